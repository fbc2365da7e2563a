"""Links in builders that put all pages into one: the address of an anchor there is the anchor alone.

Sphinx 9 leaves ``#document-page#anchor`` in the single HTML page, which leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinxext.usecase.project.references import single, single_within

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def mend_references(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Make references between the parts of a single page lead to their anchors."""
    if _is_single(app.builder):
        for reference in doctree.findall(nodes.reference):
            if "refuri" in reference:
                reference["refuri"] = single(reference["refuri"])


def mend_sidebar(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """The same for the tables of contents that themes put beside the page."""
    if not _is_single(app.builder):
        return
    context["toc"] = single_within(context.get("toc") or "")
    toctree = context.get("toctree")
    if callable(toctree):
        context["toctree"] = lambda **options: single_within(toctree(**options) or "")


def _is_single(builder: Builder) -> bool:
    """Whether a builder is that of Sphinx, or made of it."""
    return isinstance(builder, SingleFileHTMLBuilder)


def setup(app: Sphinx) -> None:
    """Connect both."""
    app.connect("doctree-resolved", mend_references)
    app.connect("html-page-context", mend_sidebar)
