"""Relations between use cases: said on both pages, kept fresh on both, and checked together."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import HEAD, Built, Project, edit, line_of, rebuild

PAY = """\
Pay
===

.. usecase:: Pay
   :id: UC-PAY

   :Goal: Money.

   .. step:: Choose.
      :name: choose

   .. step:: Confirm.
      :label: S 2

      .. altflow:: No money
         :end: failure: not paid

   .. step:: Done.
"""
BUY = """\
Buy
===

.. usecase:: Buy
   :id: UC-BUY
   :extends: {extends}
   :specializes: {specializes}

   .. step:: Look.

      .. step:: Look closely.
         :include: {include}

   .. altflow:: It costs too much
      :from: 1.1
      :goto: {goto}

      .. step:: Ask.
         :include: UC-PAY

         .. altflow:: No answer
            :end: abort
"""
NOTHING = {"extends": "UC-TOP", "specializes": "UC-TOP", "include": "UC-TOP", "goto": "UC-TOP"}
INDEX = "Page\n====\n\n.. toctree::\n   :glob:\n\n   *\n\n.. usecase:: Top\n   :id: UC-TOP\n"


def write(project: Project, **relations: str) -> None:
    """Write a page with relations, and the page of the use case they lead to."""
    project.conf = {"usecase_diagram": "none", **project.conf}
    buy = BUY.format(**{**NOTHING, **relations})
    project.write({"index.rst": INDEX, "buy.rst": buy, "pay.rst": PAY})


def words(node: Tag) -> str:
    return " ".join(node.get_text().split())


def said(page: BeautifulSoup, usecase: str = "UC-PAY") -> dict[str, dict[str, str]]:
    """The rows of a use case that hold links: header -> text and address of each."""
    title = page.find(id=usecase)
    assert isinstance(title, Tag)
    assert isinstance(title.parent, Tag)
    found = {}
    for header in title.parent.select("dl.uc-fields > dt"):
        body = header.find_next_sibling("dd")
        assert isinstance(body, Tag)
        links = {words(link): unquote(str(link["href"])) for link in body.select("a")}
        if links:
            found[words(header).rstrip(":")] = links
    return found


# -- what the pages say -------------------------------------------------------------------------

NESTED = {"UC-BUY.1.1a1": "buy.html#UC-BUY.1.1a1"}
USECASE = {"UC-BUY": "buy.html#UC-BUY"}
ROWS = {
    ("extends", "UC-PAY"): {"Extended by": USECASE},
    ("extends", "UC-PAY.1"): {"Extended at step 1 by": USECASE},
    ("extends", "UC-PAY.choose"): {"Extended at step 1 by": USECASE},
    ("extends", "UC-PAY.1, UC-PAY.choose"): {"Extended at step 1 by": USECASE},
    ("extends", "UC-PAY.S 2"): {"Extended at step S 2 by": USECASE},
    ("extends", "UC-PAY.S-2a"): {"Extended at alternative S 2a by": USECASE},
    ("specializes", "UC-PAY"): {"Specialised by": USECASE},
    ("goto", "UC-PAY"): {"Continued from": {"UC-BUY.1.1a": "buy.html#UC-BUY.1.1a"}},
    ("goto", "UC-PAY.choose"): {"Continued from": {"UC-BUY.1.1a": "buy.html#UC-BUY.1.1a"}},
}


@pytest.mark.parametrize(("relation", "target"), ROWS)
def test_the_referred_page_says_who_refers_to_it(project: Project, relation: str, target: str) -> None:
    write(project, **{relation: target})
    built = project.build()
    assert built.warnings == []
    assert said(built.page("pay.html")) == {**ROWS[relation, target], "Included by": NESTED}
    for links in said(built.page("pay.html")).values():
        for address in links.values():
            assert built.page("buy.html").find(id=address.partition("#")[2]) is not None


def test_includes_are_listed_in_their_order_and_once(project: Project) -> None:
    write(project, include="UC-PAY, UC-PAY.1")
    built = project.build()
    step = {"UC-BUY.1.1": "buy.html#UC-BUY.1.1"}
    assert said(built.page("pay.html")) == {"Included by": {**step, **NESTED}}
    assert len(built.page("pay.html").select("dl.uc-fields a")) == 2


def test_the_referring_page_links_there(project: Project) -> None:
    write(project, extends="UC-PAY.choose", specializes="UC-PAY", include="UC-PAY.2", goto="UC-PAY")
    project.write({"pay.rst": PAY.replace("      :label: S 2\n", "")})
    page = project.build().page("buy.html")
    assert said(page, "UC-BUY") == {
        "Extends": {"UC-PAY.1": "pay.html#UC-PAY.1"},
        "Specialises": {"UC-PAY": "pay.html#UC-PAY"},
    }
    links = [(words(link), str(link["href"])) for link in page.select("p.uc-meta a[href^=pay]")]
    assert links == [
        ("UC-PAY.2", "pay.html#UC-PAY.2"),
        ("UC-PAY", "pay.html#UC-PAY"),
        ("UC-PAY", "pay.html#UC-PAY"),
    ]


LINES = {
    "UC-PAY.1": "UC-PAY.1",
    "UC-PAY.choose": "UC-PAY.1",
    "UC-PAY.S-2": "UC-PAY.S-2",
    "UC-PAY.S-2a": "UC-PAY.S-2a",
}


@pytest.mark.parametrize("target", LINES)
def test_the_extended_part_says_so_itself(project: Project, target: str) -> None:
    write(project, extends=target)
    page = project.build().page("pay.html")
    lines = [line for line in page.select("p.uc-meta") if "Extended" in line.get_text()]
    (line,) = lines
    assert words(line) == "Extended by UC-BUY"
    assert line.parent is page.find(id=LINES[target])
    assert [str(link["href"]) for link in line.select("a")] == ["buy.html#UC-BUY"]


def test_use_cases_that_refer_to_each_other(project: Project) -> None:
    write(project, extends="UC-PAY")
    project.write({"pay.rst": PAY.replace("   :id: UC-PAY", "   :id: UC-PAY\n   :specializes: UC-BUY")})
    built = project.build()
    assert built.warnings == []
    assert said(built.page("pay.html"))["Specialises"] == USECASE
    assert said(built.page("buy.html"), "UC-BUY") == {
        "Extends": {"UC-PAY": "pay.html#UC-PAY"},
        "Specialises": {"UC-TOP": "index.html#UC-TOP"},
        "Specialised by": {"UC-PAY": "pay.html#UC-PAY"},
    }


def test_a_use_case_without_fields_gets_rows_too(project: Project) -> None:
    write(project, specializes="UC-TOP")
    built = project.build()
    assert set(said(built.page(), "UC-TOP")) == {
        "Extended by",
        "Specialised by",
        "Included by",
        "Continued from",
    }


def test_what_does_not_exist_is_not_extended(project: Project) -> None:
    write(project, extends="UC-PAY.9")
    built = project.build()
    (warned,) = built.warned
    assert (warned.file, warned.kind) == ("buy.rst", "usecase.unknown-target")
    assert said(built.page("pay.html")) == {"Extended by": USECASE, "Included by": NESTED}


@pytest.mark.parametrize("builder", ["text", "latex", "man", "dirhtml", "singlehtml", "epub"])
def test_builders(project: Project, builder: str) -> None:
    project.conf |= {"version": "1", "copyright": "2025, Anna"}
    write(project, extends="UC-PAY.choose", specializes="UC-PAY", include="UC-PAY", goto="UC-PAY.3")
    built = project.build(builder)
    assert built.warnings == []
    if builder == "text":
        text = " ".join(built.read("pay.txt").split())
        assert "Extended at step 1 by: UC-BUY Specialised by: UC-BUY Included by: UC-BUY.1.1" in text
        assert "1 Choose. Extended by UC-BUY" in text
    if builder == "singlehtml":
        page = built.page()
        for links in said(page).values():
            for address in links.values():
                assert page.find(id=address.removeprefix("#")) is not None


def test_both_syntaxes_give_one_page(project: Project) -> None:
    pytest.importorskip("myst_parser")
    found = []
    for syntax in ("rst", "md"):
        site = Project(project.folder / syntax)
        site.conf["extensions"] = ["myst_parser", "sphinxext.usecase"]
        site.conf["myst_enable_extensions"] = ["colon_fence"]
        write(site, extends="UC-PAY.choose", include="UC-PAY")
        if syntax == "md":
            (site.source / "buy.rst").unlink()
            site.write({"buy.md": IN_MYST})
        built = site.build("text")
        assert built.warnings == []
        found.append((built.read("buy.txt"), built.read("pay.txt")))
    assert found[0] == found[1]


IN_MYST = """\
# Buy

