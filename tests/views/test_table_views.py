"""Views that are tables, as pages and files show them: structure, bars, downloads, captions."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import Tag

from handbook import BACKLOG
from helpers import EXAMPLE, HEAD, Built, Project, edit, rebuild, stamps

CONF = {"usecase_backlog": ["backlog.csv"], "usecase_test_results": ["results.xml"]}
BOOKS: dict[str, object] = {
    "copyright": "2025",
    "version": "1",
    "man_pages": [("index", "page", "Page", [], 1)],
}
RESULTS = """\
<testsuite>
<testcase name="UC-LEAD: leads are handed over"/>
<testcase name="UC-LEAD.2a: old leads are kept"><failure/></testcase>
</testsuite>
"""


SECOND = """\
.. usecase:: Close a lead
   :id: UC-CLOSE
   :waived: rare

   .. step:: It is closed.
"""


def build(project: Project, views: str, builder: str = "html", **conf: object) -> Built:
    """A page with two use cases and some views, whose sources and results have no faults."""
    project.conf |= {**CONF, **conf}
    files = {"index.rst": f"{HEAD}{EXAMPLE}\n{SECOND}\n", "backlog.csv": BACKLOG, "results.xml": RESULTS}
    project.write(files)
    with (project.source / "index.rst").open("a", encoding="utf-8") as page:
        page.write(views)
    built = project.build(builder)
    assert built.warnings == []
    return built


# -- shares -------------------------------------------------------------------------------------


def test_a_share_has_a_bar_beside_its_words(project: Project) -> None:
    page = build(project, ".. usecase-coverage::\n").page()
    shares = {share.get_text(): share.svg for share in page.select("table.uc-coverage .uc-share")}
    assert list(shares) == ["66.7 %", "33.3 %", "25.0 %", "75.0 %", "100.0 %"]
    for words, bar in shares.items():
        assert bar is not None
        assert (bar["aria-hidden"], bar["viewbox"]) == ("true", "0 0 1000 1")
        (part,) = bar.select("rect")
        assert float(str(part["width"])) / 10 == float(words.removesuffix(" %"))


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "xml"])
def test_other_builders_say_a_share_in_words(project: Project, builder: str) -> None:
    built = build(project, ".. usecase-coverage::\n", builder, **BOOKS)
    said = "".join(
        path.read_text("utf-8")
        for path in built.out.rglob("*")
        if path.suffix in (".xhtml", ".tex", ".txt", ".1", ".texi", ".xml")
    )
    assert "uc-bar" not in said
    assert "25.0" in said


def test_a_share_of_nothing_has_no_bar(project: Project) -> None:
    page = build(project, ".. usecase-coverage::\n   :ids: UC-CLOSE\n").page()
    (share, *_others) = page.select("table.uc-coverage tbody tr")
    assert share.select("td")[2].get_text() == "–"
    assert not share.select(".uc-bar")


# -- downloads ----------------------------------------------------------------------------------

VIEWS = """
.. usecase-traceability::
   :csv:

.. usecase-traceability::

.. usecase-traceability::
   :group-by: story
   :columns: stories flow
   :csv:

.. usecase-matrix::
   :csv:

.. usecase-coverage::
   :csv:

.. usecase-list::
   :csv:

.. usecase-actors::
   :csv:
