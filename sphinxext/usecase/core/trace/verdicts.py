"""Test results x flows -> what the tests of a flow say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.targets import Target
    from sphinxext.usecase.core.model.usecase import UseCase

Verdict = Literal["failed", "missing", "passed", "skipped"]
"""What a test says; a test that is named but has no result is ``missing``."""
ORDER: tuple[Verdict, ...] = ("failed", "missing", "passed", "skipped")
"""Of several tests the first of these counts."""

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


class Verdicts:
    """The results of a project by test and by place; ``find`` tells what an address leads to.

    It knows too which results name what is ``unknown``, whole use cases, and parts by their label.
    """

    def __init__(self, results: Iterable[Tested], find: Callable[[str], Target | None]) -> None:
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
                self._note(result, address, find(address))

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
        return worst(map(self.of_test, self.tests(flow)))


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The first in ``ORDER`` of some verdicts."""
    found = set(verdicts)
    return next((verdict for verdict in ORDER if verdict in found), None)
