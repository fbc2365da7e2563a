"""Columns -> places: how far down each node stands, so that what hangs on it leaves room for the next.

A column is the nodes of a flow. On a node hang the columns of the alternatives that leave it. Those of
two nodes stand one below the other, or side by side where that takes less paper: then the upper one is
further away, so that no line leads through the lower one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sys import maxsize
from typing import NamedTuple

_SIDE_BY_SIDE = 4
"""How many columns to the right of the main flow are tried at most."""
_FIT = 3
"""How many columns fit on a page: fewer are no gain."""


@dataclass(slots=True)
class Column:
    """Nodes from top to bottom, and the columns that hang on them, each from top to bottom too.

    ``before`` are those nodes to whose left something stands anyway, with how many rows that takes.
    """

    nodes: list[str]
    hanging: dict[str, list[Column]] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)


class Place(NamedTuple):
    """A row, counted downwards, and a column, counted to the right."""

    row: int
    column: int


class _Block(NamedTuple):
    """Columns and all that hangs on them: the places of nodes, the first and last row of each column.

    The nearest column comes first. In the row ``last`` begins the last of those that hang on one node.
    """

    places: dict[str, Place]
    extents: list[tuple[int, int]]
    last: int = 0

    def moved(self, row: int, column: int) -> Iterator[tuple[str, Place]]:
        """The places when it stands further down and to the right."""
        for node, place in self.places.items():
            yield node, Place(place.row + row, place.column + column)


def places_of(column: Column) -> dict[str, Place]:
    """Where the nodes of a column and of what hangs on it take the least paper, the first at 0, 0."""
    blocks: dict[int, _Block] = {}
    for inner in reversed(list(_downwards(column))[1:]):
        blocks[id(inner)] = _Stack(inner, blocks).block() if inner.hanging else _alone(inner)
    return min(_stacks(column, blocks), key=_Stack.area).block().places


def _alone(column: Column) -> _Block:
    """A column on which nothing hangs."""
    places = {node: Place(row, 0) for row, node in enumerate(column.nodes)}
    return _Block(places, [(0, len(places) - 1)])


def _stacks(column: Column, blocks: Mapping[int, _Block]) -> Iterator[_Stack]:
    """A column in all ways to be tried: on both sides or one, and wider as long as that changes it."""
    has_two = any(len(hanging) > 1 for hanging in column.hanging.values())
    for two_sided in (True, False) if has_two else (False,):
        for width in range(1, _SIDE_BY_SIDE + 1):
            stack = _Stack(column, blocks, width, two_sided=two_sided)
            yield stack
            if len(stack.extents) <= width or stack.is_tight:
                break


def _downwards(column: Column) -> Iterator[Column]:
    """A column and all that hangs on it, each behind that on which it hangs."""
    waiting = [column]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += (one for hanging in here.hanging.values() for one in hanging)


class _Stack:
    """A column, and beside it what hangs on it, in so many columns unless a part of it needs more.

    It is built from below: each node stands as low as what is there already lets it. If it is
    ``two_sided``, every second of those that hang on one node is to its left.
    """

    def __init__(
        self, column: Column, blocks: Mapping[int, _Block], width: int = 1, *, two_sided: bool = False
    ) -> None:
        self._column = column
        self._right, self._left = _Side(width), _Side(1)
        self._rows: list[int] = []
        self._parts: list[tuple[_Block, Place]] = []
        row = 1
        for node in reversed(column.nodes):
            row -= 1
            if node in column.hanging or node in column.before:
                right, left = column.hanging.get(node, []), []
                if two_sided and node not in column.before:
                    right, left = right[::2], right[1::2]
                hung = {self._right: [blocks[id(one)] for one in right]}
                hung[self._left] = [_mirrored(blocks[id(one)]) for one in left]
                if node in column.before:
                    hung[self._left] = [_Block({}, [(0, column.before[node] - 1)])]
                row = self._hang(
                    [(side, _joined(beside)) for side, beside in hung.items() if beside], row
                )
            self._rows.append(row)
        self._top = row
        self.is_tight = 1 - row == len(column.nodes)
        """Whether no node stands lower than it would alone."""
        self.extents = [(0, -row), *((top - row, end - row) for top, end in self._right.extents())]

    def _hang(self, blocks: Sequence[tuple[_Side, _Block]], row: int) -> int:
        """Hang blocks on a node; return its row, not below ``row``, in which there is room for them."""
        row = min([row, *(side.lowest(block, row)[0] for side, block in blocks)])
        for side, block in blocks:
            nearer = side.add(block, row)
            across = nearer + 1 if side is self._right else -nearer - 1
            self._parts.append((block, Place(row, across)))
        return row

    def area(self) -> int:
        """How many places there are in all columns."""
        columns = len(self.extents) + len(self._left.tops)
        return max(columns, _FIT) * (1 + max(end for _, end in self.extents))

    def block(self) -> _Block:
        """All that is in it, the first node at 0, 0."""
        places = {
            node: Place(row - self._top, 0)
            for node, row in zip(reversed(self._column.nodes), self._rows, strict=True)
        }
        for block, (row, across) in self._parts:
            places.update(block.moved(row - self._top, across))
        return _Block(places, self.extents)


class _Side:
    """What stands beside a column: the first and last rows of columns, of which ``width`` are wanted.

    From the row ``taken`` on there are lines that another must not cross.
    """

    def __init__(self, width: int) -> None:
        self.tops: list[int] = []
        self._bottoms: list[int] = []
        self._width = width
        self._taken = maxsize

    def lowest(self, block: _Block, row: int) -> tuple[int, int]:
        """The lowest row for a block, not below ``row``, and how many columns are nearer there."""
        row = min(row, self._taken - 1 - block.last)
        nearer = range(min(max(self._width - len(block.extents), 0), len(self.tops)) + 1)
        pairs = ((number, zip(block.extents, self.tops[number:], strict=False)) for number in nearer)
        ends = (
            (min([row, *(top - 1 - end for (_, end), top in pair)]), -number) for number, pair in pairs
        )
        lowest, number = max(ends)
        return lowest, -number

    def add(self, block: _Block, row: int) -> int:
        """Take room for a block; return how many columns are nearer: a line leads through these."""
        _, nearer = self.lowest(block, row)
        self._bottoms += [row + end for _, end in block.extents[len(self.tops) - nearer :]]
        width = nearer + len(block.extents)
        self.tops[:width] = [row] * nearer + [row + top for top, _ in block.extents]
        self._taken = row
        return nearer

    def extents(self) -> Iterator[tuple[int, int]]:
        """The first and the last row of each column, the nearest first."""
        return zip(self.tops, self._bottoms, strict=True)


def _mirrored(block: _Block) -> _Block:
    """A block to the left, where the line to its first node leads through all columns but that of it."""
    width = len(block.extents)
    extents = [(0, end) for _, end in reversed(block.extents)]
    return _Block(dict(block.moved(0, 1 - width)), extents)


def _joined(blocks: Sequence[_Block]) -> _Block:
    """What hangs on one node on one side as one block, each part below the one before it."""
    joined, *further = blocks
    for block in further:
        both = list(zip(joined.extents, block.extents, strict=False))
        last = max([joined.last + 1, *(end + 1 - top for (_, end), (top, _) in both)])
        places = joined.places | dict(block.moved(last, 0))
        moved = [(last + top, last + end) for top, end in block.extents]
        extents = [(top, end) for (top, _), (_, end) in zip(joined.extents, moved, strict=False)]
        extents += joined.extents[len(moved) :] or moved[len(joined.extents) :]
        joined = _Block(places, extents, last)
    return joined
