"""One rich project through every builder: no warning, no step lost, no link that leads nowhere."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

import sphinxext.usecase
from handbook import TICKETS
from helpers import EXAMPLE, HEAD, Built, Project
from sphinxext.usecase.domain import UseCaseDomain

SCHEMA = Path(sphinxext.usecase.__file__).with_name("usecases.schema.json")
WRITERS = "html dirhtml singlehtml epub latex text man texinfo xml gettext".split()
OTHERS: dict[str, dict[str, Any]] = {
    "confluence": {
        "extensions": ["sphinxcontrib.confluencebuilder", "sphinxext.usecase"],
        "confluence_publish": False,
        "confluence_space_key": "HANDBOOK",
    }
}
"""What builders of other extensions need; without the extension they are not tested."""
PAGES = ("html", "dirhtml", "singlehtml", "epub")

INDEX = """\
Handbook
========

.. toctree::

   leads
   tickets/all
   table

See :uc:step:`UC-LEAD.look-up`, :uc:altflow:`UC-BUY.*a`, :uc:actor:`CRM`, :uc:item:`RO-103` and
:any:`UC-BUY`.
"""
TABLE = """\
Table
=====

.. usecase-traceability::
   :caption: *Everything*

.. usecase-traceability::
   :ids: UC-P*
   :name: only-pay

.. list-table::

   * - .. usecase-actors::
          :caption: Who
     - In a cell.
