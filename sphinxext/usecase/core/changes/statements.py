"""Two versions of the statements of a use case, and what its fields say besides them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from sphinxext.usecase.core.changes.texts import ALIKE, likeness
from sphinxext.usecase.core.model.usecase import Field, Flow, Statement, UseCase

StatementPair = tuple[Statement | None, Statement | None]
"""Two versions of a statement, of which one may be missing."""
_WORD = re.compile(r"\w+")


def besides(usecase: UseCase, flow: Flow | None = None) -> tuple[Field, ...]:
    """Its fields, or those of a flow, with what they say besides statements: what introduces these."""
    fields = flow.fields if flow else usecase.fields
    if not usecase.statements:
        return fields
    left: dict[str, Counter[str]] = {}
    for one in usecase.statements:
        words = left.setdefault(one.field, Counter())
        words.update(_WORD.findall(f"{one.label} {one.text}"))
    return tuple(_without(one, left.get(one.name or one.header, Counter())) for one in fields)


def _without(field: Field, words: Counter[str]) -> Field:
    """A field without some words, as often as they are there; the last ones go first."""
    if not words:
        return field
    kept: list[str] = []
    for piece in reversed(field.text.split()):
        said = Counter(_WORD.findall(piece))
        if said - words:
            kept.append(piece)
        else:
            words -= said
    return field._replace(text=" ".join(reversed(kept)) if any(map(_WORD.search, kept)) else "")


def paired(old: UseCase, new: UseCase) -> list[StatementPair]:
    """The statements of the new version in order, then those that are gone."""
    found: dict[str, Statement] = {}
    left = list(old.statements)
    for is_same in (_have_one_name, _have_one_text, _are_alike):
        for one, other in _some(
            left, [one for one in new.statements if one.label not in found], is_same
        ):
            found[other.label] = one
            left.remove(one)
    return [*((found.get(one.label), one) for one in new.statements), *((one, None) for one in left)]


def _some(
    old: list[Statement], new: list[Statement], is_same: Callable[[Statement, Statement], bool]
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of one kind that are the same in some respect, each in one pair."""
    left = list(new)
    for one in list(old):
        for other in left:
            if one.field == other.field and is_same(one, other):
                left.remove(other)
                yield one, other
                break


def _have_one_name(one: Statement, other: Statement) -> bool:
    return bool(one.name) and one.name == other.name


def _have_one_text(one: Statement, other: Statement) -> bool:
    return one.text == other.text


def _are_alike(one: Statement, other: Statement) -> bool:
    return likeness(one.text, other.text) >= ALIKE
