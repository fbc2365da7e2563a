"""Fixtures, and the rule that a tool which CI requires is never silently missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.locale import translators

from helpers import Project

if TYPE_CHECKING:
    from browsing import Browser

TOOLS = {
    "axe": ("npm",),
    "browser": ("chromedriver", "chromium"),
    "dot": ("dot",),
    "latex": ("latexmk", "pdftotext"),
}
"""Marker -> the programs without which tests of that mark are skipped."""
REQUIRED = frozenset(filter(None, os.environ.get("USECASE_REQUIRE", "").split(",")))


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


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, pages: dict[str, Path]) -> Iterator[Browser]:
    """A browser that can open the ``pages`` of the module."""
    # Only tests in a browser need its driver.
    from browsing import Browser, started  # noqa: PLC0415

    driver = started(tmp_path_factory.mktemp("profile"))
    try:
        yield Browser(driver, pages)
    finally:
        driver.quit()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core."""
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(["npm", "pack", "--silent", "axe-core@4"], cwd=folder, check=True, timeout=300)
    (package,) = folder.glob("*.tgz")
    with tarfile.open(package) as files:
        script = files.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode()
