"""The directives: they parse, and nothing else. What they find out is left on their nodes.

A node holds ``written``, the options as the author wrote them; ``collect`` turns it into records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.util.typing import OptionSpec

from sphinxext.usecase import compat, messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.config import snapshot
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import RECORDS, declared
from sphinxext.usecase.core.reading.fields import MAIN_FLOW, SYNONYMS, Headers
from sphinxext.usecase.core.reading.statements import StatementFields
from sphinxext.usecase.nodes import CONTEXT
from sphinxext.usecase.project.conditions import condition_of, holds
from sphinxext.usecase.reading import bodies, headings
from sphinxext.usecase.reading.fences import said_of, unclosed_in
from sphinxext.usecase.reading.headings import flatten
from sphinxext.usecase.reading.itemoptions import ItemOptions
from sphinxext.usecase.reading.nesting import DEEPEST, unnest, warn_of_depth
from sphinxext.usecase.reading.options import OptionDirective, OptionTable
from sphinxext.usecase.reading.plainlists import PlainLists
from sphinxext.usecase.reading.statements import take_options
from sphinxext.usecase.reading.written import OF_OPTIONS, note
from sphinxext.usecase.sources.asneeds import LAYOUT_OPTIONS, is_mirroring

OPTIONS = {directive: frozenset(declared(directive)) for directive in RECORDS}
UNCLOSED = "uc:unclosed"
"""Key of the reference context that says whether a fence in the use case being read is reported."""
_DEPTH = "uc:depth"
"""Key of how many of our directives are being read, one in the other."""
_TOO_DEEP = "uc:too-deep"
"""Key that says whether what lies too deep in the use case being read is reported."""
_PLAIN = re.compile(r"(?:(?!PEP|pep|RFC)[^\W_]+(?:-(?=[^\W_])|[,;.]?(?: (?=[^\W_])|$)))+")
"""Words that are markup in neither syntax, whatever is switched on: most steps need no parser."""
_FIELDS = frozenset(name.replace(" ", "-") for name in SYNONYMS)
"""Fields that are one line may be options."""


class _FlowDirective(OptionDirective):
    """What ``usecase``, ``altflow`` and ``step`` have in common."""

    own_options: ClassVar[frozenset[str]]

    @property
    def own(self) -> frozenset[str]:
        """The names of all its options, but for the fields that can be written as options."""
        return self.own_options

    def run(self) -> list[nodes.Node]:
        """Read the options, and make what the directive stands for."""
        self.read_options()
        return self.process()

    def process(self) -> list[nodes.Node]:
        """What the directive makes; one that lies too deep stays as it is written."""
        context = self.env.ref_context
        depth = context.get(_DEPTH, 0)
        if depth > DEEPEST:
            return [self._as_written(self._whole_text())]
        context[_DEPTH] = depth + 1
        try:
            return self.make()
        finally:
            context[_DEPTH] = depth

    def make(self) -> list[nodes.Node]:
        """The nodes of the directive."""
        raise NotImplementedError

    def _whole_text(self) -> str:
        """The directive as it is written; older versions of MyST tell only what it holds."""
        first = " ".join(self.arguments)
        if first in self.block_text:
            return self.block_text
        return f"{{{self.name}}} {first}\n{self.block_text}"

    def _as_written(self, text: str) -> nodes.literal_block:
        block = nodes.literal_block(text, text, language="none")
        self.set_source_info(block)
        self.report_depth(block)
        return block

    def report_depth(self, place: nodes.Element) -> None:
        """Say, once in a use case, that something lies too deep."""
        if not self.env.ref_context.get(_TOO_DEEP):
            self.env.ref_context[_TOO_DEEP] = True
            warn_of_depth(place)

    def fill(self, node: nodes.Element) -> None:
        """Note options, source and classes on ``node``."""
        self.set_source_info(node)
        self.refused = note(node, dict(self.options))
        self._report_lines()

    def _report_lines(self) -> None:
        """Report options that are given twice, and content that begins too early."""
        for name, value, below in self.again:
            said = (
                f':{name}: is given twice: "{self.options[name.lower()]}" counts, and "{value}" is '
                "shown as a field. Keep one of them; a list is parted by commas"
            )
            messages.warn("duplicate-option", said, self.place(below))
        if self.joined:
            advice = "Leave an empty line before it"
            if self.joined.startswith(":"):
                advice = "Write an option as :name: value, with a blank behind the second colon alone"
            said = f'"{self.joined}" follows without an empty line; it is kept as content. {advice}'
            messages.warn("lost-prose", said, self.place(self.content_offset - self.lineno + 1))

    def parse_argument(self, target: nodes.TextElement) -> list[nodes.system_message]:
        """Parse the argument as inline markup into ``target``; return docutils' complaints."""
        target.rawsource = self.title
        target.source, target.line = self.get_source_info()
        if _PLAIN.fullmatch(self.title):
            target += nodes.Text(self.title)
        elif self.title:
            children, complaints = self.parse_inline(self.title, lineno=self.lineno)
            target += children
            return complaints
        return []

    def parse_body(self) -> list[nodes.Node]:
        """Fields written as options, then the parsed content."""
        body: list[nodes.Node] = self._option_fields()
        if self.content:
            self._warn_lost_prose()
            self._check_fences()
            # What MyST makes of a heading anyway, docutils would take for a mistake.
            parse = self.parse_content_to_nodes if self.is_myst else self._parse_content
            body += flatten(parse(allow_section_headings=not self.is_myst))
        return body

    def _parse_content(self, *, allow_section_headings: bool) -> list[nodes.Node]:
        """The parsed content, as ``parse_content_to_nodes`` gives it."""
        return bodies.parse(
            self.state, self.content, self.content_offset, headings=allow_section_headings
        )

    def _check_fences(self) -> None:
        """In MyST a fence inside this one may have closed it, or this one may not have been closed."""
        context = self.env.ref_context
        opened = (
            unclosed_in([*self.content]) if self.is_myst and context.get(UNCLOSED) is False else None
        )
        if opened:
            context[UNCLOSED] = True
            line = self.lineno + self.content_offset + 1 + opened.at
            messages.warn("unclosed-fence", said_of(self.name, opened, line), self.place(0))

    def read_lists(
        self,
        body: nodes.Element,
        flow: dict[str, str] | None = None,
        is_main_flow: Callable[[str], bool] | None = None,
    ) -> None:
        """Make steps of numbered lists; ``flow`` takes the options of an alternative that end one."""
        body.document = self.state.document
        if any(isinstance(one, nodes.rubric) for one in body.children):
            headings.read(body, self._recognise, is_usecase=is_main_flow is not None)
        options = ItemOptions(OPTIONS["step"], OPTIONS["altflow"], flow, self._text_at)
        bullets = bool(self.config["usecase_bullets"])
        PlainLists(options, self._text_at, is_main_flow, bullets=bullets, holds=self._holds).read(body)

    def _holds(self, condition: nodes.Element) -> bool:
        """Whether this build keeps what stands under a condition."""
        return bool(holds(compat.application(self.env), condition_of(condition)))

    def read_statements(self, body: nodes.Element) -> None:
        """Take the options off the statements in fields."""
        options = ItemOptions(OPTIONS["statement"], frozenset(), None, self._text_at, of="statement")
        take_options(body, self._holds_statements, options)

    def _holds_statements(self, header: str) -> bool:
        prefixes = snapshot(self.config).statements
        return StatementFields(prefixes, self._recognise)(header) is not None

    def _text_at(self, line: int) -> str:
        """The text of a line of the body, in MyST, whose parser keeps too little of lists."""
        place = line - self.lineno - self.content_offset - 1
        return self.content[place] if self.is_myst and 0 <= place < len(self.content) else ""

    @cached_property
    def _recognise(self) -> Headers:
        return Headers(snapshot(self.config).field_synonyms)

    def unshown_options(self) -> frozenset[str]:
        """The options that are no fields."""
        return self.own_options

    def _option_fields(self) -> list[nodes.Node]:
        """A field list of the options that are not the directive's own: fields or mistakes."""
        rows = [
            self._option_field(name, value)
            for name, value in self.given.items()
            if name.lower() not in self.unshown_options()
        ]
        for row in rows:
            row["option"] = row[0].astext()
        more = [*self.refused, *((one.name, one.value) for one in self.again)]
        rows += [self._option_field(name, value) for name, value in more]
        return [nodes.field_list("", *rows, classes=[OF_OPTIONS])] if rows else []

    def _option_field(self, name: str, value: str) -> nodes.field:
        children, complaints = self.parse_inline(value, lineno=self.lineno)
        paragraph = nodes.paragraph(value, "", *children)
        self.set_source_info(paragraph)
        body = nodes.field_body("", paragraph, *complaints)
        header = nodes.field_name("", name)
        self.set_source_info(header)
        return nodes.field("", header, body)

    def _warn_lost_prose(self) -> None:
        """In MyST an option is one line: an indented line after the options has lost its option."""
        first = self.content[0] if self.content else ""
        options = [*self.given, *(one.name for one in self.again)]
        if not (options and first[:1] in " \t" and self.is_myst):
            return
        if self.content_offset > len(options):
            return
        option = options[-1]
        messages.warn(
            "lost-prose",
            f'"{first.strip()}" goes on after option :{option}:, but a MyST option is one line; it is '
            f"kept as content. Write the whole text in one line or as a field after a blank line",
            (self.env.docname, self.lineno + self.content_offset + 1),
        )


