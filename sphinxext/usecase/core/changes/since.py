"""What has changed since a version of a project: by use case, and how its flows are for it."""

from __future__ import annotations

from collections.abc import Iterable

from sphinxext.usecase.core.changes.change import State, UseCaseChanges
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.model.usecase import UseCase


class Since:
    """What has changed from a version, which is called ``name``, to what there is now."""

    def __init__(self, name: str, then: Iterable[UseCase], now: Iterable[UseCase]) -> None:
        self.name = name
        self.usecases = Differences(then, now).usecases
        self._by_id = {one.id: one for one in self.usecases if one.new}

    def of(self, usecase_id: str) -> UseCaseChanges | None:
        """What has changed of a use case; ``None``: nothing."""
        return self._by_id.get(usecase_id)

    def state(self, usecase_id: str) -> State | None:
        """How a use case is."""
        changed = self.of(usecase_id)
        return changed.state if changed else None

    def state_of_flow(self, usecase_id: str, label: str) -> State | None:
        """How a flow is, by its label; empty: the main flow."""
        changed = self.of(usecase_id)
        for part in changed.parts if changed else ():
            if (part.kind != "usecase", part.address.label) == (True, label) and part.state != "gone":
                return part.state
        return None
