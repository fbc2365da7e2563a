"""Loops that nothing leads out of."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Resume, walk_steps
from sphinxext.usecase.core.rules.resume_inside import own_middle
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each loop without exit, told by its innermost part."""
    if not _may_circle(subject):
        return
    leading = subject.paths.distances()
    stuck = [node for node in subject.reached if node not in leading]
    own_middles = {own_middle(subject, flow) for flow in subject.usecase.flows}
    known: set[str] = set()
    for node in stuck:
        if known.isdisjoint(subject.paths.onward_from(node)):
            loop = _innermost(subject, node)
            known.update(loop)
            if own_middles.isdisjoint(subject.paths.graph.nodes[one].label for one in loop):
                yield _endless(subject, loop)


def _may_circle(subject: Subject) -> bool:
    """Whether a loop without exit is possible at all, told without looking at the graph.

    A flow leads to its end by itself, so it takes a choice, a step that goes on elsewhere, or a way back
    into an alternative.
    """
    alternatives = set[str]().union(*subject.inside.values())
    for owner in subject.owners:
        if any(step.choice or step.resume for step in walk_steps(owner.steps)):
            return True
        if isinstance(owner.ending, Resume) and owner.ending.target in alternatives:
            return True
    return False


def _innermost(subject: Subject, node: str) -> dict[str, str]:
    """The nodes without exit that a node leads to in the end, each with the one before it."""
    here = node
    while True:
        reach = subject.paths.onward_from(here)
        deeper = next((one for one in reach if here not in subject.paths.onward_from(one)), None)
        if deeper is None:
            return subject.paths.onward_from(next(one for one in subject.reached if one in reach))
        here = deeper


def _endless(subject: Subject, nodes: dict[str, str]) -> Finding:
    first = next(one for one in subject.reached if one in nodes)
    circle = [first]
    while len(circle) == 1 or circle[-1] != first:
        circle.append(nodes[circle[-1]])
    shown = [node for node in reversed(circle) if subject.paths.is_shown(node)]
    return subject.finding(
        subject.parts[subject.paths.graph.nodes[first].label],
        f"the loop {subject.way(shown)} has no exit: after {subject.way_to(first)} no outcome is ever "
        "reached",
        "give one of its alternatives another ending",
    )


RULE = Rule(
    id="endless-loop",
    finds="Nothing leads out of a loop, so that no outcome is ever reached.",
    why="Whoever gets into the loop never gets anything out of this use case.",
    bad="""\
.. usecase:: Ask at the desk
   :id: UC-ASK

   .. step:: The librarian asks a question.
      :choice:

      .. altflow:: The member answers
         :resume: 1
""",
    better="""\
.. usecase:: Ask at the desk
   :id: UC-ASK

   .. step:: The librarian asks a question.
      :choice:

      .. altflow:: The answer is not enough
         :resume: 1

      .. altflow:: The answer is enough
         :end: success
""",
    over="usecase",
    check=check,
)