class UseCaseDirective(_FlowDirective):
    """``usecase``: a title, options, fields and the flow."""

    own_options = OPTIONS["usecase"]
    option_spec: ClassVar[OptionSpec] = OptionTable(sorted(own_options | _FIELDS))

    def unshown_options(self) -> frozenset[str]:
        """Its own, and those that tell how sphinx-needs would render it."""
        return self.own_options | LAYOUT_OPTIONS if is_mirroring(self.config) else self.own_options

    def make(self) -> list[nodes.Node]:
        """An object description that ``collect`` completes."""
        description = uc.usecase_description(domain="uc", objtype="usecase", desctype="usecase")
        description["classes"] += ["uc", "usecase"]
        description.document = self.state.document
        self.fill(description)
        signature = addnodes.desc_signature("", "")
        title = uc.usecase_title("", "", translatable=True)
        complaints = self.parse_argument(title)
        heading = None if self.title else self._heading()
        signature["headed"] = heading is not None
        signature.source, signature.line = title.source, title.line
        signature += title
        content = addnodes.desc_content()
        description += signature
        description += content
        self.add_name(description)
        context = self.env.ref_context
        outer = context.get(CONTEXT)
        context[CONTEXT] = description["usecase"] = self._id(description, heading or title)
        context.setdefault(UNCLOSED, False)
        context.setdefault(_TOO_DEEP, False)
        try:
            content += self._parsed() if outer is None else self.parse_body()
            self.read_lists(content, is_main_flow=self._is_main_flow)
            self.read_statements(content)
            if deep := unnest(content):
                self.report_depth(deep)
        finally:
            description["unclosed"] = context[UNCLOSED]
            if outer is None:
                del context[CONTEXT], context[UNCLOSED], context[_TOO_DEEP]
            else:
                context[CONTEXT] = outer
        return [description, *complaints]

    def _parsed(self) -> list[nodes.Node]:
        """The content; as it is written where it is nested deeper than a parser goes."""
        try:
            return self.parse_body()
        except RecursionError:
            return [self._as_written("\n".join(self.content))]

    def _is_main_flow(self, header: str) -> bool:
        return self._recognise(header) == MAIN_FLOW

    def _heading(self) -> nodes.Element | None:
        """The title of the section in which the use case stands."""
        above = compat.parent_of(self.state, is_myst=self.is_myst)
        first = above[0] if isinstance(above, nodes.section) and above.children else None
        return first if isinstance(first, nodes.title) else None

    def _id(self, description: nodes.Element, title: nodes.Element) -> str:
        """The id as in addresses, or a slug of the title if it is missing or cannot be an id."""
        written = " ".join(str(description["written"].get("id", "")).split())
        if labels.is_legal_id(written):
            return labels.slot(written)
        slug = labels.slug(title.astext())
        if written:
            messages.warn(
                "invalid-id",
                f'"{written}" cannot be an id: it takes {labels.ID_TAKES}; the use case is addressed as '
                f"{slug}",
                description,
            )
            self.refused.append(("id", written))
        return slug


