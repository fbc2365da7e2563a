"""Projects that use sphinx-needs: items that needs describe, and use cases that are needs too."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from bs4.element import Tag

from helpers import DOCS, HEAD, Built, Project, edit, line_of, rebuild
from sphinxext.usecase.core.model.items import Item
from sphinxext.usecase.sources.needs import Needs

pytest.importorskip("sphinx_needs")


def need_types(*kinds: str) -> list[dict[str, str]]:
    return [
        {
            "directive": kind,
            "title": kind.title(),
            "prefix": kind[0].upper(),
            "color": "#fff",
            "style": "node",
        }
        for kind in kinds
    ]


TYPES = need_types("story", "usecase")
SINCE_9 = pytest.mark.skipif(
    int(version("sphinx-needs").partition(".")[0]) < 9, reason="older need types declare nothing"
)
BOTH_ORDERS = [
    ["sphinxext.usecase", "sphinx_needs"],
    ["sphinx_needs", "sphinxext.usecase"],
]
ANY_ID = r"^[\w-]+"
STORIES = ".. story:: Take the money\n   :id: STORY_PAY\n"
SOURCE = """
.. usecase:: Pay
   :id: UC-PAY

   .. step:: Enter the card.
      :stories: STORY_PAY

   .. altflow:: The card is refused
      :from: 1
      :end: failure
      :stories: {story}

See :uc:item:`STORY_PAY`.

.. usecase-traceability::
"""


def build(project: Project, extensions: list[str], story: str, **conf: Any) -> Built:
    project.conf = {"extensions": extensions, "needs_types": TYPES, "needs_id_regex": ANY_ID, **conf}
    pages = {
        "index.rst": HEAD + SOURCE.format(story=story),
        "stories.rst": ":orphan:\n\n" + HEAD + STORIES,
    }
    project.write(pages)
    return project.build()


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_stories_link_to_their_needs(project: Project, extensions: list[str]) -> None:
    built = build(project, extensions, "STORY_PAY")
    assert built.warnings == []
    page = built.page()
    links = [link for link in page.select("a") if link.get_text().startswith("STORY_PAY")]
    # At the step, at the alternative, in the sentence, and twice in the table.
    assert [link["href"] for link in links] == ["stories.html#STORY_PAY"] * 5
    titles = ["STORY_PAY Take the money"] * 2
    assert [link.get_text() for link in links] == [*titles, "STORY_PAY", *titles]
    assert built.page("stories.html").find(id="STORY_PAY") is not None


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_a_need_type_of_the_same_name_gives_way(project: Project, extensions: list[str]) -> None:
    page = build(project, extensions, "STORY_PAY").page()
    assert page.select_one("dl.uc.usecase > dt#UC-PAY") is not None


def test_an_id_that_is_no_need_is_unknown_and_covers_nothing(project: Project) -> None:
    built = build(project, BOTH_ORDERS[0], "STORY_LOST")
    (warned,) = built.warned
    assert (warned.kind, warned.file, warned.line) == ("usecase.unknown-item", "index.rst", 11)
    assert "STORY_LOST" in warned.text
    gaps = [gap.get_text() for gap in built.page().select("table.uc-table .uc-gap")]
    assert gaps == ["gap: no known story"]
    assert "STORY_LOST" in built.page().get_text()


def test_trackers_link_what_is_no_need(project: Project) -> None:
    trackers = {r"STORY_\w+": "https://tracker.example.org/{id}"}
    built = build(project, BOTH_ORDERS[1], "STORY_LOST", usecase_trackers=trackers)
    assert built.warnings == []
    hrefs = {str(link["href"]) for link in built.page().select("a") if "STORY" in link.get_text()}
    assert hrefs == {"stories.html#STORY_PAY", "https://tracker.example.org/STORY_LOST"}


BACKLOG = """
.. epic:: Payments
   :id: EPIC_PAY
   :status: open

.. story:: Take the money
   :id: STORY_PAY
   :links: REQ_PAY, EPIC_PAY

.. test_case:: Money arrives
   :id: TEST_PAY
   :links: STORY_PAY

