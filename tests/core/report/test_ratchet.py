"""What is worse than before, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.drafting import alt, record, step
from core.report.test_forms import reported
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.model.usecase import Statement, UseCase
from sphinxext.usecase.core.report.ratchet import Ratchet, Version, failing
from sphinxext.usecase.core.report.record import Measure, Reported, Worse
from sphinxext.usecase.core.trace.coverage import Share


def made(*others: str) -> UseCase:
    """A use case with an alternative, and others before it at the same step."""
    before = [alt(one, step(f"{one}: look"), origin="1") for one in others]
    lost = alt("The card is lost", step("The kiosk blocks the card"), origin="1")
    return record(step("The member shows a card"), step("The kiosk pays"), *before, lost)


OLD = made()
NEW = made("The kiosk is broken")
"""In which 1a is another alternative: what was 1a is 1b."""


def flows(part: int, whole: int, *missing: str, **why: str) -> Measure:
    return Measure("flows", Share(part, whole), dict.fromkeys(missing, "") | why)


def worse(
    old: tuple[UseCase, Measure, Sequence[Reported]], new: tuple[UseCase, Measure, Sequence[Reported]]
) -> list[Worse]:
    before, now = (Version(tuple(found), (measure,)) for _usecase, measure, found in (old, new))
    return [*Ratchet(before, now, Differences([old[0]], [new[0]])).worse()]


def drops(old: Measure, new: Measure, was: UseCase = OLD, usecase: UseCase = NEW) -> list[str]:
    return [one.in_full for one in worse((was, old, ()), (usecase, new, ()))]


def test_what_was_missing_before_may_be_missing_still_whatever_its_number() -> None:
    assert drops(flows(1, 2, "UC.1a"), flows(2, 3, "UC.1b")) == []
    assert drops(flows(0, 2, "UC", "UC.1a"), flows(0, 3, "UC", "UC.1b", "UC.1a")) == []
    assert drops(flows(1, 2, "UC.1a"), flows(1, 2, "UC.1a"), usecase=OLD) == []


def test_what_is_lost_is_worse_even_if_more_is_covered() -> None:
    said = "UC.1b is no longer among the flows with a story"
    assert drops(flows(1, 2, "UC"), flows(2, 3, "UC.1b")) == [said]
    said = "UC.1a is no longer among the flows with a story (failed)"
    assert drops(flows(1, 2, "UC"), flows(1, 2, **{"UC.1a": "failed"}), usecase=OLD) == [said]


def test_what_is_new_is_worse_if_the_share_is_less_for_it() -> None:
    said = "UC.1a is new and not among the flows with a story"
    assert drops(flows(2, 2), flows(2, 3, "UC.1a")) == [said]
    assert drops(flows(1, 3, "UC", "UC.1a"), flows(1, 3, "UC", "UC.1a")) == []


def test_what_is_gone_is_not_worse() -> None:
    assert drops(flows(2, 3, "UC"), flows(1, 2, "UC"), NEW, OLD) == []


def test_a_use_case_that_has_another_id_is_the_same() -> None:
    renamed = OLD._replace(id="UC-2")
    assert drops(flows(1, 2, "UC.1a", "gone.1"), flows(1, 2, "UC-2.1a"), usecase=renamed) == []
    found = reported(key="k", address="UC.1a")
    now = found._replace(key="l", address="UC-2.1a", text=found.text.replace("100", "99"))
    measure = flows(2, 2)
    assert worse((OLD, measure, [found]), (renamed, measure, [now])) == []


def test_statements_are_covered_like_flows() -> None:
    stated = OLD._replace(
        statements=(
            Statement(
                label="AC1", text="It is quick", line=3, kind="criterion", field="acceptance criteria"
            ),
        )
    )
    lost = "UC.AC1 is no longer among the criteria with a passing test (untested)"
    before = Measure("criteria", Share(1, 1), {})
    now = Measure("criteria", Share(0, 1), {"UC.AC1": "untested"})
    assert drops(before, now, stated, stated) == [lost]
    assert drops(flows(1, 1), now, stated, stated) == []


def test_new_findings() -> None:
    known, ignored = reported(key="a", address=""), reported(key="b", state="ignored", address="UC.1a")
    new: list[dict[str, Any]] = [
        {"key": "a", "address": ""},
        {"key": "b", "address": "UC.1a"},
        {"key": "c", "rule": "unknown-item", "severity": "advice", "address": ""},
        {"key": "d", "severity": "advice", "text": "odd"},
        {"key": "e", "state": "known"},
        {"key": "f", "text": "another"},
    ]
    found = worse(
        (OLD, flows(2, 2), [known, ignored]), (OLD, flows(2, 2), [reported(**one) for one in new])
    )
    assert [(one.kind, one.found.key if one.found else "") for one in found] == [
        ("new-findings", "b"),
        ("unknown", "c"),
        ("new-advice", "d"),
        ("new-findings", "f"),
    ]
    assert found[0].in_full == "UC.1a it ends, 100 %; say how [no-outcome]"
    assert len(failing(found, ["drop"])) == 0
    assert len(failing(found, ["drop", "unknown"])) == 1
    assert len(failing(found, ["new-findings"])) == 3
    assert len(failing(found, ["new-findings", "new-advice"])) == 4
