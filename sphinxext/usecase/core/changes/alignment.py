"""Two versions of a sequence of steps: which step of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sphinxext.usecase.core.changes.texts import ALIKE, likeness
from sphinxext.usecase.core.model.usecase import Step

Pair = tuple[int, int]
"""Positions of two versions of a step."""


class Alignment(NamedTuple):
    """The steps that are versions of each other, by position: those in order, and those that moved."""

    in_order: tuple[Pair, ...]
    moved: tuple[Pair, ...]


def aligned(old: Sequence[Step], new: Sequence[Step]) -> Alignment:
    """Steps by their names, by their words in order, then wherever they are, then by their place."""
    start = _common(zip(old, new, strict=False))
    end = _common(zip(reversed(old[start:]), reversed(new[start:]), strict=False))
    found = [(one, one) for one in range(start)]
    middle = _heaviest(old[start : len(old) - end], new[start : len(new) - end])
    found += [(start + one, start + other) for one, other in middle]
    found += [(len(old) - one, len(new) - one) for one in range(end, 0, -1)]
    moved = _moved(old, new, found)
    return Alignment(tuple(sorted([*found, *_alone(len(old), len(new), found, moved)])), tuple(moved))


def _common(pairs: Iterator[tuple[Step, Step]]) -> int:
    """How many pairs are the same step, before the first that is not."""
    count = 0
    for one, other in pairs:
        if (one.name, one.text) != (other.name, other.text):
            break
        count += 1
    return count


def _worth(one: Step, other: Step) -> float:
    """How much speaks for two steps to be versions of each other."""
    if one.name and one.name == other.name:
        return 4
    if one.text == other.text:
        return 2 if not (one.name and other.name) else 1.5
    alike = likeness(one.text, other.text)
    return alike if alike >= ALIKE else 0


def _heaviest(old: Sequence[Step], new: Sequence[Step]) -> list[Pair]:
    """The pairs for which most speaks, of all that are in order."""
    worth = [[_worth(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            taken = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    return list(_traced(best))


def _traced(best: list[list[float]]) -> Iterator[Pair]:
    i = j = 0
    while best[i][j]:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _moved(old: Sequence[Step], new: Sequence[Step], found: list[Pair]) -> list[Pair]:
    """The steps left over that have one name, or one text, wherever they are now."""
    moved: list[Pair] = []
    for is_same in (_have_one_name, _have_one_text):
        gone, added = left_over(len(old), len(new), [*found, *moved])
        for one in gone:
            for other in added:
                if is_same(old[one], new[other]):
                    moved.append((one, other))
                    added.remove(other)
                    break
    return moved


def _have_one_name(one: Step, other: Step) -> bool:
    return bool(one.name) and one.name == other.name


def _have_one_text(one: Step, other: Step) -> bool:
    return bool(one.text) and one.text == other.text


def left_over(old: int, new: int, found: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """The positions that no pair has."""
    ours, theirs = {one for one, _ in found}, {other for _, other in found}
    return [i for i in range(old) if i not in ours], [j for j in range(new) if j not in theirs]


def _alone(old: int, new: int, found: list[Pair], moved: list[Pair]) -> Iterator[Pair]:
    """Between two pairs that follow on each other, the only step of each: its place makes it one."""
    gone, added = left_over(old, new, [*found, *moved])
    edges = [(-1, -1), *found, (old, new)]
    for (i, j), (k, m) in pairwise(edges):
        ours, theirs = [p for p in gone if i < p < k], [p for p in added if j < p < m]
        if len(ours) == len(theirs) == 1:
            yield ours[0], theirs[0]
