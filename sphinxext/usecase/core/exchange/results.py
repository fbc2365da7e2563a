"""JUnit XML, as test runners write it -> results of test cases, with the addresses that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from xml.parsers import expat

from sphinxext.usecase.core.exchange.records import Problem, clean, numbered

CaseVerdict = Literal["passed", "failed", "skipped"]

_KEYS = frozenset({"test_key", "test_id"})
"""Names of the properties that say which test of a tracker a test case is."""
_ROOTS = ("testsuites", "testsuite")
_ELEMENTS: dict[str, CaseVerdict] = {"failure": "failed", "error": "failed", "skipped": "skipped"}
_STATUSES: dict[str, CaseVerdict] = {
    "fail": "failed",
    "failed": "failed",
    "notrun": "skipped",
    "disabled": "skipped",
    "skipped": "skipped",
}
_WEIGHT: dict[CaseVerdict, int] = {"passed": 0, "skipped": 1, "failed": 2}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_SEPARATOR = re.compile(r"\s*(?:;|,(?!\d))\s*")
"""What parts addresses: a comma before a digit stands inside one, as in ``UC-1.2,5a``."""


class Result(NamedTuple):
    """What became of one test case; ``addresses`` as its properties name them, ``line`` from 1.

    ``keys`` are what a tracker calls it, ``day`` is that of its run, if the file says so. A test that
    ran several times, or with several parameters, may have several results of one id.
    """

    classname: str
    name: str
    verdict: CaseVerdict
    line: int
    addresses: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    day: str = ""

    @property
    def id(self) -> str:
        """``package.Class::test``; the name alone where no other class is stated."""
        return self.name if self.classname in {"", self.name} else f"{self.classname}::{self.name}"


def read_results(content: bytes, properties: Iterable[str]) -> tuple[list[Result], list[Problem]]:
    """The results in a file, in its order, and what cannot be read in it.

    ``properties`` are the names of those in which test cases, or their suites, name addresses.
    """
    reader = _Reader(properties)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003
    except _RefusedError as error:
        reader.report(str(error))
    except (expat.ExpatError, ValueError, LookupError) as error:
        reason = str(error).partition(": line ")[0]
        reader.report(f"cannot be read as XML from here on: {reason}")
    reader.end()
    if reader.nameless:
        message = f"no name of a test case in {numbered('line', 'lines', reader.nameless)}"
        reader.problems.append(Problem(message=message, line=reader.nameless[0]))
    return reader.results, reader.problems


class _RefusedError(Exception):
    """The file is XML, but none to read."""


@dataclass(slots=True)
class _Case:
    """A test case while it is read."""

    classname: str
    name: str
    line: int
    verdict: CaseVerdict
    addresses: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


class _Suite(NamedTuple):
    """A suite while it is read: the addresses that it names, and how many results came before it."""

    addresses: list[str]
    start: int


class _Reader:
    """Collects results while expat goes through a file."""

    def __init__(self, properties: Iterable[str]) -> None:
        self.results: list[Result] = []
        self.problems: list[Problem] = []
        self.nameless: list[int] = []
        self._properties = {name.strip().lower() for name in properties}
        self._root: str | None = None
        self._suites: list[_Suite] = []
        self._case: _Case | None = None
        self._values: list[str] | None = None
        self._text: list[str] = []
        self._day = ""
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def report(self, message: str) -> None:
        """Note what is wrong where the parser stands."""
        self.problems.append(Problem(message, self.parser.CurrentLineNumber, loses=True))

    def _refuse_doctype(self, *_declared: object) -> None:
        raise _RefusedError("holds a DOCTYPE, which no test runner writes: it is not read")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        if self._root is None:
            self._begin(element)
        if element in _ROOTS:
            if day := _DAY.match(attributes.get("timestamp", "")):
                self._day = day[0]
            self._suites.append(_Suite([], len(self.results)))
        elif element == "testcase":
            self._case = _Case(
                clean(attributes.get("classname", "")),
                clean(attributes.get("name", "")),
                self.parser.CurrentLineNumber,
                _STATUSES.get(attributes.get("status", "").lower(), "passed"),
            )
        elif element == "property":
            self._values = self._values_of(attributes.get("name", "").strip().lower())
            self._text = [attributes.get("value", ""), " "]
        elif self._case is not None:
            verdict = _ELEMENTS.get(element, "passed")
            self._case.verdict = max(self._case.verdict, verdict, key=_WEIGHT.__getitem__)

    def _begin(self, element: str) -> None:
        self._root = element
        if element not in _ROOTS:
            expected = " or ".join(f"<{root}>" for root in _ROOTS)
            raise _RefusedError(f"is not JUnit XML: expected {expected}, found <{element}>")

    def _values_of(self, name: str) -> list[str] | None:
        """Where what a property says is collected; ``None``: nowhere."""
        if name in self._properties:
            return self._case.addresses if self._case else self._suites[-1].addresses
        return self._case.keys if self._case and name in _KEYS else None

    def _characters(self, text: str) -> None:
        if self._values is not None:
            self._text.append(text)

    def _end(self, element: str) -> None:
        if element == "property" and self._values is not None:
            self._values += filter(None, _SEPARATOR.split(clean("".join(self._text))))
            self._values = None
        elif element == "testcase" and self._case is not None:
            self._add(self._case)
            self._case = None
        elif element in _ROOTS:
            self._end_suite()

    def end(self) -> None:
        """End what a file that is cut off leaves open."""
        while self._suites:
            self._end_suite()

    def _end_suite(self) -> None:
        """Let each test case of a suite name what the suite does, wherever in it that stands."""
        suite = self._suites.pop()
        for place in range(suite.start, len(self.results) if suite.addresses else 0):
            result = self.results[place]
            addresses = dict.fromkeys((*result.addresses, *suite.addresses))
            self.results[place] = result._replace(addresses=tuple(addresses))

    def _add(self, case: _Case) -> None:
        if not case.name:
            self.nameless.append(case.line)
            return
        self.results.append(
            Result(
                classname=case.classname,
                name=case.name,
                verdict=case.verdict,
                addresses=tuple(dict.fromkeys(case.addresses)),
                keys=tuple(dict.fromkeys((case.name, *case.keys))),
                line=case.line,
                day=self._day,
            )
        )
