"""The text of nodes as diagrams and data hold it: the author's words, and no marks among them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes

from sphinxext.usecase import nodes as uc

_NOTHING: Mapping[nodes.Node, str] = {}
_UNSAID = (nodes.comment, nodes.substitution_definition, nodes.system_message, uc.step, uc.altflow)
"""What is no text, or the text of something else."""
_BR = re.compile(r"\s*<br\b", re.IGNORECASE)
_BREAK, _NOTE = "\0b", "\0n"
_BLANKS_AT_BREAK = re.compile(rf"\s*{_BREAK}\s*")
_BLANKS_BEFORE_NOTE = re.compile(rf"\s*{_NOTE}")


class Plain:
    """Gives the text of a node of a page as its author has written it.

    ``said`` holds what the translation of the page, if it is one, makes of the texts given so far.
    """

    def __init__(
        self, kept: Mapping[nodes.Node, str] = _NOTHING, originals: Mapping[nodes.Node, str] = _NOTHING
    ) -> None:
        """``kept`` as in ``plain_text``, ``originals`` what blocks said before they were translated."""
        self.said: dict[str, str] = {}
        self._kept = kept
        self._originals = {**kept, **originals} if originals else _NOTHING

    def __call__(self, node: nodes.Node) -> str:
        text = plain_text(node, self._kept)
        if not self._originals:
            return text
        original = plain_text(node, self._originals)
        self.say(original, text)
        return original

    def say(self, original: str, text: str) -> None:
        """Note what a translation makes of a text, if it is the first to be told."""
        if original and text and original != text:
            self.said.setdefault(original, text)

    def shown(self, text: str) -> str:
        """What a page shows of a text of its author's."""
        return self.said.get(text, text)


def plain_text(node: nodes.Node, kept: Mapping[nodes.Node, str] = _NOTHING) -> str:
    """The words of a node: a blank for a line break, and neither raw markup nor marks of footnotes.

    ``kept`` holds what some blocks said before their quotation marks were made smart.
    """
    text = marked_words(node, kept)
    if "\0" not in text:
        return text
    return _BLANKS_AT_BREAK.sub(" ", _BLANKS_BEFORE_NOTE.sub("", text)).strip()


def folded(text: str) -> str:
    """Text with its blanks and line breaks folded."""
    return " ".join(text.split())


def marked_words(node: nodes.Node, kept: Mapping[nodes.Node, str]) -> str:
    """The words of a node, among which breaks and notes are marked; ``kept`` as in ``plain_text``."""
    if node in kept:
        return kept[node]
    if isinstance(node, _UNSAID):
        return ""
    if isinstance(node, nodes.raw) and isinstance(node.parent, nodes.TextElement):
        return _BREAK if _BR.match(node.astext()) else ""
    if isinstance(node, nodes.footnote_reference):
        return _NOTE
    if not isinstance(node, nodes.Element) or not node.children:
        return node.astext()
    return node.child_text_separator.join(marked_words(child, kept) for child in node.children)
