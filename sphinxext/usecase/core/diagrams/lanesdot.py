"""FlowGraph and lanes -> DOT: a box for each lane, side by side, time from top to bottom.

Graphviz keeps the boxes of clusters apart, but orders them as crossings have it. So all stands on a
grid: in each row in which a lane has nodes one of them, or an unseen one, is on its spine, which is
straight. An edge to another lane has no say in the layout: it gets to the row next to its end in its own
lane and crosses over from there. What is left that could cross are the spines, and these hang on
unseen nodes above the lanes whose order is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, pairwise

from sphinxext.usecase.core.diagrams.flowdot import add_nodes, edge_label, edge_style, node_names
from sphinxext.usecase.core.diagrams.lanes import numbers, sides
from sphinxext.usecase.core.diagrams.measure import text_width, wrap
from sphinxext.usecase.core.diagrams.quoting import label_of
from sphinxext.usecase.core.diagrams.sketch import EM, LINE, Sketch
from sphinxext.usecase.core.diagrams.swimlanes import Swimlanes
from sphinxext.usecase.core.diagrams.wording import lane_title
from sphinxext.usecase.core.flow.graph import Edge
from sphinxext.usecase.core.model.phrases import Words

_WIDEST = {"step": 12.0, **dict.fromkeys(["start", "decision", "outcome", "call", "open"], 10.0)}
"""As ``core.diagrams.flowdot.WRAP``, but less, since lanes stand side by side."""
_TITLE_WIDTH = 11.0
_TITLE_LINES = 4
_BOLD = 1.1
"""How much wider bold text is."""
_TURN = 'class="uc-turn" style=solid width=0.02'
"""Where an edge begins to cross over: a dot just as large as the gap between its two pieces."""


def swimlane_dot(usecase_id: str, drawn: Swimlanes, words: Words) -> Sketch:
    """A flow diagram with lanes; its links are those of ``flow_dot``."""
    graph, lanes, _rows = drawn
    sketch = Sketch("nodesep=0.22 ranksep=0.36 newrank=true")
    titles = [_cut(wrap(lane_title(lane, words), _TITLE_WIDTH)) for lane in lanes]
    tallest = max(map(len, titles), default=0)
    for number, lines in enumerate(titles):
        sketch.body.append(f"\tl{number}r0 [{_title(lines, tallest)}]\n")
    grid = _Grid(drawn, words)
    add_nodes(sketch, usecase_id, graph, words, grid.lane, _WIDEST)
    sketch.body += (f"\t{line}\n" for line in grid.statements())
    return sketch


def _cut(lines: list[str]) -> list[str]:
    if len(lines) > _TITLE_LINES:
        return [*lines[: _TITLE_LINES - 1], f"{lines[_TITLE_LINES - 1]}…"]
    return lines


def _title(lines: list[str], tallest: int) -> str:
    """The attributes of the title of a lane, all of one height so that all lanes begin alike."""
    width = (max(map(text_width, lines)) * _BOLD + 0.8) * EM
    size = f"width={width:.2f} height={tallest * LINE * EM:.2f}"
    return f'class="uc-title" fontname="Helvetica-Bold" shape=plaintext {label_of(lines)} {size}'


class _Grid:
    """The nodes of a graph by lane and row: in row 0 stand the titles, in row ``last`` unseen nodes."""

    def __init__(self, drawn: Swimlanes, words: Words) -> None:
        self.graph, lanes, self.row = drawn
        self.words = words
        self.names = node_names(self.graph)
        self.main = {self.names[node.id] for node in self.graph.nodes.values() if node.main}
        self.lane = numbers(lanes)
        self.last = max(self.row.values(), default=0) + 1
        self.numbers = range(len(lanes))
        ends = [(lane, row) for lane in self.numbers for row in (0, self.last)]
        self.cells = {(lane, row): [f"l{lane}r{row}"] for lane, row in ends}
        for node, name in self.names.items():
            self._place(self.lane[node], self.row[node], name)
        self.with_main = {self.lane[node.id] for node in self.graph.nodes.values() if node.main}
        self.joined: set[tuple[str, str]] = set()
        turns = (f"w{number}" for number in count())
        self.edges = [piece for edge in self.graph.edges for piece in self._edge(edge, turns)]

    def _place(self, lane: int, row: int, name: str) -> None:
        self.cells.setdefault((lane, row), []).append(name)

    def statements(self) -> Iterator[str]:
        """All but the nodes that are seen."""
        yield 'node [style=invis shape=point width=0 label=""]'
        yield from self._tops()
        for lane in self.numbers:
            yield from self._box(lane)
        for row in range(self.last + 1):
            names = " ".join(name for lane in self.numbers for name in self._names(lane, row))
            yield f"{{ rank=same {names} }}"
        yield from self._sides()
        yield from self.edges

    # -- nodes ----------------------------------------------------------------------------------

    def _spine(self, lane: int, row: int) -> str:
        """The node in the middle of a lane: that of the main flow; in a lane without it, the first."""
        names = self.cells[lane, row]
        own = (name for name in names if name in self.main or lane not in self.with_main)
        return next(own, f"l{lane}r{row}")

    def _names(self, lane: int, row: int) -> list[str]:
        """The nodes of a lane in a row, that on the spine first."""
        if (lane, row) not in self.cells:
            return []
        return list(dict.fromkeys([self._spine(lane, row), *self.cells[lane, row]]))

    def _tops(self) -> Iterator[str]:
        """The unseen nodes above the lanes."""
        for lane in self.numbers:
            yield f"t{lane} [group=l{lane}]"
            yield f"t{lane} -> l{lane}r0 [style=invis]"
        tops = " -> ".join(f"t{lane}" for lane in self.numbers)
        yield f"{{ rank=same edge [style=invis] {tops} }}"

    def _box(self, lane: int) -> Iterator[str]:
        """A lane: its frame, its nodes, and what of its spine is not seen."""
        yield f"subgraph cluster_{lane} {{"
        yield '\tgraph [class="uc-lane" color=gray60 margin=10]'
        spine: list[tuple[int, str]] = []
        for row in range(self.last + 1):
            for name in self._names(lane, row)[:1]:
                spine.append((row, name))
                yield f"\t{name} [group=l{lane}]"
            yield from (f"\t{name}" for name in self._names(lane, row)[1:])
        for (upper, above), (lower, below) in pairwise(spine):
            if (above, below) not in self.joined:
                yield f"\t{above} -> {below} [style=invis weight=12 minlen={lower - upper}]"
        yield "}"

    def _sides(self) -> Iterator[str]:
        """What keeps alternatives on a side of the spine, where that is better."""
        for node, side in sides(self.graph, self.lane, self.row).items():
            ends = [self.names[node], self._spine(self.lane[node], self.row[node])]
            yield f"{' -> '.join(ends[::-side])} [style=invis]"

    # -- edges ----------------------------------------------------------------------------------

    def _edge(self, edge: Edge, turns: Iterator[str]) -> Iterator[str]:
        """An edge; in two pieces if it leads to another lane and not to the next row."""
        source, target = self.names[edge.source], self.names[edge.target]
        rows_down = self.row[edge.target] - self.row[edge.source]
        aside = self.lane[edge.target] - self.lane[edge.source]
        # Room for a label would put rows between those of the grid.
        said = edge_label(edge, self.words, "xlabel")
        if rows_down > 0 and not aside:
            straight = self._is_on_spine(edge.source) and self._is_on_spine(edge.target)
            self.joined.add((source, target))
            style = edge_style(edge.kind, straight=straight)
            yield f"{source} -> {target} [{style}{said} minlen={rows_down}]"
            return
        style = edge_style(edge.kind)
        if aside and abs(rows_down) > 1:
            turn = next(turns)
            row = self.row[edge.target] - (1 if rows_down > 0 else -1)
            self._place(self.lane[edge.source], row, turn)
            yield f"{turn} [{_TURN}]"
            if rows_down > 0:
                yield f"{source} -> {turn} [{style}{said} dir=none headclip=false]"
            else:
                yield f"{turn} -> {source} [{style}{said} dir=none tailclip=false]"
            source, said = turn, " tailclip=false"
        yield f"{source} -> {target} [{style}{said} constraint=false]"

    def _is_on_spine(self, node: str) -> bool:
        return self._spine(self.lane[node], self.row[node]) == self.names[node]
