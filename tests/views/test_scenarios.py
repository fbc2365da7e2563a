"""Views of scenarios: what they list, where their links lead, and references to what they list."""

from __future__ import annotations

import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import EXAMPLE, HEAD, Built, Project, edit, line_of, rebuild, stamps

MACHINE = """\
.. usecase:: Return a book at the machine
   :id: UC-MACHINE
   :tests: T-1

   .. step:: The member puts a book into the machine.

   .. step:: The machine reads the label.
      :name: read

      .. altflow:: The label cannot be read
         :end: failure: book handed back
         :tests: T-2

      .. altflow:: The book is reserved
         :resume: next

         .. step:: The machine puts the book aside.

   .. step:: The machine ends the loan.
      :name: done
      :repeat: 1-3
      :until: the member has no more books

   .. step:: The member takes a receipt.
      :name: receipt
      :optional:
"""
MAIN = ["main", "1–4", "Success", "T-1"]
UNREADABLE = ["read-a", "1 → 2 → 2a", "Failure: book handed back", "T-2"]
RESERVED = ["read-b", "1 → 2 → 2b → 2b1 → 3 → 4", "Success", "no test"]
LEAD = [
    ["main", "1–4", "Success", "no test"],
    ["1-3a", "1 → 1-3a", "Failure", "no test"],
    ["look-up-a", "1 → 2 → 2a → 2a1 → 4", "Success", "no test"],
]
WEIRD = """\
.. usecase:: Weird
   :id: UC-W

   .. step:: One, with *emphasis*.

   .. step:: Two.
      :label: S 2

   .. step:: Three.

      .. step:: A sub-step.
         :optional:

   .. altflow:: In a range
      :from: 1 - S 2
      :label: FA 2
      :end: success

      .. step:: Own numbers.

   .. altflow:: Whenever
      :from: *
      :resume: origin

   .. altflow:: From one of two
      :from: 1, 3
      :end:

   .. altflow:: Out of nowhere
      :label: EXT 1
      :resume:

   .. altflow:: Called after the main flow
      :name: main
      :from: start
      :end: abort

   .. altflow:: Elsewhere
      :from: 3
      :name: ünder-way
      :goto: UC-MACHINE.read

   .. altflow:: Nowhere
      :from: 3
      :goto: UC-GONE
"""


def view(*options: str, of: str = "") -> str:
    """The directive, with its argument and options."""
    lines = (f"\n   :{option}" for option in options)
    return f"\n.. usecase-scenarios::{of and ' ' + of}{''.join(lines)}\n\n"


def build(project: Project, body: str, builder: str = "html", **others: str) -> Built:
    """Build a page without diagrams, and other pages beside it."""
    project.conf = {"usecase_diagram": "none", **project.conf}
    contents = "\n\n.. toctree::\n   :hidden:\n\n   " + "\n   ".join(others) if others else ""
    files = {f"{name}.rst": f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in others.items()}
    project.write({"index.rst": HEAD + body + contents + "\n", **files})
    return project.build(builder)


def words(node: Tag) -> str:
    return " ".join(node.get_text().split())


def rows(node: BeautifulSoup | Tag) -> list[list[str]]:
    """The rows of the only view in a part of a page, cell by cell; of scenarios the ids."""
    (table,) = node.select("table.uc-scenarios")
    return [[words(cell.code or cell) for cell in row.select("td")] for row in table.select("tbody tr")]


# -- what is listed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", [view(of="UC-MACHINE"), view(of="UC-MA*, UC-N*"), view("ids: UC-MACHINE, UC-N?")]
)
def test_which_use_cases(project: Project, written: str) -> None:
    built = build(project, MACHINE + "\n" + EXAMPLE + written)
    assert built.warnings == []
    assert rows(built.page()) == [MAIN, UNREADABLE, RESERVED]


def test_of_several_use_cases_each_row_says_which(project: Project) -> None:
    built = build(project, MACHINE + "\n" + EXAMPLE + view())
    assert built.warnings == []
    lead, machine = "UC-LEAD Hand a qualified lead to sales", "UC-MACHINE Return a book at the machine"
    of_machine = [[machine, *row] for row in (MAIN, UNREADABLE, RESERVED)]
    assert rows(built.page()) == [*of_machine, *([lead, *row] for row in LEAD)]
    again = [cell.get_text() for cell in built.page().select("table.uc-scenarios td.uc-again")]
    assert again == [machine, machine, lead, lead]


