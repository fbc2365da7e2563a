"""Many drawings in one process of an engine: started at once, and joined when they are needed."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from tempfile import TemporaryFile

from sphinxext.usecase.diagrams.engines import Engine

_BEGINNINGS = {
    "svg": re.compile(rb"<\?xml .*?<title>(\d+)</title>", re.DOTALL),
    "cmapx": re.compile(rb'<map id="[^"]*" name="(\d+)">'),
}
"""How what is drawn of a graph begins, by the first format; the group is the name of the graph."""
_ENDS = {"svg": b"</svg>", "pdf": b"%%EOF", "png": b"IEND\xaeB`\x82"}
"""How it ends, by the last format."""
_PROBE = "digraph 0 {\n\ta\n}\n"
"""What any engine can draw."""
_PATIENCE = 5.0
"""In so many seconds, at least."""


class UnfitError(Exception):
    """An engine draws nothing at all; the message continues a sentence about it."""


class Batch:
    """Many drawings in one process, started at once and joined when they are needed.

    ``sources`` are DOT sources without names. ``format_`` is ``svg``, ``cmapx+png`` or ``cmapx+pdf``:
    of the last two, a map of the links stands before each picture.
    """

    def __init__(self, engine: Engine, sources: Mapping[str, str], format_: str) -> None:
        self._engine = engine
        self._formats = format_.split("+")
        self._keys = list(sources)
        self._waiting = {
            # By its name, a number, a graph is known again in what is drawn.
            number: source.replace("digraph", f"digraph {number}", 1)
            for number, source in enumerate(sources.values())
        }
        self._run = self._start("".join(self._waiting.values()))

    def _start(self, source: str) -> _Run:
        command = [*self._engine.command, *(f"-T{format_}" for format_ in self._formats)]
        return _Run(command, source)

    def join(self, seconds: float) -> tuple[dict[str, bytes], dict[str, str]]:
        """Wait for all drawings: what was drawn, and for the rest why not.

        No single drawing may take longer than ``seconds``. When the process dies or hangs, the
        drawing it was at has failed and another process goes on with those behind it. Raises
        ``UnfitError`` if no drawing is to blame.
        """
        drawn: dict[str, bytes] = {}
        failed: dict[str, str] = {}
        while True:
            content, end = self._run.result(seconds)
            for number, picture in self._parted(content):
                if self._waiting.pop(number, None) is not None:
                    drawn[self._keys[number]] = picture
            if not self._waiting:
                return drawn, failed
            if not drawn and not failed:
                self._check(seconds)
            hopeless = not drawn and len(failed) > 1
            for number in list(self._waiting)[: None if hopeless else 1]:
                del self._waiting[number]
                failed[self._keys[number]] = f"{self._engine.name} {end}"
            if not self._waiting:
                return drawn, failed
            self._run = self._start("".join(self._waiting.values()))

    def _check(self, seconds: float) -> None:
        """Let the engine draw something simple."""
        run = self._start(_PROBE)
        content, end = run.result(max(seconds, _PATIENCE))
        if not any(self._parted(content)):
            raise UnfitError(end if run.refused else f"draws nothing and {end}")

    def _parted(self, content: bytes) -> Iterator[tuple[int, bytes]]:
        """The name of each graph and what was drawn of it, if that is whole."""
        beginnings = list(_BEGINNINGS[self._formats[0]].finditer(content))
        places = [*(match.start() for match in beginnings), len(content)]
        for match, (start, end) in zip(beginnings, pairwise(places), strict=True):
            picture = content[start:end].rstrip()
            if picture.endswith(_ENDS[self._formats[-1]]):
                yield int(match[1]), picture


def _environment() -> dict[str, str]:
    """Where engines run: in every time zone, dates in what they write are of one length."""
    return {**os.environ, "TZ": "UTC"}


class _Run:
    """A process at work. What goes in and out are files: pipes would have to be emptied meanwhile."""

    def __init__(self, command: Sequence[str], source: str) -> None:
        self._open = ExitStack()
        self.refused = ""
        """Why it could not even begin."""
        try:
            self._begin(command, source)
        except OSError as error:  # the disk may be full, too
            self.refused = f"cannot be run ({error.strerror or error})"

    def _begin(self, command: Sequence[str], source: str) -> None:
        self._out = self._open.enter_context(TemporaryFile())  # noqa: SIM115 (with the stack)
        self._errors = self._open.enter_context(TemporaryFile())  # noqa: SIM115 (with the stack)
        with TemporaryFile() as sources:
            sources.write(source.encode())
            sources.seek(0)
            self._process = subprocess.Popen(  # noqa: S603 (the engine)
                command, stdin=sources, stdout=self._out, stderr=self._errors, env=_environment()
            )

    def result(self, seconds: float) -> tuple[bytes, str]:
        """What it wrote, and how it ended: it is killed if nothing comes for ``seconds``."""
        with self._open:
            if self.refused:
                return b"", self.refused
            end = "" if self._ends(seconds) else f"took more than {seconds:g} seconds"
            self._out.seek(0)
            return self._out.read(), end or self._complaint()

    def _ends(self, seconds: float) -> bool:
        """Whether it ends by itself."""
        progress = 0
        while True:
            try:
                self._process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                done = os.fstat(self._out.fileno()).st_size
                if done > progress:
                    progress = done
                    continue
                self._process.kill()
                self._process.wait()
                return False
            return True

    def _complaint(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").splitlines()
        told = [line.strip() for line in lines if line.strip() and "Fontconfig" not in line]
        detail = f": {told[-1]}" if told else ""
        return f"ended with exit code {self._process.returncode}{detail}"
