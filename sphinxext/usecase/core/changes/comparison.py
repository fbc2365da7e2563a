"""Two versions of one use case -> the changes of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from sphinxext.usecase.core.changes.change import Change, Kind, PartChanges
from sphinxext.usecase.core.changes.matching import FlowPair, Matched, StepPair
from sphinxext.usecase.core.changes.meaning import LISTED_FIELDS
from sphinxext.usecase.core.changes.phrases import Phrase, Phrases, listed, quoted
from sphinxext.usecase.core.changes.statements import besides
from sphinxext.usecase.core.changes.texts import are_the_same
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import (
    Actor,
    Ending,
    Field,
    Flow,
    Goto,
    Repeat,
    Resume,
    Statement,
    Step,
    UseCase,
)

Led = Callable[[str], Address]
_NOTHING = FlowPair(None, None)


class Said(NamedTuple):
    """What one version and what the other says in one respect."""

    aspect: str
    before: Phrase | None = None
    after: Phrase | None = None
    detail: str = ""


class Comparison:
    """What has changed of a use case.

    ``was`` and ``is_now`` tell what addresses of the old version and of the new one lead to.
    """

    def __init__(self, old: UseCase, new: UseCase, matched: Matched, *, was: Led, is_now: Led) -> None:
        self._old, self._new = old, new
        self._matched = matched
        self._was, self._is_now = was, is_now
        self._before, self._after = Phrases(old), Phrases(new)

    def parts(self) -> Iterator[PartChanges]:
        """Its parts of which anything has changed: the whole, the main flow, the alternatives."""
        new = self._new
        whole = (*_changes("usecase", "", "", new.title, self._of_whole()), *self._of_statements())
        found = [PartChanges("usecase", Address(new.id), new.title, whole, _NOTHING)]
        found.extend(map(self._flow, self._matched.flows))
        return (part for part in found if part.changes)

    # -- the whole ------------------------------------------------------------------------------

    def _of_whole(self) -> Iterator[Said]:
        old, new = self._old, self._new
        yield from _differing("id", quoted(old.id), quoted(new.id))
        yield from _differing("title", quoted(old.title), quoted(new.title))
        yield from _differing("page", quoted(old.docname), quoted(new.docname))
        for name in ("status", "priority", "owner"):
            yield from _differing(name, quoted(getattr(old, name)), quoted(getattr(new, name)))
        yield from _lists(old, new, "tags", "epics")
        for aspect in ("extends", "specializes"):
            yield from self._addresses(aspect, getattr(old, aspect), getattr(new, aspect))
        yield from _fields(besides(old), besides(new))
        yield from _actors(old, new)

    def _of_statements(self) -> Iterator[Change]:
        for old, new in self._matched.statements:
            there = new or old
            title = there.text if there else ""
            yield from _changes("statement", *_labels(old, new), title, self._of_statement(old, new))

    def _of_statement(self, old: Statement | None, new: Statement | None) -> Iterator[Said]:
        if old is None or new is None:
            there = old or new
            yield from _whole(old, new, there.text if there else "")
            return
        yield from _renamed(old, new)
        yield from _differing("text", quoted(old.text), quoted(new.text))
        before = [self._now(label) for label in old.covers]
        gone = listed(one for one in before if one not in new.covers)
        yield from _differing("covers", gone, listed(one for one in new.covers if one not in before))
        yield from _differing("kpi", quoted(old.kpi and self._now(old.kpi)), quoted(new.kpi))
        yield from _differing("target", quoted(old.target), quoted(new.target))
        yield from _lists(old, new, "tests")

    def _addresses(self, aspect: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Said]:
        """Addresses that lead to other places than those before."""
        before = {self._was(one): one for one in old}
        after = {self._is_now(one): one for one in new}
        gone = listed(one for place, one in before.items() if place not in after)
        added = listed(one for place, one in after.items() if place not in before)
        yield from _differing(aspect, gone, added)

    # -- flows ----------------------------------------------------------------------------------

    def _flow(self, pair: FlowPair) -> PartChanges:
        if isinstance(pair.new, Flow) or isinstance(pair.old, Flow):
            return self._alternative(pair)
        found = [*_changes("main", "", "", self._new.title, self._of_main()), *self._of_steps(pair)]
        return PartChanges("main", Address(self._new.id), self._new.title, tuple(found), pair)

    def _of_main(self) -> Iterator[Said]:
        old, new = self._old, self._new
        yield from self._ending(old.ending, new.ending)
        yield from _differing("waived", quoted(old.waived), quoted(new.waived))
        yield from _lists(old, new, "stories", "tests")

    def _alternative(self, pair: FlowPair) -> PartChanges:
        old = pair.old if isinstance(pair.old, Flow) else None
        new = pair.new if isinstance(pair.new, Flow) else None
        there = new or old
        assert there is not None
        said = self._of_alternative(old, new) if old and new else _whole(old, new, there.condition)
        found = [*_changes("altflow", *_labels(old, new), there.condition, said), *self._of_steps(pair)]
        address = Address((self._new if new else self._old).id, there.label)
        return PartChanges("altflow", address, there.condition, tuple(found), pair)

    def _of_alternative(self, old: Flow, new: Flow) -> Iterator[Said]:
        yield from _renamed(old, new)
        yield from _differing("kind", quoted(old.kind), quoted(new.kind))
        yield from _differing("condition", quoted(old.condition), quoted(new.condition))
        if old.body != new.body:
            before, after = _in_full(old.condition, old.body), _in_full(new.condition, new.body)
            yield from _differing("text", before, after)
        if self._left(old) != _left_from(new, self._after):
            yield Said("branch", self._before.branch(old), self._after.branch(new))
        yield from _fields(besides(self._old, old), besides(self._new, new))
        yield from self._ending(old.ending, new.ending)
        yield from _differing("waived", quoted(old.waived), quoted(new.waived))
        yield from _lists(old, new, "stories", "tests")

    def _left(self, flow: Flow) -> list[tuple[str, ...]]:
        """Where an alternative left, as the new version has it."""
        return sorted(tuple(map(self._now, run)) for run in _left_from(flow, self._before))

    def _now(self, label: str) -> str:
        return self._matched.labels.get(label, label)

    def _ending(self, old: Ending | None, new: Ending | None) -> Iterator[Said]:
        if self._led(old, self._was, self._now) != self._led(new, self._is_now, str):
            yield Said("ending", self._before.ending(old), self._after.ending(new))

    @staticmethod
    def _led(ending: Ending | None, led: Led, now: Callable[[str], str]) -> object:
        """What an ending says: ``next`` is the step that it leads to."""
        match ending:
            case Goto(target=target):
                return led(target)
            case Resume(target=str(target)):
                return "resume", now(target)
        return ending

    # -- steps ----------------------------------------------------------------------------------

    def _of_steps(self, pair: FlowPair) -> Iterator[Change]:
        for one in pair.steps:
            there = one.new or one.old
            title = there.text if there else ""
            yield from _changes("step", *_labels(one.old, one.new), title, self._of_step(one))

    def _of_step(self, pair: StepPair) -> Iterator[Said]:
        old, new = pair.old, pair.new
        if old is None or new is None:
            there = old or new
            yield from _whole(old, new, there.text if there else "")
            return
        yield from _renamed(old, new)
        if pair.moved:
            yield Said("place", self._before.place(old), self._after.place(new))
        yield from _differing("text", _in_full(old.text, old.body), _in_full(new.text, new.body))
        yield from _differing("actor", quoted(old.actor), quoted(new.actor))
        for flag in ("optional", "choice"):
            yield from _differing(flag, _flag(old, flag), _flag(new, flag))
        yield from self._addresses("include", old.include, new.include)
        if self._looped(old.repeat, self._now) != self._looped(new.repeat, str):
            yield Said("repeat", self._before.loop(old.repeat), self._after.loop(new.repeat))
        if (old.resume and self._now(old.resume)) != new.resume:
            yield Said("resume", self._before.jump(old), self._after.jump(new))
        yield from _lists(old, new, "stories", "tests")

    @staticmethod
    def _looped(repeat: Repeat | None, now: Callable[[str], str]) -> Repeat | None:
        return repeat and repeat._replace(first=now(repeat.first), last=now(repeat.last))


# -- in one respect ---------------------------------------------------------------------------------


def _changes(
    kind: Kind, was: str | None, label: str | None, title: str, said: Iterable[Said]
) -> Iterator[Change]:
    return (Change(kind, was, label, title, *one) for one in said)


def _labels(
    old: Flow | Step | Statement | None, new: Flow | Step | Statement | None
) -> tuple[str | None, str | None]:
    return old and old.label, new and new.label


def _differing(
    aspect: str, before: Phrase | None, after: Phrase | None, detail: str = ""
) -> Iterator[Said]:
    if before != after and not (before and after and are_the_same(str(before), str(after))):
        yield Said(aspect, before, after, detail)


def _in_full(text: str, body: str) -> Phrase | None:
    """All that a step or an alternative says."""
    return quoted(f"{text} {body}".strip())


def _whole(old: object, new: object, text: str) -> Iterator[Said]:
    """A part that is in one version only."""
    said = Phrase("{}", (text,))
    yield Said("part", said if old else None, said if new else None)


def _renamed(old: Flow | Step | Statement, new: Flow | Step | Statement) -> Iterator[Said]:
    """A name that is gone or another: addresses with it lead nowhere now. A new one costs nothing."""
    if old.name:
        yield from _differing("name", quoted(old.name), quoted(new.name))


def _flag(step: Step, name: str) -> Phrase | None:
    return Phrase(name) if getattr(step, name) else None


def _left_from(flow: Flow, said: Phrases) -> list[tuple[str, ...]]:
    """Where an alternative leaves: the ends of each run of steps, or when else in what flow."""
    runs: list[tuple[str, ...]] = list(said.handles.runs(flow.branches))
    return sorted(runs) or [(*flow.branches, flow.parent or "")]


def _lists(old: Any, new: Any, *aspects: str) -> Iterator[Said]:
    """What lists name no more, and what they name now."""
    for aspect in aspects:
        before, after = getattr(old, aspect), getattr(new, aspect)
        gone = listed(one for one in before if one not in after)
        yield from _differing(aspect, gone, listed(one for one in after if one not in before))


def _fields(old: Iterable[Field], new: Iterable[Field]) -> Iterator[Said]:
    """Fields by their names, whatever their order; those of one name are told apart by their texts."""
    headers: dict[str, str] = {}
    before, after = _by_name(old, headers), _by_name(new, headers)
    for name, header in headers.items():
        ours, theirs = before.get(name, Counter()), after.get(name, Counter())
        gone, added = list((ours - theirs).elements()), list((theirs - ours).elements())
        for one, other in zip_longest(gone, added):
            yield from _differing("field", quoted(one), quoted(other), header)


def _by_name(fields: Iterable[Field], headers: dict[str, str]) -> dict[str, Counter[str]]:
    """The texts of fields by name; ``headers`` notes what a name stands for."""
    found: dict[str, Counter[str]] = {}
    for field in fields:
        if field.name not in LISTED_FIELDS and field.text:
            name = field.name or field.header.casefold()
            headers[name] = field.name or field.header
            found.setdefault(name, Counter())[field.text] += 1
    return found


def _actors(old: UseCase, new: UseCase) -> Iterator[Said]:
    before = {actor.name: _described(actor) for actor in old.actors}
    after = {actor.name: _described(actor) for actor in new.actors}
    for name in dict.fromkeys([*before, *after]):
        yield from _differing("actors", before.get(name), after.get(name), name)


def _described(actor: Actor) -> Phrase:
    template = "{} (secondary)" if actor.secondary else "{}"
    said = f"{actor.name}: {actor.description}" if actor.description else actor.name
    return Phrase(template, (said,))
