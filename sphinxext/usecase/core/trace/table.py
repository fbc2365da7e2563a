"""Tables as plain data: what views show, before it is rendered, compared or saved as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

Leads = Literal["", "address", "item", "actor"]
_FORMULA = re.compile(r"(?:\A(?=[=+\-@\t\r])|(?<=[;\t\r\n])(?=[=+\-@]))")
"""Where a formula might begin, were a text split at what parts cells and rows."""
_DIGITS = re.compile(r"(\d+)")
GAPS = "gaps"
"""To sort by: rows with a gap first."""


class Part(NamedTuple):
    """A piece of a cell: its text, what it leads to, and what kind of statement it is: ``mark``.

    ``target`` is the address, item or actor; ``text`` is complete in itself.
    """

    text: str
    leads: Leads = ""
    target: str = ""
    mark: str = ""


Cell = tuple[Part, ...]
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column: its name in options, header, relative width; ``groups``: equal cells are one group."""

    name: str
    header: Cell
    width: int
    groups: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows, and a last row that counts, if any.

    ``totals`` is what is said of groups by their cell, ``summary`` of all rows. ``instead_of`` are the
    numbers of rows and columns of a matrix that is too large to be shown, and is told by this table.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footer: Row = ()
    totals: Mapping[Cell, str] = field(default_factory=dict)
    summary: str = ""
    instead_of: tuple[int, int] | None = None

    def leading_to(self, column: str) -> list[str]:
        """What the cells of a column lead to, if the table has that column."""
        names = [one.name for one in self.columns]
        if column not in names:
            return []
        cells = (row[names.index(column)] for row in self.rows)
        return [next((part.target for part in cell if part.leads), "") for cell in cells]

    def again(self, position: int) -> list[bool]:
        """Which cells of a row say what the row above says already: those of columns that group."""
        found = [False] * len(self.columns)
        for number, column in enumerate(self.columns):
            above, here = self.rows[position - 1], self.rows[position]
            if not position or not column.groups or above[number] != here[number]:
                break
            found[number] = True
        return found


class Listing(NamedTuple):
    """Cells beneath a heading, one an item."""

    heading: str
    cells: tuple[Cell, ...]


class Note(NamedTuple):
    """A sentence beneath a view."""

    text: str


Block = Table | Listing | Note


def text_of(cell: Iterable[Part]) -> str:
    """All that a cell says."""
    return "".join(part.text for part in cell)


def joined(cells: Iterable[Cell], separator: str = ", ") -> Cell:
    """Several cells as one."""
    found: list[Part] = []
    for cell in filter(None, cells):
        if found:
            found.append(Part(separator))
        found.extend(cell)
    return tuple(found)


def chosen(table: Table, names: Sequence[str]) -> Table:
    """The columns with these names, in their order."""
    known = [column.name for column in table.columns]
    places = [known.index(name) for name in names]
    columns = tuple(table.columns[place] for place in places)
    rows = (tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=columns, rows=tuple(rows))


def in_parts(table: Table, most: int) -> Iterator[Table]:
    """Parts of at most ``most`` columns, each with the first before them; the last has the summary."""
    count = len(table.columns)
    for start in range(1, count, most - 1) if count > most else (1,):
        end = start + most - 1 if count > most else count
        yield replace(
            table,
            columns=(table.columns[0], *table.columns[start:end]),
            rows=tuple((row[0], *row[start:end]) for row in table.rows),
            footer=(*table.footer[:1], *table.footer[start:end]),
            summary=table.summary if end >= count else "",
        )


def in_order(table: Table, sort: Iterable[str]) -> Table:
    """Sorted by columns or ``gaps``, backwards behind a hyphen; groups move as a whole.

    A group is what the first column says is one.
    """
    groups: dict[Cell, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(row[0] if table.columns[0].groups else (), []).append(row)
    ordered = list(groups.values())
    for name in reversed(list(sort)):
        key, backwards = _key(table, name.removeprefix("-")), name.startswith("-")
        for group in ordered:
            group.sort(key=key, reverse=backwards)
        ordered.sort(key=lambda group, key=key: key(group[0]), reverse=backwards)  # type: ignore[misc]
    return replace(table, rows=tuple(row for group in ordered for row in group))


def _key(table: Table, name: str) -> Callable[[Row], Any]:
    """What rows are sorted by: the text of a column, or whether there is a gap."""
    if name == GAPS:
        return lambda row: not any(part.mark == "gap" for cell in row for part in cell)
    place = [column.name for column in table.columns].index(name)
    return lambda row: natural(text_of(row[place]))


Natural = tuple[tuple[int, str], ...]


def natural(text: str) -> Natural:
    """A key by which numbers in a text count as such: ``RO-2`` before ``RO-10``."""
    return tuple(
        (len(piece.lstrip("0")), piece.lstrip("0")) if piece.isdecimal() else (-1, piece)
        for piece in _DIGITS.split(text)
        if piece
    )


def as_csv(table: Table) -> str:
    """Header and rows just as they are shown, each row complete.

    What a spreadsheet would take for a formula has an apostrophe before it, also behind a semicolon: in
    many countries that parts cells, and no quotes around them count.
    """
    text = io.StringIO()
    csv.writer(text).writerows(_lines(table))
    return text.getvalue()


def _lines(table: Table) -> Iterator[list[str]]:
    yield [without_formula(text_of(column.header)) for column in table.columns]
    for row in (*table.rows, table.footer):
        if row:
            yield [without_formula(text_of(cell)) for cell in row]


def without_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return _FORMULA.sub("'", text)


def leading_parts(block: Block) -> Iterator[Part]:
    """The parts of all cells of a block that lead anywhere."""
    if isinstance(block, Table):
        cells = [column.header for column in block.columns]
        cells += [cell for row in (*block.rows, block.footer) for cell in row]
    else:
        cells = list(block.cells) if isinstance(block, Listing) else []
    return (part for cell in cells for part in cell if part.leads)
