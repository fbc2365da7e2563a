"""Rules over the flow of one use case: what they find, and that what is not stated is not judged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from core.drafting import alt, record, step, steps
from core.reading.test_numbering import TREES
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Actor, Field, UseCase
from sphinxext.usecase.core.reading.drafts import Draft, UseCaseDraft
from sphinxext.usecase.core.reading.resolve import Resolver
from sphinxext.usecase.core.rules.registry import rules
from sphinxext.usecase.core.rules.subject import Subject
from sphinxext.usecase.core.rules.unhandled_failure import way_to_failure

SUCCESS = Field(name="success guarantee", header="Success guarantee", text="The lead has an owner.")
FAILURE = Field(name="failure guarantee", header="Failure guarantee", text="Nothing has changed.")


RULES = "unreachable-step", "endless-loop", "resume-inside", "contradicting-outcome"


def judged(made: UseCase) -> Iterator[Finding]:
    """What the rules over the flow find."""
    subject = Subject(made)
    for rule in RULES:
        for one in rules()[rule].check(subject):
            yield one._replace(rule=rule)


def found(made: UseCase) -> list[str]:
    """Each finding as ``label rule: message``, without what to do about it."""
    findings = list(judged(made))
    assert all(one.docname == "page" and one.line for one in findings)
    return [
        f"{one.label or '-'} {one.rule}: {one.message.removeprefix('UC: ').partition(';')[0]}"
        for one in findings
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param((), id="nothing"),
        pytest.param(steps(3), id="straight"),
        pytest.param((step("", alt()), step()), id="an ending not stated"),
        pytest.param((*steps(3), alt(origin="3", resume="1")), id="a way back"),
        pytest.param((*steps(2), alt("", step(), step(), resume="")), id="a loose start"),
        pytest.param((step(choice=True), step()), id="a choice without alternatives"),
        pytest.param(
            (step("", alt("", resume="2"), alt("", end="abort"), choice=True), step()),
            id="a choice of which one goes on",
        ),
        pytest.param(
            (step("", alt(), alt("", end="abort"), choice=True), step()),
            id="a choice with an open end may go on",
        ),
        pytest.param(
            (step("", alt("", end="abort"), choice=True), step(), alt("", resume="2")),
            id="a step that is reached from somewhere",
        ),
        pytest.param((step(), step(repeat="1-2")), id="a loop without a stated condition"),
        pytest.param(
            (step("", alt("", resume="1"), alt("", end=""), choice=True),), id="a menu with an exit"
        ),
        pytest.param(
            (step("", alt("", resume="1b1"), alt("", step(), resume="2")), step()),
            id="on into another alternative",
        ),
        pytest.param(
            (step("", alt("", step("", alt("", resume="1a2")), step(), resume="2")), step()),
            id="back into the alternative that it branches from",
        ),
        pytest.param(
            (
                step("", alt("", end="failure", fields=[FAILURE])),
                step("", alt("", end="success", fields=[SUCCESS])),
                step("", alt("", end="", fields=[SUCCESS, FAILURE])),
                alt("", end="left alone", fields=[SUCCESS, FAILURE]),
                alt("", resume="1", fields=[SUCCESS, FAILURE]),
            ),
            id="guarantees that fit",
        ),
    ],
)
def test_nothing_is_wrong(body: tuple[Draft, ...]) -> None:
    assert found(record(*body)) == []


def test_a_step_that_is_never_reached() -> None:
    body = (step(), step("", alt("", end="failure"), alt("", resume="4"), choice=True), *steps(3))
    assert found(record(*body)) == [
        (
            "3 unreachable-step: step 3 is never reached: after 1 → 2 one alternative is taken, and "
            "none of them resumes at 3"
        )
    ]


def test_only_the_first_of_several_steps_that_are_never_reached_is_named() -> None:
    body = (step("", alt("", end="failure"), choice=True), step(), step("", alt("", end="abort")))
    assert [one.partition(":")[0] for one in found(record(*body))] == ["2 unreachable-step"]


def test_a_step_of_an_alternative_that_is_never_reached() -> None:
    inner = step("", alt("", end="failure"), choice=True), step()
    made = record(step("", alt("", *inner, resume="1")))
    (one,) = found(made)
    assert one.startswith("1a2 unreachable-step: step 1a2 is never reached: after 1 → 1a → 1a1 one")


def test_a_menu_without_an_exit() -> None:
    body = (step(), step("", alt("", step(), resume="2"), alt("", resume="2"), choice=True))
    assert found(record(*body)) == [
        ("2 endless-loop: the loop 2 → 2b → 2 has no exit: after 1 → 2 no outcome is ever reached")
    ]


def test_a_loop_is_told_in_the_order_in_which_it_is_gone_through() -> None:
    (one,) = found(record(*steps(2), step("", alt("", resume="2"), choice=True)))
    assert "the loop 2 → 3 → 3a → 2 has no exit" in one


def test_two_alternatives_that_lead_into_each_other() -> None:
    ways = alt("", step(), origin="1", resume="1b1"), alt("", step(), origin="1", resume="1a1")
    assert found(record(step(), *ways)) == [
        (
            "1a1 endless-loop: the loop 1a1 → 1b1 → 1a1 has no exit: after 1 → 1a → 1a1 no outcome "
            "is ever reached"
        )
    ]


def test_what_leads_into_a_loop_without_exit_is_the_same_mistake() -> None:
    menu = alt("", step("", alt("", resume="1a1"), choice=True), origin="1")
    made = record(step(), menu, alt("", step(), origin="1", resume="1a1"))
    assert [one.partition(":")[0] for one in found(made)] == ["1a1 endless-loop"]


def test_two_loops_without_exit_are_two_mistakes() -> None:
    menus = [alt("", step("", alt("", resume=f"1{x}1"), choice=True), origin="1") for x in "ab"]
    assert [one.partition(":")[0] for one in found(record(step(), *menus))] == [
        "1a1 endless-loop",
        "1b1 endless-loop",
    ]


def test_an_alternative_that_resumes_in_its_own_middle() -> None:
    made = record(step(), step("", alt("", step(), step(), resume="2a1")))
    assert found(made) == [
        (
            "2a resume-inside: alternative 2a resumes at 2a1, in its own middle: "
            "1 → 2 → 2a → 2a1 → 2a2 → 2a1"
        )
    ]


def test_an_alternative_that_resumes_at_itself() -> None:
    (one,) = found(record(step("", alt("", resume="1a"))))
    assert one.startswith(
        "1a resume-inside: alternative 1a resumes at 1a, in its own middle: 1 → 1a → 1a"
    )


def test_an_alternative_never_reached_that_resumes_in_its_own_middle() -> None:
    body = (
        step("", alt("", end="failure"), choice=True),
        step("", alt("", step(), resume="2a1"), alt("", resume="2b")),
    )
    assert [one.partition(";")[0] for one in found(record(*body))][1:] == [
        "2a resume-inside: alternative 2a resumes at 2a1, in its own middle: 2a1",
        "2b resume-inside: alternative 2b resumes at 2b, in its own middle: 2b",
    ]


@pytest.mark.parametrize(
    ("end", "guarantee"), [("failure", SUCCESS), ("abort: gone", SUCCESS), ("success", FAILURE)]
)
def test_an_outcome_that_contradicts_the_guarantee_of_its_alternative(
    end: str, guarantee: Field
) -> None:
    outcome = end.partition(":")[0]
    made = record(step("", alt("", end=end, fields=[guarantee])))
    assert found(made) == [
        (
            f"1a contradicting-outcome: alternative 1a states a {guarantee.name}, but ends in "
            f"{outcome}: 1 → 1a → {outcome}"
        )
    ]


def test_a_success_guarantee_without_success() -> None:
    made = record(*steps(2), alt(origin="2", end="abort"), end="failure", fields=[SUCCESS])
    assert found(made) == [
        (
            "- contradicting-outcome: a success guarantee is stated, but no flow ends in success: "
            "1 → 2 → failure"
        )
    ]
    assert found(record(*steps(2), end="failure", fields=[FAILURE])) == []
    assert found(record(*steps(2), end="success", fields=[SUCCESS])) == []
    assert found(record(*steps(2), goto="UC-2", fields=[SUCCESS])) == []


OTHERS = [
    {"end": "success"},
    {"goto": "UC-2"},
    {"end": "kept"},
    {"end": ""},
    {"resume": ""},
    {},
]


@pytest.mark.parametrize("other", OTHERS)
def test_a_success_guarantee_that_another_flow_may_meet(other: dict[str, str]) -> None:
    made = record(*steps(2), alt("", origin="1", **other), end="failure", fields=[SUCCESS])
    assert found(made) == []


def test_contradictions_in_what_is_never_reached() -> None:
    body = (
        step("", alt("", end="failure"), choice=True),
        step("", alt("", end="failure", fields=[SUCCESS])),
    )
    assert [one.partition(";")[0] for one in found(record(*body, end="abort", fields=[SUCCESS]))][
        1:
    ] == [
        (
            "2a contradicting-outcome: alternative 2a states a success guarantee, but ends in failure: "
            "failure"
        ),
        "- contradicting-outcome: a success guarantee is stated, but no flow ends in success: abort",
    ]


@pytest.mark.parametrize("header", ["Postconditions", "Post-condition", "Nachbedingungen", "後置條件"])
def test_nothing_follows_from_a_plain_postcondition(header: str) -> None:
    plain = Field(name="success guarantee", header=header, text="The till is closed.")
    made = record(step("", alt("", end="failure", fields=[plain])), end="failure", fields=[plain])
    assert found(made) == []


def test_a_postcondition_on_success_is_a_guarantee() -> None:
    stated = Field(name="success guarantee", header="Postconditions on success", text="Paid.")
    assert len(found(record(step("", alt("", end="failure", fields=[stated]))))) == 1


@pytest.mark.parametrize("fields", [[], [SUCCESS]])
def test_a_use_case_without_steps_contradicts_nothing(fields: list[Field]) -> None:
    assert found(record(end="failure", fields=fields)) == []
    assert found(record(alt("", end="failure", origin="start"), end="failure", fields=fields)) == [
        "- contradicting-outcome: a success guarantee is stated, but no flow ends in success: failure"
        for _ in fields
    ]


def test_the_way_to_a_failure() -> None:
    assert way_to_failure(record(*steps(2))) == ""
    assert way_to_failure(record(*steps(2), end="abort")) == "1 → 2 → abort"
    two = alt("", step(), origin="2", end="failure: kept"), alt("", origin="1", end="abort")
    assert way_to_failure(record(*steps(2), *two)) == "1 → 1a → abort"
    body = (step("", alt("", end="success"), choice=True), step("", alt("", end="failure")))
    assert way_to_failure(record(*body)) == ""


def test_an_actor_of_a_step_that_is_not_listed() -> None:
    listed = [Actor("Clerk"), Actor("Kiosk"), Actor("driver's mate"), Actor("Bank, north (B)")]
    body = (
        step(actor="Kisok", line=7),
        step("", step(actor="kiosk"), alt("", step(actor="Kisok"), step(actor="Moon", line=9))),
        step(actor="Clerk, Kiosk, Klerk", line=8),
        step(actor="Bank, north"),
        step(actor="Driver’s mate"),
        step(),
    )
    (rule,) = (rule for rule in rules().values() if rule.id == "unlisted-actor")
    assert rule.severity == "advice"
    found = list(rule.check(Subject(record(*body, actors=listed))))
    several = "the use case lists Clerk, Kiosk, driver's mate, Bank, north (B)"
    assert [(one.line, one.text.removesuffix(several), one.fix) for one in found] == [
        (7, '"Kisok" acts in step 1, as in 1 more, but ', 'did you mean "Kiosk"?'),
        (8, '"Klerk" acts in step 3, but ', 'did you mean "Clerk"?'),
        (9, '"Moon" acts in step 2a2, but ', "list this one too, or write one of them"),
    ]
    assert list(rule.check(Subject(record(*body)))) == []


@given(TREES)
@settings(max_examples=80)
def test_any_flow_can_be_checked(tree: UseCaseDraft) -> None:
    made = Resolver(tree).resolve()
    for finding in judged(made):
        assert finding.message.startswith(f"{made.id}: ")
    way_to_failure(made)
