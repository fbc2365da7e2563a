"""Finished doctree -> drafts -> records; labels, ids and links are written back onto the nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import Actor, Field, Flow, Statement, Step, UseCase
from sphinxext.usecase.core.reading.drafts import (
    Draft,
    FlowDraft,
    OtherList,
    StatementDraft,
    StatementField,
    StepDraft,
    UseCaseDraft,
)
from sphinxext.usecase.core.reading.fields import ACTOR_FIELDS, normalise
from sphinxext.usecase.core.reading.numbering import Numbering
from sphinxext.usecase.core.reading.resolve import Resolver
from sphinxext.usecase.core.reading.statements import own_label, without_label
from sphinxext.usecase.nodes import CONTEXT
from sphinxext.usecase.reading.actors import actors_in, merged, name_alike
from sphinxext.usecase.reading.anchors import Anchors
from sphinxext.usecase.reading.directives import OPTIONS
from sphinxext.usecase.reading.layout import Layout
from sphinxext.usecase.reading.lostdirectives import report
from sphinxext.usecase.reading.mistakes import warn_of_late_options, warn_of_lost_fields, warn_of_option
from sphinxext.usecase.reading.pagenodes import PageNodes
from sphinxext.usecase.reading.plaintext import Plain, folded
from sphinxext.usecase.reading.settings import Settings
from sphinxext.usecase.reading.sourcelines import line_of
from sphinxext.usecase.reading.statements import Item, items_of
from sphinxext.usecase.reading.stray import release
from sphinxext.usecase.reading.targets import drop_handed_over, give_to_parts
from sphinxext.usecase.reading.titles import heading_of
from sphinxext.usecase.reading.written import OF_OPTIONS, Written
from sphinxext.usecase.words import field_header, joined


def collect(found: PageNodes, docname: str, settings: Settings, plain: Plain) -> tuple[UseCase, ...]:
    """The use cases of a page, in document order; the page's nodes are completed."""
    for one in found.lost:
        report(one)
    unclosed = {one for one in found.descriptions if one.attributes.pop("unclosed", False)}
    usecases = tuple(_usecases(found, docname, settings, plain))
    release([part for part in found.parts if "written" in part], unclosed)
    drop_handed_over(found.targets)
    return usecases


def _usecases(found: PageNodes, docname: str, settings: Settings, plain: Plain) -> Iterator[UseCase]:
    descriptions = found.descriptions
    if not descriptions:
        return
    document = descriptions[0].document
    assert document is not None
    anchors = Anchors(document, {one["usecase"] for one in descriptions})
    prefixes = [anchors.of_usecase(one["usecase"], one) for one in descriptions]
    frames = frozenset(_frames(found.parts))
    for number, (one, prefix) in enumerate(zip(descriptions, prefixes, strict=True)):
        yield _Collector(one, docname, settings, frames, plain).run(number, anchors, prefix)


def _frames(parts: Iterable[nodes.Element]) -> Iterator[nodes.Element]:
    """What stands around steps and alternatives in a use case, and does not part them from it."""
    for part in parts:
        around: list[nodes.Element] = []
        above: nodes.Element | None = part.parent
        while above is not None and isinstance(above, _FRAMES):
            around.append(above)
            above = above.parent
        if isinstance(above, (addnodes.desc_content, uc.step, uc.altflow)):
            yield from around


_FRAMES = (
    nodes.container,
    nodes.compound,
    nodes.block_quote,
    nodes.Admonition,
    nodes.topic,
    nodes.sidebar,
)
"""What may stand around steps and alternatives."""


@dataclass(slots=True)
class _Body:
    """What stands in the body of a use case, step or alternative, besides steps and alternatives."""

    drafts: list[Draft]
    fields: list[Field]
    actors: list[Actor]
    content: list[nodes.Node]


