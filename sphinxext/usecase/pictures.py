"""The pictures drawn so far, by name, in one file beside the doctrees.

One file rather than one for each picture, because Sphinx walks through all files below the source
folder, where the doctrees often are. It is a cache: one that cannot be read is begun anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = "usecase-diagrams.sqlite"
_VERSION = 2
"""To be raised when the table changes, or what is done to a picture before it is stored."""
_TABLE = "CREATE TABLE picture (name TEXT PRIMARY KEY, page TEXT NOT NULL, content BLOB NOT NULL)"

Picture = tuple[str, str, bytes]
"""Its name, the page of its use case, and what was drawn."""


class Pictures:
    """Every call opens the file for itself, so that a forked process never uses another's connection."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> set[str]:
        """The names of all pictures."""
        try:
            with self._opened() as connection:
                return {name for (name,) in connection.execute("SELECT name FROM picture")}
        except sqlite3.DatabaseError:
            return set()

    def get(self, name: str) -> bytes | None:
        """The picture of that name."""
        query = "SELECT content FROM picture WHERE name = ?"
        try:
            with self._opened() as connection:
                row = connection.execute(query, (name,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row[0] if row else None

    def update(self, drawn: Iterable[Picture], is_stale: Callable[[str, str], bool]) -> None:
        """Add pictures, and forget those whose name and page are stale."""
        pictures = list(drawn)
        try:
            self._update(pictures, is_stale)
        except sqlite3.DatabaseError:
            with suppress(sqlite3.DatabaseError, OSError):
                self._path.unlink()
                self._update(pictures, is_stale)

    def _update(self, drawn: Iterable[Picture], is_stale: Callable[[str, str], bool]) -> None:
        with self._opened() as connection:
            known = connection.execute("SELECT name, page FROM picture").fetchall()
            stale = [(name,) for name, page in known if is_stale(name, page)]
            connection.executemany("DELETE FROM picture WHERE name = ?", stale)
            connection.executemany("REPLACE INTO picture VALUES (?, ?, ?)", drawn)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one transaction; a table of another version is replaced by an empty one."""
        connection = sqlite3.connect(self._path)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # a lost file costs a drawing, no more
            if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                connection.execute("DROP TABLE IF EXISTS picture")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            with connection:
                yield connection
        finally:
            connection.close()
