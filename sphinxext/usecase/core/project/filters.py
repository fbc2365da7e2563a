"""Which use cases and flows a view shows: glob patterns on what they state, never code."""

from __future__ import annotations

from collections.abc import Collection
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase.core.model import labels

if TYPE_CHECKING:
    from sphinxext.usecase.core.project.summary import Summary


class Filter(NamedTuple):
    """Glob patterns, parted by commas: one of each must match; an empty one matches all."""

    ids: str = ""
    tags: str = ""
    status: str = ""
    epic: str = ""
    actor: str = ""
    kind: str = ""

    def matches(self, summary: Summary) -> bool:
        """Whether a use case is shown; by kind it is if any of its flows is."""
        return (
            _match(self.ids, (labels.as_written(summary.id),))
            and _match(self.tags, summary.tags)
            and _match(self.status, (summary.status,))
            and _match(self.epic, summary.epics)
            and _match(self.actor, summary.actors)
            and _match(self.kind, summary.kinds)
        )

    def shows(self, kind: str) -> bool:
        """Whether a flow of this kind is shown."""
        return _match(self.kind, (kind,))

    def names(self, epic: str) -> bool:
        """Whether an epic is shown."""
        return _match(self.epic, (epic,))

    def names_actor(self, actor: str) -> bool:
        """Whether an actor is shown."""
        return _match(self.actor, (actor,))


def _match(patterns: str, values: Collection[str]) -> bool:
    """Whether any value matches any pattern; what states no value matches ``*`` alone."""
    if not patterns:
        return True
    wanted = labels.split_list(patterns)
    return any(fnmatchcase(value, one) for one in wanted for value in values or ("",))
