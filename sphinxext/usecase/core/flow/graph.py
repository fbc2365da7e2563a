"""UseCase -> FlowGraph: start, steps, conditions, outcomes and the edges between them.

Only what is stated becomes an edge; what is not stated becomes an open end or a loose start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    START,
    End,
    Ending,
    Flow,
    Goto,
    Repeat,
    Resume,
    Step,
    UseCase,
    walk_steps,
)

NodeKind = Literal["start", "step", "decision", "outcome", "call", "open", "back", "span", "said"]
"""The last three are drawn only: connectors instead of lines, and words between two pieces of a line."""
EdgeKind = Literal["next", "branch", "resume", "repeat", "skip", "end", "goto"]
Keyword = Literal["", "until", "while", "for each", "include"]
_MANY_WAYS = 5000
"""Past a hundred optional steps in a row lead so many ways; what follows is passed step by step."""


class Node(NamedTuple):
    """A node of the graph; ``address`` is what it links to, ``main`` says it is of the main flow.

    A decision stands for an alternative's condition, a call for another use case, an ``open`` node
    for something not stated. ``ending`` is what a node stands for at which a flow ends.
    """

    id: str
    kind: NodeKind
    label: str
    text: str = ""
    outcome: str | None = None
    main: bool = False
    address: str | None = None
    ending: End | Goto | None = None


class Edge(NamedTuple):
    """An edge from node to node, with its condition if one is stated.

    ``keyword`` tells how to read the condition of a loop, and that a call is included: the flow comes
    back from it. ``skipped`` holds the labels of the optional steps that the edge leads past.
    """

    source: str
    target: str
    kind: EdgeKind
    condition: str | None = None
    keyword: Keyword = ""
    skipped: tuple[str, ...] = ()


@dataclass(slots=True)
class FlowGraph:
    """The flow of one use case: ``nodes`` by id in reading order, ``edges`` in the order stated.

    ``returns`` tells of an open node that stands for a way back where that way leads to from each
    branch point: with several of them the graph alone cannot say.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    returns: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, node: Node) -> str:
        """Add a node unless its id is there already; return the id."""
        self.nodes.setdefault(node.id, node)
        return node.id


def flow_graph(usecase: UseCase) -> FlowGraph:
    """The graph of a use case; without any step or alternative it is empty."""
    return _Drawing(usecase).graph


