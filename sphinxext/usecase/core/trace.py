"""Catalogue -> the rows of the traceability table: epic, use case, flow, story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinxext.usecase.core.model import Flow, UseCase, own_stories


@dataclass(frozen=True, slots=True)
class TracedFlow:
    """One flow of a use case and the stories that deliver it; ``flow`` is ``None`` for the main flow."""

    flow: Flow | None
    stories: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        """Whether no story delivers this flow."""
        return not self.stories


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


def trace(usecases: Iterable[UseCase]) -> Iterator[TracedEpic]:
    """Use cases grouped by epic, epics in order of their id, those without an epic last."""
    by_epic: dict[str | None, list[TracedUseCase]] = {}
    for usecase in usecases:
        traced = TracedUseCase(usecase, tuple(_flows(usecase)))
        for epic in usecase.epics or (None,):
            by_epic.setdefault(epic, []).append(traced)
    for epic in sorted(epic for epic in by_epic if epic is not None):
        yield TracedEpic(epic, tuple(by_epic[epic]))
    if None in by_epic:
        yield TracedEpic(None, tuple(by_epic[None]))


def _flows(usecase: UseCase) -> Iterator[TracedFlow]:
    stories = own_stories(usecase)
    if usecase.steps or stories:
        yield TracedFlow(None, stories)
    for flow in usecase.flows:
        yield TracedFlow(flow, own_stories(flow))


def shown_in_trace(usecase: UseCase) -> tuple[object, ...]:
    """All that the table shows of a use case, as plain data."""
    flows = tuple(
        (traced.stories, traced.flow and (traced.flow.label, traced.flow.condition))
        for traced in _flows(usecase)
    )
    return usecase.id, usecase.title, usecase.docname, usecase.epics, flows
