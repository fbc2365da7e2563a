"""Lets Python look for garbage seldom or never while something is made, and afterwards as it did.

Doctrees are circles of many small objects, which only its collector frees. With its own threshold it is
at work for a fifth of a build, mostly to find that a page that is being read is still in use.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SELDOM = 20_000
"""How many objects are made before it looks: a few pages of what nobody needs any more."""


def collect_seldom() -> Callable[[], None]:
    """Begin; what is returned ends it. Who has a higher threshold, or collects nothing, keeps that."""
    before = gc.get_threshold()
    if not 0 < before[0] < _SELDOM:
        return _nothing
    gc.set_threshold(_SELDOM, *before[1:])
    now = gc.get_threshold()

    def end() -> None:
        if gc.get_threshold() == now:  # nobody else has chosen another one meanwhile
            gc.set_threshold(*before)

    return end


def _nothing() -> None:
    """There is nothing to end."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing meanwhile: for what makes many objects, and hardly one in a circle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
