"""UseCase -> Summary. Apart from the record, as a build in which no page changes makes none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinxext.usecase.core.flow.graph import shown_of_flow, without_steps
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import (
    flows_that_count,
    inside,
    named,
    named_items,
    parts_of,
    relations_of,
)
from sphinxext.usecase.core.model.digest import digest
from sphinxext.usecase.core.model.ignores import ignores_of
from sphinxext.usecase.core.model.items import ItemKind
from sphinxext.usecase.core.model.targets import MAIN
from sphinxext.usecase.core.model.usecase import Flow, UseCase
from sphinxext.usecase.core.project.summary import Summary


def summarise(usecase: UseCase, actor_names: tuple[tuple[str, str], ...] = ()) -> Summary:
    """The summary of a use case; ``actor_names`` as there."""
    items = _items(usecase)
    steps, names, flows, statements = _addressed(usecase)
    return Summary(
        id=usecase.id,
        title=usecase.title,
        docname=usecase.docname,
        line=usecase.line,
        steps=steps,
        names=names,
        flows=flows,
        statements=statements,
        epics=items["epic"],
        stories=items["story"],
        tests=items["test"],
        actors={actor.name: bool(actor.description) for actor in usecase.actors},
        relations=tuple(relations_of(usecase)),
        traced=digest((_shown_in_tables(usecase), *actor_names)),
        flow=digest((shown_of_flow(usecase), *actor_names)),
        secondary=tuple(actor.name for actor in usecase.actors if actor.secondary),
        status=usecase.status or "",
        priority=usecase.priority or "",
        owner=usecase.owner or "",
        tags=usecase.tags,
        kinds=tuple(dict.fromkeys(_kinds(usecase))),
        doubts=any(owner.waived and named(owner, "stories") for owner in flows_that_count(usecase)),
        tested=_tested(usecase),
        ignores=tuple(ignores_of(usecase)),
        written_id=usecase.written_id,
        prefix=usecase.prefix,
        actor_names=actor_names,
        paths=digest(shown_of_flow(without_steps(usecase))),
    )


def _items(usecase: UseCase) -> Mapping[ItemKind, Mapping[str, str]]:
    """What it names, by kind, each with the label of the part that names it first."""
    items: dict[ItemKind, dict[str, str]] = {"epic": {}, "story": {}, "test": {}}
    for kind, item, address in named_items(usecase):
        items[kind].setdefault(item, address.label)
    return items


def _addressed(usecase: UseCase) -> Iterator[tuple[str, ...]]:
    """The labels of its steps, their names, the labels and names of its alternatives and statements."""
    steps, names, flows, statements = [], [], [], []
    for name, target in inside(usecase):
        if target.type == "altflow":
            flows.append(name)
        elif target.type == "statement":
            statements.append(name)
        elif name == labels.slot(target.label):
            steps.append(name)
        else:
            names.append(name)
    return (tuple(sorted(found)) for found in (steps, names, flows, statements))


def _shown_in_tables(usecase: UseCase) -> tuple[object, ...]:
    """All that tables show of a use case itself, as plain data: what items and results say is apart."""
    flows = tuple(
        (
            isinstance(owner, Flow) and (owner.label, owner.condition, owner.kind),
            named(owner, "stories"),
            named(owner, "tests"),
            owner.waived,
        )
        for owner in flows_that_count(usecase)
    )
    about = usecase.status, usecase.priority, usecase.owner, usecase.tags, usecase.actors
    place = usecase.docname, usecase.prefix
    fields = tuple((field.name, field.header, field.text) for field in usecase.fields)
    statements = tuple(one._replace(line=0) for one in usecase.statements)
    stated = about, fields, statements
    return usecase.shown_id, usecase.title, place, usecase.epics, stated, flows


def _kinds(usecase: UseCase) -> Iterator[str]:
    """The kinds of its flows."""
    for owner in flows_that_count(usecase):
        yield owner.kind if isinstance(owner, Flow) else MAIN


def _tested(usecase: UseCase) -> str:
    """A digest of the tests that it and its parts name."""
    parts = (*(part for _, part in parts_of(usecase)), *usecase.statements)
    tests = [usecase.tests, *(part.tests for part in parts)]
    return digest(tests) if any(tests) else ""
