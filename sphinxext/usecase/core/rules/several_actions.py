"""Steps that hold a whole flow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.lexicon.lexicon import Lexicon
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each with three actions or more, or with one that comes after another."""
    lexicon = subject.lexicon
    if lexicon is None:
        return
    has_after = any(hint in subject.folded for hint in lexicon.hints("after"))
    join = lexicon.form("join")
    for step, text in subject.hinted(join):
        further = _actions(text, "further", lexicon) if len(join.findall(text)) > 1 else []
        after = _actions(text, "after", lexicon) if has_after else []
        if len(further) > 1 or after:
            first = min((*further, *after), key=re.Match.start)
            yield subject.finding(
                step,
                f"step {step.label} holds several actions",
                "make a step of each, so that alternatives can leave between them",
                words=text[first.start("verb") :],
            )


def _actions(text: str, form: str, lexicon: Lexicon) -> list[re.Match[str]]:
    """The further actions of a sentence, but not those that tell of something in it."""
    clause = lexicon.form("clause").search(text)
    end = clause.start() if clause else len(text)
    found = lexicon.form(form).finditer(text)
    return [one for one in found if one.start("verb") < end and _is_verb(one["verb"], lexicon)]


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether it is one of those that we know; in some languages its form is enough."""
    if not lexicon.verbs:
        return True
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}
    return not lexicon.verbs.isdisjoint(forms)


RULE = Rule(
    id="several-actions",
    finds="A step holds three actions or more, or says that one of them comes after another.",
    why=(
        "What goes wrong goes wrong between two actions. An alternative can leave a step, but not half "
        "of one. An exchange, such as *pays and receives the receipt*, is one action."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card, registers the loan and prints a receipt.
   .. step:: The librarian prints the receipt and then hands over the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.
   .. step:: The librarian registers the loan.
   .. step:: The librarian hands over the book with a receipt.
""",
    over="usecase",
    check=check,
    severity="advice",
)
