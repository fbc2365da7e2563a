"""FlowGraph -> what languages of charts need of it: short names of nodes, and words on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.diagrams.wording import edge_text, node_text
from sphinxext.usecase.core.export.form import File, file_name
from sphinxext.usecase.core.flow.graph import Edge, Node, flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import UseCase

_ENGLISH = Words({})


class Box(NamedTuple):
    """A node of a chart: a name for edges, its words, and the node of the graph."""

    name: str
    text: str
    node: Node


class Line(NamedTuple):
    """An edge of a chart, between names of boxes; ``text`` is empty if nothing is said of it."""

    source: str
    target: str
    text: str
    edge: Edge

    @property
    def is_dotted(self) -> bool:
        """Whether it leads back or past something."""
        return self.edge.kind in ("resume", "repeat", "skip")


class Chart(NamedTuple):
    """The flow of a use case as a chart."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def chart(usecase: UseCase) -> Chart:
    """The chart of a use case; empty if it has no flow."""
    graph = flow_graph(usecase)
    names = {node: f"n{number}" for number, node in enumerate(graph.nodes, 1)}
    boxes = [
        Box(name, _line(node_text(graph.nodes[node], _ENGLISH)), graph.nodes[node])
        for node, name in names.items()
    ]
    lines = [
        Line(names[edge.source], names[edge.target], _line(_said(edge)), edge) for edge in graph.edges
    ]
    return Chart(tuple(boxes), tuple(lines))


def _said(edge: Edge) -> str:
    said = edge_text(edge, _ENGLISH)
    return said or ("optional" if edge.kind == "skip" else "repeat" if edge.kind == "repeat" else "")


def _line(text: str) -> str:
    return " ".join(text.split())


def files(usecases: Sequence[UseCase], suffix: str, source: Callable[[UseCase], str]) -> Iterator[File]:
    """A file for each use case that has a flow to draw."""
    for usecase in usecases:
        if usecase.has_flow:
            yield File(file_name(usecase, suffix), source(usecase))
