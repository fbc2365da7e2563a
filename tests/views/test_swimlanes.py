"""Swimlanes: every lane is a box in the picture, and every step stands in that of its actor."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import EXAMPLE, HEAD, Built, Project, edit, line_of, rebuild

LANES = EXAMPLE.replace(":epic:", ":diagram: swimlane\n   :epic:")
NOBODY = "No actor stated"
HOSTILE = ["</svg><script>x</script>", 'a "quoted" \\N name', "x" * 10_000, "購" * 60, "مكتبة 👩‍💻"]


class Box(NamedTuple):
    """Where something is drawn; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def box_of(group: Tag) -> Box:
    """What a group of the picture covers, but for its text."""
    for ellipse in group.select("ellipse"):
        x, y, rx, ry = (float(str(ellipse[name])) for name in ("cx", "cy", "rx", "ry"))
        return Box(x - rx, y - ry, x + rx, y + ry)
    drawn = [str(one.get("points") or one.get("d")) for one in group.select("polygon, path, polyline")]
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", " ".join(drawn))]
    across, down = numbers[::2], numbers[1::2]
    return Box(min(across), min(down), max(across), max(down))


def lanes_of(picture: Tag) -> list[Box]:
    """The boxes of lanes from left to right."""
    return sorted(box_of(one) for one in picture.select(".uc-lane"))


def titles_of(picture: Tag) -> list[str]:
    """The titles of lanes."""
    return [
        "".join(line.get_text() for line in group.select("text"))
        for group in picture.select(".uc-title")
    ]


def steps_of(picture: Tag) -> dict[str, Box]:
    """The boxes of steps and conditions, by label."""
    found = {}
    for group in picture.select(".uc-step, .uc-decision"):
        (link,) = group.select("a")
        found[str(link["xlink:href"]).rpartition(".")[2]] = box_of(group)
    return found


def page_of(project: Project, source: str) -> BeautifulSoup:
    """The page of a source without mistakes."""
    project.write({"index.rst": HEAD + source})
    built = project.build()
    assert built.warnings == []
    return built.page()


def test_every_actor_has_a_lane(project: Project) -> None:
    (picture,) = page_of(project, LANES).select("svg")
    assert titles_of(picture) == ["CRM", NOBODY]
    crm, nobody = lanes_of(picture)
    steps = steps_of(picture)
    assert {label for label, box in steps.items() if crm.holds(box)} == {"1", "1-3a"}
    assert {label for label, box in steps.items() if nobody.holds(box)} == {"2", "3", "4", "2a", "2a1"}
    (told,) = picture.select("desc")
    assert told.get_text().startswith(f"CRM: 1\n{NOBODY}: 2, 3, 4, 2a1\nStart → ")


