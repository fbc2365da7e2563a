"""What use cases are traced to: needs, files of trackers and of test runners, and what follows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase import config
from sphinxext.usecase.core.model.labels import split_list
from sphinxext.usecase.sources.asneeds import uses_needs

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext.usecase.config import Config
    from sphinxext.usecase.core.model.targets import Target
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.core.trace.table import Block
    from sphinxext.usecase.core.trace.traced import Project
    from sphinxext.usecase.project.store import Store
    from sphinxext.usecase.sources.files import Sources
    from sphinxext.usecase.sources.items import Items
    from sphinxext.usecase.sources.needs import Needs, NeedsAsWritten


class Tracing:
    """The items and test results of a project; most of it is loaded only where it is asked for."""

    def __init__(
        self, env: BuildEnvironment, store: Store, values: Config, found: Mapping[str, Path | None]
    ) -> None:
        """``found`` are the files of other projects of which ``values`` name no path."""
        self._env = env
        self._store = store
        self._values = values
        self._found = found
        self._has_needs = uses_needs(env.config)

    @cached_property
    def sources(self) -> Sources:
        """The backlog and result files."""
        from sphinxext.usecase.sources.files import Sources  # noqa: PLC0415

        values = self._values
        folder = Path(self._env.srcdir)
        others = {name: config.file_of(place) for name, place in values.external.items()}
        others |= {name: str(path) if path else None for name, path in self._found.items()}
        return Sources(folder, values.backlog, values.backlog_columns, values.test_results, others)

    @cached_property
    def items(self) -> Items:
        """The epics, stories and tests; to be looked up from the consistency checks on."""
        return self._items(self._needs() if self._has_needs else None)

    def _needs(self) -> Needs:
        from sphinxext.usecase.sources.needs import Needs  # noqa: PLC0415

        return Needs(self._env, self._values.needs_types)

    def _items(self, needs: Needs | None) -> Items:
        from sphinxext.usecase.sources.items import Items  # noqa: PLC0415

        return Items(needs, self.sources, self._values.trackers)

    @cached_property
    def project(self) -> Project:
        """All that views are made of, likewise."""
        from sphinxext.usecase.project.joined import project_of  # noqa: PLC0415

        return project_of(self._store.catalogue, self.items, self.sources)

    @cached_property
    def blocks(self) -> Callable[[str, Filter, str], list[Block]]:
        """What a table shows, by name, filter and what is chosen of it, as JSON.

        The last ones are kept: what was made to be compared is written next.
        """
        from sphinxext.usecase.core.trace.views import blocks  # noqa: PLC0415 (few pages show any)

        def made(view: str, only: Filter, how: str) -> list[Block]:
            return blocks(view, self.project, only, json.loads(how))

        return lru_cache(maxsize=8)(made)

    def as_written(self) -> Tracing:
        """The same while the environment is not stored yet, to tell whether anything has changed."""
        return AsWritten(self._env, self._store, self._values, self._found) if self._has_needs else self

    @property
    def fingerprint(self) -> str:
        """A fingerprint of all that sources say."""
        named = self._values.backlog or self._values.test_results or self._values.external
        return self.sources.fingerprint if named else ""

    def referenced(
        self, find: Callable[[str, str, str | None], Target | None]
    ) -> Callable[[str, str, str | None], object]:
        """What a page shows of a reference, which ``find`` finds unless a source describes the item."""
        from sphinxext.usecase.reading.mentions import ITEMS  # noqa: PLC0415 (only if something changed)

        def seen(kind: str, target: str, context: str | None) -> object:
            if kind == ITEMS:
                return [self._known(item) for item in split_list(target)]
            if kind == "any":
                return [find(one, target, context) for one in ("any", "actor", "item")]
            elsewhere = self._place_of(target) if kind == "item" else None
            return elsewhere or find(kind, target, context)

        return seen

    def _place_of(self, name: str) -> tuple[str, str] | str | None:
        """Where an item is described: page and title, or an address; ``None``: nowhere."""
        item = self.items.find(name)
        if item is None:
            return None
        return item.url if item.docname is None else (item.docname, item.title)

    def _known(self, name: str) -> object:
        item = self.items.find(name)
        return item and (item.title, item.docname, item.url)

    def shown(self, view: str, only: Filter, how: str) -> object:
        """What a table shows and leads to; ``how`` as in ``blocks``."""
        from sphinxext.usecase.project.joined import shown  # noqa: PLC0415 (only if something changed)

        return shown(self.project, self.blocks(view, only, how))


class AsWritten(Tracing):
    """Items and results before sphinx-needs has put together all that is known of needs."""

    def _needs(self) -> NeedsAsWritten:
        return self._written_needs

    @cached_property
    def _written_needs(self) -> NeedsAsWritten:
        from sphinxext.usecase.sources.needs import NeedsAsWritten  # noqa: PLC0415

        return NeedsAsWritten(self._env, self._values.needs_types)

    @property
    def fingerprint(self) -> str:
        """A fingerprint of all that sources say, needs among them."""
        return super().fingerprint + self._written_needs.fingerprint
