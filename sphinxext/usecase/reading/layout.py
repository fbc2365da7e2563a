"""Arranges the nodes of a use case as a reader gets them: title, fields, diagram, flow, alternatives.

Everything that links within a use case is made here, as plain references to ids on the same page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.options import options
from sphinxext.usecase.core.model.usecase import Actor, Resume, Statement, Step, UseCase
from sphinxext.usecase.core.project.catalogue import actor_anchor
from sphinxext.usecase.core.reading.actors import key, listed
from sphinxext.usecase.core.reading.drafts import (
    Draft,
    FlowDraft,
    StatementDraft,
    StepDraft,
    UseCaseDraft,
)
from sphinxext.usecase.core.reading.fields import ACTOR_FIELDS
from sphinxext.usecase.core.reading.resolve import Resolver
from sphinxext.usecase.reading.anchors import Anchors
from sphinxext.usecase.reading.plaintext import Plain, folded
from sphinxext.usecase.reading.sentences import Sentences
from sphinxext.usecase.reading.settings import Settings
from sphinxext.usecase.reading.statements import Item
from sphinxext.usecase.reading.targets import hand_over
from sphinxext.usecase.reading.titles import complete_title
from sphinxext.usecase.words import _, joined, kind_word, option_header, option_remark, phrase

_DEEPEST = 8
"""How many alternatives that branch from each other are shown in each other."""


@dataclass(slots=True, kw_only=True)
class _Parts:
    """A body in parts: before the flow, in it, behind each alternative, and after all of it."""

    head: list[nodes.Node]
    main: list[nodes.Node] = field(default_factory=list)
    behind: dict[nodes.Element, list[nodes.Node]] = field(default_factory=dict)
    tail: list[nodes.Node] = field(default_factory=list)


class Layout:
    """Arranges the use case that is ``number`` on its page; ``node_of`` leads from draft to node.

    Its anchors begin with ``prefix``; ``frames`` are what stands around some of its parts, ``items`` its
    statements on the page.
    """

    def __init__(
        self,
        usecase: UseCase,
        draft: UseCaseDraft,
        resolver: Resolver,
        node_of: Mapping[Any, nodes.Element],
        settings: Settings,
        *,
        number: int,
        anchors: Anchors,
        plain: Plain,
        prefix: str,
        frames: Collection[nodes.Element],
        items: Mapping[StatementDraft, Item],
    ) -> None:
        self.usecase = usecase
        self.anchors = anchors
        self.plain = plain
        self.frames = frames
        self.prefix = prefix
        self.draft = draft
        self.steps = resolver.steps
        self.statements = resolver.statements
        self.items = items
        self.numbering = numbering = resolver.numbering
        self.node_of = node_of
        self.actors = {key(actor.name): actor for actor in usecase.actors}
        self.draft_of = {node: draft for draft, node in node_of.items()}
        self.settings = settings
        self.number = number
        self.flows = dict(zip(numbering.flows, usecase.flows, strict=True))
        self.branching: dict[Draft, list[FlowDraft]] = {}
        self.inside: dict[FlowDraft | None, list[FlowDraft]] = {}
        self.adopted: dict[FlowDraft | None, list[FlowDraft]] = {}
        self.depths: dict[FlowDraft, int] = {}
        self.resuming: dict[str, list[Draft]] = {}
        self.measuring: dict[str, list[str]] = {}
        self.heading: uc.flow_heading | None = None
        self.basic = [
            one for one in numbering.flows if one.name and one.branch and one.branch.kind == "start"
        ]
        for statement in usecase.statements:
            if statement.kpi is not None:
                self.measuring.setdefault(statement.kpi, []).append(statement.label)
        self._note_links()

    def _note_links(self) -> None:
        """Note, for each part, what branches from it, stands in it, or comes back to it."""
        for step, record in self.steps.items():
            if record.resume is not None:
                self.resuming.setdefault(record.resume, []).append(step)
        for flow in self.numbering.flows:
            if self.node_of[flow].parent not in self.frames:
                self.inside.setdefault(flow.within, []).append(flow)
            for target in dict.fromkeys(flow.branch.targets if flow.branch else ()):
                self.branching.setdefault(target, []).append(flow)
            ending = self.flows[flow].ending
            if isinstance(ending, Resume) and ending.target is not None:
                self.resuming.setdefault(ending.target, []).append(flow)

    def _position(self, flow: FlowDraft) -> tuple[int, int]:
        """The order of branch points; then any time; then start and not stated."""
        branch = flow.branch
        if branch is not None and branch.kind == "steps":
            return 0, min(self.numbering.order[target] for target in branch.targets)
        return (1, 0) if branch is not None and branch.kind == "any" else (2, 0)

    # -- the use case ---------------------------------------------------------------------------

    def arrange(self, description: addnodes.desc) -> None:
        """Complete the description: ids, title line, fields, diagram, flows, index entries."""
        content = description[1]
        assert isinstance(content, nodes.Element)
        assert description.document is not None
        self.ids = description.document.ids
        self.say = Sentences(
            self.draft, self.prefix, self.numbering, self.node_of, self.settings.items, self.plain.shown
        )
        for draft in self.numbering.drafts:
            self.anchors.give(self.say.anchor(draft), self.node_of[draft])
        for statement, record in zip(self.draft.statements, self.usecase.statements, strict=True):
            self._statement(statement, record)
        complete_title(description, self.usecase, self.settings, self.plain, self.prefix)
        for frame in self.frames:
            self._frame(frame)
        children = list(content.children)
        content.children = []
        for part in self._content(children):
            content += part

    def _content(self, children: list[nodes.Node]) -> Iterator[nodes.Node]:
        for child in children:
            if isinstance(child, nodes.field_list):
                self._anchor_actors(child)
        self.heading = next((one for one in children if isinstance(one, uc.flow_heading)), None)
        parts = self._parted([one for one in children if one is not self.heading], None)
        yield from self._table(parts.head)
        if self.usecase.is_drawn:
            yield self._place_of_diagram()
        yield from self._main_flow(parts.main)
        if self.inside.get(None):
            yield uc.flow_heading(
                "", _("Alternative flows"), classes=["uc-heading", "uc-of-alternatives"]
            )
            yield from self._alternatives(None, parts)
        yield from parts.tail

    def _place_of_diagram(self) -> uc.flow_diagram:
        place = uc.flow_diagram(usecase=self.usecase.id, docname=self.usecase.docname)
        place["number"] = self.number
        place["prefix"] = self.prefix
        return place

    def _main_flow(self, children: list[nodes.Node]) -> Iterator[nodes.Node]:
        if self.usecase.steps or self.usecase.main_flow:
            yield self._heading_of_main_flow()
        yield from self._flow_body(children)
        if self.draft.endings:
            ending = self.say.ending(self.draft.endings, self.usecase.ending, None)
            yield nodes.paragraph("", "", *ending, classes=["uc-meta"])

    def _heading_of_main_flow(self) -> uc.flow_heading:
        """The author's own header, if the main flow was written as a field."""
        given = self.heading.children if self.heading else [nodes.Text(_("Main flow"))]
        rubric = uc.flow_heading("", "", *given, classes=["uc-heading"])
        if self.usecase.main_flow:
            name = nodes.Text(self.plain.shown(self.usecase.main_flow))
            rubric[:] = list(phrase(_("{flow}: {name}"), flow=list(rubric.children), name=name))
        if self.heading:
            hand_over(self.heading, rubric)
        return rubric

    def _alternatives(self, holder: FlowDraft | None, parts: _Parts) -> Iterator[nodes.Node]:
        """The alternatives in a flow; those with no text between them in order of branch point."""
        together: list[FlowDraft] = []
        for flow in self.inside.get(holder, ()):
            together.append(flow)
            following = parts.behind.get(self.node_of[flow])
            if following:
                yield from self._in_order(together)
                yield from following
                together = []
        yield from self._in_order([*together, *self.adopted.get(holder, ())])

    def _in_order(self, together: list[FlowDraft]) -> Iterator[nodes.Node]:
        """Alternatives in order of branch point, each behind what it branches from if that is here."""
        own = []
        these = frozenset(together)
        for flow in together:
            if self._is_of(flow, these):
                self.adopted.setdefault(flow.parent, []).append(flow)
            else:
                own.append(flow)
        yield from map(self._altflow, sorted(own, key=self._position))

    def _is_of(self, flow: FlowDraft, together: frozenset[FlowDraft]) -> bool:
        """Whether an alternative branches from another one of these, or from one inside it."""
        above = flow.parent
        while above is not None and above is not flow:
            if above in together:
                return self._depth(flow) % _DEEPEST != 0
            above = above.within
        return False

    def _depth(self, flow: FlowDraft) -> int:
        """From how many alternatives, one after the other, an alternative branches."""
        ways: list[FlowDraft] = []
        above: FlowDraft | None = flow
        while above is not None and above not in self.depths:
            ways.append(above)
            above = above.parent
        for one in reversed(ways):
            self.depths[one] = self.depths[one.parent] + 1 if one.parent else 0
        return self.depths[flow]

    def _parted(self, children: list[nodes.Node], holder: FlowDraft | None) -> _Parts:
        """Part a body: what stands before, in and behind its flow.

        What stands directly before an alternative belongs there, if others are shown before it.
        """
        flow = [
            position
            for position, child in enumerate(children)
            if isinstance(child, (uc.step, uc.altflow)) or self._frames_steps(child)
        ]
        if not flow:
            return _Parts(head=children)
        first, last = flow[0], flow[-1] + 1
        parts = _Parts(head=children[:first], tail=children[last:])
        inside = [self.node_of[one] for one in self.inside.get(holder, ())]
        shown_before = dict(zip(inside[1:], inside, strict=False))
        since: list[nodes.Node] = []
        here = parts.main
        for child in children[first:last]:
            if isinstance(child, uc.altflow):
                before = shown_before.get(child)
                (parts.behind.setdefault(before, []) if before else parts.main).extend(since)
                since = []
                here = parts.behind.setdefault(child, [])
            elif isinstance(child, uc.step) or self._frames_steps(child):
                here += since
                since = []
                here = parts.main
                here.append(child)
            else:
                since.append(child)
        return parts

    def _frames_steps(self, child: nodes.Node) -> bool:
        """Whether steps of this flow stand in something."""
        return child in self.frames and any(isinstance(one, uc.step_list) for one in child.children)

    # -- fields ---------------------------------------------------------------------------------

    def _table(self, head: list[nodes.Node]) -> Iterator[nodes.Node]:
        """What stands before the flow, the first field list completed by the use case's options."""
        rows = list(self._option_rows())
        lists = [node for node in head if isinstance(node, nodes.field_list)]
        table = lists[0] if lists else nodes.field_list(classes=["uc-fields"])
        for more in lists[1:]:
            if head.index(more) == head.index(table) + 1:
                table += more.children
                head.remove(more)
        table += rows
        if not lists and rows:
            yield table
        yield from head

    def _option_rows(self) -> Iterator[nodes.field]:
        for part, option in options(UseCase).values():
            value = getattr(self.usecase, part.field)
            if value and (header := option_header(part.field)):
                yield uc.field_row(header, self.say.stated(option.means, value))

    def _anchor_actors(self, field_list: nodes.field_list) -> None:
        """Give each actor the anchor that references to it lead to."""
        for row in field_list.children:
            if self.settings.recognise(self.plain(row.children[0])) not in ACTOR_FIELDS:
                continue
            for holder in row.findall(lambda node: isinstance(node, (nodes.paragraph, nodes.term))):
                assert isinstance(holder, nodes.Element)
                for actor in self._actors_in(holder):
                    self._anchor_actor(actor, holder)

    def _actors_in(self, holder: nodes.Element) -> Iterator[Actor]:
        """The actors of the use case that are named in a paragraph or a term."""
        text = self.plain(holder)
        names = [text] if isinstance(holder, nodes.term) else [one.name for one in listed(text)]
        yield from (self.actors[one] for one in map(key, map(folded, names)) if one in self.actors)

    def _anchor_actor(self, actor: Actor, holder: nodes.Element) -> None:
        anchor = actor_anchor(self.prefix, actor.name)
        if anchor not in self.ids:
            target = nodes.target("", "", ids=[anchor])
            self.ids[anchor] = target
            holder.insert(0, target)

    def _statement(self, draft: StatementDraft, record: Statement) -> None:
        """Give a statement its anchors and its label, and say what its options state."""
        item = self.items[draft]
        names = [draft.label]
        if draft.name and self.statements.names.get(draft.name) is draft:
            names.append(draft.name)
        anchors = [labels.anchor(labels.address(self.prefix, one)) for one in names]
        given = [one for one in anchors if self.anchors.give(one, item.holder)]
        item.holder["ids"] = list(dict.fromkeys([*given, *item.holder["ids"]]))
        is_own = draft.own_label == draft.label
        item.begin(uc.statement_label(f"{draft.label} "), draft.own_label if is_own else None)
        said = self.say.of_statement(draft, record, self.measuring.get(record.label, ()))
        if said:
            item.block.append(nodes.paragraph("", "", *said, classes=["uc-meta"]))

    # -- flows ----------------------------------------------------------------------------------

    def _frame(self, frame: nodes.Element) -> None:
        """What an author has put around steps and alternatives keeps them, in their order."""
        children, frame.children = frame.children, []
        for part in self._flow_body(children, framed=True):
            frame += part

    def _flow_body(
        self, children: Iterable[nodes.Node], *, framed: bool = False
    ) -> Iterator[nodes.Node]:
        """Steps and content in their order, steps that stand together as one list.

        Alternatives have their place behind the flow, unless they are ``framed``.
        """
        steps: uc.step_list | None = None
        for child in children:
            if isinstance(child, uc.step):
                if steps is None:
                    steps = uc.step_list()
                    steps["main"] = self._is_main(child)
                    yield steps
                self._step(child)
                steps += child
            elif steps is not None and isinstance(child, nodes.Invisible):
                steps += child
            elif not isinstance(child, uc.altflow):
                steps = None
                yield child
            elif framed:
                steps = None
                draft = self.draft_of[child]
                assert isinstance(draft, FlowDraft)
                yield self._altflow(draft)

    def _is_main(self, step: uc.step) -> bool:
        """Whether a step is the first of a main flow that others leave."""
        first = self.usecase.steps[:1] if self.usecase.flows else ()
        return any(self.draft_of[step].label == one.label for one in first)

    def _step(self, node: uc.step) -> None:
        draft = self.draft_of[node]
        assert isinstance(draft, StepDraft)
        paragraph, *content = node.children
        assert isinstance(paragraph, nodes.Element)
        self._identify(node, draft)
        paragraph["classes"].append("uc-text")
        paragraph.insert(0, uc.step_label(f"{draft.label} "))
        remarks = self._remarks(draft)
        _remark(paragraph, remarks)
        node.children = []
        node += paragraph
        said = self.say.of_step(draft, self.steps[draft])
        if said:
            node += nodes.paragraph("", "", *said, classes=["uc-meta"])
        for part in self._flow_body(content):
            node += part
        for part in self._branches(draft):
            node += part

    def _remarks(self, draft: StepDraft) -> list[str]:
        """What stands in brackets behind a step's text."""
        step = self.steps[draft]
        remarks = [self.plain.shown(step.actor)] if step.actor else []
        flags = (part.field for part, _option in options(Step).values() if part.type is bool)
        remarks += [option_remark(flag) for flag in flags if getattr(step, flag)]
        if draft in self.numbering.rejected and draft.own_label:
            remarks.append(draft.own_label)
        return remarks

    def _branches(self, draft: Draft) -> Iterator[nodes.Node]:
        """The alternatives that leave here and those that come back, as links."""
        for flow in self.branching.get(draft, ()):
            ends = nodes.Text(f" — {self.say.summary(flow, self.flows[flow])}")
            yield nodes.paragraph("", "", self.say.link(flow), ends, classes=["uc-branches"])
        resuming = self.resuming.get(draft.label, ())
        if resuming:
            links = [self.say.link(flow) for flow in resuming]
            sentence = phrase(_("Resumed here by {}"), joined(links, ", "))
            yield nodes.paragraph("", "", *sentence, classes=["uc-meta", "uc-resumed"])

    def _altflow(self, draft: FlowDraft) -> nodes.Element:
        node = self.node_of[draft]
        flow = self.flows[draft]
        parts = self._parted(list(node.children[1:]), draft)
        title = node.children[0]
        assert isinstance(title, nodes.Element)
        self._identify(node, draft)
        title["classes"].append("uc-altflow-title")
        title.insert(0, uc.step_label(f"{draft.label} "))
        remarks = [] if flow.kind == self.settings.kinds[0] else [kind_word(flow.kind)]
        if draft in self.basic:
            remarks.insert(0, _("Basic flow {}").format(self.basic.index(draft) + 2))
        if draft in self.numbering.rejected and draft.own_label:
            remarks.append(draft.own_label)
        _remark(title, remarks)
        node.children = []
        said = self.say.of_altflow(draft, flow)
        node += [title, nodes.paragraph("", "", *said, classes=["uc-meta"])]
        for part in (*parts.head, *self._flow_body(parts.main), *self._branches(draft)):
            node += part
        for part in (*self._alternatives(draft, parts), *parts.tail):
            node += part
        return node

    # -- pieces ---------------------------------------------------------------------------------

    def _identify(self, node: nodes.Element, draft: Draft) -> None:
        """The anchors of a step or alternative: its address by label and, if named, by name."""
        ids = [self.say.anchor(draft)]
        if draft.name and self.numbering.names.get(draft.name) is draft:
            ids.append(labels.anchor(f"{self.prefix}.{draft.name}"))
        given = [one for one in ids if self.anchors.give(one, node)]
        node["ids"] = list(dict.fromkeys([*given, *node["ids"]]))


def _remark(target: nodes.Element, remarks: list[str]) -> None:
    """Put remarks in brackets behind a text."""
    if remarks:
        target += [nodes.Text(" "), uc.remark(f"({', '.join(remarks)})")]
