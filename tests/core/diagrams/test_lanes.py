"""Lanes: who acts where, and what stands below what."""

from __future__ import annotations

import re
from itertools import chain, cycle, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.drafting import alt, record, step, steps
from core.reading.test_numbering import TREES
from sphinxext.usecase.core.diagrams.lanes import lanes, numbers, rows, sides
from sphinxext.usecase.core.diagrams.lanesdot import swimlane_dot
from sphinxext.usecase.core.diagrams.measure import LIMIT, text_width
from sphinxext.usecase.core.diagrams.outline import outline
from sphinxext.usecase.core.diagrams.swimlanes import Swimlanes, swimlanes
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import UseCase, walk_steps
from sphinxext.usecase.core.reading.drafts import Draft, StepDraft, UseCaseDraft, walk
from sphinxext.usecase.core.reading.resolve import Resolver

ENGLISH = Words({"no actor stated": "Nobody stated"})


def by(actor: str | None, *body: Draft, **options: Any) -> StepDraft:
    """A step of an actor."""
    return step("", *body, actor=actor, **options)


def lanes_of(made: UseCase) -> dict[str | None, str]:
    """Actor -> the ids of the nodes in the lane, parted by commas."""
    return {lane.actor: ", ".join(lane.nodes) for lane in lanes(made, flow_graph(made))}


def test_nothing_has_no_lanes() -> None:
    made = record()
    assert lanes_of(made) == {}
    assert swimlane_dot("UC", Swimlanes(flow_graph(made), [], {}), ENGLISH).bare.startswith("digraph {")


def test_lanes_stand_in_the_order_of_acting() -> None:
    made = record(by("B"), by("A", alt("", by("C"), end="failure")), by(None), by("B"))
    assert lanes_of(made) == {
        "B": "(start), 1, 4, (end success)",
        "A": "2, 2a?",
        "C": "2a1, (end failure)",
        None: "3",
    }


def test_what_is_no_step_stands_by_the_step_before_it() -> None:
    made = record(
        by("A", alt("", by("B", alt("")), goto="UC-2")),
        by("B", alt("", end="abort"), include=("UC-3",)),
        by("A"),
    )
    assert lanes_of(made) == {
        "A": "(start), 1, 3, 1a?, (end success)",
        "B": "2, 1a1, 1a1a?, 2a?, (include UC-3), (goto UC-2), (1a1a? open), (end abort)",
    }


def test_without_a_step_before_it_stands_by_the_step_behind_it() -> None:
    made = record(by("A"), alt("", by("B"), origin="*"), alt("", by("C")))
    found = lanes_of(made)
    assert found["B"] == "*a?, *a1, (any time), (*a? open)"
    assert found["C"] == "A1?, A1.1, (A1? from), (A1? open)"


def test_without_any_step_on_its_way_it_stands_by_what_it_follows_on() -> None:
    made = record(by("A"), alt("", by("B"), origin="*", end="abort"), alt("", origin="*", end="failure"))
    assert lanes_of(made)["B"] == "*a?, *a1, *b?, (any time), (end abort), (end failure)"


def test_what_has_no_step_near_it_is_nobodys() -> None:
    made = record(by("A"), alt("", origin="*", end="failure"))
    assert lanes_of(made) == {
        "A": "(start), 1, (end success)",
        None: "*a?, (any time), (end failure)",
    }


def test_a_sub_step_has_the_actor_that_is_stated_for_it() -> None:
    made = record(by("A", by(None), by("B")))
    assert lanes_of(made) == {"A": "(start), 1", "B": "1.2, (end success)", None: "1.1"}


def test_without_any_actor_there_is_one_lane() -> None:
    assert lanes_of(record(*steps(2))) == {None: "(start), 1, 2, (end success)"}


# -- rows ---------------------------------------------------------------------------------------


def test_time_runs_down() -> None:
    made = record(step("", alt("", step(), step(), resume="2")), step(), step("", alt("", resume="1")))
    assert rows(flow_graph(made)) == {
        "(start)": 1,
        "1": 2,
        "1a?": 3,
        "1a1": 4,
        "1a2": 5,
        "2": 6,
        "3": 7,
        "3a?": 8,
        "(end success)": 8,
    }


def test_the_main_flow_never_leads_back() -> None:
    choice = step("", alt("", resume="4"), alt("", resume="3"), choice=True)
    made = record(step(), choice, step(), step("", alt("", resume="3")), step(repeat="1-5"))
    found = rows(flow_graph(made))
    assert [found[label] for label in "12345"] == [2, 3, 5, 6, 7]


def test_a_flow_that_replaces_the_whole_begins_at_the_top() -> None:
    assert rows(flow_graph(record(alt("", end="success", origin="start")))) == {
        "A1?": 2,
        "(start)": 1,
        "(end success)": 3,
    }


# -- sides --------------------------------------------------------------------------------------


