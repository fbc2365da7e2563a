"""Items of several sources, and results of tests, on pages: what is shown, warned of and rewritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers import Built, Project, edit, rebuild, stamps

BACKLOG = """\
Issue key,Issue Type,Summary,Status,Parent key
RO-1,Epic,Sell,Open,
RO-2,Story,Take money,Done,RO-1
RO-3,Story,Print a ticket,Open,RO-1
RO-9,Story,Nobody's,Open,RO-1
"""
RESULTS = """\
<testsuite>
<testcase classname="t" name="test_a[UC-A]"/>
<testcase classname="t" name="test_refused"><properties>
<property name="usecase" value="UC-A.1a"/></properties><skipped/></testcase>
</testsuite>
"""
PAGE = """\
{title}
======

.. usecase:: Do {title}
   :id: UC-{title}
   :epic: RO-1
   :status: draft
   :stories: {story}

   .. step:: First of {title}.

   .. altflow:: Refused {title}
      :from: 1
      :end: failure
      :waived: rare
"""
VIEWS = {
    "index.rst": "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n",
    "table.rst": "Table\n=====\n\n.. usecase-traceability::\n   :caption: All of it\n",
    "tablea.rst": "Tablea\n======\n\n.. usecase-traceability::\n   :ids: UC-A\n",
    "matrix.rst": "Matrix\n======\n\n.. usecase-matrix::\n   :rows: usecase\n   :columns: story\n",
    "coverage.rst": "Coverage\n========\n\n.. usecase-coverage::\n",
    "list.rst": "List\n====\n\n.. usecase-list::\n   :columns: usecase status\n",
    "actors.rst": "Actors\n======\n\n.. usecase-actors::\n",
    "plain.rst": "Plain\n=====\n\nWords.\n",
}


@pytest.fixture
def site(project: Project) -> Project:
    """Two use cases on a page each, a backlog and results, and a page for each view; built once."""
    project.conf |= {
        "usecase_diagram": "none",
        "usecase_backlog": ["backlog.csv"],
        "usecase_test_results": ["results/*.xml"],
    }
    pages = {
        "a.rst": PAGE.format(title="A", story="RO-2").replace("=" * 6, "="),
        "b.rst": PAGE.format(title="B", story="RO-3").replace("=" * 6, "="),
    }
    project.write({**VIEWS, **pages, "backlog.csv": BACKLOG, "results/r.xml": RESULTS})
    assert project.build().warnings == []
    return project


def rows(page: BeautifulSoup) -> list[str]:
    """The rows of the only table, their cells parted by bars."""
    (table,) = page.select("table.uc-table")
    return [
        " | ".join(" ".join(cell.get_text(" ").split()) for cell in row.select("td"))
        for row in table.select("tbody tr")
    ]


def test_a_table_of_all_that_is_known(site: Project) -> None:
    page = site.build().page("table.html")
    tested = "t::test_a[UC-A] passed"
    total = "Covered: 2 of 2 flows (100.0 %) · waived: 2"
    assert rows(page) == [
        f"RO-1 Sell (Open) {total} | UC-A Do A | Main flow | passed | RO-2 Take money (Done) | {tested}",
        "RO-1 Sell (Open) | UC-A Do A | 1a Refused A | skipped | waived: rare | t::test_refused skipped",
        "RO-1 Sell (Open) | UC-B Do B | Main flow | untested | RO-3 Print a ticket (Open) | ",
        "RO-1 Sell (Open) | UC-B Do B | 1a Refused B | untested | waived: rare | ",
    ]
    assert page.select_one("p.uc-summary") is not None
    caption = page.select_one("caption")
    assert caption is not None
    assert "All of it" in caption.get_text()


def test_a_use_case_shows_items_by_id_and_title(site: Project) -> None:
    said = site.build().page("a.html").get_text(" ")
    assert "RO-2 Take money" in said
    assert "RO-2 (Done) · passed" in " ".join(said.split())


EDITS = {
    "a status of a story": (
        "backlog.csv",
        "money,Done",
        "money,Open",
        {"a", "table", "tablea", "coverage"},
    ),
    "a title of a story": (
        "backlog.csv",
        "Take money",
        "Take cash",
        {"a", "table", "tablea", "matrix"},
    ),
    "a title of an epic": ("backlog.csv", "Sell", "Resell", {"a", "b", "table", "tablea"}),
    "a story of nobody": ("backlog.csv", "Nobody's", "None's", {"matrix", "coverage"}),
    "a row that is new": (
        "backlog.csv",
        "RO-9,",
        "RO-8,Story,More,Open,RO-1\nRO-9,",
        {"matrix", "coverage"},
    ),
    "a kind of a story": (
        "backlog.csv",
        "RO-3,Story",
        "RO-3,Epic",
        {"b", "table", "matrix", "coverage"},
    ),
    "a result": (
        "results/r.xml",
        '[UC-A]"/>',
        '[UC-A]"><failure/></testcase>',
        {"a", "table", "tablea", "coverage"},
    ),
    "a result of the other use case": (
        "results/r.xml",
        "[UC-A]",
        "[UC-B]",
        {"a", "b", "table", "tablea", "coverage"},
    ),
    "a waiver": ("b.rst", "rare", "never", {"b", "table"}),
    "a story of a flow": ("b.rst", "RO-3", "RO-9", {"b", "table", "matrix", "coverage"}),
    "a status of a use case": ("b.rst", "draft", "approved", {"b", "list"}),
    "words of a step": ("b.rst", "First of", "Primo of", {"b"}),
    "a view": ("list.rst", "usecase status", "usecase", {"list"}),
    "a page of its own": ("plain.rst", "Words", "Other words", {"plain"}),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_rewrites_just_the_pages_that_show_it(site: Project, name: str) -> None:
    file, old, new, expected = EDITS[name]
    edit(site, file, old, new)
    built, written = rebuild(site)
    # Sphinx itself rewrites each page whose toctree holds one that has changed.
    assert written - {"index"} == expected
    incremental = {path.name: path.read_text("utf-8") for path in built.out.glob("*.html")}
    anew = Project(site.folder / "anew", site.conf)
    for path in site.source.rglob("*"):
        if path.is_file():
            anew.write({path.relative_to(site.source).as_posix(): path.read_text("utf-8")})
    clean = anew.build()
    for page in (*(f"{page}.html" for page in expected), "table.html", "coverage.html"):
        assert incremental[page] == clean.read(page), page


def test_a_reference_to_a_described_item_does_not_follow_who_names_it(site: Project) -> None:
    backlog = "id,kind,url\nRO-1,epic,\nRO-2,story,https://x.example/2\nRO-3,story,\n"
    role = "Role\n====\n\nSee :uc:item:`RO-2`.\n"
    site.write({"role.rst": role, "backlog.csv": backlog})
    assert 'href="https://x.example/2"' in site.build().read("role.html")
    edit(site, "a.rst", "RO-2", "RO-3")
    edit(site, "b.rst", "RO-3", "RO-2")
    assert "role" not in rebuild(site)[1]
    edit(site, "backlog.csv", "example/2", "example/22")
    assert "role" in rebuild(site)[1]


def test_a_second_build_writes_nothing(site: Project) -> None:
    before = stamps(site.folder / "doctrees")
    built, written = rebuild(site)
    assert (built.warnings, written) == ([], set())
    assert stamps(site.folder / "doctrees") == before


def test_a_file_that_goes_away_is_reported_and_its_words_are_gone(site: Project) -> None:
    (site.source / "results/r.xml").unlink()
    built, written = rebuild(site)
    (warned,) = built.warned
    assert (warned.file, warned.kind) == ("conf.py", "usecase.results")
    assert 'there is no file "results/*.xml"' in warned.text
    assert written - {"index"} == {"a", "b", "table", "tablea", "coverage", "matrix", "list"}
    assert "passed" not in built.read("table.html")


@pytest.mark.parametrize(("name", "kind"), [("results/r.xml", "results"), ("backlog.csv", "backlog")])
def test_a_file_that_cannot_be_read_is_reported(
    site: Project, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.as_posix().endswith(name):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (warned,) = (one for one in site.build().warned if one.kind == f"usecase.{kind}")
    assert (warned.file, warned.line) == (name, 1)
    assert warned.text == "the file cannot be read: Permission denied"


def test_warnings_of_settings_name_a_configuration_that_stands_elsewhere(site: Project) -> None:
    (site.source / "results/r.xml").unlink()
    conf = site.folder / "conf"
    conf.mkdir()
    text = (site.source / "conf.py").read_text("utf-8")
    (conf / "conf.py").write_text(f"# Here.\n{text}\n", encoding="utf-8")
    (site.source / "conf.py").unlink()
    command = ["-q", "-b", "html", "-c", str(conf), str(site.source), str(site.folder / "elsewhere")]
    run = [sys.executable, "-m", "sphinx", *command]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stderr
    (line,) = (number for number, one in enumerate(text.splitlines(), 2) if "test_results" in one)
    assert f"{conf / 'conf.py'}:{line}: WARNING: there is no file" in said


def test_parallel_builds_say_the_same(site: Project) -> None:
    serial = {name: site.build().read(f"{name}.html") for name in ("table", "coverage", "matrix", "a")}
    other = Project(site.folder / "parallel", site.conf)
    for path in site.source.rglob("*"):
        if path.is_file():
            other.write({path.relative_to(site.source).as_posix(): path.read_text("utf-8")})
    built = other.build(jobs=4)
    assert built.warnings == []
    assert {name: built.read(f"{name}.html") for name in serial} == serial


def test_gates_report_what_is_not_covered(site: Project) -> None:
    site.conf["usecase_min_coverage"] = 60
    edit(site, "b.rst", "      :waived: rare\n", "")
    built = site.build()
    assert built.warnings == []
    edit(site, "a.rst", "      :waived: rare\n", "")
    (warned,) = site.build().warned
    assert (warned.file, warned.kind) == ("conf.py", "usecase.coverage")
    assert warned.text.startswith(
        "50.0 % of the flows are covered (2 of 4), but 60 % are asked for; not covered: UC-A.1a, UC-B.1a"
    )


GAPS = """Gaps
====

