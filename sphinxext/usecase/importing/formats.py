"""Which reader a file needs: by its suffix, as each reader declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sphinxext.usecase import importing
from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.wings import declared


class Format(NamedTuple):
    """One format: the suffixes of its files, and what reads the content of one."""

    suffixes: Sequence[str]
    read: Callable[[bytes], list[Block]]


class UnreadableError(Exception):
    """Why a file cannot be read, in one sentence that says what to do."""


def formats() -> dict[str, Format]:
    """All formats by suffix."""
    return {suffix: one for one in declared(importing, "FORMAT") for suffix in one.suffixes}


def blocks_of(file: Path, known: dict[str, Format]) -> list[Block]:
    """The blocks of a file."""
    one = known.get(file.suffix.lower())
    if one is None:
        raise UnreadableError(f"is of no known format; known are {', '.join(sorted(known))}")
    try:
        return one.read(file.read_bytes())
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from None
    except ModuleNotFoundError as error:
        raise UnreadableError(f"needs {error.name}: pip install 'sphinxext-usecase[import]'") from None


def as_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of blocks in the cell of a table, a line each; items have their number or a bullet."""
    for block in blocks:
        lead = "  " * block.level
        if block.kind == "table":
            yield from (" – ".join(row) for row in block.rows)
        elif block.kind == "item":
            yield f"{lead}{block.label + '.' if block.label else '-'} {block.text}"
        else:
            yield f"{lead}{block.text}"


def decoded(content: bytes) -> str:
    """Text, whatever it was saved by."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        found = from_bytes(content).best()
        return str(found) if found else content.decode("cp1252", "replace")
