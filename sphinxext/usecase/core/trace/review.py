"""Project -> the sheet for a review: what to confirm, to ask at each step, to tick and to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinxext.usecase.core.model.approvals import roles
from sphinxext.usecase.core.model.labels import address
from sphinxext.usecase.core.model.usecase import End, Ending, Goto, Resume, Step, UseCase, walk_steps
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.openpoints import points
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Block, Cell, Column, Listing, Part, Row, Table, joined

_BLANK = "_" * 16
"""A line to write on."""
_BOX = "[  ]"
_ASKED = ("goal", "scope", "in scope", "out of scope", "preconditions", "trigger")
"""The fields that are to be confirmed."""


def sheet(project: Project, only: Filter) -> Iterator[Block]:
    """The sheets of the use cases that are chosen."""
    for usecase in project.usecases(only):
        yield from _Sheet(project, usecase).blocks()


class _Sheet:
    """The sheet of one use case."""

    def __init__(self, project: Project, usecase: UseCase) -> None:
        self._project = project
        self._usecase = usecase
        self._words = project.words

    def blocks(self) -> Iterator[Block]:
        """All of it; parts in which nothing would stand are left out."""
        yield self._table(
            {"usecase": 60, "version": 20, "date": 20},
            [(self._project.usecase(self._usecase), _text(self._project.version), _text(_BLANK))],
        )
        asked = list(roles(self._usecase)) or [_BLANK, _BLANK]
        yield self._table(
            {"who must attend": 40, "name": 40, "present": 20},
            [(_text(role), _text(_BLANK), _text(_BOX)) for role in asked],
        )
        yield from self._filled({"to confirm": 20, "text": 65, "confirmed": 15}, self._fields())
        yield from self._filled({"step": 50, "what could go wrong here?": 50}, self._steps())
        yield from self._filled({"flow": 45, "ending": 40, "confirmed": 15}, self._endings())
        yield from self._open()
        criteria = [one for one in self._usecase.statements if one.kind == "criterion"]
        yield from self._filled(
            {"criterion": 15, "text": 70, "confirmed": 15},
            [(self._part(one.label), _text(one.text), _text(_BOX)) for one in criteria],
        )
        yield self._table(
            {"role": 25, "name": 25, "date": 20, "signed": 30},
            [(_text(role), *(_text(_BLANK),) * 3) for role in asked],
        )

    def _fields(self) -> Iterator[Row]:
        for field in self._usecase.fields:
            if field.name in _ASKED and field.text.strip():
                yield _text(field.header), _text(" ".join(field.text.split())), _text(_BOX)

    def _steps(self) -> Iterator[Row]:
        """Each step of the main flow, with what is known to go wrong there or a line to write on."""
        for step in walk_steps(self._usecase.steps):
            yield self._said(step), self._asked(step)

    def _said(self, step: Step) -> Cell:
        actor = f" ({step.actor})" if step.actor and step.actor not in step.text else ""
        return (*self._part(step.label), Part(f" {step.text}{actor}"))

    def _asked(self, step: Step) -> Cell:
        flows = [flow for flow in self._usecase.flows if step.label in flow.branches]
        known = [(*self._part(flow.label), Part(f" {flow.condition}")) for flow in flows]
        if step.examined:
            known.append(_text(self._words("nothing can: {}").format(step.examined)))
        return joined([*known, _text(_BLANK)], " · ")

    def _endings(self) -> Iterator[Row]:
        if self._usecase.steps:
            ending = self._usecase.ending or End("success")
            yield _text(self._words("main flow")), self._ending(ending), _text(_BOX)
        for flow in self._usecase.flows:
            said = (*self._part(flow.label), Part(f" {flow.condition}"))
            yield said, self._ending(flow.ending), _text(_BOX)

    def _ending(self, ending: Ending | None) -> Cell:
        match ending:
            case Resume(target=str(target)):
                return (Part("→ "), *self._part(target))
            case Goto(target=target):
                return (Part("→ "), Part(target, "address", target))
            case End(outcome=outcome, name=name):
                return _text(self._outcome(outcome, name))
        if ending is None:
            return _text(self._words("ending not stated"))
        origin = "resumes where it was interrupted"
        return _text(self._words(origin if ending.written == "origin" else "resumes, step not stated"))

    def _outcome(self, outcome: str | None, name: str | None) -> str:
        if outcome and name:
            return self._words(f"{outcome}: {{}}").replace("{}", name)
        return name or self._words(outcome or "end")

    def _open(self) -> Iterator[Block]:
        cells = [
            (Part(f"{self._words(point.phrase)}: "), *joined(point.cells(self._project, self._usecase)))
            for point in points(self._usecase, Filter())
        ]
        if cells:
            yield Listing(self._words("open"), tuple(cells))

    def _part(self, label: str) -> Cell:
        return (Part(label, "address", address(self._usecase.id, label)),)

    def _filled(self, columns: dict[str, int], rows: Iterable[Row]) -> Iterator[Table]:
        if found := list(rows):
            yield self._table(columns, found)

    def _table(self, columns: dict[str, int], rows: Sequence[Row]) -> Table:
        made = (Column(name, _text(self._words(name)), width) for name, width in columns.items())
        return Table(columns=tuple(made), rows=tuple(rows))


def _text(text: str) -> Cell:
    return (Part(text),)
