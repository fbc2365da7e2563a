"""An id that is also the address of something in another use case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.targets import Address, readings
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.core.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """At the use case with the longer id, once."""
    for summary in catalogue.ours:
        shorter = islice(readings(summary.id, catalogue.summaries), 1, None)
        other = next((one for one in shorter if _leads(catalogue.summaries[one.usecase], one)), None)
        if other is not None:
            yield Finding(
                "",
                f'addresses that begin with "{summary.id}" mean this use case, though {other.usecase} '
                f"has {other.label} too, which only references inside {other.usecase} reach",
                f"give one of the two another :id:, or that part of {other.usecase} another :label:",
                head=summary.id,
                docname=summary.docname,
                line=summary.line,
                usecase=summary.id,
                words=str(other),
            )


def _leads(summary: Summary, address: Address) -> bool:
    """Whether a use case has something at an address, or at one that goes on behind a dot."""
    deeper = f"{address.label}."
    every = chain(summary.steps, summary.names, summary.flows)
    return any(one == address.label or one.startswith(deeper) for one in every)


RULE = Rule(
    id="ambiguous-address",
    finds="The id of a use case is also the address of a step or an alternative in another one.",
    why="An address is read as the longest id that it begins with. So ``UC-1.2`` leads to the use case "
    "of that id, and not to step 2 of ``UC-1``.",
    bad="""\
.. usecase:: Lend
   :id: UC-1

   .. step:: The librarian scans the card.
   .. step:: The librarian lends the book.

.. usecase:: Lend to a school
   :id: UC-1.2

   .. step:: The librarian lends a box of books.
""",
    better="""\
.. usecase:: Lend
   :id: UC-1

   .. step:: The librarian scans the card.
   .. step:: The librarian lends the book.

.. usecase:: Lend to a school
   :id: UC-1-2

   .. step:: The librarian lends a box of books.
""",
    over="catalogue",
    check=check,
)
