"""Use cases in tables of contents: their titles are prose, so they are not set as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_AFTER_SPHINX = 600
"""Event priority at which Sphinx has collected the contents of the page just read."""


def set_as_text(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the literal that Sphinx makes of each object's name."""
    ours = {
        f"#{signature['ids'][0]}"
        for signature in doctree.findall(addnodes.desc_signature)
        if "uc" in signature.parent["classes"] and signature["ids"]
    }
    if not ours:
        return
    for reference in app.env.tocs[app.env.docname].findall(nodes.reference):
        if reference.get("anchorname") in ours:
            for literal in list(reference.findall(nodes.literal)):
                literal.replace_self(nodes.Text(literal.astext()))


def setup(app: Sphinx) -> None:
    """Connect it."""
    app.connect("doctree-read", set_as_text, priority=_AFTER_SPHINX)
