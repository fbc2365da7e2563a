"""Fingerprints of what pages show of others, so that just those are rewritten that show a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from sphinxext.usecase import console
from sphinxext.usecase.core.flow.graph import shown_of_flow, without_actors
from sphinxext.usecase.core.model.digest import digest
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.mentions import (
    Chosen,
    FlowShown,
    ItemsNamed,
    Mention,
    Numbered,
    OverviewShown,
    ProgressShown,
    Reference,
    Referring,
    ScenariosShown,
    TableShown,
    Threshold,
)
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.project.written import Showed

if TYPE_CHECKING:
    from sphinxext.usecase.core.flow.scenarios import Criterion
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.project.approvals import ProjectApprovals
    from sphinxext.usecase.project.changes import ProjectChanges
    from sphinxext.usecase.project.store import Store
    from sphinxext.usecase.project.tracing import Tracing

NEVER = Showed(-1, {})
"""What a page showed that has not been written yet."""


def _listed(
    catalogue: Catalogue, matching: Iterable[Summary], view: ScenariosShown
) -> Iterator[Address]:
    """The scenarios that a view lists of use cases."""
    from sphinxext.usecase.core.flow.scenarios import scenarios

    for summary in matching:
        if summary.prefix:  # nothing leads to it by its id
            continue
        derived = scenarios(
            catalogue.record(summary), cast("Criterion", view.criteria), loops=view.loops
        )
        for scenario in islice(derived, view.limit):
            yield Address(summary.id, scenario.id)


def renew_lists(store: Store, showed: Mapping[str, Showed], fresh: Fingerprints) -> None:
    """Note anew which scenarios pages list, where that may have changed."""
    for docname, mentions in store.mentions.items():
        views = [one for one in mentions if isinstance(one, ScenariosShown)]
        before = showed.get(docname, NEVER).shown
        changed = any(fresh.renewed(view, "") != before.get(view) for view in views)
        if changed or (views and docname not in store.listed):
            found = (one for view in views for one in fresh.listed(view))
            store.listed[docname] = tuple(dict.fromkeys(found))


def shown_now(
    store: Store, showed: Mapping[str, Showed], fresh: Fingerprints, read: Mapping[str, float]
) -> dict[str, Showed]:
    """What each page shows now, where ``showed`` tells what it did; ``read`` when it has been read."""
    now = {}
    for docname in console.progress(store.mentions, "comparing what pages show"):
        before = showed.get(docname, NEVER).shown
        shown = {one: fresh.renewed(one, before.get(one, "")) for one in store.mentions[docname]}
        now[docname] = Showed(read.get(docname, 0), shown)
    return now


def outdated(showed: Mapping[str, Showed], now: Mapping[str, Showed]) -> list[str]:
    """The pages that show something else than they did, or that have been read since."""
    return [page for page, shown in now.items() if _is_another(showed.get(page, NEVER), shown)]


def _is_another(before: Showed, now: Showed) -> bool:
    """Whether pages differ; a fingerprint tells behind its last blank what is shown."""
    if before.read != now.read or before.shown.keys() != now.shown.keys():
        return True
    return any(_last(before.shown[one]) != _last(shown) for one, shown in now.shown.items())


def _last(fingerprint: str) -> str:
    return fingerprint.rpartition(" ")[2]


class Fingerprints:
    """What references lead to and views show now, each as a digest.

    That of a table or a flow is in two parts: of what it may be made of, and of what it shows. What it
    shows is made only if the former has changed.

    ``find`` tells what a reference leads to, ``matching`` the use cases of a view, ``overview`` what a
    use case diagram shows; ``all_`` stands for all there is.
    """

    def __init__(
        self,
        store: Store,
        tracing: Tracing,
        approvals: ProjectApprovals,
        changes: ProjectChanges,
        *,
        find: Callable[[Reference], object],
        matching: Callable[[Filter], list[Summary]],
        overview: Callable[[Filter, str, str], object],
        all_: str,
    ) -> None:
        self._catalogue = store.catalogue
        self._tracing = tracing
        self._approvals = approvals
        self._changes = changes
        self._find = find
        self._matching = matching
        self._overview = overview
        self._described = tracing.fingerprint + tracing.outdated
        self._all = all_
        self._views: dict[Mention, str] = {}

    def renewed(self, mention: Mention, before: str) -> str:
        """The fingerprint of a reference or view that had one ``before``."""
        show: Callable[[Any, str], str]
        match mention:
            case TableShown():
                show = self._shown_table
            case ScenariosShown():
                show = self._shown_scenarios
            case FlowShown():
                show = self._shown_flow
            case ProgressShown(docname=docname):
                return self._shown_progress(self._catalogue.on(docname), before)
            case Threshold() | Numbered() | Chosen():
                return ""
            case Reference():
                return digest(self._find(mention))
            case _:
                return digest(self._seen(mention))
        return self._kept(mention, before, show)

    def listed(self, view: ScenariosShown) -> Iterator[Address]:
        """The scenarios that a view lists."""
        return _listed(self._catalogue, self._matching(view.only), view)

    def _seen(self, mention: Mention) -> object:
        match mention:
            case Referring(docname=docname):
                return [list(self._said_of_all(one.id)) for one in self._catalogue.on(docname)]
            case ItemsNamed(items=items):
                return self._tracing.known(items)
            case OverviewShown(only=only, system=system, group_by=group_by):
                return self._overview(only, system, group_by)
        return None

    def _kept(self, mention: Mention, before: str, show: Callable[[Any, str], str]) -> str:
        """Views are alike on many pages, and some cost much."""
        if mention not in self._views:
            self._views[mention] = show(mention, before)
        return self._views[mention]

    def _said_of_all(self, usecase_id: str) -> Iterator[object]:
        """What is said of a use case on its page that does not stand there."""
        yield list(self._said_of(usecase_id))
        yield self._approvals.of(usecase_id)
        yield self._changes.of(usecase_id)

    def _said_of(self, usecase_id: str) -> Iterator[tuple[str, ...]]:
        """What the page of a use case shows of others that refer to it."""
        for summary, relation in self._catalogue.referring.get(usecase_id, ()):
            yield summary.id, summary.docname, relation.kind, relation.label, relation.target

    def _shown_flow(self, view: FlowShown, before: str) -> str:
        """What a flow diagram may be made of, and what it shows: who acts is seen in lanes alone."""
        summary = self._catalogue.summaries.get(view.usecase)
        if summary is None:
            return ""
        found = (self._catalogue.find_stated(one.target, view.usecase) for one in summary.relations)
        places = [target and (target.docname, target.anchor) for target in found]
        made_of = digest((summary.flow, places))
        if before.startswith(f"{made_of} "):
            return before
        usecase = self._catalogue.record(summary)
        has_lanes = (view.diagram or usecase.diagram) == "swimlane"
        shown = shown_of_flow(usecase if has_lanes else without_actors(usecase))
        return f"{made_of} {digest((shown, summary.actor_names if has_lanes else (), places))}"

    def _shown_scenarios(self, view: ScenariosShown, _before: str) -> str:
        shown = self._matching(view.only)
        return digest([(one.flow if view.words else one.paths, self._tested(one)) for one in shown])

    def _tested(self, summary: Summary) -> object:
        """The tests of a use case, and where it goes on in others: a view links there."""
        gotos = (relation.target for relation in summary.relations if relation.kind == "goto")
        found = map(self._catalogue.find, gotos)
        places = [(one.docname, one.anchor) if one else None for one in found]
        tracing = self._tracing
        return summary.tested, tracing.known(summary.tests), tracing.results_of(summary), places

    @cached_property
    def _named(self) -> str:
        """All items that use cases name, those that a view does not show too: they are delivered."""
        return digest({kind: list(items) for kind, items in self._catalogue.mentions.items()})

    def _shown_progress(self, shown: Collection[Summary], before: str) -> str:
        if not self._described:
            return ""
        rows = list(map(self._tracing.page_with_rows, shown))
        made_of = digest([self._described, rows, *((one.id, one.traced) for one in shown)])
        if before.startswith(f"{made_of} "):
            return before
        said = list(map(self._tracing.progress, shown))
        return f"{made_of} {digest([said, any(said) and rows])}"

    def _shown_table(self, view: TableShown, before: str) -> str:
        if view.is_of_all:
            made_of = digest(self._all)
        else:
            matching = self._catalogue.matching(view.only)
            traced = ((summary.traced, self._changes.of(summary.id)) for summary in matching)
            made_of = digest([self._described, self._named, *traced])
        if before.startswith(f"{made_of} "):
            return before
        return f"{made_of} {digest(self._tracing.shown(view))}"
