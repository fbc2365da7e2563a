"""What use cases are traced to: needs, files of trackers and of test runners, and what follows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase import config
from sphinxext.usecase.sources.asneeds import uses_needs

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext.usecase.config import Config
    from sphinxext.usecase.core.model.findings import Found
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.core.project.mentions import TableShown
    from sphinxext.usecase.core.project.summary import Summary
    from sphinxext.usecase.core.rules.tracing import Cited, Gate, Traced, View
    from sphinxext.usecase.core.trace.project import Project, Said
    from sphinxext.usecase.core.trace.table import Block, Cell, Part
    from sphinxext.usecase.project.approvals import ProjectApprovals
    from sphinxext.usecase.project.baseline import Baseline
    from sphinxext.usecase.project.changes import ProjectChanges
    from sphinxext.usecase.project.findings import Findings
    from sphinxext.usecase.project.store import Store
    from sphinxext.usecase.sources.files import Sources
    from sphinxext.usecase.sources.items import Items
    from sphinxext.usecase.sources.needs import Needs, NeedsAsWritten


class Tracing:
    """The items and test results of a project; most of it is loaded only where it is asked for."""

    def __init__(
        self,
        env: BuildEnvironment,
        store: Store,
        values: Config,
        found: Mapping[str, Path | None],
        baseline: Baseline,
        approvals: ProjectApprovals,
        changes: ProjectChanges,
    ) -> None:
        """``found`` are the files of other projects of which ``values`` name no path."""
        self._env = env
        self._baseline = baseline
        self._approvals = approvals
        self._changes = changes
        self._store = store
        self._values = values
        self._found = found
        self._has_needs = uses_needs(env.config)

    @cached_property
    def sources(self) -> Sources:
        """The backlog and result files."""
        from sphinxext.usecase.sources.files import Sources

        values = self._values
        folder = Path(self._env.srcdir)
        others = {name: config.file_of(place) for name, place in values.external.items()}
        others |= {name: str(path) if path else None for name, path in self._found.items()}
        return Sources(
            folder,
            values.backlog,
            values.backlog_columns,
            values.test_results,
            values.test_properties,
            others,
            Path(self._env.doctreedir),
        )

    @cached_property
    def items(self) -> Items:
        """The epics, stories and tests; to be looked up from the consistency checks on."""
        return self._items(self._needs() if self._has_needs else None)

    def _needs(self) -> Needs:
        from sphinxext.usecase.sources.needs import Needs

        return Needs(self._env, self._values.needs_types)

    def _items(self, needs: Needs | None) -> Items:
        from sphinxext.usecase.sources.items import Items

        return Items(needs, self.sources, self._values.trackers)

    @cached_property
    def findings(self) -> Findings:
        """All that is found in this build."""
        from sphinxext.usecase.project.findings import Findings
        from sphinxext.usecase.project.judge import Judge

        return Findings(
            self._store,
            self._traced,
            self.sources,
            self._values,
            self._baseline,
            self._approvals,
            self._changes,
            Judge(self._values, self._env.config.language),
        )

    @property
    def _traced(self) -> Traced:
        """What rules look at."""
        from sphinxext.usecase.core.rules.tracing import Traced

        return Traced(
            self._store.catalogue,
            self.items,
            lambda: self.project,
            lapsed=self._approvals.lapsed,
            has_results=bool(self._values.test_results),
            unread=self.sources.unread,
            gates=tuple(self._gates()),
            cited=tuple(self._cited()),
            views=tuple(self._views()),
        )

    def _views(self) -> Iterator[View]:
        """The views of a choice of use cases."""
        from sphinxext.usecase.core.project.mentions import Chosen
        from sphinxext.usecase.core.rules.tracing import View

        for docname, one in self._store.mentioned(Chosen):
            yield View(one.name, one.only, docname, one.line)

    def _cited(self) -> Iterator[Cited]:
        """The roles that name a part by its number."""
        from sphinxext.usecase.core.project.mentions import Numbered
        from sphinxext.usecase.core.rules.tracing import Cited

        for docname, one in self._store.mentioned(Numbered):
            yield Cited(one.target, one.context, docname, one.line)

    def _gates(self) -> Iterator[Gate]:
        """How much views, and the configuration for all flows, want to be covered and passed."""
        from sphinxext.usecase.core.project.mentions import Threshold
        from sphinxext.usecase.core.rules.tracing import Gate

        for docname, one in self._store.mentioned(Threshold):
            yield Gate(one.only, one.percent, docname, one.line, rule=one.rule)
        if self._values.min_coverage:
            yield Gate(None, self._values.min_coverage, setting="min_coverage")
        if self._values.min_passing:
            yield Gate(None, self._values.min_passing, setting="min_passing", rule="passing")

    @cached_property
    def project(self) -> Project:
        """All that views are made of, likewise."""
        from sphinxext.usecase.core.model.phrases import Words
        from sphinxext.usecase.core.trace.project import Project
        from sphinxext.usecase.project.results import verdicts_of
        from sphinxext.usecase.words import change_words, diagram_words, table_words

        catalogue = self._store.catalogue
        verdicts = verdicts_of(catalogue, self.sources, self._store.as_written)
        return Project(
            catalogue,
            self.items,
            verdicts,
            Words(change_words() | diagram_words() | table_words()),
            most_cells=self._values.matrix_limit,
            done=self._values.done,
            origins=self.sources.origins,
            said=self._said,
            version=self._env.config.release or self._env.config.version,
            since=lambda: self._changes.since,
        )

    def _said(self) -> Said:
        """What is found, for views."""
        from sphinxext.usecase.core.trace.project import Said

        known = (self._baseline or self._changes.findings).known
        found = tuple(
            one._replace(state="known") if one.state == "new" and one.key in known else one
            for one in map(self._from_here, self.findings.all)
        )
        return Said(found, len(known.keys() - {one.key for one in found}))

    def _from_here(self, one: Found) -> Found:
        """A finding whose file is named as seen from the sources, wherever these are."""
        file = one.finding.file and Path(os.path.relpath(one.finding.file, self._env.srcdir)).as_posix()
        return one._replace(finding=one.finding._replace(file=file))

    @cached_property
    def blocks(self) -> Callable[[TableShown], list[Block]]:
        """What a table shows; the last ones are kept: what was made to be compared is written next."""
        from sphinxext.usecase.core.trace.views import blocks

        return lru_cache(maxsize=8)(partial(blocks, project=self.project))

    def as_written(self) -> Tracing:
        """The same while the environment is not stored yet, to tell whether anything has changed."""
        if not self._has_needs:
            return self
        return AsWritten(
            self._env,
            self._store,
            self._values,
            self._found,
            self._baseline,
            self._approvals,
            self._changes,
        )

    @property
    def fingerprint(self) -> str:
        """A fingerprint of all that sources say."""
        named = self._values.backlog or self._values.test_results or self._values.external
        return self.sources.fingerprint if named else ""

    @property
    def outdated(self) -> str:
        """A fingerprint of the results that are about older texts, where any may be."""
        if not (self._values.test_results and self.sources.name_seals):
            return ""
        from sphinxext.usecase.core.model.digest import digest

        found = self.project.verdicts.outdated
        return digest([(one.tested.test, one.address, one.then, one.now) for one in found])

    def results_of(self, summary: Summary) -> object:
        """What the tests of each flow of a use case say, in a project that has results."""
        if not self._values.test_results:
            return ()
        from sphinxext.usecase.core.project.filters import Filter

        project = self.project
        said = project.verdicts
        flows = project.flows(self._store.catalogue.record(summary), Filter())
        return [[(test, said.at(test, flow)) for test in said.tests(flow)] for flow in flows]

    def progress(self, summary: Summary) -> dict[str, Cell]:
        """How far the flows of a use case are, in a project that has any source and wants to see it."""
        if not (self._values.page_status and self.fingerprint):
            return {}
        from sphinxext.usecase.core.trace.progress import progress

        return progress(self.project, self._store.catalogue.record(summary))

    def page_with_rows(self, summary: Summary) -> str | None:
        """The first page with a table in which the flows of a use case have a row."""
        found = (page for page, only in self._with_rows if only.matches(summary))
        return next(found, None)

    @cached_property
    def _with_rows(self) -> list[tuple[str, Filter]]:
        """Pages with tables of all flows of what their filter leaves."""
        from sphinxext.usecase.core.project.mentions import TableShown

        return [
            (page, one.only)
            for page, one in sorted(self._store.mentioned(TableShown), key=itemgetter(0))
            if one.has_rows_of_flows and not (one.only.is_traced or one.only.kind)
        ]

    def described_at(self, name: str) -> tuple[str, str] | str | None:
        """Where an item is described: page and title, or an address; ``None``: nowhere."""
        item = self.items.find(name)
        if item is None:
            return None
        return item.url if item.docname is None else (item.docname, item.title)

    def known(self, names: Iterable[str]) -> list[object]:
        """What a page may show of items by itself."""
        found = map(self.items.find, names)
        return [item and (item.title, item.docname, item.url) for item in found]

    def shown(self, view: TableShown) -> list[object]:
        """What a table shows and leads to."""
        from sphinxext.usecase.core.trace.table import leading_parts

        blocks = self.blocks(view)
        return [*blocks, *(self.place_of(part) for block in blocks for part in leading_parts(block))]

    def place_of(self, part: Part) -> tuple[str, str] | str | None:
        """Where a part of a cell leads to: page and anchor, an address elsewhere, or nowhere."""
        if part.leads == "item":
            item = self.items.find(part.target)
            if item is None:
                return None
            return (item.docname, item.id) if item.docname is not None else item.url
        catalogue = self._store.catalogue
        target = (catalogue.find_actor if part.leads == "actor" else catalogue.find)(part.target)
        return (target.docname, target.anchor) if target else None


class AsWritten(Tracing):
    """Items and results before sphinx-needs has put together all that is known of needs."""

    def _needs(self) -> NeedsAsWritten:
        return self._written_needs

    @cached_property
    def _written_needs(self) -> NeedsAsWritten:
        from sphinxext.usecase.sources.needs import NeedsAsWritten

        return NeedsAsWritten(self._env, self._values.needs_types)

    @property
    def fingerprint(self) -> str:
        """A fingerprint of all that sources say, needs among them."""
        return super().fingerprint + self._written_needs.fingerprint
