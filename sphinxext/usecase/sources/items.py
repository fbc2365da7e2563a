"""Epics, stories and tests: what is known of an id, from which source, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase.core.model.items import Item, merged, safe_url, scheme_of
from sphinxext.usecase.sources.files import Sources
from sphinxext.usecase.sources.needs import Needs


class Items:
    """The items of a project. What one source does not say the next may: needs, backlog, trackers.

    ``needs`` is ``None`` in a project without sphinx-needs.
    """

    def __init__(self, needs: Needs | None, sources: Sources, trackers: Mapping[str, str]) -> None:
        self._needs = needs
        self._sources = sources
        self._trackers = [(re.compile(pattern), url) for pattern, url in trackers.items()]
        self._found: dict[str, Item | None] = {}

    @property
    def are_described(self) -> bool:
        """Whether there is a source that says more of an item than its address."""
        return self._needs is not None or self._sources.describes_items

    def find(self, item: str) -> Item | None:
        """What is known of an id; ``None``: nothing. Without any source every id is known as such."""
        if item not in self._found:
            self._found[item] = self._merged(item)
        return self._found[item]

    def _merged(self, item: str) -> Item | None:
        need = self._needs.find(item) if self._needs else None
        listed = self._sources.items.get(item) if self._sources.describes_items else None
        found = [one for one in (need, listed) if one is not None]
        if self._is_tracked(item) or not (self.are_described or self._trackers):
            found.append(Item(id=item, url=self._url(item)))
        return merged(found) if found else None

    def is_any(self, item: str) -> bool:
        """Whether an id is known to be that of an item, and no source could say of which kind."""
        if self.are_described:
            return False
        return not self._trackers or self._is_tracked(item)

    def described(self) -> Iterable[Item]:
        """All items that a source describes, in the order of the sources."""
        ids = dict.fromkeys(item.id for item in self._needs.all()) if self._needs else {}
        if self._sources.describes_items:
            ids |= dict.fromkeys(self._sources.items)
        return filter(None, map(self.find, ids))

    def _is_tracked(self, item: str) -> bool:
        """Whether a pattern matches the whole id."""
        return any(pattern.fullmatch(item) for pattern, _url in self._trackers)

    def _url(self, item: str) -> str | None:
        """The address of an item in its tracker, if it has one.

        What it does is for the configuration to say, not for the id: that is in the hands of all who
        write pages.
        """
        for pattern, url in self._trackers:
            if pattern.fullmatch(item):
                address = url.format(id=item)
                return address if scheme_of(url.partition("{")[0]) else safe_url(address)
        return None

    def link(self, item: str) -> nodes.Element:
        """An item by its id: linked to its tracker, or resolved later if a source may describe it."""
        if self.are_described:
            xref = addnodes.pending_xref(
                "", nodes.inline("", item), refdomain="uc", reftype="item", reftarget=item
            )
            xref["refexplicit"] = xref["refwarn"] = False
            return xref
        url = self._url(item)
        if url is None:
            return nodes.inline("", item, classes=["uc-item"])
        return nodes.reference("", item, refuri=url, classes=["uc-item"])
