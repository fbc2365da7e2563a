"""Links and ids in builders that put all pages into one.

The address of an anchor there is the anchor alone. Sphinx 9 leaves ``#document-page#anchor`` in the
single HTML page, which leads nowhere. And what had an id on each of two pages must not have it twice.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.project.references import single, single_within

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def mend_references(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Make references between the parts of a single page lead to their anchors, each of which is one."""
    if _is_single(app.builder):
        _give_ids_once(doctree, app.env.get_domain("std").enumerable_nodes)
        for reference in doctree.findall(nodes.reference):
            if "refuri" in reference:
                reference["refuri"] = single(reference["refuri"])


def _give_ids_once(doctree: nodes.document, numbered: Container[type[nodes.Node]]) -> None:
    """Leave an id that use cases of several pages have to the first of them, to which links lead.

    Figures and the like keep theirs, by which Sphinx numbers them.
    """
    given: set[str] = set()
    seen: set[int] = set()
    for description in doctree.findall(addnodes.desc):
        if description.get("domain") != "uc":
            continue
        for node in description.findall(nodes.Element):
            if id(node) in seen or type(node) in numbered:  # seen in a use case around it
                continue
            seen.add(id(node))
            node["ids"] = [one for one in node["ids"] if one not in given]
            given.update(node["ids"])
            if isinstance(node, uc.picture):
                while node["shown_id"] in given:
                    node["shown_id"] += "-again"
                given.add(node["shown_id"])


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
