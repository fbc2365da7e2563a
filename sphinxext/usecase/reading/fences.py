"""Fences of MyST that end each other: a line of colons closes every fence that is no longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_FENCE = re.compile(r"(\s*)(:{3,}|`{3,}|~{3,})(.*)")
_OURS = re.compile(r"\{(usecase|altflow|step)\}")
MARKDOWN = (".md", ".markdown", ".myst", ".ipynb")
"""How the names of sources in MyST end."""


class Opening(NamedTuple):
    """The line that opens a fence; ``at`` counts lines from 0."""

    at: int
    indent: int
    colons: str
    info: str

    @property
    def directive(self) -> str:
        """The name of our directive that it begins, if it does."""
        ours = _OURS.match(self.info)
        return ours[1] if ours else ""


def unclosed_in(lines: Sequence[str]) -> Opening | None:
    """The fence of a directive of ours that is still open where the content of another one ends."""
    opened: Opening | None = None
    for at, line in enumerate(lines):
        fence = _FENCE.match(line)
        if opened is None:
            if fence and not (fence[2][0] == "`" and "`" in fence[3]):
                opened = Opening(at, len(fence[1]), fence[2], fence[3].strip())
        elif _ends(opened, line, fence):
            opened = None
    return opened if opened and opened.directive else None


def _ends(opened: Opening, line: str, fence: re.Match[str] | None) -> bool:
    """Whether a line closes a fence, or stands outside the list item that holds it."""
    if fence and not fence[3].strip() and fence[2].startswith(opened.colons):
        return True
    return bool(line.strip()) and len(line) - len(line.lstrip()) < opened.indent


def said_of(name: str, opened: Opening, line: int) -> str:
    """The message about a directive that another one, in ``line``, has cut off or become a part of."""
    inner = f'"{opened.colons}{opened.info}" in line {line}'
    if opened.directive in (name, "usecase"):
        return (
            f"this {name} is not closed before {inner}, which has become a part of it; write "
            f'"{opened.colons}" on a line between them'
        )
    colons = opened.colons + opened.colons[0]
    return (
        f"the line that closes {inner} closes this {name} too: a fence must be longer than those inside "
        f'it. Write "{colons}{{{name}}}" here, and "{colons}" where it ends'
    )


def is_markdown(source: str | None) -> bool:
    """Whether a source is in MyST, by its name."""
    return bool(source) and str(source).endswith(MARKDOWN)
