"""The text of nodes as diagrams and data hold it: the author's words, and no marks among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.site import site_of

_NOTHING: Mapping[nodes.Node, str] = {}
_SMART = re.compile(r"[\"'`]|--|\.\.\.")
"""What may be made smart."""
_UNSAID = (nodes.comment, nodes.substitution_definition, nodes.system_message, uc.step, uc.altflow)
"""What is no text, or the text of something else."""
_HALF = re.compile(r"[\ud800-\udfff]")
_SAID = "half a surrogate pair, which no file can hold, is replaced; write the whole character's code"
_BR = re.compile(r"\s*<br\b", re.IGNORECASE)
_BREAK, _NOTE = "\0b", "\0n"
_BLANKS_AT_BREAK = re.compile(rf"\s*{_BREAK}\s*")
_BLANKS_BEFORE_NOTE = re.compile(rf"\s*{_NOTE}")


class KeepPlainText(SphinxTransform):
    """Runs directly before smart quotes, which depend on the builder and on the language."""

    default_priority = 745

    def apply(self, **kwargs: Any) -> None:
        """Keep the texts in use cases that may change."""
        kept: dict[nodes.Node, str] = {}
        for block in blocks_in(self.document):
            if _SMART.search(block.astext()):
                kept[block] = _words(block, {})
        site_of(self.env).kept_texts = kept


def blocks_in(document: nodes.document) -> Iterator[nodes.Element]:
    """The blocks of text in the use cases of a page, and the headings that are their titles."""
    for description in document.findall(addnodes.desc):
        if "written" in description:
            blocks = [*description.findall(nodes.TextElement), heading_of(description)]
            for block in filter(None, blocks):
                if not isinstance(block.parent, nodes.TextElement):
                    yield block


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
    text = _words(node, kept)
    if "\0" not in text:
        return text
    return _BLANKS_AT_BREAK.sub(" ", _BLANKS_BEFORE_NOTE.sub("", text)).strip()


def heading_of(description: nodes.Element) -> nodes.Element | None:
    """The title of the section, where it is that of a use case too."""
    signature, above = description[0], description.parent
    assert isinstance(signature, nodes.Element)
    while signature.get("headed") and above is not None and not isinstance(above, nodes.section):
        above = above.parent
    title = above[0] if signature.get("headed") and above is not None else None
    return title if isinstance(title, nodes.Element) else None


def original_text(block: nodes.Element, document: nodes.document) -> str:
    """The words of a block before substitutions are replaced; breaks and notes are marked."""
    stood_for: dict[nodes.Node, str] = {
        one: _words_of(document.substitution_defs[name])
        for one in block.findall(nodes.substitution_reference)
        if (name := _name_of(one, document)) in document.substitution_defs
    }
    return _words(block, stood_for)


def _name_of(reference: nodes.Element, document: nodes.document) -> str:
    written = reference["refname"]
    known = written in document.substitution_defs
    return str(written if known else document.substitution_names.get(written.lower(), written))


def _words_of(definition: nodes.Element) -> str:
    return "".join(_words(child, {}) for child in definition.children)


def folded(text: str) -> str:
    """Text with its blanks and line breaks folded."""
    return " ".join(text.split())


def _words(node: nodes.Node, kept: Mapping[nodes.Node, str]) -> str:
    """Its words, among which breaks and notes are marked."""
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
    return node.child_text_separator.join(_words(child, kept) for child in node.children)


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
