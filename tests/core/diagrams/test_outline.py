"""What a diagram shows, in lines of text."""

from __future__ import annotations

from hypothesis import given, settings

from core.drafting import alt, record, step, steps
from core.reading.test_numbering import TREES
from sphinxext.usecase.core.diagrams.outline import outline
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.reading.drafts import UseCaseDraft
from sphinxext.usecase.core.reading.resolve import Resolver

WORDS = Words({"start": "Start", "success": "Success", "at any time": "At any time", "skip": "optional"})


def told(made: UseCase) -> list[str]:
    """The lines of a use case."""
    return list(outline(flow_graph(made), WORDS))


def test_nothing() -> None:
    assert told(record()) == []


def test_the_main_flow_is_one_line() -> None:
    assert told(record(step("", step()), *steps(2))) == ["Start → 1 → 1.1 → 2 → 3 → Success"]


def test_each_alternative_is_a_line() -> None:
    made = record(
        *steps(3),
        alt("No money", step(), step("", alt(origin="1")), origin="1-2", resume="3"),
        alt("Fire", origin="*", end="abort: all out"),
        alt("Somehow", goto="UC-2"),
        alt("", origin="2", resume="1-2a"),
        alt("Instead", step(), origin="start"),
    )
    assert told(made) == [
        "Start → 1 → 2 → 3 → Success",
        "1, 2 → 1-2a No money → 1-2a1 → 1-2a2 → 3",
        "1 → 1a alternative → ending not stated",
        "At any time → *a Fire → abort: all out",
        "branch point not stated → A1 Somehow → UC-2",
        "2 → 2a → 1-2a",
        "Start → A2 Instead → A2.1 → ending not stated",
    ]


def test_loops_ways_past_and_included_use_cases_are_told_last() -> None:
    made = record(
        step(optional=True, include=("UC-2",)), step(repeat="1-2", until="it fits"), step(repeat="3")
    )
    assert told(made) == [
        "Start → 1 → 2 → 3 → Success",
        "1 → UC-2 (include)",
        "Start → 2 (optional)",
        "2 → 1 (until it fits)",
        "3 → 3 (repeat)",
    ]


def test_after_a_choice_the_line_ends() -> None:
    made = record(step("", alt("", resume="2"), choice=True), step())
    assert told(made) == ["Start → 1", "1 → 1a → 2", "2 → Success"]


@given(TREES)
@settings(max_examples=60)
def test_every_flow_has_its_line(tree: UseCaseDraft) -> None:
    made = Resolver(tree).resolve()
    lines = told(made)
    for flow in made.flows:
        assert any(f"→ {flow.label} " in f"{line} " for line in lines)
