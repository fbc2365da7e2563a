"""Use cases that call one thing by two words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each pair of such words, at the step that uses the second of them first."""
    for alike in subject.lexicon.alike if subject.lexicon else ():
        seen: dict[str, str] = {}
        for step in subject.steps:
            for word in _used(alike, step.text):
                if seen and word not in seen:
                    other, label = next(iter(seen.items()))
                    yield subject.finding(
                        step,
                        f'step {step.label} says "{word}" where step {label} says "{other}"',
                        "use one word for one thing, or say what sets them apart",
                        words=word,
                    )
                seen.setdefault(word, step.label)


def _used(alike: tuple[str, ...], text: str) -> Iterator[str]:
    return (word for word in alike if re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE))


RULE = Rule(
    id="two-words",
    finds="Steps use two words that often mean one thing, such as *customer* and *client*.",
    why=(
        "Whoever builds it makes two things of them. The rule is off, for in your trade the words may "
        "well mean two things; ``usecase_words`` adds lines of words that do not."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The customer shows a card.
   .. step:: The client takes the book home.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The customer shows a card.
   .. step:: The customer takes the book home.
""",
    over="usecase",
    check=check,
    severity="off",
)
