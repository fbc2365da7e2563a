"""Odd labels, circles, loops and characters: rarely written, but they must not go wrong."""

from __future__ import annotations

import warnings

import pytest

from core.diagrams.test_dot import ENGLISH, drawn, shown
from core.drafting import alt, labels_of, numbered, record, resolved, step
from core.flow.test_graph import edges
from sphinxext.usecase.core.diagrams.flowdot import flow_dot
from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model import labels

# -- labels and branch points -------------------------------------------------------------------


def test_labels_that_end_in_a_dot_are_unique_too() -> None:
    made = labels_of(step(), alt("", step(), label="A1"), alt("", step(), label="A1."))
    assert len(set(made)) == len(made)


def test_computed_labels_are_unique_whatever_the_author_s_are() -> None:
    nine = alt("", alt(), step(), label="9")
    other = alt("", step("", step(), label="9.A"), origin="1")
    made = labels_of(step(), nine, other)
    assert len(set(made)) == len(made)


def test_computed_labels_make_way_for_an_author_s_label_and_its_sub_steps() -> None:
    own = step("", step(), label="1a")
    made = numbered(step(), own, alt("", step(), origin="1"))
    assert [draft.label for draft in made.drafts] == ["1", "1a", "1a1", "1b", "1b1"]
    assert made.rejected == set()


def test_the_letter_of_an_alternative_of_a_label_that_ends_in_a_letter() -> None:
    assert labels_of(step(label="A"), alt(origin="A"), alt()) == ["A", "Aa", "A1"]


def test_a_branch_point_named_twice_counts_once() -> None:
    assert labels_of(step(), alt(origin="1, 1")) == ["1", "1a"]


def test_an_unknown_branch_point_spoils_only_its_own_alternative() -> None:
    made, findings = resolved(step(), alt("c", step(), origin="9"), alt("d", origin="A1.1"))
    assert len(findings) == 1
    assert made.flows[1].branches == ("A1.1",)


def test_a_circle_is_not_blamed_on_an_alternative_that_states_nothing() -> None:
    inner = alt("G", step(name="zz"))
    made, findings = resolved(alt("F", step("", inner), origin="zz"))
    assert findings == [
        'unknown-step: UC: alternative "F" branches from "zz", which is part of itself',
    ]
    assert made.flows[1].branches == ("A1.1",)


@pytest.mark.parametrize("text", ["UC-²", "ªUC", "Uµ"])
def test_ids_are_xml_names(text: str) -> None:
    assert not labels.is_legal_id(text)


# -- messages -----------------------------------------------------------------------------------


def test_quotes_of_the_author_stay_in_a_message() -> None:
    _, findings = resolved(step("", alt("x", resume="1", end='failure: the "big" one')))
    assert ':end: failure: the "big" one' in findings[0]


def test_a_range_beyond_the_flow_says_what_there_is() -> None:
    _, findings = resolved(step(), step(), alt("x", origin="1-9"))
    assert findings == [
        'unknown-step: UC: alternative "x" branches from step 1-9, but the main flow has steps 1 to 2'
    ]


# -- graphs -------------------------------------------------------------------------------------


def test_an_alternative_cannot_be_repeated_as_a_whole() -> None:
    made, findings = resolved(step("", alt("", step())), step(repeat="1a"))
    assert made.steps[1].repeat is None
    assert [finding.partition(",")[0] for finding in findings] == [
        'unknown-step: UC: step 2 repeats "1a"'
    ]
    assert not [edge for edge in flow_graph(made).edges if edge.kind == "repeat"]


def test_resuming_at_a_step_of_its_own_leaves_the_order_of_steps_alone() -> None:
    made = record(step("", alt("", step(), step(), step(), resume="1a2")))
    assert edges(made) >= {"1a1 --next--> 1a2", "1a2 --next--> 1a3", "1a3 --resume--> 1a2"}


def test_next_after_the_last_step_passes_its_sub_steps() -> None:
    body = step("", step(), step(), alt("", resume="next"))
    assert "1a? --resume--> (end success)" in edges(record(body))


def test_next_does_not_hang_on_the_order_of_alternatives() -> None:
    body = alt("", origin="Q.1", resume="next"), alt("", step(), label="Q", origin="1", end="abort")
    assert "Q.1a? --resume--> (end abort)" in edges(record(step(), *body))


def test_an_optional_step_is_skipped_with_its_sub_steps() -> None:
    made = record(step(), step("", step(), step(), optional=True), step())
    assert "1 --skip--> 3" in edges(made)


@pytest.mark.parametrize("label", ["start", "end", "any time", "end success", "goto UC-2"])
def test_an_author_s_label_hides_no_node(label: str) -> None:
    other = alt("", end=""), alt("", end="success"), alt("", goto="UC-2"), alt("", origin="*")
    made = record(step("mine", label=label), *other)
    kinds = [node.kind for node in flow_graph(made).nodes.values()]
    assert kinds.count("step") == 1
    # Start and any time, end and success, and one use case.
    assert [kinds.count(kind) for kind in ("start", "outcome", "call")] == [2, 2, 1]


def test_no_node_is_left_without_an_edge() -> None:
    inner = alt("", step("", alt(end="failure"), choice=True), origin="1")
    graph = flow_graph(record(step(), inner))
    assert set(graph.nodes) == {end for edge in graph.edges for end in (edge.source, edge.target)}


# -- pictures -----------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["UC-2\\", "UC\\N", "UC-2.1\\x"])
def test_a_goto_with_a_backslash_is_quoted(target: str) -> None:
    made = record(step("", alt("", goto=target)))
    (href,) = (node["href"] for node in drawn(made).nodes.values() if "uc-call" in node["class"])
    assert shown(href) == f"usecase:{target}"


def test_entities_are_drawn_as_written() -> None:
    pygraphviz = pytest.importorskip("pygraphviz")
    source = flow_dot("UC", flow_graph(record(step("write &lt;b&gt; or &copy;"))), ENGLISH).lettered()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        svg = pygraphviz.AGraph(string=source).draw(format="svg", prog="dot").decode()
    assert "&amp;lt;b" in svg
    assert "&amp;copy;" in svg


def test_text_is_never_cut_without_an_ellipsis() -> None:
    assert drawable("a" + " " * 1000 + "b") == "a b"


def test_a_control_character_that_is_a_blank_parts_words() -> None:
    assert drawable("a\x0cb\x85c") == "a b c"
