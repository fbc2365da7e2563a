"""What an author wrote, before it is numbered: a tree of steps and alternatives with raw options.

``numbering`` labels the drafts, ``resolve`` reads their references and makes the records of ``model``.
What needs neither is in ``options``: what options state, by field of the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from sphinxext.usecase.core.model.usecase import Actor, Field, StatementKind


@dataclass(slots=True, kw_only=True, eq=False)
class StepDraft:
    """One step; ``own_label`` is the author's, ``label`` the one that counts once numbered.

    ``number`` is what its author counts it in its flow, if that is stated.
    """

    text: str
    line: int
    number: int | None = None
    name: str | None = None
    own_label: str | None = None
    repeat: str | None = None
    until: str | None = None
    while_: str | None = None
    for_each: str | None = None
    resume: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    content: str = ""
    body: list[Draft] = field(default_factory=list)
    label: str = ""

    @property
    def steps(self) -> list[StepDraft]:
        """Its sub-steps."""
        return steps_in(self.body)

    @property
    def described(self) -> str:
        """How a message names this step."""
        return f"step {self.label}" if self.label else f'step "{self.text}"'


class Span(NamedTuple):
    """One item of ``:from:``: a step, an alternative as a whole, or the steps ``first`` to ``last``."""

    first: Draft
    last: Draft
    targets: tuple[Draft, ...]


class Branch(NamedTuple):
    """Where an alternative leaves: at the spans, at any time, from the start, or not stated."""

    kind: Literal["steps", "any", "start", "unstated"]
    spans: tuple[Span, ...] = ()

    @property
    def targets(self) -> tuple[Draft, ...]:
        """Every step or alternative it leaves from, ranges spelt out."""
        return tuple(target for span in self.spans for target in span.targets)


@dataclass(slots=True, kw_only=True, eq=False)
class FlowDraft:
    """One alternative; ``endings`` holds ``resume``, ``end`` and ``goto`` as written.

    ``step`` or ``within`` is what it stands in; ``branch`` and ``parent`` are known once numbered.
    """

    condition: str
    line: int
    name: str | None = None
    own_label: str | None = None
    kind: str = "alternative"
    origin: str | None = None
    endings: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    content: str = ""
    fields: list[Field] = field(default_factory=list)
    body: list[Draft] = field(default_factory=list)
    step: StepDraft | None = None
    within: FlowDraft | None = None
    label: str = ""
    branch: Branch | None = None
    parent: FlowDraft | None = None

    @property
    def steps(self) -> list[StepDraft]:
        """The steps of this alternative."""
        return steps_in(self.body)

    @property
    def described(self) -> str:
        """How a message names this alternative."""
        return f'alternative "{self.condition}"' if self.condition else f"alternative {self.label}"


Draft = StepDraft | FlowDraft


class StatementField(NamedTuple):
    """A field whose items are statements: its name, what they are, and what their labels begin with."""

    name: str
    kind: StatementKind
    prefix: str


@dataclass(slots=True, kw_only=True, eq=False)
class StatementDraft:
    """One item ``of`` a field: ``covers`` and ``kpi`` as written, ``label`` once it is counted.

    What stands in a field of an alternative, ``within``, is about that if it does not say otherwise.
    """

    of: StatementField
    text: str
    line: int
    own_label: str | None = None
    name: str | None = None
    covers: str | None = None
    kpi: str | None = None
    within: FlowDraft | None = None
    options: dict[str, Any] = field(default_factory=dict)
    label: str = ""

    @property
    def described(self) -> str:
        """How a message names this statement."""
        return self.label


class OtherList(NamedTuple):
    """A numbered list that is no part of a flow; ``reported`` if a message says so already."""

    numbers: range
    line: int
    reported: bool


@dataclass(slots=True, kw_only=True, eq=False)
class UseCaseDraft:
    """One use case as written: its options and fields; ``body`` holds its steps and alternatives."""

    id: str
    title: str
    docname: str
    line: int
    diagram: str = "flow"
    endings: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    body: list[Draft] = field(default_factory=list)
    other_lists: list[OtherList] = field(default_factory=list)


def steps_in(body: list[Draft]) -> list[StepDraft]:
    """The steps that stand directly in a body."""
    return [draft for draft in body if isinstance(draft, StepDraft)]


def walk(body: list[Draft]) -> Iterator[Draft]:
    """All steps and alternatives of a body, at any depth, in document order."""
    for draft in body:
        yield draft
        if draft.body:
            yield from walk(draft.body)
