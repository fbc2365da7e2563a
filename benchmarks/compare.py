"""Measure what a build costs: use cases as lists by hand, with other tools, and with the extension."""

from __future__ import annotations

import argparse
import platform
import pstats
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import sphinx

from content import CORPORA, Corpus
from othertools import NEEDFLOW, STRICTDOC
from running import PYTHON, Cost, run
from styles import GRAPHVIZ, LISTS, OURS, make_project

STYLES = {
    "lists": LISTS,
    "lists, graphviz": GRAPHVIZ,
    "usecase": OURS,
    "needs, needflow": NEEDFLOW,
    "StrictDoc": STRICTDOC,
}
BASE = "lists"
FULL, UNCHANGED, EDITED = CASES = ("full build", "nothing changed", "one page edited")

Costs = Mapping[tuple[str, str], Sequence[Cost]]  # by case and style, one for each round


def main() -> None:
    """Compare the styles, or profile the extension."""
    options = _parse_arguments()
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(
            folder=Path(options.keep or temporary).resolve(),
            corpus=CORPORA[options.corpus],
            size=options.size,
            per_page=options.per_page,
            alike=options.alike,
        )
        if options.profile:
            bench.profile()
        else:
            wanted = {BASE, *(options.styles or STYLES)}
            _compare(bench, [style for style in STYLES if style in wanted], rounds=options.rounds)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=CORPORA, default="anchored", help="(%(default)s)")
    parser.add_argument("--size", type=int, default=500, help="number of use cases (%(default)s)")
    parser.add_argument("--per-page", type=int, default=10, help="on a page (%(default)s)")
    parser.add_argument(
        "--style", action="append", dest="styles", choices=STYLES, help=f"besides {BASE} (all)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="times all is built (%(default)s)")
    parser.add_argument("--alike", action="store_true", help="one layout for all diagrams")
    parser.add_argument("--keep", metavar="FOLDER", help="leave all files in this new folder")
    parser.add_argument("--profile", action="store_true", help="profile a build of the extension")
    options = parser.parse_args()
    if options.keep and Path(options.keep).exists():
        parser.error(f"--keep: {options.keep} exists already")
    return options


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One project for each style, below a folder."""

    folder: Path
    corpus: Corpus
    size: int
    per_page: int
    alike: bool

    def measure(self, style: str, case: str) -> Cost:
        """Return what one build costs."""
        source = self._source(style)
        if case == FULL:
            shutil.rmtree(source, ignore_errors=True)
        self._write(style, edited=case == EDITED)
        return run(STYLES[style].build(source))

    def profile(self) -> None:
        """Print where a full build with the extension spends its time."""
        source = self._source("usecase")
        shutil.rmtree(source, ignore_errors=True)
        self._write("usecase")
        record = str(source / "profile")
        build = OURS.build(source)[len(PYTHON) :]
        run([*PYTHON, "-m", "cProfile", "-o", record, *build])
        pstats.Stats(record).sort_stats("tottime").print_stats(40)

    def _source(self, style: str) -> Path:
        return self.folder / style.replace(", ", "-")

    def _write(self, style: str, *, edited: bool = False) -> None:
        """Write the project's files; one that has the right text already stays untouched."""
        project = make_project(
            STYLES[style],
            self.corpus,
            size=self.size,
            per_page=self.per_page,
            alike=self.alike,
            edited=edited,
        )
        source = self._source(style)
        source.mkdir(parents=True, exist_ok=True)
        for name, text in project.items():
            file = source / name
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")


def _compare(bench: Bench, styles: Sequence[str], *, rounds: int) -> None:
    print(
        f"{bench.size} use cases, {bench.per_page} on a page, {rounds} rounds; "
        f"Sphinx {sphinx.__version__}, Python {platform.python_version()}, {platform.machine()}"
    )
    missing = {style: STYLES[style].missing() for style in styles}
    for style, what in missing.items():
        if what:
            print(f'"{style}" is left out: there is no {what} on this machine.')
    styles = [style for style in styles if not missing[style]]
    warm_up = replace(bench, size=1)
    for style in styles:  # so that the first round does not pay for compiling modules
        warm_up.measure(style, FULL)
    costs = defaultdict(list)
    for _round in range(rounds):
        for case in CASES:
            for style in styles:  # in turn, so that a slow spell of the machine hits each of them
                costs[case, style].append(bench.measure(style, case))
    print(*_report(costs, size=bench.size), sep="\n")


def _report(costs: Costs, *, size: int) -> Iterator[str]:
    """Write a table: medians, and CPU time as a multiple of the lists', round by round."""
    yield ""
    yield f"{'':34}{'CPU s':>8}{'ms each':>9}{'wall s':>8}{'MiB':>6}  CPU by that of {BASE}"
    for (case, style), measured in costs.items():
        cpu = median(cost.cpu for cost in measured)
        wall = median(cost.wall for cost in measured)
        memory = median(cost.memory for cost in measured)
        pairs = zip(measured, costs[case, BASE], strict=True)
        ratios = [ours.cpu / base.cpu for ours, base in pairs]
        yield (
            f"{case:<17}{style:<17}{cpu:8.2f}{1000 * cpu / size:9.2f}{wall:8.2f}{memory:6.0f}"
            f"  {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
