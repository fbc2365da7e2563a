"""AsciiDoc, as much of it as use cases need, read line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sphinxext.usecase.core.prose.blocks import Block, Row
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.text import CODE, EMPHASIS, LINK, LINKED, STRONG, TO, plain, strong
from sphinxext.usecase.importing.formats import Format, as_lines, decoded

_HEADING = re.compile(r"(={1,6})\s+(\S.*)")
_ITEM = re.compile(r"\s*(\.{1,5}|\*{1,5}|-|\d+\.)\s+(?=\S)(.*)")
_TERM = re.compile(r"(\S.*?)::(?:\s+(.*))?$")
_FENCE = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|/{4,}|`{3,})\s*$")
_UNSEEN = re.compile(r"\[[^\]]*\]$|\+$|:[\w-]+:|//(?!/)|include::")
_BLOCK_TITLE = re.compile(r"\.(?=[^\W\d_])(.+)")
_CODE = ("-", ".", "`")
_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*|(?<!\w)\*(\S(?:.*?\S)?)\*(?!\w)"), STRONG),
    (re.compile(r"__(.+?)__|(?<!\w)_(\S(?:.*?\S)?)_(?!\w)"), EMPHASIS),
    (re.compile(r"``(.+?)``|`(.+?)`"), CODE),
)
_BREAK = re.compile(r"(?<=\S) \+$")
"""A line ends here on the page."""
_LINK = re.compile(r"(?:link:)?((?:https?://|(?<=link:))[^\s\[]+)\[([^\]]*)\]")


def read(content: bytes) -> list[Block]:
    """The blocks of a document."""
    return [*_Lines(decoded(content).splitlines()).blocks()]


class _Lines:
    """Reads lines; items are numbered as AsciiDoc numbers them."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._place = 0
        self._open: Block | None = None
        self._markers: list[str] = []
        self._numbers: list[int] = []
        self._level = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order."""
        while self._place < len(self._lines):
            line = self._lines[self._place]
            self._place += 1
            yield from self._line(_BREAK.sub("", line), self._place)
        yield from self._closed()

    def _line(self, line: str, number: int) -> Iterator[Block]:
        if not line.strip() or line.strip() == "--":
            yield from self._closed()
        elif line.startswith("|==="):
            yield from self._closed()
            yield self._table(number)
        elif found := _FENCE.match(line):
            yield from self._closed()
            yield from self._fenced(found[1], number)
        elif made := self._begins(line, number):
            yield from self._closed()
            self._open = made
        elif _UNSEEN.match(line):
            yield from self._closed()
            if not re.fullmatch(r"\+", line.strip()):
                yield Block("comment", line, number)
        elif self._open:
            self._open = self._open._replace(text=f"{self._open.text}\n{inline(line.strip())}")
        else:
            self._open = Block("text", inline(line.strip()), number)
            self._markers, self._numbers = [], []

    def _closed(self) -> Iterator[Block]:
        if self._open:
            yield self._open
        self._open = None

    def _begins(self, line: str, number: int) -> Block | None:
        if found := _HEADING.match(line):
            self._markers, self._numbers = [], []
            return Block("heading", inline(found[2]), number, len(found[1]))
        if found := _BLOCK_TITLE.match(line):
            self._markers, self._numbers = [], []
            return Block("text", strong(plain(inline(found[1].strip()))), number)
        if found := _ITEM.match(line):
            return self._item(found[1], inline(found[2]), number)
        labelled = label_of(line)
        if labelled and line[labelled[1] :].strip():
            term = _TERM.match(line.strip())
            self._markers, self._numbers = [], []
            words = ": ".join(filter(None, term.groups())) if term else line.strip()
            return Block("text", inline(words), number)
        if found := _TERM.match(line):
            self._markers, self._numbers = [], []
            head = f"{STRONG}{plain(inline(found[1]))}:{STRONG}"
            return Block("text", f"{head} {inline(found[2] or '')}".rstrip(), number)
        return None

    def _item(self, marker: str, text: str, number: int) -> Block:
        kind = "1." if marker[0].isdigit() else marker
        if kind in self._markers:
            keep = self._markers.index(kind) + 1
            self._markers, self._numbers = self._markers[:keep], self._numbers[:keep]
        else:
            self._markers.append(kind)
            self._numbers.append(0)
        self._numbers[-1] = int(marker[:-1]) if kind == "1." else self._numbers[-1] + 1
        label = str(self._numbers[-1]) if kind[0] in ".1" else ""
        return Block("item", text, number, len(self._markers) - 1, label)

    def _until(self, is_end: Callable[[str], bool]) -> list[str]:
        taken = []
        while self._place < len(self._lines):
            line = self._lines[self._place]
            self._place += 1
            if is_end(line):
                break
            taken.append(line)
        return taken

    def _fenced(self, fence: str, number: int) -> Iterator[Block]:
        if fence[0] == "/":
            yield Block("comment", "\n".join(self._until(lambda line: line.strip() == fence)), number)
        elif fence[0] in _CODE:
            yield Block("code", "\n".join(self._until(lambda line: line.strip() == fence)), number)

    def _table(self, number: int) -> Block:
        """A table; its rows are as wide as the first line with several cells."""
        lines = self._until(lambda line: line.startswith("|==="))
        rows: list[Row] = []
        cells: list[str] = []
        width = 0
        for line in lines:
            found = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
            if not line.lstrip().startswith(("|", "a|")) and cells:
                cells[-1] = f"{cells[-1]}\n{line}".strip()
                continue
            cells += found[1:]
            width = width or (len(found) - 1 if len(found) > 2 else 0)
        width = width or 2
        cells = ["\n".join(as_lines(_Lines(cell.splitlines()).blocks())) for cell in cells]
        rows = [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]
        return Block("table", "", number, 0, rows=tuple(rows))


def inline(text: str) -> str:
    """A text with marks."""
    text = _LINK.sub(lambda found: f"{LINK}{found[2] or found[1]}{TO}{found[1]}{LINKED}", text)
    for pattern, mark in _INLINE:
        text = pattern.sub(lambda found, mark=mark: f"{mark}{found[1] or found[2]}{mark}", text)  # type: ignore[misc]
    return text


FORMAT = Format((".adoc", ".asciidoc", ".asc"), read)
