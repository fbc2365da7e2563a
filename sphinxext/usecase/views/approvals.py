"""Says at a use case and at its parts who has approved it, and what has changed since, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.changes.approved import Approved, FlowChange, LineChange, Past, Standing
from sphinxext.usecase.core.changes.texts import Run
from sphinxext.usecase.views.backlinks import field_table
from sphinxext.usecase.words import _, change_word, phrase

_MARKS = {"gone": "[-{}-]", "new": "{{+{}+}}"}
"""How words are marked where there is no style for it."""


class ApprovalView:
    """Makes what is said; ``is_html``: whether there are disclosures, and styles for words."""

    def __init__(self, approved: Approved, anchor: Callable[[str], str], *, is_html: bool) -> None:
        """``anchor`` gives that of a flow by its label."""
        self._approved = approved
        self._anchor = anchor
        self._is_html = is_html

    def add_to(self, description: addnodes.desc) -> None:
        """Add a row to the fields of a use case, and a line to its main flow and each alternative."""
        standings, past = self._approved.whole, self._approved.past
        if standings or past:
            body = nodes.field_body()
            body += [nodes.paragraph("", _said(one)) for one in standings]
            body += list(self._changes(standings))
            if past:
                history = [nodes.paragraph("", _said_of_past(one)) for one in past]
                body += self._disclosure(_("Earlier approvals"), history)
            field_table(description).append(nodes.field("", nodes.field_name("", _("Approval")), body))
        for label, standings in self._approved.flows.items():
            place = _of_flow(description, self._anchor(label)) if label else _of_main_flow(description)
            self._add_to_part(place, standings)
        for label, standings in self._approved.statements.items():
            self._add_to_part(_of_statement(description, self._anchor(label)), standings)

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
                yield self._disclosure(said, content)

    def _change(self, change: FlowChange, of_flow: bool) -> Iterator[nodes.Node]:  # noqa: FBT001
        """What has changed of a flow, under its title where that is not said already."""
        if not of_flow:
            yield nodes.paragraph("", "", nodes.strong("", _called(change)))
        if change.lines:
            items = (
                nodes.list_item("", nodes.paragraph("", "", *self._line(one))) for one in change.lines
            )
            yield nodes.bullet_list("", *items, bullet="*", classes=["uc-changes"])

    def _line(self, line: LineChange) -> Iterator[nodes.Node]:
        text: list[nodes.Node] = []
        before = ""
        for run in line.runs:
            if (before, run.kind) == ("gone", "new") and self._is_html:
                text.append(nodes.Text(" "))
            text += self._marked(run)
            before = run.kind
        kind = nodes.Text(change_word(line.kind))
        yield from phrase(_("{kind}: {text}"), kind=kind, text=text) if line.kind else text

    def _marked(self, run: Run) -> Iterator[nodes.Node]:
        """Words that are gone or new, marked without the blanks around them."""
        text = run.text.strip()
        if run.kind == "same" or not text:
            yield nodes.Text(run.text)
            return
        before, after = run.text.split(text, 1)
        yield nodes.Text(before)
        if self._is_html:
            yield (uc.gone_words if run.kind == "gone" else uc.new_words)("", text)
        else:
            yield nodes.Text(_MARKS[run.kind].format(text))
        yield nodes.Text(after)

    def _disclosure(self, summary: str, content: Sequence[nodes.Node]) -> nodes.Element:
        if self._is_html:
            return uc.disclosure("", *content, summary=summary)
        return nodes.container("", nodes.paragraph("", f"{summary}:"), *content)


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


Place = tuple[nodes.Element, int]
"""A node, and the position in it at which something is inserted."""


def _of_flow(description: addnodes.desc, anchor: str) -> Place | None:
    """Behind the title of an alternative and what is said below it."""
    for part in description.findall(uc.altflow):
        if anchor in part["ids"]:
            return part, 2
    return None


def _of_statement(description: addnodes.desc, anchor: str) -> Place | None:
    """Behind what a statement says, and what is said of its options."""
    for label in description.findall(uc.statement_label):
        holder = label.holder
        if anchor in holder["ids"]:
            block = holder.parent[-1] if isinstance(holder, nodes.term) else holder
            block = block[-1] if isinstance(block, nodes.row) else block
            assert isinstance(block, nodes.Element)
            return block, len(block.children)
    return None


def _of_main_flow(description: addnodes.desc) -> Place | None:
    """Before the first steps that are in no alternative."""
    content = description.children[-1]
    assert isinstance(content, nodes.Element)
    for position, part in enumerate(content.children):
        if isinstance(part, uc.step_list):
            return content, position
    return None
