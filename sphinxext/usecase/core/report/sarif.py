"""A report as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from sphinxext.usecase.core.model.findings import Severity
from sphinxext.usecase.core.report.asjson import INDENTED, apart_from_findings
from sphinxext.usecase.core.report.record import Form, Report, Reported, Worse
from sphinxext.usecase.core.rules.registry import rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MANUAL = "https://sphinxext-usecase.readthedocs.io/en/latest/reference"
LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}
DROP = "coverage-drop"
"""The rule of what is worse than before without being a finding."""

Json = dict[str, Any]


def _told(report: Report) -> Iterator[str]:
    run = {
        "tool": {"driver": _driver(report)},
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder of the repository."}}},
        "results": [*_results(report)],
        "columnKind": "unicodeCodePoints",
        "properties": {"project": report.project, **apart_from_findings(report)},
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, **INDENTED)


def _driver(report: Report) -> Json:
    found = {one.rule for one in report.findings} | ({DROP} if report.drops else set())
    return {
        "name": "sphinx-usecase",
        "version": report.version,
        "informationUri": f"{MANUAL}/report.html",
        "rules": list(map(_rule, sorted(found))),
    }


def _rule(rule: str) -> Json:
    if rule == DROP:
        text = "A flow or a criterion that was covered before is covered no longer."
        return {"id": rule, "shortDescription": {"text": text}, "helpUri": f"{MANUAL}/report.html"}
    declared = rules().get(rule)
    if declared is None:
        return {"id": rule, "helpUri": f"{MANUAL}/warnings.html"}
    text = declared.finds.replace("``", "")
    return {"id": rule, "shortDescription": {"text": text}, "helpUri": f"{MANUAL}/rules/{rule}.html"}


def _results(report: Report) -> Iterator[Json]:
    worse = {id(one.found) for one in report.worse or () if one.found}
    for found in report.findings:
        result = _result(found.rule, LEVELS[found.severity], found.in_full, found)
        result["partialFingerprints"] = {"usecaseFinding/v1": found.key}
        if found.state != "new":
            kind = "inSource" if found.state == "ignored" else "external"
            reason = {"justification": found.reason} if found.reason else {}
            result["suppressions"] = [{"kind": kind, **reason}]
        if report.worse is not None:
            result["baselineState"] = "new" if id(found) in worse else "unchanged"
        yield result
    for one in report.drops:
        result = _result(DROP, "warning", one.in_full, one)
        yield result | {"partialFingerprints": {"usecaseDrop/v1": one.in_full}, "baselineState": "new"}


def _result(rule: str, level: str, text: str, place: Reported | Worse) -> Json:
    location: Json = {}
    if place.file:
        where: Json = {"artifactLocation": _file(place.file)}
        location["physicalLocation"] = where | (
            {"region": {"startLine": place.line}} if place.line else {}
        )
    if place.address:
        location["logicalLocations"] = [{"fullyQualifiedName": place.address}]
    located = {"locations": [location]} if location else {}
    return {"ruleId": rule, "level": level, "message": {"text": text}, **located}


def _file(path: str) -> Json:
    """A file inside the folder of the repository, or elsewhere."""
    uri = quote(path)
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "ROOT"}


FORM = Form("sarif", _told)
