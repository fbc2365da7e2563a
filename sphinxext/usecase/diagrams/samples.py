"""What legends of diagrams show: each shape and line, drawn small as Graphviz draws it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from xml.etree import ElementTree as ET

_BOX = '<path d="M1 3h44v16h-44z"/>'
_ROUND = '<path d="M6 3h34q5 0 5 5v6q0 5-5 5h-34q-5 0-5-5v-6q0-5 5-5z"/>'
_ELLIPSE = '<ellipse cx="23" cy="11" rx="22" ry="9"/>'
_LINE = '<path{} d="M2 11h{}"/>'
_DASHES = ' stroke-dasharray="5 2"'
_FILLED = '<polygon points="36,7 44,11 36,15"/>'
_OPEN = '<polygon points="36,7 44,11 36,15 40,11"/>'
_SAID = f'<g transform="translate(0 5)">{_LINE.format(_DASHES, 38)}{_OPEN}</g>'
_TEXT = '<text x="23" y="{}" font-size="{}">{}</text>'
_QUOTED = re.compile("«.*?»")
"""What is written in a shape or at a line, and stands in its name."""

_NODES = {
    "start": _ROUND,
    "step": _BOX,
    "decision": '<path d="M12 2h22l11 9-11 9h-22l-11-9z"/>',
    "success": '<path d="M8 5h30q4 0 4 4v4q0 4-4 4h-30q-4 0-4-4v-4q0-4 4-4z"/>'
    '<path d="M7 2h32q6 0 6 6v6q0 6-6 6h-32q-6 0-6-6v-6q0-6 6-6z"/>',
    "failure": '<path d="M12 2h22l11 5v8l-11 5h-22l-11-5v-8z"/>',
    "abort": f'{_BOX}<path d="M7 3l-6 6M1 13l6 6M39 19l6-6M45 9l-6-6"/>',
    "other": _ROUND,
    "include": '<path d="M4 3h41v16h-41v-2h-3v-4h3v-4h-3v-4h3z"/><path d="M4 5h3v4h-3M4 13h3v4h-3"/>',
    "goto": '<path d="M1 4h36l8 7-8 7h-36z"/>',
    "open": _ROUND.replace("<path", f"<path{_DASHES}"),
    "back": f"{_ELLIPSE}{_TEXT.format(14.5, 10, '↩ 5')}",
    "span": f"{_ELLIPSE}{_TEXT.format(14.5, 10, '1–5')}",
    "actor": _BOX,
    "usecase": _ELLIPSE,
    "elsewhere": '<ellipse cx="23" cy="11" rx="13" ry="6"/>',
}
_FRAMES = {
    "swimlane": '<polygon points="1,1 23,1 23,21 1,21"/><polygon points="23,1 45,1 45,21 23,21"/>',
    "system": '<polygon fill="none" points="1,1 45,1 45,21 1,21"/>',
}
_LINES = {
    "-next": _LINE.format("", 34) + _FILLED,
    "-branch": _LINE.format(_DASHES, 38) + _OPEN,
    "-resume": _LINE.format("", 38) + _OPEN,
    "-repeat": '<path d="M44 11h-34"/><polygon points="10,7 2,11 10,15"/>',
    "-skip": _LINE.format(' stroke-dasharray="1.5 3"', 34) + _FILLED,
    "-goto": _LINE.format(_DASHES, 34) + _FILLED,
    "-association": _LINE.format("", 42),
    "-include": _SAID,
    "-extends": _SAID,
    "-specializes": _LINE.format("", 32) + '<polygon points="34,6 44,11 34,16"/>',
}
_OUTCOMES = ("success", "failure", "abort", "other")


def drawn(kind: str, name: str) -> str:
    """A shape or line as an element that is called ``name``; ``kind`` as in ``views.legend``."""
    if kind in _LINES:
        looks, inside = f"edge uc-{kind[1:]}", _LINES[kind]
    elif kind in _FRAMES:
        looks, inside = "uc-lane" if kind == "swimlane" else "uc-system", _FRAMES[kind]
    else:
        looks, inside = f"node uc-{kind}{' uc-outcome' if kind in _OUTCOMES else ''}", _NODES[kind]
    if words := _QUOTED.search(name):
        inside += _TEXT.format(*((14, 9) if kind == "actor" else (8, 9)), escape(words[0]))
    return (
        '<svg class="uc-sample" role="img" width="46" height="22" viewBox="0 0 46 22" '
        f'text-anchor="middle"><title>{escape(name)}</title>'
        f'<g class="uc-flow"><g class="{looks}">{inside}</g></g></svg>'
    )


def as_tikz(kind: str, name: str, encode: Callable[[str], str]) -> str:
    """The same as a picture of TikZ; ``encode`` makes words LaTeX."""
    svg = ET.fromstring(drawn(kind, name))  # noqa: S314
    shapes = "".join(_tikz(svg, encode, fill=kind in _LINES and kind != "-specializes"))
    looks = "x=1pt,y=1pt,yscale=-1,baseline=-14pt"
    size = r"\path (0,-1) rectangle (46,23);"
    return f"\\begin{{tikzpicture}}[{looks}]{size}{shapes}\\end{{tikzpicture}}"


def _tikz(group: ET.Element, encode: Callable[[str], str], *, fill: bool) -> Iterator[str]:
    """What draws the shapes of a group; ``fill`` says whether polygons are filled."""
    for shape in group:
        given = shape.attrib
        looks = ""
        if dashes := given.get("stroke-dasharray"):
            looks = "dash pattern=on {}pt off {}pt".format(*dashes.split())
        if shape.tag == "g":
            down = (given.get("transform") or "0 0)").split()[1].rstrip(")")
            inside = "".join(_tikz(shape, encode, fill=fill))
            yield f"\\begin{{scope}}[yshift={down}pt]{inside}\\end{{scope}}"
        elif shape.tag == "path":
            yield f"\\draw[{looks}] svg {{{given['d']}}};"
        elif shape.tag == "polygon":
            corners = " -- ".join(f"({corner})" for corner in given["points"].split())
            yield f"\\{'filldraw' if fill else 'draw'} {corners} -- cycle;"
        elif shape.tag == "ellipse":
            radii = f"x radius={given['rx']},y radius={given['ry']}"
            yield f"\\draw ({given['cx']},{given['cy']}) ellipse [{radii}];"
        elif shape.tag == "text":
            size = f"\\fontsize{{{given['font-size']}}}{{{given['font-size']}}}\\selectfont"
            words = encode(shape.text or "").replace("↩", "\\ensuremath{\\hookleftarrow}")
            place = f"({given['x']},{given['y']})"
            yield f"\\node[anchor=base,inner sep=0pt,font={size}] at {place} {{{words}}};"
