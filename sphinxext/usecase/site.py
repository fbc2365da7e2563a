"""What one build knows: made when a build starts, gone when it ends.

Nothing of it is stored. What is, the domain keeps by page, or ``written`` by output folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.build_phase import BuildPhase

from sphinxext.usecase import config, messages
from sphinxext.usecase.core.model.digest import digest
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.lines import LineElsewhere
from sphinxext.usecase.diagrams.pagediagrams import PageDiagrams
from sphinxext.usecase.project import written
from sphinxext.usecase.project.approvals import ProjectApprovals
from sphinxext.usecase.project.baseline import Baseline
from sphinxext.usecase.project.changes import ProjectChanges
from sphinxext.usecase.project.conditions import holds
from sphinxext.usecase.project.journal import Journal
from sphinxext.usecase.project.references import References
from sphinxext.usecase.project.store import Store
from sphinxext.usecase.project.tracing import Tracing
from sphinxext.usecase.project.written import Showed, Written

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinxext.usecase.core.diagrams.overview import Overview
    from sphinxext.usecase.core.model.items import Item
    from sphinxext.usecase.core.project.catalogue import Catalogue
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.core.project.mentions import Reference
    from sphinxext.usecase.core.project.summary import Summary
    from sphinxext.usecase.project.conditions import Condition
    from sphinxext.usecase.sources.foreign import Foreign


class Site:
    """What a build knows of a project whose pages are described by ``data`` of the domain."""

    def __init__(self, app: Sphinx, data: dict[str, Any]) -> None:
        self.env = app.env
        self._app = app
        self._confdir = Path(app.confdir)
        self.kept_texts: dict[Any, str] = {}
        """What blocks of the page that is read said before their quotation marks were made smart."""
        self.config = config.snapshot(app.config)
        self.originals: dict[Any, str] = {}
        """What its blocks said before they were translated."""
        self.found = self._files_of_others(app)
        self.store = Store(data, self._foreign)
        self._baseline = Baseline(self._file(self.config.findings_baseline))
        self.approvals = ProjectApprovals(self._file(self.config.approvals), self.store)
        self.changes = ProjectChanges(app, self.config.baseline, self.store)
        self._findings: tuple[Finding, ...] | None = None
        self.journal = Journal(self.env, self.config.severities, self._baseline, self._note)
        self._are_read = False
        """Whether sphinx-needs lets others look at what it has put together."""
        self._written_path = written.path_of(Path(app.doctreedir), app.builder.name, Path(app.outdir))
        self._now: Mapping[str, Showed] | None = None
        self._state = ""
        self._resolved: set[str] = set()
        self._wrong: set[str] = set()
        """Pages of which something was said when they were written."""

    def _note(self, said: Finding, page: str | None) -> None:
        """Note what is said of a page that is being read, or of one that is drawn or written."""
        read = self.env.temp_data.get("docname")
        if read and self._app.phase == BuildPhase.READING:
            self.store.note(read, said)
        elif page:
            self._wrong.add(page)

    def _file(self, name: str) -> Path | None:
        """A file that the configuration names, beside the sources."""
        return Path(self.env.srcdir, name) if name else None

    def holds(self, condition: Condition) -> bool | None:
        """Whether a build shows what stands under a condition; ``None``: it cannot be decided."""
        return holds(self._app, condition)

    @property
    def is_for_translators(self) -> bool:
        """Whether what is to be translated is listed, and no page written."""
        return self._app.builder.name == "gettext"

    def conditions_changed(self) -> list[str]:
        """The pages with use cases that another builder has left out, or this one leaves out."""
        return [
            docname
            for docname, asked in self.store.conditions.items()
            if any(self.holds(condition) != held for condition, held in asked.items())
        ]

    def _files_of_others(self, app: Sphinx) -> Mapping[str, Path | None]:
        """The files of other projects that the configuration names no path of.

        They are found once for all processes, as they may have to be fetched.
        """
        sought = config.sought(self.config.external)
        if not sought:
            return {}
        from sphinxext.usecase.sources.fetch import find

        return find(app, sought)

    def _foreign(self) -> Foreign | None:
        """What other projects contribute, if there are any."""
        return self.tracing.sources.foreign if self.config.external else None

    @property
    def catalogue(self) -> Catalogue:
        """All use cases, as far as they are read."""
        return self.store.catalogue

    @cached_property
    def tracing(self) -> Tracing:
        """What use cases are traced to."""
        return Tracing(
            self.env,
            self.store,
            self.config,
            self.found,
            self._baseline,
            self.approvals,
            self.changes,
        )

    @cached_property
    def references(self) -> References:
        """What addresses lead to; asked for when all pages are read."""
        return References(
            self.env,
            lambda: self.catalogue,
            item=self._item,
            listed=self.store.listed,
            external=self.config.external,
        )

    def _item(self, name: str) -> Item | None:
        return self.tracing.items.find(name)

    @cached_property
    def diagrams(self) -> PageDiagrams:
        """The diagrams that pages show."""
        return PageDiagrams(self.store, self.config, self.overview)

    def matching(self, only: Filter) -> list[Summary]:
        """The use cases that a view shows."""
        if not only.is_traced:
            return self.catalogue.matching(only)
        return (self.tracing if self._are_read else self._as_written).project.matching(only)

    @cached_property
    def _as_written(self) -> Tracing:
        return self.tracing.as_written()

    def overview(self, only: Filter, system: str, group_by: str) -> Overview:
        """What a use case diagram shows; the system is the project unless it has a name of its own."""
        from sphinxext.usecase.core.diagrams.overview import overview

        return overview(
            self.catalogue,
            self.matching(only),
            system or self.env.config.project,
            group_by,
            self._titled,
        )

    def _titled(self, page: str) -> str:
        """What a page is called; one of another project has no title here, but a name."""
        title = self.env.titles.get(page)
        return title.astext() if title else page.lstrip("/")

    # -- what has changed -----------------------------------------------------------------------

    @cached_property
    def _written(self) -> Written:
        """What was known of the output folder when the build started."""
        return written.load(self._written_path)

    def outdated(self) -> list[str]:
        """The pages that show something that has changed since they were written."""
        tracing = self._as_written
        described = f"{tracing.fingerprint} {self._baseline.fingerprint}"
        if self.approvals:
            described += f" {self.approvals.fingerprint}"
        if self.changes:
            described += f" {self.changes.fingerprint}"
        self._state = f"{self.store.revision} {described} {digest(self.config)}"
        if self._state == self._written.state:
            return []
        # Nothing is compared in a build in which nothing has changed.
        from sphinxext.usecase.project import freshness

        def seen(reference: Reference) -> object:
            kind, target, context = reference
            if kind == "any":
                return self.references.find_any(target, context)
            described = tracing.described_at(target) if kind == "item" else None
            return described or self.references.find(kind, target, context)

        fresh = freshness.Fingerprints(
            self.store,
            tracing,
            self.approvals,
            self.changes,
            find=seen,
            matching=self.matching,
            overview=self.overview,
            all_=self._state,
        )
        showed = self._written.pages
        freshness.renew_lists(self.store, showed, fresh)
        self._now = freshness.shown_now(self.store, showed, fresh, self.env.all_docs)
        return [page for page in freshness.outdated(showed, self._now) if page not in self.store.read]

    def note_resolved(self, docname: str) -> None:
        """Note that a page is about to be written."""
        self._resolved.add(docname)

    def end(self, builder: Builder) -> None:
        """Check what has not been checked yet, and store what pages show now that they are written."""
        self.check()
        if self._now is None:
            return
        # A builder that writes all pages at once, whichever are outdated, does not name them.
        wrote_all = isinstance(builder.get_outdated_docs(), str)
        pages = self._now.keys() if wrote_all else self._resolved
        now_known = written.renewed(self._written, self._state, self._now, pages, self._wrong)
        written.save(self._written_path, now_known._replace(findings=self._findings or ()))

    # -- what is wrong --------------------------------------------------------------------------

    def check(self) -> None:
        """Report what is wrong across pages, once in a build.

        What fails a clean build fails every build: where nothing has changed, what was wrong still is.
        """
        self._are_read = True
        if self._findings is not None:
            return
        if self._state and self._state == self._written.state:
            self._findings = self._written.findings
        else:
            self._findings = tuple(self.tracing.findings.to_say)
        for one in self._findings:
            file, line = self.place_of(one)
            messages.warn(one.rule, one.message, f"{file}:{line}")
        for docname, said in sorted(self.store.messages.items()):
            if docname not in self.store.read:
                for one in said:
                    messages.warn(one.rule, one.message, f"{one.file}:{one.line or 1}")

    def place_of(self, one: Finding) -> tuple[str, int]:
        """File and line that a finding is about."""
        if one.setting:
            file, _, line = config.place_of(self._confdir, one.setting).rpartition(":")
            return file, int(line)
        if isinstance(one.line, LineElsewhere):
            return one.line.file, int(one.line)
        return one.file or str(self.env.doc2path(one.docname)), one.line or 1


def site_of(env: Any) -> Site:
    """What this build knows, for those who are given no more than the environment."""
    site = env.get_domain("uc").site
    assert isinstance(site, Site)
    return site
