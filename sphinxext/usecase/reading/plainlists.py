"""Plain numbered lists as flows: the items of a list that stands directly in a body are its steps."""

from __future__ import annotations

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.reading.targets import hand_over


def read_plain_lists(body: nodes.Element) -> None:
    """Make steps of the numbered lists in the body of a use case or alternative.

    A body that holds ``step`` directives too keeps its lists as content, and gets a warning.
    """
    lists = [child for child in body.children if isinstance(child, nodes.enumerated_list)]
    if not lists:
        return
    if any(isinstance(child, uc.step) for child in body.children):
        for one in lists:
            messages.warn(
                "mixed-steps",
                "a numbered list beside step directives is kept as content; write all steps of a flow "
                "as step directives, or all of them as a numbered list",
                one if one.line else one.children[0],
            )
        return
    for one in lists:
        one.replace_self(_steps(one))


def _steps(numbered: nodes.enumerated_list) -> list[uc.step]:
    steps = [_step(item) for item in numbered.children if isinstance(item, nodes.list_item)]
    if steps:
        hand_over(numbered, steps[0])
    return steps


def _step(item: nodes.list_item) -> uc.step:
    """A step with the content of a list item; its numbered sub-lists are sub-steps."""
    step = uc.step()
    first = item.children[0] if item.children else item
    step.source, step.line = first.source, item.line or first.line
    step["written"] = {}
    hand_over(item, step)
    for child in item.children:
        step += _steps(child) if isinstance(child, nodes.enumerated_list) else child
    return step