def test_inside_a_use_case_it_lists_that_one(project: Project) -> None:
    inside = view().replace("\n.. ", "\n   .. ")
    built = build(project, EXAMPLE + inside + MACHINE)
    assert built.warnings == []
    described = built.page().find(id="UC-LEAD")
    assert isinstance(described, Tag)
    assert isinstance(described.parent, Tag)
    assert rows(described.parent) == LEAD


CRITERIA = {
    "flows": "main read-a read-b",
    "edges": "main read-a without-receipt read-b repeat-done",
    "outcomes": "main read-a",
    "paths": """
        main without-receipt read-a read-b+without-receipt read-b repeat-done+without-receipt
        repeat-done+read-a repeat-done read-b+repeat-done+without-receipt read-b+repeat-done+read-a
        repeat-done+read-b+without-receipt read-b+repeat-done repeat-done+read-b
        read-b+repeat-done+read-b+without-receipt read-b+repeat-done+read-b""",
}


@pytest.mark.parametrize("criterion", CRITERIA)
def test_criteria(project: Project, criterion: str) -> None:
    built = build(project, MACHINE + view(f"criteria: {criterion}"))
    assert built.warnings == []
    assert [row[0] for row in rows(built.page())] == CRITERIA[criterion].split()


@pytest.mark.parametrize(("loops", "number"), [(0, 5), (1, 15), (2, 35)])
def test_loops(project: Project, loops: int, number: int) -> None:
    # Through the loop there are two ways, out of it five.
    built = build(project, MACHINE + view("criteria: paths", f"loops: {loops}"))
    assert len(rows(built.page())) == number
    assert built.page().select("p.uc-left-out") == []


LIMITS = {
    ("criteria: paths", "limit: 4"): "Scenarios of UC-MACHINE that are left out: 11",
    ("limit: 2",): "Scenarios of UC-MACHINE that are left out: 1",
    ("criteria: paths", "loops: 20"): "Scenarios of UC-MACHINE that are left out: at least 1000",
}


@pytest.mark.parametrize("options", LIMITS)
def test_what_is_left_out_is_said(project: Project, options: tuple[str, ...]) -> None:
    built = build(project, MACHINE + view(*options))
    assert built.warnings == []
    (sentence,) = built.page().select("p.uc-left-out")
    assert words(sentence) == LIMITS[options]
    assert len(rows(built.page())) == int(options[-1][7:] if "limit" in options[-1] else 100)


def test_up_to_the_limit_nothing_is_left_out(project: Project) -> None:
    built = build(project, MACHINE + view("limit: 3"))
    assert rows(built.page()) == [MAIN, UNREADABLE, RESERVED]
    assert built.page().select("p.uc-left-out") == []


def test_a_table_stands_in_a_frame_with_tools_if_there_is_anything_to_search(project: Project) -> None:
    views = view("caption: Ways") + view("limit: 1")
    frames = build(project, MACHINE + views).page().select(".uc-view")
    assert [bool(frame.select("table.uc-scenarios")) for frame in frames] == [True, True]
    assert [frame.has_attr("data-words") for frame in frames] == [True, False]
    named = [str(inner["aria-label"]) for frame in frames for inner in frame.select(".uc-scroll")]
    assert named == ["Ways", "Scenario"]


def test_as_lists(project: Project) -> None:
    built = build(project, MACHINE + view("form: list", "caption: To *do*", "class: wide"))
    assert built.warnings == []
    (block,) = built.page().select("div.uc-scenarios.wide")
    assert [words(title) for title in block.select("p.rubric")] == ["To do"]
    found = [
        (words(one.p), [words(item) for item in one.select("ul > li")])
        for one in block.select("div.uc-scenario")
        if one.p
    ]
    steps = [
        "1 The member puts a book into the machine.",
        "2 The machine reads the label.",
        "3 The machine ends the loan.",
        "4 The member takes a receipt.",
    ]
    assert found[:2] == [
        ("main · Main flow → Success · Tests: T-1", steps),
        (
            "read-a · The label cannot be read → Failure: book handed back · Tests: T-2",
            [*steps[:2], "2a The label cannot be read"],
        ),
    ]
    assert [title for title, _ in found[2:]] == ["read-b · The book is reserved → back to 3 → Success"]
    assert [words(one) for one in block.select("li em")] == [
        "The label cannot be read",
        "The book is reserved",
    ]


