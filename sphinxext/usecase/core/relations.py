"""What use cases say of each other: extends, specialises, includes, goes on in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from sphinxext.usecase.core.model import ANY_TIME, Flow, Goto, Step, UseCase

RelationKind = Literal["extends", "specializes", "include", "goto"]


class Relation(NamedTuple):
    """One use case refers to another, or to an address in it.

    ``label`` is that of the step or alternative that says so, empty for the use case as a whole;
    ``handled`` says of an included use case whether an alternative branches from the including step.
    """

    kind: RelationKind
    label: str
    line: int
    target: str
    handled: bool = True

    @property
    def usecase(self) -> str:
        """The id of the use case that is referred to."""
        return self.target.partition(".")[0]


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
