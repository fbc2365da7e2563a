"""Tables as plain data, and the views made of them: matrix, figures, lists."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafting import alt, step
from core.tracing import header, item, lines, named, project
from sphinxext.usecase.core.model.findings import Finding, Found
from sphinxext.usecase.core.model.usecase import Actor, Field, Statement, UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import Choice, TableShown
from sphinxext.usecase.core.reading.fields import Headers
from sphinxext.usecase.core.templates.languages import TEMPLATES
from sphinxext.usecase.core.trace.openpoints import ASKED
from sphinxext.usecase.core.trace.origins import Origin
from sphinxext.usecase.core.trace.project import Project, Said
from sphinxext.usecase.core.trace.table import (
    Column,
    Listing,
    Note,
    Part,
    Table,
    as_csv,
    in_parts,
    leading_parts,
    natural,
    text_of,
)
from sphinxext.usecase.core.trace.verdicts import Verdict
from sphinxext.usecase.core.trace.views import VIEWS, blocks

ALL = Filter()


def test_numbers_in_texts_count_as_such() -> None:
    texts = ["RO-10", "RO-2", "RO-2b", "RO-02a", "", "A", "RO-" + "9" * 5000]
    assert sorted(texts, key=natural) == [
        "",
        "A",
        "RO-2",
        "RO-02a",
        "RO-2b",
        "RO-10",
        "RO-" + "9" * 5000,
    ]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), min_size=1)))
def test_csv_says_what_the_table_says(texts: list[str]) -> None:
    table = Table(
        columns=(Column("a", (Part("A"),), 1), Column("b", (Part("=B"),), 1)),
        rows=tuple(((Part(text),), (Part("x"), Part(text))) for text in texts),
        footer=((Part("Total"),), ()) if texts else (),
    )
    head, *rows = csv.reader(io.StringIO(as_csv(table), newline=""))
    assert head == ["A", "'=B"]
    expected = [[text, f"x{text}"] for text in texts]
    found = [[cell.replace("'", "") for cell in row] for row in rows]
    assert found == [[cell.replace("'", "") for cell in row] for row in expected] + (
        [["Total", ""]] if texts else []
    )


DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "Foo;=cmd|' /C calc'!A0",
    "a\n@b",
    'say "a;-1"',
]


@pytest.mark.parametrize("delimiter", ",;\t")
@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_is_a_formula_whatever_parts_cells(text: str, delimiter: str) -> None:
    cells = (Part("a"),), (Part(text),), (Part(text),)
    table = Table(columns=(Column("a", (Part("A"),), 1),) * 3, rows=(cells,))
    lines = as_csv(table).split("\r\n", 1)[1]
    for row in csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["a-b", "a; b", "1 = 2", "UC-1; x", "–", "a@b.c;d"])
def test_any_other_text_is_saved_as_it_is(text: str) -> None:
    table = Table(columns=(Column("a", (Part("A"),), 1),), rows=(((Part(text),),),))
    assert list(csv.reader(io.StringIO(as_csv(table), newline=""))) == [["A"], [text]]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_takes_nothing_for_a_formula(begin: str) -> None:
    table = Table(columns=(Column("a", (Part(f"{begin}1"),), 1),), rows=())
    assert as_csv(table).strip('"\r\n') == f"'{begin}1"


@given(st.integers(1, 30), st.integers(2, 9), st.booleans())
def test_parts_of_a_table_say_all_of_it(width: int, most: int, counted: bool) -> None:
    cells = tuple((Part(str(number)),) for number in range(width))
    table = Table(
        columns=tuple(Column(text_of(cell), cell, 1) for cell in cells),
        rows=(cells, cells[::-1]),
        footer=cells if counted else (),
        summary="All",
    )
    parts = list(in_parts(table, most))
    assert [part.summary for part in parts] == [*[""] * (len(parts) - 1), "All"]
    for part in parts:
        assert len(part.columns) <= most
        assert part.columns[0] == table.columns[0]
        assert (part.rows[0][0], part.rows[1][0]) == (cells[0], cells[-1])
        assert part.footer == (part.rows[0] if counted else ())
    for number, row in enumerate(table.rows):
        assert tuple(cell for part in parts for cell in part.rows[number][1:]) == row[1:]
    assert tuple(one for part in parts for one in part.columns[1:]) == table.columns[1:]


# -- matrix -----------------------------------------------------------------------------------------

CLERK, SHOP = Actor(name="Clerk", description="sells"), Actor(name="Shop", secondary=True)
ONE = named(
    "UC-1",
    step(stories=("S-1", "E-1"), tests=("T-1",), actor="Clerk"),
    alt("No", step(actor="Bank"), stories=("S-2",), tests=("T-2",)),
    alt("Never", waived="rare"),
    alt("Gap"),
    epics=("E-1",),
    tags=("crm", "b2b"),
    status="approved",
)._replace(
    actors=(CLERK, SHOP),
    fields=(Field(name="goal", header="Goal", text="Sell."),),
)
TWO = named("UC-2", step())._replace(actors=(Actor(name="Shop", description="a site"),))
MADE = project(
    ONE,
    TWO,
    items=[
        item("E-1"),
        item("E-2"),
        item("S-1", status="Done"),
        item("S-2"),
        item("S-3"),
        item("T-1"),
        item("T-3"),
    ],
    known="T-2",
    results=[("T-1", "passed", ""), ("T-2", "failed", "")],
)


def table(view: str, made: Project = MADE, only: Filter = ALL, **shown: Choice) -> Table:
    (found,) = blocks(TableShown(view, only, tuple(shown.items())), made)
    assert isinstance(found, Table)
    return found


def matrix(rows: str, columns: str, only: Filter = ALL) -> Table:
    return table("matrix", MADE, only, rows=rows, columns=columns)


def test_a_matrix_of_flows_and_stories() -> None:
    found = matrix("flow", "story")
    assert [text_of(column.header) for column in found.columns] == [
        "flow",
        "E-1",
        "S-1",
        "S-2",
        "S-3",
        "total",
    ]
    assert lines(found) == [
        "UC-1 main flow | does not count | linked |  |  | 1",
        "UC-1.A1 No |  |  | linked |  | 1",
        "UC-1.A2 Never |  |  |  |  | waived: rare",
        "UC-1.A3 Gap |  |  |  |  | gap: no story",
        "UC-2 main flow |  |  |  |  | gap: no story",
    ]
    assert list(map(text_of, found.footer)) == ["total", "none", "1", "1", "none", "2"]
    assert found.summary == "covered: 2 of 4 flows (50.0 %) · gaps: 2 · waived: 1"


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        ("usecase", "test", ["UC-1 Title 1 | passed | failed |  | 2", "UC-2 Title 2 |  |  |  | none"]),
        ("epic", "usecase", ["E-1 | linked |  | 1", "E-2 |  |  | none"]),
        ("story", "test", ["E-1 | does not count |  |  | none", "S-1 | passed |  |  | 1"]),
        ("test", "story", ["T-1 | does not count | passed |  |  | 1", "T-2 |  |  | failed |  | 1"]),
        (
            "usecase",
            "actor",
            ["UC-1 Title 1 | linked | linked | linked | 3", "UC-2 Title 2 |  |  | linked | 1"],
        ),
        ("flow", "actor", ["UC-1 main flow |  | linked | linked | 2", "UC-1.A1 No | linked |  |  | 1"]),
    ],
)
def test_any_two_dimensions(rows: str, columns: str, expected: list[str]) -> None:
    assert lines(matrix(rows, columns))[:2] == expected


def test_a_matrix_of_too_many_cells_is_a_list() -> None:
    """All that the matrix says is there: what is joined, what does not count, and what nothing names."""
    made = project(ONE, TWO, items=[item("E-1"), item("S-1"), item("S-2"), item("S-3")], known="T-2")
    made.most_cells = 20
    assert table("matrix", made, rows="flow", columns="story").instead_of is None  # 5 x 4
    made.most_cells = 19
    found = table("matrix", made, rows="flow", columns="story")
    assert found.instead_of == (5, 4)
    assert header(found) == ["row", "joined", "total"]
    assert lines(found) == [
        "UC-1 main flow | E-1 does not count, S-1 | 1",
        "UC-1.A1 No | S-2 | 1",
        "UC-1.A2 Never |  | waived: rare",
        "UC-1.A3 Gap |  | gap: no story",
        "UC-2 main flow |  | gap: no story",
        "none | S-3 | 1",
    ]
    by_gaps = table("matrix", made, rows="flow", columns="story", sort=("gaps",))
    assert [one.split(" | ")[0] for one in lines(by_gaps)][::5] == ["UC-1.A3 Gap", "none"]
    made.most_cells = 3
    tests = lines(table("matrix", made, rows="usecase", columns="test"))
    assert tests == ["UC-1 Title 1 | T-1 missing, T-2 missing | 2", "UC-2 Title 2 |  | none"]


def test_a_cell_names_the_first_few_of_many() -> None:
    """Of tests those that failed, though they come last."""
    stories = tuple(f"S-{n}" for n in range(50))
    results: list[tuple[str, Verdict, str]] = [
        (f"t{n:02}", "failed" if n > 27 else "passed", "UC-1") for n in range(30)
    ]
    made = project(named("UC-1", step(), stories=stories), known="S-.*|t.*", results=results)
    said = lines(table("traceability", made, group_by="usecase"))[0]
    shown = ", ".join(f"S-{n}" for n in range(20))
    assert f"| {shown} … (20 of 50) |" in said
    tests = ["t28 failed", "t29 failed", *(f"t{n:02} passed" for n in range(18))]
    assert f"| {', '.join(tests)} … (20 of 30)" in said
    made.most_cells = 1
    assert lines(table("matrix", made, rows="flow", columns="story")) == [
        f"UC-1 main flow | {shown} … (20 of 50) | 50"
    ]


def test_filters_narrow_a_matrix() -> None:
    found = matrix("usecase", "test", Filter(ids="UC-1"))
    assert lines(found) == ["UC-1 Title 1 | passed | failed | 2"]  # without T-3, which nothing names


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        ("epic", "usecase", ["E-1 | linked | linked | 2", "E-3 |  |  | none"]),
        ("usecase", "epic", ["UC-1 Title 1 | linked |  | 1", "UC-2 Title 2 | linked |  | 1"]),
        ("usecase", "story", ["UC-1 Title 1 | linked |  | 1", "UC-2 Title 2 |  | linked | 1"]),
    ],
)
def test_a_filter_of_epics_leaves_those_in_a_matrix(
    rows: str, columns: str, expected: list[str]
) -> None:
    made = project(
        named("UC-1", step(), stories=("S-1",), epics=("E-1", "E-2")),
        named("UC-2", step(), stories=("S-2",), epics=("E-2", "E-1")),
        items=[item("E-1"), item("E-2"), item("E-3")],
        known=r"S-\d",
    )
    shown = {"rows": rows, "columns": columns}
    assert lines(table("matrix", made, Filter(epic="E-1, E-3"), **shown)) == expected


def test_a_filter_of_actors_leaves_those_in_a_matrix() -> None:
    anna, bob = Actor(name="Anna"), Actor(name="Bob")
    made = project(named("UC-1", step(), actors=(anna, bob)), named("UC-2", step(), actors=(bob,)))
    found = table("matrix", made, Filter(actor="An*, Carl"), rows="actor", columns="usecase")
    assert lines(found) == ["Anna | linked | 1"]


def test_a_matrix_is_sorted() -> None:
    found = table("matrix", rows="usecase", columns="test", sort=("gaps",))
    assert [line.split(" ")[0] for line in lines(found)] == ["UC-2", "UC-1"]


# -- coverage ---------------------------------------------------------------------------------------


def figures(made: Project, only: Filter = ALL) -> list[str]:
    """Rows of the table, then each list beneath its heading."""
    found: list[str] = []
    for block in blocks(TableShown("coverage", only, ()), made):
        if isinstance(block, Listing):
            found += [f"{block.heading}:", *map(text_of, block.cells)]
        elif isinstance(block, Table):
            found += lines(block)
    return found


def test_the_figures_and_what_is_missing() -> None:
    assert figures(MADE) == [
        "flows with a story | 2 of 4 | 50.0 % | gaps: 2 · waived: 1",
        "flows whose stories are done | 0 of 4 | 0.0 % | ",
        "flows with a passing test | 1 of 5 | 20.0 % | failed: 1 · untested: 3",
        "flows covered and passed | 1 of 4 | 25.0 % | ",
        "stories that a flow delivers | 2 of 3 | 66.7 % | ",
        "epics with a use case | 1 of 2 | 50.0 % | ",
        "flows without a story:",
        "UC-1.A3 Gap",
        "UC-2 main flow",
        "flows whose tests do not pass:",
        "UC-1.A1 No failed",
        "flows without a test:",
        "UC-1.A2 Never",
        "UC-1.A3 Gap",
        "UC-2 main flow",
        "stories that no flow delivers:",
        "S-3",
        "epics without a use case:",
        "E-2",
    ]


def test_a_flow_is_done_when_all_stories_are_that_cover_it() -> None:
    usecase = named("UC-1", step(stories=("S-1", "S-2")), alt(stories=("S-1",)), alt(stories=("S-3",)))
    done, under_way = item("S-1", status="DONE"), item("S-2", status="To do")
    made = project(usecase, items=[done, under_way, item("S-3")], done=(" Done ",))
    assert figures(made)[1] == "flows whose stories are done | 1 of 3 | 33.3 % | "
    some = project(
        named("UC-1", step(stories=("S-1", "S-3"))), items=[done, item("S-3")], done=("Done",)
    )
    assert figures(some)[1] == "flows whose stories are done | 0 of 1 | 0.0 % | "


def test_what_a_project_knows() -> None:
    assert [(one.id, one.kind) for one in MADE.known_items()] == [
        *[("E-1", "epic"), ("E-2", "epic"), ("S-1", "story"), ("S-2", "story"), ("S-3", "story")],
        *[("T-1", "test"), ("T-2", None), ("T-3", "test")],
    ]
    unknown = project(named("UC-1", step(stories=("X",))))
    assert [one.id for one in unknown.known_items()] == ["X"]
    total = Table(columns=(), rows=(), footer=((Part("1", "address", "UC-1"),),))
    assert [one.target for one in leading_parts(total)] == ["UC-1"]
    bare = table("matrix", project(named("UC-1", alt(""))), rows="flow", columns="story")
    assert text_of(bare.rows[0][0]) == "UC-1.A1"
    share = next(iter(blocks(TableShown("coverage", ALL, ()), MADE)))
    assert isinstance(share, Table)
    assert share.rows[0][2] == (Part("50.0 %", target="500", mark="share"),)
    addresses = [one.address for one in MADE.own_flows()]
    assert addresses == ["UC-1", "UC-1.A1", "UC-1.A2", "UC-1.A3", "UC-2"]
    assert [one.has_tests for one in (MADE, project(ONE), unknown)] == [True, True, False]
    assert project(TWO, results=[("t", "passed", "")]).has_tests


def test_figures_of_groups() -> None:
    one = ONE._replace(owner="Ops")
    made = project(
        one, TWO, items=[item("E-1"), item("S-1"), item("S-2")], results=[("T-1", "passed", "")]
    )
    chosen: tuple[tuple[str, Choice], ...] = (("group-by", ("epic", "tag", "owner", "page")),)
    found = blocks(TableShown("coverage", Filter(), chosen), made)
    epics, tags, owners, pages = (one for one in found if isinstance(one, Table) and one != found[0])
    assert header(epics) == ["epic", "flows", "coverage", "passed", "remarks"]
    said = "66.7 % | 25.0 % | gaps: 1 · waived: 1"
    assert lines(epics) == [f"E-1 | 4 | {said}", "none | 1 | 0.0 % | 0.0 % | gaps: 1"]
    assert [line.split(" |")[0] for line in lines(tags)] == ["b2b", "crm", "none"]
    assert lines(owners)[0] == f"Ops | 4 | {said}"
    assert [line.split(" |")[0] for line in lines(pages)] == ["uc-1", "uc-2"]
    odd = project(ONE._replace(epics=("S-1",)), items=[item("S-1")], results=[("T-1", "passed", "")])
    (_, odd_epics, *_rest) = blocks(TableShown("coverage", Filter(), chosen), odd)
    assert isinstance(odd_epics, Table)
    assert [line.split(" | ")[:4] for line in lines(odd_epics)] == [
        ["S-1 (does not count)", "4", "–", "–"]
    ]
    narrowed = blocks(TableShown("coverage", Filter(epic="E-2", kind="main"), chosen), made)
    assert not [one for one in narrowed if isinstance(one, Table) and one.columns[0].name == "epic"]
    asked = blocks(TableShown("coverage", Filter(ids="UC-2"), chosen), project(TWO))
    assert [lines(one)[0] for one in asked if isinstance(one, Table)][1] == "none | 1 | – | – | gaps: 1"


ORIGINS = [
    Origin("results", "a.xml", "2026-11-18", "2026-11-20", is_stated=True),
    Origin("backlog", "b.csv", "2026-11-19", "2026-11-19"),
]


def test_views_say_where_results_and_backlog_come_from() -> None:
    def said(view: str, *origins: Origin) -> list[str]:
        made = project(ONE, TWO, origins=origins)
        return [one.text for one in blocks(TableShown(view, ALL, ()), made) if isinstance(one, Note)]

    assert said("list") == said("actors", *ORIGINS) == []
    runs, files = said("list", *ORIGINS)
    assert runs == "test results: {}".format("{name}, run {day}").format(
        name="a.xml", day="2026-11-18 – 2026-11-20"
    )
    assert files == "backlog: {}".format("{name}, file of {day}").format(name="b.csv", day="2026-11-19")
    other = Origin("results", "z.xml", "2026-11-01", "2026-11-01")
    (many,) = said("coverage", *[ORIGINS[0]] * 3, other)
    assert many == "test results: 4 files, file of 2026-11-01 – 2026-11-20"


def test_what_cannot_be_counted_is_left_out() -> None:
    assert figures(project()) == []
    assert figures(project(named("UC-1", step(stories=("S-1",))), known="S-1")) == [
        "flows with a story | 1 of 1 | 100.0 % | ",
        "flows with a passing test | 0 of 1 | 0.0 % | untested: 1",
    ]
    assert figures(project(items=[item("E-1")])) == [
        "epics with a use case | 0 of 1 | 0.0 % | ",
        "epics without a use case:",
        "E-1",
    ]
    waived = named("UC-1", waived="no")
    assert figures(project(waived))[0] == "flows with a story | 0 of 0 | – | waived: 1"


def test_a_flow_whose_stories_do_not_count_says_so() -> None:
    unknown = project(named("UC-1", step(stories=("X",))))
    assert figures(unknown)[-1] == "UC-1 main flow gap: no known story"


# -- lists ------------------------------------------------------------------------------------------


def test_use_cases_are_listed_by_what_they_state() -> None:
    found = table("list")
    assert header(found) == ["usecase", "status", "epic", "coverage"]
    assert lines(found) == ["UC-1 Title 1 | approved | E-1 | 66.7 %", "UC-2 Title 2 |  |  | 0.0 %"]
    every = table("list", only=Filter(ids="UC-1", kind="main"), columns=VIEWS["list"].columns)
    (line,) = lines(every)
    assert line.startswith("UC-1 Title 1 | approved |  |  | E-1 | 100.0 % | crm, b2b | Clerk, Shop | ")
    assert line.endswith(" | Sell. | S-1 (Done), E-1 (does not count) | 1 | uc-1 | ")
    assert lines(table("list", sort=("-usecase",), columns=("usecase",)))[0] == "UC-2 Title 2"
    assert found.leading_to("usecase") == ["UC-1", "UC-2"]
    assert found.leading_to("status") == ["", ""]
    assert found.leading_to("flow") == []
    own = Field("goal", "Purpose", "Sell."), Field("goal", "Purpose", "More."), Field(None, "Risk", "x")
    risky = project(TWO._replace(title="", docname="a/b", fields=(own[2], *own[:2])))
    columns = "usecase", "goal", "field:goal", "field:risk", "field:Other", "area"
    found = table("list", risky, columns=columns)
    assert lines(found) == ["UC-2 | Sell. | Sell. | x |  | a"]
    headers = [text_of(column.header) for column in found.columns]
    assert headers == ["usecase", "goal", "Purpose", "Risk", "Other", "area"]


def test_an_epic_that_does_not_count_says_so_in_a_list() -> None:
    usecase = named("UC-1", step(), epics=("E-1", "S-1", "E-9"))
    made = project(usecase, items=[item("E-1"), item("S-1")])
    assert lines(table("list", made, columns=("epic",))) == [
        "E-1, S-1 (does not count), E-9 (does not count)"
    ]


def test_actors_are_listed_with_their_use_cases() -> None:
    found = table("actors")
    assert lines(found) == [
        "Clerk | sells | UC-1 Title 1",
        "Shop | a site | UC-1 Title 1 (secondary), UC-2 Title 2",
    ]
    assert lines(table("actors", only=Filter(actor="C*"))) == ["Clerk | sells | UC-1 Title 1"]
    tills = named("UC-1", step())._replace(actors=(Actor("Till 10"), Actor("Till 9")))
    assert [one.split(" | ")[0] for one in lines(table("actors", project(tills)))] == [
        "Till 9",
        "Till 10",
    ]
    assert blocks(TableShown("actors", ALL, ()), project(named("UC-1", step()))) == []


# -- filters ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("only", "ids"),
    [
        (Filter(), "UC-1 UC-2"),
        (Filter(tags="c*"), "UC-1"),
        (Filter(tags="x, b2b"), "UC-1"),
        (Filter(tags="*"), "UC-1 UC-2"),
        (Filter(status="approved"), "UC-1"),
        (Filter(status="Approved"), ""),
        (Filter(epic="E-?"), "UC-1"),
        (Filter(actor="Shop"), "UC-1 UC-2"),
        (Filter(actor="Shop", ids="*-2"), "UC-2"),
        (Filter(kind="alternative"), "UC-1"),
        (Filter(kind="main"), "UC-1 UC-2"),
        (Filter(kind="exception"), ""),
        (Filter(ids="[!x]*; UC-1"), "UC-1 UC-2"),
        (Filter(owner="Ops*"), ""),
        (Filter(priority="*"), "UC-1 UC-2"),
        (Filter(page="uc-?"), "UC-1 UC-2"),
        (Filter(page="*-2"), "UC-2"),
        (Filter(state="waived"), "UC-1"),
        (Filter(state="gap", ids="*"), "UC-1 UC-2"),
        (Filter(verdict="failed, missing"), "UC-1"),
        (Filter(verdict="untested"), "UC-1 UC-2"),
        (Filter(verdict="untested", state="covered"), ""),
        (Filter(story_status="Done"), "UC-1"),
        (Filter(story_status="*", ids="UC-2"), "UC-2"),
    ],
)
def test_filters_are_glob_patterns(only: Filter, ids: str) -> None:
    assert [usecase.id for usecase in MADE.usecases(only)] == ids.split()


@given(st.builds(Filter, *[st.text(max_size=8)] * 12))
def test_any_filter_is_harmless(only: Filter) -> None:
    found: list[UseCase] = list(MADE.usecases(only))
    assert len(found) <= 2


def test_a_row_may_say_nothing_that_is_new() -> None:
    cell = (Part("A"),)
    table = Table(columns=(Column("a", cell, 1, groups=True),), rows=((cell,), (cell,)))
    assert [table.again(position) for position in (0, 1)] == [[False], [True]]


# -- what is open ----------------------------------------------------------------------------------


def test_what_is_not_stated_is_listed_and_nothing_else() -> None:
    open_ = named(
        "UC-A",
        step("Ask"),
        step("Look", step("Left"), step("Right")),
        step("Go", examined="nothing can"),
        alt("Lost", origin="1"),
        alt("Again", step("Ring"), origin="2.1", resume=""),
        alt("Back", origin="*", resume="origin"),
        alt("Out"),
    )._replace(actors=(Actor("Desk"), Actor("Reader", "reads")), fields=(Field("goal", "Goal", " "),))
    filled = {"scope", "primary actor", *ASKED} - {"in scope", "actors"}
    whole = named("UC-B", step("Ask", examined="no"))._replace(
        fields=tuple(Field(name, name, "x") for name in filled)
    )
    (table,) = blocks(TableShown("open", ALL, ()), project(open_, whole))
    assert isinstance(table, Table)
    assert [column.groups for column in table.columns] == [True, False, False]
    assert [[text_of(cell) for cell in row[1:]] for row in table.rows] == [
        ["branch point not stated", "A1"],
        ["ending not stated", "1a, A1"],
        ["resumes, step not stated", "2.1a"],
        ["what could go wrong? nobody has asked", "2.2, 2.1a1"],
        ["actor without a description", "Desk"],
        [
            "field not filled in",
            ", ".join(ASKED),
        ],
    ]
    assert {part.target for row in table.rows for part in row[2] if part.leads == "address"} == {
        f"UC-A.{label}" for label in ("A1", "1a", "2.1a", "2.2", "2.1a1")
    }
    (fewer,) = blocks(TableShown("open", Filter(kind="main", ids="UC-A"), ()), project(open_))
    assert isinstance(fewer, Table)
    assert text_of(fewer.rows[0][1]) == "what could go wrong? nobody has asked"


def test_templates_ask_for_what_is_listed_as_open() -> None:
    recognise = Headers({})
    for template in TEMPLATES.values():
        assert [recognise(part.header) for part in template.parts] == list(ASKED)


def test_findings_are_listed_by_use_case_or_rule() -> None:
    found = (
        Found(
            Finding("vague", "too vague", "say more", usecase="UC-A", label="1", words="soon"),
            "advice",
            "1",
        ),
        Found(Finding("loop", "no exit", usecase="UC-B", docname="b"), "warning", "2", "known"),
        Found(Finding("vague", "too vague", usecase="UC-A"), "advice", "3", "ignored", "as agreed"),
        Found(Finding("backlog", "is empty", setting="backlog"), "error", "4"),
    )
    known = project(named("UC-A", step("Ask")), named("UC-B", step("Ask")))
    known.said = lambda: Said(found, 2)

    def rows(only: Filter, *choices: tuple[str, Choice]) -> list[list[str]]:
        (table,) = blocks(TableShown("findings", only, choices), known)
        assert isinstance(table, Table)
        summaries.append(table.summary)
        first = ["rule", "usecase"] if ("group-by", "rule") in choices else ["usecase", "rule"]
        assert header(table)[:3] == [*first, "severity"]
        return [[text_of(cell) for cell in row] for row in table.rows]

    summaries: list[str] = []
    vague = ["UC-A Title A", "vague", "advice", "UC-A.1", "too vague; say more “soon”", "new"]
    ignored = ["UC-A Title A", "vague", "advice", "UC-A", "too vague", "ignored: as agreed"]
    loop = ["UC-B Title B", "loop", "warning", "UC-B", "no exit", "known"]
    whole = ["–", "backlog", "error", "backlog", "is empty", "new"]
    assert rows(ALL) == [vague, ignored, loop, whole]
    assert rows(Filter(ids="UC-B")) == [loop]
    by_rule = [[row[1], row[0], *row[2:]] for row in (vague, ignored, loop, whole)]
    assert rows(ALL, ("group-by", "rule")) == by_rule
    assert rows(ALL, ("group-by", "rule"), ("sort", ("rule",)))[0] == by_rule[3]
    assert summaries[:2] == [
        "advice: 2 · warning: 1 · error: 1 · new: 2 · known: 1 · ignored: 1 · gone: 2",
        "warning: 1 · known: 1 · gone: 2",
    ]
    assert project(named("UC-A", step("Ask"))).said() == Said()


# -- the sheet for a review ------------------------------------------------------------------------


def test_the_sheet_asks_at_each_step_and_confirms_each_ending() -> None:
    usecase = named(
        "UC-A",
        step("Ask", actor="Desk"),
        step("Go", step("Left", examined="it is short")),
        alt("Lost", origin="1", end="failure"),
        alt("Away", origin="1", end="abort: gone"),
        alt("Again", origin="2.1", resume="1"),
        alt("Back", origin="*", resume="origin"),
        alt("Where", origin="2", resume=""),
        alt("Else", origin="2", goto="UC-B"),
        alt("Named", origin="2", end="early"),
        alt("Plain", origin="2", end=""),
        alt("Out"),
    )._replace(
        fields=(
            Field("goal", "Goal", "It is\nasked."),
            Field("approvals", "Approvals", "Owner\nLead"),
            Field("scope", "Scope", "The desk"),
            Field("trigger", "Trigger", " "),
        ),
        statements=(
            Statement("AC1", "criterion", "acceptance criteria", "It rings.", 1),
            Statement("KPI1", "kpi", "kpis", "Rings", 1),
        ),
    )
    known = project(usecase, named("UC-B"))
    known.version = "1.2"
    found = blocks(TableShown("review", Filter(ids="UC-A"), ()), known)
    (listing,) = [one for one in found if isinstance(one, Listing)]
    labels = "1 2 2.1 1a 1b 2.1a *a 2a 2b 2c 2d A1 AC1".split()
    assert {part.target for one in found for part in leading_parts(one) if part.leads == "address"} == {
        *("UC-A", "UC-B"),
        *(f"UC-A.{label}" for label in labels),
    }
    assert {one.target for one in leading_parts(listing)} == {"UC-A.2a", "UC-A.A1"}
    assert list(leading_parts(Note("no"))) == []
    assert [one.width for table in found if isinstance(table, Table) for one in table.columns] == [
        *(60, 20, 20, 40, 40, 20, 20, 65, 15, 50, 50, 45, 40, 15, 15, 70, 15, 25, 25, 20, 30)
    ]
    tables = [
        [[text_of(cell) for cell in row] for row in one.rows] for one in found if isinstance(one, Table)
    ]
    line, box = "_" * 16, "[  ]"
    assert tables == [
        [["UC-A Title A", "1.2", line]],
        [["Owner", line, box], ["Lead", line, box]],
        [["Goal", "It is asked.", box], ["Scope", "The desk", box]],
        [
            ["1 Ask (Desk)", f"1a Lost · 1b Away · {line}"],
            ["2 Go", f"2a Where · 2b Else · 2c Named · 2d Plain · {line}"],
            ["2.1 Left", f"2.1a Again · nothing can: it is short · {line}"],
        ],
        [
            ["main flow", "success", box],
            ["1a Lost", "failure", box],
            ["1b Away", "abort: gone", box],
            ["2.1a Again", "→ 1", box],
            ["*a Back", "resumes where it was interrupted", box],
            ["2a Where", "resumes, step not stated", box],
            ["2b Else", "→ UC-B", box],
            ["2c Named", "early", box],
            ["2d Plain", "end", box],
            ["A1 Out", "ending not stated", box],
        ],
        [["AC1", "It rings.", box]],
        [["Owner", line, line, line], ["Lead", line, line, line]],
    ]
    assert text_of(listing.cells[0]) == "branch point not stated: A1"
    assert [" | ".join(header(one)) for one in found if isinstance(one, Table)] == [
        "usecase | version | date",
        "who must attend | name | present",
        "to confirm | text | confirmed",
        "step | what could go wrong here?",
        "flow | ending | confirmed",
        "criterion | text | confirmed",
        "role | name | date | signed",
    ]


def test_the_sheet_of_a_use_case_that_states_nothing_has_lines_to_write_on() -> None:
    found = blocks(TableShown("review", ALL, ()), project(named("UC-A"), named("UC-B")))
    kinds = [type(one).__name__ for one in found]
    assert kinds == ["Table", "Table", "Listing", "Table"] * 2
    whole = named("UC-C", step("Ask", examined="no"))._replace(
        fields=tuple(Field(name, name, "x") for name in ASKED)
    )
    assert not any(
        isinstance(one, Listing) for one in blocks(TableShown("review", ALL, ()), project(whole))
    )