.. req:: No cash
   :id: REQ_PAY
"""


def described(project: Project, **conf: Any) -> tuple[dict[str, Item | None], list[str]]:
    """What needs say of the ids of ``BACKLOG`` and of one more; and the ids of all items."""
    types = need_types("epic", "story", "test_case", "req")
    project.conf = {"extensions": BOTH_ORDERS[0], "needs_types": types, **conf}
    project.write({"index.rst": HEAD + BACKLOG})
    env = project.build("dummy").app.env
    needs = Needs(env, env.config.usecase_needs_types)
    assert needs is not None
    ids = ("EPIC_PAY", "STORY_PAY", "TEST_PAY", "REQ_PAY", "STORY_LOST")
    return {one: needs.find(one) for one in ids}, [item.id for item in needs.all()]


def test_needs_describe_epics_stories_and_tests(project: Project) -> None:
    found, every = described(project)
    page = "index"
    assert found == {
        "EPIC_PAY": Item(id="EPIC_PAY", kind="epic", title="Payments", status="open", docname=page),
        "STORY_PAY": Item(
            id="STORY_PAY", kind="story", title="Take the money", parent="EPIC_PAY", docname=page
        ),
        "TEST_PAY": Item(id="TEST_PAY", kind="test", title="Money arrives", docname=page),
        "REQ_PAY": Item(id="REQ_PAY", kind=None, title="No cash", docname=page),
        "STORY_LOST": None,
    }
    assert every == ["EPIC_PAY", "STORY_PAY", "TEST_PAY"]


def test_need_types_of_a_kind_can_be_chosen(project: Project) -> None:
    found, every = described(project, usecase_needs_types={"epic": ["REQ"], "story": []})
    kinds = {name: item.kind for name, item in found.items() if item}
    assert kinds == {"EPIC_PAY": None, "STORY_PAY": None, "TEST_PAY": "test", "REQ_PAY": "epic"}
    assert found["STORY_PAY"] is not None
    assert found["STORY_PAY"].parent == "REQ_PAY"
    assert every == ["REQ_PAY", "TEST_PAY"]


# -- use cases as needs -----------------------------------------------------------------------------

USECASES = """
.. usecase:: Pay *now*
   :id: UC-PAY
   :epic: EPIC_PAY
   :stories: STORY_LOST
   :tests: shop.Pay::test
   :tags: money, card
   :status: approved

   .. step:: Enter the card.
      :stories: STORY_PAY
      :tests: TEST_PAY

   .. altflow:: The card is refused
      :from: 1
      :end: failure
      :stories: REQ_PAY, STORY_PAY

.. usecase:: Refund
   :id: UC-REFUND
   :stories: STORY_PAY
"""
VIEWS = """
See :need:`UC-PAY`; there are :need_count:`type == "usecase"`.

.. needtable::
   :filter: type == "usecase"
   :columns: id, title, status
