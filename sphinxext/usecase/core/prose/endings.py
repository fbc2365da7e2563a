"""Branch points and endings of alternatives, once all of a use case is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.drafts import Field, Flow, Kept, Note, Step, UseCase
from sphinxext.usecase.core.prose.headers import BRANCH_POINT, RETURN_POINT
from sphinxext.usecase.core.prose.letters import in_numbers
from sphinxext.usecase.core.prose.phrases import (
    Said,
    branch,
    endings,
    leading_branch,
    names_flow,
    sentences,
    sole_step,
)
from sphinxext.usecase.core.prose.text import LINK, STRONG, one_line, plain, without_start

_BRANCH_FIELDS = ("trigger", "preconditions", BRANCH_POINT)
_RESPONSE = re.compile(r"([^:：\"“”„«»「」`'‘’]{3,}?)\s*(?:[:：]\s+|：|[-=]+>\s*|[→⇒➔]\s*)(?=[^\W_])")

_Read = Callable[[str], str]
"""Gives the words of a text, with the numbers of steps where these have letters."""


class _Stated(NamedTuple):
    """An ending and where it stands; ``last``: nothing of its alternative comes behind it."""

    said: Said
    last: bool
    alone: Kept | None = None


def conclude(usecase: UseCase, notes: list[Note], prefix: str) -> None:
    """State where each alternative of a use case branches off and how it ends, as its words say it.

    ``prefix`` is a number that stands before those of all steps.
    """
    _bracketed(usecase, notes)

    def read(text: str) -> str:
        return in_numbers(plain(text), usecase.letters)

    for flow in usecase.flows:
        _part_title(flow, read)
        _split(flow)
        said = _origin(flow, read)
        if flow.origin and _disagree(flow.origin, said):
            flow.why = f"its label says step {flow.origin}, its words say step {said}"
            notes.append(Note(flow.line, "target", f"{flow.label} {plain(flow.condition)}", flow.why))
            flow.origin = ""
        else:
            flow.origin = flow.origin or said or _marked(usecase, flow.label)
        _end(flow, notes, read)
        if prefix:
            flow.origin = _without(prefix, flow.origin)
            flow.ending = (flow.ending[0], _without(prefix, flow.ending[1])) if flow.ending else None
    _rename(usecase, notes)
    labels = known_labels(usecase)
    for flow in usecase.flows:
        _check(flow, labels, notes)


def _disagree(origin: str, said: str) -> bool:
    """Whether an alternative cannot leave at both of two branch points, *4* and *3*."""
    one, other = (set(re.findall(r"\d+", points)) for points in (origin, said))
    return bool(one and other) and "-" not in origin + said and not one & other


def _without(prefix: str, labels: str) -> str:
    return re.sub(rf"(?<![\w.]){prefix}\.(?=\d)", "", labels)


def _bracketed(usecase: UseCase, notes: list[Note]) -> None:
    """Alternatives leave the steps whose numbers stand in brackets before them, unless they count."""
    flows = [flow for flow in usecase.flows if flow.bracketed]
    steps = {step.label for step in usecase.steps}
    if [flow.bracketed for flow in flows] == [str(one) for one in range(1, len(flows) + 1)]:
        return
    for flow in flows:
        if flow.bracketed in steps:
            flow.origin = flow.bracketed
            notes[:] = [one for one in notes if (one.kind, one.line) != ("number", flow.line)]


def _rename(usecase: UseCase, notes: list[Note]) -> None:
    """Give the next free letter to an alternative whose label another one has, and to what is in it."""
    used: set[str] = set()
    every = {flow.label for flow in usecase.flows}
    for flow in usecase.flows:
        if flow.label and flow.label in used and not flow.own:
            old_label = flow.label
            flow.label = next(
                label
                for code in range(ord(old_label[-1]) + 1, ord("z") + 26)
                if (label := old_label[:-1] + chr(code)) not in every
            )
            every.add(flow.label)
            notes.append(
                Note(flow.line, "label", old_label, f"the label is used twice; now it is {flow.label}")
            )
            for other in usecase.flows:
                if other.parent is flow:
                    other.origin = flow.label + other.origin.removeprefix(old_label)
                    other.label = flow.label + other.label.removeprefix(old_label)
        used.add(flow.label)


def known_labels(usecase: UseCase) -> set[str]:
    """The labels that a reference in a use case can mean."""
    found = {one.label for one in _with_substeps(usecase.steps)}
    for flow in usecase.flows:
        if flow.label:
            found.add(flow.label)
            dot = "." if flow.label[-1].isdigit() else ""
            found |= {f"{flow.label}{dot}{_short(step.label)}" for step in flow.steps}
    return found


def _with_substeps(steps: list[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _with_substeps(step.steps)


def _short(label: str) -> str:
    """The number of a step in its own flow: ``1`` of ``3a1`` and of ``A1.1``."""
    return str(re.findall(r"\d+", label)[-1])


def _split(flow: Flow) -> None:
    """Take *condition: response* apart, where an alternative says no more than that."""
    match flow.body:
        case [Kept(blocks=[block], why="")] if flow.responds or (
            flow.bold and len(sentences(plain(block.text))) == 1
        ):
            flow.body = [Step(block.text, block.line, "1")]
    if flow.steps or any(isinstance(part, Kept) for part in flow.body):
        return
    words = plain(flow.condition)
    found = _RESPONSE.match(words)
    if found and sole_step(found[1]):  # *Step 3: no card: try again*
        found = _RESPONSE.match(words, found.end())
    if found and words[found.end() :].strip():
        response = without_start(flow.condition, found.end())
        if response.startswith(LINK) and not flow.condition.endswith(response):
            return  # within a link
        flow.condition = one_line(flow.condition[: len(flow.condition) - len(response)]).rstrip(
            " :：-=>→⇒➔"
        )
        flow.body.insert(0, Step(response, flow.line, "1"))


def _origin(flow: Flow, read: _Read) -> str:
    if said := branch(read(flow.condition), titled=True):
        return said
    for part in flow.body:
        if isinstance(part, Field) and part.name in _BRANCH_FIELDS and part.blocks:
            words = read(part.blocks[0].text)
            sole = sole_step(words) if part.name == BRANCH_POINT else ""
            if said := sole or branch(words, titled=True):
                return said
        elif part is flow.body[0]:
            return _of_first(part, read)
    return ""


def _part_title(flow: Flow, read: _Read) -> None:
    """Take a sentence that says where an alternative leaves off the title above it."""
    title, _, line = flow.condition.partition("\n")
    ends = plain(title).rstrip().endswith((",", ":", "：", "–", "-"))
    is_own = read(line).lstrip()[:1].isupper() and not ends and title.count(STRONG) % 2 == 0
    if is_own and leading_branch(read(line)):
        flow.condition = title
        flow.body.insert(0, Kept([Block("text", line, flow.line + 1)]))


def _marked(usecase: UseCase, label: str) -> str:
    """The step that names an alternative, as in *The system asks for a card [A1]*."""
    steps = [step.label for step in usecase.steps if label and names_flow(plain(step.text), label)]
    return steps[0] if len(steps) == 1 else ""


def _of_first(part: Step | Kept | Field, read: _Read) -> str:
    """The branch point that the first words of an alternative state; a step begins with it."""
    if isinstance(part, Kept):
        return branch(read(part.blocks[0].text), titled=True)
    return leading_branch(read(part.text)) if isinstance(part, Step) else ""


def _end(flow: Flow, notes: list[Note], read: _Read) -> None:
    """State the ending, if the alternative's words state exactly one, at their end, on no condition."""
    found = [*_stated(flow, read)]
    if not found:
        return
    if why := _doubt(found):
        flow.why = why
        notes += [Note(flow.line, "ending", one.said.sentence, why) for one in found]
        return
    flow.ending = (found[-1].said.option, found[-1].said.value)
    for one in found:
        if one.alone in flow.body and one.alone is not None:
            flow.body.remove(one.alone)
            notes.append(
                Note(one.alone.blocks[0].line, "became-ending", plain(one.alone.blocks[0].text), "")
            )


