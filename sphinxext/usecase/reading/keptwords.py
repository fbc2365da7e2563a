"""Keeps the words of use cases before Sphinx makes quotation marks and dashes in them smart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext.usecase.reading.plaintext import marked_words
from sphinxext.usecase.reading.titles import heading_of
from sphinxext.usecase.site import site_of

_SMART = re.compile(r"[\"'`]|--|\.\.\.")
"""What may be made smart."""


class KeepPlainText(SphinxTransform):
    """Runs directly before smart quotes, which depend on the builder and on the language."""

    default_priority = 745

    def apply(self, **kwargs: Any) -> None:
        """Keep the texts in use cases that may change."""
        kept: dict[nodes.Node, str] = {}
        for block in blocks_in(self.document):
            if _SMART.search(block.astext()):
                kept[block] = marked_words(block, {})
        site_of(self.env).kept_texts = kept


def blocks_in(document: nodes.document) -> Iterator[nodes.Element]:
    """The blocks of text in the use cases of a page, and the headings that are their titles."""
    for description in document.findall(addnodes.desc):
        if "written" in description:
            blocks = [*description.findall(nodes.TextElement), heading_of(description)]
            for block in filter(None, blocks):
                if not isinstance(block.parent, nodes.TextElement):
                    yield block
