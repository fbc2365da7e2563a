"""Steps that can turn out either way, and do not say what happens in the other case."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import ANY_TIME, Step, walk_steps
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each step of the main flow that checks or asks, unless an alternative may belong to it."""
    branches = [flow.branches for flow in subject.usecase.flows]
    if subject.lexicon is None or any(not one or ANY_TIME in one for one in branches):
        return
    branched = {label for one in branches for label in one}
    found = [(step, match) for step, match in subject.saying("check") if not _is_settled(step)]
    answered = set(_answered(subject.usecase.steps, branched)) if found else set()
    for step, match in found:
        if step.label in subject.main and step.label not in answered:
            yield subject.finding(
                step,
                f'step {step.label} can turn out either way ("{match[0]}"), but no alternative does',
                "write what happens otherwise, or :examined: why nothing can go wrong",
                words=match[0],
            )


def _is_settled(step: Step) -> bool:
    return bool(step.examined or step.include or step.repeat or step.choice)


def _answered(steps: tuple[Step, ...], branched: set[str]) -> Iterator[str]:
    """The steps that an alternative leaves, or the step after them, or one that they are a part of."""
    for place, step in enumerate(steps):
        near = [one.label for next_ in steps[place : place + 2] for one in walk_steps((next_,))]
        if not branched.isdisjoint(near):
            yield from (one.label for one in walk_steps((step,)))
        elif step.steps:
            yield from _answered(step.steps, branched)


RULE = Rule(
    id="unanswered-check",
    finds="A step checks, validates or asks something, and no alternative says what happens otherwise.",
    why=(
        "A check has two results. The use case tells one of them; the other is what breaks in the end. "
        "An alternative of the next step will do as well, and so will one at any time."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian checks that the card is valid.
   .. step:: The librarian scans the book.
   .. step:: The member takes the book home.

      .. altflow:: The book does not fit into the bag
         :end: failure
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian checks that the card is valid.

      .. altflow:: The card has expired
         :end: failure
   .. step:: The librarian scans the book.
   .. step:: The member takes the book home.

      .. altflow:: The book does not fit into the bag
         :end: failure
""",
    over="usecase",
    check=check,
    severity="advice",
)
