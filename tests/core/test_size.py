"""Use cases that hold hundreds of one thing: they come out as small ones do."""

from __future__ import annotations

from core.drafting import alt, record, resolved, step, steps
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model.usecase import Actor
from sphinxext.usecase.core.rules.endless_loop import check as endless
from sphinxext.usecase.core.rules.subject import Subject
from sphinxext.usecase.core.rules.unlisted_actor import check as unlisted


def test_alternatives_that_branch_from_nowhere_are_counted_in_their_order() -> None:
    unknown = [alt(origin=f"other{n}", line=n) for n in range(10, 40)]
    late = [alt(origin="A31", line=50), alt(origin="A3", line=51), alt(origin="2x", line=52)]
    made, findings = resolved(step(name="other"), *unknown, *late)
    assert [flow.label for flow in made.flows[:30]] == [f"A{n}" for n in range(1, 31)]
    # What names the label of one that was given up finds it.
    assert [(flow.label, flow.branches) for flow in made.flows[30:]] == [
        ("A31", ()),
        ("A3a", ("A3",)),
        ("A32", ()),
    ]
    assert len(findings) == 32
    hinted = [finding for finding in findings if "did you mean" in finding]
    assert 0 < len(hinted) <= 10
    assert 'did you mean "other"?' in hinted[0]


def test_an_alternative_of_many_branch_points_is_not_labelled_by_them() -> None:
    few = ", ".join(str(n) for n in range(1, 40, 2))
    made = record(*steps(50), alt(origin=few), alt(origin=f"{few}, 41"), alt(origin="1-50"))
    assert [flow.label for flow in made.flows] == [f"{few.replace(' ', '')}a", "A1", "1-50a"]
    assert [len(flow.branches) for flow in made.flows] == [20, 21, 50]


def test_optional_steps_are_passed_together_as_long_as_there_are_few() -> None:
    def ways(number: int) -> set[int]:
        optional = [step(optional=True) for _ in range(number)]
        graph = flow_graph(record(step(), *optional, step()))
        return {len(edge.skipped) for edge in graph.edges if edge.kind == "skip"}

    assert ways(60) == set(range(1, 61))
    edges = flow_graph(record(step(), *(step(optional=True) for _ in range(400)), step())).edges
    assert len([edge for edge in edges if edge.skipped]) < 6000
    assert {edge.skipped[0] for edge in edges if edge.skipped} == {str(n) for n in range(2, 402)}


def test_a_way_back_into_an_alternative_may_circle_whichever_of_many_it_is() -> None:
    flows = [alt("", step(), origin="1", end="success") for _ in range(300)]
    made = record(step(), *flows, alt("", step(), origin="1kn", resume="1kn1", line=999))
    assert [flow.label for flow in made.flows][-2:] == ["1kn", "1kna"]
    assert list(endless(Subject(made))) == []


def test_hints_at_actors_are_for_the_first_few() -> None:
    named = [step(actor=f"Clerk {n}x") for n in range(30)]
    made = record(*named, actors=[Actor(f"Clerk {n}") for n in range(30)])
    fixes = [finding.fix for finding in unlisted(Subject(made))]
    assert fixes[0] == 'did you mean "Clerk 0"?'
    assert fixes[29] == "list this one too, or write one of them"
