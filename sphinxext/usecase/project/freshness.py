"""Fingerprints of what pages show of others, so that just those are rewritten that show a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, cast

from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary, digest
from sphinxext.usecase.reading.mentions import ITEMS, TABLE, THRESHOLD, Stated, filter_of, line_and_rest

if TYPE_CHECKING:
    from sphinxext.usecase.core.flow.scenarios import Criterion
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.project.store import Store


def names_listed(catalogue: Catalogue, view: Stated) -> Iterator[str]:
    """The full names of the scenarios that a view lists."""
    from sphinxext.usecase.core.flow.scenarios import scenarios  # noqa: PLC0415 (few pages list any)

    _kind, only, how = view
    criteria, loops, limit = how.split()
    for summary in catalogue.matching(filter_of(only)):
        usecase = catalogue.record(summary)
        derived = scenarios(usecase, cast("Criterion", criteria), loops=int(loops))
        for scenario in islice(derived, int(limit)):
            yield f"{summary.id}.{scenario.id}"


def outdated(store: Store, shown: dict[str, dict[Stated, str]], fresh: Fingerprints) -> list[str]:
    """The pages that show something else than they did when they were written.

    ``shown`` are fingerprints of that by page, which are renewed.
    """
    for docname, targets in store.targets.items():
        before = shown.get(docname, {})
        lists = [key for key in targets if key[0] == "scenarios"]
        changed = any(fresh.renewed(key, "") != before.get(key) for key in lists)
        if changed or (lists and docname not in store.listed):
            names = (name for key in lists for name in names_listed(store.catalogue, key))
            store.listed[docname] = tuple(dict.fromkeys(names))
    now = {
        docname: {key: fresh.renewed(key, shown.get(docname, {}).get(key, "")) for key in targets}
        for docname, targets in store.targets.items()
    }
    found = [page for page, what in now.items() if _is_another(shown.get(page), what)]
    shown.clear()
    shown.update(now)
    return found


def _is_another(before: dict[Stated, str] | None, now: dict[Stated, str]) -> bool:
    """Whether fingerprints differ in what is shown."""
    if before is None or before.keys() != now.keys():
        return True
    return any(before[key].rpartition(" ")[2] != now[key].rpartition(" ")[2] for key in now)


class Fingerprints:
    """What references lead to and views show now, each as a digest.

    That of a table is in two parts: of what it may be made of, and of what it shows. What it shows is
    made only if the former has changed.

    ``summaries`` gives those of a page, ``find`` what a reference leads to, ``overview`` what a use
    case diagram shows, ``table`` what a table shows; ``described`` stands for all that sources say of
    items and of tests.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        summaries: Callable[[str], Iterable[Summary]],
        find: Callable[[str, str, str], object],
        overview: Callable[[Filter, str], object],
        table: Callable[[str, Filter, str], object],
        described: str,
    ) -> None:
        self._catalogue = catalogue
        self._summaries = summaries
        self._find = find
        self._overview = overview
        self._table = table
        self._described = described
        self._views: dict[Stated, str] = {}

    def renewed(self, stated: Stated, before: str) -> str:
        """The fingerprint of a reference or view that had one ``before``."""
        kind, target, context = stated
        if kind == "referring":
            return digest([list(self._said_of(one.id)) for one in self._summaries(target)])
        if kind == THRESHOLD:
            return ""
        if kind == "flow_view":
            return digest(self._shown_flow(target))
        if kind == "usecase_diagram":
            return digest(self._overview(filter_of(target), line_and_rest(context)[1]))
        if kind != "scenarios" and not kind.startswith(TABLE):
            return digest(self._find(kind, target, context))
        if stated not in self._views:
            show = self._scenarios if kind == "scenarios" else self._renewed_table
            self._views[stated] = show(stated, before)
        return self._views[stated]

    def _said_of(self, usecase_id: str) -> Iterator[tuple[str, ...]]:
        """What the page of a use case shows of others that refer to it."""
        for summary, relation in self._catalogue.referring.get(usecase_id, ()):
            yield summary.id, summary.docname, relation.kind, relation.label, relation.target

    def _shown_flow(self, usecase_id: str) -> tuple[object, ...]:
        """What a flow diagram shows, and the places its links lead to."""
        summary = self._catalogue.summaries.get(usecase_id)
        if summary is None:
            return ()
        found = (self._catalogue.find(one.target, usecase_id) for one in summary.relations)
        return summary.flow, [target and (target.docname, target.anchor) for target in found]

    def _scenarios(self, stated: Stated, _before: str) -> str:
        matching = self._catalogue.matching(filter_of(stated[1]))
        return digest(list(map(self._flow, matching)))

    def _flow(self, summary: Summary) -> object:
        """The flow of a use case, its tests, and where it goes on in others: a view links there."""
        gotos = (relation.target for relation in summary.relations if relation.kind == "goto")
        found = map(self._catalogue.find, gotos)
        tests = ", ".join(summary.tests)
        known = self._find(ITEMS, tests, "")
        places = [(one.docname, one.anchor) if one else None for one in found]
        return summary.flow, summary.tested, known, places

    @cached_property
    def _named(self) -> str:
        """All items that use cases name, those that a view does not show too: they are delivered."""
        return digest(list(self._catalogue.mentions))

    def _renewed_table(self, stated: Stated, before: str) -> str:
        kind, only, shown = stated
        matching = self._catalogue.matching(filter_of(only))
        made_of = digest([self._described, self._named, *(summary.traced for summary in matching)])
        if before.startswith(f"{made_of} "):
            return before
        found = self._table(kind.removeprefix(TABLE), filter_of(only), shown)
        return f"{made_of} {digest(found)}"
