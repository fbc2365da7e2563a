"""Catalogue -> the versioned data of ``usecases.json``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node, flow_graph
from sphinxext.usecase.core.flow.scenarios import Scenario, scenarios
from sphinxext.usecase.core.model.items import Item
from sphinxext.usecase.core.model.lines import LineElsewhere
from sphinxext.usecase.core.model.options import parts
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Field,
    Flow,
    Goto,
    Repeat,
    Resume,
    Statement,
    Step,
    UseCase,
)

VERSION = 1

Json = dict[str, Any]


def export(
    project: str,
    usecases: Iterable[UseCase],
    items: Iterable[Item] = (),
    approvals: tuple[str, Callable[[UseCase], Sequence[Json]]] | None = None,
) -> Json:
    """The whole model as JSON data, use cases and items in the order given.

    ``approvals`` are the folder that holds them, and what they say of each use case.
    """
    folder, approved = approvals or ("", None)
    return {
        "version": VERSION,
        "project": project,
        **({"approvals": folder} if approvals else {}),
        "usecases": [_usecase(usecase, approved(usecase) if approved else ()) for usecase in usecases],
        "items": [_record(item) for item in items],
    }


def _usecase(usecase: UseCase, approved: Sequence[Json]) -> Json:
    return _record(usecase) | {
        "id": usecase.shown_id,
        "graph": _graph(flow_graph(usecase)),
        "scenarios": [_scenario(scenario) for scenario in scenarios(usecase)],
        **({"approvals": approved} if approved else {}),
    }


def _record(record: Any) -> Json:
    """A record by its keys: each value by what it is."""
    kind: Any = type(record)
    data = {key: _value(getattr(record, field)) for key, field in _keys(kind)}
    line = data.get("line")
    if isinstance(line, LineElsewhere):
        data |= {"line": int(line), "source": line.source}
    return data


def _value(value: Any) -> Any:
    written = _WRITERS.get(type(value))
    return written(value) if written else value


@cache
def _keys(record: Any) -> list[tuple[str, str]]:
    """The keys of a record, each with the field that it holds; in an order that people like to read."""
    keys = {part.key: part.field for part in parts(record) if part.key}
    first = _FIRST.get(record, ())
    return [(key, keys[key]) for key in dict.fromkeys([*first, *keys])]


_FIRST: Mapping[type, Sequence[str]] = {
    Step: "label name text actor".split(),
    Flow: "label name kind".split(),
    Statement: "label kind field name text covers kpi tests target".split(),
}


def _list(values: tuple[Any, ...]) -> list[Any]:
    return [_value(value) for value in values]


def _actor(actor: Actor) -> Json:
    data: Json = {"name": actor.name, "description": actor.description}
    if actor.secondary:
        data["secondary"] = True
    return data


def _resume(ending: Resume) -> Json:
    data: Json = {"kind": "resume", "target": ending.target}
    if ending.written is not None:
        data["as"] = ending.written
    return data


def _end(ending: End) -> Json:
    return {"kind": "end", "outcome": ending.outcome, "name": ending.name}


def _goto(ending: Goto) -> Json:
    return {"kind": "goto", "target": ending.target}


_WRITERS: Mapping[type, Callable[[Any], Any]] = {
    tuple: _list,
    Field: _record,
    Repeat: _record,
    Statement: _record,
    Step: _record,
    Flow: _record,
    Actor: _actor,
    Resume: _resume,
    End: _end,
    Goto: _goto,
}


def _graph(graph: FlowGraph) -> Json:
    return {
        "nodes": [_node(node) for node in graph.nodes.values()],
        "edges": [_edge(edge) for edge in graph.edges],
    }


def _node(node: Node) -> Json:
    return {"id": node.id, "kind": node.kind, "label": node.label, "text": node.text}


def _edge(edge: Edge) -> Json:
    condition = edge.condition
    if edge.condition and edge.keyword:
        condition = f"{edge.keyword} {edge.condition}"
    return {"from": edge.source, "to": edge.target, "kind": edge.kind, "condition": condition}


def _scenario(scenario: Scenario) -> Json:
    ending = scenario.end.ending
    return {
        "id": scenario.id,
        "labels": list(scenario.labels),
        "outcome": ending.outcome if isinstance(ending, End) else None,
        "ending": _value(ending),
        "tests": list(scenario.tests),
    }
