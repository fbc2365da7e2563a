"""Items that a source knows to be of another kind than they are named as."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, a, finding_at


def check(traced: Traced) -> Iterator[Finding]:
    """Each item once for each kind that it is named as."""
    for item, named_as, address, found in traced.doubts:
        if found is not None:
            yield finding_at(
                traced.catalogue,
                address,
                item,
                f'"{item}" is named as {a(named_as)}, but its source says that it is '
                f"{a(found.kind or '')}",
                "it covers nothing here",
            )


RULE = Rule(
    id="wrong-kind",
    finds="An item is named as an epic, a story or a test, but its source says otherwise.",
    why="An epic delivers no flow, and a test is no story. So the item covers nothing here.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :stories: LIB-100

   .. step:: The librarian lends the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :epic: LIB-100

   .. step:: The librarian lends the book.
""",
    over="traced",
    check=check,
    conf={"usecase_backlog": ["backlog.csv"]},
    files={"backlog.csv": "id,kind,title\nLIB-100,epic,Lending\n"},
)
