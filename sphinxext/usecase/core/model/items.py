"""Items: the epics, stories and tests that use cases are traced to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple, get_args

from sphinxext.usecase.core.model.options import Key

ItemKind = Literal["epic", "story", "test"]
ITEM_KINDS: frozenset[ItemKind] = frozenset(get_args(ItemKind))


class Item(NamedTuple):
    """What a source says of an epic, a story or a test; ``None`` and empty is what it does not say.

    ``parent`` is the id of the epic a story belongs to; ``docname`` the page that describes the item
    under an anchor of its id, if one of this project does; ``url`` where it stands otherwise.
    """

    id: str
    kind: ItemKind | None = None
    title: str = ""
    status: str | None = None
    url: str | None = None
    parent: str | None = None
    docname: Annotated[str | None, Key("")] = None


def merged(found: Sequence[Item]) -> Item:
    """One item of what several sources say of it: for each statement the first that makes it."""
    first, *others = found
    for other in others:
        first = first._replace(
            kind=first.kind or other.kind,
            title=first.title or other.title,
            status=first.status or other.status,
            url=first.url or (None if first.docname else other.url),
            parent=first.parent or other.parent,
        )
    return first
