"""Steps behind a choice, or behind a step that goes on elsewhere, to which nothing else leads on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sphinxext.usecase.core.flow.graph import jumps
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Step, walk_steps
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Steps that no path leads to, though one leads to the choice before them."""
    for owner in subject.owners:
        flat = list(walk_steps(owner.steps))
        jumping = {label for label, _target in jumps(owner.steps)}
        for before, step in pairwise(flat):
            if not (before.choice or before.label in jumping) or subject.is_open:
                continue
            if before.label in subject.reached and step.label not in subject.reached:
                way = subject.way_to(before.label)
                yield subject.finding(step, *_said(step, way, is_choice=before.choice))


def _said(step: Step, way: str, *, is_choice: bool) -> tuple[str, str]:
    """What is wrong with a step that is behind ``way``, and what to do about it."""
    if is_choice:
        said = f"after {way} one alternative is taken, and none of them resumes at {step.label}"
        fix = "let one of them resume there, or leave out :choice:"
    else:
        said = f"after {way} the flow goes on elsewhere, and no alternative resumes at {step.label}"
        fix = "let one resume there, or leave out :resume:"
    return f"step {step.label} is never reached: {said}", fix


RULE = Rule(
    id="unreachable-step",
    finds="Nothing leads on to the step behind a choice, or behind a step that goes on elsewhere.",
    why="After a step with ``choice`` or ``resume`` the flow does not go on by itself. So nobody ever "
    "does this step.",
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
