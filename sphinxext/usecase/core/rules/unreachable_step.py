"""Steps behind a choice of which no alternative leads on to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import walk_steps
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Steps that no path leads to, though one leads to the choice before them."""
    for owner in subject.owners:
        flat = list(walk_steps(owner.steps))
        for before, step in pairwise(flat):
            if not before.choice or subject.is_open:
                continue
            if before.label in subject.reached and step.label not in subject.reached:
                way = subject.way_to(before.label)
                yield subject.finding(
                    step,
                    f"step {step.label} is never reached: after {way} one alternative is taken, and "
                    f"none of them resumes at {step.label}",
                    "let one of them resume there, or leave out :choice:",
                )


RULE = Rule(
    id="unreachable-step",
    finds="Of a choice no alternative leads on to the step behind it.",
    why="After a step with ``choice`` the flow does not go on by itself. So nobody ever does this step.",
    bad="""\
.. usecase:: Choose a seat
   :id: UC-SEAT

   .. step:: The member chooses a room.
      :choice:

      .. altflow:: All seats are taken
         :end: abort

   .. step:: The kiosk shows the seats.
""",
    better="""\
.. usecase:: Choose a seat
   :id: UC-SEAT

   .. step:: The member chooses a room.

      .. altflow:: All seats are taken
         :end: abort

   .. step:: The kiosk shows the seats.
""",
    over="usecase",
    check=check,
)
