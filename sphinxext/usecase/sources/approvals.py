"""The folder of approvals: read, compared by content, and written to, one file for each approval."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase import atomic
from sphinxext.usecase.sources.files import Trouble

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.approvals import Approval

SUBTYPE = "approvals"
_ENDING = ".json"


class ApprovalFiles:
    """The approvals in a folder; without one, or while it is not there, there are none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._unreadable: list[Trouble] = []

    def __bool__(self) -> bool:
        """Whether there are any files."""
        return bool(self._contents)

    @cached_property
    def _contents(self) -> dict[Path, bytes]:
        return dict(self._found())

    def _found(self) -> Iterator[tuple[Path, bytes]]:
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob(f"*{_ENDING}")):
            try:
                yield path, path.read_bytes()
            except OSError as error:
                self._unreadable.append(trouble(path, f"it cannot be read: {error.strerror}"))

    @property
    def fingerprint(self) -> str:
        """A fingerprint of all files."""
        if not self._contents:
            return ""
        made = hashlib.sha256()
        for path, content in self._contents.items():
            made.update(f"{path.name} {len(content)}\n".encode(errors="replace"))
            made.update(content)
        return made.hexdigest()[:20]

    def path_of(self, key: str) -> Path:
        """The file of an approval."""
        assert self._folder is not None
        return self._folder / f"{key}{_ENDING}"

    @property
    def records(self) -> list[Approval]:
        """The approvals that can be read."""
        return self._read[0]

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong with the files."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[list[Approval], list[Trouble]]:
        # Loaded only by builds of projects that have approvals.
        from sphinxext.usecase.core.changes.newapprovals import is_whole
        from sphinxext.usecase.core.changes.seals import RULE, RULES
        from sphinxext.usecase.core.exchange.approvaljson import read_approval
        from sphinxext.usecase.core.exchange.records import Problem

        records: list[Approval] = []
        troubles = self._unreadable
        for path, content in self._contents.items():
            found = read_approval(content, path.stem)
            if isinstance(found, Problem):
                troubles.append(trouble(path, found.message, found.line))
            elif found.rule not in RULES:
                said = f"it is sealed by version {found.rule} of the rule, and this release knows {RULE}"
                troubles.append(trouble(path, said))
            elif not is_whole(found):
                said = "its text is not the one that its seal stands for; has it been changed by hand?"
                troubles.append(trouble(path, said))
            else:
                records.append(found)
        return records, troubles

    def add(self, approval: Approval) -> Path:
        """Write an approval into a file of its own; what is there already is never written again."""
        from sphinxext.usecase.core.exchange.approvaljson import write_approval

        key, content = write_approval(approval)
        path, again = self.path_of(key), 1
        while path.exists():
            again += 1
            path = self.path_of(f"{key}-{again}")
        atomic.write(path, content)
        return path


def trouble(path: Path, message: str, line: int | None = 1) -> Trouble:
    """What is wrong with a file."""
    return Trouble(SUBTYPE, path.as_posix(), line, message)
