"""The options of a directive, read from its own lines: for one bad line, parsers drop all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from inspect import currentframe
from typing import Any, ClassVar, NamedTuple

from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

_FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?![ `]|$))*)(?<! ):(?: +(.*)|$)")
"""A line of a field list, with name and value."""
_SPACED = re.compile(r":(?![: ])([^:\\]+) :(?: +(.*)|$)")
"""What MyST takes for an option as well."""
_DIRECTIVE = re.compile(r"\.\. [\w:+.-]+::")
_ITEM = re.compile(r"\s+(?:[-*+•]|\(?(?:\d+|#|[A-Za-z])[.)])\s")
_FENCE = re.compile(r"`{3,}|~{3,}|:{3,}")
_PAIR = re.compile(r"([\w-][\w -]*):(?: +(.*)|$)")
"""A line of a block of options between ``---``, with name and value."""


class OptionTable(dict[str, Callable[[str], Any]]):
    """The options of a directive, for whoever asks; any other one is taken too, and reported later.

    ``meanings`` tells what each means, for the manual, if no record declares it.
    """

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(names, text))
        self.meanings = names if isinstance(names, Mapping) else {}

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return text

    def __bool__(self) -> bool:
        """Empty for docutils' parser, which then gives us the lines as they are."""
        frame = currentframe()
        asking = frame.f_back if frame else None
        return asking is None or asking.f_code.co_name != "parse_directive_block"


def text(argument: str | None) -> str:
    """The value of an option, empty if it has none."""
    return (argument or "").strip()


class Line(NamedTuple):
    """An option as it is written, and how many lines below the first one of its directive."""

    name: str
    value: str
    below: int


class Lines(NamedTuple):
    """The first lines of a directive: its argument, its options, and content that follows at once."""

    argument: str
    options: list[Line]
    content: list[str]
    content_below: int


def parted(written: str, below: int, own: Container[str]) -> Lines:
    """What docutils takes for the argument of a directive, if it knows no option of it.

    A list begins the content, with what heads it: no option can hold one, but for the ``own`` ones of
    the directive, which are lists anyway.
    """
    lines = written.split("\n")
    first = next(filter(lambda at: _ends_argument(lines, at), range(len(lines))), len(lines))
    found: list[Line] = []
    for at in range(first, len(lines)):
        match = _FIELD.match(lines[at])
        if match and match[1].lower() not in own and _heads_list(lines, at):
            return Lines("\n".join(lines[:first]), found, lines[at:], below + at)
        if match:
            found.append(Line(match[1], text(match[2]), below + at))
        elif found and lines[at][:1].isspace():
            found[-1] = found[-1]._replace(value=f"{found[-1].value}\n{lines[at].strip()}".strip())
        else:
            return Lines("\n".join(lines[:first]), found, lines[at:], below + at)
    return Lines("\n".join(lines[:first]), found, [], 0)


def _heads_list(lines: Sequence[str], at: int) -> bool:
    return lines[at].rstrip().endswith(":") and any(map(_ITEM.match, lines[at + 1 : at + 2]))


def _ends_argument(lines: Sequence[str], at: int) -> bool:
    return bool(_FIELD.match(lines[at]) or (at and _DIRECTIVE.match(lines[at])))


def in_fence(block: str) -> Iterator[Line]:
    """The options of a directive in MyST, those too that its parser drops."""
    lines = block.split("\n")
    if _FENCE.match(lines[0].lstrip()):
        del lines[0]
    is_block = lines[:1] == ["---"]
    for below, line in enumerate(lines[is_block:], 1 + is_block):
        option = line.lstrip()
        match = _PAIR.match(line) if is_block else _FIELD.match(option) or _SPACED.match(option)
        if match:
            yield Line(match[1].rstrip(), text(match[2]), below)
        elif not is_block or line.startswith("---"):
            return


class OptionDirective(SphinxDirective):
    """A directive that is never lost for the sake of an option.

    ``given`` holds the first value of each option by its name as written, ``options`` by that in lower
    case, ``again`` what is given once more; ``joined`` is the first line of content that no empty line
    parts from them.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec]

    @property
    def own(self) -> Container[str]:
        """The names of all its options, but for the fields that can be written as options."""
        return self.option_spec or ()

    def read_options(self) -> None:
        """Part what the parser has left in the argument, and note the options."""
        below = int(self.block_text.partition("\n")[0].rstrip().endswith("::"))
        lines = parted(self.arguments[0] if self.arguments else "", below, self.own)
        self.title = lines.argument
        self.given: dict[str, str] = {}
        self.again: list[Line] = []
        for option in self._written(lines.options):
            if option.name.lower() in map(str.lower, self.given):
                self.again.append(option)
            else:
                self.given[option.name] = option.value
        self.options = {name.lower(): value for name, value in self.given.items()}
        if lines.content:
            self._begin_content(lines)
        self.joined = lines.content[0].strip() if lines.content else ""

    @property
    def is_myst(self) -> bool:
        """Whether it stands in a page in MyST."""
        return type(self.state).__module__.startswith("myst_parser.")

    def _written(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The options in their order; where a parser has read one, the value that it has found."""
        # Older versions of MyST do not tell a directive its own lines, but its content once more.
        if self.is_myst and self.block_text != "\n".join(self.content):
            lines = [*lines, *in_fence(self.block_text)]
        names = [line.name for line in lines]
        for line in lines:
            is_read = names.count(line.name) == 1 and line.name in self.options
            yield line._replace(value=text(self.options[line.name])) if is_read else line
        for name, value in self.options.items():
            if name not in names:
                yield Line(name, text(value), 0)

    def place(self, below: int) -> str:
        """Where a line of the directive stands."""
        source, line = self.state_machine.get_source_and_line(self.lineno + below)
        return f"{source}:{line}"

    def _begin_content(self, lines: Lines) -> None:
        """Let lines that follow the options without an empty line begin the content."""
        offset = self.lineno + lines.content_below - 1
        gap = self.content_offset - offset - len(lines.content) if self.content else 0
        data = [*lines.content, *[""] * gap]
        items = [self._origin(offset + at) for at in range(len(data))]
        self.content = StringList(data, items=items) + self.content
        self.content_offset = offset

    def _origin(self, offset: int) -> tuple[str, int]:
        source, line = self.state_machine.get_source_and_line(offset + 1)
        return str(source), (line or 1) - 1
