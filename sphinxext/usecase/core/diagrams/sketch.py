"""What all DOT sources have in common: how they begin, type sizes, and labels apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FONT_SIZE = 12
EM = FONT_SIZE / 72
"""One em in inches, the unit of Graphviz."""
LINE = 1.25
"""The height of a line in em."""
LETTERS = f"fontname=Helvetica fontsize={FONT_SIZE}"
"""The letters of what is no edge, as attributes."""

_DEFAULTS = f"""\
\tgraph [bgcolor=transparent outputorder=edgesfirst pad=0.06]
\tnode [fixedsize=true {LETTERS} label="" margin=0 shape=box]
\tedge [arrowsize=0.7 fontname=Helvetica fontsize=10]
"""
"""What all graphs state; the edges come first, so that nodes stay in reading order."""
_END = "}\n"

Label = tuple[tuple[str, ...], str | None]
"""The lines that stand in a node, and the address that it links to."""
Labels = Mapping[str, Label]
"""Labels by the names of nodes in the source."""


class Sketch:
    """A DOT source whose nodes have the size that they state, and their labels, which it does not hold.

    What differs in words and links only is so drawn once. ``attributes`` are those of the graph, as DOT;
    ``body`` takes statements of any other kind.
    """

    def __init__(self, attributes: str) -> None:
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
        return "".join(["digraph {\n", _DEFAULTS, f"\tgraph [{self._attributes}]\n", *self.body, _END])

    def lettered(self, attributes: str = "") -> str:
        """The source with labels, and more attributes of the graph."""
        # Most builders need the bare source only, and no quoting.
        from sphinxext.usecase.core.diagrams.quoting import label_of, link_to

        labels = (
            f"\t{node} [{label_of(lines)}{link_to(link)}]\n"
            for node, (lines, link) in self.labels.items()
        )
        graph = [f"\tgraph [{attributes}]\n"] if attributes else []
        return "".join([self.bare.removesuffix(_END), *graph, *labels, _END])
