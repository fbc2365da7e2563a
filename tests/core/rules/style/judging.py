"""Judges sentences: makes a use case of one, and tells what a rule finds in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.drafting import alt, record, step
from sphinxext.usecase.core.lexicon.lexicon import Wording
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Field, UseCase
from sphinxext.usecase.core.rules.registry import rules
from sphinxext.usecase.core.rules.subject import Subject


class Sentences(NamedTuple):
    """Sentences of one language, one a line: those in which a rule finds something, and others."""

    bad: str
    good: str


def cases(of: Mapping[str, Sentences]) -> list[tuple[str, str, bool]]:
    """Each sentence with its language and whether it is bad."""
    return [
        (language, line, is_bad)
        for language, sentences in of.items()
        for text, is_bad in ((sentences.bad, True), (sentences.good, False))
        for line in filter(None, map(str.strip, text.splitlines()))
    ]


def found(
    rule: str, made: UseCase, language: str = "en", words: Mapping[str, Sequence[str]] | None = None
) -> list[Finding]:
    """What a rule finds in a use case of a project in some language."""
    return list(rules()[rule].check(Subject(made, Wording(language, words or {}))))


def titled(title: str) -> UseCase:
    """A use case with a title."""
    return record(step("…"))._replace(title=title)


def aiming(goal: str) -> UseCase:
    """A use case with a goal."""
    return record(step("…"), fields=[Field("goal", "Goal", goal)])._replace(title="…")


def doing(text: str) -> UseCase:
    """A use case with a step, and an alternative that belongs to another one."""
    return record(step(text), step("…"), step("…", alt("…", end="failure")))._replace(title="…")


def branching(condition: str) -> UseCase:
    """A use case with an alternative."""
    return record(step("…", alt(condition, end="failure")))._replace(title="…")
