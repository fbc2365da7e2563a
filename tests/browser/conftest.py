"""A browser for the pages of a module, and what looks for faults of accessibility in them."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.browsing import Browser, started


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, pages: dict[str, Path]) -> Iterator[Browser]:
    """A browser that can open the ``pages`` of the module."""
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
