"""Engines that draw DOT files: each is a command that draws many files in one process.

Both understand ``COMMAND -Tsvg -O 1.dot 2.dot …`` and write ``1.dot.svg``, ``2.dot.svg``, …
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Engine:
    """A command that draws, and what distinguishes its pictures from another engine's."""

    name: str
    version: str
    command: tuple[str, ...]


def choose(dot: str | None) -> Engine | None:
    """The engine of this build.

    ``dot`` is the user's own ``graphviz_dot``, which comes first; then the embedded engine, then a
    ``dot`` that happens to be on the path. ``None`` if there is none of them.
    """
    if dot is None and find_spec("pygraphviz") is not None:
        command = (sys.executable, "-P", str(WORKER))
        return Engine("pygraphviz", metadata.version("pygraphviz"), command)
    found = shutil.which(dot or "dot")
    return Engine("dot", dot or "", (found,)) if found else None


class Batch:
    """Many drawings in one process, started at once and joined when they are needed.

    A format such as ``cmapx+png`` is two, one behind the other.
    """

    def __init__(self, engine: Engine, sources: Mapping[str, str], format_: str) -> None:
        self._engine = engine
        self._formats = format_.split("+")
        self._folder = tempfile.TemporaryDirectory(prefix="usecase-", ignore_cleanup_errors=True)
        self._path = Path(self._folder.name)
        self._files = {key: f"{number}.dot" for number, key in enumerate(sources)}
        for key, source in sources.items():
            (self._path / self._files[key]).write_text(source, encoding="utf-8")
        self._waiting = list(sources)
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        formats = [f"-T{format_}" for format_ in self._formats]
        with (self._path / "errors").open("wb") as errors:
            return subprocess.Popen(  # noqa: S603 (the engine, and names of our own)
                [*self._engine.command, *formats, "-O", *self._pending_files()],
                cwd=self._path,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )

    def _pending_files(self) -> list[str]:
        return [self._files[key] for key in self._waiting]

    def join(self, seconds: float) -> tuple[dict[str, bytes], dict[str, str]]:
        """Wait for all drawings: what was drawn, and for the rest why not.

        No single drawing may take longer than ``seconds``. When the process dies or hangs, the
        drawing it was at has failed and another process goes on with those behind it.
        """
        drawn: dict[str, bytes] = {}
        failed: dict[str, str] = {}
        while True:
            reason = self._wait(seconds)
            for key in list(self._waiting):
                picture = self._picture(key)
                if picture is not None:
                    drawn[key] = picture
                    self._waiting.remove(key)
            if not self._waiting:
                break
            failed[self._waiting.pop(0)] = reason
            if not self._waiting:
                break
            if not drawn and len(failed) > 2:
                failed.update(dict.fromkeys(self._waiting, reason))
                break
            self._process = self._start()
        self._folder.cleanup()
        return drawn, failed

    def _wait(self, seconds: float) -> str:
        """Wait until the process ends or makes no progress for ``seconds``; say how it ended."""
        progress = -1
        while True:
            try:
                self._process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                done = sum(1 for _ in self._path.glob(f"*.dot.{self._formats[-1]}"))
                if done > progress:
                    progress = done
                    continue
                self._process.kill()
                self._process.wait()
                return f"{self._engine.name} took more than {seconds:g} seconds"
            return self._complaint()

    def _complaint(self) -> str:
        lines = (self._path / "errors").read_text("utf-8", "replace").splitlines()
        told = [line.strip() for line in lines if line.strip() and "Fontconfig" not in line]
        detail = f": {told[-1]}" if told else ""
        return f"{self._engine.name} ended with exit code {self._process.returncode}{detail}"

    def _picture(self, key: str) -> bytes | None:
        paths = [self._path / f"{self._files[key]}.{format_}" for format_ in self._formats]
        if not all(path.exists() for path in paths):
            return None
        content = b"".join(path.read_bytes() for path in paths)
        complete = content.rstrip().endswith(b"</svg>") if self._formats == ["svg"] else bool(content)
        return content if complete else None
