"""UseCases -> a table of test cases, one a scenario, as the imports of test managers take it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.export.form import Choice, File, Form
from sphinxext.usecase.core.export.telling import Told, acting, told
from sphinxext.usecase.core.model.paragraphs import field_lines
from sphinxext.usecase.core.model.usecase import Step, UseCase
from sphinxext.usecase.core.trace.table import without_formula

Row = tuple[str, ...]


class _Case(NamedTuple):
    """A test case: its scenario, what it needs, and its steps, each with what is expected of it."""

    told: Told
    title: str
    needs: str
    goal: str
    steps: tuple[tuple[str, str], ...]

    @property
    def labels(self) -> str:
        """The address, by which it is found again, and the stories."""
        return " ".join((self.told.address, *self.told.stories))


class _Tool(NamedTuple):
    """The header that a tool knows, and the rows of a case."""

    header: Row
    rows: Callable[[_Case], Iterator[Row]]


def _xray(case: _Case) -> Iterator[Row]:
    """Each line has the id of its test case, by which it is put together."""
    about = case.told.address, "Manual", case.title, case.needs, case.labels
    for step, expected in case.steps:
        yield *about, step, "", expected


def _zephyr(case: _Case) -> Iterator[Row]:
    """Only the first line of a test case has its name."""
    about: Row = (case.title, case.goal, case.needs, case.labels)
    for step, expected in case.steps:
        yield *about, step, "", expected
        about = ("", "", "", "")


def _azure(case: _Case) -> Iterator[Row]:
    """A line with the title, then one for each step, which are numbered."""
    yield "", "Test Case", case.title, "", "", "", case.labels.replace(" ", "; ")
    for number, (step, expected) in enumerate(case.steps, 1):
        yield "", "", "", str(number), step, expected, ""


_TOOLS: Mapping[str, _Tool] = {
    "xray": _Tool(
        ("Test ID", "Test Type", "Summary", "Description", "Labels", "Action", "Data", "Result"), _xray
    ),
    "zephyr": _Tool(
        ("Name", "Objective", "Precondition", "Labels", "Step", "Test Data", "Expected Result"), _zephyr
    ),
    "azure": _Tool(
        ("ID", "Work Item Type", "Title", "Test Step", "Step Action", "Step Expected", "Tags"), _azure
    ),
}


def _files(usecases: Sequence[UseCase], choice: Choice) -> Iterator[File]:
    tool = _TOOLS[choice.tool or next(iter(_TOOLS))]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(tool.header)
    for usecase in usecases:
        for one in told(usecase, choice.criterion):
            writer.writerows(map(without_formula, row) for row in tool.rows(_case(usecase, one)))
    yield File("scenarios.csv", text.getvalue())


def _case(usecase: UseCase, one: Told) -> _Case:
    """A step as an action; where the scenario ends, that is what is expected of the last one."""
    *steps, last = [
        acting(part) if isinstance(part, Step) else part.condition or part.label for part in one.parts
    ]
    return _Case(
        told=one,
        title=f"{f'{usecase.shown_id} {usecase.title}'.strip()}: {one.title}",
        needs=" ".join(field_lines(usecase, "preconditions")),
        goal=" ".join(field_lines(usecase, "goal")),
        steps=(*((step, "") for step in steps), (last, one.ends)),
    )


FORM = Form(
    name="csv",
    does="a table of test cases, for the import of a test manager",
    files=_files,
    tools=tuple(_TOOLS),
)
