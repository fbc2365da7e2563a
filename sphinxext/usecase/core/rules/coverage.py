"""Views, and the project as a whole, of whose flows fewer are covered than they ask for."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, finding_at_gate
from sphinxext.usecase.core.trace.coverage import coverage


def check(traced: Traced) -> Iterator[Finding]:
    """Each gate that does not hold, with the flows that are not covered."""
    for gate, flows in traced.gates_of(RULE.id):
        found = coverage(flows)
        yield from finding_at_gate(gate, found.share, "are covered", found.gaps)


RULE = Rule(
    id="coverage",
    finds="Fewer flows are covered than ``min-coverage`` or ``usecase_min_coverage`` asks for.",
    why="A flow that no story delivers is a flow that nobody builds.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :stories: LIB-1

   .. step:: The librarian lends the book.

      .. altflow:: The card has expired
         :end: failure

.. usecase-coverage::
   :min-coverage: 100
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :stories: LIB-1

   .. step:: The librarian lends the book.

      .. altflow:: The card has expired
         :stories: LIB-2
         :end: failure

.. usecase-coverage::
   :min-coverage: 100
""",
    over="traced",
    check=check,
)
