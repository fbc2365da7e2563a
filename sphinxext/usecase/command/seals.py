"""The verb ``seals``: lists what use cases and parts of them are sealed by, and who approves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sphinxext.usecase.command.approving import Known, declare_source, known
from sphinxext.usecase.command.main import Verb
from sphinxext.usecase.core.changes.seals import seals
from sphinxext.usecase.core.changes.standing import Standing
from sphinxext.usecase.core.model.labels import as_written
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.testnames import PROPERTIES
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.project.results import verdicts_of
from sphinxext.usecase.sources.files import Sources

_STATES = {"approved": "approved", "changed": "changed since approved", "missing": "not approved yet"}


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    declare_source(parser)
    parser.add_argument(
        "--tests",
        nargs="+",
        metavar="RESULTS",
        help="list the tests in these JUnit files that are about an older text instead",
    )


def run(stated: argparse.Namespace) -> int:
    """Print them; 1 if anything has changed since it was approved, or tested."""
    found = known(stated)
    if stated.tests:
        return _older(found, stated.tests)
    has_changed = False
    for usecase in found.usecases.values():
        for line in _of_usecase(usecase, found):
            print(as_written(line))
        approved = found.approvals.of(usecase.id)
        for standings in (approved.whole, *approved.parts.values()) if approved else ():
            has_changed |= any(one.state == "changed" for one in standings)
    return int(has_changed)


def _of_usecase(usecase: UseCase, found: Known) -> Iterator[str]:
    """A line for the whole, for each flow and each statement, each with who has approved it."""
    sealed = seals(usecase, found.usecases)
    approved = found.approvals.of(usecase.id)
    yield f"{sealed.whole.seal}  {usecase.id}  {usecase.title}"
    yield from _said(approved.whole if approved else ())
    for label, part in sealed.by_label.items():
        title = part.title if label else "main flow"
        yield f"{part.seal}    {Address(usecase.id, part.name or label)}  {title}"
        yield from _said(approved.parts.get(label, ()) if approved else ())


def _said(standings: tuple[Standing, ...]) -> Iterator[str]:
    for one in standings:
        by = f" by {one.approval.by} on {one.approval.on}" if one.approval else ""
        yield f"{' ' * 12}{one.role}: {_STATES[one.state]}{by}"


def _older(found: Known, files: list[str]) -> int:
    """Print which tests name a text that is another one now."""
    catalogue = Catalogue(map(summarise, found.usecases.values()), found.on_page)
    sources = Sources(Path(), (), {}, files, PROPERTIES, {})
    verdicts = verdicts_of(catalogue, sources, lambda: catalogue)
    for trouble in sources.troubles:
        print(f"{trouble.path}: {trouble.message}".removeprefix(": "), file=sys.stderr)
    made = [seals(usecase, found.usecases) for usecase in found.usecases.values()]
    by_newest_rule = {part.seal for one in made for part in (one.whole, *one.by_label.values())}
    for one in verdicts.outdated:
        tested = one.tested
        now = ", ".join(seal for seal in dict.fromkeys(one.now) if seal in by_newest_rule) or "no text"
        place = f"{tested.path}:{tested.line}: {tested.test} ({tested.verdict})"
        print(as_written(f"{place}: {one.address}@{one.then} is now {now}"))
    return int(bool(verdicts.outdated))


VERB = Verb(
    name="seals",
    does="List seals, and who has approved what. Exit status 1 if any has changed.",
    example="seals docs --tests results.xml",
    declare=declare,
    run=run,
)
