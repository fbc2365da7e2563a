"""UseCase and FlowGraph -> Swimlanes: what is drawn in lanes, in which rows, without lines through them.

A line of an alternative that would lead through a lane, or past what stands in the row where it ends,
is a connector that names the step it leads to. Lines of the main flow are always drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sphinxext.usecase.core.diagrams.connectors import connected
from sphinxext.usecase.core.diagrams.lanes import Lane, lanes, numbers, rows
from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node
from sphinxext.usecase.core.model.usecase import UseCase


class Swimlanes(NamedTuple):
    """A graph with connectors, its lanes, and the row of each node."""

    graph: FlowGraph
    lanes: list[Lane]
    rows: Mapping[str, int]


def swimlanes(usecase: UseCase, graph: FlowGraph) -> Swimlanes:
    """The flow of a use case in lanes."""
    made = connected(graph)
    plain = Swimlanes(made.graph, lanes(usecase, made.graph, made.beside), rows(made.graph))
    return _with_connectors(plain, dict(_long(plain)))


def _long(plain: Swimlanes) -> Iterator[tuple[Edge, Node]]:
    """The lines that are too long, each with the connector that takes its place."""
    lane = numbers(plain.lanes)
    taken = Counter((lane[node], row) for node, row in plain.rows.items())
    for edge in plain.graph.edges:
        source, target = plain.graph.nodes[edge.source], plain.graph.nodes[edge.target]
        across = abs(lane[source.id] - lane[target.id])
        is_crowded = across > 0 and taken[lane[target.id], plain.rows[target.id]] > 1
        is_onward = target.kind == "step" and plain.rows[target.id] > plain.rows[source.id]
        if not target.main and is_onward and (across > 1 or is_crowded):
            yield (
                edge,
                Node(
                    f"({edge.source} on to {target.id})",
                    "back",
                    target.label,
                    "→",
                    address=target.address,
                ),
            )


def _with_connectors(plain: Swimlanes, made: Mapping[Edge, Node]) -> Swimlanes:
    """The same with these connectors, each below what it follows on."""
    behind: dict[str, list[Node]] = {}
    for edge, node in made.items():
        behind.setdefault(edge.source, []).append(node)
    every = (one for node in plain.graph.nodes.values() for one in (node, *behind.get(node.id, ())))
    nodes = {node.id: node for node in every}
    edges = [edge._replace(target=made[edge].id) if edge in made else edge for edge in plain.graph.edges]
    found = [
        Lane(actor, (*ids, *(node.id for one in ids for node in behind.get(one, ()))))
        for actor, ids in plain.lanes
    ]
    down = {node.id: plain.rows[edge.source] + 1 for edge, node in made.items()}
    return Swimlanes(FlowGraph(nodes, edges, plain.graph.returns), found, {**plain.rows, **down})
