"""What pages and views mark as new, changed or gone since a baseline."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import EXAMPLE, HEAD, Built, Project, edit, rebuild

OTHER = """\
.. usecase:: Pay a fee
   :id: UC-PAY

   .. step:: The member pays.
      :actor: Member
"""
RULED = EXAMPLE.replace(
    "   :Trigger",
    "   :Business rules:\n      - A lead has an owner.\n      - Nobody is asked twice.\n\n   :Trigger",
)
LEAD, PAY = "UC-LEAD Hand a qualified lead to sales", "UC-PAY Pay a fee"
VIEWS = """\
.. usecase-changes::
   :caption: What has changed
   :columns: usecase, where, state, change, stories, tests
   :csv:

.. usecase-changes::
   :ids: UC-9*

.. usecase-changes::
   :kind: alternative
   :sort: state

.. usecase-changes::
   :state: gap

.. usecase-list::

.. usecase-traceability::
"""
PAGES = {
    "index.rst": HEAD,
    "lead.rst": f":orphan:\n\n{HEAD}{RULED}",
    "other.rst": f":orphan:\n\n{HEAD}{OTHER}",
    "views.rst": f":orphan:\n\n{HEAD}{VIEWS}",
}


@pytest.fixture
def kept(project: Project) -> Project:
    """A project whose use cases are kept as those of a release."""
    project.conf["usecase_diagram"] = "none"
    project.write(PAGES)
    keep(project)
    return project


def keep(project: Project, name: str = "release-1.json") -> None:
    built = project.build("usecases")
    shutil.copy(built.out / "usecases.json", project.source / name)


def again(project: Project) -> tuple[Built, set[str]]:
    """Build again; beside the pages that were written, older versions of Sphinx write the first one."""
    built, written = rebuild(project)
    return built, written - {"index"}


def row_of(page: BeautifulSoup, anchor: str) -> list[str] | None:
    """What stands in the row of a use case, a line each."""
    usecase = page.find(id=anchor)
    assert isinstance(usecase, Tag)
    assert usecase.parent is not None
    for header in usecase.parent.select("dl.uc-fields > dt"):
        if header.get_text().startswith("Since "):
            row = header.find_next_sibling("dd")
            assert isinstance(row, Tag)
            return [words(one) for one in row.select("p, summary")]
    return None


def words(part: Tag) -> str:
    return " ".join(part.get_text().split())


def marks(page: BeautifulSoup) -> list[str]:
    """The parts behind which a word stands, with it."""
    parents = [one.parent for one in page.select(".uc-since")]
    return [words(parent) for parent in parents if parent]


def rows(page: BeautifulSoup, number: int) -> list[list[str]]:
    """The rows of a table of changes."""
    table = page.select("table.uc-changes")[number]
    return [[words(cell) for cell in row.select("td")] for row in table.select("tbody tr")]


def change(project: Project) -> None:
    """Change all kinds of things of a use case, and add another one."""
    for old, new in (
        ("within 5 minutes", "in time"),
        (":stories: RO-101, RO-102", ":stories: RO-101"),
        ("has an owner", "has exactly one owner"),
        ("      - Nobody is asked twice.\n", "      - Each call is noted.\n"),
        ("creates a lead.", "creates and tags a lead.\n\n   .. step:: The middleware asks."),
        (":resume: assign", ":end: success"),
        (RULED[RULED.index("   .. altflow:: The CRM") :], ""),
    ):
        edit(project, "lead.rst", old, new)
    other = OTHER.replace("PAY", "GIVE").replace("pays", "gives")
    project.write({"new.rst": f":orphan:\n\n{HEAD}{other}"})


def test_pages_are_written_again_where_marks_change(kept: Project) -> None:
    built = kept.build()
    assert built.warnings == []
    assert "There is no baseline to compare with." in built.read("views.html")
    kept.conf["usecase_baseline"] = "release-1.json"
    built, written = again(kept)
    assert (built.warnings, written) == ([], {"views"})
    assert built.read("views.html").count("Nothing has changed.") == 4
    assert again(kept)[1] == set()

    flow = "   .. altflow:: The card is declined\n      :stories: S-1\n"
    edit(kept, "other.rst", ":actor: Member\n", f":actor: Member\n\n{flow}")
    built, written = again(kept)
    assert written == {"other", "views"}
    page = built.page("other.html")
    assert row_of(page, "UC-PAY") == ["New: A1"]
    assert [words(one) for one in page.select("p.uc-new")] == ["New since release-1"]
    assert page.select_one('dd a.reference.internal[href="#UC-PAY.A1"]') is not None

    edit(kept, "lead.rst", "Nobody is asked twice", "Nobody is asked thrice")
    assert again(kept)[1] == {"lead", "views"}
    (kept.source / "other.rst").unlink()
    built, _written = again(kept)
    assert rows(built.page("views.html"), 0)[-1][:3] == [PAY, "", "gone"]
    keep(kept)
    built, written = again(kept)
    assert (built.warnings, written) == ([], {"lead", "views"})
    assert row_of(built.page("lead.html"), "UC-LEAD") is None
    assert built.read("views.html").count("Nothing has changed.") == 4


def test_words_are_marked_on_pages(kept: Project) -> None:
    change(kept)
    edit(kept, "other.rst", "   .. step:: The member pays.\n      :actor: Member\n", "")
    kept.conf["usecase_baseline"] = "release-1.json"
    built = kept.build()
    assert built.warnings == []
    assert row_of(built.page("new.html"), "UC-GIVE") == ["New"]
    assert marks(built.page("new.html")) == []
    assert row_of(built.page("other.html"), "UC-PAY") == [
        "Changed: Main flow",
        "What has changed since release-1",
        "Ending: Ends in success Ending not stated",
        "Gone: The member pays.",
    ]
    page = built.page("lead.html")
    assert row_of(page, "UC-LEAD") == [
        "Changed: Main flow, 2a",
        "What has changed since release-1",
        "Goal: Every qualified lead reaches a sales rep within 5 minutes in time.",
        "BR1 A lead has an exactly one owner.",
        "BR2 New: Each call is noted.",
        "Gone: Nobody is asked twice.",
        "Gone: The CRM does not answer",
    ]
    assert marks(page) == [
        "Goal (changed):",
        "BR1 A lead has exactly one owner. (changed)",
        "BR2 Each call is noted. (new)",
        "3 The middleware creates and tags a lead. (changed)",
        "4 The middleware asks. (new)",
    ]
    of_flows = [words(one) for one in page.select("dd > details, .uc-altflow > details")]
    assert [one.removeprefix("Changed since release-1 ") for one in of_flows[-2:]] == [
        "Stories: RO-102 3 The middleware creates and tags a lead. 4 New: The middleware asks.",
        "Ending: Resumes at step assign Ends in success",
    ]
    assert [str(one) for one in page.select("details ins")][:2] == [
        '<ins data-said="new">in time</ins>',
        '<ins data-said="new">exactly one</ins>',
    ]


def test_views_mark_and_list_what_has_changed(kept: Project) -> None:
    change(kept)
    edit(kept, "other.rst", ":actor: Member", ":actor: Guest")
    kept.conf["usecase_baseline"] = "release-1.json"
    built = kept.build()
    page = built.page("views.html")
    assert rows(page, 0) == [
        [
            LEAD,
            "",
            "changed",
            "Goal: Every qualified lead reaches a sales rep within 5 minutes in time.",
            "",
            "",
        ],
        [LEAD, "BR1", "changed", "A lead has an exactly one owner.", "", ""],
        [LEAD, "BR2", "new", "Each call is noted.", "", ""],
        [LEAD, "BR2", "gone", "Nobody is asked twice.", "", ""],
        [LEAD, "Main flow", "changed", "Stories: RO-102", "RO-101, RO-102", ""],
        [LEAD, "3", "changed", "The middleware creates and tags a lead.", "RO-101, RO-102", ""],
        [LEAD, "4", "new", "The middleware asks.", "RO-101, RO-102", ""],
        [
            LEAD,
            "2a A lead exists already",
            "changed",
            "Ending: Resumes at step assign Ends in success",
            "RO-103",
            "",
        ],
        [LEAD, "1-3a", "gone", "The CRM does not answer", "", ""],
        ["UC-GIVE Pay a fee", "", "new", "", "", ""],
        [PAY, "1 The member pays.", "changed", "Actor: Member Guest", "", ""],
    ]
    assert [row[:3] for row in rows(page, 1)] == [
        [LEAD, "2a A lead exists already", "changed"],
        [LEAD, "1-3a", "gone"],
    ]
    assert "Use cases – 1 new · 2 changed" in page.get_text()
    in_list = [words(one) for one in page.select("table.uc-list td:first-child")]
    assert in_list == [f"{LEAD} (changed)", "UC-GIVE Pay a fee (new)", f"{PAY} (changed)"]
    flows = [words(one) for one in page.select("table.uc-traceability td:nth-child(3)")]
    assert "2a A lead exists already (changed)" in flows
    link = page.select_one("p.uc-download a")
    assert link is not None
    csv = built.read(str(link["href"]))
    assert csv == "" or "[-within 5 minutes-] {+in time+}" in csv

    parallel = kept.build(out="parallel", jobs=2)
    for name in ("lead.html", "views.html"):
        assert parallel.page(name).select_one("div.body") == built.page(name).select_one("div.body")
    text = " ".join(kept.build("text").read("lead.txt").split())
    assert "[-within 5 minutes-]{+in time+}" in text
    assert "4 The middleware asks. (new)" in text
    assert kept.build("latex").warnings == []


IN_MYST = """\
:::{usecase} Pay a fee
:id: UC-PAY