def many(number: int, actors: int, names: list[str]) -> str:
    """A use case of that many main steps with alternatives of all sorts, acted by several actors."""
    ends = [
        ":resume: next",
        ":end: failure",
        ":resume: 1",
        ":goto: UC-2-9",
        "",
        ":resume: origin",
        ":end:",
    ]
    lines = [f".. usecase:: Many\n   :id: UC-{number}-{actors}\n   :diagram: swimlane\n"]
    for one in range(1, number + 1):
        actor = names[(one * one + one // 3) % actors]
        lines.append(f"   .. step:: Text of step {one}, a bit longer.\n      :actor: {actor}")
        if one % 5 == 4:
            lines.append(f"      :repeat: {one - 2}-{one}\n      :until: all is done")
        if one % 7 == 5:
            lines.append("      :optional:")
        if one % 3 == 2:
            other = names[one % actors]
            lines.append(f"\n      .. altflow:: Case {one}\n         {ends[one % 7]}\n")
            lines.append(f"         .. step:: Other {one}.\n            :actor: {other}\n")
            lines.append("            .. altflow:: Inner\n               :end: abort\n")
        lines.append("")
    lines.append("   .. altflow:: Alarm\n      :from: *\n\n      .. step:: Nobody says who.\n")
    return "\n".join(lines)


ACTORS = ["CRM", "Sales development representative (SDR) on call", *HOSTILE, "i", "利用者"]


@pytest.mark.parametrize("engine", ["", pytest.param("dot", marks=pytest.mark.dot)])
def test_lanes_stand_side_by_side_and_hold_what_is_theirs(project: Project, engine: str) -> None:
    sizes = [(2, 9), (3, 1), (3, 2), (15, 2), (15, 5), (15, 9), (60, 2), (60, 5), (60, 9)]
    if engine:
        project.conf["graphviz_dot"] = engine
    page = page_of(project, "\n".join(many(*size, ACTORS) for size in sizes))
    pictures = page.select(".uc-diagram:not(.uc-part) > svg")
    assert len(pictures) == len(sizes)
    for (number, _actors), picture in zip(sizes, pictures, strict=True):
        lanes, steps = lanes_of(picture), steps_of(picture)
        assert len(lanes) == len(titles_of(picture)) == len(acting(picture))
        assert all(one.right < other.left for one, other in pairwise(lanes))
        for lane, title in zip(lanes, picture.select(".uc-title"), strict=True):
            middle = pytest.approx((lane.left + lane.right) / 2, abs=0.02)
            assert all(float(str(line["x"])) == middle for line in title.select("text"))
        assert max(one.top for one in lanes) - min(one.top for one in lanes) < 1
        assert max(one.bottom for one in lanes) - min(one.bottom for one in lanes) < 1
        for lane, labels in zip(lanes, acting(picture), strict=True):
            assert all(lane.holds(steps[label.replace("*", "any-")]) for label in labels)
        for group in picture.select(".node:not(.uc-title, .uc-turn)"):
            assert sum(lane.holds(box_of(group)) for lane in lanes) == 1
        main = [steps[str(one)] for one in range(1, number + 1)]
        assert all(upper.bottom < lower.top for upper, lower in pairwise(main))


def acting(picture: Tag) -> list[list[str]]:
    """The steps of each lane, as told in words."""
    (told,) = picture.select("desc")
    lines = told.get_text().split("\n")
    heads = lines[: next(number for number, line in enumerate(lines) if line.startswith("Start → "))]
    return [line.rpartition(": ")[2].split(", ") for line in heads]


def test_lanes_stand_in_the_order_of_acting(project: Project) -> None:
    titles = titles_of(page_of(project, many(15, 5, ["A", "B", "C", "D", "E"])).select("svg")[0])
    assert titles == ["B", "E", "A", "C", "D", NOBODY]


# -- what is asked for --------------------------------------------------------------------------

ASKED = {
    # the project's, the use case's and a view's wish -> what is shown on the page and by the view
    ("flow", "", ""): ("flow", "flow"),
    ("swimlane", "", ""): ("swimlane", "swimlane"),
    ("none", "", ""): ("", "flow"),
    ("flow", "swimlane", ""): ("swimlane", "swimlane"),
    ("swimlane", "flow", ""): ("flow", "flow"),
    ("swimlane", "none", ""): ("", "swimlane"),
    ("none", "swimlane", ""): ("swimlane", "swimlane"),
    ("flow", "", "swimlane"): ("flow", "swimlane"),
    ("flow", "none", "swimlane"): ("", "swimlane"),
    ("flow", "swimlane", "flow"): ("swimlane", "flow"),
    ("none", "", "swimlane"): ("", "swimlane"),
}


@pytest.mark.parametrize(("asked", "shown"), ASKED.items())
def test_who_asks_for_lanes(
    project: Project, asked: tuple[str, str, str], shown: tuple[str, str]
) -> None:
    general, own, view = asked
    source = EXAMPLE.replace(":epic:", f":diagram: {own}\n   :epic:") if own else EXAMPLE
    project.conf["usecase_diagram"] = general
    option = f"   :diagram: {view}\n" if view else ""
    page = page_of(project, f"{source}\n.. usecase-flow:: UC-LEAD\n   :legend:\n{option}")
    pictures = [*([None] if not shown[0] else []), *page.select(".uc-diagram:not(.uc-part) > svg")]
    kinds = ["" if one is None else "swimlane" if one.select(".uc-lane") else "flow" for one in pictures]
    assert tuple(kinds) == shown
    legend = [name.get_text() for name in page.select("table.uc-legend title")]
    assert ("Frame" in legend) == (shown[1] == "swimlane")


@pytest.mark.parametrize(
    ("source", "allowed", "kind"),
    [
        (LANES.replace("swimlane", "lanes"), "flow or swimlane or none", "flow"),
        (f"{LANES}\n.. usecase-flow:: UC-LEAD\n   :diagram: lanes\n", "flow or swimlane", "swimlane"),
    ],
)
def test_another_kind_is_one_warning(project: Project, source: str, allowed: str, kind: str) -> None:
    project.write({"index.rst": HEAD + source})
    built = project.build()
    (warned,) = built.warned
    directive = ".. usecase::" if kind == "flow" else ".. usecase-flow::"
    assert (warned.line, warned.kind) == (line_of(HEAD + source, directive), "usecase.unknown-option")
    assert warned.text.startswith(f':diagram: cannot be "lanes"; write {allowed}')
    assert all(
        bool(one.select(".uc-lane")) == (kind == "swimlane") for one in built.page().select("svg")
    )


# -- on the page --------------------------------------------------------------------------------


def assert_whole(built: Built) -> None:
    """Nothing that runs, no id twice, every link leads to an id."""
    page = built.page()
    body = page.select_one("div.body")
    assert body is not None
    assert body.select("script") == []
    ids = [str(one["id"]) for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    links = [str(link["xlink:href"]) for link in page.select("svg a")]
    assert links
    assert {link[1:] for link in links} <= set(ids)


def test_hostile_names_leave_a_whole_page(project: Project) -> None:
    steps = "\n".join(f"   .. step:: Text.\n      :actor: {name}\n" for name in HOSTILE)
    flow = ".. usecase-flow:: UC\n   :diagram: flow\n"
    page = page_of(project, f".. usecase:: Title\n   :id: UC\n   :diagram: swimlane\n\n{steps}\n{flow}")
    built = project.build()
    assert_whole(built)
    picture = page.select("svg")[0]
    titles = titles_of(picture)
    assert titles[:2] == ["</svg><script>x</script>", 'a "quoted" \\N name']
    assert max(map(len, titles)) < 100
    assert titles[2].endswith("x…")


def test_the_order_of_reading_is_that_of_the_flow(project: Project) -> None:
    (picture,) = page_of(project, LANES).select("svg")
    links = [str(link["xlink:href"]).rpartition(".")[2] for link in picture.select(".node a")]
    assert links == ["1", "2", "3", "4", "2a", "2a1", "4", "1", "1-3a"]


def test_text_tells_who_acts(project: Project) -> None:
    project.write({"index.rst": HEAD + LANES})
    assert "CRM: 1\n" in project.build("text").read("index.txt")


def test_pages_that_show_lanes_are_fresh(project: Project) -> None:
    project.write(
        {
            "index.rst": "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n",
            "a.rst": HEAD + LANES,
            "b.rst": f"{HEAD}.. usecase-flow:: UC-LEAD\n",
            "c.rst": f"{HEAD}.. usecase-flow:: UC-LEAD\n   :diagram: flow\n",
        }
    )
    assert project.build().warnings == []
    assert rebuild(project)[1] == set()
    edit(project, "a.rst", ":actor: CRM", ":actor: Middleware")
    built, written = rebuild(project)
    assert {"a", "b"} <= written
    assert titles_of(built.page("b.html").select("svg")[0]) == ["Middleware", NOBODY]
    edit(project, "a.rst", ":diagram: swimlane", ":diagram: flow")
    built, written = rebuild(project)
    assert {"a", "b"} <= written
    assert built.page("b.html").select(".uc-lane") == []
    edit(project, "c.rst", ":diagram: flow", ":diagram: swimlane")
    built, written = rebuild(project)
    assert "c" in written
    assert not written & {"a", "b"}
    assert titles_of(built.page("c.html").select("svg")[0]) == ["Middleware", NOBODY]
