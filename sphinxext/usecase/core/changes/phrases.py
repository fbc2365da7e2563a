"""What is said of a part, as a phrase with the names of others in it: for sentences in any language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sphinxext.usecase.core.changes.handles import Handles
from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    START,
    End,
    Ending,
    Flow,
    Goto,
    Repeat,
    Step,
    UseCase,
)

_LONG = 60
_WAYS_BACK = {
    None: "resumes; step not stated",
    "origin": "resumes where it was interrupted",
    "next": "resumes after the branch point",
}


class Phrase(NamedTuple):
    """A phrase, in which each ``{}`` stands for one of the ``texts``."""

    template: str
    texts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.template.format(*self.texts)


def quoted(text: str | None) -> Phrase | None:
    """A text of the author's; ``None``: there is none."""
    return Phrase("{}", (text,)) if text else None


def listed(names: Iterable[str]) -> Phrase | None:
    """Some names."""
    return quoted(", ".join(names))


def short(text: str) -> str:
    """The beginning of a text, if it is a long one."""
    if len(text) <= _LONG:
        return text
    return text[:_LONG].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


class Phrases:
    """What one version of a use case says of its flows."""

    def __init__(self, usecase: UseCase) -> None:
        self.handles = Handles(usecase)
        self._parts = {part.label: part for _kind, part in parts_of(usecase)}
        self._places: dict[str, tuple[str, str]] = {}
        self._note_places(usecase.steps, "")
        for flow in usecase.flows:
            self._note_places(flow.steps, flow.label)

    def _note_places(self, steps: Iterable[Step], holder: str) -> None:
        """Note behind which step, and in which flow or step, each one stands."""
        before = ""
        for step in steps:
            self._places[step.label] = before, holder
            self._note_places(step.steps, step.label)
            before = step.label

    def called(self, label: str) -> str:
        """A step or an alternative by its name, or else by its number and its words."""
        part = self._parts[label]
        words = part.text if isinstance(part, Step) else part.condition
        return part.name or f"{label} {short(words)}".strip()

    def place(self, step: Step) -> Phrase:
        """Where a step stands: behind another one, or first in its flow or in another step."""
        before, holder = self._places[step.label]
        if before:
            return Phrase("stands behind {}", (self.called(before),))
        return Phrase("stands first in {}", (self.called(holder),)) if holder else Phrase("stands first")

    def branch(self, flow: Flow) -> Phrase | None:
        """Where an alternative leaves."""
        if not flow.branches:
            return None
        if flow.branches in {(ANY_TIME,), (START,)}:
            at_any_time = flow.branches == (ANY_TIME,)
            return Phrase("starts at any time" if at_any_time else "replaces the flow from the start")
        return Phrase(
            "branches from {}", (", ".join(map(self._span, self.handles.runs(flow.branches))),)
        )

    def _span(self, run: tuple[str, str]) -> str:
        return " – ".join(map(self.called, dict.fromkeys(run)))

    def loop(self, repeat: Repeat | None) -> Phrase | None:
        """What is repeated, and until or while what."""
        if repeat is None:
            return None
        steps = self._span((repeat.first, repeat.last))
        if repeat.until:
            return Phrase("repeats {} until {}", (steps, repeat.until))
        if repeat.while_:
            return Phrase("repeats {} while {}", (steps, repeat.while_))
        if repeat.for_each:
            return Phrase("repeats {} for each {}", (steps, repeat.for_each))
        return Phrase("repeats {}", (steps,))

    def jump(self, step: Step) -> Phrase | None:
        """Where the flow goes on after a step instead of the next one."""
        return Phrase("goes on at {}", (self.called(step.resume),)) if step.resume else None

    def ending(self, ending: Ending | None) -> Phrase | None:
        """How a flow ends."""
        match ending:
            case None:
                return None
            case Goto(target=target):
                return Phrase("goes on with {}", (target,))
            case End(outcome=outcome, name=name):
                template = (
                    f"ends in {outcome}" if outcome else "ends" if name else "ends; outcome not stated"
                )
                return Phrase(f"{template}: {{}}", (name,)) if name else Phrase(template)
        if ending.target:
            return Phrase("resumes at {}", (self.called(ending.target),))
        return Phrase(_WAYS_BACK[ending.written])
