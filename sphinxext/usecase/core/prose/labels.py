"""The labels by which authors number steps and alternatives: ``3``, ``3a``, ``3a1``, ``*a``, ``FA2``."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinxext.usecase.core.prose.text import narrow

_LETTER = r"\.?[a-zA-Zа-я](?![A-Za-zÀ-ɏЀ-ӿ])"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = (
    rf"[{_CIRCLED}](?![-.]\d)|(?:\d{{1,3}}(?:[-–,]\s?\d{{1,3}})?(?!\d)|\*)"
    rf"(?:{_LETTER}(?:\.?\d{{1,3}}|-\d{{1,3}}(?![^\W\d_]))(?:\.\d{{1,3}})*(?!\d)|\.\d{{1,3}}(?!\d))*(?:{_LETTER})?"
)
_OTHERS = r"(?!(?:UC|BR|AC|FR|NFR|RF|RNF|KPI|US|RQ)[ -]?\d)"
_FLOW = r"\d{1,3}\.\d{1,3}\.(?=E\d)"
"""Before the label of an exception may stand that of the flow which it belongs to: ``4.0.E1``."""
_OWN = (
    rf"{_OTHERS}(?:{_FLOW})?"
    r"(?:(?:[A-ZА-Я]{1,4}|Alt|Ext|Exc)[ -]?\d{1,3}(?:\.\d{1,3})*)"
)
_LABEL = re.compile(
    rf"\s*(?P<open>[(\[（【])?(?:(?P<own>{_OWN})|(?P<numbered>{_NUMBERED}))"
    rf"(?P<mark>\s?[.):\]、．）】：]{{1,2}}(?!\d)(?:-(?=\s))?|\ufe0f?\u20e3|\s[-–—](?=\s)|(?<=[{_CIRCLED}])|(?<=[a-z])(?=[぀-鿿])|(?=\s))"
    r"\s*",
)
_PART = re.compile(r"\d+|[^\W\d_]|\*")


class Label(NamedTuple):
    """A label taken apart: where it begins (``3``, ``2-4``, ``*``), and letters and numbers behind it.

    ``own`` is a label such as ``A1``; then ``parts`` are the numbers of its steps.
    """

    start: str
    parts: tuple[str, ...] = ()
    own: bool = False

    @property
    def is_flow(self) -> bool:
        """Whether it is an alternative's."""
        if self.own:
            return not self.parts
        return bool(self.parts) and not self.parts[-1].isdigit()

    @property
    def is_step(self) -> bool:
        """Whether it is a step's."""
        return not self.is_flow and (bool(self.parts) or self.start.isdigit())

    @property
    def is_number(self) -> bool:
        """Whether it is a step of a flow without any label around it."""
        return not self.own and not self.parts and self.start.isdigit()

    @property
    def above(self) -> Label:
        """The label of what it is in, or branches from."""
        return self._replace(parts=self.parts[:-1])

    def __str__(self) -> str:
        if self.own:
            return ".".join([self.start, *self.parts])
        said, digit = self.start, True
        for part in self.parts:
            said += f".{part}" if part.isdigit() and digit else part
            digit = part.isdigit()
        return said


def label_of(text: str, *, loose: bool = False) -> tuple[Label, int] | None:
    """The label that a text begins with, and where the words behind it begin.

    ``loose``: *A1 No card* has a label too, as it has among alternatives.
    """
    text = narrow(text)
    found = _LABEL.match(text)
    if found is None or (found["mark"] == "" and not _is_clear(found, text, loose=loose)):
        return None
    if found["open"] and found["mark"].strip()[:1] not in (")", "]", "）", "】"):
        return None
    label = parse(found["own"] or found["numbered"])
    return (label, found.end()) if found.end() < len(text) or found["mark"] else None


def label_in(cell: str) -> Label | None:
    """The label that a cell, a title or the like begins with, which may be all that it holds."""
    found = label_of(f"{cell.strip()}. x")
    return found[0] if found else None


def _is_clear(found: re.Match[str], text: str, *, loose: bool) -> bool:
    """Whether what has no full stop behind it is a label: ``3a1`` and ``A1.2``, but not ``3``."""
    if own := found["own"]:
        return "." in own or (loose and _begins(text[found.end() :][:1]))
    written = found["numbered"]
    far = text[found.end("mark") :].startswith("  ")
    return far or written in _CIRCLED or (len(_PART.findall(written)) > 1 and not written[-1:].isupper())


def _begins(letter: str) -> bool:
    """Whether a letter may begin a sentence."""
    return letter.isalpha() and not letter.islower()


def parse(written: str) -> Label:
    """A label taken apart."""
    written = " ".join(written.split())
    of_flow = re.match(f"(?:{_FLOW})?", written)
    assert of_flow is not None
    if written[of_flow.end() :][:1].isalpha():
        first, *numbers = written[of_flow.end() :].split(".")
        return Label(of_flow[0] + first, tuple(numbers), own=True)
    if written[0] in _CIRCLED:
        return Label(str(_CIRCLED.index(written) + 1))
    start = re.match(r"\*|\d+(?:[-–,]\s?\d+)?", written)
    assert start is not None
    parts = _PART.findall(written[start.end() :].lower())
    return Label(start[0].replace("–", "-").replace(" ", ""), tuple(parts))


def in_brackets(text: str) -> bool:
    """Whether a text begins with a number in brackets, as those of steps that alternatives leave do."""
    return bool(re.match(r"\s*[(\[]\s*\d{1,3}\s*[)\]]", text))
