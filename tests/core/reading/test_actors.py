"""Actors in the words of authors."""

from __future__ import annotations

import pytest

from sphinxext.usecase.core.reading.actors import described, is_nobody, listed


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann, Bob, -; Cy", ["Ann", "Bob", "Cy"]),
        ("Ann – asks, answers", ["Ann: asks, answers"]),
        ("Ann – asks; answers", ["Ann: asks; answers"]),
        ("Ann, Bob – asks, answers", ["Ann", "Bob: asks, answers"]),
        ("Ann – asks; Bob: answers, asks", ["Ann: asks", "Bob: answers, asks"]),
        ("Ann; Bob – asks", ["Ann", "Bob: asks"]),
        ("Guest (by app, phone), Host (a, b), Cy", ["Guest (by app, phone)", "Host (a, b)", "Cy"]),
        ("Guest (by app, phone): asks", ["Guest (by app, phone): asks"]),
        ("Guest (by app, Host", ["Guest (by app", "Host"]),
        ("Guest), Host", ["Guest)", "Host"]),
        (", ;", []),
    ],
)
def test_several_are_parted_by_commas(text: str, expected: list[str]) -> None:
    assert [": ".join(filter(None, actor[:2])) for actor in listed(text)] == expected
