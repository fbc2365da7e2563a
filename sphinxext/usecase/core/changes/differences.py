"""Two versions of a project -> what has changed of what its use cases say and are linked to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from sphinxext.usecase.core.changes import matching
from sphinxext.usecase.core.changes.change import UseCaseChanges
from sphinxext.usecase.core.changes.comparison import Comparison
from sphinxext.usecase.core.changes.matching import Matched
from sphinxext.usecase.core.changes.plain import plain_usecase
from sphinxext.usecase.core.model.contents import named_parts
from sphinxext.usecase.core.model.labels import again
from sphinxext.usecase.core.model.targets import Address, readings
from sphinxext.usecase.core.model.usecase import UseCase


class _Plain(NamedTuple):
    old: UseCase
    new: UseCase


class Differences:
    """What has changed from the ``old`` version of a project to the ``new`` one."""

    def __init__(self, old: Iterable[UseCase], new: Iterable[UseCase]) -> None:
        self.old = _by_id(old)
        self.new = _by_id(new)
        self._old = _Addresses(self.old)
        self._new = _Addresses(self.new)
        self._pairs = matching.usecases(self.old, self.new)
        self._ids = {one.id: other.id for one, other in self._pairs if one and other}
        self._plains: dict[str, _Plain] = {}
        self._matched: dict[str, Matched] = {}

    @cached_property
    def usecases(self) -> tuple[UseCaseChanges, ...]:
        """The use cases of which anything has changed, in order, then those that are gone."""
        return tuple(filter(None, (self._changed(*pair) for pair in self._pairs)))

    def _changed(self, old: UseCase | None, new: UseCase | None) -> UseCaseChanges | None:
        if old is None or new is None:
            there = old or new
            assert there is not None
            return UseCaseChanges("gone" if old else "new", there.id, there.title, old, new)
        if self._says_the_same(old.id):
            return None
        plain, matched = self._plain(old.id), self.matched(old.id)
        parts = tuple(Comparison(*plain, matched, was=self.was, is_now=self.is_now).parts())
        return UseCaseChanges("changed", new.id, new.title, *plain, matched, parts) if parts else None

    def _says_the_same(self, old_id: str) -> bool:
        """Whether nothing has changed of a use case that is in both versions."""
        if self.old[old_id] == self.new[self._ids[old_id]]:
            return True
        old, new = self._plain(old_id)
        return old == new

    def _plain(self, old_id: str) -> _Plain:
        """Both versions of a use case, as they are compared."""
        if old_id not in self._plains:
            versions = self.old[old_id], self.new[self._ids[old_id]]
            self._plains[old_id] = _Plain(*map(plain_usecase, versions))
        return self._plains[old_id]

    def matched(self, old_id: str) -> Matched:
        """Which parts are which in a use case that is in both versions."""
        if old_id not in self._matched:
            self._matched[old_id] = matching.parts(*self._plain(old_id))
        return self._matched[old_id]

    # -- what addresses lead to -----------------------------------------------------------------

    def was(self, address: str) -> Address:
        """What an address of the old version leads to, as the new one has it."""
        found = self._old.led(address)
        if found.usecase not in self._ids:
            return found
        labels = self.matched(found.usecase).labels if found.label else {}
        return Address(self._ids[found.usecase], labels.get(found.label, found.label))

    def kept(self, address: str) -> Address | None:
        """The same, if it leads to something that is still there."""
        found = self._old.led(address)
        if found.usecase not in self._ids:
            return None
        now = self._ids[found.usecase]
        if not found.label or self._says_the_same(found.usecase):
            return Address(now, found.label)
        label = self.matched(found.usecase).labels.get(found.label)
        return None if label is None else Address(now, label)

    def is_now(self, address: str) -> Address:
        """What an address of the new version leads to."""
        return self._new.led(address)


def _by_id(usecases: Iterable[UseCase]) -> dict[str, UseCase]:
    """Use cases by id; of two with one id the first in each version are compared, and so on."""
    found: dict[str, UseCase] = {}
    counted: Counter[str] = Counter()
    for one in usecases:
        counted[one.id] += 1
        usecase_id = one.id if counted[one.id] == 1 else again(one.id, counted[one.id])
        found[usecase_id] = one if usecase_id == one.id else one._replace(id=usecase_id)
    return found


class _Addresses:
    """What the addresses of one version lead to."""

    def __init__(self, usecases: Mapping[str, UseCase]) -> None:
        self._usecases = usecases
        self._inside: dict[str, Mapping[str, str]] = {}

    def led(self, address: str) -> Address:
        """What an address leads to: a name as the label that it stands for."""
        for read in readings(address, self._usecases):
            known = self._labels(read.usecase) if read.label else {}
            return Address(read.usecase, known.get(read.label, read.label))
        return Address(address)

    def _labels(self, usecase_id: str) -> Mapping[str, str]:
        """The labels and names in a use case, and the labels that they stand for."""
        if usecase_id not in self._inside:
            found = named_parts(self._usecases[usecase_id])
            self._inside[usecase_id] = {name: part.label for name, _type, part in found}
        return self._inside[usecase_id]
