"""Headings in a body: those of known fields head fields, that of the main flow heads it, others stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.reading.fields import MAIN_FLOW
from sphinxext.usecase.reading.targets import hand_over

_BEFORE = (nodes.target, nodes.comment, addnodes.index)
"""What belongs to what follows it."""


def flatten(body: list[nodes.Node]) -> Iterator[nodes.Node]:
    """A body without sections, which cannot stand in it: their titles are rubrics, as MyST has them."""
    for node in body:
        if isinstance(node, nodes.section):
            title, *content = node.children
            assert isinstance(title, nodes.title)
            rubric = nodes.rubric(title.rawsource, "", *title.children)
            rubric.source, rubric.line = title.source, title.line
            hand_over(node, rubric)
            yield rubric
            yield from flatten(content)
        else:
            yield node


def read(body: nodes.Element, recognise: Callable[[str], str | None], *, is_usecase: bool) -> None:
    """Make fields of what stands beneath headings of known fields.

    A field ends at the next heading, field list, step or alternative; also at a numbered list, if that
    must be the flow.
    """
    children = body.children
    names = {one: recognise(_said(one)) for one in children if isinstance(one, nodes.rubric)}
    flows = [one for one, name in names.items() if name == MAIN_FLOW and is_usecase and _is_flow(one)]
    known = {one: name for one, name in names.items() if name not in (None, MAIN_FLOW)}
    known |= dict.fromkeys(flows[:1], MAIN_FLOW)
    if not known:
        return
    ends: tuple[type[nodes.Node], ...] = (*_ENDS, nodes.enumerated_list)
    if flows or any(isinstance(one, uc.step) for one in children):
        ends = _ENDS
    made: list[nodes.Node] = []
    at = 0
    while at < len(children):
        heading = children[at]
        at += 1
        if not isinstance(heading, nodes.rubric) or heading not in known:
            made.append(heading)
        elif known[heading] == MAIN_FLOW:
            made.append(_heading_of_flow(heading))
        else:
            while at < len(children) and isinstance(children[at], nodes.system_message):
                made.append(children[at])  # docutils says it of the heading
                at += 1
            end = next(
                (n for n in range(at, len(children)) if isinstance(children[n], ends)), len(children)
            )
            while end > at and isinstance(children[end - 1], _BEFORE):
                end -= 1
            is_field = end > at or end == len(children) or isinstance(children[end], nodes.rubric)
            made.append(_field(heading, children[at:end]) if is_field else heading)
            at = end
    body.children = []
    body += made


def _said(heading: nodes.rubric) -> str:
    """The words of a heading; docutils may put messages into it."""
    return "".join(one.astext() for one in heading.children if not isinstance(one, nodes.system_message))


def _is_flow(heading: nodes.rubric) -> bool:
    """Whether steps or a list stand beneath a heading."""
    siblings = heading.parent.children
    behind = siblings[siblings.index(heading) + 1 :]
    below = takewhile(lambda one: not isinstance(one, nodes.rubric), behind)
    return any(isinstance(one, (uc.step, nodes.enumerated_list, nodes.bullet_list)) for one in below)


_ENDS = (nodes.rubric, nodes.field_list, uc.step, uc.altflow)


def _heading_of_flow(rubric: nodes.rubric) -> nodes.Element:
    heading = uc.flow_heading(rubric.rawsource, "", *rubric.children, classes=["uc-heading"])
    heading.source, heading.line = rubric.source, rubric.line
    hand_over(rubric, heading)
    return heading


def _field(rubric: nodes.rubric, content: list[nodes.Node]) -> nodes.field_list:
    """A field whose header has the anchors of the heading."""
    header = nodes.field_name(rubric.rawsource, "", *rubric.children)
    hand_over(rubric, header)
    body = nodes.field_body("", *content)
    field = nodes.field("", header, body)
    for one in (header, body, field):
        one.source, one.line = rubric.source, rubric.line
    return nodes.field_list("", field)
