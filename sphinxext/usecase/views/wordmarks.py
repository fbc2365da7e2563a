"""Marks words that are gone or new, in a disclosure where the builder has some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.changes.texts import LineChange, Run, marked
from sphinxext.usecase.words import _, change_word, phrase

_MARKS = {"gone": "[-{}-]", "new": "{{+{}+}}"}
"""How words are marked where there is no style for it."""


class WordMarks(NamedTuple):
    """Makes nodes of changes; ``is_html``: whether there are disclosures, and styles for words."""

    is_html: bool

    def line(self, line: LineChange) -> Iterator[nodes.Node]:
        """A line, word by word, behind what it begins with."""
        text = list(self._words(line.runs))
        kind = nodes.Text(change_word(line.kind))
        yield from phrase(_("{kind}: {text}"), kind=kind, text=text) if line.kind else text

    def _words(self, runs: Iterable[Run]) -> Iterator[nodes.Node]:
        before = ""
        for run in marked(runs):
            if (before, run.kind) == ("gone", "new") and self.is_html:
                yield nodes.Text(" ")
            yield self._run(run)
            before = run.kind

    def _run(self, run: Run) -> nodes.Node:
        if run.kind == "same":
            return nodes.Text(run.text)
        if self.is_html:
            return (uc.gone_words if run.kind == "gone" else uc.new_words)("", run.text)
        return nodes.Text(_MARKS[run.kind].format(run.text))

    def disclosure(self, summary: str, content: Sequence[nodes.Node]) -> nodes.Element:
        """What is shown on demand."""
        if self.is_html:
            return uc.disclosure("", *content, summary=summary)
        return nodes.container("", nodes.paragraph("", f"{summary}:"), *content)


def listed(lines: Iterable[Iterable[nodes.Node]]) -> nodes.bullet_list:
    """Lines as a list."""
    items = (nodes.list_item("", nodes.paragraph("", "", *line)) for line in lines)
    return nodes.bullet_list("", *items, bullet="*", classes=["uc-changes"])
