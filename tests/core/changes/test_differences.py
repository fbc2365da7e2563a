"""What has changed from one version to another, part by part, and what that reaches."""

from __future__ import annotations

from typing import Any

import pytest

from core.drafting import alt, record, step
from sphinxext.usecase.core.changes.asdata import as_data
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.changes.impact import Impact, Lapses, Reached, reached
from sphinxext.usecase.core.changes.sentences import MARKER, lines, markdown
from sphinxext.usecase.core.changes.version import Unread
from sphinxext.usecase.core.model.approvals import Stated
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import Actor, Field, Statement, UseCase
from sphinxext.usecase.core.reading.drafts import Draft

PLAIN = record(step("The reader asks"), step("The desk answers"), step("The reader goes"))


def changes(old: list[UseCase], new: list[UseCase]) -> list[Reached]:
    return list(reached(Differences(old, new)))


def told(old: UseCase | list[UseCase], new: UseCase | list[UseCase]) -> list[str]:
    """What is said, without what it reaches."""
    before, after = (one if isinstance(one, list) else [one] for one in (old, new))
    found = Differences(before, after).usecases
    without = (Reached(one, (Impact(),) * len(one.parts), ()) for one in found)
    return [line.removeprefix("- ") for line in lines(without)]


def of_body(old: list[Draft], new: list[Draft]) -> list[str]:
    return told(record(*old), record(*new))[1:]


def steps(*texts: str, **options: Any) -> list[Draft]:
    return [step(text, **options) for text in texts]


# -- use cases --------------------------------------------------------------------------------------


def test_nothing_is_said_of_what_has_not_changed() -> None:
    assert told(PLAIN, PLAIN._replace(line=7)) == []
    assert told([], []) == []


def test_what_stands_below_the_first_paragraph_is_compared() -> None:
    old = record(step("Pay"), alt("Late", step("Wait")))
    (first,), (flow,) = old.steps, old.flows
    new = old._replace(
        steps=(first._replace(body="In cash."),), flows=(flow._replace(body="By a day."),)
    )
    assert told(old, new)[1:] == [
        "UC.1 now reads: Pay {+In cash.+}",
        "UC.A1 now reads: Late {+By a day.+}",
    ]
    assert told(new, new) == []


def test_use_cases_come_and_go_and_get_other_ids() -> None:
    other = record(step("Pay"), step("Leave"))._replace(id="PAY", title="Pay")
    renamed = PLAIN._replace(id="ASK", title="Title")
    assert told([PLAIN], [PLAIN, other]) == ["PAY *Pay* is new."]
    assert told([PLAIN, other], [PLAIN]) == ["PAY *Pay* is gone."]
    assert told([PLAIN], [other]) == ["PAY *Pay* is new.", "", "UC *Title* is gone."]
    assert told([PLAIN], [other, renamed]) == [
        "PAY *Pay* is new.",
        "",
        "ASK *Title*",
        "ASK *Title* now has the id ASK (was: UC).",
    ]


def test_lines_that_many_use_cases_have_tell_none_from_another() -> None:
    old = [PLAIN._replace(id=f"A{number}") for number in range(21)]
    new = [PLAIN._replace(id=f"B{number}") for number in range(21)]
    assert len(changes(old, new)) == 42
    assert len(changes(old[1:], new[1:])) == 20


def test_one_with_another_id_has_half_of_its_lines_at_least() -> None:
    few = record(*steps("The reader asks", "It rains", "It snows"))._replace(id="ASK", title="Other")
    assert [one.changed.state for one in changes([PLAIN], [few])] == ["new", "gone"]


def test_what_is_the_same_in_both_need_not_be_read() -> None:
    def fail() -> UseCase:
        raise AssertionError

    same, pay = Unread("UC", fail), record(*steps("Pay"))._replace(id="PAY")
    found = Differences([same, pay], [same, pay._replace(title="Paying", extends=("UC",))])
    assert [one.changed.id for one in reached(found)] == ["PAY"]
    for old, new in ((Unread("UC", lambda: LEAD), LATER), (LEAD, Unread("UC", lambda: LATER))):
        assert [one.id for one in Differences([old], [new]).usecases] == ["UC"]


