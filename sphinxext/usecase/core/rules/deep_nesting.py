"""Alternatives in alternatives in alternatives, and sub-steps of sub-steps."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Flow, Step
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject

_DEEPEST = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Each part that lies just below what can be followed; what is deeper still is one with it."""
    parts: list[Flow | Step] = [*_deep_flows(subject), *_deep_steps(subject)]
    for part in parts:
        kind = "alternative" if isinstance(part, Flow) else "step"
        yield subject.finding(
            part,
            f"{kind} {part.label} lies {_DEEPEST + 1} levels deep",
            "make a use case of what is so deep, and include it or go to it",
        )


def _deep_flows(subject: Subject) -> Iterator[Flow]:
    depths: dict[str | None, int] = {None: 0}
    for flow in subject.usecase.flows:
        depths[flow.label] = depths.get(flow.parent, 0) + 1
        if depths[flow.label] == _DEEPEST + 1:
            yield flow


def _deep_steps(subject: Subject) -> Iterator[Step]:
    for owner in subject.owners:
        for step in owner.steps:
            for inner in step.steps:
                yield from inner.steps[:1]


RULE = Rule(
    id="deep-nesting",
    finds="Alternatives or steps are nested more than two levels deep.",
    why="Nobody follows three conditions at once. What is so deep has a goal of its own.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

      .. altflow:: The card has expired

         .. step:: The librarian renews it.

            .. altflow:: A fee is due

               .. step:: The member pays.

                  .. altflow:: The member has no money
                     :end: failure
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

      .. altflow:: The card has expired

         .. step:: The librarian renews it.
            :include: UC-RENEW

.. usecase:: Renew a card
   :id: UC-RENEW

   .. step:: The member pays the fee.

      .. altflow:: The member has no money
         :end: failure
""",
    over="usecase",
    check=check,
    severity="advice",
)