"""
TRACKER = {r"STORY_LOST|shop\..*": "https://tracker.example.org/{id}"}


def shop(project: Project, usecases: str = USECASES, **conf: Any) -> Project:
    """A project with use cases on one page, items on another, and views of needs on a third."""
    kinds = ("epic", "story", "test_case", "req")
    project.conf = {
        "extensions": BOTH_ORDERS[0],
        "needs_types": need_types(*kinds),
        "needs_id_regex": ANY_ID,
        "usecase_trackers": TRACKER,
        "usecase_diagram": "none",
        **conf,
    }
    project.write(
        {
            "index.rst": HEAD + ".. toctree::\n   :glob:\n\n   *\n",
            "views.rst": HEAD + VIEWS,
            "items.rst": HEAD + BACKLOG,
            "usecases.rst": HEAD + usecases,
        }
    )
    return project


def needs_in(built: Built) -> dict[str, dict[str, Any]]:
    """The needs as the builder of sphinx-needs writes them."""
    (version,) = json.loads(built.read("needs.json"))["versions"].values()
    return dict(version["needs"])


def texts(found: Iterable[Tag]) -> list[str]:
    return [one.get_text().strip() for one in found]


def stated(need: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: need[name] for name in names}


@pytest.mark.parametrize("jobs", [1, 4])
@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_use_cases_are_needs(project: Project, extensions: list[str], jobs: int) -> None:
    built = shop(project, extensions=extensions).build("needs", jobs=jobs)
    assert built.warnings == []
    needs = needs_in(built)
    assert set(needs) == {"UC-PAY", "UC-REFUND", "EPIC_PAY", "STORY_PAY", "TEST_PAY", "REQ_PAY"}
    names = ("type", "title", "status", "tags", "docname", "lineno", "sections", "tested_by")
    assert stated(needs["UC-PAY"], *names) == {
        "type": "usecase",
        "title": "Pay now",
        "status": "approved",
        "tags": ["money", "card"],
        "docname": "usecases",
        "lineno": line_of(HEAD + USECASES, "Pay *now*"),
        "sections": ["Page"],
        "tested_by": ["TEST_PAY"],
    }
    # Ids that are no needs are left out.
    assert set(needs["UC-PAY"]["realizes"]) == {"EPIC_PAY", "STORY_PAY", "REQ_PAY"}
    assert set(needs["STORY_PAY"]["realizes_back"]) == {"UC-PAY", "UC-REFUND"}
    assert needs["EPIC_PAY"]["realizes_back"] == ["UC-PAY"]
    assert needs["TEST_PAY"]["tested_by_back"] == ["UC-PAY"]


def test_needs_link_to_the_use_case_and_back(project: Project) -> None:
    built = shop(project).build()
    assert built.warnings == []
    views, items = built.page("views.html"), built.page("items.html")
    cells = [[cell.get_text() for cell in row.select("td")] for row in views.select("tbody tr")]
    assert cells == [["UC-PAY", "Pay now", "approved"], ["UC-REFUND", "Refund", ""]]
    hrefs = {str(link["href"]) for link in views.select("table a, p a.reference")}
    assert hrefs == {"usecases.html#UC-PAY", "usecases.html#UC-REFUND"}
    assert "there are 2." in views.get_text()
    story = items.select_one("#STORY_PAY")
    assert story is not None
    assert "is realized by: UC-PAY, UC-REFUND" in story.get_text()
    assert "tests: UC-PAY" in items.get_text()
    assert "usecases.html#UC-PAY" in {str(link["href"]) for link in items.select("a.reference")}
    page = built.page("usecases.html")
    assert len(page.select("#UC-PAY")) == 1
    assert page.select_one("dl.uc.usecase > dt#UC-PAY") is not None


def test_needextend_adds_to_a_use_case(project: Project) -> None:
    shop(project)
    project.write(
        {"views.rst": HEAD + ".. needextend:: UC-PAY\n   :status: done\n   :+realizes: TEST_PAY\n"}
    )
    need = needs_in(project.build("needs"))["UC-PAY"]
    assert need["status"] == "done"
    assert set(need["realizes"]) == {"EPIC_PAY", "STORY_PAY", "REQ_PAY", "TEST_PAY"}


def test_the_page_of_a_use_case_is_the_same(project: Project, tmp_path: Path) -> None:
    kinds = need_types("epic", "story", "test_case", "req", "usecase")
    pages = []
    for number, mirrored in enumerate((True, False)):
        one = shop(Project(tmp_path / str(number)), usecase_needs=mirrored, needs_types=kinds)
        pages.append(one.build().page("usecases.html").select("dl.uc.usecase"))
    assert pages[0]
    assert pages[0] == pages[1]


def test_use_cases_can_be_kept_apart(project: Project) -> None:
    built = shop(project, usecase_needs=False).build("needs")
    assert built.warnings == []
    needs = needs_in(built)
    assert set(needs) == {"EPIC_PAY", "STORY_PAY", "TEST_PAY", "REQ_PAY"}
    assert "realizes" not in needs["STORY_PAY"]


def test_a_project_without_sphinx_needs_imports_none_of_it(project: Project) -> None:
    project.write({"index.rst": HEAD + USECASES})
    project.build("dummy")
    source, out = str(project.source), str(project.folder / "out")
    script = (
        "import sys; from sphinx.cmd.build import main; "
        f"main(['-q', '-b', 'html', {source!r}, {out!r}]); "
        "sys.exit('sphinx_needs' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_use_case_is_no_item(project: Project) -> None:
    usecases = USECASES.replace(":stories: STORY_PAY\n", ":stories: UC-PAY\n")
    built = shop(project, usecases).build("needs")
    (warned,) = built.warned
    assert warned.kind == "usecase.unknown-item"
    assert "UC-PAY" in warned.text
    assert needs_in(built)["UC-REFUND"]["realizes"] == []
    needs = Needs(built.app.env, {"story": ["usecase"]})
    assert needs is not None
    assert needs.find("UC-PAY") is None
    assert "UC-PAY" not in {item.id for item in needs.all()}


# -- ids and options --------------------------------------------------------------------------------


def test_ids_that_sphinx_needs_refuses_are_one_warning(project: Project) -> None:
    shop(project, needs_id_regex="^[A-Z0-9_]{5,}")
    built = project.build()
    (warned,) = [one for one in built.warned if one.kind.startswith("usecase.")]
    assert (warned.file, warned.line) == ("usecases.rst", line_of(HEAD + USECASES, "Pay *now*"))
    assert warned.text.startswith("UC-PAY and 1 more: ")
    wider = re.search(r'needs_id_regex = r"(.*?)"', warned.text)
    assert wider
    assert built.page("usecases.html").select_one("dt#UC-PAY") is not None
    project.conf["needs_id_regex"] = wider[1]
    assert project.build().warnings == []


def test_an_id_that_another_need_has(project: Project) -> None:
    usecases = USECASES + "\n.. req:: Mine\n   :id: UC-PAY\n"
    built = shop(project, usecases).build("needs")
    (warned,) = built.warned
    assert (warned.kind, warned.line) == ("usecase.invalid-need", line_of(HEAD + usecases, "Pay *now*"))
    assert needs_in(built)["UC-PAY"]["type"] == "req"


@pytest.mark.parametrize("jobs", [1, 4])
def test_two_use_cases_with_one_id_are_one_warning(project: Project, jobs: int) -> None:
    shop(project)
    project.write({f"more{n}.rst": f"{HEAD}.. usecase:: More {n}\n   :id: UC-PAY\n" for n in range(3)})
    built = project.build("needs", jobs=jobs)
    assert {warned.kind for warned in built.warned} == {"usecase.duplicate-id"}
    assert needs_in(built)["UC-PAY"]["title"] == "More 0"


OPTIONS = """
.. usecase:: Pay
   :id: UC-PAY
   :asil: B
   :story_points: 3
   :priority: high
   :links: REQ_PAY, EPIC_PAY
   :realizes: TEST_PAY
   :stories: STORY_PAY
   :layout: clean
   :hide:
   :colour: red
