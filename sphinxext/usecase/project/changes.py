"""What has changed since the baseline: an earlier ``usecases.json``, compared with what is now."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase import compat
from sphinxext.usecase.core.exchange.files import FINDINGS, USECASES
from sphinxext.usecase.core.model.digest import digest
from sphinxext.usecase.core.model.labels import as_written
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.project.baseline import Baseline

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxext.usecase.core.changes.since import Since
    from sphinxext.usecase.project.store import Store


class _Kept(NamedTuple):
    """The file of the baseline, what is in it, and what is wrong."""

    path: Path | None = None
    content: bytes = b""
    trouble: str = ""


class ProjectChanges:
    """What has changed since ``place``: a path, a URL, or a name that intersphinx knows; empty: nothing.

    All is loaded only where there is such a place.
    """

    def __init__(self, app: Sphinx, place: str, store: Store) -> None:
        self._app = app
        self._place = place
        self._store = store

    def __bool__(self) -> bool:
        """Whether there is to be a baseline."""
        return bool(self._place)

    @property
    def fingerprint(self) -> str:
        """A fingerprint of the baseline; to be asked for before processes part."""
        if not self:
            return ""
        content = hashlib.sha256(self._kept.content).hexdigest()
        return digest([self._place, content, self._kept.trouble, self.findings.fingerprint])

    @property
    def since(self) -> Since | None:
        """What has changed; ``None``: there is nothing to compare with."""
        return self._compared[0] if self else None

    @property
    def trouble(self) -> str:
        """What is wrong with the file; empty: nothing."""
        return self._compared[1] if self else ""

    @cached_property
    def findings(self) -> Baseline:
        """What was found then, if it is kept beside the use cases."""
        path = self._kept.path if self else None
        beside = path.with_name(FINDINGS) if path else None
        return Baseline(beside if beside and beside.is_file() else None)

    def of(self, usecase_id: str) -> object:
        """All that is shown of what has changed of a use case, to be compared."""
        changed = self.since.of(usecase_id) if self.since else None
        if changed is None:
            return None
        return changed.state, [(part.address, part.changes) for part in changed.parts]

    # -- the file -------------------------------------------------------------------------------

    @cached_property
    def _kept(self) -> _Kept:
        from sphinxext.usecase.sources.fetch import file_of
        from sphinxext.usecase.sources.files import LARGEST, TOO_LARGE

        path: Path | None = Path(self._app.srcdir, self._place)
        wrong = ""
        if "://" in self._place:
            path, wrong = file_of(self._app, "baseline", self._place)
        elif self._is_known and not Path(self._app.srcdir, self._place).is_file():
            path, wrong = file_of(self._app, self._place, None)
        if path is None:
            return _Kept(trouble=wrong)
        try:
            if path.stat().st_size > LARGEST:
                return _Kept(trouble=f"{path}: {TOO_LARGE}")
            return _Kept(path, path.read_bytes(), wrong)
        except OSError as error:
            return _Kept(trouble=f"{path} cannot be read: {error.strerror}")

    @property
    def _is_known(self) -> bool:
        """Whether intersphinx knows the place by its name."""
        return self._place in compat.mapped(self._app.config)

    @property
    def _name(self) -> str:
        """What it is called: by its file, or by the folder of one that is called as all are."""
        path = PurePosixPath(self._place.partition("?")[0])
        return (path.parent.name if path.name == USECASES else path.stem) or path.stem

    # -- what has changed -----------------------------------------------------------------------

    @cached_property
    def _compared(self) -> tuple[Since | None, str]:
        from sphinxext.usecase.core.changes.since import Since
        from sphinxext.usecase.core.exchange.fromjson import read_usecases

        path, content, trouble = self._kept
        if path is None:
            return None, trouble
        usecases, _items, problems = read_usecases(content, "")
        if problems:
            return None, f"{path}: {problems[0].message}; nothing is compared with it"
        then = (one._replace(docname=one.docname.removeprefix(f"{FOREIGN}/")) for one in usecases)
        written = self._store.as_written()
        # Of two with one id, the later one is compared by that id too.
        now = (one._replace(id=as_written(one.id)) for one in map(written.record, written.ours))
        return Since(self._name, then, now), trouble