"""
OFFERED = [
    "index-traceability.csv",
    "index-traceability-2.csv",
    "index-matrix.csv",
    "index-coverage.csv",
    "index-list.csv",
    "index-actors.csv",
]


def file_of(built: Built, link: Tag, page: str = "index.html") -> Path:
    """The file that a link on a page leads to."""
    return (built.out / page).parent / unquote(str(link["href"]))


def rows_in(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def rows_of(table: Tag) -> list[list[str]]:
    """What a table shows, without what it says of groups."""
    return [[(cell.p or cell).get_text() for cell in row.select("td, th")] for row in table("tr")]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_a_table_can_be_downloaded_as_it_is_shown(project: Project, builder: str) -> None:
    built = build(project, VIEWS, builder)
    links = built.page().select("p.uc-download a.download")
    assert [file_of(built, link).name for link in links] == OFFERED
    for link in links:
        assert link.get_text() == "Download as CSV"
        table = link.find_previous("table")
        assert isinstance(table, Tag)
        rows = rows_in(file_of(built, link))
        assert len(rows) > 1
        assert rows == rows_of(table)


def test_a_spreadsheet_sees_that_a_file_is_utf8(project: Project) -> None:
    built = build(project, ".. usecase-matrix::\n   :csv:\n", language="fr")
    (link,) = built.page().select("p.uc-download a")
    assert link.get_text() == "Télécharger en CSV"
    content = file_of(built, link).read_bytes()
    assert content.startswith("\ufeffFlux,RO-101 Create leads,RO-102".encode())
    assert b'"RO-103 Update ""old"" leads, too"' in content
    assert content.count(b"\r\n") == content.count(b"\n")


def test_a_file_follows_a_change_on_another_page(project: Project) -> None:
    project.write({"sub/ä b.rst": f"{HEAD}.. usecase-list::\n   :csv:\n"})
    toctree = ".. toctree::\n\n   sub/ä b\n"
    built = build(project, toctree)
    (link,) = built.page("sub/ä b.html").select("p.uc-download a")
    file = file_of(built, link, "sub/ä b.html")
    assert file.name == "ä b-list.csv"
    assert rows_in(file)[1][0] == "UC-LEAD Hand a qualified lead to sales"
    edit(project, "index.rst", "Hand a qualified lead to sales", "Qualify")
    built, written = rebuild(project)
    assert written == {"index", "ä b"}
    assert rows_in(file)[1][0] == "UC-LEAD Qualify"
    before = stamps(built.out)
    project.build()
    after = stamps(built.out)
    name = file.resolve().relative_to(built.out.resolve()).as_posix()
    assert before[name] == after[name]


def test_a_parallel_build_writes_the_same_files(tmp_path: Path) -> None:
    files = {}
    for jobs in (1, 4):
        project = Project(tmp_path / str(jobs), dict(CONF))
        pages = {f"p{number}.rst": f":orphan:\n\n{HEAD}{VIEWS}" for number in range(8)}
        project.write({"index.rst": HEAD + EXAMPLE, "backlog.csv": BACKLOG, "results.xml": RESULTS})
        project.write(pages)
        out = project.build(jobs=jobs).out
        found = sorted(out.glob("_downloads/**/*.csv"))
        files[jobs] = {path.relative_to(out): path.read_bytes() for path in found}
    assert len(files[1]) == 8 * len(OFFERED)
    assert files[1] == files[4]


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "xml", "gettext"])
def test_other_builders_offer_no_files(project: Project, builder: str) -> None:
    built = build(project, VIEWS, builder, **BOOKS)
    assert not list(built.out.rglob("*.csv"))
    for path in built.out.rglob("*"):
        assert not path.is_file() or b"Download as CSV" not in path.read_bytes(), path


# -- captions -----------------------------------------------------------------------------------

NUMBERED = """
See :numref:`covered`, :numref:`number {number} <who>` and :ref:`who`.

.. table:: A table of the page

   === ===
   a   b
   === ===

.. usecase-list::

.. usecase-list::
   :name: covered
   :caption: What *is* covered

.. usecase-matrix::
   :caption: Who tells what

.. usecase-actors::
   :name: who
   :caption: Who acts
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_tables_with_a_caption_are_numbered(project: Project, builder: str) -> None:
    page = build(project, NUMBERED, builder, numfig=True).page()
    captions = page.select("table caption")
    assert [" ".join(caption.get_text().split()).rstrip("¶") for caption in captions] == [
        "Table 1 A table of the page",
        "Table 2 What is covered",
        "Table 3 Who tells what",
        "Table 4 Who acts",
    ]
    (sentence,) = (one for one in page.select("p") if one.get_text().startswith("See "))
    assert sentence.get_text() == "See Table 2, number 4 and Who acts."
    links = [unquote(str(link["href"])) for link in sentence.select("a")]
    assert [link.rpartition("#")[2] for link in links] == ["covered", "who", "who"]
    for anchor in ("covered", "who"):
        (table,) = page.select(f"table#{anchor}")
        assert table.caption is not None


