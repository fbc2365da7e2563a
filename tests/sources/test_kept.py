"""Files of all kinds, whole and broken: what is told of each, and what pages show of them all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from handbook import assert_kept, handbook, pages_of
from helpers import HEAD, Project
from sphinxext.usecase.sources.files import Sources
from sphinxext.usecase.sources.items import Items
from sphinxext.usecase.sources.urls import folder_of, places, public

FILES = {
    "empty.csv": "",
    "cut.csv": 'id,kind,title\nRO-101,story,Create\nRO-102,story,"Ti',
    "headless.csv": "a,b\n1,2\n",
    "more.csv": "id,kind,title,status,parent,url\nRO-103,story,,,RO-1,https://more.example/RO-103\n"
    "RO-109,story,Twice,open,RO-100,\nRO-109,test,Again,,,\nRO-110,epic,New,done,,javascript:x\n",
    "broken.json": "[",
    "more.json": '{"issues": [{"key": "RO-7", "fields": {"summary": "Seven", "issuetype": '
    '{"name": "Story"}, "status": {"name": "Done"}}}]}',
    "broken.xml": "<testsuite><testcase name='a'/>",
    "none.xml": "<html/>",
    "more.xml": "<testsuites timestamp='2026-04-01T10:00:00'><testsuite name='s'>"
    "<testcase name='UC-SAY: said'><error/></testcase><testcase name='UC-SAY: said'/>"
    "<testcase classname='c' name='t1'/></testsuite></testsuites>",
    "approvals/broken.json": "{",
    "approvals/wrong.json": '{"version": 1, "usecase": "UC-SAY"}',
    "later.rst": ":orphan:\n\nLater\n=====\n\nAs in :uc:usecase:`UC-OTHER`, :uc:step:`UC-OTHER.1`.\n\n"
    ".. usecase:: Later\n   :id: UC-LATER\n   :extends: UC-OTHER.1\n   :stories: RO-7, RO-110, RO-9\n"
    "\n   .. step:: Go.\n      :include: UC-OTHER\n\n.. usecase-traceability::\n"
    "\n.. usecase-coverage::\n\n.. usecase-matrix::\n   :rows: flow\n   :columns: story\n"
    "\n.. usecase-matrix::\n   :rows: flow\n"
    "   :columns: test\n",
}
CONF = {
    "usecase_backlog": "gone.csv empty.csv cut.csv headless.csv *ore.csv broken.json more.json".split(),
    "usecase_test_results": "results.xml broken.xml none.xml more.xml gone/*.xml".split(),
    "usecase_external": {
        "old": ("release-1.json", "https://old.example/"),
        "other": ("other.json", "https://other.example/docs/"),
        "bad": ("broken.json", "https://bad.example"),
        "gone": ("gone.json", "https://gone.example"),
    },
}


def test_pages_and_warnings(project: Project) -> None:
    made = handbook(project.folder)
    made.write(FILES)
    other = (made.source / "release-1.json").read_text("utf-8").replace("UC-RETURN", "UC-OTHER")
    made.write({"other.json": other.replace("UC-LEAD", "UC-LEND").replace("UC-PAY", "UC-PAID")})
    for path in made.source.rglob("*.*"):
        os.utime(path, (1_780_000_000, 1_780_000_000))
    made.conf |= CONF
    built = made.build()
    told = "\n".join(f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    for _name, page in pages_of(built, "later"):
        assert_kept("sources.txt", f"{told}\n{page}".replace(str(made.source), "(source)"))


NEEDS = """
.. usecase:: Pay *now*
   :id: UC-PAY
   :epic: EPIC_1
   :stories: STORY_1, STORY_9
   :tests: TEST_1, shop.Pay::test
   :tags: money, card
   :status: open
   :asil: B
   :links: REQ_1
   :realizes: REQ_1, REQ_2
   :layout: clean
   :hide:
   :colour: red

   .. step:: Enter the card.
      :stories: STORY_2
      :tests: TEST_1, TEST_2

.. usecase::
   :id: UC-TWO
   :extends: UC-PAY
   :constraints: none

.. usecase:: Two again
   :id: UC-TWO

.. usecase:: Taken
   :id: REQ_1

Inner
-----

.. req:: Around
   :id: REQ_2

   .. usecase:: Within
      :id: UC-IN
      :tests: TEST_2
      :status:

      .. step:: Go, see :need:`UC-PAY` and :uc:item:`REQ_2`.

.. epic:: Sell
   :id: EPIC_1

