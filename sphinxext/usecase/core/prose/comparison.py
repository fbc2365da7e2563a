"""Compares what a build makes of written use cases with what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sphinxext.usecase.core.prose.drafts import Flow, Step, UseCase
from sphinxext.usecase.core.prose.text import plain


def differences(meant: UseCase, built: dict[str, Any]) -> Iterator[str]:
    """What is not as it was meant, a sentence each."""
    name = meant.title
    yield from _steps(name, meant.steps, built["steps"])
    if len(meant.flows) != len(built["flows"]):
        yield f"{name}: {len(built['flows'])} alternatives were built, {len(meant.flows)} were read"
        return
    by_label = {one["label"]: one for one in built["flows"]}
    left = [one for one in built["flows"] if one["label"] not in {flow.label for flow in meant.flows}]
    for flow in meant.flows:
        one = by_label.get(flow.label) if flow.label else _of_condition(flow, left)
        left = [other for other in left if other is not one]
        if one is None:
            yield f"{name}: alternative {flow.label or flow.condition} is not there"
        else:
            yield from _flow(name, flow, one)


def _of_condition(flow: Flow, left: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next(
        (one for one in left if _letters(one["condition"]) == _letters(plain(flow.condition))), None
    )


def _steps(name: str, meant: list[Step], built: list[dict[str, Any]]) -> Iterator[str]:
    if len(meant) != len(built):
        yield f"{name}: {len(built)} steps were built, {len(meant)} were read"
    for step, one in zip(meant, built, strict=False):
        if _letters(plain(step.text)) != _letters(one["text"]):
            yield f"{name}: step {one['label']} now reads: {one['text']}"


def _flow(name: str, flow: Flow, built: dict[str, Any]) -> Iterator[str]:
    where = f"{name}, {built['label']}"
    if _letters(plain(flow.condition)) != _letters(built["condition"]):
        yield f"{where}: the condition now reads: {built['condition']}"
    yield from _steps(where, flow.steps, built["steps"])
    if bool(flow.origin) != bool(built["from"]) or not _leaves(flow.origin, built["from"]):
        yield f"{where}: branches off from {', '.join(built['from'])} instead of {flow.origin}"
    ending = built["ending"]
    said = (ending["kind"], _value(ending)) if ending else None
    if said != flow.ending and not (
        flow.ending == ("resume", "next") and ending and ending.get("as") == "next"
    ):
        yield f"{where}: the ending is {said} instead of {flow.ending}"


def _leaves(origin: str, built: list[str]) -> bool:
    """Whether an alternative leaves where it was meant to; of a range its ends are compared."""
    if origin in built or not origin:
        return True
    ends = [end.strip() for end in re.split(r"[-,]", origin)]
    return all(end in built for end in ends)


def _value(ending: dict[str, Any]) -> str:
    if ending["kind"] == "resume":
        return str(ending.get("target") or "")
    return str(ending.get("outcome") or ending.get("name") or "")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
