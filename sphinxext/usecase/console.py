"""Says on the console, as Sphinx does, how far something is that may take longer than a second."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from sphinx.util.display import status_iterator

T = TypeVar("T")


def progress(items: Collection[T], doing: str) -> Iterable[T]:
    """Go through something, such as pages; where there is nothing, nothing is said."""
    return status_iterator(items, f"{doing}... ", length=len(items)) if items else ()
