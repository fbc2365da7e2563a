"""Catalogue -> the rows of the traceability table: epic, use case, flow, story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sphinxext.usecase.core.model import Flow, UseCase, own_stories


@dataclass(frozen=True, slots=True)
class TracedFlow:
    """One flow of a use case and its stories; ``flow`` is ``None`` for the main flow."""

    flow: Flow | None
    stories: tuple[str, ...]
    waived: str | None
    is_gap: bool


@dataclass(frozen=True, slots=True)
class TracedUseCase:
    """A use case with its flows; the main flow is there if it is stated or named by a story."""

    usecase: UseCase
    flows: tuple[TracedFlow, ...]


@dataclass(frozen=True, slots=True)
class TracedEpic:
    """An epic with the use cases that map to it; ``epic`` is ``None`` for those without one."""

    epic: str | None
    usecases: tuple[TracedUseCase, ...]


def trace(usecases: Iterable[UseCase], known: Callable[[str], bool]) -> Iterator[TracedEpic]:
    """Use cases grouped by epic, epics in order of their id, those without an epic last.

    Only a story that is ``known`` covers a flow; a waived flow is no gap.
    """
    by_epic: dict[str | None, list[TracedUseCase]] = {}
    for usecase in usecases:
        flows = (
            TracedFlow(flow, stories, waived, not (waived or any(map(known, stories))))
            for flow, stories, waived in _flows(usecase)
        )
        traced = TracedUseCase(usecase, tuple(flows))
        for epic in usecase.epics or (None,):
            by_epic.setdefault(epic, []).append(traced)
    for epic in sorted(epic for epic in by_epic if epic is not None):
        yield TracedEpic(epic, tuple(by_epic[epic]))
    if None in by_epic:
        yield TracedEpic(None, tuple(by_epic[None]))


def _flows(usecase: UseCase) -> Iterator[tuple[Flow | None, tuple[str, ...], str | None]]:
    stories = own_stories(usecase)
    if usecase.steps or stories or usecase.waived:
        yield None, stories, usecase.waived
    for flow in usecase.flows:
        yield flow, own_stories(flow), flow.waived


def shown_in_trace(usecase: UseCase) -> tuple[object, ...]:
    """All that the table shows of a use case, as plain data."""
    flows = tuple(
        (stories, waived, flow and (flow.label, flow.condition))
        for flow, stories, waived in _flows(usecase)
    )
    return usecase.id, usecase.title, usecase.docname, usecase.epics, flows
