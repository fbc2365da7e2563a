"""What a change of a flow reaches: scenarios, stories and tests, and use cases that refer to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from sphinxext.usecase.core.changes.change import PartChanges, UseCaseChanges
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.flow.scenarios import Scenario, scenarios
from sphinxext.usecase.core.model.approvals import Stated
from sphinxext.usecase.core.model.contents import named, relations_of
from sphinxext.usecase.core.model.targets import Address, readings
from sphinxext.usecase.core.model.usecase import Flow, Statement, UseCase, walk_steps

_ONLY_LINKS = frozenset({"stories", "tests", "waived", "name"})
"""What may change of a part without any path through it being another one."""


class Impact(NamedTuple):
    """What a change reaches: ids of scenarios that change, and of those that are gone; items by id.

    ``approvals`` are those that no longer hold, in words.
    """

    scenarios: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()


class Reached(NamedTuple):
    """The changes of a use case with what each part of them reaches; ``users`` refer to the use case."""

    changed: UseCaseChanges
    impacts: tuple[Impact, ...]
    users: tuple[str, ...]


def reached(differences: Differences) -> Iterator[Reached]:
    """All changes with what they reach."""
    users = _users(differences)
    for changed in differences.usecases:
        impacts = _Impacts(changed)
        yield Reached(changed, tuple(map(impacts.of, changed.parts)), tuple(users.get(changed.id, ())))


class Lapses:
    """Finds the approvals that held ``before`` a change, and do not hold ``after`` it; by use case."""

    def __init__(
        self, before: Mapping[str, Iterable[Stated]], after: Mapping[str, Iterable[Stated]]
    ) -> None:
        self._before = before
        self._after = after

    def added_to(self, one: Reached) -> Reached:
        """The same with each approval that lapses, at the first part that it is of."""
        changed = one.changed
        before = self._before.get(changed.old.id, ()) if changed.old else ()
        after = self._after.get(changed.new.id, ()) if changed.new else ()
        holding = {(now.kind, now.address, now.role) for now in after if now.state == "approved"}
        told: set[str] = set()
        impacts = []
        for position, (part, impact) in enumerate(zip(changed.parts, one.impacts, strict=True)):
            lapsed = []
            for then in before:
                place = _place_now(changed, part, then, is_first=position == 0)
                if place and then.state == "approved" and (then.kind, place, then.role) not in holding:
                    said = f"approval of {then.on} by {then.by} ({then.role})"
                    lapsed += [] if said in told else [said]
                    told.add(said)
            impacts.append(impact._replace(approvals=tuple(lapsed)))
        return one._replace(impacts=tuple(impacts))


def _place_now(changed: UseCaseChanges, part: PartChanges, then: Stated, *, is_first: bool) -> str:
    """The address now of what was approved then, if that is this part; the whole is its first one."""
    assert changed.old is not None
    assert changed.new is not None
    if then.kind == "statement":
        return _statement_now(changed, then) if is_first else ""
    if then.kind == "altflow":
        old, new = part.pair.old, part.pair.new
        if isinstance(old, Flow) and then.address == _address(changed.old, old):
            return _address(changed.new, new) if isinstance(new, Flow) else "gone"
        return ""
    is_part = part.kind == "main" if then.kind == "main" else is_first
    return changed.new.id if is_part else ""


def _statement_now(changed: UseCaseChanges, then: Stated) -> str:
    assert changed.old is not None
    assert changed.new is not None
    for old, new in changed.matched.statements:
        if old is not None and then.address == _address(changed.old, old):
            return _address(changed.new, new) if new is not None else "gone"
    return ""


def _address(usecase: UseCase, part: Flow | Statement) -> str:
    return str(Address(usecase.id, part.name or part.label))


class _Impacts:
    """What the changes of one use case reach."""

    def __init__(self, changed: UseCaseChanges) -> None:
        self._changed = changed

    def of(self, part: PartChanges) -> Impact:
        """What the changes of a flow reach; what is said besides the flows reaches none of them."""
        owners = [one for one in (part.pair.new, part.pair.old) if one is not None]
        stories = dict.fromkeys(item for owner in owners for item in named(owner, "stories"))
        tests = dict.fromkeys(item for owner in owners for item in named(owner, "tests"))
        changing, gone = self._scenarios(part)
        return Impact(changing, gone, tuple(stories), tuple(tests))

    def _scenarios(self, part: PartChanges) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those that lead through something that is new or another, and those that are gone."""
        lost, met = _labels(part)
        ways = {self._way(one): one.id for one in self._now}
        passing = [one for one in self._before if lost.intersection(one.labels)]
        changing = {one.id for one in self._now if met.intersection(one.labels)}
        changing |= {ways[way] for way in map(self._way_now, passing) if way in ways}
        gone = tuple(one.id for one in passing if self._way_now(one) not in ways)
        return tuple(one.id for one in self._now if one.id in changing), gone

    @cached_property
    def _now(self) -> tuple[Scenario, ...]:
        return tuple(scenarios(self._changed.new)) if self._changed.new else ()

    @cached_property
    def _before(self) -> tuple[Scenario, ...]:
        return tuple(scenarios(self._changed.old)) if self._changed.old else ()

    @cached_property
    def _alternatives(self) -> Mapping[str, str]:
        """The labels of the alternatives of the old version, with those of the new one."""
        old, labels = self._changed.old, self._changed.matched.labels
        return {flow.label: labels.get(flow.label, "") for flow in (old.flows if old else ())}

    def _way(self, scenario: Scenario) -> tuple[str, ...]:
        """The alternatives that a scenario takes."""
        taken = {flow.label for flow in self._changed.new.flows} if self._changed.new else set()
        return tuple(label for label in scenario.labels if label in taken)

    def _way_now(self, scenario: Scenario) -> tuple[str, ...]:
        """The same of one of the old version; an alternative that is gone has no label."""
        known = self._alternatives
        return tuple(known[label] for label in scenario.labels if label in known)


def _labels(part: PartChanges) -> tuple[set[str], set[str]]:
    """The labels of what has changed of a flow, in the old version and in the new one."""
    changes = [one for one in part.changes if one.aspect not in _ONLY_LINKS and one.kind != "usecase"]
    return (
        {_at_end(one.was, part.pair.old) for one in changes if one.was is not None},
        {_at_end(one.label, part.pair.new) for one in changes if one.label is not None},
    )


def _at_end(label: str, flow: UseCase | Flow | None) -> str:
    """A label; where a main flow ends, which has none, is its last step."""
    steps = [step.label for step in walk_steps(flow.steps)] if flow else []
    return label or (steps[-1] if steps else "")


def _users(differences: Differences) -> dict[str, list[str]]:
    """Use case id -> the ids of those that include it, go on in it, extend or specialise it."""
    old, new = differences.old, differences.new
    known = dict.fromkeys([*old, *new])
    found: dict[str, list[str]] = {}
    for usecase_id in known:
        if usecase_id in differences.silent:
            continue
        for relation in relations_of(new.get(usecase_id) or old[usecase_id]):
            for read in readings(relation.target, known):
                users = found.setdefault(read.usecase, [])
                if usecase_id not in (read.usecase, *users):
                    users.append(usecase_id)
                break
    return found
