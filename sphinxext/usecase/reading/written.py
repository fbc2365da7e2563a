"""Options as an author wrote them, noted on a node: ``collect`` makes records of them."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives

from sphinxext.usecase import messages

OF_OPTIONS = "uc-options"
"""A class of lists of fields that are made of options."""


def note(node: nodes.Element, written: dict[str, str]) -> list[tuple[str, str]]:
    """Note options on ``node``, which has a source and a line, and give it the classes among them.

    Return those that cannot be what is written.
    """
    node["written"] = written
    if "class" in written:
        try:
            node["classes"] += directives.class_option(written["class"])
        except ValueError:
            messages.warn("unknown-option", f':class: cannot be "{written["class"]}"', node)
            return [("class", written["class"])]
    return []
