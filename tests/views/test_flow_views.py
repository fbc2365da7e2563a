"""Flow diagrams and use case diagrams anywhere: pictures, links, legends, freshness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import EXAMPLE, HEAD, Project, edit, failing_dot, line_of, rebuild
from sphinxext.usecase.diagrams.pictures import FILE, Pictures
from writers.test_builders import CONF, FILES, PAGES, WRITERS, Rich, local_links, output, pages_of

VIEWS = """\
Views
=====

.. usecase-flow:: UC-LEAD
   :caption: Leads, see :uc:step:`UC-LEAD.look-up`
   :name: the-leads
   :class: wide
   :legend:

.. usecase-flow:: UC-LEAD

.. usecase-flow:: UC-BUY

.. usecase-diagram::
   :caption: *All* of it
   :name: all
   :legend:

.. usecase-diagram::
   :ids: UC-P*, UC-B*
   :system: Ticket & office

See :ref:`leads <the-leads>` and :ref:`all <all>`.
"""
RICH = {
    **FILES,
    "index.rst": FILES["index.rst"].replace("   table\n", "   table\n   views\n"),
    "views.rst": VIEWS,
    "leads.rst": FILES["leads.rst"] + "\n   .. usecase-flow::\n      :caption: Again\n",
}
FLOWS = "svg[aria-label^='Flow diagram']"
OVERVIEWS = "svg[aria-label^='Use case diagram']"


def rich_project(folder: Path) -> Project:
    """The rich project of the builders' tests, with views of its flows."""
    project = Project(folder, dict(CONF))
    project.write(RICH)
    return project


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    """That project."""
    return Rich(tmp_path_factory.mktemp("views"), RICH)


@pytest.mark.parametrize("builder", [*WRITERS, "usecases"])
def test_no_warning(rich: Rich, builder: str) -> None:
    assert rich(builder).warnings == []


