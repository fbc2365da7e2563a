"""Two versions of a project -> what has changed of what its use cases say and are linked to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from sphinxext.usecase.core.changes import matching
from sphinxext.usecase.core.changes.change import UseCaseChanges
from sphinxext.usecase.core.changes.comparison import Comparison
from sphinxext.usecase.core.changes.matching import Matched
from sphinxext.usecase.core.changes.plain import plain_usecase
from sphinxext.usecase.core.changes.version import Unread, Version
from sphinxext.usecase.core.model.contents import named_parts
from sphinxext.usecase.core.model.targets import Address, readings
from sphinxext.usecase.core.model.usecase import UseCase


class _Plain(NamedTuple):
    old: UseCase
    new: UseCase


class Differences:
    """What has changed from the ``old`` version of a project to the ``new`` one."""

    def __init__(self, old: Iterable[UseCase | Unread], new: Iterable[UseCase | Unread]) -> None:
        self.old = Version(old)
        self.new = Version(new)
        self.silent = self.old.silent & self.new.silent
        self._old = _Addresses(self.old)
        self._new = _Addresses(self.new)
        self._pairs = matching.usecases(self.old, self.new)
        self._ids = {one: other for one, other in self._pairs if one and other}
        self.before = {other: one for one, other in self._ids.items()}
        """The ids that use cases of the new version had in the old one, if they were there."""
        self._plains: dict[str, _Plain] = {}
        self._matched: dict[str, Matched] = {}

    @cached_property
    def usecases(self) -> tuple[UseCaseChanges, ...]:
        """The use cases of which anything has changed, in order, then those that are gone."""
        return tuple(filter(None, (self._changed(*pair) for pair in self._pairs)))

    def _changed(self, old_id: str | None, new_id: str | None) -> UseCaseChanges | None:
        if old_id is None or new_id is None:
            old, new = self.old.get(old_id or ""), self.new.get(new_id or "")
            there = old or new
            assert there is not None
            return UseCaseChanges("gone" if old else "new", there.id, there.title, old, new)
        if self._says_the_same(old_id):
            return None
        plain, matched = self._plain(old_id), self.matched(old_id)
        parts = tuple(Comparison(*plain, matched, was=self.was, is_now=self.is_now).parts())
        if not parts:
            return None
        return UseCaseChanges("changed", new_id, self.new[new_id].title, *plain, matched, parts)

    def _says_the_same(self, old_id: str) -> bool:
        """Whether nothing has changed of a use case that is in both versions."""
        if old_id in self.silent or self.old[old_id] == self.new[self._ids[old_id]]:
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
        now = self._ids[found.usecase]
        if not found.label or found.usecase in self.silent:
            return Address(now, found.label)
        return Address(now, self.matched(found.usecase).labels.get(found.label, found.label))

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
