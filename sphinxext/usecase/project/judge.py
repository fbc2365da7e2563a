"""Judges use cases one by one: what is loud when a page is read, advice when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinxext.usecase.config import Config
from sphinxext.usecase.core.lexicon.lexicon import Wording
from sphinxext.usecase.core.model.findings import LOUD, Finding
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.rules.registry import findings, rules, severity_of
from sphinxext.usecase.core.rules.subject import Subject


class Judge:
    """Knows how severe a project takes the rules, and the language of its use cases."""

    def __init__(self, values: Config, language: str) -> None:
        severities = {rule: severity_of(rule, values.severities) for rule in rules()}
        self._loud = [rule for rule, severity in severities.items() if severity in LOUD]
        self._advice = [rule for rule, severity in severities.items() if severity == "advice"]
        self._wording = Wording(language, values.words)

    def loud(self, usecases: Iterable[UseCase]) -> Iterator[Finding]:
        """What a build says."""
        return self._found(usecases, self._loud)

    def advice(self, usecases: Iterable[UseCase]) -> Iterator[Finding]:
        """What only those see who look for it."""
        return self._found(usecases, self._advice)

    def _found(self, usecases: Iterable[UseCase], wanted: list[str]) -> Iterator[Finding]:
        for usecase in usecases:
            yield from findings("usecase", Subject(usecase, self._wording), wanted)
