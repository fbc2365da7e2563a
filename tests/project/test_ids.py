"""Ids that teams have already: with dots, digits and blanks, some the beginnings of others."""

from __future__ import annotations

import json

import pytest

from helpers import HEAD, Project

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
