"""Exported CSV and JSON -> records: what a row or an entry says, by header."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

Format = Literal["csv", "json"]

_LISTS = ("issues", "items", "value", "values", "workItems", "nodes")
"""Under which names trackers keep the list of issues in JSON."""
_DEEPEST = 8
_LARGEST = 2**31 - 1
_DELIMITERS = ",;\t|"
_STATED = re.compile(
    r'\s*"?sep=(?P<delimiter>[^\w\s"\x00-\x1f]|\t)"?[,;\t| ]*(?=[\r\n]|\Z)', re.IGNORECASE
)
"""The line in which Excel states the delimiter, before that of the headers."""
_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CELL = re.compile(r' *"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_CELL_OF_LINE = re.compile(_CELL.pattern.replace('[^"]', r'[^"\t\r\n]'))
"""A cell in quotes or without, of many lines or of one."""
_PREFIX = re.compile(r"^fields\.(?:system\.)?", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Problem(NamedTuple):
    """What cannot be read in a file; ``line`` counts from 1, ``None`` where no line is known.

    ``loses`` says whether the file may hold more than was read of it.
    """

    message: str
    line: int | None = None
    loses: bool = False


class Record(NamedTuple):
    """What one row or entry says: normalised header -> text; ``position`` counts entries from 1."""

    values: Mapping[str, str]
    position: int
    line: int | None = None

    def first(self, names: Collection[str]) -> str:
        """What stands under the first of these headers that is filled in; empty if none is."""
        for name in names:
            if text := clean(self.values.get(name, "")):
                return text
        return ""


class Records(NamedTuple):
    """The records of a file, the headers in it as written, by normalised header, and what is wrong."""

    records: list[Record]
    headers: dict[str, str]
    problems: list[Problem]


def normalised(header: str) -> str:
    """A header without regard to case, blanks and hyphens; the path of a JSON value likewise."""
    bare = _PREFIX.sub("", header.strip())
    return "".join(filter(str.isalnum, bare.casefold())) or bare


def in_words(error: Exception) -> str:
    """What data is not that should have been read, as an error of Python or of ours tells it."""
    if isinstance(error, KeyError):
        return f'it has no "{error.args[0]}"'
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, AttributeError | TypeError):
        return "it is laid out otherwise"
    return str(error)


def clean(text: str) -> str:
    """Text as one line that can be written into any document."""
    if text.isprintable():  # then it has no white space but blanks
        if "  " not in text and text[:1] != " " != text[-1:]:
            return text
    else:
        text = _UNPRINTABLE.sub(" ", text)
    return " ".join(text.split())


def numbered(one: str, several: str, numbers: Iterable[int]) -> str:
    """What is called ``one`` or ``several`` with its numbers, each once, the first of many."""
    each = list(dict.fromkeys(numbers))
    listed = ", ".join(map(str, each[:5])) + (", …" if len(each) > 5 else "")
    return f"{one if len(each) == 1 else several} {listed}"


def read_records(content: bytes, format_: Format, wanted: Collection[str]) -> Records:
    """The records of a file, with what stands under the normalised headers ``wanted``."""
    found = Records([], {}, [])
    text = _decoded(content, found.problems)
    if format_ == "json":
        _read_json(text, wanted, found)
    else:
        limit = csv.field_size_limit(_LARGEST)  # a description may be long
        try:
            _read_csv(text, wanted, found)
        finally:
            csv.field_size_limit(limit)
    return found


def _decoded(content: bytes, problems: list[Problem]) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32; what is in none of them is replaced."""
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(message="the file is not UTF-8: export it as UTF-8", line=line))
        return content.decode(encoding, errors="replace")


# -- CSV --------------------------------------------------------------------------------------------


