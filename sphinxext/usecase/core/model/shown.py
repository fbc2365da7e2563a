"""A use case as a translated project shows it: the same, with the words of the translation.

Its ids, labels, names and actors stay what the author calls them: others refer to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Field,
    Flow,
    Repeat,
    Step,
    UseCase,
    walk_steps,
)

Translations = Mapping[str, str]
"""What texts of the author are shown as."""
_Record = TypeVar("_Record", bound=NamedTuple)
_WORDS: Mapping[type[Any], tuple[str, ...]] = {
    UseCase: ("title", "waived"),
    Flow: ("condition", "waived", "body"),
    Step: ("text", "examined", "body"),
    Repeat: ("until", "while_", "for_each"),
    End: ("name",),
    Field: ("header", "text"),
    Actor: ("description",),
}
"""The fields of each record that hold words."""


def shown(record: _Record, said: Translations) -> _Record:
    """A record in the words of a translation."""
    words = _WORDS.get(type(record), ())
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