class _Drawing:
    """Draws one use case. Ids of nodes that are no steps hold brackets, which no label can."""

    def __init__(self, usecase: UseCase) -> None:
        self.usecase = usecase
        self.graph = FlowGraph()
        self.flows = {flow.label: flow for flow in usecase.flows}
        self.leaving = {branch for flow in usecase.flows for branch in flow.branches}
        self.holder: dict[str, Flow | UseCase] = {}
        self._nodes(usecase)
        for flow in usecase.flows:
            self._nodes(flow)
        if usecase.steps:
            self._sequence(self._start(), usecase)
        for flow in usecase.flows:
            self._alternative(flow)
        self._drop_loose_ends()

    # -- nodes ----------------------------------------------------------------------------------

    def _nodes(self, holder: Flow | UseCase) -> None:
        """The nodes of a flow in reading order: start or condition, then its steps."""
        main = isinstance(holder, UseCase)
        if isinstance(holder, Flow):
            text, label = holder.condition, holder.label
            self.graph.add(Node(entry_of(label), "decision", label, text, address=label))
        elif holder.steps:
            self._start()
        for step in walk_steps(holder.steps):
            self.holder[step.label] = holder
            node = Node(step.label, "step", step.label, step.text, main=main, address=step.label)
            self.graph.add(node)

    def _start(self) -> str:
        return self.graph.add(Node("(start)", "start", "start", main=True))

    def _open(self, label: str, what: str, phrase: str) -> str:
        return self.graph.add(Node(f"({entry_of(label)} {what})", "open", phrase))

    def _elsewhere(self, ending: Goto) -> str:
        address = ending.target
        node = Node(f"(goto {address})", "call", address, address=address, ending=ending)
        return self.graph.add(node)

    def _outcome(self, ending: End) -> str:
        if ending.outcome is None and ending.name is None:
            return self.graph.add(Node("(end)", "outcome", "end", outcome="other", ending=ending))
        stated = ": ".join(part for part in (ending.outcome, ending.name) if part)
        node = Node(
            f"(end {stated})",
            "outcome",
            ending.outcome or "",
            ending.name or "",
            outcome=ending.outcome or "other",
            main=ending.outcome == "success" and ending.name is None,
            ending=ending,
        )
        return self.graph.add(node)

    def _drop_loose_ends(self) -> None:
        """A last step from which one alternative is taken leaves its flow's ending without an edge."""
        joined = {end for edge in self.graph.edges for end in (edge.source, edge.target)}
        joined.update(*(ways.values() for ways in self.graph.returns.values()))
        for node in list(self.graph.nodes.values()):
            if node.id not in joined:
                del self.graph.nodes[node.id]

    # -- where flows end ------------------------------------------------------------------------

    def _goal(self, holder: Flow | UseCase) -> tuple[str, EdgeKind]:
        """The node at which a flow ends, and the kind of edge that leads there."""
        label = holder.label if isinstance(holder, Flow) else ""
        match holder.ending:
            case Resume() as resume:
                return self._resume_goal(resume, label), "resume"
            case Goto() as goto:
                return self._elsewhere(goto), "goto"
            case End() as end:
                return self._outcome(end), "end"
        return self._open(label, "open", "ending not stated"), "end"

    def _resume_goal(self, resume: Resume, label: str) -> str:
        if resume.target is not None:
            return entry_of(resume.target) if resume.target in self.flows else resume.target
        flow = self.flows[label]
        stated = resume.written is not None and all(one in self.holder for one in flow.branches)
        branches = flow.branches if stated else ()
        way_back = self._behind if resume.written == "next" else str
        if len(branches) == 1:
            return way_back(branches[0])
        what, phrase = "resume", "resumes, step not stated"
        if resume.written == "origin":
            what, phrase = "origin", "resumes where it was interrupted"
        node = self._open(label, what, phrase)
        if branches:
            self.graph.returns[node] = {branch: way_back(branch) for branch in branches}
        return node

    def _behind(self, label: str) -> str:
        """What comes after a step and its sub-steps: another step, or how its flow ends."""
        holder = self.holder[label]
        flat = list(walk_steps(holder.steps))
        position = next(number for number, step in enumerate(flat) if step.label == label)
        after = position + sum(1 for _ in walk_steps((flat[position],)))
        return flat[after].label if after < len(flat) else self._goal(holder)[0]

    # -- edges ----------------------------------------------------------------------------------

    def _edge(self, source: str, target: str, kind: EdgeKind, condition: str | None = None) -> None:
        self.graph.edges.append(Edge(source, target, kind, condition))

    def _alternative(self, flow: Flow) -> None:
        entry = entry_of(flow.label)
        for source in self._sources(flow):
            self._edge(source, entry, "branch", flow.condition or None)
        if flow.steps:
            self._sequence(entry, flow)
        else:
            self._edge(entry, *self._goal(flow))

    def _sources(self, flow: Flow) -> list[str]:
        if not flow.branches:
            return [self._open(flow.label, "from", "branch point not stated")]
        if flow.branches == (ANY_TIME,):
            return [self.graph.add(Node("(any time)", "start", "at any time"))]
        if flow.branches == (START,):
            return [self._start()]
        sources: list[str] = []
        for branch in flow.branches:
            whole = self.flows.get(branch)
            if whole is None:
                sources.append(branch)
            else:
                sources.extend([step.label for step in whole.steps] or [entry_of(branch)])
        return list(dict.fromkeys(sources))

    def _sequence(self, entry: str, holder: Flow | UseCase) -> None:
        """Edges from ``entry`` from step to step, through sub-steps too, and on to the flow's end."""
        flat = list(walk_steps(holder.steps))
        goal, ending = self._goal(holder)
        targets = [*(step.label for step in flat), goal]
        jumping = dict(jumps(holder.steps))
        ways: list[list[_Way]] = [[] for _ in targets]
        ways[0].append(_Way(entry, "next"))
        past = 0
        for position, step in enumerate(flat):
            self._arrive(step.label, ways[position])
            jump = jumping.get(step.label)
            if step.choice and step.label in self.leaving:
                pass  # one of the alternatives is taken
            elif jump is not None:
                self._edge(step.label, entry_of(jump) if jump in self.flows else jump, "resume")
            else:
                last = position + 1 == len(flat)
                ways[position + 1].append(_Way(step.label, ending if last else "next"))
            if step.optional:
                passed = tuple(inner.label for inner in walk_steps((step,)))
                behind = ways[position + len(passed)]
                leading = [one for one in ways[position] if past < _MANY_WAYS or one.kind != "skip"]
                behind.extend(way.past(passed) for way in leading)
                past += len(leading)
            self._loops_and_calls(step)
        self._arrive(goal, ways[-1])

    def _arrive(self, target: str, ways: list[_Way]) -> None:
        for way in ways:
            self.graph.edges.append(Edge(way.source, target, way.kind, skipped=way.skipped))

    def _loops_and_calls(self, step: Step) -> None:
        repeat = step.repeat
        if repeat is not None:
            keyword, condition = _said_of(repeat)
            source = step.label
            if (
                repeat.for_each and repeat.first == repeat.last == source
            ):  # its sub-steps are part of the loop
                *_, last = walk_steps((step,))
                source = last.label
            self.graph.edges.append(Edge(source, repeat.first, "repeat", condition, keyword))
        for included in step.include:
            node = Node(f"(include {included})", "call", included, address=included)
            call = self.graph.add(node)
            self.graph.edges.append(Edge(step.label, call, "goto", keyword="include"))


