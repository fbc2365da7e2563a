"""Engines that draw: each is a command that draws many DOT sources in one process.

Both understand ``COMMAND -Tsvg``, read sources one behind the other and write as many pictures. A
process for each, or even a file, would cost more than the drawing.
"""

from __future__ import annotations

import shutil
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

WORKER = Path(__file__).with_name("worker.py")


class Engine(NamedTuple):
    """A command that draws, and what distinguishes its pictures from another engine's."""

    name: str
    version: str
    command: tuple[str, ...]


def choose(dot: str | None) -> Engine | None:
    """The engine of this build.

    ``dot`` is the user's own ``graphviz_dot``, which comes first; then the embedded engine, then a
    ``dot`` that happens to be on the path. ``None`` if there is none of them.
    """
    package = find_spec("pygraphviz") if dot is None else None
    if package is not None and package.submodule_search_locations:
        # It starts without the places and settings of Python, which it does not need.
        command = (sys.executable, "-I", "-S", str(WORKER), package.submodule_search_locations[0])
        return Engine("pygraphviz", metadata.version("pygraphviz"), command)
    found = shutil.which(dot or "dot")
    return Engine("dot", dot or "", (found,)) if found else None
