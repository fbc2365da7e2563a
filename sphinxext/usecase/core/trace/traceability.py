"""Project -> the table of epics, use cases, flows, stories and tests, one row a flow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace import statements
from sphinxext.usecase.core.trace.coverage import TracedFlow
from sphinxext.usecase.core.trace.project import FEW, FIELD, Project
from sphinxext.usecase.core.trace.table import (
    GAPS,
    Cell,
    Column,
    Natural,
    Part,
    Row,
    Table,
    chosen,
    in_order,
    joined,
    natural,
)
from sphinxext.usecase.core.trace.verdicts import ORDER

GROUPED: dict[str, tuple[str, ...]] = {
    "epic": ("epic", "usecase", "flow", "verdict", "stories", "tests"),
    "usecase": ("usecase", "epic", "flow", "verdict", "stories", "tests"),
    "page": ("page", "usecase", "flow", "verdict", "stories", "tests"),
    "story": ("stories", "usecase", "flow", "verdict", "tests", "epic"),
}
"""What rows can be grouped by, the first by default -> the columns, if none are chosen."""
_WIDTHS = {"epic": 20, "usecase": 25, "flow": 25, "verdict": 16, "stories": 25, "tests": 25}
_OF_TESTS = ("verdict", "tests")
"""The columns that are there of themselves if there are any tests."""
COLUMNS = (*_WIDTHS, *"kind status priority owner tags page area".split(), *statements.KINDS)
"""The columns that can be chosen."""
SORTS = (GAPS, *COLUMNS)
"""What rows can be sorted by."""


class _Traced(NamedTuple):
    """What a row shows: a flow, or a use case that states none; under one or more epics and stories.

    A story that no flow delivers has no use case.
    """

    usecase: UseCase | None
    flow: TracedFlow | None
    epics: tuple[str, ...]
    stories: tuple[str, ...]


def traceability(
    project: Project,
    only: Filter,
    *,
    group_by: str = "epic",
    columns: Sequence[str] = (),
    sort: Sequence[str] = (),
) -> Table:
    """One row for each flow in each of its groups; a use case without a flow has a row too.

    So has, among stories, one that no flow delivers.
    """
    cells = _Cells(project)
    shown = GROUPED[group_by]
    others = {*columns, *(name.removeprefix("-") for name in sort)}.difference(shown)
    fields = (name for name in columns if name.startswith(FIELD))
    names = (*shown, *(name for name in COLUMNS if name in others), *fields)
    traced = sorted(_grouped(project, only, group_by), key=_group_order(group_by))
    whole = Table(
        columns=tuple(
            Column(name, project.header(name), _WIDTHS.get(name, 15), name in _groups(group_by))
            for name in names
        ),
        rows=tuple(cells.row(one, names) for one in traced),
        totals=cells.totals(traced, shown[0]) if group_by != "story" else {},
        summary=project.summary(project.all_flows(only)) if traced else "",
    )
    if not any(one.flow and project.verdicts.tests(one.flow) for one in traced):
        shown = tuple(name for name in shown if name not in _OF_TESTS or project.verdicts)
    return chosen(in_order(whole, sort), columns or shown)


def _groups(group_by: str) -> tuple[str, ...]:
    """The columns in which equal cells are one group."""
    return ("stories",) if group_by == "story" else GROUPED[group_by][:2]


def _grouped(project: Project, only: Filter, group_by: str) -> Iterator[_Traced]:
    """What there is to show: each flow once, under each epic, or under each of its stories.

    What is named as an epic and is none has no place beside those that are.
    """
    for usecase in project.usecases(only):
        named: list[tuple[str, ...]] = [(epic,) for epic in usecase.epics if only.names(epic)]
        epics = [one for one in named if project.counts(one[0], "epic")] or named
        for flow in _flows(project, usecase, only):
            stories = flow.stories if flow else ()
            if group_by == "epic":
                yield from (_Traced(usecase, flow, one, stories) for one in epics or [()])
            elif group_by == "story":
                each: list[tuple[str, ...]] = [(story,) for story in stories]
                yield from (_Traced(usecase, flow, usecase.epics, one) for one in each or [()])
            else:
                yield _Traced(usecase, flow, usecase.epics, stories)
    if group_by == "story" and not only.is_traced and not only.kind:
        for story in project.backlog(only).undelivered:
            yield _Traced(None, None, (story.parent,) if story.parent else (), (story.id,))


def _flows(project: Project, usecase: UseCase, only: Filter) -> Sequence[TracedFlow | None]:
    """The flows of a use case; one that states none is shown all the same."""
    flows = project.flows(usecase, only)
    return flows or ([] if only.kind else [None])


def _group_order(group_by: str) -> Callable[[_Traced], tuple[bool, list[Natural]]]:
    """Groups in order of their id, that without one last; use cases as they stand."""

    def key(traced: _Traced) -> tuple[bool, list[Natural]]:
        group = {"epic": traced.epics, "story": traced.stories}.get(group_by, ())
        return not group, [natural(one) for one in group]

    return key


class _Cells:
    """The cells of rows."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def row(self, traced: _Traced, names: Sequence[str]) -> Row:
        """The cells of these columns."""
        return tuple(self.cell(traced, name) for name in names)

    def totals(self, traced: Iterable[_Traced], name: str) -> dict[Cell, str]:
        """What is said of each group of rows that are alike in a column."""
        groups: dict[Cell, list[TracedFlow]] = {}
        for one in traced:
            counts = name != "epic" or all(self._project.counts(epic, "epic") for epic in one.epics)
            if one.flow is not None and counts:
                groups.setdefault(self.cell(one, name), []).append(one.flow)
        return {cell: self._project.summary(flows) for cell, flows in groups.items()}

    def cell(self, traced: _Traced, name: str) -> Cell:
        """What a row says in a column."""
        if name in (*_WIDTHS, "kind"):
            return getattr(self, f"_{name}")(traced)  # type: ignore[no-any-return]
        if name in statements.KINDS:
            return statements.about(self._project, traced.flow, name) if traced.flow else ()
        return self._stated(traced.usecase, name) if traced.usecase else ()

    def _stated(self, usecase: UseCase, name: str) -> Cell:
        """What a use case states."""
        if name.startswith(FIELD):
            return self._project.field(usecase, name)
        if name in ("page", "area"):
            return self._project.page(usecase) if name == "page" else self._project.area(usecase)
        value = getattr(usecase, name)
        if name == "status" and value:
            return (Part(value, mark="status"),)
        return (Part(", ".join(value) if isinstance(value, tuple) else value or ""),)

    def _epic(self, traced: _Traced) -> Cell:
        epics = joined(self._project.item(epic, "epic") for epic in traced.epics)
        return epics or (Part(self._project.words("no epic"), mark="none"),)

    def _usecase(self, traced: _Traced) -> Cell:
        return self._project.usecase(traced.usecase) if traced.usecase else ()

    def _flow(self, traced: _Traced) -> Cell:
        if traced.usecase is None:
            return (Part(self._project.words("gap: no flow"), mark="gap"),)
        if traced.flow is None:
            return (Part(self._project.words("no flow stated"), mark="none"),)
        return self._project.flow(traced.flow)

    def _kind(self, traced: _Traced) -> Cell:
        return (Part(self._project.words(traced.flow.kind)),) if traced.flow else ()

    def _stories(self, traced: _Traced) -> Cell:
        stories = self._project.few([self._project.item(story, "story") for story in traced.stories])
        return joined((stories, self._project.state(traced.flow) if traced.flow else ()), " ")

    def _verdict(self, traced: _Traced) -> Cell:
        """What the tests of a flow say."""
        if traced.flow is None:
            return ()
        return self._project.verdict(self._project.verdicts.of_flow(traced.flow))

    def _tests(self, traced: _Traced) -> Cell:
        """Each test with what it says."""
        if traced.flow is None:
            return ()
        verdicts = self._project.verdicts
        said = [(test, verdicts.at(test, traced.flow)) for test in verdicts.tests(traced.flow)]
        if len(said) > FEW:  # not all are named
            said.sort(key=lambda one: ORDER.index(one[1]))
        tests = [
            joined((self._project.item(test), self._project.verdict(verdict)), " ")
            for test, verdict in said
        ]
        return self._project.few(tests)
