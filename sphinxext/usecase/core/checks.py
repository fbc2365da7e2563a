"""Rules over the whole catalogue: each yields a finding for what is wrong across pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinxext.usecase.core.catalogue import Catalogue
from sphinxext.usecase.core.model import Finding


def duplicate_ids(catalogue: Catalogue) -> Iterator[Finding]:
    """Two use cases with one id; the message names the other place as path and line."""
    for usecase, first in catalogue.duplicates:
        yield Finding(
            rule="duplicate-id",
            message=(
                f'{usecase.id}: this id of "{usecase.title}" is used already by "{first.title}" '
                f"in {first.docname}, line {first.line}; give one of them another :id:"
            ),
            docname=usecase.docname,
            line=usecase.line,
        )


def unknown_items(catalogue: Catalogue, known: Callable[[str], bool]) -> Iterator[Finding]:
    """Epics, stories and tests that no source describes and no tracker pattern matches."""
    for item, address in catalogue.items.items():
        if known(item):
            continue
        usecase = catalogue.usecases[address.partition(".")[0]]
        yield Finding(
            rule="unknown-item",
            message=(
                f'{address}: "{item}" matches no pattern of usecase_trackers and no other source '
                "describes it; correct the id or add a pattern"
            ),
            docname=usecase.docname,
            line=_line_of(catalogue, address, usecase.line),
        )


def _line_of(catalogue: Catalogue, address: str, default: int) -> int:
    usecase = catalogue.usecases[address.partition(".")[0]]
    for part in (*usecase.flows, *usecase.steps):
        if f"{usecase.id}.{part.label}" == address:
            return part.line
    return default
