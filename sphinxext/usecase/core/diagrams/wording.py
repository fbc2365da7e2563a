"""What stands at the nodes and edges of a flow graph, in words that the caller translates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.flow.graph import Edge, Node

if TYPE_CHECKING:
    from sphinxext.usecase.core.diagrams.lanes import Lane


class Words(NamedTuple):
    """The words a diagram adds of its own, translated by the caller: phrase -> phrase."""

    translate: Mapping[str, str]

    def __call__(self, phrase: str) -> str:
        return self.translate.get(phrase, phrase)


def node_title(node: Node, words: Words) -> str:
    """What names a node: its label, or the word for what it is."""
    return words(node.label) if node.kind in ("start", "open") else node.label


def node_text(node: Node, words: Words) -> str:
    """All that a node says: its title and its text."""
    if node.kind == "outcome":
        if not node.label:
            return node.text or words("end")
        return words(f"{node.label}: {{}}").replace("{}", node.text) if node.text else words(node.label)
    return " ".join(part for part in (node_title(node, words), node.text) if part)


def edge_text(edge: Edge, words: Words) -> str:
    """What stands at an edge; a branch says nothing, as the node it leads to holds the condition."""
    if edge.kind == "branch":
        return ""
    condition = edge.condition or ""
    if edge.keyword in ("until", "while"):
        return words(f"{edge.keyword} {{}}").replace("{}", condition)
    return words(edge.keyword) if edge.keyword else condition


def lane_title(lane: Lane, words: Words) -> str:
    """The name of who acts in a lane, or the word for nobody stated."""
    return drawable(lane.actor or "") or words("no actor stated")
