"""Projects of a few use cases, items and results, and their views as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from core.drafting import record
from core.project.test_catalogue import catalogue
from sphinxext.usecase.core.model.items import Item, ItemKind
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.reading.drafts import Draft
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Table, text_of
from sphinxext.usecase.core.trace.verdicts import Tested, Verdict, Verdicts

KINDS: dict[str, ItemKind] = {"E": "epic", "S": "story", "T": "test"}


class Items:
    """What is described, and by its id alone what matches a pattern."""

    def __init__(self, described: Iterable[Item], pattern: str) -> None:
        self._described = {item.id: item for item in described}
        self._pattern = re.compile(pattern)

    def find(self, item: str) -> Item | None:
        if item in self._described:
            return self._described[item]
        return Item(id=item) if self._pattern.fullmatch(item) else None

    def is_any(self, item: str) -> bool:
        return False

    def described(self) -> Iterable[Item]:
        return self._described.values()


def item(id_: str, **stated: str) -> Item:
    """An item whose id begins with the letter of its kind."""
    return Item(id=id_, kind=KINDS.get(id_[0]))._replace(**stated)  # type: ignore[arg-type]


def named(usecase_id: str, *body: Draft, **options: object) -> UseCase:
    """A use case on a page of its own."""
    made = record(*body, **options)
    return made._replace(id=usecase_id, title=f"Title {usecase_id[-1]}", docname=usecase_id.lower())


def project(
    *usecases: UseCase,
    items: Iterable[Item] = (),
    known: str = "",
    results: Iterable[tuple[str, Verdict, str]] = (),
    **more: Any,
) -> Project:
    """``known`` is the pattern of a tracker; a result is its test, verdict and addresses.

    A test has the keys that stand behind its name.
    """
    made = catalogue(*usecases)
    tested = (
        Tested(test.split()[0], verdict, tuple(addresses.split()), "r.xml", line, keys(test))
        for line, (test, verdict, addresses) in enumerate(results, 1)
    )
    return Project(made, Items(items, known), Verdicts(tested, made.find), Words({}), **more)


def keys(test: str) -> tuple[str, ...]:
    """The ids of test items behind the name of a test case."""
    return tuple(test.split()[1:])


def lines(table: Table) -> list[str]:
    """The rows of a table, their cells parted by bars."""
    return [" | ".join(map(text_of, row)) for row in table.rows]


def header(table: Table) -> list[str]:
    """The names of the columns."""
    return [column.name for column in table.columns]
