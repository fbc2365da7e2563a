"""Actors that a use case lists and then forgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Step, UseCase
from sphinxext.usecase.core.reading.fields import ACTOR_FIELDS
from sphinxext.usecase.core.rules.named_actors import Named
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each of whom no step, condition or field says anything, nor the list itself."""
    usecase = subject.usecase
    silent = [actor for actor in usecase.actors if not actor.description]
    if not silent or not usecase.steps:
        return
    acting = {step.actor for step in subject.steps}
    silent = [actor for actor in silent if actor.name not in acting]
    said = _said(usecase, subject.steps).casefold() if silent else ""
    for actor in silent:
        if actor.name.casefold() not in said and not Named([actor]).is_in(said):
            yield subject.finding(
                usecase,
                f'the actor "{actor.name}" is listed, but named nowhere',
                "say in a step what it does, describe it in the list, or leave it out",
                words=actor.name,
            )


def _said(usecase: UseCase, steps: Iterable[Step]) -> str:
    """All that it says but for its lists of actors."""
    texts = [part for step in steps for part in (step.text, step.actor or "", step.body)]
    texts += [part for flow in usecase.flows for part in (flow.condition, flow.body)]
    texts += [field.text for field in usecase.fields if field.name not in ACTOR_FIELDS]
    return "\n".join((usecase.title, *texts))


RULE = Rule(
    id="unused-actor",
    finds="A use case lists an actor of whom it says nothing else.",
    why="Either a step is missing in which it acts, or it takes no part. Readers cannot tell which.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :actors: Librarian, Caretaker

   .. step:: The librarian hands over the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :actors: Librarian

   .. step:: The librarian hands over the book.
""",
    over="usecase",
    check=check,
    severity="advice",
)
