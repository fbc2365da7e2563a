"""What counts: which flows a known story covers, what their tests say, and the shares that follow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import flows_that_count, named
from sphinxext.usecase.core.model.items import Item, ItemKind
from sphinxext.usecase.core.model.targets import MAIN
from sphinxext.usecase.core.model.usecase import Flow, UseCase, walk_steps

State = Literal["covered", "waived", "gap"]


class Items(Protocol):
    """What the sources say of epics, stories and tests."""

    def is_any(self, item: str) -> bool:
        """Whether an id is known to be that of an item, and no source could say of which kind."""

    def find(self, item: str) -> Item | None:
        """What is known of an id, be it no more than that a tracker has it; ``None``: unknown."""

    def described(self) -> Iterable[Item]:
        """All items that a source describes, sorted by id."""


def is_of_kind(item: Item | None, kind: ItemKind) -> bool:
    """Whether an item is known, and its source does not say that it is of another kind."""
    return item is not None and item.kind in (None, kind)


class TracedFlow(NamedTuple):
    """A flow of a use case with what it is traced to; ``flow`` is ``None`` for the main flow.

    ``stories`` are those it and its steps name, ``covering`` those of them that count; ``tests`` those
    named, without the results that name an address.
    """

    usecase: UseCase
    flow: Flow | None
    stories: tuple[str, ...]
    covering: tuple[str, ...]
    tests: tuple[str, ...]
    state: State

    @property
    def label(self) -> str:
        """Its label; empty for the main flow."""
        return self.flow.label if self.flow else ""

    @property
    def address(self) -> str:
        """Its address; that of a main flow is its use case's."""
        return labels.address(self.usecase.id, self.label)

    @property
    def kind(self) -> str:
        """The kind of the alternative, or ``main``."""
        return self.flow.kind if self.flow else MAIN

    @property
    def owner(self) -> UseCase | Flow:
        """What states the flow."""
        return self.flow or self.usecase

    @property
    def labels(self) -> Iterator[str]:
        """Its own label and those of its steps."""
        yield self.label
        yield from (step.label for step in walk_steps(self.owner.steps))


def traced_flows(usecase: UseCase, items: Items) -> Iterator[TracedFlow]:
    """The flows of a use case, the main flow only if it is stated or traced to anything."""
    for owner in flows_that_count(usecase):
        stories = named(owner, "stories")
        covering = tuple(one for one in stories if is_of_kind(items.find(one), "story"))
        yield TracedFlow(
            usecase=usecase,
            flow=owner if isinstance(owner, Flow) else None,
            stories=stories,
            covering=covering,
            tests=named(owner, "tests"),
            state="covered" if covering else "waived" if owner.waived else "gap",
        )


class Share(NamedTuple):
    """A part of a whole, both counted."""

    part: int
    whole: int

    @property
    def tenths(self) -> int | None:
        """The part in tenths of a per cent, rounded half up; ``None`` if the whole is nothing."""
        if not self.whole:
            return None
        return (2000 * self.part + self.whole) // (2 * self.whole)

    @property
    def percent(self) -> str:
        """The part in per cent with one decimal; of nothing a dash."""
        return "–" if self.tenths is None else f"{self.tenths // 10}.{self.tenths % 10}"

    def is_below(self, percent: float) -> bool:
        """Whether the part, with one decimal, is less than ``percent`` of the whole.

        Less than all is below 100, however it is rounded; a part of nothing is never below.
        """
        if self.tenths is None:
            return False
        rounded = min(self.tenths, 1000 if self.part == self.whole else 999)
        return rounded < round(percent * 10, 6)


class Coverage(NamedTuple):
    """Flows by what covers them."""

    covered: tuple[TracedFlow, ...]
    waived: tuple[TracedFlow, ...]
    gaps: tuple[TracedFlow, ...]

    @property
    def share(self) -> Share:
        """The covered among those that need a story."""
        return Share(len(self.covered), len(self.covered) + len(self.gaps))


def coverage(flows: Iterable[TracedFlow]) -> Coverage:
    """Flows by what covers them, in their order."""
    found: dict[State, list[TracedFlow]] = {"covered": [], "waived": [], "gap": []}
    for flow in flows:
        found[flow.state].append(flow)
    return Coverage(tuple(found["covered"]), tuple(found["waived"]), tuple(found["gap"]))


class Backlog(NamedTuple):
    """The described stories and epics, by whether a flow delivers them or a use case maps to them."""

    delivered: tuple[Item, ...]
    undelivered: tuple[Item, ...]
    mapped: tuple[Item, ...]
    unmapped: tuple[Item, ...]

    def under(self, is_shown: Callable[[str], bool]) -> Backlog:
        """Only those epics that are shown, and the stories that belong to them."""

        def of(stories: tuple[Item, ...]) -> tuple[Item, ...]:
            return tuple(item for item in stories if item.parent and is_shown(item.parent))

        def among(epics: tuple[Item, ...]) -> tuple[Item, ...]:
            return tuple(item for item in epics if is_shown(item.id))

        return Backlog(
            of(self.delivered), of(self.undelivered), among(self.mapped), among(self.unmapped)
        )


def backlog(described: Iterable[Item], named_as: Callable[[str], Collection[ItemKind]]) -> Backlog:
    """Items in parts; ``named_as`` tells what use cases name an id as."""
    kinds = {item: _kind(item, named_as(item.id)) for item in described}
    stories = [item for item, kind in kinds.items() if kind == "story"]
    epics = [item for item, kind in kinds.items() if kind == "epic"]
    return Backlog(
        tuple(item for item in stories if "story" in named_as(item.id)),
        tuple(item for item in stories if "story" not in named_as(item.id)),
        tuple(item for item in epics if "epic" in named_as(item.id)),
        tuple(item for item in epics if "epic" not in named_as(item.id)),
    )


def _kind(item: Item, named: Collection[ItemKind]) -> ItemKind:
    """The stated kind, or else that of which use cases name it; what nobody names may be a story."""
    if item.kind is not None:
        return item.kind
    if not named or "story" in named:
        return "story"
    return "epic" if "epic" in named else "test"
