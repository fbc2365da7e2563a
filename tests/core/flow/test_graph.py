"""The graph of a use case: an edge for each thing stated, an open node for each that is not."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from core.drafting import alt, record, resolved, step, steps
from core.reading.test_numbering import TREES
from sphinxext.usecase.core.flow.graph import (
    FlowGraph,
    Node,
    flow_graph,
    shown_of_flow,
    without_actors,
    without_steps,
)
from sphinxext.usecase.core.model.usecase import End, Flow, Goto, Resume, Step, UseCase, walk_steps
from sphinxext.usecase.core.reading.drafts import Draft, UseCaseDraft
from sphinxext.usecase.core.reading.resolve import Resolver


def edges(made: UseCase) -> set[str]:
    """Each edge as ``source kind target``, with its condition in brackets."""
    graph = flow_graph(made)
    written = [
        f"{edge.source} --{edge.kind}--> {edge.target}"
        + (f" [{said}]" if (said := f"{edge.keyword} {edge.condition or ''}".strip()) else "")
        for edge in graph.edges
    ]
    assert len(set(written)) == len(written), "an edge is drawn twice"
    return set(written)


MAIN = {"(start) --next--> 1", "1 --next--> 2", "2 --end--> (end success)"}


def test_nothing() -> None:
    assert flow_graph(record()) == FlowGraph()


def test_a_main_flow() -> None:
    graph = flow_graph(record(*steps(2)))
    assert list(graph.nodes.values()) == [
        Node("(start)", "start", "start", main=True),
        Node("1", "step", "1", "text 1", main=True, address="1"),
        Node("2", "step", "2", "text 2", main=True, address="2"),
        Node(
            "(end success)",
            "outcome",
            "success",
            outcome="success",
            main=True,
            ending=End(outcome="success"),
        ),
    ]
    assert edges(record(*steps(2))) == MAIN


def test_sub_steps_are_passed_in_order() -> None:
    assert edges(record(step("", step(), step("", step())), step())) == {
        "(start) --next--> 1",
        "1 --next--> 1.1",
        "1.1 --next--> 1.2",
        "1.2 --next--> 1.2.1",
        "1.2.1 --next--> 2",
        "2 --end--> (end success)",
    }


@pytest.mark.parametrize(
    ("origin", "sources"),
    [
        ("1", ["1"]),
        ("1-2", ["1", "2"]),
        ("2, 1", ["1", "2"]),
        ("*", ["(any time)"]),
        ("start", ["(start)"]),
        (None, ["(A1? from)"]),
    ],
)
def test_where_an_alternative_branches(origin: str | None, sources: list[str]) -> None:
    made = record(*steps(2), alt("if", origin=origin, end="abort"))
    label = made.flows[0].label
    assert edges(made) - MAIN == {
        *(f"{source} --branch--> {label}? [if]" for source in sources),
        f"{label}? --end--> (end abort)",
    }
    graph = flow_graph(made)
    assert graph.nodes[f"{label}?"] == Node(f"{label}?", "decision", label, "if", address=label)


def test_an_unstated_branch_point_is_a_loose_start() -> None:
    graph = flow_graph(record(alt("if")))
    assert list(graph.nodes.values()) == [
        Node("A1?", "decision", "A1", "if", address="A1"),
        Node("(A1? from)", "open", "branch point not stated"),
        Node("(A1? open)", "open", "ending not stated"),
    ]
    assert edges(record(alt("if"))) == {
        "(A1? from) --branch--> A1? [if]",
        "A1? --end--> (A1? open)",
    }


def test_any_time_is_one_node() -> None:
    graph = flow_graph(record(step(), alt(origin="*", end=""), alt(origin="*", end="")))
    assert graph.nodes["(any time)"] == Node("(any time)", "start", "at any time")
    assert [edge.target for edge in graph.edges if edge.source == "(any time)"] == ["*a?", "*b?"]


def test_a_flow_from_the_start_needs_no_main_flow() -> None:
    assert edges(record(alt("", step(), origin="start", end="success"))) == {
        "(start) --branch--> A1?",
        "A1? --next--> A1.1",
        "A1.1 --end--> (end success)",
    }


def test_an_alternative_of_another_as_a_whole_branches_from_any_of_its_steps() -> None:
    assert edges(record(step(), alt("", step(), step(), origin="1"), alt("x", origin="1a"))) >= {
        "1a1 --branch--> 1aa? [x]",
        "1a2 --branch--> 1aa? [x]",
    }


def test_an_alternative_of_one_without_steps_branches_from_its_condition() -> None:
    assert "1a? --branch--> 1aa? [x]" in edges(record(step(), alt(origin="1"), alt("x", origin="1a")))


def test_a_branch_point_named_twice_is_one_edge() -> None:
    body = alt("", step(), origin="1"), alt("x", origin="1a, 1a1")
    assert [one for one in edges(record(step(), *body)) if "branch" in one and "[x]" in one] == [
        "1a1 --branch--> 1a,1a1a? [x]"
    ]


@pytest.mark.parametrize(
    ("option", "text", "goal"),
    [
        ("resume", "2", "resume--> 2"),
        ("resume", "1", "resume--> 1"),
        ("resume", "2a", "resume--> 2a?"),
        ("resume", "next", "resume--> 2"),
        ("resume", "origin", "resume--> 1"),
        ("resume", "", "resume--> (1a? resume)"),
        ("end", "", "end--> (end)"),
        ("end", "success", "end--> (end success)"),
        ("end", "failure", "end--> (end failure)"),
        ("end", "abort", "end--> (end abort)"),
        ("end", "failure: card kept", "end--> (end failure: card kept)"),
        ("end", "card kept", "end--> (end card kept)"),
        ("goto", "UC-2.1", "goto--> (goto UC-2.1)"),
        ("name", "x", "end--> (1a? open)"),
    ],
)
def test_where_an_alternative_ends(option: str, text: str, goal: str) -> None:
    other = alt("", origin="2", end="success")
    other_edges = {"2 --branch--> 2a?", "2a? --end--> (end success)"}
    empty = record(*steps(2), alt("", origin="1", **{option: text}), other)
    assert edges(empty) - MAIN == {"1 --branch--> 1a?", f"1a? --{goal}"} | other_edges
    other = alt("", origin="2", end="success")
    full = record(*steps(2), alt("", step(), step(), origin="1", **{option: text}), other)
    assert edges(full) - MAIN - other_edges == {
        "1 --branch--> 1a?",
        "1a? --next--> 1a1",
        "1a1 --next--> 1a2",
        f"1a2 --{goal}",
    }


@pytest.mark.parametrize(
    ("option", "text", "node"),
    [
        ("end", "", Node("(end)", "outcome", "end", outcome="other", ending=End())),
        (
            "end",
            "abort",
            Node("(end abort)", "outcome", "abort", outcome="abort", ending=End(outcome="abort")),
        ),
        (
            "end",
            "kept",
            Node("(end kept)", "outcome", "", "kept", outcome="other", ending=End(name="kept")),
        ),
        (
            "end",
            "failure: kept",
            Node(
                "(end failure: kept)",
                "outcome",
                "failure",
                "kept",
                outcome="failure",
                ending=End(outcome="failure", name="kept"),
            ),
        ),
        (
            "end",
            "success: paid",
            Node(
                "(end success: paid)",
                "outcome",
                "success",
                "paid",
                outcome="success",
                ending=End(outcome="success", name="paid"),
            ),
        ),
        (
            "goto",
            "UC-2",
            Node("(goto UC-2)", "call", "UC-2", address="UC-2", ending=Goto(target="UC-2")),
        ),
        ("resume", "", Node("(A1? resume)", "open", "resumes, step not stated")),
        ("resume", "next", Node("(A1? resume)", "open", "resumes, step not stated")),
        ("resume", "origin", Node("(A1? origin)", "open", "resumes where it was interrupted")),
        ("name", "x", Node("(A1? open)", "open", "ending not stated")),
    ],
)
def test_the_node_at_which_an_alternative_ends(option: str, text: str, node: Node) -> None:
    graph = flow_graph(record(alt("", **{option: text})))
    assert graph.nodes[node.id] == node
    assert graph.edges[-1].target == node.id


@pytest.mark.parametrize("origin", ["*", "1-2", "2a"])
def test_the_origin_of_an_alternative_with_several_branch_points_is_open(origin: str) -> None:
    made = record(*steps(2), alt(origin="2"), alt(origin=origin, resume="origin"))
    label = made.flows[1].label
    assert f"{label}? --resume--> ({label}? origin)" in edges(made)


def test_next_after_the_last_step_is_what_that_step_leads_to() -> None:
    made = record(*steps(2), alt("", origin="2", resume="next"), end="failure")
    assert "2a? --resume--> (end failure)" in edges(made)


def test_equal_outcomes_are_one_node() -> None:
    made = record(step("", alt("", end="failure"), alt("", end="Failure"), alt("", end="abort")))
    assert [node.id for node in flow_graph(made).nodes.values() if node.kind == "outcome"] == [
        "(end success)",
        "(end failure)",
        "(end abort)",
    ]


def test_the_ending_of_the_main_flow() -> None:
    assert "1 --goto--> (goto UC-2)" in edges(record(step(), goto="UC-2"))
    assert "1 --end--> (end)" in edges(record(step(), end=""))
    twice, _ = resolved(step(), end="abort", goto="UC-2")
    assert "1 --end--> (? open)" in edges(twice)


@pytest.mark.parametrize(
    ("options", "condition"),
    [
        ({}, ""),
        ({"until": "it fits"}, " [until it fits]"),
        ({"while_": "it rains"}, " [while it rains]"),
        ({"until": "it fits", "while_": "it rains"}, " [until it fits]"),
    ],
)
def test_a_loop(options: dict[str, str], condition: str) -> None:
    made = record(step(), step(), step(repeat="1-2", **options))
    assert edges(made) == {
        "(start) --next--> 1",
        "1 --next--> 2",
        "2 --next--> 3",
        "3 --end--> (end success)",
        f"3 --repeat--> 1{condition}",
    }


def test_a_loop_of_one_step() -> None:
    assert edges(record(step(), step(repeat="2"))) - MAIN == {"2 --repeat--> 2"}


def test_only_a_step_that_is_a_loop_for_each_is_one_with_its_sub_steps() -> None:
    assert "1 --repeat--> 1" in edges(record(step("", step(), repeat="1")))
    made = record(step(), step("", step(), repeat="1-2", for_each="parcel"))
    assert "2 --repeat--> 1 [for each parcel]" in edges(made)


def test_an_optional_step_may_be_skipped() -> None:
    assert edges(record(step(), step(optional=True))) - MAIN == {"1 --skip--> (end success)"}
    assert edges(record(step(optional=True), step())) - MAIN == {"(start) --skip--> 2"}
    made = record(*steps(2), alt("", step(optional=True), step(), origin="1", resume="2"))
    assert "1a? --skip--> 1a2" in edges(made)


def test_optional_steps_that_stand_together_may_all_be_skipped() -> None:
    made = record(step(), step(optional=True), step("", step(), optional=True), step())
    skips = {(one.source, one.target): one.skipped for one in flow_graph(made).edges if one.skipped}
    assert skips == {
        ("1", "3"): ("2",),
        ("1", "4"): ("2", "3", "3.1"),
        ("2", "4"): ("3", "3.1"),
    }


def test_ways_past_very_many_optional_steps_are_not_all_drawn() -> None:
    made = record(*(step(optional=True) for _ in range(200)))
    kinds = Counter(edge.kind for edge in flow_graph(made).edges)
    assert (kinds["next"], kinds["end"], kinds["skip"]) == (200, 1, 5150)


@pytest.mark.parametrize(
    ("resume", "returns"),
    [
        ("origin", {"1": "1", "2": "2"}),
        ("next", {"1": "2", "2": "(end success)"}),
    ],
)
def test_from_several_branch_points_it_is_known_where_each_way_back_leads(
    resume: str, returns: dict[str, str]
) -> None:
    made = record(*steps(2), alt(origin="1-2", resume=resume))
    what = "origin" if resume == "origin" else "resume"
    assert flow_graph(made).returns == {f"(1-2a? {what})": returns}


def test_next_after_a_step_leads_past_its_sub_steps() -> None:
    made = record(step("", step()), step(), alt(origin="1-2", resume="next"))
    assert flow_graph(made).returns == {"(1-2a? resume)": {"1": "2", "2": "(end success)"}}


@pytest.mark.parametrize("origin", ["1a", "1, 1a", "*", None])
@pytest.mark.parametrize("resume", ["origin", "next"])
def test_where_no_step_is_left_no_way_back_is_known(origin: str | None, resume: str) -> None:
    made = record(step(), alt("", step(), origin="1"), alt(origin=origin, resume=resume, label="X"))
    assert flow_graph(made).returns == {}


def test_after_a_choice_the_flow_does_not_simply_go_on() -> None:
    body = step("", alt("x", resume="2"), alt("y", resume="2"), choice=True), step()
    assert edges(record(*body)) == {
        "(start) --next--> 1",
        "1 --branch--> 1a? [x]",
        "1 --branch--> 1b? [y]",
        "1a? --resume--> 2",
        "1b? --resume--> 2",
        "2 --end--> (end success)",
    }


def test_a_choice_without_alternatives_goes_on() -> None:
    assert edges(record(step(choice=True), step())) == MAIN


def test_an_outcome_that_nothing_leads_to_is_not_drawn() -> None:
    made = record(step("", alt("", end="failure"), choice=True))
    assert edges(made) == {
        "(start) --next--> 1",
        "1 --branch--> 1a?",
        "1a? --end--> (end failure)",
    }
    assert list(flow_graph(made).nodes) == ["(start)", "1", "1a?", "(end failure)"]


@pytest.mark.parametrize("ending", [{}, {"goto": "UC-2"}, {"end": "gone"}])
def test_an_ending_that_only_next_leads_to_is_a_node(ending: dict[str, str]) -> None:
    made = record(step(), step(choice=True), alt(origin="1-2", resume="next"), **ending)
    graph = flow_graph(made)
    (ways,) = graph.returns.values()
    assert ways["2"] in graph.nodes


def test_an_outcome_that_an_alternative_leads_to_is_drawn() -> None:
    made = record(step("", alt("", end="success"), choice=True))
    assert "(end success)" in flow_graph(made).nodes


def test_a_step_that_performs_other_use_cases() -> None:
    made = record(step(include=("UC-2", "UC-3")), step(include=("UC-2",)))
    assert edges(made) - MAIN == {
        "1 --goto--> (include UC-2) [include]",
        "1 --goto--> (include UC-3) [include]",
        "2 --goto--> (include UC-2) [include]",
    }
    called = flow_graph(made).nodes["(include UC-2)"]
    assert called == Node("(include UC-2)", "call", "UC-2", address="UC-2")


def test_going_on_elsewhere_is_not_the_same_as_coming_back_from_there() -> None:
    made = record(step(include=("UC-2",)), goto="UC-2")
    assert edges(made) == {
        "(start) --next--> 1",
        "1 --goto--> (include UC-2) [include]",
        "1 --goto--> (goto UC-2)",
    }


def test_only_the_main_flow_is_main() -> None:
    body: list[Draft] = [
        step("", step(), alt("", step(), end="success")),
        alt(origin="*", end="success: too"),
    ]
    graph = flow_graph(record(*body))
    assert [node.id for node in graph.nodes.values() if node.main] == [
        "(start)",
        "1",
        "1.1",
        "(end success)",
    ]


def drawn(tree: UseCaseDraft) -> UseCase:
    """The record of any tree, as it comes back from the pickle of a page."""
    made: UseCase = pickle.loads(pickle.dumps(Resolver(tree).resolve()))  # noqa: S301
    return made


@given(TREES)
@settings(max_examples=60)
def test_all_that_is_drawn_is_there_and_nothing_is_left_out(tree: UseCaseDraft) -> None:
    made = drawn(tree)
    graph = flow_graph(made)
    for edge in graph.edges:
        assert edge.source in graph.nodes
        assert edge.target in graph.nodes
    inner = [step for flow in made.flows for step in walk_steps(flow.steps)]
    for one in (*walk_steps(made.steps), *inner):
        assert graph.nodes[one.label].kind == "step"
    for flow in made.flows:
        assert graph.nodes[f"{flow.label}?"].text == flow.condition
        entering = [edge for edge in graph.edges if edge.target == f"{flow.label}?"]
        assert any(edge.kind == "branch" for edge in entering)
        assert graph.nodes[f"({flow.label}? open)"].kind == "open"


def test_endings_of_different_kinds_are_never_equal() -> None:
    assert len({Resume(target=None), End(), Goto(target="UC-1")}) == 3


STEP, FLOW = Step("1", "text", 1), Flow("1a", "condition", 1)
OTHER = {"ending": End(name="other"), "steps": (Step("9", "text", 9),), "flows": (FLOW,)}
"""Another value of a field, where it cannot be any word."""


@pytest.mark.parametrize(
    ("kind", "holding", "shown"),
    [
        (
            Step("1", "text", 1),
            lambda part: record()._replace(steps=(part,)),
            "label name text actor optional choice include repeat resume steps",
        ),
        (
            Flow("1a", "condition", 1),
            lambda part: record()._replace(flows=(part,)),
            "label name condition branches ending steps",
        ),
        (record(), lambda part: part, "id title docname prefix ending steps flows diagram"),
    ],
)
def test_all_that_a_diagram_shows_counts_and_nothing_else(
    kind: Any, holding: Callable[[Any], UseCase], shown: str
) -> None:
    before = shown_of_flow(holding(kind))
    changed = {name: kind._replace(**{name: OTHER.get(name, "other")}) for name in kind._fields}
    seen = {name for name, part in changed.items() if shown_of_flow(holding(part)) != before}
    assert seen == set(shown.split())


def test_endings_are_shown_each_as_what_it_is() -> None:
    endings = [
        None,
        Resume("1"),
        Resume(None, "next"),
        Resume(None),
        End("success"),
        End(None, "success"),
    ]
    shown = [shown_of_flow(record()._replace(ending=one)) for one in [*endings, Goto("success"), End()]]
    assert len(set(shown)) == len(shown)


def test_a_use_case_without_what_its_steps_say_is_what_its_paths_are_like() -> None:
    def said(text: str, actor: str | None) -> UseCase:
        inner = step(text, actor=actor)
        return record(
            step(text, step(text, actor=actor), actor=actor, optional=True), alt("No", inner, origin="1")
        )

    one, other = said("text", "Clerk"), said("else", "Guest")
    assert without_steps(one) == without_steps(other) == said("", None)
    assert without_actors(one) == without_actors(said("text", "Guest"))
    assert without_actors(one) == said("text", None)
    assert without_actors(one) != without_actors(other)