def test_lists_of_several_use_cases_say_which(project: Project) -> None:
    built = build(project, MACHINE + "\n" + EXAMPLE + view("form: list"))
    titles = built.page().select("div.uc-scenarios > p > a")
    assert [str(title["href"]) for title in titles] == ["#UC-MACHINE", "#UC-LEAD"]


def test_caption_of_a_table(project: Project) -> None:
    built = build(project, MACHINE + view("caption: All *of* them", "name: all"))
    (table,) = built.page().select("table.uc-scenarios")
    assert table.caption is not None
    assert str(table.caption).startswith('<caption><span class="caption-text">All <em>of</em> them')
    assert built.page().find(id="all") is not None


ROUND = """\
.. usecase:: Round and round

   .. step:: One.
      :choice:

      .. altflow:: Again
         :resume: 1
"""
NOTHING = {
    "no use case": (view(), ""),
    "none with steps": (view("form: list"), ".. usecase:: Nothing yet\n"),
    "none that ends": (view(), ROUND),
}


@pytest.mark.parametrize("case", NOTHING)
def test_nothing_to_list(project: Project, case: str) -> None:
    written, usecase = NOTHING[case]
    project.conf["suppress_warnings"] = ["usecase.endless-loop"]
    built = build(project, usecase + written)
    assert built.warnings == []
    assert [words(one) for one in built.page().select("p.uc-empty")] == ["No scenarios."]


def test_no_use_case_that_matches(project: Project) -> None:
    built = build(project, EXAMPLE + view(of="UC-NONE"))
    assert [warned.kind for warned in built.warned] == ["usecase.unknown-target"]
    assert [words(one) for one in built.page().select("p.uc-empty")] == ["No scenarios."]


WRONG = {
    "criteria: all": ("criteria", "all", "flows or edges or outcomes or paths"),
    "form: tree": ("form", "tree", "table or list"),
    "loops: -1": ("loops", "-1", "a number from 0 to 100"),
    "loops: some": ("loops", "some", "a number from 0 to 100"),
    "loops: 101": ("loops", "101", "a number from 0 to 100"),
    "limit: 0": ("limit", "0", "a number from 1 to 10000"),
    "limit: 10001": ("limit", "10001", "a number from 1 to 10000"),
    f"limit: {'9' * 5000}": ("limit", f"{'9' * 60}…", "a number from 1 to 10000"),
}


@pytest.mark.parametrize("option", WRONG)
@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_a_wrong_value_is_reported_once_and_the_default_used(
    project: Project, option: str, syntax: str
) -> None:
    source = HEAD + MACHINE + view(option)
    project.conf["usecase_diagram"] = "none"
    if syntax == "md":
        pytest.importorskip("myst_parser")
        project.conf["extensions"] = ["myst_parser", "sphinxext.usecase"]
        source = (
            f"# Page\n\n```{{eval-rst}}\n{MACHINE}\n```\n\n```{{usecase-scenarios}}\n:{option}\n```\n"
        )
    project.write({f"index.{syntax}": source})
    built = project.build()
    (warned,) = built.warned
    name, value, expected = WRONG[option]
    assert warned == (
        f"index.{syntax}",
        line_of(source, "usecase-scenarios"),
        "usecase.unknown-option",
        f':{name}: cannot be "{value}"; write {expected}',
    )
    assert rows(built.page()) == [MAIN, UNREADABLE, RESERVED]


def test_each_wrong_value_is_reported(project: Project) -> None:
    built = build(project, MACHINE + view("criteria: all", "form: tree", "loops: x", "limit: x"))
    assert [warned.kind for warned in built.warned] == ["usecase.unknown-option"] * 4


