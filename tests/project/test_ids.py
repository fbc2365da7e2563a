"""Ids that teams have already: with dots, digits and blanks, some the beginnings of others."""

from __future__ import annotations

import json

import pytest
from bs4 import Tag

from helpers import HEAD, Built, Project

IDS = [f"UC-130-{major}.{minor}" for major in range(1, 6) for minor in range(2, 8)]
IDS += [f"UC-130-{major}.2.{minor}" for major in range(1, 6) for minor in (10, 11)]
IDS += [
    "UC-130-1.2.10.7",
    "3.2.1",
    "3.2.1-b",
    "3.2.1.9",
    "КП-7",
    "UC 12",
    "UC 12.9",
    "2-factor login",
    "7",
    "7.7",
]
"""Fifty; none leads to a step or an alternative of another one."""
_USECASE = """
.. usecase:: Title of {id}
   :id: {id}

   :Actor: Clerk

   .. step:: Begin.
   .. step:: Go on.
      :name: go-on

      .. altflow:: It fails
         :end: failure
"""
_CASE = '<testcase classname="t" name="{name}"><properties>{said}</properties></testcase>'
_PROPERTY = '<property name="{name}" value="{value}"/>'


def slot(text: str) -> str:
    return text.replace(" ", "-")


def results() -> str:
    """A test case for each alternative, which names it in one of the ways that there are."""
    cases = []
    for number, id_ in enumerate(IDS):
        way = ("usecase", "usecases", "usecase_id", "")[number % 4]
        address = f"{id_ if number % 3 else slot(id_)}.2a"
        said = _PROPERTY.format(name=way, value=address) if way else ""
        name = f"{slot(address)} fails" if not way else f"test {number}"
        cases.append(_CASE.format(name=name, said=said))
    main = _PROPERTY.format(name="usecase", value=",".join(map(slot, IDS)))
    cases.append(_CASE.format(name="all", said=main))
    cases.append(_CASE.format(name="python 3.2.1.9 needs 3.2 seconds", said=""))
    return f"<testsuite>{''.join(cases)}</testsuite>"


def test_fifty_ids_that_people_have(project: Project) -> None:
    assert len({*map(slot, IDS)}) == 50
    roles = "".join(
        f"* :uc:usecase:`{slot(one)}` :uc:altflow:`{one}.2a` :uc:step:`{slot(one)}.go-on`\n"
        for one in IDS
    )
    calls = """
.. usecase:: Calls
   :id: 9.9

   .. step:: All of them.
      :include: UC 12, 3.2.1, 7
   .. step:: A loop; step 1 is its own.
      :repeat: 9.9.1-2

      See :uc:step:`1`.

   .. altflow:: Elsewhere
      :from: 9.9.1
      :goto: UC 12.9.2a
"""
    project.conf |= {"usecase_test_results": ["results.xml"], "nitpicky": True}
    half = len(IDS) // 2
    project.write(
        {
            "index.rst": f"{HEAD}.. toctree::\n\n   a\n   b\n   c\n\n{roles}\n"
            ".. usecase-traceability::\n\n.. usecase-list::\n   :ids: UC 12*, 3.*\n\n"
            ".. usecase-diagram::\n   :ids: UC 12\n\n.. usecase-flow:: UC 12\n\n"
            ".. usecase-scenarios:: UC 12\n",
            "a.rst": HEAD + "".join(_USECASE.format(id=one) for one in IDS[:half]),
            "b.rst": HEAD + "".join(_USECASE.format(id=one) for one in IDS[half:]),
            "c.rst": HEAD + calls,
            "results.xml": results(),
        }
    )
    built = project.build()
    assert built.warnings == []
    index, pages = built.page(), [built.page("a.html"), built.page("b.html"), built.page("c.html")]
    anchors = {str(one["id"]) for page in pages for one in page.select("[id]")}
    assert {"uc-3.2.1", "uc-3.2.1.2a", "UC-12.9.2a", "uc-2-factor-login.go-on", "КП-7.2"} <= anchors
    assert "uc-3.2.1--Clerk" in anchors
    for link in [*index.select("a.reference.internal"), *index.select("svg a")]:
        page, _, anchor = str(link.get("href") or link["xlink:href"]).partition("#")
        assert not anchor or page not in ("a.html", "b.html") or anchor in anchors
    rows = [
        " ".join(row.get_text(" ").split()) for row in index.select("table.uc-traceability tbody tr")
    ]
    assert len(rows) == 2 * 50 + 2
    assert [row for row in rows if "t::" not in row] == rows[-2:], "every flow has its test"
    listed = [one.get_text() for one in index.select("table.uc-list tbody tr td:first-child")]
    assert len(listed) == 5
    assert any("UC 12 Title" in one for one in listed)
    assert [one.get_text() for one in pages[1].select(".uc-id") if " " in one.get_text()] == [
        *("UC 12", "UC 12.9", "2-factor login")
    ]
    goto = pages[2].select('a[href="b.html#UC-12.9.2a"]')
    assert goto
    assert pages[2].select('a[href="#uc-9.9.1"]')
    data = json.loads(project.build("usecases").read("usecases.json"))
    assert [one["id"] for one in data["usecases"]] == [*IDS, "9.9"]