class _Collector:
    """Reads one use case."""

    def __init__(
        self,
        description: addnodes.desc,
        docname: str,
        settings: Settings,
        frames: frozenset[nodes.Element],
        plain: Plain,
    ) -> None:
        """``frames`` as ``_frames`` finds them on the page."""
        self.description = description
        self.plain = plain
        self.frames = frames
        self.framing: list[nodes.Element] = []
        self.docname = docname
        self.settings = settings
        self.nodes: dict[Any, nodes.Element] = {}
        self.statements: dict[StatementDraft, Item] = {}
        self.signature = cast("addnodes.desc_signature", description[0])
        self.content = cast("addnodes.desc_content", description[1])
        self.usecase_id = str(description.attributes.pop("usecase"))

    def run(self, number: int, anchors: Anchors, prefix: str) -> UseCase:
        """Make the record and complete the nodes; ``number`` counts use cases on the page from 0."""
        draft = self._draft()
        resolver = Resolver(draft)
        usecase = resolver.resolve()
        if prefix != usecase.anchor():
            usecase = usecase._replace(prefix=prefix)
        for about, finding in resolver.findings:
            messages.warn(finding.rule, finding.message, self.nodes[about])
        if resolver.numbering.known is not resolver.numbering.by_label:
            self._read_roles_as_written(resolver.numbering)
        layout = Layout(
            usecase,
            draft,
            resolver,
            self.nodes,
            self.settings,
            number=number,
            anchors=anchors,
            plain=self.plain,
            prefix=prefix,
            frames=self.framing,
            items=self.statements,
        )
        layout.arrange(self.description)
        return usecase

    def _read_roles_as_written(self, numbering: Numbering) -> None:
        """Let roles in the use case lead to the steps that have their numbers in the source."""
        for xref in self.description.findall(addnodes.pending_xref):
            if xref.get(CONTEXT) == self.usecase_id and xref["reftype"] in ("step", "altflow", "any"):
                meant = numbering.known.get(labels.slot(xref["reftarget"]))
                if meant is not None:
                    xref["reftarget"] = meant.label

    def _draft(self) -> UseCaseDraft:
        written = Written.of(self.description)
        heading = heading_of(self.description)
        title = self.plain(heading or self.signature).strip()
        if not title:
            said = "a use case needs a title after usecase::, or a heading directly above it"
            messages.warn("without-title", said, self.description)
        draft = UseCaseDraft(
            id=self.usecase_id,
            title=title,
            docname=self.docname,
            line=line_of(self.description),
            options=written.stated(UseCase) | self._written_id(written),
            endings=written.some("end", "goto"),
            diagram=written.diagram(self.settings.diagrams, self.settings.diagram),
        )
        self.nodes[draft] = self.description
        body = self._read(self.content, None)
        draft.body, draft.fields = body.drafts, body.fields
        draft.statements = list(self.statements)
        draft.actors = merged(body.actors)
        name_alike(draft)
        draft.other_lists = list(map(_other_list, self.content.findall(nodes.enumerated_list)))
        warn_of_lost_fields(self.content, draft.id)
        return draft

    def _written_id(self, written: Written) -> dict[str, str]:
        """The id as written, if addresses have another one."""
        text = written.line("id")
        if text and text != self.usecase_id and labels.slot(text) == self.usecase_id:
            return {"written_id": text}
        return {}

    # -- bodies ---------------------------------------------------------------------------------

    def _read(
        self, parent: nodes.Element, flow: FlowDraft | None, step: StepDraft | None = None
    ) -> _Body:
        """The steps, alternatives and fields that stand directly in ``parent``."""
        body = _Body([], [], [], [])
        for child in parent.children:
            if isinstance(child, nodes.field_list):
                if step is None or step.number is None:
                    self._report_late_options(child, parent)
                self._fields(child, parent, body, flow)
            else:
                self._read_part(child, body.drafts, flow, step)
            if step is not None or not isinstance(child, nodes.field_list):
                body.content.append(child)
        if body.drafts:
            give_to_parts(parent)
        return body

    def _said_below(self, body: _Body) -> str:
        """What a step or an alternative says below its first line, on one line."""
        parts = [self.plain(one) for one in body.content[1:]]
        said = folded(" ".join(parts))
        self.plain.say(said, folded(" ".join(map(self.plain.shown, parts))))
        return said

    def _read_part(
        self, node: nodes.Node, drafts: list[Draft], flow: FlowDraft | None, step: StepDraft | None
    ) -> None:
        """A step, an alternative, or what stands around some."""
        if isinstance(node, uc.step):
            drafts.append(self._step(node, flow))
        elif isinstance(node, uc.altflow):
            drafts.append(self._flow(node, flow, step))
        elif isinstance(node, nodes.Element) and node in self.frames:
            for child in node.children:
                self._read_part(child, drafts, flow, step)
            give_to_parts(node)
            self.framing.append(node)

    def _step(self, node: uc.step, flow: FlowDraft | None) -> StepDraft:
        written = Written.of(node)
        node.attributes.pop("titled", None)
        paragraph = _text_paragraph(node)
        draft = StepDraft(
            text=self.plain(paragraph),
            line=line_of(node),
            number=node.attributes.pop("number", None),
            name=written.name(),
            own_label=written.label(),
            repeat=written.text("repeat"),
            until=written.line("until"),
            while_=written.line("while"),
            for_each=written.line("for-each"),
            resume=written.text("resume"),
            options=written.stated(Step),
        )
        if "actor" in draft.options:
            draft.options["actor"] = written.actor(draft.options["actor"])
        self.nodes[draft] = node
        if draft.repeat is None and draft.for_each is None:
            written.refuse_conditions()
        if len(node.children) > 1:
            body = self._read(node, flow, draft)
            draft.body, draft.content = body.drafts, self._said_below(body)
        return draft

    def _flow(self, node: uc.altflow, flow: FlowDraft | None, step: StepDraft | None) -> FlowDraft:
        written = Written.of(node)
        titled = node.attributes.pop("titled")
        if not titled:
            node.insert(0, uc.altflow_title())
        draft = FlowDraft(
            condition=self.plain(node[0]) if titled else "",
            line=line_of(node),
            name=written.name(),
            own_label=written.label(),
            kind=written.kind(self.settings.kinds),
            origin=written.text("from"),
            endings=written.some("resume", "end", "goto"),
            options=written.stated(Flow),
            step=step,
            within=flow,
        )
        self.nodes[draft] = node
        body = self._read(node, draft)
        draft.body, draft.fields = body.drafts, body.fields
        draft.content = self._said_below(body)
        return draft

    # -- fields ---------------------------------------------------------------------------------

    def _fields(
        self,
        field_list: nodes.field_list,
        parent: nodes.Element,
        body: _Body,
        flow: FlowDraft | None,
    ) -> None:
        field_list["classes"] = ["uc-fields"]
        for row in cast("list[nodes.field]", field_list.children):
            header, content = (cast("nodes.Element", one) for one in row.children)
            title = self.plain(header)
            name = self.settings.recognise(title)
            if "option" in row.attributes:
                option = row.attributes.pop("option")
                if name is not None and not isinstance(parent, uc.step):
                    title = self._headed(header, name)
                elif parent is self.content and option.lower() in self.settings.need_options:
                    self._show_need_option(header, content)
                else:
                    self._report_option(option, parent)
            body.fields.append(Field(name=name, header=title, text=self.plain(content)))
            of = None if isinstance(parent, uc.step) else self.settings.statements(title)
            if of is not None:
                for item in items_of(content):
                    self.statements[self._statement(item, of, flow)] = item
            if name in ACTOR_FIELDS:
                secondary = name == "secondary actors"
                body.actors += (
                    one._replace(secondary=secondary) for one in actors_in(content, self.plain)
                )

    def _statement(self, item: Item, of: StatementField, flow: FlowDraft | None) -> StatementDraft:
        written = Written(item.block, item.take_written())
        text = item.says(self.plain)
        own = own_label(text, of.prefix)
        shown = self.plain.shown(text)
        if own:
            said = without_label(shown, own)
            text = without_label(text, own)
            self.plain.say(text, said)
        draft = StatementDraft(
            of=of,
            within=flow,
            text=text,
            line=line_of(item.text),
            own_label=own,
            name=written.name(),
            covers=written.text("covers"),
            kpi=written.text("kpi"),
            options=written.stated(Statement),
        )
        self.nodes[draft] = item.text
        return draft

    def _headed(self, header: nodes.Element, name: str) -> str:
        """Head an option that is a field as fields are, unless a translation of it does."""
        written = self.plain(header)
        title, shown = _header(written, name), self.plain.shown(written)
        header[:] = [nodes.Text(title if shown == written else _capitalised(shown))]
        self.plain.say(title, header.astext())
        return title

    def _show_need_option(self, header: nodes.Element, content: nodes.Element) -> None:
        """Head an option that the need gets as other options are; link what is named by a link."""
        option = header.astext()
        header[:] = [nodes.Text(option[:1].upper() + option[1:].replace("_", " "))]
        if option.lower() in self.settings.need_options.links:
            links = map(self.settings.items.link, labels.split_list(content.astext()))
            content[:] = [nodes.paragraph("", "", *joined(links, ", "))]

    def _report_option(self, option: str, parent: nodes.Element) -> None:
        where = self.description if parent is self.content else parent
        kind = self._directive(parent)
        warn_of_option(option, kind, OPTIONS[kind], where)

    def _report_late_options(self, field_list: nodes.field_list, parent: nodes.Element) -> None:
        reported = field_list.attributes.pop("reported", False)
        if OF_OPTIONS not in field_list["classes"] and not reported:
            kind = self._directive(parent)
            fields = cast("list[nodes.field]", field_list.children)
            warn_of_late_options(fields, kind, lambda name: self._is_option(name, kind))

    def _is_option(self, name: str, directive: str) -> bool:
        """Whether a directive has an option that is no field too."""
        return name in OPTIONS[directive] and self.settings.recognise(name) is None

    def _directive(self, parent: nodes.Element) -> str:
        """The name of the directive whose body this is."""
        return "usecase" if parent is self.content else type(parent).__name__


def _other_list(numbered: nodes.enumerated_list) -> OtherList:
    first = numbered.get("start", 1)
    line = next((one.line for one in (numbered, *numbered.children) if one.line), None) or 1
    numbers = range(first, first + len(numbered.children))
    return OtherList(numbers, line, bool(numbered.attributes.get("reported")))


def _text_paragraph(node: uc.step) -> nodes.paragraph:
    """The paragraph with a step's text: its argument, or else the first of its body, past labels."""
    first = next((one for one in node.children if not isinstance(one, nodes.Invisible)), None)
    paragraph = first if isinstance(first, nodes.paragraph) else nodes.paragraph()
    if paragraph is first:
        node.remove(first)
    node.insert(0, paragraph)
    return paragraph


def _header(written: str, name: str) -> str:
    """How a field written as an option is headed: a word that is not our name for it stays as it is."""
    if normalise(written) == normalise(name):
        return field_header(name)
    return _capitalised(written)


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
