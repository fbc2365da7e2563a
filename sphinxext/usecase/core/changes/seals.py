"""Seals: fingerprints of what use cases, flows and statements mean: a changed text is noticed.

A seal is no signature: it says what text was meant, not who has read it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from sphinxext.usecase.core.changes.meaning import Lines, Meaning, UseCases
from sphinxext.usecase.core.model.usecase import Flow, Statement, UseCase

RULE = 3
"""The version of what is sealed and how; it stands with each seal that is stored."""
SEAL = re.compile(r"[0-9a-f]{8}")
_LENGTH = 8


class Sealed(NamedTuple):
    """What is sealed, in lines, and its seal; ``flow`` or ``statement`` is what it is of, if of one."""

    seal: str
    text: Lines
    flow: Flow | None = None
    statement: Statement | None = None

    @property
    def label(self) -> str:
        """By what it is addressed in its use case; empty: it is the main flow, or the whole."""
        part = self.flow or self.statement
        return part.label if part else ""

    @property
    def name(self) -> str:
        """The handle that its author has given it; empty: there is none."""
        part = self.flow or self.statement
        return (part.name if part else None) or ""

    @property
    def title(self) -> str:
        """What it is called on a page: a condition, or all that a statement says."""
        return self.flow.condition if self.flow else self.statement.text if self.statement else ""


class Seals(NamedTuple):
    """The seals of a use case: of the whole, its main flow if it has steps, its other parts."""

    whole: Sealed
    main: Sealed | None
    flows: tuple[Sealed, ...]
    statements: tuple[Sealed, ...] = ()

    @property
    def parts(self) -> Iterator[Sealed]:
        """Its flows, the main flow first."""
        if self.main:
            yield self.main
        yield from self.flows

    @property
    def by_label(self) -> Mapping[str, Sealed]:
        """Its flows and its statements by label; that of the main flow is empty."""
        return {one.label: one for one in (*self.parts, *self.statements)}


def seal(text: Lines) -> str:
    """The seal of some lines: the first hex digits of SHA-256 over them."""
    return hashlib.sha256("\n".join(text).encode(errors="replace")).hexdigest()[:_LENGTH]


def seals(usecase: UseCase, others: UseCases, **of_rule: bool) -> Seals:
    """The seals of a use case; ``others`` are those of its project, which it may go on in.

    ``of_rule`` is what an earlier rule has ``Meaning`` leave out.
    """
    meaning = Meaning(usecase, others, **of_rule)
    main = _sealed(meaning.main()) if usecase.steps or usecase.ending else None
    flows = tuple(_sealed(meaning.alternative(flow), flow) for flow in usecase.flows)
    parts = [*([f"main {main.seal}"] if main else []), *(flow.seal for flow in flows)]
    statements = tuple(_sealed(meaning.statement(one), statement=one) for one in usecase.statements)
    return Seals(_sealed(meaning.whole(parts)), main, flows, statements)


RULES: Mapping[int, Callable[[UseCase, UseCases], Seals]] = {
    1: partial(seals, flows_hold_statements=False, has_bodies=False),
    2: partial(seals, has_bodies=False),
    RULE: seals,
}
"""How each version seals. A new one is added, and none taken away: what was sealed by it still holds."""


def _sealed(text: Lines, flow: Flow | None = None, statement: Statement | None = None) -> Sealed:
    return Sealed(seal(text), text, flow, statement)
