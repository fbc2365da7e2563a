"""Epics, stories and tests: what is known of an id, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from docutils import nodes
from sphinx import addnodes


class Items:
    """The items of a project, by the patterns of its trackers and what other sources describe.

    ``described`` tells whether a source describes an id; ``None`` when there is no such source.
    """

    def __init__(
        self, trackers: Mapping[str, str], described: Callable[[str], bool] | None = None
    ) -> None:
        self._trackers = [(re.compile(pattern), url) for pattern, url in trackers.items()]
        self._described = described

    def url(self, item: str) -> str | None:
        """The address of an item in its tracker; ``None`` if no pattern matches the whole id."""
        for pattern, url in self._trackers:
            if pattern.fullmatch(item):
                return url.format(id=item)
        return None

    def is_known(self, item: str) -> bool:
        """Whether a source or a pattern knows the id; without any of them every id is known."""
        if self._described is not None and self._described(item):
            return True
        if not self._trackers:
            return self._described is None
        return self.url(item) is not None

    def link(self, item: str) -> nodes.Element:
        """An item by its id: linked to its tracker, or as what its source makes of it."""
        if self._described is not None:
            xref = addnodes.pending_xref(
                "", nodes.inline("", item), refdomain="uc", reftype="item", reftarget=item
            )
            xref["refexplicit"] = xref["refwarn"] = False
            return xref
        url = self.url(item)
        if url is None:
            return nodes.inline("", item, classes=["uc-item"])
        return nodes.reference("", item, refuri=url, classes=["uc-item"])
