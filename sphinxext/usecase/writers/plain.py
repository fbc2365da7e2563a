"""What builders of plain formats add: steps that stand apart, targets in Texinfo, text in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.nodes import SkipNode

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.writers.docutils_xml import XMLTranslator
    from sphinx.application import Sphinx
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.texinfo import TexinfoTranslator
    from sphinx.writers.text import TextTranslator

_INDENT = 3


def visit_block(self: TextTranslator, node: nodes.Element) -> None:
    """A step or alternative: what follows its first line is indented."""
    compat.begin_text_block(self, _INDENT)


def depart_block(self: TextTranslator, node: nodes.Element) -> None:
    """End of the block; its first line stands out to the left."""
    compat.end_text_block(self)


def visit_man(self: ManualPageTranslator, node: nodes.Element) -> None:
    """As in text."""
    compat.begin_man_block(self, _INDENT)


def depart_man(self: ManualPageTranslator, node: nodes.Element) -> None:
    """End of the block."""
    compat.end_man_block(self)


def visit_texinfo(self: TexinfoTranslator, node: nodes.Element) -> None:
    """As in text, behind the anchors for links to the step or alternative."""
    self.body.append("\n")
    compat.add_texinfo_anchors(self, node)
    for number, child in enumerate(node.children):
        if number == 1:
            self.body.append("\n@indentedblock\n")
        child.walkabout(self)
    if len(node.children) > 1:
        self.ensure_eol()
        self.body.append("@end indentedblock\n")
    raise SkipNode


def visit_texinfo_label(self: TexinfoTranslator, node: uc.statement_label) -> None:
    """The anchors of a statement, and its label."""
    compat.add_texinfo_anchors(self, node.holder)
    self.visit_Text(node)


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
            man=(visit_man, depart_man),
            texinfo=(visit_texinfo, None),
        )
    for mark in uc.MARKS:
        app.add_node(mark, override=True, xml=(visit_mark, depart_mark))
    label: type[Any] = uc.statement_label  # which is text
    app.add_node(label, override=True, texinfo=(visit_texinfo_label, None))
