"""The only module that knows sphinx-needs: finds the need that describes an epic, story or test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinxext.usecase.core.items import Item

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Needs:
    """The needs of a project; to be asked from the consistency checks on, when all are known.

    Asking earlier would make sphinx-needs seal its data before it is stored.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env

    def find(self, item: str) -> Item | None:
        """The need with this id."""
        from sphinx_needs.data import SphinxNeedsData  # noqa: PLC0415 (an extra, loaded if listed)

        need = SphinxNeedsData(self._env).get_needs_view().get(item)
        if need is None:
            return None
        return Item(id=item, docname=need["docname"], url=need["external_url"], title=need["title"])

    def all(self) -> Iterator[Item]:
        return iter(())


def needs_of(env: BuildEnvironment) -> Needs | None:
    """The needs of a project that uses sphinx-needs; ``None`` for any other."""
    return Needs(env) if "needs_types" in env.config else None
