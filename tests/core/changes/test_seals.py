"""Seals: what is in them, and what is not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafting import alt, record, step
from sphinxext.usecase.core.changes.meaning import Lines
from sphinxext.usecase.core.changes.plain import plain, plain_usecase
from sphinxext.usecase.core.changes.seals import RULE, RULES, SEAL, Seals, seals
from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Ending,
    Field,
    Resume,
    Statement,
    Step,
    UseCase,
)
from sphinxext.usecase.core.reading.drafts import Draft

ELSEWHERE = record(step("Pay", name="pay"), step("Take the change"))._replace(id="PAY")


def sealed(*body: Draft, **options: Any) -> Seals:
    return seals(record(*body, **options), {"PAY": ELSEWHERE})


def said(flow: Draft, *, steps: int = 2) -> Lines:
    """What an alternative of a use case with some steps says, without its condition."""
    found = sealed(*(step(f"Step {number}") for number in range(1, steps + 1)), flow)
    return found.flows[0].text[1:]


def test_a_seal_is_the_beginning_of_a_digest_of_the_text() -> None:
    found = sealed(step("One", actor="CRM", optional=True, choice=True, include=("PAY",)))
    assert found.main
    assert found.main.text == (
        "step: One",
        "  actor: CRM",
        "  optional",
        "  choice",
        "  includes: PAY",
        "ends: success",
    )
    text = "\n".join(found.main.text).encode()
    assert found.main.seal == hashlib.sha256(text).hexdigest()[:8]
    assert SEAL.fullmatch(found.main.seal)
    (unwritable,) = sealed(alt("\ud800")).flows
    assert SEAL.fullmatch(unwritable.seal)


def test_the_whole_says_all_but_its_flows_and_how_to_recognise_these() -> None:
    fields = (
        Field("trigger", "Trigger", "A wish"),
        Field("goal", "Objective", "A  book"),
        Field(None, "Floor", "Third"),
        Field(None, "Empty", " "),
        Field("actors", "Actors", "Desk"),
        Field("approvals", "Approvals", "librarian"),
    )
    actors = (Actor("Desk", "lends", secondary=True), Actor("Reader"))
    usecase = record(step("One"), alt("Two", origin="1"), extends=("PAY.2",))
    found = seals(usecase._replace(fields=fields, actors=actors), {"PAY": ELSEWHERE})
    assert found.main
    assert found.whole.text == (
        "use case: Title",
        "floor: Third",
        "goal: A book",
        "trigger: A wish",
        "actor: Reader",
        "secondary actor: Desk: lends",
        "extends: PAY.Take the change",
        *sorted([f"flow: main {found.main.seal}", f"flow: {found.flows[0].seal}"]),
    )
    assert list(found.parts) == [found.main, *found.flows]


def test_what_stands_below_the_first_paragraph_is_sealed_since_version_3() -> None:
    plain_one = record(step("One"), alt("No", step("Say so")))
    (first,), (flow,) = plain_one.steps, plain_one.flows
    of_step = plain_one._replace(steps=(first._replace(body="In *full*."),))
    of_flow = plain_one._replace(flows=(flow._replace(body="It is late."),))
    before, after, other = (seals(one, {}) for one in (plain_one, of_step, of_flow))
    assert after.main
    assert after.main.text[:2] == ("step: One", "  says: In *full*.")
    assert after.flows == before.flows
    assert other.main == before.main
    assert other.flows[0].text[:2] == ("condition: No", "says: It is late.")
    assert len({one.whole.seal for one in (before, after, other)}) == 3
    assert list(RULES) == [1, 2, RULE] == [1, 2, 3], "a version is added, and none changed"
    for earlier in (RULES[1], RULES[2]):
        assert earlier(of_step, {}) == earlier(plain_one, {}) == before
        assert earlier(of_flow, {}).flows[0].seal == before.flows[0].seal


def test_a_use_case_that_states_no_main_flow_has_no_seal_of_one() -> None:
    found = sealed(alt("Somehow"))
    assert found.main is None
    assert [part.flow and part.flow.condition for part in found.parts] == ["Somehow"]


@pytest.mark.parametrize(
    ("flow", "text"),
    [
        (alt(origin="2"), ("from: Step 2",)),
        (alt(origin="1-2"), ("from: Step 1 to Step 2",)),
        (alt(origin="*"), ("from: any time",)),
        (alt(origin="start"), ("from: the start",)),
        (alt(), ()),
        (alt(kind="exception"), ("kind: exception",)),
        (alt(resume=""), ("resumes: somewhere",)),
        (alt(origin="1", resume="origin"), ("from: Step 1", "resumes: origin")),
        (alt(origin="1", resume="next"), ("from: Step 1", "resumes: Step 2")),
        (alt(origin="2", resume="next"), ("from: Step 2", "resumes: next")),
        (alt(end=""), ("ends",)),
        (alt(end="failure: lost"), ("ends: failure: lost",)),
        (alt(end="lost"), ("ends: lost",)),
        (alt(goto="PAY"), ("goes on: PAY",)),
        (alt(goto="PAY.1"), ("goes on: PAY.{pay}",)),
        (alt(goto="PAY.pay"), ("goes on: PAY.{pay}",)),
        (alt(goto="PAY.9"), ("goes on: PAY.9",)),
        (alt(goto="NOWHERE.1"), ("goes on: NOWHERE.1",)),
        (alt("alternative", step("Try", step("Again"))), ("step: Try", "  step: Again")),
    ],
)
def test_what_an_alternative_says(flow: Draft, text: Lines) -> None:
    assert said(flow) == text


def test_a_branch_point_is_what_it_leads_to() -> None:
    def text(*body: Draft) -> Lines:
        return sealed(*body).flows[-1].text

    one, two = step("One"), step("Two")
    assert text(one, two, alt("x", origin="2")) == text(step("Zero"), one, two, alt("x", origin="3"))
    assert text(one, step("One"), alt("x", origin="2")) != text(one, step("One"), alt("x", origin="1"))
    named = step("Two", name="two")
    assert text(one, named, alt("x", origin="2")) == text(step("2", name="two"), alt("x", origin="1"))
    inner = alt("y", step("Inner"), origin="1")
    assert text(one, inner, alt("x", origin="1a1"))[1] == "from: Inner"
    assert text(one, inner, alt("x", origin="1a"))[1] == "from: y"
    assert text(one, alt("y", alt("x"), origin="1"))[1] == "from: somewhere in y"
    parts = step("One", step("First"), step("Second"))
    assert text(parts, alt("x", origin="1.1-1.2"))[1] == "from: First to Second"
    assert text(one, two, step("3"), step("4"), alt("x", origin="1-2, 4"))[1:] == (
        "from: One to Two",
        "from: 4",
    )


def test_a_loop_is_its_ends_and_its_condition() -> None:
    def loop(**options: str) -> str:
        found = sealed(step("One"), step("Two", **options))
        assert found.main
        return found.main.text[2].strip()

    assert loop(repeat="1-2", until="done") == "repeats: One to Two until done"
    assert loop(repeat="2", while_="open") == "repeats: Two while open"
    assert loop(repeat="1") == "repeats: One"


# -- what is not in them ----------------------------------------------------------------------------

WORDS = st.sampled_from(["The desk", "lends", "the book", "to the reader", "again", "later"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


class FlowSketch(NamedTuple):
    """An alternative that leaves at a step, counted from 0."""

    place: int
    condition: str
    steps: list[str]
    ending: dict[str, str]


class Sketch(NamedTuple):
    """A use case by its texts."""

    steps: list[str]
    flows: list[FlowSketch]

    def made(self, dress: Callable[[str], str] = str, **options: Any) -> UseCase:
        """The use case; ``dress`` sets its texts, ``options`` are those of all of its parts."""
        body: list[Draft] = [step(dress(text), **options) for text in self.steps]
        for flow in self.flows:
            origin = str(flow.place % len(self.steps) + 1)
            inner = [step(dress(text), **options) for text in flow.steps]
            body.append(alt(dress(flow.condition), *inner, origin=origin, **flow.ending, **options))
        return record(*body)


ENDINGS = st.sampled_from(
    [{}, {"resume": "1"}, {"resume": "next"}, {"end": "failure"}, {"goto": "PAY.1"}]
)
FLOWS = st.builds(FlowSketch, st.integers(0, 9), TEXTS, st.lists(TEXTS, max_size=2), ENDINGS)
SKETCHES = st.builds(Sketch, st.lists(TEXTS, min_size=1, max_size=4), st.lists(FLOWS, max_size=3))


def seals_of(usecase: UseCase) -> list[str]:
    found = seals(usecase, {"PAY": ELSEWHERE})
    return [found.whole.seal, *(part.seal for part in found.parts)]


@given(SKETCHES, st.sampled_from([" ", "  ", "\n   ", "\t", "\u00a0"]))
def test_blanks_break_no_seal(sketch: Sketch, blank: str) -> None:
    assert seals_of(sketch.made(lambda text: text.replace(" ", blank))) == seals_of(sketch.made())


@given(SKETCHES)
def test_links_break_no_seal(sketch: Sketch) -> None:
    usecase = sketch.made(stories=("S-1",), tests=("T-1",))._replace(
        stories=("S-2",), epics=("E-1",), status="done", owner="Jo", priority="1", tags=("a",), line=9
    )
    assert seals_of(usecase) == seals_of(sketch.made())


@given(SKETCHES, st.data())
def test_labels_break_no_seal(sketch: Sketch, data: st.DataObject) -> None:
    usecase = sketch.made()
    labels = [part.label for _kind, part in parts_of(usecase)]
    others = dict(
        zip(labels, data.draw(st.permutations([f"X{label}" for label in labels])), strict=True)
    )
    assert seals_of(relabelled(usecase, others)) == seals_of(usecase)


def relabelled(usecase: UseCase, labels: Mapping[str, str]) -> UseCase:
    """A use case whose parts have other labels."""

    def steps(found: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(one._replace(label=labels[one.label], steps=steps(one.steps)) for one in found)

    def ending(found: Ending | None) -> Ending | None:
        if isinstance(found, Resume) and found.target:
            return found._replace(target=labels[found.target])
        return found

    flows = (
        flow._replace(
            label=labels[flow.label],
            branches=tuple(labels[one] for one in flow.branches),
            ending=ending(flow.ending),
            steps=steps(flow.steps),
        )
        for flow in usecase.flows
    )
    return usecase._replace(steps=steps(usecase.steps), flows=tuple(flows))


@given(SKETCHES, st.data())
def test_another_word_breaks_the_seal_of_its_flow_and_of_the_whole(
    sketch: Sketch, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sketch.steps) - 1))
    steps = [f"{text} now" if one == place else text for one, text in enumerate(sketch.steps)]
    before, after = seals_of(sketch.made()), seals_of(sketch._replace(steps=steps).made())
    assert [one == other for one, other in zip(before, after, strict=True)][:2] == [False, False]


@given(SKETCHES)
def test_a_new_step_breaks_no_seal_of_an_alternative(sketch: Sketch) -> None:
    flows = [
        flow._replace(place=flow.place % len(sketch.steps))
        for flow in sketch.flows
        if "resume" not in flow.ending
    ]
    moved = [flow._replace(place=flow.place + 1) for flow in flows]
    later = Sketch(["Before all", *sketch.steps], moved)
    before, after = seals_of(sketch._replace(flows=flows).made()), seals_of(later.made())
    assert before[2:] == after[2:]
    assert before[1] != after[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it's", "it’s"),
        ('say "yes"', "say “yes”"),
        ('say "yes"', "say „yes“"),
        ('say "yes"', "say «\u00a0yes\u00a0»"),
        ("a -- b", "a – b"),
        ("a --- b", "a — b"),
        ("wait...", "wait…"),
        ("e\u0301t\u00e9", "\u00e9te\u0301"),
    ],
)
def test_typography_is_none_of_the_text(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_all_texts_of_a_use_case_are_made_plain() -> None:
    usecase = record(
        step("a  b", step("c\n d"), actor="e  f"),
        step("x", repeat="1-2", until="g  h", while_="g  h", for_each="g  h"),
        alt("i  j", step("k  l"), end="failure: m  n", origin="1"),
    )._replace(
        docname="//shop/page/one",
        title="o  p",
        fields=(Field(None, "q  r", "s\n\nt"),),
        actors=(Actor("u  v", "w  x"),),
        ending=End(name="y  z"),
        statements=(
            Statement("KPI1", "kpi", "kpis", "a  b", 1, covers=("failure: c  d",), target="1  h"),
        ),
    )
    found = plain_usecase(usecase)
    assert "  " not in repr(found)
    assert "\\n" not in repr(found)
    assert (found.docname, found.line, found.flows[0].line) == ("page/one", 0, 0)
    assert plain_usecase(usecase._replace(docname="page/one")) == found
