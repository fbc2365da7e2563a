"""The migration report: what became of each document, and what stayed text and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sphinxext.usecase.core.prose.drafts import Document, Field, Flow, Note, UseCase

KINDS = {
    "unread": "Lines that look like labels of steps, but were not read",
    "target": "Steps that are named, but do not exist",
    "label": "Labels that are used twice",
    "ending": "Endings that are not stated clearly: they stay text",
    "number": "Numbers of alternatives that say nothing of where they branch off",
    "second": "Flows beside the main flow",
    "became-ending": "Sentences that became an ending, and nothing else",
    "structure": "Words that became structure: headers of flows, labels, ids",
}
"""Kinds of notes, the most urgent one first, with what is said of them all."""


class Imported(NamedTuple):
    """One document that was read; ``file`` is where from, ``page`` where to."""

    file: str
    page: str
    document: Document


def unread(imported: list[Imported]) -> int:
    """How many lines look like labels of steps, but were not read."""
    return sum(note.kind == "unread" for one in imported for note in one.document.notes)


_HEAD = "File, Use cases, Steps, Alternatives, with branch point, with ending, Fields, Not read".split(
    ", "
)


def as_data(imported: list[Imported]) -> dict[str, Any]:
    """The report as plain data."""
    return {"version": 1, "unread": unread(imported), "files": [_file(one) for one in imported]}


def _file(one: Imported) -> dict[str, Any]:
    return {
        "file": one.file,
        "page": one.page,
        "usecases": [_usecase(usecase) for usecase in one.document.usecases],
        "notes": [note._asdict() for note in _sorted(one.document.notes)],
    }


def _usecase(usecase: UseCase) -> dict[str, Any]:
    return {
        "title": usecase.title,
        "id": usecase.id,
        "line": usecase.line,
        "steps": len(usecase.steps),
        "fields": [part.header for part in usecase.body if isinstance(part, Field)],
        "alternatives": [_flow(flow) for flow in usecase.flows],
    }


def _flow(flow: Flow) -> dict[str, Any]:
    return {
        "label": flow.label,
        "line": flow.line,
        "from": flow.origin,
        "ending": dict([flow.ending]) if flow.ending else None,
        "steps": len(flow.steps),
    }


def _sorted(notes: list[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: (list(KINDS).index(note.kind), note.line))


def markdown(imported: list[Imported]) -> Iterator[str]:
    """The report as lines of Markdown; a page that no table of contents needs to name."""
    yield from ("---", "orphan: true", "---", "", "# Import report", "")
    yield f"| {' | '.join(_HEAD)} |"
    yield "| --- |" + " --: |" * (len(_HEAD) - 1)
    for one in imported:
        yield f"| {_code(one.file)} | {' | '.join(map(str, _figures(one)))} |"
    for one in imported:
        if one.document.notes:
            yield from ("", f"## {_code(one.file)}")
            yield from _notes(one.document.notes)


def _figures(one: Imported) -> Iterator[int]:
    usecases = one.document.usecases
    flows = [flow for usecase in usecases for flow in usecase.flows]
    yield len(usecases)
    yield sum(len(usecase.steps) for usecase in usecases)
    yield len(flows)
    yield sum(bool(flow.origin) for flow in flows)
    yield sum(flow.ending is not None for flow in flows)
    yield sum(isinstance(part, Field) for usecase in usecases for part in usecase.body)
    yield sum(note.kind == "unread" for note in one.document.notes)


def _notes(notes: list[Note]) -> Iterator[str]:
    for kind, said in KINDS.items():
        mine = [note for note in _sorted(notes) if note.kind == kind]
        if mine:
            yield from ("", f"### {said}", "")
        for note in mine:
            why = f": {note.why}" if note.why else ""
            yield f"- line {note.line}: {_code(note.text)}{why}"


def _code(text: str) -> str:
    """A text as it is; backticks in it are quotes."""
    words = " ".join(text.split()).replace("`", "'").replace("|", "¦")
    return f"`{words}`" if words else ""
