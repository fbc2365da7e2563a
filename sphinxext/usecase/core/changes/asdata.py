"""Changes as the data of a versioned JSON file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sphinxext.usecase.core.changes.change import Change, PartChanges
from sphinxext.usecase.core.changes.impact import Impact, Reached
from sphinxext.usecase.core.changes.phrases import Phrase
from sphinxext.usecase.core.changes.standing import Approved, Standing
from sphinxext.usecase.core.changes.texts import word_by_word
from sphinxext.usecase.core.model.approvals import to_be_approved
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import UseCase

VERSION = 1

Json = dict[str, Any]


def as_data(reached: Iterable[Reached]) -> Json:
    """All changes, use cases in their order."""
    return {"version": VERSION, "usecases": [_usecase(one) for one in reached]}


def _usecase(one: Reached) -> Json:
    changed = one.changed
    parts = zip(changed.parts, one.impacts, strict=True)
    return {
        "id": changed.id,
        "title": changed.title,
        "change": changed.state,
        "was": changed.old.id if changed.old else None,
        "parts": [_part(part, impact) for part, impact in parts],
        "referred_to_by": list(one.users),
    }


def _part(part: PartChanges, impact: Impact) -> Json:
    return {
        "kind": part.kind,
        "address": str(part.address),
        "title": part.title,
        "changes": [_change(part.address.usecase, change) for change in part.changes],
        "impact": {name: list(value) for name, value in impact._asdict().items()},
    }


def _change(usecase_id: str, change: Change) -> Json:
    label = change.was if change.label is None else change.label
    before, after = _text(change.before), _text(change.after)
    return {
        "kind": change.kind,
        "address": str(Address(usecase_id, label or "")),
        "title": change.title,
        "aspect": change.aspect,
        "detail": change.detail or None,
        "before": before,
        "after": after,
        "words": [list(run) for run in word_by_word(before or "", after or "")],
    }


def approved_as_data(usecase: UseCase, approved: Approved | None) -> list[Json]:
    """What is approved of a use case, of its flows and of its statements, for each role."""
    if approved is None:
        return []
    names = {one.label: one.name or one.label for one in to_be_approved(usecase)}
    flows = (("altflow" if label else "main", label, one) for label, one in approved.flows.items())
    statements = (("statement", label, one) for label, one in approved.statements.items())
    found = [("usecase", "", approved.whole), *flows, *statements]
    return [
        _standing(kind, str(Address(usecase.id, names.get(label, ""))), one)
        for kind, label, standings in found
        for one in standings
    ]


def _standing(kind: str, address: str, one: Standing) -> Json:
    approval = one.approval
    return {
        "kind": kind,
        "address": address,
        "role": one.role,
        "state": one.state,
        "by": approval.by if approval else None,
        "on": approval.on if approval else None,
        "seal": approval.seal if approval else None,
    }


def _text(phrase: Phrase | None) -> str | None:
    return None if phrase is None else str(phrase)
