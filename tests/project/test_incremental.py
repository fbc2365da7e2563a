"""Builds after the first one: what they write, draw and leave alone; and builds in parallel."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from helpers import Project, edit, rebuild, stamps
from sphinxext.usecase.diagrams.pictures import FILE, Pictures

PAGE = """\
{title}
{line}

.. usecase:: {usecase}
   :id: {id}
   :epic: RO-1

   :Goal: To {id}.

   .. step:: First of {id}.

   .. step:: Second of {id}{more}.
      :name: second

   .. altflow:: Never {id}
      :from: 1
      :stories: RO-2
      :end: failure
"""
OTHERS = {
    "index.rst": "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n",
    "refs.rst": "Refs\n====\n\nSee :uc:usecase:`UC-A` and :uc:altflow:`UC-A.1a`.\n",
    "refb.rst": "Refb\n====\n\nSee :uc:usecase:`UC-B`.\n",
    "table.rst": "Table\n=====\n\n.. usecase-traceability::\n",
    "tableb.rst": "Tableb\n======\n\n.. usecase-traceability::\n   :ids: UC-B*\n",
    "flows.rst": "Flows\n=====\n\n.. usecase-scenarios:: UC-A\n",
    "flowsb.rst": "Flowsb\n======\n\n.. usecase-scenarios::\n   :ids: UC-B*, UC-P*\n",
    "listed.rst": "Listed\n======\n\n.. usecase-scenarios:: UC-A\n   :form: list\n",
    "plain.rst": "Plain\n=====\n\nWords.\n",
}


def page(name: str) -> str:
    """A page with the use case ``UC-NAME``, whose diagram has a layout of its own."""
    title, more = f"Page {name}", " again" * (ord(name[-1]) - ord("a"))
    own = {"usecase": f"Do {name}", "id": f"UC-{name.upper()}", "more": more}
    return PAGE.format(title=title, line="=" * len(title), **own)


@pytest.fixture
def site(project: Project) -> Project:
    """A project of two use cases on a page each and pages that show them, built once."""
    project.write({**OTHERS, "a.rst": page("a"), "b.rst": page("b")})
    assert project.build().warnings == []
    return project


# -- pages --------------------------------------------------------------------------------------


def test_a_second_build_writes_no_page_and_no_environment(site: Project) -> None:
    before = stamps(site.folder / "doctrees")
    built, written = rebuild(site)
    assert built.warnings == []
    assert written == set()
    assert not re.search("comparing|drawing", built.status)
    assert stamps(site.folder / "doctrees") == before


EDITS = {
    "words of a step": ("a.rst", "First of UC-A.", "Primo.", {"a", "listed"}),
    "a goal": ("a.rst", "To UC-A.", "Other.", {"a"}),
    "who acts": ("a.rst", ":name: second", ":name: second\n      :actor: Clerk", {"a", "listed"}),
    "a title": ("a.rst", "Do a", "Do it", {"a", "flows", "listed", "refs", "table"}),
    "a condition": ("a.rst", "Never UC-A", "Ever", {"a", "flows", "listed", "refs", "table"}),
    "a story": ("a.rst", "RO-2", "RO-3", {"a", "table"}),
    "an epic": ("a.rst", "RO-1", "RO-9", {"a", "table"}),
    "an id": ("b.rst", ":id: UC-B", ":id: UC-BB", {"b", "flowsb", "refb", "table", "tableb"}),
    "a test": ("a.rst", ":from: 1", ":from: 1\n      :tests: T-1", {"a", "flows", "listed", "table"}),
    "an ending": ("a.rst", ":end: failure", ":end: abort", {"a", "flows", "listed"}),
    "a branch point": ("a.rst", ":from: 1", ":from: 2", {"a", "flows", "listed", "refs", "table"}),
    "the other use case": ("b.rst", "Do b", "Do it", {"b", "flowsb", "refb", "table", "tableb"}),
    "an option of the view": ("flows.rst", "UC-A", "UC-A\n   :form: list", {"flows"}),
    "a page without use cases": ("plain.rst", "Words.", "Other words.", {"plain"}),
    "a page of references": ("refs.rst", "and", "or", {"refs"}),
    "the page of the table": ("table.rst", "traceability::", "traceability::\n\nX", {"table"}),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_rewrites_what_shows_it_and_nothing_else(site: Project, name: str) -> None:
    file, old, new, expected = EDITS[name]
    edit(site, file, old, new)
    _, written = rebuild(site)
    # Sphinx itself rewrites each page whose toctree holds one that has changed.
    assert written - {"index"} == expected


TESTED = {
    "a flow, which shows no tests": (".. usecase-flow:: UC-A", False),
    "scenarios with that test": (".. usecase-scenarios:: UC-A", True),
    "scenarios of another use case": (".. usecase-scenarios:: UC-B", False),
    "the item": ("See :uc:item:`T-1`.", True),
    "the item as anything": ("See :any:`T-1`.", True),
}


@pytest.mark.parametrize("name", TESTED)
def test_the_test_of_a_step_is_another(site: Project, name: str) -> None:
    view, follows = TESTED[name]
    for one in "ab":
        first = f"First of UC-{one.upper()}."
        edit(site, f"{one}.rst", first, f"{first}\n      :tests: T-1")
    site.write({"view.rst": f"View\n====\n\n{view}\n"})
    before = site.build().read("view.html")
    edit(site, "a.rst", "T-1", "T-2")
    built, written = rebuild(site)
    assert built.warnings == []
    assert ("view" in written, built.read("view.html") != before) == (follows, follows)


def test_who_acts_is_seen_in_lanes_alone(site: Project) -> None:
    views = {"flow": "flow", "lanes": "swimlane"}
    for name, diagram in views.items():
        view = f"View\n====\n\n.. usecase-flow:: UC-A\n   :diagram: {diagram}\n"
        site.write({f"{name}.rst": view})
    edit(site, "a.rst", "First of UC-A.", "First of UC-A.\n      :actor: Desk")
    site.build()
    edit(site, "a.rst", ":actor: Desk", ":actor: Clerk")
    built, written = rebuild(site)
    assert written & {"flow", "lanes"} == {"lanes"}
    assert "Clerk" in built.read("lanes.html")
    edit(site, "a.rst", "First of UC-A.", "First of all.")
    _, written = rebuild(site)
    assert written >= {"flow", "lanes"}


@pytest.mark.parametrize("other", ["usecases", "latex", "text", "dummy"])
def test_what_another_builder_read_first_is_rewritten_all_the_same(site: Project, other: str) -> None:
    site.conf["latex_documents"] = [("index", "all.tex", "All", "Anna", "manual")]
    site.build()
    edit(site, "a.rst", "Do a", "Do it")
    site.build(other)
    edit(site, "b.rst", "RO-2", "RO-3")
    site.build(other)
    built, written = rebuild(site)
    assert built.warnings == []
    assert written - {"index"} == {"a", "b", "flows", "listed", "refs", "table", "tableb"}
    assert "Do it" in built.page("table.html").get_text()
    assert rebuild(site)[1] == set()


def test_scenarios_are_found_after_their_page_was_read_again(site: Project) -> None:
    site.write({"named.rst": "Named\n=====\n\n:uc:scenario:`UC-A.1a`\n"})
    assert site.build().warnings == []
    edit(site, "flows.rst", "Flows", "Flowz")
    built, written = rebuild(site)
    assert (built.warnings, written - {"index"}) == ([], {"flows"})
    edit(site, "named.rst", "Named", "Namez")
    built, written = rebuild(site)
    assert (built.warnings, written - {"index"}) == ([], {"named"})


def test_the_console_says_how_far_it_is(site: Project) -> None:
    edit(site, "a.rst", "First of UC-A", "First of all")
    built, _ = rebuild(site)
    assert re.search(r"^comparing what pages show\.\.\. \[100%\] ", built.status, re.MULTILINE)
    assert re.findall(r"^drawing diagrams\.\.\. (.*)$", built.status, re.MULTILINE) == ["[100%] a"]


def test_the_table_follows_an_edit(site: Project) -> None:
    edit(site, "a.rst", "RO-2", "RO-77")
    built, _ = rebuild(site)
    assert "RO-77" in built.read("table.html")
    assert "RO-77" not in built.read("tableb.html")


def test_an_added_page_adds_rows(site: Project) -> None:
    site.write({"c.rst": page("c")})
    built, written = rebuild(site)
    assert {"c", "table"} <= written
    assert not {"a", "b", "flows", "flowsb", "refs", "refb", "tableb"} & written
    assert 'href="c.html#UC-C"' in built.read("table.html")


def test_a_removed_page_removes_its_rows(site: Project) -> None:
    (site.source / "b.rst").unlink()
    built, written = rebuild(site)
    assert {"table", "tableb", "flowsb", "refb"} <= written
    assert not {"a", "flows", "refs"} & written
    assert "UC-B" not in built.read("table.html")
    assert "No use cases." in built.read("tableb.html")
    assert "No scenarios." in built.read("flowsb.html")
    assert sorted(warned.file for warned in built.warned) == ["flowsb.rst", "refb.rst", "tableb.rst"]


def test_a_missing_target_that_appears_is_linked(site: Project) -> None:
    site.write({"early.rst": "Early\n=====\n\nSee :uc:usecase:`UC-C`.\n"})
    built, _ = rebuild(site)
    assert [warned.file for warned in built.warned] == ["early.rst"]
    site.write({"c.rst": page("c")})
    built, written = rebuild(site)
    assert built.warnings == []
    assert "early" in written
    assert 'href="c.html#UC-C"' in built.read("early.html")


def test_a_step_that_loses_its_use_case_leaves_the_catalogue(site: Project) -> None:
    site.write({"b.rst": "Page b\n======\n\nNothing.\n"})
    built, written = rebuild(site)
    assert "UC-B" not in built.read("table.html")
    assert {"b", "table", "tableb", "refb"} <= written


def test_trackers_are_a_reason_to_read_again(site: Project) -> None:
    site.conf["usecase_trackers"] = {r"RO-\d+": "https://tracker.example.org/{id}"}
    built, _ = rebuild(site)
    assert "https://tracker.example.org/RO-2" in built.read("a.html")
    assert "https://tracker.example.org/RO-2" in built.read("table.html")


# -- diagrams -----------------------------------------------------------------------------------


def cache(site: Project) -> Pictures:
    """The pictures drawn so far."""
    return Pictures(site.folder / "doctrees" / FILE)


def drawn(site: Project) -> set[str]:
    """The names of the pictures in the cache."""
    return cache(site).names()


def test_each_use_case_is_drawn_once(site: Project) -> None:
    assert len(drawn(site)) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}\.svg", name) for name in drawn(site))


REDRAWN = {
    "a step": ("First of UC-A.", "First of all of UC-A.", True),
    "words that take no more room": ("First of UC-A.", "Primo.", False),
    "a branch point": (":from: 1", ":from: 2", True),
    "an ending": (":end: failure", ":end: abort", True),
    "a goal": ("To UC-A.", "Other.", False),
    "a title": ("Do a", "Do it", False),
    "a story": ("RO-2", "RO-3", False),
}


@pytest.mark.parametrize("name", REDRAWN)
def test_only_a_changed_flow_is_drawn_again(site: Project, name: str) -> None:
    old, new, again = REDRAWN[name]
    before = drawn(site)
    pages = [path.stem for path in site.source.glob("*.rst")]
    cache(site).update(dict.fromkeys(before, b"<svg />"), {}, pages, ".svg")
    edit(site, "a.rst", old, new)
    built, _ = rebuild(site)
    after = drawn(site)
    assert len(after - before) == again
    assert all(cache(site).get(name) == b"<svg />" for name in after & before)
    assert built.page("a.html").select_one("svg") is not None


def test_a_picture_that_nothing_shows_any_more_is_forgotten(site: Project) -> None:
    site.build("latex")
    (files,) = (site.folder / "doctrees").glob("usecase-diagrams-*")
    assert len(list(files.iterdir())) == 2
    edit(site, "a.rst", "First of UC-A.", "First of all of UC-A.")
    (site.source / "b.rst").unlink()
    rebuild(site)
    assert sorted(Path(name).suffix for name in drawn(site)) == [".cmapx+pdf", ".cmapx+pdf", ".svg"]
    site.build("latex")
    assert sorted(Path(name).suffix for name in drawn(site)) == [".cmapx+pdf", ".svg"]
    assert len(list(files.iterdir())) == 1


def test_diagrams_of_one_layout_share_a_picture(site: Project) -> None:
    for name in ("c.rst", "d.rst"):
        site.write({name: page("b").replace("UC-B", f"UC-{name[0].upper()}")})
    built, _ = rebuild(site)
    assert built.warnings == []
    assert len(drawn(site)) == 2
    for name in "bcd":
        (picture,) = built.page(f"{name}.html").select("svg")
        words = " ".join(text.get_text() for text in picture.select("text"))
        assert f"1 First of UC-{name.upper()}." in words
        assert {str(link["xlink:href"]).partition(".")[0] for link in picture.select("a")} == {
            f"#UC-{name.upper()}"
        }
    for name in ("b.rst", "refb.rst", "c.rst"):
        (site.source / name).unlink()
    rebuild(site)
    assert len(drawn(site)) == 2
    edit(site, "d.rst", ":end: failure", ":resume: 1")
    rebuild(site)
    assert len(drawn(site)) == 2
    (site.source / "d.rst").unlink()
    edit(site, "a.rst", ":from: 1", ":from: 2")
    rebuild(site)
    assert len(drawn(site)) == 1


def test_words_change_in_a_picture_that_is_not_drawn_again(site: Project) -> None:
    before = drawn(site)
    edit(site, "a.rst", "First of UC-A.", "Primo.")
    edit(site, "b.rst", ":id: UC-B", ":id: UC-X")
    built, _ = rebuild(site)
    assert drawn(site) == before
    (picture,) = built.page("a.html").select("svg")
    assert "1 Primo." in [text.get_text() for text in picture.select("text")]
    (picture,) = built.page("b.html").select("svg")
    assert {str(link["xlink:href"]).partition(".")[0] for link in picture.select("a")} == {"#UC-X"}


def test_another_builder_on_the_same_doctrees_draws(site: Project) -> None:
    built = site.build("latex")
    assert built.warnings == []
    assert {Path(name).suffix for name in drawn(site)} == {".svg", ".cmapx+pdf"}
    text = "".join(path.read_text("utf-8") for path in built.out.glob("*.tex"))
    assert text.count("includegraphics") == 2


def test_a_picture_that_was_deleted_is_drawn_again(site: Project) -> None:
    cache(site).update({}, {}, (), ".svg")
    assert drawn(site) == set()
    for name in ("a.html", "b.html"):
        (site.folder / "html" / name).unlink()
    built, written = rebuild(site)
    assert {"a", "b"} <= written
    assert len(drawn(site)) == 2
    assert built.page("a.html").select_one("svg") is not None


def without_columns(path: Path) -> None:
    """Give a cache tables of another form, though its version is right."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TABLE picture; CREATE TABLE picture (x)")


