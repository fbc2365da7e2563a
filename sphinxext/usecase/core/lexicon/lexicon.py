"""The words that rules look for in one language, with those that a project adds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from sphinxext.usecase.core.lexicon.beginnings import beginnings
from sphinxext.usecase.core.lexicon.de import GERMAN
from sphinxext.usecase.core.lexicon.en import ENGLISH
from sphinxext.usecase.core.lexicon.es import SPANISH
from sphinxext.usecase.core.lexicon.fr import FRENCH
from sphinxext.usecase.core.lexicon.it import ITALIAN
from sphinxext.usecase.core.lexicon.language import Language
from sphinxext.usecase.core.lexicon.nl import DUTCH
from sphinxext.usecase.core.lexicon.pl import POLISH
from sphinxext.usecase.core.lexicon.pt import PORTUGUESE

LANGUAGES: Mapping[str, Language] = {
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "nl": DUTCH,
    "pl": POLISH,
    "pt": PORTUGUESE,
}
COMMON = frozenset(word for language in LANGUAGES.values() for word in language.common.split())
"""The function words of all languages."""
_CERTAIN = 5
"""So many different function words of one language do not stand in a text of another."""
_FEW = 12
"""A text of fewer words tells nothing about its language."""
_NEVER = re.compile(r"(?!)")


class Wording(NamedTuple):
    """In what language a project is written, as Sphinx knows it, and the words that it adds to lists."""

    language: str = "en"
    words: Mapping[str, Sequence[str]] = {}


class Lexicon:
    """What rules look for in one language; each expression is compiled when it is used first."""

    def __init__(self, language: Language, added: Mapping[str, Sequence[str]]) -> None:
        self._language = language
        self._added = added
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._hints: dict[str, tuple[str, ...]] = {}

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Verbs as they stand in a title."""
        return frozenset((*self._language.verbs.split(), *map(str.lower, self._added.get("verbs", ()))))

    @cached_property
    def alike(self) -> tuple[tuple[str, ...], ...]:
        """Words that often mean one thing, those that a project adds first: ``customer, client``."""
        lines = [*self._added.get("alike", ()), *self._language.alike.splitlines()]
        return tuple(tuple(map(str.strip, line.split(","))) for line in lines)

    def words(self, name: str) -> re.Pattern[str]:
        """A list of words, which match as a whole."""
        added = map(re.escape, self._added.get(name, ()))
        return self._compiled(name, [getattr(self._language, name), *added], r"(?<!\w)(?:{})(?!\w)")

    def hints(self, name: str) -> tuple[str, ...]:
        """What stands in lower case wherever a list may match: quick to look for; empty: it may anywhere."""
        if name not in self._hints:
            added = map(re.escape, self._added.get(name, ()))
            source = "|".join(filter(None, [getattr(self._language, name), *added]))
            self._hints[name] = beginnings(source) if source else ()
        return self._hints[name]

    def form(self, name: str) -> re.Pattern[str]:
        """What a sentence looks like."""
        return self._compiled(name, [getattr(self._language, name)], "{}")

    def _compiled(self, name: str, parts: list[str], frame: str) -> re.Pattern[str]:
        if name not in self._patterns:
            source = "|".join(filter(None, parts))
            pattern = (
                re.compile(frame.format(source), re.IGNORECASE | re.MULTILINE) if source else _NEVER
            )
            self._patterns[name] = pattern
        return self._patterns[name]


def language_of(words: Collection[str], project: str) -> str:
    """The language that words are of, judged by the function words among them; empty: none we know.

    Where they are too few to tell, it is that of the project.
    """
    own = re.split(r"[-_]", project.lower())[0]
    if len(_common(own).intersection(words)) >= _CERTAIN:
        return own
    counted = {code: len(_common(code).intersection(words)) for code in LANGUAGES}
    best = max(counted, key=lambda code: (counted[code], code == own))
    is_alone = list(counted.values()).count(counted[best]) == 1
    if counted[best] > 2 and is_alone:
        return best
    is_short = len(words) < (2 * _FEW if best == own and is_alone and counted[own] else _FEW)
    may_be = own in LANGUAGES and counted[own] + 1 >= counted[best] and is_short
    return (
        own
        if may_be and (own != "en" or all(word.isascii() for word in words if word.isalpha()))
        else ""
    )


@cache
def _common(code: str) -> frozenset[str]:
    language = LANGUAGES.get(code)
    return frozenset(language.common.split() if language else ())


def lexicon_of(code: str, wording: Wording) -> Lexicon:
    """The words of a language for a project, made once."""
    added = tuple((name, tuple(words)) for name, words in wording.words.items())
    return _lexicon(code, added)


@cache
def _lexicon(code: str, added: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    return Lexicon(LANGUAGES[code], dict(added))
