"""The page of a use case: what a reader finds, in which order, and where its links lead."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import EXAMPLE, HEAD, Project
from sphinxext.usecase.core.project.catalogue import actor_anchor

TRACKERS = {r"RO-\d+": "https://tracker.example.org/browse/{id}"}


def words(node: Tag | None) -> str:
    """The text of a part of the page, on one line."""
    assert node is not None
    return " ".join(node.get_text().split())


def by_id(page: BeautifulSoup, anchor: str) -> Tag:
    """The element that an anchor leads to."""
    found = page.find(id=anchor)
    assert isinstance(found, Tag), anchor
    return found


def links(node: Tag | None) -> dict[str, str]:
    """The links of a part of the page: text -> address."""
    assert node is not None
    return {words(link): str(link["href"]) for link in node.select("a[href]:not(.headerlink)")}


def build(project: Project, body: str, **conf: object) -> BeautifulSoup:
    """The page of one reST body, which must be free of faults."""
    project.conf = {"usecase_diagram": "none", **conf}
    project.write({"index.rst": HEAD + body})
    built = project.build()
    assert built.warnings == []
    return built.page()


@pytest.fixture
def page(project: Project) -> BeautifulSoup:
    """The page of the example."""
    return build(project, EXAMPLE, usecase_trackers=TRACKERS)


def test_title_id_and_status(page: BeautifulSoup) -> None:
    title = by_id(page, "UC-LEAD")
    assert title.name == "dt"
    assert words(title).rstrip("¶").strip() == "Hand a qualified lead to sales UC-LEAD approved"
    assert words(title.select_one(".uc-id")) == "UC-LEAD"
    assert words(title.select_one(".uc-status.uc-status-approved")) == "approved"
    headerlink = title.select_one("a.headerlink")
    assert headerlink is not None
    assert headerlink["href"] == "#UC-LEAD"


def test_fields_are_a_definition_list(page: BeautifulSoup) -> None:
    (table,) = page.select("dl.uc-fields")
    headers = [words(one).rstrip(":") for one in table.find_all("dt", recursive=False)]
    bodies = table.find_all("dd", recursive=False)
    assert headers == ["Goal", "Actors", "Preconditions", "Trigger", "Epic", "Stories"]
    assert words(bodies[0].strong) == "within 5 minutes"
    assert [words(item) for item in bodies[1].select("li")] == [
        "CRM: keeps the leads",
        "Middleware",
    ]
    assert words(bodies[3].em) == "qualified"


def test_items_lead_to_their_tracker(page: BeautifulSoup) -> None:
    def browse(*items: str) -> dict[str, str]:
        return {item: f"https://tracker.example.org/browse/{item}" for item in items}

    table = page.select_one("dl.uc-fields")
    assert links(table) == browse("RO-100", "RO-101", "RO-102")
    assert links(by_id(page, "UC-LEAD.2a").select_one(".uc-meta")) == {
        f"2, {LOOK_UP}": "#UC-LEAD.2",
        "4, A sales rep is assigned": "#UC-LEAD.4",
        **browse("RO-103"),
    }


def test_without_a_tracker_items_are_plain(project: Project) -> None:
    page = build(project, EXAMPLE)
    assert links(page.select_one("dl.uc-fields")) == {}
    assert "RO-101, RO-102" in words(page.select_one("dl.uc-fields"))


def test_steps_are_an_ordered_list(page: BeautifulSoup) -> None:
    steps = page.select("dd > ol.uc-steps[role=list] > li.uc-step")
    assert [step["id"] for step in steps] == [f"UC-LEAD.{number}" for number in "1234"]
    assert [words(step.select_one("p.uc-text")) for step in steps] == [
        "1 The CRM notifies the middleware. (CRM)",
        "2 The middleware looks for a lead with the same e-mail address.",
        "3 The middleware creates a lead.",
        "4 A sales rep is assigned.",
    ]


def test_alternatives_follow_in_order_of_branch_point(page: BeautifulSoup) -> None:
    flows = page.select("div.uc-altflow")
    assert [words(flow.select_one(".uc-altflow-title")) for flow in flows] == [
        "1-3a The CRM does not answer",
        "2a A lead exists already",
    ]
    text = words(page.select_one("dl.usecase"))
    assert text.index("Main flow") < text.index("4 A sales rep") < text.index("Alternative flows")


LOOK_UP = "The middleware looks for a lead with the same e-mail address"
BRANCHES = {
    "UC-LEAD.1": ["1-3a The CRM does not answer"],
    "UC-LEAD.2": ["1-3a The CRM does not answer", "2a A lead exists already"],
    "UC-LEAD.3": ["1-3a The CRM does not answer"],
    "UC-LEAD.4": [],
}


@pytest.mark.parametrize(("anchor", "branches"), BRANCHES.items())
def test_steps_show_their_branches(page: BeautifulSoup, anchor: str, branches: list[str]) -> None:
    shown: dict[str, str] = {}
    for paragraph in by_id(page, anchor).select("p.uc-branches"):
        shown |= links(paragraph)
    expected = {text: f"#UC-LEAD.{text.split()[0]}" for text in branches}
    assert sorted(shown.items()) == sorted(expected.items())


ENDS = {
    "UC-LEAD.2": [
        "2a A lead exists already — on to 4",
        "1-3a The CRM does not answer — Ends in failure",
    ],
    "UC-LEAD.4": [],
}


@pytest.mark.parametrize(("anchor", "lines"), ENDS.items())
def test_steps_show_how_their_branches_end(page: BeautifulSoup, anchor: str, lines: list[str]) -> None:
    assert list(map(words, by_id(page, anchor).select("p.uc-branches"))) == lines


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (":resume: 1", "back to 1"),
        (":resume: 2", "back to 2"),
        (":resume: 3", "on to 3"),
        (":resume: next", "on to 3"),
        (":resume: origin", "Resumes where it was interrupted"),
        (":end: abort: left", "Is aborted: left"),
        (":end: success\n         :resume: 1", "Ending not clear: resume: 1; end: success"),
    ],
)
def test_how_a_branch_ends_in_few_words(project: Project, ending: str, said: str) -> None:
    body = f"""\
