"""Use cases in which nothing ever goes otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject

_ELSEWHERE = re.compile(
    r"altern|excep|exten|erro|erreur|fail|fall[ao]|falha|ausnahm|fehler|varia|erweiter|échec|eccez|fout|uitzonder|wyjąt",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """One with steps, unless it says elsewhere what can go wrong, or that nothing can."""
    usecase = subject.usecase
    is_asked = any(step.examined or step.choice or step.optional for step in subject.steps)
    is_part = usecase.extends or usecase.specializes
    if usecase.flows or not usecase.steps or is_asked or is_part:
        return
    if not any(_ELSEWHERE.search(f"{field.name} {field.header}") for field in usecase.fields):
        yield subject.finding(
            usecase,
            "it has no alternative: in it, nothing ever goes wrong",
            "ask of each step what could go wrong, or write :examined: why nothing can",
        )


RULE = Rule(
    id="no-alternatives",
    finds="A use case has no alternative, and no step of it is ``examined``.",
    why=(
        "Whatever can go wrong does. A use case that tells only how all goes well leaves the rest to "
        "whoever builds it, and to those who have to live with it."
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

   .. step:: The librarian scans the card.

      .. altflow:: The card has expired
         :end: failure
   .. step:: The librarian scans the book.
   .. step:: The member takes the book home.
""",
    over="usecase",
    check=check,
    severity="advice",
)