MORE_NUMBERED = """
See :numref:`paths`, :numref:`flow` and :numref:`all`.

.. usecase-scenarios:: UC-LEAD
   :name: paths
   :caption: The paths

.. usecase-scenarios:: UC-LEAD
   :form: list
   :caption: Not counted

.. usecase-flow:: UC-LEAD
   :name: flow
   :caption: The flow

.. usecase-diagram::
   :name: all
   :caption: All there is
"""


@pytest.mark.parametrize("builder", ["html", "singlehtml", "latex"])
def test_scenarios_and_diagrams_with_a_caption_are_numbered(project: Project, builder: str) -> None:
    project.conf["latex_documents"] = [("index", "all.tex", "All", "Anna", "manual")]
    built = build(project, MORE_NUMBERED, builder, numfig=True)
    if builder == "latex":
        tex = built.read("all.tex")
        assert all(
            f"\\hyperref[\\detokenize{{index:{name}}}]" in tex for name in ("paths", "flow", "all")
        )
        return
    page = built.page()
    captions = page.select("table caption, figcaption")
    assert [" ".join(caption.get_text().split()).rstrip("¶") for caption in captions] == [
        "Table 1 The paths",
        "Fig. 1 The flow",
        "Fig. 2 All there is",
    ]
    (sentence,) = (one for one in page.select("p") if one.get_text().startswith("See "))
    assert sentence.get_text() == "See Table 1, Fig. 1 and Fig. 2."
    for link, kind in zip(sentence.select("a"), ("table", "figure", "figure"), strict=True):
        assert page.select(f"{kind}#{str(link['href']).rpartition('#')[2]}")


def test_paper_numbers_tables_with_a_caption(project: Project) -> None:
    tex = next(iter(build(project, NUMBERED, "latex", numfig=True).out.glob("*.tex"))).read_text("utf-8")
    for anchor in ("covered", "who"):
        assert f"\\label{{\\detokenize{{index:{anchor}}}}}" in tex
    assert "\\hyperref[\\detokenize{index:covered}]" in tex


# -- on paper -----------------------------------------------------------------------------------

COLUMNS, ROWS = 17, 60
"""More stories than a page is wide, more flows than it is high."""
CAPTIONS = ("Everything and 100 % of it", "Flows_and_stories")
LONG_TEST = "com.example.warehouse.tickets.TicketMachineIntegrationTest::test_that_all_is_sold"
SELL = HEAD + ".. usecase:: Sell\n   :id: UC-SELL\n   :diagram: none\n\n   .. step:: It is sold.\n"
ON_PAPER = f"""
.. usecase-traceability::
   :caption: {CAPTIONS[0]}

.. usecase-matrix::
   :caption: {CAPTIONS[1]}
"""


def many() -> str:
    flows = [
        f"   .. altflow:: The machine number {number} is broken\n      :end: failure\n"
        f"      :stories: RO-{500 + number % COLUMNS}\n      :tests: {LONG_TEST}_{number}\n"
        for number in range(ROWS)
    ]
    return "\n".join([SELL, *flows, ON_PAPER])