def test_both_syntaxes_give_one_table(project: Project) -> None:
    pytest.importorskip("myst_parser")
    project.conf = {"usecase_diagram": "none", "extensions": ["myst_parser", "sphinxext.usecase"]}
    options = {"criteria": "paths", "limit": "7", "caption": "Some *ways*"}
    in_rst = view(*(f"{name}: {value}" for name, value in options.items()), of="UC-MACHINE")
    in_myst = "".join(f":{name}: {value}\n" for name, value in options.items())
    project.write({
        "index.rst": HEAD + MACHINE + "\n.. toctree::\n   :glob:\n\n   in*\n",
        "in-rst.rst": HEAD + in_rst,
        "in-myst.md": f"# Page\n\n```{{usecase-scenarios}} UC-MACHINE\n{in_myst}```\n",
    })  # fmt: skip
    built = project.build("text")
    assert built.warnings == []
    assert built.read("in-rst.txt") == built.read("in-myst.txt")
    assert '"read-a"' in built.read("in-rst.txt")


# -- unusual use cases --------------------------------------------------------------------------


def test_labels_and_names_of_all_kinds(project: Project) -> None:
    project.conf["suppress_warnings"] = ["usecase.unknown-target"]
    built = build(project, WEIRD + "\n" + MACHINE + view(of="UC-W") + view("form: list", of="UC-W"))
    assert built.warnings == []
    found = {row[0]: row[1:3] for row in rows(built.page())}
    assert found == {
        "*a": ["At any time → *a", "Resumes where it was interrupted"],
        "main_": ["A2", "Aborted"],
        "EXT-1": ["… → EXT 1", "Resumes; step not stated"],
        "1,3a": ["1 → 1,3a", "Ends; outcome not stated"],
        "FA-2": ["1 → FA 2 → FA 2.1", "Success"],
        "main": ["1–3.1", "Success"],
        "ünder-way": ["1–3 → 3a", "Goes on with UC-MACHINE.read"],
        "3b": ["1–3 → 3b", "Goes on with UC-GONE"],
    }
    assert dead_links(built) == []


# -- links --------------------------------------------------------------------------------------


def dead_links(built: Built) -> list[str]:
    """The links in views that lead to no id of any page."""
    pages = {
        path: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in built.out.rglob("*.html")
    }
    ids = {path: {str(one["id"]) for one in page.select("[id]")} for path, page in pages.items()}
    links = [
        (path, unquote(str(link["href"])))
        for path, page in pages.items()
        for link in page.select(".uc-scenarios a[href]:not(.headerlink), a.reference:has(> .uc)")
    ]
    assert len(links) > 5
    return [link for path, link in links if not _lands(path, link, ids)]


def _lands(path: Path, link: str, ids: dict[Path, set[str]]) -> bool:
    file, _, anchor = link.partition("#")
    target = (path.parent / file).resolve() if file else path
    return anchor in ids.get(target / "index.html" if target.is_dir() else target, ())


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
@pytest.mark.parametrize("form", ["table", "list"])
def test_every_link_lands(project: Project, builder: str, form: str) -> None:
    project.conf["suppress_warnings"] = ["usecase.unknown-target"]
    pages = {
        "leads": EXAMPLE,
        "machine": MACHINE,
        "weird": WEIRD,
        "ways": view(f"form: {form}", "criteria: paths") + view(of="UC-LEAD"),
    }
    built = build(project, ":uc:scenario:`UC-LEAD.main`", builder, **pages)
    assert built.warnings == []
    assert dead_links(built) == []


def test_a_row_links_to_its_steps(project: Project) -> None:
    built = build(project, "Words.", leads=EXAMPLE, ways=view())
    last = built.page("ways.html").select("table.uc-scenarios tbody tr")[-1]
    links = [(words(link), str(link["href"])) for link in last.select("a")]
    labels = "1 2 2a 2a1 4".split()
    assert links == [(label, f"leads.html#UC-LEAD.{label}") for label in labels]


def test_tests_lead_to_their_tracker(project: Project) -> None:
    project.conf["usecase_trackers"] = {r"T-\d": "https://tracker.example.org/{id}"}
    built = build(project, MACHINE + view() + view("form: list"))
    assert built.warnings == []
    for kind in ("table.uc-scenarios", "div.uc-scenarios"):
        links = built.page().select(f"{kind} a[href^='https:']")
        assert [str(link["href"])[-3:] for link in links] == ["T-1", "T-2"]


