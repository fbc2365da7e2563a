"""A numbered draft -> the records of ``model``, with a finding for each reference that leads nowhere."""

from __future__ import annotations

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    OUTCOMES,
    START,
    End,
    Ending,
    Flow,
    Goto,
    Repeat,
    Resume,
    Step,
    UseCase,
)
from sphinxext.usecase.core.reading.dangling import Dangling, Holder, listed
from sphinxext.usecase.core.reading.drafts import Branch, Draft, FlowDraft, StepDraft, UseCaseDraft
from sphinxext.usecase.core.reading.hints import nearest
from sphinxext.usecase.core.reading.numbering import Numbering
from sphinxext.usecase.core.reading.statements import Statements

Located = tuple[Holder, Finding]
"""A finding with the draft it is about."""


class Resolver:
    """Makes the record of one use case; ``findings`` says what is wrong in it, and where."""

    def __init__(self, draft: UseCaseDraft) -> None:
        self.draft = draft
        self.numbering = Numbering(draft)
        self.findings: list[Located] = []
        self._unresolved = frozenset(self.numbering.unresolved)
        self.steps: dict[StepDraft, Step] = {}
        self._dangling = Dangling(self.numbering, self._report_reference)

    def resolve(self) -> UseCase:
        """The record of the use case."""
        draft = self.draft
        self._check_labels_and_names()
        self._check_numbers()
        steps = self._steps(self.numbering.steps)
        flows = tuple(self._flow(flow) for flow in self.numbering.flows)
        ending = self._ending(draft, draft.endings)
        if ending is None and steps and not draft.endings and not _jumps(steps[-1]):
            ending = End(outcome="success")
        endings = (ending, *(flow.ending for flow in flows))
        self.statements = Statements(
            draft.statements, self.numbering, endings, self._dangling, self.report
        )
        statements = self.statements.records()
        self._dangling.finish()
        return UseCase(
            id=draft.id,
            title=draft.title,
            docname=draft.docname,
            line=draft.line,
            actors=tuple(draft.actors),
            ending=ending,
            fields=tuple(draft.fields),
            statements=statements,
            steps=steps,
            flows=flows,
            diagram=draft.diagram,
            **draft.options,
        )

    def report(self, draft: Holder, rule: str, message: str) -> None:
        """Note that ``draft`` breaks ``rule``."""
        usecase = self.draft
        found = Finding(rule, message, head=usecase.id, docname=usecase.docname, line=draft.line)
        self.findings.append((draft, found))

    def _report_reference(self, draft: Holder, message: str) -> None:
        self.report(draft, "unknown-step", message)

    # -- records --------------------------------------------------------------------------------

    def _steps(self, drafts: list[StepDraft]) -> tuple[Step, ...]:
        return tuple(self._step(draft) for draft in drafts)

    def _step(self, draft: StepDraft) -> Step:
        self.steps[draft] = step = Step(
            label=draft.label,
            text=draft.text,
            line=draft.line,
            name=draft.name,
            repeat=self._repeat(draft),
            resume=self._jump(draft),
            body=draft.content,
            steps=self._steps(draft.steps) if draft.body else (),
            **draft.options,
        )
        return step

    def _flow(self, draft: FlowDraft) -> Flow:
        if draft in self._unresolved:
            self._report_branch(draft)
        ending = self._ending(draft, draft.endings)
        return Flow(
            label=draft.label,
            condition=draft.condition,
            line=draft.line,
            name=draft.name,
            kind=draft.kind,
            branches=_branch_labels(draft.branch),
            parent=draft.parent.label if draft.parent else None,
            ending=ending,
            body=draft.content,
            fields=tuple(draft.fields),
            steps=self._steps(draft.steps),
            **draft.options,
        )

    def _repeat(self, draft: StepDraft) -> Repeat | None:
        if draft.repeat is None:
            alone = draft.label if draft.for_each else None
            return Repeat(alone, alone, draft.until, draft.while_, draft.for_each) if alone else None
        span = self.numbering.span(draft.repeat) if draft.repeat.strip() else None
        if span is None or not isinstance(span.first, StepDraft):
            self._dangling.add(draft, f'{draft.described} repeats "{draft.repeat}"', draft.repeat)
            return None
        return Repeat(span.first.label, span.last.label, draft.until, draft.while_, draft.for_each)

    def _jump(self, draft: StepDraft) -> str | None:
        """The step or alternative at which the flow goes on after a step."""
        text = (draft.resume or "").strip()
        target = self.numbering.find(text) if text else None
        if text and target is None:
            self._dangling.add(draft, f"{draft.described} goes on at {_reference(text)}", text)
        return target.label if target else None

    # -- endings --------------------------------------------------------------------------------

    def _ending(self, draft: FlowDraft | UseCaseDraft, written: dict[str, str]) -> Ending | None:
        if len(written) > 1:
            stated = " and ".join(f":{name}: {text}".rstrip() for name, text in written.items())
            self.report(
                draft,
                "two-endings",
                f"{_described(draft)} states {len(written)} endings ({stated}); keep one of them",
            )
            return None
        for name, text in written.items():
            if name == "resume":
                return self._resume(draft, text.strip())
            return self._end(draft, text) if name == "end" else self._goto(draft, text.strip())
        return None

    def _end(self, draft: FlowDraft | UseCaseDraft, text: str) -> End:
        """The outcome as stated; a name that is almost one of the three kinds may be a mistake."""
        end = parse_end(text)
        meant = _outcome_like(end.name) if end.outcome is None and end.name else None
        if meant:
            self.report(
                draft,
                "unclear-outcome",
                f'{_described(draft)} ends in "{end.name}", which is taken as a name; did you mean '
                f'"{meant}"?',
            )
        return end

    def _goto(self, draft: FlowDraft | UseCaseDraft, target: str) -> Ending | None:
        if not target:
            self.report(
                draft,
                "empty-goto",
                f"{_described(draft)} goes on elsewhere, but :goto: is empty; "
                "write the id of a use case or an address in it",
            )
            return None
        return Goto(target=target)

    def _resume(self, draft: FlowDraft | UseCaseDraft, text: str) -> Resume:
        if not text:
            return Resume(target=None)
        target = None if text in labels.RESERVED_NAMES else self.numbering.find(text)
        if target is None and text.lower() == "origin":
            return Resume(target=None, written="origin")
        if target is None and text.lower() == "next":
            return Resume(target=self._next(draft), written="next")
        if target is None:
            self._dangling.add(draft, f"{_described(draft)} resumes at {_reference(text)}", text)
            return Resume(target=None)
        return Resume(target=target.label)

    def _next(self, draft: FlowDraft | UseCaseDraft) -> str | None:
        branch = draft.branch if isinstance(draft, FlowDraft) else None
        if branch is None or len(branch.targets) != 1:
            return None
        (step,) = branch.targets
        following = self.numbering.following(step) if isinstance(step, StepDraft) else None
        return following.label if following else None

    # -- what is wrong --------------------------------------------------------------------------

    def _report_branch(self, draft: FlowDraft) -> None:
        written = draft.origin or ""
        unknown = [item for text in labels.split_list(written) for item in self.numbering.unknown(text)]
        if not unknown:
            said = f'{draft.described} branches from "{written}", '
            if draft.own_label in labels.split_list(written):
                said += f'but "{draft.own_label}" is its own :label:; choose another label'
            else:
                said += "which is part of itself"
            self.report(draft, "unknown-step", said)
            return
        for item in unknown:
            self._dangling.add(draft, f"{draft.described} branches from {_reference(item)}", item)

    def _check_labels_and_names(self) -> None:
        numbering = self.numbering
        for draft in numbering.drafts:
            if draft in numbering.rejected:
                kind = "step" if isinstance(draft, StepDraft) else "alternative"
                message = (
                    f'label "{draft.own_label}" is used twice; the {kind} in line {draft.line} '
                    f"is addressed as {labels.address(self.draft.id, draft.label)}"
                )
                self.report(draft, "duplicate-label", message)
            if draft.name:
                self._check_name(draft, draft.name)

    def _check_numbers(self) -> None:
        """Report, once for each flow, steps with other numbers than those they are counted by."""
        flows: dict[FlowDraft | None, list[StepDraft]] = {}
        for step in self.numbering.renumbered:
            flows.setdefault(self.numbering.flow_of(step), []).append(step)
        for flow, steps in flows.items():
            own = [step for step in steps if step.number is not None]
            holder = None if self._numbered_otherwise(own) else self._holder(steps[0])
            if own or holder not in self._unresolved:  # What is said of a branch point names the label.
                self.report(steps[0], "own-numbers", self._numbers(flow, own or steps, holder))

    def _numbered_otherwise(self, steps: list[StepDraft]) -> bool:
        """Whether the author's own numbers are not those of the steps' places."""
        return any(step.number != self.numbering.place[step] + 1 for step in steps)

    def _numbers(self, flow: FlowDraft | None, steps: list[StepDraft], holder: Draft | None) -> str:
        numbers = listed([str(self.numbering.renumbered[step]) for step in steps])
        counted = listed([step.label for step in steps])
        which = "step" if len(steps) == 1 else "steps"
        where = f" of {flow.described}" if flow else ""
        said = f"{which} {numbers}{where} {'is' if len(steps) == 1 else 'are'} counted {counted}"
        advice = "Number the steps from 1 on without a gap, or give a step its number as :label:"
        if holder:
            said += f", since a :label: of {holder.described} has that number"
            advice = "Choose another label"
        if steps[0].number is not None:
            said += "; :from:, :resume:, :repeat: and roles mean the numbers as written"
        return f"{said}. {advice}"

    def _holder(self, step: StepDraft) -> Draft | None:
        """Which step or alternative has the label that a step would have."""
        stem = step.label.rstrip("0123456789")
        return self.numbering.by_label.get(f"{stem}{self.numbering.renumbered[step]}")

    def _check_name(self, draft: Draft, name: str) -> None:
        first = self.numbering.names[name]
        if first is not draft:
            message = (
                f'name "{name}" of {draft.described} is used already by {first.described} '
                f"in line {first.line}; a name is unique in its use case"
            )
        elif name in self.numbering.by_label:
            message = f'name "{name}" of {draft.described} is also a label; choose another word'
        elif name in self.numbering.anchors:
            message = f'name "{name}" of {draft.described} is the anchor of a label; choose another word'
        else:
            return
        self.report(draft, "duplicate-name", message)


