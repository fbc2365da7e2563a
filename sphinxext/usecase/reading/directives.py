"""The directives: they parse, and nothing else. What they find out is left on their nodes.

A node holds ``written``, the options as the author wrote them; ``collect`` turns it into records.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.nodes import CONTEXT
from sphinxext.usecase.reading.itemoptions import ItemOptions
from sphinxext.usecase.reading.plainlists import PlainLists
from sphinxext.usecase.reading.written import note
from sphinxext.usecase.sources.asneeds import LAYOUT_OPTIONS, is_mirroring

USECASE_OPTIONS = frozenset(
    "id name epic stories tests waived status priority owner tags extends specializes end goto diagram "
    "class".split()
)
STEP_OPTIONS = frozenset(
    "name actor include repeat until while choice optional stories tests label class".split()
)
ALTFLOW_OPTIONS = frozenset("from resume end goto kind label name stories tests waived class".split())
OPTIONS = {"usecase": USECASE_OPTIONS, "step": STEP_OPTIONS, "altflow": ALTFLOW_OPTIONS}


class _AnyOption(dict[str, Callable[[str], Any]]):
    """An option table that takes every name, so that an unknown one never costs the directive."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return _text

    def __contains__(self, name: object) -> bool:
        return True


def _text(argument: str | None) -> str:
    return (argument or "").strip()


class _FlowDirective(SphinxDirective):
    """What ``usecase``, ``altflow`` and ``step`` have in common."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = _AnyOption({"class": _text})
    own_options: ClassVar[frozenset[str]]

    def written_options(self) -> dict[str, str]:
        """The options as written, names in lower case."""
        return {name.lower(): value or "" for name, value in self.options.items()}

    def fill(self, node: nodes.Element) -> None:
        """Note options, source and classes on ``node``."""
        self.set_source_info(node)
        note(node, self.written_options())

    def parse_argument(self, target: nodes.TextElement) -> list[nodes.system_message]:
        """Parse the argument as inline markup into ``target``; return docutils' complaints."""
        text = self.arguments[0] if self.arguments else ""
        target.rawsource = text
        target.source, target.line = self.get_source_info()
        if text:
            children, complaints = self.parse_inline(text, lineno=self.lineno)
            target += children
            return complaints
        return []

    def parse_body(self) -> list[nodes.Node]:
        """Fields written as options, then the parsed content."""
        body: list[nodes.Node] = self._option_fields()
        if self.content:
            self._warn_lost_prose()
            body += self.parse_content_to_nodes(allow_section_headings=False)
        return body

    def read_lists(self, body: nodes.Element, flow: dict[str, str] | None = None) -> None:
        """Make steps of numbered lists; ``flow`` takes the options of an alternative that end one."""
        body.document = self.state.document
        options = ItemOptions(STEP_OPTIONS, ALTFLOW_OPTIONS, flow, self._text_at)
        PlainLists(options, self._text_at).read(body)

    def _text_at(self, line: int) -> str:
        """The text of a line of the body, in MyST, whose parser keeps too little of lists."""
        place = line - self.lineno - self.content_offset - 1
        return self.content[place] if _is_myst(self) and 0 <= place < len(self.content) else ""

    def unshown_options(self) -> frozenset[str]:
        """The options that are no fields."""
        return self.own_options

    def _option_fields(self) -> list[nodes.Node]:
        """A field list of the options that are not the directive's own: fields or mistakes."""
        rows = [
            self._option_field(name, value or "")
            for name, value in self.options.items()
            if name.lower() not in self.unshown_options()
        ]
        return [nodes.field_list("", *rows, classes=["uc-options"])] if rows else []

    def _option_field(self, name: str, value: str) -> nodes.field:
        children, complaints = self.parse_inline(value, lineno=self.lineno)
        paragraph = nodes.paragraph(value, "", *children)
        self.set_source_info(paragraph)
        body = nodes.field_body("", paragraph, *complaints)
        row = nodes.field("", nodes.field_name("", name), body)
        row["option"] = name
        return row

    def _warn_lost_prose(self) -> None:
        """In MyST an option is one line: an indented line after the options has lost its option."""
        first = self.content[0] if self.content else ""
        if not (self.options and first[:1] in " \t" and _is_myst(self)):
            return
        if self.content_offset > len(self.options):
            return
        option = list(self.options)[-1]
        messages.warn(
            "lost-prose",
            f'"{first.strip()}" goes on after option :{option}:, but a MyST option is one line; it is '
            f"kept as content. Write the whole text in one line or as a field after a blank line",
            (self.env.docname, self.lineno + self.content_offset + 1),
        )


