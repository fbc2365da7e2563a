"""Flows that are waived although a story stands for them: one that counts."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced
from sphinxext.usecase.core.trace.coverage import traced_flows


def check(traced: Traced) -> Iterator[Finding]:
    """Each such flow."""
    for summary in (one for one in traced.catalogue.ours if one.doubts):
        for flow in traced_flows(traced.catalogue.record(summary), traced.items):
            if flow.owner.waived and flow.covering:
                what = f"alternative {flow.label}" if flow.flow else "the main flow"
                yield Finding(
                    "",
                    f"{what} is waived, but has {', '.join(flow.covering)}",
                    "leave out :waived: or :stories:",
                    head=summary.id,
                    docname=summary.docname,
                    line=flow.owner.line,
                    usecase=summary.id,
                    label=flow.label,
                    name=(flow.flow.name or "") if flow.flow else "",
                    words=flow.owner.waived,
                )


RULE = Rule(
    id="waived-story",
    finds="A flow is waived, but a story stands for it.",
    why="Either nobody builds this flow, and ``waived`` says why, or a story does and it is covered.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.

      .. altflow:: The book is torn
         :stories: LIB-3
         :waived: rare
         :end: failure
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.

      .. altflow:: The book is torn
         :stories: LIB-3
         :end: failure
""",
    over="traced",
    check=check,
)
