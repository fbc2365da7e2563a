"""What a format declares: its name, what it is for, and what makes its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.flow.scenarios import Criterion
from sphinxext.usecase.core.model.usecase import UseCase

MADE = "made by sphinx-usecase export"
"""Stands in each file that has comments, so that nobody else's file is replaced."""


class File(NamedTuple):
    """A file to write: its name, and all that stands in it."""

    name: str
    text: str


class Choice(NamedTuple):
    """What may be chosen: for what scenarios are derived, and the tool that a table is for."""

    criterion: Criterion = "flows"
    tool: str = ""


class Renewed(NamedTuple):
    """A file that people have written in, made anew; ``drift`` tells what they should look at."""

    text: str
    drift: tuple[str, ...] = ()


class Form(NamedTuple):
    """A format; a module of this wing that has a ``FORM`` is all that is needed for one.

    ``does`` is a phrase for the help. ``files`` makes its files from use cases. ``renew`` is given what
    a file holds and what it would be made as, if people may write in it.
    """

    name: str
    does: str
    files: Callable[[Sequence[UseCase], Choice], Iterator[File]]
    renew: Callable[[str, str], Renewed] | None = None
    tools: tuple[str, ...] = ()


def file_name(usecase: UseCase, suffix: str) -> str:
    """The name of the file of a use case."""
    return f"{usecase.id}{suffix}"
