"""Drafts in a few words, as the directives would make them."""

from __future__ import annotations

import dataclasses
from itertools import count
from typing import Any

from sphinxext.usecase.core.model.usecase import Flow, Step, UseCase, walk_steps
from sphinxext.usecase.core.reading.drafts import Draft, FlowDraft, StepDraft, UseCaseDraft, walk
from sphinxext.usecase.core.reading.numbering import Numbering
from sphinxext.usecase.core.reading.resolve import Resolver


def step(text: str = "step", *body: Draft, **options: Any) -> StepDraft:
    """A step with sub-steps and alternatives in it; ``label`` is the author's own."""
    own_label = options.pop("label", None)
    return StepDraft(
        text=text,
        line=options.pop("line", 0),
        own_label=own_label,
        body=list(body),
        **_drafted(StepDraft, options),
    )


def alt(condition: str = "alternative", *body: Draft, **options: Any) -> FlowDraft:
    """An alternative; ``label`` is the author's own, ``resume``, ``end``, ``goto`` its endings."""
    own_label = options.pop("label", None)
    endings = _endings(options)
    return FlowDraft(
        condition=condition,
        line=options.pop("line", 0),
        own_label=own_label,
        endings=endings,
        body=list(body),
        **_drafted(FlowDraft, options),
    )


def steps(number: int) -> list[StepDraft]:
    """Plain steps."""
    return [step(f"text {position}") for position in range(1, number + 1)]


def usecase(*body: Draft, **options: Any) -> UseCaseDraft:
    """The use case UC; a part without a line stands in line 1 + its position."""
    endings = _endings(options)
    draft = UseCaseDraft(
        id="UC",
        title="Title",
        docname="page",
        line=1,
        endings=endings,
        body=list(body),
        **_drafted(UseCaseDraft, options),
    )
    _place(draft.body, None, None)
    for line, part in zip(count(2), walk(draft.body), strict=False):
        part.line = part.line or line
    return draft


def _drafted(draft: type, options: dict[str, Any]) -> dict[str, Any]:
    """What a draft has a field for, and in ``options`` what goes into the record as it is."""
    known = {one.name for one in dataclasses.fields(draft)}
    plain = {name: value for name, value in options.items() if name not in known}
    return {name: value for name, value in options.items() if name in known} | {"options": plain}


def _endings(options: dict[str, Any]) -> dict[str, str]:
    names: list[str] = ["resume", "end", "goto"]
    return {name: options.pop(name) for name in names if name in options}


def _place(body: list[Draft], within: FlowDraft | None, holder: StepDraft | None) -> None:
    for draft in body:
        if isinstance(draft, FlowDraft):
            draft.within, draft.step = within, holder
            _place(draft.body, draft, None)
        else:
            _place(draft.body, within, draft)


def numbered(*body: Draft) -> Numbering:
    """The numbering of a use case with this body."""
    return Numbering(usecase(*body))


def labels_of(*body: Draft) -> list[str]:
    """All labels of a use case with this body, in document order."""
    return [draft.label for draft in numbered(*body).drafts]


def resolved(*body: Draft, **options: Any) -> tuple[UseCase, list[str]]:
    """The record of a use case with this body, and what is wrong in it: ``rule: message``."""
    resolver = Resolver(usecase(*body, **options))
    record = resolver.resolve()
    return record, [f"{finding.rule}: {finding.message}" for _, finding in resolver.findings]


def record(*body: Draft, **options: Any) -> UseCase:
    """The record of a use case in which nothing is wrong."""
    made, findings = resolved(*body, **options)
    assert findings == []
    return made


def part(made: UseCase, label: str) -> Step | Flow:
    """The step or alternative with this label."""
    found: list[Step | Flow] = [*walk_steps(made.steps), *made.flows]
    for flow in made.flows:
        found.extend(walk_steps(flow.steps))
    return next(one for one in found if one.label == label)
