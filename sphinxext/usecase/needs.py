"""The only module that knows sphinx-needs: epics, stories and tests that needs describe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, cast

from sphinxext.usecase.config import NEEDS_TYPES
from sphinxext.usecase.core.catalogue import digest
from sphinxext.usecase.core.items import Item, ItemKind

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

TYPE = "usecase"
"""The need type of use cases; a need of this type is never an epic, a story or a test."""


class Needs:
    """The needs of a project; to be asked from the consistency checks on, when all are known.

    Asking earlier would make sphinx-needs seal its data before it is stored. ``types`` maps kinds of
    items to glob patterns of need types; a kind that it leaves out has the usual ones.
    """

    def __init__(self, env: BuildEnvironment, types: Mapping[str, Sequence[str]]) -> None:
        self._env = env
        self._types = {**NEEDS_TYPES, **types}
        self._kind = cache(self._kind_of_type)

    def find(self, item: str) -> Item | None:
        """What the need with this id says of an epic, a story or a test."""
        need = self._view.get(item)
        return None if need is None or need["type"] == TYPE else self._item(need)

    def all(self) -> Iterator[Item]:
        """The epics, stories and tests that needs describe, in order of their id."""
        for _id, need in sorted(self._view.items()):
            if need["type"] != TYPE and self._kind(need["type"]):
                yield self._item(need)

    @property
    def _view(self) -> Mapping[str, Any]:
        from sphinx_needs.data import SphinxNeedsData  # noqa: PLC0415 (an extra, loaded if listed)

        return SphinxNeedsData(self._env).get_needs_view()

    def _item(self, need: Any) -> Item:
        return Item(
            id=need["id"],
            kind=self._kind(need["type"]),
            title=need["title"],
            status=need["status"] or None,
            url=need["external_url"],
            parent=next(self._epics(need), None),
            docname=need["docname"],
        )

    def _epics(self, need: Any) -> Iterator[str]:
        """The epics that a need links to."""
        for _type, targets in need.iter_links_items():
            for target in targets:
                linked = self._view.get(target)
                if linked is not None and self._kind(linked["type"]) == "epic":
                    yield target

    def _kind_of_type(self, need_type: str) -> ItemKind | None:
        for kind, patterns in self._types.items():
            if any(fnmatchcase(need_type.lower(), pattern.lower()) for pattern in patterns):
                return cast("ItemKind", kind)
        return None


class NeedsAsWritten(Needs):
    """Needs before sphinx-needs resolves them: they tell whether what is known of them has changed.

    What may yet change a need is added to its status, as a digest.
    """

    @property
    def _view(self) -> Mapping[str, Any]:
        needs: Mapping[str, Any] = _data(self._env).get_needs_mutable()
        return needs

    def _item(self, need: Any) -> Item:
        item = super()._item(need)
        changes = [*self._extends.get(item.id, ()), *self._extends.get("", ())]
        if need.has_dynamic_fields:
            changes.append(self.fingerprint)
        return replace(item, status=f"{item.status} {digest(changes)}") if changes else item

    @cached_property
    def _extends(self) -> dict[str, list[str]]:
        """What ``needextend`` says of each need by its id, and of needs that match a filter by ""."""
        found: dict[str, list[str]] = {}
        for extend in _data(self._env).get_or_create_extends().values():
            by_id = extend["filter"] if extend["filter_is_id"] else ""
            said = {name: value for name, value in extend.items() if name not in ("lineno", "target_id")}
            found.setdefault(by_id, []).append(repr(sorted(said.items())))
        return found

    @cached_property
    def fingerprint(self) -> str:
        """A fingerprint of all that may be known of needs."""
        needs = [
            (name, need["type"], need["title"], need["status"], need["docname"], need["external_url"])
            for name, need in sorted(self._view.items())
        ]
        links = [list(need.iter_links_items()) for _name, need in sorted(self._view.items())]
        return digest([needs, links, sorted(self._extends.items())])


def needs_of(env: BuildEnvironment, types: Mapping[str, Sequence[str]]) -> Needs | None:
    """The needs of a project that uses sphinx-needs; ``None`` for any other."""
    return Needs(env, types) if "needs_types" in env.config else None


def needs_as_written(env: BuildEnvironment, types: Mapping[str, Sequence[str]]) -> NeedsAsWritten | None:
    """The same, to be asked before the environment is stored."""
    return NeedsAsWritten(env, types) if "needs_types" in env.config else None


def _data(env: BuildEnvironment) -> Any:
    from sphinx_needs.data import SphinxNeedsData  # noqa: PLC0415 (an extra, loaded if listed)

    return SphinxNeedsData(env)
