"""What is wrong or could be better, in words: what a rule has found, or a reader has stumbled over."""

from __future__ import annotations

import hashlib
import re
from typing import Literal, NamedTuple

from sphinxext.usecase.core.model import labels

Severity = Literal["error", "warning", "advice", "off"]
State = Literal["new", "known", "ignored"]
LOUD: tuple[Severity, ...] = ("error", "warning")
"""What is said when a project is built; advice is only seen by those who look for it."""
_NUMBER = re.compile(r"\d+")


class Finding(NamedTuple):
    """What is wrong or could be better (``text``), and what to write instead (``fix``).

    ``rule`` is the subtype of the warning that reports it, ``head`` the id or address it begins with.

    It stands in ``line`` of the page ``docname``, or of a ``file`` that is no page; or it is about
    ``setting``, a value of the configuration, by its name without the prefix. ``usecase``, ``label`` and
    ``name`` tell the use case, step or alternative that it is about, ``words`` which words of it.
    """

    rule: str
    text: str
    fix: str = ""
    head: str = ""
    docname: str = ""
    line: int | None = None
    file: str = ""
    setting: str = ""
    usecase: str = ""
    label: str = ""
    name: str = ""
    words: str = ""

    @property
    def address(self) -> str:
        """The address of what it is about, by name where there is one; empty: of no use case."""
        return labels.address(self.usecase, self.name or self.label) if self.usecase else ""

    @property
    def message(self) -> str:
        """All of it in one line."""
        said = f"{self.text}; {self.fix}" if self.fix else self.text
        return f"{self.head}: {said}" if self.head else said


class Found(NamedTuple):
    """A finding as a project takes it: how severe it is, and whether it is new, known or ignored.

    It is known again by its ``key``; ``reason`` says why it is ignored.
    """

    finding: Finding
    severity: Severity
    key: str
    state: State = "new"
    reason: str = ""


def key_of(finding: Finding, again: int = 0) -> str:
    """By what a finding is known again: rule, place by name, and words; never a line or a number.

    ``again`` counts those that are alike in all of that.
    """
    place = finding.usecase or finding.setting or finding.docname
    words = finding.words or _NUMBER.sub("#", finding.text)
    known_by = finding.rule, place, finding.name, " ".join(words.split()), again
    return hashlib.sha256(repr(known_by).encode(errors="replace")).hexdigest()[:16]
