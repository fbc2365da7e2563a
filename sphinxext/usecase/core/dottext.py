"""What all DOT sources have in common: a sketch, type sizes, quoting and escaping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import graphviz

FONT_SIZE = 12
EM = FONT_SIZE / 72
"""One em in inches, the unit of Graphviz."""
LINE = 1.25
"""The height of a line in em."""


_GRAPH = {
    "bgcolor": "transparent",
    "pad": "0.06",
    "outputorder": "edgesfirst",  # then come the nodes, in reading order
}
_NODE = {
    "fontname": "Helvetica",
    "fontsize": str(FONT_SIZE),
    "fixedsize": "true",
    "label": "",
    "margin": "0",
    "shape": "box",
}
_EDGE = {"fontname": "Helvetica", "fontsize": "10", "arrowsize": "0.7"}
_END = "}\n"

Label = tuple[tuple[str, ...], str | None]
"""The lines that stand in a node, and the address that it links to."""
Labels = Mapping[str, Label]
"""Labels by the names of nodes in the source."""


class Sketch:
    """A DOT source whose nodes have the size that they state, and their labels, which it does not hold.

    What differs in words and links only is so drawn once. ``body`` takes statements of any other kind.
    """

    def __init__(self, **attributes: str) -> None:
        self.labels: dict[str, Label] = {}
        self.body: list[str] = []
        self._attributes = attributes

    def add(self, node: str, lines: Iterable[str], link: str | None, attributes: str) -> None:
        """Add a node with its label."""
        self.labels[node] = tuple(lines), link
        self.body.append(f"\t{node} [{attributes}]\n")

    @property
    def bare(self) -> str:
        """The source without labels, which an engine draws faster: it needs no font."""
        return "".join([_beginning(**self._attributes), *self.body, _END])

    def lettered(self, **attributes: str) -> str:
        """The source with labels, and more attributes of the graph."""
        graph = [f"\tgraph [{written(attributes)}]\n"] if attributes else []
        labels = (f"\t{node} [{_stated(*label)}]\n" for node, label in self.labels.items())
        return "".join([self.bare.removesuffix(_END), *graph, *labels, _END])


@cache
def _beginning(**attributes: str) -> str:
    """How a source begins: attributes of the graph, and what all nodes and edges have in common."""
    defaults = {"graph": attributes | _GRAPH, "node": _NODE, "edge": _EDGE}
    stated = (f"\t{kind} [{written(own)}]\n" for kind, own in defaults.items())
    return "".join(["digraph {\n", *stated])


def _stated(lines: Iterable[str], link: str | None) -> str:
    """A label as attributes of its node."""
    own = {} if link is None else {"href": escaped(link)}
    return written({**own, "label": label_of(lines)})


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
