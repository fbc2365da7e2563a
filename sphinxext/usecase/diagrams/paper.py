"""In what parts a picture is printed that would be too large for a sheet: cut between its nodes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

ACROSS, ALONG = 760, 1090
"""How wide and how high a picture may be to be printed upright with letters of 7 points."""
_MARGIN = 6
"""How far before a node a picture is cut."""
_TITLED = 40
"""Where the first node is further down, titles stand above it: those of lanes."""
_TITLE = re.compile(r'class="uc-title"[^\n]* height=([\d.]+)')
_INCH, _AROUND = 72, 50
"""How high a title is in DOT, and how much there is above and below it."""
_ORIGIN = re.compile(r'<g class="graph"[^>]*translate\(([\d.-]+)[ ,]([\d.-]+)\)')
_NODE = re.compile(r'<g class="node.*?</g>', re.DOTALL)
_OUTLINE = re.compile(r'\b(?:d|points)="([^"]*)"')
_ELLIPSE = re.compile(r'\bcx="([\d.-]+)" cy="([\d.-]+)" rx="([\d.]+)" ry="([\d.]+)"')
_NUMBER = re.compile(r"-?[\d.]+")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of what is not to be cut."""


class Part(NamedTuple):
    """What of a picture is on a sheet; one that is ``turned`` lies along it.

    Above it so much of the ``head`` of the picture is said again, beside which it has room.
    """

    left: float
    top: float
    width: float
    height: float
    turned: bool
    head: float = 0


def parts(width: float, height: float, nodes: Iterable[Box], head: float | None = None) -> list[Part]:
    """The parts of a picture on as few sheets as can be, from top to bottom and then from left to right.

    None if it is printed as a whole, or no cut would make it readable. If the ``nodes`` are all that it
    shows, they tell how high its ``head`` is.
    """
    boxes = list(nodes)
    if head is None:
        first = min((top for _left, top, _right, _bottom in boxes), default=0)
        head = first - _MARGIN if first > _TITLED else 0
    ways = []
    for turned, across, along in ((False, ACROSS, ALONG), (True, ALONG, ACROSS)):
        columns = _cuts(width, across, ((left, right) for left, _top, right, _bottom in boxes))
        rows = _cuts(height, along, ((top, bottom) for _left, top, _right, bottom in boxes), head)
        if columns and rows:
            ways.append([Part(x, y, w, h, turned, y and head) for x, w in columns for y, h in rows])
    found = min(ways, key=len, default=[])
    return found if len(found) > 1 else []


def _cuts(
    length: float, most: float, ends: Iterable[tuple[float, float]], head: float = 0
) -> list[tuple[float, float]]:
    """Where pieces of at most that length begin, and how long they are; nothing if no cut makes such.

    All but the first have a ``head`` too.
    """
    cuts = [0.0]
    between = [one - _MARGIN for one in _gaps(ends)] if length > most else []
    while length - cuts[-1] > (room := most - (head if cuts[-1] else 0)):
        furthest = bisect_right(between, cuts[-1] + room) - 1
        if furthest < 0 or between[furthest] <= cuts[-1]:
            return []
        cuts.append(between[furthest])
    return [(one, end - one) for one, end in zip(cuts, [*cuts[1:], length], strict=True)]


def _gaps(ends: Iterable[tuple[float, float]]) -> Iterator[float]:
    """Where nodes begin beside which none has begun already, but for the first."""
    last = inf
    for begin, end in sorted(ends):
        if begin > last + _MARGIN:
            yield begin
        last = end if last == inf else max(last, end)


def head_of(source: str) -> float:
    """How high the titles are above the nodes of a picture with this DOT source."""
    title = _TITLE.search(source)
    return float(title[1]) * _INCH + _AROUND if title else 0


def extents(svg: str) -> Iterator[Box]:
    """The ends of the nodes of a picture."""
    origin = _ORIGIN.search(svg)
    right, down = map(float, origin.groups()) if origin else (0.0, 0.0)
    for node in _NODE.findall(svg):
        found = [float(one) for points in _OUTLINE.findall(node) for one in _NUMBER.findall(points)]
        across, along = found[::2], found[1::2]
        for ellipse in _ELLIPSE.findall(node):
            x, y, wide, high = map(float, ellipse)
            across += (x - wide, x + wide)
            along += (y - high, y + high)
        if across:
            yield min(across) + right, min(along) + down, max(across) + right, max(along) + down
