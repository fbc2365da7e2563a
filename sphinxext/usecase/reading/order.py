"""The order in a use case: what stands before, in and behind a flow, and which alternative comes first.

Alternatives with no text between them are sorted by branch point, and each stands in the one that it
branches from. Text keeps its place among them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.reading.drafts import FlowDraft
from sphinxext.usecase.core.reading.numbering import Numbering

_DEEPEST = 8
"""How many alternatives that branch from each other are shown in each other."""


@dataclass(slots=True, kw_only=True)
class Parts:
    """A body in parts: before the flow, in it, behind each alternative, and after all of it."""

    head: list[nodes.Node]
    main: list[nodes.Node] = field(default_factory=list)
    behind: dict[nodes.Element, list[nodes.Node]] = field(default_factory=dict)
    tail: list[nodes.Node] = field(default_factory=list)


class Order:
    """The order of one use case; ``node_of`` leads from draft to node.

    ``frames`` are what an author has put around steps and alternatives; what stands in them stays there.
    A *holder* is the alternative in which others stand, or ``None`` for the use case.
    """

    def __init__(
        self,
        numbering: Numbering,
        node_of: Mapping[Any, nodes.Element],
        frames: Collection[nodes.Element],
    ) -> None:
        self._numbering = numbering
        self._node_of = node_of
        self._frames = frames
        self._inside: dict[FlowDraft | None, list[FlowDraft]] = {}
        self._adopted: dict[FlowDraft, list[FlowDraft]] = {}
        self._framed: set[FlowDraft] = set()
        self._depths: dict[FlowDraft, int] = {}
        for flow in numbering.flows:
            if node_of[flow].parent in frames:
                self._framed.add(flow)
            else:
                self._inside.setdefault(flow.within, []).append(flow)

    def has_alternatives(self, holder: FlowDraft | None) -> bool:
        """Whether its author has written alternatives in it."""
        return holder in self._inside

    def parted(self, children: list[nodes.Node], holder: FlowDraft | None) -> Parts:
        """Part a body: what stands before, in and behind its flow.

        What stands directly before an alternative belongs there, if others are shown before it.
        """
        flow = [
            position
            for position, child in enumerate(children)
            if isinstance(child, (uc.step, uc.altflow)) or self._frames_steps(child)
        ]
        if not flow:
            return Parts(head=children)
        first, last = flow[0], flow[-1] + 1
        parts = Parts(head=children[:first], tail=children[last:])
        inside = [self._node_of[one] for one in self._inside.get(holder, ())]
        shown_before = dict(zip(inside[1:], inside, strict=False))
        since: list[nodes.Node] = []
        here = parts.main
        for child in children[first:last]:
            if isinstance(child, uc.altflow):
                before = shown_before.get(child)
                (parts.behind.setdefault(before, []) if before else parts.main).extend(since)
                since = []
                here = parts.behind.setdefault(child, [])
            elif isinstance(child, uc.step) or self._frames_steps(child):
                here += since
                since = []
                here = parts.main
                here.append(child)
            else:
                since.append(child)
        return parts

    def _frames_steps(self, child: nodes.Node) -> bool:
        """Whether steps of this flow stand in something."""
        return child in self._frames and any(isinstance(one, uc.step_list) for one in child.children)

    def alternatives(
        self, holder: FlowDraft | None, parts: Parts
    ) -> Iterator[tuple[list[FlowDraft], list[nodes.Node]]]:
        """The alternatives in a holder: groups that stand together, and the text behind each group."""
        together: list[FlowDraft] = []
        for flow in self._inside.get(holder, ()):
            together.append(flow)
            following = parts.behind.get(self._node_of[flow])
            if following:
                yield self._sorted(together), following
                together = []
        adopted = self._adopted.get(holder, ()) if holder else ()
        yield self._sorted([*together, *adopted]), []

    def _sorted(self, together: list[FlowDraft]) -> list[FlowDraft]:
        """Those of them that stand here, by branch point; the others go to what they branch from."""
        own = []
        these = frozenset(together)
        for flow in together:
            if flow.parent is not None and self._is_of(flow, these):
                self._adopted.setdefault(flow.parent, []).append(flow)
            else:
                own.append(flow)
        return sorted(own, key=self._position)

    def _is_of(self, flow: FlowDraft, together: frozenset[FlowDraft]) -> bool:
        """Whether an alternative branches from another one of these, or from one inside it.

        Those in a frame stay as they are.
        """
        above = flow.parent
        while above is not None and above is not flow and above not in self._framed:
            if above in together:
                return self._depth(flow) % _DEEPEST != 0
            above = above.within
        return False

    def _depth(self, flow: FlowDraft) -> int:
        """From how many alternatives, one after the other, an alternative branches."""
        ways: list[FlowDraft] = []
        above: FlowDraft | None = flow
        while above is not None and above not in self._depths:
            ways.append(above)
            above = above.parent
        for one in reversed(ways):
            self._depths[one] = self._depths[one.parent] + 1 if one.parent else 0
        return self._depths[flow]

    def _position(self, flow: FlowDraft) -> tuple[int, int]:
        """The order of branch points; then any time; then start and not stated."""
        branch = flow.branch
        if branch is not None and branch.kind == "steps":
            return 0, min(self._numbering.order[target] for target in branch.targets)
        return (1, 0) if branch is not None and branch.kind == "any" else (2, 0)
