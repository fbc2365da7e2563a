"""The versioned data of another project's ``usecases.json`` -> records and items."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from sphinxext.usecase.core.changes.version import Unread
from sphinxext.usecase.core.exchange.entries import BrokenError, Entry, data_of, parted, silent
from sphinxext.usecase.core.exchange.mending import mended
from sphinxext.usecase.core.exchange.records import Problem, clean, in_words
from sphinxext.usecase.core.exchange.tojson import VERSION
from sphinxext.usecase.core.garbage import uncollected
from sphinxext.usecase.core.model.items import Item, ItemKind
from sphinxext.usecase.core.model.labels import is_legal_id, slot
from sphinxext.usecase.core.model.options import parts
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Ending,
    Field,
    Flow,
    Goto,
    Repeat,
    Resume,
    Statement,
    StatementKind,
    Step,
    UseCase,
)

_T = TypeVar("_T")
Json = Mapping[str, Any]
_WRONG = (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What reading raises where data is not what it should be."""


def read_usecases(
    content: bytes, project: str
) -> tuple[tuple[UseCase, ...], tuple[Item, ...], list[Problem]]:
    """The use cases and items in a file, and what cannot be read in it.

    The pages of the use cases are marked as those of another project.
    """
    try:
        with uncollected():
            data = json.loads(content)
    except _WRONG as error:
        return (), (), [_no_usecases(error)]
    return Reader(project).read(data)


def parsed(content: bytes) -> Any:
    """The data in a file, of which use cases are parsed only when they are read; or a problem."""
    try:
        return parted(content)
    except _WRONG as error:
        return _no_usecases(error)


def _no_usecases(error: Exception) -> Problem:
    return Problem(f"this is no usecases.json: {in_words(error)}", loses=True)


class Reader:
    """Reads the data of several versions of a project; what stands in two of them is read once."""

    def __init__(self, project: str = "") -> None:
        self._project = project
        self._last: dict[str, _Read] = {}

    def read(self, data: Any) -> tuple[tuple[UseCase, ...], tuple[Item, ...], list[Problem]]:
        """The use cases and items of a version, and what cannot be read in it."""
        try:
            written, described = list(data["usecases"]), list(data.get("items", ()))
            wrong = list(_of_another_version(data))
            with uncollected():
                found = tuple(_readable(written, "use case", self._usecase, wrong))
                items = tuple(_readable(described, "item", _item, wrong))
        except (*_WRONG, BrokenError) as error:
            return (), (), [_no_usecases(error)]
        problem = _in_one(wrong, loses=len(items) < len(described))
        return found, items, [problem] if wrong else []

    def read_to_compare(
        self, old: Any, new: Any
    ) -> Iterator[tuple[list[UseCase | Unread], list[Problem]]]:
        """The use cases of two versions, and what cannot be read; those that are alike stay unread."""
        try:
            alike = silent(old["usecases"], new["usecases"])
        except _WRONG:
            alike = frozenset()

        def read(one: Any, wrong: list[str]) -> UseCase | Unread:
            is_alike = isinstance(one, Entry) and one in alike
            return Unread(one.id, partial(self._silent, one)) if is_alike else self._usecase(one, wrong)

        for data in (old, new):
            try:
                wrong = list(_of_another_version(data))
                found = list(_readable(data["usecases"], "use case", read, wrong))
            except (*_WRONG, BrokenError) as error:
                yield [], [_no_usecases(error)]
            else:
                yield found, [_in_one(wrong, loses=False)] if wrong else []

    def _silent(self, entry: Entry) -> UseCase:
        """An entry that was left unread; it says no more than its id if it cannot be read."""
        try:
            return self._usecase(entry, [])
        except (*_WRONG, BrokenError):
            return UseCase(entry.id, "", f"{FOREIGN}{self._project}/", 0)

    def _usecase(self, written: Entry | Json, wrong: list[str]) -> UseCase:
        data = data_of(written)
        usecase_id = _line(data["id"])
        last = self._last.get(usecase_id)
        if last is None or last.data != data:
            last = self._last[usecase_id] = _Read(data, *_usecase(data, usecase_id, self._project))
        wrong.extend(last.left_out)
        return last.usecase


class _Read(NamedTuple):
    """The data of a use case, and what was read of it."""

    data: Json
    usecase: UseCase
    left_out: list[str]


def _of_another_version(data: Json) -> Iterator[str]:
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        yield f"it is of version {version}, of which this release knows no more than {VERSION} has"


