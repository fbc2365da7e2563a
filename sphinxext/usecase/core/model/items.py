"""Items: the epics, stories and tests that use cases are traced to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple, get_args

from sphinxext.usecase.core.model.options import Key

ItemKind = Literal["epic", "story", "test"]
ITEM_KINDS: frozenset[ItemKind] = frozenset(get_args(ItemKind))


_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)


def safe_url(url: str) -> str | None:
    """An address that does nothing but lead to a page: of the web, or relative to where it stands."""
    return url if scheme_of(url) in ("", "http", "https", "mailto") else None


def scheme_of(url: str) -> str:
    """What an address begins with before its colon; empty if it is relative."""
    bare = "".join(filter(str.isprintable, url))  # as browsers do, lest a tab hide what it is
    scheme = _SCHEME.match(bare)
    return scheme[1].lower() if scheme else ""


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
