"""Items that no source knows."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, finding_at


def check(traced: Traced) -> Iterator[Finding]:
    """Each item once, whatever it is named as."""
    told: set[str] = set()
    for item, named_as, address, found in traced.doubts:
        if found is None and item not in told and named_as not in traced.unread:
            told.add(item)
            yield finding_at(
                traced.catalogue,
                address,
                item,
                f'"{item}" matches no pattern of usecase_trackers and no other source describes it',
                "correct the id or add a pattern",
            )


RULE = Rule(
    id="unknown-item",
    finds="No tracker pattern and no other source knows an epic, a story or a test.",
    why="An id that nobody knows is a slip of the pen, or a story that is gone. It covers nothing.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :stories: LIB1

   .. step:: The librarian lends the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :stories: LIB-1

   .. step:: The librarian lends the book.
""",
    over="traced",
    check=check,
    conf={"usecase_trackers": {r"LIB-\d+": "https://tracker.example.org/browse/{id}"}},
)