def _in_one(wrong: Sequence[str], *, loses: bool) -> Problem:
    """All that is wrong with a file in one sentence, the first of many."""
    count = f"; {len(wrong)} in all" if len(wrong) > 3 else ""
    return Problem(f"not all of it can be read: {'; '.join(wrong[:3])}{count}", loses=loses)


def _readable(
    written: Iterable[Any], kind: str, read: Callable[[Any, list[str]], _T], wrong: list[str]
) -> Iterator[_T]:
    """What can be read; what cannot, by its position, is ``wrong``."""
    for position, one in enumerate(written, 1):
        try:
            yield read(one, wrong)
        except _WRONG as error:
            wrong.append(f"{kind} {position} is left out: {in_words(error)}")


def _usecase(data: Json, written: str, project: str) -> tuple[UseCase, list[str]]:
    """A use case whose id is ``written`` so, and what was left out of it."""
    if not is_legal_id(written):
        raise ValueError(f'"{clean(written)}" cannot be an id')
    usecase, left_out = mended(_record(UseCase, {**data, "id": slot(written)}))
    if written != usecase.id:
        usecase = usecase._replace(written_id=written)
    return usecase._replace(docname=f"{FOREIGN}{project}/{usecase.docname}"), left_out


def _record(record: Any, data: Json) -> Any:
    """A record of what stands under its keys; older files have fewer."""
    needed, others = _held(record)
    return record(
        *[read(data[key]) for key, read in needed],
        *[
            default if (value := data.get(key, blank)) == blank else read(value)
            for key, read, blank, default in others
        ],
    )


class _Held(NamedTuple):
    """The fields of a record that data must have, each by its key and what reads it; then the others.

    With these stand what says nothing in data, and what that is in the record. What is not held by
    data has the key ``None``.
    """

    needed: list[tuple[str, Callable[[Any], Any]]]
    others: list[tuple[Any, Callable[[Any], Any], Any, Any]]


@cache
def _held(record: Any) -> _Held:
    found = _Held([], [])
    for part in parts(record):
        read = _READERS[part.type]
        if part.field in record._field_defaults:
            default = record._field_defaults[part.field]
            blank = [] if default == () else default
            found.others.append((part.key or None, read, blank, default))
        else:
            found.needed.append((part.key, read))
    return found


def _records(record: type) -> Callable[[Any], Any]:
    """What reads a list of records."""
    return lambda data: tuple(_record(record, one) for one in data)


def _field(data: Json) -> Field:
    """A field; its text alone may be of many lines."""
    lines = map(clean, _str(data["text"]).split("\n"))
    return Field(_text(data["name"]), _line(data["header"]), "\n".join(lines))


def _fields(data: Iterable[Json]) -> tuple[Field, ...]:
    return tuple(map(_field, data))


def _ending(data: Json) -> Ending:
    if data["kind"] == "goto":
        return Goto(target=_str(data["target"]))
    if data["kind"] == "end":
        return End(outcome=_one_of(data["outcome"], "success failure abort"), name=_text(data["name"]))
    return Resume(target=_text(data["target"]), written=_one_of(data.get("as"), "next origin"))


def _item(data: Json, _wrong: list[str]) -> Item:
    item: Item = _record(Item, data)
    if not item.id:
        raise ValueError("its id is empty")
    return item._replace(kind=_one_of(item.kind, "epic story test"), url=_address(item.url))


def _address(data: Any) -> str | None:
    """An address that leads to the same page from any project, and does nothing but lead there."""
    url = _text(data)
    return url if url and url.startswith(("https://", "http://")) else None


def _one_of(word: Any, known: str) -> Any:
    if word is not None and word not in known.split():
        raise ValueError(f'"{word}" is none of {known.split()}')
    return word


def _words(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise TypeError(data)
    return tuple(map(_line, data))


def _text(data: Any) -> str | None:
    return None if data is None else _line(data)


def _line(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(data)
    return clean(data)


def _str(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(data)
    return data


_KINDS = ("criterion", "kpi", "rule")
_READERS: Mapping[Any, Callable[[Any], Any]] = {
    str: _line,
    str | None: _text,
    int: int,
    bool: bool,
    tuple[str, ...]: _words,
    tuple[Actor, ...]: _records(Actor),
    tuple[Field, ...]: _fields,
    tuple[Step, ...]: _records(Step),
    tuple[Flow, ...]: _records(Flow),
    Repeat | None: partial(_record, Repeat),
    Ending | None: _ending,
    ItemKind | None: _text,
    tuple[Statement, ...]: _records(Statement),
    StatementKind: lambda data: data if data in _KINDS else "statement",
}
"""What reads the value of a field, by its type."""
