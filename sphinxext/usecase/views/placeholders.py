"""Finds the placeholders of a page that is to be written, and has them filled."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.site import site_of


class FillPlaceholders(SphinxPostTransform):
    """Runs before references are resolved."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Make tables; draw diagrams; say who refers to a use case; all that is no text to translate."""
        if site_of(self.env).is_for_translators:
            return
        places = list(self.document.findall(_is_placeholder))
        kept = set(filter(None, map(_kept_around, places)))
        if kept:
            for node in kept:
                node.replace_self(node.deepcopy())
            places = list(self.document.findall(_is_placeholder))
        if not places:
            return
        # What fills them is loaded only by builds that write such a page.
        from sphinxext.usecase.views.page import Page

        page = Page(self.document, site_of(self.env), compat.application(self.env).builder)
        for place in places:
            page.fill(place)


def _kept_around(place: nodes.Node) -> nodes.Element | None:
    """What sphinx.ext.todo keeps of a page, if a placeholder stands in it.

    It shows copies of that on other pages, which would hold what is filled in here, with links that
    start from this page. Such a copy stands in a document without a source.
    """
    above = place.parent
    while above is not None and type(above).__name__ != "todo_node":
        above = above.parent
    is_copy = above is None or above.document is None or not above.document["source"]
    return None if is_copy else above


def _is_placeholder(node: nodes.Node) -> bool:
    if isinstance(node, addnodes.desc):
        return bool(node.get("domain") == "uc")
    return isinstance(node, uc.PLACEHOLDERS)
