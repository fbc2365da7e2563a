"""Catalogue -> Overview: what the use case diagram of a project shows.

Only what is stated of the use cases shown is in it, and where its links lead, so that its digest tells
whether it has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary

LinkKind = Literal["include", "extends", "specializes"]
_SAID: dict[LinkKind, str] = {
    "include": "{} includes {}",
    "extends": "{} extends {}",
    "specializes": "{} specialises {}",
}


class Shown(NamedTuple):
    """A use case, and the page it stands on."""

    id: str
    title: str
    docname: str


class Participant(NamedTuple):
    """An actor with the ids of its use cases; ``secondary`` if that is all it is in each of them.

    ``docname`` and ``anchor`` are where the project describes it, or else names it.
    """

    name: str
    usecases: tuple[str, ...]
    secondary: bool
    docname: str
    anchor: str


class Link(NamedTuple):
    """A use case includes, extends or specialises another; ``at`` is the label of the extended step."""

    kind: LinkKind
    source: str
    target: str
    at: str = ""


class Overview(NamedTuple):
    """Use cases of a system, their actors, and what they say of each other."""

    system: str
    usecases: tuple[Shown, ...]
    actors: tuple[Participant, ...]
    links: tuple[Link, ...]


def overview(catalogue: Catalogue, summaries: Iterable[Summary], system: str) -> Overview:
    """The overview of some use cases of a catalogue."""
    shown = {summary.id: summary for summary in summaries}
    links = (link for one in shown.values() for link in _links(catalogue, one) if link.target in shown)
    return Overview(
        system,
        tuple(Shown(one.id, one.title, one.docname) for one in shown.values()),
        tuple(_actors(catalogue, shown.values())),
        tuple(dict.fromkeys(links)),
    )


def _actors(catalogue: Catalogue, summaries: Iterable[Summary]) -> Iterator[Participant]:
    named: dict[str, list[Summary]] = {}
    for summary in summaries:
        for name in summary.actors:
            named.setdefault(name, []).append(summary)
    for name, naming in named.items():
        secondary = all(name in one.secondary for one in naming)
        target = catalogue.find_actor(name)
        assert target is not None
        yield Participant(
            name, tuple(one.id for one in naming), secondary, target.docname, target.anchor
        )


def _links(catalogue: Catalogue, summary: Summary) -> Iterator[Link]:
    """What a use case says of others; a flow that goes on elsewhere is no relation of use cases."""
    for other, relation in catalogue.relations(summary):
        if relation.kind == "goto" or other == summary.id:
            continue
        found = catalogue.find(relation.target) if relation.kind == "extends" else None
        at = found.label if found and found.type != "usecase" else ""
        yield Link(relation.kind, summary.id, other, at)


def overview_lines(shown: Overview, words: Words) -> Iterator[str]:
    """Lines of text that say what the diagram shows."""
    if shown.usecases:
        named = (f"{one.id} {drawable(one.title)}".rstrip() for one in shown.usecases)
        yield f"{drawable(shown.system)}: {'; '.join(named)}"
    for actor in shown.actors:
        yield f"{drawable(actor.name)}: {', '.join(actor.usecases)}"
    for link in shown.links:
        phrase = "{} extends {} at {}" if link.at else _SAID[link.kind]
        yield _filled(words(phrase), link.source, link.target, link.at)


def _filled(phrase: str, *parts: str) -> str:
    """A phrase with its ``{}`` replaced one by one: whatever a translation holds, nothing fails."""
    first, *texts = phrase.split("{}")
    return first + "".join(part + text for part, text in zip(parts, texts, strict=False))
