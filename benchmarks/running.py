"""Runs a command and tells what it cost, its children included."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

PYTHON = (sys.executable, "-P")  # the folder it is started in adds no modules
SPHINX = ("-m", "sphinx", "-qW", "-b", "html")
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process and its children used: seconds, and the peak memory of the largest, in MiB."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end; a failed one ends the benchmark with what it printed."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=_environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)}\n{output.read()}")
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss * MAXRSS_UNIT / 2**20,
    )


def _environment() -> dict[str, str]:
    """That of this process, but modules stay compiled: only what is installed would be otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
