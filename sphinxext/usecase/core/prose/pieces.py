"""Blocks of a document, taken apart where a line begins a field or a step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinxext.usecase.core.prose.blocks import Block, Row
from sphinxext.usecase.core.prose.headers import header
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.text import bold_start, plain, without_start
from sphinxext.usecase.core.reading.fields import normalise

_COLON = re.compile(r"\s*[:：]\s*")
_PLAIN = re.compile(r"\s*([^:：\n]{1,60}?)\s*[:：](?:\s+|$|(?<=：))")
_STEP_HEADS = {
    normalise(one) for one in ("step", "#", "no", "nr", "number", "Schritt", "étape", "paso", "passo")
}
_STEP_HEADS |= {
    normalise(one) for one in ("stap", "krok", "шаг", "步骤", "ステップ", "№", "N°", "Step #", "step no")
}
_ACTORS = {
    normalise(one) for one in ("actor", "who", "Akteur", "acteur", "ator", "attore", "aktor", "актор")
}
_LONG = 60
_FIELDS = 2
"""So many columns has a table of fields."""
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
    for block in blocks:
        if block.kind == "heading":
            yield Piece(block)
        elif block.kind == "table":
            yield from (piece._replace(table=block) for piece in _table(block))
        elif block.level == 0 and block.kind in ("text", "item") and not block.label:
            yield from _lines(block)
        else:
            yield Piece(block)


def _lines(block: Block) -> Iterator[Piece]:
    """A text whose lines may begin with headers, or an item that does."""
    open_: Piece | None = None
    for number, line in enumerate(block.text.split("\n")):
        found = _header(line)
        here = block.line + number
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


def _heads_item(found: tuple[str, str, bool], block: Block) -> bool:
    """Whether a header at the beginning of an item is one: a known one, or a bold line over others."""
    words, rest, bold = found
    return bool(header(words).kind) or (bold and not rest.strip() and "\n" in block.text)


def _header(line: str) -> tuple[str, str, bool] | None:
    """The header that a line begins with, the words behind it, and whether it is bold."""
    if bold := bold_start(line):
        return _bold_header(line, plain(bold[0]).strip(), bold[1])
    words = plain(line).strip()
    found = _PLAIN.match(words)
    kind = header(found[1] if found else words).kind if len(words) < _LONG or found else ""
    if kind == "flow":
        return (words, "", False) if _heads_flow(words, found) else None
    if found and kind and not label_of(found[1]):
        return found[1], without_start(line, found.end()).strip(), False
    alone = kind in ("main", "flows") or (kind == "field" and words[:1].isupper())
    return (words, "", False) if alone else None


def _heads_flow(words: str, found: re.Match[str] | None) -> bool:
    """Whether a line that begins with *Alternative flow* heads one: alone, numbered, or with a colon."""
    if found is None:
        return len(re.sub(r"\s+\w{0,3}\d+$", "", words).split()) <= _FEW
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


def _table(block: Block) -> Iterator[Piece]:
    """A table of fields, of steps, or any other, which is one piece."""
    rows = [row for row in block.rows if any(plain(cell).strip() for cell in row)]
    if rows and all(len(row) <= _FIELDS for row in rows) and _holds_fields(rows):
        for number, row in enumerate(rows):
            yield from _field_row(row, block.line + number)
        yield Piece(Block("text", "", block.line + len(rows)), closes=True)
    elif rows and (conditions := [*_conditions(rows, block.line)]):
        yield from conditions
    elif rows and (step_column := _step_column(rows)) is not None:
        yield from _steps(rows, step_column, block.line)
    elif rows and (turns := [*_turns(rows, block.line)]):
        yield from turns
    else:
        yield Piece(block)


def _holds_fields(rows: list[Row]) -> bool:
    known = [row for row in rows if header(plain(row[0]).strip()).kind not in ("", "flow")]
    return (len(known) * 2 >= len(rows) and len(known) > 1) or bool(known and len(rows) == 1)


def _field_row(row: Row, line: int) -> Iterator[Piece]:
    words = plain(row[0]).strip()
    rest = row[1] if len(row) > 1 else ""
    if len(row) == 1 and not header(words).kind:
        yield Piece(Block("text", row[0], line))
        return
    if not words:
        yield Piece(Block("text", rest, line))
        return
    yield Piece(Block("text", rest, line), words, bold=True, alone=not rest.strip())


def _step_column(rows: list[Row]) -> int | None:
    """The column that holds the numbers of steps."""
    head, *body = rows
    if len(head) < 2 or not body:
        return None
    first = normalise(plain(head[0]))
    numbered = [row for row in body if label_of(f"{plain(row[0]).strip().rstrip('.')}. x")]
    return 0 if (first in _STEP_HEADS or not first) and len(numbered) == len(body) else None


def _who(head: Row) -> int | None:
    """The column that says who acts."""
    return next((place for place, cell in enumerate(head) if normalise(plain(cell)) in _ACTORS), None)


def _steps(rows: list[Row], column: int, line: int) -> Iterator[Piece]:
    head, *body = rows
    who = _who(head)
    for number, row in enumerate(body, 1):
        words = [
            cell for place, cell in enumerate(row) if place not in (column, who) and plain(cell).strip()
        ]
        label = plain(row[column]).strip().rstrip(".):")
        actor = plain(row[who]).strip() if who is not None and who < len(row) else ""
        dropped = " ".join(map(plain, head)) if number == 1 else ""
        yield Piece(
            Block("item", " – ".join(words), line + number, 0, label), actor=actor, dropped=dropped
        )


def _conditions(rows: list[Row], line: int) -> Iterator[Piece]:
    """A table of alternatives: the first column labels them, or another one names their steps."""
    head, *body = rows
    step = next((place for place, cell in enumerate(head) if place and _heads_steps(cell)), None)
    labels = [label_of(f"{plain(row[0]).strip()}. x") for row in body]
    labelled = bool(labels) and all(label and label[0].is_flow for label in labels)
    if len(head) <= _FIELDS or _who(head) is not None or not (labelled or (step and all(labels))):
        return
    for number, row in enumerate(body, 1):
        label = f"{plain(row[0]).strip()}. " if labelled else ""
        point = f" ({plain(head[step])} {plain(row[step]).strip()})" if step else ""
        condition, *rest = [cell for place, cell in enumerate(row) if place not in (0, step)]
        said = ": ".join(filter(None, [condition + point, " – ".join(filter(None, rest))]))
        dropped = " ".join(map(plain, head)) if number == 1 else ""
        yield Piece(Block("item", label + said, line + number), dropped=dropped)


def _heads_steps(cell: str) -> bool:
    return normalise(plain(cell)) in _STEP_HEADS and plain(cell).strip()[:1].isalpha()


def _turns(rows: list[Row], line: int) -> Iterator[Piece]:
    """The steps of a table with a column for each side, if all cells have a number and these go on."""
    head, *body = rows
    steps: list[tuple[int, str, int]] = []
    for number, row in enumerate(body, 1):
        for cell in row:
            for said in re.split(r"\n(?=\s*\d+[.)])", cell.strip()) if cell.strip() else ():
                found = label_of(plain(said))
                if not found or not found[0].is_number:
                    return
                steps.append((int(found[0].start), without_start(said, found[1]), line + number))
    if len(head) != _FIELDS or [one[0] for one in steps] != [*range(1, len(steps) + 1)]:
        return
    for label, said, place in steps:
        dropped = " ".join(map(plain, head)) if label == 1 else ""
        yield Piece(Block("item", said, place, 0, str(label)), dropped=dropped)
