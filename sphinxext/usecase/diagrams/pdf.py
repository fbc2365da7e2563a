"""An engine's PDF without the time at which it was drawn, so that it is always the same; its size."""

from __future__ import annotations

import re

_DATE = re.compile(rb"/(?:CreationDate|ModDate) *\([^()]*\)")
_SIZE = re.compile(rb"/MediaBox *\[ *0 0 ([\d.]+) ([\d.]+) *\]")


def size_of(picture: bytes) -> tuple[float, float]:
    """Width and height of its page in points; nothing if it does not tell."""
    found = _SIZE.search(picture)
    return (float(found[1]), float(found[2])) if found else (0, 0)


def undated(picture: bytes) -> bytes:
    """A picture with blanks in the place of dates: all else stays at its offset, which a PDF tells."""
    return _DATE.sub(lambda date: b" " * len(date[0]), picture)
