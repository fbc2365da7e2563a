"""How deep a use case may be nested: what lies deeper stands in a row, as writers have so much width."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.reading.targets import hand_over

DEEPEST = 16
_NESTING = (
    nodes.list_item,
    nodes.definition,
    nodes.field,
    nodes.option_list_item,
    nodes.block_quote,
    nodes.Admonition,
    nodes.topic,
    nodes.sidebar,
    nodes.compound,
    nodes.container,
)
"""What stands further to the right than what is around it; steps and alternatives are containers."""
_AROUND = (
    *_NESTING,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
    nodes.definition_list_item,
    nodes.field_list,
    nodes.field_body,
    nodes.option_list,
    nodes.description,
)
"""What is taken away around what lies too deep."""
_NAMES = (nodes.term, nodes.classifier, nodes.field_name, nodes.title, nodes.attribution)
"""What can stand in one of these only."""


def warn_of_depth(place: nodes.Element) -> None:
    """Say that something lies too deep."""
    messages.warn(
        "too-deep",
        f"this is nested more than {DEEPEST} deep: it is shown, but not as steps, alternatives or "
        "lists; move it into a use case that a step includes",
        place,
    )


def unnest(content: nodes.Element) -> nodes.Element | None:
    """Put in a row what lies too deep in the content of a use case; return the first of it, if any."""
    first: nodes.Element | None = None
    waiting = [(content, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth == DEEPEST:
            first = first or _lay_out(part)
            continue
        inside = [one for one in part.children if isinstance(one, nodes.Element)]
        waiting.extend((one, depth + _nests(one)) for one in reversed(inside) if _is_around(one))
    return first


def _nests(node: nodes.Node) -> bool:
    return isinstance(node, _NESTING) and not isinstance(node, uc.VIEWS)


def _is_around(node: nodes.Node) -> bool:
    return isinstance(node, _AROUND) and not isinstance(node, uc.VIEWS)


def _lay_out(part: nodes.Element) -> nodes.Element | None:
    """Put in a row all that a part holds; return the first of what was nested."""
    if not any(map(_is_around, part.children)):
        return None
    row = list(_row(part))
    first = next((one for one in row if one.line and one.parent is not part), part)
    part.children = []
    # In text, paragraphs that stand directly in an admonition run into one.
    part += nodes.container("", *row) if isinstance(part, nodes.Admonition) else row
    return first


def _row(part: nodes.Element) -> Iterator[nodes.Element]:
    """What stands in a part at any depth, without what is around it."""
    labelled: list[nodes.Element] = []
    waiting = part.children[::-1]
    while waiting:
        node = waiting.pop()
        assert isinstance(node, nodes.Element)
        if _is_around(node):
            labelled.append(node)
            waiting += node.children[::-1]
            waiting += [nodes.paragraph("", f"{name}: {text}") for name, text in _options(node)]
            continue
        if isinstance(node, _NAMES):
            node = nodes.paragraph(node.rawsource, "", *node.children)
        for one in labelled:
            hand_over(one, node)
        labelled = []
        yield node


def _options(node: nodes.Element) -> list[tuple[str, str]]:
    written: dict[str, str] = node.get("written", {})
    return [*written.items()]
