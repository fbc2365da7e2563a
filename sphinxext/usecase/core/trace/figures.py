"""Project -> the figures of its coverage, and by name what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import Share, TracedFlow, coverage
from sphinxext.usecase.core.trace.table import Block, Cell, Column, Listing, Part, Row, Table, joined
from sphinxext.usecase.core.trace.traced import Project
from sphinxext.usecase.core.trace.verdicts import ORDER

_COLUMNS = (("measure", 35), ("count", 20), ("share", 20), ("remarks", 25))


class _Figure(NamedTuple):
    """One share, with remarks such as how many flows are waived; ``title`` is what it is a share of.

    What nobody ``is_asked`` for is counted, but is no share.
    """

    title: str
    share: Share
    remarks: str = ""
    is_asked: bool = True


def coverage_figures(project: Project, only: Filter) -> Iterator[Block]:
    """A table of shares, then what keeps each from being whole; nothing if there is nothing to count."""
    flows = project.all_flows(only)
    found = project.backlog(only)
    figures = [
        *(_of_flows(project, flows) if flows else ()),
        _Figure("stories that a flow delivers", _share(found.delivered, found.undelivered)),
        _Figure("epics with a use case", _share(found.mapped, found.unmapped)),
    ]
    rows = tuple(_row(project, one) for one in figures if one.share.whole or one.remarks)
    if rows:
        columns = (Column(name, (Part(project.words(name)),), width) for name, width in _COLUMNS)
        yield Table(columns=tuple(columns), rows=rows)
    yield from _listing(project, "flows without a story", _gaps(project, flows))
    yield from _listing(project, "flows whose tests do not pass", _unproven(project, flows))
    undelivered = (project.item(item.id) for item in found.undelivered)
    yield from _listing(project, "stories that no flow delivers", undelivered)
    unmapped = (project.item(item.id) for item in found.unmapped)
    yield from _listing(project, "epics without a use case", unmapped)


def _of_flows(project: Project, flows: Iterable[TracedFlow]) -> Iterator[_Figure]:
    found = coverage(flows)
    yield _Figure("flows with a story", found.share, project.remarks(found), project.has_stories)
    verdicts = Counter(map(project.verdicts.of_flow, flows))
    passed = verdicts.pop("passed", 0)
    remarks = [
        f"{project.words(verdict or 'untested')}: {verdicts[verdict]}"
        for verdict in (*ORDER, None)
        if verdicts[verdict]
    ]
    whole = passed + verdicts.total()
    yield _Figure("flows with a passing test", Share(passed, whole), " · ".join(remarks))


def _share(part: Iterable[object], rest: Iterable[object]) -> Share:
    counted = len(tuple(part))
    return Share(counted, counted + len(tuple(rest)))


def _row(project: Project, figure: _Figure) -> Row:
    share = figure.share
    count = project.words("{part} of {whole}").format(part=share.part, whole=share.whole)
    percent = Part(project.percent(share if figure.is_asked else Share(0, 0)))
    if share.tenths is not None and figure.is_asked:
        percent = percent._replace(mark="share", target=str(share.tenths))
    return (Part(project.words(figure.title)),), (Part(count),), (percent,), (Part(figure.remarks),)


def _listing(project: Project, heading: str, cells: Iterable[Cell]) -> Iterator[Listing]:
    found = tuple(cells)
    if found:
        yield Listing(project.words(heading), found)


def _gaps(project: Project, flows: Iterable[TracedFlow]) -> Iterator[Cell]:
    for flow in coverage(flows).gaps:
        yield joined((project.flow_in_full(flow), project.state(flow) if flow.stories else ()), " ")


def _unproven(project: Project, flows: Iterable[TracedFlow]) -> Iterator[Cell]:
    """Flows whose tests say that they fail, are missing or skipped; those without tests are counted."""
    for flow in flows:
        verdict = project.verdicts.of_flow(flow)
        if verdict not in ("passed", None):
            yield joined((project.flow_in_full(flow), project.verdict(verdict)), " ")
