"""Project -> the figures of its coverage, as a whole and in groups, and by name what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace import statements
from sphinxext.usecase.core.trace.coverage import Share, TracedFlow, coverage
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import (
    Block,
    Cell,
    Column,
    Listing,
    Part,
    Row,
    Table,
    joined,
    natural,
    text_of,
)
from sphinxext.usecase.core.trace.verdicts import ORDER, UNTESTED

_COLUMNS = (("measure", 35), ("count", 20), ("share", 20), ("remarks", 25))
_IN_GROUPS = (("flows", 10), ("coverage", 20), ("passed", 20), ("remarks", 25))
_GROUPS: Mapping[str, Callable[[Project, UseCase], Iterable[Cell]]] = {
    "epic": lambda project, usecase: (project.item(epic, "epic") for epic in _epics(project, usecase)),
    "tag": lambda _project, usecase: ((Part(tag),) for tag in usecase.tags),
    "owner": lambda _project, usecase: [(Part(usecase.owner),)] if usecase.owner else [],
    "page": lambda project, usecase: [project.page(usecase)],
    "area": lambda project, usecase: filter(None, [project.area(usecase)]),
}
"""By what flows can be counted -> the groups that a use case is in."""
GROUPS = tuple(_GROUPS)


def _epics(project: Project, usecase: UseCase) -> Iterable[str]:
    """The epics that count, or else those that are named."""
    return [one for one in usecase.epics if project.counts(one, "epic")] or usecase.epics


class _Figure(NamedTuple):
    """One share, with remarks such as how many flows are waived; ``title`` is what it is a share of.

    What nobody ``is_asked`` for is counted, but is no share.
    """

    title: str
    share: Share
    remarks: str = ""
    is_asked: bool = True


def coverage_figures(project: Project, only: Filter, *, group_by: Sequence[str] = ()) -> Iterator[Block]:
    """A table of shares, then what keeps each from being whole; nothing if there is nothing to count.

    Between them stands a table of groups for each word of ``group_by``.
    """
    flows = project.all_flows(only)
    found = project.backlog(only)
    figures = [
        *(_of_flows(project, flows) if flows else ()),
        *(_Figure(*one) for one in statements.figures(project, only)),
        _Figure("stories that a flow delivers", _share(found.delivered, found.undelivered)),
        _Figure("epics with a use case", _share(found.mapped, found.unmapped)),
    ]
    rows = tuple(_row(project, one) for one in figures if one.share.whole or one.remarks)
    if rows:
        columns = (Column(name, (Part(project.words(name)),), width) for name, width in _COLUMNS)
        yield Table(columns=tuple(columns), rows=rows)
    for kind in group_by if flows else ():
        yield _by_group(project, only, kind)
    yield from _listing(project, "flows without a story", _gaps(project, flows))
    yield from _listing(project, "flows whose tests do not pass", _unproven(project, flows))
    yield from _listing(project, "flows without a test", _untested(project, flows))
    for heading, cells in statements.missing(project, only):
        yield from _listing(project, heading, cells)
    undelivered = (project.item(item.id) for item in found.undelivered)
    yield from _listing(project, "stories that no flow delivers", undelivered)
    unmapped = (project.item(item.id) for item in found.unmapped)
    yield from _listing(project, "epics without a use case", unmapped)


def _of_flows(project: Project, flows: Sequence[TracedFlow]) -> Iterator[_Figure]:
    found = coverage(flows)
    needed = found.share.whole
    yield _Figure("flows with a story", found.share, project.remarks(found), project.has_stories)
    if project.tells_statuses(flows):
        yield _Figure("flows whose stories are done", Share(_count(project.is_done, flows), needed))
    verdicts = Counter(map(project.verdicts.of_flow, flows))
    passed = verdicts.pop("passed", 0)
    remarks = [
        f"{project.words(verdict or UNTESTED)}: {verdicts[verdict]}"
        for verdict in (*ORDER, None)
        if verdicts[verdict]
    ]
    whole = passed + verdicts.total()
    yield _Figure("flows with a passing test", Share(passed, whole), " · ".join(remarks))
    if project.has_stories and project.has_tests:
        proven = Share(_count(project.passes, found.covered), needed)
        yield _Figure("flows covered and passed", proven)


def _count(is_counted: Callable[[TracedFlow], bool], flows: Iterable[TracedFlow]) -> int:
    return sum(map(is_counted, flows))


def _share(part: Iterable[object], rest: Iterable[object]) -> Share:
    counted = len(tuple(part))
    return Share(counted, counted + len(tuple(rest)))


def _row(project: Project, figure: _Figure) -> Row:
    share = figure.share
    count = project.words("{part} of {whole}").format(part=share.part, whole=share.whole)
    percent = _percent(project, share if figure.is_asked else Share(0, 0))
    return (Part(project.words(figure.title)),), (Part(count),), percent, (Part(figure.remarks),)


def _percent(project: Project, share: Share) -> Cell:
    percent = Part(project.percent(share))
    if share.tenths is not None:
        percent = percent._replace(mark="share", target=str(share.tenths))
    return (percent,)


# -- groups -----------------------------------------------------------------------------------------


def _by_group(project: Project, only: Filter, kind: str) -> Table:
    """One row a group, in order of their names, the flows that are in none last."""
    groups: dict[Cell, list[TracedFlow]] = {}
    for usecase in project.usecases(only):
        cells = [one for one in _GROUPS[kind](project, usecase) if _is_shown(one, only, kind)]
        for cell in cells or [()]:
            groups.setdefault(cell, []).extend(project.flows(usecase, only))
    columns = ((kind, 25), *_IN_GROUPS)
    return Table(
        columns=tuple(
            Column(name, (Part(_begun(project.words(name))),), width) for name, width in columns
        ),
        rows=tuple(
            _group(
                project,
                cell or (Part(project.words("none"), mark="none"),),
                groups[cell],
                counts=kind != "epic" or not cell or project.counts(cell[0].target, "epic"),
            )
            for cell in sorted(groups, key=lambda cell: (not cell, natural(text_of(cell))))
            if groups[cell]
        ),
    )


def _is_shown(cell: Cell, only: Filter, kind: str) -> bool:
    """Whether a filter leaves a group: use cases that it leaves may be in others too."""
    return kind != "epic" or only.names(cell[0].target)


def _group(project: Project, name: Cell, flows: Sequence[TracedFlow], *, counts: bool) -> Row:
    """A row of a group; what is no epic has no shares."""
    found = coverage(flows)
    share = found.share if project.has_stories and counts else Share(0, 0)
    tested = Share(_count(project.passes, flows), len(flows) if project.has_tests and counts else 0)
    return (
        name,
        (Part(str(len(flows))),),
        _percent(project, share),
        _percent(project, tested),
        (Part(project.remarks(found), mark="gap" if found.gaps and project.has_stories else ""),),
    )


# -- what is missing --------------------------------------------------------------------------------


def _listing(project: Project, heading: str, cells: Iterable[Cell]) -> Iterator[Listing]:
    found = tuple(cells)
    if found:
        yield Listing(project.words(heading), found)


def _gaps(project: Project, flows: Iterable[TracedFlow]) -> Iterator[Cell]:
    for flow in coverage(flows).gaps:
        yield joined((project.flow_in_full(flow), project.state(flow) if flow.stories else ()), " ")


def _unproven(project: Project, flows: Iterable[TracedFlow]) -> Iterator[Cell]:
    """Flows whose tests say that they fail, are missing or skipped."""
    for flow in flows:
        verdict = project.verdicts.of_flow(flow)
        if verdict not in ("passed", None):
            yield joined((project.flow_in_full(flow), project.verdict(verdict)), " ")


def _untested(project: Project, flows: Iterable[TracedFlow]) -> Iterator[Cell]:
    """Flows without any test, in a project that has some."""
    if project.has_tests:
        yield from (project.flow_in_full(one) for one in flows if not project.verdicts.tests(one))


def _begun(words: str) -> str:
    """Words as a header begins."""
    return f"{words[:1].upper()}{words[1:]}"