def of_another_version(path: Path) -> None:
    """Give a cache another version."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TABLE picture; CREATE TABLE picture (x); PRAGMA user_version = 99"
        )


def with_cut_pictures(path: Path) -> None:
    """Cut each picture in a cache."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE picture SET content = substr(content, 1, length(content) / 2)")


def with_words_for_pictures(path: Path) -> None:
    """Put words in the place of the pictures in a cache."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE picture SET content = 'picture', digest = 'digest'")


def with_a_bad_half(path: Path) -> None:
    """Overwrite a cache from its middle, so that its tables are there, but not what they hold."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"x" * (len(content) - len(content) // 2))


def in_the_way(path: Path) -> None:
    """Put a folder in the place of a cache."""
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-5000]),
    "bad half": with_a_bad_half,
    "no database": lambda path: path.write_bytes(b"no database"),
    "a header": lambda path: path.write_bytes(b"SQLite format 3\0" + 4000 * b"x"),
    "other tables": without_columns,
    "another version": of_another_version,
    "cut pictures": with_cut_pictures,
    "words": with_words_for_pictures,
    "a folder": in_the_way,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_damaged_in_a_cache_is_drawn_anew(site: Project, name: str) -> None:
    pages = ["a.html", "b.html"]
    whole = [str(site.build().page(page).select_one("svg")) for page in pages]
    DAMAGES[name](site.folder / "doctrees" / FILE)
    edit(site, "a.rst", "First of UC-A.", "Primo.")
    (site.folder / "html" / "b.html").unlink()
    built, _ = rebuild(site)
    assert built.warnings == []
    shown = [str(built.page(page).select_one("svg")) for page in pages]
    assert shown == [whole[0].replace("First of UC-A.", "Primo."), whole[1]]
    assert len(drawn(site)) == (0 if name == "a folder" else 2)
    assert all(cache(site).get(name) for name in drawn(site))


