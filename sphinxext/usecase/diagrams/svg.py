"""An engine's SVG as an element for pages: what is drawn once, and the labels of those who show it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import escape
from xml.parsers import expat

from sphinxext.usecase.core.diagrams.sketch import FONT_SIZE, LINE, Labels

_ROOT = re.compile(
    r'.*?<svg width="([\d.]+)pt" height="([\d.]+)pt"\s+viewBox="([^"]*)"[^>]*>', re.DOTALL
)
_NODE = re.compile(
    r"<title>(\w+)</title>\s*"
    r'(?=<(?:path|polygon|ellipse)\b[^>]*? (d|points|cx)="([^"]*)"(?: cy="([^"]*)")?)'
)
"""The name of a node, and what tells where its shape is."""
_LANE = re.compile(r'<title>cluster_(\d+)</title>\s*<polygon\b[^>]*? points="([^"]*)"')
"""The number of a lane, and where its frame is."""
_LANE_TITLE = re.compile(r"<title>l(\d+)r0</title>\s*(?:<text\b[^>]*>[^<]*</text>\s*)+")
"""The lines of a lane's title, and its number."""
_COMMENT_OR_TITLE = re.compile(r"<(?:!--.*?-->|title>[^<]*</title>)\s*", re.DOTALL)
_NEEDLESS = re.compile(
    r' (?:id="[^"]*"|xml:space="preserve"|font-family="[^"]*"|text-anchor="middle"'
    rf'|font-size="{FONT_SIZE}.00")'
)
"""Names, and what all texts have in common."""
_MARK, _MARK_END, _NODE_END = "<?", "?>", "</g>"
_APART = str.maketrans("MC,", "   ")
"""What stands between the coordinates of a shape."""
LETTERING = f'font-family="Arial, Helvetica, sans-serif" font-size="{FONT_SIZE}" text-anchor="middle"'
"""How words are set in all pictures."""
_SMALLEST = 8
"""To what size of its text a picture shrinks with its column, in pixels."""
_BASELINE = 0.35
"""How far below the middle of a line its letters stand, in em."""


def blank(picture: str, nodes: Collection[str]) -> str:
    """An engine's SVG as an element with a mark in each of the nodes, where its label belongs.

    It has no prologue, no size of its own, no ids and no tooltips; titles stand in the middle of their
    lanes. Raises ``ValueError`` or ``ExpatError`` if it is no well-formed SVG, or lacks a node.
    """
    match = _ROOT.match(picture)
    if match is None:
        raise ValueError("no svg element")
    width, height, box = match.groups()
    missing = dict.fromkeys(nodes)

    def mark(node: re.Match[str]) -> str:
        name, kind, where, below = node.groups()
        if name not in nodes:
            return ""
        missing.pop(name, None)
        across, down = (float(where), float(below)) if kind == "cx" else _middle(where)
        return f"{_MARK}{name} {across:.2f} {down:.2f}{_MARK_END}"

    body = _COMMENT_OR_TITLE.sub("", _NODE.sub(mark, _centred(picture[match.end() :])))
    body = _NEEDLESS.sub("", body).replace("&#45;", "-")  # escaped for the sake of comments
    if missing:
        raise ValueError(f"the node {next(iter(missing))} is missing")
    across, down = float(width), float(height)
    root = (
        f'<svg class="uc-flow" role="group" width="{across:.0f}" height="{down:.0f}" '
        f'viewBox="{box}" style="min-width: {_SMALLEST / FONT_SIZE * across:.0f}px" '
        f"{LETTERING} "
        'xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    svg = root + body.strip()
    expat.ParserCreate().Parse(svg, True)  # noqa: FBT003 (takes no keywords)
    return svg


def _centred(drawn: str) -> str:
    """An SVG with the titles of lanes in the middle; the engine has them above the main column."""
    middles = {lane: _middle(points)[0] for lane, points in _LANE.findall(drawn)}

    def move(title: re.Match[str]) -> str:
        if title[1] not in middles:
            return title[0]
        return re.sub(r' x="[^"]*"', f' x="{middles[title[1]]:.2f}"', title[0])

    return _LANE_TITLE.sub(move, drawn) if middles else drawn


def _middle(points: str) -> tuple[float, float]:
    numbers = list(map(float, points.translate(_APART).split()))
    across, down = numbers[::2], numbers[1::2]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def lettered(picture: str, labels: Labels) -> str:
    """A picture from ``blank`` with the words and links of its nodes."""
    begin, *nodes = picture.split(_MARK)
    return begin + "".join(_labelled(node, labels) for node in nodes)


def _labelled(marked: str, labels: Labels) -> str:
    mark, _, node = marked.partition(_MARK_END)
    shapes, _, behind = node.partition(_NODE_END)
    name, across, down = mark.split()
    lines, link = labels[name]
    inside = f"{shapes}{''.join(_texts(lines, across, float(down)))}"
    if link is not None:
        inside = f'<a xlink:href="{escape(link)}">\n{inside}</a>\n'
    return f"{inside}{_NODE_END}{behind}"


def _texts(lines: Sequence[str], across: str, down: float) -> Iterator[str]:
    """Lines around a point."""
    down += (_BASELINE - (len(lines) - 1) / 2 * LINE) * FONT_SIZE
    for line in lines:
        yield f'<text x="{across}" y="{down:.2f}">{escape(line, quote=False)}</text>\n'
        down += LINE * FONT_SIZE
