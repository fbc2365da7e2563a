"""References: roles, ``any``, index, search, other projects, and what happens when they lead nowhere."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from bs4 import Tag
from sphinx.addnodes import pending_xref

from helpers import EXAMPLE, HEAD, Built, Project, line_of
from sphinxext.usecase.compat import application
from sphinxext.usecase.core.project.catalogue import actor_anchor
from sphinxext.usecase.domain import UseCaseDomain
from sphinxext.usecase.nodes import CONTEXT

CRM = actor_anchor("UC-LEAD", "CRM")
MIDDLEWARE = actor_anchor("UC-LEAD", "Middleware")
TRACKERS = {r"RO-\d+": "https://tracker.example.org/browse/{id}"}
NO_DIAGRAM = {"usecase_diagram": "none"}
LEADS = "Leads\n=====\n\n" + EXAMPLE
ANY_TIME = """
   .. altflow:: Power fails
      :from: *
      :end:

      .. step:: Light a candle.

   .. altflow:: No lead
      :from: 2, 4
      :name: no-lead
      :label: EXT 1
"""


def build(project: Project, files: dict[str, str], builder: str = "html", **conf: Any) -> Built:
    """Build pages without diagrams."""
    project.conf = {**NO_DIAGRAM, **conf}
    project.write(files)
    return project.build(builder)


def links_in(built: Built, page: str = "index.html") -> list[tuple[str, str]]:
    """Text and address of the links in the body of a page, without those that themes add."""
    body = built.page(page).select_one("div.body")
    assert isinstance(body, Tag)
    return [
        (link.get_text(), str(link["href"])) for link in body.select("p a.reference, li a.reference")
    ]


# -- roles --------------------------------------------------------------------------------------

REFERENCES = {
    ":uc:usecase:`UC-LEAD`": ("Hand a qualified lead to sales", "UC-LEAD"),
    ":uc:usecase:`the handover <UC-LEAD>`": ("the handover", "UC-LEAD"),
    ":uc:step:`UC-LEAD.2`": ("UC-LEAD.2", "UC-LEAD.2"),
    ":uc:step:`UC-LEAD.look-up`": ("UC-LEAD.2", "UC-LEAD.2"),
    ":uc:step:`looking <UC-LEAD.look-up>`": ("looking", "UC-LEAD.2"),
    ":uc:step:`UC-LEAD.2a1`": ("UC-LEAD.2a1", "UC-LEAD.2a1"),
    ":uc:altflow:`UC-LEAD.2a`": ("UC-LEAD.2a", "UC-LEAD.2a"),
    ":uc:altflow:`UC-LEAD.1-3a`": ("UC-LEAD.1-3a", "UC-LEAD.1-3a"),
    ":uc:altflow:`UC-LEAD.*a`": ("UC-LEAD.*a", "UC-LEAD.any-a"),
    ":uc:step:`UC-LEAD.*a1`": ("UC-LEAD.*a1", "UC-LEAD.any-a1"),
    ":uc:altflow:`UC-LEAD.EXT 1`": ("UC-LEAD.EXT-1", "UC-LEAD.EXT-1"),
    ":uc:altflow:`UC-LEAD.EXT-1`": ("UC-LEAD.EXT-1", "UC-LEAD.EXT-1"),
    ":uc:altflow:`UC-LEAD.no-lead`": ("UC-LEAD.EXT-1", "UC-LEAD.EXT-1"),
    ":uc:altflow:`no lead <UC-LEAD.no-lead>`": ("no lead", "UC-LEAD.EXT-1"),
    ":uc:actor:`CRM`": ("CRM", CRM),
    ":uc:actor:`the CRM <CRM>`": ("the CRM", CRM),
    ":uc:item:`RO-100`": ("RO-100", "UC-LEAD"),
    ":uc:item:`RO-103`": ("RO-103", "UC-LEAD.2a"),
    ":uc:item:`the story <RO-103>`": ("the story", "UC-LEAD.2a"),
    ":any:`UC-LEAD`": ("Hand a qualified lead to sales", "UC-LEAD"),
    ":any:`UC-LEAD.2a`": ("UC-LEAD.2a", "UC-LEAD.2a"),
    ":any:`there <UC-LEAD.look-up>`": ("there", "UC-LEAD.2"),
    ":any:`Middleware`": ("Middleware", MIDDLEWARE),
    ":any:`RO-103`": ("RO-103", "UC-LEAD.2a"),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_references_from_another_page(project: Project, builder: str) -> None:
    source = HEAD + ".. toctree::\n   :hidden:\n\n   leads\n\n" + "\n\n".join(REFERENCES)
    built = build(project, {"index.rst": source, "leads.rst": LEADS + ANY_TIME}, builder)
    assert built.warnings == []
    page = "leads.html" if builder == "html" else "leads/"
    found = [(text, href) for text, href in links_in(built) if href.startswith(page)]
    assert found == [(text, f"{page}#{anchor}") for text, anchor in REFERENCES.values()]


LOCAL = {
    ":uc:step:`2`": ("2", "UC-LEAD.2"),
    ":uc:step:`look-up`": ("2", "UC-LEAD.2"),
    ":uc:step:`2a1`": ("2a1", "UC-LEAD.2a1"),
    ":uc:step:`here <2a1>`": ("here", "UC-LEAD.2a1"),
    ":uc:altflow:`2a`": ("2a", "UC-LEAD.2a"),
    ":uc:altflow:`UC-LEAD.2a`": ("2a", "UC-LEAD.2a"),
    ":uc:altflow:`*a`": ("*a", "UC-LEAD.any-a"),
    ":uc:altflow:`EXT 1`": ("EXT 1", "UC-LEAD.EXT-1"),
    ":uc:step:`UC-2.1`": ("UC-2.1", "UC-2.1"),
    ":uc:usecase:`UC-2`": ("Other", "UC-2"),
}


@pytest.mark.parametrize(("role", "expected"), LOCAL.items())
def test_inside_a_use_case_its_id_can_be_left_out(
    project: Project, role: str, expected: tuple[str, str]
) -> None:
    other = "\n.. usecase:: Other\n   :id: UC-2\n\n   .. step:: Two.\n"
    source = f"{LEADS}{ANY_TIME}\n   .. note:: See {role}.\n{other}"
    built = build(project, {"index.rst": source})
    assert built.warnings == []
    note = built.page().select_one("div.note a")
    assert note is not None
    assert (note.get_text(), str(note["href"])) == (expected[0], f"#{expected[1]}")


@pytest.mark.parametrize("written", ["Sales rep", "the rep <Sales rep>", "the rep <Sales  rep>"])
def test_blanks_in_what_a_role_names_do_not_matter(project: Project, written: str) -> None:
    usecase = ".. usecase:: Sell\n   :id: UC-SELL\n   :actors: Sales rep\n"
    role = f":uc:actor:`{written}`"
    across_lines = role.replace(" rep", "\nrep")
    built = build(project, {"index.rst": f"{HEAD}{usecase}\n{role} or {across_lines}\n"})
    assert built.warnings == []
    assert [href for _, href in links_in(built)] == [f"#{actor_anchor('UC-SELL', 'Sales rep')}"] * 2


def test_the_context_ends_with_the_use_case(project: Project) -> None:
    source = HEAD + EXAMPLE + "\nBehind: :uc:step:`2`.\n"
    (warned,) = build(project, {"index.rst": source}).warned
    assert (warned.line, warned.kind) == (line_of(source, "Behind"), "usecase.unknown-target")


def test_a_tracker_comes_before_the_use_case(project: Project) -> None:
    source = HEAD + EXAMPLE + "\nSee :uc:item:`RO-103` and :uc:item:`later <RO-999>`.\n"
    built = build(project, {"index.rst": source}, usecase_trackers=TRACKERS)
    assert built.warnings == []
    assert links_in(built)[-2:] == [
        ("RO-103", "https://tracker.example.org/browse/RO-103"),
        ("later", "https://tracker.example.org/browse/RO-999"),
    ]


def test_an_actor_leads_to_where_it_is_described(project: Project) -> None:
    first = "A\n=\n\n.. usecase:: First\n   :id: UC-1\n\n   :Actors: Anna\n"
    second = "B\n=\n\n.. usecase:: Second\n   :id: UC-2\n\n   :Actors: Anna: buys\n"
    index = HEAD + ".. toctree::\n\n   a\n   b\n\nBy :uc:actor:`Anna`.\n"
    built = build(project, {"index.rst": index, "a.rst": first, "b.rst": second})
    assert ("Anna", f"b.html#{actor_anchor('UC-2', 'Anna')}") in links_in(built)


def test_every_reference_has_the_title_of_its_target(project: Project) -> None:
    source = HEAD + EXAMPLE + "\nSee :uc:step:`UC-LEAD.3`.\n"
    link = (
        build(project, {"index.rst": source})
        .page()
        .select_one('p > a[href="#UC-LEAD.3"][title]:has(span)')
    )
    assert link is not None
    assert link["title"] == "The middleware creates a lead."


# -- index, search, inventory -------------------------------------------------------------------


def test_genindex(project: Project) -> None:
    page = build(project, {"index.rst": HEAD + EXAMPLE}).page("genindex.html")
    entries = {link.get_text(): str(link["href"]) for link in page.select(".indextable a")}
    assert entries == {
        "Hand a qualified lead to sales (use case)": "index.html#UC-LEAD",
        "CRM (actor)": f"index.html#{CRM}",
        "Middleware (actor)": f"index.html#{MIDDLEWARE}",
    }


OBJECTS = {
    "usecase": {"UC-LEAD": "UC-LEAD"},
    "step": {
        "UC-LEAD.1": "UC-LEAD.1",
        "UC-LEAD.2": "UC-LEAD.2",
        "UC-LEAD.look-up": "UC-LEAD.2",
        "UC-LEAD.2a1": "UC-LEAD.2a1",
        "UC-LEAD.3": "UC-LEAD.3",
        "UC-LEAD.4": "UC-LEAD.4",
        "UC-LEAD.assign": "UC-LEAD.4",
        "UC-LEAD.*a1": "UC-LEAD.any-a1",
    },
    "altflow": {
        "UC-LEAD.1-3a": "UC-LEAD.1-3a",
        "UC-LEAD.2a": "UC-LEAD.2a",
        "UC-LEAD.*a": "UC-LEAD.any-a",
        "UC-LEAD.EXT-1": "UC-LEAD.EXT-1",
        "UC-LEAD.no-lead": "UC-LEAD.no-lead",
    },
    "actor": {"CRM": CRM, "Middleware": MIDDLEWARE},
    "item": {
        "RO-100": "UC-LEAD",
        "RO-101": "UC-LEAD",
        "RO-102": "UC-LEAD",
        "RO-103": "UC-LEAD.2a",
    },
}


def inventory(path: Path) -> dict[str, dict[str, str]]:
    """The objects of the domain in an ``objects.inv``: type -> name -> address."""
    *_, body = path.read_bytes().split(b"\n", 4)
    found: dict[str, dict[str, str]] = {}
    for line in zlib.decompress(body).decode().splitlines():
        name, type_, _priority, address, _title = line.split(maxsplit=4)
        if type_.startswith("uc:"):
            found.setdefault(type_.removeprefix("uc:"), {})[name] = address
    return found


def test_inventory(project: Project) -> None:
    built = build(project, {"index.rst": LEADS + ANY_TIME})
    page = built.page()
    found = inventory(built.out / "objects.inv")
    assert {type_: sorted(names) for type_, names in found.items()} == {
        type_: sorted(names) for type_, names in OBJECTS.items()
    }
    for type_, objects in found.items():
        for name, address in objects.items():
            file, _, fragment = address.partition("#")
            anchor = fragment.replace("$", name)
            assert file == "index.html"
            assert page.find(id=anchor) is not None, (type_, name, anchor)


def test_search_index(project: Project) -> None:
    text = build(project, {"index.rst": LEADS + ANY_TIME}).read("searchindex.js")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    types = {number: name.partition(":")[2] for number, name in index["objtypes"].items()}
    found: dict[str, set[str]] = {}
    for prefix, objects in index["objects"].items():
        for _page, type_, _priority, _anchor, name in objects:
            full = f"{prefix}.{name}" if prefix else name
            found.setdefault(types[str(type_)], set()).add(full)
    expected = {type_: set(names) for type_, names in OBJECTS.items()}
    # A step is found by its text; by its address only if its author has named it.
    expected["step"] = {"UC-LEAD.look-up", "UC-LEAD.assign"}
    assert found == expected


# -- other projects -----------------------------------------------------------------------------

ABROAD = {
    ":uc:usecase:`UC-LEAD`": ("UC-LEAD", "UC-LEAD"),
    ":uc:step:`UC-LEAD.look-up`": ("UC-LEAD.look-up", "UC-LEAD.look-up"),
    ":uc:altflow:`when it exists <UC-LEAD.2a>`": ("when it exists", "UC-LEAD.2a"),
    ":uc:altflow:`UC-LEAD.*a`": ("UC-LEAD.*a", "UC-LEAD.any-a"),
    ":uc:actor:`CRM`": ("CRM", CRM),
    ":external:uc:step:`UC-LEAD.3`": ("UC-LEAD.3", "UC-LEAD.3"),
    ":external+first:uc:step:`UC-LEAD.3`": ("UC-LEAD.3", "UC-LEAD.3"),
    ":any:`UC-LEAD.2a1`": ("UC-LEAD.2a1", "UC-LEAD.2a1"),
}


def second_project(tmp_path: Path) -> Project:
    """A project that knows another one by its inventory."""
    first = build(Project(tmp_path / "first"), {"index.rst": LEADS + ANY_TIME})
    there = ("https://first.example.org/", str(first.out / "objects.inv"))
    conf = {
        "extensions": ["sphinx.ext.intersphinx", "sphinxext.usecase"],
        "intersphinx_mapping": {"first": there},
    }
    return Project(tmp_path / "second", conf)


@pytest.mark.parametrize(("role", "expected"), ABROAD.items())
def test_roles_reach_another_project(tmp_path: Path, role: str, expected: tuple[str, str]) -> None:
    project = second_project(tmp_path)
    built = build(project, {"index.rst": f"{HEAD}See {role}.\n"}, **project.conf)
    assert built.warnings == []
    (link,) = built.page().select("div.body p a.external")
    assert str(link["href"]).partition("#")[0] == "https://first.example.org/index.html"
    text, anchor = expected
    assert link.get_text() == text
    assert str(link["href"]).partition("#")[2] in (anchor, anchor.replace("look-up", "2"))


def test_options_reach_another_project(tmp_path: Path) -> None:
    project = second_project(tmp_path)
    body = """
        .. usecase:: Buy
           :extends: UC-LEAD

           .. step:: Pay.
              :include: UC-LEAD

           .. altflow:: No
              :goto: UC-LEAD.2a
        """
    built = build(project, {"index.rst": HEAD + dedent(body)}, **project.conf)
    assert built.warnings == []
    hrefs = [str(link["href"]) for link in built.page().select("a.external")]
    assert sorted(href.partition("#")[2] for href in hrefs) == ["UC-LEAD", "UC-LEAD", "UC-LEAD.2a"]


def domain_of(project: Project) -> UseCaseDomain:
    """The domain when the example has been read."""
    env = build(project, {"index.rst": HEAD + EXAMPLE}, "dummy").app.env
    domain = env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    return domain


def test_an_editor_is_told_what_each_object_says(project: Project) -> None:
    domain = domain_of(project)
    shown = {fullname: display for fullname, display, *_ in domain.get_objects()}
    assert all(fullname == display for fullname, display in shown.items())
    application(domain.env).esbonio = True  # type: ignore[attr-defined]  # as its agent does
    shown = {fullname: display for fullname, display, *_ in domain.get_objects()}
    assert shown["UC-LEAD"] == "Hand a qualified lead to sales"
    assert shown["UC-LEAD.2a"] == "A lead exists already"
    assert shown["UC-LEAD.assign"] == "A sales rep is assigned."
    assert shown["CRM"] == "CRM"


def test_full_names_are_what_others_look_up(project: Project) -> None:
    names = [fullname for fullname, *_ in domain_of(project).get_objects()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("target", "context", "expected"),
    [
        ("2a", "UC-LEAD", "UC-LEAD.2a"),
        ("2a", "UC-GONE", "2a"),
        ("2a", None, "2a"),
        # A name may be the id of a use case, which stands in none.
        ("look-up", "UC-LEAD", "look-up"),
        ("UC-2", "UC-LEAD", "UC-2"),
        ("", "UC-LEAD", ""),
    ],
)
def test_other_projects_are_asked_for_numbers_of_a_use_case_with_its_id(
    project: Project, target: str, context: str | None, expected: str
) -> None:
    node = pending_xref("", reftarget=target, **{CONTEXT: context})
    assert domain_of(project).get_full_qualified_name(node) == expected


# -- nowhere ------------------------------------------------------------------------------------

MISSING = {
    "usecase": "See :uc:usecase:`UC-GONE`.",
    "step": "See :uc:step:`UC-LEAD.9`.",
    "step of another type": "See :uc:step:`UC-LEAD.2a`.",
    "altflow": "See :uc:altflow:`UC-LEAD.9a`.",
    "altflow of another type": "See :uc:altflow:`UC-LEAD.2`.",
    "actor": "See :uc:actor:`Nobody`.",
    "item": "See :uc:item:`RO-9`.",
    "explicit": "See :uc:step:`that step <UC-LEAD.9>`.",
    "empty": "See :uc:step:`.`.",
    "goto": ".. usecase:: A\n\n   .. altflow:: See\n      :goto: UC-GONE\n",
    "goto of usecase": ".. usecase:: See\n   :goto: UC-GONE\n",
    "goto step": ".. usecase:: A\n\n   .. altflow:: See\n      :goto: UC-LEAD.9\n",
    "include": ".. usecase:: A\n\n   .. altflow:: No\n      :from: *\n\n"
    "   .. step:: See\n      :include: UC-LEAD, UC-GONE\n",
    "extends": ".. usecase:: See\n   :extends: UC-GONE, UC-LEAD\n",
    "specializes": ".. usecase:: See\n   :specializes: UC-GONE\n",
}


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_target_is_one_located_warning(project: Project, name: str) -> None:
    source = HEAD + EXAMPLE + "\n" + MISSING[name]
    built = build(project, {"index.rst": source})
    (warned,) = built.warned
    assert (warned.file, warned.line) == ("index.rst", line_of(source, "See"))
    assert warned.kind == "usecase.unknown-target"
    assert "leads nowhere; expected" in warned.text
    again = build(project, {"index.rst": source + "\n"}, suppress_warnings=[warned.kind])
    assert again.warnings == []
    target = "GONE" if "GONE" in MISSING[name] else "See"
    assert target in again.page().get_text()


def test_a_missing_any_is_sphinx_s_own_warning(project: Project) -> None:
    source = HEAD + EXAMPLE + "\nSee :any:`UC-GONE`.\n"
    (warned,) = build(project, {"index.rst": source}).warned
    assert (warned.line, warned.kind) == (line_of(source, "See"), "ref.any")


@pytest.mark.parametrize("ignored", [("uc:step", "UC-GONE.1")])
def test_nitpick_ignore_is_respected(project: Project, ignored: tuple[str, str]) -> None:
    source = f"{HEAD}See :uc:step:`{ignored[1]}`.\n"
    built = build(project, {"index.rst": source}, nitpicky=True, nitpick_ignore=[ignored])
    assert built.warnings == []
