"""Two reports of a project -> what is worse in the new one, by the addresses of what it is about.

Nothing is asked of what was there before: a project may begin with any coverage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.model.contents import flows_that_count
from sphinxext.usecase.core.model.labels import address
from sphinxext.usecase.core.model.targets import Address, readings
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.report.record import Kind, Measure, Reported, Worse

FAIL_ON: Mapping[str, tuple[Kind, ...]] = {
    "drop": ("drop",),
    "unknown": ("unknown",),
    "new-findings": ("unknown", "new-findings"),
    "new-advice": ("new-advice",),
}
"""What a gate may be asked to look at -> in which respects it may be worse."""
_NUMBER = re.compile(r"\d+")


class Version(NamedTuple):
    """What is found in one version of a project, and how much of it is covered."""

    findings: tuple[Reported, ...]
    measures: tuple[Measure, ...]


class Ratchet:
    """What has become worse from an old version to a new one."""

    def __init__(self, old: Version, new: Version, differences: Differences) -> None:
        self._old = old
        self._new = new
        self._differences = differences
        self._parts: dict[str, frozenset[Address | None]] = {}

    def worse(self) -> Iterator[Worse]:
        """What is covered no longer, or new and not covered; then new findings."""
        before = {one.name: one for one in self._old.measures}
        for now in self._new.measures:
            if now.name in before:
                yield from self._drops(before[now.name], now)
        yield from self._findings()

    # -- coverage -------------------------------------------------------------------------------

    def _drops(self, before: Measure, now: Measure) -> Iterator[Worse]:
        """Parts that are missing now: those that were not, and new ones if the share is less for it."""
        same = {one for one in before.missing if one in now.missing and self._is_silent(one)}
        was_missing = {self._differences.kept(one) for one in before.missing if one not in same}
        was, share = before.share, now.share
        is_less = share.part * was.whole < was.part * share.whole
        for one, why in now.missing.items():
            if one in same or (found := self._differences.is_now(one)) in was_missing:
                continue
            is_new = found not in self._parts_before(found.usecase)
            if is_less or not is_new:
                said = f"is {'new and not' if is_new else 'no longer'} among the {now.title}"
                yield Worse("drop", one, f"{said} ({why})" if why else said)

    def _is_silent(self, place: str) -> bool:
        """Whether an address is in a use case that is the same in both versions, as far as is known."""
        read = next(readings(place, self._differences.new), None)
        return read is not None and read.usecase in self._differences.silent

    def _parts_before(self, usecase_id: str) -> frozenset[Address | None]:
        """What a use case had of flows and statements before, as the new version addresses them."""
        if usecase_id not in self._parts:
            before = self._differences.before.get(usecase_id)
            labels = _labels(self._differences.old[before]) if before else ()
            parts = (self._differences.kept(address(before or "", label)) for label in labels)
            self._parts[usecase_id] = frozenset(parts)
        return self._parts[usecase_id]

    # -- findings -------------------------------------------------------------------------------

    def _findings(self) -> Iterator[Worse]:
        before = [one for one in self._old.findings if one.state != "ignored"]
        keys = {one.key for one in before}
        found = [one for one in self._new.findings if one.state == "new" and one.key not in keys]
        alike = set(map(self._known_by(self._differences.kept), before)) if found else set()
        known_by = self._known_by(self._differences.is_now)
        for one in found:
            if known_by(one) not in alike:
                text = f"{one.message} [{one.rule}]"
                yield Worse(_kind(one), one.address, text, one.file, one.line, one)

    @staticmethod
    def _known_by(leads: Callable[[str], Address | None]) -> Callable[[Reported], tuple[object, ...]]:
        """By what a finding is known again in a use case that has another id now."""

        def known_by(one: Reported) -> tuple[object, ...]:
            place = leads(one.address) if one.address else one.file
            return one.rule, place, one.words or _NUMBER.sub("#", one.text)

        return known_by


def failing(worse: Iterable[Worse], asked: Iterable[str]) -> list[Worse]:
    """What is worse in a respect that is asked for."""
    kinds = {kind for one in asked for kind in FAIL_ON[one]}
    return [one for one in worse if one.kind in kinds]


def _kind(found: Reported) -> Kind:
    if found.rule.startswith("unknown-"):
        return "unknown"
    return "new-advice" if found.severity == "advice" else "new-findings"


def _labels(usecase: UseCase) -> Iterator[str]:
    """The labels of what is covered or not; that of a main flow is empty."""
    for flow in flows_that_count(usecase):
        yield "" if isinstance(flow, UseCase) else flow.label
    yield from (statement.label for statement in usecase.statements)
