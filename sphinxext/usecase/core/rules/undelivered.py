"""Stories and epics that nothing needs."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced


def check(traced: Traced) -> Iterator[Finding]:
    """All of them in one sentence."""
    found = traced.project.backlog(Filter())
    stated = (
        ("stories that no flow delivers", found.undelivered),
        ("epics without a use case", found.unmapped),
    )
    said = [(what, ", ".join(item.id for item in items)) for what, items in stated if items]
    if said:
        text = "; ".join(f"{what}: {ids}" for what, ids in said)
        yield Finding("", text, setting="undelivered", words=", ".join(ids for _what, ids in said))


RULE = Rule(
    id="undelivered",
    finds="No flow delivers a story, or an epic has no use case; see ``usecase_undelivered``.",
    why="What is in the backlog but in no use case is missing here, or is not needed there.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

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
    severity="off",
    conf={"usecase_backlog": ["backlog.csv"], "usecase_undelivered": True},
    files={"backlog.csv": "id,kind,title\nLIB-1,story,Lend\n"},
)
