"""FlowGraph -> Picture: which nodes stand side by side, and how far below each other.

The main flow stays one straight column. An alternative's condition stands in the row of its step; the
second one of a step on its other side, or below the first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

from sphinxext.usecase.core.diagrams.columns import Column, Place, places_of
from sphinxext.usecase.core.diagrams.connectors import Connected, connected, span_id
from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node

_ANY_TIME = "(any time)"
_STACK = 12
"""How many rows alternatives that leave no step may take below each other beside a short main flow."""
_ENDING = ("resume", "end", "goto")
"""The kinds of edges that lead to where a flow ends."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A graph with connectors as it is drawn; ``flow`` numbers the flow of each node, 0 is the main.

    ``rows`` hold nodes that stand side by side, from left to right. ``lower`` tells of two nodes how
    many rows the second is below the first, if more than one or if no edge tells. ``aside`` can be
    reached at any time only, and stands in a frame that says so.
    """

    graph: FlowGraph
    flow: Mapping[str, int]
    rows: list[tuple[str, ...]]
    lower: dict[tuple[str, str], int]
    aside: Collection[str]


def picture_of(graph: FlowGraph) -> Picture:
    """A graph with connectors, each node in its place."""
    return _Arranger(connected(graph)).picture()


class _Alternative(NamedTuple):
    """An alternative that leaves ``node``: its condition, and what is read before that if not itself."""

    node: str
    condition: str
    leading: str


class _Arranger:
    """Finds a place for each node of a graph with connectors."""

    def __init__(self, made: Connected) -> None:
        self.made = made
        self.graph = made.graph
        self.onward: dict[str, list[Edge]] = {}
        for edge in self.graph.edges:
            self.onward.setdefault(edge.source, []).append(edge)
        self.alternatives = list(self._alternatives())
        self.said = {edge.target: node for edge in self.graph.edges for node in _words_at(edge, made)}
        """Connector to the left of a step -> the words between them."""
        self.beside = set(chain(*made.before.values()))
        self.beside.update(end for node in self.graph.nodes for end in self._beside(node))
        self.beside.update(end for one in self.alternatives for _, end in self._around(one))

    def picture(self) -> Picture:
        """The graph with what stands beside and below what."""
        columns = self._columns()
        hung = {id(one) for column in columns.values() for one in chain(*column.hanging.values())}
        roots = [places_of(column) for column in columns.values() if id(column) not in hung]
        places = {node: place for root in roots for node, place in root.items()}
        self._name_steps(places)
        hung_on = self._by_root(roots)
        rows = [
            row for root, found in zip(roots, hung_on, strict=True) for row in self._rows(root, found)
        ]
        return Picture(
            self._drawn(),
            self.made.flow,
            rows,
            {**dict(self._lower(columns, places)), **dict(self._stacked(roots))},
            dict.fromkeys(self._aside(rows)),
        )

    def _name_steps(self, places: Mapping[str, Place]) -> None:
        """Give those alternatives a connector that are below the row of the step that they leave."""
        for number, (node, condition, leading) in enumerate(self.alternatives):
            if leading == condition in places and places[condition].row > places[node].row:
                self.alternatives[number] = _Alternative(node, condition, span_id(condition))

    def _drawn(self) -> FlowGraph:
        """The graph with these, and with words at edges as nodes, without the node that is a frame."""
        named = {one.condition: one for one in self.alternatives if one.leading not in self.graph.nodes}
        nodes = {node.id: node for node in self._nodes(named)}
        return FlowGraph(nodes, list(self._edges(named)), self.graph.returns)

    def _nodes(self, named: Mapping[str, _Alternative]) -> Iterator[Node]:
        """The nodes in reading order."""
        for node in self.graph.nodes.values():
            if node.id in named:
                step = self.graph.nodes[named[node.id].node]
                yield Node(span_id(node.id), "span", step.label, address=step.address)
            if node.id in self.said:
                yield self.said[node.id]
            if node.id != _ANY_TIME:
                yield node

    def _edges(self, named: Collection[str]) -> Iterator[Edge]:
        """The edges in the order stated."""
        for edge in self.graph.edges:
            if edge.target in named:
                yield edge._replace(source=span_id(edge.target))
            elif edge.target in self.said:
                words = self.said[edge.target].id
                yield Edge(edge.source, words, edge.kind)
                yield Edge(words, edge.target, edge.kind)
            elif edge.source != _ANY_TIME:
                yield edge

    def _alternatives(self) -> Iterator[_Alternative]:
        """All that leave a step or the start."""
        for node, found in self.made.alternatives.items():
            if self.graph.nodes[node].kind in ("start", "step"):
                for leading in found:
                    is_span = self.graph.nodes[leading].kind == "span"
                    condition = self.onward[leading][0].target if is_span else leading
                    yield _Alternative(node, condition, leading)

    # -- columns --------------------------------------------------------------------------------

    def _columns(self) -> dict[int, Column]:
        """The column of each flow by its number, with what hangs on it."""
        flows: dict[int, list[str]] = {}
        for node in self.graph.nodes.values():
            if node.kind in ("step", "decision") or (node.kind == "start" and node.main):
                flows.setdefault(self._flow(node.id), []).append(node.id)
        columns = {flow: Column([*nodes, *self._below(nodes[-1])]) for flow, nodes in flows.items()}
        for one in self.alternatives:
            hanging = columns[self._flow(one.node)].hanging
            hanging.setdefault(one.node, []).append(columns[self._flow(one.condition)])
        for edge in self.graph.edges:
            if edge.kind == "skip":  # it leads past steps on their left
                passed = dict.fromkeys((edge.source, *edge.skipped, edge.target), 1)
                columns[self._flow(edge.source)].before.update(passed)
        for step, before in self.made.before.items():
            columns[self._flow(step)].before[step] = len(before)
        return columns

    def _flow(self, node: str) -> int:
        """The number of the flow in whose column a node stands."""
        return 0 if self.graph.nodes[node].main else self.made.flow[node]

    def _below(self, last: str) -> Iterator[str]:
        """Where a flow ends, if that is below its last node."""
        for edge in self.onward.get(last, ()):
            is_end = self.graph.nodes[edge.target].kind not in ("step", "decision")
            if is_end and edge.kind in _ENDING and edge.target not in self.beside:
                yield edge.target

    def _lower(
        self, columns: Mapping[int, Column], places: Mapping[str, Place]
    ) -> Iterator[tuple[tuple[str, str], int]]:
        """How far below each other those nodes are that stand in one column."""
        pairs = [(*pair, pair[1]) for column in columns.values() for pair in pairwise(column.nodes)]
        lowest: dict[tuple[str, bool], str] = {}
        for one in self.alternatives:
            side = one.node, _is_left(one, places)
            if side in lowest:
                pairs += ((lowest[side], one.condition, end) for end in (one.condition, one.leading))
            lowest[side] = columns[self.made.flow[one.condition]].nodes[-1]
        for step, before in self.made.before.items():
            for down, beside in enumerate(before[2:], start=2):
                yield (step, self.said[beside].id if beside in self.said else beside), down
        joined = {edge[:2] for edge in self.graph.edges}
        for upper, lower, end in pairs:
            if lower in places:  # what only leads to itself has none
                apart = places[lower].row - places[upper].row
                if apart > 1 or (upper, end) not in joined:
                    yield (upper, end), apart

    def _stacked(self, roots: Iterable[Mapping[str, Place]]) -> Iterator[tuple[tuple[str, str], int]]:
        """Alternatives that leave no step, one below the other, as long as the main flow is."""
        loose = {
            edge.target: edge.source
            for edge in self.graph.edges
            if edge.kind == "branch" and self.graph.nodes[edge.source].kind == "open"
        }
        used, above, most = 0, "", _STACK
        for root in roots:
            first = next(node for node, place in root.items() if place == (0, 0))
            high = 2 + max(place.row for place in root.values())
            if first not in loose or loose[first] == _ANY_TIME:
                most = max(most, high)
                continue
            if above and used + high <= most:
                yield (above, loose[first]), 1
            else:
                used = 0
            used += high
            above = max(root, key=lambda node: root[node].row)

    # -- rows -----------------------------------------------------------------------------------

    def _beside(self, node: str) -> Iterator[str]:
        """The connector behind the last step of an alternative, if nothing else stands there."""
        goal = self.made.goals.get(node)
        is_free = self.graph.nodes[node].kind == "step" and node not in self.made.alternatives
        if goal and is_free and self.graph.nodes[goal].kind == "back":  # anything else is too wide
            yield goal

    def _around(self, one: _Alternative) -> Iterator[tuple[int, str]]:
        """What is read before a condition, and where one of the main flow ends that has no steps."""
        if one.leading != one.condition:
            yield -1, one.leading
        goal = self.made.goals.get(one.condition)
        if goal and self.graph.nodes[one.node].main:
            yield 1, goal

    def _by_root(self, roots: Sequence[Mapping[str, Place]]) -> list[list[_Alternative]]:
        """The alternatives whose conditions have their places in each of these."""
        found: list[list[_Alternative]] = [[] for _ in roots]
        root_of = {node: number for number, root in enumerate(roots) for node in root}
        for one in self.alternatives:
            if one.condition in root_of:
                found[root_of[one.condition]].append(one)
        return found

    def _rows(
        self, places: Mapping[str, Place], alternatives: Iterable[_Alternative]
    ) -> Iterator[tuple[str, ...]]:
        """The rows of a column and of all that hangs on it, each with what stands beside its nodes."""
        rows: dict[int, list[tuple[float, str]]] = {}
        for node, (row, column) in places.items():
            found = rows.setdefault(row, [])
            for down, before in enumerate(self.made.before.get(node, ())):
                said = [self.said[before].id] if before in self.said else []
                beside = rows.setdefault(row + down, [])
                beside += ((column - 0.5, one) for one in (before, *said))
            found.append((column, node))
            found += ((column + 0.5, goal) for goal in self._beside(node))
        for one in alternatives:
            row, column = places[one.condition]
            away = -0.5 if _is_left(one, places) else 0.5
            rows[row] += ((column + side * away, node) for side, node in self._around(one))
        for found in rows.values():
            if len(found) > 1:
                found.sort(key=itemgetter(0))
                yield tuple(node for _, node in found)

    def _aside(self, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
        """What can be reached at any time only, and what stands beside that."""
        waiting, known = [_ANY_TIME], {_ANY_TIME}
        while waiting:
            for edge in self.onward.get(waiting.pop(), ()):
                if edge.target not in known:
                    known.add(edge.target)
                    waiting.append(edge.target)
                    yield edge.target
        for row in rows:
            if not known.isdisjoint(row):
                yield from row


def _is_left(one: _Alternative, places: Mapping[str, Place]) -> bool:
    """Whether an alternative is to the left of the step that it leaves."""
    return one.condition in places and places[one.condition].column < places[one.node].column


def _words_at(edge: Edge, made: Connected) -> Iterator[Node]:
    """The words at an edge to the left of a step, which are a node, lest the edge lose its side."""
    if edge.target in made.before.get(edge.source, ()) and (edge.keyword or edge.condition):
        yield Node(f"({edge.target} said)", "said", edge.keyword, edge.condition or "")
