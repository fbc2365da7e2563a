"""The seals of what tests name: a result proves nothing of another text than its own."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.changes.meaning import UseCases
from sphinxext.usecase.core.changes.seals import RULES, Sealed, Seals
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.model.usecase import UseCase, walk_steps


class SealsNow:
    """Gives the seals of the text at a place by each version of the rule, newest first."""

    def __init__(self, usecases: UseCases) -> None:
        self._usecases = usecases
        self._found: dict[str, dict[str, tuple[str, ...]]] = {}

    def __call__(self, target: Target) -> tuple[str, ...]:
        """Those of a flow or a statement; of a step those of its flow; of a use case that of all too."""
        if target.usecase not in self._found:
            self._found[target.usecase] = dict(self._of(target.usecase))
        label = "" if target.type == "usecase" else target.label
        return self._found[target.usecase].get(label, ())

    def _of(self, usecase_id: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Label -> seals."""
        usecase = self._usecases.get(usecase_id)
        assert usecase is not None
        by_label: dict[str, list[str]] = {}
        for seals in (rule(usecase, self._usecases) for rule in reversed([*RULES.values()])):
            for label, sealed in _labelled(usecase, seals):
                by_label.setdefault(label, []).append(sealed.seal)
        for label, said in by_label.items():
            yield label, tuple(dict.fromkeys(said))


def _labelled(usecase: UseCase, seals: Seals) -> Iterator[tuple[str, Sealed]]:
    """Each label with what it stands for; the steps of a flow stand for all of it."""
    yield "", seals.whole
    yield from seals.by_label.items()
    for sealed in seals.parts:
        for step in walk_steps((sealed.flow or usecase).steps):
            yield step.label, sealed
