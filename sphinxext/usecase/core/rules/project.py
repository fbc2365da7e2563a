"""Rules over the whole catalogue: each yields a finding for what is wrong across pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sphinxext.usecase.core.flow.graph import entry_of, flow_graph
from sphinxext.usecase.core.flow.paths import Paths
from sphinxext.usecase.core.model.relations import Relation, RelationKind
from sphinxext.usecase.core.model.usecase import Finding, Goto
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.core.rules.flow import way_to_failure


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong across pages, rule by rule."""
    yield from duplicate_ids(catalogue)
    yield from circular_relations(catalogue)
    yield from flows_without_outcome(catalogue)
    yield from unhandled_failures(catalogue)


def duplicate_ids(catalogue: Catalogue) -> Iterator[Finding]:
    """Two use cases with one id; the message names the other place as path and line."""
    for usecase, first in catalogue.duplicates:
        yield Finding(
            rule="duplicate-id",
            message=(
                f'{usecase.id}: this id of "{usecase.title}" is used already by "{first.title}" '
                f"in {first.docname}, line {first.line}; give one of them another :id:"
            ),
            docname=usecase.docname,
            line=usecase.line,
        )


_ACYCLIC: Mapping[RelationKind, str] = {
    "include": "includes",
    "extends": "extends",
    "specializes": "specialises",
}
"""Relations that must not lead back to where they began: kind -> verb."""


def circular_relations(catalogue: Catalogue) -> Iterator[Finding]:
    """Use cases that include, extend or specialise themselves, by way of others or at once."""
    for kind, verb in _ACYCLIC.items():
        towards = _towards(catalogue, kind)
        known: set[str] = set()
        for start in towards:
            circle = [] if start in known else _circle(towards, start)
            if circle:
                known.update(circle)
                yield _related(
                    catalogue.summaries[start],
                    towards[start][circle[1]],
                    "circular",
                    f"{verb} itself: {' → '.join(circle)}; leave out one of these :{kind}:",
                )


def _towards(catalogue: Catalogue, kind: RelationKind) -> dict[str, dict[str, Relation]]:
    """Use case id -> the ids it is related to, each with the first relation that says so."""
    found: dict[str, dict[str, Relation]] = {}
    for summary in catalogue.summaries.values():
        for other, relation in catalogue.relations(summary):
            if relation.kind == kind:
                found.setdefault(summary.id, {}).setdefault(other, relation)
    return found


def _circle(towards: Mapping[str, Iterable[str]], start: str) -> list[str]:
    """The shortest way from ``start`` back to itself; empty if there is none."""
    waiting = [[start]]
    known: set[str] = set()
    for way in waiting:
        for target in towards.get(way[-1], ()):
            if target == start:
                return [*way, start]
            if target not in known:
                known.add(target)
                waiting.append([*way, target])
    return []


def _related(summary: Summary, relation: Relation, rule: str, message: str) -> Finding:
    text = f"{summary.id}: {message}"
    return Finding(rule=rule, message=text, docname=summary.docname, line=relation.line)


def flows_without_outcome(catalogue: Catalogue) -> Iterator[Finding]:
    """Flows that go on in other use cases and these in others again, and never end."""
    towards = _towards(catalogue, "goto")
    known: set[str] = set()
    for start in towards:
        gotos = catalogue.summaries[start].relations if _circle(towards, start) else ()
        for relation in gotos:
            if relation.kind != "goto" or relation.target in known:
                continue
            circle = _endless(catalogue, relation.target)
            known.update(circle)
            if circle:
                yield _related(
                    catalogue.summaries[start],
                    relation,
                    "no-outcome",
                    f"no outcome is ever reached: {' → '.join(circle)}; let one of these flows end",
                )


def _endless(catalogue: Catalogue, start: str) -> list[str]:
    """The circle in which the flow runs from an address on; empty if it may end somewhere."""
    further: dict[str, list[str]] = {}
    waiting = [start]
    for address in waiting:
        further[address] = _only_goes_on_at(catalogue, address)
        if not further[address]:
            return []
        waiting.extend(target for target in further[address] if target not in waiting)
    return next(circle for address in waiting if (circle := _circle(further, address)))


def _only_goes_on_at(catalogue: Catalogue, address: str) -> list[str]:
    """The addresses at which all paths from ``address`` go on; none if one may end otherwise."""
    target = catalogue.find(address)
    usecase = catalogue.get(target.usecase) if target else None
    if target is None or usecase is None:
        return []
    paths = Paths(flow_graph(usecase))
    begin = {"usecase": "(start)", "altflow": entry_of(target.label)}.get(target.type, target.label)
    if begin not in paths.leaving:
        return []
    endings = [paths.graph.nodes[node].ending for node in paths.onward_from(begin) if paths.ends(node)]
    gotos = [ending.target for ending in endings if isinstance(ending, Goto)]
    return gotos if len(gotos) == len(endings) else []


def unhandled_failures(catalogue: Catalogue) -> Iterator[Finding]:
    """Steps that include a use case that can fail, and do not say what happens then."""
    failing: dict[str, str] = {}
    for summary in catalogue.summaries.values():
        for other, relation in catalogue.relations(summary):
            if relation.handled:
                continue
            if other not in failing:
                failing[other] = way_to_failure(catalogue.record(catalogue.summaries[other]))
            if failing[other]:
                yield _related(
                    summary,
                    relation,
                    "unhandled-failure",
                    f"step {relation.label} includes {other}, which can fail ({failing[other]}), but no "
                    f"alternative branches from step {relation.label}; write what happens then",
                )
