"""All of a project as builders write it that are not those of web pages."""

from __future__ import annotations

import re

import pytest

from handbook import as_rows, assert_kept, handbook, pages_of
from helpers import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return handbook(tmp_path_factory.mktemp("handbook"))


def test_pages(project: Project) -> None:
    for name, page in pages_of(project.build(), "leads", "tickets", "views"):
        assert_kept(f"{name}.html", page)


def test_latex(project: Project) -> None:
    text = project.build("latex").read("handbook.tex")
    drawn = re.compile(r"\\sphinxincludegraphics.*?\.pdf\}")
    assert_kept("latex.txt", as_rows(drawn.sub("[picture]", text[text.index("\\chapter") :])))


def test_a_book(project: Project) -> None:
    ((_, page), (_, views)) = pages_of(project.build("epub"), "leads", "views", suffix=".xhtml")
    others = (line for line in views.splitlines() if re.search("uc-share|<details|<wbr|<ins", line))
    assert_kept("leads.xhtml", "\n".join([page, *others]))


def test_man(project: Project) -> None:
    text = project.build("man").read("handbook.1")
    assert_kept("man.txt", text[text.index(".SH LEADS") : text.index(".SH VIEWS")])


def test_texinfo(project: Project) -> None:
    text = project.build("texinfo").read("handbook.texi")
    assert_kept("texinfo.txt", as_rows(text[: text.index("@chapter Views")]))


def test_xml(project: Project) -> None:
    built = project.build("xml")
    for name in ("leads", "tickets"):
        assert_kept(f"{name}.xml", built.read(f"{name}.xml").replace(str(project.source), ""))


def test_a_single_page(project: Project) -> None:
    page = project.build("singlehtml").page()
    said = [f"#{one['id']}" for one in page.select("[id]")]
    said += [f"{one.get_text()}: {one['href']}" for one in page.select("a[href]")]
    assert_kept("single.txt", "\n".join(" ".join(one.split()) for one in said))
