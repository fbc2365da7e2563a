"""Approvals <-> small JSON files, one each, named so that two branches never write the same one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sphinxext.usecase.core.exchange.entries import BrokenError, Entry, data_of
from sphinxext.usecase.core.exchange.records import Problem, clean, in_words
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.approvals import Approval, FlowText, PartKind, Stated

VERSION = 1
_WRONG = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
"""What reading raises where data is not what it should be."""
_LONGEST = 60


class _NotStatedError(ValueError):
    """What data should state and does not."""


def write_approval(approval: Approval) -> tuple[str, bytes]:
    """The key and the content of the file of an approval."""
    data: dict[str, Any] = {
        "version": VERSION,
        "address": approval.address,
        "role": approval.role,
        "by": approval.by,
        "on": approval.on,
        "seal": approval.seal,
        "rule": approval.rule,
        "note": approval.note,
        **({"kind": approval.kind} if approval.kind == "statement" else {}),
    }
    if approval.withdraws:
        data["withdraws"] = approval.withdraws
    else:
        data |= {"title": approval.title, "name": approval.name, "text": list(approval.text)}
        data["flows"] = [flow._asdict() for flow in approval.flows]
    text = json.dumps(data, ensure_ascii=False, indent=1)
    content = f"{text}\n".encode(errors="replace")  # half a surrogate pair is no text
    return _key(approval, content), content


def _key(approval: Approval, content: bytes) -> str:
    """Address, role and seal; what tells two that have all of that in common stands behind them."""
    role = labels.slug(approval.role)[:_LONGEST].strip("-")
    address = labels.in_anchor(approval.address)[:_LONGEST]
    kind = ["withdrawn"] if approval.withdraws else []
    return "--".join([address, role, approval.seal, *kind, hashlib.sha256(content).hexdigest()[:6]])


def read_approval(content: bytes, key: str) -> Approval | Problem:
    """The approval in a file, or what is wrong with it."""
    try:
        data = json.loads(content)
        if data["version"] > VERSION:
            said = f"it is of version {data['version']}, of which this release knows no more than"
            return Problem(f"{said} {VERSION}", 1, loses=True)
        return _approval(data, key)
    except json.JSONDecodeError as error:
        return Problem(f"this is no approval: {error.msg}", error.lineno, loses=True)
    except _WRONG as error:
        said = f"this is no approval as sphinx-usecase writes it: {in_words(error)}"
        return Problem(f"{said}; restore the file, or remove it and approve again", 1, loses=True)


def read_stated(data: Mapping[str, Any]) -> dict[str, tuple[Stated, ...]]:
    """What some use cases as data state to be approved, by use case; what cannot be read is left out."""
    found: dict[str, tuple[Stated, ...]] = {}
    for one in data["usecases"]:
        if isinstance(one, Entry) and not one.has("approvals"):
            continue
        try:
            usecase = data_of(one)
            stated = tuple(map(_stated, usecase.get("approvals", ())))
            found.setdefault(labels.slot(usecase["id"]), stated)
        except (*_WRONG, BrokenError):
            continue
    return found


def _stated(data: Mapping[str, Any]) -> Stated:
    return Stated(*(_line({name: data[name] or ""}, name) for name in Stated._fields))


def _approval(data: Mapping[str, Any], key: str) -> Approval:
    address, role, by, on, seal = (
        _needed(data, name) for name in ("address", "role", "by", "on", "seal")
    )
    try:
        date.fromisoformat(on)
    except ValueError:
        raise _NotStatedError(f'"on" is "{on}", but a date such as 2026-05-01 was expected') from None
    rule = data["rule"]
    if not isinstance(rule, int):
        raise _NotStatedError('"rule" is no number')
    note = _line({"note": "", **data}, "note")
    kind: PartKind = "statement" if data.get("kind") == "statement" else "altflow"
    approval = Approval(address, role, by, on, seal, rule, note, key=key, kind=kind)
    if "withdraws" in data:
        return approval._replace(withdraws=_needed(data, "withdraws"))
    return approval._replace(
        title=_line(data, "title"),
        name=_line(data, "name"),
        text=_lines(data, "text"),
        flows=tuple(map(_flow, data["flows"])),
    )


def _flow(data: Mapping[str, Any]) -> FlowText:
    label, name, title, seal = (_line(data, key) for key in ("label", "name", "title", "seal"))
    return FlowText(label, name, title, seal, _lines(data, "text"))


def _lines(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """What is sealed: as it stands, for its seal is over each blank."""
    found = data[name]
    if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
        raise _NotStatedError(f'"{name}" is no list of lines')
    return tuple(found)


def _needed(data: Mapping[str, Any], name: str) -> str:
    found = _line(data, name)
    if not found:
        raise _NotStatedError(f'"{name}" is empty')
    return found


def _line(data: Mapping[str, Any], name: str) -> str:
    found = data[name]
    if not isinstance(found, str):
        raise _NotStatedError(f'"{name}" is no text')
    return clean(found)
