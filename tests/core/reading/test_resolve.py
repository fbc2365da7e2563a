"""From drafts to records: endings, loops, and what is said of references that lead nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.drafting import alt, part, record, resolved, step, steps, usecase
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Ending,
    Field,
    Flow,
    Goto,
    Outcome,
    Repeat,
    Resume,
    Step,
    UseCase,
)
from sphinxext.usecase.core.reading.drafts import OtherList
from sphinxext.usecase.core.reading.resolve import Resolver, parse_end


@pytest.mark.parametrize(
    ("text", "outcome", "name"),
    [
        ("", None, None),
        ("  ", None, None),
        ("success", "success", None),
        ("Failure", "failure", None),
        (" ABORT ", "abort", None),
        ("failure: card kept", "failure", "card kept"),
        ("failure:card kept", "failure", "card kept"),
        ("Success : paid: in cash", "success", "paid: in cash"),
        ("failure:", "failure", None),
        ("card kept", None, "card kept"),
        ("success story", None, "success story"),
        ("note: failure", None, "note: failure"),
        ("fail", None, "fail"),
    ],
)
def test_parse_end(text: str, outcome: Outcome | None, name: str | None) -> None:
    assert parse_end(text) == End(outcome=outcome, name=name)


@pytest.mark.parametrize(
    ("option", "text", "ending"),
    [
        ("resume", "3", Resume(target="3")),
        ("resume", " 1 ", Resume(target="1")),
        ("resume", "2.1", Resume(target="2.1")),
        ("resume", "assign", Resume(target="3")),
        ("resume", "UC.3", Resume(target="3")),
        ("resume", "2a", Resume(target="2a")),
        ("resume", "2a1", Resume(target="2a1")),
        ("resume", "", Resume(target=None)),
        ("resume", " ", Resume(target=None)),
        ("resume", "origin", Resume(target=None, written="origin")),
        ("resume", "next", Resume(target="3", written="next")),
        ("end", "", End()),
        ("end", "abort: timeout", End(outcome="abort", name="timeout")),
        ("goto", "UC-2", Goto(target="UC-2")),
        ("goto", " UC-2.1a ", Goto(target="UC-2.1a")),
    ],
)
def test_the_ending_of_an_alternative(option: str, text: str, ending: Ending) -> None:
    flow = alt("", step(), **{option: text})
    made = record(step(), step("", step(), flow), step(name="assign"))
    assert part(made, "2a") == made.flows[0]
    assert made.flows[0].ending == ending


def test_an_alternative_that_says_nothing_of_its_ending() -> None:
    assert record(step("", alt("", step()))).flows[0].ending is None


@pytest.mark.parametrize(
    ("origin", "target"),
    [
        ("1", "2"),
        ("2", "3"),
        ("2.1", "2.2"),
        ("2.2", "3"),
        ("3", None),
        ("1-2", None),
        ("1, 3", None),
        ("*", None),
        ("start", None),
        (None, None),
        ("E1", None),
        ("E1.1", "E1.2"),
        ("E1.2", None),
    ],
)
def test_next_is_the_step_after_the_branch_point(origin: str | None, target: str | None) -> None:
    flow = alt(origin=origin, resume="next")
    body = step(), step("", step(), step()), step(), alt("", step(), step(), label="E1"), flow
    assert record(*body).flows[1].ending == Resume(target=target, written="next")


@pytest.mark.parametrize(
    ("options", "ending"),
    [
        ({}, End(outcome="success")),
        ({"end": ""}, End()),
        ({"end": "failure: no money"}, End(outcome="failure", name="no money")),
        ({"goto": "UC-2"}, Goto(target="UC-2")),
    ],
)
def test_the_ending_of_the_main_flow(options: dict[str, str], ending: Ending) -> None:
    for body in ([step()], [step("", step(), step())]):
        assert record(*body, **options).ending == ending


def test_a_main_flow_without_steps_states_nothing() -> None:
    assert record(alt()).ending is None
    assert record(end="failure").ending == End(outcome="failure")


def test_every_part_of_a_draft_is_in_the_record() -> None:
    actor = Actor(name="CRM", description="keeps the leads")
    field = Field(name=None, header="Own", text="text")
    draft = usecase(
        step("one", step("inner"), name="first", actor="CRM", include=("UC-2",), stories=("S-1",)),
        step("two", optional=True, choice=True, tests=("T-1",), repeat="1-2", until="done"),
        alt(
            "if",
            step("three"),
            origin="1-2",
            kind="exception",
            name="broken",
            end="failure",
            stories=("S-2",),
            tests=("T-2",),
            waived="later",
            fields=[field],
        ),
        epics=("E-1",),
        stories=("S-3",),
        tests=("T-3",),
        waived="known",
        status="draft",
        priority="high",
        owner="me",
        tags=("t",),
        extends=("UC-3",),
        specializes=("UC-4",),
        actors=[actor],
        fields=[field],
        goto="UC-5",
    )
    resolver = Resolver(draft)
    assert resolver.resolve() == UseCase(
        id="UC",
        title="Title",
        docname="page",
        line=1,
        epics=("E-1",),
        stories=("S-3",),
        tests=("T-3",),
        waived="known",
        status="draft",
        priority="high",
        owner="me",
        tags=("t",),
        extends=("UC-3",),
        specializes=("UC-4",),
        actors=(actor,),
        ending=Goto(target="UC-5"),
        fields=(field,),
        steps=(
            Step(
                label="1",
                text="one",
                line=2,
                name="first",
                actor="CRM",
                include=("UC-2",),
                stories=("S-1",),
                steps=(Step(label="1.1", text="inner", line=3),),
            ),
            Step(
                label="2",
                text="two",
                line=4,
                optional=True,
                choice=True,
                repeat=Repeat(first="1", last="2", until="done"),
                tests=("T-1",),
            ),
        ),
        flows=(
            Flow(
                label="1-2a",
                condition="if",
                line=5,
                name="broken",
                kind="exception",
                branches=("1", "2"),
                ending=End(outcome="failure"),
                stories=("S-2",),
                tests=("T-2",),
                waived="later",
                fields=(field,),
                steps=(Step(label="1-2a1", text="three", line=6),),
            ),
        ),
    )
    assert resolver.findings == []


@pytest.mark.parametrize(
    ("origin", "branches"),
    [
        ("2", ("2",)),
        ("1-3", ("1", "2", "3")),
        ("3, 1", ("3", "1")),
        ("1-2, 2-3", ("1", "2", "3")),
        ("*", ("*",)),
        ("start", ("start",)),
        ("", ()),
        ("9z", ()),
    ],
)
def test_branch_points(origin: str, branches: tuple[str, ...]) -> None:
    made, _ = resolved(*steps(3), alt(origin=origin))
    assert made.flows[0].branches == branches


def test_the_parent_is_a_label() -> None:
    made = record(step("", alt("", step("", alt()))))
    assert [flow.parent for flow in made.flows] == [None, "1a"]


def test_flows_stand_in_document_order() -> None:
    made = record(step("", alt("", alt(), step("", alt()))), step("", step("", alt())))
    assert [flow.label for flow in made.flows] == ["1a", "1a.A1", "1a1a", "2.1a"]


# -- loops --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("repeat", "first", "last"),
    [
        ("2", "2", "2"),
        (" 1-2 ", "1", "2"),
        ("first - 3", "1", "3"),
        ("2.1-2.2", "2.1", "2.2"),
    ],
)
def test_a_loop(repeat: str, first: str, last: str) -> None:
    body = step(name="first"), step("", step(), step()), step(repeat=repeat, while_="rain")
    assert record(*body).steps[2].repeat == Repeat(first=first, last=last, while_="rain")


@pytest.mark.parametrize(
    ("repeat", "message"),
    [
        ("9", 'step 2 repeats "9", but the main flow has steps 1 to 2'),
        ("", 'step 2 repeats "", but no step or alternative here has this label or name'),
        ("2-1", 'step 2 repeats "2-1", but the main flow has steps 1 to 2'),
        (
            "frist",
            (
                'step 2 repeats "frist", but no step or alternative here has this label or name; '
                'did you mean "first"?'
            ),
        ),
    ],
)
def test_a_loop_over_nothing(repeat: str, message: str) -> None:
    made, findings = resolved(step(name="first"), step(repeat=repeat, until="done"))
    assert made.steps[1].repeat is None
    assert findings == [f"unknown-step: UC: {message}"]


# -- what is wrong ------------------------------------------------------------------------------

NOTHING = "but no step or alternative here has this label or name"


@pytest.mark.parametrize(
    ("number", "origin", "message"),
    [
        (4, "9", "step 9, but the main flow has steps 1 to 4"),
        (4, "0", "step 0, but the main flow has steps 1 to 4"),
        (1, "9", "step 9, but the main flow has only step 1"),
        (0, "9", "step 9, but the main flow has no steps"),
        (4, "4b1", f"step 4b1, {NOTHING}"),
        (4, "nowhere", f'"nowhere", {NOTHING}'),
        (4, "nmaed", f'"nmaed", {NOTHING}; did you mean "named"?'),
        (4, "2, 9", "step 9, but the main flow has steps 1 to 4"),
    ],
)
def test_an_unknown_branch_point(number: int, origin: str, message: str) -> None:
    made, findings = resolved(
        *steps(number), alt("No answer", origin=origin), alt("", name="named", label="X")
    )
    assert findings == [f'unknown-step: UC: alternative "No answer" branches from {message}']
    assert (made.flows[0].branches, made.flows[0].parent) == ((), None)


def test_each_unknown_branch_point_is_reported() -> None:
    _, findings = resolved(*steps(2), alt("No", origin="8, 1, 9"))
    assert findings == [
        f'unknown-step: UC: alternative "No" branches from step {number}, '
        "but the main flow has steps 1 to 2"
        for number in (8, 9)
    ]


def test_a_branch_point_in_the_alternative_itself() -> None:
    _, findings = resolved(alt("Loop", step(name="own"), origin="own"))
    assert findings == [
        'unknown-step: UC: alternative "Loop" branches from "own", which is part of itself'
    ]


def test_an_alternative_without_a_condition_is_named_by_its_label() -> None:
    _, findings = resolved(step(), alt("", origin="9"))
    assert findings == [
        "unknown-step: UC: alternative A1 branches from step 9, but the main flow has only step 1"
    ]


@pytest.mark.parametrize(
    ("resume", "message"),
    [
        ("9", "step 9, but the main flow has steps 1 to 2"),
        ("asign", f'"asign", {NOTHING}; did you mean "assign"?'),
        ("1-9", "step 1-9, but the main flow has steps 1 to 2"),
        ("behind", f'"behind", {NOTHING}'),
        ("start", f'"start", {NOTHING}'),
    ],
)
def test_an_unknown_point_of_return(resume: str, message: str) -> None:
    made, findings = resolved(step("", alt("No answer", resume=resume)), step(name="assign"))
    assert made.flows[0].ending == Resume(target=None)
    assert findings == [f'unknown-step: UC: alternative "No answer" resumes at {message}']


def test_two_endings() -> None:
    made, findings = resolved(step("", alt("No", resume="1", end="failure")), goto="UC-2", end="success")
    assert (made.flows[0].ending, made.ending) == (None, None)
    assert findings == [
        (
            'two-endings: UC: alternative "No" states 2 endings (:resume: 1 and :end: failure); '
            "keep one of them"
        ),
        (
            "two-endings: UC: the main flow states 2 endings (:end: success and :goto: UC-2); "
            "keep one of them"
        ),
    ]


def test_three_endings() -> None:
    _, findings = resolved(step("", alt("No", resume="1", end="abort", goto="UC-2")))
    assert len(findings) == 1
    assert "states 3 endings (:resume: 1 and :end: abort and :goto: UC-2)" in findings[0]


def test_an_empty_goto() -> None:
    made, findings = resolved(step("", alt("No", goto=" ")))
    assert made.flows[0].ending is None
    assert findings == [
        (
            'empty-goto: UC: alternative "No" goes on elsewhere, but :goto: is empty; '
            "write the id of a use case or an address in it"
        )
    ]


def test_an_empty_goto_of_the_main_flow() -> None:
    made, findings = resolved(step(), goto="")
    assert made.ending is None
    assert [finding.split(";")[0] for finding in findings] == [
        "empty-goto: UC: the main flow goes on elsewhere, but :goto: is empty"
    ]


def test_a_label_used_twice() -> None:
    body = (
        alt("One", label="EXT 1"),
        alt("Two", label="EXT 1", line=30),
        step(label="EXT 1", line=31),
    )
    assert resolved(*body)[1] == [
        (
            'duplicate-label: UC: label "EXT 1" is used twice; the alternative in line 30 '
            "is addressed as UC.A2"
        ),
        ('duplicate-label: UC: label "EXT 1" is used twice; the step in line 31 is addressed as UC.1'),
    ]


def test_a_name_used_twice() -> None:
    body = step(name="pay", line=7), alt("No money", name="pay"), step(name="pay")
    assert resolved(*body)[1] == [
        (
            'duplicate-name: UC: name "pay" of alternative "No money" is used already by step 1 '
            "in line 7; a name is unique in its use case"
        ),
        (
            'duplicate-name: UC: name "pay" of step 2 is used already by step 1 '
            "in line 7; a name is unique in its use case"
        ),
    ]


def test_a_name_that_is_a_label() -> None:
    assert resolved(step(name="E1"), alt("No", label="E1"))[1] == [
        'duplicate-name: UC: name "E1" of step 1 is also a label; choose another word'
    ]


def test_findings_hold_the_part_they_are_about_and_its_line() -> None:
    wrong = alt("No", origin="9", line=40)
    draft = usecase(step(), wrong, end="success", goto="UC-2")
    resolver = Resolver(draft)
    resolver.resolve()
    assert [(about, finding.docname, finding.line) for about, finding in resolver.findings] == [
        (wrong, "page", 40),
        (draft, "page", 1),
    ]


@given(st.text(max_size=12), st.sampled_from(["origin", "resume", "end", "goto", "repeat"]))
@settings(max_examples=100)
def test_any_reference_gives_a_record_and_nothing_that_was_not_stated(text: str, option: str) -> None:
    bad = step("", repeat=text) if option == "repeat" else alt("No", **{option: text})
    made, findings = resolved(step(), step("", step(name="inner")), bad, step("", alt("", step())))
    known = {"1", "2", "2.1", "3", "3a", "3a1", "4", "4a", "4a1", "A1"}
    for flow in made.flows:
        assert set(flow.branches) <= known | {"*", "start"}
        if isinstance(flow.ending, Resume):
            assert flow.ending.target is None or flow.ending.target in known
        if flow.condition == "No" and option == "origin" and text.strip() and not flow.branches:
            assert findings or text.strip().lower() == "start"


# -- one cause, one message ---------------------------------------------------------------------


def test_references_without_a_main_flow_are_one_message() -> None:
    flows = [alt(f"c{n}", origin=str(n), resume="1", line=n * 10) for n in (1, 2, 3)]
    _, findings = resolved(*flows)
    (finding,) = findings
    assert finding == (
        'unknown-step: UC: alternative "c1" branches from step 1, but the main flow has no steps; '
        "the same holds for 5 more, in lines 10, 20, 30"
    )


def test_references_into_another_list_are_one_message() -> None:
    draft = usecase(
        step(), alt("No", origin="2"), alt("Nor", origin="3", line=30), alt("Not", origin="9")
    )
    draft.other_lists = [OtherList(range(2, 4), 7, reported=False)]
    resolver = Resolver(draft)
    resolver.resolve()
    alone, shared = (finding.message for _, finding in resolver.findings)
    assert alone == 'UC: alternative "Not" branches from step 9, but the main flow has only step 1'
    assert shared == (
        'UC: alternative "No" branches from step 2, which is in the numbered list in line 7; that list '
        "is content: only the first numbered list of a body is its flow, with those that go on with its "
        "numbers; the same holds for 1 more, in line 30"
    )


def test_references_into_a_list_that_is_reported_are_no_message() -> None:
    draft = usecase(step(), alt("No", origin="2"))
    draft.other_lists = [OtherList(range(2, 4), 7, reported=True)]
    resolver = Resolver(draft)
    resolver.resolve()
    assert resolver.findings == []


def test_many_lines_are_not_all_told() -> None:
    flows = [alt("c", origin="1", line=n) for n in range(10, 20)]
    _, findings = resolved(*flows)
    assert findings[0].endswith("the same holds for 9 more, in lines 11, 12, 13, 14, 15, …")


# -- numbers that differ ------------------------------------------------------------------------


def test_numbers_that_differ_are_told_once_for_each_flow() -> None:
    flow = alt("No", step(number=4), origin="3")
    _, findings = resolved(step(number=2), step("", step(number=2), number=3), flow)
    advice = (
        "; :from:, :resume:, :repeat: and roles mean the numbers as written. Number the steps from 1 on "
        "without a gap, or give a step its number as :label:"
    )
    assert findings == [
        f"own-numbers: UC: steps 2, 3, 2 are counted 1, 2, 2.1{advice}",
        f'own-numbers: UC: step 4 of alternative "No" is counted 2a1{advice}',
    ]


def test_numbers_that_make_way_for_a_label_are_told() -> None:
    _, findings = resolved(step(label="2"), step())
    (found,) = findings
    assert found.endswith(
        " 2 is counted 3, since a :label: of step 2 has that number. Choose another label"
    )


def test_a_label_that_is_a_number_is_named_with_what_has_it() -> None:
    _, findings = resolved(step(), step(), alt("No", label="2", origin="1"))
    (found,) = findings
    assert 'step 2 is counted 3, since a :label: of alternative "No" has that number. Choose' in found
    _, findings = resolved(step(), step(), alt("No", label="2", origin="1, 2"))
    (found,) = findings
    assert 'alternative "No" branches from "1, 2", but "2" is its own :label:; choose' in found


def test_what_there_is_is_told_by_the_numbers_as_written() -> None:
    _, findings = resolved(step(number=1), step(number=3), alt("No", origin="2"))
    assert findings[1].endswith("branches from step 2, but the main flow has steps 1, 3")
    _, findings = resolved(step(number=1), step(number=2), alt("No", origin="3"))
    assert findings == [
        'unknown-step: UC: alternative "No" branches from step 3, but the main flow has steps 1 to 2'
    ]


# -- what is clear is read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("step 2", "2"),
        ("Step 2", "2"),
        ("STEP 2.", "2"),
        ("step2", "2"),
        ("Schritt 2", "2"),
        ("步骤2", "2"),
        ("#2", "2"),
        ("no. 2", "2"),
        ("step no. 2", "2"),
        ("(2)", "2"),
        ("at step 2", "2"),
        ("after 2", "2"),
        ("after step 2", "2"),
        ("nach Schritt 2", "2"),
        ("Step 2a", "2a"),
        ("2A", "2a"),
        ("alternative 2a", "2a"),
        ("step pay", "3"),
        ("2 and 3", "2 3"),
        ("steps 2 and 3", "2 3"),
        ("steps 2, 3 and 4", "2 3 4"),
        ("2 or 4", "2 4"),
        ("2 & 4", "2 4"),
        ("2/4", "2 4"),
        ("2 4", "2 4"),
        ("2 und pay", "2 3"),
        ("2 AND pay", "2 3"),
        ("2 to 4", "2 3 4"),
        ("steps 2 to 4", "2 3 4"),
        ("step 2-4", "2 3 4"),
        ("steps 2 – 4", "2 3 4"),
        ("2 bis 4", "2 3 4"),
        ("2..4", "2 3 4"),
        ("2...4", "2 3 4"),
        ("2 and 3-4", "2 3 4"),
        ("any time", "*"),
        ("At any time", "*"),
        ("any", "*"),
        ("Anytime", "*"),
        ("any step", "*"),
        ("at any step", "*"),
        ("Always", "*"),
        ("START", "start"),
    ],
)
def test_branch_points_in_words(text: str, labels: str) -> None:
    body = step(), step("", alt("x")), step(name="pay"), step()
    made = record(*body, alt("y", origin=text))
    assert made.flows[1].branches == tuple(labels.split())


@pytest.mark.parametrize(
    ("text", "target"),
    [("step 3", "3"), ("at step 3.", "3"), ("to step 3", "3"), ("step pay", "2"), ("Next", "2")],
)
def test_points_of_return_in_words(text: str, target: str) -> None:
    made = record(step(), step(name="pay"), step(), alt("", origin="1", resume=text))
    assert made.flows[0].ending == Resume(target, "next" if text == "Next" else None)
    made = record(step(), alt("", origin="1", resume="Origin"))
    assert made.flows[0].ending == Resume(None, "origin")


def test_a_loop_for_each_is_of_the_step_alone_unless_it_says_of_which() -> None:
    made = record(step(for_each="parcel"), step(repeat="1-2", for_each="van"))
    assert [one.repeat for one in made.steps] == [
        Repeat("1", "1", for_each="parcel"),
        Repeat("1", "2", for_each="van"),
    ]


def test_loops_in_words() -> None:
    made = record(step(), step(), step(repeat="steps 1 to 2"))
    assert made.steps[2].repeat == Repeat("1", "2")


def test_names_count_more_than_words() -> None:
    body = step(name="any"), step(name="Next"), step(name="step-2")
    made = record(*body, *(alt(origin=text) for text in ("any", "step-2")), alt("", resume="Next"))
    assert [flow.branches for flow in made.flows] == [("1",), ("3",), ()]
    assert made.flows[2].ending == Resume("2")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            {"resume": "after 1"},
            f'resumes at "after 1", {NOTHING}; write "2", the step after it',
        ),
        (
            {"resume": "after 2"},
            'resumes at "after 2", but no step or alternative here has this label or name',
        ),
        (
            {"origin": "before pay"},
            f'branches from "before pay", {NOTHING}; write "pay" alone if you mean that',
        ),
        (
            {"origin": "2 and 9"},
            "branches from step 9, but the main flow has steps 1 to 2",
        ),
        ({"origin": "step 9"}, 'branches from "step 9", but the main flow has steps 1 to 2'),
    ],
)
def test_what_is_not_clear_is_told(options: dict[str, str], says: str) -> None:
    _, findings = resolved(step(), step(name="pay"), alt("No", **options))
    assert findings == [f'unknown-step: UC: alternative "No" {says}']


@pytest.mark.parametrize(
    ("end", "meant"),
    [
        ("failed", "failure"),
        ("Failed.", "failure"),
        ("fail", "failure"),
        ("aborted", "abort"),
        ("successful", "success"),
        ("succes", "success"),
        ("failed: card kept", "failure: card kept"),
        ("failure, card kept", "failure: card kept"),
        ("failure (card kept)", "failure: card kept"),
        ("abort - no answer", "abort: no answer"),
    ],
)
def test_an_outcome_that_is_almost_stated(end: str, meant: str) -> None:
    made, findings = resolved(step(), alt("No", origin="1", end=end))
    assert made.flows[0].ending == End(name=end)
    said = f'alternative "No" ends in "{end}", which is taken as a name; did you mean "{meant}"?'
    assert findings == [f"unclear-outcome: UC: {said}"]


@pytest.mark.parametrize("end", ["card kept", "cancelled", "failure: card kept", "", "Successor told"])
def test_outcomes_that_are_clear(end: str) -> None:
    assert resolved(step(), alt("No", origin="1", end=end))[1] == []