def test_where_addresses_lead_now() -> None:
    base, other = record(step("One", name="one"), step("Two"))._replace(id="BASE"), PLAIN
    found = Differences([base, other], [base._replace(id="NEW")])
    assert [found.kept(one) for one in ("BASE.one", "BASE.2", "BASE.9", "UC", "UC.1", "X")] == [
        Address("NEW", "1"),
        Address("NEW", "2"),
        None,
        None,
        None,
        None,
    ]
    assert [found.was("BASE.one"), found.is_now("NEW.one")] == [Address("NEW", "1")] * 2


def test_a_use_case_says_of_itself_what_is_another() -> None:
    old = PLAIN._replace(
        fields=(Field("goal", "Goal", "All are happy."), Field("trigger", "Trigger", "A wish")),
        actors=(Actor("Desk", "lends"), Actor("Reader")),
        tags=("a", "b"),
        status="draft",
        priority="1",
        waived="rare",
        stories=("S-1",),
    )
    new = PLAIN._replace(
        title="A title",
        docname="other",
        fields=(
            Field("goal", "Purpose", "All are content."),
            Field(None, "Floor", "Third"),
            Field(None, "Nothing", ""),
        ),
        actors=(Actor("Desk", "lends books"), Actor("Guard", secondary=True)),
        tags=("b", "c"),
        epics=("E-1",),
        owner="Jo",
        priority="2",
        stories=("S-2",),
    )
    assert told(old, new) == [
        "UC *A title*",
        "UC *A title* is now called: [-Title-]{+A title+}.",
        "UC *A title* now stands on page other (was: page).",
        "UC *A title* no longer states its status (was: draft).",
        "UC *A title* now has the priority 2 (was: 1).",
        "UC *A title* now has the owner Jo (was: not stated).",
        "UC *A title* tags: c added, a no longer there.",
        "UC *A title* epics: E-1 added.",
        "UC *A title* says in the field *goal*: All are [-happy-]{+content+}.",
        "UC *A title* no longer has the field *trigger* (was: A wish).",
        "UC *A title* now has the field *Floor*: Third.",
        "UC *A title* says in the actor *Desk*: Desk: lends {+books+}.",
        "UC *A title* no longer has the actor *Reader* (was: Reader).",
        "UC *A title* now has the actor *Guard*: Guard (secondary).",
        "The main flow of UC is no longer waived (was: rare).",
        "The main flow of UC stories: S-2 added, S-1 no longer there.",
    ]


def test_an_alternative_may_be_waived_for_another_reason() -> None:
    way = alt("None there", origin="1", end="failure", waived="rare")
    other = alt("None there", origin="1", end="failure", waived="dull")
    assert of_body([*steps("Ask"), way], [*steps("Ask"), other]) == [
        "UC.1a *None there* is now waived: dull (was: rare)."
    ]


def test_fields_of_one_name_are_told_apart_by_their_texts() -> None:
    old = PLAIN._replace(fields=(Field("notes", "Notes", "a"), Field("notes", "Notes", "b")))
    new = PLAIN._replace(fields=(Field("notes", "Notes", "c"), Field("notes", "Remarks", "a")))
    assert told(old, new)[1:] == ["UC *Title* says in the field *notes*: [-b-]{+c+}."]


def test_blanks_beside_signs_give_no_line() -> None:
    said = [Field("goal", "Goal", text) for text in ("“Done. ”", "“Done.”", "“Done!”")]
    old, same, other = (PLAIN._replace(fields=(one,)) for one in said)
    assert told(old, same) == []
    assert told(old, other)[1:] == ['UC *Title* says in the field *goal*: "Done[-.-] {+!+}".']


def test_relations_are_compared_by_what_they_lead_to() -> None:
    def project(*base: Draft, **options: Any) -> list[UseCase]:
        return [record(*base)._replace(id="BASE"), record(step("Mine"), **options)]

    old = project(step("One", name="one"), step("Two"), extends=("BASE.2",))
    assert told(old, project(step("One"), step("Two"), extends=("BASE.2",))) == [
        "BASE *Title*",
        "BASE.1 *One* no longer states its name (was: one).",
    ]
    shifted = project(step("Zero"), step("One", name="one"), step("Two"), extends=("BASE.3",))
    assert [line for line in told(old, shifted) if line.startswith("UC")] == []
    moved = project(step("One", name="one"), step("Two"), extends=("BASE.one",), specializes=("X",))
    assert told(old, moved) == [
        "UC *Title*",
        "UC *Title* use cases that it extends: BASE.one added, BASE.2 no longer there.",
        "UC *Title* use cases that it specialises: X added.",
    ]
    renamed = project(step("One", name="one"), step("Two"), extends=("NEW.2", "NEW"))
    renamed[0] = renamed[0]._replace(id="NEW")
    both = project(step("One", name="one"), step("Two"), extends=("BASE.2", "BASE"))
    assert [line for line in told(both, renamed) if line.startswith("UC")] == []
    gone = project(step("One", name="one"), step("Two"), extends=("BASE.2",))[1:]
    assert [line for line in told(old, gone) if line.startswith("UC")] == []


