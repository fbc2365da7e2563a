"""What HTML builders add: steps as lists, diagrams, a style sheet, scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.words import _, flow_words, script_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

STATIC = Path(__file__).parents[1] / "static"
STYLE = "usecase.css"
_USUAL, _WIDEST = 3, 9
"""How many characters of a label the style sheet leaves room for, and the most; then labels wrap."""
_LARGE = 300
"""The style sheet shows a table of more rows when the script has put it into parts."""
_LONG = 60
"""A table of more rows is higher than any frame."""
SCRIPTS = {
    'class="uc-diagram': "usecase.js",
    'class="uc-view': "usecase-tables.js",
    'class="uc-branches"': "usecase-flows.js",
}
"""What stands in pages -> the script that they need for it."""


def _hang(parts: Iterable[nodes.Node]) -> str:
    """The class of parts whose texts hang behind labels of more than three characters."""
    longest = max((len(label) for part in parts for label in _labels(part)), default=0)
    return f" uc-hang-{min(longest, _WIDEST)}" if longest > _USUAL else ""


def _labels(part: nodes.Node) -> Iterator[str]:
    """The label of a step or an alternative."""
    if isinstance(part, (uc.step, uc.altflow)) and part.children and part.children[0].children:
        first = part.children[0].children[0]
        if isinstance(first, uc.step_label):
            yield first.rstrip()


def visit_usecase_description(self: HTML5Translator, node: uc.usecase_description) -> None:
    """A landmark around it, called by title and id."""
    parts = (one.astext() for one in cast("nodes.Element", node[0]).children if not _is_status(one))
    name = " ".join("".join(parts).split())
    self.body.append(f'<div role="region" aria-label="{escape(name)}">\n')
    self.visit_desc(node)


def _is_status(part: nodes.Node) -> bool:
    return isinstance(part, nodes.inline) and "uc-status" in part["classes"]


def depart_usecase_description(self: HTML5Translator, node: uc.usecase_description) -> None:
    """End of both."""
    self.depart_desc(node)
    self.body.append("</div>\n")


def _heading(self: HTML5Translator, depth: int) -> dict[str, Any]:
    """What makes something a heading so many levels below that of its section.

    It has not the looks of one, which are the theme's, nor a place in its table of contents.
    """
    return {"role": "heading", "aria-level": compat.heading_level(self) + depth}


def visit_usecase_title(self: HTML5Translator, node: uc.usecase_title) -> None:
    """A heading, in words that may part: they are no code."""
    self.body.append(self.starttag(node, "span", "", **_heading(self, 0)))
    compat.begin_breakable(self)


def depart_usecase_title(self: HTML5Translator, node: uc.usecase_title) -> None:
    """End of it; what stands behind is protected again."""
    compat.end_breakable(self)
    self.body.append("</span>")


def visit_flow_heading(self: HTML5Translator, node: uc.flow_heading) -> None:
    """A heading beneath that of the use case."""
    self.body.append(self.starttag(node, "p", "", CLASS="rubric", **_heading(self, 1)))


def depart_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    """End of it."""
    self.body.append("</p>\n")


def visit_altflow_title(self: HTML5Translator, node: uc.altflow_title) -> None:
    """A heading beneath that of the alternatives, or that of the alternative around it."""
    depth, above = 1, node.parent
    while not isinstance(above, (addnodes.desc, nodes.document)):
        depth += isinstance(above, uc.altflow)
        above = above.parent
    self.body.append(self.starttag(node, "p", "", **_heading(self, depth)))


def visit_step_list(self: HTML5Translator, node: uc.step_list) -> None:
    """An ordered list; the role keeps it one for screen readers though it shows no markers.

    That of a main flow knows the words of the script.
    """
    said = {"data-words": json.dumps(flow_words(), ensure_ascii=False)} if node.get("main") else {}
    classes = f"uc-steps{_hang(node.children)}"
    self.body.append(self.starttag(node, "ol", CLASS=classes, role="list", **said))  # type: ignore[arg-type]


def depart_step_list(self: HTML5Translator, node: uc.step_list) -> None:
    """End of the list."""
    self.body.append("</ol>\n")


def visit_step(self: HTML5Translator, node: uc.step) -> None:
    """An item of the list; outside a use case it is a plain block."""
    inside = isinstance(node.parent, uc.step_list)
    self.body.append(self.starttag(node, "li" if inside else "div", CLASS="uc-step"))


def depart_step(self: HTML5Translator, node: uc.step) -> None:
    """End of the item."""
    inside = isinstance(node.parent, uc.step_list)
    self.body.append("</li>\n" if inside else "</div>\n")


def visit_altflow(self: HTML5Translator, node: uc.altflow) -> None:
    """A block of its own."""
    self.body.append(self.starttag(node, "div", CLASS=f"uc-altflow{_hang([node])}"))


def depart_altflow(self: HTML5Translator, node: uc.altflow) -> None:
    """End of the block."""
    self.body.append("</div>\n")


def visit_mark(self: HTML5Translator, node: uc.mark) -> None:
    """The words, for the style sheet to set apart."""
    self.body.append(f'<span class="{node.look}">{self.encode(node.astext())}</span>')


def visit_step_label(self: HTML5Translator, node: uc.step_label) -> None:
    """A label that links to its own step or alternative, for readers to copy."""
    part = node.holder
    label = self.encode(node.astext().rstrip())
    if not part["ids"] or self.builder.name == "epub":
        visit_mark(self, node)
        return
    said = escape(_("Link to {}").format(node.astext().rstrip()))
    anchor = escape(part["ids"][0])
    self.body.append(f'<a class="{node.look}" href="#{anchor}" aria-label="{said}">{label}</a> ')


def visit_picture(self: HTML5Translator, node: uc.picture) -> None:
    """The drawn diagram."""
    # Loaded only by builds that write a diagram.
    from sphinxext.usecase.diagrams.embedding import embedded

    self.body.append(embedded(node, self.builder))
    raise nodes.SkipNode


def visit_sample(self: HTML5Translator, node: uc.sample) -> None:
    """The shape or line itself."""
    # Loaded only by builds that write a legend.
    from sphinxext.usecase.diagrams.samples import drawn

    self.body.append(drawn(node["kind"], node.astext()))
    raise nodes.SkipNode


def visit_table_frame(self: HTML5Translator, node: uc.table_frame) -> None:
    """A frame that scrolls, within one that knows the words of the script."""
    words = escape(json.dumps(script_words(), ensure_ascii=False))
    searchable = f' data-words="{words}"' if node["searchable"] else ""
    named = f'role="group" aria-label="{escape(node["name"])}"'
    rows = sum(1 for _row in node.findall(nodes.row))
    long = " uc-long" if rows > _LONG else ""
    if searchable and rows > _LARGE:
        searchable += " data-large"
    if searchable and node["columns"]:
        searchable += f' data-columns="{escape(" ".join(node["columns"]))}"'
    self.body.append(
        f'<div class="uc-view{long}"{searchable}><div class="uc-scroll" tabindex="0" {named}>\n'
    )


def depart_table_frame(self: HTML5Translator, node: uc.table_frame) -> None:
    """End of both."""
    self.body.append("</div></div>\n")


def pass_by(_self: HTML5Translator, _node: nodes.Node) -> None:
    """Nothing but what is in it."""


def visit_share(self: HTML5Translator, node: uc.share) -> None:
    """The words; a bar follows them, which says no more than they do."""
    self.body.append(self.starttag(node, "span", "", CLASS="uc-share"))


def depart_share(self: HTML5Translator, node: uc.share) -> None:
    """A bar, drawn so that paper and pages without inline styles show it; a book has words alone."""
    if self.builder.name != "epub":
        self.body.append(
            '<svg class="uc-bar" aria-hidden="true" viewBox="0 0 1000 1" preserveAspectRatio="none">'
            f'<rect width="{node["tenths"]}" height="1"/></svg>'
        )
    self.body.append("</span>")


def visit_long_name(self: HTML5Translator, node: uc.long_name) -> None:
    """The name with places to break it at, which are no characters: it is found and copied whole.

    A book, at which nobody points, has the whole of a name that is shown in short.
    """
    whole = node.astext()
    is_short = "".join(node["pieces"]) != whole
    if is_short and self.builder.name == "epub":
        self.body.append(escape(whole))
    else:
        said = "<wbr />".join(map(escape, node["pieces"]))
        shown: dict[str, Any] = {"title": whole} if is_short else {}
        if shown or node["classes"]:
            said = f"{self.starttag(node, 'span', '', **shown)}{said}</span>"
        self.body.append(said)
    raise nodes.SkipNode


def visit_disclosure(self: HTML5Translator, node: uc.disclosure) -> None:
    """What is shown when a reader asks for it; a book shows it at once, for not all can ask."""
    is_open = " open" if self.builder.name == "epub" else ""
    self.body.append(
        f'<details class="uc-words"{is_open}><summary>{escape(node["summary"])}</summary>\n'
    )


def depart_disclosure(self: HTML5Translator, node: uc.disclosure) -> None:
    """End of it."""
    self.body.append("</details>\n")


def visit_gone_words(self: HTML5Translator, node: uc.gone_words) -> None:
    """Words that are not there any more."""
    self.body.append(f'<del data-said="{escape(_("gone"))}">{self.encode(node.astext())}</del>')
    raise nodes.SkipNode


def visit_new_words(self: HTML5Translator, node: uc.new_words) -> None:
    """Words that were not there before."""
    self.body.append(f'<ins data-said="{escape(_("new"))}">{self.encode(node.astext())}</ins>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the visitors and the style sheet."""
    visitors: dict[type[Any], tuple[Any, Any]] = {
        uc.usecase_description: (visit_usecase_description, depart_usecase_description),
        uc.usecase_title: (visit_usecase_title, depart_usecase_title),
        uc.flow_heading: (visit_flow_heading, depart_paragraph),
        uc.altflow_title: (visit_altflow_title, depart_paragraph),
        uc.step_list: (visit_step_list, depart_step_list),
        uc.step: (visit_step, depart_step),
        uc.altflow: (visit_altflow, depart_altflow),
        **dict.fromkeys(uc.MARKS, (visit_mark, None)),
        **dict.fromkeys((uc.step_label, uc.statement_label), (visit_step_label, None)),
        uc.picture: (visit_picture, None),
        uc.table_frame: (visit_table_frame, depart_table_frame),
        uc.cell_words: (pass_by, pass_by),
        uc.share: (visit_share, depart_share),
        uc.sample: (visit_sample, None),
        uc.long_name: (visit_long_name, None),
        uc.disclosure: (visit_disclosure, depart_disclosure),
        uc.gone_words: (visit_gone_words, None),
        uc.new_words: (visit_new_words, None),
    }
    for node, pair in visitors.items():
        app.add_node(node, html=pair)
    app.add_css_file(STYLE)
    app.connect("config-inited", add_static_folder)
    app.connect("html-page-context", add_scripts)
    app.connect("html-page-context", add_description)


def add_description(
    app: Sphinx, pagename: str, _templatename: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Describe a page by the goal of its use case, unless its author describes it."""
    goal = app.env.metadata[pagename].get(uc.GOAL) if pagename in app.env.metadata else None
    said = context.get("metatags") or ""
    if goal and 'name="description"' not in said:
        context["metatags"] = f'{said}<meta content="{escape(str(goal))}" name="description" />\n'


def add_scripts(
    app: Sphinx, _pagename: str, _templatename: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Load the scripts on pages that need them; books have none."""
    body = context.get("body", "") if app.builder.name != "epub" else ""
    # What the application is given would stay for all pages of the next build.
    builder = cast("StandaloneHTMLBuilder", app.builder)
    for mark, script in SCRIPTS.items():
        if mark in body:
            builder.add_js_file(script, priority=500, defer="defer")


def add_static_folder(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the style sheet with the project's own static files."""
    config.html_static_path = [*config.html_static_path, str(STATIC)]
