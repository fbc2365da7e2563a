"""Labels for the steps and alternatives of a draft, and the references between them.

Numbers follow document order, letters are counted per branch point. An alternative can branch from a
step of another one, so labels are given in rounds: each round labels the alternatives whose branch
points have labels already.

Where authors number steps otherwise than they are counted, references mean the authors' numbers: a first
pass labels by them and reads the references, a second one gives the labels that count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.reading import references
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

_UNSTATED = Branch("unstated")
_MANY = 20
"""An alternative with more branch points than this is not labelled by them, but as ``A1``."""
_GIVEN_LATE = re.compile(r"A\d")
"""What is in each label that depends on a branch point that was given up."""


class _Stem(NamedTuple):
    """What alternatives are counted on: by letters, or by numbers as in ``A1``."""

    text: str
    numbered: bool

    def label(self, count: int) -> str:
        """The label of the alternative that is counted ``count``, from 1."""
        return f"{self.text}{count if self.numbered else labels.letters(count)}"


class Numbering:
    """The labels of one draft and what they lead to.

    Authors' labels are given first; what is computed makes way for them. ``rejected`` holds the drafts
    whose own label is that of an earlier one: they have their computed one. ``unresolved`` holds the
    alternatives whose stated branch point does not exist; they count as not stated. ``renumbered`` holds
    the steps whose number is neither the author's nor, where there is none, that of their place, with
    the number that it should be. ``known`` is what references mean, ``by_label`` what addresses do.
    """

    def __init__(self, usecase: UseCaseDraft) -> None:
        self.usecase = usecase
        self.drafts = list(walk(usecase.body))
        self.flows = [draft for draft in self.drafts if isinstance(draft, FlowDraft)]
        self.order = {draft: position for position, draft in enumerate(self.drafts)}
        self.steps = steps_in(usecase.body)
        self.siblings: dict[StepDraft, list[StepDraft]] = {}
        self.place: dict[StepDraft, int] = {}
        self.owner: dict[StepDraft, Draft | None] = {}
        self._note_steps(self.steps, None)
        for draft in self.drafts:
            if draft.body:
                self._note_steps(draft.steps, draft)
        self.names: dict[str, Draft] = {}
        for draft in self.drafts:
            if draft.name:
                self.names.setdefault(draft.name, draft)
        self.unresolved: list[FlowDraft] = []
        self.known: dict[str, Draft] = {}
        self.as_written = self._numbers_differ()
        self._assign()
        self._part_cycles()
        self.known = self.by_label
        if self.as_written:
            self.as_written = False
            self._assign()

    def _note_steps(self, steps: list[StepDraft], owner: Draft | None) -> None:
        for place, step in enumerate(steps):
            self.siblings[step] = steps
            self.place[step] = place
            self.owner[step] = owner
        said = [references.said_number(step.text) for step in steps if step.number is None]
        if len(said) == len(steps) and _are_numbers(said):
            for step, number in zip(steps, said, strict=True):
                step.number = number

    def _numbers_differ(self) -> bool:
        """Whether any step has another number than the one it is counted by, or gives it to a label."""
        own = {labels.slot(draft.own_label) for draft in self.drafts if draft.own_label}
        return any(str(step.number) in own for step in self.steps if not step.own_label) or any(
            step.number not in (None, place)
            for steps in {id(steps): steps for steps in self.siblings.values()}.values()
            for place, step in enumerate(steps, start=1)
        )

    # -- labels ---------------------------------------------------------------------------------

    def _assign(self) -> None:
        """Give every draft a label."""
        self.by_label: dict[str, Draft] = {}
        self.rejected: set[Draft] = set()
        self.renumbered: dict[StepDraft, int] = {}
        self.anchors: set[str] = set()
        self._counted: Counter[_Stem] = Counter()
        self._claim_own_labels()
        self._label_steps(self.steps, "")
        for flow in self.flows:
            if flow.label:
                self._label_steps(flow.steps, flow.label, authored=True)
        pending = self.flows
        while pending:
            ready = [(flow, stem) for flow in pending if (stem := self._stem(flow)) is not None]
            if not ready:
                for flow in self._to_blame(pending):
                    self._give_up(flow)
                continue
            for flow, stem in ready:
                self._label_flow(flow, stem)
            done = {flow for flow, _ in ready}
            pending = [flow for flow in pending if flow not in done]

    def _claim_own_labels(self) -> None:
        for draft in self.drafts:
            draft.label = draft.own_label or ""
            if draft.label and self._is_free(draft.label):
                self._claim(draft)
            elif draft.label:
                draft.label = ""
                self.rejected.add(draft)

    @staticmethod
    def _to_blame(pending: list[FlowDraft]) -> list[FlowDraft]:
        """Of alternatives that wait for labels, the first whose own branch points lead nowhere.

        One that may name a label which another of them is still to get has to be the only one.
        """
        unknown = [flow for flow in pending if flow.branch is None]
        hopeless = takewhile(lambda flow: not _GIVEN_LATE.search(flow.origin or ""), unknown)
        circular = (flow for flow in pending if flow.origin)
        return list(hopeless) or unknown[:1] or [next(circular, pending[0])]

    def _give_up(self, flow: FlowDraft) -> None:
        """Count the branch point of a flow as not stated: what it names does not exist."""
        self.unresolved.append(flow)
        flow.branch = _UNSTATED
        flow.parent = flow.within

    def _label_steps(self, steps: list[StepDraft], stem: str, *, authored: bool = False) -> None:
        number = 0
        written = {step.number for step in steps if self.as_written}
        for place, step in enumerate(steps, start=1):
            number += 1
            own = bool(step.label)
            if not own:
                number = self._number(step, stem, number, written, authored=authored)
                step.label = labels.step_label(stem, number, authored=authored)
                self._claim(step)
                stated = place if step.number is None else step.number
                if number != stated:
                    self.renumbered[step] = stated
                elif self.as_written and isinstance(self.owner[step], FlowDraft) and number != place:
                    # Numbers that do not begin with 1 are read without the alternative before them too.
                    self.by_label.setdefault(str(number), step)
            if step.steps:
                self._label_steps(step.steps, step.label, authored=own)

    def _number(
        self,
        step: StepDraft,
        stem: str,
        number: int,
        written: AbstractSet[int | None],
        *,
        authored: bool,
    ) -> int:
        """The number of a step: its author's, or else the next one that is free and not ``written``."""
        if self.as_written and step.number is not None:
            return step.number
        while number in written or not self._is_free(labels.step_label(stem, number, authored=authored)):
            number += 1
        return number

    def _label_flow(self, flow: FlowDraft, stem: _Stem) -> None:
        """Label a flow and its steps; with an author's label the count goes on all the same."""
        self._counted[stem] += 1
        if flow.label:
            return
        while not self._is_free(label := stem.label(self._counted[stem])):
            self._counted[stem] += 1
        flow.label = label
        self._claim(flow)
        self._label_steps(flow.steps, flow.label)

    def _is_free(self, label: str) -> bool:
        slot = labels.slot(label)
        return slot not in self.by_label and labels.in_anchor(slot) not in self.anchors

    def _claim(self, draft: Draft) -> None:
        slot = labels.slot(draft.label)
        self.by_label.setdefault(slot, draft)
        self.anchors.add(labels.in_anchor(slot))

    def _stem(self, flow: FlowDraft) -> _Stem | None:
        """What the letter or number of a flow is counted on; ``None`` while it is not known."""
        if flow.branch is None:
            flow.branch = self._branch(flow)
            if flow.branch is None:
                return None
            flow.parent = self._parent(flow, flow.branch)
        branch = flow.branch
        if branch.kind == "steps" and len(branch.spans) <= _MANY:
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
        text = labels.slot(reference)
        within = text.removeprefix(f"{self.usecase.id}.")
        found = self._called(text) or self._called(within) or self._called(within.rstrip("."))
        return found or self._called(references.bare(reference.strip()))

    def _called(self, text: str) -> Draft | None:
        """The step or alternative with this label or name."""
        known = self.known or self.by_label
        return known.get(text) or self.names.get(text)

    def span(self, text: str) -> Span | None:
        """The step, alternative or range that ``text`` states; ``None`` if there is no such thing."""
        draft = self.find(text)
        if draft is not None:
            return Span(draft, draft, (draft,))
        for first, last in references.bounds(text):
            span = self._range(self.find(first), self.find(last))
            if span is not None:
                return span
        return None

    def _range(self, first: Draft | None, last: Draft | None) -> Span | None:
        if not (isinstance(first, StepDraft) and isinstance(last, StepDraft)):
            return None
        steps = self.siblings[first]
        if self.siblings[last] is not steps or self.place[last] < self.place[first]:
            return None
        return Span(first, last, tuple(steps[self.place[first] : self.place[last] + 1]))

    def _branch(self, flow: FlowDraft) -> Branch | None:
        if flow.origin is None or not flow.origin.strip():
            if flow.step is None:
                return _UNSTATED
            return Branch("steps", (Span(flow.step, flow.step, (flow.step,)),))
        text = flow.origin.strip()
        if text.lower() == "start":
            return Branch("start")
        if references.is_any_time(text) and self.find(text) is None:
            return Branch("any")
        items = labels.split_list(text)
        spans = [span for item in items for span in self._spans(item).values()]
        known = [span for span in dict.fromkeys(spans) if span is not None]
        return Branch("steps", tuple(known)) if known and None not in spans else None

    def _spans(self, item: str) -> dict[str, Span | None]:
        """What a branch point states, or each item of a list in words."""
        whole = self.span(item) or self.span(references.without_after(item))
        parts = [item] if whole else references.spoken_items(item) or [item]
        return {part: whole or self.span(part) for part in parts}

    def unknown(self, item: str) -> list[str]:
        """What a branch point states that does not exist."""
        return [part for part, span in self._spans(item).items() if span is None]

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
        position = self.place[step] + 1
        if position < len(steps):
            return steps[position]
        owner = self.owner[step]
        return self.following(owner) if isinstance(owner, StepDraft) else None

    def _part_cycles(self) -> None:
        """Alternatives that branch from themselves or in a circle branch from nowhere."""
        for flow in self.flows:
            targets = flow.branch.targets if flow.branch else ()
            if any(self.flow_of(target) is flow for target in targets):
                self._give_up(flow)
            if self._is_above_itself(flow):
                if flow not in self.unresolved:
                    self._give_up(flow)
                flow.parent = None

    @staticmethod
    def _is_above_itself(flow: FlowDraft) -> bool:
        seen = {flow}
        above = flow.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = above.parent
        return above is flow


def _are_numbers(said: list[int | None]) -> bool:
    """Whether the numbers that the steps of a flow begin with count them, as no "2. reminder" does.

    They do if most steps have one, or if they go on from the steps without one.
    """
    if len(said) < 2:
        return False
    counted = 0
    for number in said:
        if number is not None and number <= counted:
            return 2 * said.count(None) < len(said)
        counted = counted + 1 if number is None else number
    return True
