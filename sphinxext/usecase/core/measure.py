"""How wide text is and where it wraps, from Unicode properties alone: no font is asked.

Widths are in em and on the wide side, so that text stays in its box whatever font a reader has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, takewhile

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/\\-` ")
_WIDE = frozenset("mwMW@%&—")
_UNDRAWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANK = 0.38
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
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in _words(text, width):
        extent = text_width(word)
        if line and used + _BLANK + extent > width:
            lines.append(" ".join(line))
            line, used = [], 0.0
        used += extent + (_BLANK if line else 0.0)
        line.append(word)
    lines.append(" ".join(line))
    return lines


def _words(text: str, width: float) -> Iterator[str]:
    """The words of ``text``, those that are too long in pieces."""
    for word in text.split():
        rest = word
        while text_width(rest) > width:
            head = _fitting(rest, width)
            yield rest[:head]
            rest = rest[head:]
        if rest:
            yield rest


def _fitting(word: str, width: float) -> int:
    """How many characters of a word that is too long fit into ``width`` em; at least one."""
    used = accumulate(map(character_width, word))
    return max(sum(1 for _ in takewhile(lambda extent: extent <= width, used)), 1)