def _is_myst(directive: Directive) -> bool:
    return type(directive.state).__module__.startswith("myst_parser.")


class UseCaseDirective(_FlowDirective):
    """``usecase``: a title, options, fields and the flow."""

    own_options = USECASE_OPTIONS

    def unshown_options(self) -> frozenset[str]:
        """Its own, and those that tell how sphinx-needs would render it."""
        return USECASE_OPTIONS | LAYOUT_OPTIONS if is_mirroring(self.config) else USECASE_OPTIONS

    def run(self) -> list[nodes.Node]:
        """An object description that ``collect`` completes."""
        description = addnodes.desc(domain="uc", objtype="usecase", desctype="usecase")
        description["classes"] += ["uc", "usecase"]
        description.document = self.state.document
        self.fill(description)
        signature = addnodes.desc_signature("", "")
        title = addnodes.desc_name("", "", translatable=True)
        complaints = self.parse_argument(title)
        signature.source, signature.line = title.source, title.line
        signature += title
        content = addnodes.desc_content()
        description += signature
        description += content
        self.add_name(description)
        outer = self.env.ref_context.get(CONTEXT)
        self.env.ref_context[CONTEXT] = description["usecase"] = self._id(description, title)
        try:
            content += self.parse_body()
            self.read_lists(content)
        finally:
            if outer is None:
                del self.env.ref_context[CONTEXT]
            else:
                self.env.ref_context[CONTEXT] = outer
        return [description, *complaints]

    @staticmethod
    def _id(description: nodes.Element, title: nodes.Element) -> str:
        """The id as written, or a slug of the title if it is missing or cannot be an id."""
        written = str(description["written"].get("id", ""))
        if labels.is_legal_id(written):
            return written
        slug = labels.slug(title.astext())
        if written:
            messages.warn(
                "invalid-id",
                f'"{written}" cannot be an id: it takes a letter, then letters, digits, "-" and "_"; '
                f"the use case is addressed as {slug}",
                description,
            )
        return slug


class _PartDirective(_FlowDirective):
    """A step or an alternative: the text of its argument stands in its first paragraph."""

    node_class: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        """A node with a paragraph of the argument, if there is one, and the parsed content."""
        node = self.node_class()
        self.fill(node)
        node["titled"] = bool(self.arguments)
        complaints: list[nodes.system_message] = []
        if self.arguments:
            paragraph = nodes.paragraph()
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
    own_options = STEP_OPTIONS


class AltflowDirective(_PartDirective):
    """``altflow``: one alternative flow."""

    node_class = uc.altflow
    own_options = ALTFLOW_OPTIONS

    def finish(self, node: nodes.Element) -> None:
        """Make steps of numbered lists."""
        self.read_lists(node, node["written"])


DIRECTIVES: dict[str, type[Directive]] = {
    "usecase": UseCaseDirective,
    "step": StepDirective,
    "altflow": AltflowDirective,
}


def shared(ours: type[Directive], theirs: type[Directive] | None) -> type[Directive]:
    """``ours``; but a step or altflow outside a use case is another extension's, if it has one."""
    if theirs is None or not issubclass(ours, _PartDirective):
        return ours

    other = theirs

    class Shared(ours):  # type: ignore[misc, valid-type]
        """Ours inside a use case, theirs elsewhere."""

        def run(self) -> list[nodes.Node]:
            if CONTEXT in self.env.ref_context:
                return super().run()  # type: ignore[no-any-return]
            return list(_as(other, self).run())

    return Shared


def _as(other: type[Directive], found: Directive) -> Directive:
    """The directive that was found, as another class of directive would have it."""
    convert = other.option_spec or {}
    return other(
        found.name,
        found.arguments,
        {name: convert[name](text) for name, text in found.options.items()},
        found.content,
        found.lineno,
        found.content_offset,
        found.block_text,
        found.state,
        found.state_machine,
    )
