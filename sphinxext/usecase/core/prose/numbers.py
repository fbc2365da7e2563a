"""Which labels alternatives get by counting, so that only those that differ need to be written."""

from __future__ import annotations

from collections import Counter

from sphinxext.usecase.core.model.labels import letters
from sphinxext.usecase.core.prose.drafts import UseCase


def stated_labels(usecase: UseCase) -> dict[int, str]:
    """The labels that have to be written, by the place of the alternative among all."""
    written: dict[int, str] = {}
    counted: Counter[str] = Counter()
    given: dict[str, set[str]] = {}
    for flow in usecase.flows:
        given.setdefault(flow.origin, set()).add(flow.label)
    for place, flow in enumerate(usecase.flows):
        base = flow.origin.replace(" ", "")
        if flow.own or not base:
            written |= {place: flow.label} if flow.label else {}
            continue
        label = _next(base, counted, given[flow.origin] - {flow.label})
        if flow.label and flow.label != label:
            written[place] = flow.label
            counted[base] -= 1
    return written


def _next(base: str, counted: Counter[str], taken: set[str]) -> str:
    """The label that is counted next, past those that others have."""
    while True:
        counted[base] += 1
        label = f"{base}{letters(counted[base])}"
        if label not in taken:
            return label
