"""FlowGraph -> DOT, with sizes of our own measure so that no engine's fonts matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import graphviz

from sphinxext.usecase.core import labels
from sphinxext.usecase.core.flow import Edge, FlowGraph, Node
from sphinxext.usecase.core.measure import drawable, text_width, wrap

FONT_SIZE = 12
_EM = FONT_SIZE / 72
"""One em in inches, the unit of Graphviz."""
_LINE = 1.25
_WRAP = {"step": 21.0, "decision": 17.0}
_PADDING = {"step": (1.4, 0.9), "decision": (1.6, 0.9)}
_SHAPES: dict[str, dict[str, str]] = {
    "start": {"style": "rounded"},
    "step": {},
    "decision": {"shape": "hexagon"},
    "outcome": {"style": "rounded", "peripheries": "2"},
    "call": {"peripheries": "2"},
    "open": {"style": "rounded,dashed"},
}
_EDGES: dict[str, dict[str, str]] = {
    "next": {},
    "end": {},
    "branch": {"style": "dashed", "arrowhead": "open"},
    "resume": {"arrowhead": "open"},
    "repeat": {"constraint": "false"},
    "skip": {"style": "dotted", "constraint": "false"},
    "goto": {"style": "dashed"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words a diagram adds of its own, translated by the caller: phrase -> phrase."""

    translate: Mapping[str, str]

    def __call__(self, phrase: str) -> str:
        return self.translate.get(phrase, phrase)


def flow_dot(usecase_id: str, graph: FlowGraph, words: Words) -> str:
    """The DOT source of a flow diagram whose nodes link to the anchors of their steps.

    ``usecase_id`` makes the ids in the picture unique on a page. Links to other use cases have the
    scheme ``labels.ELSEWHERE``.
    """
    dot = graphviz.Digraph(
        graph_attr={
            "id": f"{usecase_id}--flow",
            "bgcolor": "transparent",
            "nodesep": "0.3",
            "ranksep": "0.32",
            "pad": "0.06",
        },
        node_attr={
            "fontname": "Helvetica",
            "fontsize": str(FONT_SIZE),
            "fixedsize": "true",
            "margin": "0",
            "shape": "box",
        },
        edge_attr={"fontname": "Helvetica", "fontsize": "10", "arrowsize": "0.7"},
    )
    names = {node_id: f"n{position}" for position, node_id in enumerate(graph.nodes)}
    for node in graph.nodes.values():
        dot.node(names[node.id], **_node(usecase_id, node, words))
    for edge in graph.edges:
        dot.edge(names[edge.source], names[edge.target], **_edge(edge, graph))
    source: str = dot.source
    return source


def _node(usecase_id: str, node: Node, words: Words) -> dict[str, str]:
    text = drawable(" ".join(part for part in (node_title(node, words), node.text) if part))
    lines = wrap(text, _WRAP.get(node.kind, 19.0))
    across, down = _PADDING.get(node.kind, (1.6, 0.7))
    tall = len(lines) * _LINE
    wide = max(map(text_width, lines))
    if node.kind == "decision":
        # A hexagon's sides slant inwards by a quarter of its width at the height of its corners.
        wide /= 1 - 0.5 * (tall - 0.4) / (tall + down)
    width, height = (wide + across) * _EM, (tall + down) * _EM
    attributes = {
        "label": _lines(lines),
        "class": f"uc-{node.kind}" + (f" uc-{node.outcome}" if node.outcome else ""),
        "width": f"{width:.2f}",
        "height": f"{height:.2f}",
        **_SHAPES[node.kind],
    }
    if node.main:
        attributes["group"] = "main"
    if node.address is not None:
        attributes["href"] = _link(usecase_id, node)
    return attributes


def node_title(node: Node, words: Words) -> str:
    """What stands first in a node: its label, or the word for what it is."""
    if node.kind == "outcome":
        if node.label:
            return words(node.label) + (":" if node.text else "")
        return "" if node.text else words("end")
    if node.kind in ("start", "open"):
        return words(node.label)
    return node.label


def _link(usecase_id: str, node: Node) -> str:
    address = node.address or ""
    if node.kind == "call":
        return labels.ELSEWHERE + _escaped(drawable(address))
    return "#" + labels.anchor(labels.address(usecase_id, address))


def _edge(edge: Edge, graph: FlowGraph) -> dict[str, str]:
    attributes = {"class": f"uc-{edge.kind}", **_EDGES[edge.kind]}
    if graph.nodes[edge.source].main and graph.nodes[edge.target].main and edge.kind != "repeat":
        attributes["weight"] = "12"
    if edge.condition and edge.kind != "branch":
        lines = wrap(drawable(edge.condition), 18.0)
        attributes["label"] = _lines([f" {line} " for line in lines])
    return attributes


def _lines(lines: list[str]) -> str:
    """Lines as a label that is neither an escape sequence nor HTML-like."""
    label: str = graphviz.nohtml(r"\n".join(map(_escaped, lines)))
    return label


def _escaped(text: str) -> str:
    """Text in which Graphviz finds neither escape sequences nor entities."""
    return str(graphviz.escape(text.replace("&", "&amp;")))
