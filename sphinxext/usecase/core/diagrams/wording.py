"""What stands at the nodes and edges of a flow graph, in words that the caller translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.flow.graph import Edge, Node
from sphinxext.usecase.core.model.phrases import Words

if TYPE_CHECKING:
    from sphinxext.usecase.core.diagrams.lanes import Lane


def node_title(node: Node, words: Words) -> str:
    """What names a node: its label, or the word for what it is."""
    return words(node.label) if node.kind in ("start", "open") else node.label


def node_text(node: Node, words: Words) -> str:
    """All that a node says: its title and its text."""
    if node.kind == "outcome":
        if not node.label:
            return node.text or words("end")
        return words(f"{node.label}: {{}}").replace("{}", node.text) if node.text else words(node.label)
    if node.kind == "said":
        return _loop_text(node.label, node.text, words)
    if node.kind == "back":
        return f"{node.text or '↩'} {node.label}"
    return " ".join(part for part in (node_title(node, words), node.text) if part)


def edge_text(edge: Edge, words: Words) -> str:
    """What stands at an edge; a branch says nothing, as the node it leads to holds the condition."""
    if edge.kind == "branch":
        return ""
    return _loop_text(edge.keyword, edge.condition or "", words)


def _loop_text(keyword: str, condition: str, words: Words) -> str:
    """A condition after the word that tells how to read it, a word alone, or nothing."""
    if keyword in ("until", "while", "for each"):
        return words(f"{keyword} {{}}").replace("{}", condition)
    return words(keyword)


def lane_title(lane: Lane, words: Words) -> str:
    """The name of who acts in a lane, or the word for nobody stated."""
    return drawable(lane.actor or "") or words("no actor stated")
