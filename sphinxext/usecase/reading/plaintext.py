"""The text of nodes as diagrams and data hold it: the author's words, and no marks among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from docutils import nodes

from sphinxext.usecase import messages

_HALF = re.compile(r"[\ud800-\udfff]")
_SAID = "half a surrogate pair, which no file can hold, is replaced; write the whole character's code"
_BR = re.compile(r"\s*<br\b", re.IGNORECASE)
_BREAK, _NOTE = "\0b", "\0n"
_BLANKS_AT_BREAK = re.compile(rf"\s*{_BREAK}\s*")
_BLANKS_BEFORE_NOTE = re.compile(rf"\s*{_NOTE}")


def plain_text(node: nodes.Node) -> str:
    """The words of a node: a blank for a line break, and neither raw markup nor marks of footnotes."""
    text = _words(node)
    if "\0" not in text:
        return text
    return _BLANKS_AT_BREAK.sub(" ", _BLANKS_BEFORE_NOTE.sub("", text)).strip()


def _words(node: nodes.Node) -> str:
    """Its words, among which breaks and notes are marked."""
    if isinstance(node, nodes.raw) and isinstance(node.parent, nodes.TextElement):
        return _BREAK if _BR.match(node.astext()) else ""
    if isinstance(node, nodes.footnote_reference):
        return _NOTE
    if not isinstance(node, nodes.Element) or not node.children:
        return node.astext()
    return node.child_text_separator.join(map(_words, node.children))


def mend_halves(document: nodes.document, parts: Iterable[nodes.Element]) -> None:
    """Replace each half of a surrogate pair in some parts of a page, as no file can hold one.

    Nothing but a substitution brings such.
    """
    bad = [one for one in document.substitution_defs.values() if _HALF.search(one.astext())]
    halves = [text for part in parts for text in _texts(part) if _HALF.search(text)] if bad else []
    if not halves:
        return
    messages.warn("half-character", _SAID, halves[0].parent)
    for text in (*halves, *chain.from_iterable(map(_texts, bad))):
        text.parent.replace(text, nodes.Text(_HALF.sub("\ufffd", text)))


def _texts(node: nodes.Element) -> list[nodes.Text]:
    return list(node.findall(nodes.Text))
