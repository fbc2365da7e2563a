"""In what parts a picture is printed that would be too large for a sheet: cut between its nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

ACROSS, ALONG = 760, 1090
"""How wide and how high a picture may be to be printed upright with letters of 7 points."""
_MARGIN = 6
"""How far above a node a picture is cut."""
_ORIGIN = re.compile(r'<g class="graph"[^>]*translate\([\d.-]+[ ,]([\d.-]+)\)')
_NODE = re.compile(r'<g class="node.*?</g>', re.DOTALL)
_OUTLINE = re.compile(r'\b(?:d|points)="([^"]*)"')
_ELLIPSE = re.compile(r'\bcy="([\d.-]+)" rx="[\d.]+" ry="([\d.]+)"')
_NUMBER = re.compile(r"-?[\d.]+")


class Part(NamedTuple):
    """What of a picture is on a sheet; one that is ``turned`` lies along it."""

    top: float
    height: float
    turned: bool


def parts(width: float, height: float, nodes: Iterable[tuple[float, float]]) -> list[Part]:
    """The parts of a picture; none if it is printed as a whole, or no cut would make it readable.

    ``nodes`` are the upper and lower ends of what is not to be cut.
    """
    turned = width > ACROSS
    most = ACROSS if turned else ALONG
    if width > ALONG or height <= most:
        return []
    cuts = [0.0]
    between = [one - _MARGIN for one in _gaps(nodes)]
    while height - cuts[-1] > most:
        below = [cut for cut in between if cuts[-1] < cut <= cuts[-1] + most]
        if not below:
            return []
        cuts.append(below[-1])
    ends = [*cuts[1:], height]
    return [Part(top, end - top, turned) for top, end in zip(cuts, ends, strict=True)]


def _gaps(nodes: Iterable[tuple[float, float]]) -> Iterator[float]:
    """Where nodes begin beside which none has begun already."""
    lowest = 0.0
    for top, bottom in sorted(nodes):
        if top > lowest + _MARGIN:
            yield top
        lowest = max(lowest, bottom)


def extents(svg: str) -> Iterator[tuple[float, float]]:
    """The upper and lower ends of the nodes of a picture."""
    origin = _ORIGIN.search(svg)
    down = float(origin[1]) if origin else 0.0
    for node in _NODE.findall(svg):
        found = [
            float(one) for points in _OUTLINE.findall(node) for one in _NUMBER.findall(points)[1::2]
        ]
        for middle, radius in _ELLIPSE.findall(node):
            found += (float(middle) - float(radius), float(middle) + float(radius))
        if found:
            yield min(found) + down, max(found) + down
