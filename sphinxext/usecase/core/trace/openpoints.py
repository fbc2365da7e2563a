"""Project -> what is not stated of its use cases, in one place: a list of what is left to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import Flow, Resume, UseCase, walk_steps
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Cell, Column, Part, Row, Table, joined

ASKED = {
    "goal": (),
    "actors": ("primary actor",),
    "in scope": ("scope",),
    "out of scope": (),
    "preconditions": (),
    "trigger": (),
    "acceptance criteria": (),
    "kpis": (),
    "approvals": (),
}
"""The fields that a use case to start from asks for, with others that answer the same."""
_COLUMNS = (("usecase", 35), ("open", 25), ("where", 40))


class Point(NamedTuple):
    """What is open, as a phrase, and where: labels, actors or fields."""

    phrase: str
    labels: Sequence[str] = ()
    actors: Sequence[str] = ()
    fields: Sequence[str] = ()

    def cells(self, project: Project, usecase: UseCase) -> Iterator[Cell]:
        """Where it is open, with links."""
        for label in self.labels:
            yield (Part(label, "address", labels.address(usecase.id, label)),)
        yield from map(project.actor, self.actors)
        for name in self.fields:
            yield (Part(project.words(name)),)


def open_points(project: Project, only: Filter) -> Table:
    """A row for each use case and kind of thing that is not stated in it, with links to where."""
    columns = (Column(name, (Part(project.words(name)),), width) for name, width in _COLUMNS)
    rows = [
        _row(project, usecase, point)
        for usecase in project.usecases(only)
        for point in points(usecase, only)
    ]
    first, *rest = columns
    return Table(columns=(first._replace(groups=True), *rest), rows=tuple(rows))


def _row(project: Project, usecase: UseCase, point: Point) -> Row:
    where = joined(point.cells(project, usecase))
    return project.usecase(usecase), (Part(project.words(point.phrase)),), where


def points(usecase: UseCase, only: Filter) -> Iterator[Point]:
    """What is open in a use case; nothing that is not is among it."""
    flows = [flow for flow in usecase.flows if only.shows(flow.kind)]
    if unstated := [flow.label for flow in flows if not flow.branches]:
        yield Point("branch point not stated", unstated)
    if unended := [flow.label for flow in flows if flow.ending is None]:
        yield Point("ending not stated", unended)
    nowhere = Resume(None), Resume(None, "next")
    if lost := [flow.label for flow in flows if flow.ending in nowhere]:
        yield Point("resumes, step not stated", lost)
    if steps := list(_unexamined(usecase)):
        yield Point("what could go wrong? nobody has asked", steps)
    if unknown := [actor.name for actor in usecase.actors if not actor.description]:
        yield Point("actor without a description", actors=unknown)
    filled = {field.name for field in usecase.fields if field.text.strip()}
    if empty := [name for name, others in ASKED.items() if not filled.intersection((name, *others))]:
        yield Point("field not filled in", fields=empty)


def _unexamined(usecase: UseCase) -> Iterator[str]:
    """Steps from which nothing branches, and of which nobody has said that nothing can go wrong."""
    left = {branch for flow in usecase.flows for branch in flow.branches}
    owners: tuple[UseCase | Flow, ...] = (usecase, *usecase.flows)
    for owner in owners:
        for step in walk_steps(owner.steps):
            if step.label not in left and not step.examined and not step.steps:
                yield step.label
