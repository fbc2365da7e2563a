"""Overview -> DOT: actors as boxes, the system as a cluster, its use cases as ellipses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sphinxext.usecase.core.diagrams.measure import drawable, text_width, wrap
from sphinxext.usecase.core.diagrams.overview import (
    Arrow,
    ArrowKind,
    Group,
    Overview,
    Participant,
    Shown,
)
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
    return _Picture(shown, words).sketch


class _Picture:
    """The use cases in one column, from which no line leads past others.

    A group has actors of its own beside it. What cannot stand beside the use case that includes or
    extends it is named in a small ellipse there.
    """

    def __init__(self, shown: Overview, words: Words) -> None:
        self.sketch = Sketch("rankdir=LR nodesep=0.22 ranksep=0.7 newrank=true")
        self._shown = shown
        self._words = words
        self._usecases = {usecase.id: usecase for usecase in shown.usecases}
        self._names = {usecase.id: f"u{number}" for number, usecase in enumerate(shown.usecases)}
        self._lines: list[str] = []
        self._last = ""
        """One of those on the right, further away than what arrows lead to."""
        parts = [(group, list(self._participants(group))) for group in shown.groups]
        self._add_actors(parts)
        if self._names:
            self._open("cluster_system", _system(shown.system))
            for number, (group, _) in enumerate(parts):
                self._add_group(group, number)
            self.sketch.body.append("\t}\n")
        for _, participants in parts:
            self._associate(participants)
        self.sketch.body += self._lines

    def _participants(self, group: Group) -> Iterator[tuple[str, str, Participant]]:
        """The actors of a group, each with its name in the source and its address."""
        number = self._shown.groups.index(group)
        apart = f"g{number}" if number else ""
        ids = set(group.usecases)
        for position, (address, actor) in enumerate(_actors(self._shown)):
            acts = tuple(one for one in actor.usecases if one in ids)
            if acts:
                yield f"a{position}{apart}", address, actor._replace(usecases=acts)

    def _open(self, name: str, attributes: str) -> None:
        self.sketch.body += [f"\tsubgraph {name} {{\n", f"\tgraph [{attributes}]\n"]

    def _add_actors(self, parts: Sequence[tuple[Group, Sequence[tuple[str, str, Participant]]]]) -> None:
        """The primary actors on one side, the secondary ones on the other."""
        every = list(chain.from_iterable(participants for _, participants in parts))
        for side, secondary in (("min", False), ("max", True)):
            actors = [one for one in every if one[2].secondary == secondary]
            if actors:
                self.sketch.body += ["\tsubgraph {\n", f"\trank={side}\n"]
                for name, address, actor in actors:
                    _add_actor(self.sketch, name, actor, address, self._words)
                if secondary:
                    self._last = actors[0][0]
                else:
                    self._hold(every)
                self.sketch.body.append("\t}\n")

    def _hold(self, actors: Iterable[tuple[str, str, Participant]]) -> None:
        """Keep those use cases in the column to which no line leads from the left."""
        led = {one for _, _, actor in actors if not actor.secondary for one in actor.usecases}
        led.update(arrow.target for arrow in set(self._shown.arrows) - self._shown.apart)
        free = [name for usecase, name in self._names.items() if usecase not in led]
        if free:
            self.sketch.body.append("\tfree [style=invis shape=point width=0]\n")
            self._lines += (f"\tfree -> {name} [style=invis weight=9]\n" for name in free)

    def _add_group(self, group: Group, number: int) -> None:
        """The use cases of a group, in a frame if it has a title, and what their arrows lead to."""
        if group.title:
            self._open(f"cluster_{number}", _group(group.title))
        ids = set(group.usecases)
        for usecase in self._shown.usecases:
            if usecase.id in ids:
                _add_usecase(self.sketch, self._names[usecase.id], usecase)
        for position, arrow in enumerate(self._shown.arrows):
            if arrow.source in ids:
                self._add_arrow(arrow, f"e{position}")
        if group.title:
            self.sketch.body.append("\t}\n")

    def _add_arrow(self, arrow: Arrow, elsewhere: str) -> None:
        """An arrow, to a small ellipse that is called ``elsewhere`` if it would be long."""
        target = self._names[arrow.target]
        if arrow in self._shown.apart:
            target = elsewhere
            _add_elsewhere(self.sketch, target, self._usecases[arrow.target])
        ends = f"{self._names[arrow.source]} -> {target}"
        self._lines.append(f"\t{ends} [{_arrow(arrow, self._words)}]\n")
        if self._last:
            self._lines.append(f"\t{target} -> {self._last} [style=invis weight=0]\n")

    def _associate(self, participants: Iterable[tuple[str, str, Participant]]) -> None:
        """The lines between actors and use cases, those on the left as short as can be.

        They reach a use case from the side, lest they lead through what the boundary is headed by.
        """
        for name, _, actor in participants:
            for usecase_id in actor.usecases:
                usecase = self._names[usecase_id]
                if actor.secondary:
                    line, how = f"{usecase} -> {name}", "tailport=e"
                else:
                    line, how = f"{name} -> {usecase}", "headport=w weight=99"
                self.sketch.body.append(f"\t{line} [{_ASSOCIATION} {how}]\n")


def addresses(shown: Overview) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each address that the diagram links to, with its page and anchor."""
    for usecase in shown.usecases:
        yield usecase.id, (usecase.docname, usecase.anchor)
    for address, actor in _actors(shown):
        yield address, (actor.docname, actor.anchor)


def _actors(shown: Overview) -> Iterator[tuple[str, Participant]]:
    """The actors by address; no use case has a colon in its id."""
    return ((f"actor:{number}", actor) for number, actor in enumerate(shown.actors))


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


def _add_elsewhere(sketch: Sketch, name: str, usecase: Shown) -> None:
    """The id of a use case that stands elsewhere in the diagram."""
    lines = wrap(drawable(usecase.shown_id), _USECASE_WRAP)
    wide, tall = _extent(lines)
    size = (wide + 0.6) * _ROUND[0], tall * _ROUND[1]
    look = _sized('class="uc-case uc-elsewhere" shape=ellipse', *size)
    sketch.add(name, lines, labels.ELSEWHERE + usecase.id, look)


def _extent(lines: list[str]) -> tuple[float, float]:
    """Width and height of lines in em."""
    return max(map(text_width, lines)), len(lines) * LINE


def _sized(attributes: str, wide: float, tall: float) -> str:
    return f"{attributes} width={wide * EM:.2f} height={tall * EM:.2f}"


def _system(name: str) -> str:
    """The attributes of the boundary, headed by the name of the system."""
    label = label_of(wrap(drawable(name), _SYSTEM_WRAP))
    return f'class="uc-system" {label} margin=14 labeljust=l {LETTERS}'


def _group(title: str) -> str:
    """The attributes of the frame of a group, headed by its title."""
    return f'class="uc-group" {label_of(wrap(drawable(title), _SYSTEM_WRAP))} margin=10 {LETTERS}'


def _arrow(arrow: Arrow, words: Words) -> str:
    """The attributes of an arrow between use cases."""
    style = f'class="uc-{arrow.kind}" {_LINKS[arrow.kind]}'
    if arrow.kind == "specializes":
        return style
    lines = [f" «{words('extend' if arrow.kind == 'extends' else 'include')}» "]
    if arrow.at:
        lines.append(f" {drawable(arrow.at)} ")
    return f"{style} {label_of(lines)}"
