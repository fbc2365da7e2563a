"""Text with inline markup that belongs to no format: plain words with marks between them."""

from __future__ import annotations

import re

STRONG, EMPHASIS, CODE, RAW = "\ue001", "\ue002", "\ue003", "\ue004"
"""Stand on both sides of what is so; what is raw is written as it is where the format is the same."""
LINK, TO, LINKED = "\ue005", "\ue006", "\ue007"
"""A link is ``LINK`` words ``TO`` address ``LINKED``."""
IMAGE = "\ue008"
"""Stands before the link of a picture."""
ROLE = "\ue009"
"""Stands on both sides of a role with its text, or of a substitution, as reStructuredText writes it."""

MARK = re.compile("[\ue001-\ue009]")
_WIDE = {ord(mark) + 0xFEE0: mark for mark in "*-0123456789"} | {
    ord(letter) + 0xFEE0: letter for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
_ADDRESS = re.compile(
    f"{TO}[^{LINKED}]*{LINKED}|{RAW}[^{RAW}]*{RAW}|[{STRONG}{EMPHASIS}{CODE}{LINK}{IMAGE}{ROLE}]"
)
_BOLD = re.compile(f"\\s*{STRONG}([^{STRONG}]*){STRONG}")
_JOINED = re.compile(f"{STRONG}([ \t]*){STRONG}")


def strong(text: str) -> str:
    """Words that are bold."""
    return f"{STRONG}{text}{STRONG}" if text.strip() else text


def plain(text: str) -> str:
    """The words alone."""
    return _ADDRESS.sub("", text)


def narrow(text: str) -> str:
    """A text with the digits and letters that are as wide as East Asian ones as all others."""
    return text if text.isascii() else text.translate(_WIDE)


def one_line(text: str) -> str:
    """The words in one line, with their marks."""
    return " ".join(text.split())


def bold_start(text: str) -> tuple[str, str] | None:
    """The words in bold that a text begins with, and the rest."""
    found = _BOLD.match(_JOINED.sub(r"\1", text))
    return (found[1], found.string[found.end() :]) if found else None


def without_start(text: str, count: int) -> str:
    """A text without its first ``count`` characters, marks not counted; marks left open are closed."""
    place = passed = 0
    marks: list[str] = []
    while passed < count and place < len(text):
        mark = text[place]
        if mark == TO:  # where a link leads is no word
            place = text.index(LINKED, place)
            marks.remove(LINK)
        elif MARK.match(mark):
            marks.remove(mark) if mark in marks else marks.append(mark)
        else:
            passed += 1
        place += 1
    opened = "".join(mark for mark in marks if mark in (STRONG, EMPHASIS, CODE, LINK))
    return _empty(opened + text[place:].lstrip())


def _empty(text: str) -> str:
    for mark in (STRONG, EMPHASIS, CODE):
        text = re.sub(f"{mark}(\\s*){mark}", r"\1", text, count=1) if text.startswith(mark) else text
    return text.lstrip()
