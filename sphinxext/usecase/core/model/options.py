"""Options that authors write: each is declared once, on the field of the record that it fills.

    actor: Annotated[str | None, Option("Who acts.")] = None

The type says how a value is read, written as data and read back; this module says what there is to read.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from sphinxext.usecase.core.model import labels

Meaning = Literal["text", "items", "addresses"]
"""What the words of a list are: text, items to trace to, or addresses of use cases and their parts."""


class Option(NamedTuple):
    """One option: ``help`` is for the manual, in reStructuredText.

    ``name`` is how it is written, if not as its field is called. One that is ``worked_out`` is kept as
    written until references are resolved; any other has the value that it states.
    ``needs`` says what a value must tell, if an empty one says nothing. One that ``is_words`` is to be
    translated: its value is neither a name, a label nor an id.
    """

    help: str
    name: str = ""
    means: Meaning = "text"
    worked_out: bool = False
    needs: str = ""
    is_words: bool = False


class Key(NamedTuple):
    """The ``name`` of a field in data, if not its own or that of its option; empty: it has none."""

    name: str


class Part(NamedTuple):
    """A field of a record: its name, its type, its ``key`` in data, and the options that fill it."""

    field: str
    type: Any
    key: str
    options: Mapping[str, Option]


@cache
def parts(record: Hashable) -> tuple[Part, ...]:
    """The fields of a record, in order."""
    return tuple(_part(name, hint) for name, hint in get_type_hints(record, include_extras=True).items())


def _part(field: str, hint: Any) -> Part:
    bare, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    options = {note.name or field: note for note in notes if isinstance(note, Option)}
    (key,) = [note.name for note in notes if isinstance(note, Key)] or (
        options if len(options) == 1 else [field]
    )
    return Part(field, bare, key, options)


@cache
def options(record: Hashable) -> Mapping[str, tuple[Part, Option]]:
    """The options of a record by name, with the field that each fills; those of a record in it too."""
    found: dict[str, tuple[Part, Option]] = {}
    for part in parts(record):
        found |= {name: (part, option) for name, option in part.options.items()}
        for inner in get_args(part.type):
            if part.options and hasattr(inner, "_fields"):
                found |= options(inner)
    return found


def stated(record: type, written: Mapping[str, str]) -> dict[str, Any]:
    """What options state as they are written, by field of the record."""
    known = options(record)
    return {
        part.field: _READERS[part.type](written[name])
        for name, (part, option) in known.items()
        if name in written and not option.worked_out
    }


def line(text: str) -> str | None:
    """A text of one line; ``None``: there is none."""
    return " ".join(text.split()) or None


def words(text: str) -> tuple[str, ...]:
    """What a list names, each once, in the order of first mention."""
    return tuple(dict.fromkeys(labels.split_list(text)))


FLAGS = {"": True, "yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
"""What may stand behind a flag, though nothing needs to."""


def is_clear(part: Part, text: str) -> bool:
    """Whether a value can be read; for a flag none is needed."""
    return part.type is not bool or text.strip().lower() in FLAGS


_READERS: Mapping[Any, Callable[[str], Any]] = {
    str | None: line,
    bool: lambda text: FLAGS.get(text.strip().lower(), False),
    tuple[str, ...]: words,
}


def shape(*records: type) -> int:
    """A number that is another one when any of the records has other fields."""
    return zlib.crc32(repr([(one.__name__, one._fields) for one in records]).encode())  # type: ignore[attr-defined]
