"""A browser for the pages of a module, and what looks for faults of accessibility in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.browsing import Browser, packed, started


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
    return packed(tmp_path_factory.mktemp("axe"), "axe-core@4", "axe.min.js")
