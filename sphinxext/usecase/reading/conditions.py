"""``only``: what a build leaves out is no part of it; what stands in a use case and is left in, is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.reading.targets import hand_over


def settle(conditions: Iterable[addnodes.only], holds: Callable[[str], bool]) -> dict[str, bool]:
    """Take out of a page what of ours its conditions leave out; tell which ones have been asked.

    Sphinx decides over all the rest when the page is written.
    """
    asked: dict[str, bool] = {}
    gone: set[nodes.Element] = set()
    for only in conditions:
        inside = _usecase_around(only, gone)
        ours = [node for node in only.findall(nodes.Element) if _is_ours(node)]
        if inside is None or not (inside or ours):
            continue
        kept = asked[only["expr"]] = holds(only["expr"])
        if kept and ours and only.children[0] is ours[0]:
            hand_over(only, ours[0])
        if inside:
            _resolve(only, kept=kept)
        if not kept:
            gone.add(only)
            gone.update(ours)
            for node in ours:
                node.parent.remove(node)
    return asked


def _resolve(only: addnodes.only, *, kept: bool) -> None:
    """Replace a condition by its content, or by something that is not seen but may have its ids."""
    only.replace_self(only.children if kept and only.children else nodes.comment())


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
