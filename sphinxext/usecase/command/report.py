"""The verb ``report``: findings, coverage and changes for reviewers, and a gate for what is worse."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from sphinxext.usecase import __version__, atomic
from sphinxext.usecase.command import states
from sphinxext.usecase.command.building import read_to_compare, source_of, usecases_of
from sphinxext.usecase.command.main import Verb, WrongCallError
from sphinxext.usecase.command.states import State
from sphinxext.usecase.core import report as wing
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.changes.impact import Lapses, reached
from sphinxext.usecase.core.exchange.approvaljson import read_stated
from sphinxext.usecase.core.exchange.files import USECASES
from sphinxext.usecase.core.exchange.fromjson import Reader
from sphinxext.usecase.core.garbage import uncollected
from sphinxext.usecase.core.model.labels import as_written, split_list
from sphinxext.usecase.core.report import trend
from sphinxext.usecase.core.report.badge import badge
from sphinxext.usecase.core.report.ratchet import FAIL_ON, Ratchet, failing
from sphinxext.usecase.core.report.record import TITLES, Form, Measure, Report
from sphinxext.usecase.core.report.sourcelines import placed
from sphinxext.usecase.core.trace.coverage import Share
from sphinxext.usecase.core.wings import declared


def forms() -> dict[str, Form]:
    """All formats by name."""
    return {form.name: form for form in declared(wing, "FORM")}


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "source",
        nargs="?",
        help="what the builder usecases has written, or the folder of the sources (default: ., docs …)",
    )
    parser.add_argument(
        "--format", choices=forms(), default="text", metavar="FORMAT", help=", ".join(forms())
    )
    parser.add_argument("--out", metavar="FILE", help="write the report there instead of printing it")
    parser.add_argument(
        "--against",
        nargs="+",
        metavar="OLD",
        help="compare with what was kept: a folder, or files from it",
    )
    parser.add_argument("--git", metavar="REV", help="compare with the sources at REV")
    parser.add_argument(
        "--fail-on",
        metavar="WHAT",
        default="",
        help=f"1 if this is worse than before, one or more of: {', '.join(FAIL_ON)}",
    )
    parser.add_argument("--badge", metavar="FILE", help="write a badge (SVG) too")
    parser.add_argument(
        "--of", choices=TITLES, default="flows", help="what the badge is of (default: flows)"
    )
    parser.add_argument(
        "--trend", nargs="+", metavar="KEPT", help="only tell how several usecases.json went"
    )


@uncollected()
def run(stated: argparse.Namespace) -> int:
    """Print or write a report; 1 if anything that is asked for is worse than before."""
    if stated.trend:
        return _trend(stated)
    asked = _asked(stated)
    state = states.now(stated.source)
    if not state.has_findings:
        raise WrongCallError(
            "there is no findings.json; name the folder with all that the builder writes"
        )
    report = Report(state.project, __version__, *state.version)
    if stated.badge:
        _put([badge(_measure(report, stated.of)).removesuffix("\n")], stated.badge)
    before = _before(stated)
    if before is None:
        usecases_of(state.content, Reader())  # tells what cannot be read
    else:
        _check(before, asked)
        report = _compared(report, before, state)
    _tell(report, forms()[stated.format], stated.out)
    red = failing(report.worse or (), asked)
    for one in red:
        print(as_written(f"{one.kind}: {one.in_full}"), file=sys.stderr)
    return int(bool(red))


def _trend(stated: argparse.Namespace) -> int:
    """Tell how the figures of what was kept went."""
    if stated.format not in trend.FORMS:
        raise WrongCallError(f"a trend is told as {', '.join(trend.FORMS)}")
    reader = Reader()
    builds = [_kept(Path(path), reader) for path in stated.trend]
    _put(trend.FORMS[stated.format](builds), stated.out)
    return 0


def _kept(path: Path, reader: Reader) -> trend.Build:
    """What was kept of a build, called by its file, or by the folder if that says no more."""
    state = states.kept([str(path)])
    file = path.resolve()
    name = file.name if file.is_dir() else file.stem
    name = file.parent.name if file.name == USECASES else name
    return trend.Build(name, len(usecases_of(state.content, reader)), state.version.measures)


def _measure(report: Report, name: str) -> Measure:
    """What is measured by a name; nothing of nothing, if the project has none of that."""
    found = (one for one in report.measures if one.name == name)
    return next(found, Measure(name, Share(0, 0), {}))


def _asked(stated: argparse.Namespace) -> list[str]:
    """What the gate is to look at."""
    asked: list[str] = split_list(stated.fail_on)
    if wrong := [one for one in asked if one not in FAIL_ON]:
        raise WrongCallError(f"--fail-on knows {', '.join(FAIL_ON)}, not {', '.join(wrong)}")
    if stated.against and stated.git:
        raise WrongCallError("name either --against or --git")
    if asked and not (stated.against or stated.git):
        raise WrongCallError("--fail-on needs --against or --git: what to compare with")
    return asked


def _check(before: State, asked: Iterable[str]) -> None:
    """That what was kept tells what the gate is to look at."""
    if "drop" in asked and not before.version.measures:
        raise WrongCallError("the earlier files tell nothing of coverage: build them anew")
    if not before.has_findings and {*asked} - {"drop"}:
        raise WrongCallError("there are no earlier findings: name the earlier findings.json too")


def _before(stated: argparse.Namespace) -> State | None:
    if stated.git:
        return states.at(stated.git, source_of(stated.source))
    return states.kept(stated.against) if stated.against else None


def _compared(report: Report, before: State, state: State) -> Report:
    """A report with what has changed, and what is worse for it."""
    differences = Differences(*read_to_compare(before.content, state.content, Reader()))
    old = before.version
    if not before.has_findings:  # then nobody knows which ones are new
        old = old._replace(findings=state.version.findings)
    worse = Ratchet(old, state.version, differences).worse()
    located = tuple(placed(worse, state.content.data, state.file_of, state.seen))
    lapses = Lapses(read_stated(before.content.data), read_stated(state.content.data))
    changes = tuple(map(lapses.added_to, reached(differences)))
    return report._replace(changes=changes, worse=located)


def _tell(report: Report, form: Form, out: str | None) -> None:
    _put(form.told(report), out)
    if form.summary_in:
        summary = list(forms()["markdown"].told(report))
        file = os.environ.get(form.summary_in)
        if file:
            atomic.append(Path(file), as_written("\n".join(summary) + "\n").encode(errors="replace"))
        else:
            _put(summary, None)


def _put(lines: Iterable[str], out: str | None) -> None:
    text = as_written("\n".join(lines))
    if out is None:
        print(text)
        return
    try:
        atomic.write(Path(out), f"{text}\n".encode(errors="replace"))
    except OSError as error:
        raise WrongCallError(f"{out} cannot be written: {error.strerror}") from None


VERB = Verb(
    name="report",
    does="Tell findings, coverage and changes. Exit status 1 if --fail-on says so.",
    example="report docs --git main --fail-on drop,unknown",
    declare=declare,
    run=run,
)
