"""Rules over the whole catalogue."""

from __future__ import annotations

from dataclasses import replace

from core.drafting import alt, record, step
from core.test_catalogue import catalogue
from sphinxext.usecase.core.checks import duplicate_ids, unknown_items
from sphinxext.usecase.core.model import Finding


def test_two_use_cases_with_one_id() -> None:
    first = replace(record(), title="First", docname="a", line=4)
    second = replace(record(), title="Second", docname="b", line=9)
    expected = Finding(
        rule="duplicate-id",
        message=(
            'UC: this id of "Second" is used already by "First" in a, line 4; '
            "give one of them another :id:"
        ),
        docname="b",
        line=9,
    )
    assert list(duplicate_ids(catalogue(first, second))) == [expected]
    assert list(duplicate_ids(catalogue(second, first))) == [expected]
    assert list(duplicate_ids(catalogue(first))) == []


def test_unknown_items_are_reported_where_they_are_named_first() -> None:
    made = record(
        step("", step(stories=("S-2",)), stories=("S-1",), line=12),
        alt("", step(tests=("T-1", "S-2"), line=31), label="EXT 1", stories=("S-3",), line=30),
        epics=("E-1",),
        stories=("S-0",),
    )
    findings = list(unknown_items(catalogue(made), {"S-0"}.__contains__))
    assert {finding.rule for finding in findings} == {"unknown-item"}
    assert {finding.docname for finding in findings} == {"page"}
    assert [(finding.message.partition(" matches")[0], finding.line) for finding in findings] == [
        ('UC: "E-1"', 1),
        ('UC.1: "S-1"', 12),
        ('UC.1.1: "S-2"', 3),
        ('UC.EXT-1: "S-3"', 30),
        ('UC.EXT-1.1: "T-1"', 31),
    ]
    assert findings[0].message == (
        'UC: "E-1" matches no pattern of usecase_trackers and no other source describes it; '
        "correct the id or add a pattern"
    )


def test_known_items_are_no_finding() -> None:
    made = catalogue(record(step(stories=("S-1",))))
    assert list(unknown_items(made, lambda item: item.startswith("S-"))) == []