:Goal: Fees
   are paid.

1. The member pays.

   :actor: Member
:::
"""


def test_what_means_the_same_gives_no_mark(project: Project) -> None:
    project.conf = {"extensions": ["myst_parser", "sphinxext.usecase"], "usecase_diagram": "none"}
    project.conf["myst_enable_extensions"] = ["colon_fence", "fieldlist"]
    twice = OTHER.replace("   .. step", "   :Goal: Fees are paid.\n\n   .. step") * 2
    project.write({"index.rst": HEAD + twice.replace("\n.. usecase", "\n\n.. usecase")})
    keep(project, "usecases.json")
    (project.source / "index.rst").unlink()
    project.write(
        {"index.md": f"# Page\n\nMore text.\n\n{IN_MYST}\n{IN_MYST}\n:::{{usecase-changes}}\n:::\n"}
    )
    project.conf["usecase_baseline"] = "usecases.json"
    built = project.build()
    assert [one.kind for one in built.warned] == ["usecase.duplicate-id"]
    assert not built.page().select(".uc-since, details.uc-words, .uc-new")
    assert "Nothing has changed." in built.read("index.html")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, "release-1.json cannot be read: No such file or directory"),
        ("{", "this is no usecases.json"),
        ({"version": 9}, "it is of version 9, of which this release knows no more than 1 has"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_warning(kept: Project, change: Any, said: str) -> None:
    file = kept.source / "release-1.json"
    data = json.loads(file.read_text("utf-8"))
    if change is None:
        file.unlink()
    else:
        file.write_text(change if isinstance(change, str) else json.dumps(data | change), "utf-8")
    edit(kept, "other.rst", "The member pays", "A member pays")
    kept.conf["usecase_baseline"] = "release-1.json"
    built, again = kept.build(), kept.build()
    assert built.warnings == again.warnings
    (warned,) = built.warned
    assert (warned.file, warned.kind) == ("conf.py", "usecase.baseline")
    assert said in warned.text
    assert row_of(built.page("other.html"), "UC-PAY") is None
    assert "There is no baseline to compare with." in built.read("views.html")


def test_findings_are_known_from_those_beside_the_baseline(kept: Project) -> None:
    kept.conf |= {"usecase_baseline": "kept/usecases.json", "usecase_rules": {"flow-length": "advice"}}
    kept.write({"views.rst": f":orphan:\n\n{HEAD}.. usecase-findings::\n"})
    built = kept.build("usecases")
    shutil.copytree(built.out, kept.source / "kept")
    edit(kept, "other.rst", "The member pays.\n      :actor: Member", "The fee is paid.")
    built = kept.build()
    assert row_of(built.page("other.html"), "UC-PAY") == ["Changed: Main flow"]
    states = [words(one) for one in built.page("views.html").select("table.uc-findings td:last-child")]
    assert {"known", "new"} == set(states)
