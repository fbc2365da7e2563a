"""Fixtures, and the rule that a tool which CI requires is never silently missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sphinx.locale import translators

from helpers import Project

TOOLS = {
    "axe": ("npm",),
    "browser": ("chromedriver", "chromium"),
    "dot": ("dot",),
    "latex": ("latexmk", "pdftotext"),
    "mermaid": ("npm",),
}
"""Marker -> the programs without which tests of that mark are skipped."""
REQUIRED = frozenset(filter(None, os.environ.get("USECASE_REQUIRE", "").split(",")))

# A busy machine is slow, and proves nothing.
settings.register_profile(
    "unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is missing; fail it where the tool is required.

    Each begins in English, whatever language the one before it has left to the process.
    """
    translators.clear()
    for mark, programs in TOOLS.items():
        missing = [program for program in programs if shutil.which(program) is None]
        if not missing or item.get_closest_marker(mark) is None:
            continue
        message = f"{', '.join(missing)} not installed"
        if mark in REQUIRED:
            pytest.fail(f"{message}, but USECASE_REQUIRE asks for {mark} tests", pytrace=False)
        pytest.skip(message)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one process run all tests of a file: what they share is then built once."""
    from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]  # noqa: PLC0415

    return LoadFileScheduling(config, log) if config.getoption("dist") == "load" else None


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path)
