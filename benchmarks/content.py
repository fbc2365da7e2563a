"""Made-up use cases, and the ways to write the same ones down.

A project is a mapping of file names to texts; equal arguments give equal projects.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

USE_CASES_PER_EPIC = 5
TRACKER = "https://tracker.example.org/browse/"

STEPS = (
    "The clerk opens the order {number} that waits longest and reads the customer's wishes.",
    "The system looks up the customer's contract and shows the terms that apply to it.",
    "The clerk checks each item of the order against the terms and notes what differs.",
    "The system reserves the items in the nearest warehouse that holds all of them.",
    "The clerk agrees a day of delivery with the customer and enters it.",
    "The system asks the carrier for a slot on that day and books the first it is offered.",
    "The clerk confirms the order, and the system writes the invoice {number}.",
    "The system sends confirmation and invoice to the customer and closes the order.",
)
CLAUSE = " This is done again when the customer asks for other terms."
"""More than a line of a diagram: where use cases are not to be alike it follows some steps, others in
each, so that no two of up to 512 diagrams have the same layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What happens when a condition holds after a step."""

    label: str
    condition: str
    origin: int
    resume: int | None  # the step to go on with; None: the use case fails
    steps: tuple[str, ...]
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase:
    """One use case: eight steps and three alternatives of two steps each."""

    id: str
    title: str
    epic: str
    story: str
    fields: Mapping[str, str]
    steps: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A way to write use cases down: its settings, one use case, and the stories of all."""

    settings: str
    use_case: Callable[[UseCase], Iterator[str]]
    traceability: Callable[[Sequence[UseCase]], Iterator[str]]


def make_use_case(number: int, *, alike: bool = False, edited: bool = False) -> UseCase:
    """Make one use case; `edited` makes the text of its first step longer by more than a line."""
    story = 100_000 + 10 * number

    def step(position: int, text: str) -> str:
        longer = not alike and number >> position & 1
        return text.format(number=10_000 + number) + (CLAUSE if longer else "")

    steps = [step(position, text) for position, text in enumerate(STEPS)]
    if edited:
        steps[0] += CLAUSE
    return UseCase(
        id=f"UC-{number:05}",
        title=f"Deliver what the customer {number} has ordered",
        epic=f"RO-{10_000 + number // USE_CASES_PER_EPIC}",
        story=f"RO-{story}",
        fields={
            "Goal": f"The customer {number} receives the order **on the day agreed**.",
            "Actors": "Clerk, System",
            "Preconditions": "The customer has a contract, and the order is complete.",
            "Trigger": "An order waits for longer than *one hour*.",
        },
        steps=tuple(steps),
        alternatives=(
            Alternative(
                label="2a",
                condition="The contract has run out",
                origin=2,
                resume=4,
                steps=(
                    step(len(STEPS), "The system offers the general terms in place of the contract."),
                    "The clerk reads them to the customer, who accepts.",
                ),
                story=f"RO-{story + 1}",
            ),
            Alternative(
                label="4a",
                condition="No warehouse holds all items",
                origin=4,
                resume=5,
                steps=(
                    "The system splits the order by warehouse.",
                    "The clerk tells the customer that there will be several parcels.",
                ),
                story=f"RO-{story + 2}",
            ),
            Alternative(
                label="6a",
                condition="The carrier has no slot on that day",
                origin=6,
                resume=None,
                steps=(
                    "The system releases the reserved items.",
                    "The clerk tells the customer that the order cannot be delivered.",
                ),
            ),
        ),
    )


def make_project(
    style: Style, *, size: int, per_page: int, alike: bool = False, edited: bool = False
) -> dict[str, str]:
    """Write `size` use cases down; `edited` changes the first page only."""
    use_cases = [
        make_use_case(number, alike=alike, edited=edited and number == 1)
        for number in range(1, size + 1)
    ]
    starts = range(0, size, per_page)
    pages = {
        f"page-{start // per_page + 1:04}": [
            *_heading(f"Page {start // per_page + 1}", "="),
            *(
                line
                for use_case in use_cases[start : start + per_page]
                for line in style.use_case(use_case)
            ),
        ]
        for start in starts
    }
    pages["traceability"] = [*_heading("Traceability", "="), *style.traceability(use_cases)]
    index = [*_heading("Use cases", "="), ".. toctree::", "", *(f"   {name}" for name in pages)]
    sources = {f"{name}.rst": lines for name, lines in {"index": index, **pages}.items()}
    return {"conf.py": CONF + style.settings} | {
        name: "\n".join(lines) + "\n" for name, lines in sources.items()
    }


CONF = """\
project = "Benchmark"
html_theme = "alabaster"
html_sidebars = {"**": []}
"""


def _heading(text: str, underline: str) -> Iterator[str]:
    yield from (text, underline * len(text), "")


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"   {line}" if line else "" for line in lines)


# By hand


def _link(item: str) -> str:
    return f"`{item} <{TRACKER}{item}>`__"


def _anchor(use_case: UseCase, label: object = "") -> str:
    return f"{use_case.id}-{label}".rstrip("-").lower()


