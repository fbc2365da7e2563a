"""Letters and Roman numerals by which authors number steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sphinxext.usecase.core.prose.phrases import AND, STEP

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "абвгдежзийклмнопрстуфхцчшщэюя",
    "абвгдеёжзийклмнопрстуфхцчшщэюя",
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_LETTERED = re.compile(rf"\s*\(?({'|'.join(_ROMAN[::-1])}|[a-zа-яё])[.)]\s+(?=\S)")


class Lettered(NamedTuple):
    """How a text begins: its ``letter``, the numbers that may stand for, and where the words begin."""

    letter: str
    numbers: frozenset[int]
    end: int


def lettered(text: str) -> Lettered | None:
    """The letter or the Roman numeral that numbers a text; none if no such thing does."""
    found = _LETTERED.match(text)
    return Lettered(found[1], _numbers(found[1]), found.end()) if found else None


def roman(number: int) -> str:
    """A number as a Roman numeral in small letters; as it is, if steps never have that many."""
    return _ROMAN[number - 1] if 0 < number <= len(_ROMAN) else str(number)


def _numbers(letter: str) -> frozenset[int]:
    series: tuple[Sequence[str], ...] = (*map(list, _ALPHABETS), _ROMAN)
    return frozenset(one.index(letter) + 1 for one in series if letter in one)


def in_numbers(text: str, letters: Mapping[str, str]) -> str:
    """A text that names steps by their numbers, and not by their ``letters``."""
    if not letters:
        return text
    named, one = _named(tuple(letters))
    return named.sub(
        lambda found: found[1] + one.sub(lambda part: letters[part[0].lower()], found[2]), text
    )


@cache
def _named(letters: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = rf"\b(?:{'|'.join(sorted(letters, key=len, reverse=True))})\b"
    listed = rf"{one}(?:\s?(?:[-–]|{AND})\s?{one})*"
    named = re.compile(rf"(\b{STEP}(?<=[\s(\[«\"“]))({listed})", re.IGNORECASE)
    return named, re.compile(rf"{one}(?!\s+{one})", re.IGNORECASE)
