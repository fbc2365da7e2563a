"""What a page says of steps and alternatives: where they branch, return, end and who delivers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.options import Meaning, options
from sphinxext.usecase.core.model.usecase import End, Ending, Flow, Goto, Resume, Statement, Step
from sphinxext.usecase.core.reading.drafts import (
    Draft,
    FlowDraft,
    StatementDraft,
    StepDraft,
    UseCaseDraft,
)
from sphinxext.usecase.core.reading.numbering import Numbering
from sphinxext.usecase.reading.plaintext import plain_text
from sphinxext.usecase.sources.items import Items
from sphinxext.usecase.words import _, joined, option_sentence, phrase, shortened

_WORDS_AMONG = 44
"""How many characters of words a link has that stands among others."""


class Sentences:
    """The sentences of one use case, with links to ids on its page that begin with ``prefix``."""

    def __init__(
        self,
        draft: UseCaseDraft,
        prefix: str,
        numbering: Numbering,
        node_of: Mapping[Any, nodes.Element],
        items: Items,
        shown: Callable[[str], str],
    ) -> None:
        """``shown`` gives what a page shows of a text of its author's."""
        self._draft = draft
        self._prefix = prefix
        self._numbering = numbering
        self._unresolved = frozenset(numbering.unresolved)
        self._node_of = node_of
        self._items = items
        self._shown = shown
        # As pages show them, which may have other quotation marks than the drafts.
        self._said = {draft: plain_text(node_of[draft][0]) for draft in numbering.drafts}
        self._stated = {one.label: one.text for one in reversed(draft.statements)}

    def anchor(self, draft: Draft) -> str:
        """The anchor of a step or alternative."""
        return labels.anchor(labels.address(self._prefix, draft.label))

    def link(self, draft: Draft) -> nodes.reference:
        """A link to a step or alternative of this use case, by its label and words."""
        is_step = isinstance(draft, StepDraft)
        words = shortened(self._said[draft]) if is_step else self._said[draft]
        return self._link(draft, words)

    def _link_among(self, draft: Draft) -> nodes.reference:
        """The same in fewer words, for several that stand together."""
        return self._link(draft, shortened(self._said[draft], _WORDS_AMONG))

    def _link(self, draft: Draft, words: str) -> nodes.reference:
        text = (", " if isinstance(draft, StepDraft) else " ").join(filter(None, (draft.label, words)))
        return nodes.reference("", text, refid=self.anchor(draft), internal=True)

    def elsewhere(
        self, address: str, origin: Draft | UseCaseDraft | None = None
    ) -> addnodes.pending_xref:
        """A link to another use case or an address in it, resolved when all pages are read.

        ``origin`` is what states it; the use case as a whole if it is left out.
        """
        xref = addnodes.pending_xref("", nodes.inline("", address))
        xref["refdomain"], xref["reftype"], xref["reftarget"] = "uc", "address", address
        xref["refexplicit"], xref["refwarn"] = False, True
        xref["refdoc"] = self._draft.docname
        xref["uc:usecase"] = self._draft.id
        stated = self._node_of[origin or self._draft]
        xref.source, xref.line = stated.source, stated.line
        return xref

    def items(self, items: Iterable[str]) -> list[nodes.Node]:
        """Epics, stories or tests, linked to what describes them."""
        return joined(map(self._items.link, items), ", ")

    def stated(self, means: Meaning, value: Any, origin: Draft | None = None) -> list[nodes.Node]:
        """What an option states, a text or a list, with links; ``origin`` as in ``elsewhere``."""
        if means == "items":
            return self.items(value)
        if means == "addresses":
            return joined([self.elsewhere(one, origin) for one in value], ", ")
        return [nodes.Text(self._shown(value) if isinstance(value, str) else ", ".join(value))]

    def _options(
        self, draft: Draft | None, record: Step | Flow | Statement
    ) -> Iterator[Iterable[nodes.Node]]:
        """A sentence for each option that has one."""
        declared: Any = type(record)
        for part, option in options(declared).values():
            value = getattr(record, part.field, None)
            if value and (template := option_sentence(part.field, value)):
                yield phrase(template, self.stated(option.means, value, draft))

    def of_step(self, draft: StepDraft, step: Step) -> list[nodes.Node]:
        """What is said below a step: its loop, what it includes, its stories and tests."""
        flow = [] if draft.repeat is None and draft.for_each is None else [self._repeat(draft)]
        if draft.resume and draft.resume.strip():
            target = self._numbering.by_label.get(labels.slot(step.resume)) if step.resume else None
            there = self.link(target) if target else nodes.Text(draft.resume.strip())
            flow.append(phrase(_("Goes on at step {}"), there))
        return joined([*flow, *self._options(draft, step)], " · ")

    def of_statement(
        self, draft: StatementDraft, statement: Statement, measuring: Iterable[str]
    ) -> list[nodes.Node]:
        """What is said below a statement: what it covers and measures, its target and its tests.

        ``measuring`` are the labels of those that measure it.
        """
        said: list[Iterable[nodes.Node]] = []
        if draft.covers and draft.covers.strip():
            covered = map(self._covered, labels.split_list(draft.covers))
            said.append(phrase(_("Covers {}"), joined(covered, "; ")))
        if draft.kpi and draft.kpi.strip():
            said.append(phrase(_("Measures {}"), self._kpi(draft.kpi.strip(), statement.kpi)))
        if links := [self._kpi(label, label) for label in measuring]:
            said.append(phrase(_("Measured by {}"), joined(links, ", ")))
        return joined([*said, *self._options(None, statement)], " · ")

    def _covered(self, text: str) -> list[nodes.Node]:
        span = self._numbering.span(text)
        if span and span.first is span.last:
            return [self.link(span.first)]
        return [*self._span_links(span.first, span.last)] if span else [nodes.Text(text)]

    def _kpi(self, text: str, label: str | None) -> nodes.Node:
        if label is None:
            return nodes.Text(text)
        anchor = labels.anchor(labels.address(self._prefix, label))
        said = f"{label} {shortened(self._shown(self._stated[label]), _WORDS_AMONG)}"
        return nodes.reference("", said.rstrip(), refid=anchor, internal=True)

    def of_altflow(self, draft: FlowDraft, flow: Flow) -> list[nodes.Node]:
        """What is said below an alternative's condition: branch point, ending, stories and tests."""
        ending = self.ending(draft.endings, flow.ending, draft)
        return joined([self._branch(draft), ending, *self._options(draft, flow)], " · ")

    def _repeat(self, draft: StepDraft) -> Iterator[nodes.Node]:
        said = self._repeated(draft)
        if draft.until:
            condition = nodes.Text(self._shown(draft.until))
            said = phrase(_("{repeats} until {condition}"), repeats=said, condition=condition)
        if draft.while_:
            condition = nodes.Text(self._shown(draft.while_))
            said = phrase(_("{repeats} while {condition}"), repeats=said, condition=condition)
        return said

    def _repeated(self, draft: StepDraft) -> Iterator[nodes.Node]:
        """Which steps are repeated, and for each of what."""
        each = nodes.Text(self._shown(draft.for_each or ""))
        if draft.repeat is None:
            return phrase(_("For each {}"), each)
        span = self._numbering.span(draft.repeat or "")
        if span is None:
            said = phrase(_("Repeats {}"), nodes.Text(draft.repeat or ""))
        elif span.first is span.last:
            said = phrase(_("Repeats step {}"), self.link(span.first))
        else:
            said = phrase(_("Repeats steps {}"), self._span_links(span.first, span.last))
        if draft.for_each:
            return phrase(_("{repeats} for each {condition}"), repeats=said, condition=each)
        return said

    def _branch(self, draft: FlowDraft) -> Iterator[nodes.Node]:
        branch = draft.branch
        if draft in self._unresolved:
            return phrase(_("Branches from {}"), nodes.Text(draft.origin or ""))
        if branch is None or branch.kind == "unstated":
            return phrase(_("Branch point not stated"))
        if branch.kind == "any":
            return phrase(_("At any time"))
        if branch.kind == "start":
            return phrase(_("Replaces the flow from the start"))
        first, last = branch.spans[0].first, branch.spans[0].last
        if len(branch.spans) > 1 or first is not last:
            spans = [self._span_links(span.first, span.last) for span in branch.spans]
            return phrase(_("Branches from steps {}"), joined(spans, "; "))
        is_whole = isinstance(first, FlowDraft)
        template = _("Branches from any step of {}") if is_whole else _("Branches from step {}")
        return phrase(template, self.link(first))

    def _span_links(self, first: Draft, last: Draft) -> Iterator[nodes.Node]:
        ends = dict.fromkeys((first, last))
        yield from joined(map(self._link_among, ends), " – ")

    def ending(
        self, written: Mapping[str, str], ending: Ending | None, draft: FlowDraft | None
    ) -> Iterator[nodes.Node]:
        """How a flow ends; ``draft`` is the alternative, ``None`` for the main flow."""
        match ending:
            case Resume():
                return self._resume(written["resume"], ending)
            case End(outcome=outcome, name=name):
                return _end(outcome, name and self._shown(name))
            case Goto(target=target):
                return phrase(_("Goes on with {}"), self.elsewhere(target, draft))
        if len(written) > 1:
            stated = "; ".join(f"{name}: {text}" for name, text in written.items())
            return phrase(_("Ending not clear: {}"), nodes.Text(stated))
        return phrase(_("Ending not stated"))

    def summary(self, draft: FlowDraft, flow: Flow) -> str:
        """How an alternative ends, in few words for the step that it leaves."""
        ending = flow.ending
        target = ending.target if isinstance(ending, Resume) else None
        step = self._numbering.by_label.get(labels.slot(target)) if target else None
        if step is None:
            return "".join(one.astext() for one in self.ending(draft.endings, ending, draft))
        order = self._numbering.order
        left = [order[one] for one in (draft.branch.targets if draft.branch else ()) if one in order]
        leads_on = bool(left) and order.get(step, 0) > max(left)
        return (_("on to {}") if leads_on else _("back to {}")).format(step.label)

    def _resume(self, written: str, ending: Resume) -> Iterator[nodes.Node]:
        target = self._numbering.by_label.get(labels.slot(ending.target)) if ending.target else None
        if target is not None:
            return phrase(_("Resumes at step {}"), self.link(target))
        if ending.written == "origin":
            return phrase(_("Resumes where it was interrupted"))
        if ending.written == "next":
            return phrase(_("Resumes after the branch point"))
        if written.strip():
            return phrase(_("Resumes at step {}"), nodes.Text(written))
        return phrase(_("Resumes; step not stated"))


def _end(outcome: str | None, name: str | None) -> Iterator[nodes.Node]:
    if not name:
        template = {
            "success": _("Ends in success"),
            "failure": _("Ends in failure"),
            "abort": _("Is aborted"),
            None: _("Ends; outcome not stated"),
        }[outcome]
        return phrase(template)
    template = {
        "success": _("Ends in success: {}"),
        "failure": _("Ends in failure: {}"),
        "abort": _("Is aborted: {}"),
        None: _("Ends: {}"),
    }[outcome]
    return phrase(template, nodes.Text(name))
