"""Reports what is wrong across pages, with items, and with the files that describe them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sphinxext.usecase import messages
from sphinxext.usecase.config import Config, place_of
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.model.usecase import Finding
from sphinxext.usecase.core.project.mentions import Threshold
from sphinxext.usecase.core.rules import project as checks
from sphinxext.usecase.core.rules import trace as tracechecks
from sphinxext.usecase.project.store import Store
from sphinxext.usecase.project.tracing import Tracing
from sphinxext.usecase.project.written import Complaint, Setting
from sphinxext.usecase.sources.files import Sources

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxext.usecase.core.trace.traced import Project

_SETTINGS = {"backlog": "backlog", "external": "external", "results": "test_results"}
"""Subtype of a warning about a file -> the configuration value that names it."""


def say(complaints: Iterable[Complaint], conf: Path) -> None:
    """Log some complaints as warnings; ``conf`` is the folder of ``conf.py``."""
    for rule, message, place in complaints:
        messages.warn(rule, message, place_of(conf, place.name) if isinstance(place, Setting) else place)


def complaints(store: Store, tracing: Tracing, values: Config) -> Iterator[Complaint]:
    """Everything that is wrong."""
    catalogue, sources = store.catalogue, tracing.sources

    yield from _located(checks.check(catalogue))
    yield from _about_items(store, tracing, values)
    yield from _located(tracechecks.waived_in_vain(catalogue, tracing.items))
    if sources:
        yield from _about_files(tracing.project, sources)
    yield from _about_gates(store, tracing, values)


def _located(findings: Iterable[Finding]) -> Iterator[Complaint]:
    """Findings on pages of this project."""
    for one in findings:
        if not one.docname.startswith(FOREIGN):
            yield Complaint(one.rule, one.message, (one.docname, one.line))


def _about_items(store: Store, tracing: Tracing, values: Config) -> Iterator[Complaint]:
    """Items that nobody knows, unless that says no more than that nobody describes any."""

    def has_result(test: str) -> bool:
        return bool(values.test_results) and tracing.project.verdicts.has(test)

    found = list(
        _located(
            tracechecks.items_that_do_not_count(
                store.catalogue, tracing.items, has_result, tracing.sources.unread
            )
        )
    )
    if values.backlog and len(found) > 1 and not any(tracing.items.described()):
        said = f"its files describe no item, but use cases name {len(found)}; export them anew"
        yield Complaint("backlog", said, Setting("backlog"))
    else:
        yield from found


def _about_gates(store: Store, tracing: Tracing, values: Config) -> Iterator[Complaint]:
    """How much views, and the configuration for the project as a whole, want to be covered."""
    for docname, mentions in store.mentions.items():
        for gate in (one for one in mentions if isinstance(one, Threshold)):
            if said := tracechecks.below(tracing.project, gate.only, gate.percent):
                yield Complaint("coverage", said, (docname, gate.line))
    least = values.min_coverage
    if least and (said := tracechecks.below(tracing.project, None, least)):
        yield Complaint("coverage", said, Setting("min_coverage"))
    if values.undelivered and (said := tracechecks.undelivered(tracing.project)):
        yield Complaint("undelivered", said, Setting("undelivered"))


def _about_files(project: Project, sources: Sources) -> Iterator[Complaint]:
    for trouble in sources.troubles:
        setting = Setting(_SETTINGS[trouble.subtype])
        place = f"{trouble.path}:{trouble.line or 1}" if trouble.path else setting
        yield Complaint(trouble.subtype, trouble.message, place)
    for path, line, said in tracechecks.results_of_nothing(project):
        yield Complaint("unknown-result", said, f"{path}:{line}")
