"""Blocks of a document, taken apart where a line begins a field or a step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile, zip_longest
from typing import NamedTuple

from sphinxext.usecase.core.prose.blocks import Block, Row
from sphinxext.usecase.core.prose.forms import ACTOR_HEADS, CONTENTS, STEP_HEADS
from sphinxext.usecase.core.prose.headers import header, is_process, usecase_title
from sphinxext.usecase.core.prose.labels import Label, label_of
from sphinxext.usecase.core.prose.text import bold_start, plain, without_start
from sphinxext.usecase.core.reading.fields import normalise

_COLON = re.compile(r"\s*[:：]\s*")
_PLAIN = re.compile(r"\s*([^:：\n]{1,60}?)(?:\s*[:：](?:\s+|$|(?<=：))| {2,}(?=\S))")
_FRAMED = re.compile(r"\s*【([^】]+)】\s*")
_LISTED = re.compile(r"\s*[-*•]\s")
_TURN = re.compile(r"\s*(\d{1,3})(?:[.)、．]\s*|\s+)(?=\S)")
"""What one side does, where all turns have numbers."""
_BEHIND = ("preconditions", "success guarantee", "minimal guarantee", "failure guarantee")
"""Fields whose headers end an item wherever they stand."""
_FLOWS = ("main", "flows", "flow")
_DEEP = 9
"""The level of a title that is no heading: below all that are."""
_TITLE = 120
"""A title is not longer."""
_LONG = 60
_FIELDS = 2
"""So many columns has a table of fields."""
_ACTING = re.compile(
    r"act[oeu]|akt[oe]|ator|attor|user|customer|client|usu[aá]ri|utilisat|utent|nutzer|gebruik|użytk|"
    r"актор|актёр|пользоват|参与者|用户|アクター|ユーザ",
    re.IGNORECASE,
)
_SYSTEM = re.compile(r"s[iy]st[eè]+m|систем|系统|系統|システム", re.IGNORECASE)
"""What is said over the columns of two sides."""
_ROW_ID = re.compile(r"[A-ZА-Я]{1,6}[-_ .]?\d+(?:[.\-_]\d+)*")
"""What names a use case in the first row of its table, whatever its project calls them."""
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


def pieces(blocks: list[Block]) -> Iterator[Piece]:
    """The pieces of a document."""
    above = ""
    for piece in _taken_apart(blocks):
        if piece.block.kind == "table":
            yield from (part._replace(table=piece.block) for part in _table(piece.block, above))
            continue
        text = piece.header or (plain(piece.block.text) if piece.block.kind == "heading" else "")
        above = header(text).kind if text else above
        yield piece


def _taken_apart(blocks: list[Block]) -> Iterator[Piece]:
    """The pieces of a document with its tables as they are."""
    parts = [*_apart(_titled(blocks))]
    heading, named = Block("heading"), ""
    for block, following in zip_longest(parts, parts[1:]):
        if block.kind == "heading" and following is not None and _heads_title(block, following):
            heading, named = block, plain(block.text).strip()
        elif named:
            yield Piece(heading._replace(text=block.text), dropped=named)
            named = ""
        elif block.kind == "heading":
            yield Piece(block)
        elif following is not None and following.kind == "table" and _heads_table(block):
            yield Piece(
                block._replace(kind="text", text=""), plain(block.text).strip(), bold=True, alone=True
            )
        elif (
            block.level == 0
            and block.kind in ("text", "item")
            and (not block.label or _heads_list(block, following))
        ):
            yield from _lines(block)
        else:
            yield Piece(block)


def _heads_title(block: Block, following: Block) -> bool:
    """Whether a heading such as *Use-case name* stands over the title."""
    is_line = following.kind == "text" and not following.level and "\n" not in following.text.strip()
    said = plain(following.text).rstrip()
    is_name = is_line and len(said) <= _TITLE and not said.endswith((".", ":"))
    return is_name and header(plain(block.text)).name == "title" and not _header(following.text)


def _heads_list(block: Block, following: Block | None) -> bool:
    """Whether an item is nothing but the header of the flow or the flows that stand in it."""
    is_over = following is not None and following.kind == "item" and following.level > block.level
    return is_over and header(plain(block.text).strip()).kind in _FLOWS


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
            yield Block("heading", plain(line).strip(" :"), block.line, _DEEP)
            continue
        if bare and _heads_flow_lines(block):
            yield Block("heading", line.strip(), block.line, _DEEP)
            yield block._replace(text=rest, line=block.line + 1)
            continue
        if block.kind != "text" or block.level or not _is_title(line, headed=headed, alone=not rest):
            yield block
            continue
        yield Block("heading", line.strip(), block.line, _DEEP)
        if rest.strip():
            yield block._replace(text=rest, line=block.line + 1)


def _is_bold_title(block: Block, following: Block) -> bool:
    """Whether a text that is bold stands above the first field, where nothing is a heading."""
    bold = bold_start(block.text) if block.kind == "text" and "\n" not in block.text else None
    if bold is None or bold[1].strip(" :") or header(plain(bold[0]).strip()).kind:
        return False
    found = _PLAIN.match(plain(following.text)) if following.kind == "text" else None
    return bool(found and header(found[1].strip("_ ")).kind == "field")


def _heads_flow_lines(block: Block) -> bool:
    """Whether the first line of a text is a title: headers follow, that of a main flow among them."""
    line, *others = block.text.split("\n") if block.kind == "text" and not block.level else [""]
    found = takewhile(bool, map(_header, others))
    is_title = bool(line) and len(line) <= _LONG and not _header(line) and not label_of(plain(line))
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
        cut = next((place for place, line in enumerate(lines) if place and _ends_item(line)), len(lines))
        yield block._replace(text="\n".join(lines[:cut])) if block.kind == "item" else block
        if cut < len(lines):
            yield Block("text", "\n".join(lines[cut:]), block.line + cut)


def _ends_item(line: str) -> bool:
    found = _header(line)
    if found is None:
        return False
    words, _rest, bold = found
    what = header(words)
    return (bold and bool(what.kind)) or what.kind in ("main", "flows", "flow") or what.name in _BEHIND


def _lines(block: Block) -> Iterator[Piece]:
    """A text whose lines may begin with headers, or an item that does."""
    open_: Piece | None = None
    lines = block.text.split("\n")
    dense = block.kind == "text" and _are_fields(lines)
    for number, line in enumerate(lines):
        found = _header(line) or (_any_header(line) if dense else None)
        here = block.line + number
        if found is not None and open_ and _is_said(open_, found):
            found = None
        if found is not None and (block.kind == "text" or (number == 0 and _heads_item(found, block))):
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
    found = [_PLAIN.match(plain(line)) for line in lines]
    known = [one for one in found if one and header(one[1]).kind]
    return all(found) and len(known) > 1 and len(known) * 2 >= len(lines)


def _any_header(line: str) -> tuple[str, str, bool] | None:
    """The header that a line begins with among others that do."""
    found = _PLAIN.match(plain(line))
    if found is None or len(found[1].split()) > _FEW or label_of(found[1]):
        return None
    return found[1], without_start(line, found.end()).strip(), False


def _is_said(above: Piece, found: tuple[str, str, bool]) -> bool:
    """Whether bold words are no header: they stand below a step, as *Use case ends* does."""
    words, rest, bold = found
    is_step = not above.header and label_of(plain(above.block.text)) is not None
    return is_step and bold and not rest and not words.endswith((":", "：")) and not header(words).kind


def _heads_item(found: tuple[str, str, bool], block: Block) -> bool:
    """Whether a header at the beginning of an item is one: a known one, or a bold line over others."""
    words, rest, bold = found
    return bool(header(words).kind) or (bold and not rest.strip() and "\n" in block.text)


def _header(line: str) -> tuple[str, str, bool] | None:
    """The header that a line begins with, the words behind it, and whether it is bold."""
    if (framed := _FRAMED.match(plain(line))) and header(framed[1]).kind:
        return framed[1], without_start(line, framed.end()), True
    if bold := bold_start(line):
        return _bold_header(line, plain(bold[0]).strip(), bold[1])
    words = plain(line).strip()
    found = _PLAIN.match(words)
    if words.endswith((":", "：")) and header(words).kind == "flow":
        return words, "", False
    kind = header(found[1] if found else words).kind if len(words) < _LONG or found else ""
    if kind == "flow":
        return (words, "", False) if _heads_flow(words, found) else None
    if found and (kind or is_process(found[1])) and not label_of(found[1]):
        return found[1], without_start(line, found.end()).strip(), False
    alone = (
        kind in ("main", "flows")
        or (words.endswith((":", "：")) and is_process(words))
        or (kind == "field" and words[:1].isupper())
    )
    return (words, "", False) if alone else None


def _heads_flow(words: str, found: re.Match[str] | None) -> bool:
    """Whether a line that begins with *Alternative flow* heads one: alone, numbered, or with a colon."""
    if found is None:
        bare = re.sub(r"\s*\([^()]*\)$", "", words)
        return len(re.sub(r"\s+\w{0,3}\d+$", "", bare).split()) <= _FEW
    alone = not words[found.end() :].strip()
    return alone or bool(re.search(r"\d", found[1])) or len(found[1].split()) > 1


def _bold_header(line: str, words: str, rest: str) -> tuple[str, str, bool] | None:
    if words.endswith((":", "：")):
        return words, rest.strip(), True
    if found := _COLON.match(rest):
        return words, rest[found.end() :].strip(), True
    inside = _PLAIN.match(words)
    if inside and not rest.strip() and header(inside[1]).kind not in ("", "flow"):
        return inside[1], without_start(line, inside.end()).strip(), True
    if not rest.strip():
        return words, "", True
    known = header(words).kind == "field" and words[:1].isupper() and plain(rest).lstrip()[:1].isupper()
    return (words, rest.strip(), True) if known else None


def _table(block: Block, above: str) -> Iterator[Piece]:
    """A table of fields, of steps, or any other, which is one piece; ``above`` is what heads it."""
    rows = [*_single(row for row in block.rows if any(re.search(r"\w", plain(cell)) for cell in row))]
    if len(rows) > 1 and (above_rows := _sole_header(rows[0])):
        yield Piece(Block("text", "", block.line), above_rows, bold=True, alone=True)
        kind = header(above_rows).kind
        yield from _table(block._replace(line=block.line + 1, rows=tuple(rows[1:])), kind)
    elif rows and _holds_fields(rows):
        yield from _field_rows(rows, block.line)
        yield Piece(Block("text", "", block.line + len(rows)), closes=True)
    elif rows and (flow := [*_flow_rows(rows, block.line, above)]):
        yield from flow
    elif rows and _holds_bold_fields(rows):
        for number, row in enumerate(rows):
            for cell in filter(str.strip, row):
                yield from _lines(Block("text", cell, block.line + number))
    else:
        yield Piece(block)


def _single(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows; in a table with two fields beside each other, each with four cells is two."""
    found = [*rows]
    pairs = [
        row for row in found if len(row) == 2 * _FIELDS and all(plain(cell).strip() for cell in row)
    ]
    are_pairs = any(all(header(plain(cell).strip()).kind for cell in row[::2]) for row in pairs)
    for row in found:
        yield from (row[:2], row[2:]) if are_pairs and row in pairs else (row,)


