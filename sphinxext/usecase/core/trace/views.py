"""The views that are tables, by name: what can be chosen of each, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import Choices, TableShown
from sphinxext.usecase.core.trace import (
    changelist,
    figures,
    findinglist,
    lists,
    matrix,
    review,
    statements,
    traceability,
)
from sphinxext.usecase.core.trace.openpoints import open_points
from sphinxext.usecase.core.trace.origins import notes
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view: ``show`` makes its blocks, ``columns`` and ``sorts`` can be chosen from.

    ``choices`` maps further options to their values, the first of them by default; of ``groups``,
    several can be chosen. One that ``is_traced`` shows what items and tests say; of one that
    ``has_fields``, columns can be of fields too. One that ``is_of_all`` may show anything that is said
    on any page, not only what is traced, and one that ``is_of_gone`` use cases that are there no more.

    Flows lead to their rows in one that ``has_rows_of_flows``. Rows of one that ``is_crossed`` begin
    with headers too, and its columns stay. Readers search in one that ``is_searched``. ``nothing`` is
    the phrase if there is nothing to show; if empty, one about use cases or flows.
    """

    show: Callable[..., Iterator[Block]]
    columns: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    has_fields: bool = False
    is_traced: bool = True
    is_of_all: bool = False
    is_of_gone: bool = False
    has_rows_of_flows: bool = False
    is_crossed: bool = False
    is_searched: bool = True
    nothing: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def leads_from_flows(self, chosen: Choices) -> bool:
        """Whether flows can lead to their rows, with what is chosen of it."""
        options = dict(chosen)
        is_of_flows = options.get("group-by") not in statements.GROUPED
        return self.has_rows_of_flows and is_of_flows and "flow" in options.get("columns", ("flow",))


def _traceability(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    is_of_flows = shown.get("group_by") not in statements.GROUPED
    yield (traceability.traceability if is_of_flows else statements.statement_table)(
        project, only, **shown
    )


def _matrix(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield matrix.matrix(project, only, **shown)


def _list(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield lists.usecase_list(project, only, **shown)


def _actors(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield lists.actor_list(project, only, **shown)


def _open(project: Project, only: Filter) -> Iterator[Block]:
    yield open_points(project, only)


def _findings(project: Project, only: Filter, **shown: Any) -> Iterator[Block]:
    yield findinglist.finding_list(project, only, **shown)


VIEWS: Mapping[str, View] = {
    "traceability": View(
        show=_traceability,
        columns=traceability.COLUMNS,
        has_fields=True,
        has_rows_of_flows=True,
        sorts=traceability.SORTS,
        choices={"group-by": (*traceability.GROUPED, *statements.GROUPED)},
    ),
    "matrix": View(
        show=_matrix,
        is_crossed=True,
        sorts=matrix.SORTS,
        choices={"rows": matrix.ROWS, "columns": matrix.COLUMNS},
    ),
    "coverage": View(show=figures.coverage_figures, groups=figures.GROUPS),
    "list": View(show=_list, columns=lists.USECASE_COLUMNS, sorts=lists.USECASE_SORTS, has_fields=True),
    "actors": View(show=_actors, columns=lists.ACTOR_COLUMNS, sorts=lists.ACTOR_SORTS, is_traced=False),
    "review": View(show=review.sheet, is_traced=False, is_of_all=True, is_searched=False),
    "open": View(show=_open, is_traced=False, is_of_all=True, nothing="nothing open"),
    "changes": View(
        show=changelist.change_list,
        columns=changelist.COLUMNS,
        sorts=changelist.COLUMNS,
        is_traced=False,
        is_of_all=True,
        is_of_gone=True,
        nothing="nothing changed",
    ),
    "findings": View(
        show=_findings,
        sorts=findinglist.SORTS,
        is_traced=False,
        is_of_all=True,
        nothing="nothing found",
        choices={"group-by": findinglist.GROUPED},
    ),
}


def blocks(shown: TableShown, project: Project) -> list[Block]:
    """What a view shows; tables without rows are left out."""
    options = {option.replace("-", "_"): value for option, value in shown.choices}
    view = VIEWS[shown.view]
    made = view.show(project, shown.only, **options)
    found = [block for block in made if getattr(block, "rows", True)]
    return [*found, *notes(project.origins, project.words)] if found and view.is_traced else found
