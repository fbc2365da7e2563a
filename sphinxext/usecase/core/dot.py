"""FlowGraph -> DOT, with sizes of our own measure so that no engine's fonts matter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sphinxext.usecase.core import labels
from sphinxext.usecase.core.dottext import EM, LINE, Sketch, escaped, label_of, quoted, written
from sphinxext.usecase.core.flow import Edge, EdgeKind, FlowGraph, Node, NodeKind
from sphinxext.usecase.core.measure import drawable, text_width, wrap
from sphinxext.usecase.core.wording import Words, edge_text, node_text

WRAP = {"step": 21.0, "decision": 17.0}
"""The widest text of each kind of node, in em."""
_PADDING = {"step": (1.4, 0.9), "decision": (1.6, 0.9)}
_SHAPES: dict[str, dict[str, str]] = {
    "start": {"style": "rounded"},
    "step": {},
    "decision": {"shape": "hexagon"},
    "success": {"style": "rounded", "peripheries": "2"},
    "failure": {"shape": "octagon"},
    "abort": {"style": "diagonals"},
    "other": {"style": "rounded"},
    "include": {"shape": "component"},
    "goto": {"shape": "cds"},
    "open": {"style": "rounded,dashed"},
}
"""The shape of each kind of node; colours are the style sheet's."""
_EDGES: dict[str, dict[str, str]] = {
    "next": {},
    "end": {},
    "branch": {"style": "dashed", "arrowhead": "open"},
    "resume": {"arrowhead": "open"},
    "repeat": {"constraint": "false"},
    "skip": {"style": "dotted"},
    "goto": {"style": "dashed"},
}


def flow_dot(usecase_id: str, graph: FlowGraph, words: Words) -> Sketch:
    """A flow diagram whose nodes link to the anchors of their steps.

    ``usecase_id`` makes the ids in the picture unique on a page. Links to other use cases have the
    scheme ``labels.ELSEWHERE``.
    """
    sketch = Sketch(f"{usecase_id}--flow", nodesep="0.3", ranksep="0.32")
    names = node_names(graph)
    for node in graph.nodes.values():
        add_node(sketch, names[node.id], usecase_id, node, words)
    for edge in graph.edges:
        ends = f"{names[edge.source]} -> {names[edge.target]}"
        sketch.body.append(f"\t{ends} [{_edge(edge, graph, words)}]\n")
    return sketch


def node_names(graph: FlowGraph) -> dict[str, str]:
    """What the nodes are called in a DOT source."""
    return {node_id: f"n{position}" for position, node_id in enumerate(graph.nodes)}


def add_node(
    sketch: Sketch,
    name: str,
    usecase_id: str,
    node: Node,
    words: Words,
    widest: Mapping[str, float] = WRAP,
) -> None:
    """Add a node under a name, its words no wider than ``widest`` says for its kind."""
    lines = wrap(drawable(node_text(node, words)), widest.get(node.kind, 19.0))
    across, down = _PADDING.get(node.kind, (1.6, 0.7))
    shape = shape_of(node)
    tall = len(lines) * LINE
    wide = max(map(text_width, lines)) / _usable_width(shape, (tall - 0.4) / (tall + down))
    if shape == "goto":
        tall *= 1.2  # it is drawn lower than it is said to be
    width, height = (wide + across) * EM, (tall + down) * EM
    link = "" if node.address is None else f"href={quoted(_link(usecase_id, node))} "
    size = f"width={width:.2f} height={height:.2f}"
    sketch.add(name, lines, f"{link}{size} {_node_style(node.kind, shape, main=node.main)}")


def shape_of(node: Node) -> str:
    """What is drawn for a node, a key of ``_SHAPES``."""
    if node.kind == "outcome":
        return node.outcome or "other"
    if node.kind == "call":
        return "goto" if node.ending else "include"
    return node.kind


def _usable_width(shape: str, filled: float) -> float:
    """The part of a shape's width that text has which fills that part of its height."""
    if shape == "decision":
        return 1 - 0.5 * filled  # the sides slant from the middle on, by a quarter of the width
    if shape == "failure":
        return 1 - 2 * max(0.0, filled / 2 - 0.207)  # an octagon's corners are cut
    return 0.83 if shape == "goto" else 1.0  # the point of an arrow is not for text


@lru_cache(maxsize=64)
def _node_style(kind: NodeKind, shape: str, *, main: bool) -> str:
    """The attributes that all nodes of a kind have."""
    style = {"class": f"uc-{kind} uc-{shape}" if shape != kind else f"uc-{kind}", **_SHAPES[shape]}
    return written(style | {"group": "main"} if main else style)


def _link(usecase_id: str, node: Node) -> str:
    address = node.address or ""
    if node.kind == "call":
        return labels.ELSEWHERE + escaped(drawable(address))
    return "#" + labels.anchor(labels.address(usecase_id, address))


def _edge(edge: Edge, graph: FlowGraph, words: Words) -> str:
    """The attributes of an edge."""
    straight = graph.nodes[edge.source].main and graph.nodes[edge.target].main
    style = edge_style(edge.kind, straight=straight and edge.kind not in ("repeat", "skip"))
    label = edge_label(edge, words)
    return f"{style} {written({'label': label})}" if label else style


def edge_label(edge: Edge, words: Words) -> str:
    """What stands at an edge, in lines; mostly nothing."""
    text = edge_text(edge, words)
    return label_of(f" {line} " for line in wrap(drawable(text), 18.0)) if text else ""


@lru_cache(maxsize=64)
def edge_style(kind: EdgeKind, *, straight: bool = False) -> str:
    """The attributes that all edges of a kind have; those along the main flow keep it straight."""
    style = {"class": f"uc-{kind}", **_EDGES[kind]}
    return written(style | {"weight": "12"} if straight else style)
