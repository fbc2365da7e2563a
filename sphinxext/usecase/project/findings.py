"""All that is found in one build: on pages, across them, in items and results, and in files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from sphinxext.usecase import console
from sphinxext.usecase.config import Config
from sphinxext.usecase.core.model.findings import LOUD, Finding, Found, Severity, State, key_of
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.rules.empty_view import unknown_ids
from sphinxext.usecase.core.rules.ignoring import Ignores
from sphinxext.usecase.core.rules.registry import findings, rules, severity_of
from sphinxext.usecase.core.rules.tracing import Traced
from sphinxext.usecase.project.approvals import ProjectApprovals
from sphinxext.usecase.project.baseline import Baseline
from sphinxext.usecase.project.changes import ProjectChanges
from sphinxext.usecase.project.judge import Judge

if TYPE_CHECKING:
    from sphinxext.usecase.project.store import Store
    from sphinxext.usecase.sources.files import Sources

_SETTINGS = {"backlog": "backlog", "external": "external", "results": "test_results"}
"""Subtype of a warning about a file -> the configuration value that names it."""
_ABOUT_ITEMS = ("unknown-item", "wrong-kind")


class Findings:
    """What is found, each as severe as the project wants it to be."""

    def __init__(
        self,
        store: Store,
        traced: Traced,
        sources: Sources,
        values: Config,
        baseline: Baseline,
        approvals: ProjectApprovals,
        changes: ProjectChanges,
        judge: Judge,
    ) -> None:
        self._store = store
        self._traced = traced
        self._sources = sources
        self._values = values
        self.baseline = baseline
        self._approvals = approvals
        self._changes = changes
        self._judge = judge

    @cached_property
    def all(self) -> tuple[Found, ...]:
        """Everything, in the order of pages and lines; what belongs to no page comes last."""
        said = [(one, None) for found in self._store.messages.values() for one in found]
        return tuple(map(self._addressed, self._taken([*self._judged((*LOUD, "advice")), *said])))

    def _addressed(self, found: Found) -> Found:
        """A finding with the use case that its message begins with, if no rule has made it."""
        head, _, text = found.finding.text.partition(": ")
        if found.finding.rule in rules() or head not in self._store.catalogue:
            return found
        return found._replace(finding=found.finding._replace(text=text, head=head, usecase=head))

    @property
    def to_say(self) -> list[Finding]:
        """What a build says when all pages are read: what is loud and new, of rules and of files."""
        # Only who knows all findings can tell which ones are ignored without need.
        hears_all = self._severity("needless-ignore") in LOUD
        found = self._taken(self._judged((*LOUD, "advice") if hears_all else LOUD))
        return [one.finding for one in found if one.state == "new" and one.severity in LOUD]

    def _severity(self, rule: str) -> Severity:
        return severity_of(rule, self._values.severities)

    def _taken(self, judged: Iterable[tuple[Finding, str | None]]) -> Iterator[Found]:
        """Findings as the project takes them; each comes with the reason why it is ignored, if it is."""
        counted: Counter[tuple[str, str]] = Counter()
        for finding, reason in sorted(judged, key=lambda one: _place(one[0])):
            alike = finding.docname, key_of(finding)
            key = key_of(finding, counted[alike])
            counted[alike] += 1
            state: State = "known" if key in self.baseline.known else "new"
            if reason is not None:
                state = "ignored"
            yield Found(finding, self._severity(finding.rule), key, state, reason or "")

    def _judged(self, wanted: Collection[Severity]) -> Iterator[tuple[Finding, str | None]]:
        """What rules find and what is wrong with files, with the reasons why it is to be ignored."""
        names = [rule for rule in rules() if self._severity(rule) in wanted]
        ignores = Ignores(one for summary in self._store.catalogue.ours for one in summary.ignores)
        for one in self._by_rules(names, advice="advice" in wanted):
            yield one, ignores.reason(one)
        for one in findings("ignores", ignores, names):
            yield one, None

    def _by_rules(self, names: Collection[str], *, advice: bool) -> Iterator[Finding]:
        for loud, _advice in self._store.findings.values():
            yield from loud
        if advice:
            for docname in console.progress(self._store.findings, "looking for advice"):
                yield from self._store.advice_on(docname, self._judge.advice)
        across = findings("catalogue", self._store.catalogue, names)
        traced = list(findings("traced", self._traced, names))
        for one in (*across, *self._of_items(traced)):
            if not one.docname.startswith(FOREIGN):
                yield one
        yield from unknown_ids(self._traced)
        yield from self._of_files()
        if self.baseline.trouble:
            yield Finding("findings-baseline", self.baseline.trouble, setting="findings_baseline")
        if self._changes.trouble:
            yield Finding("baseline", self._changes.trouble, setting="baseline")

    def _of_items(self, found: list[Finding]) -> Iterable[Finding]:
        """The same; of items that do not count only one thing, if nobody describes any."""
        doubtful = [one for one in found if one.rule in _ABOUT_ITEMS]
        if not (self._values.backlog and len(doubtful) > 1) or any(self._traced.items.described()):
            return found
        text = f"its files describe no item, but use cases name {len(doubtful)}"
        said = Finding("backlog", text, "export them anew", setting="backlog")
        return [said, *(one for one in found if one not in doubtful)]

    def _of_files(self) -> Iterator[Finding]:
        of_sources = self._sources.troubles if self._sources else ()
        for trouble in (*of_sources, *self._approvals.troubles):
            setting = "" if trouble.path else _SETTINGS[trouble.subtype]
            yield Finding(
                trouble.subtype, trouble.message, file=trouble.path, line=trouble.line, setting=setting
            )


def _place(one: Finding) -> tuple[bool, str, int]:
    return not one.docname, one.docname or one.file, one.line or 0
