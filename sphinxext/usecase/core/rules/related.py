"""How use cases are related, as rules look at it: towards whom, and in which circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.relations import Relation, RelationKind
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary


def towards(catalogue: Catalogue, kind: RelationKind) -> dict[str, dict[str, Relation]]:
    """Use case id -> the ids it is related to, each with the first relation that says so."""
    found: dict[str, dict[str, Relation]] = {}
    for summary in catalogue.summaries.values():
        for other, relation in catalogue.relations(summary):
            if relation.kind == kind:
                found.setdefault(summary.id, {}).setdefault(other, relation)
    return found


def circle(onward: Mapping[str, Iterable[str]], start: str) -> list[str]:
    """The shortest way from ``start`` back to itself; empty if there is none."""
    before: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for target in onward.get(here, ()):
            if target == start:
                return [*reversed([*back(before, here)]), start]
            if target not in before:
                before[target] = here
                waiting.append(target)
    return []


def back(before: Mapping[str, str], reached: str | None) -> Iterator[str]:
    """What was reached, and all that lies before it, up to what nothing is known to lie before."""
    while reached is not None:
        yield reached
        reached = before.get(reached)


def finding(summary: Summary, relation: Relation, text: str, fix: str) -> Finding:
    """A finding about what a use case says of another."""
    return Finding(
        "",
        text,
        fix,
        head=summary.id,
        docname=summary.docname,
        line=relation.line,
        usecase=summary.id,
        label=relation.label,
        words=relation.target,
    )
