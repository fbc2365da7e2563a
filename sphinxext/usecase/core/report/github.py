"""A report as workflow commands of GitHub, which mark the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from sphinxext.usecase.core.model.findings import Severity
from sphinxext.usecase.core.report.record import SEVERITIES, Form, Report

_MOST = 10
"""How many of a kind GitHub shows for a step."""
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
_CODES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_CODES_OF_PROPERTIES = _CODES | {":": "%3A", ",": "%2C"}


class _Mark(NamedTuple):
    severity: Severity
    file: str
    line: int
    title: str
    text: str


def _told(report: Report) -> Iterator[str]:
    """The first of each kind; the summary has all."""
    marks = sorted(_marks(report), key=lambda one: SEVERITIES.index(one.severity))
    for _severity, alike in groupby(marks, key=lambda one: one.severity):
        yield from map(_command, list(alike)[:_MOST])


def _marks(report: Report) -> Iterator[_Mark]:
    for worse in report.drops:
        yield _Mark("error", worse.file, worse.line, worse.kind, worse.in_full)
    for one in report.fresh:
        yield _Mark(one.severity, one.file, one.line, one.rule, one.in_full)


def _command(mark: _Mark) -> str:
    stated = {"file": mark.file, "line": str(mark.line or ""), "title": mark.title}
    listed = ",".join(
        f"{name}={_coded(text, _CODES_OF_PROPERTIES)}" for name, text in stated.items() if text
    )
    return f"::{_COMMANDS[mark.severity]} {listed}::{_coded(mark.text, _CODES)}"


def _coded(text: str, codes: Mapping[str, str]) -> str:
    return "".join(codes.get(character, character) for character in text)


FORM = Form("github", _told, summary_in="GITHUB_STEP_SUMMARY")
