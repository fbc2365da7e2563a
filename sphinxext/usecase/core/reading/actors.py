"""Actors as authors name them: with a description or without, one or several, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.model.usecase import Actor

_PARTED = re.compile(r"\s*:(?:\s+|$)|\s+(?:–|—|-{1,3})\s+")
"""What stands between a name and what it does."""
_NOBODY = frozenset(
    "n/a na n.a. none nobody nil tbd tba todo keine keiner niemand entfällt aucun aucune néant ninguno "
    "ninguna nadie nenhum nenhuma ninguém nessuno nessuna geen n.v.t. nvt brak нет никто "
    "无 没有 なし".split()
) | {"no one", "not applicable", "kein akteur", "sans objet", "no aplica", "não se aplica"}


def is_nobody(name: str) -> bool:
    """Whether a name says that there is no actor."""
    folded = name.casefold().strip(" ()[].…")
    return folded in _NOBODY or f"{folded}." in _NOBODY or not any(map(str.isalnum, folded))


def described(text: str) -> Actor | None:
    """The actor in ``Name: description`` or ``Name – description``, if there is one."""
    folded = " ".join(text.split())
    name, *rest = _PARTED.split(folded, maxsplit=1)
    name = name.strip()
    return None if is_nobody(name) else Actor(name, " ".join(rest).strip())


def listed(text: str) -> Iterator[Actor]:
    """The actors in a text: some that commas part, the last of them with a description or without.

    Semicolons part several such texts if an actor is described in each of them.
    """
    folded = " ".join(text.split())
    apart = list(_apart(folded, ";"))
    for one in apart if all(map(_PARTED.search, apart)) else [folded]:
        begins = _PARTED.search(one)
        end = begins.start() if begins else len(one)
        *others, last = _apart(one[:end], ",;")
        yield from filter(None, map(described, (*others, last + one[end:])))


def _apart(text: str, signs: str) -> Iterator[str]:
    """The parts of a text between any of these signs, except where they stand in parentheses."""
    depth = start = 0
    for found in re.finditer(rf"[(){signs}]", text):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[start : found.start()]
            start = found.end()
    rest = text[start:]
    yield from re.split(f"[{signs}]", rest) if depth else (rest,)
