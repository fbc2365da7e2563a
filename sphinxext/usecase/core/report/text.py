"""A report as text for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinxext.usecase.core.changes.sentences import lines
from sphinxext.usecase.core.report.record import Form, Measure, Report, Reported, numbers

_FEW = 10
"""How many addresses stand in a line."""


def _told(report: Report) -> Iterator[str]:
    yield f"Findings: {numbers(report)}"
    yield from map(_finding, report.fresh)
    yield ""
    yield "Coverage"
    yield from (f"  {line}" for line in map(_measure, report.measures))
    if report.changes is not None:
        yield from ("", "Changes")
        yield from list(lines(report.changes)) or ["  No use case has changed."]
    if report.worse is not None:
        yield from ("", "Worse than before")
        yield from [f"  {one.kind}: {one.in_full}" for one in report.worse] or ["  Nothing."]


def place(one: Reported) -> str:
    """The file and the line of a finding."""
    return f"{one.file}:{one.line}" if one.line else one.file


def few(addresses: Sequence[str]) -> str:
    """Some addresses; of many the first."""
    rest = len(addresses) - _FEW
    return ", ".join(addresses[:_FEW]) + (f" and {rest} more" if rest > 0 else "")


def _finding(one: Reported) -> str:
    return f"{place(one)}: {one.severity}: {one.in_full} [{one.rule}]"


def _measure(one: Measure) -> str:
    missing = f"; missing: {few(list(one.missing))}" if one.missing else ""
    return f"{one.title}: {one.counted}{missing}"


FORM = Form("text", _told)
