"""A project as views see it: use cases with their flows, items and test results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase.core.flow.scenarios import Scenario
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.findings import Found
from sphinxext.usecase.core.model.items import Item, ItemKind
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.model.usecase import Field, UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.core.reading.fields import normalise
from sphinxext.usecase.core.trace.coverage import (
    Backlog,
    Coverage,
    Items,
    Share,
    TracedFlow,
    backlog,
    coverage,
    is_of_kind,
    traced_flows,
)
from sphinxext.usecase.core.trace.origins import Origin
from sphinxext.usecase.core.trace.table import Cell, Part, joined
from sphinxext.usecase.core.trace.verdicts import UNTESTED, Verdict, Verdicts, worst

if TYPE_CHECKING:
    from sphinxext.usecase.core.changes.change import State
    from sphinxext.usecase.core.changes.since import Since

FEW = 20
"""How many of one kind a cell names."""


FIELD = "field:"
"""What a column begins with that is of a field, by its header; blanks in that may be hyphens."""


def _is_of(field: Field, column: str) -> bool:
    asked = normalise(column.removeprefix(FIELD))
    return asked in (normalise(field.name or ""), normalise(field.header))


class Said(NamedTuple):
    """All that is found in a project, and how many findings of the baseline are gone."""

    found: Sequence[Found] = ()
    gone: int = 0


class Project:
    """What is known of a project, and how views put it; ``words`` are in the project's language.

    A matrix of more cells than ``most_cells`` is told as a list; 0: none is. ``done`` are the statuses
    of stories that are. ``origins`` are the files of results and of the backlog. ``said`` gives what is
    found. ``version`` is that of the documents. ``since`` gives what has changed since the baseline.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        items: Items,
        verdicts: Verdicts,
        words: Words,
        *,
        most_cells: int = 0,
        done: Iterable[str] = (),
        origins: Sequence[Origin] = (),
        said: Callable[[], Said] = Said,
        version: str = "",
        since: Callable[[], Since | None] = lambda: None,
    ) -> None:
        self.catalogue = catalogue
        self.items = items
        self.verdicts = verdicts
        self.words = words
        self.most_cells = most_cells
        self.origins = origins
        self.said = said
        self.version = version
        self._since = since
        self._done = {status.strip().casefold() for status in done}
        self._flows: dict[str, tuple[TracedFlow, ...]] = {}

    # -- what is shown --------------------------------------------------------------------------

    def matching(self, only: Filter) -> list[Summary]:
        """The use cases that a view shows, in their order: all of whose flows none fits are left out."""
        found = self.catalogue.matching(only)
        if not only.is_traced:
            return found
        return [one for one in found if self.flows(self.catalogue.record(one), only)]

    def usecases(self, only: Filter) -> Iterator[UseCase]:
        """The same as records."""
        return map(self.catalogue.record, self.matching(only))

    def flows(self, usecase: UseCase, only: Filter) -> list[TracedFlow]:
        """The flows of a use case that a view shows."""
        if usecase.id not in self._flows:
            self._flows[usecase.id] = tuple(traced_flows(usecase, self.items))
        shown = [flow for flow in self._flows[usecase.id] if only.shows(flow.kind)]
        return [flow for flow in shown if self._fits(flow, only)] if only.is_traced else shown

    def _fits(self, flow: TracedFlow, only: Filter) -> bool:
        verdict = self.verdicts.of_flow(flow) or UNTESTED
        return only.fits(flow.state, verdict, self._statuses(flow))

    def tests_of(self, usecase: UseCase, scenario: Scenario) -> dict[str, Verdict]:
        """The tests of a scenario, those whose results name its flows among them; and what they say."""
        found: dict[str, list[Verdict]] = {}
        for flow in self.flows(usecase, Filter()):
            for test in self.verdicts.tests(flow) if flow.label in scenario.flows else ():
                found.setdefault(test, []).append(self.verdicts.at(test, flow))
        return {test: worst(said) or "missing" for test, said in found.items()}

    def passes(self, flow: TracedFlow) -> bool:
        """Whether the tests of a flow pass."""
        return self.verdicts.of_flow(flow) == "passed"

    def is_done(self, flow: TracedFlow) -> bool:
        """Whether stories cover a flow that are all done."""
        return bool(flow.covering) and all(map(self._is_done, self._statuses(flow)))

    def tells_statuses(self, flows: Iterable[TracedFlow]) -> bool:
        """Whether a status is known of any story that covers one of these flows."""
        return any(any(self._statuses(flow)) for flow in flows)

    def _is_done(self, status: str) -> bool:
        return status.casefold() in self._done

    def _statuses(self, flow: TracedFlow) -> list[str]:
        """The statuses of the stories that cover a flow, empty if nothing is known of one."""
        stories = map(self.items.find, flow.covering)
        return [(story.status if story else None) or "" for story in stories]

    def all_flows(self, only: Filter) -> list[TracedFlow]:
        """All flows that a view shows."""
        return [flow for usecase in self.usecases(only) for flow in self.flows(usecase, only)]

    def own_flows(self) -> list[TracedFlow]:
        """All flows of this project."""
        ours = map(self.catalogue.record, self.catalogue.ours)
        return [flow for usecase in ours for flow in self.flows(usecase, Filter())]

    def backlog(self, only: Filter) -> Backlog:
        """The described stories and epics that a view counts.

        Without a filter these are all. One of epics leaves those epics and their stories; any other
        leaves those of the use cases it shows.
        """
        found = backlog(self.items.described(), self.catalogue.named_as)
        if only == Filter():
            return found
        if only._replace(epic="") == Filter():
            return found.under(only.names)
        shown = {epic for one in self.matching(only) for epic in one.epics}
        return found.under(lambda epic: epic in shown and only.names(epic))

    def known_items(self) -> list[Item]:
        """All items that use cases of this project name or that a source describes, sorted."""
        named = (item for one in self.catalogue.ours for _kind, items in one.items for item in items)
        ids = {*named, *(item.id for item in self.items.described())}
        return [self.items.find(one) or Item(id=one) for one in sorted(ids)]

    # -- how it is put --------------------------------------------------------------------------

    def usecase(self, usecase: UseCase) -> Cell:
        """A use case by id and title."""
        state = self.since.state(usecase.id) if self.since else None
        return (*self.bare_usecase(usecase), *self._changed(state))

    def bare_usecase(self, usecase: UseCase) -> Cell:
        """The same without whether it has changed."""
        return (Part(f"{usecase.shown_id} {usecase.title}".strip(), "address", usecase.id),)

    @cached_property
    def since(self) -> Since | None:
        """What has changed since the baseline, if there is one."""
        return self._since()

    def _changed(self, state: State | None) -> Cell:
        """What stands behind a use case or a flow that has changed since the baseline."""
        return (Part(f" ({self.words(state)})", mark=state),) if state else ()

    def page(self, usecase: UseCase) -> Cell:
        """The page of a use case, by its path."""
        return (Part(usecase.docname.removeprefix(FOREIGN)),)

    def area(self, usecase: UseCase) -> Cell:
        """The folder of its page; nothing if that is none."""
        area = usecase.docname.removeprefix(FOREIGN).rpartition("/")[0]
        return (Part(area),) if area else ()

    def field(self, usecase: UseCase, column: str) -> Cell:
        """What a use case says in the field that a column is of."""
        found = (field.text for field in usecase.fields if _is_of(field, column))
        return tuple(Part(text) for text in islice(found, 1) if text)

    def header(self, column: str) -> Cell:
        """The header of a column; that of a field is as it is written first."""
        if not column.startswith(FIELD):
            return (Part(self.words(column)),)
        written = (
            one.header for usecase in self.catalogue for one in usecase.fields if _is_of(one, column)
        )
        return (Part(next(filter(None, written), column.removeprefix(FIELD))),)

    def flow(self, flow: TracedFlow) -> Cell:
        """A flow, where its use case is said already."""
        said = f"{flow.label} {flow.flow.condition}" if flow.flow else self.words("main flow")
        return (Part(said.strip(), "address", flow.address), *self._flow_changed(flow))

    def flow_in_full(self, flow: TracedFlow) -> Cell:
        """A flow with the id of its use case."""
        said = flow.flow.condition if flow.flow else self.words("main flow")
        said = f"{labels.as_written(flow.address)} {said}".strip()
        return (Part(said, "address", flow.address), *self._flow_changed(flow))

    def _flow_changed(self, flow: TracedFlow) -> Cell:
        state = self.since.state_of_flow(flow.usecase.id, flow.label) if self.since else None
        return self._changed(state)

    def item(self, item: str, named_as: ItemKind | None = None, *, status: bool = True) -> Cell:
        """An item by id and, where known, title and status; what it is ``named_as`` it may not be."""
        found = self.items.find(item)
        title = found.title if found else ""
        parts = [Part(f"{item} {title}".strip(), "item", item)]
        if status and found is not None and found.status:
            is_done = found.kind == "story" and self._is_done(found.status)
            parts.append(Part(f" ({found.status})", mark="done" if is_done else "status"))
        if named_as and not self.counts(item, named_as):
            parts.append(Part(f" ({self.words('does not count')})", mark="none"))
        return tuple(parts)

    def counts(self, item: str, named_as: ItemKind) -> bool:
        """Whether an item is known, and may be what it is named as."""
        return is_of_kind(self.items.find(item), named_as)

    def few(self, cells: Sequence[Cell]) -> Cell:
        """Several cells as one; of many the first few, and how many there are."""
        if len(cells) <= FEW:
            return joined(cells)
        of_all = self.words("{part} of {whole}").format(part=FEW, whole=len(cells))
        return (*joined(cells[:FEW]), Part(f" … ({of_all})"))

    def actor(self, name: str) -> Cell:
        """An actor."""
        return (Part(self.catalogue.actor_names.get(name, name), "actor", name),)

    def state(self, flow: TracedFlow) -> Cell:
        """What covers a flow, in words; nothing if a story does."""
        if flow.state == "waived":
            return (Part(self.words("waived: {}").format(flow.owner.waived), mark="waived"),)
        if flow.state == "gap":
            gap = "gap: no known story" if flow.stories else "gap: no story"
            return (Part(self.words(gap), mark="gap"),)
        return ()

    def verdict(self, verdict: Verdict | None) -> Cell:
        """What a test says, in words."""
        return (Part(self.words(verdict or UNTESTED), mark=verdict or "none"),)

    def percent(self, share: Share) -> str:
        """A share in per cent with one decimal; of nothing there is none."""
        if share.tenths is None:
            return "–"
        whole, tenth = divmod(share.tenths, 10)
        return self.words("{whole}.{tenth} %").format(whole=whole, tenth=tenth)

    @cached_property
    def has_stories(self) -> bool:
        """Whether any story is named or described: without one, nothing is asked of flows."""
        described = self.items.described()
        return bool(self.catalogue.mentions["story"]) or any(item.kind == "story" for item in described)

    @cached_property
    def has_tests(self) -> bool:
        """Whether any test is named, or has a result."""
        return bool(self.catalogue.mentions["test"] or self.verdicts)

    def covered(self, found: Coverage) -> str:
        """Which share of flows a story covers, in per cent."""
        return self.percent(found.share if self.has_stories else Share(0, 0))

    def summary(self, flows: Iterable[TracedFlow]) -> str:
        """How many flows are covered, so put that no language needs a plural form."""
        found = coverage(flows)
        share = self.words("covered: {part} of {whole} flows ({percent})").format(
            part=found.share.part, whole=found.share.whole, percent=self.covered(found)
        )
        return " · ".join(filter(None, (share, self.remarks(found))))

    def remarks(self, found: Coverage) -> str:
        """How many flows are gaps, and how many are waived."""
        counted = (("gaps: {}", len(found.gaps)), ("waived: {}", len(found.waived)))
        return " · ".join(self.words(said).format(number) for said, number in counted if number)