class _PartDirective(_FlowDirective):
    """A step or an alternative: the text of its argument stands in its first paragraph."""

    node_class: ClassVar[type[nodes.Element]]
    text_class: ClassVar[type[nodes.paragraph]] = nodes.paragraph

    def make(self) -> list[nodes.Node]:
        """A node with a paragraph of the argument, if there is one, and the parsed content."""
        node = self.node_class()
        self.fill(node)
        node["titled"] = bool(self.title)
        complaints: list[nodes.system_message] = []
        if self.title:
            paragraph = self.text_class()
            complaints = self.parse_argument(paragraph)
            node += paragraph
        node += self.parse_body()
        self.finish(node)
        return [node, *complaints]

    def finish(self, node: nodes.Element) -> None:
        """Read what the parsers made of the body."""


class StepDirective(_PartDirective):
    """``step``: one step of a flow."""

    node_class = uc.step
    own_options = OPTIONS["step"]
    option_spec: ClassVar[OptionSpec] = OptionTable(sorted(own_options))


class AltflowDirective(_PartDirective):
    """``altflow``: one alternative flow."""

    node_class = uc.altflow
    text_class = uc.altflow_title
    own_options = OPTIONS["altflow"]
    option_spec: ClassVar[OptionSpec] = OptionTable(sorted(own_options | _FIELDS))

    def finish(self, node: nodes.Element) -> None:
        """Make steps of numbered lists, and read what fields state."""
        self.read_lists(node, node["written"])
        self.read_statements(node)


