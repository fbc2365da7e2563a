"""Use cases that do not say what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """One with steps and without a goal; a summary or what it guarantees may say it too."""
    said = subject.goal or subject.field("summary") or subject.field("success guarantee")
    if subject.usecase.steps and not said:
        yield subject.finding(
            subject.usecase,
            "it does not say what it is for",
            "state its goal in one sentence: :Goal: …",
        )


RULE = Rule(
    id="missing-goal",
    finds="A use case has steps, but neither a goal nor a summary nor a success guarantee.",
    why=(
        "Without a goal nobody can tell whether the steps lead to it, or which of them could be left "
        "out. Write who gets what in the end, in one sentence."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.
   .. step:: The librarian scans the book.
   .. step:: The member takes the book home.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   :Goal: A member takes a book home, and the library knows until when.

   .. step:: The librarian scans the card.
   .. step:: The librarian scans the book.
   .. step:: The member takes the book home.
""",
    over="usecase",
    check=check,
    severity="advice",
)
