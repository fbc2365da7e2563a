"""Reports what is wrong across pages, with items, and with the files that describe them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sphinxext.usecase import messages
from sphinxext.usecase.config import Config, place_of
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.rules import project as checks
from sphinxext.usecase.core.rules import trace as tracechecks
from sphinxext.usecase.project.store import Store
from sphinxext.usecase.project.tracing import Tracing
from sphinxext.usecase.reading.mentions import THRESHOLD, filter_of, line_and_rest
from sphinxext.usecase.sources.files import Sources

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxext.usecase.core.trace.traced import Project

_SETTINGS = {"backlog": "backlog", "external": "external", "results": "test_results"}
"""Subtype of a warning about a file -> the configuration value that names it."""


def check(store: Store, tracing: Tracing, values: Config, conf: Path) -> None:
    """Warn of everything that is wrong; ``conf`` is the folder of ``conf.py``."""
    catalogue, sources = store.catalogue, tracing.sources

    def has_result(test: str) -> bool:
        return bool(values.test_results) and tracing.project.verdicts.has(test)

    for finding in chain(
        checks.check(catalogue),
        tracechecks.items_that_do_not_count(catalogue, tracing.items, has_result),
        tracechecks.waived_in_vain(catalogue, tracing.items),
    ):
        if not finding.docname.startswith(FOREIGN):
            messages.warn(finding.rule, finding.message, (finding.docname, finding.line))
    if sources:
        _check_files(tracing.project, sources, conf)
    _check_gates(store, tracing, values, conf)


def _check_gates(store: Store, tracing: Tracing, values: Config, conf: Path) -> None:
    """How much views, and the configuration for the project as a whole, want to be covered."""
    for docname, targets in store.targets.items():
        for _kind, only, how in (key for key in targets if key[0] == THRESHOLD):
            line, percent = line_and_rest(how)
            if said := tracechecks.below(tracing.project, filter_of(only), float(percent)):
                messages.warn("coverage", said, (docname, line))
    least = values.min_coverage
    if least and (said := tracechecks.below(tracing.project, None, least)):
        messages.warn("coverage", said, place_of(conf, "min_coverage"))
    if values.undelivered and (said := tracechecks.undelivered(tracing.project)):
        messages.warn("undelivered", said, place_of(conf, "undelivered"))


def _check_files(project: Project, sources: Sources, conf: Path) -> None:
    for trouble in sources.troubles:
        setting = place_of(conf, _SETTINGS[trouble.subtype])
        place = f"{trouble.path}:{trouble.line or 1}" if trouble.path else setting
        messages.warn(trouble.subtype, trouble.message, place)
    for path, line, said in tracechecks.results_of_nothing(project):
        messages.warn("unknown-result", said, f"{path}:{line}")