DIRECTIVES: dict[str, type[Directive]] = {
    "usecase": UseCaseDirective,
    "step": StepDirective,
    "altflow": AltflowDirective,
}

_LISTS = (nodes.bullet_list, nodes.enumerated_list)


def shared(ours: type[Directive], theirs: type[Directive] | None) -> type[Directive]:
    """``ours``; but a step or altflow outside a use case is another extension's, if it has one.

    One with an option that only ours takes is one of ours that has lost its use case.
    """
    if theirs is None or not issubclass(ours, _PartDirective):
        return ours

    other = theirs

    class Shared(ours):  # type: ignore[misc, valid-type]
        """Ours inside a use case, theirs elsewhere."""

        def process(self) -> list[nodes.Node]:
            only_ours = (self.options.keys() & self.own) - (other.option_spec or {}).keys()
            if CONTEXT in self.env.ref_context or only_ours:
                return super().process()  # type: ignore[no-any-return]
            return [_in_list(node, self) for node in _as(other, self).run()]

    return Shared


def _in_list(node: nodes.Node, directive: OptionDirective) -> nodes.Node:
    """A node of theirs; an item gets a list if it stands in none, since writers stop at it."""
    is_stray = isinstance(node, nodes.list_item) and not isinstance(directive.state_machine.node, _LISTS)
    return nodes.bullet_list("", node) if is_stray else node


def _as(other: type[Directive], found: OptionDirective) -> Directive:
    """The directive that was found, as another class of directive would have it."""
    return other(
        found.name,
        [found.title] if found.title else [],
        dict(_converted(found, other.option_spec or {})),
        found.content,
        found.lineno,
        found.content_offset,
        found.block_text,
        found.state,
        found.state_machine,
    )


def _converted(found: OptionDirective, convert: OptionSpec) -> Iterator[tuple[str, Any]]:
    """The options of a directive as the table of another one reads them."""
    for name, value in found.options.items():
        try:
            yield name, convert[name](value or None)  # type: ignore[arg-type]  # docutils does so
        except KeyError:
            raise found.error(f'unknown option: "{name}"') from None
        except (TypeError, ValueError) as error:
            raise found.error(f'option "{name}": {error}') from None
