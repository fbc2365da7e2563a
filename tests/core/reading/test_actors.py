"""Actors in the words of authors."""

from __future__ import annotations

import pytest

from sphinxext.usecase.core.reading.actors import described, is_nobody, key, listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clerk", ("Clerk", "")),
        ("Clerk: sits at a desk: all day", ("Clerk", "sits at a desk: all day")),
        ("Clerk:", ("Clerk", "")),
        ("Clerk – sits – long", ("Clerk", "sits – long")),
        ("Clerk —\nsits", ("Clerk", "sits")),
        ("Clerk -- sits", ("Clerk", "sits")),
        ("Clerk - sits: here", ("Clerk", "sits: here")),
        ("Vice-clerk", ("Vice-clerk", "")),
        ("\xa0Boss\xa0", ("Boss", "")),
        ("10:30 train", ("10:30 train", "")),
    ],
)
def test_a_name_and_what_it_does(text: str, expected: tuple[str, str]) -> None:
    actor = described(text)
    assert actor
    assert (actor.name, actor.description) == expected


@pytest.mark.parametrize(
    "text", ["-", "—", "", "N/A", "n/a", "None", "keine", "(none)", "n.a.", "…", "TBD"]
)
def test_nobody_is_no_actor(text: str) -> None:
    assert is_nobody(text)
    assert described(text) is None
    assert list(listed(text)) == []


def test_several_are_parted_by_commas_unless_one_is_described() -> None:
    assert [actor.name for actor in listed("Ann, Bob, -")] == ["Ann", "Bob"]
    assert [tuple(actor)[:2] for actor in listed("Ann – asks, answers")] == [("Ann", "asks, answers")]


def test_quotation_marks_and_dashes_do_not_tell_names_apart() -> None:
    assert key("The driver’s “mate” – B") == key('the driver\'s "mate" - b')
    assert key("a -- b") == key("a — b")
    assert key("Ann") != key("Bob")
