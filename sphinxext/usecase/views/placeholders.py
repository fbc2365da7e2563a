"""Finds the placeholders of a page that is to be written, and has them filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.site import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FillPlaceholders(SphinxPostTransform):
    """Runs before references are resolved."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Make tables; draw diagrams; say who refers to a use case."""
        places = list(self.document.findall(_is_placeholder))
        if not places:
            return
        # What fills them is loaded only by builds that write such a page.
        from sphinxext.usecase.views.page import Page

        # Sphinx 9 has moved the application out of sight of transforms.
        app: Sphinx = getattr(self.env, "_app", None) or self.env.app
        page = Page(self.document, site_of(self.env), app.builder)
        for place in places:
            page.fill(place)


def _is_placeholder(node: nodes.Node) -> bool:
    if isinstance(node, addnodes.desc):
        return bool(node.get("domain") == "uc")
    return isinstance(node, uc.PLACEHOLDERS)
