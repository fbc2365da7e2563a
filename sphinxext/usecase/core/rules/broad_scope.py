"""Titles that no single process could finish."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """A title that promises to improve something as a whole."""
    title, lexicon = subject.title, subject.lexicon
    if lexicon and lexicon.form("broad").match(title):
        yield subject.finding(
            subject.usecase,
            f'"{title}" is more than one process can finish',
            "name one process with an end, and write other use cases for the rest",
            words=title,
        )


RULE = Rule(
    id="broad-scope",
    finds="The title of a use case promises what no single process can finish.",
    why=(
        "Whoever wants to solve everything at once never gets to the end, and nobody knows which steps "
        "belong to it. One process with an end is enough for one use case."
    ),
    bad="""\
.. usecase:: Improve library and school alignment
   :id: UC-SCHOOL

   .. step:: The teacher sends a list of books.
""",
    better="""\
.. usecase:: Lend a box of books to a class
   :id: UC-SCHOOL

   .. step:: The teacher sends a list of books.
""",
    over="usecase",
    check=check,
    severity="advice",
)