def sides_of(*actors: str) -> tuple[dict[str, int], list[str]]:
    """The sides of what is in 2a, whose steps B takes, and how they stand in the source to the spine."""
    fails = alt("", by("B"), by("B"), end="failure")
    first, second, *others = actors
    made = record(by(first), by(second, fails), *map(by, others))
    shown = swimlanes(made, flow_graph(made))
    names = {f"n{number}": node for number, node in enumerate(shown.graph.nodes)}
    source = swimlane_dot("UC", shown, ENGLISH).bare
    fixed = re.findall(r"^\t(\w+) -> (\w+) \[style=invis\]$", source, re.MULTILINE)
    stated = [" ".join(names.get(end, "-") for end in ends) for ends in fixed if names.keys() & {*ends}]
    return sides(shown.graph, numbers(shown.lanes), shown.rows), stated


def test_an_alternative_stands_where_lines_of_the_main_flow_do_not_cross_it() -> None:
    parts = "2a?", "2a1", "2a2", "(end failure) of 1"
    right = ["- 2a?", "4 2a1", "5 2a2", "(end success) (end failure) of 1"]
    left = ["2a? 3", "2a1 -", "2a2 -", "(end failure) of 1 -"]
    assert sides_of(*"ABABB") == (dict.fromkeys(parts, 1), right)
    assert sides_of(*"ABBCC") == (dict.fromkeys(parts, -1), left)
    assert sides_of(*"ABCCC") == ({}, [])  # the line is above what it would cross
    assert sides_of(*"ABABC") == ({}, [])  # there is one on each side
    assert sides_of(*"ABACC") == ({}, [])  # it is crossed on either side


# -- any flow -----------------------------------------------------------------------------------

ACTORS = st.lists(st.one_of(st.none(), st.sampled_from("ABC"), st.text(max_size=9)), min_size=1)


def acted(tree: UseCaseDraft, actors: list[str | None]) -> UseCase:
    """A use case whose steps are taken by some actors in turn."""
    for draft, actor in zip(walk(tree.body), cycle(actors), strict=False):
        if isinstance(draft, StepDraft):
            draft.options["actor"] = actor
    return Resolver(tree).resolve()


@given(TREES, ACTORS)
@settings(max_examples=150)
def test_every_node_stands_in_one_lane_and_one_row(tree: UseCaseDraft, actors: list[str | None]) -> None:
    made = acted(tree, actors)
    graph = flow_graph(made)
    found = lanes(made, graph)
    placed = [node for lane in found for node in lane.nodes]
    assert sorted(placed) == sorted(graph.nodes)
    assert [lane.actor for lane in found].count(None) <= 1
    lane_of = {node: lane.actor for lane in found for node in lane.nodes}
    stated = list(chain(made.steps, *(flow.steps for flow in made.flows)))
    for one in walk_steps(tuple(stated)):
        assert lane_of[one.label] == (one.actor or None)
    down = rows(graph)
    assert set(down) == set(graph.nodes)
    main = [down[one.label] for one in walk_steps(made.steps)]
    assert all(upper < lower for upper, lower in pairwise(main))


@given(TREES, ACTORS)
@settings(max_examples=100)
def test_every_node_is_drawn_in_the_box_of_its_lane(
    tree: UseCaseDraft, actors: list[str | None]
) -> None:
    made = acted(tree, actors)
    graph = flow_graph(made)
    found = lanes(made, graph)
    source = swimlane_dot(made.id, Swimlanes(graph, found, rows(graph)), ENGLISH).lettered()
    names = {node: f"n{number}" for number, node in enumerate(graph.nodes)}
    boxes = re.findall(r"^\tsubgraph cluster_\d+ \{\n(.*?)^\t\}", source, re.DOTALL | re.MULTILINE)
    assert len(boxes) == len(found)
    for box, lane in zip(boxes, found, strict=True):
        drawn = set(re.findall(r"\bn\d+\b", re.sub(r"\[.*\]", "", box)))
        assert drawn == {names[node] for node in lane.nodes}
    ranked = re.findall(r"\bn\d+\b", "".join(re.findall(r"^\t\{ rank=same .*", source, re.MULTILINE)))
    assert sorted(ranked) == sorted(names.values())


# -- DOT ----------------------------------------------------------------------------------------


def edges_of(made: UseCase) -> list[str]:
    """The edges that are seen, without what they look like."""
    graph = flow_graph(made)
    source = swimlane_dot("UC", Swimlanes(graph, lanes(made, graph), rows(graph)), ENGLISH).lettered()
    return re.findall(r'^\t(\w+ -> \w+) \[.*class="', source, re.MULTILINE)


def test_an_edge_to_another_lane_crosses_over_beside_its_end() -> None:
    made = record(by("A", alt("", by("A"), resume="2")), by("B"), by("A", repeat="2-3"))
    assert edges_of(made) == [
        "n0 -> n1",
        "n1 -> w0",
        "w0 -> n2",
        "n2 -> n3",
        "n3 -> n2",
        "n3 -> n6",
        "n1 -> n4",
        "n4 -> n5",
        "n5 -> n2",
    ]