# -- alternatives -----------------------------------------------------------------------------------


def test_an_alternative_says_what_is_another() -> None:
    old = [
        *steps("One", "Two", "Three"),
        alt("Lost", step("Look"), name="lost", origin="1", end="failure"),
    ]
    new = [
        *steps("One", "Two", "Three"),
        alt("Lost", name="gone", origin="2-3", kind="exception", resume="", stories=("S-1",)),
    ]
    assert of_body(old, new) == [
        "UC.2-3a *Lost* is now named gone (was: lost).",
        "UC.2-3a *Lost* is now of the kind exception (was: alternative).",
        "UC.2-3a *Lost* now branches from *2 Two – 3 Three* (was: branches from *1 One*).",
        "UC.2-3a *Lost* now resumes; step not stated (was: ends in failure).",
        "UC.2-3a *Lost* stories: S-1 added.",
        "UC.1a1 *Look* is gone.",
    ]


ORIGIN = "resumes where it was interrupted"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {"resume": "2"}, "now resumes at *2 Two* (was: ending not stated)"),
        ({"resume": "2"}, {"resume": "next"}, ""),
        ({"resume": "1"}, {}, "no longer states its ending (was: resumes at *1 One*)"),
        ({"resume": "origin"}, {"end": ""}, f"now ends; outcome not stated (was: {ORIGIN})"),
        ({"end": "lost"}, {"end": "failure: lost"}, "now ends in failure: *lost* (was: ends: *lost*)"),
        ({"goto": "PAY"}, {"end": "abort"}, "now ends in abort (was: goes on with *PAY*)"),
    ],
)  # fmt: skip
def test_endings_are_compared_by_what_they_say(
    old: dict[str, str], new: dict[str, str], said: str
) -> None:
    found = of_body(
        [*steps("One", "Two"), alt("Lost", origin="1", **old)],
        [*steps("One", "Two"), alt("Lost", origin="1", **new)],
    )
    assert found == ([f"UC.1a *Lost* {said}."] if said else [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1", "*", "now starts at any time (was: branches from *1 One*)"),
        ("*", "start", "now replaces the flow from the start (was: starts at any time)"),
        ("1", None, "no longer states its branch point (was: branches from *1 One*)"),
        (None, "1", "now branches from *1 One* (was: branch point not stated)"),
        ("1, 2", "2, 1", ""),
        ("1-2", "1, 2", ""),
    ],
)
def test_branch_points_are_compared_by_what_they_lead_to(
    old: str | None, new: str | None, said: str
) -> None:
    found = of_body(
        [*steps("One", "Two"), alt("Lost", origin=old)], [*steps("One", "Two"), alt("Lost", origin=new)]
    )
    assert [line.partition("* ")[2] for line in found] == ([f"{said}."] if said else [])


def test_what_has_no_words_is_called_by_its_label() -> None:
    assert of_body(
        [*steps("One"), alt("", *steps("Look"), origin="1"), alt("Lost")],
        [*steps("One"), alt("", *steps("Look"), origin="1"), alt("Lost", origin="1a")],
    ) == ["UC.1aa *Lost* now branches from *1a* (was: branch point not stated)."]
    assert of_body(
        [*steps("One"), step("Two"), step("Three")],
        [*steps("One"), step("Two", resume="1"), step("Three")],
    ) == ["UC.2 *Two* now goes on at *1 One* (was: not stated)."]


def test_what_resumes_after_several_branch_points_says_so() -> None:
    assert of_body(
        [*steps("One", "Two"), alt("Lost", origin="1-2", resume="next")],
        [*steps("One", "Two"), alt("Lost", origin="1-2", resume="1")],
    ) == ["UC.1-2a *Lost* now resumes at *1 One* (was: resumes after the branch point)."]


