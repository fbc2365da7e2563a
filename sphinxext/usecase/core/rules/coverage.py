"""Views, and the project as a whole, of whose flows fewer are covered than they ask for."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Gate, Traced
from sphinxext.usecase.core.trace.coverage import coverage


def check(traced: Traced) -> Iterator[Finding]:
    """Each gate that does not hold, with the flows that are not covered."""
    for gate in traced.gates:
        text = _below(traced, gate)
        if text:
            yield Finding(
                "",
                text,
                docname=gate.docname,
                line=gate.line,
                setting=gate.setting,
                words=f"{gate.percent:g} %",
            )


def _below(traced: Traced, gate: Gate) -> str:
    project = traced.project
    flows = project.own_flows() if gate.only is None else project.all_flows(gate.only)
    found = coverage(flows)
    if not found.share.is_below(gate.percent):
        return ""
    part, whole = found.share
    return (
        f"{found.share.percent} % of the flows are covered ({part} of {whole}), but {gate.percent:g} % "
        f"are asked for; not covered: {', '.join(flow.address for flow in found.gaps)}"
    )


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