@pytest.mark.latex
def test_long_and_wide_tables_fit_on_paper(project: Project) -> None:
    project.conf |= {"latex_documents": [("index", "page.tex", "Page", "Nobody", "howto")]}
    project.write({"index.rst": many()})
    built = project.build("latex")
    assert built.warnings == []
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "page.tex"]
    run = subprocess.run(command, cwd=built.out, check=False, capture_output=True)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-3000:]
    log = (built.out / "page.log").read_text(encoding="utf-8", errors="replace")
    too_wide = [float(points) for points in re.findall(r"Overfull \\hbox \((\S+)pt too wide\)", log)]
    assert [points for points in too_wide if points > 12] == []
    assert "Overfull \\vbox" not in log
    text = subprocess.run(
        ["pdftotext", "-layout", "page.pdf", "-"], cwd=built.out, check=True, capture_output=True
    ).stdout.decode()
    tables = text[text.index(CAPTIONS[0]) :]
    assert tables.count("continued from previous page") > 5
    assert tables.count(CAPTIONS[1]) == 1
    for number in range(COLUMNS):
        assert f"RO-{500 + number}" in tables
    parts = -(-(COLUMNS + 1) // 7)
    assert len(re.findall(r"^ *Total\b", tables, re.MULTILINE)) == parts
    assert "".join(tables.split()).count("gap:nostory") == 2


# -- structure ----------------------------------------------------------------------------------


def test_a_table_stands_in_a_frame_that_has_a_name(project: Project) -> None:
    frames = build(project, NUMBERED, numfig=True).page().select(".uc-view > .uc-scroll")
    named = {str(frame["aria-label"]) for frame in frames}
    assert named == {"Use case", "What is covered", "Who tells what", "Who acts"}
    assert {(frame["role"], frame["tabindex"]) for frame in frames} == {("group", "0")}


def test_the_script_gets_its_words_where_there_is_anything_to_search(project: Project) -> None:
    views = ".. usecase-list::\n\n.. usecase-coverage::\n\n.. usecase-list::\n   :ids: UC-CLOSE\n"
    list_, coverage, one_row = build(project, views, language="de").page().select(".uc-view")
    assert json.loads(str(list_["data-words"]))["rows"] == "Gezeigt: {part} von {whole}"
    assert not coverage.has_attr("data-words")
    assert not one_row.has_attr("data-words")


def test_ids_stand_apart_from_titles_and_rows_of_a_matrix_have_headers(project: Project) -> None:
    page = build(project, ".. usecase-traceability::\n\n.. usecase-matrix::\n").page()
    (first, *_others) = page.select("table.uc-traceability tbody tr")
    assert [key.get_text() for key in first.select(".uc-key")] == [
        "RO-100",
        "UC-LEAD",
        "RO-101",
        "RO-102",
    ]
    assert [key.get_text() for key in page.select("table.uc-traceability .uc-short")] == ["2a", "1-3a"]
    headers = [th.get_text() for th in page.select("table.uc-matrix tbody tr > th")]
    assert headers[0] == "UC-LEAD Main flow"
    assert headers[-1] == "Total"


def test_a_cell_that_says_the_same_as_the_one_above_is_marked(project: Project) -> None:
    flows = "   .. step:: One.\n\n   .. altflow:: No\n\n"
    usecase = ".. usecase:: Pay {0}\n   :id: UC-{0}\n   :epic: E-1\n\n" + flows
    view = ".. usecase-traceability::\n   :columns: epic, usecase, flow\n"
    project.write({"index.rst": HEAD + usecase.format(1) + usecase.format(2) + view})
    rows = project.build().page().select("table.uc-traceability tbody tr:not(.uc-footer)")
    marked = [["uc-again" in str(cell.get("class")) for cell in row.select("td")] for row in rows]
    assert marked == [
        [False, False, False],
        [True, True, False],
        [True, False, False],
        [True, True, False],
    ]
    assert all(cell.get_text().strip() for row in rows for cell in row.select("td"))
    # A large page has thousands: no tags but those that show, find or hide something.
    assert [one.name for one in rows[1].find_all(True)] == ["td", "p", "td", "a", "td", "a", "span"]
    assert str(rows[2].td.p) == "<p>E-1</p>"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("share", "is_right"),
    [("0", True), ("100", True), ("100.0 %", True), ("100.1", False), ("-0.1", False), ("", False)],
)
def test_a_share_is_a_number_from_0_to_100(project: Project, share: str, *, is_right: bool) -> None:
    usecase = ".. usecase:: Pay\n   :id: UC-1\n   :stories: S-1\n\n   .. step:: One.\n\n"
    project.write({"index.rst": f"{HEAD}{usecase}.. usecase-coverage::\n   :min-coverage: {share}\n"})
    kinds = [one.kind for one in project.build(usecase_diagram="none").warned]
    assert kinds == ([] if is_right else ["usecase.unknown-option"])


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_a_view_with_nothing_to_show_keeps_its_caption_and_its_name(
    project: Project, builder: str
) -> None:
    views = (
        "See :ref:`mine <none>`.\n\n"
        ".. usecase-list::\n   :ids: UC-NOBODY\n   :name: none\n   :caption: Nothing *yet*\n"
    )
    project.conf["suppress_warnings"] = ["usecase.unknown-target"]
    built = build(project, views, builder)
    said = "".join(
        path.read_text("utf-8") for path in built.out.glob("*.[ht]*") if path.stem != "sphinx"
    )
    assert "No use cases." in said
    assert "Nothing" in said
    if builder == "html":
        assert built.page().select_one("#none") is not None


