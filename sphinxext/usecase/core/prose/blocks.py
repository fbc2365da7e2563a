"""A document as blocks that belong to no format: what all readers of files make."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["heading", "text", "item", "code", "table", "comment", "label"]
Row = tuple[str, ...]


class Block(NamedTuple):
    """One block; ``level`` is that of a heading, or how deep in lists an item or a text stands.

    ``label`` is the number of an item as its author wrote it, empty for a bullet, or the language of
    code. A text that is part of an item is one deeper than it. ``rows`` of a table begin with its head,
    ``names`` of a heading are the labels by which references lead there; a block of the kind *label* has
    nothing else.
    """

    kind: Kind
    text: str = ""
    line: int = 0
    level: int = 0
    label: str = ""
    rows: tuple[Row, ...] = ()
    names: tuple[str, ...] = ()
