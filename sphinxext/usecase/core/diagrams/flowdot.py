"""FlowGraph -> DOT, with sizes of our own measure so that no engine's fonts matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil

from sphinxext.usecase.core.diagrams.measure import drawable, measured, wrap
from sphinxext.usecase.core.diagrams.picture import Picture, picture_of
from sphinxext.usecase.core.diagrams.sketch import EM, LETTERS, LINE, Sketch
from sphinxext.usecase.core.diagrams.wording import edge_text, node_text
from sphinxext.usecase.core.flow.graph import Edge, EdgeKind, FlowGraph, Node, NodeKind
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.phrases import Words

WRAP = {"step": 18.0, "decision": 14.0}
"""The widest text of each kind of node, in em."""
_PADDING = {
    "step": (1.1, 0.9),
    "decision": (1.3, 0.9),
    "back": (1.2, 0.5),
    "span": (1.2, 0.5),
    "said": (0.4, 0.2),
}
_SHAPES = {
    "start": "style=rounded",
    "step": "",
    "decision": "shape=hexagon",
    "success": "style=rounded peripheries=2",
    "failure": "shape=octagon",
    "abort": "style=diagonals",
    "other": "style=rounded",
    "include": "shape=component",
    "goto": "shape=cds",
    "open": 'style="rounded,dashed"',
    "back": "shape=ellipse",
    "span": "shape=ellipse",
    "said": "color=transparent",
}
"""The shape of each kind of node; colours are the style sheet's."""
_EDGES = {
    "next": "",
    "end": "",
    "branch": "style=dashed arrowhead=open",
    "resume": "arrowhead=open",
    "repeat": "",
    "skip": "style=dotted weight=0 tailport=w headport=w",
    "goto": "style=dashed",
}


def flow_dot(usecase_id: str, graph: FlowGraph, words: Words) -> Sketch:
    """A flow diagram whose nodes link to the anchors of their steps.

    Links to other use cases have the scheme ``labels.ELSEWHERE``.
    """
    picture = picture_of(graph)
    names = node_names(picture.graph)
    sketch = Sketch("nodesep=0.18 ranksep=0.22")
    add_nodes(sketch, usecase_id, picture.graph, words, picture.flow)
    sketch.body += (f"\t{line}\n" for line in _statements(picture, names, words))
    return sketch


def _statements(picture: Picture, names: Mapping[str, str], words: Words) -> Iterator[str]:
    """All but the nodes."""
    for node in picture.graph.nodes.values():
        if node.kind in ("decision", "step") and not node.main:
            yield f"{names[node.id]} [group=f{picture.flow[node.id]}]"
    yield from (_rank(row, names) for row in picture.rows if row[0] not in picture.aside)
    if picture.aside:
        yield from _aside(picture, names, words)
    beside = dict.fromkeys(pair for row in picture.rows for pair in pairwise(row))
    for edge in picture.graph.edges:
        yield _line(edge, picture, names, words, beside)
        beside.pop((edge.source, edge.target), beside.pop((edge.target, edge.source), None))
    for left, right in beside:
        yield f"{names[left]} -> {names[right]} [style=invis]"
    joined = {edge[:2] for edge in picture.graph.edges}
    for (upper, lower), rows in picture.lower.items():
        if (upper, lower) not in joined:
            yield f"{names[upper]} -> {names[lower]} [style=invis minlen={rows}]"


def _rank(row: Iterable[str], names: Mapping[str, str]) -> str:
    return f"{{ rank=same {' '.join(names[node] for node in row)} }}"


def _aside(picture: Picture, names: Mapping[str, str], words: Words) -> Iterator[str]:
    """A frame around the alternatives that may be taken at any time, below the main flow."""
    from sphinxext.usecase.core.diagrams.quoting import label_of

    yield "subgraph cluster_any {"
    yield f'\tgraph [class="uc-any" color=gray60 margin=8 {label_of([words("at any time")])} {LETTERS}]'
    yield f"\t{' '.join(names[node] for node in picture.aside)}"
    yield from (f"\t{_rank(row, names)}" for row in picture.rows if row[0] in picture.aside)
    yield "}"
    last = [node.id for node in picture.graph.nodes.values() if node.main][-1:]
    firsts = [node for node in picture.aside if picture.graph.nodes[node].kind == "decision"]
    yield from (f"{names[node]} -> {names[first]} [style=invis]" for node in last for first in firsts)


