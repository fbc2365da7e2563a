"""Post-transforms: placeholders become standard nodes, made from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core import labels
from sphinxext.usecase.core.flow import flow_graph
from sphinxext.usecase.core.model import UseCase
from sphinxext.usecase.core.trace import TracedEpic, TracedFlow, TracedUseCase, trace
from sphinxext.usecase.domain import UseCaseDomain
from sphinxext.usecase.links import single
from sphinxext.usecase.words import _, joined


def domain_of(env: Any) -> UseCaseDomain:
    """The domain of this extension in a build environment."""
    domain = env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    return domain


class ViewTransform(SphinxPostTransform):
    """Fills every placeholder of a page, before references are resolved."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Replace tables; draw diagrams."""
        for node in list(self.document.findall(_is_placeholder)):
            if isinstance(node, uc.traceability):
                self._table(node)
            elif isinstance(node, uc.flow_diagram):
                self._diagram(node)

    # -- tables ---------------------------------------------------------------------------------

    def _table(self, place: uc.traceability) -> None:
        domain = domain_of(self.env)
        catalogue = domain.catalogue
        usecases = map(catalogue.record, catalogue.matching(place["patterns"]))
        place.replace_self(TraceabilityTable(self, domain, place).nodes(usecases))

    def link(self, place: nodes.Element, docname: str, anchor: str, text: str) -> nodes.reference:
        """A link from a placeholder's page to an anchor."""
        return make_refnode(
            self.app.builder, place["docname"], docname, anchor, nodes.inline("", text)
        )

    # -- diagrams -------------------------------------------------------------------------------

    def _diagram(self, place: uc.flow_diagram) -> None:
        domain = domain_of(self.env)
        drawings = domain.drawings
        usecase = domain.catalogue.get(place["usecase"])
        if drawings is None or usecase is None or usecase.docname != place["docname"]:
            place.parent.remove(place)
            return
        path = drawings.path(usecase)
        if path is None:
            place.parent.remove(place)
        elif self.app.builder.format == "html":
            place["svg"] = str(path)
            place["alt"] = _("Flow diagram of %s") % (usecase.title or usecase.id)
            place["links"] = dict(self._links(place, usecase))
        else:
            place.replace_self(self._image(place, str(path), usecase))

    def _links(self, place: uc.flow_diagram, usecase: UseCase) -> Iterator[tuple[str, str]]:
        domain = domain_of(self.env)
        for node in flow_graph(usecase).nodes.values():
            if node.kind != "call" or node.address is None:
                continue
            target = domain.catalogue.find(node.address, usecase.id)
            if target is not None:
                link = self.link(place, target.docname, target.anchor, "")
                yield node.address, single(link.get("refuri") or f"#{link['refid']}")

    def _image(self, place: uc.flow_diagram, path: str, usecase: UseCase) -> nodes.Element:
        alt = _("Flow diagram of %s") % (usecase.title or usecase.id)
        image = nodes.image(uri=path, candidates={"*": path}, alt=alt, align="center")
        self.env.original_image_uri[path] = path  # type: ignore[index]
        self.env.images.add_file(place["docname"], path)
        return nodes.figure("", image, classes=["uc-diagram"], align="center")


class TraceabilityTable:
    """Epic -> use case -> flow -> story, as a table."""

    def __init__(
        self, transform: ViewTransform, domain: UseCaseDomain, place: uc.traceability
    ) -> None:
        self.transform = transform
        self.domain = domain
        self.place = place

    def nodes(self, usecases: Iterable[UseCase]) -> list[nodes.Node]:
        """The table, or a sentence if there is nothing to show."""
        rows = [row for epic in trace(usecases) for row in self._epic(epic)]
        if not rows:
            return [nodes.paragraph("", _("No use cases."), classes=["uc-empty"])]
        headers = (_("Epic"), _("Use case"), _("Flow"), _("Stories"))
        head = nodes.thead("", nodes.row("", *(_entry([nodes.Text(text)]) for text in headers)))
        columns = [nodes.colspec(colwidth=width) for width in (15, 30, 35, 20)]
        group = nodes.tgroup("", *columns, head, nodes.tbody("", *rows), cols=len(columns))
        table = nodes.table("", group, classes=["uc-table", "uc-traceability"])
        table["classes"] += self.place["classes"]
        table["ids"] = self.place["ids"]
        table["names"] = self.place["names"]
        for caption in self.place.children:
            table.insert(0, caption)
        return [table]

    def _epic(self, traced: TracedEpic) -> Iterator[nodes.row]:
        """The rows of an epic; each is complete, what the row above says already is marked so."""
        again = False
        for usecase in traced.usecases:
            for row in self._usecase(usecase):
                name = self._item(traced.epic) if traced.epic else nodes.Text(_("No epic"))
                row.insert(0, _entry([name], again=again))
                again = True
                yield row

    def _usecase(self, traced: TracedUseCase) -> Iterator[nodes.row]:
        usecase = traced.usecase
        text = f"{usecase.id} {usecase.title}".strip()
        if not traced.flows:
            nothing = nodes.inline("", _("no flow stated"), classes=["uc-none"])
            head = _entry([self._link(usecase, usecase.id, text)])
            yield nodes.row("", head, _entry([nothing]), _entry([]))
        for position, flow in enumerate(traced.flows):
            head = _entry([self._link(usecase, usecase.id, text)], again=position > 0)
            yield nodes.row("", head, *self._flow(usecase, flow))

    def _flow(self, usecase: UseCase, traced: TracedFlow) -> Iterator[nodes.entry]:
        flow = traced.flow
        if flow is None:
            yield _entry([self._link(usecase, usecase.id, _("Main flow"))])
        else:
            anchor = labels.anchor(labels.address(usecase.id, flow.label))
            yield _entry([self._link(usecase, anchor, f"{flow.label} {flow.condition}".strip())])
        if traced.is_gap:
            yield _entry([nodes.inline("", _("gap: no story"), classes=["uc-gap"])])
        else:
            yield _entry(joined(map(self._item, traced.stories), ", "))

    def _item(self, item: str) -> nodes.Element:
        return self.domain.items.link(item)

    def _link(self, usecase: UseCase, anchor: str, text: str) -> nodes.reference:
        return self.transform.link(self.place, usecase.docname, anchor, text)


def _entry(content: Iterable[nodes.Node], *, again: bool = False) -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", *content))
    if again:
        entry["classes"].append("uc-again")
    return entry


def _is_placeholder(node: nodes.Node) -> bool:
    return isinstance(node, uc.PLACEHOLDERS)
