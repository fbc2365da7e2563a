"""How wide text is and where it wraps, from Unicode properties alone: no font is asked.

Widths are in em and on the wide side, so that text stays in its box whatever font a reader has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise, takewhile

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/\\-` ")
_WIDE = frozenset("mwMW@%&—")
_UNDRAWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANK = 0.38
_NOT_FIRST = frozenset(["Pe", "Pf", "Po", "Lm", "Sk", "Cf"])
"""Kinds of characters that no line begins with: they belong to the one before."""
LIMIT = 240
"""Longest label that is drawn, in characters; the page holds the whole text."""


@lru_cache(maxsize=4096)
def character_width(character: str) -> float:
    """The width of one character in em."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 0.95
    return 0.7 if character.isupper() else 0.58


@lru_cache(maxsize=16384)
def text_width(text: str) -> float:
    """The width of one line in em."""
    return sum(map(character_width, text))


def drawable(text: str) -> str:
    """``text`` on one line without characters that no picture can hold, cut at ``LIMIT``."""
    cleaned = " ".join(_UNDRAWABLE.sub("", " ".join(text.split())).split())
    return cleaned if len(cleaned) <= LIMIT else cleaned[: LIMIT - 1].rstrip() + "…"


def wrap(text: str, width: float) -> list[str]:
    """The lines of ``text``, each at most ``width`` em; a longer word is broken."""
    return [line for line, _extent in measured(text, width)]


def measured(text: str, width: float) -> list[tuple[str, float]]:
    """The lines of ``text`` as ``wrap`` gives them, each with its width in em."""
    lines: list[tuple[str, float]] = []
    line, used = "", 0.0
    for word in text.split():
        blank, gap = (" ", _BLANK) if line else ("", 0.0)
        for piece, extent in _pieces(word, width):
            if line and used + gap + extent > width:
                lines.append((line, used))
                line, used = piece, extent
            else:
                line = f"{line}{blank}{piece}"
                used += gap + extent
            blank, gap = "", 0.0
    return [*lines, (line, used)]


@lru_cache(maxsize=16384)
def _pieces(word: str, width: float) -> tuple[tuple[str, float], ...]:
    """What of a word stands together on a line, and how wide each piece is."""
    pieces = []
    for part in [word] if word.isascii() else _parts(word):
        rest = part
        while text_width(rest) > width:
            head = _fitting(rest, width)
            pieces.append(rest[:head])
            rest = rest[head:]
        if rest:
            pieces.append(rest)
    return tuple((piece, text_width(piece)) for piece in pieces)


def _parts(word: str) -> Iterator[str]:
    """A word, parted where a script without blanks may go on on the next line."""
    start = 0
    for position, (before, after) in enumerate(pairwise(word), start=1):
        if _may_part(before, after):
            yield word[start:position]
            start = position
    yield word[start:]


@lru_cache(maxsize=4096)
def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters, not before a closing or after an opening one."""
    if not (_is_ideographic(before) or _is_ideographic(after)):
        return False
    opening, closing = unicodedata.category(before), unicodedata.category(after)
    return opening not in ("Ps", "Pi", "Cf") and closing[0] != "M" and closing not in _NOT_FIRST


def _is_ideographic(character: str) -> bool:
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide and not unicodedata.name(character, "").startswith("HANGUL")  # words have blanks there


def _fitting(word: str, width: float) -> int:
    """How many characters of a word that is too long fit into ``width`` em; at least one."""
    used = accumulate(map(character_width, word))
    return max(sum(1 for _ in takewhile(lambda extent: extent <= width, used)), 1)
