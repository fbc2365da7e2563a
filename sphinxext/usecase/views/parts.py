"""Where things stand in the description of a use case."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc

Place = tuple[nodes.Element, int]
"""A node, and the position in it at which something is inserted."""


def field_table(description: addnodes.desc) -> nodes.Element:
    """The first field list of a use case; a new one if it has none."""
    content = description.children[-1]
    assert isinstance(content, nodes.Element)
    for child in content.children:
        if isinstance(child, nodes.field_list):
            return child
    table = nodes.field_list(classes=["uc-fields"])
    content.insert(0, table)
    return table


def place_in_flow(description: addnodes.desc, anchor: str) -> Place | None:
    """Behind the title of an alternative and what is said below it; with no anchor, in the main flow."""
    if not anchor:
        return _before_main_flow(description)
    for part in description.findall(uc.altflow):
        if anchor in part["ids"]:
            return part, 2
    return None


def _before_main_flow(description: addnodes.desc) -> Place | None:
    """Before the first steps that are in no alternative."""
    content = description.children[-1]
    assert isinstance(content, nodes.Element)
    for position, part in enumerate(content.children):
        if isinstance(part, uc.step_list):
            return content, position
    return None


def place_in_statement(description: addnodes.desc, anchor: str) -> Place | None:
    """Behind what a statement says, and what is said of its options."""
    for label in description.findall(uc.statement_label):
        holder = label.holder
        if anchor in holder["ids"]:
            block = holder.parent[-1] if isinstance(holder, nodes.term) else holder
            block = block[-1] if isinstance(block, nodes.row) else block
            assert isinstance(block, nodes.Element)
            return block, len(block.children)
    return None
