"""Labels for the steps and alternatives of a draft, and the references between them.

Numbers follow document order, letters are counted per branch point. An alternative can branch from a
step of another one, so labels are given in rounds: each round labels the alternatives whose branch
points have labels already.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.reading.drafts import (
    Branch,
    Draft,
    FlowDraft,
    Span,
    StepDraft,
    UseCaseDraft,
    steps_in,
    walk,
)

_RANGE = re.compile(r"\s+[-–]\s+|\s*–\s*")
_UNSTATED = Branch("unstated")


class _Stem(NamedTuple):
    """What alternatives are counted on: by letters, or by numbers as in ``A1``."""

    text: str
    numbered: bool


class Numbering:
    """The labels of one draft and what they lead to.

    ``rejected`` holds the drafts whose own label is in use already: they have their computed one.
    ``unresolved`` holds the alternatives whose stated branch point does not exist; they count as
    not stated.
    """

    def __init__(self, usecase: UseCaseDraft) -> None:
        self.usecase = usecase
        self.drafts = list(walk(usecase.body))
        self.flows = [draft for draft in self.drafts if isinstance(draft, FlowDraft)]
        self.order = {draft: position for position, draft in enumerate(self.drafts)}
        self.steps = steps_in(usecase.body)
        self.siblings: dict[StepDraft, list[StepDraft]] = {}
        self.owner: dict[StepDraft, Draft | None] = {}
        self._note_steps(self.steps, None)
        for draft in self.drafts:
            self._note_steps(draft.steps, draft)
        self.names: dict[str, Draft] = {}
        for draft in self.drafts:
            if draft.name:
                self.names.setdefault(draft.name, draft)
        self.rejected: set[Draft] = set()
        self.unresolved: list[FlowDraft] = []
        self.by_label: dict[str, Draft] = {}
        while clashing := self._assign():
            self.rejected |= clashing
        self._part_cycles()

    def _note_steps(self, steps: list[StepDraft], owner: Draft | None) -> None:
        for step in steps:
            self.siblings[step] = steps
            self.owner[step] = owner

    # -- labels ---------------------------------------------------------------------------------

    def _assign(self) -> set[Draft]:
        """Give every draft a label; return those whose own label is taken."""
        self.by_label = {}
        self.unresolved = []
        self._clashing: set[Draft] = set()
        self._counted: Counter[_Stem] = Counter()
        for draft in self.drafts:
            draft.label = ""
            if isinstance(draft, FlowDraft):
                draft.branch = draft.parent = None
        self._label_steps(self.steps, "")
        for flow in self.flows:
            if self._own_label(flow):
                self._label_flow(flow, None)
        pending = self.flows
        while pending:
            ready = [(flow, stem) for flow in pending if (stem := self._stem(flow)) is not None]
            if not ready:
                self._give_up(self._to_blame(pending))
                continue
            for flow, stem in ready:
                self._label_flow(flow, stem)
            done = {flow for flow, _ in ready}
            pending = [flow for flow in pending if flow not in done]
        return self._clashing

    @staticmethod
    def _to_blame(pending: list[FlowDraft]) -> FlowDraft:
        """Of alternatives that wait for labels, the first whose own branch point leads nowhere."""
        unknown = (flow for flow in pending if flow.branch is None)
        circular = (flow for flow in pending if flow.origin)
        return next(unknown, None) or next(circular, pending[0])

    def _give_up(self, flow: FlowDraft) -> None:
        """Count the branch point of a flow as not stated: what it names does not exist."""
        self.unresolved.append(flow)
        flow.branch = _UNSTATED
        flow.parent = flow.within

    def _own_label(self, draft: Draft) -> str | None:
        return None if draft in self.rejected else draft.own_label

    def _label_steps(self, steps: list[StepDraft], stem: str, *, authored: bool = False) -> None:
        for number, step in enumerate(steps, start=1):
            own = self._own_label(step)
            step.label = own or labels.step_label(stem, number, authored=authored)
            self._claim(step)
            if step.steps:
                self._label_steps(step.steps, step.label, authored=bool(own))

    def _label_flow(self, flow: FlowDraft, stem: _Stem | None) -> None:
        """Label a flow and its steps; with an author's label the count goes on all the same."""
        if stem:
            self._counted[stem] += 1
        if flow.label:
            return
        own = self._own_label(flow)
        flow.label = own or self._computed_label(stem or _Stem("A", numbered=True))
        self._claim(flow)
        self._label_steps(flow.steps, flow.label, authored=bool(own))

    def _computed_label(self, stem: _Stem) -> str:
        while True:
            count = self._counted[stem]
            label = f"{stem.text}{count if stem.numbered else labels.letters(count)}"
            taken = self.by_label.get(labels.slot(label))
            if taken is None or self._own_label(taken):
                return label
            self._counted[stem] += 1

    def _claim(self, draft: Draft) -> None:
        """Take a label; of two drafts that have the same one, an author's label must go."""
        first = self.by_label.setdefault(labels.slot(draft.label), draft)
        if first is draft:
            return
        authored = [one for one in (first, draft) if self._own_label(one)]
        if authored:
            self._clashing.add(max(authored, key=self.order.__getitem__))
            return
        # Both are computed: one of them continues an author's label into the other's numbers.
        above = [one for one in (self._authored_above(draft), self._authored_above(first)) if one]
        if not self._clashing.intersection(above):
            self._clashing.update(above[:1])

    def _authored_above(self, draft: Draft) -> Draft | None:
        """The nearest step or alternative with an author's label that a computed label builds on."""
        above: Draft | None = draft
        while above is not None and not self._own_label(above):
            if isinstance(above, StepDraft):
                above = self.owner[above]
            elif above.branch is not None and above.branch.spans:
                above = above.branch.spans[0].first
            else:
                above = above.within
        return above

    def _stem(self, flow: FlowDraft) -> _Stem | None:
        """What the letter or number of a flow is counted on; ``None`` while it is not known."""
        if flow.branch is None:
            flow.branch = self._branch(flow)
            if flow.branch is None:
                return None
            flow.parent = self._parent(flow, flow.branch)
        branch = flow.branch
        if branch.kind == "steps":
            parts = [self._span_label(span) for span in branch.spans]
            return _Stem(",".join(parts), numbered=False) if all(parts) else None
        numbered = branch.kind != "any"
        text = "A" if numbered else "*"
        if flow.within is None:
            return _Stem(text, numbered=numbered)
        within = flow.within.label
        return _Stem(f"{within}.{text}", numbered=numbered) if within else None

    @staticmethod
    def _span_label(span: Span) -> str:
        if span.first is span.last or not (span.first.label and span.last.label):
            return span.first.label
        return f"{span.first.label}-{span.last.label}"

    # -- references -----------------------------------------------------------------------------

    def find(self, reference: str) -> Draft | None:
        """The step or alternative with this label or name, written with or without the use case's id."""
        text = reference.strip()
        text = labels.slot(text.removeprefix(f"{self.usecase.id}."))
        return self.by_label.get(text) or self.names.get(text) or self.by_label.get(text.rstrip("."))

    def span(self, text: str) -> Span | None:
        """The step, alternative or range that ``text`` states; ``None`` if there is no such thing."""
        draft = self.find(text)
        if draft is not None:
            return Span(draft, draft, (draft,))
        bounds = _RANGE.split(text.strip())
        if len(bounds) == 1:
            bounds = text.split("-")
        if len(bounds) != 2:
            return None
        return self._range(self.find(bounds[0]), self.find(bounds[1]))

    def _range(self, first: Draft | None, last: Draft | None) -> Span | None:
        if not (isinstance(first, StepDraft) and isinstance(last, StepDraft)):
            return None
        steps = self.siblings[first]
        if last not in steps or steps.index(last) < steps.index(first):
            return None
        return Span(first, last, tuple(steps[steps.index(first) : steps.index(last) + 1]))

    def _branch(self, flow: FlowDraft) -> Branch | None:
        if flow.origin is None or not flow.origin.strip():
            if flow.step is None:
                return _UNSTATED
            return Branch("steps", (Span(flow.step, flow.step, (flow.step,)),))
        text = flow.origin.strip()
        if text in ("*", r"\*"):
            return Branch("any")
        if text.lower() == "start":
            return Branch("start")
        spans = list(dict.fromkeys(self.span(item) for item in labels.split_list(text)))
        known = [span for span in spans if span is not None]
        return Branch("steps", tuple(known)) if known and len(known) == len(spans) else None

    def _parent(self, flow: FlowDraft, branch: Branch) -> FlowDraft | None:
        if branch.kind != "steps":
            return flow.within
        parents = {self.flow_of(target) for target in branch.targets}
        return parents.pop() if len(parents) == 1 else None

    def flow_of(self, draft: Draft) -> FlowDraft | None:
        """The alternative that ``draft`` belongs to, itself if it is one; ``None``: the main flow."""
        owner: Draft | None = draft
        while isinstance(owner, StepDraft):
            owner = self.owner[owner]
        return owner

    def following(self, step: StepDraft) -> StepDraft | None:
        """The step after ``step``, past the end of sub-steps too; ``None`` at the end of its flow."""
        steps = self.siblings[step]
        position = steps.index(step) + 1
        if position < len(steps):
            return steps[position]
        owner = self.owner[step]
        return self.following(owner) if isinstance(owner, StepDraft) else None

    def _part_cycles(self) -> None:
        """Alternatives that branch from each other in a circle branch from nowhere."""
        for flow in self.flows:
            seen = {flow}
            above = flow.parent
            while above is not None and above not in seen:
                seen.add(above)
                above = above.parent
            if above is flow:
                self._give_up(flow)
                flow.parent = None
