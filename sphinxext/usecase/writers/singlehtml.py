"""Links in builders that put all pages into one: the address of an anchor there is the anchor alone.

Sphinx 9 leaves ``#document-page#anchor`` in the single HTML page, which leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxext.usecase.project.references import single, single_within

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def mend_references(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Make references between the parts of a single page lead to their anchors."""
    if app.builder.name == "singlehtml":
        for reference in doctree.findall(nodes.reference):
            if "refuri" in reference:
                reference["refuri"] = single(reference["refuri"])


def mend_sidebar(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """The same for the table of contents that themes put beside the page."""
    toctree = context.get("toctree")
    if app.builder.name == "singlehtml" and callable(toctree):
        context["toctree"] = lambda **options: single_within(toctree(**options) or "")


def setup(app: Sphinx) -> None:
    """Connect both."""
    app.connect("doctree-resolved", mend_references)
    app.connect("html-page-context", mend_sidebar)