def test_an_alternative_moves_into_another() -> None:
    assert of_body(
        [*steps("One"), alt("Lost", step("Look"), alt("In vain"), origin="1")],
        [*steps("One"), alt("Lost", step("Look"), origin="1"), alt("In vain")],
    ) == ["UC.A1 *In vain* no longer states its branch point (was: branch point not stated)."]


@pytest.mark.parametrize(
    ("old", "new", "matched"),
    [
        (alt("The book is lost", origin="1"), alt("The book has been lost", origin="1"), True),
        (alt("Lost", name="x", origin="1"), alt("Found", name="x", origin="2"), True),
        (alt("Lost", origin="1"), alt("Stolen", origin="1"), False),
        (alt("Lost", origin="1", stories=("S-1",)), alt("Stolen", origin="1", stories=("S-1",)), False),
        (alt("A lost one", origin="1", tests=("T",)), alt("Lost", origin="1", tests=("T",)), True),
        (alt("Lost", *steps("Look for it")), alt("Gone", *steps("Look for it"), origin="1"), True),
        (alt("The book is lost", origin="1"), alt("The book is wet", origin="2"), False),
        (alt("The light is out", origin="*"), alt("The light goes out", origin="*"), True),
    ],
)  # fmt: skip
def test_alternatives_are_matched_by_name_or_by_words_and_place(
    old: Draft, new: Draft, matched: bool
) -> None:
    found = of_body([*steps("Ask for it", "Take it"), old], [*steps("Ask for it", "Take it"), new])
    assert any("is new" in line for line in found) is not matched


def test_alternatives_of_one_condition_are_told_apart_by_their_place() -> None:
    def body(*order: str) -> list[Draft]:
        flows = {
            "1": alt("Cancel", origin="1", end="abort"),
            "2": alt("Cancel", origin="2", end="failure"),
        }
        return [*steps("Ask for it", "Take it"), *(flows[one] for one in order)]

    assert of_body(body("1", "2"), body("2", "1")) == []


# -- steps ------------------------------------------------------------------------------------------


def test_a_step_says_what_is_another() -> None:
    old = steps("The desk lends the book", actor="Desk", optional=True, name="lend", include=("PAY",))
    new = steps("The desk lends it", choice=True, include=("PAY", "ASK"), tests=("T-1",))
    assert of_body(old, new) == [
        "UC.1 *The desk lends it* no longer states its name (was: lend).",
        "UC.1 now reads: The desk lends [-the book-]{+it+}.",
        "UC.1 *The desk lends it* no longer says who acts (was: Desk).",
        "UC.1 *The desk lends it* is no longer optional.",
        "UC.1 *The desk lends it* is now a choice.",
        "UC.1 *The desk lends it* included use cases: ASK added.",
        "UC.1 *The desk lends it* tests: T-1 added.",
    ]


def test_loops_are_compared_by_the_steps_they_lead_to() -> None:
    def loop(*before: Draft, **options: str) -> list[Draft]:
        return [*before, step("Try"), step("Look", **options)]

    assert of_body(loop(repeat="1-2"), loop(step("Zero"), repeat="2-3")) == ["UC.1 *Zero* is new."]
    assert of_body(loop(repeat="1-2"), loop(repeat="2", until="done")) == [
        "UC.2 *Look* now repeats *2 Look* until *done* (was: repeats *1 Try – 2 Look*)."
    ]
    assert of_body(loop(repeat="2", while_="open"), loop()) == [
        "UC.2 *Look* no longer repeats anything (was: repeats *2 Look* while *open*)."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a b c", "a c", ["2 *b* is gone."]),
        ("a c", "a b c", ["2 *b* is new."]),
        ("a b c", "a x c", ["2 now reads: [-b-]{+x+}."]),
        ("a b c d", "a x y d", ["2 *x* is new.", "3 *y* is new.", "2 *b* is gone.", "3 *c* is gone."]),
        ("a b c d", "a c d b", ["4 *b* now stands behind *3 d* (was: stands behind *1 a*)."]),
        ("a b c", "b c a", ["3 *a* now stands behind *2 c* (was: stands first)."]),
        ("a b", "b x a", ["2 *x* is new.", "3 *a* now stands behind *2 x* (was: stands first)."]),
        ("p a q", "r a s", ["1 now reads: [-p-]{+r+}.", "3 now reads: [-q-]{+s+}."]),
        ("a a b", "a b a", ["3 *a* now stands behind *2 b* (was: stands behind *1 a*)."]),
        ("", "a", ["1 *a* is new."]),
    ],
)
def test_steps_are_matched_by_words_and_place(old: str, new: str, said: list[str]) -> None:
    found = of_body([*steps(*old.split()), alt()], [*steps(*new.split()), alt()])
    assert [line for line in found if "main flow" not in line] == [f"UC.{one}" for one in said]


