"""Which of the parts that a use case has now are those that were approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sphinxext.usecase.core.changes.seals import Sealed
from sphinxext.usecase.core.changes.texts import ALIKE, likeness
from sphinxext.usecase.core.model.approvals import FlowText


def recognised(then: Sequence[FlowText], now: Mapping[str, Sealed]) -> list[str | None]:
    """The labels that parts have now: by names, then by texts; never by a number alone."""
    found: dict[int, str] = {}
    for is_same in _SAME:
        for position, old in enumerate(then):
            free = {label: one for label, one in now.items() if label not in found.values()}
            if position not in found:
                ranked = [
                    (is_same(old, label, one), label == old.label, label) for label, one in free.items()
                ]
                best = max(ranked, default=(0, False, ""))
                if best[0]:
                    found[position] = best[2]
    return [found.get(position) for position in range(len(then))]


def _both_main(then: FlowText, label: str, _now: Sealed) -> float:
    return float(not then.label and not label)


def _same_name(then: FlowText, _label: str, now: Sealed) -> float:
    return float(bool(then.name) and now.name == then.name)


def _same_seal(then: FlowText, label: str, now: Sealed) -> float:
    return float(bool(then.label) and bool(label) and now.seal == then.seal)


def _alike(then: FlowText, _label: str, now: Sealed) -> float:
    """How alike their titles are; parts of two names are two."""
    if not now.title or not then.label or (then.name and now.name):
        return 0
    alike = likeness(then.title, now.title)
    return alike if alike >= ALIKE else 0


def _same_content(then: FlowText, _label: str, now: Sealed) -> float:
    """Whether two say the same but for their conditions, which stand in the first line of each."""
    if now.flow is None or not then.label or (then.name and now.flow.name):
        return 0
    return float(bool(then.text[1:]) and then.text[1:] == now.text[1:])


_SAME = (_both_main, _same_name, _same_seal, _alike, _same_content)
"""By what a part is known again, what tells most first."""
