"""Rules that go by the shape of a use case and not by its words, in whatever language they are."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, resolved, step, steps
from core.rules.style.judging import found
from sphinxext.usecase.core.model.usecase import Actor, Field, UseCase
from sphinxext.usecase.core.rules.named_actors import Named

GOAL = Field("goal", "Goal", "A member takes a book home.")


# -- goals -----------------------------------------------------------------------------------------


def test_a_use_case_says_what_it_is_for() -> None:
    (one,) = found("missing-goal", record(step()))
    assert (one.usecase, one.label, one.line) == ("UC", "", 1)
    assert not found("missing-goal", record())
    for name in ("goal", "summary", "success guarantee"):
        assert not found("missing-goal", record(step(), fields=[Field(name, name, "A book is lent.")]))
    empty = [GOAL._replace(text=""), Field("notes", "Notes", "…")]
    assert found("missing-goal", record(step(), fields=empty))


@pytest.mark.parametrize(
    "goal",
    [
        "One. Two. Three.",
        "The member has the book. The library knows until when. New members get a card.",
        "Das Mitglied hat das Buch. Die Bücherei weiß, bis wann. Neue Mitglieder bekommen eine Karte.",
        "Le lecteur a un livre. La bibliothèque sait jusqu’à quand. Les frais sont payés.",
        "¿Qué? El lector tiene el libro. La biblioteca lo sabe. Fin.",
    ],
)
def test_a_goal_that_is_a_story_is_found(goal: str) -> None:
    (one,) = found("long-goal", record(step(), fields=[GOAL._replace(text=goal)]))
    assert one.words == goal


@pytest.mark.parametrize(
    "goal",
    [
        "",
        "A member takes a book home",
        "A member takes a book home. So the shelf is free.",
        "The parcel, e.g. a book, approx. 2 kg, is with Dr. Who or a neighbour.",
        "Jede Sendung, z. B. ein Buch, ist bzw. wird zugestellt. Das dauert ca. 2 Tage.",
        "Each contact is a Lead within 5.5 minutes. Leads do not go cold.",
    ],
)
def test_a_goal_may_have_a_reason(goal: str) -> None:
    assert not found("long-goal", record(step(), fields=[GOAL._replace(text=goal)]))


# -- flows -----------------------------------------------------------------------------------------


def test_a_main_flow_is_neither_too_short_nor_too_long() -> None:
    for number, is_found in ((0, False), (1, True), (2, True), (3, False), (15, False), (16, True)):
        assert bool(found("flow-length", record(*steps(number)))) == is_found, number
    assert not found("flow-length", record(step("", *steps(2))))
    assert not found("flow-length", record(*steps(3), alt("", step(), origin="1")))


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(record(step(choice=True)), id="a menu"),
        pytest.param(record(step(include=("UC-2",))), id="one that includes"),
        pytest.param(record(step(), extends=("UC-2",)), id="one that extends"),
        pytest.param(record(step(), specializes=("UC-2",)), id="one that is special"),
        pytest.param(record(step(), goto="UC-2"), id="one that goes on elsewhere"),
    ],
)
def test_a_part_of_another_one_may_be_short(made: UseCase) -> None:
    assert not found("flow-length", made)


def test_something_can_go_wrong() -> None:
    assert found("no-alternatives", record(*steps(3)))
    assert not found("no-alternatives", record(step("", alt())))
    assert not found("no-alternatives", record())
    for relation in ("extends", "specializes"):
        assert not found("no-alternatives", record(step(), **{relation: ("UC-2",)}))
    for option in ({"examined": "Nothing can."}, {"choice": True}, {"optional": True}):
        assert not found("no-alternatives", record(step("", **option), step()))
    for header in ("Exceptions", "Alternative flows", "Fehlerfälle", "Extensions"):
        assert not found("no-alternatives", record(step(), fields=[Field(None, header, "None.")]))
    assert found("no-alternatives", record(step(), fields=[GOAL]))


def test_nesting_ends_at_two() -> None:
    deepest = alt("", step("", alt("", end="failure")))
    deep = alt("", step("", alt("", step("", deepest))))
    assert [one.label for one in found("deep-nesting", record(step("", deep)))] == ["1a1a1a"]
    two = alt("", step("", alt("", end="failure")), end="failure")
    assert not found("deep-nesting", record(step("", two, step())))
    made = record(step("", step("", step(), step())))
    assert [one.label for one in found("deep-nesting", made)] == ["1.1.1"]


def test_an_alternative_says_how_it_ends() -> None:
    made, _ = resolved(step("", alt("", step()), alt("", end=""), alt("", resume="1")))
    assert [one.label for one in found("open-ending", made)] == ["1a"]
    inner = alt("", step("", alt("", end="failure"), alt("", resume="1")))
    assert not found("open-ending", record(step("", inner)))
    assert not found("open-ending", record(step("", alt("", step("", resume="1")))))


# -- actors ----------------------------------------------------------------------------------------


def test_an_actor_takes_part() -> None:
    made = record(step("The clerk lends it.", actor="Librarian"), step("The member goes."))
    made = made._replace(actors=(Actor("Librarian"), Actor("Member (reader)"), Actor("Caretaker")))
    assert [one.words for one in found("unused-actor", made)] == ["Caretaker"]
    described = made._replace(actors=(Actor("Caretaker", "keeps the keys"),))
    assert not found("unused-actor", described)
    assert not found("unused-actor", made._replace(title="Help the caretaker"))
    trigger, actors = (Field(name, name, "Caretakers call.") for name in ("trigger", "actors"))
    assert not found("unused-actor", made._replace(fields=(trigger,)))
    assert found("unused-actor", made._replace(fields=(actors,)))
    assert not found("unused-actor", made._replace(steps=()))


@pytest.mark.parametrize(
    ("actor", "text", "is_named"),
    [
        ("Sales development representative (SDR)", "An available SDR is assigned.", True),
        ("Bibliothekarin", "Die Bibliothekarinnen öffnen.", True),
        ("Kunde", "Dem Kunden wird geantwortet.", True),
        ("Payment service", "The payments are made.", True),
        ("Kredit", "Das Kreditinstitut zahlt.", True),
        ("Caretaker", "The librarian waits.", False),
        ("IT", "It is so.", False),
        ("CRM", "The CRMs answer.", False),
        ("客户", "客户 付款", False),
    ],
)
def test_an_actor_is_known_by_a_part_of_its_name(actor: str, text: str, is_named: bool) -> None:
    assert Named([Actor(actor)]).is_in(text) == is_named
