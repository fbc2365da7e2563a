"""FlowGraph -> Picture: what would be a long line is a connector where it begins.

The main flow stays one straight column. An alternative's condition stands in the row of its step; a way
back is a connector that names the step it leads to, unless it is short; a condition of several steps has
one that names them; an outcome is drawn where it is reached. What is stated is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node

_WHERE_REACHED = ("outcome", "call")
"""Kinds of nodes that are drawn where they are reached."""


@dataclass(slots=True)
class Picture:
    """A graph as it is drawn.

    ``rows`` hold nodes that stand side by side, from left to right. ``lower`` tells of two nodes how
    many rows the second is below the first, if more than one. ``aside`` are those nodes that can be
    reached at any time only. ``flow`` numbers the flow of each node, from 0 for the main flow;
    ``beside`` tells of connectors without an edge which node they belong to.
    """

    graph: FlowGraph
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lower: dict[tuple[str, str], int] = field(default_factory=dict)
    aside: tuple[str, ...] = ()
    flow: dict[str, int] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)


def picture_of(graph: FlowGraph) -> Picture:
    """A graph with connectors."""
    return _Painter(graph).picture


class _Painter:
    """Makes one picture of a graph that is ``given``."""

    def __init__(self, graph: FlowGraph) -> None:
        self.given = graph
        self.graph = FlowGraph(returns=graph.returns)
        self.picture = Picture(self.graph, flow=dict(flows(graph)))
        self.order = {node: number for number, node in enumerate(graph.nodes)}
        self.sources = _sources(graph)
        self.following = {edge[:2] for edge in graph.edges if edge == Edge(*edge[:2], "next")}
        self.conditions: dict[str, list[str]] = {}
        """Node -> the conditions that stand beside it and below."""
        self.before: dict[str, list[str]] = {}
        """Node -> what stands to the left of it: the connectors of its loops, what it includes."""
        self.goals: dict[str, str] = {}
        """Last node of an alternative -> where it leads to."""
        self.behind: dict[str, list[Node]] = {}
        """Node -> those that are made for it and read after it."""
        self.ahead: dict[str, Node] = {}
        """Condition of several steps -> the connector that is read before it."""
        self.spans: dict[str, list[str]] = {}
        """Step -> such connectors that stand in its row."""
        for condition, sources in self.sources.items():
            if len(sources) == 1 and sources[0] != "(any time)":
                self.conditions.setdefault(sources[0], []).append(condition)
        for edge in graph.edges:
            self._edge(edge)
        self._nodes()
        self.onward: dict[str, list[Edge]] = {}
        for edge in self.graph.edges:
            self.onward.setdefault(edge.source, []).append(edge)
        for node in self.graph.nodes.values():
            self._rows(node)
        self.picture.aside = tuple(self._aside())

    # -- edges ----------------------------------------------------------------------------------

    def _edge(self, edge: Edge) -> None:
        """Draw an edge, or the connector that stands for it."""
        target = self.given.nodes[edge.target]
        if edge.kind == "branch":
            self._branch(edge)
        elif edge.kind == "repeat" and edge.source != edge.target:
            back = self._made(edge, Node(f"({edge.source} again)", "back", target.label))
            self.before.setdefault(edge.source, []).append(back)
            self._add(edge, back)
        elif edge.keyword == "include":
            call = self._made(edge, target._replace(id=f"{target.id} in {edge.source}"))
            self.before.setdefault(edge.source, []).append(call)
            self._add(edge, call)
        elif edge.kind == "resume" and target.kind in ("step", "decision"):
            self._resume(edge, target)
        else:
            self._onward(edge, target)

    def _add(self, edge: Edge, target: str) -> None:
        self.graph.edges.append(edge._replace(target=target))

    def _made(self, edge: Edge, node: Node) -> str:
        """A node that is made for an edge, which leads where that does."""
        made = node._replace(address=self.given.nodes[edge.target].address, main=False)
        self.behind.setdefault(edge.source, []).append(made)
        self.picture.flow[made.id] = self.picture.flow[edge.source]
        return made.id

    def _branch(self, edge: Edge) -> None:
        """The edge into a condition; of several steps a connector names them all."""
        sources = self.sources[edge.target]
        if len(sources) == 1:
            self.graph.edges.append(edge)
        elif edge.source == sources[0]:
            ordered = sorted(sources, key=self.order.__getitem__)
            text = ", ".join(_ranges(ordered, self.order))
            first = self.given.nodes[ordered[0]]
            span = Node(f"({edge.target} from)", "span", text, address=first.address)
            self.ahead[edge.target] = span
            self.spans.setdefault(first.id, []).append(span.id)
            self.picture.flow[span.id] = self.picture.flow[edge.target]
            self.picture.beside[span.id] = first.id
            self.graph.edges.append(edge._replace(source=span.id))

    def _resume(self, edge: Edge, target: Node) -> None:
        """A way back: a connector, unless it is short."""
        if self._is_short(edge):
            self.graph.edges.append(edge)
            return
        back = self._made(edge, Node(f"({edge.source} back)", "back", target.label))
        self.goals[edge.source] = back
        self._add(edge, back)

    def _is_short(self, edge: Edge) -> bool:
        """Whether a way back leads down from beside one main step to the next, and crosses nothing."""
        source = self.given.nodes[edge.source]
        branching = self.sources.get(edge.source, ())
        if source.kind != "decision" or len(branching) != 1:
            return False
        (step,) = branching
        follows = (step, edge.target) in self.following
        return follows and self.given.nodes[step].main and len(self.conditions[step]) == 1

    def _onward(self, edge: Edge, target: Node) -> None:
        """An edge to the next step, or to where a flow ends: that is drawn where it is reached."""
        source = self.given.nodes[edge.source]
        reached = target.id
        if target.kind in _WHERE_REACHED and not (source.main and target.main):
            name = f"{target.id} of {self.picture.flow[edge.source]}"
            reached = name if name in self.picture.flow else self._made(edge, target._replace(id=name))
        if target.kind not in ("step", "decision") and not source.main and edge.kind != "skip":
            self.goals[edge.source] = reached
        self._add(edge, reached)

    # -- nodes and rows -------------------------------------------------------------------------

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

    def _rows(self, node: Node) -> None:
        """The row of a node, and rows below it for its second condition and further ones."""
        conditions = self.conditions.get(node.id, [])
        row = [*self.before.get(node.id, ()), node.id, *self._right_of(node, conditions[:1])]
        if len(row) > 1 and node.kind in ("start", "step"):
            self.picture.rows.append(tuple(row))
        for number, condition in enumerate(conditions[1:], 1):
            beside = self._with_goal(condition, node)
            self.picture.lower[node.id, condition] = number
            if len(beside) > 1:
                self.picture.rows.append(tuple(beside))
        if len(conditions) > 1:
            for edge in self.onward[node.id]:
                if edge.kind != "branch" and edge.target not in row:
                    self.picture.lower[node.id, edge.target] = len(conditions)

    def _right_of(self, node: Node, first: list[str]) -> Iterator[str]:
        """What stands to the right of a node: the first condition or an end, then further connectors."""
        for condition in first:
            yield from self._with_goal(condition, node)
        goal = self.goals.get(node.id) if node.kind == "step" and not first else None
        if goal and self.graph.nodes[goal].kind == "back":  # anything else is too wide
            yield goal
        for span in self.spans.get(node.id, ()):
            yield span
            yield from self._with_goal(self.onward[span][0].target, node)

    def _with_goal(self, condition: str, node: Node) -> list[str]:
        """A condition and, if it is all of an alternative of the main flow, where that ends."""
        goal = self.goals.get(condition)
        return [condition, goal] if goal and node.main else [condition]

    def _aside(self) -> Iterator[str]:
        """What can be reached at any time only."""
        waiting = ["(any time)"] if "(any time)" in self.graph.nodes else []
        known = set(waiting)
        while waiting:
            here = waiting.pop()
            yield here
            for edge in self.onward.get(here, ()):
                if edge.target not in known:
                    known.add(edge.target)
                    waiting.append(edge.target)


def flows(graph: FlowGraph) -> Iterator[tuple[str, int]]:
    """The number of the flow that each node belongs to: alternatives begin with their conditions."""
    flow = 0
    for node in graph.nodes.values():
        flow += node.kind == "decision"
        yield node.id, flow


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
