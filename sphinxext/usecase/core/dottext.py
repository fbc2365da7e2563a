"""What all DOT sources have in common: a sketch, type sizes, quoting and escaping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import graphviz

FONT_SIZE = 12
EM = FONT_SIZE / 72
"""One em in inches, the unit of Graphviz."""
LINE = 1.25
"""The height of a line in em."""


Lines = Mapping[str, Sequence[str]]
"""The words of each node, by its name in the source."""


class Sketch:
    """A DOT source whose nodes have the size that they state, and the words of its nodes.

    All ids in the picture begin with ``picture_id``. ``body`` takes statements of any other kind.
    """

    def __init__(self, picture_id: str, **attributes: str) -> None:
        self.lines: dict[str, Sequence[str]] = {}
        self._graph = graphviz.Digraph(
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
                "label": "",
                "margin": "0",
                "shape": "box",
            },
            edge_attr={"fontname": "Helvetica", "fontsize": "10", "arrowsize": "0.7"},
        )
        self.body: list[str] = self._graph.body

    def add(self, node: str, lines: Sequence[str], attributes: str) -> None:
        """Add a node with its words."""
        self.lines[node] = lines
        self.body.append(f"\t{node} [{attributes}]\n")

    @property
    def bare(self) -> str:
        """The source without the words of nodes, which an engine draws faster: it needs no font."""
        source: str = self._graph.source
        return source

    def lettered(self, **attributes: str) -> str:
        """The source with the words of nodes, and more attributes of the graph."""
        graph = [f"\tgraph [{written(attributes)}]\n"] if attributes else []
        words = (
            f"\t{node} [{written({'label': label_of(lines)})}]\n" for node, lines in self.lines.items()
        )
        return "".join([self.bare.rstrip().removesuffix("}"), *graph, *words, "}\n"])


def written(attributes: dict[str, str]) -> str:
    """Attributes as DOT, quoted where they must be."""
    text: str = graphviz.quoting.a_list(kwargs=attributes)
    return text


def quoted(text: str) -> str:
    """A value, in quotes if it must be."""
    return str(graphviz.quoting.quote(text))


def label_of(lines: Iterable[str]) -> str:
    """Lines as a label that is neither an escape sequence nor HTML-like."""
    label: str = graphviz.nohtml(r"\n".join(map(escaped, lines)))
    return label


def escaped(text: str) -> str:
    """Text in which Graphviz finds neither escape sequences nor entities."""
    return str(graphviz.escape(text.replace("&", "&amp;")))
