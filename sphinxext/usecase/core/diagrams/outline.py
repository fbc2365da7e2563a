"""FlowGraph -> lines of text that say what its diagram shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.diagrams.wording import edge_text, lane_title, node_text, node_title
from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node
from sphinxext.usecase.core.model.phrases import Words

if TYPE_CHECKING:
    from sphinxext.usecase.core.diagrams.lanes import Lane

ARROW = " → "
_ONWARD = ("next", "resume", "end", "goto")


def outline(graph: FlowGraph, words: Words, lanes: Sequence[Lane] = ()) -> Iterator[str]:
    """A line for each flow, from where it begins to where it leads, then one for each loop and way past.

    Steps are named by their labels, an alternative by its label and condition. Before all that, each
    lane tells who takes which steps.
    """
    yield from _acting(graph, words, lanes)
    onward: dict[str, Edge] = {}
    branch_points: dict[str, list[str]] = {}
    for edge in graph.edges:
        if edge.kind in _ONWARD and not edge.keyword:
            onward.setdefault(edge.source, edge)
        elif edge.kind == "branch":
            point = node_title(graph.nodes[edge.source], words)
            branch_points.setdefault(edge.target, []).append(point)
    for node in graph.nodes.values():
        if node.kind == "decision":
            begin = [", ".join(branch_points.get(node.id, ())), _said(node, words)]
        elif node.kind == "start" and node.id in onward:
            begin = [_said(node, words)]
        else:
            continue
        yield ARROW.join([*begin, *_chain(graph, onward, node.id, words)])
    yield from _islands(graph, onward, words)
    yield from _asides(graph, words)


def _islands(graph: FlowGraph, onward: dict[str, Edge], words: Words) -> Iterator[str]:
    """Steps that follow on none: behind a choice, or behind a step that goes on elsewhere."""
    following = {edge.target for edge in onward.values() if edge.kind == "next"}
    for node in graph.nodes.values():
        if node.kind == "step" and node.id not in following and node.id in onward:
            yield ARROW.join([node.label, *_chain(graph, onward, node.id, words)])


def _acting(graph: FlowGraph, words: Words, lanes: Sequence[Lane]) -> Iterator[str]:
    """Who takes which steps."""
    for lane in lanes:
        steps = [node for node in lane.nodes if graph.nodes[node].kind == "step"]
        if steps:
            yield f"{lane_title(lane, words)}: {', '.join(steps)}"


def _asides(graph: FlowGraph, words: Words) -> Iterator[str]:
    """Loops, ways past optional steps and included use cases."""
    for edge in graph.edges:
        if edge.kind in ("repeat", "skip") or edge.keyword == "include":
            ends = ARROW.join(_named(graph, one, words) for one in (edge.source, edge.target))
            yield f"{ends} ({drawable(edge_text(edge, words)) or words(edge.kind)})"


def _chain(graph: FlowGraph, onward: dict[str, Edge], node: str, words: Words) -> Iterator[str]:
    """The steps of a flow behind a node, and where they lead."""
    edge = onward.get(node)
    while edge is not None:
        yield _named(graph, edge.target, words)
        edge = onward.get(edge.target) if edge.kind == "next" else None


def _named(graph: FlowGraph, node: str, words: Words) -> str:
    """A step or alternative by its label, anything else by all that it says."""
    found = graph.nodes[node]
    if found.kind in ("step", "decision"):
        return found.label
    return _said(found, words)


def _said(node: Node, words: Words) -> str:
    """All that a node says, as its diagram shows it."""
    return drawable(node_text(node, words))
