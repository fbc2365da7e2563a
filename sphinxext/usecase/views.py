"""What takes the place of placeholders: tables, diagrams and back-references, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.backlinks import add_backlinks
from sphinxext.usecase.core.addresses import relations_of
from sphinxext.usecase.core.flow import flow_graph
from sphinxext.usecase.core.model import UseCase
from sphinxext.usecase.core.outline import outline
from sphinxext.usecase.core.wording import Words
from sphinxext.usecase.domain import domain_of
from sphinxext.usecase.links import single
from sphinxext.usecase.scenarioview import ScenarioView
from sphinxext.usecase.tables import Link
from sphinxext.usecase.traceview import TraceabilityTable
from sphinxext.usecase.words import _, diagram_words

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class Page:
    """A page whose placeholders are filled."""

    def __init__(self, document: nodes.document, env: BuildEnvironment, builder: Builder) -> None:
        self.document = document
        self.builder = builder
        self._env = env
        self._domain = domain_of(env)

    def fill(self, place: nodes.Node) -> None:
        """Make a table, draw a diagram, or say who refers to a use case."""
        if isinstance(place, uc.traceability):
            self._traceability(place)
        elif isinstance(place, uc.scenarios):
            self._scenarios(place)
        elif isinstance(place, uc.flow_diagram):
            self._diagram(place)
        elif isinstance(place, addnodes.desc):
            self._backlinks(place)

    # -- views ----------------------------------------------------------------------------------

    def _traceability(self, place: uc.traceability) -> None:
        table = TraceabilityTable(self.document, place, self._domain.items, self._links_from(place))
        place.replace_self(table.made_of(self._usecases(place)))

    def _scenarios(self, place: uc.scenarios) -> None:
        view = ScenarioView(
            self.document, place, self._domain.items, self._links_from(place), self._domain.place_of
        )
        place.replace_self(view.made_of(list(self._usecases(place))))

    def _usecases(self, place: nodes.Element) -> Iterator[UseCase]:
        catalogue = self._domain.catalogue
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
        catalogue = self._domain.catalogue
        signature = description[0]
        assert isinstance(signature, addnodes.desc_signature)
        (usecase_id, *_others) = signature["ids"]
        referring = catalogue.referring.get(usecase_id)
        if referring:
            docname = catalogue.summaries[usecase_id].docname
            add_backlinks(description, referring, partial(self.link, docname), catalogue.find)

    # -- diagrams -------------------------------------------------------------------------------

    def _diagram(self, place: uc.flow_diagram) -> None:
        drawings = self._domain.drawings(self.builder)
        usecase = self._domain.usecases(place["docname"])[place["number"]]
        svg = path = None
        if drawings is not None and self.builder.format == "html":
            svg = drawings.picture(usecase)
        elif drawings is not None:
            path = drawings.file(usecase)
        if svg is not None:
            place["svg"] = svg.decode()
            place["alt"] = _alt(usecase)
            place["outline"] = "\n".join(_outline(usecase))
            place["links"] = dict(self._links(place, usecase))
        elif path is not None:
            place.replace_self(self._image(place, str(path), usecase))
        else:
            lines = (nodes.line("", line) for line in _outline(usecase))
            place.replace_self(nodes.line_block("", *lines, classes=["uc-outline"]))

    def _links(self, place: uc.flow_diagram, usecase: UseCase) -> Iterator[tuple[str, str]]:
        for relation in relations_of(usecase):
            target = self._domain.catalogue.find(relation.target, usecase.id)
            if target is not None:
                link = self.link(place["docname"], target.docname, target.anchor, "")
                yield relation.target, single(link.get("refuri") or f"#{link['refid']}")

    def _image(self, place: uc.flow_diagram, path: str, usecase: UseCase) -> nodes.Element:
        image = nodes.image(uri=path, candidates={"*": path}, alt=_alt(usecase), align="center")
        self._env.images.add_file(place["docname"], path)
        return nodes.figure("", image, classes=["uc-diagram"], align="center")


def _outline(usecase: UseCase) -> Iterator[str]:
    """What a diagram shows, where it cannot be shown or seen."""
    return outline(flow_graph(usecase), Words(diagram_words()))


def _alt(usecase: UseCase) -> str:
    """The name of a diagram."""
    return _("Flow diagram of {}").format(usecase.title or usecase.id)
