"""Files of trackers and test runners: found, compared by content, and read when asked for."""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase.core.model.items import ITEM_KINDS, ItemKind

if TYPE_CHECKING:
    from sphinxext.usecase.core.exchange.records import Format, Problem
    from sphinxext.usecase.core.exchange.results import Result
    from sphinxext.usecase.core.model.items import Item
    from sphinxext.usecase.core.trace.origins import Origin
    from sphinxext.usecase.sources.foreign import Foreign


_SEAL = re.compile(rb"@[0-9a-f]{8}(?![0-9a-f])")
LARGEST = 100 * 2**20
"""The largest ``usecases.json`` of another project that is read, in bytes: some 10,000 use cases."""
TOO_LARGE = f"it is larger than {LARGEST // 2**20} MB"


class Trouble(NamedTuple):
    """What is wrong with a file: the subtype of its warning, the file, the line if known, and what.

    ``loses`` as in ``Problem``.
    """

    subtype: str
    path: str
    line: int | None
    message: str
    loses: bool = True


class _Read(NamedTuple):
    """What files hold, by their path, and what is wrong with them."""

    items: dict[str, Item]
    results: list[tuple[str, Result]]
    troubles: list[Trouble]


class Sources:
    """Files that a project names, whose paths and patterns are relative to ``folder``.

    These are its backlog, ``columns`` mapping fields of items to headers there; the results of its
    tests, which name addresses in ``properties``; and for other projects by their names the
    ``usecases.json`` of each, ``None`` if it is not to be had. What is read of these is kept in the
    folder of ``doctrees``.
    """

    def __init__(
        self,
        folder: Path,
        backlog: Sequence[str],
        columns: Mapping[str, str],
        results: Sequence[str],
        properties: Sequence[str],
        others: Mapping[str, str | None],
        doctrees: Path | None = None,
    ) -> None:
        self.folder = folder
        self._doctrees = doctrees
        self._others = {name: path for name, path in others.items() if path is not None}
        self._lacks_project = len(self._others) < len(others)
        self._named = {"backlog": backlog, "results": results, "external": tuple(self._others.values())}
        self._columns = columns
        self._properties = properties
        self._days: dict[str, str] = {}
        self._unreadable: list[Trouble] = []
        self.describes_items = bool(backlog or others)
        """Whether any file is configured that says what items are."""

    @cached_property
    def foreign(self) -> Foreign:
        """What other projects contribute."""
        from sphinxext.usecase.sources.foreign import Foreign

        contents = dict(self._contents["external"])
        found = ((name, self._matching(path)) for name, path in self._others.items())
        first = ((name, paths[0].as_posix()) for name, paths in found if paths)
        files = ((name, contents[path]) for name, path in first if path in contents)
        return Foreign(files, self._doctrees)

    @cached_property
    def _contents(self) -> dict[str, list[tuple[str, bytes]]]:
        """Path and content of the files of each kind."""
        return {kind: list(self._found(kind, patterns)) for kind, patterns in self._named.items()}

    def _found(self, kind: str, patterns: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        paths = dict.fromkeys(path for pattern in patterns for path in self._matching(pattern))
        for path in paths:
            try:
                if kind == "external" and path.stat().st_size > LARGEST:
                    self._unreadable.append(Trouble(kind, path.as_posix(), None, TOO_LARGE))
                else:
                    self._days[path.as_posix()] = _day_of(path)
                    yield path.as_posix(), path.read_bytes()
            except OSError as error:
                said = f"the file cannot be read: {error.strerror}"
                self._unreadable.append(Trouble(kind, path.as_posix(), None, said))

    def _matching(self, pattern: str) -> list[Path]:
        """The files that a path or a glob pattern names, sorted."""
        path = self.folder / pattern
        if path.is_file():
            return [path]
        # An absolute pattern is none to pathlib.
        found = glob.glob(os.path.join(glob.escape(str(self.folder)), pattern), recursive=True)  # noqa: PTH118, PTH207
        return sorted(path for path in map(Path, found) if path.is_file())

    def __bool__(self) -> bool:
        """Whether any file is configured."""
        return any(self._named.values())

    @cached_property
    def fingerprint(self) -> str:
        """A fingerprint of all files."""
        made = hashlib.sha256()
        for kind, files in self._contents.items():
            for path, content in files:
                day = "" if kind == "external" else self._days[path]
                made.update(f"{kind} {path} {day} {len(content)}\n".encode())
                made.update(content)
        return made.hexdigest()[:20]

    @property
    def name_seals(self) -> bool:
        """Whether a result may name a text by its seal."""
        return any(_SEAL.search(content) for _path, content in self._contents["results"])

    @property
    def items(self) -> dict[str, Item]:
        """What backlog files describe, by id; what one does not say of an id the next may."""
        return self._read.items

    @property
    def results(self) -> list[tuple[str, Result]]:
        """The results of all test cases, each with the path of its file."""
        return self._read.results

    @cached_property
    def origins(self) -> list[Origin]:
        """The files of results and of the backlog, with their days."""
        from sphinxext.usecase.core.trace.origins import Origin

        runs: dict[str, list[str]] = {}
        for path, result in self.results:
            if result.day:
                runs.setdefault(path, []).append(result.day)
        found = []
        for kind in ("results", "backlog"):
            for path, _content in self._contents[kind]:
                days = runs.get(path) or [self._days[path]]
                name = Path(path).name
                found.append(Origin(kind, name, min(days), max(days), is_stated=path in runs))
        return found

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong with the files; those that are not there have no path but their pattern."""
        return self._read.troubles

    @property
    def unread(self) -> AbstractSet[ItemKind]:
        """The kinds of items that files which could not be read may hold more of."""
        lost = {trouble.subtype for trouble in self.troubles if trouble.loses} if self else set()
        if self._lacks_project or lost - {"results"}:
            return ITEM_KINDS
        return {"test"} if lost else frozenset()

    @cached_property
    def _read(self) -> _Read:
        # Files are read only by builds in which something that may show them has changed.
        from sphinxext.usecase.core.exchange.backlog import read_backlog
        from sphinxext.usecase.core.exchange.results import read_results
        from sphinxext.usecase.core.model.items import merged

        contents = self._contents
        read = _Read({}, [], [*self._missing(), *self._unreadable])
        if self._others:
            for subtype, found in (
                ("external", self.foreign.problems),
                ("shared-id", self.foreign.shared),
            ):
                for project, problem in found:
                    path = (self.folder / self._others[project]).as_posix()
                    read.troubles.extend(_troubles(subtype, path, [problem]))
        for path, content in contents["backlog"]:
            format_: Format = "json" if path.lower().endswith(".json") else "csv"
            items, problems = read_backlog(content, format_, self._columns)
            for item in items:
                known = read.items.get(item.id)
                read.items[item.id] = merged([known, item]) if known else item
            read.troubles.extend(_troubles("backlog", path, problems))
        for item in self.foreign.items.values() if self._others else ():
            read.items.setdefault(item.id, item)
        for path, content in contents["results"]:
            results, problems = read_results(content, self._properties)
            read.results.extend((path, result) for result in results)
            read.troubles.extend(_troubles("results", path, problems))
        return read

    def _missing(self) -> Iterator[Trouble]:
        for kind, patterns in self._named.items():
            for pattern in patterns:
                if not self._matching(pattern):
                    yield Trouble(kind, "", None, f'there is no file "{pattern}" in {self.folder}')


def _day_of(path: Path) -> str:
    """The day when a file was changed last; none is later than a build that can be repeated says."""
    latest = os.environ.get("SOURCE_DATE_EPOCH", "")
    changed = path.stat().st_mtime
    when = min(changed, int(latest)) if latest.isdecimal() else changed
    return datetime.fromtimestamp(when, UTC).date().isoformat()


def _troubles(subtype: str, path: str, problems: Iterable[Problem]) -> Iterator[Trouble]:
    return (Trouble(subtype, path, problem.line, problem.message, problem.loses) for problem in problems)
