"""Lines of text that do not stand in the file of their page: included files and docstrings."""

from __future__ import annotations


class LineElsewhere(int):
    """A line, counted from 1, of another ``file`` than that of its page, by its absolute path.

    ``source`` is the same path as seen from the folder of the pages. Behind the path of a module a colon
    and words tell whose docstring it is.
    """

    file: str
    source: str


def elsewhere(line: int, *, file: str, source: str) -> LineElsewhere:
    """A line of another file."""
    made = LineElsewhere(line)
    made.file, made.source = file, source
    return made


def place(page: str, line: int) -> str:
    """Where a line stands, in words."""
    return f"{line.source if isinstance(line, LineElsewhere) else page}, line {int(line)}"
