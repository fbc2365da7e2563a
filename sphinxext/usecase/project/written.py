"""What pages showed of others when they were last written, in a file for each output folder.

It is stored when a build has ended, not with the environment: a build may be interrupted between the
two, or write into several folders.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sphinxext.usecase import atomic
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.project.mentions import Mention

_VERSION = 3
"""Of what is stored; to be raised when ``Written`` or a record in it changes."""
_FILE = "usecase-written-{}.pickle"
"""Beside the doctrees, named by the builder and its output folder."""


class Showed(NamedTuple):
    """What a page showed: when it had been ``read``, and for each mention a fingerprint."""

    read: float
    shown: Mapping[Mention, str]


class Written(NamedTuple):
    """What is known of an output folder.

    ``state`` tells all that pages are made of from any other such state; empty if some were not written
    since. ``findings`` are what was wrong with the project in that state.
    """

    state: str = ""
    pages: Mapping[str, Showed] = {}
    findings: tuple[Finding, ...] = ()


def path_of(doctreedir: Path, builder: str, outdir: Path) -> Path:
    """The file of an output folder."""
    return doctreedir / _FILE.format(key_of(builder, outdir))


def key_of(builder: str, outdir: Path) -> str:
    """By what an output folder is known beside the doctrees, which builders share."""
    named = f"{builder}\n{outdir}".encode(errors="surrogateescape")
    return hashlib.sha256(named).hexdigest()[:16]


def load(path: Path) -> Written:
    """What is known of an output folder; nothing if the file is damaged or of another version."""
    try:
        version, written = pickle.loads(path.read_bytes())  # noqa: S301 (as trusted as the doctrees)
    except Exception:  # noqa: BLE001 (whatever a damaged file may raise)
        return Written()
    return written if version == _VERSION and isinstance(written, Written) else Written()


def save(path: Path, written: Written) -> None:
    """Store what is known. What cannot be is compared again by the next build."""
    with suppress(OSError):
        atomic.write(path, pickle.dumps((_VERSION, written), 5))


def renewed(
    before: Written,
    state: str,
    now: Mapping[str, Showed],
    pages: Collection[str],
    wrong: Collection[str] = (),
) -> Written:
    """What is known after a build that has written ``pages``; ``now`` is what all pages would show.

    Nothing is known of pages that are ``wrong``: the next build is to write them and to say it again.
    """
    done = {
        page: showed if page in pages else before.pages.get(page)
        for page, showed in now.items()
        if page not in wrong
    }
    complete = all(done.get(page) == showed for page, showed in now.items())
    known = {page: showed for page, showed in done.items() if showed is not None}
    return Written(state if complete else "", known)