def test_a_name_outweighs_words_and_place() -> None:
    one, other = step("The desk lends it", name="lend"), step("The desk notes it", name="note")
    assert of_body(
        [one, other], [step("The desk lends it", name="note"), step("It is lent", name="lend")]
    ) == [
        "UC.1 now reads: The desk [-notes-]{+lends+} it.",
        "UC.2 *It is lent* now stands behind *note* (was: stands first).",
        "UC.2 now reads: [-The desk lends it-]{+It is lent+}.",
    ]
    assert of_body([step("Lend", name="a"), step("Go")], [step("Lend", name="b"), step("Go")]) == [
        "UC.1 *Lend* is now named b (was: a)."
    ]


def test_a_step_becomes_a_part_of_another() -> None:
    assert of_body(steps("One", "Two", "Three"), [step("One", step("Two")), step("Three")]) == [
        "UC.1.1 *Two* now stands first in *1 One* (was: stands behind *1 One*)."
    ]
    assert of_body(
        [step("One", step("Two"), step("Six"))], [step("Zero"), step("One", step("Two"), step("Six"))]
    ) == ["UC.1 *Zero* is new."]


def test_what_leads_to_a_named_step_still_does_when_that_has_moved_into_another_flow() -> None:
    assert of_body(
        [
            *steps("One"),
            step("Two", name="two"),
            alt("x", origin="1"),
            alt("y", origin="1", resume="two"),
        ],
        [
            *steps("One"),
            alt("x", step("Two", name="two"), origin="1"),
            alt("y", origin="1", resume="two"),
        ],
    ) == ["UC.2 *Two* is gone.", "UC.1a1 *Two* is new."]


# -- what a change reaches --------------------------------------------------------------------------


def reach(old: list[Draft], new: list[Draft], **options: Any) -> list[tuple[str, Impact]]:
    """What the changes of each part reach, with the title of that part."""
    (found,) = changes([record(*old, **options)], [record(*new, **options)])
    parts = zip(found.changed.parts, found.impacts, strict=True)
    return [(part.title, impact) for part, impact in parts]


def test_a_change_of_an_alternative_reaches_its_scenarios_stories_and_tests() -> None:
    assert reach(
        [*steps("One", "Two"), alt("Lost", step("Look", tests=("T-1",)), origin="1", stories=("S-1",))],
        [*steps("One", "Two"), alt("Lost", step("Seek", stories=("S-2",)), origin="1", name="lost")],
    ) == [("Lost", Impact(("lost",), (), ("S-2", "S-1"), ("T-1",)))]


def test_a_change_of_a_step_reaches_the_scenarios_that_pass_it() -> None:
    def lost() -> Draft:
        return alt("Lost", origin="1", end="failure")

    assert reach([*steps("One", "Two"), lost()], [*steps("One", "Two now"), lost()]) == [
        ("Title", Impact(("main",)))
    ]
    assert reach(steps("One", "Two"), steps("One"), stories=("S",)) == [
        ("Title", Impact(("main",), (), ("S",)))
    ]


def test_a_change_of_the_end_reaches_the_scenarios_that_come_to_it() -> None:
    old, new = record(*steps("One", "Two")), record(*steps("One", "Two"), end="abort")
    (found,) = changes([old], [new])
    assert found.impacts == (Impact(("main",)),)
    (found,) = changes([record()], [record(end="abort")])
    assert found.impacts == (Impact(),)


def test_links_reach_no_scenario_and_what_is_said_of_the_whole_nothing() -> None:
    old = record(*steps("One"))
    (found,) = changes([old], [old._replace(title="Other", stories=("S-1",))])
    assert found.impacts == (Impact(), Impact((), (), ("S-1",)))