::::::{usecase} Buy
:id: UC-BUY
:extends: UC-PAY.choose
:specializes: UC-TOP

:::::{step} Look.

::::{step} Look closely.
:include: UC-PAY
::::
:::::

:::::{altflow} It costs too much
:from: 1.1
:goto: UC-TOP

::::{step} Ask.
:include: UC-PAY

:::{altflow} No answer
:end: abort
:::
::::
:::::
::::::
"""


# -- builds after the first one -----------------------------------------------------------------

CHANGES = {
    "a relation more": (":specializes: UC-TOP", ":specializes: UC-TOP, UC-PAY"),
    "another kind": (":extends: UC-PAY\n   :specializes:", ":specializes: UC-PAY,"),
    "another step": (":extends: UC-PAY", ":extends: UC-PAY.choose"),
    "a relation less": (":extends: UC-PAY", ":status: open"),
    "the use case's id": (":id: UC-BUY", ":id: UC-SHOP"),
    "the step that includes": ("   .. step:: Look.", "   .. step:: Come in.\n\n   .. step:: Look."),
}


@pytest.fixture
def site(project: Project) -> Project:
    """Two use cases related to each other, a third and a page of words, built once."""
    write(project, extends="UC-PAY", goto="UC-PAY")
    project.write(
        {
            "other.rst": "Other\n=====\n\n.. usecase:: Other\n   :id: UC-OTHER\n\n   .. step:: One.\n",
            "plain.rst": "Plain\n=====\n\nWords.\n",
        }
    )
    assert project.build().warnings == []
    return project


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_relation_rewrites_the_page_it_leads_to(site: Project, change: str) -> None:
    edit(site, "buy.rst", *CHANGES[change])
    built, written = rebuild(site)
    assert written - {"index"} == {"buy", "pay"}
    again = Project(site.folder / "again", site.conf)
    again.write({path.name: path.read_text("utf-8") for path in site.source.glob("*.rst")})
    assert said(built.page("pay.html")) == said(again.build().page("pay.html"))


UNRELATED = {
    "words": ("Ask.", "Ask politely."),
    "a title": (".. usecase:: Buy", ".. usecase:: Buy well"),
    "a line above": ("Buy\n===\n", "Buy\n===\n\nWords.\n"),
    "a field": ("   .. step:: Look.", "   :Goal: To have.\n\n   .. step:: Look."),
    "an ending": (":end: abort", ":end: failure"),
}


@pytest.mark.parametrize("change", UNRELATED)
def test_another_change_does_not(site: Project, change: str) -> None:
    edit(site, "buy.rst", *UNRELATED[change])
    _, written = rebuild(site)
    assert written - {"index"} == {"buy"}


def test_a_referring_page_comes_and_goes(site: Project) -> None:
    page = "New\n===\n\n.. usecase:: New\n   :id: UC-NEW\n   :specializes: UC-OTHER\n"
    site.write({"new.rst": page})
    built, written = rebuild(site)
    assert written - {"index"} == {"new", "other"}
    assert said(built.page("other.html"), "UC-OTHER") == {
        "Specialised by": {"UC-NEW": "new.html#UC-NEW"}
    }
    (site.source / "new.rst").unlink()
    built, written = rebuild(site)
    assert written - {"index"} == {"other"}
    assert said(built.page("other.html"), "UC-OTHER") == {}


# -- checks -------------------------------------------------------------------------------------

CIRCLE = {
    "circular": "UC-A: includes itself: UC-A → UC-B → UC-A; leave out one of these :include:",
    "no-outcome": ("UC-C: no outcome is ever reached: UC-D → UC-C → UC-D; let one of these flows end"),
    "unhandled-failure": (
        "UC-E: step 1 includes UC-F, which can fail (1 → 1a → failure), but no alternative branches "
        "from step 1; write what happens then"
    ),
}
TO = {"a": "include: UC-B", "b": "include: UC-A", "e": "include: UC-F"}
USES = {
    **{
        name: f".. usecase:: Do\n   :id: UC-{name.upper()}\n\n   .. step:: One.\n      :{included}\n"
        for name, included in TO.items()
    },
    "c": ".. usecase:: Do\n   :id: UC-C\n   :goto: UC-D\n\n   .. step:: One.\n",
    "d": ".. usecase:: Do\n   :id: UC-D\n   :goto: UC-C\n\n   .. step:: One.\n",
    "f": ".. usecase:: Do\n   :id: UC-F\n\n   .. step:: One.\n\n"
    "   .. altflow:: No\n      :from: 1\n      :end: failure\n",
}
WHERE = {
    "circular": ("a", "step::"),
    "no-outcome": ("c", "usecase::"),
    "unhandled-failure": ("e", "step::"),
}


def checked(folder: Path, jobs: int) -> Built:
    """A project with a mistake of each kind, spread over enough pages for several processes."""
    project = Project(folder, {"usecase_diagram": "none"})
    pages = {f"{name}.rst": HEAD + text for name, text in USES.items()}
    project.write({"index.rst": "Page\n====\n\n.. toctree::\n   :glob:\n\n   ?\n", **pages})
    return project.build(jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 4])
def test_mistakes_across_pages_are_reported_once(tmp_path: Path, jobs: int) -> None:
    warned = {one.kind: one for one in checked(tmp_path, jobs).warned}
    assert len(checked(tmp_path / "again", jobs).warned) == len(CIRCLE)
    for rule, message in CIRCLE.items():
        page, part = WHERE[rule]
        line = line_of(HEAD + USES[page], part)
        assert warned[f"usecase.{rule}"] == (f"{page}.rst", line, f"usecase.{rule}", message)


def test_mended_mistakes_are_forgotten(tmp_path: Path) -> None:
    built = checked(tmp_path, 1)
    project = Project(tmp_path, {"usecase_diagram": "none"})
    assert len(built.warned) == len(CIRCLE)
    edit(project, "b.rst", "      :include: UC-A\n", "")
    edit(project, "d.rst", "   :goto: UC-C\n", "")
    edit(project, "f.rst", ":end: failure", ":end: success")
    assert project.build().warnings == []


FLOWS = {
    "unreachable-step": """
   .. step:: One.
      :choice:

      .. altflow:: No
         :end: abort

   .. step:: Never.