def _sole_header(row: Row) -> str:
    """The header of a flow that a whole table is under; empty if its first row is none."""
    cells = [plain(cell).strip() for cell in row if plain(cell).strip()]
    return cells[0] if len(cells) == 1 and header(cells[0]).kind in _FLOWS and cells[0] else ""


def _flow_rows(rows: list[Row], line: int, above: str) -> Iterator[Piece]:
    """The rows of a table of alternatives or of steps, or of the turns of two sides."""
    if conditions := [*_conditions(rows, line, above)]:
        yield from conditions
    elif (step_column := _step_column(rows)) is not None:
        yield from _steps(rows, step_column, line)
    elif above != "main" and (main := [*_main_column(rows, line)]):
        yield from main
    else:
        yield from [*_turns(rows, line)] or [*_labelled(rows, line)] or _sides(rows, line, above)


def _field_rows(rows: list[Row], line: int) -> Iterator[Piece]:
    """The rows of a table of fields; beside or below the header of a flow its steps may stand."""
    place = 0
    words, said = plain(rows[0][0]).strip(), " ".join(filter(None, rows[0][1:]))
    is_title = usecase_title(f"{words}: {plain(said)}") == (words, plain(said).strip())
    if is_title or (_ROW_ID.fullmatch(words) and said and not header(words).kind):
        yield Piece(Block("text", words, line), "ID", bold=True)
        yield Piece(Block("text", said, line), "Title", bold=True)
        place = 1
    while place < len(rows):
        group = _group(rows, place)
        yield from _fields(group, line + place)
        place += len(group)
        if header(plain(group[0][0]).strip()).kind in ("main", "flow"):
            ends = range(len(rows), place + 1, -1)
            turns = ((end, [*_turns(rows[place:end], line + place)]) for end in ends)
            place, steps = next(((end, made) for end, made in turns if made), (place, []))
            yield from steps


