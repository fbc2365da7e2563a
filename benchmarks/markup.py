"""What markup languages write differently: headings, links, anchors, steps and directives."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping

NOTHING: Mapping[str, str] = {}


class Markup(ABC):
    """A markup language; what is more than a piece of a line is written in lines."""

    suffix: str
    extension: str = ""
    settings: str = ""

    @abstractmethod
    def heading(self, text: str, level: int) -> Iterator[str]:
        """Write a heading, the highest at level 1."""

    @abstractmethod
    def anchor(self, name: str) -> Iterator[str]:
        """Write an anchor of what follows."""

    @abstractmethod
    def directive(
        self,
        name: str,
        argument: str = "",
        options: Mapping[str, str] = NOTHING,
        body: Iterable[str] = (),
    ) -> Iterator[str]:
        """Write a directive."""

    @abstractmethod
    def link(self, text: str, url: str) -> str:
        """Write a link to another site."""

    @abstractmethod
    def jump(self, text: str, anchor: str) -> str:
        """Write a link to an anchor on the same page."""

    @abstractmethod
    def reference(self, text: str, anchor: str) -> str:
        """Write a link to an anchor on any page."""

    def item(self, number: int, lines: Iterable[str]) -> Iterator[str]:
        """Write an item of a numbered list."""
        first, *others = lines
        yield f"{number}. {first}"
        yield from indented(others)

    def fields(self, fields: Mapping[str, str]) -> Iterator[str]:
        """Write a list of fields."""
        yield from (f":{name}: {text}" for name, text in fields.items())
        yield ""


class Rest(Markup):
    """reStructuredText."""

    suffix = "rst"

    def heading(self, text: str, level: int) -> Iterator[str]:
        yield from (text, "=-"[level - 1] * len(text), "")

    def anchor(self, name: str) -> Iterator[str]:
        yield from (f".. _{name}:", "")

    def directive(
        self,
        name: str,
        argument: str = "",
        options: Mapping[str, str] = NOTHING,
        body: Iterable[str] = (),
    ) -> Iterator[str]:
        yield f".. {name}:: {argument}".rstrip()
        yield from (f"   :{option}: {value}".rstrip() for option, value in options.items())
        yield ""
        yield from indented(body)

    def link(self, text: str, url: str) -> str:
        return f"`{text} <{url}>`__"

    def jump(self, text: str, anchor: str) -> str:
        return f"`{text} <{anchor}_>`__"

    def reference(self, text: str, anchor: str) -> str:
        return f":ref:`{text} <{anchor}>`"


class Myst(Markup):
    """MyST."""

    suffix = "md"
    extension = "myst_parser"
    settings = 'myst_enable_extensions = ["colon_fence", "fieldlist"]\n'

    def heading(self, text: str, level: int) -> Iterator[str]:
        yield from (f"{'#' * level} {text}", "")

    def anchor(self, name: str) -> Iterator[str]:
        yield f"({name})="

    def directive(
        self,
        name: str,
        argument: str = "",
        options: Mapping[str, str] = NOTHING,
        body: Iterable[str] = (),
    ) -> Iterator[str]:
        lines = list(body)
        inner = max((len(line) - len(line.lstrip(":")) for line in lines), default=0)
        fence = ":" * (max(inner, 2) + 1)
        yield f"{fence}{{{name}}} {argument}".rstrip()
        yield from (f":{option}: {value}".rstrip() for option, value in options.items())
        if lines:
            yield from ("", *lines)
        yield from (fence, "")

    def link(self, text: str, url: str) -> str:
        return f"[{text}]({url})"

    def jump(self, text: str, anchor: str) -> str:
        return f"[{text}](#{anchor})"

    def reference(self, text: str, anchor: str) -> str:
        return f"{{ref}}`{text} <{anchor}>`"


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Write lines as what belongs to the line above them."""
    return (f"   {line}" if line else "" for line in lines)
