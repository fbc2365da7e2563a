"""``only``, ``ifconfig``: what a build leaves out is no part of it; what a use case keeps, is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.project.conditions import Condition, condition_of
from sphinxext.usecase.reading.targets import hand_over


def settle(
    conditions: Iterable[nodes.Element], holds: Callable[[Condition], bool | None]
) -> dict[Condition, bool | None]:
    """Take out of a page what of ours its conditions leave out; tell which ones have been asked.

    Sphinx decides over all the rest when the page is written, and reports what cannot be decided.
    """
    asked: dict[Condition, bool | None] = {}
    gone: set[nodes.Element] = set()
    for node in conditions:
        inside = _usecase_around(node, gone)
        ours = [one for one in node.findall(nodes.Element) if _is_ours(one)]
        if inside is None or not (inside or ours):
            continue
        condition = condition_of(node)
        kept = asked[condition] = holds(condition)
        if kept and ours and node.children[0] is ours[0]:
            hand_over(node, ours[0])
        if inside and kept is not None:
            _resolve(node, kept=kept)
        if not kept:
            gone.add(node)
            gone.update(ours)
            for one in ours:
                one.parent.remove(one)
    return asked


def _resolve(node: nodes.Element, *, kept: bool) -> None:
    """Replace a condition by its content, or by something that is not seen but may have its ids."""
    node.replace_self(node.children if kept and node.children else nodes.comment())


def _usecase_around(node: nodes.Node, gone: set[nodes.Element]) -> bool | None:
    """Whether a node stands in a use case; ``None``: it is gone itself."""
    above: nodes.Element | None = node.parent
    while above is not None:
        if above in gone:
            return None
        if isinstance(above, addnodes.desc) and above["domain"] == "uc":
            return True
        above = above.parent
    return False


def _is_ours(node: nodes.Element) -> bool:
    if isinstance(node, addnodes.desc):
        return "written" in node
    return isinstance(node, (uc.step, uc.altflow, *uc.VIEWS))
