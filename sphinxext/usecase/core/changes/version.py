"""The use cases of a version of a project, of which some need not be read to be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sphinxext.usecase.core.model.labels import again
from sphinxext.usecase.core.model.usecase import UseCase


class Unread(NamedTuple):
    """A use case that is read when somebody asks for more than its id.

    It is the same in both versions that are compared, and says nothing of others.
    """

    id: str
    read: Callable[[], UseCase]


class Version(Mapping[str, UseCase]):
    """The use cases by id; of two with one id the first in each version are compared, and so on."""

    def __init__(self, usecases: Iterable[UseCase | Unread]) -> None:
        self._found: dict[str, UseCase | Unread] = {}
        counted: Counter[str] = Counter()
        for one in usecases:
            counted[one.id] += 1
            usecase_id = one.id if counted[one.id] == 1 else again(one.id, counted[one.id])
            self._found[usecase_id] = one if usecase_id == one.id else one._replace(id=usecase_id)
        self.silent = frozenset(one for one, found in self._found.items() if isinstance(found, Unread))
        """The ids of those that need not be read."""

    def __getitem__(self, usecase_id: str, /) -> UseCase:
        found = self._found[usecase_id]
        if isinstance(found, Unread):
            found = self._found[usecase_id] = found.read()
        return found

    def __contains__(self, usecase_id: object, /) -> bool:
        return usecase_id in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
