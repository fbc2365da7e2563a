"""A change -> a line for pages and tables: in what respect, and which words are gone and new."""

from __future__ import annotations

from collections.abc import Mapping

from sphinxext.usecase.core.changes.change import Change
from sphinxext.usecase.core.changes.phrases import Phrase
from sphinxext.usecase.core.changes.texts import LineChange, Run, word_by_word
from sphinxext.usecase.core.model.phrases import Words

_BEGINS: Mapping[str, str] = {
    **dict.fromkeys(("part", "text", "optional", "choice"), ""),
    "title": "use case",
    "branch": "from",
    "include": "includes",
    "repeat": "repeats",
    "resume": "goes on",
    "specializes": "specialises",
    "kpi": "measures",
    "actors": "actor",
}
"""What a line begins with, if not with the aspect; of some their words say enough."""
_BY_WORDS = ("title", "condition", "text", "field", "actors")
"""What is compared word by word; all else changes as a whole."""
_NOT_STATED: Mapping[str, Phrase] = {
    "ending": Phrase("ending not stated"),
    "branch": Phrase("branch point not stated"),
}


def line_of(change: Change, words: Words) -> LineChange:
    """What has changed of a part; ``words`` puts phrases into the language of the project."""
    kind = change.detail if change.aspect == "field" else _BEGINS.get(change.aspect, change.aspect)
    before, after = (_text(change, phrase, words) for phrase in (change.before, change.after))
    if change.aspect in _BY_WORDS:
        return LineChange(kind, word_by_word(before, after))
    runs = Run("gone", before), Run("new", after)
    return LineChange(kind, tuple(run for run in runs if run.text))


def _text(change: Change, phrase: Phrase | None, words: Words) -> str:
    said = phrase or _NOT_STATED.get(change.aspect)
    return words(said.template).format(*said.texts) if said else ""
