"""Finds paths in the graph of a use case: the straightest through a node, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from sphinxext.usecase.core.flow.graph import Edge, FlowGraph

DEVIATIONS = frozenset({"branch", "skip", "repeat"})
"""The edges that a flow does not take by itself."""


class State(NamedTuple):
    """A node, and for the alternatives that come back to where they left where that was."""

    node: str
    left: tuple[tuple[str, str], ...] = ()


class _Cost(NamedTuple):
    """What makes one path better than another: fewer deviations, then fewer steps."""

    deviations: int
    steps: int


class Path(NamedTuple):
    """A path, from its end backwards; ``edge`` led to its last state."""

    state: State
    edge: Edge | None = None
    before: Path | None = None

    def edges(self) -> list[Edge]:
        """All edges in order."""
        found: list[Edge] = []
        path: Path | None = self
        while path is not None:
            if path.edge is not None:
                found.append(path.edge)
            path = path.before
        return found[::-1]

    def start(self) -> str:
        """The node at which it begins."""
        path = self
        while path.before is not None:
            path = path.before
        return path.state.node


class Paths:
    """Finds paths in the graph of one use case."""

    def __init__(self, graph: FlowGraph) -> None:
        self.graph = graph
        self.leaving: dict[str, list[Edge]] = {node: [] for node in graph.nodes}
        entered: set[str] = set()
        for edge in graph.edges:
            if edge.keyword != "include":  # the flow comes back from there at once
                self.leaving[edge.source].append(edge)
                entered.add(edge.target)
        self.starts = [
            node.id
            for node in graph.nodes.values()
            if node.kind == "start" or (node.kind == "open" and node.id not in entered)
        ]
        self.returning = {
            edge.target
            for edge in graph.edges
            if edge.kind == "branch" and any(_is_of(way, edge.target) for way in graph.returns)
        }

    # -- moving ---------------------------------------------------------------------------------

    def onward(self, state: State) -> Iterator[tuple[Edge, State]]:
        """Each edge that can be taken, and the state it leads to."""
        left = dict(state.left)
        way_back = self.graph.returns.get(state.node)
        if way_back is not None:
            source = next((left.pop(entry) for entry in list(left) if _is_of(state.node, entry)), None)
            if source in way_back:
                target = way_back[source]
                yield Edge(state.node, target, "resume"), State(target, tuple(left.items()))
        for edge in self.leaving[state.node]:
            if edge.target in self.returning and edge.kind == "branch":
                noted = {**left, edge.target: edge.source}
                yield edge, State(edge.target, tuple(noted.items()))
            else:
                yield edge, State(edge.target, state.left)

    def is_end(self, state: State) -> bool:
        """Whether a path ends here."""
        return next(self.onward(state), None) is None

    def targets(self, node: str) -> Iterator[str]:
        """Each node that can come next, from wherever this one was reached."""
        for edge in self.leaving[node]:
            yield edge.target
        yield from self.graph.returns.get(node, {}).values()

    def onward_from(self, node: str) -> dict[str, str]:
        """All nodes that can be reached from a node, with the one from which each is reached first."""
        found: dict[str, str] = {}
        waiting = [node]
        for here in waiting:
            for target in self.targets(here):
                if target not in found:
                    found[target] = here
                    waiting.append(target)
        return found

    def ends(self, node: str) -> bool:
        """Whether nothing leads on from a node."""
        return next(self.targets(node), None) is None

    def is_shown(self, node: str) -> bool:
        """Whether a node is a step or an alternative."""
        return self.graph.nodes[node].kind in ("step", "decision")

    def reached(self) -> dict[State, Path]:
        """The best path to each state from any start."""
        begin = [Path(State(start)) for start in self.starts]
        return {path.state: path for path in self._search(begin)}

    def _search(self, begin: Iterable[Path]) -> Iterator[Path]:
        """The best path to each state that can be reached, the best first."""
        number = count()
        heap = [(_Cost(0, 0), next(number), path) for path in begin]
        done: set[State] = set()
        while heap:
            cost, _, path = heappop(heap)
            if path.state in done:
                continue
            done.add(path.state)
            yield path
            for edge, state in self.onward(path.state):
                if state not in done:
                    further = _Cost(
                        cost.deviations + (edge.kind in DEVIATIONS),
                        cost.steps + self.is_shown(state.node),
                    )
                    heappush(heap, (further, next(number), Path(state, edge, path)))

    def _onward_to_an_end(self, path: Path) -> Path | None:
        """A path led on, as straight as can be, to where it ends."""
        return next((one for one in self._search([path]) if self.is_end(one.state)), None)

    # -- criteria -------------------------------------------------------------------------------

    def through(self, entries: Iterable[str]) -> Iterator[Path]:
        """The best path through each of these nodes."""
        to: dict[str, Path] = {}
        for path in self.reached().values():
            to.setdefault(path.state.node, path)
        for entry in entries:
            whole = self._onward_to_an_end(to[entry]) if entry in to else None
            if whole is not None:
                yield whole

    def along_every_edge(self) -> Iterator[Path]:
        """Paths that take together every edge that leads to an end."""
        covered: set[Edge] = set()
        for path in self.reached().values():
            for edge, state in self.onward(path.state):
                if edge in covered:
                    continue
                whole = self._onward_to_an_end(Path(state, edge, path))
                if whole is not None:
                    covered.update(whole.edges())
                    yield whole

    def to_outcomes(self) -> Iterator[Path]:
        """The best path to each outcome."""
        for path in self.reached().values():
            if self.graph.nodes[path.state.node].kind == "outcome":
                yield path

    def all(self, loops: int) -> Iterator[Path]:
        """Every path that takes no loop more than ``loops`` times, the shortest first.

        What closes a loop is an edge that leads a path back to where it has been when it is taken for
        the first time. Any other edge may be taken again once the path is back.
        """
        distance = self.distances()
        number = count()
        bits: dict[State | Edge, int] = {}
        heap: list[tuple[int, int, int, int, Path, int, tuple[Edge, ...]]] = []

        def bit(one: State | Edge) -> int:
            return 1 << bits.setdefault(one, len(bits))

        def push(path: Path, length: int, been: int, looped: tuple[Edge, ...]) -> None:
            node = path.state.node
            if node in distance and not (looped and looped.count(looped[-1]) > loops):
                whole = length + distance[node]
                heappush(heap, (whole, -length, next(number), length, path, been, looped))

        for start in map(State, self.starts):
            push(Path(start), 0, bit(start), ())
        while heap:
            _, _, _, length, path, been, looped = heappop(heap)
            if self.is_end(path.state):
                yield path
                continue
            for edge, state in self.onward(path.state):
                closes = edge in looped or (been & bit(state) and not been & bit(edge))
                taken = (*looped, edge) if closes else looped
                longer = length + self.is_shown(state.node)
                push(Path(state, edge, path), longer, been | bit(edge) | bit(state), taken)

    def distances(self) -> dict[str, int]:
        """How many steps it takes at least from each node to an end; nodes that lead to none miss."""
        entering: dict[str, list[str]] = {}
        for node in self.graph.nodes:
            for target in self.targets(node):
                entering.setdefault(target, []).append(node)
        heap = [(0, node) for node in self.graph.nodes if self.is_end(State(node))]
        distance: dict[str, int] = {}
        while heap:
            length, node = heappop(heap)
            if node not in distance:
                distance[node] = length
                further = length + self.is_shown(node)
                for source in entering.get(node, ()):
                    heappush(heap, (further, source))
        return distance


def _is_of(open_node: str, entry: str) -> bool:
    """Whether an open node belongs to the alternative that begins at ``entry``."""
    return open_node.startswith(f"({entry} ")
