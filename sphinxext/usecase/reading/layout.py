"""Arranges the nodes of a use case as a reader gets them: title, fields, diagram, flow, alternatives.

Everything that links within a use case is made here, as plain references to ids on the same page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.options import options
from sphinxext.usecase.core.model.usecase import Resume, Step, UseCase
from sphinxext.usecase.core.reading.drafts import (
    Draft,
    FlowDraft,
    StatementDraft,
    StepDraft,
    UseCaseDraft,
)
from sphinxext.usecase.core.reading.resolve import Resolver
from sphinxext.usecase.reading.anchors import Anchors
from sphinxext.usecase.reading.fields import Fields
from sphinxext.usecase.reading.order import Order, Parts
from sphinxext.usecase.reading.plaintext import Plain
from sphinxext.usecase.reading.sentences import Sentences
from sphinxext.usecase.reading.settings import Settings
from sphinxext.usecase.reading.statements import Item
from sphinxext.usecase.reading.targets import hand_over
from sphinxext.usecase.reading.titles import complete_title
from sphinxext.usecase.words import _, joined, kind_word, option_remark, phrase


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
        self.items = items
        self.prefix = prefix
        self.draft = draft
        self.steps = resolver.steps
        self.names_of_statements = resolver.statements.names
        self.numbering = numbering = resolver.numbering
        self.node_of = node_of
        self.draft_of = {node: draft for draft, node in node_of.items()}
        self.settings = settings
        self.number = number
        self.flows = dict(zip(numbering.flows, usecase.flows, strict=True))
        self.branching: dict[Draft, list[FlowDraft]] = {}
        self.resuming: dict[str, list[Draft]] = {}
        self.heading: uc.flow_heading | None = None
        self.basic = [
            one for one in numbering.flows if one.name and one.branch and one.branch.kind == "start"
        ]
        self.order = Order(numbering, node_of, frames)
        self._note_links()

    def _note_links(self) -> None:
        """Note, for each part, what branches from it or comes back to it."""
        for step, record in self.steps.items():
            if record.resume is not None:
                self.resuming.setdefault(record.resume, []).append(step)
        for flow in self.numbering.flows:
            for target in dict.fromkeys(flow.branch.targets if flow.branch else ()):
                self.branching.setdefault(target, []).append(flow)
            ending = self.flows[flow].ending
            if isinstance(ending, Resume) and ending.target is not None:
                self.resuming.setdefault(ending.target, []).append(flow)

    # -- the use case ---------------------------------------------------------------------------

    def arrange(self, description: addnodes.desc) -> None:
        """Complete the description: ids, title line, fields, diagram, flows, index entries."""
        content = description[1]
        assert isinstance(content, nodes.Element)
        self.say = Sentences(
            self.draft, self.prefix, self.numbering, self.node_of, self.settings.items, self.plain.shown
        )
        for draft in self.numbering.drafts:
            self.anchors.give(self.say.anchor(draft), self.node_of[draft])
        self.fields = Fields(
            self.usecase,
            self.say,
            self.settings,
            anchors=self.anchors,
            plain=self.plain,
            prefix=self.prefix,
        )
        self.fields.label_statements(self.draft.statements, self.names_of_statements, self.items)
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
                self.fields.anchor_actors(child)
        self.heading = next((one for one in children if isinstance(one, uc.flow_heading)), None)
        parts = self.order.parted([one for one in children if one is not self.heading], None)
        yield from self.fields.completed(parts.head)
        if self.usecase.is_drawn:
            yield self._place_of_diagram()
        yield from self._main_flow(parts.main)
        if self.order.has_alternatives(None):
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

    def _alternatives(self, holder: FlowDraft | None, parts: Parts) -> Iterator[nodes.Node]:
        """The alternatives in a flow, and the text between them."""
        for together, following in self.order.alternatives(holder, parts):
            yield from map(self._altflow, together)
            yield from following

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
        parts = self.order.parted(list(node.children[1:]), draft)
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
