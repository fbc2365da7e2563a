"""Actors as authors name them: with a description or without, one or several, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import Actor

_PARTED = re.compile(r"\s*:(?:\s+|$)|\s+(?:–|—|-{1,3})\s+")
"""What stands between a name and what it does."""
_NOBODY = frozenset(
    "n/a na n.a. none nobody nil tbd tba todo keine keiner niemand entfällt aucun aucune néant ninguno "
    "ninguna nadie nenhum nenhuma ninguém nessuno nessuna geen n.v.t. nvt brak нет никто "
    "无 没有 なし".split()
) | {"no one", "not applicable", "kein akteur", "sans objet", "no aplica", "não se aplica"}
_ALIKE = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014", "''\"\"--")


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return name.translate(_ALIKE).replace("--", "-").casefold()


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
    """The actors in a text: one with a description, or some that commas part."""
    several = [text] if _PARTED.search(" ".join(text.split())) else labels.split_list(text)
    for one in several:
        if actor := described(one):
            yield actor
