"""What pictures are made of, without any engine: samples of shapes, areas of links, extents of nodes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from helpers import assert_as_kept
from sphinxext.usecase.core.diagrams.sketch import Labels
from sphinxext.usecase.diagrams.linkmap import Area, areas, extents, map_and_picture
from sphinxext.usecase.diagrams.paper import extents as extents_of_nodes
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
