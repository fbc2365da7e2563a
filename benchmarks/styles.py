"""Ways to write the same use cases down: lists by hand, these with graphviz, and the extension.

A project is a mapping of file names to texts.
"""

from __future__ import annotations

import shutil
import textwrap
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from content import Alternative, Corpus, UseCase
from markup import Markup
from running import PYTHON, SPHINX

TRACKER = "https://tracker.example.org/browse/"


Pages = Mapping[str, Sequence[UseCase]]  # by name


class Style(ABC):
    """A way to write use cases down, and what makes pages of that."""

    @abstractmethod
    def missing(self) -> str:
        """Say what this machine lacks for it; nothing if it lacks nothing."""

    @abstractmethod
    def project(self, corpus: Corpus, pages: Pages) -> dict[str, str]:
        """Write all use cases down, and which flow is delivered by which story."""

    @abstractmethod
    def build(self, source: Path) -> list[str]:
        """The command that makes pages of a project, below a folder in it."""


def make_project(
    style: Style,
    corpus: Corpus,
    *,
    size: int,
    per_page: int,
    alike: bool = False,
    edited: bool = False,
) -> dict[str, str]:
    """Write `size` use cases down; `edited` changes the first page only."""
    use_cases = [
        corpus.use_case(number, alike=alike, edited=edited and number == 1)
        for number in range(1, size + 1)
    ]
    per_page = -(-size // corpus.pages) if corpus.pages else per_page
    pages = {
        f"page-{start // per_page + 1:04}": use_cases[start : start + per_page]
        for start in range(0, size, per_page)
    }
    return style.project(corpus, pages)


# With Sphinx


@dataclass(frozen=True, slots=True, kw_only=True)
class SphinxStyle(Style):
    """A way for Sphinx: its extension, settings, one use case, and the stories of all."""

    extension: str = ""
    settings: str = ""
    programs: Sequence[str] = ()
    use_case: Callable[[Corpus, UseCase], Iterator[str]]
    traceability: Callable[[Markup, Sequence[UseCase]], Iterator[str]]

    def missing(self) -> str:
        modules = [self.extension] if self.extension and not find_spec(self.extension) else []
        return ", ".join([*modules, *(name for name in self.programs if not shutil.which(name))])

    def project(self, corpus: Corpus, pages: Pages) -> dict[str, str]:
        markup = corpus.markup
        texts = {
            name: [
                *markup.heading(f"Page {number}", 1),
                *(line for use_case in use_cases for line in self.use_case(corpus, use_case)),
            ]
            for number, (name, use_cases) in enumerate(pages.items(), start=1)
        }
        all_use_cases = [use_case for use_cases in pages.values() for use_case in use_cases]
        texts["traceability"] = [
            *markup.heading("Traceability", 1),
            *self.traceability(markup, all_use_cases),
        ]
        texts["index"] = [
            *markup.heading("Use cases", 1),
            *markup.directive("toctree", body=list(texts)),
        ]
        return {"conf.py": self._conf(markup)} | {
            f"{name}.{markup.suffix}": "\n".join(lines) + "\n" for name, lines in texts.items()
        }

    def _conf(self, markup: Markup) -> str:
        extensions = [one for one in (self.extension, markup.extension) if one]
        return f"""\
project = "Benchmark"
html_theme = "alabaster"
html_sidebars = {{"**": []}}
extensions = {extensions}
{markup.settings}{self.settings}"""

    def build(self, source: Path) -> list[str]:
        return [*PYTHON, *SPHINX, str(source), str(source / "_build")]


# By hand


def _link(markup: Markup, item: str) -> str:
    return markup.link(item, f"{TRACKER}{item}")


def _anchor(use_case: UseCase, label: object = "") -> str:
    return f"{use_case.id}-{label}".rstrip("-").lower()


def _hand_written(corpus: Corpus, use_case: UseCase) -> Iterator[str]:
    """Write a section, in which every link is written out."""
    markup = corpus.markup
    stories = [use_case.story, *(a.story for a in use_case.alternatives if a.story)]
    yield from markup.anchor(_anchor(use_case))
    yield from markup.heading(f"{use_case.id} {use_case.title}", 2)
    items = {
        "Epic": _link(markup, use_case.epic),
        "Stories": ", ".join(_link(markup, story) for story in stories),
    }
    yield from markup.fields(items | dict(use_case.fields))
    for number, text in enumerate(use_case.steps, start=1):
        yield from _hand_written_step(corpus, use_case, number, text)
    for alternative in use_case.alternatives:
        yield from _hand_written_alternative(corpus, use_case, alternative)


def _hand_written_step(corpus: Corpus, use_case: UseCase, number: int, text: str) -> Iterator[str]:
    markup = corpus.markup
    linked = {number for a in use_case.alternatives for number in (a.origin, a.resume)}
    anchored = corpus.is_all_anchored or number in linked
    lines = [*(markup.anchor(_anchor(use_case, number)) if anchored else ()), text]
    for alternative in use_case.alternatives:
        if alternative.origin == number:
            target = _anchor(use_case, alternative.label)
            words = f"{alternative.label} {alternative.condition}"
            lines += ("", markup.jump(words, target))
    yield from markup.item(number, lines)
    yield ""


def _hand_written_alternative(
    corpus: Corpus, use_case: UseCase, alternative: Alternative
) -> Iterator[str]:
    markup = corpus.markup

    def step(number: int) -> str:
        return markup.jump(f"step {number}", _anchor(use_case, number))

    yield from markup.anchor(_anchor(use_case, alternative.label))
    story = f" ({_link(markup, alternative.story)})" if alternative.story else ""
    yield f"**{alternative.label} {alternative.condition}**, from {step(alternative.origin)}{story}"
    yield ""
    for number, text in enumerate(alternative.steps, start=1):
        anchor = markup.anchor(_anchor(use_case, f"{alternative.label}{number}"))
        yield from markup.item(number, [*(anchor if corpus.is_all_anchored else ()), text])
    ending = f"Resumes at {step(alternative.resume)}." if alternative.resume else "Ends in failure."
    yield from ("", ending, "")


def _hand_written_table(markup: Markup, use_cases: Sequence[UseCase]) -> Iterator[str]:
    rows = [line for use_case in use_cases for line in _rows(markup, use_case)]
    header = _row("Epic", "Use case", "Flow", "Story")
    yield from markup.directive("list-table", options={"header-rows": "1"}, body=[*header, *rows])


def _rows(markup: Markup, use_case: UseCase) -> Iterator[str]:
    epic, anchor = _link(markup, use_case.epic), _anchor(use_case)
    title = markup.reference(f"{use_case.id} {use_case.title}", anchor)
    yield from _row(epic, title, markup.reference("Main flow", anchor), _link(markup, use_case.story))
    for alternative in use_case.alternatives:
        label = alternative.label
        words = f"{label} {alternative.condition}"
        flow = markup.reference(words, _anchor(use_case, label))
        story = _link(markup, alternative.story) if alternative.story else "none"
        yield from _row(epic, title, flow, story)


def _row(first: str, *others: str) -> Iterator[str]:
    yield f"* - {first}"
    yield from (f"  - {cell}" for cell in others)


# By hand, with a diagram


def _drawn(corpus: Corpus, use_case: UseCase) -> Iterator[str]:
    yield from _hand_written(corpus, use_case)
    yield from graph(corpus.markup, use_case, _dot(use_case))


def graph(markup: Markup, use_case: UseCase, source: Iterable[str]) -> Iterator[str]:
    """Write a graph in DOT down."""
    yield from markup.directive("graphviz", options={"alt": f"Flow of {use_case.id}"}, body=source)
    yield ""


def _dot(use_case: UseCase) -> Iterator[str]:
    """Write the graph of a flow: main steps `s1`, …, steps of an alternative `a2a1`, …"""
    yield f'digraph "{use_case.id}" {{'
    yield '  node [shape=box, style=rounded]; start [label="", shape=circle];'
    yield '  success [label="", shape=doublecircle]; failure [label="", shape=doublecircle];'
    for number, text in enumerate(use_case.steps, start=1):
        yield f'  s{number} [label="{_wrapped(f"{number} {text}")}"];'
    yield "  " + " -> ".join(["start", *(f"s{n + 1}" for n in range(len(use_case.steps)))])
    yield f"  s{len(use_case.steps)} -> success;"
    for alternative in use_case.alternatives:
        names = [f"a{alternative.label}{n + 1}" for n in range(len(alternative.steps))]
        for name, text in zip(names, alternative.steps, strict=True):
            yield f'  {name} [label="{_wrapped(f"{name[1:]} {text}")}"];'
        target = f"s{alternative.resume}" if alternative.resume else "failure"
        yield f'  s{alternative.origin} -> {names[0]} [label="{_wrapped(alternative.condition)}"];'
        yield f"  {' -> '.join([*names, target])};"
    yield "}"


def _wrapped(text: str) -> str:
    return r"\n".join(textwrap.wrap(text, width=28))


# With the extension


def _directives(corpus: Corpus, use_case: UseCase) -> Iterator[str]:
    markup = corpus.markup
    options = {"id": use_case.id, "epic": use_case.epic, "stories": use_case.story}
    body = [*markup.fields(use_case.fields), *_steps(markup, use_case.steps)]
    for alternative in use_case.alternatives:
        body += _alternative(markup, alternative)
    yield from markup.directive("usecase", use_case.title, options, body)


def _steps(markup: Markup, steps: Sequence[str]) -> Iterator[str]:
    for text in steps:
        yield from markup.directive("step", text)


def _alternative(markup: Markup, alternative: Alternative) -> Iterator[str]:
    ending = {"resume": str(alternative.resume)} if alternative.resume else {"end": "failure"}
    options = {"from": str(alternative.origin), **ending}
    if alternative.story:
        options["stories"] = alternative.story
    yield from markup.directive(
        "altflow", alternative.condition, options, _steps(markup, alternative.steps)
    )


def _traceability_directive(markup: Markup, _use_cases: Sequence[UseCase]) -> Iterator[str]:
    yield from markup.directive("usecase-traceability")


LISTS = SphinxStyle(use_case=_hand_written, traceability=_hand_written_table)
GRAPHVIZ = SphinxStyle(
    extension="sphinx.ext.graphviz",
    settings='graphviz_output_format = "svg"\n',
    programs=["dot"],
    use_case=_drawn,
    traceability=_hand_written_table,
)
OURS = SphinxStyle(
    extension="sphinxext.usecase",
    settings=f'usecase_trackers = {{r"RO-\\d+": "{TRACKER}{{id}}"}}\n',
    use_case=_directives,
    traceability=_traceability_directive,
)