def _group(rows: list[Row], place: int) -> list[Row]:
    """A row with those below it whose first cell is empty."""
    below = takewhile(lambda row: not plain(row[0]).strip(), rows[place + 1 :])
    return [rows[place], *below]


def _fields(group: list[Row], line: int) -> Iterator[Piece]:
    """A field of a table, or the head of all."""
    first = group[0]
    words = plain(first[0]).strip()
    if _heads_fields(first) or _heads_sides(first):
        yield Piece(Block("text", "", line), dropped=" ".join(map(plain, first)))
        group = group[1:]
    elif (
        any(map(_is_wide, group))
        and (kind := "main" if is_process(words) else header(words).kind) in _FLOWS
        and (made := [*_beside(group, line, kind)])
    ):
        yield Piece(Block("text", "", line), words, bold=True, alone=True)
        yield from made
        return
    for place, row in enumerate(group):
        yield from _field_row(row, line + place)


def _beside(group: list[Row], line: int, kind: str) -> Iterator[Piece]:
    """The steps in the columns beside the header of a flow."""
    rows = [row[1:] for row in group if any(plain(cell).strip() for cell in row[1:])]
    width = max(place + 1 for row in rows for place, cell in enumerate(row) if plain(cell).strip())
    rows = [row[:width] for row in rows]
    headless = label_of(f"{plain(rows[0][0]).strip()}. x")
    return _flow_rows([("",) * width, *rows] if headless else rows, line, kind)


