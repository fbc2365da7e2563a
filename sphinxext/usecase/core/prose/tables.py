"""A table -> its fields, its steps, its alternatives, or what two sides do in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from sphinxext.usecase.core.prose.alternatives import of_conditions, who_acts, with_steps
from sphinxext.usecase.core.prose.blocks import Block, Row
from sphinxext.usecase.core.prose.forms import CONTENTS, STEP_HEADS
from sphinxext.usecase.core.prose.headers import header, is_process, usecase_title
from sphinxext.usecase.core.prose.labels import label_in, label_of
from sphinxext.usecase.core.prose.lines import FLOWS, LONG, Piece, ends_item, header_of, lines
from sphinxext.usecase.core.prose.text import plain, without_start
from sphinxext.usecase.core.reading.fields import normalise

_LISTED = re.compile(r"\s*[-*•]\s")
_TURN = re.compile(r"\s*(\d{1,3})(?:[.)、．]\s*|\s+)(?=\S)")
"""What one side does, where all turns have numbers."""
_FIELD = 2
"""So many columns has a field: its header and what it says."""
_SIDES = 2
"""So many sides do something in turn."""
_LIST = 2
"""So many are a list at least, of items or of columns."""
_ACTING = re.compile(
    r"act[oeu]|akt[oe]|ator|attor|user|customer|client|usu[aá]ri|utilisat|utent|nutzer|gebruik|użytk|"
    r"актор|актёр|пользоват|参与者|用户|アクター|ユーザ",
    re.IGNORECASE,
)
_SYSTEM = re.compile(r"s[iy]st[eè]+m|систем|系统|系統|システム", re.IGNORECASE)
"""What is said over the columns of two sides."""
_ROW_ID = re.compile(r"[A-ZА-Я]{1,6}[-_ .]?\d+(?:[.\-_]\d+)*")
"""What names a use case in the first row of its table, whatever its project calls them."""


def of_table(block: Block, above: str) -> Iterator[Piece]:
    """A table of fields, of steps, or any other, which is one piece; ``above`` is what heads it."""
    rows = [*_single(row for row in block.rows if any(re.search(r"\w", plain(cell)) for cell in row))]
    if len(rows) > 1 and (above_rows := _sole_header(rows[0])):
        yield Piece(Block("text", "", block.line), above_rows, bold=True, alone=True)
        kind = header(above_rows).kind
        yield from of_table(block._replace(line=block.line + 1, rows=tuple(rows[1:])), kind)
    elif parted := _next_part(rows):
        yield from of_table(block._replace(rows=tuple(rows[:parted])), above)
        yield from of_table(block._replace(line=block.line + parted, rows=tuple(rows[parted:])), "")
    elif rows:
        yield from _of_rows(rows, block, above)
    else:
        yield Piece(block)


def _of_rows(rows: list[Row], block: Block, above: str) -> Iterator[Piece]:
    """The rows of a table that no header parts."""
    if _holds_fields(rows):
        yield from _field_rows(rows, block.line)
        yield Piece(Block("text", "", block.line + len(rows)), closes=True)
    elif flow := [*_flow_rows(rows, block.line, above)]:
        yield from flow
    elif above in FLOWS and all(len([*filter(str.strip, row)]) == 1 for row in rows):
        yield from (_sole_cell("".join(row), block.line + at) for at, row in enumerate(rows))
    elif _holds_bold_fields(rows):
        for number, row in enumerate(rows):
            for cell in filter(str.strip, row):
                yield from lines(Block("text", cell, block.line + number))
    else:
        yield Piece(block)


def _single(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows; in a table with two fields beside each other, each with four cells is two."""
    found = [*rows]
    pairs = [row for row in found if len(row) == 2 * _FIELD and all(plain(cell).strip() for cell in row)]
    are_pairs = any(all(map(_may_head, row[::2])) for row in pairs)
    for row in found:
        yield from (row[:2], row[2:]) if are_pairs and row in pairs else (row,)


def _may_head(cell: str) -> bool:
    """Whether a cell is a known header, or ends with a colon as headers do."""
    words = plain(cell).strip()
    return bool(header(words).kind) or (words.endswith((":", "：")) and len(words) <= LONG)


def _sole_header(row: Row) -> str:
    """The header of a flow that a whole table is under; empty if its first row is none."""
    cells = [plain(cell).strip() for cell in row if plain(cell).strip()]
    return cells[0] if len(cells) == 1 and header(cells[0]).kind in FLOWS and cells[0] else ""


def _sole_cell(cell: str, line: int) -> Piece:
    """A row of one cell below the header of a flow: a known header, or a text."""
    words = plain(cell).strip()
    is_header = bool(header(words).kind)
    return Piece(
        Block("text", "" if is_header else cell, line), words if is_header else "", alone=is_header
    )


