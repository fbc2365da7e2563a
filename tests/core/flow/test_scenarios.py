"""The paths through a use case: counted by hand, named to last, in order of length."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings

from core.drafting import alt, record, step, steps
from core.reading.test_numbering import TREES
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.flow.scenarios import CRITERIA, Criterion, Scenario, scenarios
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.reading.drafts import Draft, UseCaseDraft
from sphinxext.usecase.core.reading.resolve import Resolver


def listed(made: UseCase, criterion: Criterion = "flows", loops: int = 1) -> dict[str, str]:
    """Each scenario by id, as its labels and the node at which it ends."""
    found = list(scenarios(made, criterion, loops=loops))
    assert len({one.id for one in found}) == len(found), "two scenarios have one id"
    assert [len(one.labels) for one in found] == sorted(len(one.labels) for one in found)
    return {one.id: _written(one) for one in found}


def _written(scenario: Scenario) -> str:
    return " ".join([*scenario.labels, scenario.end.id])


NOTHING = record()
STRAIGHT = record(*steps(3))
FORK = record(*steps(3), alt(origin="2", resume="3"), alt(origin="2", end="failure"))
TWO_IN_A_ROW = record(*steps(3), alt(origin="1", resume="2"), alt(origin="2", resume="3"))
NESTED = record(*steps(2), alt("", step("", alt("", end="abort")), step(), origin="1", resume="2"))
LOOP = record(step(), step(), step(repeat="2-3", until="done"))
WAY_BACK = record(*steps(4), alt("", step(), origin="4", resume="2"))
TWO_WAYS_BACK = record(*steps(2), alt(origin="2", resume="1"), alt(origin="2", resume="1"))
OPTIONAL = record(step(), step(optional=True), step(optional=True), step())
RANGE = record(*steps(4), alt(origin="2-3", end="failure"))
INTERRUPTED = record(*steps(3), alt(origin="1-2", resume="origin"))
NEXT = record(*steps(3), alt("", step(), origin="1-2", resume="next"))
MENU = record(
    step("", alt("", resume="2"), alt("", resume="2"), alt("", end="abort"), choice=True), step()
)
LOOSE = record(*steps(2), alt("", step(), resume="2"), alt(origin="*", end="failure"), alt(origin="1"))


@pytest.mark.parametrize(
    ("made", "flows", "edges", "outcomes", "paths"),
    [
        pytest.param(NOTHING, 0, 0, 0, 0, id="nothing"),
        pytest.param(STRAIGHT, 1, 1, 1, 1, id="straight"),
        # main; by 2a; 2b fails
        pytest.param(FORK, 3, 3, 2, 3, id="fork"),
        # each of two alternatives is taken or not
        pytest.param(TWO_IN_A_ROW, 3, 3, 1, 4, id="two in a row"),
        # main; 1a to its end; 1a1a out of its middle
        pytest.param(NESTED, 3, 3, 2, 3, id="nested"),
        # once or twice through
        pytest.param(LOOP, 1, 2, 1, 2, id="loop"),
        pytest.param(WAY_BACK, 2, 2, 1, 2, id="way back"),
        # none; a; b; a then b; b then a
        pytest.param(TWO_WAYS_BACK, 3, 3, 1, 5, id="two ways back"),
        # each of two steps is done or not; the edges 1-3, 1-4 and 2-4 are the ways past them
        pytest.param(OPTIONAL, 1, 4, 1, 4, id="optional"),
        # main; out of 2; out of 3
        pytest.param(RANGE, 2, 3, 2, 3, id="range"),
        # interrupted in 1 or not, interrupted in 2 or not
        pytest.param(INTERRUPTED, 2, 3, 1, 4, id="interrupted"),
        # taken after 1 or not, after 2 or not
        pytest.param(NEXT, 2, 3, 1, 4, id="next"),
        # one of three
        pytest.param(MENU, 3, 3, 2, 3, id="menu"),
        # main; from nowhere to 2; at any time; out of 1 with an open end. From 2 all go one way.
        pytest.param(LOOSE, 4, 4, 2, 4, id="loose"),
    ],
)
def test_how_many_scenarios_there_are(
    made: UseCase, flows: int, edges: int, outcomes: int, paths: int
) -> None:
    counted = {criterion: len(listed(made, criterion)) for criterion in CRITERIA}
    assert counted == {"flows": flows, "edges": edges, "outcomes": outcomes, "paths": paths}


def test_each_flow_once() -> None:
    assert listed(FORK) == {
        "2b": "1 2 2b (end failure)",
        "main": "1 2 3 (end success)",
        "2a": "1 2 2a 3 (end success)",
    }


def test_a_nested_alternative_is_reached_through_the_one_that_holds_it() -> None:
    assert listed(NESTED) == {
        "main": "1 2 (end success)",
        "1a+1a1a": "1 1a 1a1 1a1a (end abort)",
        "1a": "1 1a 1a1 1a2 2 (end success)",
    }


def test_each_of_two_alternatives_comes_back_to_where_it_left() -> None:
    inner = alt("", step(), origin="1-2a1, 1-2a2", resume="next")
    made = record(*steps(3), alt("", *steps(3), inner, origin="1-2", resume="next"))
    (way,) = [way for name, way in listed(made, "paths").items() if name == "1-2a+1-2a1,1-2a2a"]
    there = "1-2a 1-2a1 1-2a1,1-2a2a 1-2a1,1-2a2a1 1-2a2 1-2a3"
    assert way == f"1 {there} 2 3 (end success)"


def test_after_an_alternative_the_flow_goes_straight_on() -> None:
    body = alt(origin="1", resume="2"), alt(origin="2", end="failure")
    assert listed(record(*steps(9), *body))["1a"] == "1 1a 2 3 4 5 6 7 8 9 (end success)"


def test_a_loop() -> None:
    assert listed(LOOP, "paths", 2) == {
        "main": "1 2 3 (end success)",
        "repeat-3": "1 2 3 2 3 (end success)",
        "repeat-3+repeat-3": "1 2 3 2 3 2 3 (end success)",
    }
    assert listed(LOOP, "paths", 0) == {"main": "1 2 3 (end success)"}
    assert listed(WAY_BACK, "paths", 0) == {"main": "1 2 3 4 (end success)"}
    assert listed(NEXT, "paths", 0) == listed(NEXT, "paths", 1)


def test_a_way_on_is_no_loop_though_it_is_part_of_one() -> None:
    into = alt("", step(), origin="1", resume="2"), alt("", step(), origin="1", resume="1a1")
    made = record(*steps(3), *into, alt("", origin="3", resume="1b1"))
    assert set(listed(made, "paths", 0)) == {"main", "1a", "1b"}
    assert set(listed(made, "paths", 1)) == {"main", "1a", "1b", "3a", "1a+3a", "1b+3a"}


def test_steps_left_out() -> None:
    assert set(listed(OPTIONAL, "paths")) == {"main", "without-2", "without-3", "without-2-3"}


def test_from_which_step_of_several() -> None:
    assert listed(RANGE, "paths") == {
        "2-3a": "1 2 2-3a (end failure)",
        "2-3a-at-3": "1 2 3 2-3a (end failure)",
        "main": "1 2 3 4 (end success)",
    }


def test_an_alternative_comes_back_to_where_it_left() -> None:
    assert listed(INTERRUPTED, "paths") == {
        "main": "1 2 3 (end success)",
        "1-2a": "1 1-2a 1 2 3 (end success)",
        "1-2a-at-2": "1 2 1-2a 2 3 (end success)",
        "1-2a+1-2a-at-2": "1 1-2a 1 2 1-2a 2 3 (end success)",
    }
    assert listed(NEXT)["1-2a"] == "1 1-2a 1-2a1 2 3 (end success)"


def test_what_is_not_stated_is_a_loose_start_or_an_open_end() -> None:
    assert listed(LOOSE) == {
        "*a": "*a (end failure)",
        "1a": "1 1a (1a? open)",
        "main": "1 2 (end success)",
        "A1": "A1 A1.1 2 (end success)",
    }


def test_interrupted_at_any_time_it_is_not_known_where_the_flow_goes_on() -> None:
    made = record(step(), alt(origin="*", resume="origin"))
    assert listed(made)["*a"] == "*a (*a? origin)"


def test_an_included_use_case_is_no_end() -> None:
    made = record(step(include=("UC-2",)), step())
    assert listed(made, "paths") == {"main": "1 2 (end success)"}


def test_a_flow_that_never_ends_has_no_scenario() -> None:
    made = record(step("", alt("", resume="1"), choice=True), step())
    for criterion in CRITERIA:
        assert listed(made, criterion) == {}


def test_a_flow_that_is_never_reached_has_no_scenario() -> None:
    body: list[Draft] = [step("", alt("", end="success"), choice=True), step("", alt("", end="failure"))]
    assert list(listed(record(*body))) == ["1a"]


def test_ids_last_when_unrelated_steps_come_and_go() -> None:
    def body(*more: Draft) -> list[Draft]:
        held = step("", alt("", end="failure"))
        way = alt("", step(), held, origin="look-up", resume="assign")
        looped = step(name="assign", repeat="look-up - assign")
        return [*more, step(name="look-up", optional=True), looped, way]

    few, many = record(*body()), record(*body(step(), step()))
    assert listed(few, "paths").keys() == listed(many, "paths").keys()
    assert set(listed(few)) == {"main", "look-up-a", "look-up-a+look-up-a-2-a"}


def test_names_of_alternatives_and_own_labels() -> None:
    body = (
        alt("", step("", alt("", end="")), origin="1", name="none", end=""),
        alt("", origin="1", label="FA 2", end=""),
    )
    assert set(listed(record(*steps(2), *body))) == {"main", "none", "none+none-1-a", "FA-2"}


def test_a_key_that_is_a_name_too_gets_a_mark() -> None:
    body = (alt("", origin="one", end=""), alt("", origin="2", name="one-a", end=""))
    made = record(step(name="one"), step(), *body)
    assert listed(made) == {
        "main": "1 2 (end success)",
        "one-a_": "1 1a (end)",
        "one-a": "1 2 2a (end)",
    }


@pytest.mark.parametrize("own", [{"name": "main"}, {"label": "main"}])
def test_an_alternative_called_main_is_not_the_main_flow(own: dict[str, str]) -> None:
    made = record(*steps(2), alt(origin="1", end="failure", **own))
    assert list(listed(made)) == ["main", "main_"]


def test_a_name_is_never_taken_for_a_loop_or_a_way_past() -> None:
    body = (
        step(),
        alt("", origin="1", name="repeat-1", end=""),
        alt("", origin="1", name="x-at-2", end=""),
    )
    assert set(listed(record(*body))) == {"main", "repeat-1_", "x-at-2_"}


def test_rounds_within_an_alternative_have_ids_of_their_own() -> None:
    inner = alt("y", origin="1a1", end="kept")
    made = record(step("", alt("x", step(), step(), resume="1a1")), inner)
    assert list(listed(made, "paths")) == ["main", "1a+1a1a", "1a+1a1a_"]


def test_alternatives_without_steps_are_left_from_as_a_whole() -> None:
    made = record(
        step("", alt("x", end="abort"), alt("y")), step(), alt("z", origin="2, 1a", end="kept")
    )
    assert "1a+2,1aa-at-1a" in listed(made, "edges")


def test_tests_are_those_of_the_alternatives_taken() -> None:
    made = record(
        step("", alt("", step(tests=("T-3",)), tests=("T-2",), origin="1", resume="2"), tests=("T-1",)),
        step(),
        tests=("T-0",),
    )
    found = {one.id: one.tests for one in scenarios(made)}
    assert found == {"main": ("T-0", "T-1"), "1a": ("T-2", "T-3")}


def test_paths_are_streamed() -> None:
    skippable = [step(optional=True) for _ in range(40)]
    found = list(islice(scenarios(record(step(), *skippable), "paths"), 50))
    assert len(found) == 50
    assert [len(one.labels) for one in found] == [1, *[2] * 40, *[3] * 9]


@given(TREES)
@settings(max_examples=80)
def test_every_path_is_made_of_what_is_stated(tree: UseCaseDraft) -> None:
    made = Resolver(tree).resolve()
    graph = flow_graph(made)
    stated = {(edge.source, edge.target) for edge in graph.edges}
    back = {(way, target) for way, leads in graph.returns.items() for target in leads.values()}
    for criterion in CRITERIA:
        for one in islice(scenarios(made, criterion), 30):
            assert one.end.id in graph.nodes
            assert graph.nodes[one.end.id].kind in ("outcome", "call", "open")
            assert set(one.labels) <= {node.label for node in graph.nodes.values()}
            assert _is_a_way(one, stated | back, set(graph.nodes))


def _is_a_way(scenario: Scenario, edges: set[tuple[str, str]], nodes: set[str]) -> bool:
    """Whether each label follows from the one before, past open nodes that lead back."""
    names = [
        label if label in nodes and f"{label}?" not in nodes else f"{label}?"
        for label in scenario.labels
    ]
    for before, after in zip(names, [*names[1:], scenario.end.id], strict=True):
        through = {target for source, target in edges if source == before}
        further = {target for source, target in edges if source in through and source.startswith("(")}
        if after not in through | further:
            return False
    return True


def test_an_alternative_may_leave_from_several_without_steps() -> None:
    body = alt("A", origin="1"), alt("B", origin="2"), alt("C", origin="1a, 2a")
    found = listed(record(step("One"), step("Two"), *body), "edges")
    assert [key for key in found if "-at-" in key] == ["2a+1a,2aa-at-2a"]
