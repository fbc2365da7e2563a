"""Node classes; all are containers, so that every writer copes with them."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes


class step_list(nodes.container):
    """Steps that stand together."""


class step(nodes.container):
    """One step: a paragraph that begins with its label, its content, its branches."""


class altflow(nodes.container):
    """One alternative: its title, where it comes from and goes to, its steps."""


class step_label(nodes.inline):
    """The label at the beginning of a step or an alternative."""


class flow_diagram(nodes.container):
    """The place of a flow diagram.

    ``usecase``: the id; ``docname`` and ``number``: the page and which of its use cases, from 0;
    ``prefix``: what anchors begin with. Once drawn for HTML: ``svg``, the picture; ``alt``, its
    name; ``outline``, what it shows; ``links``, addresses in other use cases -> relative URLs.
    """


class traceability(nodes.container):
    """The place of a traceability table: ``docname``, ``patterns`` of ids, and its caption in it."""


class scenarios(nodes.container):
    """The place of a view of scenarios; as ``traceability``, and what of them is shown.

    ``criteria``, ``loops`` and ``limit`` as in ``core.scenarios``; ``form``: ``table`` or ``list``.
    """


VIEWS = (traceability, scenarios)
"""Places of views, which other pages' use cases are shown in."""
PLACEHOLDERS = (flow_diagram, *VIEWS)
"""Nodes that a post-transform replaces or fills from the catalogue."""


def field_row(header: str, content: Iterable[nodes.Node]) -> nodes.field:
    """A field of one paragraph."""
    body = nodes.field_body("", nodes.paragraph("", "", *content))
    return nodes.field("", nodes.field_name("", header), body)


def nothing(words: str) -> nodes.paragraph:
    """What stands in the place of a view that has nothing to show."""
    return nodes.paragraph("", words, classes=["uc-empty"])
