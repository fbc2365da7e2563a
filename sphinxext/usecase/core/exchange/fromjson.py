"""The versioned data of another project's ``usecases.json`` -> records and items."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.model.items import Item
from sphinxext.usecase.core.model.labels import is_legal_id
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
    Step,
    UseCase,
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
        problems.append(Problem(message=f"this is no usecases.json: {error!r}"))
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
    return UseCase(
        id=data["id"],
        title=_text(data["title"]) or "",
        docname=f"{FOREIGN}{project}/{_text(data['docname'])}",
        line=int(data["line"]),
        epics=_words(data["epic"]),
        stories=_words(data["stories"]),
        tests=_words(data["tests"]),
        waived=_text(data.get("waived")),
        status=_text(data["status"]),
        priority=_text(data["priority"]),
        owner=_text(data["owner"]),
        tags=_words(data["tags"]),
        extends=_words(data["extends"]),
        specializes=_words(data["specializes"]),
        actors=tuple(map(_actor, data["actors"])),
        ending=_ending(data["ending"]),
        fields=tuple(map(_field, data["fields"])),
        steps=tuple(map(_step, data["steps"])),
        flows=tuple(map(_flow, data["flows"])),
    )


def _actor(data: Json) -> Actor:
    described, secondary = _text(data["description"]) or "", bool(data.get("secondary"))
    return Actor(name=_str(data["name"]), description=described, secondary=secondary)


def _field(data: Json) -> Field:
    return Field(name=_text(data["name"]), header=_str(data["header"]), text=_str(data["text"]))


def _step(data: Json) -> Step:
    repeat = data["repeat"]
    return Step(
        label=_str(data["label"]),
        text=_str(data["text"]),
        line=int(data["line"]),
        name=_text(data["name"]),
        actor=_text(data["actor"]),
        optional=bool(data["optional"]),
        choice=bool(data["choice"]),
        include=_words(data["include"]),
        repeat=repeat and _repeat(repeat),
        stories=_words(data["stories"]),
        tests=_words(data["tests"]),
        steps=tuple(map(_step, data["steps"])),
    )


def _repeat(data: Json) -> Repeat:
    return Repeat(
        first=_str(data["from"]),
        last=_str(data["to"]),
        until=_text(data["until"]),
        while_=_text(data["while"]),
    )


def _flow(data: Json) -> Flow:
    return Flow(
        label=_str(data["label"]),
        condition=_str(data["condition"]),
        line=int(data["line"]),
        name=_text(data["name"]),
        kind=_str(data["kind"]),
        branches=_words(data["from"]),
        parent=_text(data["parent"]),
        ending=_ending(data["ending"]),
        stories=_words(data["stories"]),
        tests=_words(data["tests"]),
        waived=_text(data.get("waived")),
        fields=tuple(map(_field, data["fields"])),
        steps=tuple(map(_step, data["steps"])),
    )


def _ending(data: Json | None) -> Ending | None:
    if data is None:
        return None
    if data["kind"] == "goto":
        return Goto(target=_str(data["target"]))
    if data["kind"] == "end":
        return End(outcome=_one_of(data["outcome"], "success failure abort"), name=_text(data["name"]))
    return Resume(target=_text(data["target"]), written=_one_of(data.get("as"), "next origin"))


def _item(data: Json) -> Item:
    return Item(
        id=_str(data["id"]),
        kind=_one_of(data["kind"], "epic story test"),
        title=_text(data["title"]) or "",
        status=_text(data["status"]),
        url=_address(data["url"]),
        parent=_text(data["parent"]),
    )


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