"""
OWN = {
    "needs_types": [
        *need_types("epic", "story", "test_case", "req"),
        {**need_types("usecase")[0], "title": "Our case", "color": "#123456"},
    ],
    "needs_fields": {
        "asil": {"schema": {"type": "string", "enum": ["A", "B"]}, "nullable": True},
        "priority": {"schema": {"type": "string"}, "nullable": True},
        "story_points": {"schema": {"type": "string"}, "nullable": True},
    },
    "needs_links": {"realizes": {"outgoing": "fulfils", "incoming": "is fulfilled by"}},
}


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_a_need_type_of_the_project_keeps_what_it_has(project: Project, extensions: list[str]) -> None:
    shop(project, OPTIONS, extensions=extensions, **OWN)
    edit(project, "views.rst", "UC-PAY", "REQ_PAY")
    built = project.build(needs_build_json=True)
    (warned,) = built.warned
    assert (warned.kind, warned.line) == ("usecase.unknown-option", line_of(HEAD + OPTIONS, "usecase::"))
    assert "colour" in warned.text
    need = needs_in(built)["UC-PAY"]
    assert stated(need, "type_name", "asil", "priority", "layout") == {
        "type_name": "Our case",
        "asil": "B",
        "priority": "high",
        "layout": "clean",
    }
    assert set(need["links"]) == {"REQ_PAY", "EPIC_PAY"}
    assert set(need["realizes"]) == {"TEST_PAY", "STORY_PAY"}
    assert "is fulfilled by: UC-PAY" in built.page("items.html").get_text()
    rows = built.page("usecases.html").select_one("dl.uc-fields")
    assert rows is not None
    shown = dict(zip(texts(rows.select("dt")), texts(rows.select("dd")), strict=True))
    assert shown == {
        "Asil:": "B",
        "Story points:": "3",
        "Links:": "REQ_PAY No cash, EPIC_PAY Payments",
        "Realizes:": "TEST_PAY Money arrives",
        "colour:": "red",
        "Stories:": "STORY_PAY Take the money",
        "Priority:": "high",
    }
    hrefs = {str(link["href"]) for link in rows.select("a")}
    ids = ("REQ_PAY", "EPIC_PAY", "TEST_PAY", "STORY_PAY")
    assert hrefs == {f"items.html#{one}" for one in ids}


def test_an_option_that_sphinx_needs_refuses(project: Project) -> None:
    source = OPTIONS.replace(":asil: B", ":asil: [[unclosed").replace("   :colour: red\n", "")
    shop(project, source, **OWN)
    edit(project, "views.rst", "UC-PAY", "REQ_PAY")
    built = project.build(needs_build_json=True)
    (warned,) = built.warned
    assert (warned.kind, warned.line) == ("usecase.invalid-need", line_of(HEAD + source, "usecase::"))
    assert "asil" in warned.text
    assert "UC-PAY" not in needs_in(built)
    assert "[[unclosed" in built.page("usecases.html").get_text()


TOML = """
[needs]
id_regex = '^[\\w-]+'

