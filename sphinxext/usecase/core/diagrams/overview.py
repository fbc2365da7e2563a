"""Catalogue -> Overview: what the use case diagram of a project shows.

Only what is stated of the use cases shown is in it, and where its links lead, so that its digest tells
whether it has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary

ArrowKind = Literal["include", "extends", "specializes"]
_SAID: dict[ArrowKind, str] = {
    "include": "{} includes {}",
    "extends": "{} extends {}",
    "specializes": "{} specialises {}",
}
_MANY = 20
"""How many use cases are not grouped unless their author wants it."""


class Shown(NamedTuple):
    """A use case with its page and anchor; ``written_id`` as in ``UseCase``."""

    id: str
    title: str
    docname: str
    anchor: str
    written_id: str = ""

    @property
    def shown_id(self) -> str:
        """The id as its author has written it, with blanks."""
        return self.written_id or self.id


class Participant(NamedTuple):
    """An actor with the ids of its use cases; ``secondary`` if that is all it is in each of them.

    ``docname`` and ``anchor`` are where the project describes it, or else names it.
    """

    name: str
    usecases: tuple[str, ...]
    secondary: bool
    docname: str
    anchor: str


class Arrow(NamedTuple):
    """A use case includes, extends or specialises another; ``at`` is the label of the extended step."""

    kind: ArrowKind
    source: str
    target: str
    at: str = ""


class Group(NamedTuple):
    """Use cases of one page, epic or tag, by their ids; without a title those that have none."""

    title: str
    usecases: tuple[str, ...]


class Overview(NamedTuple):
    """Use cases of a system, their actors, and what they say of each other.

    Each use case is in one of the ``groups``.
    """

    system: str
    usecases: tuple[Shown, ...]
    actors: tuple[Participant, ...]
    arrows: tuple[Arrow, ...]
    groups: tuple[Group, ...]

    @property
    def apart(self) -> frozenset[Arrow]:
        """Arrows to what stands in another group or beside an actor: they lead to a small ellipse."""
        acted = {one for actor in self.actors if not actor.secondary for one in actor.usecases}
        group = {one: number for number, (_, ids) in enumerate(self.groups) for one in ids}
        return frozenset(
            arrow
            for arrow in self.arrows
            if arrow.target in acted or group[arrow.source] != group[arrow.target]
        )


def overview(
    catalogue: Catalogue,
    summaries: Iterable[Summary],
    system: str,
    group_by: str = "",
    titled: Callable[[str], str] = str,
) -> Overview:
    """The overview of some use cases of a catalogue.

    ``group_by`` is ``page``, ``epic``, ``tag`` or ``none``; if empty, many use cases are grouped by what
    makes groups of them. ``titled`` gives the title of a page.
    """
    shown = {summary.id: summary for summary in summaries}
    stated = (arrow for one in shown.values() for arrow in _arrows(catalogue, one))
    arrows = (arrow for arrow in stated if arrow.target in shown)
    return Overview(
        system,
        tuple(map(_shown, shown.values())),
        tuple(_actors(catalogue, shown.values())),
        tuple(dict.fromkeys(arrows)),
        tuple(_groups(tuple(shown.values()), group_by, titled)),
    )


def _groups(
    summaries: Sequence[Summary], group_by: str, titled: Callable[[str], str]
) -> Iterator[Group]:
    """The groups of use cases, those without any last."""
    if not group_by:
        tried = ("page", "epic", "tag") if len(summaries) > _MANY else ()
        group_by = next((kind for kind in tried if _tells(summaries, kind)), "none")
    found = _by_name(summaries, group_by)
    rest = found.pop("", ())
    for name, ids in found.items():
        yield Group(titled(name) if group_by == "page" else name, tuple(ids))
    if rest:
        yield Group("", tuple(rest))


def _tells(summaries: Sequence[Summary], kind: str) -> bool:
    """Whether there are several groups, of two use cases or more as a rule."""
    return 1 < len(_by_name(summaries, kind)) <= len(summaries) / 2


def _by_name(summaries: Sequence[Summary], kind: str) -> dict[str, list[str]]:
    """The ids of use cases by page, or by the first of their epics or tags."""
    found: dict[str, list[str]] = {}
    for one in summaries:
        named = {"page": (one.docname,), "epic": one.epics, "tag": one.tags}.get(kind, ())
        found.setdefault(next(iter(named), ""), []).append(one.id)
    return found


def _shown(one: Summary) -> Shown:
    return Shown(one.id, one.title, one.docname, one.anchor(), one.written_id)


def _actors(catalogue: Catalogue, summaries: Iterable[Summary]) -> Iterator[Participant]:
    named: dict[str, list[Summary]] = {}
    primary: set[str] = set()
    for summary in summaries:
        for written in summary.actors:
            name = catalogue.actor_name(written)
            named.setdefault(name, []).append(summary)
            if written not in summary.secondary:
                primary.add(name)
    for name, naming in named.items():
        target = catalogue.find_actor(name)
        assert target is not None
        ids = tuple(one.id for one in naming)
        yield Participant(target.title, ids, name not in primary, target.docname, target.anchor)


def _arrows(catalogue: Catalogue, summary: Summary) -> Iterator[Arrow]:
    """What a use case says of others; a flow that goes on elsewhere is no relation of use cases."""
    for other, relation in catalogue.relations(summary):
        if relation.kind == "goto" or other == summary.id:
            continue
        found = catalogue.find(relation.target) if relation.kind == "extends" else None
        at = found.label if found and found.type != "usecase" else ""
        yield Arrow(relation.kind, summary.id, other, at)


def overview_lines(shown: Overview, words: Words) -> Iterator[str]:
    """Lines of text that say what the diagram shows."""
    if shown.usecases:
        named = (f"{one.shown_id} {drawable(one.title)}".rstrip() for one in shown.usecases)
        yield f"{drawable(shown.system)}: {'; '.join(named)}"
    for actor in shown.actors:
        yield f"{drawable(actor.name)}: {labels.as_written(', '.join(actor.usecases))}"
    for arrow in shown.arrows:
        phrase = "{} extends {} at {}" if arrow.at else _SAID[arrow.kind]
        ends = labels.as_written(arrow.source), arrow.target
        yield _filled(words(phrase), *ends, arrow.at)


def _filled(phrase: str, *parts: str) -> str:
    """A phrase with its ``{}`` replaced one by one: whatever a translation holds, nothing fails."""
    first, *texts = phrase.split("{}")
    return first + "".join(part + text for part, text in zip(parts, texts, strict=False))