"""
FILES = {
    "index.rst": INDEX,
    "leads.rst": "Leads\n=====\n\n" + EXAMPLE,
    "tickets/all.rst": TICKETS,
    "table.rst": TABLE,
}
CONF = {
    "project": "Handbook",
    "html_theme": "alabaster",
    "html_show_copyright": False,
    "usecase_trackers": {r"RO-\d+": "https://tracker.example.org/{id}", "t1": "https://t.org/{id}"},
    "copyright": "2025, Anna",
    "version": "1.0",
    "epub_show_urls": "no",
    "man_pages": [("index", "handbook", "Handbook", [], 1)],
}
SAID = """\
CRM notifies the middleware. (CRM)|The middleware looks for a lead with the same|updates that lead.
|The middleware creates a lead.|A sales rep is assigned.|A lead exists already|CRM does not answer
|Anna chooses a train. (Anna, choice)|Anna looks at the clock. (optional)|looks at the board.
|The board is dark|Anna asks the guard.|Trains are late.|Anna pays|The machine prints
|Second paragraph, see|Power fails|Anna lights a candle.|No candle|Anna is late|Season ticket
|Somebody helps|Nobody helps|Nothing stated|Bob counts the coins.|Bob opens the till.|Fares|After.
|Blue|Rare.|Nothing else"""


class Rich:
    """The project, built by each builder once; some share doctrees with none."""

    def __init__(self, folder: Path, files: Mapping[str, str] = FILES) -> None:
        self.files = files
        self.project = Project(folder, dict(CONF))
        self.project.write(files)
        self.built: dict[str, Built] = {}

    def __call__(self, builder: str) -> Built:
        if builder not in self.built:
            project = self.project
            more = OTHERS.get(builder, {})
            if more:
                pytest.importorskip(more["extensions"][0])
            if more or builder in ("gettext", "usecases"):
                project = Project(project.folder / f"for-{builder}", CONF | more)
                project.write(self.files)
            self.built[builder] = project.build(builder)
        return self.built[builder]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    """The rich project."""
    return Rich(tmp_path_factory.mktemp("rich"))


MARKUP = {".html", ".xhtml", ".xml", ".conf"}


def output(built: Built) -> str:
    """All that a builder wrote, without what its format adds to a text, on one line."""
    texts = []
    for path in sorted(built.out.rglob("*")):
        if path.suffix not in {*MARKUP, ".tex", ".txt", ".1", ".texi", ".pot"}:
            continue
        text = path.read_text("utf-8")
        if path.suffix in MARKUP:
            text = unescape(re.sub(r"<[^>]*>", "", text))
        texts.append(re.sub(r"(?m)^[.]sp$|\"\n\"|\\fP|\\f[BI]|[\\@_*]|\{\}", "", text))
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("builder", [*WRITERS, *OTHERS, "usecases"])
def test_no_warning(rich: Rich, builder: str) -> None:
    assert rich(builder).warnings == []


@pytest.mark.parametrize("builder", [*WRITERS, *OTHERS])
def test_nothing_that_was_written_is_lost(rich: Rich, builder: str) -> None:
    text = output(rich(builder))
    parts = [part.strip() for part in SAID.split("|")]
    if builder in ("latex", "texinfo", "gettext", "man"):
        parts = [part.partition(" (")[0] for part in parts]
    if builder == "man":
        parts.remove("Fares")  # older docutils leave captions of tables out of man pages
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("builder", ["text", "man", "texinfo"])
def test_what_cannot_show_a_picture_tells_it_in_lines(rich: Rich, builder: str) -> None:
    text = output(rich(builder))
    assert "Start → S 1 → S 1.1 → " in text
    assert "At any time → a Power fails → a1 → " in text


def test_a_table_in_a_table_is_a_list_where_there_is_no_such_thing(rich: Rich) -> None:
    assert re.search(r"Actor: +Bob +Description:", rich("text").read("table.txt"))


def test_a_picture_is_described_by_the_same_lines(rich: Rich) -> None:
    for picture in rich("html").page().select("svg.uc-flow"):
        (described,) = picture.select(f'desc[id="{picture["aria-describedby"]}"]')
        assert str(described.get_text()).startswith("Start → ")


LABELS = {
    "text": ["S 1 Anna chooses", "S 1.1 Anna looks", "2 Anna pays", "*a1 Anna lights"],
    "man": ["S 1 Anna chooses", "S 1.1 Anna looks", "2 Anna pays"],
}


@pytest.mark.parametrize("builder", LABELS)
def test_plain_formats_say_the_labels(rich: Rich, builder: str) -> None:
    text = output(rich(builder))
    assert [part for part in LABELS[builder] if part.replace("*", "") not in text] == []


# -- links --------------------------------------------------------------------------------------


def pages_of(built: Built) -> dict[Path, BeautifulSoup]:
    """Every page that a builder wrote, parsed."""
    return {
        path: BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(built.out.rglob("*"))
        if path.suffix in (".html", ".xhtml") and "_static" not in path.parts
    }


def local_links(page: Tag) -> Iterator[str]:
    """The addresses that a page links to, those in its pictures too, as far as they are local."""
    for link in page.find_all("a"):
        for attribute in ("href", "xlink:href"):
            address = str(link.get(attribute) or "")
            if address and not urlsplit(address).scheme:
                yield unquote(address)


@pytest.mark.parametrize("builder", PAGES)
def test_every_link_hits_an_id(rich: Rich, builder: str) -> None:
    pages = pages_of(rich(builder))
    ids = {path: {str(one["id"]) for one in page.select("[id]")} for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        for address in local_links(page):
            file, _, fragment = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file() or (fragment and fragment not in ids.get(target, ())):
                lost.append(f"{path.name}: {address}")
    assert lost == []


@pytest.mark.parametrize("builder", PAGES)
def test_no_id_stands_twice_on_a_page(rich: Rich, builder: str) -> None:
    for path, page in pages_of(rich(builder)).items():
        counted = Counter(str(one["id"]) for one in page.select("[id]"))
        assert [one for one, number in counted.items() if number > 1] == [], path.name


@pytest.mark.parametrize("builder", PAGES)
def test_diagrams_link_to_their_steps_and_elsewhere(rich: Rich, builder: str) -> None:
    links = {
        unquote(str(link["xlink:href"]))
        for page in pages_of(rich(builder)).values()
        for link in page.select("svg a")
    }
    fragments = {link.partition("#")[2] for link in links}
    expected = "UC-LEAD.2 UC-LEAD.2a UC-LEAD.1-3a UC-BUY.S-1 UC-BUY.any-a UC-BUY.2_3a UC-PAY UC-PAY.2"
    assert set(expected.split()) <= fragments
    across = {link for link in links if not link.startswith("#")}
    assert bool(across) == (builder != "singlehtml")


ONE_PAGE = """
from sphinx.builders.singlehtml import SingleFileHTMLBuilder


class OnePage(SingleFileHTMLBuilder):
    name = "onepage"


def setup(app):
    app.add_builder(OnePage)
