"""How reStructuredText and MyST write inline markup, lists, tables, headings and directives."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

from sphinxext.usecase.core.prose.blocks import Row
from sphinxext.usecase.core.prose.text import (
    CODE,
    EMPHASIS,
    IMAGE,
    LINK,
    LINKED,
    RAW,
    ROLE,
    STRONG,
    TO,
    plain,
)

_TOKEN = re.compile(
    f"{RAW}([^{RAW}]*){RAW}|({IMAGE}?){LINK}([^{TO}]*){TO}([^{LINKED}]*){LINKED}|([{STRONG}{EMPHASIS}{CODE}{ROLE}])"
)
_TAG = re.compile(r"<[^>]*>")


class Run(NamedTuple):
    """Words in one style; ``target`` is where a link or a picture is."""

    text: str
    style: str
    target: str = ""


def runs(text: str) -> Iterable[Run]:
    """The words of a text with their styles; of several at once, code and bold go first."""
    on: set[str] = set()
    place = 0
    for token in _TOKEN.finditer(text):
        yield from _words(text[place : token.start()], on)
        place = token.end()
        raw, picture, words, target, mark = token.groups()
        if mark:
            on ^= {mark}
        elif raw is not None:
            yield Run(raw, "raw")
        else:
            yield Run(plain(words), "image" if picture else "link", target)
    yield from _words(text[place:], on)


def _words(text: str, on: set[str]) -> Iterable[Run]:
    if text:
        style = next((name for mark, name in _STYLES.items() if mark in on), "")
        yield Run(text, style)


_STYLES = {ROLE: "role", CODE: "code", STRONG: "strong", EMPHASIS: "emphasis"}


def indented(lines: Iterable[str], by: str) -> list[str]:
    """Lines further to the right; empty ones stay empty."""
    return [by + line if line else "" for line in lines]


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


class Dialect(ABC):
    """One of the two syntaxes; all methods give lines, without a blank one at either end."""

    suffix: str

    @abstractmethod
    def inline(self, text: str) -> str:
        """A text with its markup."""

    def paragraph(self, text: str) -> list[str]:
        """A paragraph."""
        return [line.strip() for line in self.inline(text).split("\n")]

    @abstractmethod
    def heading(self, text: str, level: int) -> list[str]:
        """A heading; the first level is 1."""

    @abstractmethod
    def label(self, name: str) -> list[str]:
        """A label of what follows."""

    @abstractmethod
    def directive(
        self, name: str, argument: str, options: Sequence[tuple[str, str]], body: list[str], depth: int
    ) -> list[str]:
        """A directive in which ``depth`` others are nested."""

    @abstractmethod
    def field(self, header: str, body: list[str]) -> list[str]:
        """A field with its body, which may be empty."""

    @abstractmethod
    def comment(self, text: str) -> list[str]:
        """What is not shown."""

    @abstractmethod
    def code(self, text: str, language: str) -> list[str]:
        """Code, or any text whose line breaks count."""

    @abstractmethod
    def table(self, rows: Sequence[Row]) -> list[str]:
        """A table with a head."""

    def item(self, marker: str, lines: list[str]) -> list[str]:
        """An item of a list."""
        first, *rest = lines or [""]
        by = " " * (len(marker) + 1)
        return [f"{marker} {first}".rstrip(), *indented(rest, by)]


_UNDERLINES = "=-~^\"'`"
_START = re.compile(r"^(?:[-+*•‣⁃](?=\s|$)|\.\. ?|:(?=[^\s:])(?![\w:.+-]+:`)|>>>|\|(?=\s)|__ )")
_NUMBERED_START = re.compile(r"^(\(?(?:\d+|[A-Za-z]|[ivxlcIVXLC]+|#)[.)])(?=\s|$)")


class Rst(Dialect):
    """reStructuredText."""

    suffix = ".rst"

    def paragraph(self, text: str) -> list[str]:
        """A paragraph; a picture has a directive."""
        (*rest, sole) = [run for run in runs(text) if run.text.strip() or run.target] or [Run("", "")]
        if rest or sole.style != "image":
            return super().paragraph(text)
        return self.directive("image", sole.target, [("alt", sole.text)] if sole.text else [], [], 0)

    def inline(self, text: str) -> str:
        out = ""
        for run in runs(text):
            written = self._run(run)
            if not written:
                continue
            opens = bool(out) and run.style not in ("", "raw") and not _stands_beside(out[-1], _OPENERS)
            if opens or (out and self._closed and not _stands_beside(written[0], _CLOSERS)):
                out += "\\ "
            self._closed = run.style not in ("", "raw")
            out += written
        self._closed = False
        return _start(out)

    _closed = False

    def _run(self, run: Run) -> str:
        if run.style == "raw":
            return _escape(_TAG.sub("", run.text))
        text = run.text
        inner = " ".join(text.split()) if run.style else text
        if not run.style or not inner:
            return _escape(text)
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :]
        if run.style in ("link", "image"):
            body = f"`{_escape(inner)} <{run.target}>`__" if run.target else _escape(inner)
        elif run.style == "role":
            body = inner
        elif run.style == "code":
            body = f"``{inner}``" if "``" not in inner and not inner.startswith("`") else _escape(inner)
        else:
            mark = "**" if run.style == "strong" else "*"
            body = f"{mark}{_escape(inner)}{mark}"
        return f"{lead}{body}{trail}"

    def heading(self, text: str, level: int) -> list[str]:
        words = self.inline(" ".join(text.split()))
        return [words, _UNDERLINES[min(level, len(_UNDERLINES)) - 1] * max(width(words), 3)]

    def label(self, name: str) -> list[str]:
        return [f".. _{name}:"] if ":" not in name else [f".. _`{name}`:"]

    def directive(
        self, name: str, argument: str, options: Sequence[tuple[str, str]], body: list[str], depth: int
    ) -> list[str]:
        lines = [f".. {name}:: {argument}".rstrip()]
        lines += [f"   :{key}: {value}".rstrip() for key, value in options]
        return [*lines, *(["", *indented(body, "   ")] if body else [])]

    def field(self, header: str, body: list[str]) -> list[str]:
        name = self.inline(header).replace(":", "\\:")
        if body and all(body) and not _is_list(body[0]) and body[0] != "..":
            return [f":{name}: {body[0]}", *indented(body[1:], "   ")]
        ends_open = any(line.lstrip().startswith("..") for line in body)
        return [f":{name}:", *indented(body, "   "), *([""] if ends_open else [])]

    def comment(self, text: str) -> list[str]:
        return ["..", *indented(text.split("\n"), "   ")]

    def code(self, text: str, language: str) -> list[str]:
        return [
            f".. code-block:: {language or 'text'}",
            "",
            *indented(text.rstrip("\n").split("\n"), "   "),
        ]

    def table(self, rows: Sequence[Row]) -> list[str]:
        lines = [".. list-table::", "   :header-rows: 1", ""]
        columns = max(map(len, rows))
        for row in rows:
            for place, cell in enumerate([*row, *[""] * (columns - len(row))]):
                paragraphs = self.inline(cell).split("\n")
                lead = "   * - " if place == 0 else "     - "
                lines.append(f"{lead}{paragraphs[0]}".rstrip())
                lines += [f"       {one.strip()}" for one in paragraphs[1:]]
        return lines


_OPENERS, _CLOSERS = "'\"([{<-/:", "'\")]}>-/:.,;!?"
"""Which characters of ASCII may stand before and behind inline markup."""


def _stands_beside(char: str, allowed: str) -> bool:
    """Whether a character may stand beside inline markup: a blank, or punctuation but for brackets."""
    bracket = "Pe" if allowed is _OPENERS else "Ps"
    is_far = not char.isascii() and category(char)[0] == "P" and category(char) != bracket
    return char.isspace() or char in allowed or is_far


def _is_list(line: str) -> bool:
    return bool(re.match(r"(?:[-*]|\d+\.|\.\.)\s", line))


def _escape(text: str) -> str:
    text = text.replace("\\", "\\\\")
    text = re.sub(r"([*`|])", r"\\\1", text)
    return re.sub(r"(?<=[^\W_])_(?=\W|$)|(?<![\w\\])_(?=[^\W_]|`)", r"\_", text)


def _start(text: str) -> str:
    """Lines that would begin a list, a field or a directive begin with a backslash."""
    lines = [_START.sub(lambda found: "\\" + found[0], line) for line in text.split("\n")]
    return "\n".join(_NUMBERED_START.sub(lambda found: "\\" + found[0], line) for line in lines)


class Myst(Dialect):
    """Markdown as MyST reads it."""

    suffix = ".md"

    def inline(self, text: str) -> str:
        return _start_md("".join(self._run(run) for run in runs(text)))

    def _run(self, run: Run) -> str:
        if run.style == "raw":
            return run.text
        text = run.text
        inner = " ".join(text.split()) if run.style else text
        if not run.style or (not inner and run.style != "image"):
            return _escape_md(text)
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :]
        if run.style in ("link", "image"):
            target = f"<{run.target}>" if re.search(r"[\s()]", run.target) else run.target
            body = f"{'!' * (run.style == 'image')}[{_escape_md(inner)}]({target})"
        elif run.style == "role" and inner.startswith(":"):
            name, text = inner[1:].split(":`", 1)
            body = f"{{{name}}}`{text}"
        elif run.style == "role":
            body = _escape_md(inner)
        elif run.style == "code":
            ticks = "``" if "`" in inner else "`"
            pad = " " if inner[:1] == "`" or inner[-1:] == "`" else ""
            body = f"{ticks}{pad}{inner}{pad}{ticks}"
        else:
            mark = "**" if run.style == "strong" else "*"
            body = f"{mark}{_escape_md(inner)}{mark}"
        return f"{lead}{body}{trail}"

    def heading(self, text: str, level: int) -> list[str]:
        return [f"{'#' * level} {self.inline(' '.join(text.split()))}"]

    def label(self, name: str) -> list[str]:
        return [f"({name})="]

    def directive(
        self, name: str, argument: str, options: Sequence[tuple[str, str]], body: list[str], depth: int
    ) -> list[str]:
        fence = ":" * (3 + depth)
        lines = [f"{fence}{{{name}}} {argument}".rstrip()]
        lines += [f":{key}: {_quoted(value)}".rstrip() for key, value in options]
        return [*lines, *(["", *body] if body else []), fence]

    def field(self, header: str, body: list[str]) -> list[str]:
        name = self.inline(header).replace(":", "\\:")
        if len(body) == 1 and not _is_list(body[0]) and not body[0].startswith("%"):
            return [f":{name}: {body[0]}"]
        return [f":{name}:", *indented(body, "    ")]

    def comment(self, text: str) -> list[str]:
        return [f"% {line}".rstrip() for line in text.split("\n")]

    def code(self, text: str, language: str) -> list[str]:
        fence = "```"
        while fence in text:
            fence += "`"
        return [f"{fence}{language}", *text.rstrip("\n").split("\n"), fence]

    def table(self, rows: Sequence[Row]) -> list[str]:
        columns = max(map(len, rows))
        lines = []
        for number, row in enumerate(rows):
            cells = [self.inline(cell).replace("|", "\\|").replace("\n", "<br>") for cell in row]
            lines.append("| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |")
            if number == 0:
                lines.append("|" + " --- |" * columns)
        return lines


def _quoted(value: str) -> str:
    """An option that YAML would take for something else."""
    if not value:
        return ""
    return f'"{value}"' if value[0] in "*&!|>%@`{[#'\"" or " #" in value or ": " in value else value


_MD_START = re.compile(r"^(?:[-+*](?=\s|$)|#{1,6}(?=\s|$)|>|:{3,}|=+$|-{3,}$|:(?=[^\s:]+:)|%|~{3,})")
_MD_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def _escape_md(text: str) -> str:
    text = re.sub(r"([\\`*\[\]])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\_", text)
    return re.sub(r"<(?=[A-Za-z/!])|&(?=#?\w+;)|\{(?=[^\s{}]+\}`)", lambda found: "\\" + found[0], text)


def _start_md(text: str) -> str:
    lines = [_MD_START.sub(lambda found: "\\" + found[0], line) for line in text.split("\n")]
    return "\n".join(_MD_NUMBERED.sub(r"\1\\\2", line) for line in lines)


DIALECTS: dict[str, Dialect] = {"rst": Rst(), "md": Myst()}
"""Syntaxes by the name of ``--to``."""
