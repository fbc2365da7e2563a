"""Steps and alternatives that belong to no use case: each cause is reported once, and the text stays."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.reading.dangling import more
from sphinxext.usecase.reading.fences import is_markdown

_ADVICE = {
    True: "write it before the line that closes the usecase, whose fence needs more colons",
    False: "indent it so that it belongs to a usecase directive, or to a step or altflow in one",
}
"""What to write, in MyST and in reStructuredText."""


def release(stray: list[nodes.Element], unclosed: Collection[addnodes.desc]) -> None:
    """Show parts as what they are without a use case.

    Behind a use case of ``unclosed`` they are not reported: a message tells why they are there.
    """
    if not stray:
        return
    groups: dict[tuple[object, object], list[nodes.Element]] = {}
    for part, usecase in _with_usecase_before(stray):
        if "written" not in part:
            continue  # it was inside the one before
        if usecase not in unclosed and not _is_in_reported_list(part):
            groups.setdefault((part.parent, usecase), []).append(part)
        for one in [node for node in part.findall(nodes.Element) if "written" in node]:
            one.attributes.pop("titled", None)
            show_options(one, one.attributes.pop("written"))
    for first, *others in groups.values():
        _report(first, others)


def _with_usecase_before(
    stray: list[nodes.Element],
) -> list[tuple[nodes.Element, addnodes.desc | None]]:
    """Each part with the last use case that begins before it on the page."""
    document = stray[0].document
    assert document is not None
    last: addnodes.desc | None = None
    found = []
    wanted = set(stray)
    for node in document.findall(nodes.Element):
        if isinstance(node, addnodes.desc) and node["domain"] == "uc":
            last = node
        elif node in wanted:
            found.append((node, last))
    return found


def _report(first: nodes.Element, others: list[nodes.Element]) -> None:
    name = "step" if isinstance(first, uc.step) else "altflow"
    titles = (one for one in first.children[:1] if isinstance(one, nodes.paragraph))
    if title := " ".join(one.astext() for one in titles):
        name += f' "{title}"'
    said = f"stands outside a use case; {_ADVICE[is_markdown(first.source)]}"
    if _is_in_usecase(first):
        said = (
            "is part of no flow in a list or a table; write it directly in a use case, step or altflow"
        )
    messages.warn("misplaced", f"{name} {said}{more([other.line or 1 for other in others])}", first)


def _is_in_usecase(node: nodes.Node) -> bool:
    above: nodes.Element | None = node.parent
    while above is not None and not (isinstance(above, addnodes.desc) and above["domain"] == "uc"):
        above = above.parent
    return above is not None


def _is_in_reported_list(node: nodes.Node) -> bool:
    """Whether a part is in a list of which a message says already that it is no flow."""
    above: nodes.Element | None = node.parent
    while above is not None and not above.attributes.get("reported"):
        above = above.parent
    return above is not None


def show_options(part: nodes.Element, written: dict[str, str]) -> None:
    """Keep the options of a part that belongs to nothing as a field list; some are shown already."""
    lists = [one for one in part.children if isinstance(one, nodes.field_list)]
    fields = cast("list[nodes.field]", [field for one in lists for field in one.children])
    shown = {"class", *(one.attributes.pop("option", "").lower() for one in fields)}
    rows = [
        uc.field_row(name, [nodes.Text(said)]) for name, said in written.items() if name not in shown
    ]
    if rows:
        part += nodes.field_list("", *rows)
