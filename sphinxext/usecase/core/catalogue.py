"""All use cases of a project by id, and what their addresses lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sphinxext.usecase.core import labels
from sphinxext.usecase.core.model import Actor, Flow, Step, UseCase, walk_steps

ObjectType = Literal["usecase", "step", "altflow", "actor", "item"]


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be linked to: where it is, and what a link to it says.

    ``fullname`` is its address, ``label`` the short form of it within its use case.
    """

    type: ObjectType
    fullname: str
    docname: str
    anchor: str
    title: str
    label: str = ""


class Catalogue:
    """The use cases of a project in order of page and line; of two with one id the first counts."""

    def __init__(self, usecases: Iterable[UseCase]) -> None:
        self.written = sorted(usecases, key=lambda usecase: (usecase.docname, usecase.line))
        self.usecases: dict[str, UseCase] = {}
        self.duplicates: list[tuple[UseCase, UseCase]] = []
        for usecase in self.written:
            first = self.usecases.setdefault(usecase.id, usecase)
            if first is not usecase:
                self.duplicates.append((usecase, first))
        self._inside: dict[str, dict[str, Target]] = {}

    def __iter__(self) -> Iterator[UseCase]:
        return iter(self.usecases.values())

    def find(self, address: str, context: str | None = None) -> Target | None:
        """What an address leads to, written in full or, inside the use case ``context``, without its id."""
        text = address.strip()
        usecase_id, dot, label = text.partition(".")
        if usecase_id in self.usecases:
            return self._in(usecase_id, label) if dot else self.usecase_target(usecase_id)
        if context in self.usecases:
            return self._in(context, text)
        return None

    def usecase_target(self, usecase_id: str) -> Target:
        """The target of a use case as a whole."""
        usecase = self.usecases[usecase_id]
        return Target("usecase", usecase.id, usecase.docname, usecase.id, usecase.title, usecase.id)

    def _in(self, usecase_id: str, label: str) -> Target | None:
        inside = self._inside.get(usecase_id)
        if inside is None:
            inside = self._inside[usecase_id] = dict(_inside(self.usecases[usecase_id]))
        return inside.get(labels.slot(label))

    @cached_property
    def actors(self) -> dict[str, tuple[UseCase, Actor]]:
        """Every actor by name, with the use case that describes it first, or else names it first."""
        found: dict[str, tuple[UseCase, Actor]] = {}
        for usecase in self:
            for actor in usecase.actors:
                known = found.get(actor.name)
                if known is None or (actor.description and not known[1].description):
                    found[actor.name] = (usecase, actor)
        return found

    @cached_property
    def items(self) -> dict[str, str]:
        """Every epic, story and test by id, with the address that names it first."""
        found: dict[str, str] = {}
        for usecase in self:
            for item, address in _named_items(usecase):
                found.setdefault(item, address)
        return found

    def targets(self) -> Iterator[Target]:
        """Everything that can be linked to, under each of its names."""
        for usecase in self:
            yield self.usecase_target(usecase.id)
            for name, target in _inside(usecase):
                fullname = f"{usecase.id}.{name}"
                yield Target(
                    target.type, fullname, target.docname, labels.anchor(fullname), target.title
                )
        for name, (usecase, _) in self.actors.items():
            yield self._actor_target(usecase, name)
        for item, address in self.items.items():
            yield self._item_target(item, address)

    def find_actor(self, name: str) -> Target | None:
        """The target of an actor: where a use case describes it, or else names it."""
        found = self.actors.get(name.strip())
        return self._actor_target(found[0], name.strip()) if found else None

    def find_item(self, item: str) -> Target | None:
        """The target of an item: what it delivers or tests, as far as a use case names it."""
        address = self.items.get(item.strip())
        return self._item_target(item.strip(), address) if address else None

    def _actor_target(self, usecase: UseCase, name: str) -> Target:
        anchor = actor_anchor(usecase.id, name)
        return Target("actor", name, usecase.docname, anchor, name, name)

    def _item_target(self, item: str, address: str) -> Target:
        owner = self.usecases[address.partition(".")[0]]
        return Target("item", item, owner.docname, labels.anchor(address), item, item)


def actor_anchor(usecase_id: str, name: str) -> str:
    """The anchor of an actor in the actors field of a use case."""
    return f"{usecase_id}--{labels.slug(name)}"


def _inside(usecase: UseCase) -> Iterator[tuple[str, Target]]:
    """The labels and names in a use case, as they stand in addresses."""
    named: list[tuple[str, Target]] = []
    for type_, part in _parts(usecase):
        slot = labels.slot(part.label)
        fullname = f"{usecase.id}.{slot}"
        title = part.text if isinstance(part, Step) else part.condition
        target = Target(
            type_, fullname, usecase.docname, labels.anchor(fullname), title, part.label
        )
        yield slot, target
        if part.name:
            named.append((part.name, target))
    taken: set[str] = {labels.slot(part.label) for _, part in _parts(usecase)}
    for name, target in named:
        if name not in taken:
            taken.add(name)
            yield name, target


def _parts(usecase: UseCase) -> Iterator[tuple[ObjectType, Step | Flow]]:
    for step in walk_steps(usecase.steps):
        yield "step", step
    for flow in usecase.flows:
        yield "altflow", flow
        for step in walk_steps(flow.steps):
            yield "step", step


def _named_items(usecase: UseCase) -> Iterator[tuple[str, str]]:
    for item in (*usecase.epics, *usecase.stories, *usecase.tests):
        yield item, usecase.id
    for _, part in _parts(usecase):
        for item in (*part.stories, *part.tests):
            yield item, labels.address(usecase.id, part.label)