# -- names --------------------------------------------------------------------------------------


LONG_NAME = "says what happens when a card is refused"


def test_ids_stay_whole_and_long_names_may_break_between_their_parts(project: Project) -> None:
    name = "tests.office::test_sold"
    tests = f"{name}, t::short, t::{LONG_NAME}, office.test_everything_sold"
    usecase = f".. usecase:: Buy\n   :stories: RO-101\n   :tests: {tests}\n\n   #. It is."
    project.write({"index.rst": f"T\n=\n\n{usecase}\n\n.. usecase-traceability::\n"})
    built = project.build()
    cells = built.page().select("td")
    assert "uc-whole" in cells[-2]["class"]
    assert cells[-2].get_text() == "RO-101"
    assert [one.get_text() for one in cells[-1].select(".uc-whole")] == ["t::short"]
    assert f'<span class="uc-item" title="{name}">test_sold</span>' in built.read("index.html")
    assert '<span title="office' not in built.read("index.html")  # it is shown as a whole
    book = ET.fromstring(project.build("epub").read("index.xhtml"))  # noqa: S314 (our own)
    assert name in "".join(book.itertext())


# -- what is open, what is found -------------------------------------------------------------------

ASKING = """\
Page
====

.. usecase:: Ask
   :id: UC-ASK

   :Actors: Desk

   .. step:: Ask.

.. usecase-open::
   :csv:

.. usecase-findings::
   :group-by: rule

.. usecase-findings::
   :ids: UC-ASK
"""


def test_what_is_open_and_found_is_shown_and_never_stale(project: Project) -> None:
    project.write({"index.rst": ASKING, "other.rst": ":orphan:\n\nOther\n=====\n\n.. usecase-open::\n"})
    project.conf["usecase_rules"] = {"unlisted-actor": "advice"}
    built = project.build()
    assert built.warnings == []
    rows = [" ".join(row.get_text(" ").split()) for row in built.page("other.html").select("tbody tr")]
    assert rows[0] == "UC-ASK Ask What could go wrong? Nobody has asked 1"
    assert rows[1] == "UC-ASK Ask Actor without a description Desk"
    page = built.page()
    assert page.select_one('table.uc-open td a[href="#UC-ASK.1"]')
    assert page.select_one("table.uc-open td a[href='#UC-ASK--Desk']")
    edit(
        project,
        "index.rst",
        "   .. step:: Ask.",
        "   .. step:: Ask.\n      :actor: Dask\n      :examined: no",
    )
    built = project.build()
    rows = [" ".join(row.get_text(" ").split()) for row in built.page("other.html").select("tbody tr")]
    assert rows[0] == "UC-ASK Ask Actor without a description Desk"
    (found, same) = built.page().select("table.uc-findings")
    for table in (found, same):
        told = {row: " ".join(row.get_text(" ").split()) for row in table.select("tbody tr")}
        ((row, said),) = [(row, said) for row, said in told.items() if "unlisted-actor" in said]
        assert 'did you mean "Desk"' in said
        assert row.select_one('td a[href="#UC-ASK.1"]')


def test_nothing_open_or_found_is_said(project: Project) -> None:
    project.write({"index.rst": HEAD + ".. usecase-open::\n\n.. usecase-findings::\n"})
    said = project.build("text").read("index.txt")
    assert "Nothing is open." in said
    assert "Nothing was found." in said


def test_the_sheet_for_a_review_is_renewed_with_its_use_case(project: Project) -> None:
    sheet = ":orphan:\n\nSheet\n=====\n\n.. usecase-review:: UC-ASK\n   :caption: To fill in\n"
    project.write({"index.rst": ASKING, "sheet.rst": sheet})
    project.conf["release"] = "1.2"
    built = project.build()
    assert built.warnings == []
    page = built.page("sheet.html")
    assert page.select_one('table.uc-review td a[href="index.html#UC-ASK.1"]')
    assert not page.select("[data-words]")
    assert "1.2" in page.get_text()
    edit(project, "index.rst", "   .. step:: Ask.", "   .. step:: Ask.\n      :examined: nothing")
    assert "Nothing can: nothing" in project.build().page("sheet.html").get_text()
    assert "Nothing can: nothing" in project.build("text").read("sheet.txt")
