"""What an author may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 10


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """The known word that is most like another one, if any is as much ``alike`` at least, of 1."""
    folded = {one.lower(): one for one in known}
    close = get_close_matches(word.strip().lower(), folded, n=1, cutoff=alike)
    return folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: a question, or nothing."""
    close = nearest(word, known)
    return f'; did you mean "{close}"?' if close else ""


class Hints:
    """Hints for the first few unknown words: to compare many with many takes minutes."""

    def __init__(self) -> None:
        self._left = _FEW

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """The same as the function, while there are few."""
        self._left -= 1
        return did_you_mean(word, known) if self._left >= 0 else ""
