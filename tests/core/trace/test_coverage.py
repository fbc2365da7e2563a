"""What counts: flows, stories, waivers and shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafting import alt, record, step
from core.tracing import item, lines, named, project
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import TableShown
from sphinxext.usecase.core.trace.coverage import Share, coverage, traced_flows
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Part, Table
from sphinxext.usecase.core.trace.views import blocks

ALL = Filter()


def traced(made: UseCase, *, known: str = r"S-\d+") -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, state and covering stories of each flow."""
    found = traced_flows(made, project(made, known=known).items)
    return [(flow.label, flow.state, flow.covering) for flow in found]


def test_a_flow_is_covered_by_its_own_stories_and_those_of_its_steps() -> None:
    body = (
        step("", step(stories=("S-2", "S-1")), stories=("S-1",)),
        alt("", step("", step(stories=("S-4",))), origin="1", stories=("S-3",)),
        alt("", step(stories=("S-5",)), origin="1"),
        alt(origin="1"),
    )
    assert traced(record(*body, stories=("S-0",))) == [
        ("", "covered", ("S-0", "S-1", "S-2")),
        ("1a", "covered", ("S-3", "S-4")),
        ("1b", "covered", ("S-5",)),
        ("1c", "gap", ()),
    ]


def test_a_step_of_a_nested_alternative_covers_that_alone() -> None:
    inner = alt("", step(stories=("S-1",)))
    assert traced(record(step("", alt("", step("", inner))))) == [
        ("", "gap", ()),
        ("1a", "gap", ()),
        ("1a1a", "covered", ("S-1",)),
    ]


def test_only_a_known_story_covers_a_flow() -> None:
    body = step(stories=("X-1",)), alt(stories=("X-1", "S-1")), alt(stories=("X-2",))
    assert traced(record(*body)) == [("", "gap", ()), ("A1", "covered", ("S-1",)), ("A2", "gap", ())]


def test_an_item_of_another_kind_covers_nothing() -> None:
    made = record(step(stories=("E-1",)), alt(stories=("T-1", "S-1")), alt(stories=("N-1",)))
    items = project(made, items=map(item, ("E-1", "T-1", "S-1", "N-1"))).items
    assert [flow.covering for flow in traced_flows(made, items)] == [(), ("S-1",), ("N-1",)]


@pytest.mark.parametrize(
    ("made", "labels"),
    [
        (record(), []),
        (record(alt()), ["A1"]),
        (record(step()), [""]),
        (record(alt(), stories=("S-1",)), ["", "A1"]),
        (record(tests=("T-1",)), [""]),
        (record(waived="not now"), [""]),
    ],
)
def test_a_main_flow_counts_if_anything_is_said_of_it(made: UseCase, labels: list[str]) -> None:
    assert [label for label, _state, _covering in traced(made)] == labels


def test_a_waived_flow_is_no_gap_and_one_with_a_known_story_is_covered() -> None:
    body = (
        alt("", waived="not now"),
        alt("", waived="not now", stories=("S-1",)),
        alt("", waived="not now", stories=("X-1",)),
        alt(),
    )
    assert [state for _label, state, _covering in traced(record(*body))] == [
        "waived",
        "covered",
        "waived",
        "gap",
    ]


def test_the_share_is_that_of_the_flows_that_are_not_waived() -> None:
    one = named("UC-1", step(stories=("S-1",)), alt("", waived="no"), alt(), alt(stories=("S-1",)))
    found = coverage(project(one, known="S-1").all_flows(ALL))
    assert (found.share, len(found.waived), [flow.address for flow in found.gaps]) == (
        Share(2, 3),
        1,
        ["UC-1.A2"],
    )


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (0, 3, "0.0"),
        (2, 3, "66.7"),
        (1, 3, "33.3"),
        (3, 3, "100.0"),
        (1, 16, "6.3"),  # 6.25: a half is rounded up
        (1, 8, "12.5"),
        (1999, 2000, "100.0"),
        (0, 0, "–"),
    ],
)
def test_percentages_have_one_decimal(part: int, whole: int, percent: str) -> None:
    assert Share(part, whole).percent == percent


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 1000))
def test_a_share_is_below_what_it_is_less_than(part: int, rest: int, tenths: int) -> None:
    share = Share(part, part + rest)
    if share.tenths is None:
        assert not share.is_below(tenths / 10)
    elif share.tenths < 1000:
        assert share.is_below(tenths / 10) is (share.tenths < tenths)
    else:
        assert share.is_below(tenths / 10) is (tenths == 1000 and rest > 0)


