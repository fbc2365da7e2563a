"""All use cases of a project by id, and what their addresses lead to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.relations import Relation

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.items import ItemKind
    from sphinxext.usecase.core.model.usecase import UseCase
    from sphinxext.usecase.core.project.filters import Filter

ObjectType = Literal["usecase", "step", "altflow", "scenario", "actor", "item"]
Object = tuple[str, str, ObjectType, str, str, int]
"""Name, name as shown, type, page, anchor, and rank in a search: 1 as usual, 2 behind the others,
-1 if it is to be found by its text alone."""

_PARTS: dict[str, tuple[ObjectType, int]] = {"s": ("step", -1), "n": ("step", 2), "a": ("altflow", 2)}
"""The letter of a part in a summary -> its type and rank; steps by label would crowd out the rest."""
FOREIGN = "//"
"""What the pages of use cases of other projects begin with, and no page of this one."""
ROLES: Mapping[str, ItemKind] = {"e": "epic", "s": "story", "t": "test"}
"""The letter of an item in a summary -> what it is named as."""


class Target(NamedTuple):
    """Something that can be linked to: where it is, and what a link to it says.

    ``fullname`` is its address, ``label`` the short form of it within its use case.
    """

    type: ObjectType
    fullname: str
    docname: str
    anchor: str
    title: str
    label: str = ""


class Summary(NamedTuple):
    """What the project as a whole needs of a use case, small enough to be loaded by every build.

    ``parts`` holds its labels and names, sorted, each behind a letter of ``_PARTS``, parted by
    blanks; ``items`` the epics, stories and tests, each behind the letter of ``ROLES`` for what it is
    named as, with the address that names it first; ``actors`` their names and whether they are
    described; ``relations`` what it says of other use cases;
    ``secondary`` names those that a field says to be no more than that;
    ``traced`` and ``flow`` are digests of what tables and what views of its flow show, ``tested`` of
    which tests its parts name, empty if none does; ``status``,
    ``tags`` and ``kinds`` (those of its flows) are what views are filtered by, with ids and actors;
    ``doubts`` says whether a flow that is waived has stories.
    Strings and dictionaries of strings are no work for the garbage collector.
    """

    id: str
    title: str
    docname: str
    line: int
    parts: str
    items: Mapping[str, str]
    actors: Mapping[str, bool]
    relations: tuple[Relation, ...]
    traced: str
    flow: str
    secondary: tuple[str, ...] = ()
    status: str = ""
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    doubts: bool = False
    tested: str = ""

    @property
    def is_foreign(self) -> bool:
        """Whether it is of another project."""
        return self.docname.startswith(FOREIGN)

    @property
    def epics(self) -> list[str]:
        """The epics it maps to."""
        return [item[1:] for item in self.items if item[0] == "e"]


def digest(shown: object) -> str:
    """A fingerprint of plain data, the same in every process."""
    return hashlib.sha256(repr(shown).encode(errors="replace")).hexdigest()[:20]


class Catalogue:
    """The use cases of a project in order of page and line; of two with one id the first counts.

    Those of other projects, if there are any, come last.

    ``load`` gives the records of a page; they are asked for only where a summary does not do.
    """

    def __init__(
        self,
        summaries: Iterable[Summary],
        load: Callable[[str], Iterable[UseCase]],
    ) -> None:
        self.summaries: dict[str, Summary] = {}
        self.duplicates: list[tuple[Summary, Summary]] = []
        for summary in sorted(summaries, key=lambda one: (one.is_foreign, one.docname, one.line)):
            first = self.summaries.setdefault(summary.id, summary)
            if first is not summary and not summary.is_foreign:
                self.duplicates.append((summary, first))
        self._load = load
        self._inside: dict[str, dict[str, Target]] = {}

    def __iter__(self) -> Iterator[UseCase]:
        return map(self.record, self.summaries.values())

    def __contains__(self, usecase_id: object) -> bool:
        return usecase_id in self.summaries

    @property
    def ours(self) -> Iterator[Summary]:
        """The use cases of this project alone."""
        return (summary for summary in self.summaries.values() if not summary.is_foreign)

    def matching(self, only: Filter) -> list[Summary]:
        """The use cases that a view shows."""
        return list(filter(only.matches, self.summaries.values()))

    def get(self, usecase_id: str) -> UseCase | None:
        """The record of a use case."""
        summary = self.summaries.get(usecase_id)
        return self.record(summary) if summary else None

    def record(self, summary: Summary) -> UseCase:
        """The whole of a use case."""
        return next(one for one in self._load(summary.docname) if one.id == summary.id)

    def find(self, address: str, context: str | None = None) -> Target | None:
        """What an address leads to, written in full or, in the use case ``context``, without its id."""
        text = address.strip()
        usecase_id, dot, label = text.partition(".")
        if usecase_id in self.summaries:
            return self._in(usecase_id, label) if dot else self._usecase_target(usecase_id)
        if context in self.summaries:
            return self._in(context, text)
        return None

    def _usecase_target(self, usecase_id: str) -> Target:
        summary = self.summaries[usecase_id]
        return Target("usecase", usecase_id, summary.docname, usecase_id, summary.title, usecase_id)

    def _in(self, usecase_id: str, label: str) -> Target | None:
        # Records are looked into only by builds that read or write a page.
        from sphinxext.usecase.core.project.summary import inside  # noqa: PLC0415

        if usecase_id not in self._inside:
            self._inside[usecase_id] = dict(inside(self.record(self.summaries[usecase_id])))
        return self._inside[usecase_id].get(labels.slot(label))

    @cached_property
    def referring(self) -> dict[str, list[tuple[Summary, Relation]]]:
        """Use case id -> what other use cases say of it, in their order."""
        found: dict[str, list[tuple[Summary, Relation]]] = {}
        for summary in self.summaries.values():
            for relation in summary.relations:
                if relation.usecase != summary.id:
                    found.setdefault(relation.usecase, []).append((summary, relation))
        return found

    @cached_property
    def actors(self) -> dict[str, str]:
        """Every actor by name, with the id of the use case that describes it first, or names it."""
        named: dict[str, str] = {}
        described: dict[str, str] = {}
        for summary in self.summaries.values():
            for name, is_described in summary.actors.items():
                is_ours = name in named or name in described
                if not (summary.is_foreign and is_ours):
                    (described if is_described else named).setdefault(name, summary.id)
        return named | described

    @cached_property
    def items(self) -> dict[str, str]:
        """Every epic, story and test by id, with the address that names it first."""
        found: dict[str, str] = {}
        for item, address in self.mentions.items():
            found.setdefault(item[1:], address)
        return found

    @cached_property
    def mentions(self) -> dict[str, str]:
        """As ``items``, each item behind the letters of ``ROLES`` for what it is named as."""
        found: dict[str, str] = {}
        for summary in self.summaries.values():
            for item, address in summary.items.items():
                found.setdefault(item, address)
        return found

    def roles(self, item: str) -> str:
        """The letters of ``ROLES`` for what use cases name an item as."""
        return "".join(letter for letter in ROLES if letter + item in self.mentions)

    @cached_property
    def objects(self) -> list[Object]:
        """Everything here that can be linked to, sorted; Sphinx lists it more than once in a build."""
        found: list[Object] = []
        ours = {one.id: one for one in self.ours}
        for summary in ours.values():
            docname, usecase_id = summary.docname, summary.id
            found.append((usecase_id, usecase_id, "usecase", docname, usecase_id, 1))
            for part in summary.parts.split():
                name = f"{usecase_id}.{part[1:]}"
                type_, rank = _PARTS[part[0]]
                found.append((name, name, type_, docname, labels.anchor(name), rank))
        for name, usecase_id in self.actors.items():
            if usecase_id in ours:
                docname = ours[usecase_id].docname
                found.append((name, name, "actor", docname, actor_anchor(usecase_id, name), 1))
        for item, address in self.items.items():
            usecase_id = address.partition(".")[0]
            if usecase_id in ours:
                docname = ours[usecase_id].docname
                found.append((item, item, "item", docname, labels.anchor(address), 2))
        found.sort()
        return found

    def find_actor(self, name: str) -> Target | None:
        """The target of an actor: where a use case describes it, or else names it."""
        usecase_id = self.actors.get(name.strip())
        if usecase_id is None:
            return None
        anchor = actor_anchor(usecase_id, name.strip())
        docname = self.summaries[usecase_id].docname
        return Target("actor", name.strip(), docname, anchor, name.strip(), name.strip())

    def find_item(self, item: str) -> Target | None:
        """The target of an item: what it delivers or tests, as far as a use case names it."""
        address = self.items.get(item.strip())
        if address is None:
            return None
        docname = self.summaries[address.partition(".")[0]].docname
        return Target("item", item.strip(), docname, labels.anchor(address), item.strip(), item.strip())


def actor_anchor(usecase_id: str, name: str) -> str:
    """The anchor of an actor in the actors field of a use case."""
    written = re.sub(r"[^\w.-]+", "-", name).strip("-")
    return f"{usecase_id}--{written}"