.. usecase:: Pay
   :id: UC

   .. step:: One

   .. step:: Two

      .. altflow:: No
         {ending}

   .. step:: Three
"""
    page = build(project, body, suppress_warnings=["usecase.two-endings"])
    assert words(page.select_one("p.uc-branches")) == f"2a No — {said}"


def test_links_hold_no_more_words_than_a_line_takes(project: Project) -> None:
    long, wide = "Pay " + "and pay again " * 20, "支払" * 80
    body = f".. usecase:: Pay\n   :id: UC\n\n   .. step:: {long}\n\n   .. step:: {wide}\n\n"
    body += "   .. altflow:: No\n      :from: 1\n      :resume: 2\n"
    first, second = links(by_id(build(project, body), "UC.1a").select_one(".uc-meta"))
    assert first.startswith("1, Pay and pay again")
    assert first.endswith(" pay…")
    assert second == f"2, {('支払' * 36)[:71]}…"


def test_alternatives_show_branch_and_return_point(page: BeautifulSoup) -> None:
    exists = by_id(page, "UC-LEAD.2a").select_one(".uc-meta")
    assert words(exists) == (
        f"Branches from step 2, {LOOK_UP} · Resumes at step 4, A sales rep is assigned · Story: RO-103"
    )
    silent = by_id(page, "UC-LEAD.1-3a").select_one(".uc-meta")
    first, last = "1, The CRM notifies the middleware", "3, The middleware creates a lead"
    assert words(silent) == f"Branches from steps {first} – {last} · Ends in failure"
    assert links(silent) == {first: "#UC-LEAD.1", last: "#UC-LEAD.3"}


def test_return_points_lead_back(page: BeautifulSoup) -> None:
    resumed = by_id(page, "UC-LEAD.4").select_one("p.uc-resumed")
    assert words(resumed) == "Resumed here by 2a A lead exists already"
    assert links(resumed) == {"2a A lead exists already": "#UC-LEAD.2a"}
    assert len(page.select("p.uc-resumed")) == 1


ANCHORS = {
    "UC-LEAD.1": "1 The CRM notifies",
    "UC-LEAD.2": "2 The middleware looks",
    "UC-LEAD.look-up": "2 The middleware looks",
    "UC-LEAD.4": "4 A sales rep",
    "UC-LEAD.assign": "4 A sales rep",
    "UC-LEAD.2a": "2a A lead exists already",
    "UC-LEAD.2a1": "2a1 The middleware updates",
    "UC-LEAD.1-3a": "1-3a The CRM does not answer",
}


@pytest.mark.parametrize(("anchor", "text"), ANCHORS.items())
def test_anchors_are_addresses(page: BeautifulSoup, anchor: str, text: str) -> None:
    target = by_id(page, anchor)
    if target.name == "span":
        target = next(parent for parent in target.parents if parent.name in ("li", "div"))
    assert words(target).startswith(text)


def test_actors_have_anchors(page: BeautifulSoup) -> None:
    for name, text in {"CRM": "CRM: keeps the leads", "Middleware": "Middleware"}.items():
        item = by_id(page, actor_anchor("UC-LEAD", name)).find_parent("li")
        assert words(item) == text


@pytest.mark.parametrize("entries", [True, False])
def test_contents_entries_follow_toc_object_entries(project: Project, entries: bool) -> None:
    project.conf |= {"toc_object_entries": entries, "html_sidebars": {"**": ["localtoc.html"]}}
    body = f"{EXAMPLE}\n.. usecase:: Close a lead\n   :id: UC-CLOSE\n"
    page = build(project, body, **project.conf)
    shown = links(page.select_one(".sphinxsidebar"))
    expected = {"Hand a qualified lead to sales": "#UC-LEAD", "Close a lead": "#UC-CLOSE"}
    assert {text: href for text, href in shown.items() if href != "#"} == (expected if entries else {})
    page = build(project, body, **{**project.conf, "usecase_toc_ids": True})
    shown = links(page.select_one(".sphinxsidebar"))
    expected = {
        "UC-LEAD Hand a qualified lead to sales": "#UC-LEAD",
        "UC-CLOSE Close a lead": "#UC-CLOSE",
    }
    assert {text: href for text, href in shown.items() if href != "#"} == (expected if entries else {})


def test_contents_entries_reach_other_pages(project: Project) -> None:
    project.write({"leads.rst": "Leads\n=====\n\n" + EXAMPLE})
    page = build(project, ".. toctree::\n\n   leads\n")
    contents = links(page.select_one(".toctree-wrapper"))
    assert contents["Hand a qualified lead to sales"] == "leads.html#UC-LEAD"


RICH = """\
.. usecase:: Buy
   :id: UC
   :waived: a trifle
   :priority: high
   :owner: Anna
   :tags: cash, card
   :extends: UC-2
   :specializes: UC-2
   :goto: UC-2

   .. step:: One.
      :choice:
      :optional:
      :include: UC-2

   .. step:: Two.
      :repeat: 1-2
      :until: paid
      :stories: RO-1, RO-2
      :tests: t1

   .. step:: Three.
      :repeat: 3
      :while: open

   .. altflow:: Whole
      :from: 1a
      :resume: next

   .. altflow:: First
      :from: 1
      :resume: origin

      .. step:: Inner.

   .. altflow:: Exception
      :from: 2, 3
      :kind: exception
      :end: abort: left

   .. altflow:: Any
      :from: *
      :end:

   .. altflow:: Loose
      :waived: rare
      :resume:

   .. altflow:: Instead
      :from: start
      :goto: UC-2.1

   .. altflow::

