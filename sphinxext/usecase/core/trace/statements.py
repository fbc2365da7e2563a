"""Criteria, KPIs and rules as views see them: what they cover, what measures them, what tests say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import shorten
from typing import NamedTuple

from sphinxext.usecase.core.model.contents import outcomes
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import Statement, UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import Share, TracedFlow
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import (
    GAPS,
    Cell,
    Column,
    Part,
    Table,
    chosen,
    in_order,
    joined,
)
from sphinxext.usecase.core.trace.verdicts import ORDER, UNTESTED

KINDS = ("criterion", "kpi", "rule")
"""What can be a dimension of views; the items of fields that a project has added are none."""
GROUPED: dict[str, tuple[str, ...]] = {
    "criterion": ("criterion", "usecase", "flow", "kpi", "verdict", "tests"),
    "kpi": ("kpi", "usecase", "criterion", "verdict", "tests"),
    "rule": ("rule", "usecase", "flow", "verdict", "tests"),
}
"""What a table is of -> the columns, if none are chosen."""
_PASSING = {"criterion": "criteria with a passing test", "rule": "business rules with a passing test"}
_UNPROVEN = {
    "criterion": "criteria without a passing test",
    "rule": "business rules without a passing test",
}
_LONG = 60


class TracedStatement(NamedTuple):
    """A statement with what it is about: ``flows`` that it covers, KPIs and criteria that belong to it.

    ``tests`` are those named, of a KPI by what measures it too, without the results that name an
    address; ``labels`` are what these may name.
    """

    usecase: UseCase
    statement: Statement
    flows: tuple[TracedFlow, ...]
    kpis: tuple[Statement, ...]
    criteria: tuple[Statement, ...]
    tests: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def address(self) -> str:
        """Its address."""
        return str(Address(self.usecase.id, self.statement.label))

    @property
    def stories(self) -> tuple[str, ...]:
        """The stories of the flows that it covers."""
        return tuple(dict.fromkeys(story for flow in self.flows for story in flow.stories))

    def related(self, kind: str) -> tuple[Statement, ...]:
        """Itself, if it is of this kind, or what belongs to it."""
        if self.statement.kind == kind:
            return (self.statement,)
        return {"kpi": self.kpis, "criterion": self.criteria}.get(kind, ())


def traced_statements(project: Project, only: Filter, kind: str) -> list[TracedStatement]:
    """The statements of a kind in the use cases that a view shows, in their order.

    Of what filters flows, the verdict filters statements.
    """
    found = (
        traced_statement(project, usecase, one)
        for usecase in project.usecases(only.of_usecases)
        for one in usecase.statements
        if one.kind == kind
    )
    return [one for one in found if only.has_verdict(project.verdicts.of_flow(one) or UNTESTED)]


def traced_statement(project: Project, usecase: UseCase, statement: Statement) -> TracedStatement:
    """A statement of a use case with what it is about."""
    label = statement.label
    measuring = (one for one in usecase.statements if one.kpi == label)
    criteria = tuple(one for one in measuring if one.kind == "criterion")
    parts = (statement, *criteria)
    return TracedStatement(
        usecase=usecase,
        statement=statement,
        flows=_covered(project, usecase, statement),
        kpis=tuple(one for one in usecase.statements if one.label == statement.kpi),
        criteria=criteria,
        tests=tuple(dict.fromkeys(test for one in parts for test in one.tests)),
        labels=tuple(one.label for one in parts),
    )


def _covered(project: Project, usecase: UseCase, statement: Statement) -> tuple[TracedFlow, ...]:
    """The flows that hold what a statement covers, or end as it says."""
    if not statement.covers:
        return ()
    ends = [owner for said, owner in outcomes(usecase) if said in statement.covers]
    return tuple(
        flow
        for flow in project.flows(usecase, Filter())
        if any(owner is flow.owner for owner in ends) or {*flow.labels} & {*statement.covers}
    )


# -- how it is put ----------------------------------------------------------------------------------


def named(usecase: UseCase, statement: Statement, *, in_full: bool = False) -> Cell:
    """A statement by its label and words, or by its address and the first of them."""
    address = str(Address(usecase.id, statement.label))
    if in_full:
        label = f"{usecase.shown_id}.{statement.label}"
        return (Part(f"{label} {shorten(statement.text, _LONG, placeholder=' …')}", "address", address),)
    target = f" ({statement.target})" if statement.target else ""
    return (Part(f"{statement.label} {statement.text}{target}", "address", address),)


def about(project: Project, flow: TracedFlow, kind: str) -> Cell:
    """The statements of a kind that cover a flow; of KPIs those too that such a criterion measures."""
    usecase = flow.usecase
    every = [traced_statement(project, usecase, one) for one in usecase.statements]
    here = [one for one in every if any(flow.owner is other.owner for other in one.flows)]
    found = dict.fromkeys(said for one in here for said in one.related(kind) if _leads(one, kind))
    return project.few([named(usecase, said) for said in found])


def _leads(one: TracedStatement, kind: str) -> bool:
    """Whether what belongs to a statement is about the flows that it covers: not what measures a KPI."""
    return kind in (one.statement.kind, "kpi")


def statement_table(
    project: Project,
    only: Filter,
    *,
    group_by: str,
    columns: Sequence[str] = (),
    sort: Sequence[str] = (),
) -> Table:
    """One row for each statement of a kind."""
    shown = GROUPED[group_by]
    wanted = (*shown, *columns, *(name.removeprefix("-") for name in sort))
    names = tuple(dict.fromkeys(name for name in wanted if name != GAPS))
    found = traced_statements(project, only, group_by)
    whole = Table(
        columns=tuple(Column(name, (Part(project.words(name)),), 20) for name in names),
        rows=tuple(tuple(_cell(project, one, name) for name in names) for one in found),
        summary=_summary(project, found, group_by),
    )
    return chosen(in_order(whole, sort), columns or shown)


def _cell(project: Project, one: TracedStatement, name: str) -> Cell:
    """What a row says in a column."""
    usecase = one.usecase
    if name in KINDS:
        cells = project.few([named(usecase, said) for said in one.related(name)])
        is_gap = name == "criterion" and one.statement.kind == "kpi"
        return cells or ((Part(project.words("no criterion"), mark="gap"),) if is_gap else ())
    if name == "verdict":
        return project.verdict(project.verdicts.of_flow(one))
    if name in ("usecase", "flow", "epic", "stories", "tests"):
        cells_of: Mapping[str, Callable[[], list[Cell]]] = {
            "tests": lambda: _tests(project, one),
            "usecase": lambda: [project.usecase(usecase)],
            "flow": lambda: [project.flow(flow) for flow in one.flows],
            "epic": lambda: [project.item(epic, "epic") for epic in usecase.epics],
            "stories": lambda: [project.item(story, "story") for story in one.stories],
        }
        return project.few(cells_of[name]())
    value = getattr(usecase, name, None) or ""
    return (Part(", ".join(value) if isinstance(value, tuple) else value),)


def _tests(project: Project, one: TracedStatement) -> list[Cell]:
    """Each test with what it says, the worst first."""
    verdicts = project.verdicts
    said = [(test, verdicts.at(test, one)) for test in verdicts.tests(one)]
    said.sort(key=lambda one: ORDER.index(one[1]))
    return [joined((project.item(test), project.verdict(verdict)), " ") for test, verdict in said]


def _summary(project: Project, found: list[TracedStatement], kind: str) -> str:
    if not found:
        return ""
    title, share = _share(project, found, kind)
    count = project.words("{part} of {whole}").format(part=share.part, whole=share.whole)
    return f"{project.words(title)}: {count} ({project.percent(share)})"


def _share(project: Project, found: list[TracedStatement], kind: str) -> tuple[str, Share]:
    """How many are proven or, of KPIs, measured."""
    if kind == "kpi":
        return "KPIs with a criterion", Share(sum(bool(one.criteria) for one in found), len(found))
    passed = sum(project.verdicts.of_flow(one) == "passed" for one in found)
    return _PASSING[kind], Share(passed, len(found))


# -- figures ----------------------------------------------------------------------------------------


def figures(project: Project, only: Filter) -> Iterator[tuple[str, Share, str]]:
    """Shares with their titles and remarks, of what the project has begun to trace."""
    for kind in KINDS:
        found = traced_statements(project, only, kind)
        if _is_begun(project, found, kind):
            title, share = _share(project, found, kind)
            yield title, share, "" if kind == "kpi" else _remarks(project, found)


def _remarks(project: Project, found: list[TracedStatement]) -> str:
    verdicts = Counter(map(project.verdicts.of_flow, found))
    said = (verdict for verdict in (*ORDER, None) if verdict != "passed" and verdicts[verdict])
    return " · ".join(f"{project.words(one or UNTESTED)}: {verdicts[one]}" for one in said)


def missing(project: Project, only: Filter) -> Iterator[tuple[str, list[Cell]]]:
    """What keeps these shares from being whole, by name under its heading."""
    for kind in KINDS:
        found = traced_statements(project, only, kind)
        if not _is_begun(project, found, kind):
            continue
        if kind == "kpi":
            alone = [
                named(one.usecase, one.statement, in_full=True) for one in found if not one.criteria
            ]
            yield "KPIs without a criterion", alone
        else:
            said = [(one, project.verdicts.of_flow(one)) for one in found]
            yield (
                _UNPROVEN[kind],
                [
                    joined(
                        (named(one.usecase, one.statement, in_full=True), project.verdict(verdict)), " "
                    )
                    for one, verdict in said
                    if verdict != "passed"
                ],
            )


def _is_begun(project: Project, found: list[TracedStatement], kind: str) -> bool:
    """Whether anybody traces statements of a kind: where nobody does, nothing is missed."""
    if kind == "kpi":
        return any(one.criteria for one in found)
    return any(project.verdicts.tests(one) for one in found)
