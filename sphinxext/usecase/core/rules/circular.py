"""Use cases that include, extend or specialise themselves, by way of others or at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.relations import RelationKind
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.rules import related
from sphinxext.usecase.core.rules.rule import Rule

_ACYCLIC: Mapping[RelationKind, str] = {
    "include": "includes",
    "extends": "extends",
    "specializes": "specialises",
}
"""Relations that must not lead back to where they began: kind -> verb."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Each circle once."""
    for kind, verb in _ACYCLIC.items():
        towards = related.towards(catalogue, kind)
        known: set[str] = set()
        for start in towards:
            circle = [] if start in known else related.circle(towards, start)
            if circle:
                known.update(circle)
                yield related.finding(
                    catalogue.summaries[start],
                    towards[start][circle[1]],
                    f"{verb} itself: {' → '.join(circle)}",
                    f"leave out one of these :{kind}:",
                )


RULE = Rule(
    id="circular",
    finds="Use cases include, extend or specialise each other in a circle.",
    why="What is part of itself, or a special case of itself, can be neither performed nor drawn.",
    bad="""\
.. usecase:: Check the card
   :id: UC-CHECK

   .. step:: The kiosk looks for the member.
      :include: UC-LOOK-UP

.. usecase:: Look up a member
   :id: UC-LOOK-UP

   .. step:: The kiosk checks the card.
      :include: UC-CHECK
""",
    better="""\
.. usecase:: Check the card
   :id: UC-CHECK

   .. step:: The kiosk looks for the member.
      :include: UC-LOOK-UP

.. usecase:: Look up a member
   :id: UC-LOOK-UP

   .. step:: The kiosk reads the number of the card.
""",
    over="catalogue",
    check=check,
)
