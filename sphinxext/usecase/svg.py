"""An engine's SVG as an element for a page, with the words of its nodes written into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import count
from xml.parsers import expat

from sphinxext.usecase.core.dottext import FONT_SIZE, LINE, Lines

_ROOT = re.compile(
    r'.*?<svg width="([\d.]+)pt" height="([\d.]+)pt"\s+viewBox="([^"]*)"[^>]*>', re.DOTALL
)
_COMMENT_OR_TITLE = re.compile(r"<!--.*?-->\s*|<title>[^<]*</title>\s*", re.DOTALL)
_NEEDLESS = re.compile(
    r' (?:xlink:title="[^"]*"|xml:space="preserve"|font-family="[^"]*"|text-anchor="middle"'
    rf'|font-size="{FONT_SIZE}.00")'
)
"""Tooltips that show names, and what all texts have in common."""
_NODE = re.compile(
    r"<title>(\w+)</title>\s*((?:<g [^>]*>\s*<a [^>]*>\s*)?"
    r'<(?:path|polygon|ellipse)\b[^>]*? (d|points|cx)="([^"]*)"(?: cy="([^"]*)")?[^>]*/>\s*'
    r"(?:<(?:path|polygon|polyline)\b[^>]*/>\s*)*)"
)
"""The name of a node, and its shapes with what tells where the first is."""
_NUMBER = re.compile(r"-?[\d.]+")
_BASELINE = 0.35
"""How far below the middle of a line its letters stand, in em."""


def inline_svg(picture: str, lines: Lines) -> str:
    """An engine's SVG as an element for a page: no prologue, no size of its own, no tooltips of names.

    ``lines`` are the words of each node. Raises ``ValueError`` or ``ExpatError`` if it is no
    well-formed SVG, or lacks a node.
    """
    match = _ROOT.match(picture)
    if match is None:
        raise ValueError("no svg element")
    width, height, box = match.groups()
    body = _COMMENT_OR_TITLE.sub("", _lettered(picture[match.end() :], lines))
    body = _NEEDLESS.sub("", body).replace("&#45;", "-")  # escaped for the sake of comments
    across, down = float(width), float(height)
    root = (
        f'<svg class="uc-flow" role="group" width="{across:.0f}" height="{down:.0f}" '
        f'viewBox="{box}" style="min-width: {0.8 * across:.0f}px" '
        f'font-family="Arial, Helvetica, sans-serif" font-size="{FONT_SIZE}" text-anchor="middle" '
        'xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    svg = root + body.strip()
    expat.ParserCreate().Parse(svg, True)  # noqa: FBT003 (takes no keywords)
    return svg


def _lettered(body: str, lines: Lines) -> str:
    """The body of a picture with its words, each line a text in the middle of its node."""
    missing = dict(lines)

    def write(node: re.Match[str]) -> str:
        name, shapes, kind, where, below = node.groups()
        across, down = (float(where), float(below)) if kind == "cx" else _middle(where)
        return f"{shapes}{_texts(missing.pop(name, ()), across, down)}"

    body = _NODE.sub(write, body)
    if missing:
        raise ValueError(f"the node {next(iter(missing))} is missing")
    return body


def _middle(points: str) -> tuple[float, float]:
    numbers = list(map(float, _NUMBER.findall(points)))
    across, down = numbers[::2], numbers[1::2]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def _texts(lines: Sequence[str], across: float, down: float) -> str:
    """Lines around a point."""
    down += (_BASELINE - (len(lines) - 1) / 2 * LINE) * FONT_SIZE
    places = (f'x="{across:.2f}" y="{down + number * LINE * FONT_SIZE:.2f}"' for number in count())
    return "".join(
        f"<text {place}>{escape(line, quote=False)}</text>\n"
        for place, line in zip(places, lines, strict=False)
    )
