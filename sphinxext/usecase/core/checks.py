"""Rules over the whole catalogue: each yields a finding for what is wrong across pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinxext.usecase.core import labels
from sphinxext.usecase.core.catalogue import Catalogue
from sphinxext.usecase.core.model import Finding, Flow, Step, UseCase, walk_steps


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
        usecase = catalogue.get(address.partition(".")[0])
        assert usecase is not None
        yield Finding(
            rule="unknown-item",
            message=(
                f'{address}: "{item}" matches no pattern of usecase_trackers and no other source '
                "describes it; correct the id or add a pattern"
            ),
            docname=usecase.docname,
            line=_line_of(usecase, address),
        )


def _line_of(usecase: UseCase, address: str) -> int:
    """The line of the step or alternative at an address; the use case's if there is none."""
    steps = walk_steps((*usecase.steps, *(step for flow in usecase.flows for step in flow.steps)))
    parts: tuple[Flow | Step, ...] = (*usecase.flows, *steps)
    for part in parts:
        if labels.address(usecase.id, part.label) == address:
            return part.line
    return usecase.line
