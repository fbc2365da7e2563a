"""Post-transforms: placeholders become standard nodes, made from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.backlinks import add_backlinks
from sphinxext.usecase.core import labels
from sphinxext.usecase.core.model import Flow, UseCase
from sphinxext.usecase.core.relations import relations_of
from sphinxext.usecase.core.trace import TracedEpic, TracedFlow, TracedUseCase, trace
from sphinxext.usecase.domain import UseCaseDomain
from sphinxext.usecase.links import single
from sphinxext.usecase.words import _, joined


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
                self._table(node)
            elif isinstance(node, uc.flow_diagram):
                self._diagram(node)
            else:
                self._backlinks(cast("addnodes.desc", node))

    @property
    def builder(self) -> Builder:
        """The builder; Sphinx 9 has moved the application out of sight of transforms."""
        app: Sphinx = getattr(self.env, "_app", None) or self.env.app
        return app.builder

    # -- tables ---------------------------------------------------------------------------------

    def _table(self, place: uc.traceability) -> None:
        domain = domain_of(self.env)
        catalogue = domain.catalogue
        usecases = map(catalogue.record, catalogue.matching(place["patterns"]))
        place.replace_self(TraceabilityTable(self, domain, place).made_of(usecases))

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
        path = drawings.path(usecase) if drawings is not None else None
        if path is None:
            place.parent.remove(place)
        elif self.builder.format == "html":
            place["svg"] = str(path)
            place["alt"] = _("Flow diagram of %s") % (usecase.title or usecase.id)
            place["links"] = dict(self._links(place, usecase))
        else:
            place.replace_self(self._image(place, str(path), usecase))

    def _links(self, place: uc.flow_diagram, usecase: UseCase) -> Iterator[tuple[str, str]]:
        domain = domain_of(self.env)
        for relation in relations_of(usecase):
            target = domain.catalogue.find(relation.target, usecase.id)
            if target is not None:
                link = self.link(place["docname"], target.docname, target.anchor, "")
                yield relation.target, single(link.get("refuri") or f"#{link['refid']}")

    def _image(self, place: uc.flow_diagram, path: str, usecase: UseCase) -> nodes.Element:
        alt = _("Flow diagram of %s") % (usecase.title or usecase.id)
        image = nodes.image(uri=path, candidates={"*": path}, alt=alt, align="center")
        self.env.images.add_file(place["docname"], path)
        return nodes.figure("", image, classes=["uc-diagram"], align="center")


class TraceabilityTable:
    """Epic -> use case -> flow -> story, as a table.

    Rows are filled from the outside in: docutils looks for the document of every node it adds, and
    finds it at once only in a tree that hangs on it already.
    """

    def __init__(self, transform: ViewTransform, domain: UseCaseDomain, place: uc.traceability) -> None:
        self.transform = transform
        self.domain = domain
        self.place = place

    def made_of(self, usecases: Iterable[UseCase]) -> nodes.Element:
        """The table, or a sentence if there is nothing to show."""
        table = nodes.table("", classes=["uc-table", "uc-traceability", *self.place["classes"]])
        table.document = self.transform.document
        table["ids"], table["names"] = self.place["ids"], self.place["names"]
        for caption in self.place.children:
            table += caption
        group = nodes.tgroup(cols=4)
        table += group
        group += [nodes.colspec(colwidth=width) for width in (15, 30, 35, 20)]
        head = nodes.thead()
        group += head
        self._row(head, *([nodes.Text(text)] for text in _headers()))
        self.body = nodes.tbody()
        group += self.body
        for epic in trace(usecases, self.domain.items.is_known):
            self._epic(epic)
        if not self.body.children:
            return nodes.paragraph("", _("No use cases."), classes=["uc-empty"])
        return table

    def _row(self, parent: nodes.Element, *cells: Iterable[nodes.Node]) -> nodes.row:
        row = nodes.row()
        parent += row
        for content in cells:
            entry, paragraph = nodes.entry(), nodes.paragraph()
            row += entry
            entry += paragraph
            paragraph += content
        return row

    def _epic(self, traced: TracedEpic) -> None:
        """The rows of an epic; each is complete, what the row above says already is marked so."""
        epic_again = False
        for usecase in traced.usecases:
            usecase_again = False
            for flow, stories in self._flows(usecase):
                name = self._item(traced.epic) if traced.epic else nodes.Text(_("No epic"))
                row = self._row(self.body, [name], [self._usecase(usecase)], flow, stories)
                epic, usecase_cell = (cast("nodes.entry", cell) for cell in row.children[:2])
                if epic_again:
                    epic["classes"].append("uc-again")
                if usecase_again:
                    usecase_cell["classes"].append("uc-again")
                epic_again = usecase_again = True

    def _usecase(self, traced: TracedUseCase) -> nodes.Node:
        usecase = traced.usecase
        return self._link(usecase, usecase.id, f"{usecase.id} {usecase.title}".strip())

    def _flows(
        self, traced: TracedUseCase
    ) -> Iterator[tuple[Iterable[nodes.Node], Iterable[nodes.Node]]]:
        """The cells of each flow: its name and its stories."""
        if not traced.flows:
            yield [nodes.inline("", _("no flow stated"), classes=["uc-none"])], []
        for flow in traced.flows:
            stories = joined(map(self._item, flow.stories), ", ")
            words = self._instead_of_stories(flow)
            if words is not None:
                stories += [nodes.Text(" "), words] if stories else [words]
            yield [self._flow(traced.usecase, flow.flow)], stories

    @staticmethod
    def _instead_of_stories(flow: TracedFlow) -> nodes.Node | None:
        if flow.is_gap:
            words = _("gap: no known story") if flow.stories else _("gap: no story")
            return nodes.inline("", words, classes=["uc-gap"])
        if flow.waived:
            return nodes.inline("", _("waived: %s") % flow.waived, classes=["uc-waived"])
        return None

    def _flow(self, usecase: UseCase, flow: Flow | None) -> nodes.Node:
        if flow is None:
            return self._link(usecase, usecase.id, _("Main flow"))
        anchor = labels.anchor(labels.address(usecase.id, flow.label))
        return self._link(usecase, anchor, f"{flow.label} {flow.condition}".strip())

    def _item(self, item: str) -> nodes.Node:
        return self.domain.items.link(item)

    def _link(self, usecase: UseCase, anchor: str, text: str) -> nodes.reference:
        return self.transform.link(self.place["docname"], usecase.docname, anchor, text)


def _headers() -> tuple[str, ...]:
    return _("Epic"), _("Use case"), _("Flow"), _("Stories")


def _is_placeholder(node: nodes.Node) -> bool:
    if isinstance(node, addnodes.desc):
        return bool(node.get("domain") == "uc")
    return isinstance(node, uc.PLACEHOLDERS)
