"""The table of epics, use cases, flows, stories and tests."""

from __future__ import annotations

from typing import Any

import pytest

from core.drafting import alt, step
from core.tracing import header, item, lines, named, project
from sphinxext.usecase.core.model.usecase import Field
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.lists import usecase_list
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.table import Part, Table, text_of
from sphinxext.usecase.core.trace.traceability import COLUMNS, traceability

MADE = project(
    named("UC-1", step(stories=("S-10",)), alt(), epics=("E-10", "E-9"), stories=("S-2",)),
    named("UC-2", step(stories=("S-2",)), alt("No", waived="rare", kind="exception"), epics=("E-9",)),
    named("UC-3"),
    named("UC-4", step(stories=("X-1",))),
    items=[item("S-2", title="Pay", status="Done"), item("E-9", title="Shop")],
    known=r"[ES]-\d+",
)


def shown(made: Project = MADE, only: Filter | None = None, **options: Any) -> Table:
    return traceability(made, only or Filter(), **options)


def test_nothing() -> None:
    found = shown(project())
    assert (found.rows, found.summary) == ((), "")


def test_rows_are_grouped_by_epic_and_those_without_one_stand_last() -> None:
    assert lines(shown()) == [
        "E-9 Shop | UC-1 Title 1 | main flow | S-2 Pay (Done), S-10",
        "E-9 Shop | UC-1 Title 1 | A1 alternative | gap: no story",
        "E-9 Shop | UC-2 Title 2 | main flow | S-2 Pay (Done)",
        "E-9 Shop | UC-2 Title 2 | A1 No | waived: rare",
        "E-10 | UC-1 Title 1 | main flow | S-2 Pay (Done), S-10",
        "E-10 | UC-1 Title 1 | A1 alternative | gap: no story",
        "no epic | UC-3 Title 3 | no flow stated | ",
        "no epic | UC-4 Title 4 | main flow | X-1 (does not count) gap: no known story",
    ]


def test_rows_are_grouped_by_use_case() -> None:
    assert lines(shown(group_by="usecase"))[:2] == [
        "UC-1 Title 1 | E-10, E-9 Shop | main flow | S-2 Pay (Done), S-10",
        "UC-1 Title 1 | E-10, E-9 Shop | A1 alternative | gap: no story",
    ]


def test_rows_are_grouped_by_story() -> None:
    assert lines(shown(group_by="story")) == [
        "S-2 Pay (Done) | UC-1 Title 1 | main flow | E-10, E-9 Shop",
        "S-2 Pay (Done) | UC-2 Title 2 | main flow | E-9 Shop",
        "S-10 | UC-1 Title 1 | main flow | E-10, E-9 Shop",
        "X-1 (does not count) gap: no known story | UC-4 Title 4 | main flow | no epic",
        "gap: no story | UC-1 Title 1 | A1 alternative | E-10, E-9 Shop",
        "waived: rare | UC-2 Title 2 | A1 No | E-9 Shop",
        " | UC-3 Title 3 | no flow stated | no epic",
    ]


def test_stories_that_no_flow_delivers_are_among_stories() -> None:
    items = [item("S-1"), item("S-3", title="Pay", status="Open", parent="E-1"), item("S-4")]
    made = project(named("UC-1", step(stories=("S-1",)), epics=("E-1",)), items=items, known="E-1")
    asked: dict[str, Any] = {
        "group_by": "story",
        "columns": ("stories", "usecase", "flow", "epic", "kind", "owner"),
    }
    assert lines(shown(made, **asked)) == [
        "S-1 | UC-1 Title 1 | main flow | E-1 | main | ",
        "S-3 Pay (Open) |  | gap: no flow | E-1 |  | ",
        "S-4 |  | gap: no flow | no epic |  | ",
    ]
    for only, count in ((Filter(ids="UC-1"), 2), (Filter(kind="main"), 1), (Filter(state="covered"), 1)):
        assert len(lines(shown(made, only, **asked))) == count


def test_columns_of_pages_areas_and_fields_of_the_authors_own() -> None:
    own = Field(name=None, header="Reviewed by", text="Ann")
    one = named("UC-1", step())._replace(docname="sales/pay", fields=(own,))
    made = project(one, named("UC-2", step())._replace(docname="//shop/buy"))
    columns = ["page", "area", "flow", "field:reviewed-by", "field:Risk"]
    found = shown(made, group_by="page", columns=columns)
    assert [text_of(one.header) for one in found.columns] == [
        "page",
        "area",
        "flow",
        "Reviewed by",
        "Risk",
    ]
    assert lines(found) == [
        "sales/pay | sales | main flow | Ann | ",
        "shop/buy | shop | main flow |  | ",
    ]
    assert set(map(text_of, found.totals)) == {"sales/pay", "shop/buy"}
    listed = usecase_list(made, Filter(), columns=["area", "field:reviewed by", "page"])
    assert lines(listed) == ["sales | Ann | sales/pay", "shop |  | shop/buy"]


