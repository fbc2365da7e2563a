"""Measure how the cost of a build grows with the number of one kind of thing.

Of each kind, a project with n and one with four times as many are built. What they cost beyond an empty
project gives the exponent of growth: 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path

from running import PYTHON, SPHINX, run

FACTOR = 4
EMPTY = "nothing"
TOO_SHORT = 0.2
"""Seconds of CPU below which nothing can be told of growth."""
CONF = """\
extensions = ["sphinxext.usecase"]
html_theme = "alabaster"
html_sidebars = {"**": []}
usecase_trackers = {r"[RT]-\\d+": "https://tracker.example.org/browse/{id}"}
suppress_warnings = ["usecase"]
"""


def main() -> None:
    """Print a line for each kind of thing."""
    options = _parse_arguments()
    with tempfile.TemporaryDirectory() as temporary:
        _print_growth(Path(temporary), options.size, options.kinds or list(KINDS))


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2500, help="the smaller number (%(default)s)")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"all, or some of {', '.join(KINDS)}")
    options = parser.parse_args()
    if unknown := [kind for kind in options.kinds if kind not in KINDS]:
        parser.error(f"unknown: {', '.join(unknown)}")
    return options


def _print_growth(folder: Path, size: int, kinds: Iterable[str]) -> None:
    numbers = count()

    def cpu(text: str) -> float:
        return _cpu(folder / str(next(numbers)), text)

    cpu("")  # so that the first build does not pay for compiling modules
    floor = cpu("")
    larger = FACTOR * size
    print(f"{'CPU s for':30}{size:>8}{larger:>8}  exponent; {EMPTY}: {floor:.2f}")
    for kind in kinds:
        small, large = (cpu(KINDS[kind](number)) - floor for number in (size, larger))
        known = large > TOO_SHORT
        exponent = math.log(large / max(small, TOO_SHORT / FACTOR), FACTOR) if known else None
        told = f"{exponent:10.2f}" if exponent is not None else "   too short to tell"
        print(f"{kind:30}{small:8.2f}{large:8.2f}{told}", flush=True)


def _cpu(folder: Path, text: str) -> float:
    folder.mkdir()
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.rst").write_text("Growth\n======\n\n" + text, "utf-8")
    return run([*PYTHON, *SPHINX, str(folder), str(folder / "_build")]).cpu


# -- use cases --------------------------------------------------------------------------------------


def _repeated(template: str, number: int) -> str:
    """A template for each number from 1 on."""
    return "".join(template.format(n=n) for n in range(1, number + 1))


def _use_case(body: str, options: str = "") -> str:
    return f".. usecase:: Grow\n   :id: UC-1\n{options}\n{body}"


def _many(template: str) -> Callable[[int], str]:
    """One use case that holds what a template makes of each number."""
    return lambda number: _use_case(_repeated(template, number))


def _many_and(before: str, template: str) -> Callable[[int], str]:
    """The same behind what stands there once."""
    return lambda number: _use_case(before + _repeated(template, number))


def _in_option(name: str, template: str) -> Callable[[int], str]:
    """One use case with an option that holds a list."""

    def make(number: int) -> str:
        words = ", ".join(template.format(n=n) for n in range(1, number + 1))
        return _use_case(STEP, f"   :{name}: {words}\n")

    return make


STEP = "   .. step:: The clerk acts.\n\n"
STEPS = "   .. step:: The clerk acts, {n}.\n\n"
NAMED = "   .. step:: The clerk acts, {n}.\n      :name: n{n}\n\n"


def _spread(number: int) -> str:
    alternative = "   .. altflow:: Case {n}\n      :from: {n}\n      :resume: next\n\n"
    return _use_case(_repeated(STEPS, number) + _repeated(alternative, number))


def _actors(number: int) -> str:
    names = _repeated("      - Actor {n}: does it\n", number)
    steps = _repeated("   .. step:: Act.\n      :actor: Actor {n}\n\n", number)
    return _use_case(f"   :Actors:\n{names}\n{steps}")


def _roles(number: int) -> str:
    return _use_case(NAMED.format(n=1)) + "\n" + _repeated("See :uc:step:`UC-1.n1`, {n}.\n\n", number)


def _covering(number: int) -> str:
    criterion = "      - It holds, {n}.\n\n        :covers: {n}\n        :name: c{n}\n\n"
    return _use_case(
        f"   :Acceptance criteria:\n{_repeated(criterion, number)}\n{_repeated(STEPS, number)}"
    )


def _measuring(number: int) -> str:
    criterion = "      - It holds, {n}.\n\n        :kpi: K{n}\n\n"
    kpis = _repeated("      - It is {n} s.\n", number)
    return _use_case(
        f"   :KPIs:\n{kpis}\n   :Acceptance criteria:\n{_repeated(criterion, number)}\n{STEP}"
    )


def _branch_points(number: int) -> str:
    points = ", ".join(map(str, range(1, number + 1)))
    return _use_case(_repeated(STEPS, number) + f"   .. altflow:: Many\n      :from: {points}\n\n")


KINDS: Mapping[str, Callable[[int], str]] = {
    "steps": _many(STEPS),
    "items-of-a-list": _many("   {n}. The clerk acts.\n"),
    "optional-steps": _many("   .. step:: The clerk acts.\n      :optional:\n\n"),
    "loops": _many("   .. step:: The clerk acts.\n      :repeat: {n}\n\n"),
    "alternatives-at-one-step": _many_and(STEP, "   .. altflow:: Case {n}\n      :from: 1\n\n"),
    "alternatives-in-one-step": _many_and(
        STEP, "      .. altflow:: Case {n}\n         :resume: next\n\n"
    ),
    "alternatives-at-any-time": _many_and(STEP, "   .. altflow:: Case {n}\n      :from: *\n\n"),
    "alternatives-from-nowhere": _many_and(STEP, "   .. altflow:: Case {n}\n\n"),
    "alternatives-at-many-steps": _spread,
    "branch-points-of-one": _branch_points,
    "endings": _many_and(STEP, "   .. altflow:: Case {n}\n      :from: 1\n      :end: success: {n}\n\n"),
    "labels": _many_and(STEP, "   .. altflow:: Case {n}\n      :label: L{n}\n\n"),
    "names": _many(NAMED),
    "unknown-steps": _many_and(STEP, "   .. altflow:: Case {n}\n      :from: other{n}\n\n"),
    "unknown-options": _many("   .. step:: The clerk acts.\n      :actr{n}: x\n\n"),
    "actors": _actors,
    "actors-not-listed": lambda number: _actors(number).replace("- Actor ", "- Person "),
    "fields": _many("   :Field {n}: It holds.\n"),
    "items-of-a-field": _many_and("   :Preconditions:\n", "      - It holds, {n}.\n"),
    "criteria": _many_and("   :Acceptance criteria:\n", "      - It holds, {n}.\n"),
    "criteria-that-cover": _covering,
    "criteria-of-unknown-kpis": _measuring,
    "lost-directives": _many_and(STEP, "   .. step: lost, {n}\n\n"),
    "conditions": _many("   .. only:: html\n\n      .. step:: The clerk acts, {n}.\n\n"),
    "goals-elsewhere": _many_and(
        STEP, "   .. altflow:: Case {n}\n      :from: 1\n      :goto: UC-{n}.1\n\n"
    ),
    "tags": _in_option("tags", "tag{n}"),
    "stories": _in_option("stories", "R-{n}"),
    "unknown-stories": _in_option("stories", "Q-{n}"),
    "tests": _in_option("tests", "T-{n}"),
    "relations": _in_option("extends", "UC-{n}"),
    "roles": _roles,
    "use-cases": lambda number: _repeated(".. usecase:: Grow {n}\n\n" + STEPS, number),
    "equal-ids": lambda number: number * (_use_case(STEP) + "\n"),
    "letters-of-a-title": lambda number: f".. usecase:: {number * 40 * 'a'}\n\n{STEP}",
    "words-of-a-title": lambda number: f".. usecase:: {number * 'word '}\n\n{STEP}",
    "letters-of-an-id": lambda number: f".. usecase:: Grow\n   :id: {number * 40 * 'a'}\n\n{STEP}",
    "letters-of-a-name": lambda number: _use_case(
        f"   .. step:: Act.\n      :name: {number * 40 * 'a'}\n"
    ),
    "letters-of-a-step": lambda number: _use_case(f"   .. step:: {number * 8 * 'word '}\n\n"),
    "letters-of-an-actor": lambda number: _use_case(f"   :Actors: {number * 40 * 'a'}\n"),
    "blanks-in-an-option": lambda number: _use_case(
        f"   .. step:: Act.\n      :actor: a{number * 8 * ' '}b\n"
    ),
}
"""What there is many of, each by the text of a page with so many."""


if __name__ == "__main__":
    main()