def _jumps(step: Step) -> bool:
    """Whether the flow goes on elsewhere after a step and its sub-steps."""
    return step.resume is not None or (bool(step.steps) and _jumps(step.steps[-1]))


def parse_end(text: str) -> End:
    """The outcome stated by ``:end:``: one of the three kinds, with a name, a name alone or nothing."""
    kind, _, name = text.partition(":")
    for outcome in OUTCOMES:
        if kind.strip().lower() == outcome:
            return End(outcome=outcome, name=name.strip() or None)
    return End(name=text.strip() or None)


def _outcome_like(stated: str) -> str | None:
    """What is almost stated: ``failure`` by ``failed``, ``failure: kept`` by ``failure, kept``."""
    kind, _, name = stated.partition(":")
    near = nearest(kind, OUTCOMES) if len(kind.split()) == 1 else None
    if near is None:
        first, _, name = stated.partition(" ")
        near = first.strip(".,;(-–").lower()
    if near not in OUTCOMES:
        return None
    return f"{near}: {name.strip(' ()-–')}" if name else near


def _branch_labels(branch: Branch | None) -> tuple[str, ...]:
    if branch is None or branch.kind == "unstated":
        return ()
    if branch.kind == "steps":
        return tuple(dict.fromkeys(target.label for target in branch.targets))
    return (ANY_TIME if branch.kind == "any" else START,)


def _described(draft: FlowDraft | UseCaseDraft) -> str:
    return draft.described if isinstance(draft, FlowDraft) else "the main flow"


def _reference(text: str) -> str:
    return f"step {text}" if text[:1].isdigit() else f'"{text}"'
