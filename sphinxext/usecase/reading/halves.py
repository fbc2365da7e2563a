"""Halves of characters, which no file can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from docutils import nodes

from sphinxext.usecase import messages

_HALF = re.compile(r"[\ud800-\udfff]")
_SAID = "half a surrogate pair, which no file can hold, is replaced; write the whole character's code"


def mend(document: nodes.document, parts: Iterable[nodes.Element]) -> None:
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
