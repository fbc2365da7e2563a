"""UseCase -> one compact page in Markdown, for people and for language models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinxext.usecase.core.export.form import MADE, Choice, File, Form, file_name
from sphinxext.usecase.core.export.telling import acting
from sphinxext.usecase.core.model.paragraphs import unwrapped
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    START,
    End,
    Ending,
    Flow,
    Goto,
    Repeat,
    Step,
    UseCase,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"^(\d*)(#|[-+.)](?= ))")
"""What would begin a list or a heading."""


def _files(usecases: Sequence[UseCase], _choice: Choice) -> Iterator[File]:
    for usecase in usecases:
        yield File(file_name(usecase, ".md"), "\n".join(_lines(usecase)) + "\n")


def _lines(usecase: UseCase) -> Iterator[str]:
    yield f"<!-- {MADE} -->"
    yield f"# {_plain(f'{usecase.shown_id} {usecase.title}'.strip())}"
    yield ""
    about = {
        "Status": usecase.status,
        "Priority": usecase.priority,
        "Owner": usecase.owner,
        "Tags": ", ".join(usecase.tags),
        "Epic": ", ".join(usecase.epics),
        "Extends": ", ".join(usecase.extends),
        "Specialises": ", ".join(usecase.specializes),
    } | _delivery(usecase)
    yield from (f"- {name}: {_plain(said)}" for name, said in about.items() if said)
    for field in usecase.fields:
        yield from _field(field.header, field.text)
    if usecase.steps:
        yield from ("", f"## {_plain(usecase.main_flow or 'Main flow')}", "")
        yield from _steps(usecase.steps)
        yield from (f"- {said}" for said in _said_of_ending(usecase.ending))
    if usecase.flows:
        yield from ("", "## Alternatives")
        for flow in usecase.flows:
            yield from _alternative(flow)


def _field(header: str, text: str) -> Iterator[str]:
    """A field on a line; one of several lines as a list."""
    lines = unwrapped(text)
    if len(lines) == 1:
        yield f"- {_plain(header)}: {_plain(lines[0])}"
    else:
        yield f"- {_plain(header)}:"
        yield from (f"  - {_plain(line)}" for line in lines)


def _steps(steps: Sequence[Step], indent: str = "") -> Iterator[str]:
    for step in steps:
        remarks = "".join(f" ({_plain(one)})" for one in _remarks(step))
        yield f"{indent}- **{_plain(step.label)}** {_plain(acting(step))}{remarks}"
        yield from _steps(step.steps, f"{indent}  ")


def _remarks(step: Step) -> Iterator[str]:
    """What is stated of a step besides its words."""
    yield from (word for word in ("optional", "choice") if getattr(step, word))
    if step.include:
        yield f"includes {', '.join(step.include)}"
    if step.repeat:
        yield _loop(step.repeat)
    if step.resume:
        yield f"goes on at {step.resume}"
    if step.stories:
        yield f"stories: {', '.join(step.stories)}"
    if step.tests:
        yield f"tests: {', '.join(step.tests)}"
    if step.examined:
        yield f"examined: {step.examined}"


def _loop(repeat: Repeat) -> str:
    where = repeat.first if repeat.first == repeat.last else f"{repeat.first}-{repeat.last}"
    conditions = {"until": repeat.until, "while": repeat.while_, "for each": repeat.for_each}
    said = (f"{word} {text}" for word, text in conditions.items() if text)
    return " ".join((f"repeat {where}", *said))


def _alternative(flow: Flow) -> Iterator[str]:
    yield ""
    yield f"### {_plain(' '.join(filter(None, (flow.label, flow.condition))))}"
    yield ""
    said = [_origin(flow), *_said_of_ending(flow.ending)]
    said += [f"{name.lower()}: {text}" for name, text in _delivery(flow).items() if text]
    yield from (f"- {_plain(one)}" for one in said if one)
    for field in flow.fields:
        yield from _field(field.header, field.text)
    yield from _steps(flow.steps)


def _origin(flow: Flow) -> str:
    if flow.branches == (ANY_TIME,):
        return "at any time"
    if flow.branches == (START,):
        return "instead of the main flow"
    return f"from {', '.join(flow.branches)}" if flow.branches else ""


def _said_of_ending(ending: Ending | None) -> Iterator[str]:
    match ending:
        case End(outcome=outcome, name=name):
            yield ": ".join(filter(None, (f"ends in {outcome}" if outcome else "ends", name)))
        case Goto(target=target):
            yield f"goes on in {target}"
        case None:
            pass
        case _:
            yield f"back to {ending.target or ending.written or 'a step that is not stated'}"


def _delivery(owner: UseCase | Flow) -> dict[str, str]:
    return {
        "Stories": ", ".join(owner.stories),
        "Tests": ", ".join(owner.tests),
        "Waived": owner.waived or "",
    }


def _plain(text: str) -> str:
    """A text in which nothing is markup."""
    return _AT_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))


FORM = Form(name="markdown", does="one compact page for each use case", files=_files)
