"""Titles that name a thing instead of what somebody does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.lexicon.lexicon import Lexicon
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject

_WORD = re.compile(r"[\w'’-]+")
_PREFIX = re.compile(r"^(?:re|un|de|dis|pre|over|co)-?")


def check(subject: Subject) -> Iterator[Finding]:
    """A title that is a noun and holds no verb."""
    title, lexicon = subject.title, subject.lexicon
    if lexicon and _is_noun(title, lexicon):
        yield subject.finding(
            subject.usecase,
            f'its title "{title}" has no verb',
            "say what somebody does, and with what",
            words=title,
        )


def _is_noun(title: str, lexicon: Lexicon) -> bool:
    if lexicon.form("compound").search(title):
        return True
    return bool(lexicon.form("nominal").search(title)) and not _has_verb(title, lexicon)


def _has_verb(title: str, lexicon: Lexicon) -> bool:
    if lexicon.form("verbal").search(title):
        return True
    first, *further = _WORD.findall(title.lower())
    acting = {word.removesuffix("s") for word in further[:-1] if word.endswith("s")}
    acting |= {word.removesuffix("es") for word in further[:-1] if word.endswith("es")}
    heads = {first, _PREFIX.sub("", first), first.removesuffix("s")} if further else set()
    return not lexicon.verbs.isdisjoint(acting | heads)


RULE = Rule(
    id="title-without-verb",
    finds="The title of a use case is a noun.",
    why=(
        "*Book return* names a topic; *Return a book* names what somebody wants to get done, and where "
        "it ends. In German the verb stands last: *Buch zurückgeben*."
    ),
    bad="""\
.. usecase:: Book reservation management
   :id: UC-RESERVE

   .. step:: The member asks for a book.
""",
    better="""\
.. usecase:: Reserve a book
   :id: UC-RESERVE

   .. step:: The member asks for a book.
""",
    over="usecase",
    check=check,
    severity="advice",
)