@pytest.mark.parametrize("builder", PAGES)
def test_every_link_hits_an_id(rich: Rich, builder: str) -> None:
    pages = pages_of(rich(builder))
    ids = {path: {str(one["id"]) for one in page.select("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        for address in local_links(page):
            file, _, fragment = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), address
            assert not fragment or fragment in ids.get(target, ()), address


@pytest.mark.parametrize("builder", PAGES)
def test_no_id_stands_twice_on_a_page(rich: Rich, builder: str) -> None:
    for path, page in pages_of(rich(builder)).items():
        counted = Counter(str(one["id"]) for one in page.select("[id]"))
        assert [one for one, number in counted.items() if number > 1] == [], path.name


def test_the_same_picture_is_shown_anywhere(rich: Rich) -> None:
    (own, again) = rich("html").page("leads.html").select(FLOWS)
    first, second, _ = rich("html").page("views.html").select(FLOWS)
    for picture in (again, first, second):
        assert picture["aria-label"] == own["aria-label"]
        assert picture["viewbox"] == own["viewbox"]
        (described,) = picture.select(f'desc[id="{picture["aria-describedby"]}"]')
        assert described.get_text() == own.select("desc")[0].get_text()
    assert len({str(one["aria-describedby"]) for one in (own, again, first, second)}) == 4


def hrefs(picture: Tag) -> list[str]:
    """The links of a picture."""
    return [str(link["xlink:href"]) for link in picture.select("a")]


def test_links_lead_to_the_page_of_the_use_case(rich: Rich) -> None:
    own, again = rich("html").page("leads.html").select(FLOWS)
    first, _, tickets = rich("html").page("views.html").select(FLOWS)
    assert "#UC-LEAD.2a" in hrefs(own)
    assert hrefs(again) == hrefs(own)
    assert hrefs(first) == [f"leads.html{href}" for href in hrefs(own)]
    assert {"tickets/all.html#UC-BUY.S-1", "leads.html#UC-LEAD.2"} <= set(hrefs(tickets))
    from_folder = rich("dirhtml").page("views/index.html").select(FLOWS)[0]
    assert "../leads/#UC-LEAD.2a" in hrefs(from_folder)


@pytest.mark.parametrize(
    ("builder", "page", "expected"),
    [
        ("html", "views.html", {"leads.html#UC-LEAD", "leads.html#UC-LEAD--CRM"}),
        ("dirhtml", "views/index.html", {"../leads/#UC-LEAD", "../leads/#UC-LEAD--CRM"}),
        ("singlehtml", "index.html", {"#UC-LEAD", "#UC-LEAD--CRM"}),
    ],
)
def test_use_cases_and_actors_lead_to_where_they_are_described(
    rich: Rich, builder: str, page: str, expected: set[str]
) -> None:
    picture = rich(builder).page(page).select(OVERVIEWS)[0]
    assert expected <= set(hrefs(picture))
    assert len(hrefs(picture)) == len(picture.select(".uc-actor, .uc-case"))


def test_a_view_has_caption_name_and_class(rich: Rich) -> None:
    figure = rich("html").page("views.html").select_one("figure#the-leads")
    assert figure is not None
    assert {"uc-flow-view", "wide"} <= set(figure["class"])
    caption = figure.select_one("figcaption")
    assert caption is not None
    assert caption.get_text().startswith("\nLeads, see UC-LEAD.2")
    assert caption.select_one('a[href="leads.html#UC-LEAD.2"]') is not None


def test_a_legend_explains_what_is_shown_and_no_more(rich: Rich) -> None:
    tables = rich("html").page("views.html").select("table.uc-legend")
    flow, overview = ([name.get_text() for name in table.select("td title")] for table in tables)
    assert {"Hexagon", "Arrow", "Dashed arrow with an open head"} <= set(flow)
    assert "Dotted arrow" not in flow
    assert {"Ellipse", "Frame", "Dashed arrow «include»", "Arrow with a hollow head"} <= set(overview)
    assert [text.get_text() for text in tables[1].select("td text")] == [
        "«actor»",
        "«include»",
        "«extend»",
    ]
    assert "Hexagon" in rich("text").read("views.txt")


EVERYTHING = """
.. usecase:: All
   :id: UC-ALL
   :diagram: {kind}

   :Actors: Anna, Bob

   .. step:: One.
      :actor: Anna
      :include: UC-2

   .. step:: Two.
      :actor: Bob
      :optional:
      :repeat: 1-2

   .. altflow:: Works
      :from: 1
      :resume: 2
   .. altflow:: Fails
      :from: 1
      :end: failure
   .. altflow:: Stops
      :from: 1
      :end: abort
   .. altflow:: Leaves
      :from: 1
      :end: left alone
   .. altflow:: Goes
      :from: 1
      :goto: UC-2
   .. altflow:: Nobody knows
      :from: 1
   .. altflow:: Both
      :from: 1-2

.. usecase:: Other
   :id: UC-2

.. usecase-flow:: UC-ALL
   :legend:
"""
LEGEND = """
Rounded box
Box
Hexagon
Rounded box with a double line
Octagon
Box with cut corners
Rounded box at the end
Box with two tabs
Box with a point
Dashed rounded box
Ellipse with an arrow
Ellipse with labels
Arrow
Dashed arrow with an open head
Arrow with an open head
Arrow to the left
Dotted arrow
Dashed arrow with a filled head
""".strip().splitlines()


@pytest.mark.parametrize(("kind", "lanes"), [("flow", []), ("swimlane", ["Frame"])])
def test_a_legend_has_a_row_for_each_shape_and_line(
    project: Project, kind: str, lanes: list[str]
) -> None:
    page = page_of(project, EVERYTHING.format(kind=kind))
    told = [name.get_text() for name in page.select("table.uc-legend td:first-child title")]
    assert told == [*lanes, *LEGEND]
    drawn = page.select("table.uc-legend td:first-child > p > svg[role=img] .uc-flow > g")
    assert len(drawn) == len(told)
    assert all(one.find() for one in drawn)


def test_words_fit_into_their_shapes(project: Project) -> None:
    words = " ".join(["wonderful"] * 12)
    source = EVERYTHING.format(kind="flow").replace("UC-2", f"UC-{words.replace(' ', '-')}")
    for short in ("One", "Works", "left alone", "Nobody knows"):
        source = source.replace(short, words)
    picture = page_of(project, source).select_one(FLOWS)
    assert picture
    most = 0
    for node in picture.select("g.node"):
        shape = node.select_one("polygon, path")
        if shape is None:  # an ellipse, which holds no words of an author
            continue
        numbers = re.findall(r"-?[\d.]+", str(shape.get("points") or shape["d"]))
        down = [float(number) for number in numbers[1::2]]
        lines = node.select("text")
        assert len(lines) * 1.25 * 12 <= max(down) - min(down), node["class"]
        most = max(most, len(lines) if "uc-goto" in node["class"] else 0)
    assert most > 3


def test_no_character_of_a_picture_is_escaped_without_need(project: Project) -> None:
    source = EVERYTHING.format(kind="swimlane").replace("Anna", "Anna-Lena")
    project.write({"index.rst": f"{HEAD}{source}"})
    page = project.build().read("index.html")
    assert "&#45;" not in page
    assert ">Anna-Lena</text>" in page


@pytest.mark.parametrize("builder", ["text", "man", "texinfo"])
def test_what_cannot_show_a_picture_tells_it_in_lines(rich: Rich, builder: str) -> None:
    text = output(rich(builder))
    assert text.count("Start → 1 → 2 → 3 → 4 → Success") == 4
    assert "Handbook: UC-LEAD Hand a qualified lead to sales; UC-BUY Buy a ticket" in text
    assert "Ticket & office: UC-BUY Buy a ticket; UC-PAY Pay" in text
    assert "Anna: UC-BUY" in text
    assert "nothing-else specialises UC-PAY" in text
    assert "Rounded box" in text


def test_latex_has_figures(rich: Rich) -> None:
    (path,) = rich("latex").out.glob("*.tex")
    text = path.read_text("utf-8")
    assert text.count("includegraphics") == 9
    assert r"\caption{\sphinxstyleemphasis{All} of it}" in text
    shapes = rich("html").page("views.html").select("table.uc-legend svg")
    assert text.count(r"\begin{tikzpicture}") == len(shapes) > 10
    assert text.count(r"\usetikzlibrary{svg.path}") == 1
    assert r"{\ensuremath{\hookleftarrow} 5}" in text


def test_the_use_case_diagram_shows_the_project(rich: Rich) -> None:
    whole, part = rich("html").page("views.html").select(OVERVIEWS)
    assert whole["aria-label"] == "Use case diagram of Handbook"
    assert {"leads.html#UC-LEAD", "tickets/all.html#UC-PAY", "tickets/all.html#nothing-else"} <= set(
        hrefs(whole)
    )
    assert part["aria-label"] == "Use case diagram of Ticket & office"
    assert set(hrefs(part)) == {
        f"tickets/all.html#{anchor}" for anchor in ("UC-BUY", "UC-PAY", "UC-BUY--Anna", "UC-BUY--Bob")
    }
    texts = [text.get_text().strip() for text in part.select("text")]
    assert {"Ticket & office", "«actor»", "Anna", "UC-BUY", "«include»"} <= set(texts)
    assert "«extend»" not in texts


# -- single views -------------------------------------------------------------------------------


def page_of(project: Project, source: str, *kinds: str, **files: str) -> BeautifulSoup:
    """The page of a source, which gives warnings of these kinds."""
    project.write({"index.rst": HEAD + source, **{f"{name}.rst": text for name, text in files.items()}})
    built = project.build()
    assert [warned.kind for warned in built.warned] == list(kinds)
    return built.page()


@pytest.mark.parametrize("builder", ["html", "epub", "text"])
def test_an_unknown_use_case_is_one_warning_and_its_id_stays(project: Project, builder: str) -> None:
    project.conf = dict(CONF)
    source = f"{HEAD}.. toctree::\n\n   a\n\n.. usecase-flow:: UC-GONE\n   :caption: Lost\n   :legend:\n"
    project.write({"index.rst": source, "a.rst": HEAD})
    built = project.build(builder)
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(source, "UC-GONE"), "usecase.unknown-target")
    assert warned.text.startswith('"UC-GONE" leads nowhere; expected the id of a use case')
    assert {"UC-GONE", "Lost"} <= set(output(built).split())


def test_outside_a_use_case_an_id_is_expected(project: Project) -> None:
    project.write({"index.rst": f"{HEAD}.. usecase-flow::\n\nWords.\n"})
    built = project.build()
    (warned,) = built.warned
    assert warned.text.startswith("usecase-flow names no use case; expected the id")
    assert "Words." in built.page().get_text()


def test_a_use_case_without_diagram_can_be_shown(project: Project) -> None:
    source = EXAMPLE.replace(":epic:", ":diagram: none\n   :epic:")
    page = page_of(project, f"{source}\n.. usecase-flow:: UC-LEAD\n")
    assert len(page.select(FLOWS)) == 1
    page = page_of(project, f"{source}\n   .. usecase-flow::\n")
    assert len(page.select(f"dl.usecase {FLOWS}")) == 1


def test_a_use_case_without_flow_says_so(project: Project) -> None:
    page = page_of(project, ".. usecase:: Rest\n   :id: UC-1\n\n.. usecase-flow:: UC-1\n")
    assert "UC-1 states no flow." in page.get_text()


def test_a_caption_with_a_mistake_stays(project: Project) -> None:
    view = ".. usecase-flow:: UC-LEAD\n   :caption: A *mistake\n"
    project.write({"index.rst": f"{HEAD}{EXAMPLE}\n{view}"})
    built = project.build()
    assert [warning for warning in built.warnings if "emphasis" not in warning] == []
    assert len(built.warnings) == 1
    assert "A *mistake" in built.page().get_text()
    assert len(built.page().select(FLOWS)) == 2


def test_use_cases_are_grouped_by_pages_with_their_titles(project: Project) -> None:
    view = ".. usecase-diagram::\n   :group-by: {}\n"
    views = f"{view.format('page')}\n{view.format('none')}\n{view.format('sky')}"
    page = f"Selling *well*\n==============\n\n{EXAMPLE}"
    project.write({"a.rst": page, "index.rst": f"{HEAD}.. toctree::\n\n   a\n\n{views}"})
    built = project.build()
    (said,) = built.warned
    assert (said.kind, "page or epic or tag or none" in said.text) == ("usecase.unknown-option", True)
    grouped, *others = built.page().select(OVERVIEWS)
    (frame,) = grouped.select(".uc-group")
    assert frame.get_text().strip() == "Selling well"
    assert [one.select(".uc-group") for one in others] == [[], []]
    project.write({"a.rst": page.replace("Selling", "Trading")})
    assert "Trading well" in project.build().page().select(OVERVIEWS)[0].get_text()


def test_without_use_cases_there_is_no_diagram(project: Project) -> None:
    page = page_of(project, ".. usecase-diagram::\n   :legend:\n")
    assert "No use cases." in page.get_text()
    assert page.select("svg, table") == []


def test_views_of_a_file_that_is_included_twice_keep_apart(project: Project) -> None:
    project.write({"part.txt": ".. usecase-flow:: UC-LEAD\n"})
    include = ".. include:: part.txt\n"
    page = page_of(project, f"{EXAMPLE}\n{include}\n{include}")
    counted = Counter(str(one["id"]) for one in page.select("[id]"))
    assert max(counted.values()) == 1
    assert len(page.select(FLOWS)) == 3


def test_secondary_actors_stand_on_the_right(project: Project) -> None:
    fields = ":Primary actor: Anna\n   :Actors: Anna, Bank, Clerk\n   :Secondary actors: Bank: lends\n"
    page = page_of(project, f".. usecase:: Buy\n   :id: UC-1\n\n   {fields}\n.. usecase-diagram::\n")
    (picture,) = page.select(OVERVIEWS)
    left, middle, right, other = (
        float(str(text["x"]))
        for name in ("Anna", "UC-1", "Bank", "Clerk")
        for text in picture.select("text")
        if text.get_text() == name
    )
    assert max(left, other) < middle < right


def test_views_are_the_same_in_myst(project: Project) -> None:
    pytest.importorskip("myst_parser")
    project.conf = {"extensions": ["myst_parser", "sphinxext.usecase"]}
    rst = VIEWS.replace("\n.. usecase-flow:: UC-BUY\n", "").replace("UC-B*", "UC-L*")
    md = "# Views\n"
    for block in re.findall(r"^\.\. [^\n]*(?:\n   [^\n]*)*", rst, re.MULTILINE):
        head, *options = (line.strip() for line in block.splitlines())
        name, _, argument = head.removeprefix(".. ").partition("::")
        body = "\n".join(options).replace(":uc:step:", "{uc:step}")
        body = body.replace("the-leads", "leads-2").replace(": all", ": all-2")
        md += f"\n```{{{name}}}{argument}\n{body}\n```\n"
    project.write(
        {"index.rst": f"{HEAD}.. toctree::\n\n   a\n   b\n\n{EXAMPLE}", "a.rst": rst, "b.md": md}
    )
    built = project.build()
    assert built.warnings == []
    found = []
    for name in ("a.html", "b.html"):
        page = built.page(name)
        pictures = page.select("svg.uc-flow")
        found.append(
            (
                [(one["aria-label"], hrefs(one), one.get_text()) for one in pictures],
                [one.get_text() for one in page.select("figcaption .caption-text, table.uc-legend")],
            )
        )
    assert found[0] == found[1]
    assert len(found[0][0]) == 4


def test_what_cannot_be_drawn_is_told_in_lines(project: Project) -> None:
    source = f"{EXAMPLE}\n.. usecase-diagram::\n   :system: Shop\n"
    project.write({"index.rst": HEAD + source})
    project.conf["graphviz_dot"] = failing_dot(project.folder)
    built = project.build()
    (warned,) = built.warned
    assert warned.kind == "usecase.diagram-failed"
    assert warned.text.startswith("UC-LEAD, usecase-diagram: no diagram, because ")
    assert "Shop: UC-LEAD Hand a qualified lead to sales" in built.page().get_text()


# -- freshness ----------------------------------------------------------------------------------

SITE = {
    "index.rst": "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n",
    "a.rst": "A\n=\n\n.. usecase:: Do a\n   :id: UC-A\n   :diagram: none\n   :stories: RO-1\n\n"
    "   :Actors: Anna\n   :Goal: To a.\n\n"
    "   .. step:: First.\n\n   .. step:: Second.\n      :include: UC-B\n",
    "b.rst": "B\n=\n\n.. usecase:: Do b\n   :id: UC-B\n\n   .. step:: Third.\n",
    "flow.rst": "Flow\n====\n\n.. usecase-flow:: UC-A\n",
    "flowb.rst": "Flowb\n=====\n\n.. usecase-flow:: UC-B\n",
    "all.rst": "All\n===\n\n.. usecase-diagram::\n",
    "onlyb.rst": "Onlyb\n=====\n\n.. usecase-diagram::\n   :ids: UC-B\n",
}


@pytest.fixture
def site(project: Project) -> Project:
    """Two use cases on a page each and pages that show them, built once."""
    project.write(SITE)
    assert project.build().warnings == []
    return project


EDITS = {
    "a step": ("a.rst", "First.", "Primo.", {"a", "flow"}),
    "a title": ("a.rst", "Do a", "Do it", {"a", "flow", "all"}),
    "a goal": ("a.rst", "To a.", "Other.", {"a"}),
    "a story": ("a.rst", "RO-1", "RO-2", {"a"}),
    "an actor": ("a.rst", "Anna", "Bob", {"a", "all"}),
    "an actor's part": ("a.rst", ":Actors:", ":Secondary actors:", {"a", "all"}),
    "a relation": ("b.rst", "UC-B\n", "UC-B\n   :extends: UC-A\n", {"a", "b", "flowb", "all"}),
    "an id": ("b.rst", "UC-B", "UC-C", {"a", "b", "flow", "flowb", "all", "onlyb"}),
}


def test_a_second_build_writes_nothing(site: Project) -> None:
    built, written = rebuild(site)
    assert (built.warnings, written) == ([], set())


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_rewrites_what_shows_it_and_nothing_else(site: Project, name: str) -> None:
    file, old, new, expected = EDITS[name]
    edit(site, file, old, new)
    _, written = rebuild(site)
    assert written - {"index"} == expected


def test_views_follow_an_edit(site: Project) -> None:
    edit(site, "a.rst", "First.", "Primo.")
    edit(site, "a.rst", "Anna", "Bob")
    built, _ = rebuild(site)
    assert "1 Primo." in built.read("flow.html")
    assert "Bob" in built.read("all.html")
    assert rebuild(site)[1] == set()


def test_a_use_case_that_goes_and_comes(site: Project) -> None:
    (site.source / "b.rst").unlink()
    built, written = rebuild(site)
    assert {"flowb", "all", "onlyb"} <= written
    assert "flowb.rst" in {warned.file for warned in built.warned}
    assert "UC-B" in built.page("flowb.html").get_text()
    site.write({"b.rst": SITE["b.rst"]})
    built, written = rebuild(site)
    assert built.warnings == []
    assert {"flowb", "all", "onlyb"} <= written
    assert built.page("flowb.html").select_one(FLOWS) is not None


def test_an_actor_that_is_described_elsewhere_leads_there(site: Project) -> None:
    site.write({"onlya.rst": "Onlya\n=====\n\n.. usecase-diagram::\n   :ids: UC-A\n"})
    site.build()
    (picture,) = site.build().page("onlya.html").select(OVERVIEWS)
    assert hrefs(picture)[0] == "a.html#UC-A--Anna"
    before = drawn(site)
    actors = "   :Actors:\n      - Anna: knows it all\n\n   .. step:: Third."
    edit(site, "b.rst", "   .. step:: Third.", actors)
    built, written = rebuild(site)
    assert written - {"index"} == {"all", "b", "onlya", "onlyb"}
    (picture,) = built.page("onlya.html").select(OVERVIEWS)
    assert hrefs(picture)[0] == "b.html#UC-B--Anna"
    assert len(drawn(site) - before) == 1, "that which shows her newly; the others lead elsewhere"


# -- filters ------------------------------------------------------------------------------------

SHOP = """\
.. usecase:: Buy
   :id: UC-BUY
   :tags: shop, counter
   :status: approved
   :epic: RO-1
   :actors: Anna

   .. step:: Pay.

      .. altflow:: No money
         :end: failure
         :kind: exception

.. usecase:: Lend
   :id: UC-LEND
   :tags: library
   :status: draft
   :epic: RO-2
   :actors: Bob

   .. step:: Take.
"""
FILTERS = {
    "ids": ("*BUY", "*LEND"),
    "tags": ("shop", "libr*"),
    "status": ("approved", "draft"),
    "epic": ("RO-1", "RO-2"),
    "actor": ("Anna", "B?b"),
    "kind": ("exception", "none"),
}


@pytest.mark.parametrize("option", FILTERS)
def test_a_filter_chooses_what_is_shown(project: Project, option: str) -> None:
    first, second = FILTERS[option]
    kinds = ["usecase.empty-view"] if option == "kind" else []
    views = "".join(f"\n.. usecase-diagram::\n   :{option}: {one}\n" for one in (first, second, "*"))
    found = [
        {label for label in ("UC-BUY", "UC-LEND", "Anna", "Bob") if label in labels_of(picture)}
        for picture in page_of(project, SHOP + views, *kinds).select(OVERVIEWS)
    ]
    buy, lend = {"UC-BUY", "Anna"}, {"UC-LEND", "Bob"}
    assert found == ([buy, buy | lend] if option == "kind" else [buy, lend, buy | lend])


def labels_of(picture: Tag) -> set[str]:
    """The texts of a picture, a line each."""
    return {text.get_text() for text in picture.select("text")}


def test_filters_add_up(project: Project) -> None:
    page = page_of(
        project, f"{SHOP}\n.. usecase-diagram::\n   :tags: shop\n   :actor: Bob\n", "usecase.empty-view"
    )
    assert page.select(OVERVIEWS) == []
    assert "No use cases." in page.get_text()


def test_an_edit_of_a_tag_rewrites_the_diagram_that_it_is_chosen_by(project: Project) -> None:
    pages = {
        f"{tag}.rst": f"{tag}\n=======\n\n.. usecase-diagram::\n   :tags: {tag}\n"
        for tag in ("shop", "counter", "library")
    }
    index = "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n"
    project.write({"index.rst": index, "all.rst": HEAD + SHOP, "other.rst": HEAD, **pages})
    assert project.build().warnings == []
    edit(project, "all.rst", "shop, counter", "market, counter")
    built, written = rebuild(project)
    assert written - {"index"} == {"all", "shop"}
    assert "No use cases." in built.page("shop.html").get_text()


def drawn(site: Project) -> set[str]:
    """The names of the pictures in the cache."""
    return Pictures(site.folder / "doctrees" / FILE).names()


def test_each_picture_is_drawn_once(site: Project) -> None:
    assert len(drawn(site)) == 4


def test_only_what_changed_is_drawn_again(site: Project) -> None:
    before = drawn(site)
    edit(site, "a.rst", "Anna", "Annabella Maria")
    rebuild(site)
    assert len(drawn(site) - before) == 1
    assert len(drawn(site)) == 4


def test_pictures_that_nothing_shows_any_more_are_forgotten(site: Project) -> None:
    (site.source / "all.rst").unlink()
    edit(site, "onlyb.rst", ":ids: UC-B", ":ids: UC-A")
    rebuild(site)
    assert len(drawn(site)) == 3
    edit(site, "a.rst", "First.", "Primo.")
    edit(site, "flow.rst", "UC-A", "UC-B")
    edit(site, "b.rst", "Third.", "Terzo.")
    rebuild(site)
    assert len(drawn(site)) == 2


def test_four_processes_give_what_one_gives(tmp_path: Path) -> None:
    found = []
    for jobs in (1, 4):
        project = rich_project(tmp_path / str(jobs))
        project.write({"lost.rst": f"{HEAD}.. usecase-flow:: UC-GONE\n"})
        built = project.build(jobs=jobs)
        pages = {path.name: path.read_bytes() for path in sorted(built.out.rglob("*.html"))}
        found.append((pages, sorted(line for line in built.warnings if "usecase." in line)))
    assert found[0][0] == found[1][0]
    assert [line.partition(": ")[2] for line in found[0][1]] == [
        line.partition(": ")[2] for line in found[1][1]
    ]
    assert len(found[0][1]) == 1


def test_no_line_leads_through_what_the_boundary_is_headed_by(project: Project) -> None:
    usecase = (
        f".. usecase:: {'Automate it ' * 5}\n   :id: UC-{{}}\n   :actors: {{}}\n\n   .. step:: 1\n\n"
    )
    acting = [", ".join(f"Actor of {one} {number}" for number in range(6)) for one in "abc"]
    pages = "".join(map(usecase.format, "ABC", acting))
    project.write({"index.rst": f"{HEAD}{pages}.. usecase-diagram::\n   :system: Revenue operations\n"})
    picture = project.build().page().select(OVERVIEWS)[0]
    (title,) = picture.select(".uc-system text")
    left, bottom = float(str(title["x"])), float(str(title["y"]))
    lines = picture.select(".uc-association path")
    assert len(lines) == 18
    for line in lines:
        passed = [across for across, down in _places(str(line["d"])) if bottom - 9 < down < bottom]
        assert max(passed, default=0) < left


def _places(path: str) -> Iterator[tuple[float, float]]:
    """Places along the curves of a path."""
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    points = [complex(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
    for start in range(0, len(points) - 3, 3):
        a, b, c, d = points[start : start + 4]
        for t in (part / 50 for part in range(51)):
            place = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
            yield place.real, place.imag
