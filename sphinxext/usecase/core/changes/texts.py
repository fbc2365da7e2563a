"""How alike two texts are, and word by word what is new in one of them and what is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

ALIKE = 0.5
"""Texts that are less alike than this are others, unless their place says that they are not."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
"""A word; of scripts that set no blanks a character."""
_PIECE = re.compile(rf"\s+|{_WORD.pattern}|[^\w\s]")


class Run(NamedTuple):
    """Words in a row that both texts have, or only one of them."""

    kind: Literal["same", "gone", "new"]
    text: str


class LineChange(NamedTuple):
    """A line that has changed, word by word; ``kind`` is what it begins with, such as ``step``."""

    kind: str
    runs: tuple[Run, ...]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, by the words in them and their order: from 0 to 1, empty ones are not."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    ours, theirs = _words(one), _words(other)
    common = sum(min(ours.count(word), theirs.count(word)) for word in {*ours} & {*theirs})
    if 4 * common < len(ours) + len(theirs) or not common:  # not half of the words, in any order
        return 2 * common / (len(ours) + len(theirs) or 1)
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def word_by_word(before: str, after: str) -> tuple[Run, ...]:
    """What is the same, gone and new, in reading order; blanks between two changed words change too."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    runs: list[Run] = []
    gone = added = ""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lost, put = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal" and not (gone and added and not lost.strip()):
            runs += _changed(gone, added)
            runs.append(Run("same", lost))
            gone = added = ""
        else:
            gone, added = gone + lost, added + put
    return (*runs, *_changed(gone, added))


def _changed(gone: str, added: str) -> Iterator[Run]:
    if gone:
        yield Run("gone", gone)
    if added:
        yield Run("new", added)


def are_the_same(one: str, other: str) -> bool:
    """Whether texts have the same words and signs: blanks that part none of them say nothing."""
    if one == other:
        return True
    ours, theirs = (list(filter(str.strip, _PIECE.findall(text))) for text in (one, other))
    return ours == theirs


def marked(runs: Iterable[Run]) -> Iterator[Run]:
    """The same, with blanks apart from what they stand around: nobody marks blanks."""
    for run in runs:
        text = run.text.strip()
        if run.kind == "same" or not text:
            yield Run("same", run.text)
            continue
        before, after = run.text.split(text, 1)
        pieces = (Run("same", before), Run(run.kind, text), Run("same", after))
        yield from (piece for piece in pieces if piece.text)
