"""The records a use case consists of: frozen, picklable, free of any markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

Outcome = Literal["success", "failure", "abort"]
OUTCOMES: tuple[Outcome, ...] = ("success", "failure", "abort")

ANY_TIME = "*"
"""Branch point of an alternative that may start at any time."""
START = "start"
"""Branch point of an alternative that replaces the whole flow."""


class Actor(NamedTuple):
    """A person or a system that takes part; ``secondary`` if a field says that it is no more."""

    name: str
    description: str = ""
    secondary: bool = False


class Field(NamedTuple):
    """One field as written; ``name`` is its canonical name, ``None`` for a field of the author's own."""

    name: str | None
    header: str
    text: str


class Repeat(NamedTuple):
    """A loop over the steps labelled ``first`` to ``last``, with its stated condition."""

    first: str
    last: str
    until: str | None = None
    while_: str | None = None


class Step(NamedTuple):
    """One step; ``label`` is unique in its use case, ``line`` counts from 1."""

    label: str
    text: str
    line: int
    name: str | None = None
    actor: str | None = None
    optional: bool = False
    choice: bool = False
    include: tuple[str, ...] = ()
    repeat: Repeat | None = None
    stories: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


class Resume(NamedTuple):
    """The flow goes on at ``target``; ``None`` when no step is stated or it is the origin."""

    target: str | None
    written: Literal["next", "origin"] | None = None
    ending: Literal["resume"] = "resume"


class End(NamedTuple):
    """The use case ends here; what is ``None`` is not stated."""

    outcome: Outcome | None = None
    name: str | None = None
    ending: Literal["end"] = "end"


class Goto(NamedTuple):
    """The flow goes on in another use case, or at an address in it."""

    target: str
    ending: Literal["goto"] = "goto"


Ending = Resume | End | Goto
"""Each has a field that tells it from the others: tuples of equal values are equal."""


class Flow(NamedTuple):
    """One alternative flow.

    ``branches`` holds the labels it branches from: ``(ANY_TIME,)``, ``(START,)`` or none when the
    branch point is not stated; ``parent`` is the alternative that holds the branch point, ``None``
    for the main flow.
    """

    label: str
    condition: str
    line: int
    name: str | None = None
    kind: str = "alternative"
    branches: tuple[str, ...] = ()
    parent: str | None = None
    ending: Ending | None = None
    stories: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    waived: str | None = None
    fields: tuple[Field, ...] = ()
    steps: tuple[Step, ...] = ()


class UseCase(NamedTuple):
    """One use case with its main flow (``steps``) and its alternatives, in document order."""

    id: str
    title: str
    docname: str
    line: int
    epics: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    waived: str | None = None
    status: str | None = None
    priority: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    specializes: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    ending: Ending | None = None
    fields: tuple[Field, ...] = ()
    steps: tuple[Step, ...] = ()
    flows: tuple[Flow, ...] = ()
    diagram: str = "flow"
    """``flow``, ``swimlane`` (with a lane for each actor) or ``none``."""

    @property
    def is_drawn(self) -> bool:
        """Whether there is a flow to draw and its author wants it drawn."""
        return self.diagram != "none" and self.has_flow

    @property
    def has_flow(self) -> bool:
        """Whether any step or alternative is stated."""
        return bool(self.steps or self.flows)


class Finding(NamedTuple):
    """What is wrong, in one sentence; ``rule`` is the subtype of the warning that reports it.

    ``label`` is that of the step or alternative it is about; ``None``: the use case as a whole.
    """

    rule: str
    message: str
    docname: str = ""
    line: int | None = None
    label: str | None = None


def walk_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """All steps and their sub-steps in document order."""
    for step in steps:
        yield step
        if step.steps:
            yield from walk_steps(step.steps)
