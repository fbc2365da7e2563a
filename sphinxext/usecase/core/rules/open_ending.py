"""Alternatives that do not say how they end."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each that says nothing of it; one whose steps go on elsewhere, or leave it, does."""
    left = {flow.parent for flow in subject.usecase.flows if flow.ending}
    for flow in subject.usecase.flows:
        is_said = (
            flow.ending or flow.label in left or any(step.resume or step.repeat for step in flow.steps)
        )
        if not is_said:
            yield subject.finding(
                flow,
                f'alternative {flow.label} "{flow.condition}" does not say how it ends',
                "write :resume: with the step at which the flow goes on, or :end: with its outcome",
            )


RULE = Rule(
    id="open-ending",
    finds="An alternative says neither where the flow goes on nor that it ends.",
    why=(
        "Whoever tests it has no expected result. The rule is off, for a page and its diagram show open "
        "endings anyway; a team that wants none of them turns it on."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

      .. altflow:: The card has expired
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

      .. altflow:: The card has expired
         :end: failure
""",
    over="usecase",
    check=check,
    severity="off",
)
