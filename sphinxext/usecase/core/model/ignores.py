"""What authors want to be ignored: ``rule (reason)`` on a use case, a part of it or a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinxext.usecase.core.model.usecase import Flow, Statement, Step, UseCase, walk_steps

_RULE = re.compile(r"\s*([\w-]+)\s*(?:\((.*?)\)\s*)?(?:,|$)")


class Ignore(NamedTuple):
    """A rule that an author wants to be ignored in one place, and why.

    ``covers`` are the labels of the part that says so and of what stands in it; none: the use case.
    """

    rule: str
    reason: str
    usecase: str
    docname: str
    line: int
    label: str = ""
    covers: tuple[str, ...] = ()


def named_in(text: str) -> list[tuple[str, str]] | None:
    """The rules that an option names, each with its reason; ``None``: it cannot be read."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _RULE.match(text, at)
        if match is None:
            return None
        found.append((match[1], (match[2] or "").strip()))
        at = match.end()
    return found


def ignores_of(usecase: UseCase) -> Iterator[Ignore]:
    """All that a use case and its parts want to be ignored."""
    yield from _stated(usecase, usecase, ())
    for statement in usecase.statements:
        yield from _stated(usecase, statement, (statement.label,))
    for step in walk_steps(usecase.steps):
        yield from _stated(usecase, step, _inside(step))
    for flow in usecase.flows:
        if flow.ignore:
            yield from _stated(usecase, flow, tuple(_within(usecase, flow)))
        for step in walk_steps(flow.steps):
            yield from _stated(usecase, step, _inside(step))


def _stated(
    usecase: UseCase, part: UseCase | Flow | Step | Statement, covers: tuple[str, ...]
) -> Iterator[Ignore]:
    label = "" if isinstance(part, UseCase) else part.label
    for rule, reason in named_in(part.ignore or "") or ():
        yield Ignore(rule, reason, usecase.id, usecase.docname, part.line, label, covers)


def _inside(step: Step) -> tuple[str, ...]:
    return (step.label, *(one.label for one in walk_steps(step.steps))) if step.ignore else ()


def _within(usecase: UseCase, flow: Flow) -> Iterator[str]:
    """The labels of an alternative, its steps, and the alternatives that branch from them."""
    yield flow.label
    for step in walk_steps(flow.steps):
        yield step.label
    for other in usecase.flows:
        if other.parent == flow.label:
            yield from _within(usecase, other)
