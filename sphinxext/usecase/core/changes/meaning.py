"""What use cases, flows and statements mean, in lines of text: all that a seal is over, no more.

The lines can be read by people and compared word by word. Numbers, labels, names of their own and the
order of fields are not in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sphinxext.usecase.core.changes.handles import Handles
from sphinxext.usecase.core.changes.plain import plain
from sphinxext.usecase.core.changes.statements import besides
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import Runs
from sphinxext.usecase.core.model.targets import readings
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    START,
    Actor,
    End,
    Ending,
    Field,
    Flow,
    Goto,
    Repeat,
    Statement,
    Step,
    UseCase,
)
from sphinxext.usecase.core.reading.fields import ACTOR_FIELDS

Lines = tuple[str, ...]
_ABOUT_APPROVING = "approvals"
"""The field that says who must approve, or who has: it is none of what is approved."""
LISTED_FIELDS = ACTOR_FIELDS - {"primary actor"}
"""Fields that say no more than the actors that were read in them."""


class UseCases(Protocol):
    """The use cases that addresses may lead to, by id."""

    def __contains__(self, usecase_id: object, /) -> bool: ...
    def get(self, usecase_id: str, /) -> UseCase | None:
        """The record of a use case."""


class Meaning:
    """What a use case and its flows mean; ``others`` are the use cases that it may go on in.

    ``flows_hold_statements``: whether what stands in a field of an alternative is what that one says.
    ``has_bodies``: whether steps and alternatives say more than their first paragraph.
    """

    def __init__(
        self,
        usecase: UseCase,
        others: UseCases,
        *,
        flows_hold_statements: bool = True,
        has_bodies: bool = True,
    ) -> None:
        self._usecase = usecase
        self._has_bodies = has_bodies
        self._others = others
        self._known: dict[str, tuple[Handles, Runs]] = {}
        self._inside: dict[str | None, list[Statement]] = {}
        for one in usecase.statements:
            self._inside.setdefault(one.within if flows_hold_statements else None, []).append(one)
        self._handles = Handles(usecase)

    def whole(self, flows: Iterable[str]) -> Lines:
        """What a use case says besides its flows, and what stands for each of its ``flows``."""
        usecase = self._usecase
        relations = (("extends", usecase.extends), ("specialises", usecase.specializes))
        return (
            f"use case: {plain(usecase.title)}",
            *_fields(besides(usecase)),
            *self._statements(None),
            *sorted(_actor(actor) for actor in usecase.actors),
            *(f"{kind}: {self._elsewhere(one)}" for kind, named in relations for one in sorted(named)),
            *sorted(f"flow: {flow}" for flow in flows),
        )

    def _statements(self, within: str | None) -> Iterator[str]:
        """The statements of an alternative, or of the use case, whatever their order."""
        for lines in sorted(map(self.statement, self._inside.get(within, ()))):
            yield from lines

    def statement(self, statement: Statement) -> Lines:
        """What a statement says, whatever it is labelled."""
        kpis = (one.text for one in self._usecase.statements if one.label == statement.kpi)
        kind = statement.kind if statement.kind != "statement" else plain(statement.field).casefold()
        return (
            f"{kind}: {plain(statement.text)}",
            *(f"  covers: {one}" for one in sorted(map(self._covered, statement.covers))),
            *(f"  measures: {plain(kpi)}" for kpi in kpis),
            *([f"  target: {plain(statement.target)}"] if statement.target else []),
        )

    def _covered(self, label: str) -> str:
        """What a statement covers: a step or an alternative by its words, or an outcome."""
        found = self._handles[label]
        return plain(label) if found == labels.slot(label) else found

    def main(self) -> Lines:
        """What its main flow says."""
        return (*self._steps(self._usecase.steps), *self._ending(self._usecase.ending))

    def alternative(self, flow: Flow) -> Lines:
        """What an alternative says."""
        return (
            f"condition: {plain(flow.condition)}",
            *self._body(flow),
            *([] if flow.kind == "alternative" else [f"kind: {flow.kind}"]),
            *(f"from: {one}" for one in self._branches(flow)),
            *_fields(besides(self._usecase, flow)),
            *self._statements(flow.label),
            *self._steps(flow.steps),
            *self._ending(flow.ending),
        )

    def _body(self, part: Step | Flow) -> Iterator[str]:
        """What stands below the first paragraph of a step or an alternative."""
        if self._has_bodies and part.body:
            yield f"says: {plain(part.body)}"

    def _branches(self, flow: Flow) -> Iterator[str]:
        """Where it leaves; of one that does not say so, what it stands in."""
        if flow.branches in {(ANY_TIME,), (START,)}:
            yield {ANY_TIME: "any time", START: "the start"}[flow.branches[0]]
        for run in self._handles.runs(flow.branches):
            yield self._span(*run)
        if flow.parent is not None and not set(flow.branches) - {ANY_TIME, START}:
            yield f"somewhere in {self._handles[flow.parent]}"

    def _span(self, first: str, last: str) -> str:
        """A run of steps by its first and its last."""
        return " to ".join(dict.fromkeys((self._handles[first], self._handles[last])))

    # -- steps ----------------------------------------------------------------------------------

    def _steps(self, steps: Iterable[Step]) -> Iterator[str]:
        for step in steps:
            yield f"step: {plain(step.text)}"
            yield from (f"  {line}" for line in self._about(step))

    def _about(self, step: Step) -> Iterator[str]:
        """What is said of a step besides its text, and its sub-steps."""
        yield from self._body(step)
        if step.actor:
            yield f"actor: {plain(step.actor)}"
        yield from (word for word in ("optional", "choice") if getattr(step, word))
        yield from (f"includes: {self._elsewhere(one)}" for one in sorted(step.include))
        if step.repeat:
            yield self._loop(step.repeat)
        yield from self._steps(step.steps)
        if step.resume:
            yield f"goes on: {self._handles[step.resume]}"

    def _loop(self, repeat: Repeat) -> str:
        """A loop: its first step and its last are all that it states."""
        conditions = (
            ("until", repeat.until),
            ("while", repeat.while_),
            ("for each", repeat.for_each),
        )
        said = (f"{word} {plain(text)}" for word, text in conditions if text)
        return " ".join(["repeats:", self._span(repeat.first, repeat.last), *said])

    # -- what a flow leads to -------------------------------------------------------------------

    def _ending(self, ending: Ending | None) -> Iterator[str]:
        match ending:
            case None:
                return
            case Goto(target=target):
                yield f"goes on: {self._elsewhere(target)}"
            case End(outcome=outcome, name=name):
                yield ": ".join(filter(None, ("ends", outcome, plain(name or ""))))
            case _:
                # What is worked out of ``next`` says the same as the step itself.
                written = self._handles[ending.target] if ending.target else ending.written
                yield f"resumes: {written or 'somewhere'}"

    def _elsewhere(self, address: str) -> str:
        """An address in another use case by what it leads to, as far as that is known."""
        for read in readings(address, self._others):
            usecase = self._others.get(read.usecase)
            if usecase is not None and read.label:
                if usecase.id not in self._known:
                    self._known[usecase.id] = Handles(usecase), Runs(usecase)
                handles, runs = self._known[usecase.id]
                ends = [step.label for step in runs.between(labels.slot(read.label))] or [read.label]
                said = " to ".join(handles[one] for one in dict.fromkeys((ends[0], ends[-1])))
                return f"{read.usecase}.{said}"
        return address


def _fields(fields: Iterable[Field]) -> list[str]:
    """What fields say, whatever their order; one without a text says nothing."""
    return sorted(
        f"{field.name or plain(field.header).casefold()}: {plain(field.text)}"
        for field in fields
        if field.name not in LISTED_FIELDS and field.name != _ABOUT_APPROVING and field.text.strip()
    )


def _actor(actor: Actor) -> str:
    role = "secondary actor" if actor.secondary else "actor"
    return ": ".join(filter(None, (role, plain(actor.name), plain(actor.description))))
