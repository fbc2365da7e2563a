"""One use case as rules look at it: its parts, its words, and the paths through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.flow.paths import Path, Paths
from sphinxext.usecase.core.lexicon.lexicon import Lexicon, Wording, language_of, lexicon_of
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Flow, Outcome, Statement, Step, UseCase, walk_steps

_NUMBERED = re.compile(
    r"^(?:[\d.]+\s+)?(?:(?:use case|uc)\s+)?(?:[\w.-]*\d[\w.-]*\s*[:–—-]\s+)?", re.IGNORECASE
)
_ENOUGH = 400
"""So many letters tell the language."""
FAILING: tuple[Outcome, ...] = ("failure", "abort")


_ENGLISH = Wording()


class Subject:
    """A use case; rules judge only what is stated in it, for what is not may lead anywhere."""

    def __init__(self, usecase: UseCase, wording: Wording = _ENGLISH) -> None:
        self.usecase = usecase
        self._wording = wording

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of its language; ``None``: it is in one that no rule knows."""
        text = f"{self.usecase.title}\n{self.goal}\n{self.folded[:_ENOUGH]}"
        words = set(text.lower().split())
        code = language_of(words, self._wording.language)
        return lexicon_of(code, self._wording) if code else None

    @cached_property
    def title(self) -> str:
        """Its title in one line, without the number and the id that some authors put before it."""
        title = " ".join(self.usecase.title.split())
        return _NUMBERED.sub("", title) or title

    @cached_property
    def goal(self) -> str:
        """What it says of its goal; empty: nothing."""
        return self.field("goal")

    def field(self, name: str) -> str:
        """What its fields of a name say."""
        found = [field.text for field in self.usecase.fields if field.name == name]
        return "\n".join(filter(None, found))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All of its steps, those in alternatives too."""
        return tuple(step for owner in self.owners for step in walk_steps(owner.steps))

    @cached_property
    def main(self) -> set[str]:
        """The labels of the steps of its main flow."""
        return {step.label for step in walk_steps(self.usecase.steps)}

    @cached_property
    def texts(self) -> tuple[tuple[Step, str], ...]:
        """Its steps, each with its text in one line."""
        return tuple((step, " ".join(step.text.split())) for step in self.steps)

    @cached_property
    def sentences(self) -> str:
        """What its steps say, one a line."""
        return "\n".join(text for _step, text in self.texts)

    @cached_property
    def folded(self) -> str:
        """The same in lower case, letter by letter."""
        folded = self.sentences.lower()
        if len(folded) == len(self.sentences):
            return folded
        return "".join(letter.lower()[:1] for letter in self.sentences)

    def saying(self, name: str) -> Iterator[tuple[Step, re.Match[str]]]:
        """The steps that say something of a list of words, and what; most say nothing of it."""
        assert self.lexicon is not None
        words, hints = self.lexicon.words(name), self.lexicon.hints(name)
        if "" in hints:
            found = ((line, words.search(text)) for line, (_step, text) in enumerate(self.texts))
        else:
            found = ((line, words.match(self.texts[line][1], at)) for line, at in self._beginning(hints))
        last = -1
        for line, match in found:
            if match and line > last:
                last = line
                yield self.texts[line][0], match

    def hinted(self, hint: re.Pattern[str]) -> Iterator[tuple[Step, str]]:
        """The steps in whose text something is found in lower case, each with its text."""
        line, counted = 0, 0
        while match := hint.search(self.folded, counted):
            line += self.folded.count("\n", counted, match.start())
            yield self.texts[line]
            counted = self.folded.find("\n", match.start())
            if counted < 0:
                return

    def _beginning(self, hints: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where words begin with some letters: the number of a step, from 0, and a place in its text."""
        folded = self.folded
        places = set()
        for hint in hints:
            at = folded.find(hint)
            while at >= 0:
                places.add(at)
                at = folded.find(hint, at + 1)
        line, begin = 0, 0
        for at in sorted(places):
            if further := folded.count("\n", begin, at):
                line += further
                begin = folded.rindex("\n", begin, at) + 1
            yield line, _word_at(folded, at) - begin

    @cached_property
    def owners(self) -> tuple[UseCase | Flow, ...]:
        """All that has steps: the use case, and its alternatives."""
        return self.usecase, *self.usecase.flows

    @cached_property
    def inside(self) -> dict[str, set[str]]:
        """The labels in each alternative."""
        return {
            flow.label: {flow.label, *(step.label for step in walk_steps(flow.steps))}
            for flow in self.usecase.flows
        }

    @cached_property
    def parts(self) -> dict[str, Step | Flow]:
        """Steps and alternatives by label."""
        found: dict[str, Step | Flow] = {flow.label: flow for flow in self.usecase.flows}
        for owner in self.owners:
            found |= {step.label: step for step in walk_steps(owner.steps)}
        return found

    @cached_property
    def paths(self) -> Paths:
        """Finds paths."""
        return Paths(flow_graph(self.usecase))

    @cached_property
    def reached(self) -> dict[str, Path]:
        """The best path to each node that can be reached."""
        best: dict[str, Path] = {}
        for path in self.paths.reached().values():
            best.setdefault(path.state.node, path)
        return best

    @cached_property
    def is_open(self) -> bool:
        """Whether the flow comes to an end that is not stated."""
        return any(
            self.paths.graph.nodes[node].kind == "open" for node in self.reached if self.paths.ends(node)
        )

    def way_to(self, node: str, *further: str) -> str:
        """The steps and alternatives on the best path to a node, and what comes after it."""
        path = self.reached[node]
        nodes = [path.start(), *(edge.target for edge in path.edges())]
        shown = [one for one in nodes if self.paths.is_shown(one)]
        return self.way([*shown, *further])

    def way(self, nodes: Iterable[str]) -> str:
        """Nodes as a path that can be read."""
        known = self.paths.graph.nodes
        return " → ".join(known[node].label if node in known else node for node in nodes)

    def finding(
        self, about: Step | Flow | Statement | UseCase, text: str, fix: str, words: str = ""
    ) -> Finding:
        """A finding about a part of the use case: about some words of it, or all of them."""
        usecase = self.usecase
        part = None if isinstance(about, UseCase) else about
        return Finding(
            "",
            text,
            fix,
            head=usecase.id,
            docname=usecase.docname,
            line=about.line,
            usecase=usecase.id,
            label=part.label if part else "",
            name=(part.name or "") if part else "",
            words=words or _words(about),
        )


def _word_at(text: str, at: int) -> int:
    """Where the word begins that is at a place."""
    while at and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
    return at


def _words(part: Step | Flow | Statement | UseCase) -> str:
    """The words that a part begins with."""
    if isinstance(part, (Step, Statement)):
        return part.text
    return part.condition if isinstance(part, Flow) else ""
