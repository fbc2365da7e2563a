"""Main flows that are too short to tell anything, or too long to be followed."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Goto, walk_steps
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject

_LEAST, _MOST = 3, 15


def check(subject: Subject) -> Iterator[Finding]:
    """A main flow alone; alternatives may be as short as they like."""
    usecase = subject.usecase
    if len(usecase.steps) > _MOST:
        yield subject.finding(
            usecase,
            f"its main flow has {len(usecase.steps)} steps, more than {_MOST}",
            "gather steps that belong together, or include a use case",
        )
    all_steps = tuple(walk_steps(usecase.steps))
    is_part = usecase.extends or usecase.specializes or isinstance(usecase.ending, Goto)
    is_menu = any(step.choice or step.include or step.repeat for step in all_steps)
    if 0 < len(all_steps) < _LEAST and not is_part and not is_menu:
        yield subject.finding(
            usecase,
            f"its main flow has fewer than {_LEAST} steps",
            "tell what the actors do until the goal is reached, or make it a part of another use case",
        )


RULE = Rule(
    id="flow-length",
    finds="The main flow of a use case has fewer than 3 steps, or more than 15.",
    why=(
        "Two steps are no process; sixteen are several. A use case that extends or specializes another "
        "one, or whose steps offer a choice, repeat or include others, may be short."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The member gets the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.
   .. step:: The librarian scans the book.
   .. step:: The member takes the book home.
""",
    over="usecase",
    check=check,
    severity="advice",
)
