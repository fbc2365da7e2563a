"""Whatever an author writes, nothing breaks, and nothing leads to what is not there."""

from __future__ import annotations

import json
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from generated import draft
from sphinxext.usecase.core.changes.seals import seals
from sphinxext.usecase.core.diagrams.flowdot import flow_dot
from sphinxext.usecase.core.diagrams.lanes import lanes
from sphinxext.usecase.core.diagrams.lanesdot import swimlane_dot
from sphinxext.usecase.core.diagrams.outline import outline
from sphinxext.usecase.core.diagrams.swimlanes import swimlanes
from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.flow.graph import FlowGraph, flow_graph
from sphinxext.usecase.core.flow.scenarios import CRITERIA, scenarios
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import Flow, Resume, Step, UseCase
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.reading.resolve import Resolver
from sphinxext.usecase.core.rules.registry import findings, rules
from sphinxext.usecase.core.rules.subject import Subject

SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS)
@settings(max_examples=150)
def test_nothing_breaks(seed: int) -> None:
    check(seed)


def test_alternatives_that_branch_from_each_other() -> None:
    check(69931880)


def check(seed: int) -> None:
    """Read, check, draw and export one use case."""
    resolver = Resolver(draft(seed))
    made = resolver.resolve()
    parts = [part for _, part in parts_of(made)]
    assert len(parts) == len(resolver.numbering.drafts)
    every_label_is_unique(parts)
    every_reference_leads_to_a_part(made, parts)
    graph = flow_graph(made)
    every_edge_has_its_nodes(graph)
    assert all(one.message for one in findings("usecase", Subject(made), rules()))
    for criterion in CRITERIA:
        found = list(islice(scenarios(made, criterion), 20))
        assert all(one.end.id in graph.nodes for one in found)
        assert len({one.id for one in found}) == len(found)
    words = Words({})
    flow_dot("UC", graph, words).lettered()
    lanes_of = lanes(made, graph)
    swimlane_dot("UC", swimlanes(made, graph), words).lettered()
    assert all([*outline(graph, words), *outline(graph, words, lanes_of)])
    summarise(made)
    seals(made, {})
    content = json.dumps(export("Project", [made])).encode()
    again, _, problems = read_usecases(content, "other")
    assert (len(again), problems) == (1, [])


def every_label_is_unique(parts: list[Step | Flow]) -> None:
    slots = [labels.slot(part.label) for part in parts]
    assert all(slots)
    assert len(set(slots)) == len(slots)
    assert len(set(map(labels.anchor, slots))) == len(slots)


def every_reference_leads_to_a_part(made: UseCase, parts: list[Step | Flow]) -> None:
    known = {part.label for part in parts} | {"*", "start", None}
    for part in parts:
        if isinstance(part, Flow):
            assert {part.parent, *part.branches} <= known
            assert part.label not in part.branches
            assert not isinstance(part.ending, Resume) or part.ending.target in known
        elif part.repeat:
            assert {part.repeat.first, part.repeat.last} <= known


def every_edge_has_its_nodes(graph: FlowGraph) -> None:
    for edge in graph.edges:
        assert {edge.source, edge.target} <= graph.nodes.keys()
    for node, ways in graph.returns.items():
        assert node in graph.nodes
        assert set(ways.values()) <= graph.nodes.keys()
