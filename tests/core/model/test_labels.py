"""The grammar of labels."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.model import labels

XML_NAME = re.compile(
    r"[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
    r"[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f"
    r"\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]*"
)
"""``Name`` of XML 1.0."""


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "a"),
        (2, "b"),
        (26, "z"),
        (27, "aa"),
        (28, "ab"),
        (52, "az"),
        (53, "ba"),
        (702, "zz"),
        (703, "aaa"),
        (18278, "zzz"),
        (18279, "aaaa"),
    ],
)
def test_letters(number: int, expected: str) -> None:
    assert labels.letters(number) == expected


def test_letters_never_repeat_and_grow() -> None:
    made = [labels.letters(number) for number in range(1, 1500)]
    assert all((len(one), one) < (len(after), after) for one, after in pairwise(made))


@pytest.mark.parametrize(
    ("flow", "authored", "expected"),
    [
        ("", False, "3"),
        ("", True, "3"),
        ("4", False, "4.3"),
        ("4.1", False, "4.1.3"),
        ("4a", False, "4a3"),
        ("4a", True, "4a3"),
        ("4a1", False, "4a1.3"),
        ("4a1a", False, "4a1a3"),
        ("*a", False, "*a3"),
        ("2-4a", False, "2-4a3"),
        ("2,5a", False, "2,5a3"),
        ("A1", False, "A1.3"),
        ("A1", True, "A1.3"),
        ("4a.A1", False, "4a.A1.3"),
        ("E1", True, "E1.3"),
        ("EXT 1", True, "EXT 1.3"),
        ("A", True, "A.3"),
        ("Timeout", True, "Timeout.3"),
        ("E1a", False, "E1a3"),
        ("Aa", False, "Aa3"),
    ],
)
def test_step_label(flow: str, authored: bool, expected: str) -> None:
    assert labels.step_label(flow, 3, authored=authored) == expected


@pytest.mark.parametrize(
    ("label", "slot"),
    [
        ("2a", "2a"),
        ("EXT 1", "EXT-1"),
        ("  EXT \t 1 ", "EXT-1"),
        ("EXT\u00a01", "EXT-1"),
        ("*a", "*a"),
        ("", ""),
    ],
)
def test_slot_and_address(label: str, slot: str) -> None:
    assert labels.slot(label) == slot
    assert labels.address("UC-7", label) == (f"UC-7.{slot}" if slot else "UC-7")


@pytest.mark.parametrize(
    ("address", "anchor"),
    [
        ("UC-LEAD.2a", "UC-LEAD.2a"),
        ("UC-LEAD.*a", "UC-LEAD.any-a"),
        ("UC-LEAD.*a1", "UC-LEAD.any-a1"),
        ("UC-LEAD.2,5a", "UC-LEAD.2_5a"),
        ("UC-LEAD.2,5,7-8a", "UC-LEAD.2_5_7-8a"),
        ("UC-LEAD.*a1,2a", "UC-LEAD.any-a1_2a"),
        ("UC-LEAD", "UC-LEAD"),
        ("3.2.1.2a", "uc-3.2.1.2a"),
    ],
)
def test_anchor(address: str, anchor: str) -> None:
    assert labels.anchor(address) == anchor


@pytest.mark.parametrize(
    "text", ["UC-1", "a", "Fall_2", "Über-1", "注文", "x--y", "1", "3.2.1", "UC 12"]
)
def test_a_legal_id(text: str) -> None:
    assert labels.is_legal_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " UC",
        "_UC",
        "-UC",
        ".UC",
        "UC*",
        "UC,1",
        "UC\n",
        "UC/1",
        'UC"',
        "UC-²",
        "ªUC",
        "Uµ",
    ],
)
def test_no_legal_id(text: str) -> None:
    assert not labels.is_legal_id(text)


@pytest.mark.parametrize("text", ["A1", "FA2", "EXT 1", "4a", "4a1.2", "2-4a", "A_1", "1"])
def test_a_legal_label(text: str) -> None:
    assert labels.is_legal_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " A1",
        "_A",
        "-1",
        ".1",
        "*a",
        "2,5a",
        "A?",
        "A/1",
        "A\n",
        "A<b>",
        'A"',
        "A\\",
        "A1.",
        "A ",
        "A²",
    ],
)
def test_no_legal_label(text: str) -> None:
    assert not labels.is_legal_label(text)


@pytest.mark.parametrize("text", ["look-up", "assign", "a", "Größe", "step_2", "starts", "Next"])
def test_a_legal_name(text: str) -> None:
    assert labels.is_legal_name(text)


@pytest.mark.parametrize(
    "text", ["", "start", "next", "origin", "2a", "-x", "_x", "a b", "a.b", "a,b", "*", "a\n", "aª"]
)
def test_no_legal_name(text: str) -> None:
    assert not labels.is_legal_name(text)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hand a qualified lead to sales", "hand-a-qualified-lead-to-sales"),
        ("  Pay: cash, card & more!  ", "pay-cash-card-more"),
        ("Größe prüfen", "größe-prüfen"),
        ("注文する", "注文する"),
        ("\uff26ull\u3000width", "full-width"),
        ("snake_case", "snake-case"),
        ("3-D print", "usecase-3-d-print"),
        ("²", "usecase-2"),
        ("!?", "usecase"),
        ("", "usecase"),
    ],
)
def test_slug(title: str, slug: str) -> None:
    assert labels.slug(title) == slug


@given(st.text())
@settings(max_examples=100)
def test_the_slug_of_any_title_is_a_legal_id(title: str) -> None:
    slug = labels.slug(title)
    assert labels.is_legal_id(slug)
    assert slug == slug.strip("-")
    assert "--" not in slug


@given(
    st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True),
    st.from_regex(r"[*0-9A-Za-z][0-9A-Za-z .,_-]{0,8}", fullmatch=True),
)
@settings(max_examples=100)
def test_every_anchor_is_an_xml_name(usecase_id: str, label: str) -> None:
    assert XML_NAME.fullmatch(labels.anchor(labels.address(usecase_id, label)))
