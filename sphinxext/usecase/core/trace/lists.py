"""Project -> lists of its use cases and of its actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinxext.usecase.core.model.usecase import Actor, UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import TracedFlow, coverage
from sphinxext.usecase.core.trace.project import FIELD, Project
from sphinxext.usecase.core.trace.table import (
    GAPS,
    Cell,
    Column,
    Part,
    Row,
    Table,
    chosen,
    in_order,
    joined,
    natural,
)

_USECASES = {
    "usecase": 40,
    "status": 12,
    "priority": 10,
    "owner": 13,
    "epic": 15,
    "coverage": 10,
    "tags": 15,
    "actors": 20,
    "goal": 40,
    "stories": 20,
    "flows": 8,
    "page": 15,
    "area": 12,
}
"""Columns and their widths."""
USECASE_COLUMNS = tuple(_USECASES)
USECASE_SHOWN = USECASE_COLUMNS[:6]
"""The columns if none are chosen, without those in which nothing stands."""
USECASE_SORTS = (GAPS, *USECASE_COLUMNS)
_ACTORS = {"actor": 20, "description": 40, "usecases": 40}
ACTOR_COLUMNS = tuple(_ACTORS)
ACTOR_SORTS = ACTOR_COLUMNS


def usecase_list(
    project: Project, only: Filter, *, columns: Sequence[str] = (), sort: Sequence[str] = ()
) -> Table:
    """One row a use case, in the order of pages and lines."""
    fields = tuple(name for name in columns if name.startswith(FIELD))
    rows = tuple(_usecase_row(project, one, only, fields) for one in project.usecases(only))
    whole = Table(columns=_headers(project, {**_USECASES, **dict.fromkeys(fields, 20)}), rows=rows)
    return chosen(in_order(whole, sort), columns or _filled(whole, USECASE_SHOWN))


def _filled(table: Table, names: Iterable[str]) -> list[str]:
    """The columns in which anything stands."""
    known = [column.name for column in table.columns]
    return [name for name in names if any(row[known.index(name)] for row in table.rows)]


def _headers(project: Project, widths: dict[str, int]) -> tuple[Column, ...]:
    return tuple(Column(name, project.header(name), width) for name, width in widths.items())


def _usecase_row(project: Project, usecase: UseCase, only: Filter, fields: Iterable[str]) -> Row:
    flows = project.flows(usecase, only)
    stories = dict.fromkeys(story for flow in flows for story in flow.stories)
    goal = next((field.text for field in usecase.fields if field.name == "goal"), "")
    return (
        project.usecase(usecase),
        (Part(usecase.status, mark="status"),) if usecase.status else (),
        _text(usecase.priority),
        _text(usecase.owner),
        joined(project.item(epic, "epic") for epic in usecase.epics),
        _covered(project, flows),
        _text(", ".join(usecase.tags)),
        joined(project.actor(actor.name) for actor in usecase.actors),
        _text(goal),
        joined(project.item(story, "story") for story in stories),
        _text(str(len(flows))),
        project.page(usecase),
        project.area(usecase),
        *(project.field(usecase, name) for name in fields),
    )


def _covered(project: Project, flows: Iterable[TracedFlow]) -> Cell:
    found = coverage(flows)
    is_gap = found.gaps and project.has_stories
    return (Part(project.covered(found), mark="gap" if is_gap else ""),)


def _text(text: str | None) -> Cell:
    return (Part(text),) if text else ()


def actor_list(
    project: Project, only: Filter, *, columns: Sequence[str] = (), sort: Sequence[str] = ()
) -> Table:
    """One row an actor, in the order of their names, with the use cases that name it."""
    naming: dict[str, list[tuple[UseCase, Actor]]] = {}
    for usecase in project.usecases(only):
        for actor in usecase.actors:
            if only.names_actor(actor.name):
                name = project.catalogue.actor_name(actor.name)
                naming.setdefault(name, []).append((usecase, actor))
    rows = tuple(_actor_row(project, name, naming[name]) for name in sorted(naming, key=natural))
    whole = Table(columns=_headers(project, _ACTORS), rows=rows)
    return chosen(in_order(whole, sort), columns or _filled(whole, ACTOR_COLUMNS))


def _actor_row(project: Project, name: str, naming: Iterable[tuple[UseCase, Actor]]) -> Row:
    """The first description there is, and each use case, with a remark where the actor is secondary."""
    described = next((actor.description for _usecase, actor in naming if actor.description), "")
    secondary = (Part(f" ({project.words('secondary')})"),)
    usecases = (project.usecase(one) + (secondary if actor.secondary else ()) for one, actor in naming)
    return project.actor(name), _text(described), joined(usecases)
