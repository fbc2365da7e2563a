"""The versioned data of another project's ``usecases.json`` -> records and items."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sphinxext.usecase.core.exchange.mending import mended
from sphinxext.usecase.core.exchange.records import Problem, clean
from sphinxext.usecase.core.exchange.tojson import VERSION
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
        data = json.loads(content)
        written, described = list(data["usecases"]), list(data.get("items", ()))
    except _WRONG as error:
        return (), (), [Problem(f"this is no usecases.json: {error!r}", loses=True)]
    wrong = list(_of_another_version(data))
    found = tuple(_readable(written, "use case", lambda one: _usecase(one, project, wrong), wrong))
    items = tuple(_readable(described, "item", _item, wrong))
    problem = _in_one(wrong, loses=len(items) < len(described))
    return found, items, [problem] if wrong else []


def _of_another_version(data: Json) -> Iterator[str]:
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        yield f"it is of version {version}, of which this release knows no more than {VERSION} has"


def _in_one(wrong: Sequence[str], *, loses: bool) -> Problem:
    """All that is wrong with a file in one sentence, the first of many."""
    count = f"; {len(wrong)} in all" if len(wrong) > 3 else ""
    return Problem(f"not all of it can be read: {'; '.join(wrong[:3])}{count}", loses=loses)


def _readable(
    written: Iterable[Any], kind: str, read: Callable[[Any], _T], wrong: list[str]
) -> Iterator[_T]:
    """What can be read; what cannot, by its position, is ``wrong``."""
    for position, one in enumerate(written, 1):
        try:
            yield read(one)
        except _WRONG as error:
            wrong.append(f"{kind} {position} is left out: {error!r}")


def _usecase(data: Json, project: str, wrong: list[str]) -> UseCase:
    written = _line(data["id"])
    if not is_legal_id(written):
        raise ValueError(written)
    usecase, left_out = mended(_record(UseCase, {**data, "id": slot(written)}))
    if written != usecase.id:
        usecase = usecase._replace(written_id=written)
    wrong.extend(left_out)
    return usecase._replace(docname=f"{FOREIGN}{project}/{usecase.docname}")


def _record(record: Any, data: Json) -> Any:
    """A record of what stands under its keys; older files have fewer."""
    return record(
        **{
            field: read(data[key])
            for field, key, read, is_needed in _held(record)
            if is_needed or key in data
        }
    )


@cache
def _held(record: Any) -> tuple[tuple[str, str, Callable[[Any], Any], bool], ...]:
    """The fields of a record that data holds: name, key, what reads it, and whether it must be there."""
    return tuple(
        (part.field, part.key, _READERS[part.type], part.field not in record._field_defaults)
        for part in parts(record)
        if part.key
    )


def _records(record: type) -> Callable[[Any], Any]:
    """What reads a list of records."""
    return lambda data: tuple(_record(record, one) for one in data)


def _field(data: Json) -> Field:
    """A field; its text alone may be of many lines."""
    lines = map(clean, _str(data["text"]).split("\n"))
    return Field(_text(data["name"]), _line(data["header"]), "\n".join(lines))


def _fields(data: Iterable[Json]) -> tuple[Field, ...]:
    return tuple(map(_field, data))


def _repeat(data: Json | None) -> Any:
    return None if data is None else _record(Repeat, data)


def _ending(data: Json | None) -> Ending | None:
    if data is None:
        return None
    if data["kind"] == "goto":
        return Goto(target=_str(data["target"]))
    if data["kind"] == "end":
        return End(outcome=_one_of(data["outcome"], "success failure abort"), name=_text(data["name"]))
    return Resume(target=_text(data["target"]), written=_one_of(data.get("as"), "next origin"))


def _item(data: Json) -> Item:
    item: Item = _record(Item, data)
    if not item.id:
        raise ValueError(item)
    return item._replace(kind=_one_of(item.kind, "epic story test"), url=_address(item.url))


def _address(data: Any) -> str | None:
    """An address that leads to the same page from any project, and does nothing but lead there."""
    url = _text(data)
    return url if url and url.startswith(("https://", "http://")) else None


def _one_of(word: Any, known: str) -> Any:
    if word is not None and word not in known.split():
        raise ValueError(word)
    return word


def _words(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise TypeError(data)
    return tuple(map(_line, data))


def _text(data: Any) -> str | None:
    return None if data is None else _line(data)


def _line(data: Any) -> str:
    return clean(_str(data))


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
    Repeat | None: _repeat,
    Ending | None: _ending,
    ItemKind | None: _text,
    tuple[Statement, ...]: _records(Statement),
    StatementKind: lambda data: data if data in _KINDS else "statement",
}
"""What reads the value of a field, by its type."""
