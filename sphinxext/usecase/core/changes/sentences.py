"""Changes in English sentences, as text or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from sphinxext.usecase.core.changes.change import Change, PartChanges
from sphinxext.usecase.core.changes.impact import Impact, Reached
from sphinxext.usecase.core.changes.phrases import Phrase, short
from sphinxext.usecase.core.changes.texts import Run, marked, word_by_word
from sphinxext.usecase.core.model.targets import Address

MARKER = "<!-- sphinx-usecase diff -->"
"""The first line of Markdown: by it a script finds the comment that it is to replace."""
_MOST = 5
"""How many of a kind are listed."""
_IS_NOW: Mapping[str, str] = {
    "id": "now has the id",
    "page": "now stands on page",
    "name": "is now named",
    "kind": "is now of the kind",
    "status": "now has the status",
    "priority": "now has the priority",
    "owner": "now has the owner",
    "waived": "is now waived:",
    "actor": "is now done by",
    "kpi": "now measures",
    "target": "now has the target",
}
"""What stands before a value; what is left out says a whole sentence."""
_IS_NO_MORE: Mapping[str, str] = {
    "ending": "no longer states its ending",
    "branch": "no longer states its branch point",
    "repeat": "no longer repeats anything",
    "resume": "no longer goes on elsewhere",
    "actor": "no longer says who acts",
    "waived": "is no longer waived",
    "kpi": "no longer measures a KPI",
}
_WAS_NOT: Mapping[str, str] = {"ending": "ending not stated", "branch": "branch point not stated"}
_READS: Mapping[str, str] = {
    "title": "is now called",
    "condition": "now has the condition",
    "text": "now reads",
}
"""What is compared word by word."""
_BARE: Mapping[str, tuple[str, str]] = {
    "part": ("is new", "is gone"),
    "optional": ("is now optional", "is no longer optional"),
    "choice": ("is now a choice", "is no longer a choice"),
}
_DETAILS: Mapping[str, str] = {"field": "field", "actors": "actor"}
_LISTS: Mapping[str, str] = {
    "tags": "tags",
    "epics": "epics",
    "stories": "stories",
    "tests": "tests",
    "include": "included use cases",
    "covers": "what it covers",
    "extends": "use cases that it extends",
    "specializes": "use cases that it specialises",
}
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|#&]")


class Style(NamedTuple):
    """How text is marked; ``escape`` lets what an author wrote mark nothing."""

    heading: str
    gone: str
    new: str
    between: str
    escape: Callable[[str], str]


TEXT = Style("", "[-{}-]", "{{+{}+}}", "", str)
MARKDOWN = Style("### ", "~~{}~~", "**{}**", " ", lambda text: _SPECIAL.sub(r"\\\g<0>", text))


def lines(reached: Iterable[Reached], style: Style = TEXT) -> Iterator[str]:
    """All changes, a blank line between use cases; nothing if there are none."""
    teller = _Teller(style)
    for number, one in enumerate(reached):
        if number:
            yield ""
        yield from teller.usecase(one)


def markdown(reached: Iterable[Reached]) -> Iterator[str]:
    """The same for a comment that is kept up to date, so that it always says something."""
    yield MARKER
    yield from list(lines(reached, MARKDOWN)) or ["No use case has changed."]


class _Teller:
    """Tells changes in one style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._escaped = style.escape

    def usecase(self, one: Reached) -> Iterator[str]:
        """A line that names it, and lines for each part that has changed, with what that reaches."""
        changed = one.changed
        said = {"new": " is new.", "gone": " is gone.", "changed": ""}[changed.state]
        yield f"{self._style.heading}{self._named(changed.id, changed.title)}{said}"
        for part, impact in zip(changed.parts, one.impacts, strict=True):
            *others, last = self._sentences(part)
            yield from (f"- {sentence}" for sentence in others)
            yield f"- {' '.join(filter(None, (last, self._impact(impact))))}"
        if one.users:
            yield f"- It is referred to by {self._some(one.users)}."

    # -- a part ---------------------------------------------------------------------------------

    def _sentences(self, part: PartChanges) -> Iterator[str]:
        """A sentence for each change."""
        for change in part.changes:
            said = f"{self._subject(part, change)} {self._said(change)}"
            yield said if said.rstrip("]}*~+-")[-1:] in set(".!?…") else f"{said}."

    def _subject(self, part: PartChanges, change: Change) -> str:
        label = change.was if change.label is None else change.label
        address = str(Address(part.address.usecase, label or ""))
        if change.kind == "main":
            return f"The main flow of {self._escaped(address)}"
        return self._named(address, "" if change.aspect == "text" else change.title)

    def _named(self, address: str, title: str) -> str:
        named = self._escaped(address)
        return f"{named} *{self._escaped(short(title))}*" if title else named

    # -- a change -------------------------------------------------------------------------------

    def _said(self, change: Change) -> str:
        """What is said of a part in one respect."""
        ways: tuple[tuple[Container[str], Callable[[Change], str]], ...] = (
            (_BARE, self._bare),
            (_READS, self._text),
            (_LISTS, self._list),
            (_DETAILS, self._detail),
        )
        return next((say for aspects, say in ways if change.aspect in aspects), self._value)(change)

    @staticmethod
    def _bare(change: Change) -> str:
        """That something is so, or is not."""
        is_so, is_not = _BARE[change.aspect]
        return is_so if change.after else is_not

    def _text(self, change: Change) -> str:
        return f"{_READS[change.aspect]}: {self._compared(change)}"

    def _list(self, change: Change) -> str:
        said = ((change.after, "added"), (change.before, "no longer there"))
        named = [f"{self._escaped(str(names))} {what}" for names, what in said if names]
        return f"{_LISTS[change.aspect]}: {', '.join(named)}"

    def _value(self, change: Change) -> str:
        aspect, before, after = change.aspect, change.before, change.after
        was = self._phrase(before) if before else _WAS_NOT.get(aspect, "not stated")
        if after is None:
            return f"{_IS_NO_MORE.get(aspect, f'no longer states its {aspect}')} (was: {was})"
        return f"{_IS_NOW.get(aspect, 'now')} {self._phrase(after)} (was: {was})"

    def _detail(self, change: Change) -> str:
        """What is said of a field or an actor."""
        what = f"the {_DETAILS[change.aspect]} *{self._escaped(change.detail)}*"
        if change.before is None:
            return f"now has {what}: {self._escaped(str(change.after))}"
        if change.after is None:
            return f"no longer has {what} (was: {self._escaped(str(change.before))})"
        return f"says in {what}: {self._compared(change)}"

    def _phrase(self, phrase: Phrase) -> str:
        """A phrase with the names in it emphasised, if it says more than the name."""
        mark = "{}" if phrase.template == "{}" else "*{}*"
        return phrase.template.format(*(mark.format(self._escaped(text)) for text in phrase.texts))

    def _compared(self, change: Change) -> str:
        """A text word by word."""
        marked_up = ""
        before = ""
        for run in marked(word_by_word(str(change.before or ""), str(change.after or ""))):
            apart = self._style.between if (before, run.kind) == ("gone", "new") else ""
            marked_up += apart + self._marked(run)
            before = run.kind
        return marked_up

    def _marked(self, run: Run) -> str:
        """A run; one without blanks around it, lest Markdown does not take it for marked."""
        marks = {"same": "{}", "gone": self._style.gone, "new": self._style.new}
        return marks[run.kind].format(self._escaped(run.text))

    # -- what it reaches ------------------------------------------------------------------------

    def _impact(self, impact: Impact) -> str:
        """What a change reaches, in a sentence."""
        said = [*self._scenarios(impact.scenarios, "change", "changes")]
        said += self._scenarios(impact.gone, "are gone", "is gone")
        for name, items in (("stories", impact.stories), ("tests", impact.tests)):
            said += [f"{name} {self._some(items)}"] if items else []
        said += [f"{one} no longer holds" for one in map(self._escaped, impact.approvals)]
        sentence = "; ".join(said)
        return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""

    def _scenarios(self, ids: tuple[str, ...], several: str, one: str) -> Iterator[str]:
        if ids:
            noun, verb = ("scenario", one) if len(ids) == 1 else ("scenarios", several)
            yield f"{noun} {_listed([f'`{each}`' for each in ids])} {verb}"

    def _some(self, names: Iterable[str]) -> str:
        return _listed(list(map(self._escaped, names)), last=", ")


def _listed(names: list[str], last: str = " and ") -> str:
    """Some names; of many the first."""
    if len(names) > _MOST:
        return f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"
    *others, end = names
    return f"{', '.join(others)}{last}{end}" if others else end
