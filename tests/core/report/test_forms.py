"""Each format of a report: what it says, and whether those who read it can."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from core.drafting import alt, record, step
from helpers import assert_as_kept
from sphinxext.usecase.core import report as wing
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.changes.impact import reached
from sphinxext.usecase.core.report.record import Form, Measure, Report, Reported, Worse
from sphinxext.usecase.core.trace.coverage import Share
from sphinxext.usecase.core.wings import declared

SAMPLES = Path(__file__).with_name("samples")
FORMS: Mapping[str, Form] = {form.name: form for form in declared(wing, "FORM")}


def reported(**stated: Any) -> Reported:
    return Reported(
        rule="no-outcome",
        severity="warning",
        state="new",
        address="UC-PAY.2a",
        file="docs/pay fee.rst",
        line=4,
        text="it ends, 100 %",
        fix="say how",
        words="",
        key="k1",
    )._replace(**stated)


FOUND = (
    reported(),
    reported(severity="error", file="/elsewhere/a.rst", key="k1"),
    reported(
        severity="advice", rule="unknown-step", fix="", address="", file="conf.py", line=0, key="k2"
    ),
    reported(state="ignored", reason="so it is", key="k3"),
    reported(state="known", key="k4"),
)
MEASURES = (
    Measure("flows", Share(1, 2), {"UC-PAY.2a": ""}),
    Measure("tests", Share(2, 2), {}),
    Measure("others", Share(0, 30), {f"UC-{number}": "" for number in range(30)}),
)
PLAIN = Report("Shop_1", "0.1", FOUND, MEASURES)
OLD = record(step("Ask"), alt("Lost", origin="1"))
NEW = record(step("Ask"), alt("Lost", origin="1", end="failure"))
WORSE = (
    Worse("drop", "UC.1a", "is no longer among the flows with a story", "docs/a.rst", 9),
    Worse("drop", "UC.1b", "is no longer among the flows with a story"),
    Worse("new-findings", "UC-PAY.2a", "it ends", found=FOUND[0]),
    Worse("new-advice", "", "conf.py is odd", found=FOUND[2]),
)
COMPARED = PLAIN._replace(changes=tuple(reached(Differences([OLD], [NEW]))), worse=WORSE)
UNCHANGED = PLAIN._replace(findings=(), changes=(), worse=())


def told(form: str, report: Report) -> str:
    return "\n".join(FORMS[form].told(report))


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_report(form: str) -> None:
    text = "\n\n".join(told(form, report) for report in (PLAIN, COMPARED, UNCHANGED))
    assert_as_kept(Path(__file__).parent / "kept" / f"{form}.txt", text)


def test_text() -> None:
    assert told("text", PLAIN).splitlines() == [
        "Findings: error: 1, warning: 1, advice: 1, known: 1, ignored: 1",
        "/elsewhere/a.rst:4: error: UC-PAY.2a: it ends, 100 %; say how [no-outcome]",
        "docs/pay fee.rst:4: warning: UC-PAY.2a: it ends, 100 %; say how [no-outcome]",
        "conf.py: advice: it ends, 100 % [unknown-step]",
        "",
        "Coverage",
        "  flows with a story: 1 of 2 (50.0 %); missing: UC-PAY.2a",
        "  flows with a passing test: 2 of 2 (100.0 %)",
        f"  others: 0 of 30 (0.0 %); missing: {', '.join(f'UC-{one}' for one in range(10))} and 20 more",
    ]
    assert told("text", COMPARED).splitlines()[9:] == [
        "",
        "Changes",
        "UC *Title*",
        "- UC.1a *Lost* now ends in failure (was: ending not stated). Scenario `1a` changes.",
        "",
        "Worse than before",
        "  drop: UC.1a is no longer among the flows with a story",
        "  drop: UC.1b is no longer among the flows with a story",
        "  new-findings: UC-PAY.2a it ends",
        "  new-advice: conf.py is odd",
    ]
    assert told("text", UNCHANGED).splitlines()[-4:] == [
        "  No use case has changed.",
        "",
        "Worse than before",
        "  Nothing.",
    ]


def test_markdown_marks_nothing_that_an_author_wrote() -> None:
    lines = told("markdown", COMPARED).splitlines()
    assert lines[0] == "<!-- sphinx-usecase report -->"
    assert lines[1] == "## Use cases of Shop\\_1"
    assert "- **drop**: UC.1a is no longer among the flows with a story" in lines
    assert "| flows with a story | 1 of 2 (50.0 %) | UC-PAY.2a |" in lines
    assert "#### UC *Title*" in lines
    assert "- **error** `/elsewhere/a.rst:4` UC-PAY.2a: it ends, 100 %; say how (no-outcome)" in lines
    assert "Nothing." in told("markdown", UNCHANGED).splitlines()
    assert "No use case has changed." in told("markdown", UNCHANGED)
    assert told("markdown", UNCHANGED).endswith("### Findings (none)\n\nNothing new.")


def test_markdown_fits_into_a_comment() -> None:
    many = PLAIN._replace(findings=(reported(text="*" * 900),) * 200)
    text = told("markdown", many)
    assert 40_000 < len(text) < 60_000
    assert text.endswith("The rest is left out here: the report as text has all of it.")


def test_json() -> None:
    assert told("json", COMPARED).startswith('{\n "version": 1,\n "project": "Shop_1",\n')
    data = json.loads(told("json", COMPARED))
    assert data["findings"][3] == reported(state="ignored", reason="so it is", key="k3")._asdict()
    flows = {"part": 1, "whole": 2, "percent": "50.0", "missing": {"UC-PAY.2a": ""}}
    assert data["coverage"]["flows"] == flows
    assert data["changes"][0]["parts"][0]["changes"][0]["after"] == "ends in failure"
    assert data["worse"][0] == {
        "kind": "drop",
        "address": "UC.1a",
        "text": "is no longer among the flows with a story",
        "file": "docs/a.rst",
        "line": 9,
        "finding": None,
    }
    assert data["worse"][2]["finding"] == "k1"
    plain = json.loads(told("json", PLAIN))
    assert plain["changes"] is None
    assert plain["worse"] is None


@pytest.mark.parametrize("report", [PLAIN, COMPARED, UNCHANGED])
def test_sarif_fits_its_schema(report: Report) -> None:
    schema = json.loads((SAMPLES / "sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(told("sarif", report)))


def test_sarif() -> None:
    (run,) = json.loads(told("sarif", COMPARED))["runs"]
    rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}
    assert list(rules) == ["coverage-drop", "no-outcome", "unknown-step"]
    assert rules["no-outcome"]["helpUri"].endswith("/reference/rules/no-outcome.html")
    assert rules["unknown-step"]["helpUri"].endswith("/reference/warnings.html")
    results = run["results"]
    assert results[0]["locations"][0] == {
        "physicalLocation": {
            "artifactLocation": {"uri": "docs/pay%20fee.rst", "uriBaseId": "ROOT"},
            "region": {"startLine": 4},
        },
        "logicalLocations": [{"fullyQualifiedName": "UC-PAY.2a"}],
    }
    where = results[1]["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "file:///elsewhere/a.rst"}
    assert "region" not in results[2]["locations"][0]["physicalLocation"]
    assert [one["level"] for one in results] == ["warning", "error", "note", *["warning"] * 4]
    suppressed = [one.get("suppressions") for one in results[2:5]]
    assert suppressed == [
        None,
        [{"kind": "inSource", "justification": "so it is"}],
        [{"kind": "external"}],
    ]
    states = [one["baselineState"] for one in results]
    assert states == ["new", "unchanged", "new", "unchanged", "unchanged", "new", "new"]
    (plain,) = json.loads(told("sarif", PLAIN))["runs"]
    assert not any("baselineState" in one for one in plain["results"])
    nowhere = PLAIN._replace(findings=(reported(file="", address=""),))
    (plain,) = json.loads(told("sarif", nowhere))["runs"]
    assert "locations" not in plain["results"][0]


def test_github_marks_ten_of_a_kind_and_nothing_breaks_out() -> None:
    many = tuple(reported(line=line) for line in range(1, 13))
    lines = told("github", COMPARED._replace(findings=(*many, FOUND[2]))).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 2 + ["::warning"] * 10 + ["::notice"]
    assert lines[0] == (
        "::error file=docs/a.rst,line=9,title=drop::UC.1a is no longer among the flows with a story"
    )
    assert lines[2] == (
        "::warning file=docs/pay fee.rst,line=1,title=no-outcome::UC-PAY.2a: it ends, 100 %25; say how"
    )
    evil = reported(file="a,b:c%.rst", text="one\n::error::two")
    (line,) = told("github", PLAIN._replace(findings=(evil,))).splitlines()
    assert line.startswith("::warning file=a%2Cb%3Ac%25.rst,line=4,")
    assert line.endswith("one%0A::error::two; say how")
    assert FORMS["github"].summary_in == "GITHUB_STEP_SUMMARY"


@pytest.mark.parametrize("report", [PLAIN, COMPARED, UNCHANGED])
def test_gitlab_fits_what_its_manual_says(report: Report) -> None:
    schema = json.loads((SAMPLES / "gitlab-code-quality.json").read_text("utf-8"))
    issues = json.loads(told("gitlab", report))
    jsonschema.validate(issues, schema)
    assert len({one["fingerprint"] for one in issues}) == len(issues)


def test_gitlab() -> None:
    issues = json.loads(told("gitlab", COMPARED))
    assert [one["severity"] for one in issues] == ["major", "minor", "info", "major"]
    assert issues[1]["location"] == {"path": "docs/pay fee.rst", "lines": {"begin": 4}}
    assert issues[2]["location"]["lines"] == {"begin": 1}
    assert issues[3]["check_name"] == "coverage-drop"
    again = json.loads(told("gitlab", COMPARED._replace(findings=FOUND[::-1])))
    assert {one["fingerprint"] for one in again} == {one["fingerprint"] for one in issues}