def _read_csv(text: str, wanted: Collection[str], found: Records) -> None:
    delimiter, text = _delimiter(text)
    rows = _rows(text, delimiter, found.problems)
    header = next(rows, (0, []))[1]
    if not header and not found.problems:
        found.problems.append(Problem("the file is empty", line=1, loses=True))
    names = [normalised(cell) for cell in header]
    found.headers.update((name, clean(cell)) for name, cell in zip(names, header, strict=True) if name)
    for position, (line, row) in enumerate(rows, 1):
        values: dict[str, str] = {}
        for name, cell in zip(names, row, strict=False):
            if name in wanted and not values.get(name):
                values[name] = cell
        found.records.append(Record(values, position, line))


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, and the text without the line that states it, if there is one."""
    if stated := _STATED.match(text):
        return stated["delimiter"], text[stated.end() :]
    return max(_DELIMITERS, key=lambda one: len(next(_rows(text, one, []), (0, []))[1])), text


def _rows(text: str, delimiter: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line that it begins in."""
    is_tabbed = delimiter == "\t" and delimiter in text
    rows = _rows_by_tabs(text) if is_tabbed else _rows_by(delimiter, text, problems)
    return ((line, row) for line, row in rows if any(map(str.strip, row)))


def _rows_by(delimiter: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(f"cannot be read as CSV from here on: {error}", line, loses=True))


def _rows_by_tabs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows parted by tabs, where few quote: a quote that nothing closes is a character.

    So is one in a line that has all columns without it; else it may open a cell of several lines.
    """
    at, line, columns = 0, 1, 0
    while at < len(text):
        end = _LINE.match(text, at).end()  # type: ignore[union-attr]
        is_whole = text.count("\t", at, end) + 1 == columns
        row, end = _row_by_tabs(text, at, _CELL_OF_LINE if is_whole else _CELL)
        yield line, row
        if not columns and any(row):
            columns = len(row)
        line += len(_LINE_END.findall(text, at, end)) + 1
        at = end + (2 if text.startswith("\r\n", end) else 1)


def _row_by_tabs(text: str, at: int, cell: re.Pattern[str]) -> tuple[list[str], int]:
    """The row that begins at a place, and where it ends."""
    row: list[str] = []
    while True:
        found = cell.match(text, at)
        assert found is not None
        quoted, bare = found.groups()
        row.append(bare if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if not text.startswith("\t", at):
            return row, at
        at += 1


# -- JSON -------------------------------------------------------------------------------------------


def _read_json(text: str, wanted: Collection[str], found: Records) -> None:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        found.problems.append(Problem(f"cannot be read as JSON: {error.msg}", error.lineno, loses=True))
        return
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all bounds
        found.problems.append(Problem(f"cannot be read as JSON: {error}", loses=True))
        return
    entries = _entries(data)
    if entries is None:
        expected = ", ".join(f'"{name}"' for name in _LISTS)
        message = f"holds no list of issues: expected a list, or an object with one of {expected}"
        found.problems.append(Problem(message, loses=True))
    names: dict[str, str] = {}
    for position, entry in enumerate(entries or (), 1):
        values: dict[str, str] = {}
        for path, leaf in _leaves(entry, "", _DEEPEST):
            name = names.get(path) or names.setdefault(path, normalised(path))
            found.headers.setdefault(name, path)
            if name in wanted and not values.get(name):
                values[name] = _text(leaf)
        found.records.append(Record(values, position))


def _entries(data: object) -> list[object] | None:
    """The issues in JSON: a list of them, an object that holds one, or a list of such pages."""
    if not isinstance(data, list):
        return _held(data)
    return [issue for entry in data for issue in _page(entry)]


def _page(entry: object) -> list[object]:
    """What an entry of a list holds if it is a page of issues, else itself."""
    if isinstance(entry, dict) and ("id" in entry or "key" in entry):
        return [entry]
    held = _held(entry)
    return [entry] if held is None else held


def _held(value: object) -> list[object] | None:
    """A list, or the list of issues in an object."""
    if isinstance(value, dict):
        return next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    return value if isinstance(value, list) else None


def _leaves(value: object, path: str, depth: int) -> Iterator[tuple[str, object]]:
    """The values in an object that are none themselves, by their path: names parted by dots."""
    if isinstance(value, dict) and depth:
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name, depth - 1)
    elif path:
        yield path, value


def _text(value: object) -> str:
    """A value as text; of a list what it holds, or the names of it, parted by commas."""
    if isinstance(value, list):
        names = [inner.get("name") if isinstance(inner, dict) else inner for inner in value]
        return ",".join(_text(name) for name in names if not isinstance(name, list))
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
