"""The records of changes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from sphinxext.usecase.core.changes.matching import FlowPair, Matched
from sphinxext.usecase.core.changes.phrases import Phrase
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import UseCase

State = Literal["new", "changed", "gone"]
Kind = Literal["usecase", "main", "altflow", "step", "statement"]


class Change(NamedTuple):
    """One thing that has changed of a part: what it was and what it is, ``None`` if it is not stated.

    ``was`` and ``label`` are the labels of the part in the old version and in the new one, ``None`` if
    it is not there, empty for the main flow and the whole. ``aspect`` is what has changed: ``part``
    stands for the part as such; ``detail`` names the field or the actor.
    """

    kind: Kind
    was: str | None
    label: str | None
    title: str
    aspect: str
    before: Phrase | None = None
    after: Phrase | None = None
    detail: str = ""

    @property
    def state(self) -> State:
        """Whether the part is new, gone or changed."""
        return "new" if self.was is None else "gone" if self.label is None else "changed"


class PartChanges(NamedTuple):
    """What has changed of a use case besides its flows, or of a flow and its steps.

    ``pair`` is the flow; that of what is said of the use case has neither version.
    """

    kind: Kind
    address: Address
    title: str
    changes: tuple[Change, ...]
    pair: FlowPair

    @property
    def state(self) -> State:
        """Whether the flow is new, gone or changed."""
        first = self.changes[0]
        return first.state if first.kind == self.kind else "changed"


class UseCaseChanges(NamedTuple):
    """What has changed of a use case; ``matched`` tells which parts are which in its two versions."""

    state: State
    id: str
    title: str
    old: UseCase | None
    new: UseCase | None
    matched: Matched = Matched((), {})
    parts: tuple[PartChanges, ...] = ()