def _is_wide(row: Row) -> bool:
    """Whether a row holds more than a header and one cell beside it."""
    return len([cell for cell in row[1:] if plain(cell).strip()]) > 1


def _heads_fields(row: Row) -> bool:
    """Whether a row is the head of a table of fields, as *Field*, *Description*."""
    return (
        len(row) > 1
        and normalise(plain(row[1])) in CONTENTS
        and header(plain(row[0]).strip()).kind != "field"
    )


def _holds_fields(rows: list[Row]) -> bool:
    firsts = [plain(row[0]).strip() for row in rows]
    firsts = [words for words in firsts if re.search(r"\w", words) and not label_of(words)]
    kinds = ["field" if is_process(words) else header(words).kind for words in firsts]
    groups = (_group(rows, place) for place, row in enumerate(rows) if plain(row[0]).strip())
    if any(_is_wide(first) and not below and not _may_be_wide(first) for first, *below in groups):
        return False
    unknown = ("",) if "main" in kinds else ("", "flow")
    known = [kind for kind in kinds if kind not in unknown]
    enough = 3 if "main" in kinds else 2
    return (len(known) * enough >= len(kinds) and len(known) > 1) or bool(known and len(rows) == 1)


def _may_be_wide(row: Row) -> bool:
    """Whether steps may stand beside a header, or the heads of other columns."""
    words = plain(row[0]).strip()
    return header(words).kind in _FLOWS or is_process(words) or _heads_fields(row)


