"""Where use cases begin and end among the pieces of a document."""

from __future__ import annotations

from itertools import takewhile

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.headers import Header, flow_title, header, is_process, usecase_title
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.lines import Piece
from sphinxext.usecase.core.prose.text import plain

_FEW = 2
"""So many known fields make a use case of a heading that is called like one."""


def _what(piece: Piece) -> Header:
    if piece.header:
        return header(piece.header)
    return header(plain(piece.block.text)) if piece.block.kind == "heading" else Header("")


def is_main_process(piece: Piece, behind: list[Piece]) -> bool:
    """Whether a header such as *Process* stands over a numbered list, which is then the main flow."""
    text = piece.header or (piece.block.text if piece.block.kind == "heading" else "")
    inside = piece.block.text if piece.header else ""
    return bool(text) and not inside and bool(behind) and is_process(plain(text)) and is_first(behind[0])


def starts(found: list[Piece]) -> set[int]:
    """Where use cases begin: at headings over a main flow, and at fields that hold a title."""
    kinds = _kinds(found)
    begun = {start for place in range(len(found)) if (start := _start(found, kinds, place)) is not None}
    return begun or _listed(found, kinds)


def _kinds(found: list[Piece]) -> list[str]:
    """What each piece is a header of."""
    kinds = [_what(piece).kind for piece in found]
    for place, piece in enumerate(found):
        if is_main_process(piece, found[place + 1 : place + 2]):
            kinds[place] = "main"
    for place, kind in enumerate(kinds[1:]):
        if kind == "title" and kinds[place] == "main" and not found[place].header:
            kinds[place] = ""  # *Scenarios* above the first of them
    return kinds


def _start(found: list[Piece], kinds: list[str], place: int) -> int | None:
    """Where the use case begins whose main flow, title or heading a piece is."""
    if kinds[place] == "main" and not _inside_flow(found, kinds, place):
        if _is_told_in_table(found, kinds, place):
            return _first_of_table(found, place)
        owner = _owner(found, kinds, place)
        return None if owner == place and _is_empty(found, place) else owner
    if not kinds[place]:
        own = label_of(plain(found[place].block.text), loose=True) and _inside_flow(found, kinds, place)
        return place if not own and _heads_usecase(found, kinds, place) else None
    in_table = kinds[place] == "title" and _is_in_table_of_fields(found, kinds, place)
    return _over_title(found, kinds, place) if in_table else None


def _is_told_in_table(found: list[Piece], kinds: list[str], main: int) -> bool:
    """Whether a main flow stands in a table with its own fields, and another one since the heading."""
    if not _is_in_table_of_fields(found, kinds, main):
        return False
    above = range(_first_of_table(found, main) - 1, -1, -1)
    since = takewhile(lambda place: found[place].block.kind != "heading", above)
    same = (kind for piece, kind in zip(found, kinds, strict=True) if piece.table is found[main].table)
    return "title" not in same and any(kinds[place] == "main" for place in since)


def _listed(found: list[Piece], kinds: list[str]) -> set[int]:
    """Headings over numbered lists, in a chapter called *Use cases*, where nothing else is one."""
    chapter: Block | None = None
    begun: set[int] = set()
    for place, piece in enumerate(found):
        if piece.block.kind != "heading":
            continue
        if kinds[place] == "title":
            chapter = piece.block
        elif chapter and piece.block.level <= chapter.level:
            chapter = None
        elif chapter and not kinds[place] and any(map(is_first, found[place + 1 : place + 2])):
            begun.add(place)
    return begun


def _is_in_table_of_fields(found: list[Piece], kinds: list[str], title: int) -> bool:
    """Whether a title stands in a table with parts of a use case."""
    table = found[title].table
    same = (kind for piece, kind in zip(found, kinds, strict=True) if table and piece.table is table)
    return [*same].count("field") >= _FEW


def _is_empty(found: list[Piece], place: int) -> bool:
    """Whether a heading has nothing but other headings below it, as the title of a document has."""
    following = found[place + 1].block.kind if place + 1 < len(found) else "heading"
    return found[place].block.kind == following == "heading"


def _heads_usecase(found: list[Piece], kinds: list[str], place: int) -> bool:
    """Whether it is a heading called like a use case, over parts of one and over no other."""
    block = found[place].block
    if not _is_title(block):
        return False
    below = range(place + 1, len(found))
    ends = (one for one in below if found[one].block.kind == "heading")
    last = next((one for one in ends if found[one].block.level <= block.level), len(found))
    inner = found[place + 1 : last]
    if any(_is_title(one.block) for one in inner):
        return False
    return any(map(is_first, inner)) or kinds[place + 1 : last].count("field") >= _FEW


