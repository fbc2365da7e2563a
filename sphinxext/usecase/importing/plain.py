"""Plain text, read line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.headers import header
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.importing.formats import Format, decoded

_RULE = re.compile(r"\s*([=\-~*#_^])\1{2,}\s*")
_ABOUT = 2
"""An underline is as long as what it underlines, up to so many characters."""
_BULLET = re.compile(r"(\s*)(?:(?:[-*•o–‣▪○●]|\uf0b7)\s+|・\s*)(?=\S)")


def read(content: bytes) -> list[Block]:
    """The blocks of a text file."""
    return blocks_of_lines(decoded(content).expandtabs(4).splitlines())


def blocks_of_lines(lines: list[str]) -> list[Block]:
    """The blocks that lines of text make."""
    return [*_Lines(lines).blocks()]


class _Lines:
    """Reads lines: underlined ones are headings, labels and bullets are items, others paragraphs."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._marks: list[str] = []
        self._indents: list[int] = []
        self._open: Block | None = None

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order."""
        for number, line in enumerate(self._lines, 1):
            made = self._begins(line, self._lines[number] if number < len(self._lines) else "", number)
            if made is None and self._ends_item(line):
                yield from self._closed()
            if made is not None or not line.strip():
                yield from self._closed()
                self._open = made
                if made and made.kind == "heading":
                    self._indents = []
            elif self._open and self._open.kind == "heading":
                yield from self._closed()  # the line below it
            elif _RULE.fullmatch(line):
                continue
            elif self._open:
                self._open = self._open._replace(text=f"{self._open.text}\n{line.strip()}")
            else:
                self._open = Block("text", line.strip(), number, self._depth(line))
        yield from self._closed()

    def _ends_item(self, line: str) -> bool:
        """Whether a line at the margin behind an item begins a field or a flow."""
        if self._open is None or self._open.kind != "item" or line[:1] in ("", " "):
            return False
        return bool(header(line.partition(":")[0].strip()).kind)

    def _closed(self) -> Iterator[Block]:
        if self._open:
            yield self._open
        self._open = None

    def _begins(self, line: str, following: str, number: int) -> Block | None:
        if _RULE.fullmatch(following) and not _RULE.fullmatch(line) and _is_heading(line, following):
            mark = following.strip()[0]
            if mark not in self._marks:
                self._marks.append(mark)
            return Block("heading", line.strip(), number, self._marks.index(mark) + 1)
        if found := _BULLET.match(line):
            return Block("item", line[found.end() :].strip(), number, self._nested(len(found[1])))
        labelled = label_of(line)
        if labelled and line[labelled[1] :].strip():
            depth = self._nested(len(line) - len(line.lstrip()))
            label, end = labelled
            if label.is_number:
                return Block("item", line[end:].strip(), number, depth, label.start)
            return Block("item", line.strip(), number, depth)
        return None

    def _nested(self, indent: int) -> int:
        """How deep an item is whose marker stands at this column."""
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return len(self._indents) - 1

    def _depth(self, line: str) -> int:
        """How many items hold a text that begins at this column; one at the margin ends all lists."""
        column = len(line) - len(line.lstrip())
        if not column:
            self._indents = []
        return len([indent for indent in self._indents if indent < column])


def _is_heading(line: str, rule: str) -> bool:
    """Whether a rule underlines the line above it, and does not stand between that and what follows."""
    if not line.strip() or line[:1] == " ":
        return False
    head, colon, rest = line.partition(":")
    is_other = (colon and rest.strip() and header(head.strip()).kind) or label_of(line)
    return not is_other or abs(len(line.strip()) - len(rule.strip())) <= _ABOUT


FORMAT = Format((".txt", ".text"), read)