""",
    "endless-loop": """
   .. step:: One.
      :choice:

      .. altflow:: Again
         :resume: 1

   .. altflow:: Never mind
      :from: 1
      :resume: 1
""",
    "resume-inside": """
   .. step:: One.

      .. altflow:: Inside
         :resume: 1a1

         .. step:: Two.
""",
    "contradicting-outcome": """
   .. step:: One.

      .. altflow:: No
         :end: failure

         :Success guarantee: All is well.
""",
}


@pytest.mark.parametrize("rule", FLOWS)
def test_a_flow_that_cannot_be_meant_is_reported_once_and_shown(project: Project, rule: str) -> None:
    project.write({"index.rst": f"{HEAD}.. usecase:: Wrong\n   :id: UC-1\n\n{FLOWS[rule]}"})
    built = project.build()
    (warned,) = built.warned
    assert (warned.file, warned.kind) == ("index.rst", f"usecase.{rule}")
    assert len(built.page().select("li.uc-step")) == FLOWS[rule].count(":: ") - FLOWS[rule].count(
        "altflow"
    )
    assert project.build(suppress_warnings=[f"usecase.{rule}"]).warnings == []


def test_what_refers_to_whom_is_in_the_data(project: Project) -> None:
    write(project, extends="UC-PAY.choose", include="UC-PAY")
    data = json.loads(project.build("usecases").read("usecases.json"))
    buy = next(one for one in data["usecases"] if one["id"] == "UC-BUY")
    assert buy["extends"] == ["UC-PAY.choose"]
    assert buy["steps"][0]["steps"][0]["include"] == ["UC-PAY"]
    assert {edge["to"] for edge in buy["graph"]["edges"]} >= {"(include UC-PAY)", "(goto UC-TOP)"}
