"""UseCase -> scenarios: the paths through a use case, shortest first.

A path is made of what is stated alone. It begins at the start, at any time or at a loose start, and
ends at an outcome, in another use case or at an open end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from sphinxext.usecase.core.flow.graph import Edge, Node, entry_of, flow_graph
from sphinxext.usecase.core.flow.paths import DEVIATIONS, Path, Paths
from sphinxext.usecase.core.flow.scenarioids import MAIN, Keys
from sphinxext.usecase.core.model.contents import named
from sphinxext.usecase.core.model.usecase import Flow, UseCase

Criterion = Literal["flows", "edges", "outcomes", "paths"]
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)


class Scenario(NamedTuple):
    """One path through a use case.

    ``id`` names what makes the path differ from the main flow; ``labels`` are those of its steps and
    alternatives in order; ``start`` and ``end`` are the nodes at which it begins and ends; ``flows``
    are the labels of those whose tests are its own: the alternatives on it, or else the main flow, whose
    label is empty; ``tests`` are those that they name.
    """

    id: str
    labels: tuple[str, ...]
    start: Node
    end: Node
    flows: tuple[str, ...]
    tests: tuple[str, ...]


def scenarios(usecase: UseCase, criterion: Criterion = "flows", *, loops: int = 1) -> Iterator[Scenario]:
    """The scenarios of a use case, the shortest first, those of equal length in document order.

    ``flows`` takes each flow once, ``edges`` each edge of the graph at least once, ``outcomes`` leads
    to each outcome once, ``paths`` is every path that takes no loop more than ``loops`` times.
    """
    paths = Paths(flow_graph(usecase))
    naming = _Naming(usecase, paths)
    if criterion == "paths":
        yield from _told_apart(map(naming.scenario, paths.all(loops)))
        return
    if criterion == "flows":
        found = paths.through(_entries(usecase))
    elif criterion == "edges":
        found = paths.along_every_edge()
    else:
        found = paths.to_outcomes()
    # Of a choice the main flow takes the way of an alternative: two flows, one scenario.
    by_id = {scenario.id: scenario for scenario in map(naming.scenario, found)}
    yield from sorted(by_id.values(), key=lambda scenario: len(scenario.labels))


def _told_apart(found: Iterable[Scenario]) -> Iterator[Scenario]:
    """Rounds that an alternative makes within itself are in no id: a mark tells such paths apart."""
    taken: set[str] = set()
    for scenario in found:
        key = scenario.id
        while key in taken:
            key += "_"
        taken.add(key)
        yield scenario._replace(id=key)


def _entries(usecase: UseCase) -> Iterator[str]:
    """The node at which each flow begins."""
    if usecase.steps:
        yield usecase.steps[0].label
    for flow in usecase.flows:
        yield entry_of(flow.label)


class _Naming:
    """Makes scenarios of paths."""

    def __init__(self, usecase: UseCase, paths: Paths) -> None:
        self.usecase = usecase
        self.paths = paths
        self.nodes = paths.graph.nodes
        self.flows: dict[str, Flow] = {flow.label: flow for flow in usecase.flows}
        self.keys = Keys(usecase)
        self.branching: dict[str, list[str]] = {}
        for edge in paths.graph.edges:
            if edge.kind == "branch":
                self.branching.setdefault(edge.target, []).append(edge.source)

    def scenario(self, path: Path) -> Scenario:
        """The scenario that a path is."""
        edges = path.edges()
        nodes = [path.start(), *(edge.target for edge in edges)]
        labels = tuple(self.nodes[node].label for node in nodes if self.paths.is_shown(node))
        parts = [self._deviation(edge) for edge in edges if edge.kind in DEVIATIONS]
        flows = tuple(dict.fromkeys(label for label in labels if label in self.flows)) or ("",)
        return Scenario(
            id="+".join(parts) or MAIN,
            labels=labels,
            start=self.nodes[nodes[0]],
            end=self.nodes[nodes[-1]],
            flows=flows,
            tests=tuple(dict.fromkeys(test for flow in flows for test in self._tests(flow))),
        )

    def _deviation(self, edge: Edge) -> str:
        if edge.kind == "repeat":
            return f"repeat-{self.keys[self.nodes[edge.source].label]}"
        if edge.kind == "skip":
            return "-".join(["without", *(self.keys[label] for label in edge.skipped)])
        key = self.keys[self.nodes[edge.target].label]
        first = self.branching[edge.target][0]
        if edge.source == first:
            return key
        return f"{key}-at-{self.keys[self.nodes[edge.source].label]}"

    def _tests(self, flow: str) -> tuple[str, ...]:
        return named(self.flows.get(flow, self.usecase), "tests")