@pytest.mark.parametrize(
    ("old", "new", "impact"),
    [
        ({"stories": ("S",)}, {}, Impact(stories=("S",))),
        ({}, {"tests": ("T",)}, Impact(tests=("T",))),
        ({"name": "one"}, {"name": "two"}, Impact()),
        ({"actor": "Desk"}, {"actor": "Guest"}, Impact(("main",))),
    ],
)
def test_of_a_step_only_links_reach_no_scenario(
    old: dict[str, Any], new: dict[str, Any], impact: Impact
) -> None:
    assert reach([step("One", **old)], [step("One", **new)]) == [("Title", impact)]


def test_a_scenario_that_passes_a_new_step_by_does_not_change() -> None:
    def body(*texts: str) -> list[Draft]:
        last = step("Last", name="last")
        return [*steps("One", *texts), last, alt("Known", origin="1", resume="last")]

    assert reach(body(), body("Two")) == [("Title", Impact(("main",)))]


def test_scenarios_come_and_go_with_their_alternatives() -> None:
    def body(*conditions: str) -> list[Draft]:
        return [*steps("One"), *(alt(one, origin="1", end="failure", name=one) for one in conditions)]

    assert reach(body("lost", "wet"), body("lost", "torn")) == [
        ("torn", Impact(("torn",))),
        ("wet", Impact((), ("wet",))),
    ]


def test_a_use_case_tells_which_others_refer_to_it() -> None:
    base, other = record(*steps("One"))._replace(id="BASE"), record(step("x", include=("BASE",)))
    users = [
        other._replace(id="A", extends=("BASE.1",)),
        record(*steps("x"), goto="BASE")._replace(id="B"),
        record(*steps("x"), extends=("NOWHERE",))._replace(id="C"),
        record(*steps("x"), goto="D.1")._replace(id="D"),
    ]
    later = record(step("x", include=("BASE",)))._replace(id="E")
    found, _new = changes([base, *users], [base._replace(title="Other"), *users, later])
    assert found.users == ("A", "B", "E")
    assert list(lines([found]))[-1] == "- It is referred to by A, B, E."


# -- how it is told ---------------------------------------------------------------------------------

LEAD = record(step("The CRM tells"), alt("Duplicate <found>", origin="1", stories=("RO-1",)))
LATER = record(
    step("The CRM tells *all*"), alt("Duplicate <found>", origin="1", stories=("RO-1",), end="failure")
)


REACHED = "Scenario `1a` changes; stories RO-1."


def test_markdown_marks_words_and_nothing_that_an_author_wrote() -> None:
    assert list(markdown(changes([LEAD], [LATER]))) == [
        MARKER,
        "### UC *Title*",
        "- UC.1 now reads: The CRM tells **\\*all\\***. Scenarios `main` and `1a` change.",
        "- UC.1a *Duplicate \\<found\\>* now ends in failure (was: ending not stated). " + REACHED,
    ]
    reworded = record(step("The CRM says so"), alt("Duplicate <found>", origin="1", stories=("RO-1",)))
    assert "The CRM ~~tells~~ **says so**." in "\n".join(markdown(changes([LEAD], [reworded])))
    assert list(markdown([])) == [MARKER, "No use case has changed."]


def test_in_markdown_no_name_marks_anything() -> None:
    odd = PLAIN._replace(id="A_b_", title="*T*")
    old = odd._replace(fields=(Field(None, "Gone_", "_g_"),), actors=(Actor("a_b", "_x_"),))
    new = odd._replace(
        fields=(Field(None, "New_", "_n_"),), actors=(Actor("a_b", "_y_"),), tags=("_t_",)
    )
    assert list(markdown(changes([old], [new])))[1:] == [
        r"### A\_b\_ *\*T\**",
        r"- A\_b\_ *\*T\** tags: \_t\_ added.",
        r"- A\_b\_ *\*T\** no longer has the field *Gone\_* (was: \_g\_).",
        r"- A\_b\_ *\*T\** now has the field *New\_*: \_n\_.",
        r"- A\_b\_ *\*T\** says in the actor *a\_b*: a\_b: ~~\_x\_~~ **\_y\_**.",
    ]


