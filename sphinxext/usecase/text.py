"""What the text builders add: steps indented under their labels, targets in Texinfo, text in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext.usecase import nodes as uc

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.writers.docutils_xml import XMLTranslator
    from sphinx.application import Sphinx
    from sphinx.writers.texinfo import TexinfoTranslator
    from sphinx.writers.text import TextTranslator

_INDENT = 3


def visit_block(self: TextTranslator, node: nodes.Element) -> None:
    """A step or alternative: what follows its first line is indented."""
    self.new_state(_INDENT)


def depart_block(self: TextTranslator, node: nodes.Element) -> None:
    """End of the block; its first line stands out to the left."""
    self.end_state(first="")


def visit_texinfo(self: TexinfoTranslator, node: nodes.Element) -> None:
    """Anchors for links to a step or alternative."""
    for one in node["ids"]:
        self.add_anchor(one, node)


def depart_texinfo(self: TexinfoTranslator, node: nodes.Element) -> None:
    """Nothing to close."""


def visit_mark(self: XMLTranslator, node: uc.mark) -> None:
    """Text, though it has the name of an element."""
    self.visit_Text(node)


def depart_mark(self: XMLTranslator, node: uc.mark) -> None:
    """Nothing to close."""


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    for node in (uc.step, uc.altflow):
        app.add_node(
            node,
            override=True,
            text=(visit_block, depart_block),
            texinfo=(visit_texinfo, depart_texinfo),
        )
    for mark in uc.MARKS:
        app.add_node(mark, override=True, xml=(visit_mark, depart_mark))
