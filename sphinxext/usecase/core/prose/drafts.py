"""What was found in a document: use cases with fields and flows, and the text around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sphinxext.usecase.core.prose.blocks import Block


class Note(NamedTuple):
    """Something for the report: what kind of thing, the words that it is about, and why."""

    line: int
    kind: str
    text: str
    why: str


@dataclass(slots=True)
class Step:
    """One step; ``body`` is what stands in it beside its words."""

    text: str
    line: int
    label: str
    actor: str = ""
    body: list[Block] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Kept:
    """Text that stays as it is; ``why`` it was not understood, if it should have been."""

    blocks: list[Block]
    why: str = ""


@dataclass(slots=True)
class Field:
    """A field with its header as written."""

    header: str
    name: str | None
    line: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """An alternative; ``origin`` and ``ending`` are as the option states them, if stated.

    ``label`` is as its author wrote it, in the form that references have; ``parent`` is the alternative
    whose step it branches off from, as its label says. ``bracketed`` is a number in brackets before it.
    """

    condition: str
    line: int
    label: str = ""
    own: bool = False
    origin: str = ""
    kind: str = ""
    ending: tuple[str, str] | None = None
    why: str = ""
    parent: Flow | None = None
    bracketed: str = ""
    bold: bool = False
    """Whether its condition is a bold text of its own; the response is the text behind it."""
    responds: bool = False
    """Whether a colon stands between a bold condition and the text behind it."""
    body: list[Step | Kept | Field] = field(default_factory=list)

    @property
    def steps(self) -> list[Step]:
        """Its steps."""
        return [part for part in self.body if isinstance(part, Step)]


@dataclass(slots=True)
class UseCase:
    """One use case; ``heading`` is that which it stands under, if any."""

    title: str
    line: int
    heading: Block | None = None
    id: str = ""
    ending: tuple[str, str] | None = None
    letters: dict[str, str] = field(default_factory=dict)
    """The letters of the steps whose authors number them so, and their numbers."""
    body: list[Field | Step | Flow | Kept] = field(default_factory=list)

    @property
    def steps(self) -> list[Step]:
        """The main flow."""
        return [part for part in self.body if isinstance(part, Step)]

    @property
    def flows(self) -> list[Flow]:
        """The alternatives."""
        return [part for part in self.body if isinstance(part, Flow)]


@dataclass(slots=True)
class Document:
    """A document: its parts in order, and what there is to tell about it."""

    parts: list[UseCase | Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def usecases(self) -> list[UseCase]:
        """The use cases in it."""
        return [part for part in self.parts if isinstance(part, UseCase)]
