"""How many lines of large flows cross, as an engine lays them out."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from random import Random

import pygraphviz

from core.drafting import alt, record, step
from sphinxext.usecase.core.diagrams.flowdot import flow_dot
from sphinxext.usecase.core.diagrams.lanesdot import swimlane_dot
from sphinxext.usecase.core.diagrams.sketch import Sketch
from sphinxext.usecase.core.diagrams.swimlanes import swimlanes
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.reading.drafts import Draft, StepDraft

SEEDS = range(6)


def large(seed: int) -> UseCase:
    """A use case of 25 steps that four actors take, with 18 alternatives, three of them nested."""
    random = Random(seed)  # noqa: S311
    actors = [random.choice("ABCD")]

    def by(*body: Draft) -> StepDraft:
        actors.append(actors[-1] if random.random() < 0.4 else random.choice("ABCD"))
        return step("Something is done here", *body, actor=actors[-1])

    def ending(place: int) -> dict[str, str]:
        back = {"resume": str(max(1, place - random.randrange(3)))}
        return random.choice([back, {"resume": "next"}, {"end": "failure"}, {"end": "success"}])

    branching = random.sample(range(1, 25), 12)
    body: list[Draft] = []
    for place in range(1, 26):
        nested = [alt("This fails too", by(), end="failure")] if place in branching[:3] else []
        more = [by() for _ in range(random.randrange(3))]
        leaving = [alt("It fails", by(*nested), *more, **ending(place))] if place in branching else []
        body.append(by(*leaving))
    body.append(alt("Slow", by(), origin="3-6", resume="8"))
    body += [alt("Stopped", by(), origin="any", end=end) for end in ("failure", "abort")]
    return record(*body)


def crossings(sketch: Sketch) -> int:
    """How many pairs of lines cross that do not begin or end at one node."""
    graph = pygraphviz.AGraph(string=sketch.bare)
    graph.layout("dot")
    seen = [edge for edge in graph.edges() if edge.attr["style"] != "invis"]
    lines = [(edge, along(edge.attr["pos"])) for edge in seen]
    return sum(
        crossing(one, other)
        for (ends, one), (others, other) in combinations(lines, 2)
        if not {*ends} & {*others}
    )


def along(stated: str) -> list[complex]:
    """Points along a line: of its curves each has four, of which the last is the first of the next."""
    ends = {key: complex(float(x), float(y)) for key, x, y in re.findall(r"([se]),(\S+),(\S+)", stated)}
    points = [complex(*map(float, one.split(","))) for one in re.sub(r"[se],\S+", "", stated).split()]
    line = [ends.get("s", points[0])]
    for first in range(0, len(points) - 1, 3):
        a, b, c, d = points[first : first + 4]
        line += (
            (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
            for t in (0.2, 0.4, 0.6, 0.8, 1.0)
        )
    return [*line, ends.get("e", line[-1])]


def crossing(one: list[complex], other: list[complex]) -> bool:
    """Whether two lines cross."""
    if are_apart([point.real for point in one], [point.real for point in other]):
        return False
    if are_apart([point.imag for point in one], [point.imag for point in other]):
        return False
    return any(
        turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
        for a, b in pairwise(one)
        for c, d in pairwise(other)
    )


def are_apart(one: list[float], other: list[float]) -> bool:
    return max(one) < min(other) or max(other) < min(one)


def turn(a: complex, b: complex, c: complex) -> float:
    """Above zero if ``c`` is to the left of the way from ``a`` to ``b``."""
    return ((b - a).conjugate() * (c - a)).imag


def test_hardly_any_lines_of_a_large_flow_cross() -> None:
    made = [large(seed) for seed in SEEDS]
    words = Words({})
    assert {crossings(flow_dot(one.id, flow_graph(one), words)) for one in made} == {0}
    in_lanes = [crossings(swimlane_dot(one.id, swimlanes(one, flow_graph(one)), words)) for one in made]
    assert sum(in_lanes) <= 8 * len(made), in_lanes
