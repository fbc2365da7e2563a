"""Fingerprints of what pages show of others, so that just those are rewritten that show a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import cast

from docutils import nodes

from sphinxext.usecase.collect import Found
from sphinxext.usecase.core.addresses import relations_of
from sphinxext.usecase.core.catalogue import Catalogue, Summary, Target, digest
from sphinxext.usecase.core.model import UseCase
from sphinxext.usecase.core.scenarios import Criterion, scenarios
from sphinxext.usecase.directives import CONTEXT

Stated = tuple[str, str, str]
"""A reference as a page makes it: kind, target, and the use case in which it stands; or a view: kind,
patterns of use cases, and how it shows them."""


def references_on(docname: str, found: Found, usecases: Iterable[UseCase]) -> list[Stated]:
    """The references and views of a page, sorted."""
    stated = {
        (str(xref["reftype"]), str(xref["reftarget"]), str(xref.get(CONTEXT) or ""))
        for xref in found.references
        if xref.get("refdomain") == "uc" or xref["reftype"] == "any"
    }
    stated.update(map(_view, found.views))
    for usecase in usecases:
        stated.add(("referring", docname, ""))
        stated.update(("address", relation.target, usecase.id) for relation in relations_of(usecase))
    return sorted(stated)


def _view(view: nodes.Element) -> Stated:
    kind, patterns = type(view).__name__, str(view["patterns"])
    if kind == "scenarios":
        return kind, patterns, f"{view['criteria']} {view['loops']} {view['limit']}"
    if kind == "usecase_diagram":
        return kind, patterns, f"{view.line or 1} {view['system']}"
    return kind, patterns, ""


def names_listed(catalogue: Catalogue, view: Stated) -> Iterator[str]:
    """The full names of the scenarios that a view lists."""
    _kind, patterns, how = view
    criteria, loops, limit = how.split()
    for summary in catalogue.matching(patterns):
        usecase = catalogue.record(summary)
        derived = scenarios(usecase, cast("Criterion", criteria), loops=int(loops))
        for scenario in islice(derived, int(limit)):
            yield f"{summary.id}.{scenario.id}"


def line_and_system(how: str) -> tuple[int, str]:
    """Where a use case diagram stands, and the name of its system; empty: that of the project."""
    line, _, system = how.partition(" ")
    return int(line), system


class Fingerprints:
    """What references lead to and views show now, each as a digest.

    ``summaries`` gives those of a page, ``find`` what a reference leads to, ``overview`` what a use
    case diagram shows.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        summaries: Callable[[str], Iterable[Summary]],
        find: Callable[[str, str, str], Target | None],
        overview: Callable[[str, str], object],
    ) -> None:
        self._catalogue = catalogue
        self._summaries = summaries
        self._find = find
        self._overview = overview
        self._views: dict[Stated, str] = {}

    def __getitem__(self, stated: Stated) -> str:
        """The fingerprint of a reference or view."""
        kind, target, context = stated
        if kind == "referring":
            return digest([list(self._said_of(one.id)) for one in self._summaries(target)])
        if kind == "flow_view":
            return digest(self._shown_flow(target))
        if kind == "usecase_diagram":
            return digest(self._overview(target, line_and_system(context)[1]))
        if kind not in ("traceability", "scenarios"):
            return digest(self._find(kind, target, context))
        if stated not in self._views:
            show = self._traced if kind == "traceability" else self._flow
            self._views[stated] = digest([show(one) for one in self._catalogue.matching(target)])
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

    @staticmethod
    def _traced(summary: Summary) -> object:
        return summary.traced

    def _flow(self, summary: Summary) -> object:
        """The flow of a use case, and where it goes on in others: a view links there."""
        gotos = (relation.target for relation in summary.relations if relation.kind == "goto")
        found = map(self._catalogue.find, gotos)
        return summary.flow, [(one.docname, one.anchor) if one else None for one in found]