def _line(
    edge: Edge,
    picture: Picture,
    names: Mapping[str, str],
    words: Words,
    beside: Collection[tuple[str, str]],
) -> str:
    """An edge; one that leads to the left is drawn from there, which keeps the order of its row."""
    attributes = _edge(edge, picture.graph, words)
    ends = edge.source, edge.target
    if ends in picture.lower:
        attributes += f" minlen={picture.lower[ends]}"
    if edge.source == edge.target:
        attributes += " tailport=w headport=w"
    if ends[::-1] in beside:
        head = "none" if picture.graph.nodes[edge.target].kind == "said" else "back"
        return f"{names[edge.target]} -> {names[edge.source]} [{attributes} dir={head}]"
    if ends in beside:
        attributes += " weight=4"
    elif edge.kind != "branch" and not picture.graph.nodes[edge.source].main:
        attributes += " weight=8"
    return f"{names[edge.source]} -> {names[edge.target]} [{attributes}]"


def node_names(graph: FlowGraph) -> dict[str, str]:
    """What the nodes are called in a DOT source."""
    return {node_id: f"n{position}" for position, node_id in enumerate(graph.nodes)}


def add_nodes(
    sketch: Sketch,
    usecase_id: str,
    graph: FlowGraph,
    words: Words,
    columns: Mapping[str, int],
    widest: Mapping[str, float] = WRAP,
) -> None:
    """Add the nodes of a graph, their words no wider than ``widest`` says for their kind.

    Steps in one of the ``columns``, which are told by node id, are of one width. All widths are whole
    ems: most changes of a text then leave the layout as it is.
    """
    boxes = {node.id: _box(node, words, widest.get(node.kind, 10.0)) for node in graph.nodes.values()}
    common: dict[int, int] = {}
    for node in graph.nodes.values():
        if node.kind == "step":
            column = columns[node.id]
            common[column] = max(common.get(column, 0), boxes[node.id][1])
    names = node_names(graph)
    for node in graph.nodes.values():
        lines, wide, tall = boxes[node.id]
        if node.kind == "step":
            wide = common[columns[node.id]]
        size = f"width={wide * EM:.2f} height={tall * EM:.2f}"
        style = _node_style(node.kind, shape_of(node), main=node.main)
        sketch.add(names[node.id], lines, _link(usecase_id, node), f"{size} {style}")


def _box(node: Node, words: Words, widest: float) -> tuple[Sequence[str], int, float]:
    """The lines of a node, and the width and height in em of the shape that just holds them."""
    lines, extents = zip(*measured(drawable(node_text(node, words)), widest), strict=True)
    across, down = _PADDING.get(node.kind, (1.3, 0.7))
    shape = shape_of(node)
    tall = len(lines) * LINE
    wide = max(extents) / _usable_width(shape, (tall - 0.4) / (tall + down))
    if shape == "goto":
        tall *= 1.2  # it is drawn lower than it is said to be
    return lines, ceil(wide + across), tall + down


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


def _node_style(kind: NodeKind, shape: str, *, main: bool) -> str:
    """The attributes that all nodes of a kind have."""
    classes = f"uc-{kind}" if shape == kind else f"uc-{kind} uc-{shape}"
    return f'class="{classes}" {_SHAPES[shape]}{" group=main" if main else ""}'


def _link(usecase_id: str, node: Node) -> str | None:
    if node.address is None:
        return None
    if node.kind == "call":
        return labels.ELSEWHERE + drawable(node.address)
    return "#" + labels.anchor(labels.address(usecase_id, node.address))


def _edge(edge: Edge, graph: FlowGraph, words: Words) -> str:
    """The attributes of an edge."""
    straight = graph.nodes[edge.source].main and graph.nodes[edge.target].main
    style = edge_style(edge.kind, straight=straight and edge.kind not in ("repeat", "skip"))
    return style + edge_label(edge, words, "label")


def edge_label(edge: Edge, words: Words, attribute: str) -> str:
    """What stands at an edge, in lines, after its other attributes; mostly nothing."""
    text = edge_text(edge, words)
    if not text:
        return ""
    from sphinxext.usecase.core.diagrams.quoting import label_of

    return f" {label_of((f' {line} ' for line in wrap(drawable(text), 18.0)), attribute)}"


def edge_style(kind: EdgeKind, *, straight: bool = False) -> str:
    """The attributes that all edges of a kind have; those along the main flow keep it straight."""
    return f'class="uc-{kind}" {_EDGES[kind]}{" weight=12" if straight else ""}'
