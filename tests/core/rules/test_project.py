"""Rules over the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from core.drafting import alt, record, step
from core.project.test_catalogue import catalogue
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.reading.drafts import Draft
from sphinxext.usecase.core.rules.registry import findings, rules


def judged(rule: str, made: Catalogue) -> Iterator[Finding]:
    """What a rule finds."""
    return (one for one in findings("catalogue", made, [rule]))


def test_two_use_cases_with_one_id() -> None:
    first = record()._replace(title="First", docname="a", line=4)
    second = record()._replace(title="Second", docname="b", line=9)
    for order in (first, second), (second, first):
        (finding,) = judged("duplicate-id", catalogue(*order))
        assert (finding.docname, finding.line) == ("b", 9)
        assert finding.message == (
            'UC: this id of "Second" is used already by "First" in a, line 4, and references lead '
            "there; give one of them another :id:"
        )
    assert list(judged("duplicate-id", catalogue(first))) == []


def numbered(number: int, *body: Draft, **options: Any) -> UseCase:
    """The use case UC-1, UC-2, … on a page of its own."""
    made = record(*(body or (step(),)), **options)
    return made._replace(id=f"UC-{number}", docname=f"page{number}")


def told(findings: Iterable[Finding]) -> list[str]:
    """Each finding as ``page:line rule: message``, without what to do about it."""
    return [f"{one.docname}:{one.line} {one.rule}: {one.message.partition(';')[0]}" for one in findings]


def test_a_circle_of_included_use_cases_is_told_once_and_whole() -> None:
    made = catalogue(
        numbered(1, step(), step(include=("UC-2",), line=5)),
        numbered(2, step(include=("UC-3",))),
        numbered(3, step(include=("UC-1", "UC-4"))),
        numbered(4),
    )
    assert told(judged("circular", made)) == [
        "page1:5 circular: UC-1: includes itself: UC-1 → UC-2 → UC-3 → UC-1"
    ]


def test_circles_of_one_and_of_each_kind() -> None:
    made = catalogue(
        numbered(1, extends=("UC-1.1",)),
        numbered(2, specializes=("UC-3",)),
        numbered(3, specializes=("UC-2",)),
        numbered(4, extends=("UC-5",)),
        numbered(5, step(include=("UC-4",))),
    )
    assert told(judged("circular", made)) == [
        "page1:1 circular: UC-1: extends itself: UC-1 → UC-1",
        "page2:1 circular: UC-2: specialises itself: UC-2 → UC-3 → UC-2",
    ]


def test_what_leads_into_a_circle_is_not_in_it() -> None:
    made = catalogue(
        numbered(1, step(include=("UC-2",))),
        numbered(2, step(include=("UC-3", "UC-9"))),
        numbered(3, step(include=("UC-2",))),
    )
    assert told(judged("circular", made)) == [
        "page2:2 circular: UC-2: includes itself: UC-2 → UC-3 → UC-2"
    ]


def test_use_cases_that_go_on_in_each_other_for_ever() -> None:
    made = catalogue(
        numbered(1, goto="UC-2"), numbered(2, goto="UC-3.1"), numbered(3, goto="UC-2"), numbered(4)
    )
    assert told(judged("no-outcome", made)) == [
        "page2:1 no-outcome: UC-2: no outcome is ever reached: UC-3.1 → UC-2 → UC-3.1"
    ]


def test_going_on_in_an_alternative_of_another_use_case() -> None:
    body = (step("", alt("", goto="UC-2.1a")),)
    made = catalogue(numbered(1, goto="UC-2.1a"), numbered(2, *body))
    assert told(judged("no-outcome", made)) == [
        "page2:3 no-outcome: UC-2: no outcome is ever reached: UC-2.1a → UC-2.1a"
    ]


@pytest.mark.parametrize(
    "body",
    [
        (step("", alt("", end="failure")),),
        (step(), alt("", end="abort", origin="1")),
        (step(), alt("", origin="1")),
    ],
)
def test_going_on_elsewhere_and_back_is_no_mistake_if_it_may_end(body: tuple[Draft, ...]) -> None:
    made = catalogue(numbered(1, goto="UC-2"), numbered(2, *body, goto="UC-1"))
    assert told(judged("no-outcome", made)) == []


@pytest.mark.parametrize("target", ["UC-9", "UC-2.9", "UC-2"])
def test_where_nothing_is_stated_the_flow_may_end(target: str) -> None:
    made = catalogue(numbered(1, goto=target), numbered(2, alt("", goto="UC-1")))
    assert told(judged("no-outcome", made)) == []


def test_an_included_use_case_that_can_fail() -> None:
    fails = numbered(2, step("", alt("", end="failure: no money")))
    made = catalogue(
        numbered(1, step(include=("UC-2", "UC-3", "UC-9")), step(include=("UC-2",), line=9)),
        fails,
        numbered(3),
        numbered(4, step("", alt(), include=("UC-2",))),
    )
    assert told(judged("unhandled-failure", made)) == [
        f"page1:{line} unhandled-failure: UC-1: step {label} includes UC-2, which can fail "
        f"(1 → 1a → failure), but no alternative branches from step {label}"
        for label, line in (("1", 2), ("2", 9))
    ]


def test_all_rules_are_applied() -> None:
    body = (step(include=("UC-1",)), alt("", origin="*", end="abort"))
    made = catalogue(numbered(1, *body), numbered(1), numbered(2, step(include=("UC-1",)), goto="UC-2"))
    found = {finding.rule for finding in findings("catalogue", made, rules())}
    assert found == {"duplicate-id", "circular", "no-outcome", "unhandled-failure"}


@pytest.mark.parametrize(
    ("longer", "found"),
    [("UC-1.2", True), ("UC-1.1a", True), ("UC-1.A", True), ("UC-1.4", False), ("UC-2.1", False)],
)
def test_an_id_that_is_an_address_in_another_use_case(longer: str, *, found: bool) -> None:
    body = step(), step(), step(label="A.1"), alt(origin="1")
    made = catalogue(numbered(1, *body), record()._replace(id=longer))
    assert [one.words for one in judged("ambiguous-address", made)] == [longer] * found