"""


def test_links_hold_in_a_builder_made_of_that_of_a_single_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = (
        f"{HEAD}.. toctree::\n\n   lead\n\nSee :uc:altflow:`UC-LEAD.2a`.\n\n.. usecase-traceability::\n"
    )
    project.write({"one_page.py": ONE_PAGE, "index.rst": index, "lead.rst": f"Lead\n====\n\n{EXAMPLE}"})
    monkeypatch.syspath_prepend(project.source)
    project.conf["extensions"] = ["sphinxext.usecase", "one_page"]
    page = project.build("onepage").page()
    ids = {str(one["id"]) for one in page.select("[id]")}
    links = {str(one.get("href") or one.get("xlink:href")) for one in page.select("a")}
    inside = {unquote(link[1:]) for link in links if link.startswith("#")}
    assert inside >= {"UC-LEAD.2a", "UC-LEAD.1"}
    assert {one for one in inside if "UC-" in one} <= ids
    assert not [link for link in links if link.count("#") > 1]


PARAGRAPHS = {
    "man": r"\.sp\n\.INDENT [\d.]+\n\.INDENT 3\.0\n\.ti -3n\n",
    "texinfo": r"\n\n(?:@anchor\{[^}]*\})+\n",
}
"""What stands before the first paragraph of a step or alternative, for it to stand apart."""


@pytest.mark.parametrize("builder", PARAGRAPHS)
def test_steps_stand_apart_and_what_belongs_to_them_is_indented(rich: Rich, builder: str) -> None:
    (path,) = [path for path in rich(builder).out.iterdir() if path.suffix in (".1", ".texi")]
    text = path.read_text("utf-8")
    for first in [
        "S 1 Anna chooses",
        "S 1.1 Anna looks",
        "2 Anna pays",
        r"\*?a Power fails",
        r"\*?a1 Anna",
    ]:
        assert re.search(PARAGRAPHS[builder] + first, text), first
    assert depth(builder, text) == 0
    title, inner = (text.rindex(f"\n{first}") for first in ("S 1.2a The board", "S 1.2a1 Anna"))
    assert depth(builder, text[:inner]) > depth(builder, text[:title])


def depth(builder: str, text: str) -> int:
    """How many blocks are open at the end of a text."""
    blocks = {"man": (".INDENT", ".UNINDENT"), "texinfo": ("@indentedblock", "@end indentedblock")}
    begin, end = blocks[builder]
    return text.count(f"\n{begin}") - text.count(f"\n{end}")


@pytest.mark.parametrize("builder", ["epub", "xml"])
def test_files_are_well_formed(rich: Rich, builder: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    built = rich(builder)
    files = [path for path in built.out.rglob("*") if path.suffix in (".xhtml", ".xml")]
    assert files
    for path in files:
        etree.parse(path)


def test_a_book_declares_which_pages_hold_svg(rich: Rich) -> None:
    built = rich("epub")
    with ZipFile(built.out / "Handbook.epub") as book:
        assert [book.testzip(), len(book.namelist())] == [None, len(set(book.namelist()))]
        package = ET.fromstring(book.read("content.opf"))  # noqa: S314 (our own)
        items = package.iter("{http://www.idpf.org/2007/opf}item")
        pages = {name for name in book.namelist() if name.endswith(".xhtml")}
        drawn = {name for name in pages if b"<svg" in book.read(name)}
    declared = {item.attrib["href"]: item.get("properties") for item in items}
    assert {name for name, properties in declared.items() if properties == "svg"} == drawn
    assert {"leads.xhtml", "tickets/all.xhtml"} <= drawn < pages <= declared.keys()
    assert declared["nav.xhtml"] == "nav"


def test_a_book_without_diagrams_is_as_sphinx_writes_it(project: Project) -> None:
    project.conf |= {"usecase_diagram": "none"}
    project.write({"index.rst": HEAD + EXAMPLE})
    assert "svg" not in project.build("epub").read("content.opf")


def test_two_use_cases_with_one_id_keep_apart_on_a_page(project: Project) -> None:
    one = EXAMPLE.replace(":id: UC-LEAD", ":id: UC-1")
    project.write({"index.rst": f"{HEAD}{one}\n{one}"})
    built = project.build()
    assert [warned.kind for warned in built.warned] == ["usecase.duplicate-id"]
    page = built.page()
    counted = Counter(str(element["id"]) for element in page.select("[id]"))
    assert max(counted.values()) == 1
    for link in local_links(page.select_one("div.body") or page):
        assert not link.startswith("#") or link[1:] in counted, link


# -- data ---------------------------------------------------------------------------------------


def test_data_fits_its_schema(rich: Rich) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(rich("usecases").read("usecases.json"))
    jsonschema.validate(data, schema)
    ids = [one["id"] for one in data["usecases"]]
    assert ids == ["UC-LEAD", "UC-BUY", "UC-PAY", "nothing-else"]
    assert {one["coverage"]["flows"] for one in data["usecases"]} >= {0, 3}
    assert (data["version"], data["project"]) == (1, "Handbook")


def test_the_schema_describes_each_key() -> None:
    def bare(name: str, schema: Any) -> Iterator[str]:
        for key, one in schema.get("properties", {}).items():
            if not one.get("description"):
                yield f"{name}.{key}"
            yield from bare(f"{name}.{key}", one)
        for part in (*schema.get("oneOf", ()), *filter(None, [schema.get("items")])):
            yield from bare(name, part)

    schema = json.loads(SCHEMA.read_text("utf-8"))
    parts = {"": schema, **schema["$defs"]}
    assert [one for name, part in parts.items() for one in bare(name, part)] == []
    assert all(part.get("description") for part in parts.values())


def test_data_are_the_same_bytes_every_time(rich: Rich, tmp_path: Path) -> None:
    first = (rich("usecases").out / "usecases.json").read_bytes()
    again = Rich(tmp_path)("usecases")
    assert (again.out / "usecases.json").read_bytes() == first
    assert first.endswith(b"\n")
    assert b"\r" not in first


@pytest.mark.parametrize("shows_pages", [False, True])
def test_links_out_of_a_use_case_name_pages_on_paper(project: Project, *, shows_pages: bool) -> None:
    project.conf = {"latex_show_pagerefs": shows_pages}
    step = "   .. step:: As in :uc:step:`UC-B.1`.\n"
    usecase = ".. usecase:: {0}\n   :id: UC-{0}\n\n" + step
    project.write(
        {
            "index.rst": f"{HEAD}.. toctree::\n\n   more\n\n{usecase.format('A')}",
            "more.rst": f"More\n====\n\n{usecase.format('B')}",
        }
    )
    (path,) = project.build("latex").out.glob("*.tex")
    named = re.findall(r"\\usecasepage\{(.*?)\}+", path.read_text("utf-8"))
    assert named == ([] if shows_pages else [r"\detokenize{more:UC-B.1"])


def test_half_a_character_stops_no_data(project: Project) -> None:
    half = ".. |half| unicode:: 0xD83D\n\n"
    project.conf = {"project": "Half \ud83d"}
    project.write(
        {"index.rst": HEAD + half + EXAMPLE.replace("The middleware creates", "|half| creates")}
    )
    data = json.loads(project.build("usecases").read("usecases.json"))
    assert data["usecases"][0]["steps"][2]["text"] == "\ufffd creates a lead."
    assert data["project"] == "Half ?"


def test_data_are_written_again_though_no_page_has_changed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write({"index.rst": "Page\n====\n\n.. usecase:: Buy\n"})
    project.build("html")
    (project.build("usecases").out / "usecases.json").unlink()
    assert (project.build("usecases").out / "usecases.json").exists()


def unpickled(path: Path) -> Any:
    """What Sphinx stored in a file."""
    return pickle.loads(path.read_bytes())  # noqa: S301


def test_the_environment_holds_records_only(rich: Rich) -> None:
    doctrees = rich("html").app.doctreedir
    env = unpickled(Path(doctrees) / "environment.pickle")
    stored = pickle.dumps(env.domaindata["uc"])
    assert b"docutils" not in stored
    assert b"UC-LEAD" in stored
    for path in Path(doctrees).rglob("*.doctree"):
        document = unpickled(path)
        assert b"sphinxext.usecase.core" not in pickle.dumps(document), path.name


def test_the_domain_answers_from_a_pickled_environment(rich: Rich) -> None:
    rich("html")
    again = rich.project.build("html")
    domain = again.app.env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    assert domain.site.catalogue.find("UC-LEAD.look-up") is not None


SLIDES = """\
from pathlib import Path

