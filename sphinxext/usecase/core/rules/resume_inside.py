"""Alternatives that resume in their own middle."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.flow.graph import entry_of
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Flow, Resume
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each alternative that leads into itself."""
    for flow in subject.usecase.flows:
        target = own_middle(subject, flow)
        if target is None:
            continue
        before = flow.steps[-1].label if flow.steps else entry_of(flow.label)
        way = subject.way_to(before, target) if before in subject.reached else target
        yield subject.finding(
            flow,
            f"alternative {flow.label} resumes at {target}, in its own middle: {way}",
            "write the step outside it at which the flow goes on, or :repeat: at its last step if it is "
            "a loop",
        )


def own_middle(subject: Subject, flow: Flow) -> str | None:
    """The part of an alternative at which it resumes itself."""
    ending = flow.ending
    if isinstance(ending, Resume) and ending.target in subject.inside[flow.label]:
        return ending.target
    return None


RULE = Rule(
    id="resume-inside",
    finds="An alternative resumes at one of its own steps.",
    why="The alternative never comes back to the flow that it has left.",
    bad="""\
.. usecase:: Print a page
   :id: UC-PRINT

   .. step:: The member prints a page.

      .. altflow:: The paper jams
         :resume: 1a1

         .. step:: The member opens the printer.
""",
    better="""\
.. usecase:: Print a page
   :id: UC-PRINT

   .. step:: The member prints a page.

      .. altflow:: The paper jams
         :resume: 1

         .. step:: The member opens the printer.
""",
    over="usecase",
    check=check,
)