@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"])
def test_a_cache_that_others_have_locked_is_left_alone(
    site: Project, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, timeout=0))
    path = site.folder / "doctrees" / FILE
    before = path.stat().st_ino
    edit(site, "a.rst", "First of UC-A.", "First of all of UC-A.")
    (site.folder / "html" / "b.html").unlink()
    with closing(connect(path)) as connection:
        connection.execute(f"BEGIN {lock}")
        built, _ = rebuild(site)
    assert built.warnings == []
    assert all(built.page(page).select_one("svg") for page in ("a.html", "b.html"))
    assert path.stat().st_ino == before
    assert len(drawn(site)) == 2


# -- in parallel --------------------------------------------------------------------------------


def many() -> dict[str, str]:
    """Pages enough for several processes, with mistakes across them."""
    names = [f"p{letter}" for letter in "abcdefghij"]
    files = {f"{name}.rst": page(name) for name in names}
    for name in ("pc", "ph"):
        files[f"{name}.rst"] += f"\n.. usecase:: Twice {name}\n   :id: UC-PA\n   :extends: UC-GONE\n"
    files["pd.rst"] += "\n   .. altflow:: Lost\n      :from: 9\n"
    files["pe.rst"] += "\nSee :uc:step:`UC-PA.2` and :uc:step:`UC-PA.9`.\n"
    files["pf.rst"] += "\nSee :uc:scenario:`UC-PJ.1a` and :uc:scenario:`UC-PJ.9`.\n"
    files["pg.rst"] += "\n   .. altflow:: Elsewhere\n      :from: 2\n      :goto: UC-PF.second\n"
    return OTHERS | files


