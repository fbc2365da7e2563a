"""Use cases and items of other projects: read from their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.sources import cache

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.items import Item
    from sphinxext.usecase.core.model.usecase import UseCase
    from sphinxext.usecase.core.project.summary import Summary

_TOLD = 3
"""How many ids that projects share are told."""


class Foreign:
    """What other projects contribute; ``files`` are the name of each and the content of its file.

    What is read is kept in the folder of ``doctrees``, if there is one.
    """

    def __init__(self, files: Iterable[tuple[str, bytes]], doctrees: Path | None) -> None:
        self.items: dict[str, Item] = {}
        self.problems: list[tuple[str, Problem]] = []
        self._usecases: dict[str, list[UseCase]] = {}
        projects: dict[str, list[str]] = {}
        summaries: dict[str, list[Summary]] = {}
        for project, content in files:
            read = cache.read(content, project, doctrees)
            for usecase, summary in zip(read.usecases, read.summaries, strict=True):
                self._usecases.setdefault(usecase.docname, []).append(usecase)
                summaries.setdefault(usecase.docname, []).append(summary)
                projects.setdefault(usecase.id, []).append(project)
            for item in read.items:
                self.items.setdefault(item.id, item)
            self.problems.extend((project, problem) for problem in read.problems)
        self.summaries = list(chain.from_iterable(summaries.values()))
        """A summary of each use case, page by page."""
        self.shared = list(_shared(projects))
        """What is said of the ids that projects share, with one of the projects."""

    def usecases(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page."""
        return tuple(self._usecases.get(docname, ()))


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
