"""Two versions of use cases, part by part: by id or name, then by words and place, never by number.

The texts of parts are compared as they are: they are to be plain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from sphinxext.usecase.core.changes.alignment import aligned, left_over
from sphinxext.usecase.core.changes.handles import Handles
from sphinxext.usecase.core.changes.plain import plain
from sphinxext.usecase.core.changes.statements import StatementPair, paired
from sphinxext.usecase.core.changes.texts import ALIKE, likeness
from sphinxext.usecase.core.model.contents import named, owners, parts_of
from sphinxext.usecase.core.model.usecase import Flow, Step, UseCase, walk_steps

_COMMON = 20
"""A line that more use cases have than this tells none of them from the others."""
_ENOUGH = 0.8
"""How much has to speak for two alternatives to be versions of each other; their texts alone say 1."""
_BONUS = 0.3
"""How much it says that two alternatives leave at one place, or that they deliver one story."""


class StepPair(NamedTuple):
    """Two versions of a step, of which one may be missing; ``moved``: it stands elsewhere now."""

    old: Step | None
    new: Step | None
    moved: bool = False


class FlowPair(NamedTuple):
    """Two versions of a flow, of which one may be missing; the main flow is that of its use case.

    ``steps`` are those of the new version in order, then those that are gone.
    """

    old: UseCase | Flow | None
    new: UseCase | Flow | None
    steps: tuple[StepPair, ...] = ()


class Matched(NamedTuple):
    """Two versions of a use case: the main flow and the alternatives of the new one, then those gone.

    ``labels`` maps the labels of steps, alternatives and statements, old ones to new ones.
    """

    flows: tuple[FlowPair, ...]
    labels: Mapping[str, str]
    statements: tuple[StatementPair, ...] = ()


# -- use cases --------------------------------------------------------------------------------------


def usecases(
    old: Mapping[str, UseCase], new: Mapping[str, UseCase]
) -> list[tuple[str | None, str | None]]:
    """Each use case by its ids in two versions, those of the new one in order, then those gone."""
    gone = {one: old[one] for one in old if one not in new}
    added = {one: new[one] for one in new if one not in old}
    renamed = _alike(gone, added)
    before = {other: one for one, other in renamed.items()}
    pairs: list[tuple[str | None, str | None]] = [
        (one if one in old else before.get(one), one) for one in new
    ]
    return pairs + [(one, None) for one in gone if one not in renamed]


def _alike(gone: Mapping[str, UseCase], added: Mapping[str, UseCase]) -> dict[str, str]:
    """The ids of use cases that have more lines in common than not, the most alike first."""
    ours = {one: _lines(usecase) for one, usecase in gone.items()}
    theirs = {one: _lines(usecase) for one, usecase in added.items()}
    having: dict[str, list[str]] = {}
    for other, lines in theirs.items():
        for line in lines:
            having.setdefault(line, []).append(other)
    rare = {line: others for line, others in having.items() if len(others) <= _COMMON}
    shared = Counter((one, other) for one in ours for line in ours[one] for other in rare.get(line, ()))
    scores = {(a, b): len(ours[a] & theirs[b]) / len(ours[a] | theirs[b]) for a, b in shared}
    return dict(_best(scores, least=0.5))


def _lines(usecase: UseCase) -> frozenset[str]:
    """What a use case is known by when its id is another one."""
    steps = (step.text for owner in owners(usecase) for step in walk_steps(owner.steps))
    texts = (usecase.title, *(flow.condition for flow in usecase.flows), *steps)
    return frozenset(filter(None, map(plain, texts)))


def _best(scores: Mapping[tuple[str, str], float], least: float) -> Iterator[tuple[str, str]]:
    """Pairs of high scores, each part in one of them; of equal scores the first counts."""
    taken: set[tuple[str, bool]] = set()
    for (one, other), score in sorted(scores.items(), key=lambda entry: -entry[1]):
        if score >= least and not taken & {(one, False), (other, True)}:
            taken |= {(one, False), (other, True)}
            yield one, other


# -- parts ------------------------------------------------------------------------------------------


def parts(old: UseCase, new: UseCase) -> Matched:
    """The parts of two versions of a use case."""
    alternatives = _flows(old, new)
    pairs = [(old, new), *alternatives]
    flows = [FlowPair(one, other, _steps(one, other)) for one, other in pairs]
    labels = {one.label: other.label for one, other in alternatives if one and other}
    labels |= {one.label: two.label for pair in flows for one, two, _ in pair.steps if one and two}
    statements = tuple(paired(old, new))
    labels |= {one.label: other.label for one, other in statements if one and other}
    return Matched(tuple(flows), _with_names(labels, old, new), statements)


def _flows(old: UseCase, new: UseCase) -> list[tuple[Flow | None, Flow | None]]:
    """Two versions of each alternative: those known by the same, then those for which most speaks."""
    ours, theirs = list(map(_known_by, old.flows)), list(map(_known_by, new.flows))
    if ours == theirs and len(set(ours)) == len(ours):
        return list(zip(old.flows, new.flows, strict=True))
    same = _by_name(old, new)
    scores = {(a.label, b.label): score for a, b, score in _scored(old, new, same)}
    same |= dict(_best(scores, _ENOUGH))
    by_label = {flow.label: flow for flow in old.flows}
    before = {other: by_label[one] for one, other in same.items()}
    pairs: list[tuple[Flow | None, Flow | None]] = [(before.get(one.label), one) for one in new.flows]
    return pairs + [(flow, None) for flow in old.flows if flow.label not in same]


def _known_by(flow: Flow) -> tuple[str | None, str]:
    return flow.name, flow.condition


def _by_name(old: UseCase, new: UseCase) -> dict[str, str]:
    """The labels of alternatives that have one name."""
    names = {flow.name: flow.label for flow in new.flows if flow.name}
    return {flow.label: names[flow.name] for flow in old.flows if flow.name in names}


def _scored(old: UseCase, new: UseCase, same: Mapping[str, str]) -> Iterator[tuple[Flow, Flow, float]]:
    """The other alternatives, each of the one with each of the other, and what speaks for the two."""
    ours, theirs = Handles(old), Handles(new)
    left = [flow for flow in old.flows if flow.label not in same]
    added = [flow for flow in new.flows if flow.label not in same.values()]
    for one, other in product(left, added):
        texts = max(likeness(one.condition, other.condition), 0.9 * likeness(_told(one), _told(other)))
        place = likeness(_place(one, ours), _place(other, theirs)) >= ALIKE
        items = any(set(named(one, kind)) & set(named(other, kind)) for kind in ("stories", "tests"))
        yield one, other, texts + _BONUS * (place + items)


def _told(flow: Flow) -> str:
    """What the steps of an alternative say."""
    return " ".join(step.text for step in walk_steps(flow.steps))


def _place(flow: Flow, handles: Handles) -> str:
    """Where an alternative leaves, in words; of one that does not say so its number says nothing."""
    runs = handles.runs(flow.branches)
    return " ".join(handles[one] for run in runs for one in run) or "".join(flow.branches)


def _steps(old: UseCase | Flow | None, new: UseCase | Flow | None) -> tuple[StepPair, ...]:
    """Two versions of each step of a flow that is in both."""
    if old is None or new is None:
        return ()
    ours, theirs = list(walk_steps(old.steps)), list(walk_steps(new.steps))
    alignment = aligned(ours, theirs)
    found = [*alignment.in_order, *alignment.moved]
    before = {j: (ours[i], (i, j) in alignment.moved) for i, j in found}
    gone, _added = left_over(len(ours), len(theirs), found)
    pairs = [
        StepPair(before[j][0], step, before[j][1]) if j in before else StepPair(None, step)
        for j, step in enumerate(theirs)
    ]
    return (*_nested(pairs, old, new), *(StepPair(ours[i], None) for i in gone))


def _nested(pairs: Sequence[StepPair], old: UseCase | Flow, new: UseCase | Flow) -> Iterator[StepPair]:
    """The same; what is a part of another step than it was stands elsewhere too."""
    labels = {one.label: two.label for one, two, _moved in pairs if one and two}
    above, now = dict(_holders(old.steps)), dict(_holders(new.steps))
    for one, two, moved in pairs:
        if one and two:
            held = above.get(one.label)
            elsewhere = (labels.get(held) if held else None) != now.get(two.label)
            yield StepPair(one, two, moved or elsewhere)
        else:
            yield StepPair(one, two)


def _holders(steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """The labels of sub-steps, each with that of the step that it is a part of."""
    for step in steps:
        yield from ((inner.label, step.label) for inner in step.steps)
        yield from _holders(step.steps)


def _with_names(labels: dict[str, str], old: UseCase, new: UseCase) -> dict[str, str]:
    """The same with the parts that have one name, though they stand in another flow."""
    names = {part.name: part.label for _kind, part in parts_of(new) if part.name}
    for _kind, part in parts_of(old):
        if part.name in names:
            labels.setdefault(part.label, names[part.name])
    return labels
