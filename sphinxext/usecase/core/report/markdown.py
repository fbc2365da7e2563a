"""A report in Markdown, for a comment that is kept up to date or a summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinxext.usecase.core.changes.sentences import MARKDOWN, lines
from sphinxext.usecase.core.report.record import Form, Measure, Report, Reported, Worse, numbers
from sphinxext.usecase.core.report.text import few, place

MARKER = "<!-- sphinx-usecase report -->"
"""The first line: by it a script finds the comment that it is to replace."""
_MOST = 50_000
"""How many characters there may be: code hosts refuse longer comments."""
_escaped = MARKDOWN.escape


def _told(report: Report) -> Iterator[str]:
    yield MARKER
    yield from _fitting(_sections(report))


def _fitting(told: Iterable[str]) -> Iterator[str]:
    """Lines, as many as a comment holds."""
    length = 0
    for line in told:
        length += len(line) + 1
        if length > _MOST:
            yield from ("", "The rest is left out here: the report as text has all of it.")
            return
        yield line


def _sections(report: Report) -> Iterator[str]:
    yield f"## Use cases of {_escaped(report.project)}"
    if report.worse is not None:
        yield from ("", "### Worse than before", "")
        yield from list(map(_worse, report.worse)) or ["Nothing."]
    yield from ("", "### Coverage", "", "| What | Count | Missing |", "| --- | --- | --- |")
    yield from map(_measure, report.measures)
    if report.changes is not None:
        yield from ("", "### Changes", "")
        changed = lines(report.changes, MARKDOWN._replace(heading="#### "))
        yield from list(changed) or ["No use case has changed."]
    yield from ("", f"### Findings ({numbers(report)})", "")
    yield from list(map(_finding, report.fresh)) or ["Nothing new."]


def _worse(one: Worse) -> str:
    return f"- **{one.kind}**: {_escaped(one.in_full)}"


def _measure(one: Measure) -> str:
    return f"| {_escaped(one.title)} | {one.counted} | {_escaped(few(list(one.missing)))} |"


def _finding(one: Reported) -> str:
    return f"- **{one.severity}** `{place(one).replace('`', '')}` {_escaped(one.in_full)} ({one.rule})"


FORM = Form("markdown", _told)
