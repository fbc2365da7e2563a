"""Reports what is wrong across pages, with items, and with the files that describe them."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from sphinxext.usecase import messages
from sphinxext.usecase.config import Config, place_of
from sphinxext.usecase.core import checks, tracechecks
from sphinxext.usecase.core.filters import Filter
from sphinxext.usecase.core.project import Project
from sphinxext.usecase.sources import Sources
from sphinxext.usecase.stated import THRESHOLD, filter_of, line_and_rest
from sphinxext.usecase.store import Store
from sphinxext.usecase.tracing import Tracing

_SETTINGS = {"backlog": "backlog", "results": "test_results"}
"""Subtype of a warning about a file -> the configuration value that names it."""


def check(store: Store, tracing: Tracing, values: Config) -> None:
    """Warn of everything that is wrong."""
    project, sources = tracing.project, tracing.sources
    found = chain(checks.check(project.catalogue), tracechecks.items_that_do_not_count(project))
    for finding in found:
        messages.warn(finding.rule, finding.message, (finding.docname, finding.line))
    if sources:
        _check_files(project, sources)
    for docname, targets in store.targets.items():
        for _kind, only, how in (key for key in targets if key[0] == THRESHOLD):
            line, percent = line_and_rest(how)
            if said := tracechecks.below(project, filter_of(only), float(percent)):
                messages.warn("coverage", said, (docname, line))
    _check_project(project, values, sources.folder)


def _check_files(project: Project, sources: Sources) -> None:
    for trouble in sources.troubles:
        path = trouble.path or place_of(sources.folder, _SETTINGS[trouble.subtype])
        place = f"{path}:{trouble.line}" if trouble.line else path
        messages.warn(trouble.subtype, trouble.message, place)
    for path, line, said in tracechecks.results_of_nothing(project):
        messages.warn("unknown-result", said, f"{path}:{line}")


def _check_project(project: Project, values: Config, folder: Path) -> None:
    """What the configuration asks of the project as a whole."""
    if said := tracechecks.below(project, Filter(), values.min_coverage or 0):
        messages.warn("coverage", said, place_of(folder, "min_coverage"))
    if values.undelivered and (said := tracechecks.undelivered(project)):
        messages.warn("undelivered", said, place_of(folder, "undelivered"))
