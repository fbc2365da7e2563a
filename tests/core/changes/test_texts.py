"""How alike texts are, and what differs word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.usecase.core.changes.texts import are_the_same, likeness, word_by_word


def marked(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[{}]", "new": "<{}>"}
    return "".join(marks[run.kind].format(run.text) for run in word_by_word(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The desk lends a book.", "The desk lends a book.", "The desk lends a book."),
        ("The desk lends a book.", "The desk gives a book.", "The desk [lends]<gives> a book."),
        (
            "The desk lends a book.",
            "The desk hands over a book.",
            "The desk [lends]<hands over> a book.",
        ),
        ("one two three", "four five six", "[one two three]<four five six>"),
        ("a book", "a good book", "a <good >book"),
        ("a good book", "a book", "a [good ]book"),
        ("a book.", "a book", "a book[.]"),
        ("", "new", "<new>"),
        ("借书人出示卡", "借书人出示证", "借书人出示[卡]<证>"),
    ],
)
def test_words_are_compared_one_by_one(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@given(st.text("ab .", max_size=12), st.text("ab .", max_size=12))
def test_no_word_is_lost(before: str, after: str) -> None:
    runs = word_by_word(before, after)
    assert "".join(run.text for run in runs if run.kind != "new") == before
    assert "".join(run.text for run in runs if run.kind != "gone") == after


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("a", "", 0),
        ("The desk", "The desk", 1),
        ("The desk.", "the desk", 1),
        ("a b c d", "a b x y", 0.5),
        ("a b c d", "d c b a", 0.25),
        ("a b c d", "a x y z", 0.25),
        ("!", "?", 0),
    ],
)
def test_likeness_is_that_of_words_in_order(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == expected


def test_blanks_that_part_no_words_say_nothing() -> None:
    assert are_the_same("It says “out. ”", "It says “out.”")
    assert are_the_same("at once", "at once")
    assert not are_the_same("look up", "lookup")
    assert not are_the_same("out.", "out")
