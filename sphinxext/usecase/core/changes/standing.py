"""Approvals x use cases -> what holds, what has changed since, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from sphinxext.usecase.core.changes.meaning import Lines, UseCases
from sphinxext.usecase.core.changes.recognition import recognised
from sphinxext.usecase.core.changes.sealedlines import differing, parted
from sphinxext.usecase.core.changes.seals import RULE, RULES, Sealed, Seals
from sphinxext.usecase.core.changes.texts import LineChange
from sphinxext.usecase.core.model.approvals import Approval, FlowText, role_key, roles
from sphinxext.usecase.core.model.targets import readings
from sphinxext.usecase.core.model.usecase import UseCase

State = Literal["approved", "changed", "missing"]
_FLOW = "flow: "
"""What a line of a use case begins with that stands for one of its flows."""


class FlowChange(NamedTuple):
    """What has changed of a part since it was approved, or of what is said besides the flows."""

    kind: Literal["usecase", "main", "altflow", "statement"]
    state: Literal["new", "changed", "gone"]
    label: str
    title: str
    lines: tuple[LineChange, ...] = ()


class Standing(NamedTuple):
    """What people in a role say of a use case or a flow as it is now.

    ``missing``: nobody has approved it yet.
    """

    role: str
    state: State
    approval: Approval | None = None
    changes: tuple[FlowChange, ...] = ()


class Past(NamedTuple):
    """An approval that stands for nothing any more: withdrawn, superseded, or of a part that is gone."""

    approval: Approval
    withdrawal: Approval | None = None
    is_gone: bool = False


class Approved(NamedTuple):
    """What is approved of a use case: of the whole, and of flows by label; empty: the main flow.

    ``statements`` has those alone that somebody has approved by themselves.
    """

    whole: tuple[Standing, ...]
    flows: Mapping[str, tuple[Standing, ...]]
    past: tuple[Past, ...]
    statements: Mapping[str, tuple[Standing, ...]]

    @property
    def parts(self) -> Mapping[str, tuple[Standing, ...]]:
        """What is approved of all parts by label."""
        return {**self.flows, **self.statements}


class Approvals:
    """The approvals of a project; ``unknown`` are those of which nobody knows what they are about."""

    def __init__(self, records: Iterable[Approval], usecases: UseCases) -> None:
        self._usecases = usecases
        self._records: dict[str, list[tuple[Approval, str]]] = {}
        self._withdrawals: dict[str, Approval] = {}
        self._judged: dict[str, Approved | None] = {}
        self.unknown: list[Approval] = []
        known = list(records)
        keys = {one.key for one in known}
        for one in known:
            if one.withdraws:
                self._withdrawals.setdefault(one.withdraws, one)
                self.unknown += [] if one.withdraws in keys else [one]
            elif read := next(readings(one.address, usecases), None):
                self._records.setdefault(read.usecase, []).append((one, read.label))
            else:
                self.unknown.append(one)

    @property
    def usecases(self) -> Iterator[str]:
        """The ids of those that have an approval, sorted."""
        yield from sorted(self._records)

    def of(self, usecase_id: str) -> Approved | None:
        """What is approved of a use case; ``None``: nobody has approved anything of it yet."""
        if usecase_id not in self._judged:
            records, usecase = self._records.get(usecase_id), self._usecases.get(usecase_id)
            judge = (
                _Judge(usecase, records, self._withdrawals, self._usecases)
                if usecase and records
                else None
            )
            self._judged[usecase_id] = judge.approved() if judge else None
        return self._judged[usecase_id]

    def standing(self, usecase_id: str) -> Iterator[Approval]:
        """The approvals of a use case that are not withdrawn."""
        for one, _label in self._records.get(usecase_id, ()):
            if one.key not in self._withdrawals:
                yield one


class _Judge:
    """Compares the approvals of a use case with what it says now."""

    def __init__(
        self,
        usecase: UseCase,
        records: Sequence[tuple[Approval, str]],
        withdrawals: Mapping[str, Approval],
        usecases: UseCases,
    ) -> None:
        self._usecase = usecase
        self._usecases = usecases
        self._seals: dict[int, Seals] = {}
        self._withdrawals = withdrawals
        self._all = [one for one, _label in records]
        active = [(one, label) for one, label in records if one.key not in withdrawals]
        self._wholes = [one for one, label in active if not label]
        self._parts = [(one, self._label_now(one, label)) for one, label in active if label]

    def approved(self) -> Approved:
        whole = tuple(self._of_whole())
        flows = {label: tuple(self._of_flow(label)) for label in self._labels}
        statements = {
            one.label: found
            for one in self._usecase.statements
            if (found := tuple(self._of_statement(one.label)))
        }
        parts = (*flows.values(), *statements.values())
        standing = [*whole, *(one for found in parts for one in found)]
        used = {one.approval.key for one in standing if one.approval}
        past = (self._past(one) for one in self._all if one.key not in used)
        in_order = tuple(sorted(past, key=lambda one: one.approval.on))
        return Approved(whole, flows, in_order, statements)

    def _past(self, one: Approval) -> Past:
        gone = {part.key for part, label in self._parts if label is None}
        return Past(one, self._withdrawals.get(one.key), one.key in gone)

    # -- who approves ---------------------------------------------------------------------------

    @cached_property
    def _needed(self) -> dict[str, str]:
        """The roles that the use case asks for, by their keys."""
        return {role_key(role): role for role in roles(self._usecase)}

    @cached_property
    def _roles(self) -> dict[str, str]:
        """All roles, by their keys: those that are asked for first."""
        found = dict(self._needed)
        for one in sorted(self._all, key=lambda one: one.on):
            if one.key not in self._withdrawals:
                found.setdefault(role_key(one.role), one.role)
        return found

    # -- what is approved -----------------------------------------------------------------------

    def _sealed(self, rule: int) -> Seals:
        """The use case as a version of the rule seals it."""
        if rule not in self._seals:
            self._seals[rule] = RULES[rule](self._usecase, self._usecases)
        return self._seals[rule]

    @cached_property
    def _labels(self) -> list[str]:
        return list(_flows(self._sealed(RULE)))

    def _of_whole(self) -> Iterator[Standing]:
        for key, role in self._roles.items():
            found = self._newest(one for one in self._wholes if role_key(one.role) == key)
            if found:
                is_so = self._sealed(found.rule).whole.seal == found.seal
                changes = () if is_so else tuple(self._changes(found))
                yield Standing(role, "approved" if is_so else "changed", found, changes)
            elif key in self._needed:
                yield Standing(role, "missing")

    def _newest(self, some: Iterable[Approval]) -> Approval | None:
        """The newest; of several of one day one that still holds."""
        whole = self._sealed
        return max(
            some, key=lambda one: (one.on, whole(one.rule).whole.seal == one.seal, one.key), default=None
        )

    def _of_flow(self, label: str) -> Iterator[Standing]:
        for key, role in self._roles.items():
            whole = self._newest(one for one in self._wholes if role_key(one.role) == key)
            candidates = self._by_itself(label, key)
            candidates += [(whole, flow) for flow in self._flow_in(whole, label)] if whole else []
            if candidates:
                yield max((self._judged(role, label, *one) for one in candidates), key=_rank)
            elif whole or key in self._needed:
                yield Standing(role, "missing")

    def _of_statement(self, label: str) -> Iterator[Standing]:
        """What stands for a statement that was approved by itself; nobody needs to do so."""
        for key, role in self._roles.items():
            if candidates := self._by_itself(label, key):
                yield max((self._judged(role, label, *one) for one in candidates), key=_rank)

    def _by_itself(self, label: str, role: str) -> list[tuple[Approval, FlowText]]:
        """The approvals in a role of the part that has this label now."""
        return [
            (one, _as_flow(one, ""))
            for one, now in self._parts
            if now == label and role_key(one.role) == role
        ]

    def _flow_in(self, whole: Approval, label: str) -> Iterator[FlowText]:
        """The flow of an approved use case that is the one that has this label now."""
        now = _flows(self._sealed(whole.rule))
        for flow, found in zip(whole.flows, recognised(whole.flows, now), strict=True):
            if found == label:
                yield flow

    def _judged(self, role: str, label: str, approval: Approval, then: FlowText) -> Standing:
        now = self._sealed(approval.rule).by_label[label]
        if now.seal == then.seal:
            return Standing(role, "approved", approval)
        return Standing(role, "changed", approval, (_changed(now, then.text),))

    def _label_now(self, approval: Approval, label: str) -> str | None:
        """The label that a part has now which was approved by itself."""
        sealed = self._sealed(approval.rule)
        if approval.kind == "altflow":
            now = _flows(sealed)
        else:
            kind = parted(approval.text[0])[0]
            now = {one.label: one for one in sealed.statements if parted(one.text[0])[0] == kind}
        return recognised([_as_flow(approval, label)], now)[0]

    # -- what has changed -----------------------------------------------------------------------

    def _changes(self, approval: Approval) -> Iterator[FlowChange]:
        """What has changed of a use case since it was approved, flow by flow."""
        sealed = self._sealed(approval.rule)
        lines = tuple(differing(_besides(approval.text), _besides(sealed.whole.text)))
        if lines:
            yield FlowChange("usecase", "changed", "", self._usecase.title, lines)
        now = _flows(sealed)
        labels_now = recognised(approval.flows, now)
        for flow, label in zip(approval.flows, labels_now, strict=True):
            if label is None:
                yield FlowChange("altflow" if flow.label else "main", "gone", flow.label, flow.title)
            elif now[label].seal != flow.seal:
                yield _changed(now[label], flow.text)
        for label, one in now.items():
            if label not in labels_now:
                yield FlowChange(_kind(one), "new", label, one.title)


def _rank(standing: Standing) -> tuple[str, bool, str]:
    assert standing.approval is not None
    return standing.approval.on, standing.state == "approved", standing.approval.key


def _flows(sealed: Seals) -> dict[str, Sealed]:
    """The flows of a use case by label."""
    return {one.label: one for one in sealed.parts}


def _kind(sealed: Sealed) -> Literal["main", "altflow", "statement"]:
    if sealed.statement:
        return "statement"
    return "altflow" if sealed.flow else "main"


def _as_flow(one: Approval, label: str) -> FlowText:
    """A part that was approved by itself."""
    return FlowText(label, one.name, one.title, one.seal, one.text)


def _changed(now: Sealed, then: Lines) -> FlowChange:
    return FlowChange(_kind(now), "changed", now.label, now.title, tuple(differing(then, now.text)))


def _besides(text: Lines) -> Lines:
    """What a use case says besides its flows."""
    return tuple(line for line in text if not line.startswith(_FLOW))
