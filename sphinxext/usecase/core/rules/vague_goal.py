"""Goals of which nobody can say whether they are reached."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """A goal that holds a vague word, and neither a number, a limit, a comparison nor an end state."""
    lexicon = subject.lexicon if subject.goal else None
    if lexicon is None:
        return
    vague = lexicon.words("vague").search(subject.goal) or lexicon.words("endless").search(subject.goal)
    if vague and not lexicon.words("checkable").search(subject.goal):
        yield subject.finding(
            subject.usecase,
            f'nobody can check its goal: "{vague[0]}" may mean anything',
            "say what is true in the end, and by when or how many",
            words=vague[0],
        )


RULE = Rule(
    id="vague-goal",
    finds="A goal is vague and holds nothing to check: no number, limit, comparison or end state.",
    why=(
        "*Improve the lending* is never reached and never missed. A goal that names what is true in the "
        "end tells builders and testers when they are done."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   :Goal: Improve the lending of books.

   .. step:: The librarian scans the card.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   :Goal: A member leaves with the book within a minute.

   .. step:: The librarian scans the card.
""",
    over="usecase",
    check=check,
    severity="advice",
)
