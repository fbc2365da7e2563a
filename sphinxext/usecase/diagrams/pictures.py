"""The pictures drawn so far, by name, and which pages show them, in one file beside the doctrees.

One file rather than one for each picture, because Sphinx walks through all files below the source
folder, where the doctrees often are. It is a cache: one that cannot be read is begun anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = "usecase-diagrams.sqlite"
_VERSION = 4
"""To be raised when a table changes, or what is done to a picture before it is stored."""
_TABLES = """
DROP TABLE IF EXISTS picture;
DROP TABLE IF EXISTS shown;
CREATE TABLE picture (name TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE shown (page TEXT, name TEXT, PRIMARY KEY (page, name)) WITHOUT ROWID;
"""


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

    def add(self, pictures: Mapping[str, bytes]) -> None:
        """Add pictures by name."""

        def do(connection: sqlite3.Connection) -> None:
            connection.executemany("REPLACE INTO picture VALUES (?, ?)", pictures.items())

        self._change(do)

    def keep(self, shown: Mapping[str, Collection[str]], pages: Collection[str], suffix: str) -> None:
        """Note which pictures pages show now, and forget those that no page shows any more.

        ``pages`` are all that there are. Builders share the file, so this is about names with a
        ``suffix`` only.
        """
        if not self._path.exists() and not any(shown.values()):
            return
        like = f"%{suffix}"

        def do(connection: sqlite3.Connection) -> None:
            query = "SELECT DISTINCT page FROM shown WHERE name LIKE ?"
            known = [page for (page,) in connection.execute(query, (like,))]
            past = [(page, like) for page in known if page in shown or page not in pages]
            connection.executemany("DELETE FROM shown WHERE page = ? AND name LIKE ?", past)
            now = ((page, name) for page, names in shown.items() for name in names)
            connection.executemany("REPLACE INTO shown VALUES (?, ?)", now)
            unseen = "DELETE FROM picture WHERE name LIKE ? AND name NOT IN (SELECT name FROM shown)"
            connection.execute(unseen, (like,))

        self._change(do)

    def _change(self, do: Callable[[sqlite3.Connection], None]) -> None:
        try:
            with self._opened() as connection:
                do(connection)
        except sqlite3.DatabaseError:
            with suppress(sqlite3.DatabaseError, OSError):
                self._path.unlink()
                with self._opened() as connection:
                    do(connection)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one transaction; tables of another version are replaced by empty ones."""
        connection = sqlite3.connect(self._path)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # a lost file costs a drawing, no more
            if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                connection.executescript(f"{_TABLES} PRAGMA user_version = {_VERSION};")
            with connection:
                yield connection
        finally:
            connection.close()
