"""``usecases.json`` -> where in the sources stands what has become worse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from sphinxext.usecase.core.exchange.entries import BrokenError, Entry, data_of
from sphinxext.usecase.core.model.labels import address
from sphinxext.usecase.core.report.record import Worse

Json = Mapping[str, Any]
_Place = tuple[str, int]


def placed(
    worse: Iterable[Worse], data: Json, file_of: Callable[[str], str], seen: Callable[[str], str]
) -> Iterator[Worse]:
    """What is worse, with its place if that is known.

    ``file_of`` tells the file of a page, and ``seen`` how a file is called.
    """
    found = tuple(worse)
    known = _places(data, file_of, tuple(one.address for one in found if not one.found))
    for one in found:
        file, line = known.get(one.address, ("", 0))
        is_known = file and not one.found
        yield one._replace(file=seen(file), line=line) if is_known else one


def _places(data: Json, file_of: Callable[[str], str], asked: tuple[str, ...]) -> dict[str, _Place]:
    """Address -> file and line, in use cases with which addresses begin that are asked for."""
    found: dict[str, _Place] = {}
    for one in data["usecases"]:
        if isinstance(one, Entry) and not any(place.startswith(one.id) for place in asked):
            continue
        with suppress(AttributeError, BrokenError, KeyError, TypeError):
            found.update(_in(data_of(one), file_of))
    return found


def _in(usecase: Json, file_of: Callable[[str], str]) -> Iterator[tuple[str, _Place]]:
    page = file_of(usecase["docname"])
    for part in (usecase, *usecase["flows"], *usecase.get("statements", ())):
        label = "" if part is usecase else part["label"]
        file = part["source"].partition(":")[0] if "source" in part else page
        yield address("-".join(usecase["id"].split()), label), (file, part["line"])
