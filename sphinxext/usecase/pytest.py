"""The pytest plug-in: ``pytest -p sphinxext.usecase.pytest`` writes into results what tests are for."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

MARKER = "usecase"
"""The name of the marker, and of the property."""
_HELP = f"{MARKER}(address, ...): the use cases, steps or alternatives that the test checks"


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", _HELP)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Note on each test the addresses that markers on it, its class and its module name."""
    for item in items:
        if addresses := dict.fromkeys(_named(item)):
            item.user_properties.append((MARKER, ", ".join(addresses)))


def _named(item: pytest.Item) -> Iterable[str]:
    for mark in item.iter_markers(MARKER):
        words = [*mark.args, *mark.kwargs.values()]
        addresses = [one.strip() for one in mark.args if isinstance(one, str) and one.strip()]
        if not addresses or len(addresses) < len(words):
            said = "pytest.mark.usecase takes addresses as text, such as"
            item.warn(pytest.PytestWarning(f'{said} "UC-LEAD" or "UC-LEAD.2a"'))
        yield from addresses
