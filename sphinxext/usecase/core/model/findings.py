"""What is wrong or could be better, in words: what a rule has found, or a reader has stumbled over."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "advice", "off"]


class Finding(NamedTuple):
    """What is wrong or could be better (``text``), and what to write instead (``fix``).

    ``rule`` is the subtype of the warning that reports it, ``head`` the id or address it begins with.

    It stands in ``line`` of the page ``docname``, or of ``file`` if that is said; or it is about
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
    def message(self) -> str:
        """All of it in one line."""
        said = f"{self.text}; {self.fix}" if self.fix else self.text
        return f"{self.head}: {said}" if self.head else said
