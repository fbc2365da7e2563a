"""``findings.json`` and the figures in ``usecases.json``, read back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.drafting import alt, record, step
from sphinxext.usecase.core.exchange.entries import parted
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.report.reading import NoFindingsError, measures, read_findings
from sphinxext.usecase.core.report.record import Worse
from sphinxext.usecase.core.report.sourcelines import placed

FINDING: dict[str, Any] = {
    "rule": "endless-loop",
    "severity": "warning",
    "state": "new",
    "address": "UC-ASK.ask",
    "file": "desk.rst",
    "line": 4,
    "text": "it\nloops",
    "fix": "",
    "words": "",
    "key": "5f",
}
COVERAGE = {
    "flows": {"part": 1, "whole": 2, "waived": 1, "gaps": ["UC-1"]},
    "tests": {"part": 1, "whole": 2, "unproven": {"UC-2": "failed"}},
}


def data(**changed: Any) -> dict[str, Any]:
    return {"project": "P", "source": "..", "findings": [FINDING], "coverage": COVERAGE} | changed


def test_what_stands_in_a_file() -> None:
    read = read_findings(data())
    assert (read.project, read.source) == ("P", "..")
    assert read.findings[0].message == "it loops"
    assert read.findings[0].reason == ""
    assert [(one.title, one.counted, one.missing) for one in read.measures] == [
        ("flows with a story", "1 of 2 (50.0 %)", {"UC-1": ""}),
        ("flows with a passing test", "1 of 2 (50.0 %)", {"UC-2": "failed"}),
    ]
    assert measures({}) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        data(project=1),
        data(findings=[FINDING | {"severity": "odd"}]),
        data(findings=[FINDING | {"state": "odd"}]),
        data(findings=[FINDING | {"line": "4"}]),
        data(coverage=[]),
        data(coverage={"flows": {"part": "x"}}),
        {},
    ],
)
def test_what_is_no_such_file(wrong: dict[str, Any]) -> None:
    with pytest.raises(NoFindingsError):
        read_findings(wrong)


def test_where_flows_stand() -> None:
    made = record(step(), alt(line=7), alt(line=8), alt(line=9))
    usecase = export("P", [made])["usecases"][0]
    usecase["id"] = "UC 1"
    usecase["flows"][1]["source"] = "../code.py:docstring of f"
    kept = {"usecases": [{"id": "UC-0", "text": "other"}, usecase, {"id": "X"}]}
    found = Worse("new-findings", "UC-1", "is found", "there.rst", 3, read_findings(data()).findings[0])
    asked = [found, *(Worse("drop", one, "is worse") for one in ("UC-1", "UC-1.A1", "UC-1.A2", "X.1"))]
    at = [("there.rst", 3), ("docs/page.rst", 1), ("docs/page.rst", 7), ("docs/../code.py", 8), ("", 0)]
    for known in (kept, parted(json.dumps(kept, indent=1).replace('"X"', "X").encode())):
        placed_now = placed(asked, known, lambda page: f"{page}.rst", lambda file: f"docs/{file}")
        assert [(one.file, one.line) for one in placed_now] == at
    nowhere = placed(asked[1:], kept, lambda _page: "", lambda file: f"docs/{file}")
    assert list(nowhere)[:2] == asked[1:3]
