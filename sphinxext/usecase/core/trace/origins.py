"""Where what views show comes from, and how old it is: the files of results and of the backlog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.trace.table import Note

_NAMED = 3
"""How many files are named; more are counted."""


class Origin(NamedTuple):
    """A file of test results or of a backlog, by its name.

    ``first`` and ``last`` are the days of the runs that it holds, if it states them, or else of the
    file.
    """

    kind: Literal["results", "backlog"]
    name: str
    first: str
    last: str
    is_stated: bool = False


def notes(origins: Sequence[Origin], words: Words) -> Iterator[Note]:
    """A sentence on the results, and one on the backlog, as far as there are any."""
    for kind, template in (("results", "test results: {}"), ("backlog", "backlog: {}")):
        found = [one for one in origins if one.kind == kind]
        if found:
            yield Note(words(template).format("; ".join(_said(found, words))))


def _said(origins: Sequence[Origin], words: Words) -> Iterator[str]:
    if len(origins) <= _NAMED:
        yield from (_dated(one.name, [one], words) for one in origins)
    else:
        yield _dated(words("{} files").format(len(origins)), origins, words)


def _dated(name: str, origins: Iterable[Origin], words: Words) -> str:
    """A name with the first and the last day."""
    found = list(origins)
    days = sorted({min(one.first for one in found), max(one.last for one in found)})
    template = "{name}, run {day}" if all(one.is_stated for one in found) else "{name}, file of {day}"
    return words(template).format(name=name, day=" – ".join(days))
