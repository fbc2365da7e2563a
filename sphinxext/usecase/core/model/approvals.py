"""Approvals as they are kept: who has approved which text and when, and who has taken that back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sphinxext.usecase.core.model.usecase import Flow, Statement, UseCase

_PARTS = re.compile(r"[\n,;]")
_BULLET = re.compile(r"^\s*[-*•]\s+")
_LONGEST_ROLE = 5
"""How many words the name of a role has at most; what is longer is a sentence about approvals."""


PartKind = Literal["altflow", "statement"]
"""What somebody may approve by itself."""


class FlowText(NamedTuple):
    """A flow of an approved use case: what it was called then, its seal, and what is sealed.

    Its ``label`` is empty if it is the main flow.
    """

    label: str
    name: str
    title: str
    seal: str
    text: tuple[str, ...]


class Approval(NamedTuple):
    """What somebody has approved, in the role ``role`` and ``on`` a day, as YYYY-MM-DD.

    ``seal`` stands for ``text``, by the version ``rule`` of the rule of sealing; ``flows`` are those of
    a use case. What ``withdraws`` another, by its key, has neither. ``key`` is the name of its file.
    ``kind`` says what a part of a use case is; of the use case as a whole it says nothing.
    """

    address: str
    role: str
    by: str
    on: str
    seal: str
    rule: int
    note: str = ""
    title: str = ""
    name: str = ""
    text: tuple[str, ...] = ()
    flows: tuple[FlowText, ...] = ()
    withdraws: str = ""
    key: str = ""
    kind: PartKind = "altflow"


class Stated(NamedTuple):
    """What a version of a project states to be approved, or to have changed; ``by`` whom it was."""

    kind: str
    address: str
    role: str
    state: str
    by: str
    on: str
    seal: str


def to_be_approved(usecase: UseCase) -> tuple[Flow | Statement, ...]:
    """The parts of a use case that somebody may approve by themselves."""
    return *usecase.flows, *usecase.statements


def role_key(role: str) -> str:
    """By what roles are known to be the same: neither blanks nor case matter."""
    return " ".join(role.split()).casefold()


def roles(usecase: UseCase) -> Iterator[str]:
    """The roles that the field *Approvals* names; what stands behind a colon says more of one."""
    for field in usecase.fields:
        for part in _PARTS.split(field.text) if field.name == "approvals" else ():
            role = " ".join(_BULLET.sub("", part).partition(":")[0].split()).rstrip(".")
            if role and len(role.split()) <= _LONGEST_ROLE and not any(map(str.isdigit, role)):
                yield role