def _is_title(block: Block) -> bool:
    """Whether a heading is called like a use case."""
    return block.kind == "heading" and usecase_title(plain(block.text)) is not None


def is_first(piece: Piece) -> bool:
    """Whether a numbered list begins."""
    return not piece.header and piece.block.kind == "item" and piece.block[3:5] == (0, "1")


def _inside_flow(found: list[Piece], kinds: list[str], place: int) -> bool:
    """Whether a header such as *Flow* stands in an alternative."""
    for before in range(place - 1, -1, -1):
        piece = found[before]
        if kinds[before] in ("flows", "flow") and piece.block.kind == "heading":
            return found[place].block.kind != "heading" or found[place].block.level > piece.block.level
        if kinds[before] == "title" or (
            piece.block.kind == "heading"
            and found[place].block.kind == "heading"
            and piece.block.level < found[place].block.level
            and not kinds[before]
        ):
            return False
    return False


def _owner(found: list[Piece], kinds: list[str], place: int) -> int | None:
    """The heading or the title that a main flow belongs to."""
    level = found[place].block.level if found[place].block.kind == "heading" else 99
    nearest: int | None = None
    for before in range(place - 1, -1, -1):
        piece = found[before]
        if kinds[before] == "title" and nearest is None:
            return _over_title(found, kinds, before)
        if piece.block.kind != "heading" or kinds[before]:
            is_over = piece.block.kind == "heading" and kinds[before] == "main"
            level = min(level, piece.block.level) if is_over and nearest is None else level
            continue
        is_over = piece.block.level < level
        if (is_over or nearest is None) and usecase_title(plain(piece.block.text)):
            return before
        if not is_over:
            continue
        level = piece.block.level
        nearest = before if nearest is None else nearest
        if kinds[before + 1 : before + 2] == ["title"] and found[before + 1].header:
            return before
    if nearest is None and place:
        first = _first_of_table(found, next((one for one in range(place) if kinds[one]), place))
        return first if not any(one == "main" for one in kinds[first:place]) else None
    return nearest if nearest is not None else place


def _first_of_table(found: list[Piece], place: int) -> int:
    """The first piece of the table that a piece is part of."""
    table = found[place].table
    return next((at for at in range(place) if table and found[at].table is table), place)


def _over_title(found: list[Piece], kinds: list[str], title: int) -> int:
    """Where the use case begins whose title a field holds: its heading, or the first of the fields."""
    table = found[title].table
    above = title - 1
    first = kinds.index("title")
    begins_with_others = title == first or kinds[first - 1] == "field"
    loose = ("id", "field") if not table and begins_with_others else ("id",)
    while above >= 0 and (kinds[above] in loose or (table and found[above].table is table)):
        above -= 1
    is_heading = above >= 0 and found[above].block.kind == "heading" and not kinds[above]
    ends = (at for at in range(title + 1, len(found)) if found[at].block.kind == "heading")
    tables = {id(found[at].table) for at in range(above, next(ends, len(found))) if kinds[at] == "title"}
    if not is_heading or len(tables) != 1:
        return above + 1
    around = found[above - 1].block if above else Block("text")
    return above - 1 if _is_title(around) and around.level < found[above].block.level else above


def end(found: list[Piece], start: int, beginnings: set[int]) -> int:
    """Behind which piece the use case ends that begins at ``start``; ``beginnings`` are those of all."""
    first = found[start].block
    level = first.level if first.kind == "heading" else -1
    following = min(one for one in (*beginnings, len(found)) if one > start)
    main = _flat_main(found, start, following)
    for place in range(start + 1, len(found)):
        block = found[place].block
        if place in beginnings or (block.kind == "heading" and (block.level <= level or level < 0)):
            is_flat = level < 0 or (main is not None and place not in beginnings)
            if block.kind == "heading" and is_flat and (place < (main or 0) or _goes_on(found[place])):
                continue
            return place
    return len(found)


def _flat_main(found: list[Piece], start: int, end: int) -> int | None:
    """Where the main flow is of a use case whose parts have headings that are not below its own."""
    main = next((one for one in range(start + 1, end) if _what(found[one]).kind == "main"), start)
    level = found[start].block.level
    between = (piece.block for piece in found[start + 1 : main + 1])
    is_flat = any(block.kind == "heading" and block.level <= level for block in between)
    return main if is_flat else None


def _goes_on(piece: Piece) -> bool:
    """Whether a heading that is not below that of a use case is of a part of it."""
    return bool(_what(piece).kind or flow_title(plain(piece.block.text))[0])
