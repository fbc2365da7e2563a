"""All of a project as builders write it that are not those of web pages."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from handbook import as_rows, assert_kept, handbook, pages_of
from helpers import Project
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.writers.standard import ReplaceByStandardNodes

HERE = Path(__file__).parent


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


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Pages that are put together oddly."""
    made = Project(tmp_path_factory.mktemp("odd"))
    made.write({path.name: path.read_text("utf-8") for path in (HERE / "pages").iterdir()})
    made.conf = {
        "root_doc": "odd",
        "project": "Odd",
        "copyright": "2025, Anna",
        "smartquotes": False,
        "suppress_warnings": ["image", "epub", "toc"],
        "usecase_diagram": "none",
        "usecase_trackers": {r"t_\d": "https://t.example.org/{id}?a=1&b=2"},
        "html_show_sphinx": False,
        "epub_show_urls": "no",
        "man_pages": [("odd", "odd", "Odd", [], 1)],
    }
    return made


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("html", "odd.html"),
        ("html", "again.html"),
        ("epub", "odd.xhtml"),
        ("latex", "odd.tex"),
        ("text", "odd.txt"),
        ("man", "odd.1"),
        ("texinfo", "odd.texi"),
        ("xml", "odd.xml"),
    ],
)
def test_odd_pages(odd: Project, builder: str, file: str) -> None:
    assert_kept(f"{builder}.{file}", made_of(odd, builder, file), HERE / "kept")


def test_how_an_odd_single_page_differs(odd: Project) -> None:
    pages = "\n".join(made_of(odd, "html", file) for file in ("odd.html", "again.html"))
    single = made_of(odd, "singlehtml", "odd.html")
    differs = difflib.unified_diff(pages.splitlines(), single.splitlines(), lineterm="", n=0)
    assert_kept("singlehtml.diff", "\n".join(differs), HERE / "kept")


def made_of(odd: Project, builder: str, file: str) -> str:
    """What a builder makes of the pages in one file, and of its head what is ours."""
    text = re.sub(r"\?v=\w+", "", odd.build(builder).read(file).replace(str(odd.source), ""))
    begins = re.search(r"<div class=\"body\b|\\chapter|\.SH|@chapter", text)
    head, body = (text[: begins.start()], text[begins.start() :]) if begins else ("", text)
    ours = [line.strip() for line in head.splitlines() if re.search("<meta content|usecase", line)]
    return "\n".join([*ours, body])


def test_what_is_registered(odd: Project) -> None:
    """Which events, nodes and transforms the parts wait for, and in which order."""
    app = odd.build("dummy").app
    listeners = app.events.listeners.items()
    said = [
        f"{event} {one.priority}: {one.handler.__module__}.{one.handler.__qualname__}"
        for event, waiting in sorted(listeners)
        for one in waiting
    ]
    transforms = [*app.registry.get_transforms(), *app.registry.get_post_transforms()]
    said += [f"transform {one.default_priority}: {one.__module__}.{one.__name__}" for one in transforms]
    for builder, handlers in sorted(app.registry.translation_handlers.items()):
        for node, visitors in handlers.items():
            said += [f"{builder} {node}: {one.__module__}.{one.__name__}" for one in visitors if one]
    kept = (line for line in said if ": sphinxext.usecase" in line)
    assert_kept("registered.txt", "\n".join(kept), HERE / "kept")


def test_what_writers_of_others_get(odd: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReplaceByStandardNodes, "is_supported", lambda _self: True)
    with odd.application("dummy") as built:
        built.app.build()
        page = built.app.env.get_and_resolve_doctree("odd", built.app.builder)
    assert not [one for one in page.findall() if type(one).__module__ == uc.__name__]
    assert_kept("standard.txt", page.pformat().replace(str(odd.source), ""), HERE / "kept")
