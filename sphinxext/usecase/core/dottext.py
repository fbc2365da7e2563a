"""What all DOT sources have in common: type sizes, quoting and escaping."""

from __future__ import annotations

from collections.abc import Iterable

import graphviz

FONT_SIZE = 12
EM = FONT_SIZE / 72
"""One em in inches, the unit of Graphviz."""
LINE = 1.25
"""The height of a line in em."""


def digraph(picture_id: str, **attributes: str) -> graphviz.Digraph:
    """An empty graph whose nodes have the size that they state; all ids in it begin with its own."""
    return graphviz.Digraph(
        graph_attr={
            "id": picture_id,
            "bgcolor": "transparent",
            **attributes,
            "pad": "0.06",
            "outputorder": "edgesfirst",  # then come the nodes, in reading order
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


def written(attributes: dict[str, str]) -> str:
    """Attributes as DOT, quoted where they must be."""
    text: str = graphviz.quoting.a_list(kwargs=attributes)
    return text


def label_of(lines: Iterable[str]) -> str:
    """Lines as a label that is neither an escape sequence nor HTML-like."""
    label: str = graphviz.nohtml(r"\n".join(map(escaped, lines)))
    return label


def escaped(text: str) -> str:
    """Text in which Graphviz finds neither escape sequences nor entities."""
    return str(graphviz.escape(text.replace("&", "&amp;")))
