"""Criteria, KPIs and rules as dimensions of tables, matrices and figures."""

from __future__ import annotations

from typing import Any

import pytest

from core.drafting import alt, step
from core.reading.test_statements import KPI, said
from core.tracing import header, lines, named, project
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import TableShown
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.reading.drafts import StatementField
from sphinxext.usecase.core.trace.progress import progress
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.statements import traced_statements
from sphinxext.usecase.core.trace.table import Block, Listing, Table, text_of
from sphinxext.usecase.core.trace.views import blocks

BR = StatementField("business rules", "rule", "BR")
LEAD = named(
    "UC-1",
    step("Ask", actor="Desk", stories=("S-1",)),
    step("Answer", name="answer"),
    alt("Nothing found", step("Say so"), origin="1", end="failure: none", stories=("S-2",)),
    alt("Lost", origin="*", end="abort"),
    epics=("E-1",),
    status="draft",
    tags=("a", "b"),
    statements=[
        said(text="It is fast", covers="success", kpi="KPI1", tests=("T-1",)),
        said(text="It is kind", covers="1a1, abort", kpi="KPI1"),
        said(text="It is alone"),
        said(KPI, "Speed", target="5 minutes", tests=("T-9",)),
        said(KPI, "Cost"),
        said(BR, "Nobody waits", covers="2"),
    ],
)
OTHER = named("UC-2", step("Go"), statements=[said(text="It goes", covers="1")])
RESULTS = [("t.fast T-1", "passed", ""), ("t.kind", "failed", "UC-1.AC2")]
KPI1 = "KPI1 Speed (5 minutes)"
BARE = named("UC-3", step("Go"), statements=[said(text="It goes"), said(KPI, "Speed"), said(BR, "No")])


def made(results: bool = True) -> Project:
    return project(LEAD, OTHER, known=".*", results=RESULTS if results else ())  # type: ignore[arg-type]


def shown(view: str, of: Project, **choices: Any) -> list[Block]:
    options = tuple((name.replace("_", "-"), value) for name, value in choices.items())
    return blocks(TableShown(view, Filter(), options), of)


def table(view: str, **choices: Any) -> Table:
    (found,) = shown(view, made(), **choices)
    assert isinstance(found, Table)
    return found


def test_which_criterion_is_not_tested() -> None:
    found = table("traceability", group_by="criterion")
    assert header(found) == ["criterion", "usecase", "flow", "kpi", "verdict", "tests"]
    one, other = "UC-1 Title 1", "UC-2 Title 2"
    speed = "KPI1 Speed (5 minutes)"
    assert lines(found) == [
        f"AC1 It is fast | {one} | main flow | {speed} | passed | T-1 passed",
        f"AC2 It is kind | {one} | 1a Nothing found, *a Lost | {speed} | failed | t.kind failed",
        f"AC3 It is alone | {one} |  |  | untested | ",
        f"AC1 It goes | {other} | main flow |  | untested | ",
    ]
    assert found.rows[0][0][0].target == "UC-1.AC1"
    assert found.summary == "criteria with a passing test: 1 of 4 (25.0 %)"


def test_which_kpi_has_no_criterion() -> None:
    found = table(
        "traceability", group_by="kpi", columns=("kpi", "criterion", "tests", "epic", "status", "tags")
    )
    tests = "t.kind failed, T-9 missing, T-1 passed"
    assert lines(found) == [
        f"{KPI1} | AC1 It is fast, AC2 It is kind | {tests} | E-1 | draft | a, b",
        "KPI2 Cost | no criterion |  | E-1 | draft | a, b",
    ]
    assert found.rows[1][1][0].mark == "gap"
    assert found.summary == "KPIs with a criterion: 1 of 2 (50.0 %)"
    first = table("traceability", group_by="kpi", sort=("gaps", "-usecase"))
    assert [text_of(row[0]) for row in first.rows] == ["KPI2 Cost", "KPI1 Speed (5 minutes)"]
    by_stories = table("traceability", group_by="kpi", columns=("kpi",), sort=("-stories",))
    assert lines(by_stories) == [KPI1, "KPI2 Cost"]


def test_rules_and_a_table_of_none() -> None:
    found = table("traceability", group_by="rule", columns=("rule", "flow", "stories", "kind"))
    assert lines(found) == ["BR1 Nobody waits | main flow | S-1 | "]
    assert found.summary == "business rules with a passing test: 0 of 1 (0.0 %)"
    assert shown("traceability", project(named("UC-9", step("Go"))), group_by="rule") == []
    both = step("Ask", stories=("S-1",)), alt("Lost", origin="1", stories=("S-1",))
    once = project(named("UC-1", *both, statements=[said(BR, "No", covers="1, 1a")]), known=".*")
    (one,) = shown("traceability", once, group_by="rule", columns=("flow", "stories"))
    assert isinstance(one, Table)
    assert lines(one) == ["main flow, 1a Lost | S-1"]


