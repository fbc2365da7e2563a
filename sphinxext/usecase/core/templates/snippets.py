"""Snippets for Visual Studio Code, in both syntaxes: a use case to start from, and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinxext.usecase.core.prose.dialects import DIALECTS, Dialect
from sphinxext.usecase.core.templates.template import Template, lines

NAME = "Use case: "
"""What the name of each snippet begins with."""
_SCOPES = {"rst": "restructuredtext", "md": "markdown"}
_SPECIAL = re.compile(r"([\\$}])")


class _Snippet(NamedTuple):
    """What is typed to get it, what it is, its lines, and the words in them to type over."""

    prefix: str
    description: str
    lines: Sequence[str]
    words: Sequence[str]


def snippets(template: Template) -> dict[str, dict[str, object]]:
    """All snippets by name, as the editor reads them from a file."""
    return {
        f"{NAME}{one.description} ({suffix})": {
            "scope": scope,
            "prefix": one.prefix,
            "description": one.description,
            "body": _body(one),
        }
        for suffix, scope in _SCOPES.items()
        for one in _snippets(template, DIALECTS[suffix])
    }


def _snippets(template: Template, dialect: Dialect) -> Iterator[_Snippet]:
    step, condition = template.steps[0], template.alternatives[0].condition
    action = template.alternatives[0].steps[0]
    named = "UC-NEW"
    for form, prefix in (("list", "usecase"), ("directives", "usecase-directives")):
        made = lines(template, dialect, form, named)  # type: ignore[arg-type]
        description = "a use case to start from" if form == "list" else "the same with directives"
        yield _Snippet(prefix, description, made, [template.title, named, *_questions(template)])
    written = dialect.directive("step", step, [("actor", "ACTOR")], [], 0)
    yield _Snippet("step", "a step", written, [step, "ACTOR"])
    options = [("from", "STEP"), ("end", "failure")]
    body = dialect.item("1.", [action])
    sheet = dialect.directive("usecase-review", named, [], [], 0)
    yield _Snippet("usecase-review", "a sheet for a review", sheet, [named])
    written = dialect.directive("altflow", condition, options, body, 0)
    yield _Snippet("altflow", "an alternative", written, [condition, "STEP", "failure", action])


def _questions(template: Template) -> Iterator[str]:
    """All that is to be answered, in order."""
    for part in template.parts:
        yield from part.questions
    yield from template.steps
    yield template.examined[1]
    for one in template.alternatives:
        yield one.condition
        yield from one.steps


def _body(snippet: _Snippet) -> list[str]:
    """The lines of a snippet, whose words are places that the editor goes through."""
    text = "\n".join(_SPECIAL.sub(r"\\\1", line) for line in snippet.lines)
    places = _places(text, snippet.words)
    for number, (start, word) in reversed(list(enumerate(sorted(places.items()), 1))):
        text = f"{text[:start]}${{{number}:{word}}}{text[start + len(word) :]}"
    return [*text.split("\n"), "$0"]


def _places(text: str, words: Iterable[str]) -> Mapping[int, str]:
    """Where each of the words stands first."""
    escaped = (_SPECIAL.sub(r"\\\1", word) for word in words)
    return {text.index(word): word for word in escaped}
