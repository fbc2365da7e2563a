"""Finds what the modules of a wing declare, so that a new module needs no entry in a list."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def declared(wing: ModuleType, name: str, *, module: str = "") -> Iterator[Any]:
    """What modules of a wing declare by a name, such as ``RULE``, in the order of the modules' names.

    If a ``module`` that is named declares it, no other is loaded.
    """
    modules = sorted(found.name for found in iter_modules(wing.__path__))
    alone = list(_of(wing, [module], name)) if module in modules else []
    yield from alone or _of(wing, modules, name)


def _of(wing: ModuleType, modules: list[str], name: str) -> Iterator[Any]:
    for found in modules:
        loaded = import_module(f"{wing.__name__}.{found}")
        if hasattr(loaded, name):
            yield getattr(loaded, name)
