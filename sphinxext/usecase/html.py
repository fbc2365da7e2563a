"""What HTML builders add: steps as lists, diagrams as SVG in the page, a style sheet, a script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.labels import ELSEWHERE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

STATIC = Path(__file__).with_name("static")
STYLE = "usecase.css"
SCRIPT = "usecase.js"
_LINK = re.compile(rf'xlink:href="{ELSEWHERE}([^"]*)"')


def visit_step_list(self: HTML5Translator, node: uc.step_list) -> None:
    """An ordered list; the role keeps it one for screen readers though it shows no markers."""
    self.body.append(self.starttag(node, "ol", CLASS="uc-steps", role="list"))


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
    self.body.append(self.starttag(node, "div", CLASS="uc-altflow"))


def depart_altflow(self: HTML5Translator, node: uc.altflow) -> None:
    """End of the block."""
    self.body.append("</div>\n")


def visit_step_label(self: HTML5Translator, node: uc.step_label) -> None:
    """The label, for the style sheet to set in its column."""
    self.body.append(self.starttag(node, "span", "", CLASS="uc-label"))


def depart_step_label(self: HTML5Translator, node: uc.step_label) -> None:
    """End of the label."""
    self.body.append("</span>")


def visit_picture(self: HTML5Translator, node: uc.picture) -> None:
    """The drawn diagram, with a name, in a frame that scrolls when it is too wide."""
    shown_id = node["shown_id"]
    svg = with_links(node["svg"], node["links"])
    svg = with_ids(svg, node["drawn_id"], shown_id)
    root, body = svg.split(">", 1)
    about = f"{shown_id}-outline"
    named = (
        f'{root} aria-label="{escape(node["alt"])}" aria-describedby="{about}">'
        f'<desc id="{about}">{escape(node["outline"])}</desc>{body}'
    )
    name = escape(node["alt"])
    self.body.append(
        f'<div class="uc-diagram" tabindex="0" role="group" aria-label="{name}">{named}</div>\n'
    )
    raise nodes.SkipNode


def with_ids(svg: str, drawn: str, shown: str) -> str:
    """``svg`` with ids that begin with ``shown``: a page can show a picture more than once."""
    if drawn == shown:
        return svg
    return re.sub(rf'( id="(?:a_)?){re.escape(drawn)}', lambda match: match[1] + shown, svg)


def with_links(svg: str, links: Mapping[str, str]) -> str:
    """``svg`` with its links to other use cases led to the given URLs; a link without one is cut.

    What a link within the page begins with can be given as well, and leads elsewhere then.
    """

    def lead(match: re.Match[str]) -> str:
        url = links.get(unescape(match[1]))
        return f'xlink:href="{escape(url)}"' if url else ""

    led = _LINK.sub(lead, svg)
    for begin, url in links.items():
        if begin.startswith("#") and begin != url:
            led = led.replace(f'xlink:href="{begin}', f'xlink:href="{escape(url)}')
    return led


def setup(app: Sphinx) -> None:
    """Register the visitors and the style sheet."""
    visitors: dict[type[nodes.Element], tuple[Any, Any]] = {
        uc.step_list: (visit_step_list, depart_step_list),
        uc.step: (visit_step, depart_step),
        uc.altflow: (visit_altflow, depart_altflow),
        uc.step_label: (visit_step_label, depart_step_label),
        uc.picture: (visit_picture, None),
    }
    for node, pair in visitors.items():
        app.add_node(node, html=pair)
    app.add_css_file(STYLE)
    app.connect("config-inited", add_static_folder)
    app.connect("html-page-context", add_script)


def add_script(
    app: Sphinx, _pagename: str, _templatename: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Load the script on pages with a diagram; books have none."""
    if 'class="uc-diagram"' in context.get("body", "") and app.builder.name != "epub":
        app.add_js_file(SCRIPT, loading_method="defer")


def add_static_folder(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the style sheet with the project's own static files."""
    config.html_static_path = [*config.html_static_path, str(STATIC)]
