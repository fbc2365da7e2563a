"""The views that are tables, by name: what can be chosen of each, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import TableShown
from sphinxext.usecase.core.trace import figures, lists, matrix, traceability
from sphinxext.usecase.core.trace.table import Block
from sphinxext.usecase.core.trace.traced import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view: ``show`` makes its blocks, ``columns`` and ``sorts`` can be chosen from.

    ``choices`` maps further options to their values, the first of them by default.
    """

    show: Callable[..., Iterator[Block]]
    columns: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _traceability(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield traceability.traceability(project, only, **shown)


def _matrix(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield matrix.matrix(project, only, **shown)


def _list(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield lists.usecase_list(project, only, **shown)


def _actors(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield lists.actor_list(project, only, **shown)


VIEWS: Mapping[str, View] = {
    "traceability": View(
        show=_traceability,
        columns=traceability.COLUMNS,
        sorts=traceability.SORTS,
        choices={"group-by": tuple(traceability.GROUPED)},
    ),
    "matrix": View(
        show=_matrix,
        sorts=matrix.SORTS,
        choices={"rows": matrix.ROWS, "columns": matrix.COLUMNS},
    ),
    "coverage": View(show=figures.coverage_figures),
    "list": View(show=_list, columns=lists.USECASE_COLUMNS, sorts=lists.USECASE_SORTS),
    "actors": View(show=_actors, columns=lists.ACTOR_COLUMNS, sorts=lists.ACTOR_SORTS),
}


def blocks(shown: TableShown, project: Project) -> list[Block]:
    """What a view shows; tables without rows are left out."""
    options = {option.replace("-", "_"): value for option, value in shown.choices}
    made = VIEWS[shown.view].show(project, shown.only, **options)
    return [block for block in made if getattr(block, "rows", True)]