.. usecase:: Other
   :id: UC-2

   .. step:: Elsewhere.
"""
METAS = {
    "UC.1": "Includes UC-2",
    "UC.2": "Repeats steps 1, One – 2, Two until paid · Stories: RO-1, RO-2 · Test: t1",
    "UC.3": "Repeats step 3, Three while open",
    "UC.1a": "Branches from step 1, One · Resumes where it was interrupted",
    "UC.1aa": "Branches from any step of 1a First · Resumes after the branch point",
    "UC.2_3a": "Branches from steps 2, Two; 3, Three · Is aborted: left",
    "UC.any-a": "At any time · Ends; outcome not stated",
    "UC.A1": "Branch point not stated · Resumes; step not stated · Waived: rare",
    "UC.A2": "Replaces the flow from the start · Goes on with UC-2.1",
    "UC.A3": "Branch point not stated · Ending not stated",
}


def test_every_statement_has_its_sentence(project: Project) -> None:
    page = build(project, RICH, suppress_warnings=["usecase.waived-story"])
    said = {anchor: words(by_id(page, anchor).select_one(".uc-meta")) for anchor in METAS}
    assert said == METAS
    assert words(by_id(page, "UC.1").p) == "1 One. (optional, choice)"
    assert words(by_id(page, "UC.2_3a").p) == "2,3a Exception (exception)"
    (ending,) = (one for one in page.select("dl.usecase > dd > p.uc-meta"))
    assert words(ending) == "Goes on with UC-2"
    rows = words(page.select_one("dl.uc-fields"))
    for text in ("Waived: a trifle", "Priority: high", "Owner: Anna", "Tags: cash, card"):
        assert text in rows
    assert "Extends: UC-2 Specialises: UC-2" in rows


def test_any_step_of_an_alternative_leads_to_it(project: Project) -> None:
    page = build(project, RICH, suppress_warnings=["usecase.waived-story"])
    assert links(by_id(page, "UC.1aa").select_one(".uc-meta")) == {"1a First": "#UC.1a"}
    assert "#UC.1aa" in links(by_id(page, "UC.1a")).values()


def test_links_elsewhere_lead_there(project: Project) -> None:
    page = build(project, RICH, suppress_warnings=["usecase.waived-story"])
    assert links(by_id(page, "UC.A2"))["UC-2.1"] == "#UC-2.1"
    assert links(by_id(page, "UC.1").select_one(".uc-meta")) == {"UC-2": "#UC-2"}


def test_a_diagram_is_an_image_with_a_name(project: Project) -> None:
    page = build(project, EXAMPLE, usecase_diagram="flow")
    (svg,) = page.select("div.uc-diagram > svg")
    assert svg["aria-label"] == "Flow diagram of Hand a qualified lead to sales"
    hrefs = {str(link["xlink:href"]) for link in svg.select("a")}
    numbers = ("1", "2", "3", "4", "2a", "2a1", "1-3a")
    assert hrefs == {f"#UC-LEAD.{number}" for number in numbers}


def test_no_script_and_no_style_in_the_page_itself(page: BeautifulSoup) -> None:
    content = page.select_one("dl.usecase")
    assert content is not None
    assert content.select("script, style, [style], [onclick]") == []


def test_the_style_sheet_is_there(page: BeautifulSoup, project: Project) -> None:
    sheets = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
    (ours,) = (sheet for sheet in sheets if "usecase.css" in sheet)
    assert (project.folder / "html" / ours.partition("?")[0]).is_file()


def test_alternatives_at_any_time_stand_before_those_that_replace_the_flow(project: Project) -> None:
    origins = {"Else": ":from: start", "Nowhere": ":end:", "Always": ":from: *", "Late": ":from: 1"}
    flows = "".join(f"\n   .. altflow:: {title}\n      {from_}\n" for title, from_ in origins.items())
    page = build(project, f".. usecase:: Pay\n   :id: UC-1\n\n   .. step:: One.\n{flows}")
    titles = [words(title) for title in page.select(".uc-altflow > p:first-child")]
    assert titles == ["1a Late", "*a Always", "A1 Else", "A2 Nowhere"]


def test_use_cases_of_one_id_show_each_its_own_flow(project: Project) -> None:
    page = "{0}\n=\n\n.. usecase:: {0}\n   :id: UC-X\n\n   .. step:: Only {0}.\n"
    project.write({"index.rst": page.format("A"), "b.rst": ":orphan:\n\n" + page.format("B")})
    built = project.build()
    assert len(built.warnings) == 1
    for name, own, other in (("index.html", "A", "B"), ("b.html", "B", "A")):
        (drawn,) = built.page(name).select("svg.uc-flow")
        assert f"1 Only {own}." in drawn.get_text()
        assert f"Only {other}" not in drawn.get_text()
