"""``usecases.json`` -> where flows and statements stand in the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from sphinxext.usecase.core.model.labels import address
from sphinxext.usecase.core.report.record import Worse

Json = Mapping[str, Any]
Place = tuple[str, int]


def places(data: Json, file_of: Callable[[str], str]) -> dict[str, Place]:
    """Address -> file and line; ``file_of`` tells the file of a page. What cannot be read has none."""
    found: dict[str, Place] = {}
    for usecase in data["usecases"]:
        with suppress(AttributeError, KeyError, TypeError):
            found.update(_in(usecase, file_of))
    return found


def _in(usecase: Json, file_of: Callable[[str], str]) -> Iterator[tuple[str, Place]]:
    page = file_of(usecase["docname"])
    for part in (usecase, *usecase["flows"], *usecase.get("statements", ())):
        label = "" if part is usecase else part["label"]
        file = part["source"].partition(":")[0] if "source" in part else page
        yield address("-".join(usecase["id"].split()), label), (file, part["line"])


def placed(worse: Worse, known: Mapping[str, Place]) -> Worse:
    """What is worse, with its place if that is known."""
    if worse.found or worse.address not in known:
        return worse
    file, line = known[worse.address]
    return worse._replace(file=file, line=line if file else 0)
