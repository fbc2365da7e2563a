"""Feature files that people go on writing in: what they have written stays, what is made is renewed.

A file consists of blocks. A block begins with a comment that names what it is made of and holds a short
hash of each line that was made. A line without one is somebody's own; a hash without a line tells that
somebody has removed or changed what was made.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from sphinxext.usecase.core.export.form import MADE, Renewed

_MARK = re.compile(rf"[ \t]*# {MADE} from (\S+): ([0-9a-f ]*)\s*")


class _Block(NamedTuple):
    """A block of a file: what it is made of, the hashes of the lines made, and all its lines."""

    about: str
    hashes: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block as it stands in the file."""
        return "".join(self.lines)


def block(about: str, lines: Iterable[str]) -> str:
    """A new block of an address, with its comment."""
    made = [f"{line}\n" for line in lines]
    return _mark(about, map(_hash, made)) + "".join(made)


def renewed(old: str, new: str) -> Renewed:
    """A file as it is, with what was made of it made anew.

    ``drift`` tells where a use case has changed what somebody has rewritten, and what is gone from it
    although somebody has written something there.
    """
    if "\r\n" in old:
        new = new.replace("\n", "\r\n")
    first, *standing = _blocks(old)
    made = {one.about: one for one in _blocks(new) if one.about}
    found = {one.about: one for one in standing}
    drift: list[str] = []
    kept: list[tuple[str, str]] = []
    for one in standing:
        if one.about in made:
            kept.append((one.about, "".join(_merged(one, made[one.about], drift))))
        elif any(_own_lines(one)):
            drift.append(f"{one.about} is gone; what is written about it is kept")
            kept.append((one.about, one.text))
    _insert(kept, [one for one in made.values() if one.about not in found], list(made))
    return Renewed(first.text + "".join(text for _about, text in kept), tuple(drift))


def _insert(kept: list[tuple[str, str]], added: list[_Block], order: list[str]) -> None:
    """Put new blocks behind those that they follow in a new file."""
    for one in added:
        before = set(order[: order.index(one.about)])
        places = [place for place, (about, _text) in enumerate(kept) if about in before]
        kept.insert(places[-1] + 1 if places else 0, (one.about, one.text))


def _merged(old: _Block, new: _Block, drift: list[str]) -> Iterator[str]:
    """The lines of a block made anew, with those that somebody has written in their places."""
    removed, own = _handwork(old)
    # The first line is the comment.
    yield _mark(old.about, new.hashes, old.lines[0])
    yield from own.get(-1, ())
    matcher = SequenceMatcher(None, old.hashes, new.hashes, autojunk=False)
    lines = new.lines[1:]
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            for place in range(start, end):
                if place not in removed:
                    yield lines[new_start + place - start]
                yield from own.get(place, ())
            continue
        if removed.intersection(range(start, end)):
            drift.append(f"{old.about} has changed where somebody has rewritten it; compare the two")
        yield from lines[new_start:new_end]
        yield from chain.from_iterable(own.get(place, ()) for place in range(start, end))


def _handwork(one: _Block) -> tuple[set[int], dict[int, list[str]]]:
    """Which lines somebody has removed, by position, and which are new behind which position."""
    lines = one.lines[1:]
    matcher = SequenceMatcher(None, one.hashes, [_hash(line) for line in lines], autojunk=False)
    removed: set[int] = set()
    own: dict[int, list[str]] = {}
    for tag, start, end, line_start, line_end in matcher.get_opcodes():
        if tag != "equal":
            removed.update(range(start, end))
            if line_start < line_end:
                own[end - 1] = list(lines[line_start:line_end])
    return removed, own


def _own_lines(one: _Block) -> Iterator[str]:
    """The lines of a block that somebody has written, blank ones apart."""
    _removed, own = _handwork(one)
    return (line for line in chain.from_iterable(own.values()) if line.strip())


def _blocks(text: str) -> list[_Block]:
    """The blocks of a file; the first has what stands above all of them."""
    found = [_Block("", (), ())]
    for line in text.splitlines(keepends=True):
        mark = _MARK.fullmatch(line)
        if mark:
            found.append(_Block(mark[1], tuple(mark[2].split()), (line,)))
        else:
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, line))
    return found


def _mark(about: str, hashes: Iterable[str], before: str = "\n") -> str:
    """The comment that begins a block, with the line's end of the one ``before``."""
    end = "\r\n" if before.endswith("\r\n") else "\n"
    return f"# {MADE} from {about}: {' '.join(hashes)}{end}"


def _hash(line: str) -> str:
    return hashlib.sha256(line.strip().encode(errors="replace")).hexdigest()[:6]
