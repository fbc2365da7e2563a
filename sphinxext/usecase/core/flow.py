"""UseCase -> FlowGraph: start, steps, conditions, outcomes and the edges between them.

Only what is stated becomes an edge; what is not stated becomes an open end or a loose start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sphinxext.usecase.core.model import (
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

NodeKind = Literal["start", "step", "decision", "outcome", "call", "open"]
EdgeKind = Literal["next", "branch", "resume", "repeat", "skip", "end", "goto"]


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; ``address`` is what it links to, ``main`` says it is of the main flow.

    A decision stands for an alternative's condition, an ``open`` node for something not stated.
    """

    id: str
    kind: NodeKind
    label: str
    text: str = ""
    outcome: str | None = None
    main: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from node to node, with its condition if one is stated."""

    source: str
    target: str
    kind: EdgeKind
    condition: str | None = None


@dataclass(slots=True)
class FlowGraph:
    """The flow of one use case: ``nodes`` by id in reading order, ``edges`` in the order stated."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def add(self, node: Node) -> str:
        """Add a node unless its id is there already; return the id."""
        self.nodes.setdefault(node.id, node)
        return node.id


def flow_graph(usecase: UseCase) -> FlowGraph:
    """The graph of a use case; without any step or alternative it is empty."""
    return _Drawing(usecase).graph


class _Drawing:
    def __init__(self, usecase: UseCase) -> None:
        self.usecase = usecase
        self.graph = FlowGraph()
        self.after: dict[str, str | None] = {}
        self.entry: dict[str, str] = {}
        self.inner = {flow.label: flow for flow in usecase.flows}
        self.leaving = {branch for flow in usecase.flows for branch in flow.branches}
        if usecase.steps:
            self._start()
            self._steps(usecase.steps, main=True)
        for flow in usecase.flows:
            self._condition(flow)
            self._steps(flow.steps, main=False)
        self._main_edges()
        for flow in usecase.flows:
            self._flow_edges(flow)
        self._drop_unreached_outcomes()

    def _drop_unreached_outcomes(self) -> None:
        """A last step from which one alternative is taken leaves its flow's outcome without an edge."""
        reached = {edge.target for edge in self.graph.edges}
        for node in list(self.graph.nodes.values()):
            if node.kind in ("outcome", "call") and node.id not in reached:
                del self.graph.nodes[node.id]

    # -- nodes ----------------------------------------------------------------------------------

    def _start(self) -> str:
        return self.graph.add(Node("start", "start", "start", main=True))

    def _steps(self, steps: Sequence[Step], *, main: bool) -> None:
        for step in walk_steps(tuple(steps)):
            node = Node(step.label, "step", step.label, step.text, main=main, address=step.label)
            self.graph.add(node)

    def _condition(self, flow: Flow) -> None:
        node_id = f"{flow.label}?"
        text = flow.condition
        self.graph.add(Node(node_id, "decision", flow.label, text, address=flow.label))
        self.entry[flow.label] = node_id

    def _goal(self, ending: Ending | None, owner: str) -> tuple[str, EdgeKind]:
        """The node at which a flow ends, and the kind of edge that leads there."""
        if isinstance(ending, Resume):
            return self._resume_goal(ending, owner), "resume"
        if isinstance(ending, Goto):
            node = Node(f"goto {ending.target}", "call", ending.target, address=ending.target)
            return self.graph.add(node), "goto"
        if isinstance(ending, End):
            return self._outcome(ending), "end"
        return self.graph.add(Node(f"{owner} open", "open", "ending not stated")), "end"

    def _outcome(self, ending: End) -> str:
        if ending.outcome is None and ending.name is None:
            return self.graph.add(Node("end", "outcome", "end", outcome="other"))
        node_id = "end " + ": ".join(part for part in (ending.outcome, ending.name) if part)
        node = Node(
            node_id,
            "outcome",
            ending.outcome or "",
            ending.name or "",
            outcome=ending.outcome or "other",
            main=ending.outcome == "success" and ending.name is None,
        )
        return self.graph.add(node)

    def _resume_goal(self, ending: Resume, owner: str) -> str:
        if ending.target is not None:
            return self.entry.get(ending.target, ending.target)
        branches = self.inner[owner].branches if owner in self.inner else ()
        if ending.written == "origin":
            if len(branches) == 1 and branches[0] in self.graph.nodes:
                return branches[0]
            return self.graph.add(
                Node(f"{owner} origin", "open", "resumes where it was interrupted")
            )
        if ending.written == "next" and len(branches) == 1 and branches[0] in self.after:
            after = self.after[branches[0]]
            if after is not None:
                return after
        return self.graph.add(Node(f"{owner} resume", "open", "resumes, step not stated"))

    # -- edges ----------------------------------------------------------------------------------

    def _edge(self, source: str, target: str, kind: EdgeKind, condition: str | None = None) -> None:
        self.graph.edges.append(Edge(source, target, kind, condition))

    def _main_edges(self) -> None:
        if not self.usecase.steps:
            return
        goal, kind = self._goal(self.usecase.ending, "")
        self._sequence("start", self.usecase.steps, goal, kind)

    def _flow_edges(self, flow: Flow) -> None:
        entry = self.entry[flow.label]
        for source in self._sources(flow):
            self._edge(source, entry, "branch", flow.condition or None)
        goal, kind = self._goal(flow.ending, flow.label)
        if flow.steps:
            self._sequence(entry, flow.steps, goal, kind)
        else:
            self._edge(entry, goal, kind)

    def _sources(self, flow: Flow) -> list[str]:
        if not flow.branches:
            node = Node(f"{flow.label} from", "open", "branch point not stated")
            return [self.graph.add(node)]
        if flow.branches == (ANY_TIME,):
            return [self.graph.add(Node("any time", "start", "at any time"))]
        if flow.branches == (START,):
            return [self._start()]
        sources: list[str] = []
        for branch in flow.branches:
            whole = self.inner.get(branch)
            if whole is None:
                sources.append(branch)
            else:
                sources.extend([step.label for step in whole.steps] or [self.entry[branch]])
        return list(dict.fromkeys(sources))

    def _sequence(self, entry: str, steps: Sequence[Step], goal: str, kind: EdgeKind) -> None:
        """Edges from ``entry`` from step to step, through sub-steps too, and on to ``goal``."""
        self._edge(entry, steps[0].label, "next")
        flat = list(walk_steps(tuple(steps)))
        targets = [*(step.label for step in flat[1:]), goal]
        before = entry
        for step, target in zip(flat, targets, strict=True):
            self.after[step.label] = target
            if not (step.choice and step.label in self.leaving):
                self._edge(step.label, target, kind if target is targets[-1] else "next")
            if step.repeat is not None:
                self._loop(step.label, step.repeat)
            if step.optional:
                self._edge(before, target, "skip")
            for included in step.include:
                node = Node(f"include {included}", "call", included, address=included)
                self._edge(step.label, self.graph.add(node), "goto", "include")
            before = step.label

    def _loop(self, label: str, repeat: Repeat) -> None:
        condition = None
        if repeat.until:
            condition = f"until {repeat.until}"
        elif repeat.while_:
            condition = f"while {repeat.while_}"
        self._edge(label, repeat.first, "repeat", condition)
