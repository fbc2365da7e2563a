"""Catalogue -> the versioned data of ``usecases.json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sphinxext.usecase.core.flow.graph import Edge, FlowGraph, Node, flow_graph
from sphinxext.usecase.core.flow.scenarios import Scenario, scenarios
from sphinxext.usecase.core.model.items import Item
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Ending,
    Field,
    Flow,
    Goto,
    Repeat,
    Step,
    UseCase,
)

VERSION = 1

Json = dict[str, Any]


def export(project: str, usecases: Iterable[UseCase], items: Iterable[Item] = ()) -> Json:
    """The whole model as JSON data, use cases and items in the order given."""
    return {
        "version": VERSION,
        "project": project,
        "usecases": [_usecase(usecase) for usecase in usecases],
        "items": [_item(item) for item in items],
    }


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "status": item.status,
        "url": item.url,
        "parent": item.parent,
    }


def _usecase(usecase: UseCase) -> Json:
    return {
        "id": usecase.id,
        "title": usecase.title,
        "docname": usecase.docname,
        "line": usecase.line,
        "epic": list(usecase.epics),
        "stories": list(usecase.stories),
        "tests": list(usecase.tests),
        "waived": usecase.waived,
        "status": usecase.status,
        "priority": usecase.priority,
        "owner": usecase.owner,
        "tags": list(usecase.tags),
        "extends": list(usecase.extends),
        "specializes": list(usecase.specializes),
        "actors": [_actor(actor) for actor in usecase.actors],
        "ending": _ending(usecase.ending),
        "fields": _fields(usecase.fields),
        "steps": [_step(step) for step in usecase.steps],
        "flows": [_flow(flow) for flow in usecase.flows],
        "graph": _graph(flow_graph(usecase)),
        "scenarios": [_scenario(scenario) for scenario in scenarios(usecase)],
    }


def _actor(actor: Actor) -> Json:
    data: Json = {"name": actor.name, "description": actor.description}
    if actor.secondary:
        data["secondary"] = True
    return data


def _fields(fields: Iterable[Field]) -> list[Json]:
    return [{"name": field.name, "header": field.header, "text": field.text} for field in fields]


def _step(step: Step) -> Json:
    return {
        "label": step.label,
        "name": step.name,
        "text": step.text,
        "actor": step.actor,
        "line": step.line,
        "optional": step.optional,
        "choice": step.choice,
        "include": list(step.include),
        "repeat": _repeat(step.repeat),
        "stories": list(step.stories),
        "tests": list(step.tests),
        "steps": [_step(inner) for inner in step.steps],
    }


def _repeat(repeat: Repeat | None) -> Json | None:
    if repeat is None:
        return None
    return {
        "from": repeat.first,
        "to": repeat.last,
        "until": repeat.until,
        "while": repeat.while_,
    }


def _flow(flow: Flow) -> Json:
    return {
        "label": flow.label,
        "name": flow.name,
        "kind": flow.kind,
        "condition": flow.condition,
        "line": flow.line,
        "from": list(flow.branches),
        "parent": flow.parent,
        "ending": _ending(flow.ending),
        "stories": list(flow.stories),
        "tests": list(flow.tests),
        "waived": flow.waived,
        "fields": _fields(flow.fields),
        "steps": [_step(step) for step in flow.steps],
    }


def _ending(ending: Ending | None) -> Json | None:
    match ending:
        case None:
            return None
        case Goto(target=target):
            return {"kind": "goto", "target": target}
        case End(outcome=outcome, name=name):
            return {"kind": "end", "outcome": outcome, "name": name}
    resume: Json = {"kind": "resume", "target": ending.target}
    if ending.written is not None:
        resume["as"] = ending.written
    return resume


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
        "ending": _ending(ending),
        "tests": list(scenario.tests),
    }
