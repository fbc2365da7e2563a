"""Approvals as files."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.usecase.core.exchange.approvaljson import read_approval, write_approval
from sphinxext.usecase.core.exchange.records import Problem, clean
from sphinxext.usecase.core.model.approvals import Approval, FlowText

_CHARACTERS = st.characters(exclude_categories=["Cs"])
_LINES = st.lists(st.text(_CHARACTERS), max_size=3).map(tuple)
_WORDS = st.text(_CHARACTERS).map(clean)
_SOMETHING = _WORDS.filter(bool)
_ON = st.dates().map(str)
_FLOWS = st.lists(st.builds(FlowText, _WORDS, _WORDS, _WORDS, _WORDS, _LINES), max_size=2).map(tuple)
_APPROVALS = st.builds(
    Approval,
    _SOMETHING,
    _SOMETHING,
    _SOMETHING,
    _ON,
    _SOMETHING,
    st.integers(1),
    _WORDS,
    _WORDS,
    _WORDS,
    _LINES,
    _FLOWS,
    withdraws=st.just(""),
    key=st.just(""),
    kind=st.sampled_from(["altflow", "statement"]),
)
ONE = Approval("UC 1.*a", "Business owner", "J. Doe", "2026-05-01", "0123abcd", 1)


@given(_APPROVALS, _WORDS)
def test_what_is_written_is_read(approval: Approval, withdraws: str) -> None:
    if withdraws:
        approval = approval._replace(withdraws=withdraws, title="", name="", text=(), flows=())
    key, content = write_approval(approval)
    assert read_approval(content, key) == approval._replace(key=key)
    assert write_approval(approval) == (key, content)


def test_a_file_is_named_by_address_role_and_seal() -> None:
    key, _content = write_approval(ONE)
    assert key.startswith("UC 1.any-a--business-owner--0123abcd--")
    keys = {
        write_approval(one)[0] for one in (ONE, ONE._replace(by="M. Doe"), ONE._replace(withdraws=key))
    }
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"version": 2}, "it is of version 2, of which this release knows no more than 1"),
        ({"on": "yesterday"}, '"on" is "yesterday", but a date such as 2026-05-01 was expected'),
        ({"by": " "}, '"by" is empty'),
        ({"note": 1}, '"note" is no text'),
        ({"text": "a"}, '"text" is no list of lines'),
        ({"text": [1]}, '"text" is no list of lines'),
        ({"flows": [{"label": "2a"}]}, 'it has no "name"'),
        ({"rule": "new"}, '"rule" is no number'),
    ],
)
def test_what_is_damaged_is_told(change: dict[str, object], says: str) -> None:
    data = json.loads(write_approval(ONE)[1])
    found = read_approval(json.dumps(data | change).encode(), "key")
    assert isinstance(found, Problem)
    if "version" not in change:
        says = (
            f"this is no approval as sphinx-usecase writes it: {says}; "
            "restore the file, or remove it and approve again"
        )
    assert found == Problem(says, 1, loses=True)


def test_a_conflict_left_in_a_file_is_told_with_its_line() -> None:
    content = write_approval(ONE)[1].replace(b' "by"', b"<<<<<<< HEAD\n")
    found = read_approval(content, "key")
    assert isinstance(found, Problem)
    assert found == Problem(
        "this is no approval: Expecting property name enclosed in double quotes", 5, loses=True
    )
