"""Flows that go on in other use cases and these in others again, and never end."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.flow.graph import entry_of, flow_graph
from sphinxext.usecase.core.flow.paths import Paths
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Goto
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.rules import related
from sphinxext.usecase.core.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Each such circle once."""
    towards = related.towards(catalogue, "goto")
    ways = _Ways(catalogue)
    known: set[str] = set()
    for start in towards:
        for relation in catalogue.summaries[start].relations:
            if relation.kind != "goto" or relation.target in known:
                continue
            circle = ways.endless(relation.target)
            if circle and related.circle(towards, start):
                known.update(circle)
                yield related.finding(
                    catalogue.summaries[start],
                    relation,
                    f"no outcome is ever reached: {' → '.join(circle)}",
                    "let one of these flows end",
                )


class _Ways:
    """Where flows go on; what may end somewhere is looked at once, however many lead there."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._paths: dict[str, tuple[Paths, set[str]]] = {}
        self._may_end: set[str] = set()

    def endless(self, start: str) -> list[str]:
        """The circle in which the flow runs from an address on; empty if it may end somewhere."""
        further: dict[str, list[str]] = {}
        before: dict[str, str] = {}
        waiting = [start]
        for address in waiting:
            further[address] = self._only_goes_on_at(address)
            if not further[address]:
                self._may_end.update(related.back(before, address))
                return []
            for target in further[address]:
                if target != start and target not in before:
                    before[target] = address
                    waiting.append(target)
        return next(circle for address in further if (circle := related.circle(further, address)))

    def _only_goes_on_at(self, address: str) -> list[str]:
        """The addresses at which all paths from ``address`` go on; none if one may end otherwise."""
        target = self._catalogue.find(address)
        usecase = self._catalogue.get(target.usecase) if target else None
        if target is None or usecase is None or address in self._may_end:
            return []
        if usecase.id not in self._paths:
            paths = Paths(flow_graph(usecase))
            self._paths[usecase.id] = paths, _ending(paths)
        paths, ending = self._paths[usecase.id]
        begin = {"usecase": "(start)", "altflow": entry_of(target.label)}.get(target.type, target.label)
        if begin not in paths.leaving or begin in ending:
            return []
        reached = (paths.graph.nodes[node].ending for node in paths.onward_from(begin))
        return [ending.target for ending in reached if isinstance(ending, Goto)]


def _ending(paths: Paths) -> set[str]:
    """The nodes from which a path may end, and not in another use case."""
    before: dict[str, list[str]] = {}
    waiting: list[str] = []
    for node in paths.graph.nodes.values():
        for target in paths.targets(node.id):
            before.setdefault(target, []).append(node.id)
        if paths.ends(node.id) and not isinstance(node.ending, Goto):
            waiting.append(node.id)
    found = set(waiting)
    for node_id in waiting:
        further = [one for one in before.get(node_id, ()) if one not in found]
        found.update(further)
        waiting += dict.fromkeys(further)
    return found


RULE = Rule(
    id="no-outcome",
    finds="Use cases go on in each other, and none of them ever ends.",
    why="Nobody ever gets what any of them promises.",
    bad="""\
.. usecase:: Write a reminder
   :id: UC-REMIND
   :goto: UC-WAIT

   .. step:: The librarian writes a letter.

.. usecase:: Wait for an answer
   :id: UC-WAIT
   :goto: UC-REMIND

   .. step:: Two weeks pass.
""",
    better="""\
.. usecase:: Write a reminder
   :id: UC-REMIND
   :goto: UC-WAIT

   .. step:: The librarian writes a letter.

.. usecase:: Wait for an answer
   :id: UC-WAIT
   :goto: UC-REMIND

   .. step:: Two weeks pass.

      .. altflow:: The member brings the book
         :end: success
""",
    over="catalogue",
    check=check,
)
