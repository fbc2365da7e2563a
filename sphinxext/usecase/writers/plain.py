"""What builders of plain formats add: steps that stand apart, lists for tables in tables, targets in
Texinfo, text in XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import SkipNode
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc

if TYPE_CHECKING:
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


class ListTablesInTables(SphinxPostTransform):
    """A table of ours in an author's becomes a list: these writers stop at a table in a table."""

    default_priority = 900
    formats = ("text", "man")

    def run(self, **kwargs: Any) -> None:
        """Make a list of each, with an item for each row."""
        for table in list(self.document.findall(nodes.table)):
            if "uc-table" in table["classes"] and _is_in_cell(table):
                table.replace_self(list(_listed(table)))


def _is_in_cell(table: nodes.table) -> bool:
    above: nodes.Element | None = table.parent
    while above is not None and not isinstance(above, nodes.entry):
        above = above.parent
    return above is not None


def _listed(table: nodes.table) -> Iterator[nodes.Node]:
    """The caption, and a list in which each row names the headers of its cells."""
    for title in table.findall(nodes.title):
        yield nodes.rubric("", "", *title.children)
    head, *rows = table.findall(nodes.row)
    yield nodes.bullet_list("", *(_item(head, row) for row in rows), bullet="*")


def _item(head: nodes.row, row: nodes.row) -> nodes.list_item:
    fields = nodes.field_list()
    for header, cell in zip(head.children, row.children, strict=True):
        name = nodes.field_name("", header.astext())
        fields += nodes.field("", name, nodes.field_body("", *cell.children))
    return nodes.list_item("", fields)


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_post_transform(ListTablesInTables)
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
