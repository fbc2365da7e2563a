"""What is approved in one build: the files of approvals, compared with what use cases say now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxext.usecase.core.changes.standing import Approvals, Approved
    from sphinxext.usecase.core.rules.tracing import Lapsed
    from sphinxext.usecase.project.store import Store
    from sphinxext.usecase.sources.approvals import ApprovalFiles
    from sphinxext.usecase.sources.files import Trouble


class ProjectApprovals:
    """The approvals of a project in its ``folder``; most is loaded only where there are some."""

    def __init__(self, folder: Path | None, store: Store) -> None:
        self._folder = folder
        self._store = store

    def __bool__(self) -> bool:
        """Whether anything is approved."""
        return self._folder is not None and bool(self._files)

    @cached_property
    def _files(self) -> ApprovalFiles:
        from sphinxext.usecase.sources.approvals import ApprovalFiles

        return ApprovalFiles(self._folder)

    @cached_property
    def _approvals(self) -> Approvals:
        """What is approved, by the words of authors, whatever pages are translated into."""
        from sphinxext.usecase.core.changes.standing import Approvals

        return Approvals(self._files.records, self._store.as_written())

    @property
    def fingerprint(self) -> str:
        """A fingerprint of all files."""
        return self._files.fingerprint if self else ""

    def of(self, usecase_id: str) -> Approved | None:
        """What is approved of a use case; ``None``: nobody has approved anything of it yet."""
        return self._approvals.of(usecase_id) if self else None

    @property
    def troubles(self) -> Iterator[Trouble]:
        """Files that are damaged, or about nothing known."""
        if self:
            from sphinxext.usecase.sources.approvals import trouble

            yield from self._files.troubles
            for one in self._approvals.unknown:
                said = f"it approves {one.address}, but there is no such use case; is it gone?"
                if one.withdraws:
                    said = f'it withdraws "{one.withdraws}", which is not there'
                yield trouble(self._files.path_of(one.key), said)

    def lapsed(self) -> Iterator[Lapsed]:
        """The approvals of use cases, and of parts of them, that have changed since."""
        from sphinxext.usecase.core.rules.tracing import Lapsed

        for usecase_id in self._approvals.usecases if self else ():
            approved = self._approvals.of(usecase_id)
            assert approved is not None
            for label, standings in (("", approved.whole), *approved.parts.items()):
                for one in standings:
                    if one.state == "changed" and one.approval is not None:
                        yield Lapsed(usecase_id, label, one.role, one.approval.by, one.approval.on)
