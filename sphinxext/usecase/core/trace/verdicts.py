"""Test results x flows -> what the tests of a flow say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.targets import Target
    from sphinxext.usecase.core.model.usecase import UseCase

Verdict = Literal["failed", "missing", "passed", "outdated", "skipped"]
"""What a test says; a test that is named but has no result is ``missing``.

One that has passed for an older text than there is now is ``outdated``.
"""
ORDER: tuple[Verdict, ...] = ("failed", "missing", "passed", "outdated", "skipped")
"""Of several tests the first of these counts."""

_SEALED = re.compile(r"(?P<address>.+)@(?P<seal>[0-9a-f]{8})", re.DOTALL)
UNTESTED = "untested"
"""What is said of a flow without tests."""


class Tested(NamedTuple):
    """How a test case ended, and the addresses that it names; ``path`` and ``line`` of its result.

    ``keys`` are the ids of test items that it stands for.
    """

    test: str
    verdict: Verdict
    addresses: tuple[str, ...]
    path: str
    line: int
    keys: tuple[str, ...] = ()


class Testable(Protocol):
    """A flow or a statement: the tests that it names, and the labels by which results name it."""

    @property
    def usecase(self) -> UseCase:
        """The use case that it belongs to."""

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests that it names."""

    @property
    def labels(self) -> Iterable[str]:
        """Its label and those of what stands in it."""


class Outdated(NamedTuple):
    """A result that names a text by its seal, ``then``, where there is another text ``now``."""

    tested: Tested
    address: str
    then: str
    now: tuple[str, ...]


def _sealed_by_nothing(_target: Target) -> tuple[str, ...]:
    return ()


class Verdicts:
    """The results of a project by test and by place; ``find`` tells what an address leads to.

    ``seals`` tells which seals stand for the text there now. It knows too which results name what is
    ``unknown``, whole use cases, and parts by their label, and which are ``outdated``.
    """

    def __init__(
        self,
        results: Iterable[Tested],
        find: Callable[[str], Target | None],
        seals: Callable[[Target], tuple[str, ...]] = _sealed_by_nothing,
    ) -> None:
        self._seals = seals
        self._current: dict[tuple[str, str], set[str]] = {}
        self._older: dict[tuple[str, str], set[str]] = {}
        self.outdated: list[Outdated] = []
        self._by_test: dict[str, list[Verdict]] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._by_place: dict[tuple[str, str], dict[str, None]] = {}
        self.unknown: list[tuple[Tested, str]] = []
        self.of_usecases: list[tuple[Tested, str]] = []
        self.by_label: list[tuple[Tested, str]] = []
        for result in results:
            self._by_test.setdefault(result.test, []).append(result.verdict)
            for key in result.keys:
                self._by_key.setdefault(key, {})[result.test] = None
            for address in result.addresses:
                bare, seal = parted(address)
                target = find(bare)
                self._note(result, bare, target)
                if target is not None:
                    self._compare(result, bare, seal, target)

    def _note(self, result: Tested, address: str, target: Target | None) -> None:
        if target is None:
            self.unknown.append((result, address))
            return
        label = "" if target.type == "usecase" else target.label
        if not label:
            self.of_usecases.append((result, target.usecase))
        elif address in (target.fullname, target.anchor):
            self.by_label.append((result, target.fullname))
        self._by_place.setdefault((target.usecase, label), {})[result.test] = None

    def _compare(self, result: Tested, address: str, seal: str, target: Target) -> None:
        """Note whether the text at an address is the one that a result is about."""
        now = self._seals(target) if seal else ()
        place = target.usecase, "" if target.type == "usecase" else target.label
        if seal and seal not in now:
            self.outdated.append(Outdated(result, address, seal, now))
            self._older.setdefault(place, set()).add(result.test)
        else:
            self._current.setdefault(place, set()).add(result.test)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._by_test)

    def has(self, test: str) -> bool:
        """Whether a test case or a test item of this name has a result."""
        return test in self._by_test or test in self._by_key

    def of_test(self, test: str) -> Verdict:
        """What a test says: of several results of one name the worst counts."""
        cases = (test, *self._by_key.get(test, ()))
        return worst(verdict for case in cases for verdict in self._by_test.get(case, ())) or "missing"

    def tests(self, flow: Testable) -> tuple[str, ...]:
        """The tests of a flow or a statement: those it names, then those whose results name it.

        So do results that name a step of a flow. A test case that stands for a test which the flow
        names is no other.
        """
        named = {case for test in flow.tests for case in self._by_key.get(test, ())}
        others = (case for case in self._naming(flow) if case not in named)
        return tuple(dict.fromkeys((*flow.tests, *others)))

    def _naming(self, flow: Testable) -> Iterator[str]:
        for label in flow.labels:
            yield from self._by_place.get((flow.usecase.id, label), ())

    def of_flow(self, flow: Testable) -> Verdict | None:
        """What the tests of a flow or a statement say; ``None``: it has none."""
        return worst(self.at(test, flow) for test in self.tests(flow))

    def at(self, test: str, flow: Testable) -> Verdict:
        """What a test says of a flow or a statement: nothing of a text that has changed since."""
        said = self.of_test(test)
        return "outdated" if said == "passed" and self._is_older(test, flow) else said

    def _is_older(self, test: str, flow: Testable) -> bool:
        """Whether all results of a test that name a flow are about older texts of it."""
        if not self.outdated:
            return False
        cases = {test, *self._by_key.get(test, ())}
        places = [(flow.usecase.id, label) for label in flow.labels]
        if any(cases & self._current.get(place, set()) for place in places):
            return False
        return any(cases & self._older.get(place, set()) for place in places)


def parted(address: str) -> tuple[str, str]:
    """An address and the seal behind it, which names a text; empty: it has none."""
    found = _SEALED.fullmatch(address)
    return (found["address"], found["seal"]) if found else (address, "")


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The first in ``ORDER`` of some verdicts."""
    found = set(verdicts)
    return next((verdict for verdict in ORDER if verdict in found), None)
