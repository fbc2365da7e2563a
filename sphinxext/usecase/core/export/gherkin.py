"""UseCase -> a feature file: a scenario for each flow, with its address and stories as tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sphinxext.usecase.core.export.form import Choice, File, Form, file_name
from sphinxext.usecase.core.export.handwork import block, renewed
from sphinxext.usecase.core.export.telling import Told, acting, told
from sphinxext.usecase.core.model.paragraphs import field_lines
from sphinxext.usecase.core.model.usecase import Step, UseCase

_NO_TAG = re.compile(r"[\s@#]+")
"""What ends a tag."""


def files(usecases: Sequence[UseCase], choice: Choice) -> Iterator[File]:
    """A file for each use case that has a flow."""
    for usecase in usecases:
        if usecase.has_flow:
            blocks = [block(usecase.id, _head(usecase))]
            blocks += [
                block(one.address, _scenario(usecase, one)) for one in told(usecase, choice.criterion)
            ]
            yield File(file_name(usecase, ".feature"), "".join(blocks))


def _head(usecase: UseCase) -> Iterator[str]:
    """The feature with its goal, and what all scenarios need."""
    yield _tags((usecase.id, *usecase.epics, *usecase.tags))
    yield f"Feature: {usecase.title or usecase.shown_id}"
    for field in usecase.fields:
        if field.name == "goal":
            yield f"  {field.header}: {' '.join(field.text.split())}"
    needed = field_lines(usecase, "preconditions")
    if needed:
        yield ""
        yield "  Background:"
        yield from _steps("Given", needed)
    yield ""


def _scenario(usecase: UseCase, one: Told) -> Iterator[str]:
    yield f"  {_tags((one.address, *one.stories))}"
    yield f"  Scenario: {one.title}"
    if one.parts and one.parts[0] in usecase.steps:
        yield from _steps("When", field_lines(usecase, "trigger"))
    for part in one.parts:
        said = f"* {acting(part)}" if isinstance(part, Step) else f"But {part.condition or part.label}"
        yield f"    {said}"
    if one.ends:
        yield f"    Then {one.ends}"
    yield ""


def _steps(keyword: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"    {keyword} {line}"
        keyword = "And"


def _tags(names: Iterable[str]) -> str:
    tags = (_NO_TAG.sub("-", name).strip("-") for name in names)
    return " ".join(f"@{tag}" for tag in dict.fromkeys(tags) if tag)


FORM = Form(
    name="gherkin",
    does="feature files; what you write in them stays when they are made again",
    files=files,
    renew=renewed,
)
