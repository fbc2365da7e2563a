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
    known: set[str] = set()
    for start in towards:
        gotos = catalogue.summaries[start].relations if related.circle(towards, start) else ()
        for relation in gotos:
            if relation.kind != "goto" or relation.target in known:
                continue
            circle = _endless(catalogue, relation.target)
            known.update(circle)
            if circle:
                yield related.finding(
                    catalogue.summaries[start],
                    relation,
                    f"no outcome is ever reached: {' → '.join(circle)}",
                    "let one of these flows end",
                )


def _endless(catalogue: Catalogue, start: str) -> list[str]:
    """The circle in which the flow runs from an address on; empty if it may end somewhere."""
    further: dict[str, list[str]] = {}
    waiting = [start]
    for address in waiting:
        further[address] = _only_goes_on_at(catalogue, address)
        if not further[address]:
            return []
        waiting.extend(target for target in further[address] if target not in waiting)
    return next(circle for address in waiting if (circle := related.circle(further, address)))


def _only_goes_on_at(catalogue: Catalogue, address: str) -> list[str]:
    """The addresses at which all paths from ``address`` go on; none if one may end otherwise."""
    target = catalogue.find(address)
    usecase = catalogue.get(target.usecase) if target else None
    if target is None or usecase is None:
        return []
    paths = Paths(flow_graph(usecase))
    begin = {"usecase": "(start)", "altflow": entry_of(target.label)}.get(target.type, target.label)
    if begin not in paths.leaving:
        return []
    endings = [paths.graph.nodes[node].ending for node in paths.onward_from(begin) if paths.ends(node)]
    gotos = [ending.target for ending in endings if isinstance(ending, Goto)]
    return gotos if len(gotos) == len(endings) else []


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
