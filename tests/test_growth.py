"""How the work grows with what a use case holds: by counting lines that run, not time."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import sphinxext.usecase.extension
from helpers import Project

Line = tuple[str, int]
HEAD = "Growth\n======\n\n.. usecase:: Grow\n   :id: UC-1\n\n   :Actors:\n"
ROLE = "See :uc:step:`UC-1.n{n}`.\n\n"
OURS = str(Path(sphinxext.usecase.extension.__file__).parent)
FEW = 5
"""How many there are of each kind in the smallest project; others have two and four times as many."""
ACTOR = "      - Actor {n}: does it\n"
FIELDS = """\
   :Field {n}: It holds.
   :KPIs:
      - K{n}: It is {n} s.
   :Acceptance criteria:
      - It holds, {n}.

        :covers: {n}
        :kpi: K{n}
        :name: c{n}

"""
PARTS = """\
   .. step:: The clerk acts, {n}.
      :name: n{n}
      :actor: Actor {n}
      :repeat: {n}

      .. altflow:: Inside {n}
         :resume: next

   .. altflow:: Case {n}
      :from: {n}
      :label: L{n}
      :stories: S-{n}
      :goto: UC-{n}.1

   .. altflow:: Again {n}
      :from: 1
      :goto: UC-1.n{n}

   .. altflow:: First {n}
      :from: 1
      :resume: n{n}

   .. altflow:: Unknown {n}
      :from: other{n}

   .. altflow:: Any time {n}
      :from: *
      :end: success: {n}

   .. only:: html

      .. step:: Only {n}.

   .. step: lost {n}

"""
OTHERS = """\
.. usecase:: Other {n}
   :id: O-{n}
   :goto: O-{next}

   .. step:: The clerk waits, {n}.

"""


def _ran(project: Project, number: int) -> Counter[Line]:
    """How often each of our lines runs in a build with so many of each kind."""
    numbers = range(1, number + 1)
    kinds = (ACTOR, FIELDS, PARTS, ROLE, OTHERS)
    many = ("".join(one.format(n=n, next=n % number + 1) for n in numbers) for one in kinds)
    project.write({"index.rst": HEAD + "".join(many)})
    found: Counter[Line] = Counter()

    def count(frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "line":
            found[frame.f_code.co_filename, frame.f_lineno] += 1
        return count

    def trace(frame: FrameType, _event: str, _argument: Any) -> Any:
        return count if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        project.build()
    finally:
        sys.settrace(before)
    return found


def test_no_line_runs_more_often_than_there_is_more(tmp_path: Path) -> None:
    projects = (Project(tmp_path / str(number)) for number in range(4))
    _warm, one, two, four = (
        _ran(project, number * FEW) for project, number in zip(projects, (1, 1, 2, 4), strict=True)
    )
    steep = {
        line: (one[line], two[line], times)
        for line, times in four.items()
        if times - two[line] > 2.5 * (two[line] - one[line]) + 3 * FEW
    }
    assert steep == {}
