"""Lines that look like labels or headers of flows, but were not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.drafts import Field, Flow, Kept, Note, UseCase
from sphinxext.usecase.core.prose.headers import header
from sphinxext.usecase.core.prose.labels import label_in, label_of
from sphinxext.usecase.core.prose.lines import Piece
from sphinxext.usecase.core.prose.text import one_line, plain

_OUTSIDE = "it heads alternatives, but stands in no use case"
_NOWHERE = "it looks like the label of a step, but stands where no flow is"
_VERSION = re.compile(r"\s*\d+(?:\.\d+)+\s*(?:\W.*\d{4}.*)?", re.DOTALL)


def unread_labels(usecase: UseCase, notes: list[Note]) -> list[Note]:
    """A note of each line that looks like a label but was kept as text, if there is none of it yet."""
    noted = {note.line for note in notes if note.kind == "unread"}
    found: dict[int, Note] = {}
    for block in _kept(usecase):
        for note in _labels_in(block):
            found.setdefault(note.line, note)
    return [note for line, note in found.items() if line not in noted]


def _labels_in(block: Block) -> Iterator[Note]:
    """A note of each line of a text, or row of a table, that begins with a label."""
    if _VERSION.fullmatch(plain(block.text)):
        return
    for number, line in enumerate([*block.text.split("\n"), *_first_cells(block)]):
        found = label_of(plain(line))
        if found and (found[0].parts or found[0].own or block.kind == "text"):
            yield Note(block.line + number, "unread", one_line(plain(line)), _NOWHERE)


def outside(piece: Piece) -> Iterator[Note]:
    """A note of alternatives that stand in no use case."""
    text = plain(piece.header or (piece.block.text if piece.block.kind == "heading" else ""))
    if header(text).kind == "flows":
        yield Note(piece.block.line, "unread", one_line(text), _OUTSIDE)


def _kept(usecase: UseCase) -> Iterator[Block]:
    for part in usecase.body:
        if isinstance(part, Kept):
            yield from part.blocks
        elif isinstance(part, Flow):
            yield from (block for one in part.body if isinstance(one, Kept) for block in one.blocks)
        elif isinstance(part, Field) and part.name is None:
            yield from (block for block in part.blocks if block.kind == "text")


def _first_cells(block: Block) -> Iterator[str]:
    """The labels in the first column of a table."""
    for row in block.rows:
        label = label_in(plain(row[0])) if row else None
        if label and (label.parts or label.own):
            yield ". ".join(row)
