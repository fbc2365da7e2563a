"""What a build makes otherwise than was meant is told."""

from __future__ import annotations

from typing import Any

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.comparison import differences
from sphinxext.usecase.core.prose.drafts import UseCase
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.usecases import read


def usecase(*lines: str) -> UseCase:
    head = [Block("heading", "UC-1: Pay", 1, 1), Block("text", "Main flow:", 2)]
    text = Block("text", "\n".join(["1. Ask", "2. Pay", "Extensions:", *lines]), 3)
    (found,) = read([*head, text]).usecases
    return found


def built(**changed: Any) -> dict[str, Any]:
    flow = {"label": "2a", "condition": "No money", "steps": [], "from": ["2"], "ending": None}
    steps = [{"label": "1", "text": "Ask"}, {"label": "2", "text": "Pay"}]
    return {"steps": steps, "flows": [flow | changed]}


def test_differences() -> None:
    meant = usecase("2a. No money")
    assert [*differences(meant, built())] == []
    name = "UC-1: Pay"
    assert [*differences(meant, built(label="2b"))] == [f"{name}: alternative 2a is not there"]
    assert [*differences(meant, built(condition="Rich"))] == [
        f"{name}, 2a: the condition now reads: Rich"
    ]
    assert [*differences(meant, built(**{"from": ["1"]}))] == [
        f"{name}, 2a: branches off from 1 instead of 2"
    ]
    ending = {"kind": "end", "outcome": "failure"}
    told = f"{name}, 2a: the ending is ('end', 'failure') instead of None"
    assert [*differences(meant, built(ending=ending))] == [told]
    other = built() | {"flows": [], "steps": [{"label": "1", "text": "Look"}]}
    assert [*differences(meant, other)] == [
        f"{name}: 1 steps were built, 2 were read",
        f"{name}: step 1 now reads: Look",
        f"{name}: 0 alternatives were built, 1 were read",
    ]


def test_alternatives_with_one_condition_are_told_apart() -> None:
    meant = usecase("- At step 1 no money", "- At step 2 no money")
    for flow in meant.flows:
        flow.condition = "No money"
    both = built(label="1a", **{"from": ["1"]})
    both["flows"] += built()["flows"]
    assert [flow.origin for flow in meant.flows] == ["1", "2"]
    assert [*differences(meant, both)] == []


def test_alternatives_with_one_label_get_the_next_letter() -> None:
    meant = usecase("2a. No money", "2a. No card", "2a1. Look", "2a1a. None", "2c. No time", "2.1. Sum")
    flows = [(flow.label, flow.origin) for flow in meant.flows]
    assert flows == [("2a", "2"), ("2b", "2"), ("2b1a", "2b1"), ("2c", "2")]
    assert [step.label for step in meant.steps[1].steps] == ["2.1"]


def test_labels() -> None:
    written = {
        "3a1. x": "3a1",
        "(2) x": "2",
        "3A) x": "3a",
        "*a1: x": "*a1",
        "4.1.2 x": "4.1.2",
        "A1.2 x": "A1.2",
    }
    found = {text: str(label[0]) if (label := label_of(text)) else None for text in written}
    assert found == written
    assert not any(map(label_of, ["3 times", "2nd x", "(2 x", "3M x", "2026. x", "A1 x", "UC-1: x"]))
