"""Texts as a typewriter has them: how they are set depends on layout, builder and language."""

from __future__ import annotations

import re
import unicodedata

from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.model.usecase import (
    End,
    Ending,
    Field,
    Flow,
    Repeat,
    Statement,
    Step,
    UseCase,
)

_GUILLEMETS = re.compile("[«‹][\u00a0\u202f]|[\u00a0\u202f][»›]")
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("‐‑–—", "-"),
        "…": "...",
    }
)
_DASHES = re.compile(r"-{2,3}")


def plain(text: str) -> str:
    """A text with single blanks between its words, and with straight quotes and simple dashes."""
    if text.isascii():
        return " ".join(_DASHES.sub("-", text).split())
    written = _GUILLEMETS.sub('"', unicodedata.normalize("NFC", text)).translate(_CHARACTERS)
    return " ".join(_DASHES.sub("-", written).split())


def plain_usecase(usecase: UseCase) -> UseCase:
    """A use case all of whose texts are plain; its page is named as in its project, and no line."""
    project_and_page = usecase.docname.removeprefix(FOREIGN)
    is_foreign = project_and_page != usecase.docname
    return usecase._replace(
        docname=project_and_page.partition("/")[2] if is_foreign else usecase.docname,
        line=0,
        title=plain(usecase.title),
        fields=tuple(map(_field, usecase.fields)),
        actors=tuple(
            actor._replace(name=plain(actor.name), description=plain(actor.description))
            for actor in usecase.actors
        ),
        statements=tuple(map(_statement, usecase.statements)),
        steps=tuple(map(_step, usecase.steps)),
        flows=tuple(map(_flow, usecase.flows)),
        ending=_ending(usecase.ending),
    )


def _flow(flow: Flow) -> Flow:
    return flow._replace(
        line=0,
        condition=plain(flow.condition),
        fields=tuple(map(_field, flow.fields)),
        steps=tuple(map(_step, flow.steps)),
        ending=_ending(flow.ending),
    )


def _step(step: Step) -> Step:
    return step._replace(
        line=0,
        text=plain(step.text),
        actor=_plain(step.actor),
        repeat=step.repeat and _repeat(step.repeat),
        steps=tuple(map(_step, step.steps)),
    )


def _field(field: Field) -> Field:
    return field._replace(header=plain(field.header), text=plain(field.text))


def _statement(statement: Statement) -> Statement:
    return statement._replace(
        line=0,
        text=plain(statement.text),
        covers=tuple(map(plain, statement.covers)),
        target=_plain(statement.target),
    )


def _repeat(repeat: Repeat) -> Repeat:
    return repeat._replace(
        until=_plain(repeat.until), while_=_plain(repeat.while_), for_each=_plain(repeat.for_each)
    )


def _ending(ending: Ending | None) -> Ending | None:
    return ending._replace(name=_plain(ending.name)) if isinstance(ending, End) else ending


def _plain(text: str | None) -> str | None:
    return text and plain(text)
