"""UseCase and FlowGraph -> lanes: who acts at which node, when, and on which side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from sphinxext.usecase.core.diagrams.connectors import flows
from sphinxext.usecase.core.flow.graph import FlowGraph
from sphinxext.usecase.core.model.usecase import UseCase, walk_steps


class Lane(NamedTuple):
    """The ids of nodes in reading order; ``actor`` is ``None`` where no actor is stated."""

    actor: str | None
    nodes: tuple[str, ...]


def lanes(usecase: UseCase, graph: FlowGraph, beside: Mapping[str, str] | None = None) -> list[Lane]:
    """The lanes of a graph in the order in which actors first act, the one without an actor last.

    A node that is no step stands in the lane of the nearest step before it, or else behind it, or in
    that of what it follows on; a connector in that of the step that it stands ``beside``.
    """
    steps = chain(usecase.steps, *(flow.steps for flow in usecase.flows))
    acting = {step.label: step.actor for step in walk_steps(tuple(steps))}
    onward = [(edge.source, edge.target) for edge in graph.edges]
    onward += [(step, connector) for connector, step in (beside or {}).items()]
    before = _spread(acting, onward)
    behind = _spread(acting, ((edge.target, edge.source) for edge in graph.edges))
    near = _spread({**behind, **before}, onward)
    actors: dict[str | None, list[str]] = {actor: [] for actor in acting.values() if actor}
    actors[None] = []
    for node in graph.nodes:
        actors[near.get(node) or None].append(node)
    return [Lane(actor, tuple(nodes)) for actor, nodes in actors.items() if nodes]


def numbers(found: Iterable[Lane]) -> dict[str, int]:
    """Node -> the number of its lane, from 0."""
    return {node: number for number, lane in enumerate(found) for node in lane.nodes}


def _spread(acting: Mapping[str, str | None], ways: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """The actors of steps, and of what can be reached from them that of the nearest step."""
    onward: dict[str, list[str]] = {}
    for source, target in ways:
        onward.setdefault(source, []).append(target)
    found = dict(acting)
    waiting = deque(acting)
    while waiting:
        node = waiting.popleft()
        for target in onward.get(node, ()):
            if target not in found:
                found[target] = found[node]
                waiting.append(target)
    return found


def rows(graph: FlowGraph) -> dict[str, int]:
    """Node id -> its row from the top, from 1.

    Each step of the main flow stands below the one before it. Every edge leads down, but those that
    lead back in time.
    """
    onward: dict[str, list[str]] = {node: [] for node in graph.nodes}
    for source, target in _main_flow(graph):
        onward[source].append(target)
    for edge in graph.edges:
        onward[edge.source].append(edge.target)
    order = {node: position for position, node in enumerate(reversed(list(_finished(onward))))}
    found = dict.fromkeys(order, 1)
    for node, position in order.items():
        for target in onward[node]:
            if order[target] > position:
                found[target] = max(found[target], found[node] + 1)
    return found


def sides(graph: FlowGraph, lane: Mapping[str, int], row: Mapping[str, int]) -> dict[str, int]:
    """Node of an alternative -> -1 if it better stands on the left of its lane, 1 if on the right.

    There fewer lines of the main flow cross it that begin or end in its lane. Where both sides are
    alike, it is not in there.
    """
    across = [
        (row[target], lane[source], lane[target])
        for source, target in _main_flow(graph)
        if lane[source] != lane[target]
    ]
    parts: dict[tuple[int, int], list[str]] = {}
    for node, flow in flows(graph):
        if not graph.nodes[node].main:
            parts.setdefault((flow, lane[node]), []).append(node)
    found: dict[str, int] = {}
    for (_, here), part in parts.items():
        below = range(min(row[node] for node in part) + 1, max(row[node] for node in part) + 1)
        ends = [{source, target} for down, source, target in across if down in below]
        others = [(pair - {here}).pop() for pair in ends if here in pair]
        to_the_right = sum(1 if other > here else -1 for other in others)
        if to_the_right:
            found.update(dict.fromkeys(part, -1 if to_the_right > 0 else 1))
    return found


def _main_flow(graph: FlowGraph) -> Iterable[tuple[str, str]]:
    """Each step of the main flow and the one behind it."""
    return pairwise(node.id for node in graph.nodes.values() if node.main and node.kind != "outcome")


def _finished(onward: Mapping[str, list[str]]) -> Iterator[str]:
    """All nodes in the order in which a depth-first search is done with them.

    Its first way is the main flow, so no step of that is ever taken to lead back.
    """
    met: set[str] = set()
    for root in onward:
        path = [] if root in met else [(root, iter(onward[root]))]
        met.add(root)
        while path:
            node, ways = path[-1]
            target = next((one for one in ways if one not in met), None)
            if target is None:
                yield node
                path.pop()
            else:
                met.add(target)
                path.append((target, iter(onward[target])))
