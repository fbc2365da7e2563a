"""Goals that take more than a sentence and its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject

_MOST = 2
_SHORT = re.compile(
    r"\b(?:\w\.\s?)+\w\.|\b(?:ca|nr|no|mr|mrs|dr|st|vs|bzw|ggf|usw|etc|inc|resp|min|max|approx)\.",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][)’”\"»]*\s+(?=\W*[^\W\d_])")


def check(subject: Subject) -> Iterator[Finding]:
    """A goal of three sentences or more; one and the reason for it are fine."""
    sentences = len(_END.findall(_SHORT.sub("", subject.goal))) + 1
    if sentences > _MOST:
        yield subject.finding(
            subject.usecase,
            f"its goal takes {sentences} sentences",
            "say in one who gets what, and move the rest to the summary or to a use case of its own",
            words=subject.goal,
        )


RULE = Rule(
    id="long-goal",
    finds="The goal of a use case takes three sentences or more.",
    why=(
        "A goal that needs so many sentences holds several goals, or tells the flow. A second sentence "
        "that gives the reason is fine."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   :Goal: The member has the book. The library knows until when. New members get a card. Fees are paid.

   .. step:: The librarian scans the card.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   :Goal: The member has the book, and the library knows until when.

   .. step:: The librarian scans the card.
""",
    over="usecase",
    check=check,
    severity="advice",
)
