"""What follows a piece of a use case: lists, labels, and headers of flows."""

from __future__ import annotations

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.extents import is_main_process
from sphinxext.usecase.core.prose.headers import bare, header, is_variation
from sphinxext.usecase.core.prose.items import begins_list, starts_with_bullet, with_stops
from sphinxext.usecase.core.prose.labels import in_brackets, label_of
from sphinxext.usecase.core.prose.lines import Piece
from sphinxext.usecase.core.prose.phrases import sentences
from sphinxext.usecase.core.prose.text import plain


def is_sole_sentence(rest: Block, behind: list[Piece]) -> bool:
    """Whether a flow is nothing but one sentence behind its header."""
    one = (
        len(sentences(plain(rest.text))) == 1
        and not label_of(plain(rest.text))
        and "\n" not in rest.text.strip()
    )
    return one and (
        not behind or bool(behind[0].header) or behind[0].block.kind == "heading" or behind[0].closes
    )


def has_list(text: str) -> bool:
    """Whether a line of a text begins with a label or a bullet, or all with numbers that ascend."""
    lines = text.split("\n")
    labelled = any(label_of(plain(line)) or starts_with_bullet(line) for line in lines)
    return labelled or with_stops(lines, None) != lines


def heads_main(piece: Piece, behind: list[Piece]) -> bool:
    """Whether a piece is the header of a main flow."""
    text = piece.header or (piece.block.text if piece.block.kind == "heading" else "")
    return bool(text) and (header(plain(text)).kind == "main" or is_main_process(piece, behind))


def begins_steps(behind: list[Piece]) -> bool:
    """Whether what follows is the first item of a numbered list, or a line like one."""
    return bool(behind) and not behind[0].header and begins_list(behind[0].block)


def lists_below(behind: list[Piece]) -> bool:
    """Whether a numbered list stands before the next heading, field or variation."""
    for place, piece in enumerate(behind):
        words = plain(piece.header)
        if piece.block.kind == "heading" or header(words).kind or is_variation(bare(words)):
            return False
        if begins_steps(behind[place : place + 1]):
            return True
    return False


def is_numbered(behind: list[Piece], rest: Block) -> bool:
    """Whether any item up to the next header has a number."""
    if label_of(plain(rest.text)):
        return True
    for piece in behind:
        if piece.header or piece.block.kind == "heading":
            return False
        if piece.block.kind == "item" and piece.block.level == 0 and piece.block.label:
            return True
        if piece.block.kind in ("item", "text") and label_of(plain(piece.block.text)):
            return True
    return False


def begins_with_label(rest: Block, behind: list[Piece]) -> bool:
    """Whether what follows begins with the label of an alternative."""
    first = rest.text if rest.text.strip() else ""
    if not first and behind and not behind[0].header:
        first = behind[0].block.text
    found = label_of(plain(first)) if first else None
    return bool(found and (found[0].is_flow or in_brackets(plain(first))))
