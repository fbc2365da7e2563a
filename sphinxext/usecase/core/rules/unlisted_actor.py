"""Actors of steps that the use case does not list."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.labels import split_list
from sphinxext.usecase.core.model.spelling import key
from sphinxext.usecase.core.model.usecase import Step, walk_steps
from sphinxext.usecase.core.reading.dangling import listed
from sphinxext.usecase.core.reading.hints import Hints
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each of them once, at the first step that names it; nothing where no actors are listed."""
    names = [actor.name for actor in subject.usecase.actors]
    known = {key(one) for name in names for one in (name, name.partition(" (")[0])}
    acting: dict[str, list[Step]] = {}
    for owner in subject.owners if known else ():
        for step in walk_steps(owner.steps):
            for name in _unlisted(step.actor or "", known):
                acting.setdefault(name, []).append(step)
    hints = Hints()
    for name, (first, *others) in acting.items():
        more = f", as in {len(others)} more" if others else ""
        yield subject.finding(
            first,
            f'"{name}" acts in step {first.label}{more}, but the use case lists {listed(names)}',
            hints.did_you_mean(name, names).removeprefix("; ")
            or "list this one too, or write one of them",
            words=name,
        )


def _unlisted(actor: str, known: set[str]) -> list[str]:
    """Those of one actor, or of several that commas part, that are not known."""
    if key(actor) in known:
        return []
    return [name for name in split_list(actor) if key(name) not in known]


RULE = Rule(
    id="unlisted-actor",
    finds="A step names an actor that its use case does not list, though it lists others.",
    why="A misspelt name is another actor: it gets a lane of its own, and filters do not find it.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :actors: Librarian, Member

   .. step:: The card is read.
      :actor: Libarian
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :actors: Librarian, Member

   .. step:: The card is read.
      :actor: Librarian
""",
    over="usecase",
    check=check,
    severity="advice",
)
