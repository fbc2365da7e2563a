"""Numbered lines that are the headings of a document, and no items of a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.headers import header, usecase_title
from sphinxext.usecase.core.prose.text import plain

_FEW = 2
"""So many lines are known headers or titles at least, where others may be headings too."""
DEEP = 9
"""The level of a heading that is none by its format: below all that are."""


def with_sections(blocks: list[Block]) -> Iterator[Block]:
    """The blocks; numbered lines are headings where they count through the document, one over a flow."""
    found = _sections(blocks)
    nested = False
    for place, block in enumerate(blocks):
        if place in found:
            first, _, rest = block.text.partition("\n")
            if _kind(block) == "title":
                yield Block("text", f"{first}: {rest}", block.line)
                continue
            yield Block("heading", f"{block.label}. {first}", block.line, DEEP)
            if rest.strip():
                yield Block("text", rest, block.line + 1)
            nested = True
            continue
        nested = nested and block.level > 0 and block.kind != "heading"
        yield block._replace(level=block.level - 1) if nested else block


def _sections(blocks: list[Block]) -> set[int]:
    """Where the numbered lines are that count from one header or title to the next."""
    found: list[int] = []
    above: list[Block] = []
    for place, block in enumerate(blocks):
        if block.kind != "item" or block.level or not block.label.isdigit():
            continue
        is_next = int(block.label) == len(found) + 1
        if is_next and (_kind(block) or (found and not _continues(block, above))):
            found.append(place)
            above = []
        else:
            above.append(block)
    kinds = [_kind(blocks[place]) for place in found]
    while kinds and not kinds[-1]:
        kinds.pop()
    enough = len([*filter(None, kinds)]) >= _FEW and ("main" in kinds or "usecase" in kinds)
    return set(found[: len(kinds)]) if enough else set()


def _continues(block: Block, above: list[Block]) -> bool:
    """Whether an item is the next of the list above it, and stands no further off than others in it."""
    if not above or int(block.label) != int(above[-1].label) + 1:
        return False
    gaps = [_gap(one, other) for one, other in pairwise([*above[-2:], block])]
    return gaps[-1] <= gaps[0]


def _gap(above: Block, below: Block) -> int:
    """How many lines there are from the end of one block to the next."""
    return below.line - above.line - above.text.count("\n")


def _kind(block: Block) -> str:
    """What a line heads; empty if it is no known header and no title with an id."""
    words = plain(block.text.partition("\n")[0]).strip()
    stated = usecase_title(words)
    return "usecase" if stated and stated[0] else header(words).kind
