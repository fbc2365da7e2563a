"""An engine's PDF without the time at which it was drawn, so that it is the same at any time."""

from __future__ import annotations

import re

_DATE = re.compile(rb"/(?:CreationDate|ModDate) *\([^()]*\)")


def undated(picture: bytes) -> bytes:
    """A picture with blanks in the place of dates: all else stays at its offset, which a PDF tells."""
    return _DATE.sub(lambda date: b" " * len(date[0]), picture)
