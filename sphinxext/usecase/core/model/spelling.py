"""Spellings of a name: quotation marks, dashes and capitals do not make two actors of one."""

from __future__ import annotations

_ALIKE = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014", "''\"\"--")


def key(name: str) -> str:
    """What all spellings of one name have in common."""
    return name.translate(_ALIKE).replace("--", "-").casefold()