def _next_part(rows: list[Row]) -> int:
    """Where the header of a flow stands over the whole width of a table; 0 if none does."""
    wide = (place for place, row in enumerate(rows) if len(row) > _FIELD and _sole_header(row))
    return next(wide, 0) if all(len(row) > _FIELD for row in rows) else 0


def _flow_rows(rows: list[Row], line: int, above: str) -> Iterator[Piece]:
    """The rows of a table of alternatives or of steps, or of the turns of two sides."""
    if conditions := [*of_conditions(rows, line, above)]:
        yield from conditions
    elif above in ("flows", "flow") and (inner := [*with_steps(rows, line)]):
        yield from inner
    elif (step_column := _step_column(rows)) is not None:
        yield from _steps(rows, step_column, line)
    elif above != "main" and (main := [*_main_column(rows, line)]):
        yield from main
    else:
        yield from (
            [*_turns_and_text(rows, line)] or [*_labelled(rows, line)] or _sides(rows, line, above)
        )


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
        and (kind := "main" if is_process(words) else header(words).kind) in FLOWS
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
    headless = label_in(plain(rows[0][0]))
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
    return header(words).kind in FLOWS or is_process(words) or _heads_fields(row)


def _field_row(row: Row, line: int) -> Iterator[Piece]:
    words = plain(row[0]).strip()
    rest = " – ".join(cell for cell in row[1:] if plain(cell).strip())
    is_header = len(row) > 1 and "\n" not in words and not label_of(words) and len(words) <= LONG
    if not rest and not is_header and not header(words).kind:
        yield Piece(Block("text", row[0], line))
        return
    if not words:
        is_header = header(plain(rest).strip()).kind in FLOWS
        yield from lines(Block("text", rest, line)) if is_header else [Piece(Block("text", rest, line))]
        return
    said = rest.split("\n") if header(words).kind in FLOWS else [rest]
    behind = next((at for at, one in enumerate(said) if at and ends_item(one)), len(said))
    rest = "\n".join(said[:behind])
    yield Piece(Block("text", rest, line), words, bold=True, alone=not rest.strip())
    if behind < len(said):
        yield from lines(Block("text", "\n".join(said[behind:]), line))


def _holds_bold_fields(rows: list[Row]) -> bool:
    """Whether each cell of a table begins with a bold header, and most of these are known."""
    cells = [cell for row in rows for cell in row if plain(cell).strip()]
    found = [header_of(cell.split("\n")[0]) for cell in cells]
    known = [one for one in found if one and header(one[0]).kind]
    return all(one and one[2] for one in found) and len(known) * 2 >= len(cells) > 1


def _step_column(rows: list[Row]) -> int | None:
    """The column that holds the numbers of steps."""
    head, *body = rows
    if len(head) < 2 or not body:
        return None
    first = normalise(plain(head[0]))
    firsts = [plain(row[0]).strip().rstrip(".") for row in body]
    numbered = all(label_in(one) for one in firsts if one) and bool(firsts[0])
    return 0 if (first in STEP_HEADS or not first) and numbered else None


def _steps(rows: list[Row], column: int, line: int) -> Iterator[Piece]:
    head, *body = rows
    who = who_acts(head, body)
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


def _main_column(rows: list[Row], line: int) -> Iterator[Piece]:
    """A table whose first column has the main flow under its header, and the others what it needs."""
    head, *body = rows
    firsts = [row[0] for row in body if plain(row[0]).strip()]
    labels = [label_of(plain(first)) for first in firsts]
    words = plain(head[0]).strip()
    if header(words).kind != "main" or len(labels) < _LIST or not all(labels) or not body[0][0].strip():
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
    if len([*filter(str.strip, head)]) != _SIDES or [one[0] for one in steps] != [
        *range(1, len(steps) + 1)
    ]:
        return
    for label, said, place in steps:
        dropped = " ".join(map(plain, head)) if label == 1 else ""
        yield Piece(Block("item", said, place, 0, str(label)), dropped=dropped)


def _turns_and_text(rows: list[Row], line: int) -> Iterator[Piece]:
    """The turns of two sides, and sentences that stand in rows of their own below them."""
    below = len([*takewhile(_is_sole_text, reversed(rows))])
    above = len(rows) - below
    turns = [*_turns(rows[:above], line)] if above else []
    yield from turns
    for number, row in enumerate(rows[above:] if turns else (), above):
        yield Piece(Block("text", "".join(row), line + number))


def _is_sole_text(row: Row) -> bool:
    """Whether a row is one cell without a number and no header."""
    cells = [plain(cell).strip() for cell in row if plain(cell).strip()]
    return len(cells) == 1 and not _TURN.match(cells[0]) and not header(cells[0]).kind


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
    if len(cells) != _SIDES or any(len(cell) > LONG for cell in cells):
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
