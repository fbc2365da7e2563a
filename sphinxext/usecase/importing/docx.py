"""Word documents, read by python-docx."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sphinxext.usecase.core.model.labels import letters
from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.letters import roman
from sphinxext.usecase.core.prose.text import EMPHASIS, LINK, LINKED, STRONG, TO
from sphinxext.usecase.importing.formats import Format, as_lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_Place = tuple[str | None, int]
"""The number of a list, if there is one, and how deep in it."""
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def read(content: bytes) -> list[Block]:
    """The blocks of a Word document."""
    from docx import Document

    document = Document(io.BytesIO(content))
    return [*_Word(document).blocks()]


class _Word:
    """Goes through a document, and counts its lists as Word does."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._levels = _levels_of(document)
        self._styles: dict[str | None, tuple[str, _Place]] = {}
        self._seen: set[Any] = set()
        self._counted: Counter[tuple[str, int]] = Counter()

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order; a line is the place among paragraphs and tables."""
        for place, part in enumerate(self._document.iter_inner_content(), 1):
            if hasattr(part, "rows"):
                rows = tuple(self._cells(row) for row in part.rows)
                yield Block("table", "", place, rows=rows)
            else:
                yield from self._paragraph(part, place)

    def _cells(self, row: Any) -> tuple[str, ...]:
        cells: list[str] = []
        for cell in row.cells:  # a cell over several columns or rows comes once for each
            element = cell.paragraphs[0].paragraph_format.element if cell.paragraphs else None
            if element in self._seen:
                cells.append("")
                continue
            self._seen.add(element)
            blocks = [block for one in cell.paragraphs for block in self._paragraph(one, 0)]
            cells.append("\n".join(as_lines(blocks)))
        return tuple(cells)

    def _paragraph(self, paragraph: Any, place: int) -> Iterator[Block]:
        text = _inline(paragraph)
        if not text.strip():
            return
        style, by_style = self._style(paragraph)
        if found := _HEADING.match(style):
            yield Block("heading", text, place, int(found[1]))
        elif style == "Title":
            yield Block("heading", text, place, 0)
        else:
            number, level = _numbered(paragraph.paragraph_format.element.pPr) or by_style
            yield self._listed(number, level, style, text, place)

    def _style(self, paragraph: Any) -> tuple[str, _Place]:
        """The name of the style of a paragraph, and its list; python-docx takes long to find them."""
        stated = paragraph.paragraph_format.element.style
        if stated not in self._styles:
            style = paragraph.style
            name = str(style.name) if style is not None else ""
            self._styles[stated] = name, _place_of(style)
        return self._styles[stated]

    def _listed(self, number: str | None, level: int, style: str, text: str, place: int) -> Block:
        if number is None:
            listed = style.startswith(("List Bullet", "List Number"))
            return Block("item" if listed else "text", text, place)
        self._counted[number, level] += 1
        for key in [key for key in self._counted if key[0] == number and key[1] > level]:
            del self._counted[key]
        label = self._label(number, level)
        if label.isdigit() or not label:
            return Block("item", text, place, level, label)
        return Block("item", f"{label}. {text}", place, level)

    def _label(self, number: str, level: int) -> str:
        """The label that Word shows; empty for a bullet."""
        kind, pattern, _start = self._levels.get((number, level), ("bullet", "", 1))
        if kind == "bullet":
            return ""

        def shown(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            of, _pattern, start = self._levels.get((number, above), ("decimal", "", 1))
            return _number(of, max(self._counted[number, above], 1) + start - 1)

        return re.sub(r"%(\d)", shown, pattern).strip(" .):(")


def _number(kind: str, number: int) -> str:
    if kind.endswith("Roman"):
        return roman(number)
    if kind.endswith("Letter"):  # behind z comes aa, then bb
        shown = letters((number - 1) % 26 + 1) * (1 + (number - 1) // 26)
        return shown.upper() if kind == "upperLetter" else shown
    return str(number)


def _place_of(style: Any) -> _Place:
    """The list that a style puts paragraphs in, by itself or by those that it is made of."""
    while style is not None:
        if found := _numbered(style.element.find(f"{_W}pPr")):
            return found
        style = style.base_style
    return None, 0


def _numbered(properties: Any) -> _Place | None:
    """The list that these properties of a paragraph put it in, if they say so."""
    found = properties.find(f"{_W}numPr") if properties is not None else None
    if found is None or (number := found.find(f"{_W}numId")) is None:
        return None
    level = found.find(f"{_W}ilvl")
    depth = int(level.get(f"{_W}val")) if level is not None else 0
    stated = number.get(f"{_W}val")
    return (None, 0) if stated == "0" else (stated, depth)


def _levels_of(document: Any) -> dict[tuple[str, int], tuple[str, str, int]]:
    """How each level of each list is numbered: its kind, what is shown, and where it starts."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {one.get(f"{_W}abstractNumId"): one for one in root.findall(f"{_W}abstractNum")}
    found: dict[tuple[str, int], tuple[str, str, int]] = {}
    for number in root.findall(f"{_W}num"):
        of = number.find(f"{_W}abstractNumId").get(f"{_W}val")
        for level in abstract[of].findall(f"{_W}lvl") if of in abstract else ():
            stated = {name: level.find(f"{_W}{name}") for name in ("numFmt", "lvlText", "start")}
            said = {name: one.get(f"{_W}val") for name, one in stated.items() if one is not None}
            key = (number.get(f"{_W}numId"), int(level.get(f"{_W}ilvl")))
            found[key] = (
                said.get("numFmt", "decimal"),
                said.get("lvlText", ""),
                int(said.get("start", 1)),
            )
    return found


def _inline(paragraph: Any) -> str:
    made = ""
    for part in paragraph.iter_inner_content():
        if hasattr(part, "runs"):
            words = "".join(_run(run) for run in part.runs)
            made += f"{LINK}{words}{TO}{part.url}{LINKED}" if part.url else words
        else:
            made += _run(part)
    return re.sub(f"{STRONG}{STRONG}|{EMPHASIS}{EMPHASIS}", "", made).strip()  # runs of one style


def _run(run: Any) -> str:
    text = str(run.text)
    if not text.strip():
        return text
    mark = STRONG if run.bold else EMPHASIS if run.italic else ""
    return f"{mark}{text}{mark}"


FORMAT = Format((".docx",), read)
