"""What stands in a use case: its parts by address, its flows, and what it says of items and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.items import ItemKind
from sphinxext.usecase.core.model.relations import Relation
from sphinxext.usecase.core.model.targets import Address, ObjectType, Target
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    End,
    Flow,
    Goto,
    Statement,
    Step,
    UseCase,
    outcome_text,
    walk_steps,
)


def owners(usecase: UseCase) -> tuple[UseCase | Flow, ...]:
    """What has steps of its own: the use case those of its main flow, and each alternative."""
    return (usecase, *usecase.flows)


def parts_of(usecase: UseCase) -> Iterator[tuple[ObjectType, Step | Flow]]:
    """Its steps and alternatives, those of the main flow first."""
    for step in walk_steps(usecase.steps):
        yield "step", step
    for flow in usecase.flows:
        yield "altflow", flow
        for step in walk_steps(flow.steps):
            yield "step", step


def named_parts(usecase: UseCase) -> Iterator[tuple[str, ObjectType, Step | Flow | Statement]]:
    """Its parts by their labels and names, as these stand in addresses: each leads to one part."""
    named: list[tuple[str, ObjectType, Step | Flow | Statement]] = []
    taken: set[str] = set()
    for type_, part in parts_of(usecase):
        label = labels.slot(part.label)
        taken.add(label)
        yield label, type_, part
        if part.name:
            named.append((part.name, type_, part))
    for one in usecase.statements:
        named.extend((name, "statement", one) for name in (labels.slot(one.label), one.name) if name)
    for entry in named:
        if entry[0] not in taken:
            taken.add(entry[0])
            yield entry


def inside(usecase: UseCase) -> Iterator[tuple[str, Target]]:
    """The labels and names in a use case, as they stand in addresses, and what they lead to."""
    for name, type_, part in named_parts(usecase):
        title = part.condition if isinstance(part, Flow) else part.text
        address, anchor = labels.address(usecase.id, part.label), usecase.anchor(part.label)
        yield name, Target(type_, address, usecase.docname, anchor, title, part.label, usecase.id)


def outcomes(usecase: UseCase) -> Iterator[tuple[str, UseCase | Flow]]:
    """How statements call the outcomes of its flows, by kind alone too, with the flows that end so."""
    for owner in owners(usecase):
        if isinstance(owner.ending, End):
            for said in dict.fromkeys((owner.ending.outcome, outcome_text(owner.ending))):
                if said:
                    yield said, owner


class Runs:
    """The steps of a use case that follow each other, in flows and as sub-steps."""

    def __init__(self, usecase: UseCase) -> None:
        self._places: dict[str, tuple[tuple[Step, ...], int]] = {}
        for steps in _runs(usecase):
            for place, step in enumerate(steps):
                for key in filter(None, (step.name, _slot(step))):
                    self._places[key] = steps, place

    def between(self, text: str) -> tuple[Step, ...]:
        """Those that a range names by its ends, as in an address: ``4-6``; none if it is no range."""
        for at in (place for place, sign in enumerate(text) if sign in "-–"):
            first = self._places.get(text[:at].rstrip("-"))
            last = self._places.get(text[at + 1 :].lstrip("-"))
            if first and last and first[0] is last[0] and first[1] < last[1]:
                return first[0][first[1] : last[1] + 1]
        return ()


def _runs(usecase: UseCase) -> Iterator[tuple[Step, ...]]:
    for owner in owners(usecase):
        yield owner.steps
        yield from (step.steps for step in walk_steps(owner.steps) if step.steps)


def _slot(step: Step) -> str:
    return labels.slot(step.label)


def named_items(usecase: UseCase) -> Iterator[tuple[ItemKind, str, Address]]:
    """The epics, stories and tests that it names, and where."""
    whole = Address(usecase.id)
    for item in usecase.epics:
        yield "epic", item, whole
    parts: list[tuple[Address, UseCase | Flow | Step]] = [(whole, usecase)]
    parts.extend((Address(usecase.id, part.label), part) for _, part in parts_of(usecase))
    for address, part in parts:
        for item in part.stories:
            yield "story", item, address
        for item in part.tests:
            yield "test", item, address
    for one in usecase.statements:
        for item in one.tests:
            yield "test", item, Address(usecase.id, one.label)


def flows_that_count(usecase: UseCase) -> Iterator[UseCase | Flow]:
    """What states a flow: the use case its main flow, unless nothing is said of it."""
    if usecase.steps or usecase.stories or usecase.tests or usecase.waived:
        yield usecase
    yield from usecase.flows


def named(owner: UseCase | Flow, kind: Literal["stories", "tests"]) -> tuple[str, ...]:
    """The stories or tests that a flow and its steps name, each once."""
    found = list(getattr(owner, kind))
    for step in walk_steps(owner.steps):
        found.extend(getattr(step, kind))
    return tuple(dict.fromkeys(found))


def relations_of(usecase: UseCase) -> Iterator[Relation]:
    """All that a use case says of others, in document order."""
    for target in usecase.extends:
        yield Relation("extends", "", usecase.line, target)
    for target in usecase.specializes:
        yield Relation("specializes", "", usecase.line, target)
    branches = {branch for flow in usecase.flows for branch in flow.branches}
    for owner in owners(usecase):
        label = owner.label if isinstance(owner, Flow) else ""
        handled = ANY_TIME in branches or (bool(label) and label in branches)
        for step in owner.steps:
            yield from _included(step, branches, handled=handled)
        if isinstance(owner.ending, Goto):
            yield Relation("goto", label, owner.line, owner.ending.target)


def _included(step: Step, branches: set[str], *, handled: bool) -> Iterator[Relation]:
    """What a step and its sub-steps include; an alternative of a step handles its sub-steps too."""
    handled = handled or step.label in branches
    for target in step.include:
        yield Relation("include", step.label, step.line, target, handled)
    for inner in step.steps:
        yield from _included(inner, branches, handled=handled)