def _doubt(found: list[_Stated]) -> str:
    """Why an alternative has no clear ending; empty if it has one."""
    if len({(one.said.option, one.said.value) for one in found}) > 1:
        return "more than one ending is stated"
    if any(one.said.unsure for one in found) or found[-1].said.value == "?":
        return "the ending is stated on a condition"
    return "" if found[-1].last else "the ending is not the last that the alternative says"


def _returns(flow: Flow, read: _Read) -> Iterator[_Stated]:
    """What fields say of the step at which an alternative goes on."""
    for part in flow.body:
        if isinstance(part, Field) and part.name == RETURN_POINT and part.blocks:
            words = read(part.blocks[0].text)
            if step := sole_step(words):
                yield _Stated(Said("resume", step, words), last=True)


def _stated(flow: Flow, read: _Read) -> Iterator[_Stated]:
    parts = [part for part in flow.body if isinstance(part, (Step, Kept))]
    for said in endings(read(flow.condition), is_condition=True):
        yield _Stated(said, not flow.steps)
    yield from _returns(flow, read)
    for part in parts:
        last = not any(isinstance(one, Step) for one in parts[parts.index(part) + 1 :])
        if isinstance(part, Step):
            texts = [part.text, *(block.text for block in part.body), *(one.text for one in part.steps)]
            yield from (_Stated(said, last) for text in texts for said in endings(read(text)))
        elif not part.why:
            for block in part.blocks:
                whole = len(sentences(plain(block.text))) == 1 and len(part.blocks) == 1
                own = part is flow.body[0] and bool(leading_branch(read(block.text)))
                for said in endings(read(block.text), is_condition=own):
                    yield _Stated(said, last, part if whole and last and not own else None)


def _check(flow: Flow, labels: set[str], notes: list[Note]) -> None:
    """Leave out what leads to steps that do not exist."""
    if flow.origin not in ("", "*") and flow.origin not in labels:
        ends = [end.strip() for end in re.split(r"[-,]", flow.origin)]
        missing = [end for end in ends if end not in labels]
        if missing:
            why = f"there is no step {', '.join(missing)} to branch off from"
            notes.append(Note(flow.line, "target", flow.label or one_line(plain(flow.condition)), why))
            flow.origin = ""
            flow.why = flow.why or why
    if flow.ending and flow.ending[0] == "resume" and flow.ending[1] not in ("", "next"):
        target = flow.ending[1]
        if target not in labels:
            why = f"there is no step {target} to resume at"
            notes.append(Note(flow.line, "target", target, why))
            flow.ending, flow.why = ("resume", ""), why
    if flow.ending == ("resume", "next") and not re.fullmatch(r"[\w.]+", flow.origin):
        flow.ending = ("resume", "")
