"""Project -> what rules have found in it, by use case or by rule, with links to what it is about.

Rules, severities and states are called as in the configuration, in any language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from sphinxext.usecase.core.model.findings import Found
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Cell, Column, Part, Row, Table, in_order, joined

GROUPED = ("usecase", "rule")
"""What findings can be grouped by, the first by default."""
_WIDTHS = {"usecase": 20, "rule": 15, "severity": 10, "where": 15, "finding": 40, "state": 15}
_SAID = {"rule": "found by"}
"""What heads a column, if not its name: business rules are rules too."""
SORTS = ("severity", "rule", "where", "state")


def finding_list(
    project: Project, only: Filter, *, group_by: str = "usecase", sort: Sequence[str] = ()
) -> Table:
    """A row for each finding; those of no use case are shown if use cases are not chosen."""
    said = project.said()
    shown = {
        summary.id: project.usecase(project.catalogue.record(summary))
        for summary in project.matching(only)
    }
    whole: Cell = (Part("–"),)
    found = [
        (one, shown.get(one.finding.usecase, whole)) for one in said.found if _is_shown(one, shown, only)
    ]
    rows = [_row(project, one, usecase) for one, usecase in found]
    names = list(_WIDTHS)
    if group_by == "rule":
        names[:2] = reversed(names[:2])
        rows = [(row[1], row[0], *row[2:]) for row in rows]
    columns = tuple(
        Column(name, (Part(project.words(_SAID.get(name, name))),), _WIDTHS[name], groups=not place)
        for place, name in enumerate(names)
    )
    summary = _summary([one for one, _usecase in found], said.gone)
    return in_order(Table(columns=columns, rows=tuple(_grouped(rows)), summary=summary), sort)


def _is_shown(one: Found, shown: Container[str], only: Filter) -> bool:
    """Whether it is about a use case that is shown, or about none where all are."""
    return one.finding.usecase in shown or (not one.finding.usecase and only == Filter())


def _grouped(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with the same first cell behind one another, in the order of the first of each."""
    groups: dict[Cell, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return chain.from_iterable(groups.values())


def _row(project: Project, one: Found, usecase: Cell) -> Row:
    finding = one.finding
    place = finding.docname or finding.file or finding.setting
    where = Part(finding.address, "address", finding.address) if finding.usecase else Part(place)
    text = "; ".join(filter(None, (finding.text, finding.fix)))
    reason = f": {one.reason}" if one.reason else ""
    return (
        usecase,
        (Part(finding.rule),),
        (Part(one.severity, mark=one.severity),),
        (where,),
        joined(((Part(text),), (Part(f"“{finding.words}”"),) if finding.words else ()), " "),
        (Part(f"{one.state}{reason}"),),
    )


def _summary(found: Sequence[Found], gone: int) -> str:
    """How many there are of each severity and state, and how many are gone since the baseline."""
    counted = Counter([*(one.severity for one in found), *(one.state for one in found)])
    said = [f"{name}: {number}" for name, number in counted.items()]
    if gone:
        said.append(f"gone: {gone}")
    return " · ".join(said)
