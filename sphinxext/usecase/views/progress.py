"""Says on the page of a use case how far its flows are, with links to their rows, and its statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.trace.table import Cell
from sphinxext.usecase.views.parts import field_table
from sphinxext.usecase.words import _

Link = Callable[[str, list[nodes.Node]], nodes.Node]
"""Lets what is said of the flow with a label lead to its row."""
_VERDICTS = ("passed", "failed", "missing", "outdated", "skipped", "none")
"""Marks of what tests say."""


def add_progress(
    description: addnodes.desc, said: Mapping[str, Cell], anchor: Callable[[str], str], link: Link
) -> None:
    """Add a row to the fields of a use case for its main flow, and a line to each alternative.

    What the tests of an alternative say stands at the steps too that it leaves, and what is said of a
    statement behind its words. ``anchor`` tells that of an alternative by its label.
    """
    parts = {one: part for part in description.findall(uc.altflow) for one in part["ids"]}
    branches = _branches(description)
    statements = {one.astext().rstrip(): one.parent for one in description.findall(uc.statement_label)}
    for label, cell in said.items():
        if statement := statements.get(label):
            statement += [nodes.Text(" · "), _marked(*map(_node, cell))]
            continue
        words = link(label, list(map(_node, cell)))
        if not label:
            field_table(description).append(uc.field_row(_("Main flow"), [_marked(words)]))
        elif part := parts.get(anchor(label)):
            line = nodes.paragraph("", "", words, classes=["uc-meta", "uc-progress"])
            part.insert(next(_behind_heading(part)), line)
            for branch in branches.get(anchor(label), ()):
                verdicts = (_node(one) for one in cell if one.mark in _VERDICTS)
                branch += [one for verdict in verdicts for one in (nodes.Text(" · "), _marked(verdict))]


def _branches(description: addnodes.desc) -> Mapping[str, Sequence[nodes.paragraph]]:
    """Anchor of an alternative -> the lines of the steps that it leaves."""
    found: dict[str, list[nodes.paragraph]] = {}
    for line in description.findall(nodes.paragraph):
        link = line.next_node(nodes.reference) if "uc-branches" in line["classes"] else None
        if link is not None and "refid" in link:
            found.setdefault(link["refid"], []).append(line)
    return found


def _marked(*words: nodes.Node) -> nodes.inline:
    return nodes.inline("", "", *words, classes=["uc-progress"])


def _node(part: tuple[str, str, str, str]) -> nodes.Node:
    text, _leads, _target, mark = part
    looks = mark and mark not in ("status", "done")  # a page shows statuses of use cases otherwise
    return nodes.inline("", text, classes=[f"uc-{mark}"]) if looks else nodes.Text(text)


def _behind_heading(part: nodes.Element) -> Iterator[int]:
    """Where the title of an alternative ends, and what is said of its branch point."""
    for place, child in enumerate(part.children):
        if place and not (isinstance(child, nodes.paragraph) and "uc-meta" in child["classes"]):
            yield place
    yield len(part.children)