def _field_row(row: Row, line: int) -> Iterator[Piece]:
    words = plain(row[0]).strip()
    rest = " – ".join(cell for cell in row[1:] if plain(cell).strip())
    is_header = len(row) > 1 and "\n" not in words and not label_of(words) and len(words) <= _LONG
    if not rest and not is_header and not header(words).kind:
        yield Piece(Block("text", row[0], line))
        return
    if not words:
        is_header = header(plain(rest).strip()).kind in _FLOWS
        yield from _lines(Block("text", rest, line)) if is_header else [Piece(Block("text", rest, line))]
        return
    yield Piece(Block("text", rest, line), words, bold=True, alone=not rest.strip())


def _holds_bold_fields(rows: list[Row]) -> bool:
    """Whether each cell of a table begins with a bold header, and most of these are known."""
    cells = [cell for row in rows for cell in row if plain(cell).strip()]
    found = [_header(cell.split("\n")[0]) for cell in cells]
    known = [one for one in found if one and header(one[0]).kind]
    return all(one and one[2] for one in found) and len(known) * 2 >= len(cells) > 1


def _step_column(rows: list[Row]) -> int | None:
    """The column that holds the numbers of steps."""
    head, *body = rows
    if len(head) < 2 or not body:
        return None
    first = normalise(plain(head[0]))
    firsts = [plain(row[0]).strip().rstrip(".") for row in body]
    numbered = all(label_of(f"{one}. x") for one in firsts if one) and bool(firsts[0])
    return 0 if (first in STEP_HEADS or not first) and numbered else None


def _who(head: Row, body: list[Row]) -> int | None:
    """The column that says who acts, and not what one of two sides does: each row has somebody."""
    found = (place for place, cell in enumerate(head) if normalise(plain(cell)) in ACTOR_HEADS)
    place = next(found, None)
    if place is None or not all(plain(cell).strip() for row in body for cell in row[place : place + 1]):
        return None
    return place


def _steps(rows: list[Row], column: int, line: int) -> Iterator[Piece]:
    head, *body = rows
    who = _who(head, body)
    for number, row in enumerate(body, 1):
        words = [
            cell for place, cell in enumerate(row) if place not in (column, who) and plain(cell).strip()
        ]
        stated = plain(row[column]).strip()
        found = label_of(stated)
        said = without_start(row[column].strip(), found[1]) if found and stated[found[1] :] else ""
        words = [said, *words] if said else words
        label = (str(found[0]) if found and said else stated).rstrip(".):")
        if not label:
            yield Piece(Block("text", " – ".join(words), line + number, 1))
            continue
        actor = plain(row[who]).strip() if who is not None and who < len(row) else ""
        dropped = " ".join(map(plain, head)) if number == 1 else ""
        yield Piece(
            Block("item", " – ".join(words), line + number, 0, label), actor=actor, dropped=dropped
        )


def _conditions(rows: list[Row], line: int, above: str) -> Iterator[Piece]:
    """A table of alternatives: the first column labels them, or a column names their steps."""
    if label_of(f"{plain(rows[0][0]).strip()}. x"):
        rows = [("",) * len(rows[0]), *rows]
    head, *body = rows
    labels = [found[0] if (found := label_of(f"{plain(row[0]).strip()}. x")) else None for row in body]
    step = _point_column(head, labels, above)
    labelled = bool(labels) and all(label and label.is_flow for label in labels)
    step = step or (None if labelled else step)
    narrow = len(head) < _FIELDS or (len(head) == _FIELDS and above not in ("flows", "flow"))
    if narrow or _who(head, body) is not None or not (labelled or (step is not None and all(labels))):
        return
    for number, row in enumerate(body, 1):
        label = f"{plain(row[0]).strip()}. " if labelled else ""
        point = f"({plain(head[step])} {plain(row[step]).strip()}) " if step is not None else ""
        condition, *rest = [cell for place, cell in enumerate(row) if place not in (0, step)]
        said = ": ".join(filter(None, [point + condition, " – ".join(filter(None, rest))]))
        dropped = " ".join(map(plain, head)) if number == 1 else ""
        yield Piece(Block("item", label + said, line + number), dropped=dropped)