from docutils import nodes
from sphinx.builders.dummy import DummyBuilder


class Slides(DummyBuilder):
    name = format = "slides"
    supported_image_types = [{kind!r}]

    def write_doc(self, docname, doctree):
        for image in doctree.findall(nodes.image):
            Path(self.outdir, "shown").write_bytes(Path(image["uri"]).read_bytes())


def setup(app):
    app.add_builder(Slides)
"""


@pytest.mark.parametrize(
    ("kind", "begins", "ends"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
        ("application/pdf", b"%PDF-", b"%%EOF"),
        ("image/svg+xml", b"<svg ", b"</svg>"),
    ],
)
def test_other_builders_get_the_pictures_they_can_show(
    project: Project, monkeypatch: pytest.MonkeyPatch, kind: str, begins: bytes, ends: bytes
) -> None:
    module = "slides_" + kind[-3:]
    project.conf["extensions"] = ["sphinxext.usecase", module]
    project.write({"index.rst": HEAD + EXAMPLE, f"{module}.py": SLIDES.format(kind=kind)})
    monkeypatch.syspath_prepend(project.source)
    built = project.build("slides")
    assert built.warnings == []
    shown = (built.out / "shown").read_bytes()
    assert shown.startswith(begins)
    assert shown.rstrip().endswith(ends)