def test_groups_have_totals() -> None:
    found = shown()
    said = {found.rows[row][0][0].text: found.totals.get(found.rows[row][0]) for row in (0, 4, 7)}
    assert said == {
        "E-9 Shop": "covered: 2 of 3 flows (66.7 %) · gaps: 1 · waived: 1",
        "E-10": "covered: 1 of 2 flows (50.0 %) · gaps: 1",
        "no epic": "covered: 0 of 1 flows (0.0 %) · gaps: 1",
    }
    assert found.summary == "covered: 2 of 4 flows (50.0 %) · gaps: 2 · waived: 1"
    assert shown(group_by="story").totals == {}


def test_a_cell_is_said_again_as_long_as_what_stands_before_it_is() -> None:
    found = shown()
    again = [found.again(position)[:3] for position in range(len(found.rows))]
    assert again == [
        [False, False, False],
        [True, True, False],
        [True, False, False],
        [True, True, False],
        [False, False, False],
        [True, True, False],
        [False, False, False],
        [True, False, False],
    ]


def test_a_column_of_tests_is_there_if_there_are_any() -> None:
    assert header(shown()) == ["epic", "usecase", "flow", "stories"]
    tested = project(named("UC-1", step(tests=("T-1",))), known="T-1")
    assert lines(shown(tested)) == [
        "no epic | UC-1 Title 1 | main flow | missing | gap: no story | T-1 missing"
    ]
    named_by_result = project(named("UC-1", step()), results=[("t", "passed", "UC-1.1")])
    assert lines(shown(named_by_result)) == [
        "no epic | UC-1 Title 1 | main flow | passed | gap: no story | t passed"
    ]
    results = project(named("UC-1", step()), named("UC-2"), results=[("t", "passed", "")])
    assert [line.split(" | ")[3:] for line in lines(shown(results))] == [
        ["untested", "gap: no story", ""],
        ["", "", ""],
    ]
    assert header(shown(results)) == ["epic", "usecase", "flow", "verdict", "stories", "tests"]


def test_gaps_come_first_on_demand_and_groups_stay_together() -> None:
    found = lines(shown(sort=["gaps"]))
    assert [line.split(" | ")[0] for line in found] == ["E-9 Shop"] * 4 + ["E-10"] * 2 + ["no epic"] * 2
    assert [line.split(" | ")[-1] for line in found][:4] == [
        "gap: no story",
        "S-2 Pay (Done), S-10",
        "S-2 Pay (Done)",
        "waived: rare",
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        (["epic"], "E-9 Shop"),
        (["-epic"], "no epic"),
        (["usecase"], "E-9 Shop"),
        (["-usecase"], "no epic"),
    ],
)
def test_rows_are_sorted_by_columns(sort: list[str], first: str) -> None:
    assert lines(shown(sort=sort))[0].startswith(first)


def test_columns_are_chosen() -> None:
    found = shown(columns=["flow", "kind", "usecase"], only=Filter(ids="UC-2"))
    assert header(found) == ["flow", "kind", "usecase"]
    assert lines(found) == ["main flow | main | UC-2 Title 2", "A1 No | exception | UC-2 Title 2"]
    everything = shown(columns=COLUMNS, only=Filter(ids="UC-3"))
    blanks = " | " + " | ".join([""] * 8)
    assert lines(everything) == [f"no epic | UC-3 Title 3 | no flow stated{blanks} | uc-3 |  |  |  | "]


def test_a_status_is_marked_as_one_so_that_readers_can_filter_by_it() -> None:
    found = shown(
        project(named("UC-1", step(), status="draft", owner="draft")), columns=["status", "owner"]
    )
    assert found.rows == (((Part("draft", mark="status"),), (Part("draft"),)),)


def test_a_filter_of_kinds_leaves_those_flows() -> None:
    found = shown(only=Filter(kind="exception"))
    assert lines(found) == ["E-9 Shop | UC-2 Title 2 | A1 No | waived: rare"]
    assert found.summary == "covered: 0 of 0 flows (–) · waived: 1"
    assert [line.split(" | ")[1] for line in lines(shown(only=Filter(kind="main")))] == [
        "UC-1 Title 1",
        "UC-2 Title 2",
        "UC-1 Title 1",
        "UC-4 Title 4",
    ]


def test_what_does_not_count_is_no_group_beside_those_that_do() -> None:
    usecase = named("UC-1", step(stories=("E-1", "S-1")), epics=("E-1", "S-1", "E-9"))
    made = project(usecase, items=[item("E-1", title="Shop", status="Open"), item("S-1")])
    stories = "E-1 Shop (Open) (does not count), S-1"
    assert lines(shown(made)) == [
        f"E-1 Shop (Open) | UC-1 Title 1 | main flow | {stories}",
    ]
    alone = shown(project(usecase._replace(epics=("S-1",)), items=[item("S-1")]))
    assert lines(alone) == [
        "S-1 (does not count) | UC-1 Title 1 | main flow | E-1 (does not count), S-1"
    ]
    assert alone.totals == {}
    by_story = shown(made, group_by="story", columns=["stories"])
    assert lines(by_story) == ["E-1 Shop (Open) (does not count)", "S-1"]
    assert by_story.rows[0][0][-1] == Part(" (does not count)", mark="none")


def test_a_filter_of_epics_leaves_those_groups() -> None:
    assert {line.split(" | ")[0] for line in lines(shown(only=Filter(epic="E-1*")))} == {"E-10"}
