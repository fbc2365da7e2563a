"""Rules over the flow of one use case: each finding tells the shortest path that shows it.

They judge only what is stated. What is not stated is open: it may lead anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from sphinxext.usecase.core.flow.graph import entry_of, flow_graph
from sphinxext.usecase.core.flow.paths import Path, Paths
from sphinxext.usecase.core.model.usecase import (
    End,
    Finding,
    Flow,
    Outcome,
    Resume,
    Step,
    UseCase,
    walk_steps,
)
from sphinxext.usecase.core.reading.fields import is_plain_postcondition

FAILING: tuple[Outcome, ...] = ("failure", "abort")


def check_flow(usecase: UseCase) -> Iterator[Finding]:
    """What is wrong with the flow of a use case, rule by rule."""
    subject = _Subject(usecase)
    for rule in RULES:
        yield from rule(subject)


class _Subject:
    """A use case with the paths through it, which are looked for only when a rule needs them."""

    def __init__(self, usecase: UseCase) -> None:
        self.usecase = usecase
        self.owners: tuple[UseCase | Flow, ...] = (usecase, *usecase.flows)
        self.inside = {flow.label: _labels_in(flow) for flow in usecase.flows}
        self.parts: dict[str, Step | Flow] = {flow.label: flow for flow in usecase.flows}
        for owner in self.owners:
            self.parts |= {step.label: step for step in walk_steps(owner.steps)}

    @cached_property
    def paths(self) -> Paths:
        """Finds paths."""
        return Paths(flow_graph(self.usecase))

    @cached_property
    def reached(self) -> dict[str, Path]:
        """The best path to each node that can be reached."""
        best: dict[str, Path] = {}
        for path in self.paths.reached().values():
            best.setdefault(path.state.node, path)
        return best

    @cached_property
    def is_open(self) -> bool:
        """Whether the flow comes to an end that is not stated."""
        return any(
            self.paths.graph.nodes[node].kind == "open" for node in self.reached if self.paths.ends(node)
        )

    def way_to(self, node: str, *further: str) -> str:
        """The steps and alternatives on the best path to a node, and what comes after it."""
        path = self.reached[node]
        nodes = [path.start(), *(edge.target for edge in path.edges())]
        shown = [one for one in nodes if self.paths.is_shown(one)]
        return self.way([*shown, *further])

    def way(self, nodes: Iterable[str]) -> str:
        """Nodes as a path that can be read."""
        known = self.paths.graph.nodes
        return " → ".join(known[node].label if node in known else node for node in nodes)

    def finding(self, rule: str, about: Step | Flow | UseCase, message: str) -> Finding:
        """A finding about a part of the use case."""
        usecase = self.usecase
        label = None if isinstance(about, UseCase) else about.label
        text = f"{usecase.id}: {message}"
        return Finding(rule=rule, message=text, docname=usecase.docname, line=about.line, label=label)


def _labels_in(flow: Flow) -> set[str]:
    return {flow.label, *(step.label for step in walk_steps(flow.steps))}


def unreachable_steps(subject: _Subject) -> Iterator[Finding]:
    """Steps behind a choice of which no alternative leads on to them."""
    for owner in subject.owners:
        flat = list(walk_steps(owner.steps))
        for before, step in pairwise(flat):
            if not before.choice or subject.is_open:
                continue
            if before.label in subject.reached and step.label not in subject.reached:
                yield subject.finding(
                    "unreachable-step",
                    step,
                    f"step {step.label} is never reached: after {subject.way_to(before.label)} one "
                    f"alternative is taken, and none of them resumes at {step.label}; let one of "
                    "them resume there, or leave out :choice:",
                )


def endless_loops(subject: _Subject) -> Iterator[Finding]:
    """Loops that nothing leads out of."""
    if not _may_circle(subject):
        return
    leading = subject.paths.distances()
    stuck = [node for node in subject.reached if node not in leading]
    own_middles = {_own_middle(subject, flow) for flow in subject.usecase.flows}
    known: set[str] = set()
    for node in stuck:
        if known.isdisjoint(subject.paths.onward_from(node)):
            loop = _innermost(subject, node)
            known.update(loop)
            if own_middles.isdisjoint(subject.paths.graph.nodes[one].label for one in loop):
                yield _endless(subject, loop)


def _may_circle(subject: _Subject) -> bool:
    """Whether a loop without exit is possible at all, told without looking at the graph.

    A flow leads to its end by itself, so it takes a choice, or a way back into an alternative.
    """
    for owner in subject.owners:
        if any(step.choice for step in walk_steps(owner.steps)):
            return True
        ending = owner.ending
        if isinstance(ending, Resume) and any(ending.target in one for one in subject.inside.values()):
            return True
    return False


def _innermost(subject: _Subject, node: str) -> dict[str, str]:
    """The nodes without exit that a node leads to in the end, each with the one before it."""
    here = node
    while True:
        reach = subject.paths.onward_from(here)
        deeper = next((one for one in reach if here not in subject.paths.onward_from(one)), None)
        if deeper is None:
            return subject.paths.onward_from(next(one for one in subject.reached if one in reach))
        here = deeper


def _endless(subject: _Subject, nodes: dict[str, str]) -> Finding:
    first = next(one for one in subject.reached if one in nodes)
    circle = [first]
    while len(circle) == 1 or circle[-1] != first:
        circle.append(nodes[circle[-1]])
    shown = [node for node in reversed(circle) if subject.paths.is_shown(node)]
    return subject.finding(
        "endless-loop",
        subject.parts[subject.paths.graph.nodes[first].label],
        f"the loop {subject.way(shown)} has no exit: after {subject.way_to(first)} no outcome is ever "
        "reached; give one of its alternatives another ending",
    )


def resumes_inside(subject: _Subject) -> Iterator[Finding]:
    """Alternatives that resume in their own middle."""
    for flow in subject.usecase.flows:
        target = _own_middle(subject, flow)
        if target is None:
            continue
        before = flow.steps[-1].label if flow.steps else entry_of(flow.label)
        way = subject.way_to(before, target) if before in subject.reached else target
        yield subject.finding(
            "resume-inside",
            flow,
            f"alternative {flow.label} resumes at {target}, in its own middle: {way}; write the step "
            "outside it at which the flow goes on, or :repeat: at its last step if it is a loop",
        )


def _own_middle(subject: _Subject, flow: Flow) -> str | None:
    """The part of an alternative at which it resumes itself."""
    ending = flow.ending
    if isinstance(ending, Resume) and ending.target in subject.inside[flow.label]:
        return ending.target
    return None


def contradicting_outcomes(subject: _Subject) -> Iterator[Finding]:
    """Outcomes that contradict the kind of guarantee that is stated for them."""
    for flow in subject.usecase.flows:
        outcome = flow.ending.outcome if isinstance(flow.ending, End) else None
        guarantee = _contradicted(flow, outcome)
        if guarantee and outcome:
            entry = entry_of(flow.label)
            way = subject.way_to(entry, outcome) if entry in subject.reached else outcome
            yield subject.finding(
                "contradicting-outcome",
                flow,
                f"alternative {flow.label} states a {guarantee}, but ends in {outcome}: {way}; correct "
                "the guarantee or the ending",
            )
    yield from _no_success(subject)


def _contradicted(flow: Flow, outcome: Outcome | None) -> str | None:
    """The guarantee of a flow that its outcome contradicts."""
    stated = set(_guarantees(flow))
    wrong = "success guarantee" if outcome in FAILING else "failure guarantee"
    return wrong if outcome and wrong in stated else None


def _guarantees(owner: Flow | UseCase) -> Iterator[str | None]:
    """The fields of an owner, but for what is said to hold in any case."""
    return (field.name for field in owner.fields if not is_plain_postcondition(field.header))


def _no_success(subject: _Subject) -> Iterator[Finding]:
    """A use case that guarantees something on success, which none of its flows leads to."""
    usecase = subject.usecase
    ending = usecase.ending
    if not (isinstance(ending, End) and ending.outcome in FAILING):
        return
    if "success guarantee" not in _guarantees(usecase):
        return
    ends = [subject.paths.graph.nodes[node] for node in subject.reached if subject.paths.ends(node)]
    # An end that is not stated may be a success.
    if ends and all(isinstance(end.ending, End) and end.ending.outcome in FAILING for end in ends):
        steps = list(walk_steps(usecase.steps))
        last = steps[-1].label if steps else ""
        way = subject.way_to(last, ending.outcome) if last in subject.reached else ending.outcome
        yield subject.finding(
            "contradicting-outcome",
            usecase,
            f"a success guarantee is stated, but no flow ends in success: {way}; correct the guarantee "
            "or an ending",
        )


def way_to_failure(usecase: UseCase) -> str:
    """The best path to a stated failure or abort; empty if there is none."""
    stated = (usecase.ending, *(flow.ending for flow in usecase.flows))
    if not any(isinstance(ending, End) and ending.outcome in FAILING for ending in stated):
        return ""
    subject = _Subject(usecase)
    for node in subject.reached:
        ending = subject.paths.graph.nodes[node].ending
        if isinstance(ending, End) and ending.outcome in FAILING:
            return subject.way_to(node, ending.outcome)
    return ""


RULES: tuple[Callable[[_Subject], Iterator[Finding]], ...] = (
    unreachable_steps,
    endless_loops,
    resumes_inside,
    contradicting_outcomes,
)
