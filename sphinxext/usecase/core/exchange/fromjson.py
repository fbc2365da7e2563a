"""The versioned data of another project's ``usecases.json`` -> records and items."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.model.contents import owners, parts_of
from sphinxext.usecase.core.model.items import Item, ItemKind
from sphinxext.usecase.core.model.labels import is_legal_id
from sphinxext.usecase.core.model.options import parts
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    START,
    Actor,
    End,
    Ending,
    Field,
    Flow,
    Goto,
    Repeat,
    Resume,
    Step,
    UseCase,
    walk_steps,
)

Json = Mapping[str, Any]
_WRONG = (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What reading raises where data is not what it should be."""


def read_usecases(
    content: bytes, project: str
) -> tuple[tuple[UseCase, ...], tuple[Item, ...], list[Problem]]:
    """The use cases and items in a file, and what cannot be read in it.

    The pages of the use cases are marked as those of another project.
    """
    problems: list[Problem] = []
    try:
        data = json.loads(content)
        written, described = list(data["usecases"]), list(data.get("items", ()))
    except _WRONG as error:
        problems.append(Problem(f"this is no usecases.json: {error!r}", loses=True))
        return (), (), problems
    usecases = _readable(written, lambda one: _usecase(one, project), problems)
    items = _readable(described, _item, problems)
    return tuple(usecases), tuple(items), problems


def _readable(written: Iterable[Any], read: Any, problems: list[Problem]) -> Iterator[Any]:
    """What can be read; one problem tells how much cannot."""
    wrong: list[str] = []
    for position, one in enumerate(written, 1):
        try:
            yield read(one)
        except _WRONG as error:
            wrong.append(f"{position} ({error!r})")
    if wrong:
        listed = ", ".join(wrong[:3]) + (", …" if len(wrong) > 3 else "")
        count = "1 entry" if len(wrong) == 1 else f"{len(wrong)} entries"
        problems.append(Problem(message=f"{count} cannot be read: {listed}"))


def _usecase(data: Json, project: str) -> UseCase:
    if not is_legal_id(data["id"]):
        raise ValueError(data["id"])
    usecase: UseCase = _record(UseCase, data)
    known = {ANY_TIME, START, None, *(part.label for _kind, part in parts_of(usecase))}
    for label in _referred_to(usecase):
        if label not in known:
            raise ValueError(label)
    return usecase._replace(docname=f"{FOREIGN}{project}/{usecase.docname}")


def _referred_to(usecase: UseCase) -> Iterator[str | None]:
    """The labels of steps and alternatives that it leads to, or leaves from."""
    for flow in usecase.flows:
        yield from (flow.parent, *flow.branches)
    for owner in owners(usecase):
        if isinstance(owner.ending, Resume):
            yield owner.ending.target
        for step in walk_steps(owner.steps):
            if step.repeat:
                yield from (step.repeat.first, step.repeat.last)


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
    return tuple(map(_str, data))


def _text(data: Any) -> str | None:
    return None if data is None else _str(data)


def _str(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(data)
    return data


_READERS: Mapping[Any, Callable[[Any], Any]] = {
    str: _str,
    str | None: _text,
    int: int,
    bool: bool,
    tuple[str, ...]: _words,
    tuple[Actor, ...]: _records(Actor),
    tuple[Field, ...]: _records(Field),
    tuple[Step, ...]: _records(Step),
    tuple[Flow, ...]: _records(Flow),
    Repeat | None: _repeat,
    Ending | None: _ending,
    ItemKind | None: _text,
}
"""What reads the value of a field, by its type."""
