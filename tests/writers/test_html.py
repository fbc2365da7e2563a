"""What HTML builders add beside the pages: where sidebars lead, and which pages load scripts."""

from __future__ import annotations

from helpers import EXAMPLE, HEAD, Project, edit

PAGES = {
    "index.rst": f"{HEAD}.. toctree::\n\n   leads\n   plain\n",
    "leads.rst": f"Leads\n=====\n\n{EXAMPLE}\n.. usecase-list::\n",
    "plain.rst": "Plain\n=====\n\nWords.\n",
}


def test_the_sidebar_of_a_single_page_leads_to_anchors(project: Project) -> None:
    project.conf = {
        "html_theme": "alabaster",
        "html_sidebars": {"**": ["globaltoc.html"]},
        "html_theme_options": {"globaltoc_collapse": False, "globaltoc_maxdepth": -1},
    }
    project.write(PAGES)
    page = project.build("singlehtml").page()
    # Sphinx 7 puts the name of the page before.
    links = {
        link.get_text(): str(link["href"]).removeprefix("index.html")
        for link in page.select(".sphinxsidebar li a")
    }
    assert links["Hand a qualified lead to sales"] == "#UC-LEAD"
    ids = {str(one["id"]) for one in page.select("[id]")}
    assert {href.removeprefix("#") for href in links.values()} <= ids


def test_an_id_of_two_pages_is_there_once_on_a_single_page(project: Project) -> None:
    figure = "\n   .. figure:: https://example.org/lead.png\n\n      A lead.\n"
    project.write(
        {
            "leads.rst": f"Leads\n=====\n\n{EXAMPLE}{figure}",
            "plain.rst": f"Again\n=====\n\n{EXAMPLE}{figure}",
            "index.rst": f"{PAGES['index.rst']}\n:uc:usecase:`UC-LEAD`\n",
        }
    )
    built = project.build("singlehtml")
    assert {one.kind for one in built.warned} == {"usecase.duplicate-id"}
    page = built.page()
    ids = [str(one["id"]) for one in page.select("[id]")]
    assert [one for one in set(ids) if ids.count(one) > 1 and "UC-LEAD" in one] == []
    assert len(page.select("svg.uc-flow")) == 2
    links = {str(one["href"]) for one in page.select('a[href^="#UC-LEAD"]')}
    assert {link.removeprefix("#") for link in links} <= set(ids)


LAYOUT = """\
{% extends "basic/layout.html" %}
{% block extrahead %}{% for one in script_files %}<tt>{{ one.filename }}</tt>{% endfor %}{% endblock %}
"""
"""A theme that tells which scripts it is given; that of Sphinx for books would load none at all."""


def scripts_of(project: Project, page: str, builder: str = "html") -> set[str]:
    """The scripts of ours that a page loads."""
    project.conf |= {"templates_path": ["_templates"], "epub_theme": "basic", "version": "1"}
    project.write({**PAGES, "_templates/layout.html": LAYOUT})
    told = {one.get_text().rpartition("/")[2] for one in project.build(builder).page(page).select("tt")}
    assert "doctools.js" in told
    return {name for name in told if name.startswith("usecase")}


def test_only_pages_that_need_scripts_load_them(project: Project) -> None:
    assert scripts_of(project, "leads.html") == {"usecase.js", "usecase-flows.js", "usecase-tables.js"}
    assert scripts_of(project, "plain.html") == set()


def test_books_load_none(project: Project) -> None:
    assert scripts_of(project, "leads.xhtml", "epub") == set()


def test_a_page_is_described_by_the_goal_of_its_first_use_case(project: Project) -> None:
    goal = '.. usecase:: {0}\n\n   :Goal: *{0}* "well"\n      & soon\n\n'
    own = ".. meta::\n   :description: Mine\n\n"
    project.write(
        {
            "index.rst": HEAD + ".. usecase:: None\n\n" + goal.format("Ask") + goal.format("Pay"),
            "own.rst": ":orphan:\n\n" + own + HEAD + goal.format("Go"),
            "none.rst": ":orphan:\n\n" + HEAD,
        }
    )
    built = project.build()
    for page, expected in (("index", ['Ask "well" & soon']), ("own", ["Mine"]), ("none", [])):
        found = built.page(f"{page}.html").select('meta[name="description"]')
        assert [one["content"] for one in found] == expected
    edit(project, "index.rst", "*Ask*", "*Say*")
    found = project.build().page().select('meta[name="description"]')
    assert [one["content"] for one in found] == ['Say "well" & soon']
