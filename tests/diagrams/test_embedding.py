"""Diagrams as files of their own: names, links from there, words, colours, image maps."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import EXAMPLE, HEAD, Built, Project, edit, rebuild, stamps
from views.test_flow_views import FLOWS, hrefs, rich_project
from writers.test_builders import pages_of

SITES = ("html", "dirhtml", "singlehtml")
FILE = {"usecase_diagram_embed": "file"}
PIXELS = {"graphviz_output_format": "png"}


def build(folder: Path, builder: str, **conf: object) -> Built:
    """The rich project, whose diagrams are embedded that way."""
    project = rich_project(folder)
    project.conf |= conf
    built = project.build(builder)
    assert built.warnings == []
    return built


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """That project with SVG files."""
    return {name: build(tmp_path_factory.mktemp(name), name, **FILE) for name in SITES}


@pytest.fixture(scope="module")
def pixels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """That project with PNG."""
    names = (*SITES, "epub")
    return {name: build(tmp_path_factory.mktemp(name), name, **PIXELS) for name in names}


def shown(built: Built, selector: str, attribute: str) -> list[tuple[Path, Tag, Path]]:
    """Each page, what it shows on it, and the file of that."""
    return [
        (path, one, (path.parent / unquote(str(one[attribute]))).resolve())
        for path, page in pages_of(built).items()
        for one in page.select(selector)
    ]


def resolved(base: Path, address: str) -> tuple[Path, str]:
    """The file and the fragment of a link in a file."""
    parts = urlsplit(address)
    assert not parts.scheme
    target = (base.parent / unquote(parts.path)).resolve() if parts.path else base
    return (target / "index.html" if target.is_dir() else target), unquote(parts.fragment)


def ids_of(path: Path) -> set[str]:
    """The ids of a page."""
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    return {str(one["id"]) for one in page.select("[id]")}


# -- SVG files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("builder", SITES)
def test_each_link_of_a_file_hits_an_id_of_the_whole_window(
    files: dict[str, Built], builder: str
) -> None:
    pictures = {file for _, _, file in shown(files[builder], "object.uc-svg", "data")}
    assert len(pictures) >= 5
    known: dict[Path, set[str]] = {}
    for file in pictures:
        picture = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        assert hrefs(picture)
        for link in picture.select("a"):
            target, fragment = resolved(file, str(link["xlink:href"]))
            assert link["target"] == "_top"
            assert fragment in known.setdefault(target, ids_of(target))


@pytest.mark.parametrize("builder", SITES)
def test_a_file_is_a_whole_picture_with_name_words_and_colours(
    files: dict[str, Built], builder: str
) -> None:
    for _, frame, file in shown(files[builder], "object.uc-svg", "data"):
        assert file.parent.name == "_images"
        root = ET.fromstring(file.read_text("utf-8"))  # noqa: S314
        assert root.get("aria-label") == frame["aria-label"]
        assert (root.get("width"), root.get("height")) == (frame["width"], frame["height"])
        assert root.get("style") is None
        text = file.read_text("utf-8")
        (words,) = re.findall(r'<desc id="outline">(.*?)</desc>', text, re.DOTALL)
        assert words
        assert "prefers-color-scheme: dark" in text
        assert ".uc-flow text { fill: var(--uc-text)" in text
        used = set(re.findall(r"var\((--[\w-]+)", text))
        assert used <= set(re.findall(r"(--[\w-]+):", text))
        counted = Counter(re.findall(r' id="([^"]*)"', text))
        assert max(counted.values()) == 1


def test_where_a_file_cannot_be_shown_its_words_are(files: dict[str, Built]) -> None:
    outline = files["html"].page("leads.html").select_one("object.uc-svg > .uc-outline")
    assert outline is not None
    assert "Start → 1 → 2 → 3 → 4 → Success" in outline.get_text("\n")


def test_one_picture_is_one_file(files: dict[str, Built]) -> None:
    frames = shown(files["html"], "object.uc-svg", "data")
    by_name = {str(frame["aria-label"]): file for _, frame, file in frames}
    lead = "Flow diagram of Hand a qualified lead to sales"
    assert {file for _, frame, file in frames if frame["aria-label"] == lead} == {by_name[lead]}
    assert len(list((files["html"].out / "_images").glob("usecase-*.svg"))) == len(
        {file for _, _, file in frames}
    )


def test_a_link_leads_to_the_picture_alone(files: dict[str, Built]) -> None:
    for path, frame, file in shown(files["dirhtml"], "object.uc-svg", "data"):
        diagram = frame.parent
        assert diagram is not None
        link = diagram.find_next(string="Full size")
        assert link is not None
        assert link.parent is not None
        assert resolved(path, str(link.parent["href"]))[0] == file


def test_a_file_is_named_as_it_is_written(project: Project) -> None:
    project.conf |= FILE
    project.write({"index.rst": f'{HEAD}.. usecase:: Say "a" & <b>\n\n   .. step:: Say it.\n'})
    (picture,) = project.build().page().select("object.uc-svg")
    assert picture["aria-label"] == 'Flow diagram of Say "a" & <b>'


def test_a_book_keeps_its_pictures_in_its_pages(tmp_path: Path) -> None:
    built = build(tmp_path, "epub", **FILE)
    page = built.page("leads.xhtml")
    assert page.select("object") == []
    assert len(page.select(FLOWS)) == 2


@pytest.mark.parametrize("conf", [FILE, PIXELS], ids=["file", "png"])
def test_four_processes_write_what_one_writes(tmp_path: Path, conf: dict[str, str]) -> None:
    written = []
    for jobs in (1, 4):
        project = rich_project(tmp_path / str(jobs))
        project.conf |= conf
        built = project.build(jobs=jobs)
        assert built.warnings == []
        images = {path.name: path.read_bytes() for path in (built.out / "_images").iterdir()}
        written.append((images, built.read("leads.html"), built.read("views.html")))
    assert written[0] == written[1]


@pytest.mark.parametrize("conf", [FILE, PIXELS], ids=["file", "png"])
def test_an_edit_shows_another_file_and_a_second_build_writes_none(
    tmp_path: Path, conf: dict[str, str]
) -> None:
    project = Project(tmp_path, dict(conf))
    project.write({"index.rst": HEAD + EXAMPLE})
    built = project.build()
    before = stamps(built.out / "_images")
    assert len(before) == 1
    assert rebuild(project)[1] == set()
    assert stamps(built.out / "_images") == before
    edit(project, "index.rst", "updates that lead", "updates it")
    page = project.build().page()
    (name,) = stamps(built.out / "_images").keys() - before.keys()
    assert len(page.select(f'[data="_images/{name}"], [src="_images/{name}"]')) == 1


def test_another_form_writes_the_page_again(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write({"index.rst": HEAD + EXAMPLE})
    found = []
    for conf in ({}, FILE, PIXELS, {}):
        project.conf = dict(conf)
        page = project.build().page()
        found.append([bool(page.select(kind)) for kind in (".uc-diagram > svg", "object", "img")])
    assert found == [[kind == at for kind in range(3)] for at in (0, 1, 2, 0)]


# -- PNG ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("builder", [*SITES, "epub"])
def test_each_area_of_a_map_hits_an_id_and_has_words(pixels: dict[str, Built], builder: str) -> None:
    pictures = shown(pixels[builder], ".uc-diagram > img", "src")
    assert len(pictures) >= 5
    for page, picture, file in pictures:
        assert file.read_bytes().startswith(b"\x89PNG\r\n")
        assert str(picture["alt"]).startswith(("Flow diagram of ", "Use case diagram of "))
        map_ = picture.find_next_sibling("map")
        assert isinstance(map_, Tag)
        assert picture["usemap"] == f"#{map_['name']}"
        areas = map_.select("area")
        assert areas
        for area in areas:
            target, fragment = resolved(page, str(area["href"]))
            assert fragment in ids_of(target)
            assert str(area["alt"]).strip()
            xs = [int(one) for one in str(area["coords"]).split(",")[::2]]
            assert 0 <= min(xs) < max(xs) <= int(str(picture["width"]))


def test_a_map_leads_where_the_drawing_leads(pixels: dict[str, Built], tmp_path: Path) -> None:
    inline = build(tmp_path, "html")
    for name in ("leads.html", "views.html"):
        drawn = [hrefs(picture) for picture in inline.page(name).select("svg.uc-flow")]
        areas = [
            [str(area["href"]) for area in map_.select("area")]
            for map_ in pixels["html"].page(name).select("map")
        ]
        assert [sorted(one) for one in areas] == [sorted(one) for one in drawn]


def corner(png: bytes) -> bytes:
    """The first pixel of a PNG: red, green, blue and alpha."""
    at, packed = 8, b""
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    channels = {2: 3, 6: 4}[png[25]]
    return zlib.decompress(packed)[1 : 1 + channels].ljust(4, b"\xff")


def test_pixels_are_fine_opaque_and_told_in_words(pixels: dict[str, Built]) -> None:
    for _, picture, file in shown(pixels["html"], ".uc-diagram > img", "src"):
        content = file.read_bytes()
        size = [int.from_bytes(content[at : at + 4]) for at in (16, 20)]
        assert size == [
            pytest.approx(2 * int(str(picture[side])), abs=1) for side in ("width", "height")
        ]
        assert corner(content) == b"\xff" * 4
        words = picture.find_next("details")
        assert isinstance(words, Tag)
        assert words.select(".line")


@pytest.mark.parametrize(
    "extensions", [["sphinxext.usecase"], ["sphinx.ext.graphviz", "sphinxext.usecase"]]
)
def test_the_format_of_sphinx_s_graphviz_counts(project: Project, extensions: list[str]) -> None:
    project.conf |= {"extensions": extensions, **PIXELS}
    project.write({"index.rst": HEAD + EXAMPLE})
    assert len(project.build().page().select(".uc-diagram > img")) == 1


def test_latex_has_vectors_whatever_html_has(project: Project) -> None:
    project.conf |= PIXELS
    project.write({"index.rst": HEAD + EXAMPLE})
    (tex,) = project.build("latex").out.glob("*.tex")
    assert re.search(r"\\sphinxincludegraphics.*\.pdf", tex.read_text("utf-8"))


@pytest.mark.dot
@pytest.mark.parametrize("conf", [FILE, PIXELS], ids=["file", "png"])
def test_dot_makes_the_same_links(tmp_path: Path, conf: dict[str, str]) -> None:
    pytest.importorskip("pygraphviz")
    found = []
    for name, engine in {"embedded": {}, "dot": {"graphviz_dot": "dot"}}.items():
        project = Project(tmp_path / name, {**conf, **engine})
        project.write({"index.rst": HEAD + EXAMPLE})
        built = project.build()
        assert built.warnings == []
        texts = [path.read_text("utf-8") for path in built.out.glob("_images/*.svg")]
        page = "".join([built.read("index.html"), *texts])
        found.append(sorted(re.findall(r'(?:xlink:href|<area[^>]* href)="([^"]*)"', page)))
    assert found[0] == found[1]
    assert len(found[0]) == 9
