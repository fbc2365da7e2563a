"""Reports what is wrong across pages, with items, and with the files that describe them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sphinxext.usecase import messages
from sphinxext.usecase.config import Config, place_of
from sphinxext.usecase.core.model.findings import Finding, Severity
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.project.mentions import Threshold
from sphinxext.usecase.core.rules.registry import findings
from sphinxext.usecase.core.rules.tracing import Gate, Traced
from sphinxext.usecase.project.store import Store
from sphinxext.usecase.project.tracing import Tracing
from sphinxext.usecase.sources.files import Sources

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS = {"backlog": "backlog", "external": "external", "results": "test_results"}
"""Subtype of a warning about a file -> the configuration value that names it."""


def say(found: Iterable[Finding], conf: Path) -> None:
    """Log some findings as warnings; ``conf`` is the folder of ``conf.py``."""
    for one in found:
        messages.warn(one.rule, one.message, _place(one, conf))


def _place(one: Finding, conf: Path) -> tuple[str, int | None] | str:
    if one.setting:
        return place_of(conf, one.setting)
    return f"{one.file}:{one.line or 1}" if one.file else (one.docname, one.line)


def findings_of(store: Store, tracing: Tracing, values: Config) -> Iterator[Finding]:
    """Everything that is wrong with this project."""
    severities = _severities(values)
    for one in findings("catalogue", store.catalogue, severities):
        if not one.docname.startswith(FOREIGN):
            yield one
    traced = findings("traced", _traced(store, tracing, values), severities)
    ours = [one for one in traced if not one.docname.startswith(FOREIGN)]
    yield from _about_items(tracing, values, ours)
    yield from _about_files(tracing.sources)


def _severities(values: Config) -> Mapping[str, Severity]:
    """The severities of rules that have others than they declare."""
    return {"undelivered": "warning"} if values.undelivered else {}


def _traced(store: Store, tracing: Tracing, values: Config) -> Traced:
    return Traced(
        store.catalogue,
        tracing.items,
        lambda: tracing.project,
        has_results=bool(values.test_results),
        unread=tracing.sources.unread,
        gates=tuple(_gates(store, values)),
    )


def _gates(store: Store, values: Config) -> Iterator[Gate]:
    """How much views, and the configuration for the project as a whole, want to be covered."""
    for docname, mentions in store.mentions.items():
        for one in mentions:
            if isinstance(one, Threshold):
                yield Gate(one.only, one.percent, docname, one.line)
    if values.min_coverage:
        yield Gate(None, values.min_coverage, setting="min_coverage")


def _about_items(tracing: Tracing, values: Config, found: list[Finding]) -> Iterator[Finding]:
    """What is found; of items that do not count only one thing, if nobody describes any."""
    doubtful = [one for one in found if one.rule in ("unknown-item", "wrong-kind")]
    if values.backlog and len(doubtful) > 1 and not any(tracing.items.described()):
        text = f"its files describe no item, but use cases name {len(doubtful)}"
        yield Finding("backlog", text, "export them anew", setting="backlog")
        found = [one for one in found if one not in doubtful]
    yield from found


def _about_files(sources: Sources) -> Iterator[Finding]:
    for trouble in sources.troubles if sources else ():
        setting = "" if trouble.path else _SETTINGS[trouble.subtype]
        yield Finding(
            trouble.subtype, trouble.message, file=trouble.path, line=trouble.line, setting=setting
        )