def jumps(steps: tuple[Step, ...]) -> Iterator[tuple[str, str]]:
    """The steps behind which a flow goes on elsewhere, and where; of one with sub-steps the last."""
    for step in steps:
        if step.resume is not None:
            *_, last = walk_steps((step,))
            yield last.label, step.resume
        yield from jumps(step.steps)


def _said_of(repeat: Repeat) -> tuple[Keyword, str | None]:
    """The condition of a loop, and how to read it."""
    if repeat.until or repeat.while_:
        return ("until", repeat.until) if repeat.until else ("while", repeat.while_)
    return ("for each", repeat.for_each) if repeat.for_each else ("", None)


class _Way(NamedTuple):
    """A way to the next node: from where, and past which optional steps."""

    source: str
    kind: EdgeKind
    skipped: tuple[str, ...] = ()

    def past(self, steps: tuple[str, ...]) -> _Way:
        """This way, leading past more steps."""
        return _Way(self.source, "skip", self.skipped + steps)


def entry_of(label: str) -> str:
    """The id of the node for the condition of an alternative."""
    return f"{label}?"


def shown_of_flow(usecase: UseCase) -> tuple[object, ...]:
    """All that can be seen of the flow of a use case, and how it is drawn, as plain data."""
    flows = tuple(
        (
            flow.label,
            flow.name,
            flow.condition,
            flow.branches,
            _plain_ending(flow.ending),
            tuple(map(_plain_step, walk_steps(flow.steps))),
        )
        for flow in usecase.flows
    )
    steps = tuple(map(_plain_step, walk_steps(usecase.steps)))
    return (
        usecase.id,
        usecase.title,
        usecase.docname,
        usecase.prefix,
        _plain_ending(usecase.ending),
        steps,
        flows,
        usecase.diagram,
    )


def without_steps(usecase: UseCase) -> UseCase:
    """It without what its steps say and who acts: what tables of its paths show."""
    return _steps_as(usecase, text="", actor=None)


def without_actors(usecase: UseCase) -> UseCase:
    """It without who acts, which lanes alone show."""
    return _steps_as(usecase, actor=None)


def _steps_as(usecase: UseCase, **fields: Any) -> UseCase:
    """It with these fields in each of its steps."""
    flows = tuple(flow._replace(steps=_all_as(flow.steps, fields)) for flow in usecase.flows)
    return usecase._replace(steps=_all_as(usecase.steps, fields), flows=flows)


def _all_as(steps: tuple[Step, ...], fields: Mapping[str, Any]) -> tuple[Step, ...]:
    return tuple(step._replace(**fields, steps=_all_as(step.steps, fields)) for step in steps)


def _plain_step(step: Step) -> tuple[object, ...]:
    repeat = step.repeat
    return (
        step.label,
        step.name,
        step.text,
        step.actor,
        step.optional,
        step.choice,
        step.include,
        step.resume,
        repeat,
    )


def _plain_ending(ending: Ending | None) -> tuple[object, ...]:
    match ending:
        case Resume(target=target, written=written):
            return target, written
        case Goto(target=target):
            return ("goto", target)
        case End(outcome=outcome, name=name):
            return ("end", outcome, name)
    return ()
