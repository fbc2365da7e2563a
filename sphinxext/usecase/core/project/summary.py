"""What a use case holds at which addresses and what it says of others, read off its record.

Apart from the catalogue, because a build in which no page changes loads no records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from sphinxext.usecase.core.flow.graph import shown_of_flow
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.relations import Relation
from sphinxext.usecase.core.model.usecase import ANY_TIME, Flow, Goto, Step, UseCase, walk_steps
from sphinxext.usecase.core.project.catalogue import ObjectType, Summary, Target, digest
from sphinxext.usecase.core.project.filters import MAIN
from sphinxext.usecase.core.trace.coverage import flows_that_count, named


def summarise(usecase: UseCase) -> Summary:
    """The summary of a use case."""
    items: dict[str, str] = {}
    for item, address in named_items(usecase):
        items.setdefault(item, address)
    return Summary(
        usecase.id,
        usecase.title,
        usecase.docname,
        usecase.line,
        " ".join(_letter(name, target) + name for name, target in _sorted(inside(usecase))),
        items,
        {actor.name: bool(actor.description) for actor in usecase.actors},
        tuple(relations_of(usecase)),
        digest(_shown_in_tables(usecase)),
        digest(shown_of_flow(usecase)),
        tuple(actor.name for actor in usecase.actors if actor.secondary),
        usecase.status or "",
        usecase.tags,
        tuple(dict.fromkeys(_kinds(usecase))),
        any(owner.waived and named(owner, "stories") for owner in flows_that_count(usecase)),
        _tested(usecase),
    )


def _shown_in_tables(usecase: UseCase) -> tuple[object, ...]:
    """All that tables show of a use case itself, as plain data: what items and results say is apart."""
    flows = tuple(
        (
            isinstance(owner, Flow) and (owner.label, owner.condition, owner.kind),
            named(owner, "stories"),
            named(owner, "tests"),
            owner.waived,
        )
        for owner in flows_that_count(usecase)
    )
    about = usecase.status, usecase.priority, usecase.owner, usecase.tags, usecase.actors
    return usecase.id, usecase.title, usecase.docname, usecase.epics, about, flows


def _kinds(usecase: UseCase) -> Iterator[str]:
    """The kinds of its flows."""
    for owner in flows_that_count(usecase):
        yield owner.kind if isinstance(owner, Flow) else MAIN


def _tested(usecase: UseCase) -> str:
    """A digest of the tests that it and its parts name."""
    tests = [usecase.tests, *(part.tests for _, part in _parts(usecase))]
    return digest(tests) if any(tests) else ""


def _sorted(parts: Iterable[tuple[str, Target]]) -> list[tuple[str, Target]]:
    return sorted(parts, key=itemgetter(0))


def _letter(name: str, target: Target) -> str:
    """The letter of a part in a summary, which tells names of steps from their labels."""
    if target.type == "altflow":
        return "a"
    return "s" if name == labels.slot(target.label) else "n"


def inside(usecase: UseCase) -> Iterator[tuple[str, Target]]:
    """The labels and names in a use case, as they stand in addresses."""
    named: list[tuple[str, Target]] = []
    for type_, part in _parts(usecase):
        slot = labels.slot(part.label)
        fullname = f"{usecase.id}.{slot}"
        title = part.text if isinstance(part, Step) else part.condition
        target = Target(type_, fullname, usecase.docname, labels.anchor(fullname), title, part.label)
        yield slot, target
        if part.name:
            named.append((part.name, target))
    taken: set[str] = {labels.slot(part.label) for _, part in _parts(usecase)}
    for name, target in named:
        if name not in taken:
            taken.add(name)
            yield name, target


def _parts(usecase: UseCase) -> Iterator[tuple[ObjectType, Step | Flow]]:
    for step in walk_steps(usecase.steps):
        yield "step", step
    for flow in usecase.flows:
        yield "altflow", flow
        for step in walk_steps(flow.steps):
            yield "step", step


def named_items(usecase: UseCase) -> Iterator[tuple[str, str]]:
    """What it names, as ``Summary.items`` holds it."""
    for item in usecase.epics:
        yield f"e{item}", usecase.id
    parts: list[tuple[str, UseCase | Flow | Step]] = [(usecase.id, usecase)]
    parts.extend((labels.address(usecase.id, part.label), part) for _, part in _parts(usecase))
    for address, part in parts:
        for item in part.stories:
            yield f"s{item}", address
        for item in part.tests:
            yield f"t{item}", address


def relations_of(usecase: UseCase) -> Iterator[Relation]:
    """All that a use case says of others, in document order."""
    for target in usecase.extends:
        yield Relation("extends", "", usecase.line, target)
    for target in usecase.specializes:
        yield Relation("specializes", "", usecase.line, target)
    branches = {branch for flow in usecase.flows for branch in flow.branches}
    owners: tuple[UseCase | Flow, ...] = (usecase, *usecase.flows)
    for owner in owners:
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