def test_four_processes_give_what_one_gives(tmp_path: Path) -> None:
    found = []
    for jobs in (1, 4):
        project = Project(tmp_path / str(jobs))
        project.write(many())
        built = project.build(jobs=jobs)
        pages = {
            path.relative_to(built.out).as_posix(): path.read_bytes()
            for path in built.out.rglob("*")
            if path.suffix in (".html", ".js", ".svg")
        }
        found.append((pages, sorted(built.warned)))
    assert found[0][1] == found[1][1]
    assert {warned.kind for warned in found[0][1]} >= {"usecase.duplicate-id", "usecase.unknown-step"}
    assert found[0][0].keys() == found[1][0].keys()
    different = [name for name, content in found[0][0].items() if found[1][0][name] != content]
    assert different == []


def test_an_edit_after_a_parallel_build_rewrites_what_shows_it(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write(many())
    project.build(jobs=4)
    wrong = {"index", "pc", "pe", "pf", "ph", "refb", "refs"}  # references on them lead nowhere
    edit(project, "pa.rst", "RO-2", "RO-3")
    _, written = rebuild(project)
    assert written - wrong == {"pa", "table"}
    edit(project, "pj.rst", ":from: 1", ":from: 2")
    _, written = rebuild(project)
    assert written - wrong == {"pj", "flowsb", "table"}
    assert wrong <= written


def test_a_removed_page_that_makes_references_is_forgotten(site: Project) -> None:
    edit(site, "b.rst", ":end: failure", ":goto: UC-A")
    rebuild(site)
    (site.source / "b.rst").unlink()
    (site.source / "refb.rst").unlink()
    built, _ = rebuild(site)
    assert {warned.kind for warned in built.warned} == {"usecase.empty-view"}
    edit(site, "a.rst", "Do a", "Do it")
    built, written = rebuild(site)
    assert {warned.kind for warned in built.warned} == {"usecase.empty-view"}
    assert "b" not in written


def test_a_second_build_finds_the_configuration_unchanged(site: Project) -> None:
    status = io.StringIO()
    with patch_docutils(site.source), docutils_namespace():
        Sphinx(
            site.source,
            site.source,
            site.folder / "html",
            site.folder / "doctrees",
            "html",
            status=status,
            warning=None,
        ).build()
    assert "configuration has changed" not in status.getvalue()


@pytest.mark.parametrize(("general", "own"), [("none", ""), ("flow", ":diagram: none")])
def test_nothing_is_drawn_that_is_not_shown(project: Project, general: str, own: str) -> None:
    source = f"Page\n====\n\n.. usecase:: Buy\n   {own}\n\n   .. step:: Pay.\n"
    project.write({"index.rst": source})
    project.build(usecase_diagram=general)
    assert not (project.folder / "doctrees" / FILE).exists()


def test_pages_that_show_a_statement_are_written_again_when_it_changes(project: Project) -> None:
    project.write(
        {
            "index.rst": """
                Home
                ====

                .. toctree::

                   criteria
                   link
                   table
                   flows
                """,
            "criteria.rst": """
                Criteria
                ========

                .. usecase:: Lend
                   :id: UC-LEND

                   :Acceptance criteria:
                      - It takes a minute.
                        :name: quick

                   .. step:: Lend.
                """,
            "link.rst": "Link\n====\n\n:uc:statement:`UC-LEND.quick`\n",
            "table.rst": "Table\n=====\n\n.. usecase-traceability::\n   :group-by: criterion\n",
            "flows.rst": "Flows\n=====\n\n.. usecase-scenarios::\n",
        }
    )
    assert project.build().warnings == []
    edit(project, "criteria.rst", "takes a minute", "takes two minutes")
    built, written = rebuild(project)
    assert (built.warnings, written) == ([], {"index", "criteria", "link", "table"})
    assert "takes two minutes" in built.page("table.html").get_text()
    assert rebuild(project)[1] == set()
