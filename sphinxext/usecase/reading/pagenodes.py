"""What a page holds of this extension, found in one walk."""

from __future__ import annotations

from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.project.conditions import CONDITIONS
from sphinxext.usecase.reading.lostdirectives import KINDS, looks_lost

_OF_SPHINX = (addnodes.desc, addnodes.pending_xref, nodes.target, *CONDITIONS)
_OURS = (*_OF_SPHINX, uc.step, uc.altflow, *uc.VIEWS)


@dataclass(slots=True)
class PageNodes:
    """Use cases, steps and alternatives, references, views, targets and conditions, in document order.

    The targets are those whose labels docutils has moved to what follows them. ``lost`` is what may have
    been meant as a directive of ours.
    """

    descriptions: list[addnodes.desc] = field(default_factory=list)
    parts: list[nodes.Element] = field(default_factory=list)
    references: list[addnodes.pending_xref] = field(default_factory=list)
    views: list[nodes.Element] = field(default_factory=list)
    targets: list[nodes.target] = field(default_factory=list)
    lost: list[nodes.Element] = field(default_factory=list)
    conditions: list[nodes.Element] = field(default_factory=list)

    def note(self, node: nodes.Node) -> None:
        """Note something of ours."""
        if isinstance(node, (uc.step, uc.altflow)):
            self.parts.append(node)
        elif isinstance(node, addnodes.desc):
            if "written" in node:
                self.descriptions.append(node)
        elif isinstance(node, addnodes.pending_xref):
            self.references.append(node)
        elif isinstance(node, uc.VIEWS):
            self.views.append(node)
        elif isinstance(node, CONDITIONS):
            self.conditions.append(node)
        elif isinstance(node, nodes.target) and "refid" in node:
            self.targets.append(node)


def find(document: nodes.document) -> PageNodes:
    """Look through a page once."""
    found = PageNodes()
    for node in document.findall(_is_ours):
        if isinstance(node, _OURS):
            found.note(node)
        else:
            assert isinstance(node, nodes.Element)
            found.lost.append(node)
    return found


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, _OURS) or (isinstance(node, KINDS) and looks_lost(node))
