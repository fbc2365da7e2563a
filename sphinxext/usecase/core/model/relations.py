"""What one use case says of another: it extends, specialises or includes it, or goes on in it."""

from __future__ import annotations

from typing import Literal, NamedTuple

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
