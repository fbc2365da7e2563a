"""Seals: fingerprints of what use cases, flows and statements mean: a changed text is noticed.

A seal is no signature: it says what text was meant, not who has read it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sphinxext.usecase.core.changes.meaning import Lines, Meaning, UseCases
from sphinxext.usecase.core.model.usecase import Flow, Statement, UseCase

RULE = 1
"""The version of what is sealed and how; it stands with each seal that is stored."""
SEAL = re.compile(r"[0-9a-f]{8}")
_LENGTH = 8


class Sealed(NamedTuple):
    """What is sealed, in lines, and its seal; ``flow`` or ``statement`` is what it is of, if of one."""

    seal: str
    text: Lines
    flow: Flow | None = None
    statement: Statement | None = None


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


def seal(text: Lines) -> str:
    """The seal of some lines: the first hex digits of SHA-256 over them."""
    return hashlib.sha256("\n".join(text).encode(errors="replace")).hexdigest()[:_LENGTH]


def seals(usecase: UseCase, others: UseCases) -> Seals:
    """The seals of a use case; ``others`` are those of its project, which it may go on in."""
    meaning = Meaning(usecase, others)
    main = _sealed(meaning.main()) if usecase.steps or usecase.ending else None
    flows = tuple(_sealed(meaning.alternative(flow), flow) for flow in usecase.flows)
    parts = [*([f"main {main.seal}"] if main else []), *(flow.seal for flow in flows)]
    statements = tuple(_sealed(meaning.statement(one), statement=one) for one in usecase.statements)
    return Seals(_sealed(meaning.whole(parts)), main, flows, statements)


RULES: Mapping[int, Callable[[UseCase, UseCases], Seals]] = {RULE: seals}
"""How each version seals. A new one is added, and none taken away: what was sealed by it still holds."""


def _sealed(text: Lines, flow: Flow | None = None, statement: Statement | None = None) -> Sealed:
    return Sealed(seal(text), text, flow, statement)