.. usecase-traceability::
   :state: gap

.. usecase-traceability::
   :verdict: failed
   :page: [ab]

.. usecase-scenarios::
   :verdict: skipped, untestable
   :owner: *

.. usecase-diagram::
   :story-status: Done

.. usecase-coverage::
   :min-passing: 50
   :group-by: page, size
"""


def test_views_of_what_is_missing_follow_results_and_are_gates(site: Project) -> None:
    """Of flows in a state, with a verdict, with stories of a status: never stale, and no mistake."""
    edit(site, "b.rst", "      :waived: rare\n", "")
    edit(site, "results/r.xml", "<testsuite>", '<testsuite timestamp="2026-11-20T10:00:00">')
    site.write({"gaps.rst": GAPS})
    site.conf["usecase_min_passing"] = 20
    built = site.build()
    assert [(one.file, one.line, one.kind) for one in built.warned] == [
        ("gaps.rst", 11, "usecase.unknown-option"),
        ("gaps.rst", 18, "usecase.unknown-option"),
        ("gaps.rst", 18, "usecase.passing"),
    ]
    assert built.warned[2].text.endswith("not passed: UC-A.1a, UC-B, UC-B.1a")
    page = built.page("gaps.html")
    assert [one.get_text() for one in page.select("table.uc-traceability td:nth-child(3)")] == [
        "1a Refused B"
    ]
    assert "No such flows." in page.get_text()
    origin = page.select_one("p.uc-origin")
    assert origin is not None
    assert origin.get_text() == "Test results: r.xml, run 2026-11-20"
    assert "UC-B" not in str(page.select_one("table.uc-scenarios"))
    diagram = page.select_one("svg.uc-flow, .uc-diagram")
    assert "Do A" in str(diagram)
    assert "Do B" not in str(diagram)
    counted = page.select("table.uc-coverage")[1]
    assert [one.get_text(" ").split()[0] for one in counted.select("tbody tr")] == ["a", "b"]
    assert set(site.build().warned) == set(built.warned)  # though nothing is read anew
    edit(site, "results/r.xml", "<skipped/>", "<failure/>")
    edit(site, "backlog.csv", "ticket,Open", "ticket,Done")
    again, written = rebuild(site)
    assert "gaps" in written
    page = again.page("gaps.html")
    failed = page.select("table.uc-traceability")[1]
    assert [one.get_text() for one in failed.select("td:nth-child(3)")] == ["1a Refused A"]
    assert "Do B" in str(page.select_one("svg.uc-flow, .uc-diagram"))
    site.conf["usecase_min_passing"] = 30
    edit(site, "gaps.rst", "50", "20")
    (warned,) = site.build().warned[2:]
    assert (warned.file, warned.kind) == ("conf.py", "usecase.passing")
    assert warned in site.build().warned  # again of what is cached


def test_a_page_shows_how_far_its_flows_are_and_follows_results_and_backlog(site: Project) -> None:
    """Each with a link to its row in a table, from which links lead back."""
    edit(site, "b.rst", "      :waived: rare\n", "")
    built = site.build()
    assert built.warnings == []

    def said(built: Built, page: str) -> list[tuple[str, str]]:
        shown = built.page(page).select(".uc-progress a")
        return [(" ".join(one.get_text().split()), str(one["href"])) for one in shown]

    row = "table.html#row-UC"
    assert said(built, "a.html") == [
        ("RO-2 (Done) · passed", f"{row}-A"),
        ("skipped", f"{row}-A.1a"),
    ]
    # Is it tested? That is said where it leaves the main flow too.
    (line,) = built.page("a.html").select("p.uc-branches")
    assert line.get_text().endswith(" · skipped")
    assert said(built, "b.html") == [
        ("RO-3 (Open) · untested", f"{row}-B"),
        ("gap: no story · untested", f"{row}-B.1a"),
    ]
    table = built.page("table.html")
    for _words, href in (*said(built, "a.html"), *said(built, "b.html")):
        (found,) = table.select(f'[id="{href.partition("#")[2]}"]')
        assert found.name == "tr"
    edit(site, "results/r.xml", "<skipped/>", "<failure/>")
    built, written = rebuild(site)
    assert "a" in written
    assert "b" not in written
    assert said(built, "a.html")[1][0] == "failed"
    edit(site, "backlog.csv", "ticket,Open", "ticket,Done")
    built, written = rebuild(site)
    assert "b" in written
    assert "a" not in written
    edit(site, "table.rst", "usecase-traceability::", "usecase-traceability::\n   :group-by: rule")
    built, written = rebuild(site)
    assert {"a", "b"} <= written
    assert said(built, "a.html")[0][1] == "tablea.html#row-UC-A"
    assert built.page("b.html").select(".uc-progress") != []
    assert said(built, "b.html") == []
    assert "RO-3 (Done) · untested" in site.build("text").read("b.txt")
    edit(site, "table.rst", "   :group-by: rule", "")  # read last, and still the first page of the two
    assert said(site.build(), "a.html")[0][1] == f"{row}-A"
    site.conf["usecase_page_status"] = False
    built = site.build()
    assert built.page("a.html").select(".uc-progress") == []
    assert "row-UC" not in built.read("tablea.html")


def test_a_page_shows_what_tests_say_of_its_statements(site: Project) -> None:
    edit(
        site,
        "a.rst",
        "   .. step::",
        """\
   :Acceptance criteria:
     It is kind
       In each case.
     It is fast
       :name: fast
   :KPIs: Cost

   .. step::""",
    )
    edit(
        site,
        "results/r.xml",
        'value="UC-A.1a"/>',
        'value="UC-A.1a"/><property name="usecase" value="UC-A.fast"/>',
    )
    built = site.build()
    assert built.warnings == []
    page = built.page("a.html")
    assert [one.get_text() for one in page.select("dt:has(.uc-label)")][:2] == [
        "AC1 It is kind",
        "AC2 It is fast · skipped",
    ]
    assert page.select("dt .uc-progress .uc-skipped") != []
    assert "· skipped" in site.build("text").read("a.txt")


def test_without_any_source_every_id_is_known(project: Project) -> None:
    project.write(
        {"index.rst": PAGE.format(title="Index", story="X-1") + "\n.. usecase-traceability::\n"}
    )
    built = project.build()
    assert built.warnings == []
    assert "Covered: 1 of 1 flows (100.0 %)" in built.page().get_text()


def test_mistakes_in_options_of_views_are_reported(project: Project) -> None:
    view = "\n.. usecase-list::\n   :columns: id, status\n   :sort: -age\n   :min-coverage: most\n"
    project.write({"index.rst": PAGE.format(title="Index", story="X-1") + view})
    built = project.build()
    assert [(one.line, one.text.partition(";")[0]) for one in built.warned] == [
        (17, ':columns: cannot be "id"'),
        (17, ':sort: cannot be "-age"'),
        (17, ':min-coverage: cannot be "most"'),
    ]
    assert "draft" in built.page().get_text()


def test_a_waiver_without_a_reason_is_none(project: Project) -> None:
    flow = "\n   .. altflow:: Refused\n      :from: 1\n      :waived:\n\n.. usecase-list::\n"
    page = "Page\n====\n\n.. usecase:: Pay\n\n   .. step:: Pay.\n" + flow
    project.write({"index.rst": page})
    built = project.build()
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (8, "usecase.unknown-option")
    assert warned.text.startswith(":waived: needs a reason")


def test_what_is_listed_twice_is_shown_and_counted_once(project: Project) -> None:
    source = """\
    Page
    ====

    .. usecase:: Sell
       :id: UC-SELL
       :epic: E-2, E-1, E-2
       :stories: S-2, S-1, S-2
       :tags: crm, crm

       .. step:: Sell.
          :tests: t, t

    .. usecase-traceability::

    .. usecase-list::
       :columns: epic stories tags
    """
    project.write({"index.rst": source})
    page = project.build().page()
    trace, listed = page.select("table.uc-table")
    groups = [row.td.get_text() for row in trace.select("tbody tr") if row.td]
    assert [group[:3] for group in groups] == ["E-1", "E-2"]
    assert [cell.get_text() for cell in listed.select("td")] == ["E-2, E-1", "S-2, S-1", "crm"]
    fields = page.select_one("dl.uc-fields")
    assert fields is not None
    assert "S-2, S-1" in fields.get_text()
    assert fields.get_text().count("S-2") == 1
    step = page.select_one("li.uc-step .uc-meta")
    assert step is not None
    assert step.get_text() == "Test: t"


def test_what_one_backlog_leaves_empty_the_next_may_tell(project: Project) -> None:
    project.conf["usecase_backlog"] = ["first.csv", "more/*.csv"]
    project.write(
        {
            "index.rst": PAGE.format(title="Index", story="RO-2") + "\n.. usecase-traceability::\n",
            "first.csv": "id,kind,title,status,url\nRO-1,,,Open,\nRO-2,story,Take money,,\n",
            "more/a.csv": BACKLOG.replace("RO-3", "RO-2"),
            "more/b.csv": "id,kind,title,url\nRO-1,story,Other,https://x.example/RO-1\n",
        }
    )
    built = project.build()
    (twice,) = built.warned  # in one file the first counts, and the second is a mistake
    assert (twice.file, twice.line, twice.kind) == ("more/a.csv", 4, "usecase.backlog")
    page = built.page()
    assert rows(page)[0].startswith("RO-1 Sell (Open) ")
    assert rows(page)[0].endswith("| RO-2 Take money (Done)")
    assert page.select_one('table a[href="https://x.example/RO-1"]') is not None


def test_an_unknown_story_of_a_waived_flow_is_one_warning(site: Project) -> None:
    edit(site, "a.rst", "      :waived: rare\n", "      :waived: rare\n      :stories: RO-7\n")
    (warned,) = site.build().warned
    assert (warned.file, warned.line, warned.kind) == ("a.rst", 12, "usecase.unknown-item")
    edit(site, "a.rst", "RO-7", "RO-3")
    (warned,) = site.build().warned
    assert (warned.file, warned.line, warned.kind) == ("a.rst", 12, "usecase.waived-story")


def test_files_and_other_builders_say_too_what_does_not_count(project: Project) -> None:
    project.conf |= {"usecase_backlog": ["backlog.csv"], "suppress_warnings": ["usecase.unknown-item"]}
    page = PAGE.format(title="Index", story="RO-2").replace("RO-1", "RO-7")
    project.write(
        {
            "index.rst": f"{page}\n.. usecase-list::\n   :columns: epic\n   :csv:\n",
            "backlog.csv": BACKLOG,
        }
    )
    built = project.build()
    assert built.warnings == []
    (file,) = built.out.rglob("*.csv")
    assert "RO-7 (does not count)" in file.read_text("utf-8")
    said = project.build("text").read("index.txt").replace("|", "").split()
    assert "RO-7 (does not count)" in " ".join(said)
