"""Finds what the modules of a wing declare, so that a new module needs no entry in a list."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def declared(wing: ModuleType, name: str) -> Iterator[Any]:
    """What modules of a wing declare by a name, such as ``RULE``, in the order of the modules' names."""
    for found in sorted(module.name for module in iter_modules(wing.__path__)):
        module = import_module(f"{wing.__name__}.{found}")
        if hasattr(module, name):
            yield getattr(module, name)
