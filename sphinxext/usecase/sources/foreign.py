"""Use cases and items of other projects: read from their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.project.summary import Summary

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.items import Item
    from sphinxext.usecase.core.model.usecase import UseCase

_TOLD = 3
"""How many ids that projects share are told."""


class Foreign:
    """What other projects contribute; ``files`` are the name of each and the content of its file."""

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self.items: dict[str, Item] = {}
        self.problems: list[tuple[str, Problem]] = []
        self._usecases: dict[str, list[UseCase]] = {}
        projects: dict[str, list[str]] = {}
        for project, content in files:
            usecases, items, problems = read_usecases(content, project)
            for usecase in usecases:
                self._usecases.setdefault(usecase.docname, []).append(usecase)
                projects.setdefault(usecase.id, []).append(project)
            for item in items:
                self.items.setdefault(item.id, item)
            self.problems.extend((project, problem) for problem in problems)
        self.shared = list(_shared(projects))
        """What is said of the ids that projects share, with one of the projects."""

    def usecases(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page."""
        return tuple(self._usecases.get(docname, ()))

    @cached_property
    def summaries(self) -> list[Summary]:
        """A summary of each use case."""
        return [summarise(usecase) for page in self._usecases.values() for usecase in page]


def _shared(projects: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Problem]]:
    """A problem of each project that has ids of an earlier one by name; those have ``projects``."""
    shared: dict[tuple[str, str], list[str]] = {}
    for usecase, having in projects.items():
        # In the order of pages, as the catalogue has it.
        first, *others = sorted(set(having), key="{}/".format)
        for other in others:
            shared.setdefault((first, other), []).append(usecase)
    for (first, other), ids in shared.items():
        listed = ", ".join(islice(ids, _TOLD)) + (", …" if len(ids) > _TOLD else "")
        number = "the id" if len(ids) == 1 else f"{len(ids)} ids"
        said = f'"{first}" and "{other}" share {number} {listed}; references lead to "{first}"'
        yield other, Problem(said)