[[needs.types]]
directive = "usecase"
title = "Their case"
prefix = "X"
color = "#fff"
style = "node"

[[needs.types]]
directive = "story"
title = "Story"
prefix = "S"
color = "#fff"
style = "node"

[[needs.types]]
directive = "test"
title = "Test"
prefix = "T"
color = "#fff"
style = "node"

[needs.links.tested_by]
outgoing = "is proven by"
incoming = "proves"

[needs.fields.realizes]
description = "A field of the name of our link type"
nullable = true
"""


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_ubproject_toml_wins(project: Project, extensions: list[str]) -> None:
    source = """
.. test:: Money arrives
   :id: TEST_PAY

.. usecase:: Pay
   :id: UC-PAY
   :stories: STORY_PAY
   :tests: TEST_PAY
   :realizes: much
"""
    project.conf = {"extensions": extensions, "needs_from_toml": "ubproject.toml"}
    project.write({"ubproject.toml": TOML, "index.rst": HEAD + STORIES + "\n" + source})
    built = project.build(needs_build_json=True, usecase_diagram="none")
    assert built.warnings == []
    need = needs_in(built)["UC-PAY"]
    assert stated(need, "type_name", "realizes", "tested_by") == {
        "type_name": "Their case",
        "realizes": "much",
        "tested_by": ["TEST_PAY"],
    }
    assert "proves: UC-PAY" in built.page().get_text()


STORY_ONLY = """
[needs]
id_regex = '^[\\w-]+'

[[needs.types]]
directive = "story"
title = "Story"
prefix = "S"

[needs.links.blocks]
outgoing = "blocks"
incoming = "is blocked by"
"""
SHORT = """
.. usecase:: Pay
   :id: UC-PAY
   :stories: STORY_PAY
