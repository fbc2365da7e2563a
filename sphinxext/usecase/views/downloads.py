"""Writes files that readers can download, in builders that offer such."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinxext.usecase import atomic

if TYPE_CHECKING:
    from sphinx.builders import Builder

# Sphinx keeps each of its own in a folder named after a digest, which this is none of.
_FOLDER = "usecase"


def can_download(builder: Builder) -> bool:
    """Whether pages of this builder can lead to files."""
    return bool(getattr(builder, "download_support", False))


def download(builder: Builder, name: str, text: str, words: str) -> addnodes.download_reference:
    """A link that says ``words`` to a file of a ``text``; ``name`` may begin with folders.

    The file is written where Sphinx would copy it to: it copies before the first page is made. A mark
    at its beginning tells spreadsheets that it is UTF-8, which they would not guess. Raises ``OSError``
    if it cannot be written.
    """
    path = Path(builder.outdir, "_downloads", _FOLDER, name)
    atomic.write(path, text.encode("utf-8-sig", errors="replace"))
    reference = addnodes.download_reference("", words, filename=f"{_FOLDER}/{name}")
    reference["reftarget"] = name
    return reference