def _hand_written(use_case: UseCase) -> Iterator[str]:
    """Write a section; every step has an anchor, and every link is written out."""
    stories = [use_case.story, *(a.story for a in use_case.alternatives if a.story)]
    yield from (f".. _{_anchor(use_case)}:", "")
    yield from _heading(f"{use_case.id} {use_case.title}", "-")
    yield f":Epic: {_link(use_case.epic)}"
    yield f":Stories: {', '.join(map(_link, stories))}"
    for name, text in use_case.fields.items():
        yield f":{name}: {text}"
    yield ""
    for number, text in enumerate(use_case.steps, start=1):
        yield from _hand_written_step(use_case, number, text)
    for alternative in use_case.alternatives:
        yield from _hand_written_alternative(use_case, alternative)


def _hand_written_step(use_case: UseCase, number: int, text: str) -> Iterator[str]:
    yield from (f"{number}. .. _{_anchor(use_case, number)}:", "", f"   {text}")
    for alternative in use_case.alternatives:
        if alternative.origin == number:
            target = _anchor(use_case, alternative.label)
            yield from ("", f"   `{alternative.label} {alternative.condition} <{target}_>`__")
    yield ""


def _hand_written_alternative(use_case: UseCase, alternative: Alternative) -> Iterator[str]:
    def step(number: int) -> str:
        return f"`step {number} <{_anchor(use_case, number)}_>`__"

    yield from (f".. _{_anchor(use_case, alternative.label)}:", "")
    story = f" ({_link(alternative.story)})" if alternative.story else ""
    yield f"**{alternative.label} {alternative.condition}**, from {step(alternative.origin)}{story}"
    yield ""
    for number, text in enumerate(alternative.steps, start=1):
        label = f"{alternative.label}{number}"
        yield from (f"{number}. .. _{_anchor(use_case, label)}:", "", f"   {text}")
    ending = f"Resumes at {step(alternative.resume)}." if alternative.resume else "Ends in failure."
    yield from ("", ending, "")


def _hand_written_table(use_cases: Sequence[UseCase]) -> Iterator[str]:
    yield from (".. list-table::", "   :header-rows: 1", "")
    yield from _row("Epic", "Use case", "Flow", "Story")
    for use_case in use_cases:
        epic, anchor = _link(use_case.epic), _anchor(use_case)
        title = f":ref:`{use_case.id} {use_case.title} <{anchor}>`"
        yield from _row(epic, title, f":ref:`Main flow <{anchor}>`", _link(use_case.story))
        for alternative in use_case.alternatives:
            label = alternative.label
            flow = f":ref:`{label} {alternative.condition} <{_anchor(use_case, label)}>`"
            story = _link(alternative.story) if alternative.story else "none"
            yield from _row(epic, title, flow, story)


def _row(first: str, *others: str) -> Iterator[str]:
    yield f"   * - {first}"
    yield from (f"     - {cell}" for cell in others)


# By hand, with a diagram


def _drawn(use_case: UseCase) -> Iterator[str]:
    yield from _hand_written(use_case)
    yield from (".. graphviz::", f"   :alt: Flow of {use_case.id}", "")
    yield from _indented(_dot(use_case))
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


def _directives(use_case: UseCase) -> Iterator[str]:
    yield f".. usecase:: {use_case.title}"
    yield f"   :id: {use_case.id}"
    yield f"   :epic: {use_case.epic}"
    yield f"   :stories: {use_case.story}"
    yield ""
    for name, text in use_case.fields.items():
        yield f"   :{name}: {text}"
    yield ""
    yield from _indented(_step_directives(use_case.steps))
    for alternative in use_case.alternatives:
        yield from _indented(_alternative_directive(alternative))


def _step_directives(steps: Sequence[str]) -> Iterator[str]:
    for text in steps:
        yield from (f".. step:: {text}", "")


def _alternative_directive(alternative: Alternative) -> Iterator[str]:
    yield f".. altflow:: {alternative.condition}"
    yield f"   :from: {alternative.origin}"
    yield f"   :resume: {alternative.resume}" if alternative.resume else "   :end: failure"
    if alternative.story:
        yield f"   :stories: {alternative.story}"
    yield ""
    yield from _indented(_step_directives(alternative.steps))


def _traceability_directive(_use_cases: Sequence[UseCase]) -> Iterator[str]:
    yield ".. usecase-traceability::"


STYLES = {
    "lists": Style(
        settings="",
        use_case=_hand_written,
        traceability=_hand_written_table,
    ),
    "lists, graphviz": Style(
        settings='extensions = ["sphinx.ext.graphviz"]\ngraphviz_output_format = "svg"\n',
        use_case=_drawn,
        traceability=_hand_written_table,
    ),
    "usecase": Style(
        settings=(
            f'extensions = ["sphinxext.usecase"]\nusecase_trackers = {{r"RO-\\d+": "{TRACKER}{{id}}"}}\n'
        ),
        use_case=_directives,
        traceability=_traceability_directive,
    ),
}
