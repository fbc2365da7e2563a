"""The records of a report, and what a format declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from sphinxext.usecase.core.changes.impact import Reached
from sphinxext.usecase.core.model.findings import LOUD, Severity, State
from sphinxext.usecase.core.trace.coverage import Share

Kind = Literal["drop", "unknown", "new-findings", "new-advice"]
"""In what respect something is worse than before."""
SEVERITIES: tuple[Severity, ...] = (*LOUD, "advice")
TITLES: Mapping[str, str] = {
    "flows": "flows with a story",
    "tests": "flows with a passing test",
    "criteria": "criteria with a passing test",
}
"""What is measured, in words."""


class Reported(NamedTuple):
    """A finding with its place; it is known again by its ``key``.

    ``line`` is 0 where none is known.
    """

    rule: str
    severity: Severity
    state: State
    address: str
    file: str
    line: int
    text: str
    fix: str
    words: str
    key: str
    reason: str = ""

    @property
    def message(self) -> str:
        """What is wrong and what to write instead, in one line."""
        return f"{self.text}; {self.fix}" if self.fix else self.text

    @property
    def in_full(self) -> str:
        """The same with the address of what it is about."""
        return f"{self.address}: {self.message}" if self.address else self.message


class Measure(NamedTuple):
    """How much of something is as it should be; ``missing`` are the addresses of the rest, and why."""

    name: str
    share: Share
    missing: Mapping[str, str]

    @property
    def title(self) -> str:
        """What is measured, in words."""
        return TITLES.get(self.name, self.name)

    @property
    def counted(self) -> str:
        """The share, counted and in per cent."""
        return f"{self.share.part} of {self.share.whole} ({self.share.percent} %)"


class Worse(NamedTuple):
    """What is worse than before; a finding is ``found`` beside."""

    kind: Kind
    address: str
    text: str
    file: str = ""
    line: int = 0
    found: Reported | None = None

    @property
    def in_full(self) -> str:
        """What is worse, with the address of it."""
        return f"{self.address} {self.text}" if self.address else self.text


class Report(NamedTuple):
    """What is known of a project; ``changes`` and ``worse`` are ``None`` if it is compared with nothing.

    ``version`` is that of this program.
    """

    project: str
    version: str
    findings: tuple[Reported, ...]
    measures: tuple[Measure, ...]
    changes: tuple[Reached, ...] | None = None
    worse: tuple[Worse, ...] | None = None

    @property
    def fresh(self) -> list[Reported]:
        """The findings that are neither known nor ignored, the most severe first."""
        found = [one for one in self.findings if one.state == "new"]
        return sorted(found, key=lambda one: SEVERITIES.index(one.severity))

    @property
    def drops(self) -> list[Worse]:
        """What is worse than before without being a finding."""
        return [one for one in self.worse or () if one.found is None]


class Form(NamedTuple):
    """A format; a module of this wing that has a ``FORM`` is all that is needed for one.

    ``told`` makes its lines. ``summary_in`` is the variable of the environment that names a file to
    which people expect a summary in Markdown to be added.
    """

    name: str
    told: Callable[[Report], Iterator[str]]
    summary_in: str = ""


def numbers(report: Report) -> str:
    """How many findings there are, so put that it needs no plural form."""
    states = [one.state for one in report.findings]
    severities = [one.severity for one in report.fresh]
    counted: dict[str, int] = {one: severities.count(one) for one in SEVERITIES}
    counted |= {"known": states.count("known"), "ignored": states.count("ignored")}
    return ", ".join(f"{name}: {number}" for name, number in counted.items() if number) or "none"
