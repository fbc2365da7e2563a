"""A table of alternatives -> each of them, with what is done in it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.prose.blocks import Block, Row
from sphinxext.usecase.core.prose.forms import ACTOR_HEADS, STEP_HEADS
from sphinxext.usecase.core.prose.labels import Label, label_in, label_of
from sphinxext.usecase.core.prose.lines import Piece
from sphinxext.usecase.core.prose.text import plain, without_start
from sphinxext.usecase.core.reading.fields import normalise

_LIST = 2
"""So many columns are a table at least."""


def of_conditions(rows: list[Row], line: int, above: str) -> Iterator[Piece]:
    """A table of alternatives: the first column labels them, or a column names their steps."""
    if label_in(plain(rows[0][0])):
        rows = [("",) * len(rows[0]), *rows]
    head, *body = rows
    labels = [label_in(plain(row[0])) for row in body]
    step = _point_column(head, labels, above)
    labelled = bool(labels) and all(label and label.is_flow for label in labels)
    if labelled and step == 0:
        step = None
    narrow = len(head) < _LIST or (len(head) == _LIST and above not in ("flows", "flow"))
    if (
        narrow
        or who_acts(head, body) is not None
        or not (labelled or (step is not None and all(labels)))
    ):
        return
    for number, row in enumerate(body, 1):
        label = plain(row[0]).strip() if labelled else ""
        point = f"({plain(head[step])} {plain(row[step]).strip()}) " if step is not None else ""
        condition, *rest = [cell for place, cell in enumerate(row) if place not in (0, step)]
        dropped = " ".join(map(plain, head)).strip() if number == 1 else ""
        yield Piece(Block("item", point + condition, line + number, 0, label), dropped=dropped)
        yield from map(
            Piece, _response(" – ".join(cell for cell in rest if plain(cell).strip()), line + number)
        )


def with_steps(rows: list[Row], line: int) -> Iterator[Piece]:
    """Alternatives and their steps, each in a row, if all rows begin with their labels."""
    told = [[cell for cell in row if plain(cell).strip()] for row in rows]
    labels = [label for row in told if row and (label := label_in(plain(row[0])))]
    are_labels = len(labels) == len(rows) > 0 and all(label.parts for label in labels)
    if not are_labels or not labels[0].is_flow or any(len(row) < _LIST for row in told):
        return
    for number, (label, row) in enumerate(zip(labels, told, strict=True)):
        yield Piece(Block("item", " – ".join(row[1:]), line + number, 0, str(label)))


def _response(said: str, line: int) -> Iterator[Block]:
    """What is done in a row of an alternative: a list in its cell, or else one step."""
    lines = said.split("\n") if said else []
    found = [label for label in map(label_of, map(plain, lines)) if label]
    numbers = [str(label) for label, _end in found if label.is_number]
    counted = numbers == [str(number) for number in range(1, len(lines) + 1)]
    if said and not counted and not (len(found) == len(lines) and all(one.parts for one, _end in found)):
        yield Block("item", said, line, 1, "1")
        return
    for one, (label, behind) in zip(lines, found, strict=True):
        yield Block("item", without_start(one, behind), line, 1, str(label))


def _point_column(head: Row, labels: list[Label | None], above: str) -> int | None:
    """The column that says at which step an alternative leaves; numbers that count say nothing of it."""
    for place, cell in enumerate(head):
        if _heads_steps(cell) and place:
            return place
    counted = [str(label) for label in labels] == [str(one) for one in range(1, len(labels) + 1)]
    with_steps = any(label and label.parts and label.is_step for label in labels)
    heads = above in ("flows", "flow") and _heads_steps(head[0])
    return 0 if heads and not counted and not with_steps else None


def _heads_steps(cell: str) -> bool:
    return normalise(plain(cell)) in STEP_HEADS and plain(cell).strip()[:1].isalpha()


def who_acts(head: Row, body: list[Row]) -> int | None:
    """The column that says who acts, and not what one of two sides does: each row has somebody."""
    found = (place for place, cell in enumerate(head) if normalise(plain(cell)) in ACTOR_HEADS)
    place = next(found, None)
    if place is None or not all(plain(cell).strip() for row in body for cell in row[place : place + 1]):
        return None
    return place
