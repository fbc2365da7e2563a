"""References to steps that do not exist: what there is instead, and one message for one cause."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinxext.usecase.core.reading import references
from sphinxext.usecase.core.reading.drafts import Draft, StatementDraft, StepDraft, UseCaseDraft
from sphinxext.usecase.core.reading.hints import Hints
from sphinxext.usecase.core.reading.numbering import Numbering

Holder = Draft | UseCaseDraft | StatementDraft
"""What states a reference."""

_NUMBER = re.compile(r"\d{1,9}")
_NO_FLOW = (
    "which is in the numbered list in line {}; that list is content: only the first numbered list of a "
    "body is its flow, with those that go on with its numbers"
)
_REPORTED = "reported"
"""The cause of references into a list of which a message says already that it is no flow."""


class Dangling:
    """Reports the references of one use case that lead nowhere, to ``report``."""

    def __init__(self, numbering: Numbering, report: Callable[[Holder, str], None]) -> None:
        self._numbering = numbering
        self._report = report
        self._by_cause: dict[str, list[tuple[Holder, str]]] = {}
        self._hints = Hints()

    def add(self, holder: Holder, refers: str, text: str) -> None:
        """Report the reference ``text``, or note that it shares its cause; ``refers``: what makes it."""
        cause = self._cause(text)
        if cause is None:
            self._report(holder, f"{refers}, {self._expected(text)}")
        else:
            self._by_cause.setdefault(cause, []).append((holder, refers))

    def finish(self) -> None:
        """Report each cause that references share."""
        self._by_cause.pop(_REPORTED, None)
        for cause, sharing in self._by_cause.items():
            (holder, refers), *others = sharing
            self._report(holder, f"{refers}, {cause}{more([other.line for other, _ in others])}")

    def _cause(self, text: str) -> str | None:
        """What is wrong that other references may share: no main flow, or a list that is no flow."""
        if not references.bare(text)[:1].isdigit() or self._numbering.span(text) is not None:
            return None
        numbers = set(map(int, _NUMBER.findall(text)))
        for one in self._numbering.usecase.other_lists:
            if numbers.intersection(one.numbers):
                return _REPORTED if one.reported else _NO_FLOW.format(one.line)
        return None if self._numbering.steps else "but the main flow has no steps"

    def _expected(self, text: str) -> str:
        """The second half of a message: what there is instead."""
        steps = self._numbering.steps
        if self._numbering.span(text) is not None:
            return "but one step was expected there"
        if references.bare(text).replace("-", "").replace("–", "").replace(" ", "").isdigit():
            return f"but the main flow has {_numbered(steps)}"
        return f"but no step or alternative here has this label or name{self._hint(text)}"

    def _hint(self, text: str) -> str:
        """What to write instead."""
        before = self._numbering.find(references.without_after(text))
        if isinstance(before, StepDraft):
            behind = self._numbering.following(before)
            return f'; write "{_written(behind)}", the step after it' if behind else ""
        words = [word.strip(",;") for word in text.split()]
        named = [word for word in words if len(words) > 1 and self._numbering.find(word)]
        if named:
            return f'; write "{named[0]}" alone if you mean that'
        return self._hints.did_you_mean(text, [*self._numbering.names, *self._numbering.known])


def _written(step: StepDraft) -> str:
    """How references call a step."""
    return step.label if step.number is None else str(step.number)


def _numbered(steps: list[StepDraft]) -> str:
    """Which steps there are, by the numbers that references know."""
    shown = list(map(_written, steps))
    if len(shown) == 1:
        return f"only step {shown[0]}"
    if any(step.number not in (None, place) for place, step in enumerate(steps, start=1)):
        return f"steps {listed(shown)}"
    return f"steps {shown[0]} to {shown[-1]}"


def more(lines: list[int]) -> str:
    """The end of a message that holds for other lines too."""
    if not lines:
        return ""
    places = listed([str(line) for line in dict.fromkeys(lines)])
    which = "line" if len({*lines}) == 1 else "lines"
    return f"; the same holds for {len(lines)} more, in {which} {places}"


def listed(words: list[str]) -> str:
    """A few words, the first of many."""
    return ", ".join(words if len(words) < 7 else [*words[:5], "…"])
