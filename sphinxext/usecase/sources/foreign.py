"""Use cases and items of other projects: read from their files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.project.summary import Summary

if TYPE_CHECKING:
    from sphinxext.usecase.core.exchange.records import Problem
    from sphinxext.usecase.core.model.items import Item
    from sphinxext.usecase.core.model.usecase import UseCase


class Foreign:
    """What other projects contribute; ``files`` are the name of each and the content of its file."""

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self.items: dict[str, Item] = {}
        self.problems: list[tuple[str, Problem]] = []
        self._usecases: dict[str, list[UseCase]] = {}
        for project, content in files:
            usecases, items, problems = read_usecases(content, project)
            for usecase in usecases:
                self._usecases.setdefault(usecase.docname, []).append(usecase)
            for item in items:
                self.items.setdefault(item.id, item)
            self.problems.extend((project, problem) for problem in problems)

    def usecases(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page."""
        return tuple(self._usecases.get(docname, ()))

    @cached_property
    def summaries(self) -> list[Summary]:
        """A summary of each use case."""
        return [summarise(usecase) for page in self._usecases.values() for usecase in page]
