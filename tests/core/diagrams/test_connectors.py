"""What is drawn instead of long lines."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, step, steps
from sphinxext.usecase.core.diagrams.connectors import Connected, connected
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.reading.drafts import Draft


def painted(*body: Draft) -> Connected:
    return connected(flow_graph(record(*body)))


def edges(picture: Connected) -> list[str]:
    return [f"{edge.source} {edge.kind} {edge.target}" for edge in picture.graph.edges]


def connectors(picture: Connected) -> dict[str, tuple[str, str | None]]:
    """Connectors by id: what they say and where they link to."""
    nodes = picture.graph.nodes.values()
    return {one.id: (one.label, one.address) for one in nodes if one.kind in ("back", "span")}


def test_a_way_back_is_a_connector_that_links_to_its_step() -> None:
    picture = painted(step(), step(), step("", alt("", step(), resume="1")))
    assert connectors(picture) == {"(3a1 back)": ("1", "1")}
    assert "3a1 resume (3a1 back)" in edges(picture)
    assert picture.goals == {"3a1": "(3a1 back)"}


def test_a_way_into_an_alternative_is_a_connector_too() -> None:
    picture = painted(step("", alt("", step()), alt("", step(), resume="1a")))
    assert connectors(picture) == {"(1b1 back)": ("1a", "1a")}


@pytest.mark.parametrize(
    ("alternatives", "is_line"),
    [
        ([alt("", resume="next")], True),
        ([alt("", resume="2")], True),
        ([alt("", resume="3")], False),
        ([alt("", resume="1")], False),
        ([alt("", step(), resume="2")], False),
        ([alt("", resume="2"), alt("")], False),
    ],
)
def test_a_way_back_that_crosses_nothing_is_a_line(alternatives: list[Draft], is_line: bool) -> None:
    picture = painted(step("", *alternatives), step(), step())
    assert (connectors(picture) == {}) == is_line
    assert any(edge.kind == "resume" and edge.target == "2" for edge in picture.graph.edges) == is_line


def test_a_way_back_out_of_a_nested_alternative_is_a_connector() -> None:
    picture = painted(step("", alt("", step("", alt("", resume="1a2")), step())))
    assert list(connectors(picture)) == ["(1a1a? back)"]


@pytest.mark.parametrize(
    ("origin", "said"), [("1-3", "1–3"), ("1, 3", "1, 3"), ("1, 3-5", "1, 3–5"), ("5, 1", "1, 5")]
)
def test_a_condition_of_several_steps_has_one_connector(origin: str, said: str) -> None:
    picture = painted(*steps(5), alt("", origin=origin, end="abort"))
    (span,) = connectors(picture)
    assert connectors(picture)[span] == (said, "1")
    assert [edge.source for edge in picture.graph.edges if edge.kind == "branch"] == [span]
    (condition,) = (node.id for node in picture.graph.nodes.values() if node.kind == "decision")
    assert (picture.alternatives, picture.beside) == ({"1": [span]}, {span: "1"})
    assert picture.goals == {condition: "(end abort) of 1"}


def test_a_loop_is_a_connector_before_its_last_step() -> None:
    picture = painted(*steps(2), step("", repeat="2-3", until="done"))
    assert connectors(picture) == {"(3 again)": ("2", "2")}
    (loop,) = (edge for edge in picture.graph.edges if edge.kind == "repeat")
    assert (loop.source, loop.target, loop.condition) == ("3", "(3 again)", "done")
    assert picture.before == {"3": ["(3 again)"]}


def test_a_step_that_repeats_itself_is_a_line() -> None:
    picture = painted(step("", repeat="1"))
    assert connectors(picture) == {}
    assert "1 repeat 1" in edges(picture)


def test_outcomes_are_drawn_where_they_are_reached() -> None:
    picture = painted(
        step("", alt("", end="failure")), step("", alt("", end="failure"), alt("", end="success"))
    )
    outcomes = [node.id for node in picture.graph.nodes.values() if node.kind == "outcome"]
    assert sorted(outcomes) == [
        "(end failure) of 1",
        "(end failure) of 2",
        "(end success)",
        "(end success) of 3",
    ]
    assert [node.main for node in picture.graph.nodes.values() if node.id == "(end success)"] == [True]


def test_an_outcome_that_a_flow_reaches_by_two_ways_is_drawn_once() -> None:
    picture = painted(step("", alt("", step(), step("", optional=True), end="failure")))
    assert [node for node in picture.graph.nodes if "failure" in node] == ["(end failure) of 1"]


def test_included_use_cases_stand_before_each_step_that_includes_them() -> None:
    picture = painted(step("", include=("UC-2",)), step("", include=("UC-2",)))
    assert picture.before == {"1": ["(include UC-2) in 1"], "2": ["(include UC-2) in 2"]}


def test_what_is_stated_stays_the_same() -> None:
    given = flow_graph(
        record(*steps(3), alt("", step(), origin="1-2", resume="3"), alt("", goto="UC-2"))
    )
    before = dict(given.nodes), list(given.edges)
    connected(given)
    assert (given.nodes, given.edges) == before
