"""Blocks of a document, taken apart where a line begins a field or a step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile, zip_longest

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.headers import header, usecase_title
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.lines import FLOWS, LONG, PLAIN, Piece, ends_item, header_of, lines
from sphinxext.usecase.core.prose.sections import DEEP, with_sections
from sphinxext.usecase.core.prose.tables import of_table
from sphinxext.usecase.core.prose.text import bold_start, plain, without_start

_TITLE = 120
"""A title is not longer."""


def pieces(blocks: list[Block]) -> Iterator[Piece]:
    """The pieces of a document."""
    above = ""
    for piece in _taken_apart(blocks):
        if piece.block.kind == "table":
            yield from (part._replace(table=piece.block) for part in of_table(piece.block, above))
            continue
        text = piece.header or (plain(piece.block.text) if piece.block.kind == "heading" else "")
        above = header(text).kind if text else above
        yield piece


def _taken_apart(blocks: list[Block]) -> Iterator[Piece]:
    """The pieces of a document with its tables as they are."""
    parts = [*_apart(_titled([*with_sections(blocks)]))]
    heading, named, beside = Block("heading"), "", False
    for block, following in zip_longest(parts, parts[1:]):
        if block.kind == "heading" and following is not None and _heads_title(block, following):
            heading, named = block, plain(block.text).strip()
        elif named:
            yield Piece(heading._replace(text=block.text), dropped=named)
            named = ""
        elif block.kind == "heading":
            yield _without_name(block)
        elif following is not None and following.kind == "table" and _heads_table(block):
            yield Piece(
                block._replace(kind="text", text=""), plain(block.text).strip(), bold=True, alone=True
            )
        elif (
            block.level == 0
            and block.kind in ("text", "item")
            and (not block.label or _heads_list(block, following))
        ):
            yield from lines(block, sibling=beside)
        else:
            yield Piece(block)
        beside = _is_field(block, beside=beside)


def _is_field(block: Block, *, beside: bool) -> bool:
    """Whether the items of the list that a block is in are fields; ``beside``: one above it is."""
    if block.level:
        return beside
    found = header_of(block.text.split("\n")[0]) if block.kind == "item" else None
    kind = header(found[0]).kind if found and found[2] else ""
    return kind not in FLOWS and bool(kind or (beside and found and found[2] and found[1]))


def _heads_title(block: Block, following: Block) -> bool:
    """Whether a heading such as *Use-case name* stands over the title."""
    is_line = following.kind == "text" and not following.level and "\n" not in following.text.strip()
    said = plain(following.text).rstrip()
    is_name = is_line and len(said) <= _TITLE and not said.endswith((".", ":"))
    return is_name and header(plain(block.text)).name == "title" and not header_of(following.text)


def _without_name(heading: Block) -> Piece:
    """A heading; one such as *Name: Borrow* is the title of a use case without the name of that."""
    found = PLAIN.match(plain(heading.text))
    if found is None or header(found[1]).name != "title":
        return Piece(heading)
    return Piece(heading._replace(text=without_start(heading.text, found.end())), dropped=found[1])


def _heads_list(block: Block, following: Block | None) -> bool:
    """Whether an item is nothing but the header of the flow or the flows that stand in it."""
    is_over = following is not None and following.kind == "item" and following.level > block.level
    return is_over and header(plain(block.text).strip()).kind in FLOWS


def _heads_table(block: Block) -> bool:
    """Whether an item is nothing but the bold header of the table below it."""
    bold = bold_start(block.text) if block.kind == "item" and not block.label else None
    return bool(
        bold and plain("".join(bold)).strip().endswith((":", "：")) and not plain(bold[1]).strip(" :：")
    )


def _titled(blocks: list[Block]) -> Iterator[Block]:
    """The blocks; a line of text that is the title of a use case is a heading.

    It is one if it is bold and alone, or if no heading of the document is the title of a use case.
    """
    headed = any(block.kind == "heading" and usecase_title(plain(block.text)) for block in blocks)
    bare = not any(block.kind == "heading" for block in blocks)
    for block, following in zip_longest(blocks, blocks[1:]):
        line, _, rest = block.text.partition("\n")
        if bare and following is not None and _is_bold_title(block, following):
            yield Block("heading", plain(line).strip(" :"), block.line, DEEP)
            continue
        if bare and _heads_flow_lines(block):
            yield Block("heading", line.strip(), block.line, DEEP)
            yield block._replace(text=rest, line=block.line + 1)
            continue
        if block.kind != "text" or block.level or not _is_title(line, headed=headed, alone=not rest):
            yield block
            continue
        yield Block("heading", line.strip(), block.line, DEEP)
        if rest.strip():
            yield block._replace(text=rest, line=block.line + 1)


def _is_bold_title(block: Block, following: Block) -> bool:
    """Whether a text that is bold stands above the first field, where nothing is a heading."""
    bold = bold_start(block.text) if block.kind == "text" and "\n" not in block.text else None
    if bold is None or bold[1].strip(" :") or header(plain(bold[0]).strip()).kind:
        return False
    found = PLAIN.match(plain(following.text)) if following.kind == "text" else None
    return bool(found and header(found[1].strip("_ ")).kind == "field")


def _heads_flow_lines(block: Block) -> bool:
    """Whether the first line of a text is a title: headers follow, that of a main flow among them."""
    line, *others = block.text.split("\n") if block.kind == "text" and not block.level else [""]
    found = takewhile(bool, map(header_of, others))
    is_title = bool(line) and len(line) <= LONG and not header_of(line) and not label_of(plain(line))
    return is_title and any(one and header(one[0]).kind == "main" for one in found)


def _is_title(line: str, *, headed: bool, alone: bool) -> bool:
    words = plain(line).strip()
    stated = usecase_title(words)
    is_long = words.endswith(".") or len(words) > _TITLE
    if not stated or is_long or not (stated[0] or re.match(r"\d+(?:\.\d+)*\.?\s", words)):
        return False
    bold = bold_start(line)
    return bool(stated[0] and alone and bold and not bold[1].strip()) or not headed


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; an item whose later lines begin with a header ends above it.

    Markdown reads them as one where no blank line stands between them.
    """
    for block in blocks:
        lines = block.text.split("\n") if block.kind == "item" else [block.text]
        cut = next((place for place, line in enumerate(lines) if place and ends_item(line)), len(lines))
        yield block._replace(text="\n".join(lines[:cut])) if block.kind == "item" else block
        if cut < len(lines):
            yield Block("text", "\n".join(lines[cut:]), block.line + cut)
