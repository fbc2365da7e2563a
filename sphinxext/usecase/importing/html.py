"""HTML, as saved from a browser or a wiki, read by lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sphinxext.usecase.core.model.labels import letters
from sphinxext.usecase.core.prose.blocks import Block, Row
from sphinxext.usecase.core.prose.letters import roman
from sphinxext.usecase.core.prose.text import CODE, EMPHASIS, IMAGE, LINK, LINKED, STRONG, TO
from sphinxext.usecase.importing.formats import Format, as_lines, decoded

MARKS = {"b": STRONG, "strong": STRONG, "em": EMPHASIS, "i": EMPHASIS}
MARKS |= {"code": CODE, "tt": CODE, "kbd": CODE}
_BLOCKS = frozenset(
    "p div ul ol table h1 h2 h3 h4 h5 h6 pre dl dt dd section article main body html blockquote header "
    "footer figure center form fieldset aside nav details summary li tr td th thead tbody".split()
)
_BREAK = re.compile(r"(?:<br\s*/?>)?</br\s*>", re.IGNORECASE)
"""What browsers take for a line break as well."""
_MOST = 100
"""A cell that says to take more columns or rows is not believed."""
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})


def read(content: bytes) -> list[Block]:
    """The blocks of an HTML file."""
    return blocks_of_html(decoded(content))


def blocks_of_html(text: str) -> list[Block]:
    """The blocks of a page or of a part of one."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(_BREAK.sub("<br>", re.sub(r"^\s*<\?xml[^>]*\?>", "", text)))
    except etree.ParserError:  # there is no element in it
        return []
    return [*_children(tree, 0)]


def lines_of_html(text: str) -> str:
    """The words of a part of a page, a line for each block; items have their number or a bullet."""
    return "\n".join(as_lines(blocks_of_html(text)))


def _children(element: Any, depth: int) -> Iterator[Block]:
    """The blocks in an element; words that stand beside blocks are paragraphs."""
    words = element.text or ""
    line = element.sourceline or 0
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _UNSEEN:
            words += child.tail or ""
        elif child.tag in _BLOCKS:
            yield from _paragraph(words, line, depth)
            yield from _block(child, depth)
            words, line = child.tail or "", child.sourceline or 0
        else:
            words += _inline(child) + (child.tail or "")
    yield from _paragraph(words, line, depth)


def _paragraph(words: str, line: int, depth: int) -> Iterator[Block]:
    text = _folded(words)
    if text:
        yield Block("text", text, line, depth)


def _folded(words: str) -> str:
    """Blanks as a browser shows them; a line break is a line."""
    lines = (re.sub(r"[ \t\r\n\xa0]+", " ", line).strip() for line in words.split("\x0b"))
    return "\n".join(lines).strip()


def _inline(element: Any) -> str:
    if element.tag == "br":
        return "\x0b"
    if element.tag == "img":
        return f"{IMAGE}{LINK}{element.get('alt') or ''}{TO}{element.get('src') or ''}{LINKED}"
    inner = element.text or ""
    for child in element:
        inner += _inline(child) if isinstance(child.tag, str) and child.tag not in _UNSEEN else ""
        inner += child.tail or ""
    mark = MARKS.get(element.tag, "")
    if element.tag == "a" and element.get("href") and inner.strip():
        return f"{LINK}{inner}{TO}{element.get('href')}{LINKED}"
    if mark and inner.strip():
        return "\x0b".join(
            f"{mark}{part}{mark}" if part.strip() else part for part in inner.split("\x0b")
        )
    return inner


def _block(element: Any, depth: int) -> Iterator[Block]:
    line = element.sourceline or 0
    if re.fullmatch(r"h[1-6]", element.tag):
        text = _folded(_inline(element)).replace("\n", " ")
        if text:
            yield Block("heading", text, line, int(element.tag[1]))
    elif element.tag in ("ul", "ol"):
        yield from _list(element, depth)
    elif element.tag == "table":
        yield from _table(element, depth)
    elif element.tag == "pre":
        yield Block("code", element.text_content(), line, depth)
    elif element.tag in ("dt", "summary"):
        yield Block("text", f"{STRONG}{_folded(_inline(element))}{STRONG}", line, depth)
    else:
        yield from _children(element, depth)


def _list(element: Any, depth: int) -> Iterator[Block]:
    number = int(element.get("start") or 1) if str(element.get("start") or "1").isdigit() else 1
    kind = str(element.get("type") or "").lower()
    yield from _paragraph(element.text or "", element.sourceline or 0, depth)
    for item in element:
        if item.tag == "li":
            stated = item.get("value") or ""
            number = int(stated) if stated.isdigit() else number
            yield from _item(item, depth, "" if element.tag == "ul" else _number(kind, number))
            number += 1
        elif isinstance(item.tag, str):
            yield from _block(item, depth + 1)
        yield from _paragraph(item.tail or "", item.sourceline or 0, depth + 1)


def _item(item: Any, depth: int, label: str) -> Iterator[Block]:
    inner = [*_children(item, depth + 1)]
    is_text = bool(inner) and inner[0].kind == "text"
    first = inner.pop(0) if is_text else Block("text", "", item.sourceline or 0)
    yield first._replace(kind="item", level=depth, label=label)
    yield from inner


def _number(kind: str, number: int) -> str:
    """The number of an item, as its list shows it, in small letters."""
    shown = {"i": roman, "a": letters}.get(kind, str)
    return shown(number)


def _table(element: Any, depth: int) -> Iterator[Block]:
    """A table of plain cells; one whose cells hold more is taken apart, if it has fields."""
    rows: list[Row] = []
    spanned: dict[int, int] = {}
    for row in element.iter("tr"):
        if next(row.iterancestors("table")) is not element:
            continue
        cells: list[str] = []
        for cell in (cell for cell in row if cell.tag in ("td", "th")):
            _skip(cells, spanned)
            place = len(cells)
            cells += [_cell(cell), *[""] * (_span(cell, "colspan") - 1)]
            spanned |= dict.fromkeys(range(place, len(cells)), _span(cell, "rowspan") - 1)
        _skip(cells, spanned)
        if cells:
            rows.append(tuple(cells))
    for caption in element.findall("caption"):
        yield from _children(caption, depth)
    if rows:
        yield Block("table", "", element.sourceline or 0, depth, rows=tuple(rows))


def _skip(cells: list[str], spanned: dict[int, int]) -> None:
    """Leave empty what cells of rows above reach into."""
    while spanned.get(len(cells), 0) > 0:
        spanned[len(cells)] -= 1
        cells.append("")


def _span(cell: Any, name: str) -> int:
    """How many columns or rows a cell takes."""
    stated = str(cell.get(name) or "1")
    return min(max(int(stated), 1), _MOST) if stated.isdecimal() else 1


def _cell(cell: Any) -> str:
    return "\n".join(as_lines(_children(cell, 0)))


FORMAT = Format((".html", ".htm", ".xhtml"), read)
