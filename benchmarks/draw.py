"""Measure what drawing costs: the same flow diagrams by the extension and by `sphinx.ext.graphviz`.

Drawing is what a project costs with its diagrams beyond the same project without them:

* the extension: use cases, less those with `usecase_diagram = "none"`;
* graphviz: pages with a `graphviz` directive for each use case, holding the very DOT source that the
  extension draws, less the same pages without directives.

All four are built in turn, round by round. What has been drawn is counted after each build.
"""

from __future__ import annotations

import argparse
import io
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median

import sphinx
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from content import CORPORA, Corpus, UseCase
from running import PYTHON, SPHINX, Cost, run
from sphinxext.usecase.diagrams.drawings import flow_drawing
from sphinxext.usecase.diagrams.pictures import FILE, Pictures
from sphinxext.usecase.site import site_of
from styles import GRAPHVIZ, OURS, graph, make_project

FULL, UNCHANGED, EDITED = CASES = ("full build", "nothing changed", "one flow edited")
CORPUS = CORPORA["anchored"]
DIAGRAMS = ("extension", "graphviz")
PLAIN = ("extension, none", "graphviz, none")
NONE = 'usecase_diagram = "none"\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Four projects below a folder: drawn and not, by the extension and by graphviz."""

    folder: Path
    size: int
    per_page: int
    alike: bool

    def measure(self, kind: str, case: str) -> Cost:
        """Return what one build costs; a wrong count ends the benchmark."""
        source = self.folder / kind.replace(", ", "-")
        if case == FULL:
            shutil.rmtree(source, ignore_errors=True)
        for name, text in self._project(kind, edited=case == EDITED).items():
            file = source / name
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        before = _drawn(source)
        cost = run([*PYTHON, *SPHINX, str(source), str(source / "_build")])
        layouts = 1 if self.alike and kind == "extension" else self.size
        expected = {FULL: layouts, UNCHANGED: 0, EDITED: 1}[case] if kind in DIAGRAMS else 0
        count = len(_drawn(source) - before)
        if count != expected:
            sys.exit(f"{kind}, {case}: {count} diagrams were drawn, not {expected}")
        return cost

    def _project(self, kind: str, *, edited: bool) -> dict[str, str]:
        if kind.startswith("extension"):
            style = OURS if kind in DIAGRAMS else replace(OURS, settings=f"{OURS.settings}{NONE}")
        else:
            drawn = kind in DIAGRAMS
            sources = _dot_sources(self.size, alike=self.alike, edited=edited) if drawn else {}
            style = replace(
                GRAPHVIZ,
                traceability=lambda _markup, _all: iter(()),
                use_case=lambda corpus, use_case: _graph(corpus, use_case, sources),
            )
        return make_project(
            style, CORPUS, size=self.size, per_page=self.per_page, alike=self.alike, edited=edited
        )


def _graph(corpus: Corpus, use_case: UseCase, sources: Mapping[str, str]) -> Iterator[str]:
    """Write a paragraph, which changes with the flow, and the diagram if there is a source for it."""
    yield from (use_case.steps[0], "")
    if use_case.id in sources:
        yield from graph(corpus.markup, use_case, sources[use_case.id].splitlines())


@cache
def _dot_sources(size: int, *, alike: bool, edited: bool) -> dict[str, str]:
    """Use case id -> the DOT source that the extension draws."""
    if edited:
        return _dot_sources(size, alike=alike, edited=False) | _made(1, alike=alike, edited=True)
    return _made(size, alike=alike, edited=False)


def _made(size: int, *, alike: bool, edited: bool) -> dict[str, str]:
    project = make_project(OURS, CORPUS, size=size, per_page=size, alike=alike, edited=edited)
    with tempfile.TemporaryDirectory() as temporary, patch_docutils(), docutils_namespace():
        for name, text in project.items():
            Path(temporary, name).write_text(text, encoding="utf-8")
        out = str(Path(temporary, "_build"))
        app = Sphinx(temporary, temporary, out, out, "dummy", status=io.StringIO())
        app.build()
        return {
            one.id: flow_drawing(one, "flow").sketch().lettered() for one in site_of(app.env).catalogue
        }


def _drawn(source: Path) -> set[str]:
    """The names of all pictures that a project has, by what they show."""
    build = source / "_build"
    cache_file = build / ".doctrees" / FILE
    names = Pictures(cache_file).names() if cache_file.exists() else set()
    return names | {path.name for path in build.glob("_images/graphviz-*.svg")}


def main() -> None:
    """Draw in turn, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=500, help="number of use cases (%(default)s)")
    parser.add_argument("--per-page", type=int, default=10, help="on a page (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="times all is built (%(default)s)")
    parser.add_argument("--alike", action="store_true", help="one layout for all diagrams")
    options = parser.parse_args()
    if shutil.which("dot") is None:
        sys.exit("There is nothing to compare with: sphinx.ext.graphviz needs the program `dot`.")
    print(
        f"{options.size} flow diagrams, {options.per_page} on a page, {options.rounds} rounds; "
        f"Sphinx {sphinx.__version__}, Python {platform.python_version()}, {platform.machine()}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(
            folder=Path(temporary).resolve(),
            size=options.size,
            per_page=options.per_page,
            alike=options.alike,
        )
        print(*_report(_measured(bench, rounds=options.rounds)), sep="\n")


def _measured(bench: Bench, *, rounds: int) -> Mapping[tuple[str, str], Sequence[float]]:
    """CPU seconds by case and project, one for each round."""
    warm_up = replace(bench, size=1)
    for kind in (*DIAGRAMS, *PLAIN):  # so that the first round does not pay for compiling modules
        warm_up.measure(kind, FULL)
    costs = defaultdict(list)
    for _round in range(rounds):
        for case in CASES:
            for kind in (
                *DIAGRAMS,
                *PLAIN,
            ):  # in turn, so that a slow spell of the machine hits each of them
                costs[case, kind].append(bench.measure(kind, case).cpu)
    return costs


def _report(costs: Mapping[tuple[str, str], Sequence[float]]) -> Iterator[str]:
    """Write a table: medians and ranges of CPU seconds for drawing, and of their ratio."""
    yield ""
    yield f"{'CPU s for drawing':<18}{'extension':<24}{'sphinx.ext.graphviz':<24}ratio"
    for case in CASES:
        ours, theirs = (
            [one - base for one, base in zip(costs[case, kind], costs[case, plain], strict=True)]
            for kind, plain in zip(DIAGRAMS, PLAIN, strict=True)
        )
        # Where nothing is drawn, a ratio would be one of two accidents.
        ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
        ratio = _range(ratios) if case != UNCHANGED else "nothing drawn"
        yield f"{case:<18}{_range(ours):<24}{_range(theirs):<24}{ratio}"


def _range(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


if __name__ == "__main__":
    main()
