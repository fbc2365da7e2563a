"""Quotes and escapes in DOT what authors have written: text and links."""

from __future__ import annotations

from collections.abc import Iterable

from graphviz import escape, nohtml
from graphviz.quoting import quote


def label_of(lines: Iterable[str], attribute: str = "label") -> str:
    """Lines as a label that is neither an escape sequence nor HTML-like."""
    text = r"\n".join(map(_escaped, lines))
    return f"{attribute}={quote(nohtml(text))}"


def link_to(address: str | None) -> str:
    """An address as the link of a node, after other attributes."""
    return "" if address is None else f" href={quote(_escaped(address))}"


def _escaped(text: str) -> str:
    """Text in which Graphviz finds neither escape sequences nor entities."""
    return str(escape(text.replace("&", "&amp;")))