def test_a_share_is_compared_as_it_is_shown_but_less_than_all_is_below_all() -> None:
    assert not Share(2, 3).is_below(66.7)
    assert Share(2, 3).is_below(66.8)
    assert Share(1999, 2000).is_below(100)
    assert not Share(1999, 2000).is_below(99.9)
    assert not Share(0, 0).is_below(100)


# -- the backlog ------------------------------------------------------------------------------------

BACKLOG = [
    item("E-1"),
    item("E-2"),
    item("S-1", parent="E-1"),
    item("S-2", parent="E-1"),
    item("S-3", parent="E-2"),
    item("S-4"),
    item("T-1"),
    item("N-1"),  # of no stated kind, and named by nobody
    item("N-2"),
    item("N-3"),
    item("N-4"),
]
ONE = named(
    "UC-1",
    step(stories=("S-1",)),
    alt(tests=("N-3",), stories=("N-4",)),
    epics=("E-1", "N-2"),
)


@pytest.mark.parametrize(
    ("only", "delivered", "undelivered", "mapped", "unmapped"),
    [
        (ALL, "S-1 N-4", "S-2 S-3 S-4 N-1", "E-1 N-2", "E-2"),
        (Filter(epic="E-1"), "S-1", "S-2", "E-1", ""),
        (Filter(epic="E-2"), "", "S-3", "", "E-2"),
        (Filter(epic="E-9"), "", "", "", ""),
        (Filter(epic="S-*"), "", "", "", ""),
        (Filter(ids="UC-1"), "S-1", "S-2", "E-1 N-2", ""),
        (Filter(ids="UC-1", epic="E-1"), "S-1", "S-2", "E-1", ""),
        (Filter(ids="UC-9"), "", "", "", ""),
    ],
)
def test_filters_narrow_what_is_counted_of_the_backlog(
    only: Filter, delivered: str, undelivered: str, mapped: str, unmapped: str
) -> None:
    found = project(ONE, items=BACKLOG).backlog(only)
    shown = found.delivered, found.undelivered, found.mapped, found.unmapped
    expected = delivered, undelivered, mapped, unmapped
    assert [[one.id for one in items] for items in shown] == [ids.split() for ids in expected]


def test_without_any_story_nothing_is_asked_of_flows() -> None:
    made = project(named("UC-1", step(), alt()), results=[("t", "passed", "UC-1")])
    flows = made.all_flows(Filter())
    assert made.covered(coverage(flows)) == "–"
    assert made.summary(flows) == "covered: 0 of 2 flows (–) · gaps: 2"
    (table, *_) = blocks(TableShown("coverage", Filter(), ()), made)
    assert isinstance(table, Table)
    assert lines(table)[0] == "flows with a story | 0 of 2 | – | gaps: 2"
    (table,) = blocks(TableShown("list", Filter(), (("columns", ("coverage",)),)), made)
    assert isinstance(table, Table)
    assert table.rows == (((Part("–"),),),)


@pytest.mark.parametrize(
    "made",
    [
        project(named("UC-1", step()), items=[item("S-1")]),
        project(named("UC-1", step()), named("UC-2", step(stories=("S-9",)))),
    ],
)
def test_one_story_anywhere_is_enough_to_ask(made: Project) -> None:
    assert made.covered(coverage(made.flows(next(made.usecases(Filter())), Filter()))) == "0.0 %"
