"""A main flow that is written as a field: it moves into the body, beneath the author's header."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docutils import nodes

from sphinxext.usecase import nodes as uc


def field_with_flow(
    body: nodes.Element, is_main_flow: Callable[[str], bool], lists: tuple[type[nodes.Element], ...]
) -> nodes.field | None:
    """The first field of a body that is called the main flow and holds steps, or such ``lists``."""
    for fields in body.children:
        if isinstance(fields, nodes.field_list):
            for field in fields.children:
                header, content = field.children
                if any(isinstance(one, (uc.step, *lists)) for one in content.children) and is_main_flow(
                    header.astext()
                ):
                    assert isinstance(field, nodes.field)
                    return field
    return None


def put_into_body(field: nodes.field) -> None:
    """Part the list of a field around it, and put its header and content there."""
    fields = field.parent
    assert isinstance(fields, nodes.field_list)
    rows = fields.children
    place = rows.index(field)
    fields.replace_self(
        [*_some(fields, rows[:place]), *_opened(field), *_some(fields, rows[place + 1 :])]
    )


def _some(fields: nodes.field_list, rows: list[nodes.Node]) -> Iterator[nodes.field_list]:
    """A list of these rows, if there are any."""
    if rows:
        part = fields.copy()
        part += rows
        yield part


def _opened(field: nodes.field) -> Iterator[nodes.Node]:
    header, content = field.children
    assert isinstance(header, nodes.Element)
    rubric = uc.flow_heading(header.rawsource or header.astext(), "", *header.children)
    rubric["classes"].append("uc-heading")
    rubric.source, rubric.line = field.source, field.line
    yield rubric
    yield from content.children
