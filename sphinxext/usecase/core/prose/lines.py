"""A text, taken apart where a line begins a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.headers import header, is_process, without_brackets
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.text import bold_start, plain, without_start

_COLON = re.compile(r"\s*[:：]\s*")
PLAIN = re.compile(r"\s*([^:：\n]{1,60}?)(?:\s*[:：](?:\s+|$|(?<=：))| {2,}(?=\S))")
"""What a line without marks begins with that has a header."""
_FRAMED = re.compile(r"\s*【([^】]+)】\s*")
LONG = 60
"""A header is not longer."""
FLOWS = ("main", "flows", "flow")
"""Kinds of headers of flows."""
GUARANTEES = ("success guarantee", "minimal guarantee", "failure guarantee")
"""Fields that say what holds at the end."""
_BEHIND = ("preconditions", *GUARANTEES)
"""Fields whose headers end an item wherever they stand."""
_SIGNS = "■□◆◇▼▽◎"
"""Signs that stand before headers."""
_FEW = 3
"""A header that nothing marks as one is this short, in letters and in words."""


class Piece(NamedTuple):
    """A block, or the ``header`` of a field; ``block`` then holds the words behind it.

    ``bold`` headers are headers whatever they are called; ``alone``: nothing else stands in its line.
    ``closes``: what follows stands behind a table of fields. ``dropped`` are words of a table that none
    of its pieces has. ``table`` is what it was part of.
    """

    block: Block
    header: str = ""
    bold: bool = False
    alone: bool = False
    actor: str = ""
    dropped: str = ""
    closes: bool = False
    table: Block | None = None


def lines(block: Block, *, sibling: bool = False) -> Iterator[Piece]:
    """A text whose lines may begin with headers, or an item that does; a ``sibling`` is a field."""
    open_: Piece | None = None
    lines = block.text.split("\n")
    dense = block.kind == "text" and _are_fields(lines)
    for number, line in enumerate(lines):
        found = header_of(line) or (_any_header(line) if dense else None)
        here = block.line + number
        if found is not None and open_ and _is_said(open_, found):
            found = None
        if found is not None and (
            block.kind == "text" or (number == 0 and _heads_item(found, block, sibling=sibling))
        ):
            if open_:
                yield open_
            words, rest, bold = found
            open_ = Piece(Block("text", rest, here), words, bold=bold, alone=not rest.strip())
        elif open_ is None or open_.alone:
            if open_:
                yield open_
            open_ = Piece(block._replace(text=line, line=here, kind="text" if open_ else block.kind))
        else:
            text = f"{open_.block.text}\n{line}"
            open_ = open_._replace(block=open_.block._replace(text=text))
    assert open_ is not None  # each text has a line
    yield open_


def _are_fields(lines: list[str]) -> bool:
    """Whether all lines begin with something like a header, and half of them with a known one."""
    found = [PLAIN.match(plain(line)) for line in lines]
    known = [one for one in found if one and header(one[1]).kind]
    return all(found) and len(known) > 1 and len(known) * 2 >= len(lines)


def _any_header(line: str) -> tuple[str, str, bool] | None:
    """The header that a line begins with among others that do."""
    found = PLAIN.match(plain(line))
    if found is None or len(found[1].split()) > _FEW or label_of(found[1]):
        return None
    return found[1], without_start(line, found.end()).strip(), False


def _is_said(above: Piece, found: tuple[str, str, bool]) -> bool:
    """Whether bold words are no header: they stand below a step, as *Use case ends* does."""
    words, rest, bold = found
    is_step = not above.header and label_of(plain(above.block.text)) is not None
    return is_step and bold and not rest and not words.endswith((":", "：")) and not header(words).kind


def _heads_item(found: tuple[str, str, bool], block: Block, *, sibling: bool) -> bool:
    """Whether a header at the beginning of an item is one.

    It is if it is known, a bold line over others, or bold beside items that are fields.
    """
    words, rest, bold = found
    if sibling and bold and rest.strip():
        return True
    return bool(header(words).kind) or (bold and not rest.strip() and "\n" in block.text)


def header_of(line: str) -> tuple[str, str, bool] | None:
    """The header that a line begins with, the words behind it, and whether it is bold."""
    if (framed := _FRAMED.match(plain(line))) and header(framed[1]).kind:
        return framed[1], without_start(line, framed.end()), True
    if bold := bold_start(line):
        return _bold_header(line, plain(bold[0]).strip(), bold[1])
    words = plain(line).strip()
    found = PLAIN.match(words)
    if words.endswith((":", "：")) and header(words).kind == "flow":
        return words, "", False
    is_short = len(without_brackets(words)) < LONG
    kind = header(found[1] if found else words).kind if is_short or found else ""
    if kind == "flow":
        return (words, "", False) if _heads_flow(words, found) else None
    if found and (kind or is_process(found[1])) and not label_of(found[1]):
        return found[1].lstrip(_SIGNS), without_start(line, found.end()).strip(), False
    alone = (
        kind in ("main", "flows")
        or (words.endswith((":", "：")) and is_process(words))
        or (kind == "field" and (words[:1].isupper() or words[:1] in _SIGNS))
    )
    return (words.lstrip(_SIGNS), "", False) if alone else None


def _heads_flow(words: str, found: re.Match[str] | None) -> bool:
    """Whether a line that begins with *Alternative flow* heads one: alone, numbered, or with a colon."""
    if found is None:
        bare = re.sub(r"\s*\([^()]*\)$", "", words)
        return len(re.sub(r"\s+\w{0,3}\d+$", "", bare).split()) <= _FEW
    alone = not words[found.end() :].strip()
    return alone or bool(re.search(r"\d", found[1])) or len(found[1].split()) > 1


def ends_item(line: str) -> bool:
    """Whether a line begins what is no part of the item above it: a flow, or a field that ends flows."""
    found = header_of(line)
    if found is None:
        return False
    words, _rest, bold = found
    what = header(words)
    return (bold and bool(what.kind)) or what.kind in FLOWS or what.name in _BEHIND


def _bold_header(line: str, words: str, rest: str) -> tuple[str, str, bool] | None:
    if words.endswith((":", "：")):
        return words, rest.strip(), True
    if found := _COLON.match(rest):
        return words, rest[found.end() :].strip(), True
    inside = PLAIN.match(words)
    if inside and not rest.strip() and header(inside[1]).kind not in ("", "flow"):
        return inside[1], without_start(line, inside.end()).strip(), True
    if not rest.strip():
        return words, "", True
    known = header(words).kind == "field" and words[:1].isupper() and plain(rest).lstrip()[:1].isupper()
    return (words, rest.strip(), True) if known else None
