"""Steps that include a use case that can fail, and do not say what happens then."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import End, UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.rules import related
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import FAILING, Subject


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Each step that includes one."""
    failing: dict[str, str] = {}
    for summary in catalogue.summaries.values():
        for other, relation in catalogue.relations(summary):
            if relation.handled:
                continue
            if other not in failing:
                failing[other] = way_to_failure(catalogue.record(catalogue.summaries[other]))
            if failing[other]:
                yield related.finding(
                    summary,
                    relation,
                    f"step {relation.label} includes {other}, which can fail ({failing[other]}), but no "
                    f"alternative branches from step {relation.label}",
                    "write what happens then",
                )


def way_to_failure(usecase: UseCase) -> str:
    """The best path to a stated failure or abort; empty if there is none."""
    stated = (usecase.ending, *(flow.ending for flow in usecase.flows))
    if not any(isinstance(ending, End) and ending.outcome in FAILING for ending in stated):
        return ""
    subject = Subject(usecase)
    for node in subject.reached:
        ending = subject.paths.graph.nodes[node].ending
        if isinstance(ending, End) and ending.outcome in FAILING:
            return subject.way_to(node, ending.outcome)
    return ""


RULE = Rule(
    id="unhandled-failure",
    finds="A step includes a use case that can fail, but has no alternative for it.",
    why=(
        "What fails inside fails here too, and nothing says what happens then. Any alternative will do "
        "that branches from the step, from the alternative that holds it, or at any time."
    ),
    bad="""\
.. usecase:: Join the library
   :id: UC-ENROL

   .. step:: The librarian checks the passport.
      :include: UC-PASSPORT

.. usecase:: Check a passport
   :id: UC-PASSPORT

   .. step:: The librarian reads the date.

      .. altflow:: The passport has expired
         :end: failure
""",
    better="""\
.. usecase:: Join the library
   :id: UC-ENROL

   .. step:: The librarian checks the passport.
      :include: UC-PASSPORT

      .. altflow:: The passport is not valid
         :end: failure: no card

.. usecase:: Check a passport
   :id: UC-PASSPORT

   .. step:: The librarian reads the date.

      .. altflow:: The passport has expired
         :end: failure
""",
    over="catalogue",
    check=check,
)
