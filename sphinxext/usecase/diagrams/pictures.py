"""The pictures drawn so far, by name, and which pages show them, in one file beside the doctrees.

One file rather than one for each picture, because Sphinx walks through all files below the source
folder, where the doctrees often are. It is a cache: one that cannot be read is begun anew, and one that
others have locked is left alone.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

FILE = "usecase-diagrams.sqlite"
_VERSION = 5
"""To be raised when a table changes, or what is done to a picture before it is stored."""
_TABLES = f"""
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS picture;
DROP TABLE IF EXISTS shown;
CREATE TABLE picture (name TEXT PRIMARY KEY, content BLOB NOT NULL, digest BLOB NOT NULL);
CREATE TABLE shown (page TEXT, name TEXT, PRIMARY KEY (page, name)) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_SOUND = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_CANTOPEN),
}
"""Errors that do not mean that a file is damaged."""
Result = TypeVar("Result")


class Pictures:
    """Every call opens the file for itself, so that a forked process never uses another's connection."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_usable = True

    def names(self) -> set[str]:
        """The names of all pictures."""

        def do(connection: sqlite3.Connection) -> set[str]:
            return {name for (name,) in connection.execute("SELECT name FROM picture")}

        return self._try(do) or set()

    def get(self, name: str) -> bytes | None:
        """The picture of that name; one that is not as it was stored is forgotten."""

        def do(connection: sqlite3.Connection) -> bytes | None:
            query = "SELECT content, digest FROM picture WHERE name = ?"
            found = connection.execute(query, (name,)).fetchone()
            if found is None:
                return None
            content, digest = found
            if isinstance(content, bytes) and _digest(content) == digest:
                return content
            connection.execute("DELETE FROM picture WHERE name = ?", (name,))
            return None

        return self._try(do)

    def update(
        self,
        drawn: Mapping[str, bytes],
        shown: Mapping[str, Collection[str]],
        pages: Collection[str],
        suffix: str,
    ) -> None:
        """Add pictures by name, note which pages show now, and forget those that none shows any more.

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
            added = ((name, content, _digest(content)) for name, content in drawn.items())
            connection.executemany("REPLACE INTO picture VALUES (?, ?, ?)", added)
            unseen = "DELETE FROM picture WHERE name LIKE ? AND name NOT IN (SELECT name FROM shown)"
            connection.execute(unseen, (like,))

        self._try(do)
        if self._is_usable and not self._path.exists():  # it was damaged
            self._try(do)

    def _try(self, do: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What ``do`` returns; ``None`` if the file is of no use."""
        if not self._is_usable:
            return None
        try:
            with self._opened() as connection:
                return do(connection)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
            self._is_usable = code & 0xFF not in _SOUND and self._forgets()
        return None

    def _forgets(self) -> bool:
        """Remove the file; whether that can be done."""
        try:
            self._path.unlink()
            # What was not finished in one file is not to be finished in the next.
            self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
        except OSError:
            return False
        return True

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one transaction; tables of another version are replaced by empty ones."""
        connection = sqlite3.connect(self._path)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # a lost file costs a drawing, no more
            if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                connection.executescript(_TABLES)
            with connection:
                yield connection
        finally:
            connection.close()


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
