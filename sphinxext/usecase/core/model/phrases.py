"""Phrases that diagrams and tables add of their own, in the language of the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """What diagrams and tables add of their own, translated by the caller: phrase -> phrase."""

    translate: Mapping[str, str]

    def __call__(self, phrase: str) -> str:
        return self.translate.get(phrase, phrase)
