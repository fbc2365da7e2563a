"""Views, and the project as a whole, of whose flows fewer have passing tests than they ask for."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, finding_at_gate
from sphinxext.usecase.core.trace.coverage import Share


def check(traced: Traced) -> Iterator[Finding]:
    """Each gate that does not hold, with the flows whose tests do not pass."""
    for gate, flows in traced.gates_of(RULE.id):
        missing = [flow for flow in flows if not traced.project.passes(flow)]
        share = Share(len(flows) - len(missing), len(flows))
        yield from finding_at_gate(gate, share, "are passed", missing)


_RESULT = """\
<testsuite>
  <testcase name="UC-LEND: a book is lent"/>
  <testcase name="UC-LEND.expired: the card has expired"/>
</testsuite>
"""
RULE = Rule(
    id="passing",
    finds="Fewer flows have passing tests than ``min-passing`` or ``usecase_min_passing`` asks for.",
    why="A flow that a story covers may still do something else: only a test that passes shows it.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.

      .. altflow:: The card has expired
         :name: expired
         :end: failure

      .. altflow:: The book is reserved
         :end: failure

.. usecase-coverage::
   :min-passing: 80
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.

      .. altflow:: The card has expired
         :name: expired
         :end: failure

.. usecase-coverage::
   :min-passing: 80
""",
    over="traced",
    check=check,
    conf={"usecase_test_results": ["junit.xml"]},
    files={"junit.xml": _RESULT},
)