.. story:: Take money
   :id: STORY_1
   :links: REQ_1, EPIC_1

.. story:: Give change
   :id: STORY_2
   :links: EPIC_9

.. test_case:: It works
   :id: TEST_1

.. test_case:: It goes on
   :id: TEST_2

.. req:: No cash
   :id: REQ_1

.. req:: Here
   :id: UC.DOT

.. usecase-traceability::
"""
TYPES = [
    {
        "directive": kind,
        "title": kind.title(),
        "prefix": kind[0].upper(),
        "color": "#fff",
        "style": "node",
    }
    for kind in ("epic", "story", "test_case", "req")
]
TOLD = (
    *("type", "type_name", "title", "status", "tags", "docname", "lineno", "sections", "layout", "hide"),
    *("asil", "constraints", "links", "links_back", "realizes", "realizes_back", "tested_by"),
    *("tested_by_back", "parent_needs", "parent_needs_back", "extends"),
)


@pytest.mark.parametrize("named", ["ours", "theirs"])
def test_use_cases_as_needs(project: Project, named: str) -> None:
    """All that sphinx-needs gets to know; a project may have types of links of these names itself."""
    pytest.importorskip("sphinx_needs")
    project.conf = {
        "extensions": ["sphinxext.usecase", "sphinx_needs"],
        "needs_types": TYPES,
        "needs_id_regex": r"^[A-Z][\w-]+$",
        "needs_fields": {"asil": {"schema": {"type": "string", "enum": ["A", "B"]}, "nullable": True}},
        "usecase_diagram": "none",
    }
    if named == "theirs":
        project.conf["needs_links"] = {"tested_by": {"outgoing": "checked by", "incoming": "checks"}}
        project.conf["usecase_needs_types"] = {"story": ["req", "stor*"], "test": []}
    project.write(
        {"index.rst": HEAD + NEEDS, "dot.rst": f":orphan:\n\n{HEAD}.. usecase:: Dot\n   :id: u.1\n"}
    )
    built = project.build("needs")
    told = [f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned]
    (version,) = json.loads(built.read("needs.json"))["versions"].values()
    for name, need in sorted(version["needs"].items()):
        said = ", ".join(f"{key}={need[key]!r}" for key in TOLD if need.get(key))
        told.append(f"{name}: {said}")
    page = project.build().page()
    told += [str(one) for one in page.select("dl.uc-fields, table.uc-table")]
    told += [" ".join(one.get_text().split()) for one in page.select(".need")]
    assert_kept(f"needs-{named}.txt", "\n".join(told), Path(__file__).parent / "kept")


def sources_in(folder: Path, **changed: Any) -> Sources:
    """The files of a folder as a project names them."""
    named: dict[str, Any] = {
        "backlog": ["one.csv", "more/*.csv"],
        "columns": {"id": "Nr"},
        "results": ["*.xml"],
        "properties": ["covers"],
        "others": {"other": "other.json"},
    }
    return Sources(folder, **(named | changed))


CHANGES: Mapping[str, tuple[Callable[[Path], object], bool]] = {
    "nothing": (lambda _folder: None, False),
    "a text": (lambda folder: (folder / "one.csv").write_text("Nr,kind\nA-1,epic\n"), True),
    "a day": (lambda folder: os.utime(folder / "r.xml", (1_780_100_000, 1_780_100_000)), True),
    "a time of a day": (
        lambda folder: os.utime(folder / "r.xml", (1_780_000_060, 1_780_000_060)),
        False,
    ),
    "a name": (lambda folder: (folder / "more/a.csv").rename(folder / "more/b.csv"), True),
    "a file that is gone": (lambda folder: (folder / "more/a.csv").unlink(), True),
    "another project": (lambda folder: (folder / "other.json").write_text('{"usecases": []}\n'), True),
    "its day": (lambda folder: os.utime(folder / "other.json", (1_780_100_000, 1_780_100_000)), False),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_files_hold_and_how_they_are_told_apart(tmp_path: Path, name: str) -> None:
    change, is_another = CHANGES[name]
    covers = '<properties><property name="covers" value="UC-1@01234567"/></properties>'
    files = {
        "one.csv": "Nr,kind,title\nA-1,story,One\n",
        "more/a.csv": "Nr,kind,title\nA-1,epic,Other\nA-2,test,Two\n",
        "more/z.txt": "",
        "r.xml": f'<testsuite><testcase name="t">{covers}</testcase></testsuite>',
        "other.json": '{"usecases": []}',
    }
    for file, text in files.items():
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for path in tmp_path.rglob("*.*"):
        os.utime(path, (1_780_000_000, 1_780_000_000))
    before = sources_in(tmp_path)
    if name == "nothing":
        found = [(one.id, one.kind, one.title) for one in before.items.values()]
        assert found == [("A-1", "story", "One"), ("A-2", "test", "Two")]
        ((file, result),) = before.results
        assert (Path(file).name, result.addresses) == ("r.xml", ("UC-1@01234567",))
        assert [(one.kind, one.name, one.first) for one in before.origins] == [
            ("results", "r.xml", "2026-05-28"),
            ("backlog", "one.csv", "2026-05-28"),
            ("backlog", "a.csv", "2026-05-28"),
        ]
        assert (before.troubles, before.unread, before.name_seals) == ([], frozenset(), True)
        lost = sources_in(tmp_path, results=["gone.xml"])
        assert (bool(lost), lost.unread, lost.name_seals) == (True, {"test"}, False)
        lost = sources_in(tmp_path, backlog=["gone.csv"])
        assert (
            lost.unread == {"epic", "story", "test"} == sources_in(tmp_path, others={"x": None}).unread
        )
        nothing = sources_in(tmp_path, backlog=[], results=[], others={})
        assert (bool(nothing), nothing.describes_items, nothing.unread) == (False, False, frozenset())
        assert sources_in(tmp_path, backlog=[], others={"x": None}).describes_items
        assert not sources_in(tmp_path, backlog=[], others={}).describes_items
    seen = before.fingerprint
    change(tmp_path)
    assert (sources_in(tmp_path).fingerprint != seen) == is_another


def test_what_is_known_of_items(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("id,kind,title,url\nA-1,story,One,https://b.example/1\nA-2,test,,\n")
    trackers = {r"A-\d": "https://t.example/{id}", r"T \d": "{id}", r"J\d": "javascript:{id}"}
    backlog = sources_in(tmp_path, backlog=["b.csv"], columns={}, results=[], others={})
    nothing = sources_in(tmp_path, backlog=[], results=[], others={})

    def told(items: Items) -> list[object]:
        found = [items.find(one) for one in ("A-1", "A-2", "A-3", "A-33", "T 1", "J1")]
        return [one and (one.kind, one.title, one.url) for one in found]

    both = Items(None, backlog, trackers)
    assert told(both) == [
        ("story", "One", "https://b.example/1"),
        ("test", "", "https://t.example/A-2"),
        (None, "", "https://t.example/A-3"),
        None,
        (None, "", "T 1"),
        (None, "", "javascript:J1"),
    ]
    assert [one.id for one in both.described()] == ["A-1", "A-2"]
    assert (both.are_described, both.is_any("A-1")) == (True, False)
    tracked = Items(None, nothing, trackers)
    assert told(tracked)[0] == (None, "", "https://t.example/A-1")
    assert (tracked.is_any("A-1"), tracked.is_any("B-1"), list(tracked.described())) == (True, False, [])
    assert tracked.link("A-1").astext() == "A-1"
    assert tracked.link("A-1")["refuri"] == "https://t.example/A-1"
    assert tracked.link("T 1")["classes"] == ["uc-item"] == tracked.link("A-1")["classes"]
    every = Items(None, nothing, {})
    assert told(every) == [(None, "", None)] * 6
    assert every.is_any("A-1")
    pending = both.link("A-1")
    assert (pending["reftype"], pending["refwarn"], pending["refexplicit"]) == ("item", False, False)


def test_where_other_projects_begin() -> None:
    mapping = {"a": ("https://a.example/docs/", (None,)), "b": ("https://me:x@b.example", (None,))}
    config: Any = SimpleNamespace(
        intersphinx_mapping={name: (name, one) for name, one in mapping.items()}
    )
    external = {
        "a": None,
        "b": "b.json",
        "c": ("c.json", "https://c.example/x/"),
        "d": "https://me:x@d.example/in/usecases.json?v=1#x",
        "e": "e.json",
        "f": ["https://f.example/usecases.json", None],
    }
    assert places(config, external) == {
        "a": "https://a.example/docs",
        "b": "https://b.example",
        "c": "https://c.example/x",
        "d": "https://d.example/in",
        "e": "",
        "f": "https://f.example",
    }
    assert public("https://me:x@d.example/a@b?c@d") == "https://d.example/a@b?c@d"
    assert folder_of("https://d.example/a/b.json?x=/y") == "https://d.example/a"