def test_of_many_the_first_are_named() -> None:
    stories = tuple(f"S-{number}" for number in range(9))
    (found,) = changes(
        [record(*steps("One"), stories=stories, tests=("T",))],
        [record(*steps("Two"), stories=stories, tests=("T",))],
    )
    assert found.impacts == (Impact(("main",), (), stories, ("T",)),)
    assert "stories S-0, S-1, S-2, S-3, S-4 and 4 more; tests T." in list(lines([found]))[1]


def test_approvals_that_no_longer_hold_are_named() -> None:
    (found,) = changes([PLAIN], [PLAIN._replace(title="Other")])
    approved = found._replace(impacts=(Impact(approvals=("the approval by Jo",)),))
    assert list(lines([approved]))[1].endswith("The approval by Jo no longer holds.")


def test_approvals_lapse_with_the_part_that_they_are_of() -> None:
    def stated(kind: str, address: str, state: str = "approved", role: str = "Owner") -> Stated:
        return Stated(kind, address, role, state, f"{kind} {address}", "2026-05-01", "seal")

    def statement(label: str, text: str) -> Statement:
        return Statement(label, "rule", "business rules", text, 1)

    def way(condition: str, **options: str) -> Draft:
        return alt(condition, origin="1", **options)

    old = record(*steps("One"), way("Wet", name="wet"), way("Cold"), way("Hot"))
    old = old._replace(statements=(statement("BR1", "Be polite"), statement("BR2", "Be quick")))
    new = record(*steps("Another"), way("Wet", name="wet", end="failure"), way("Cold"))
    new = new._replace(title="Other", statements=(statement("BR1", "Be quick now"),))
    before = [
        stated("usecase", "UC"),
        stated("main", "UC"),
        stated("main", "UC", "changed", "Architect"),
        stated("altflow", "UC.wet"),
        stated("altflow", "UC.1b"),
        stated("altflow", "UC.1c"),
        stated("statement", "UC.BR1"),
        stated("statement", "UC.BR2"),
    ]
    after = [
        stated("altflow", "UC.1b"),
        stated("altflow", "UC.wet", "changed"),
        stated("statement", "UC.BR1"),
    ]
    (found,) = changes([old], [new])
    told = Lapses({"UC": before}, {"UC": after}).added_to(found)
    assert [
        (part.title, [one.removeprefix("approval of 2026-05-01 by ") for one in impact.approvals])
        for part, impact in zip(told.changed.parts, told.impacts, strict=True)
    ] == [
        ("Other", ["usecase UC (Owner)", "statement UC.BR1 (Owner)"]),
        ("Other", ["main UC (Owner)"]),
        ("Wet", ["altflow UC.wet (Owner)"]),
        ("Hot", ["altflow UC.1c (Owner)"]),
    ]
    (gone,) = changes([old], [])
    assert Lapses({"UC": before}, {}).added_to(gone) == gone


def test_long_texts_are_named_by_their_beginning() -> None:
    text = "The desk lends the book to the reader, who has shown a card that has not expired yet"
    (line,) = of_body(steps("One"), steps("One", text))
    assert line == "UC.2 *The desk lends the book to the reader, who has shown a card …* is new."


def test_changes_as_data() -> None:
    data = as_data(changes([LEAD], [LATER]))
    (usecase,) = data["usecases"]
    assert data == {"version": 1, "usecases": [usecase]}
    assert {**usecase, "parts": []} == {
        "id": "UC",
        "title": "Title",
        "change": "changed",
        "was": "UC",
        "parts": [],
        "referred_to_by": [],
    }
    main, flow = usecase["parts"]
    assert (main["kind"], main["address"], main["changes"]) == (
        "main",
        "UC",
        [
            {
                "kind": "step",
                "address": "UC.1",
                "title": "The CRM tells *all*",
                "aspect": "text",
                "detail": None,
                "before": "The CRM tells",
                "after": "The CRM tells *all*",
                "words": [["same", "The CRM tells"], ["new", " *all*"]],
            }
        ],
    )
    assert (flow["address"], flow["impact"]["scenarios"]) == ("UC.1a", ["1a"])
    assert (flow["changes"][0]["before"], flow["changes"][0]["after"]) == (None, "ends in failure")
    gone = as_data(changes([LEAD], []))["usecases"]
    assert (gone[0]["change"], gone[0]["was"]) == ("gone", "UC")
    new = as_data(changes([], [LEAD]))["usecases"]
    assert (new[0]["change"], new[0]["was"]) == ("new", None)