def _point_column(head: Row, labels: list[Label | None], above: str) -> int | None:
    """The column that says at which step an alternative leaves; numbers that count say nothing of it."""
    for place, cell in enumerate(head):
        if _heads_steps(cell) and place:
            return place
    counted = [str(label) for label in labels] == [str(one) for one in range(1, len(labels) + 1)]
    return 0 if above in ("flows", "flow") and _heads_steps(head[0]) and not counted else None


def _heads_steps(cell: str) -> bool:
    return normalise(plain(cell)) in STEP_HEADS and plain(cell).strip()[:1].isalpha()


def _main_column(rows: list[Row], line: int) -> Iterator[Piece]:
    """A table whose first column has the main flow under its header, and the others what it needs."""
    head, *body = rows
    firsts = [row[0] for row in body if plain(row[0]).strip()]
    labels = [label_of(plain(first)) for first in firsts]
    words = plain(head[0]).strip()
    if (
        header(words).kind != "main"
        or len(labels) < _FIELDS
        or not all(labels)
        or not body[0][0].strip()
    ):
        return
    yield Piece(Block("text", "", line), words, bold=True, alone=True)
    yield Piece(Block("text", "", line), dropped=" ".join(map(plain, head[1:])))
    for number, (first, *others) in enumerate(body, 1):
        if first.strip():
            yield Piece(Block("item", first, line + number))
        if said := " – ".join(cell for cell in others if plain(cell).strip()):
            yield Piece(Block("text", said, line + number, 1))


def _turns(rows: list[Row], line: int) -> Iterator[Piece]:
    """The steps of a table with a column for each side, if all have a number and none is missing."""
    head, *body = rows
    if header(plain(head[0]).strip()).kind and not _ACTING.search(plain(head[0])):
        return
    steps: list[tuple[int, str, int]] = []
    for number, row in enumerate(body, 1):
        for cell in row:
            for said in re.split(r"\n\s*(?=\d+[.)\s])", cell.strip()) if plain(cell).strip() else ():
                found = _TURN.match(plain(said))
                if not found:
                    return
                steps.append((int(found[1]), without_start(said, found.end()), line + number))
    steps.sort(key=lambda step: step[0])
    if len([*filter(str.strip, head)]) != _FIELDS or [one[0] for one in steps] != [
        *range(1, len(steps) + 1)
    ]:
        return
    for label, said, place in steps:
        dropped = " ".join(map(plain, head)) if label == 1 else ""
        yield Piece(Block("item", said, place, 0, str(label)), dropped=dropped)


def _labelled(rows: list[Row], line: int) -> Iterator[Piece]:
    """What stands in the columns of two sides, if all of it has labels."""
    head, *body = rows
    said = [(cell, number) for number, row in enumerate(body, 1) for cell in row if plain(cell).strip()]
    if not _heads_sides(head) or not all(label_of(plain(cell)) for cell, _number in said):
        return
    for place, (cell, number) in enumerate(said):
        dropped = "" if place else " ".join(map(plain, head))
        yield Piece(Block("item", cell, line + number), dropped=dropped)


def _heads_sides(row: Row) -> bool:
    """Whether a row is the head of a column for the actor and one for the system."""
    cells = [plain(cell).strip() for cell in row if plain(cell).strip()]
    if len(cells) != _FIELDS or any(len(cell) > _LONG for cell in cells):
        return False
    return bool(_ACTING.search(cells[0]) and _SYSTEM.search(cells[1])) and not header(cells[0]).kind


def _sides(rows: list[Row], line: int, above: str) -> Iterator[Piece]:
    """The steps of a main flow with a column for the actor and one for the system, without numbers."""
    head, *body = rows
    if above != "main" or not _heads_sides(head):
        return
    said = [(cell, number) for number, row in enumerate(body, 1) for cell in row if plain(cell).strip()]
    if any(label_of(plain(cell)) or _LISTED.match(plain(cell)) for cell, _number in said):
        return
    for label, (cell, number) in enumerate(said, 1):
        dropped = " ".join(map(plain, head)) if label == 1 else ""
        yield Piece(Block("item", cell, line + number, 0, str(label)), dropped=dropped)
