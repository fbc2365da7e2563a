"""The post-transform by which placeholders become standard nodes, made from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.backlinks import add_backlinks
from sphinxext.usecase.core.model import UseCase
from sphinxext.usecase.core.relations import relations_of
from sphinxext.usecase.domain import UseCaseDomain
from sphinxext.usecase.links import single
from sphinxext.usecase.scenarioview import ScenarioView
from sphinxext.usecase.tables import Link
from sphinxext.usecase.traceview import TraceabilityTable
from sphinxext.usecase.words import _


def domain_of(env: Any) -> UseCaseDomain:
    """The domain of this extension in a build environment."""
    domain = env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    return domain


if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


class ViewTransform(SphinxPostTransform):
    """Fills every placeholder of a page, before references are resolved."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Replace tables; draw diagrams; say who refers to a use case."""
        for node in list(self.document.findall(_is_placeholder)):
            if isinstance(node, uc.traceability):
                self._traceability(node)
            elif isinstance(node, uc.scenarios):
                self._scenarios(node)
            elif isinstance(node, uc.flow_diagram):
                self._diagram(node)
            else:
                self._backlinks(cast("addnodes.desc", node))

    @property
    def builder(self) -> Builder:
        """The builder; Sphinx 9 has moved the application out of sight of transforms."""
        app: Sphinx = getattr(self.env, "_app", None) or self.env.app
        return app.builder

    # -- views ----------------------------------------------------------------------------------

    def _traceability(self, place: uc.traceability) -> None:
        domain = domain_of(self.env)
        table = TraceabilityTable(self.document, place, domain.items, self._links_from(place))
        place.replace_self(table.made_of(self._usecases(place)))

    def _scenarios(self, place: uc.scenarios) -> None:
        domain = domain_of(self.env)
        view = ScenarioView(self.document, place, domain.items, self._links_from(place), domain.place_of)
        place.replace_self(view.made_of(list(self._usecases(place))))

    def _usecases(self, place: nodes.Element) -> Iterator[UseCase]:
        catalogue = domain_of(self.env).catalogue
        return map(catalogue.record, catalogue.matching(place["patterns"]))

    def _links_from(self, place: nodes.Element) -> Link:
        return partial(self.link, place["docname"])

    def link(self, fromdocname: str, docname: str, anchor: str, text: str) -> nodes.reference:
        """A link from page to page, to an anchor."""
        return make_refnode(
            self.builder,
            fromdocname,
            docname,
            anchor,
            nodes.Text(text),
        )

    # -- use cases ------------------------------------------------------------------------------

    def _backlinks(self, description: addnodes.desc) -> None:
        catalogue = domain_of(self.env).catalogue
        (usecase_id, *_) = cast("nodes.Element", description[0])["ids"]
        referring = catalogue.referring.get(usecase_id)
        if referring:
            docname = catalogue.summaries[usecase_id].docname
            add_backlinks(description, referring, partial(self.link, docname))

    # -- diagrams -------------------------------------------------------------------------------

    def _diagram(self, place: uc.flow_diagram) -> None:
        domain = domain_of(self.env)
        drawings = domain.drawings(self.builder)
        usecase = domain.usecases(place["docname"])[place["number"]]
        svg = path = None
        if drawings is not None and self.builder.format == "html":
            svg = drawings.picture(usecase)
        elif drawings is not None:
            path = drawings.file(usecase)
        if svg is not None:
            place["svg"] = svg.decode()
            place["alt"] = _alt(usecase)
            place["links"] = dict(self._links(place, usecase))
        elif path is not None:
            place.replace_self(self._image(place, str(path), usecase))
        else:
            place.parent.remove(place)

    def _links(self, place: uc.flow_diagram, usecase: UseCase) -> Iterator[tuple[str, str]]:
        domain = domain_of(self.env)
        for relation in relations_of(usecase):
            target = domain.catalogue.find(relation.target, usecase.id)
            if target is not None:
                link = self.link(place["docname"], target.docname, target.anchor, "")
                yield relation.target, single(link.get("refuri") or f"#{link['refid']}")

    def _image(self, place: uc.flow_diagram, path: str, usecase: UseCase) -> nodes.Element:
        image = nodes.image(uri=path, candidates={"*": path}, alt=_alt(usecase), align="center")
        self.env.images.add_file(place["docname"], path)
        return nodes.figure("", image, classes=["uc-diagram"], align="center")


def _alt(usecase: UseCase) -> str:
    """What stands for a diagram where it cannot be seen."""
    return _("Flow diagram of %s") % (usecase.title or usecase.id)


def _is_placeholder(node: nodes.Node) -> bool:
    if isinstance(node, addnodes.desc):
        return bool(node.get("domain") == "uc")
    return isinstance(node, uc.PLACEHOLDERS)
