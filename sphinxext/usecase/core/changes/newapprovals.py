"""Approvals that are yet to be given: of what a use case says now, and whether one is whole."""

from __future__ import annotations

from sphinxext.usecase.core.changes.meaning import UseCases
from sphinxext.usecase.core.changes.seals import RULE, seal, seals
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.approvals import Approval, FlowText
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import UseCase


def to_approve(usecase: UseCase, label: str, usecases: UseCases) -> Approval | None:
    """An approval of a use case, an alternative or a statement, by nobody yet; ``None``: no such."""
    sealed = seals(usecase, usecases)
    if not label:
        flows = tuple(
            FlowText(one.label, one.name, one.title, one.seal, one.text) for one in sealed.parts
        )
        whole = sealed.whole
        return Approval(
            usecase.id, "", "", "", whole.seal, RULE, title=usecase.title, text=whole.text, flows=flows
        )
    for one in (*sealed.flows, *sealed.statements):
        if label in {labels.slot(one.label), one.name}:
            address = str(Address(usecase.id, one.name or one.label))
            made = Approval(address, "", "", "", one.seal, RULE, title=one.title, name=one.name)
            return made._replace(text=one.text, kind="statement" if one.statement else "altflow")
    return None


def is_whole(approval: Approval) -> bool:
    """Whether the seals of an approval stand for the texts beside them."""
    texts = [(approval.seal, approval.text), *((flow.seal, flow.text) for flow in approval.flows)]
    return bool(approval.withdraws) or all(stated == seal(text) for stated, text in texts)
