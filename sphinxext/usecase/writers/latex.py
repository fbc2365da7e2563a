"""What the LaTeX builder adds: headings, steps behind their labels, targets, diagrams with links."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.util.texescape import escape

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.words import _, shortened

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.latex import LaTeXBuilder
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

_TIKZ = "\n\\usepackage{tikz}\\usetikzlibrary{svg.path}"
PACKAGE = Path(__file__).parents[1] / "texinputs" / "sphinxusecase.sty"


def visit_usecase(self: LaTeXTranslator, node: uc.usecase_description) -> None:
    """Its line in the list of use cases and in running heads, and what it holds."""
    ids = node.findall(lambda one: isinstance(one, nodes.inline) and "uc-id" in one["classes"])
    title = node.next_node(uc.usecase_title)
    shown_id = next((one.astext() for one in ids), "")
    above = node.parent
    words = title.astext().removesuffix(shown_id).strip() if title else ""
    while not words and not isinstance(above, (nodes.section, nodes.document)):
        above = above.parent
    words = words or above[0].astext()
    if not self.config.latex_show_pagerefs:
        _add_pages(node)
    self.body.append(
        f"\n\\usecasebegin{{{self.encode(shown_id)}}}{{{self.encode(shortened(words, 80))}}}"
    )
    self.visit_desc(node)


def depart_usecase(self: LaTeXTranslator, node: uc.usecase_description) -> None:
    """End of it."""
    self.depart_desc(node)
    self.body.append("\\usecaseend\n")


def _add_pages(usecase: uc.usecase_description) -> None:
    """Name pages behind links that lead out of a use case."""
    signature = usecase[0]
    assert isinstance(signature, nodes.Element)
    own = tuple(f"{one}{mark}" for one in signature["ids"] for mark in (".", "--"))
    for link in list(usecase.findall(nodes.reference)):
        page, _hash, anchor = str(link.get("refuri", "")).partition("#")
        if page.startswith("%") and anchor and not f"{anchor}.".startswith(own):
            link.parent.insert(link.parent.index(link) + 1, uc.page_number(page=page[1:], anchor=anchor))


def visit_page_number(self: LaTeXTranslator, node: uc.page_number) -> None:
    """The number of the page, if it is in this document."""
    self.body.append(f"\\usecasepage{{{compat.latex_label(self, node['page'], node['anchor'])}}}")
    raise nodes.SkipNode


def visit_usecase_title(self: LaTeXTranslator, node: uc.usecase_title) -> None:
    """A heading."""
    self.body.append("\\usecasetitle{")


def visit_altflow_title(self: LaTeXTranslator, node: uc.altflow_title) -> None:
    """A heading."""
    self.body.append("\n\\usecasecondition{")


def depart_title(self: LaTeXTranslator, node: nodes.Element) -> None:
    """End of it."""
    self.body.append("}")


def visit_step_list(self: LaTeXTranslator, node: uc.step_list) -> None:
    """A list whose texts hang behind the longest label."""
    labels = [label for step in node.children for label in step.findall(uc.step_label)][:1]
    longest = max((len(label) for label in labels), default=0)
    self.body.append(f"\n\\begin{{usecasesteps}}{{{min(max(longest, 3) * 0.55 + 0.6, 8):.2f}em}}\n")


def depart_step_list(self: LaTeXTranslator, node: uc.step_list) -> None:
    """End of the list."""
    self.body.append("\\end{usecasesteps}\n")


def visit_step(self: LaTeXTranslator, node: uc.step) -> None:
    """An item of the list and the target of links to the step."""
    if isinstance(node.parent, uc.step_list):
        self.body.append("\\item[]")
    _targets(self, node)


def visit_altflow(self: LaTeXTranslator, node: uc.altflow) -> None:
    """An indented block, and the target of links to the alternative."""
    self.body.append("\n\\begin{usecasealternative}")
    _targets(self, node)


def depart_altflow(self: LaTeXTranslator, node: uc.altflow) -> None:
    """End of it."""
    self.body.append("\n\\end{usecasealternative}\n")


def depart(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Nothing to close but the paragraph."""
    self.body.append("\n")


def visit_step_label(self: LaTeXTranslator, node: uc.step_label) -> None:
    """A label in bold, before the text that hangs behind it."""
    self.body.append(f"\\usecaselabel{{{self.encode(node.astext().rstrip())}}}")


