"""Widths, lines and what cannot be drawn."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.diagrams.measure import LIMIT, character_width, drawable, text_width, wrap

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("character", "width"),
    [
        ("a", 0.58),
        ("i", 0.38),
        (" ", 0.38),
        ("A", 0.7),
        ("É", 0.7),
        ("I", 0.38),
        ("m", 0.95),
        ("W", 0.95),
        ("7", 0.58),
        ("注", 1.0),
        ("\uff26", 1.0),
        ("\U0001f600", 1.0),
        ("\u0301", 0.0),
    ],
)
def test_the_width_of_a_character(character: str, width: float) -> None:
    assert character_width(character) == width


def test_the_width_of_a_line_is_that_of_its_characters() -> None:
    assert text_width("") == 0
    assert text_width("aim") == pytest.approx(0.58 + 0.38 + 0.95)
    assert text_width("e\u0301") == text_width("e")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("", ""),
        ("  two \n\n words\t", "two words"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffffc", "abc"),
        ("a\u2028b\u00a0c", "a b c"),
        (FAMILY, FAMILY),
        ('<b> \\n "quoted"', '<b> \\n "quoted"'),
    ],
)
def test_drawable(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert drawable("x" * LIMIT) == "x" * LIMIT
    assert drawable("x" * (LIMIT + 1)) == "x" * (LIMIT - 1) + "…"
    assert drawable("x" * (LIMIT - 2) + " y z") == "x" * (LIMIT - 2) + "…"
    assert drawable("word " * 200_000).endswith("word…")


@given(st.text(st.characters(), max_size=3 * LIMIT))
@settings(max_examples=100)
def test_any_text_is_drawn_on_one_line(text: str) -> None:
    drawn = drawable(text)
    assert len(drawn) <= LIMIT
    assert drawn == " ".join(drawn.split())
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in drawn)
    assert drawable(drawn) == drawn


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        (" \n ", 5, [""]),
        ("one", 5, ["one"]),
        ("one two three", 4.2, ["one two", "three"]),
        ("one two three", 2.9, ["one", "two", "three"]),
        ("  lead and trail  ", 50, ["lead and trail"]),
        ("aaaaaaaaaa", 2.4, ["aaaa", "aaaa", "aa"]),
        ("x aaaaaaaaaa y", 2.4, ["x", "aaaa", "aaaa", "aa y"]),
        ("aaaa", 0.1, ["a", "a", "a", "a"]),
        ("注文を確認する", 3, ["注文を", "確認す", "る"]),
        ("1 注文を確認する", 4.5, ["1 注文を", "確認する"]),
        ("3a 注文。確認", 4, ["3a 注", "文。確認"]),
        ("注文「確認」", 3, ["注文", "「確", "認」"]),
        ("注「文」", 2, ["注", "「文", "」"]),
        ("注文です。する", 4, ["注文で", "す。する"]),
        ("データー", 3, ["デー", "ター"]),
        ("주문 확인하기", 5, ["주문", "확인하기"]),
        ("CRM注文abc", 4.5, ["CRM注文", "abc"]),
        ("e\u0301e\u0301e\u0301", 1.2, ["e\u0301e\u0301", "e\u0301"]),
        ("\U0001f600" * 5, 2, ["\U0001f600" * 2, "\U0001f600" * 2, "\U0001f600"]),
    ],
)
def test_wrap(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text, width) == lines


WORDS = st.text(
    st.one_of(st.characters(), st.sampled_from("aiW 注\u0301\u200d\U0001f469\n\t\u00a0")),
    max_size=80,
)


@given(WORDS, st.floats(1, 30))
@settings(max_examples=100)
def test_lines_fit_and_keep_every_character(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert all(text_width(line) <= width + 1e-9 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line and line == line.strip() for line in lines) or not text.strip()


@given(WORDS, st.floats(1, 30))
@settings(max_examples=100)
def test_only_words_that_do_not_fit_are_broken(text: str, width: float) -> None:
    words = [word for word in text.replace("注", "").split() if text_width(word) <= width]
    assume(
        not any(unicodedata.east_asian_width(character) in "WF" for character in text.replace("注", ""))
    )
    lines = wrap(" ".join(words), width)
    assert " ".join(lines).split() == words
    joined = [f"{one} {after.split()[0]}" for one, after in pairwise(lines)]
    assert all(text_width(line) > width - 1e-9 for line in joined), "a line breaks too early"


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=50)
def test_no_width_is_too_small(text: str) -> None:
    assert "".join("".join(wrap(text, 0)).split()) == "".join(text.split())
