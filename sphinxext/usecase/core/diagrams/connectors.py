"""FlowGraph -> Connected: what would be a long line is a connector where it begins.

A way back is a connector that names the step it leads to, unless it is short; a condition of several
steps has one that names them; an outcome is drawn where it is reached. What is stated is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node

_WHERE_REACHED = ("outcome", "call")
"""Kinds of nodes that are drawn where they are reached."""


@dataclass(slots=True)
class Connected:
    """A graph with connectors, and what they are there for.

    ``flow`` numbers the flow of each node, from 0 for the main flow; ``beside`` tells of connectors
    without an edge which node they belong to.
    """

    graph: FlowGraph
    flow: dict[str, int]
    beside: dict[str, str] = field(default_factory=dict)
    alternatives: dict[str, list[str]] = field(default_factory=dict)
    """Node -> the conditions that leave it, and connectors that are read before other conditions."""
    before: dict[str, list[str]] = field(default_factory=dict)
    """Node -> what stands to the left of it: the connectors of its loops, what it includes."""
    goals: dict[str, str] = field(default_factory=dict)
    """Last node of an alternative -> where it leads to."""


def connected(graph: FlowGraph) -> Connected:
    """A graph with connectors."""
    return _Painter(graph).made


class _Painter:
    """Draws again a graph that is ``given``."""

    def __init__(self, graph: FlowGraph) -> None:
        self.given = graph
        self.graph = FlowGraph(returns=graph.returns)
        self.made = Connected(self.graph, dict(flows(graph)))
        self.order = {node: number for number, node in enumerate(graph.nodes)}
        self.sources = _sources(graph)
        self.following = {edge[:2] for edge in graph.edges if edge == Edge(*edge[:2], "next")}
        self.including = {edge.source for edge in graph.edges if edge.keyword == "include"}
        self.behind: dict[str, list[Node]] = {}
        """Node -> those that are made for it and read after it."""
        self.ahead: dict[str, Node] = {}
        """Condition of several steps -> the connector that is read before it."""
        for condition, sources in self.sources.items():
            first = min(sources, key=self.order.__getitem__)
            if first != "(any time)":
                leading = condition if len(sources) == 1 else span_id(condition)
                self.made.alternatives.setdefault(first, []).append(leading)
        for edge in graph.edges:
            self._edge(edge)
        self._nodes()

    # -- edges ----------------------------------------------------------------------------------

    def _edge(self, edge: Edge) -> None:
        """Draw an edge, or the connector that stands for it."""
        target = self.given.nodes[edge.target]
        if edge.kind == "branch":
            self._branch(edge)
        elif edge.kind == "repeat" and (edge.source != edge.target or edge.source in self.including):
            self._before(edge, Node(f"({edge.source} again)", "back", target.label))
        elif edge.keyword == "include":
            self._before(edge, target._replace(id=f"{target.id} in {edge.source}"))
        elif edge.kind == "resume" and target.kind in ("step", "decision"):
            self._resume(edge, target)
        else:
            self._onward(edge, target)

    def _add(self, edge: Edge, target: str) -> None:
        self.graph.edges.append(edge._replace(target=target))

    def _add_node(self, edge: Edge, node: Node) -> str:
        """A node that is made for an edge, which leads where that does."""
        made = node._replace(address=self.given.nodes[edge.target].address, main=False)
        self.behind.setdefault(edge.source, []).append(made)
        self.made.flow[made.id] = self.made.flow[edge.source]
        return made.id

    def _before(self, edge: Edge, node: Node) -> None:
        """What is to be read to the left of a step."""
        made = self._add_node(edge, node)
        self.made.before.setdefault(edge.source, []).append(made)
        self._add(edge, made)

    def _branch(self, edge: Edge) -> None:
        """The edge into a condition; of several steps a connector names them all."""
        sources = self.sources[edge.target]
        if len(sources) == 1:
            self.graph.edges.append(edge)
        elif edge.source == sources[0]:
            ordered = sorted(sources, key=self.order.__getitem__)
            text = ", ".join(_ranges(ordered, self.order))
            first = self.given.nodes[ordered[0]]
            span = Node(span_id(edge.target), "span", text, address=first.address)
            self.ahead[edge.target] = span
            self.made.flow[span.id] = self.made.flow[edge.target]
            self.made.beside[span.id] = first.id
            self.graph.edges.append(edge._replace(source=span.id))

    def _resume(self, edge: Edge, target: Node) -> None:
        """A way back: a connector, unless it is short."""
        if self._is_short(edge):
            self.graph.edges.append(edge)
            return
        back = self._add_node(edge, Node(f"({edge.source} back)", "back", target.label))
        self.made.goals[edge.source] = back
        self._add(edge, back)

    def _is_short(self, edge: Edge) -> bool:
        """Whether a way back leads down from beside one main step to the next, and crosses nothing."""
        source = self.given.nodes[edge.source]
        branching = self.sources.get(edge.source, ())
        if source.kind != "decision" or len(branching) != 1:
            return False
        (step,) = branching
        follows = (step, edge.target) in self.following
        return follows and self.given.nodes[step].main and len(self.made.alternatives[step]) == 1

    def _onward(self, edge: Edge, target: Node) -> None:
        """An edge to the next step, or to where a flow ends: that is drawn where it is reached."""
        source = self.given.nodes[edge.source]
        reached = target.id
        if target.kind in _WHERE_REACHED and not (source.main and target.main):
            name = f"{target.id} of {self.made.flow[edge.source]}"
            reached = name if name in self.made.flow else self._add_node(edge, target._replace(id=name))
        if target.kind not in ("step", "decision") and not source.main and edge.kind != "skip":
            self.made.goals[edge.source] = reached
        self._add(edge, reached)

    # -- nodes ----------------------------------------------------------------------------------

    def _nodes(self) -> None:
        """The nodes in reading order, each with what is made for it."""
        reached = {edge.target for edge in self.graph.edges}
        elsewhere = {edge.target for edge in self.given.edges} - reached
        for node in self.given.nodes.values():
            if node.id in self.ahead:
                self.graph.add(self.ahead[node.id])
            if node.kind not in _WHERE_REACHED or node.id not in elsewhere:
                self.graph.add(node)
            for made in self.behind.get(node.id, ()):
                self.graph.add(made)


def flows(graph: FlowGraph) -> Iterator[tuple[str, int]]:
    """The number of the flow that each node belongs to: alternatives begin with their conditions."""
    flow = 0
    for node in graph.nodes.values():
        flow += node.kind == "decision"
        yield node.id, flow


def span_id(condition: str) -> str:
    """The id of the connector that is read before a condition of several steps."""
    return f"({condition} from)"


def _sources(graph: FlowGraph) -> Mapping[str, list[str]]:
    """The nodes from which each condition is reached."""
    found: dict[str, list[str]] = {}
    for edge in graph.edges:
        if edge.kind == "branch":
            found.setdefault(edge.target, []).append(edge.source)
    return found


def _ranges(nodes: list[str], order: Mapping[str, int]) -> Iterator[str]:
    """Nodes in their order, those that follow each other as ranges."""
    numbered = [(order[node] - place, node) for place, node in enumerate(nodes)]
    for _apart, group in groupby(numbered, key=lambda one: one[0]):
        run = [node for _, node in group]
        yield run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}"
