"""Markdown, read by markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.text import CODE, EMPHASIS, IMAGE, LINK, LINKED, RAW, STRONG, TO
from sphinxext.usecase.importing.formats import Format, decoded
from sphinxext.usecase.importing.html import MARKS, blocks_of_html, lines_of_html

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = {"strong_open": STRONG, "strong_close": STRONG, "em_open": EMPHASIS, "em_close": EMPHASIS}
_TIGHT = re.compile(r"(#{2,6})([^\W\d_].*)")
"""A heading without the blank that Markdown demands."""
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
"""Characters that nobody sees."""
_LISTED = re.compile(r"<(?:ol|ul|li)\b", re.IGNORECASE)
_STYLE = re.compile(r"</?(b|strong|i|em)>")
_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)
"""A line break; browsers take ``</br>`` for one as well."""


def read(content: bytes) -> list[Block]:
    """The blocks of a Markdown file."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    text = decoded(content)
    front = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    lines = front[0].count("\n") if front else 0
    tokens = parser.parse(text[front.end() :] if front else text)
    found = [*_Walk(tokens, lines).blocks()]
    return [Block("code", front[1], 1, 0, "yaml"), *found] if front else found


class _Walk:
    """Goes through the tokens of a page."""

    def __init__(self, tokens: Iterable[Token], offset: int) -> None:
        self._tokens = [*tokens]
        self._offset = offset
        self._depth = 0
        self._item: list[str] = []
        self._numbers: list[list[str]] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order."""
        for place, token in enumerate(self._tokens):
            line = (token.map[0] if token.map else 0) + 1 + self._offset
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._depth += 1
                self._numbers.append([])
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._depth -= 1
                self._numbers.pop()
            elif token.type == "list_item_open":
                yield from self._open(self._number(token.info), place, line)
            elif token.type == "table_open":
                yield self._table(place, line)
            elif token.type in ("inline", "fence", "code_block", "html_block"):
                yield from self._leaf(place, line)

    def _leaf(self, place: int, line: int) -> Iterator[Block]:
        token, before = self._tokens[place], self._tokens[place - 1]
        if token.type == "html_block":
            yield from self._html(token.content, line)
        elif token.type != "inline":
            yield Block("code", token.content, line, self._depth, token.info.strip())
        elif before.type == "heading_open":
            yield Block("heading", inline(token.children or []), line, int(before.tag[1]))
        elif before.type == "paragraph_open":
            text = inline(token.children or [])
            first, _, rest = text.partition("\n")
            if found := _TIGHT.fullmatch(first):
                yield Block("heading", found[2], line, len(found[1]))
                text, line = rest, line + 1
            if text:
                yield self._inline(text, line)

    def _number(self, written: str) -> str:
        """The number that is shown, where an author wrote the first one again and again."""
        numbers = self._numbers[-1]
        numbers.append(written)
        lazy = written and len(numbers) > 1 and numbers[0] == numbers[1]
        return str(int(numbers[0]) + len(numbers) - 1) if lazy else written

    def _open(self, number: str, place: int, line: int) -> Iterator[Block]:
        """An item; its first paragraph is its text."""
        self._item.append(number)
        if self._tokens[place + 1].type != "paragraph_open":
            self._item.pop()
            yield Block("item", "", line, self._depth - 1, number)

    def _inline(self, text: str, line: int) -> Block:
        if self._item:
            return Block("item", text, line, self._depth - 1, self._item.pop())
        return Block("text", text, line, self._depth)

    def _html(self, content: str, line: int) -> Iterator[Block]:
        if re.search(r"<(?:table|ul|ol|dl|p|h\d|div|summary)\b", content, re.IGNORECASE):
            for block in blocks_of_html(content):
                level = block.level + (self._depth if block.kind != "heading" else 0)
                yield block._replace(line=line + max(block.line - 1, 0), level=level)
        elif comment := re.fullmatch(r"<!--(.*)-->", content.strip(), re.DOTALL):
            yield Block("comment", comment[1].strip(), line, self._depth)
        else:
            yield Block("text", f"{RAW}{content.strip()}{RAW}", line, self._depth)

    def _table(self, place: int, line: int) -> Block:
        rows: list[list[str]] = []
        for token in takewhile(lambda token: token.type != "table_close", self._tokens[place:]):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_cell(token.children or []))
        return Block("table", "", line, self._depth, rows=tuple(map(tuple, rows)))


def _cell(children: Iterable[Token]) -> str:
    """The text of a cell, in which HTML may make lists."""
    tokens = [*children]
    if not any(_LISTED.match(one.content) for one in tokens if one.type == "html_inline"):
        return inline(tokens)
    tags = {one.content for one in tokens if one.type == "html_inline"}
    said = escape(inline(tokens), quote=False)
    for tag in tags:
        written = escape(f"{RAW}{tag}{RAW}", quote=False)
        said = said.replace(written, tag)
    return lines_of_html(said.replace("\n", "<br>"))


def inline(children: Iterable[Token]) -> str:
    """The text of inline tokens, with marks."""
    made: list[str] = []
    targets: list[str] = []
    for child in children:
        if child.type in _MARKS:
            made.append(_MARKS[child.type])
        elif child.type == "link_open":
            targets.append(str(child.attrGet("href") or ""))
            made.append(LINK)
        elif child.type == "link_close":
            made.append(f"{TO}{targets.pop()}{LINKED}")
        else:
            made.append(_leaf(child.type, child.content, str(child.attrGet("src") or "")))
    said = _NO_WIDTH.sub("", "".join(made))
    return re.sub(r"\n[ \t]*\n\s*", "\n", said)  # a break that is told and written


def _leaf(kind: str, content: str, source: str) -> str:
    if kind == "code_inline":
        return f"{CODE}{content}{CODE}"
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    if kind == "image":
        return f"{IMAGE}{LINK}{content}{TO}{source}{LINKED}"
    if kind == "html_inline":
        style = _STYLE.fullmatch(content)
        return (
            "\n" if _BREAK.fullmatch(content) else MARKS[style[1]] if style else f"{RAW}{content}{RAW}"
        )
    return content


FORMAT = Format((".md", ".markdown", ".mkd"), read)
