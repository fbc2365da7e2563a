"""Tells whether a text names one of the actors of a use case, by its name or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sphinxext.usecase.core.model.usecase import Actor

_WORD = re.compile(r"[^\W_]{3,}")
_SHORTEST = 4


class Named:
    """Looks for actors in texts; of ``Sales representative (SDR)``, each word and the letters do."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._words = {word for actor in actors for word in _words(actor.name)}

    def is_in(self, text: str) -> bool:
        """Whether a text names one."""
        return any(_is_alike(word, known) for word in _words(text) for known in self._words)


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))


def _is_alike(word: str, known: str) -> bool:
    """Whether two words are the same but for their endings, or one is a part of the other."""
    short, long = sorted((word, known), key=len)
    if len(short) < _SHORTEST:
        return short == long
    return long.startswith(short[: max(_SHORTEST, len(short) - 2)]) or long.endswith(short)
