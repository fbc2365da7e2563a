"""JUnit XML, as test runners write it -> results of test cases, with the addresses that they name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from xml.parsers import expat

from sphinxext.usecase.core.exchange.records import Problem, clean, numbered

Verdict = Literal["passed", "failed", "skipped"]

PROPERTY = "usecase"
"""Name of the property in which a test case names addresses."""
_ROOTS = ("testsuites", "testsuite")
_ELEMENTS: dict[str, Verdict] = {"failure": "failed", "error": "failed", "skipped": "skipped"}
_STATUSES: dict[str, Verdict] = {
    "fail": "failed",
    "failed": "failed",
    "notrun": "skipped",
    "disabled": "skipped",
    "skipped": "skipped",
}
_WEIGHT: dict[Verdict, int] = {"passed": 0, "skipped": 1, "failed": 2}
_SEPARATOR = re.compile(r"\s*(?:;|,(?!\d))\s*")
"""What parts addresses: a comma before a digit stands inside one, as in ``UC-1.2,5a``."""
_WORD = re.compile(r"(?<![\w-])[^\W\d_](?:[\w-]*\w)?")
_LABEL = re.compile(r"\.(?:\*|[^\W_])(?:[\w.-]|,(?=\d))*(?<=\w)")
_DIGIT = re.compile(r"\d")


class Result(NamedTuple):
    """What became of one test case; ``addresses`` as its properties name them, ``line`` from 1.

    A test that ran several times, or with several parameters, may have several results of one id.
    """

    classname: str
    name: str
    verdict: Verdict
    line: int
    addresses: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """``package.Class::test``; the name alone where no other class is stated."""
        return self.name if self.classname in {"", self.name} else f"{self.classname}::{self.name}"


def read_results(content: bytes) -> tuple[list[Result], list[Problem]]:
    """The results in a file, in its order, and what cannot be read in it."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003
    except _RefusedError as error:
        reader.report(str(error))
    except (expat.ExpatError, ValueError, LookupError) as error:
        reason = str(error).partition(": line ")[0]
        reader.report(f"cannot be read as XML from here on: {reason}")
    if reader.nameless:
        message = f"no name of a test case in {numbered('line', 'lines', reader.nameless)}"
        reader.problems.append(Problem(message=message, line=reader.nameless[0]))
    return reader.results, reader.problems


def addresses_in(name: str, ids: Collection[str]) -> Iterator[str]:
    """The addresses in the name of a test case: one of ``ids``, which may be followed by a label.

    An id that could be a word of any sentence, such as ``login``, needs a label with a number.
    """
    at = 0
    while word := _WORD.search(name, at):
        at = word.end()
        if word[0] in ids:
            label = _LABEL.match(name, at)
            at = label.end() if label else at
            if not _is_plain(word[0]) or (label and _DIGIT.search(label[0])):
                yield name[word.start() : at]


def _is_plain(word: str) -> bool:
    return word.isalpha() and word[1:] == word[1:].lower()


class _RefusedError(Exception):
    """The file is XML, but none to read."""


@dataclass(slots=True)
class _Case:
    """A test case while it is read."""

    classname: str
    name: str
    line: int
    verdict: Verdict
    addresses: list[str] = field(default_factory=list)


class _Reader:
    """Collects results while expat goes through a file."""

    def __init__(self) -> None:
        self.results: list[Result] = []
        self.problems: list[Problem] = []
        self.nameless: list[int] = []
        self._root: str | None = None
        self._case: _Case | None = None
        self._text: list[str] | None = None
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
            self._root = element
            if element not in _ROOTS:
                expected = " or ".join(f"<{root}>" for root in _ROOTS)
                raise _RefusedError(f"is not JUnit XML: expected {expected}, found <{element}>")
        if element == "testcase":
            self._case = _Case(
                clean(attributes.get("classname", "")),
                clean(attributes.get("name", "")),
                self.parser.CurrentLineNumber,
                _STATUSES.get(attributes.get("status", "").lower(), "passed"),
            )
        elif self._case is not None:
            self._inside(self._case, element, attributes)

    def _inside(self, case: _Case, element: str, attributes: dict[str, str]) -> None:
        verdict = _ELEMENTS.get(element, "passed")
        case.verdict = max(case.verdict, verdict, key=_WEIGHT.__getitem__)
        if element == "property" and attributes.get("name", "").strip().lower() == PROPERTY:
            self._text = [attributes.get("value", ""), " "]

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, element: str) -> None:
        case = self._case
        if case is None:
            return
        if element == "property" and self._text is not None:
            case.addresses += filter(None, _SEPARATOR.split(clean("".join(self._text))))
            self._text = None
        elif element == "testcase":
            self._case = None
            self._add(case)

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
                line=case.line,
            )
        )
