"""Epics, stories and tests: what is known of an id, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase.needs import Needs


class Items:
    """The items of a project: described as needs, or matched by the pattern of a tracker.

    ``needs`` is ``None`` in a project without sphinx-needs.
    """

    def __init__(self, trackers: Mapping[str, str], needs: Needs | None) -> None:
        self._trackers = [(re.compile(pattern), url) for pattern, url in trackers.items()]
        self.needs = needs

    def url(self, item: str) -> str | None:
        """The address of an item in its tracker; ``None`` if no pattern matches the whole id."""
        for pattern, url in self._trackers:
            if pattern.fullmatch(item):
                return url.format(id=item)
        return None

    def is_known(self, item: str) -> bool:
        """Whether a source or a pattern knows the id; without any of them every id is known."""
        if self.needs is None and not self._trackers:
            return True
        if self.needs is not None and self.needs.find(item) is not None:
            return True
        return self.url(item) is not None

    def link(self, item: str) -> nodes.Element:
        """An item by its id: linked to its tracker, or resolved later if it may be a need."""
        if self.needs is not None:
            xref = addnodes.pending_xref(
                "", nodes.inline("", item), refdomain="uc", reftype="item", reftarget=item
            )
            xref["refexplicit"] = xref["refwarn"] = False
            return xref
        url = self.url(item)
        if url is None:
            return nodes.inline("", item, classes=["uc-item"])
        return nodes.reference("", item, refuri=url, classes=["uc-item"])
