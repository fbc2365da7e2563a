"""The view ``usecase-traceability``: epic -> use case -> flow -> story, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core import labels
from sphinxext.usecase.core.model import Flow, UseCase
from sphinxext.usecase.core.trace import TracedEpic, TracedFlow, TracedUseCase, trace
from sphinxext.usecase.items import Items
from sphinxext.usecase.tables import Link, Table, said_above
from sphinxext.usecase.words import _, joined


class TraceabilityTable:
    """The table in the place of a view."""

    def __init__(
        self, document: nodes.document, place: uc.traceability, items: Items, link: Link
    ) -> None:
        self.items = items
        self.link = link
        columns = [(_("Epic"), 15), (_("Use case"), 30), (_("Flow"), 35), (_("Stories"), 20)]
        self.table = Table(document, place, "uc-traceability", columns)

    def made_of(self, usecases: Iterable[UseCase]) -> nodes.Element:
        """The table, or a sentence if there is nothing to show."""
        for epic in trace(usecases, self.items.is_known):
            self._epic(epic)
        return self.table.node if self.table else uc.nothing(_("No use cases."))

    def _epic(self, traced: TracedEpic) -> None:
        """The rows of an epic."""
        epic_again = False
        for usecase in traced.usecases:
            usecase_again = False
            for flow, stories in self._flows(usecase):
                name = self.items.link(traced.epic) if traced.epic else nodes.Text(_("No epic"))
                row = self.table.row([name], [self._usecase(usecase)], flow, stories)
                if epic_again:
                    said_above(row.children[0])
                if usecase_again:
                    said_above(row.children[1])
                epic_again = usecase_again = True

    def _usecase(self, traced: TracedUseCase) -> nodes.Node:
        usecase = traced.usecase
        return self.link(usecase.docname, usecase.id, f"{usecase.id} {usecase.title}".strip())

    def _flows(
        self, traced: TracedUseCase
    ) -> Iterator[tuple[Iterable[nodes.Node], Iterable[nodes.Node]]]:
        """The cells of each flow: its name and its stories."""
        if not traced.flows:
            yield [nodes.inline("", _("no flow stated"), classes=["uc-none"])], []
        for flow in traced.flows:
            stories = joined(map(self.items.link, flow.stories), ", ")
            words = _instead_of_stories(flow)
            if words is not None:
                stories += [nodes.Text(" "), words] if stories else [words]
            yield [self._flow(traced.usecase, flow.flow)], stories

    def _flow(self, usecase: UseCase, flow: Flow | None) -> nodes.Node:
        if flow is None:
            return self.link(usecase.docname, usecase.id, _("Main flow"))
        anchor = labels.anchor(labels.address(usecase.id, flow.label))
        return self.link(usecase.docname, anchor, f"{flow.label} {flow.condition}".strip())


def _instead_of_stories(flow: TracedFlow) -> nodes.Node | None:
    if flow.is_gap:
        words = _("gap: no known story") if flow.stories else _("gap: no story")
        return nodes.inline("", words, classes=["uc-gap"])
    if flow.waived:
        return nodes.inline("", _("waived: {}").format(flow.waived), classes=["uc-waived"])
    return None
