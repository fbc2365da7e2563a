"""The figures of several builds, the oldest first -> how they went, as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.changes.sentences import MARKDOWN
from sphinxext.usecase.core.report.asjson import INDENTED
from sphinxext.usecase.core.report.record import Measure

VERSION = 1
_BARS = "▁▂▃▄▅▆▇█"
_NONE = "–"


class Build(NamedTuple):
    """What is kept of a build: what to call it, its use cases, counted, and its figures."""

    name: str
    usecases: int
    measures: tuple[Measure, ...]

    def measure(self, name: str) -> Measure | None:
        """What is measured by this name, if it was."""
        return next((one for one in self.measures if one.name == name), None)


def _measured(builds: Sequence[Build]) -> dict[str, str]:
    """All that is measured in any build, with its title."""
    return {one.name: one.title for build in builds for one in build.measures}


def _share(measure: Measure | None) -> str:
    return f"{measure.share.percent} %" if measure and measure.share.whole else _NONE


def _bar(measure: Measure | None) -> str:
    tenths = measure.share.tenths if measure else None
    return _NONE if tenths is None else _BARS[min(tenths * len(_BARS) // 1000, len(_BARS) - 1)]


def _rows(builds: Sequence[Build]) -> Iterator[list[str]]:
    """A header, a row for each build, and what all of them look like."""
    measured = _measured(builds)
    yield ["build", "use cases", *measured.values()]
    for build in builds:
        shares = (_share(build.measure(name)) for name in measured)
        yield [build.name, str(build.usecases), *shares]
    bars = ("".join(_bar(build.measure(name)) for build in builds) for name in measured)
    yield ["trend", "", *bars]


def text(builds: Sequence[Build]) -> Iterator[str]:
    """A table for a terminal."""
    rows = [*_rows(builds)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()


def markdown(builds: Sequence[Build]) -> Iterator[str]:
    """A table for a comment or a summary."""
    header, *rows = ([MARKDOWN.escape(cell) for cell in row] for row in _rows(builds))
    yield f"| {' | '.join(header)} |"
    yield f"| --- |{' ---: |' * (len(header) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def as_json(builds: Sequence[Build]) -> Iterator[str]:
    """The same as versioned data."""
    yield json.dumps({"version": VERSION, "builds": list(map(_data, builds))}, **INDENTED)


def _data(build: Build) -> dict[str, object]:
    shares = {one.name: {**one.share._asdict(), "percent": one.share.percent} for one in build.measures}
    return {"name": build.name, "usecases": build.usecases, "coverage": shares}


FORMS: Mapping[str, Callable[[Sequence[Build]], Iterator[str]]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
}
