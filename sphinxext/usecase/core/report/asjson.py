"""A report as versioned JSON data, for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sphinxext.usecase.core.changes.asdata import as_data
from sphinxext.usecase.core.report.record import Form, Measure, Report, Worse

VERSION = 1

Json = dict[str, Any]


def _told(report: Report) -> Iterator[str]:
    yield json.dumps({"version": VERSION, "project": report.project, **data(report)}, **INDENTED)


def data(report: Report) -> Json:
    """Findings, coverage, and what is another thing and worse than before."""
    found = [one._asdict() for one in report.findings]
    return {"findings": found, **apart_from_findings(report)}


def apart_from_findings(report: Report) -> Json:
    """The same without the findings."""
    return {
        "coverage": coverage(report.measures),
        "changes": None if report.changes is None else as_data(report.changes)["usecases"],
        "worse": None if report.worse is None else list(map(_worse, report.worse)),
    }


def coverage(measures: tuple[Measure, ...]) -> Json:
    """Each share, and the addresses of what is missing in it, with the reasons."""
    return {
        one.name: {**one.share._asdict(), "percent": one.share.percent, "missing": dict(one.missing)}
        for one in measures
    }


def _worse(one: Worse) -> Json:
    key = one.found.key if one.found else None
    return {name: getattr(one, name) for name in "kind address text file line".split()} | {
        "finding": key
    }


INDENTED: Any = {"ensure_ascii": False, "indent": 1}
FORM = Form("json", _told)
