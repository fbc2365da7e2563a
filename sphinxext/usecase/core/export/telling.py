"""UseCase -> its scenarios in words, as formats for testers tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sphinxext.usecase.core.flow.graph import Node
from sphinxext.usecase.core.flow.scenarios import Criterion, scenarios
from sphinxext.usecase.core.model.labels import address
from sphinxext.usecase.core.model.usecase import Flow, Goto, Step, UseCase, walk_steps


class Told(NamedTuple):
    """A scenario in words: its address and title, the steps and alternatives on it, and how it ends.

    ``ends`` is empty if no ending is stated.
    """

    address: str
    title: str
    parts: tuple[Step | Flow, ...]
    ends: str
    stories: tuple[str, ...]


def told(usecase: UseCase, criterion: Criterion) -> Iterator[Told]:
    """The scenarios of a use case, shortest first."""
    parts: dict[str, Step | Flow] = {flow.label: flow for flow in usecase.flows}
    owners: tuple[UseCase | Flow, ...] = (usecase, *usecase.flows)
    for owner in owners:
        parts |= {step.label: step for step in walk_steps(owner.steps)}
    for scenario in scenarios(usecase, criterion):
        found = tuple(parts[label] for label in scenario.labels)
        taken = [part for part in dict.fromkeys(found) if isinstance(part, Flow)]
        yield Told(
            address=address(usecase.id, scenario.id),
            title=" + ".join(map(_named, taken)) or usecase.main_flow or "Main flow",
            parts=found,
            ends=_ending(scenario.end),
            stories=_stories(taken or [usecase]),
        )


def _named(flow: Flow) -> str:
    return " ".join(filter(None, (flow.label, flow.condition)))


def _stories(owners: list[Flow] | list[UseCase]) -> tuple[str, ...]:
    found = [
        story
        for owner in owners
        for story in (*owner.stories, *(one for step in walk_steps(owner.steps) for one in step.stories))
    ]
    return tuple(dict.fromkeys(found))


def _ending(node: Node) -> str:
    """How a path ends, in English; empty: it is not stated."""
    if isinstance(node.ending, Goto):
        return f"it goes on in {node.ending.target}"
    if node.kind != "outcome":
        return ""
    outcome = f" in {node.label}" if node.label in ("success", "failure") else ""
    if node.label == "abort":
        outcome = ", aborted"
    return f"the use case ends{outcome}" + (f": {node.text}" if node.text else "")


def acting(step: Step) -> str:
    """What a step says, with who acts if its words do not say so."""
    actor = step.actor or ""
    return step.text if not actor or actor.lower() in step.text.lower() else f"{step.text} ({actor})"