def visit_statement_label(self: LaTeXTranslator, node: uc.statement_label) -> None:
    """A label in bold, with the targets of links to the statement."""
    _targets(self, node.holder)
    self.body.append(f"\\sphinxstylestrong{{{self.encode(node.astext())}}}")


def _targets(self: LaTeXTranslator, node: nodes.Element) -> None:
    for one in node["ids"]:
        self.body.append(compat.latex_target(self, one))


def visit_sample(self: LaTeXTranslator, node: uc.sample) -> None:
    """A shape or line of a legend, drawn before its name."""
    # Loaded only by builds that write a legend.
    from sphinxext.usecase.diagrams.samples import as_tikz

    if _TIKZ not in self.elements["preamble"]:
        self.elements["preamble"] += _TIKZ
    self.body.append(f"{as_tikz(node['kind'], node.astext(), self.encode)}\\enspace{{}}")


def depart_sample(_self: LaTeXTranslator, _node: uc.sample) -> None:
    """Nothing to close."""


def visit_linked_image(self: LaTeXTranslator, node: uc.linked_image) -> None:
    """A picture and, in a group with it, its links."""
    part = node.get("part")
    command = "links"
    if part:
        box = "".join(f"{{{one:.0f}}}" for one in part[:4])
        command = f"part{box}{{{90 if part.turned else 0}}}"
    head = f"\\usecasehead{{{part.head:.0f}}}" if part and part.head else ""
    self.body.append(f"{{{head}\\usecase{command}{{%\n{''.join(_links(self, node))}}}%\n")
    self.visit_image(node)


def depart_linked_image(self: LaTeXTranslator, node: uc.linked_image) -> None:
    """End of the group."""
    self.depart_image(node)
    self.body.append("}")


def _links(self: LaTeXTranslator, node: uc.linked_image) -> Iterator[str]:
    """Its links, each with its lower left corner, as seen from the upper left one of the picture."""
    # Loaded only by builds that write a diagram.
    from sphinxext.usecase.diagrams.linkmap import areas

    part = node.get("part") or (0, 0, inf, inf)
    begin, above = round(part[0]), round(part[1])
    for area in areas(node["map"], node["links"]):
        left, top, right, bottom = area.box
        if not (0 <= left - begin <= part[2] and 0 <= top - above <= part[3]):
            continue
        left, top, right, bottom = left - begin, top - above, right - begin, bottom - above
        page, _hash, anchor = area.url.partition("#")
        label = compat.latex_label(self, page.removeprefix("%"), anchor)
        yield f"\\usecaselink{{{left},-{bottom}}}{{{right - left},{bottom - top}}}{{{label}}}%\n"


def add_package(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the package with the project's own additional files."""
    config.latex_additional_files = [*config.latex_additional_files, str(PACKAGE)]


def name_list(app: Sphinx) -> None:
    """Let the list of use cases be called in the language of the document."""
    if app.builder.format == "latex":
        context = cast("LaTeXBuilder", app.builder).context
        words = escape(_("Use cases"))
        context["preamble"] = f"{context['preamble']}\n\\def\\usecaselistname{{{words}}}"


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    titles: dict[type[nodes.Element], Any] = {
        uc.usecase_title: visit_usecase_title,
        uc.altflow_title: visit_altflow_title,
    }
    for title, visit in titles.items():
        app.add_node(title, override=True, latex=(visit, depart_title))
    app.add_node(uc.usecase_description, override=True, latex=(visit_usecase, depart_usecase))
    app.add_node(uc.sample, override=True, latex=(visit_sample, depart_sample))
    app.add_node(uc.page_number, latex=(visit_page_number, None))
    app.connect("builder-inited", name_list)
    app.add_node(uc.step_list, override=True, latex=(visit_step_list, depart_step_list))
    app.add_node(uc.step, override=True, latex=(visit_step, depart))
    app.add_node(uc.altflow, override=True, latex=(visit_altflow, depart_altflow))
    label: type[Any] = uc.step_label  # which is text
    app.add_node(label, override=True, latex=(visit_step_label, None))
    with_targets: type[Any] = uc.statement_label
    app.add_node(with_targets, override=True, latex=(visit_statement_label, None))
    app.add_node(uc.linked_image, latex=(visit_linked_image, depart_linked_image))
    app.add_latex_package(PACKAGE.stem)
    app.connect("config-inited", add_package)
