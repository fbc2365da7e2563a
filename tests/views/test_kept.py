"""Whole pages with all views, as HTML and as text; and what diagrams say and lead to in each form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from handbook import assert_kept, handbook, pages_of
from helpers import Built, Project

PAGES = ("index", "leads", "tickets", "lists", "views")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return handbook(tmp_path_factory.mktemp("handbook"))


def test_pages(project: Project) -> None:
    built = project.build()
    for name, page in pages_of(built, *PAGES):
        assert_kept(f"{name}.html", page)
    files = sorted(built.out.rglob("*.csv"))
    assert_kept("tables.txt", "\n".join(f"# {one.name}\n{one.read_text('utf-8')}" for one in files))
    told = (f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    assert_kept("warnings.txt", "\n".join(told))


def test_text(project: Project) -> None:
    built = project.build("text")
    for name in PAGES:
        assert_kept(f"{name}.txt", built.read(f"{name}.txt"))


DRAWN = {
    "index.rst": """
        Top
        ===

        .. toctree::

           in/a
           b

        .. usecase-flow:: UC-A
           :caption: Ask *it*

        .. usecase-flow:: UC-A
           :diagram: swimlane
           :legend:

        .. usecase-diagram::
           :name: all
        """,
    "in/a.rst": """
        A
        =

        .. usecase:: Ask "a" & b
           :id: UC-A

           .. step:: Begin.
              :actor: Clerk

           .. step:: Go.
              :include: UC-B, UC-X, OT-A
              :actor: Bank

           .. altflow:: Else
              :from: 1
              :goto: UC-B.2

           .. altflow:: Back
              :from: 2
              :resume: 1

           .. altflow:: Away
              :goto: OT-A.1

        .. usecase-flow:: UC-A
        """,
    "b.rst": """
        B
        =

        .. usecase:: Other
           :id: UC-B
           :extends: UC-A.1

           .. step:: One.

           .. step:: Two.

        .. usecase:: Other
           :id: UC-B

           .. step:: One.
        """,
}
FORMS: dict[str, dict[str, Any]] = {
    "html inline": {},
    "html file": {"usecase_diagram_embed": "file"},
    "html png": {"graphviz_output_format": "png"},
    "singlehtml inline": {},
    "singlehtml file": {"usecase_diagram_embed": "file"},
    "dirhtml file": {"usecase_diagram_embed": "file"},
}


def diagrams_in(built: Built, page: Path) -> Iterator[str]:
    """What each diagram of a page is called, says and leads to."""
    for shown in BeautifulSoup(page.read_text("utf-8"), "html.parser").select("div.uc-diagram"):
        drawn: Tag = shown
        if (framed := shown.select_one("object")) is not None:
            file = page.parent.joinpath(str(framed["data"])).resolve()
            drawn = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        yield f"{shown['aria-label']} in {shown.parent and shown.parent.get('class')}"
        yield "".join(one.get_text() for one in drawn.select("desc"))
        for link in drawn.select("a, area"):
            words = link.get("alt") or " ".join(one.get_text() for one in link.select("text"))
            yield f"  {words} -> {link.get('xlink:href') or link.get('href')} {link.get('target', '')}"


def test_diagrams(tmp_path: Path) -> None:
    made = Project(tmp_path / "made", {"usecase_diagram_timeout": 120})
    made.write(DRAWN)
    other = made.build("usecases").read("usecases.json").replace("UC-", "OT-")
    made.write({"other.json": other})
    made.conf["usecase_external"] = {"other": ("other.json", "https://other.example/")}
    told = []
    for form, conf in FORMS.items():
        builder = form.partition(" ")[0]
        built = made.build(builder, out=form, **conf)
        for page in sorted(built.out.rglob("*.html")):
            told += [f"== {form} {page.relative_to(built.out).as_posix()}", *diagrams_in(built, page)]
    (source,) = made.build("latex").out.glob("*.tex")
    links = re.findall(r"usecaselink(?=\{).*detokenize\{(.*?)\}|(graphics)\{", source.read_text("utf-8"))
    told += ["== latex", *(place or kind for place, kind in links)]
    text = made.build("text")
    told += ["== text", text.read("index.txt")]
    assert_kept("diagrams.txt", "\n".join(told), Path(__file__).parent / "kept")
