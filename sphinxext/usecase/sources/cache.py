"""What is read of other projects' files, kept beside the doctrees: to read large ones takes long."""

from __future__ import annotations

import hashlib
import pickle
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sphinxext.usecase import atomic
from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.garbage import uncollected
from sphinxext.usecase.core.model.items import Item
from sphinxext.usecase.core.model.options import shape
from sphinxext.usecase.core.model.usecase import RECORDS, Actor, Field, Repeat, UseCase
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.sources.urls import KEPT

_KIND = 1 << 32 | shape(*RECORDS.values(), Repeat, Actor, Field, Summary, Item, Problem)
"""What was kept of other records is not read. The number changes with what is read of a file."""


class Read(NamedTuple):
    """What a file holds, and what cannot be read in it; ``summaries`` are those of its use cases."""

    usecases: tuple[UseCase, ...]
    items: tuple[Item, ...]
    problems: list[Problem]
    summaries: list[Summary]


def read(content: bytes, project: str, doctrees: Path | None) -> Read:
    """What a file of a project holds; if there is a folder of doctrees it is kept there."""
    if doctrees is None:
        return _read(content, project)
    name = re.sub(r"\W", "-", project)
    path = doctrees / KEPT / f"{name}-{hashlib.sha256(project.encode()).hexdigest()[:8]}.pickle"
    digest = hashlib.sha256(b"%d " % _KIND + content).digest()
    return _loaded(path, digest) or _keeping(_read(content, project), path, digest)


def _loaded(path: Path, digest: bytes) -> Read | None:
    """What is kept of a content; ``None`` if nothing is, or nothing that can be read."""
    with suppress(Exception), uncollected():  # a damaged pickle may raise anything
        if (kept := path.read_bytes()).startswith(digest):
            found: Read = pickle.loads(kept[len(digest) :])  # noqa: S301 (as trusted as the doctrees)
            return found
    return None


def _keeping(found: Read, path: Path, digest: bytes) -> Read:
    with suppress(OSError):  # then it is read once more
        atomic.write(path, digest + pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    return found


def _read(content: bytes, project: str) -> Read:
    usecases, items, problems = read_usecases(content, project)
    return Read(usecases, items, problems, list(map(summarise, usecases)))
