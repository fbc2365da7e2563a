"""Project -> what has changed in it since the baseline, by use case, with links to what is there now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sphinxext.usecase.core.model.contents import named, owners
from sphinxext.usecase.core.model.targets import MAIN, Address
from sphinxext.usecase.core.model.usecase import Flow, UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import (
    Block,
    Cell,
    Column,
    Note,
    Part,
    Row,
    Table,
    chosen,
    in_order,
)

if TYPE_CHECKING:
    from sphinxext.usecase.core.changes.change import Change, PartChanges, State, UseCaseChanges
    from sphinxext.usecase.core.changes.since import Since
    from sphinxext.usecase.core.changes.texts import Run

_WIDTHS = {"usecase": 22, "where": 23, "state": 10, "change": 45, "stories": 15, "tests": 15}
COLUMNS = tuple(_WIDTHS)
_SHOWN = COLUMNS[:4]
"""The columns if none are chosen."""
_MARKS = {"same": ("{}", ""), "gone": ("[-{}-]", "gone-words"), "new": ("{{+{}+}}", "new-words")}
"""How words are marked where there is no style for it, and as what."""


def change_list(
    project: Project, only: Filter, *, columns: Sequence[str] = (), sort: Sequence[str] = ()
) -> Iterator[Block]:
    """A row for each change; a sentence if there is no baseline."""
    if project.since is None:
        yield Note(project.words("no baseline"))
        return
    found = list(_shown(project, project.since, only))
    rows = [row for changed in found for row in _rows(project, changed, only)]
    headers = (
        Column(name, (Part(project.words(name)),), width, groups=name == "usecase")
        for name, width in _WIDTHS.items()
    )
    counted = Counter(one.state for one in found)
    order: tuple[State, ...] = ("new", "changed", "gone")
    said = " · ".join(f"{counted[one]} {project.words(one)}" for one in order if counted[one])
    summary = f"{project.words('usecases')} – {said}"
    whole = in_order(Table(columns=tuple(headers), rows=tuple(rows), summary=summary), sort)
    yield chosen(whole, columns or _SHOWN)


def _shown(project: Project, since: Since, only: Filter) -> Iterator[UseCaseChanges]:
    """The use cases that a view shows; one that is gone has no flows that stories cover."""
    shown = {one.id for one in project.matching(only)}
    for changed in since.usecases:
        if changed.new:
            is_shown = changed.id in shown
        else:
            assert changed.old is not None
            is_shown = not only.is_traced and only.matches(summarise(changed.old))
        if is_shown:
            yield changed


def _rows(project: Project, changed: UseCaseChanges, only: Filter) -> Iterator[Row]:
    there = changed.new or changed.old
    assert there is not None
    cell = project.bare_usecase(there)
    if not changed.new:
        cell = (Part(cell[0].text, target=changed.id, mark="unlinked"),)
    if changed.state != "changed":
        goal = next((field.text for field in there.fields if field.name == "goal"), "")
        about = (Part(goal),) if goal else ()
        yield (cell, (), _state(project, changed.state), about, *_items(project, owners(there)))
    for part in changed.parts:
        if _is_of(part, only):
            items = _items(project, filter(None, (part.pair.new, part.pair.old)))
            for change in part.changes:
                where = _where(project, changed.id, change)
                yield (cell, where, _state(project, change.state), _said(project, change), *items)


def _is_of(part: PartChanges, only: Filter) -> bool:
    """Whether it is of a flow that is shown; what is said besides the flows is of none."""
    flow = part.pair.new or part.pair.old
    if flow is None:
        return not only.kind
    return only.shows(flow.kind if isinstance(flow, Flow) else MAIN)


def _state(project: Project, state: State) -> Cell:
    return (Part(project.words(state), mark=state),)


def _where(project: Project, usecase_id: str, change: Change) -> Cell:
    """What has changed, with a link to it if it is there; the whole use case is named beside it."""
    if change.kind == "usecase":
        return ()
    if change.kind == "main":
        return (Part(project.words("main flow"), "address", usecase_id),)
    from sphinxext.usecase.core.changes.phrases import short

    is_said = change.aspect in ("part", "text", "condition")
    title = "" if is_said else short(change.title)
    if change.label is None:
        return (Part(f"{change.was} {title}".strip()),)
    return (Part(f"{change.label} {title}".strip(), "address", str(Address(usecase_id, change.label))),)


def _said(project: Project, change: Change) -> Cell:
    """What it says in one respect, word by word."""
    # What compares texts is loaded only where something has changed.
    from sphinxext.usecase.core.changes.lines import line_of

    line = line_of(change, project.words)
    begin = (Part(f"{project.words(line.kind)}: "),) if line.kind else ()
    return (*begin, *_marked(line.runs))


def _marked(runs: Iterable[Run]) -> Iterator[Part]:
    """Words, with a blank between those that are gone and those in their place."""
    from sphinxext.usecase.core.changes.texts import marked

    before = ""
    for run in marked(runs):
        if (before, run.kind) == ("gone", "new"):
            yield Part(" ")
        template, mark = _MARKS[run.kind]
        yield Part(template.format(run.text), target=run.text if mark else "", mark=mark)
        before = run.kind


def _items(project: Project, flows: Iterable[UseCase | Flow]) -> tuple[Cell, Cell]:
    """The stories and the tests that flows name."""
    known = list(flows)
    stories = dict.fromkeys(item for flow in known for item in named(flow, "stories"))
    tests = dict.fromkeys(item for flow in known for item in named(flow, "tests"))
    return (
        project.few([project.item(one, "story") for one in stories]),
        project.few([project.item(one, "test") for one in tests]),
    )
