"""Writes files whole or not at all: a full disk or a killed build leaves no half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there, in a folder that is made if need be.

    Raises ``OSError`` if that cannot be done; what was there before is there still.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{os.getpid()}.part")  # other processes may write the same
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def append(path: Path, content: bytes) -> None:
    """Write behind what others have written into a file, which cannot be put in its place."""
    with path.open("ab") as opened:
        opened.write(content)
