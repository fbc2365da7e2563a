"""A use case to start from, written in one of the syntaxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sphinxext.usecase.core.prose.dialects import Dialect

Form = Literal["list", "directives"]
FORMS: tuple[Form, ...] = ("list", "directives")
"""How steps are written: as a numbered list, or each as a directive."""

_UNDERLINE = 60
"""How long the line beneath a title is that somebody is going to replace, maybe by a longer one."""


class Part(NamedTuple):
    """A field: its header, and a question, or several where the answer is a list."""

    header: str
    questions: tuple[str, ...]


class Alternative(NamedTuple):
    """An alternative of a step, by number: what could go wrong there, what is done, how it ends."""

    step: int
    condition: str
    steps: tuple[str, ...]
    option: str
    value: str


class Template(NamedTuple):
    """Questions in a language; ``examined`` answers for a step at which nothing can go wrong."""

    title: str
    parts: tuple[Part, ...]
    steps: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    examined: tuple[int, str]


def lines(template: Template, dialect: Dialect, form: Form, usecase_id: str = "UC-NEW") -> list[str]:
    """The source of a use case to start from, beneath a heading that is its title."""
    body: list[str] = []
    for part in template.parts:
        body += _field(part, dialect)
    flow, depth = (_flow, 2) if form == "directives" else (_listed, 1)
    body += ["", *flow(template, dialect)]
    usecase = dialect.directive("usecase", "", [("id", usecase_id)], body, depth)
    title, *underline = dialect.heading(template.title, 1)
    return [title, *(line[0] * _UNDERLINE for line in underline), "", *usecase]


def _field(part: Part, dialect: Dialect) -> list[str]:
    if len(part.questions) == 1:
        return dialect.field(part.header, [dialect.inline(part.questions[0])])
    items = (
        line for question in part.questions for line in dialect.item("-", [dialect.inline(question)])
    )
    return dialect.field(part.header, list(items))


def _listed(template: Template, dialect: Dialect) -> Iterator[str]:
    """The main flow as a numbered list, the alternatives behind it."""
    for number, text in enumerate(template.steps, 1):
        options = (f":{name}: {value}" for name, value in _options(template, number))
        yield from dialect.item(f"{number}.", [text, *options])
    for one in template.alternatives:
        yield ""
        yield from _alternative(one, dialect, [("from", str(one.step))])


def _flow(template: Template, dialect: Dialect) -> Iterator[str]:
    """The main flow as directives, each with its alternatives in it."""
    for number, text in enumerate(template.steps, 1):
        body: list[str] = []
        for one in template.alternatives:
            if one.step == number:
                body += [*([""] if body else []), *_alternative(one, dialect, [])]
        yield from dialect.directive("step", text, list(_options(template, number)), body, 1)
        if number < len(template.steps):
            yield ""


def _options(template: Template, number: int) -> Iterator[tuple[str, str]]:
    step, reason = template.examined
    if step == number:
        yield "examined", reason


def _alternative(one: Alternative, dialect: Dialect, options: Sequence[tuple[str, str]]) -> list[str]:
    """An alternative, whose steps are a list in either form."""
    body = [
        line for number, text in enumerate(one.steps, 1) for line in dialect.item(f"{number}.", [text])
    ]
    return dialect.directive("altflow", one.condition, [*options, (one.option, one.value)], body, 0)
