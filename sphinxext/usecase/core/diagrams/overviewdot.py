"""Overview -> DOT: actors as boxes, the system as a cluster, its use cases as ellipses."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.diagrams.measure import drawable, text_width, wrap
from sphinxext.usecase.core.diagrams.overview import Arrow, ArrowKind, Overview, Participant, Shown
from sphinxext.usecase.core.diagrams.quoting import label_of
from sphinxext.usecase.core.diagrams.sketch import EM, LETTERS, LINE, Sketch
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.phrases import Words

_ACTOR_WRAP = 10.0
_USECASE_WRAP = 14.0
_SYSTEM_WRAP = 30.0
_ROUND = (1.28, 1.6)
"""How much wider and higher an ellipse is than the text in it, whose corners it just goes round."""
_LEAST = 4.0
"""The least width of the text in an ellipse, lest a short id make it a drop."""
_ASSOCIATION = 'class="uc-association" dir=none'
_LINKS: dict[ArrowKind, str] = {
    "include": "style=dashed arrowhead=vee",
    "extends": "style=dashed arrowhead=vee",
    "specializes": "arrowhead=empty arrowsize=1",
}


def usecase_dot(shown: Overview, words: Words) -> Sketch:
    """A use case diagram; its ``addresses`` have the scheme ``ELSEWHERE``."""
    sketch = Sketch("rankdir=LR nodesep=0.22 ranksep=0.4")
    _add_actors(sketch, shown, words)
    names = {usecase.id: f"u{number}" for number, usecase in enumerate(shown.usecases)}
    if names:
        sketch.body += ["\tsubgraph cluster_system {\n", f"\tgraph [{_system(shown.system)}]\n"]
        for usecase in shown.usecases:
            _add_usecase(sketch, names[usecase.id], usecase)
        sketch.body.append("\t}\n")
    for actor in shown.actors:
        for usecase_id in actor.usecases:
            ends = [_actor_name(shown, actor), names[usecase_id]]
            if actor.secondary:
                ends.reverse()
            sketch.body.append(f"\t{' -> '.join(ends)} [{_ASSOCIATION}]\n")
    for arrow in shown.arrows:
        ends = [names[arrow.source], names[arrow.target]]
        sketch.body.append(f"\t{' -> '.join(ends)} [{_arrow(arrow, words)}]\n")
    return sketch


def addresses(shown: Overview) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each address that the diagram links to, with its page and anchor."""
    for usecase in shown.usecases:
        yield usecase.id, (usecase.docname, usecase.anchor)
    for address, actor in _actors(shown):
        yield address, (actor.docname, actor.anchor)


def _actors(shown: Overview) -> Iterator[tuple[str, Participant]]:
    """The actors by address; no use case has a colon in its id."""
    return ((f"actor:{number}", actor) for number, actor in enumerate(shown.actors))


def _actor_name(shown: Overview, actor: Participant) -> str:
    return f"a{shown.actors.index(actor)}"


def _add_actors(sketch: Sketch, shown: Overview, words: Words) -> None:
    """The primary actors on one side, the secondary ones on the other."""
    for side, secondary in (("min", False), ("max", True)):
        actors = [(address, actor) for address, actor in _actors(shown) if actor.secondary == secondary]
        if actors:
            sketch.body += ["\tsubgraph {\n", f"\trank={side}\n"]
            for address, actor in actors:
                _add_actor(sketch, _actor_name(shown, actor), actor, address, words)
            sketch.body.append("\t}\n")


def _add_actor(sketch: Sketch, name: str, actor: Participant, address: str, words: Words) -> None:
    lines = [f"«{words('actor')}»", *wrap(drawable(actor.name), _ACTOR_WRAP)]
    wide, tall = _extent(lines)
    link = labels.ELSEWHERE + address
    sketch.add(name, lines, link, _sized('class="uc-actor"', wide + 1.4, tall + 0.9))


def _add_usecase(sketch: Sketch, name: str, usecase: Shown) -> None:
    lines = wrap(drawable(usecase.shown_id), _USECASE_WRAP)
    if usecase.title:
        lines += wrap(drawable(usecase.title), _USECASE_WRAP)
    wide, tall = _extent(lines)
    size = max(wide + 0.6, _LEAST) * _ROUND[0], tall * _ROUND[1]
    sketch.add(
        name, lines, labels.ELSEWHERE + usecase.id, _sized('class="uc-case" shape=ellipse', *size)
    )


def _extent(lines: list[str]) -> tuple[float, float]:
    """Width and height of lines in em."""
    return max(map(text_width, lines)), len(lines) * LINE


def _sized(attributes: str, wide: float, tall: float) -> str:
    return f"{attributes} width={wide * EM:.2f} height={tall * EM:.2f}"


def _system(name: str) -> str:
    """The attributes of the boundary, headed by the name of the system."""
    label = label_of(wrap(drawable(name), _SYSTEM_WRAP))
    return f'class="uc-system" {label} margin=14 {LETTERS}'


def _arrow(arrow: Arrow, words: Words) -> str:
    """The attributes of an arrow between use cases."""
    style = f'class="uc-{arrow.kind}" {_LINKS[arrow.kind]}'
    if arrow.kind == "specializes":
        return style
    lines = [f" «{words('extend' if arrow.kind == 'extends' else 'include')}» "]
    if arrow.at:
        lines.append(f" {drawable(arrow.at)} ")
    return f"{style} {label_of(lines)}"
