"""A report as code quality of GitLab, which a merge request shows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sphinxext.usecase.core.model.findings import Severity
from sphinxext.usecase.core.report.asjson import INDENTED
from sphinxext.usecase.core.report.record import Form, Report, Reported, Worse
from sphinxext.usecase.core.report.sarif import DROP

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "advice": "info"}


def _told(report: Report) -> Iterator[str]:
    """What is neither known nor ignored: GitLab itself compares it with what was there before."""
    counted: Counter[str] = Counter()
    issues = [*_issues(report)]
    for issue in issues:
        key = issue["fingerprint"]
        counted[key] += 1
        issue["fingerprint"] = sha256(f"{key} {counted[key]}".encode()).hexdigest()[:32]
    yield json.dumps(issues, **INDENTED)


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    for found in report.fresh:
        yield _issue(found.rule, _SEVERITIES[found.severity], found.key, found)
    for worse in report.drops:
        if worse.file:  # an issue without a file is none
            yield _issue(DROP, "major", f"{DROP} {worse.in_full}", worse)


def _issue(rule: str, severity: str, key: str, place: Reported | Worse) -> dict[str, Any]:
    return {
        "description": place.in_full,
        "check_name": rule,
        "fingerprint": key,
        "severity": severity,
        "location": {"path": place.file, "lines": {"begin": place.line or 1}},
    }


FORM = Form("gitlab", _told)