def test_an_edge_back_to_another_lane_goes_up_in_its_own() -> None:
    made = record(by("A"), by("B"), by("B", alt("", resume="1")), by("A"))
    assert edges_of(made)[-2:] == ["w0 -> n5", "w0 -> n1"]


def connectors_of(made: UseCase) -> dict[str, list[str]]:
    """Lane -> the connectors that lead on from it, with what they are called."""
    drawn = swimlanes(made, flow_graph(made))
    nodes = [[drawn.graph.nodes[one] for one in lane.nodes] for lane in drawn.lanes]
    return {
        str(lane.actor): [f"{one.text} {one.label}" for one in found if one.text == "→"]
        for lane, found in zip(drawn.lanes, nodes, strict=True)
    }


def test_a_line_of_an_alternative_through_a_lane_is_a_connector() -> None:
    made = record(
        by("A", alt("", by("A"), by("C"), resume="2")), by("B"), by("C"), by("A", optional=True), by("C")
    )
    assert connectors_of(made) == {"A": ["→ 1a2"], "C": [], "B": []}
    drawn = swimlanes(made, flow_graph(made))
    (connector,) = (node for node in drawn.graph.nodes.values() if node.text == "→")
    assert (connector.kind, connector.address) == ("back", "1a2")
    assert drawn.rows[connector.id] == drawn.rows["1a1"] + 1 == drawn.rows["1a2"]


def test_a_line_past_what_stands_in_the_next_lane_is_one_too() -> None:
    # 1a1 stands alone in its row of that lane, 3a1 beside what the main flow ends in.
    first, third = (alt("", by("B"), resume="4"), alt("", by("B"), end="failure"))
    made = record(by("A", first), by("A"), by("A", third), by("B"))
    assert connectors_of(made) == {"A": ["→ 3a1"], "B": []}


def test_optional_steps_of_an_alternative_are_passed_by_connectors_of_their_own() -> None:
    aside = [by("A"), by("C", optional=True), by("C")]
    made = record(by("A", alt("", *aside, end="failure")), by("B"), by("C"))
    assert connectors_of(made) == {"A": ["→ 1a2", "→ 1a3"], "B": [], "C": []}


def titles_of(*actors: str | None) -> list[str]:
    """The titles of lanes, as they are written."""
    made = record(*map(by, actors))
    graph = flow_graph(made)
    source = swimlane_dot("UC", Swimlanes(graph, lanes(made, graph), rows(graph)), ENGLISH).lettered()
    return re.findall(r"^\tl\d+r0 \[(.*)\]$", source, re.MULTILINE)


def label_of_title(said: str) -> str:
    """The text of a title."""
    found = re.search(r'label=(?:"((?:[^"\\]|\\.)*)"|(\S+))', said)
    assert found is not None
    return (found[1] or found[2]).replace(r"\"", '"').replace("\\\\", "\\").replace("&amp;", "&")


@pytest.mark.parametrize(
    ("actor", "title"),
    [
        ("CRM", "CRM"),
        (None, "Nobody stated"),
        ('the "CRM"', 'the "CRM"'),
        ("</svg><b>", "</svg><b>"),
        ("<b>", "<b>"),
        ("a\n\tb", "a b"),
        (r"a\N", r"a\N"),
        ("&lt;", "&lt;"),
        ("a\x00b", "ab"),
        ("利用者", "利用者"),
    ],
)
def test_a_title_is_shown_as_it_is(actor: str | None, title: str) -> None:
    (said,) = titles_of(actor)
    assert label_of_title(said) == title


@pytest.mark.parametrize("actor", ["x" * 10_000, "word " * 2_000, "購" * 10_000, '"\\' * 5_000])
def test_a_long_title_is_cut(actor: str) -> None:
    short, long = titles_of("CRM", actor)
    assert len(long) < 3 * LIMIT
    lines = label_of_title(long).split(r"\n")
    assert lines[-1].endswith("…")
    height = re.compile(r"height=([\d.]+)")
    assert height.findall(short) == height.findall(long)
    (width,) = re.findall(r"width=([\d.]+)", long)
    assert len(lines) == 4 or "\\" in actor
    assert float(width) * 72 / 12 > max(map(text_width, lines[:1]))
    assert float(width) * 72 / 12 < 20


def test_words_tell_who_takes_which_steps() -> None:
    made = record(by("A", alt("", by("B"), end="failure")), by(None), alt("", origin="*", end="abort"))
    graph = flow_graph(made)
    words = Words({"start": "Start", "no actor stated": "Nobody stated"})
    told = list(outline(graph, words, lanes(made, graph)))
    assert told[:4] == ["A: 1", "B: 1a1", "Nobody stated: 2", "Start → 1 → 2 → success"]


def test_a_lane_in_which_nobody_acts_is_not_told() -> None:
    made = record(by("A"), alt("", origin="*", end="abort"))
    graph = flow_graph(made)
    assert next(iter(outline(graph, ENGLISH, lanes(made, graph)))) == "A: 1"
    assert not any("stated:" in line for line in outline(graph, ENGLISH, lanes(made, graph)))