"""


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_what_a_toml_file_lacks_is_added(project: Project, extensions: list[str]) -> None:
    project.conf = {"extensions": extensions, "needs_from_toml": "ubproject.toml"}
    project.write({"ubproject.toml": STORY_ONLY, "index.rst": HEAD + STORIES + SHORT})
    built = project.build(needs_build_json=True, usecase_diagram="none")
    assert built.warnings == []
    need = needs_in(built)["UC-PAY"]
    assert stated(need, "type_name", "realizes") == {"type_name": "Use case", "realizes": ["STORY_PAY"]}


TEXT = {"schema": {"type": "string"}, "nullable": True}


@SINCE_9
def test_need_types_may_be_a_mapping(project: Project) -> None:
    types = {"story": {"title": "Story", "prefix": "S"}}
    project.conf = {"extensions": BOTH_ORDERS[0], "needs_types": types, "needs_id_regex": ANY_ID}
    project.write({"index.rst": HEAD + STORIES + SHORT})
    built = project.build(needs_build_json=True, usecase_diagram="none")
    assert built.warnings == []
    assert needs_in(built)["UC-PAY"]["realizes"] == ["STORY_PAY"]


@SINCE_9
@pytest.mark.parametrize("table", ["fields", "links"])
def test_what_a_need_type_declares_for_itself_is_left_to_it(project: Project, table: str) -> None:
    declared = {
        "fields": {"realizes": TEXT},
        "links": {"realizes": {"outgoing": "fulfils", "incoming": "is fulfilled by"}},
    }
    story, usecase = need_types("story", "usecase")
    shop(project, SHORT, needs_types=[{**story, table: declared[table]}, usecase])
    project.write({"items.rst": HEAD + STORIES, "views.rst": HEAD})
    built = project.build(needs_build_json=True)
    assert built.warnings == []
    needs = needs_in(built)
    assert "STORY_PAY" in needs
    assert not needs["UC-PAY"].get("realizes")


@SINCE_9
def test_a_use_case_takes_the_fields_that_only_its_type_has(project: Project) -> None:
    story, usecase = need_types("story", "usecase")
    own = {**usecase, "fields": {"asil": TEXT}}
    other = {**story, "fields": {"points": TEXT}}
    shop(project, f"{SHORT}   :asil: B\n   :points: 3\n", needs_types=[other, own])
    project.write({"items.rst": HEAD + STORIES, "views.rst": HEAD})
    built = project.build(needs_build_json=True)
    (warned,) = built.warned
    assert warned.kind == "usecase.unknown-option"
    assert "points" in warned.text
    assert needs_in(built)["UC-PAY"]["asil"] == "B"


def test_a_use_case_in_a_need_is_its_child(project: Project) -> None:
    usecases = ".. req:: Sell\n   :id: REQ_SELL\n\n   .. usecase:: Pay\n      :id: UC-PAY\n"
    needs = needs_in(shop(project, usecases).build("needs"))
    assert needs["UC-PAY"]["parent_needs"] == ["REQ_SELL"]
    assert needs["REQ_SELL"]["parent_needs_back"] == ["UC-PAY"]


# -- builds after the first -------------------------------------------------------------------------


def built_again(project: Project, jobs: int = 1) -> tuple[Built, set[str]]:
    """What a second build left, and the pages it wrote, but for one that sphinx-needs always writes."""
    built, pages = rebuild(project, jobs=jobs)
    return built, pages - {"permalink"}


@pytest.mark.parametrize("jobs", [1, 4])
def test_needs_follow_their_use_cases(project: Project, jobs: int) -> None:
    shop(project, needs_build_json=True).build(jobs=jobs)
    edit(project, "usecases.rst", "Pay *now*", "Pay later")
    edit(project, "usecases.rst", "   :stories: STORY_PAY\n", "   :stories: REQ_PAY\n")
    built, pages = built_again(project, jobs=jobs)
    assert built.warnings == []
    assert pages == {"index", "items", "usecases", "views"}
    assert "Pay later" in built.page("views.html").get_text()
    story = built.page("items.html").select_one("#STORY_PAY")
    assert story is not None
    assert "UC-PAY" in story.get_text()
    assert "UC-REFUND" not in story.get_text()
    assert needs_in(built)["UC-PAY"]["title"] == "Pay later"
    assert needs_in(built)["STORY_PAY"]["realizes_back"] == ["UC-PAY"]


def test_needs_go_with_their_page(project: Project) -> None:
    shop(project, needs_build_json=True)
    project.write({"more.rst": HEAD + ".. usecase:: More\n   :id: UC-MORE\n"})
    assert "UC-MORE" in needs_in(project.build())
    (project.source / "more.rst").unlink()
    built, pages = built_again(project)
    assert built.warnings == []
    assert "UC-MORE" not in needs_in(built)
    assert pages == {"index", "items", "views"}
    assert "More" not in built.page("views.html").get_text()


def test_a_use_case_shows_items_as_they_are_now(project: Project) -> None:
    source = OPTIONS.replace("   :colour: red\n", "").replace("UC-PAY", "UC-CARD")
    shop(project, source, **OWN)
    project.write({"views.rst": HEAD})
    project.build()
    edit(project, "items.rst", "Take the money", "Take it")
    built, pages = built_again(project)
    assert (built.warnings, pages) == ([], {"index", "items", "usecases"})
    assert "STORY_PAY Take it" in built.page("usecases.html").get_text()
    edit(project, "items.rst", "No cash", "No coins")
    built, pages = built_again(project)
    assert (built.warnings, pages) == ([], {"index", "items", "usecases"})
    assert "REQ_PAY No coins" in built.page("usecases.html").get_text()
    edit(project, "items.rst", ".. req:: No", "A word.\n\n.. req:: No")
    built, pages = built_again(project)
    assert (built.warnings, pages) == ([], {"index", "items"})


def test_a_table_follows_what_a_need_takes_from_another(project: Project) -> None:
    shop(project, SHORT)
    copied = STORIES + "   :status: [[copy('status', 'REQ_PAY')]]\n"
    source = HEAD + "\n.. req:: No cash\n   :id: REQ_PAY\n   :status: {}\n"
    project.write({"items.rst": HEAD + copied, "more.rst": source.format("open")})
    project.write({"views.rst": f"{HEAD}.. usecase-traceability::\n"})
    assert "open" in project.build().page("views.html").get_text()
    project.write({"more.rst": source.format("done")})
    built, pages = built_again(project)
    assert "views" in pages
    assert "done" in built.page("views.html").get_text()


def test_what_extends_a_need_may_stand_elsewhere(project: Project) -> None:
    shop(project, SHORT)
    extend = ".. needextend:: {}\n   :status: done\n\n"
    project.write({"views.rst": HEAD + extend.format("STORY_PAY")})
    project.write({"table.rst": f"{HEAD}.. usecase-traceability::\n"})
    assert "done" in project.build().page("table.html").get_text()
    project.write({"views.rst": HEAD + extend.format("REQ_PAY") + extend.format("STORY_PAY")})
    assert "table" not in built_again(project)[1]


def test_pages_with_needs_are_left_alone_where_no_need_changes(project: Project) -> None:
    shop(project, needs_build_json=True)
    first = needs_in(project.build())
    built, pages = built_again(project)
    assert (built.warnings, pages) == ([], set())
    edit(project, "usecases.rst", "Enter the card.", "Show the card.")
    built, pages = built_again(project)
    assert (built.warnings, pages) == ([], {"index", "usecases"})
    assert needs_in(built) == first


# -- the manual -------------------------------------------------------------------------------------


def in_manual(caption: str) -> str:
    """The code block of the manual's page on sphinx-needs with this caption."""
    page = DOCS / "reference" / "needs.md"
    pattern = rf":caption: {re.escape(caption)}\n\n(.*?)```"
    found = re.search(pattern, page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_examples_of_the_manual(project: Project) -> None:
    usecase = in_manual("payment.rst").replace("REQ_CARD, REQ_CASH", "REQ_PAY")
    conf = {**OWN, "needs_links": {}, "needs_from_toml": "ubproject.toml"}
    shop(project, usecase, **conf)
    del project.conf["needs_id_regex"]
    project.write({"views.rst": HEAD + in_manual("overview.rst")})
    project.write({"ubproject.toml": in_manual("ubproject.toml")})
    built = project.build(needs_build_json=True)
    assert built.warnings == []
    assert needs_in(built)["UC-PAY"]["asil"] == "B"
    assert "STORY_PAY" in built.page("views.html").select("table")[0].get_text()
