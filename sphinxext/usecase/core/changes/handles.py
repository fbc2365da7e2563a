"""By what a step or an alternative is recognised when its number changes: its name, or its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sphinxext.usecase.core.changes.plain import plain
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import owners, parts_of
from sphinxext.usecase.core.model.usecase import ANY_TIME, START, Step, UseCase


class Handles:
    """What each label and name of a use case leads to, in words that outlast numbers.

    A name stands in braces. What has none is known by its words, of several alike by which it is.
    """

    def __init__(self, usecase: UseCase) -> None:
        self._handles: dict[str, str] = {}
        self._order: dict[str, int] = {}
        self._before: dict[str, str] = {}
        said: Counter[str] = Counter()
        for position, (_kind, part) in enumerate(parts_of(usecase)):
            words = plain(part.text if isinstance(part, Step) else part.condition)
            said[words] += 1
            again = f" ({said[words]})" if said[words] > 1 else ""
            handle = f"{{{part.name}}}" if part.name else words + again
            self._order[part.label] = position
            for key in (labels.slot(part.label), *([part.name] if part.name else [])):
                self._handles.setdefault(key, handle)
        for owner in owners(usecase):
            self._note_neighbours(owner.steps)

    def _note_neighbours(self, steps: tuple[Step, ...]) -> None:
        """Note before each step the one that a range of steps would have there."""
        for first, second in pairwise(steps):
            self._before[second.label] = first.label
        for step in steps:
            self._note_neighbours(step.steps)

    def __getitem__(self, label: str) -> str:
        """What a label or a name leads to; itself if that is nothing."""
        slot = labels.slot(label)
        return self._handles.get(slot, slot)

    def runs(self, branches: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The labels in runs of steps that follow on each other: the first and the last of each."""
        runs: list[tuple[str, str]] = []
        for label in sorted({*branches} - {ANY_TIME, START}, key=self._order.__getitem__):
            if runs and self._before.get(label) == runs[-1][1]:
                runs[-1] = runs[-1][0], label
            else:
                runs.append((label, label))
        return iter(runs)
