"""Approvals as they are kept: who has approved which text and when, and who has taken that back."""

from __future__ import annotations

from typing import NamedTuple


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


class Stated(NamedTuple):
    """What a version of a project states to be approved, or to have changed; ``by`` whom it was."""

    kind: str
    address: str
    role: str
    state: str
    by: str
    on: str
    seal: str


def role_key(role: str) -> str:
    """By what roles are known to be the same: neither blanks nor case matter."""
    return " ".join(role.split()).casefold()
