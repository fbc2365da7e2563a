"""What the tests of a flow say."""

from __future__ import annotations

import pytest

from core.drafting import alt, step
from core.tracing import named, project
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.verdicts import Verdict

RESULTS: list[tuple[str, Verdict, str]] = [
    ("pay", "passed", ""),
    ("fail", "failed", ""),
    ("skip", "skipped", ""),
    ("twice", "passed", ""),
    ("twice", "failed", ""),
    ("whole", "passed", "UC-1"),
    ("at-step", "skipped", "UC-1.2"),
    ("in-alternative", "passed", "UC-1.2a1"),
    ("by-name", "passed", "UC-1.look-up"),
    ("both", "passed", "UC-1.2b UC-1.2a"),
    ("lost", "passed", "UC-1.9 UC-9"),
    ("t::one T-1", "passed", ""),
    ("t::two T-1 T-2", "failed", ""),
    ("t::four T-3", "skipped", ""),
    ("T-3", "passed", ""),
]


def verdict(*tests: str) -> str | None:
    """What the tests of a main flow say."""
    made = project(named("UC-2", step(tests=tests)), results=RESULTS)
    (flow,) = made.all_flows(Filter())
    return made.verdicts.of_flow(flow)


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ("", None),
        ("pay", "passed"),
        ("skip", "skipped"),
        ("lost-one", "missing"),
        ("pay skip", "passed"),
        ("pay lost-one", "missing"),
        ("pay lost-one fail", "failed"),
        ("twice", "failed"),
        ("T-1", "failed"),
        ("T-2", "failed"),
        ("T-3", "passed"),
        ("t::one", "passed"),
        ("T-9", "missing"),
    ],
)
def test_one_test_that_failed_or_is_missing_is_enough(tests: str, expected: str | None) -> None:
    assert verdict(*tests.split()) == expected


def test_a_result_that_names_a_flow_or_a_step_counts_for_the_flow() -> None:
    body = step(), step("", alt("", step()), alt(), name="look-up"), alt(origin="1", tests=("pay",))
    made = project(named("UC-1", *body, tests=("pay",)), results=RESULTS)
    found = {flow.address: made.verdicts.tests(flow) for flow in made.all_flows(Filter())}
    assert found == {
        "UC-1": ("pay", "whole", "at-step", "by-name"),
        "UC-1.2a": ("both", "in-alternative"),
        "UC-1.2b": ("both",),
        "UC-1.1a": ("pay",),
    }


def test_addresses_that_lead_nowhere_are_told() -> None:
    made = project(
        named("UC-1", step(), step("", alt("", step()), alt(), name="look-up")), results=RESULTS
    )
    assert [(tested.test, tested.line, address) for tested, address in made.verdicts.unknown] == [
        ("lost", 11, "UC-1.9"),
        ("lost", 11, "UC-9"),
    ]


def test_whether_there_are_results() -> None:
    assert not project().verdicts
    assert project(results=RESULTS).verdicts
    assert project(results=RESULTS).verdicts.has("lost")
    assert not project(results=RESULTS).verdicts.has("UC-1")


def test_a_test_case_that_stands_for_a_test_of_the_flow_is_no_other() -> None:
    results: list[tuple[str, Verdict, str]] = [
        ("t::one T-1", "passed", "UC-1"),
        ("t::two T-2", "skipped", "UC-1"),
    ]
    made = project(named("UC-1", step(tests=("T-1",))), results=results)
    (flow,) = made.all_flows(Filter())
    assert made.verdicts.tests(flow) == ("T-1", "t::two")
    assert [made.verdicts.has(test) for test in ("T-1", "t::one", "T-9")] == [True, True, False]


def test_a_result_about_another_text_does_not_count_as_passed() -> None:
    said: list[tuple[str, Verdict, str]] = [
        ("old", "passed", "UC-1.1a@00000000"),
        ("bad", "failed", "UC-1.1b@00000000"),
        ("new", "passed", "UC-1.1c"),
        ("new", "passed", "UC-1.1c@00000000"),
        ("one", "passed", "UC-1.1d@00000000"),
        ("two", "skipped", "UC-1.1d"),
    ]
    made = project(named("UC-1", step("", alt(), alt(), alt(), alt())), results=said)
    found = {flow.label: made.verdicts.of_flow(flow) for flow in made.all_flows(Filter())}
    assert found == {"": None, "1a": "outdated", "1b": "failed", "1c": "passed", "1d": "outdated"}
    assert [(one.tested.test, one.then, one.now) for one in made.verdicts.outdated] == [
        (test, "00000000", ()) for test in ("old", "bad", "new", "one")
    ]
