"""Items: the epics, stories and tests that use cases are traced to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ItemKind = Literal["epic", "story", "test"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
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
    docname: str | None = None
