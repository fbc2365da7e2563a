"""Criteria of which nobody can say whether they are met."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each that says how something is to be, and neither how much nor by when."""
    criteria = [one for one in subject.usecase.statements if one.kind == "criterion"]
    if not criteria or subject.lexicon is None:
        return
    vague, measured = (subject.lexicon.words(name) for name in ("vague", "measured"))
    for one in criteria:
        match = vague.search(one.text)
        if match and not measured.search(one.text):
            yield subject.finding(
                one,
                f'nobody can check the criterion {one.label}: "{match[0]}" may mean anything',
                "say how much, how many or by when",
                words=match[0],
            )


RULE = Rule(
    id="uncheckable-criterion",
    finds="An acceptance criterion says *fast*, *easy* or *properly*, and holds no number and no limit.",
    why=(
        "A criterion is met or it is not. Where two people can disagree about it, it is decided on the "
        "last day, by whoever has the most to lose."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

   :Acceptance criteria:
      - The card is recognised quickly.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

   :Acceptance criteria:
      - The card is recognised within 2 seconds.
""",
    over="usecase",
    check=check,
    severity="advice",
)
