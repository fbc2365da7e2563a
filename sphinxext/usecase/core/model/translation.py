"""A use case as a translated project shows it: the same, with the words of the translation.

Its ids, labels, names and actors stay what the author calls them: others refer to them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sphinxext.usecase.core.model.options import options
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Field,
    Flow,
    Statement,
    Step,
    UseCase,
    walk_steps,
)

Translations = Mapping[str, str]
"""What texts of the author are shown as."""
_Record = TypeVar("_Record", bound=NamedTuple)
_TEXTS: Mapping[Hashable, tuple[str, ...]] = {
    UseCase: ("title",),
    Flow: ("condition", "body"),
    Step: ("text", "body"),
    End: ("name",),
    Field: ("header", "text"),
    Actor: ("description",),
    Statement: ("text",),
}
"""The fields of each record that hold words, besides those that options fill."""
_ACTOR = "actor"


@cache
def _words_of(record: Hashable) -> frozenset[str]:
    """The fields of a record that hold words which are shown as translated."""
    stated = (part.field for part, option in options(record).values() if option.is_words)
    return frozenset(stated).union(_TEXTS.get(record, ())) - {_ACTOR}


def shown(record: _Record, said: Translations) -> _Record:
    """A record in the words of a translation."""
    words = _words_of(type(record))
    changed: dict[str, Any] = {}
    for name, value in record._asdict().items():
        if name in words and isinstance(value, str):
            changed[name] = said.get(value, value)
        elif hasattr(value, "_fields"):
            changed[name] = shown(value, said)
        elif isinstance(value, tuple):
            changed[name] = tuple(shown(one, said) if hasattr(one, "_fields") else one for one in value)
    return record._replace(**changed)


def acting_in(usecase: UseCase) -> Iterator[str]:
    """Who takes part in a use case, as its author calls them; some more than once."""
    yield from (actor.name for actor in usecase.actors)
    steps = (*usecase.steps, *(step for flow in usecase.flows for step in flow.steps))
    yield from (step.actor for step in walk_steps(steps) if step.actor)


def with_actors(usecase: UseCase, names: Translations) -> UseCase:
    """A use case whose steps name actors as readers know them, to be drawn."""
    flows = (one._replace(steps=_with_actors(one.steps, names)) for one in usecase.flows)
    return usecase._replace(steps=_with_actors(usecase.steps, names), flows=tuple(flows))


def _with_actors(steps: tuple[Step, ...], names: Translations) -> tuple[Step, ...]:
    return tuple(
        one._replace(actor=names.get(one.actor or "", one.actor), steps=_with_actors(one.steps, names))
        for one in steps
    )