def test_tables_of_flows_say_what_is_about_each() -> None:
    found = table("traceability", group_by="usecase", columns=("flow", "criterion", "kpi", "rule"))
    assert lines(found) == [
        "main flow | AC1 It is fast | KPI1 Speed (5 minutes) | BR1 Nobody waits",
        "1a Nothing found | AC2 It is kind | KPI1 Speed (5 minutes) | ",
        "*a Lost | AC2 It is kind | KPI1 Speed (5 minutes) | ",
        "main flow | AC1 It goes |  | ",
    ]
    apart = named(
        "UC-1",
        step("Ask"),
        alt("Lost", origin="1"),
        statements=[said(KPI, "Speed", covers="1"), said(text="Fast", covers="1a", kpi="KPI1")],
    )
    (other,) = shown("traceability", project(apart), group_by="usecase", columns=("criterion", "kpi"))
    assert isinstance(other, Table)
    assert lines(other) == [" | KPI1 Speed", "AC1 Fast | KPI1 Speed"]
    nothing = project(named("UC-9"))
    (empty,) = shown("traceability", nothing, group_by="usecase", columns=("usecase", "rule"))
    assert isinstance(empty, Table)
    assert lines(empty) == ["UC-9 Title 9 | "]


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        (
            "flow",
            "criterion",
            ["UC-1 main flow | linked |  |  |  | 1", "UC-1.1a Nothing found |  | linked |  |  | 1"],
        ),
        ("kpi", "criterion", ["UC-1.KPI1 Speed | linked | linked |  |  | 2"]),
        (
            "criterion",
            "test",
            ["UC-1.AC1 It is fast | passed |  | 1", "UC-1.AC2 It is kind |  | failed | 1"],
        ),
        ("rule", "story", ["UC-1.BR1 Nobody waits | linked |  | 1"]),
        ("rule", "actor", ["UC-1.BR1 Nobody waits | linked | 1"]),
        ("criterion", "epic", ["UC-1.AC1 It is fast | linked | 1"]),
        ("usecase", "rule", ["UC-1 Title 1 | linked | 1", "UC-2 Title 2 |  | none"]),
        ("rule", "kpi", ["UC-1.BR1 Nobody waits |  |  | none"]),
    ],
)
def test_matrices(rows: str, columns: str, expected: list[str]) -> None:
    found = table("matrix", rows=rows, columns=columns)
    assert lines(found)[: len(expected)] == expected
    assert found.summary == ""


def test_a_matrix_without_any_and_one_that_is_too_large() -> None:
    (empty,) = shown("matrix", project(named("UC-9", step("Go"))), rows="flow", columns="rule")
    assert isinstance(empty, Table)
    assert lines(empty) == ["UC-9 main flow | none"]
    large = made()
    large.most_cells = 2
    (listed,) = shown("matrix", large, rows="kpi", columns="criterion")
    assert isinstance(listed, Table)
    assert lines(listed) == [
        "UC-1.KPI1 Speed | UC-1.AC1 It is fast, UC-1.AC2 It is kind | 2",
        "UC-1.KPI2 Cost |  | none",
        "none | UC-1.AC3 It is alone, UC-2.AC1 It goes | 2",
    ]


def test_figures_count_what_is_traced_and_name_what_is_missing() -> None:
    figures, *listings = shown("coverage", made())
    assert isinstance(figures, Table)
    said_of = [line for line in lines(figures) if "criteri" in line]
    assert said_of == [
        "criteria with a passing test | 1 of 4 | 25.0 % | failed: 1 · untested: 2",
        "KPIs with a criterion | 1 of 2 | 50.0 % | ",
    ]
    missing = {
        one.heading: list(map(text_of, one.cells)) for one in listings if isinstance(one, Listing)
    }
    assert missing["criteria without a passing test"] == [
        "UC-1.AC2 It is kind failed",
        "UC-1.AC3 It is alone untested",
        "UC-2.AC1 It goes untested",
    ]
    assert missing["KPIs without a criterion"] == ["UC-1.KPI2 Cost"]
    assert "business rules without a passing test" not in missing


def test_nothing_is_asked_where_nobody_traces_statements() -> None:
    def told(usecase: UseCase) -> list[str]:
        found = shown("coverage", project(usecase))
        return [text_of(row[0]) for one in found if isinstance(one, Table) for row in one.rows]

    tested = tuple(one._replace(tests=("T-1",) * (one.kind == "kpi")) for one in BARE.statements)
    assert told(BARE) == told(BARE._replace(statements=())) == told(BARE._replace(statements=tested))
    assert traced_statements(project(BARE), Filter(ids="UC-9"), "kpi") == []


def test_a_filter_of_verdicts_is_one_of_statements() -> None:
    failed = traced_statements(made(), Filter(verdict="failed, untested", state="gap"), "criterion")
    assert [one.address for one in failed] == ["UC-1.AC2", "UC-1.AC3", "UC-2.AC1"]


def test_a_table_is_another_when_a_statement_is() -> None:
    first, *others = LEAD.statements
    moved = LEAD._replace(statements=(first._replace(line=99), *others))
    other = LEAD._replace(statements=(first._replace(covers=()), *others))
    assert summarise(moved).traced == summarise(LEAD).traced != summarise(other).traced


def test_their_own_page_says_what_tests_say_of_them() -> None:
    said = {label: text_of(cell) for label, cell in progress(made(), LEAD).items() if label > "A"}
    assert said == {"AC1": "passed", "AC2": "failed", "KPI1": "failed"}
    assert [label for label in progress(made(results=False), LEAD) if label > "AA"] == []
