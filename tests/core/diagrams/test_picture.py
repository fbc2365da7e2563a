"""What stands beside and below what in a flow diagram."""

from __future__ import annotations

from core.drafting import alt, record, step, steps
from sphinxext.usecase.core.diagrams.picture import Picture, picture_of
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.reading.drafts import Draft


def painted(*body: Draft) -> Picture:
    return picture_of(flow_graph(record(*body)))


def said(picture: Picture) -> dict[str, tuple[str, str | None]]:
    """What nodes say that are drawn only, and where they link to."""
    nodes = picture.graph.nodes.values()
    return {one.id: (one.label, one.address) for one in nodes if one.kind in ("span", "said")}


def test_a_condition_stands_beside_its_step() -> None:
    picture = painted(step("", alt("", step(), resume="1")), step())
    assert set(picture.rows) == {("1", "1a?"), ("2", "1a1", "(1a1 back)")}
    assert picture.lower == {}


def test_two_alternatives_of_a_step_stand_on_both_sides_of_it() -> None:
    picture = painted(step("", alt("", step(), step()), alt("", end="failure")), *steps(3))
    assert ("(end failure) of 2", "1b?", "1", "1a?") in picture.rows


def test_a_third_stands_below_the_first_and_names_its_step() -> None:
    picture = painted(step("", alt("", step()), alt("", step()), alt("", end="abort")), step())
    assert said(picture) == {"(1c? from)": ("1", "1")}
    assert ("(1c? from)", "1c?", "(end abort) of 3") in picture.rows
    edges = [(edge.source, edge.kind) for edge in picture.graph.edges if edge.target == "1c?"]
    assert edges == [("(1c? from)", "branch")]
    assert picture.lower["(1a? open)", "1c?"] == picture.lower["(1a? open)", "(1c? from)"] == 1
    assert list(picture.graph.nodes).index("1c?") == list(picture.graph.nodes).index("(1c? from)") + 1


def test_a_condition_of_several_steps_stands_beside_the_first() -> None:
    picture = painted(*steps(3), alt("", origin="1-2", end="abort"))
    assert ("1", "(1-2a? from)", "1-2a?", "(end abort) of 1") in picture.rows


def test_words_at_a_line_to_the_left_stand_in_it() -> None:
    loop = step("", repeat="1-2", until="done", include=("UC-2",))
    picture = painted(step(), loop, step("", repeat="1-3"))
    assert ("(3 again)", "3") in picture.rows
    assert ("(2 again)", "((2 again) said)", "2") in picture.rows
    # What else stands there is below that, and the next step further down.
    assert ("(include UC-2) in 2", "((include UC-2) in 2 said)") in picture.rows
    assert picture.lower["2", "3"] == 2
    edges = [(edge.source, edge.target) for edge in picture.graph.edges if edge.kind == "repeat"]
    assert edges[:2] == [("2", "((2 again) said)"), ("((2 again) said)", "(2 again)")]
    words = {one.id: (one.label, one.text) for one in picture.graph.nodes.values() if one.kind == "said"}
    assert words["((2 again) said)"] == ("until", "done")


def test_a_third_to_the_left_is_still_further_down() -> None:
    picture = painted(step("", include=("UC-2", "UC-3", "UC-4"), repeat="1"))
    assert ("(1 again)", "1") in picture.rows
    third = "((include UC-3) in 1 said)"
    assert picture.lower["1", third] == 2
    assert picture.lower["1", third.replace("3", "4")] == 3


def test_alternatives_that_leave_no_step_stand_below_each_other() -> None:
    aside = [alt("", step(), step(), end="abort") for _ in range(4)]
    picture = painted(*steps(2), *aside)
    stacked = [ends for ends in picture.lower if ends[0].startswith("(end abort)")]
    assert [picture.graph.nodes[lower].kind for _, lower in stacked] == ["open"] * 2
    # A longer main flow leaves room for all.
    stacked = [ends for ends in painted(*steps(30), *aside).lower if ends[0].startswith("(end abort)")]
    assert len(stacked) == 3


def test_nothing_hangs_to_the_left_where_optional_steps_are_passed() -> None:
    body = step("", alt("", step()), alt("", step()), optional=True)
    picture = painted(step(), body, step())
    assert said(picture) == {"(2b? from)": ("2", "2")}


def test_a_step_that_none_leads_to_stands_below_the_one_before_it() -> None:
    picture = painted(step("", alt("", resume="2"), choice=True), step())
    assert picture.lower["1", "2"] == 1


def test_what_may_happen_at_any_time_stands_in_a_frame() -> None:
    picture = painted(step(), alt("", step(), origin="*", end="abort"), alt("", origin="*"))
    assert set(picture.aside) == {"*a?", "*a1", "(end abort) of 1", "*b?", "(*b? open)"}
    assert "(any time)" not in picture.graph.nodes
    assert not [edge for edge in picture.graph.edges if edge.kind == "branch"]


def test_what_stands_beside_that_is_in_the_frame_too() -> None:
    inner = [alt("", step(), resume="1") for _ in range(3)]
    picture = painted(step(), alt("", step("", *inner), origin="*", end="abort"), alt(""))
    assert said(picture) == {"(*a1c? from)": ("*a1", "*a1")}
    assert {"*a1c?", "(*a1c? from)", "*a1c1", "(*a1c1 back)"} < set(picture.aside)
    assert "A1?" not in picture.aside


def test_what_is_reached_by_two_ways_stands_there_once() -> None:
    body = alt("", step(), step(optional=True), step(), origin="*", end="abort")
    picture = painted(step(), body)
    assert sorted(picture.aside) == ["(end abort) of 1", "*a1", "*a2", "*a3", "*a?"]


def test_alternatives_that_leave_each_other_only_have_no_place() -> None:
    made = record(step(), alt("", step(), label="A"), alt("", step(), label="B"))
    first, second = made.flows
    branches = first._replace(branches=("B.1",)), second._replace(branches=("A.1",))
    assert picture_of(flow_graph(made._replace(flows=branches))).rows == []
