"""One use case as rules look at it: its parts, and the paths through it where a rule needs them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.flow.paths import Path, Paths
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Flow, Outcome, Step, UseCase, walk_steps

FAILING: tuple[Outcome, ...] = ("failure", "abort")


class Subject:
    """A use case; rules judge only what is stated in it, for what is not may lead anywhere."""

    def __init__(self, usecase: UseCase) -> None:
        self.usecase = usecase

    @cached_property
    def owners(self) -> tuple[UseCase | Flow, ...]:
        """All that has steps: the use case, and its alternatives."""
        return self.usecase, *self.usecase.flows

    @cached_property
    def inside(self) -> dict[str, set[str]]:
        """The labels in each alternative."""
        return {
            flow.label: {flow.label, *(step.label for step in walk_steps(flow.steps))}
            for flow in self.usecase.flows
        }

    @cached_property
    def parts(self) -> dict[str, Step | Flow]:
        """Steps and alternatives by label."""
        found: dict[str, Step | Flow] = {flow.label: flow for flow in self.usecase.flows}
        for owner in self.owners:
            found |= {step.label: step for step in walk_steps(owner.steps)}
        return found

    @cached_property
    def paths(self) -> Paths:
        """Finds paths."""
        return Paths(flow_graph(self.usecase))

    @cached_property
    def reached(self) -> dict[str, Path]:
        """The best path to each node that can be reached."""
        best: dict[str, Path] = {}
        for path in self.paths.reached().values():
            best.setdefault(path.state.node, path)
        return best

    @cached_property
    def is_open(self) -> bool:
        """Whether the flow comes to an end that is not stated."""
        return any(
            self.paths.graph.nodes[node].kind == "open" for node in self.reached if self.paths.ends(node)
        )

    def way_to(self, node: str, *further: str) -> str:
        """The steps and alternatives on the best path to a node, and what comes after it."""
        path = self.reached[node]
        nodes = [path.start(), *(edge.target for edge in path.edges())]
        shown = [one for one in nodes if self.paths.is_shown(one)]
        return self.way([*shown, *further])

    def way(self, nodes: Iterable[str]) -> str:
        """Nodes as a path that can be read."""
        known = self.paths.graph.nodes
        return " → ".join(known[node].label if node in known else node for node in nodes)

    def finding(self, about: Step | Flow | UseCase, text: str, fix: str, words: str = "") -> Finding:
        """A finding about a part of the use case: about some words of it, or all of them."""
        usecase = self.usecase
        part = None if isinstance(about, UseCase) else about
        return Finding(
            "",
            text,
            fix,
            head=usecase.id,
            docname=usecase.docname,
            line=about.line,
            usecase=usecase.id,
            label=part.label if part else "",
            name=(part.name or "") if part else "",
            words=words or _words(about),
        )


def _words(part: Step | Flow | UseCase) -> str:
    """The words that a part begins with."""
    if isinstance(part, Step):
        return part.text
    return part.condition if isinstance(part, Flow) else ""
