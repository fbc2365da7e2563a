"""All use cases of a project by id, and what their addresses lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.items import ItemKind
from sphinxext.usecase.core.model.relations import Relation
from sphinxext.usecase.core.model.spelling import key
from sphinxext.usecase.core.model.targets import Address, Object, ObjectType, Target, readings
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.summary import Summary

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.contents import Runs
    from sphinxext.usecase.core.model.usecase import UseCase


class Catalogue:
    """The use cases of a project page by page; to the first of two with one id references lead.

    The other one has an id in ``summaries`` that nobody can write, and ``duplicates`` tells of both.
    Use cases of other projects, if there are any, come last; one that has an id of ours is left out.

    ``load`` gives the records of a page; they are asked for only where a summary does not do.
    """

    def __init__(
        self,
        summaries: Iterable[Summary],
        load: Callable[[str], Iterable[UseCase]],
    ) -> None:
        self.summaries: dict[str, Summary] = {}
        self.duplicates: list[tuple[Summary, Summary]] = []
        self._places: dict[str, tuple[str, int]] = {}
        again: Counter[tuple[str, str]] = Counter()
        for summary in sorted(summaries, key=lambda one: (one.is_foreign, one.docname)):
            first = self.summaries.setdefault(summary.id, summary)
            if first is not summary and first.is_foreign == summary.is_foreign:
                before = again[summary.id, summary.docname] + (first.docname == summary.docname)
                again[summary.id, summary.docname] += 1
                self._add_again(summary, first, before)
        self._load = load
        self._page: Iterable[UseCase] | None = None
        self._on_page: dict[str, list[UseCase]] = {}
        self._inside: dict[str, dict[str, Target]] = {}
        self._runs: dict[str, Runs] = {}

    def _add_again(self, summary: Summary, first: Summary, before: int) -> None:
        """Add a use case with the id of another one; ``before`` counts those before it on its page."""
        if not summary.is_foreign:
            self.duplicates.append((summary, first))
        usecase_id = labels.again(summary.id, len(self._places) + 1)
        self._places[usecase_id] = summary.id, before
        self.summaries[usecase_id] = _renamed(summary, usecase_id)

    def __iter__(self) -> Iterator[UseCase]:
        return map(self.record, self.summaries.values())

    def __contains__(self, usecase_id: object) -> bool:
        return usecase_id in self.summaries

    @property
    def ours(self) -> Iterator[Summary]:
        """The use cases of this project alone."""
        return (summary for summary in self.summaries.values() if not summary.is_foreign)

    def on(self, docname: str) -> list[Summary]:
        """The use cases of a page, each by the id that tells it from all others."""
        return self._by_page.get(docname, [])

    @cached_property
    def _by_page(self) -> dict[str, list[Summary]]:
        found: dict[str, list[Summary]] = {}
        for summary in self.summaries.values():
            found.setdefault(summary.docname, []).append(summary)
        return found

    def at(self, docname: str, anchor: str) -> Summary | None:
        """The use case whose anchor on a page this is."""
        return self._by_anchor.get((docname, anchor))

    @cached_property
    def _by_anchor(self) -> dict[tuple[str, str], Summary]:
        return {(one.docname, one.anchor()): one for one in self.summaries.values()}

    def matching(self, only: Filter) -> list[Summary]:
        """The use cases that a view shows."""
        return list(filter(only.matches, self.summaries.values()))

    def get(self, usecase_id: str) -> UseCase | None:
        """The record of a use case."""
        summary = self.summaries.get(usecase_id)
        return self.record(summary) if summary else None

    def record(self, summary: Summary) -> UseCase:
        """The whole of a use case."""
        written, before = self._places.get(summary.id, (summary.id, 0))
        usecase = self._records(summary.docname)[written][before]
        return _renamed(usecase, summary.id) if written != summary.id else usecase

    def _records(self, docname: str) -> Mapping[str, list[UseCase]]:
        """The records of a page by their ids; kept until those of another page are asked for."""
        page = self._load(docname)
        if page is not self._page:
            self._page, self._on_page = page, {}
            for usecase in page:
                self._on_page.setdefault(usecase.id, []).append(usecase)
        return self._on_page

    def read(self, address: str, context: str | None = None) -> Address | None:
        """An address as it is read: it begins with the longest id that is known.

        In the use case ``context`` it may be written without its id.
        """
        text = labels.slot(address)
        inside = Address(context, text) if text and context in self.summaries else None
        return next(readings(text, self.summaries), inside)

    def find(self, address: str, context: str | None = None) -> Target | None:
        """What an address leads to; ``context`` as in ``read``."""
        read = self.read(address, context)
        if read is None:
            return None
        return self._in(read) if read.label else self._whole(read.usecase)

    def find_stated(self, address: str, context: str | None = None) -> Target | None:
        """What an option leads to: an address, or the first of a range of steps, as in ``UC-7.4-6``."""
        read, found = self.read(address, context), self.find(address, context)
        if read is None or found is not None or "-" not in labels.slot(read.label).replace("–", "-"):
            return found
        from sphinxext.usecase.core.model.contents import Runs

        if read.usecase not in self._runs:
            self._runs[read.usecase] = Runs(self.record(self.summaries[read.usecase]))
        between = self._runs[read.usecase].between(labels.slot(read.label))
        first = self._in(read._replace(label=between[0].label)) if between else None
        return first and first._replace(fullname=str(read), label=read.label)

    def find_part(self, kind: str, address: str, context: str | None = None) -> Target | None:
        """The step or alternative that an address leads to; in ``context`` its own labels come first."""
        text = labels.slot(address)
        own = [Address(context, text)] if text and context in self.summaries else []
        other = (one for one in readings(text, self.summaries) if one.label)
        found = map(self._in, (*own, *islice(other, 1)))
        return next((one for one in found if one is not None and one.type == kind), None)

    def _whole(self, usecase_id: str) -> Target:
        summary = self.summaries[usecase_id]
        anchor = summary.anchor()
        return Target(
            "usecase", usecase_id, summary.docname, anchor, summary.title, usecase_id, usecase_id
        )

    def _in(self, address: Address) -> Target | None:
        # Records are looked into only by builds that read or write a page.
        from sphinxext.usecase.core.model.contents import inside

        usecase_id = address.usecase
        if usecase_id not in self._inside:
            self._inside[usecase_id] = dict(inside(self.record(self.summaries[usecase_id])))
        return self._inside[usecase_id].get(labels.slot(address.label))

    @cached_property
    def referring(self) -> dict[str, list[tuple[Summary, Relation]]]:
        """Use case id -> what other use cases say of it, in their order."""
        found: dict[str, list[tuple[Summary, Relation]]] = {}
        for summary in self.summaries.values():
            for other, relation in self.relations(summary):
                if other != summary.id:
                    found.setdefault(other, []).append((summary, relation))
        return found

    def relations(self, summary: Summary) -> Iterator[tuple[str, Relation]]:
        """What a use case says of others that are known, each with the id of the other."""
        for relation in summary.relations:
            read = self.read(relation.target)
            if read is not None:
                yield read.usecase, relation

    @cached_property
    def actors(self) -> dict[str, tuple[str, str]]:
        """Every actor by the key of its spellings: the id of the use case that describes it first, or
        names it, and its name there.
        """
        named: dict[str, tuple[str, str]] = {}
        described: dict[str, tuple[str, str]] = {}
        for summary in self.summaries.values():
            for name, is_described in summary.actors.items():
                actor = key(name)
                is_ours = actor in named or actor in described
                if not (summary.is_foreign and is_ours):
                    (described if is_described else named).setdefault(actor, (summary.id, name))
        return named | described

    def actor_name(self, name: str) -> str:
        """The one name of an actor in this project, however a use case spells it."""
        return self.actors.get(key(name), ("", name))[1]

    @cached_property
    def actor_names(self) -> dict[str, str]:
        """What readers of a translation know actors as, if it is something else."""
        found: dict[str, str] = {}
        for summary in self.summaries.values():
            for name, shown in summary.actor_names:
                found.setdefault(name, shown)
        return found

    def drawn(self, usecase: UseCase) -> UseCase:
        """A use case as a diagram shows it."""
        if not self.actor_names:
            return usecase
        from sphinxext.usecase.core.model.translation import with_actors

        return with_actors(usecase, self.actor_names)

    @cached_property
    def mentions(self) -> dict[ItemKind, dict[str, Address]]:
        """Every epic, story and test, by what it is named as, with the address that names it first."""
        found: dict[ItemKind, dict[str, Address]] = {"epic": {}, "story": {}, "test": {}}
        for summary in self.summaries.values():
            for kind, named in summary.items:
                for item, label in named.items():
                    found[kind].setdefault(item, Address(summary.id, label))
        return found

    @cached_property
    def items(self) -> dict[str, Address]:
        """Every item, whatever it is named as, with an address that names it."""
        found: dict[str, Address] = {}
        for named in self.mentions.values():
            for item, address in named.items():
                found.setdefault(item, address)
        return found

    def named_as(self, item: str) -> list[ItemKind]:
        """What use cases name an item as."""
        return [kind for kind, named in self.mentions.items() if item in named]

    @cached_property
    def objects(self) -> list[Object]:
        """Everything here that can be linked to, sorted; Sphinx lists it more than once in a build."""
        ours = {one.id: one for one in self.ours}
        entries = (_entries(one) for one in ours.values() if not one.prefix)
        found = list(chain.from_iterable(entries))
        for usecase_id, name in self.actors.values():
            if usecase_id in ours:
                target = self._actor_in(ours[usecase_id], name)
                found.append((name, name, "actor", target.docname, target.anchor, 1))
        for item, address in self.items.items():
            if address.usecase in ours:
                summary = ours[address.usecase]
                found.append((item, item, "item", summary.docname, summary.anchor(address.label), 2))
        found.sort()
        return found

    def titled_objects(self) -> list[Object]:
        """The same with what each says, for an editor to choose from."""
        return [(one[0], self._title(one[0], one[2]), *one[2:]) for one in self.objects]

    def _title(self, name: str, kind: ObjectType) -> str:
        target = None if kind in ("actor", "item") else self.find(name)
        return target.title if target else name

    def find_actor(self, name: str) -> Target | None:
        """The target of an actor: where a use case describes it, or else names it."""
        found = self.actors.get(key(name.strip()))
        if found is None:
            return None
        usecase_id, written = found
        return self._actor_in(self.summaries[usecase_id], written)

    def _actor_in(self, summary: Summary, name: str) -> Target:
        anchor, shown = actor_anchor(summary.anchor(), name), self.actor_names.get(name, name)
        return Target("actor", name, summary.docname, anchor, shown, shown, summary.id)

    def find_item(self, item: str) -> Target | None:
        """The target of an item: what it delivers or tests, as far as a use case names it."""
        named = item.strip()
        address = self.items.get(named)
        if address is None:
            return None
        summary = self.summaries[address.usecase]
        anchor = summary.anchor(address.label)
        return Target("item", named, summary.docname, anchor, named, named, summary.id)


_One = TypeVar("_One", "Summary", "UseCase")


def _renamed(one: _One, usecase_id: str) -> _One:
    """A use case by an id that nobody can write; it is shown by its own, as its anchors are."""
    return one._replace(id=usecase_id, written_id=one.shown_id, prefix=one.prefix or one.id)


def _entries(summary: Summary) -> Iterator[Object]:
    """A use case and its parts; steps by label would crowd out the rest of a search."""
    docname, usecase_id = summary.docname, summary.id
    yield usecase_id, usecase_id, "usecase", docname, labels.anchor(usecase_id), 1
    kinds: tuple[tuple[tuple[str, ...], ObjectType, int], ...] = (
        (summary.steps, "step", -1),
        (summary.names, "step", 2),
        (summary.flows, "altflow", 2),
        (summary.statements, "statement", 2),
    )
    for labelled, kind, rank in kinds:
        for label in labelled:
            name = f"{usecase_id}.{label}"
            yield name, name, kind, docname, labels.anchor(name), rank


_TAKEN = re.compile(r"(?:flow|scenario|actor)(?:-|$)")


def actor_anchor(usecase_id: str, name: str) -> str:
    """The anchor of an actor in the actors field of a use case.

    Diagrams and scenarios have anchors of this form too: an actor that is called so is told from them.
    """
    written = re.sub(r"[^\w.-]+", "-", name).strip("-")
    return f"{labels.anchor(usecase_id)}--{'actor-' if _TAKEN.match(written) else ''}{written}"
