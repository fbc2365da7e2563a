"""Pictures that are too large for a sheet of paper are printed in parts, cut between their nodes."""

from __future__ import annotations

import re

import pytest

from helpers import HEAD, Project
from sphinxext.usecase.diagrams.paper import ACROSS, ALONG, Box, Part, extents, parts
from sphinxext.usecase.diagrams.pdf import size_of

ROWS = [(20.0, float(top), 400.0, top + 40.0) for top in range(0, 2000, 100)]
LANES = [
    (left + 20.0, top, left + 200.0, bottom)
    for left in range(0, 2500, 250)
    for _, top, _, bottom in ROWS
]


@pytest.mark.parametrize(
    ("size", "nodes", "found"),
    [
        ((500, ALONG), ROWS, []),
        ((ACROSS + 1, ACROSS), ROWS, []),
        ((500, 1400), ROWS, [Part(0, 0, 500, 994, False), Part(0, 994, 500, 406, False)]),
        ((1000, 1400), ROWS, [Part(0, 0, 1000, 694, True), Part(0, 694, 1000, 706, True)]),
        # Wider than a sheet is long, and nowhere to cut.
        ((ALONG + 1, 1400), ROWS, []),
        ((500, 1400), [(20, 0, 400, 1390)], []),
        # Where something else stands in a row, that is not cut.
        (
            (500, 1400),
            [*ROWS, (410.0, 880.0, 490.0, 1130.0)],
            [Part(0, 0, 500, 874, False), Part(0, 874, 500, 526, False)],
        ),
        # Lanes are cut across too, and come one sheet after the other.
        (
            (2000, 1400),
            LANES,
            [
                Part(0, 0, 1014, 694, True),
                Part(0, 694, 1014, 706, True),
                Part(1014, 0, 986, 694, True),
                Part(1014, 694, 986, 706, True),
            ],
        ),
        ((1400, 700), LANES, [Part(0, 0, 1014, 700, True), Part(1014, 0, 386, 700, True)]),
        # What stands above all nodes, as titles of lanes do, is said again, and takes room.
        (
            (500, 2100),
            [(left, top + 60, right, bottom + 60) for left, top, right, bottom in ROWS],
            [
                Part(0, 0, 500, 1054, False),
                Part(0, 1054, 500, 900, False, 54),
                Part(0, 1954, 500, 146, False, 54),
            ],
        ),
    ],
)
def test_a_picture_is_cut_where_its_letters_stay_readable(
    size: tuple[int, int], nodes: list[Box], found: list[Part]
) -> None:
    assert parts(*size, nodes) == found


def test_a_long_flow_has_parts_for_paper_that_cut_no_node(project: Project) -> None:
    steps = "".join(
        f"   .. step:: Step\n\n      .. altflow:: Alternative\n         :end: failure\n\n{extra}"
        for extra in ("", "         .. step:: Aside\n\n") * 9
    )
    project.write({"index.rst": f"{HEAD}.. usecase:: Long\n   :id: UC\n\n{steps}"})
    page = project.build().page()
    frame, *shown = page.select(".uc-diagram")
    assert "uc-cut" in frame["class"]
    whole = frame.select_one("svg")
    assert whole is not None
    drawn = whole.select_one("g.graph")
    assert drawn is not None
    boxes = [list(map(float, str(one["viewbox"]).split())) for one in page.select(".uc-part > svg")]
    assert len(boxes) == len(shown) > 1
    assert [str(one["href"]) for one in page.select(".uc-part use")] == [f"#{drawn['id']}"] * len(boxes)
    assert sum(height for *_, height in boxes) == pytest.approx(float(str(whole["height"])), abs=1)
    ends = list(extents(str(whole)))
    assert len(ends) > 50
    for _, top, _, _ in boxes[1:]:
        assert not [(first, last) for _, first, _, last in ends if first < top < last]

    view = ".. usecase-flow:: UC\n   :caption: Long\n"
    project.write({"index.rst": f"{HEAD}.. usecase:: Long\n   :id: UC\n\n{steps}\n{view}"})
    (source,) = project.build("latex").out.glob("*.tex")
    text = source.read_text("utf-8")
    sheets = re.findall(r"\\usecasepart\{0\}\{(\d+)\}\{\d+\}\{(\d+)\}\{0\}\{%\n((?:.*%\n)*)", text)
    assert len(sheets) == 2 * len(boxes)
    links = [re.findall(r"usecaselink\{\d+,-(\d+)\}.*?:(UC[^}]*)", said) for _, _, said in sheets]
    assert all(
        int(down) <= int(sheet[1])
        for sheet, found in zip(sheets, links, strict=True)
        for down, _ in found
    )
    assert len({anchor for found in links for _, anchor in found}) == sum(map(len, links)) / 2 == 45
    assert text.count("\\caption{") == 1


@pytest.mark.parametrize(
    "conf", [{"usecase_diagram_embed": "file"}, {"graphviz_output_format": "png"}], ids=["svg", "png"]
)
def test_a_picture_in_a_file_is_printed_in_parts_too(project: Project, conf: dict[str, str]) -> None:
    steps = "".join(f"   .. step:: Step\n      :actor: Actor {one % 8}\n\n" for one in range(24))
    project.conf.update(conf)
    project.write(
        {"index.rst": f"{HEAD}.. usecase:: Wide\n   :id: UC\n   :diagram: swimlane\n\n{steps}"}
    )
    page = project.build().page()
    (whole,) = page.select(".uc-cut > :is(object, img)")
    parts_ = page.select(".uc-part svg > image")
    # Below the titles of the lanes, which the lower sheet has again.
    (head, rest), heads = page.select(".uc-part > svg > svg"), page.select(".uc-part > svg > image")
    assert len(heads) == 1
    assert float(str(rest["y"])) == float(str(head["height"])) == pytest.approx(66, abs=2)
    (source,) = project.build("latex").out.glob("*.tex")
    assert re.findall(r"\\usecasehead\{(\d+)\}", source.read_text("utf-8")) == ["65"]
    assert len({str(one.parent["viewbox"]) for one in parts_ if one.parent}) == len(parts_) > 1
    assert {one["href"] for one in parts_} == {whole.get("data") or whole.get("src")}
    assert {(one["width"], one["height"]) for one in parts_} == {(whole["width"], whole["height"])}


def test_a_file_that_tells_no_size_is_shown_whole() -> None:
    assert size_of(b"%PDF-1.7") == (0, 0)


def test_what_is_no_picture_has_no_nodes() -> None:
    assert list(extents('<g class="node"></g>')) == []