@pytest.mark.parametrize("form", ["table", "list"])
def test_anchors(project: Project, form: str) -> None:
    project.conf["suppress_warnings"] = ["usecase.unknown-target"]
    written = view(f"form: {form}", "criteria: paths")
    page = build(project, MACHINE + "\n" + WEIRD + written).page()
    expected = {
        "UC-MACHINE--scenario-main": "main",
        "UC-MACHINE--scenario-read-b--without-receipt": "read-b+without-receipt",
        "UC-W--scenario-any-a": "*a",
        "UC-W--scenario-1_3a": "1,3a",
        "UC-W--scenario-FA-2": "FA-2",
    }
    for anchor, scenario in expected.items():
        (found,) = page.find_all(id=anchor)
        block = found.find_parent("tr" if form == "table" else "div")
        assert block is not None
        assert words(block.select("code")[0]) == scenario


def test_two_views_of_one_page_share_their_anchors(project: Project) -> None:
    page = build(project, MACHINE + view() + view() + view("form: list")).page()
    ids = [str(one["id"]) for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert sum("--scenario-" in one for one in ids) == 3


def test_views_from_included_files_have_ids_of_their_own(project: Project) -> None:
    project.conf["exclude_patterns"] = ["*.txt"]
    project.write({"view.txt": view()})
    built = build(project, MACHINE + "\n.. include:: view.txt\n\n.. include:: view.txt\n")
    assert built.warnings == []
    ids = [str(one["id"]) for one in built.page().select("[id]")]
    assert len(ids) == len(set(ids))


# -- references ---------------------------------------------------------------------------------

REFERENCES = {
    ":uc:scenario:`UC-MACHINE.main`": ("UC-MACHINE.main", "main"),
    ":uc:scenario:`UC-MACHINE.read-b`": ("UC-MACHINE.read-b", "read-b"),
    ":uc:scenario:`handed back <UC-MACHINE.read-a>`": ("handed back", "read-a"),
    ":uc:scenario:`UC-MACHINE.read-b+without-receipt`": (
        "UC-MACHINE.read-b+without-receipt",
        "read-b--without-receipt",
    ),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_references_from_another_page(project: Project, builder: str) -> None:
    pages = {"machine": MACHINE, "ways": view("criteria: paths")}
    built = build(project, "\n\n".join(REFERENCES), builder, **pages)
    assert built.warnings == []
    page = "ways.html" if builder == "html" else "ways/"
    found = [
        (words(link), str(link["href"]))
        for link in built.page().select("div.body p a[href*='--scenario']")
    ]
    assert found == [
        (text, f"{page}#UC-MACHINE--scenario-{anchor}") for text, anchor in REFERENCES.values()
    ]


def test_inside_a_use_case_its_id_can_be_left_out(project: Project) -> None:
    roles = ":uc:scenario:`read-a`, :uc:scenario:`UC-MACHINE.main`, :uc:scenario:`no`"
    note = f"\n   .. note:: As {roles}.\n"
    source = MACHINE + note + view(of="UC-MACHINE")
    built = build(project, source)
    assert [(one.line, one.kind) for one in built.warned] == [
        (line_of(HEAD + source, "note::"), "usecase.unknown-target")
    ]
    links = {words(link): str(link["href"]) for link in built.page().select("div.note a")}
    assert links == {
        "read-a": "#UC-MACHINE--scenario-read-a",
        "main": "#UC-MACHINE--scenario-main",
    }


def test_blanks_in_a_reference_are_hyphens(project: Project) -> None:
    project.conf["suppress_warnings"] = ["usecase.unknown-target"]
    built = build(project, WEIRD + view() + ":uc:scenario:`UC-W.FA 2`")
    assert built.page().select_one("p a[href='#UC-W--scenario-FA-2']") is not None


MISSING = ["UC-MACHINE.2a", "UC-MACHINE", "main", "UC-GONE.main", "UC-MACHINE.read-b+without-receipt"]


@pytest.mark.parametrize("target", MISSING)
@pytest.mark.parametrize("jobs", [1, 4])
def test_a_missing_scenario_is_reported_once(project: Project, target: str, jobs: int) -> None:
    source = f"{HEAD}See :uc:scenario:`{target}`.\n{view()}"
    project.write(
        {"index.rst": source + "\n.. toctree::\n\n   machine\n", "machine.rst": HEAD + MACHINE}
    )
    (warned,) = project.build(jobs=jobs).warned
    assert warned[:3] == ("index.rst", line_of(source, "See"), "usecase.unknown-target")
    assert warned.text == (
        f'"{target}" leads nowhere; expected a scenario that a usecase-scenarios view lists, such as '
        "UC-1.2a"
    )


def test_of_two_pages_the_first_is_linked(project: Project) -> None:
    pages = {"zoo": view(), "ant": view("limit: 2"), "machine": MACHINE}
    source = ":uc:scenario:`UC-MACHINE.main`, :uc:scenario:`UC-MACHINE.read-b`"
    built = build(project, source, **pages)
    assert built.warnings == []
    links = built.page().select("div.body p a[href*='--scenario']")
    assert [str(link["href"]).partition("#")[0] for link in links] == ["ant.html", "zoo.html"]
    for page in ("ant.html", "zoo.html"):
        assert len(built.page(page).find_all(id="UC-MACHINE--scenario-main")) == 1


def listed_in_inventory(built: Built) -> dict[str, str]:
    """The scenarios in ``objects.inv`` with their addresses."""
    *_, body = (built.out / "objects.inv").read_bytes().split(b"\n", 4)
    entries = [line.split(maxsplit=4) for line in zlib.decompress(body).decode().splitlines()]
    return {name: uri for name, type_, _, uri, _ in entries if type_ == "uc:scenario"}


def test_inventory(project: Project) -> None:
    built = build(project, MACHINE, ways=view(), others=view(of="UC-MACHINE"))
    anchor = "others.html#UC-MACHINE--scenario-"
    assert listed_in_inventory(built) == {
        f"UC-MACHINE.{one}": f"{anchor}{one}" for one in ("main", "read-a", "read-b")
    }


# -- builders and size --------------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "epub", "xml", "gettext"])
def test_builders(project: Project, builder: str) -> None:
    project.conf = {
        "man_pages": [("index", "page", "Page", ["Anna"], 1)],
        "version": "1.0",
        "copyright": "2025, Anna",
    }
    views = view("criteria: paths", "limit: 3", "caption: As a table") + view(
        "form: list", "caption: As lists"
    )
    built = build(project, EXAMPLE + "\n" + MACHINE + views, builder)
    assert built.warnings == []
    if builder == "text":
        text = " ".join(built.read("index.txt").split())
        assert "Scenarios of UC-MACHINE that are left out: 12" in text
        title = '"read-a" · The label cannot be read → Failure: book handed back · Tests: T-2'
        assert f"{title} * 1 The member puts" in text


def large() -> str:
    """A use case of 200 steps and 100 alternatives."""
    steps = (f"   .. step:: Step {number}.\n" for number in range(1, 201))
    flows = (
        f"   .. altflow:: Alternative {number}\n      :from: {2 * number}\n      :resume: next\n"
        for number in range(1, 101)
    )
    return ".. usecase:: Large\n   :id: UC-LARGE\n\n" + "\n".join((*steps, *flows))


def test_a_large_use_case(project: Project) -> None:
    built = build(project, large() + view("limit: 1000"))
    assert built.warnings == []
    found = rows(built.page())
    assert len(found) == 101
    assert found[0] == ["main", "1–200", "Success", "no test"]
    assert ["100a", "1–100 → 100a → 101–200", "Success", "no test"] in found
    assert dead_links(built) == []


def test_all_paths_of_a_large_use_case_are_not_made(project: Project) -> None:
    built = build(project, large() + view("criteria: paths", "limit: 5"))
    assert len(rows(built.page())) == 5
    assert "left out: at least 1000" in words(built.page().select("p.uc-left-out")[0])


# -- builds after the first one -----------------------------------------------------------------


@pytest.fixture
def site(project: Project) -> Project:
    """A use case on a page, a view and a reference on others, built once."""
    index = "See :uc:scenario:`UC-MACHINE.read-a`."
    built = build(project, index, leads=EXAMPLE, machine=MACHINE, ways=view(of="UC-M*"))
    assert built.warnings == []
    return project


def test_a_second_build_writes_nothing_and_forgets_nothing(site: Project) -> None:
    before = stamps(site.folder / "doctrees")
    built, written = rebuild(site)
    assert written == set()
    assert built.warnings == []
    assert stamps(site.folder / "doctrees") == before
    edit(site, "leads.rst", "within 5 minutes", "soon")
    built, written = rebuild(site)
    assert written - {"index"} == {"leads"}
    assert len(listed_in_inventory(built)) == 3


def test_a_renamed_scenario_is_missed_where_it_is_referred_to(site: Project) -> None:
    edit(site, "machine.rst", ":name: read\n", ":name: scan\n")
    built, written = rebuild(site)
    assert written == {"index", "machine", "ways"}
    assert [(one.file, one.kind) for one in built.warned] == [("index.rst", "usecase.unknown-target")]
    assert "UC-MACHINE.scan-a" in listed_in_inventory(built)
    edit(site, "machine.rst", ":name: scan\n", ":name: read\n")
    built, written = rebuild(site)
    assert written == {"index", "machine", "ways"}
    assert built.warnings == []
    assert built.page().select_one("p a[href='ways.html#UC-MACHINE--scenario-read-a']") is not None


def test_a_removed_view_takes_its_scenarios_along(site: Project) -> None:
    edit(site, "ways.rst", ".. usecase-scenarios:: UC-M*", "Words.")
    built, written = rebuild(site)
    assert written == {"index", "ways"}
    assert [(one.file, one.kind) for one in built.warned] == [("index.rst", "usecase.unknown-target")]
    assert listed_in_inventory(built) == {}


def test_a_removed_use_case_takes_its_scenarios_along(site: Project) -> None:
    edit(site, "machine.rst", MACHINE, "Words.\n")
    built, _ = rebuild(site)
    assert "No scenarios." in built.read("ways.html")
    assert listed_in_inventory(built) == {}


def test_a_view_follows_what_its_scenarios_lead_to(site: Project) -> None:
    edit(site, "machine.rst", ":end: failure: book handed back", ":goto: UC-LEAD.look-up")
    rebuild(site)
    edit(site, "leads.rst", ":name: look-up", ":name: look-up\n      :label: S2")
    built, written = rebuild(site)
    assert "ways" in written
    assert dead_links(built) == []


def test_a_view_of_another_limit_lists_anew(site: Project) -> None:
    edit(site, "ways.rst", "UC-M*", "UC-M*\n   :limit: 1")
    built, _ = rebuild(site)
    assert sorted(listed_in_inventory(built)) == ["UC-MACHINE.read-a"]
    assert built.warnings == []


def test_results_of_tests_stand_beside_scenarios_and_are_never_stale(project: Project) -> None:
    usecase = """\
        Page
        ====

        .. usecase:: Pay
           :id: UC-PAY
           :tests: T-1

           1. It is paid.

           .. altflow:: It is not
              :from: 1
              :end: failure
        """
    cases = '<testcase name="is refused: UC-PAY.1a">{}</testcase><testcase classname="x" name="T-1"/>'
    results = f"<testsuite>{cases}</testsuite>"
    view = ":orphan:\n\nView\n====\n\n.. usecase-scenarios::\n"
    lists = view + "   :form: list\n"
    project.conf["usecase_test_results"] = ["r.xml"]
    project.conf["usecase_trackers"] = {"T-1": "https://example.org/{id}"}
    project.write(
        {"index.rst": usecase, "view.rst": view, "list.rst": lists, "r.xml": results.format("")}
    )

    def shown() -> list[str]:
        built = project.build()
        assert built.warnings == []
        cells = [row.select("td")[-1].get_text() for row in built.page("view.html").select("tbody tr")]
        titles = [one.p.get_text() for one in built.page("list.html").select(".uc-scenario") if one.p]
        assert [one.partition("Tests: ")[2] for one in titles] == cells
        return cells

    assert shown() == ["T-1 passed", "is refused: UC-PAY.1a passed"]
    project.write({"r.xml": results.format("<failure/>")})
    assert shown() == ["T-1 passed", "is refused: UC-PAY.1a failed"]
