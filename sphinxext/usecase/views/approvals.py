"""Says at a use case and at its parts who has approved it, and what has changed since, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase.core.changes.standing import Approved, FlowChange, Past, Standing
from sphinxext.usecase.views.parts import Place, field_table, place_in_flow, place_in_statement
from sphinxext.usecase.views.wordmarks import WordMarks, listed
from sphinxext.usecase.words import _


class ApprovalView:
    """Makes what is said; ``is_html``: whether there are disclosures, and styles for words."""

    def __init__(self, approved: Approved, anchor: Callable[[str], str], *, is_html: bool) -> None:
        """``anchor`` gives that of a flow by its label."""
        self._approved = approved
        self._anchor = anchor
        self._marks = WordMarks(is_html)

    def add_to(self, description: addnodes.desc) -> None:
        """Add a row to the fields of a use case, and a line to its main flow and each alternative."""
        standings, past = self._approved.whole, self._approved.past
        if standings or past:
            body = nodes.field_body()
            body += [nodes.paragraph("", _said(one)) for one in standings]
            body += list(self._changes(standings))
            if past:
                history = [nodes.paragraph("", _said_of_past(one)) for one in past]
                body += self._marks.disclosure(_("Earlier approvals"), history)
            field_table(description).append(nodes.field("", nodes.field_name("", _("Approval")), body))
        for label, standings in self._approved.flows.items():
            place = place_in_flow(description, self._anchor(label) if label else "")
            self._add_to_part(place, standings)
        for label, standings in self._approved.statements.items():
            self._add_to_part(place_in_statement(description, self._anchor(label)), standings)

    def _add_to_part(self, place: Place | None, standings: tuple[Standing, ...]) -> None:
        if place is None or not standings:
            return
        said = nodes.Text(" · ".join(map(_said_of_flow, standings)))
        parent, position = place
        parent.insert(
            position,
            [
                nodes.paragraph("", "", said, classes=["uc-meta", "uc-approval"]),
                *self._changes(standings, of_flow=True),
            ],
        )

    # -- what has changed -----------------------------------------------------------------------

    def _changes(self, standings: Iterable[Standing], *, of_flow: bool = False) -> Iterator[nodes.Node]:
        """What has changed, once for each text that was approved."""
        shown: set[tuple[FlowChange, ...]] = set()
        for one in standings:
            if one.state == "changed" and one.approval and one.changes not in shown:
                shown.add(one.changes)
                said = _("What has changed since {}").format(one.approval.on)
                content = [part for change in one.changes for part in self._change(change, of_flow)]
                yield self._marks.disclosure(said, content)

    def _change(self, change: FlowChange, of_flow: bool) -> Iterator[nodes.Node]:  # noqa: FBT001
        """What has changed of a flow, under its title where that is not said already."""
        if not of_flow:
            yield nodes.paragraph("", "", nodes.strong("", _called(change)))
        if change.lines:
            yield listed(map(self._marks.line, change.lines))


def _said_of_flow(one: Standing) -> str:
    """The same of a flow; what was noted on the use case as a whole stands there."""
    approval = one.approval
    if approval and approval.flows:
        one = one._replace(approval=approval._replace(note=""))
    return _said(one)


def _said(one: Standing) -> str:
    """What somebody in a role says of it."""
    approval = one.approval
    if approval is None:
        return _("{role}: not approved yet").format(role=one.role)
    said = (
        _("{role}: approved by {name} on {date}")
        if one.state == "approved"
        else _("{role}: changed since approved by {name} on {date}")
    ).format(role=one.role, name=approval.by, date=approval.on)
    return _noted(said, approval.note)


def _said_of_past(one: Past) -> str:
    approval, withdrawal = one.approval, one.withdrawal
    said = _("{role}, {address}: approved by {name} on {date}").format(
        role=approval.role, address=approval.address, name=approval.by, date=approval.on
    )
    said = _noted(said, approval.note)
    if withdrawal:
        back = _("withdrawn by {name} on {date}").format(name=withdrawal.by, date=withdrawal.on)
        return f"{said}; {_noted(back, withdrawal.note)}"
    why = _("it is gone") if one.is_gone else _("approved anew since")
    return f"{said}; {why}"


def _noted(said: str, note: str) -> str:
    return f"{said} ({note})" if note else said


def _called(change: FlowChange) -> str:
    """A flow by its label and its title, and whether it is new or gone."""
    if change.kind == "usecase":
        return _("Besides the flows")
    called = f"{change.label} {change.title}".strip() or _("Main flow")
    if change.state == "new":
        return _("New: {}").format(called)
    return _("Gone: {}").format(called) if change.state == "gone" else called
