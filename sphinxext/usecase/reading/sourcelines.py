"""Lines of nodes as records hold them."""

from __future__ import annotations

import os
from pathlib import Path

from docutils import nodes

from sphinxext.usecase.core.model.lines import elsewhere


def line_of(node: nodes.Element) -> int:
    """The line in which the text of a node begins, in the file of its page or in another one."""
    line, document = node.line or 1, node.document
    assert document is not None
    own = str(document["source"])
    if node.source is None or node.source == own:
        return line
    file = _absolute(node.source)
    if file == _absolute(own):
        return line
    source = _seen_from(document.settings.env.srcdir, file)
    return elsewhere(line, file=Path(file).as_posix(), source=source)


def _absolute(path: str) -> str:
    """As Sphinx shows it in messages: links are not followed."""
    return os.path.abspath(path)  # noqa: PTH100


def _seen_from(folder: str, file: str) -> str:
    """A path relative to a folder, or as it is if the two are on different drives."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return Path(file).as_posix()