def test_data_of_another_project_and_its_inventory(project: Project) -> None:
    text = _USECASE.format(id="3.2.1") + _USECASE.format(id="UC 12")
    project.write({"index.rst": HEAD + text})
    project.build()
    data = project.build("usecases").read("usecases.json")
    inventory = (project.folder / "html" / "objects.inv").read_bytes()
    other = Project(project.folder / "other")
    other.conf = {
        "extensions": ["sphinxext.usecase", "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {"shop": ("https://shop.example/", "objects.inv")},
        "usecase_external": {"shop": "usecases.json"},
    }
    role = "See :uc:altflow:`3.2.1.2a`, :uc:usecase:`UC 12` and :external+shop:uc:step:`3.2.1.2`.\n\n"
    other.write({"index.rst": f"{HEAD}{role}.. usecase-list::\n", "usecases.json": data})
    (other.source / "objects.inv").write_bytes(inventory)
    built = other.build()
    assert built.warnings == []
    links = [str(link["href"]) for link in built.page().select("a.reference.external")]
    assert [link.rpartition("#")[2] for link in links[:3]] == ["uc-3.2.1.2a", "UC-12", "uc-3.2.1.2"]
    assert "UC 12 Title of UC 12" in built.page().get_text()


def test_ids_that_differ_in_blanks_alone_and_addresses_of_two_things(project: Project) -> None:
    text = "".join(_USECASE.format(id=one) for one in ("UC-12", "UC  12", "UC-12.2", "UC-12.2.go-on"))
    role = "\n:uc:usecase:`UC-12.2` :uc:step:`UC-12.2` :uc:altflow:`UC-12.2.2a`\n"
    project.write({"index.rst": HEAD + text + role})
    built = project.build()
    assert [(one.line, one.kind) for one in built.warned] == [
        (17, "usecase.duplicate-id"),
        (29, "usecase.ambiguous-address"),
        (41, "usecase.ambiguous-address"),
    ]
    assert "UC-12.2: addresses that begin with" in built.warned[1].text
    targets = [link["href"] for link in built.page().select("p > a.reference.internal")][-3:]
    assert targets == ["#UC-12.2", "#UC-12.2", "#UC-12.2.2a"]
    ignored = text.replace(":id: UC-12.2\n", ":id: UC-12.2\n   :ignore: ambiguous-address (known)\n")
    project.write({"index.rst": HEAD + ignored})
    assert [one.line for one in project.build().warned] == [17, 42]


@pytest.mark.parametrize("id_", ["-UC", ".1", "UC/1", "UC,1"])
def test_what_is_no_id(project: Project, id_: str) -> None:
    project.write({"index.rst": f"{HEAD}.. usecase:: Pay\n   :id: {id_}\n\n   .. step:: Pay.\n"})
    (warned,) = project.build("dummy").warned
    assert warned.kind == "usecase.invalid-id"
    assert 'blanks, "-", "_" and ".", beginning with a letter or a digit' in warned.text


# -- two with one id -------------------------------------------------------------------------------

_PLACES = [("a", "UC-1"), ("b", "UC-1"), ("b", "UC-1_2")]
"""Page and anchor of each of three use cases with one id."""
_VIEWS = """\
See :uc:usecase:`UC-1` and :uc:altflow:`UC-1.2a`.

.. usecase-list::
.. usecase-traceability::
.. usecase-coverage::
.. usecase-matrix::
   :rows: flow
   :columns: actor
.. usecase-actors::
.. usecase-scenarios::
.. usecase-diagram::

.. usecase:: Other
   :id: UC-OTHER
   :extends: UC-1
"""


def _thrice() -> dict[str, str]:
    """Three use cases with one id, on two pages."""
    first, second, third = (
        _USECASE.format(id="UC-1").replace("Title of UC-1", title).replace("Clerk", f"Clerk, {title}s")
        for title in ("First", "Second", "Third")
    )
    toctree = ".. toctree::\n\n   a\n   b\n\n"
    return {"index.rst": HEAD + toctree + _VIEWS, "a.rst": HEAD + first, "b.rst": HEAD + second + third}


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_two_with_one_id_each_is_shown_under_its_place(project: Project, jobs: int) -> None:
    project.write(_thrice())
    built = project.build(jobs=jobs)
    first = "a, line 5, and references lead there; give one of them another :id:"
    assert [(one.file, one.line, one.kind) for one in built.warned] == [
        ("b.rst", 5, "usecase.duplicate-id"),
        ("b.rst", 17, "usecase.duplicate-id"),
    ]
    assert all(one.text.endswith(first) for one in built.warned)
    page = built.page()
    assert "\ue000" not in built.read("index.html")
    assert len([one for one in built.app.env.domains["uc"].get_objects() if one[0] == "UC-1"]) == 1
    targets = [f"{docname}.html#{anchor}" for docname, anchor in _PLACES]
    roles = [link["href"] for link in page.select("p > a.reference.internal")]
    assert roles[:2] == ["a.html#UC-1", "a.html#UC-1.2a"]
    for view in ("list", "traceability", "matrix", "scenarios", "actors"):
        links = [str(link["href"]) for link in page.select(f"table.uc-{view} a")]
        wanted = targets if view != "matrix" else [*targets, *(f"{target}.2a" for target in targets)]
        assert [one for one in wanted if one not in links] == [], view
    drawn = {str(one["xlink:href"]) for one in page.select("svg a")}
    assert {*targets, "a.html#UC-1--Clerk", "b.html#UC-1_2--Thirds"} <= drawn
    anchors = {f"{name}.html#{one['id']}" for name in "ab" for one in _ids(built, name)}
    linked = {str(link["href"]) for link in page.select("div.body a[href]")} | drawn
    assert {one for one in linked if one.startswith(("a.", "b."))} - {"a.html", "b.html"} <= anchors
    data = json.loads(project.build("usecases", jobs=jobs).read("usecases.json"))
    assert [(one["id"], one["title"], one["docname"], one["line"]) for one in data["usecases"]][:3] == [
        ("UC-1", "First", "a", 5),
        ("UC-1", "Second", "b", 5),
        ("UC-1", "Third", "b", 17),
    ]


def _ids(built: Built, name: str) -> list[Tag]:
    return list(built.page(f"{name}.html").select("[id]"))


def test_the_next_one_takes_the_place_of_the_first_that_is_gone(project: Project) -> None:
    project.write(_thrice())
    project.build()
    project.write({"a.rst": HEAD})
    (warned,) = project.build().warned
    assert 'by "Second" in b, line 5, and references lead there' in warned.text
    html = (project.folder / "html" / "index.html").read_text("utf-8")
    clean = Project(project.folder / "clean")
    clean.write(_thrice() | {"a.rst": HEAD})
    assert html == clean.build().read("index.html")


def _page(*stories: str) -> str:
    """A page with a use case for each of some stories, all with one id."""
    return HEAD + "".join(
        f".. usecase:: Told of {one}\n   :id: UC-1\n   :stories: {one}\n\n   .. step:: x\n\n"
        for one in stories
    )


def test_each_of_several_with_one_id_says_of_itself_how_far_it_is(project: Project) -> None:
    sources = {
        "index.rst": HEAD + ".. toctree::\n\n   a\n   b\n\n.. usecase:: Other\n   :extends: UC-1\n",
        "backlog.csv": "id,title,status\nRO-1,One,Done\nRO-2,Two,Open\nRO-3,Three,New\n",
        "a.rst": _page("RO-1"),
        "b.rst": _page("RO-2", "RO-3"),
    }
    project.conf = {"usecase_backlog": ["backlog.csv"]}
    project.write(sources)
    built = project.build()

    def said(name: str) -> list[str]:
        return [one.get_text() for one in built.page(f"{name}.html").select("dd .uc-progress")]

    assert (said("a"), said("b")) == (["RO-1 (Done)"], ["RO-2 (Open)", "RO-3 (New)"])
    assert ["Extended by" in built.page(f"{name}.html").get_text() for name in "ab"] == [True, False]
    sources["a.rst"] = sources["a.rst"].replace("UC-1", "UC-9")
    project.write(sources)
    again = project.build()
    clean = Project(project.folder / "clean", project.conf)
    clean.write(sources)
    anew = clean.build()
    for name in ("a.html", "b.html", "index.html"):
        assert again.read(name) == anew.read(name), name
