"""The actors that the fields of a use case list, each once and by one name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinxext.usecase.core.model.spelling import key
from sphinxext.usecase.core.model.usecase import Actor
from sphinxext.usecase.core.reading import actors
from sphinxext.usecase.core.reading.drafts import UseCaseDraft, walk
from sphinxext.usecase.reading.plaintext import Plain, folded


def actors_in(content: nodes.Element, plain: Plain) -> Iterator[Actor]:
    """The actors that a field lists: in items, lines, terms with definitions, or in a sentence."""
    for child in content.children:
        if isinstance(child, (nodes.bullet_list, nodes.enumerated_list)):
            items = (item.children[0] for item in child.children if item.children)
            yield from filter(None, (_described(item, plain) for item in items))
        elif isinstance(child, nodes.line_block):
            yield from filter(None, (_described(line, plain) for line in child.findall(nodes.line)))
        elif isinstance(child, nodes.definition_list):
            for item in child.children:
                term, *rest = (folded(plain(part)) for part in item.children)
                if not actors.is_nobody(term):
                    yield Actor(name=term, description=" ".join(rest))
        elif isinstance(child, nodes.paragraph):
            found = list(actors.listed(plain(child)))
            _say(plain, found, list(actors.listed(plain.shown(plain(child)))))
            yield from found


def _described(item: nodes.Node, plain: Plain) -> Actor | None:
    found = actors.described(plain(item))
    shown = actors.described(plain.shown(plain(item)))
    if found and shown:
        _say(plain, [found], [shown])
    return found


def _say(plain: Plain, found: list[Actor], shown: list[Actor]) -> None:
    """Note how a translation calls actors, if it has as many."""
    if len(found) == len(shown):
        for one, other in zip(found, shown, strict=True):
            plain.say(one.name, other.name)
            plain.say(one.description, other.description)


def merged(found: Iterable[Actor]) -> list[Actor]:
    """Each actor once, with the first description of it; secondary if any mention of it says so."""
    once: dict[str, Actor] = {}
    for actor in found:
        known = once.setdefault(key(actor.name), actor)
        description = known.description or actor.description
        secondary = known.secondary or actor.secondary
        once[key(actor.name)] = Actor(known.name, description, secondary)
    return list(once.values())


def name_alike(usecase: UseCaseDraft) -> None:
    """Call an actor of a step as the use case does that lists it, whatever its quotation marks are."""
    known = {key(actor.name): actor.name for actor in usecase.actors}
    for draft in walk(usecase.body):
        name = draft.options.get("actor")
        if name:
            draft.options["actor"] = known.get(key(name), name)
