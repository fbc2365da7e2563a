"""Two versions of a sealed text -> the lines that have changed, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from difflib import SequenceMatcher

from sphinxext.usecase.core.changes.meaning import Lines
from sphinxext.usecase.core.changes.texts import ALIKE, LineChange, likeness, word_by_word


def differing(then: Lines, now: Lines) -> Iterator[LineChange]:
    """The lines that have changed, word by word, in their order."""
    for kind, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _paired(then[a:b], list(now[c:d]))


def _paired(then: Lines, now: list[str]) -> Iterator[LineChange]:
    """Lines that are gone and new, each with its other version if it has one."""
    gone, new = (Counter(parted(line)[0] for line in some) for some in (then, now))
    alone = {kind for kind in gone if kind and gone[kind] == new[kind] == 1}
    for line in then:
        other = next((one for one in now if _is_version(line, one, alone)), None)
        if other is None:
            yield _line(line, "")
            continue
        before = now.index(other)
        yield from (_line("", one) for one in now[:before])
        yield _line(line, other)
        del now[: before + 1]
    yield from (_line("", one) for one in now)


def _is_version(line: str, other: str, alone: Container[str]) -> bool:
    """Whether lines are of one kind, and are alike or the only ones of that kind."""
    (kind, text), (other_kind, other_text) = parted(line), parted(other)
    return kind == other_kind and (kind in alone or likeness(text, other_text) >= ALIKE)


def _line(then: str, now: str) -> LineChange:
    (kind, before), (other, after) = parted(then), parted(now)
    return LineChange(kind or other, word_by_word(before, after))


def parted(line: str) -> tuple[str, str]:
    """What a line begins with, and the rest; all of it if it has no two parts."""
    kind, colon, text = line.strip().partition(": ")
    return (kind, text) if colon else ("", kind)
