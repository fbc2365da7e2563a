"""What a page says and shows of others, as records: references that it makes, views that it holds."""

from __future__ import annotations

from typing import NamedTuple

from sphinxext.usecase.core.project.filters import Filter

Choice = str | tuple[str, ...]
"""What an author has chosen by an option of a view: a word, or for ``columns`` and ``sort`` words."""
Choices = tuple[tuple[str, Choice], ...]
"""All that an author has chosen of a view, by option."""


class Reference(NamedTuple):
    """A cross-reference: its kind, its target, and the id of the use case in which it stands."""

    kind: str
    target: str
    context: str


class Numbered(NamedTuple):
    """A cross-reference that may name a step or an alternative by its number, and where it stands."""

    target: str
    context: str
    line: int


class Referring(NamedTuple):
    """The use cases of a page show which others refer to them."""

    docname: str


class ProgressShown(NamedTuple):
    """The use cases of a page show how far their flows are; ``what`` tells it from ``Referring``."""

    docname: str
    what: str = "progress"


class ItemsNamed(NamedTuple):
    """Items that a page shows by itself: what is known of them may change."""

    items: tuple[str, ...]


class FlowShown(NamedTuple):
    """A view of a flow, and how it is to be drawn; empty: as on the page of its use case."""

    usecase: str
    diagram: str


class OverviewShown(NamedTuple):
    """A use case diagram: ``system`` names the boundary, ``line`` where the view stands."""

    only: Filter
    system: str
    line: int
    group_by: str = ""


class TableShown(NamedTuple):
    """A view that is a table, by name, and what is chosen of it.

    Builds that show none of it anew need to know of its declaration whether it ``is_of_all`` and
    ``has_rows_of_flows``.
    """

    view: str
    only: Filter
    choices: Choices
    is_of_all: bool = False
    has_rows_of_flows: bool = False


class ScenariosShown(NamedTuple):
    """A view of scenarios: at most ``limit`` of each use case, with up to ``loops`` rounds of a loop.

    ``words`` tells whether it shows what steps say.
    """

    only: Filter
    criteria: str
    loops: int
    limit: int
    words: bool = True


class Chosen(NamedTuple):
    """A view, by the name of its directive, for which use cases are chosen, and where it stands."""

    name: str
    only: Filter
    line: int


class Threshold(NamedTuple):
    """How many per cent of the flows of a view a ``rule`` asks for, and the line that says so."""

    only: Filter
    percent: float
    line: int
    rule: str


Mention = (
    Reference
    | Numbered
    | Referring
    | ProgressShown
    | ItemsNamed
    | FlowShown
    | OverviewShown
    | TableShown
    | ScenariosShown
    | Threshold
    | Chosen
)
