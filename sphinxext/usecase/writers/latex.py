"""What the LaTeX builder adds: steps as a list with their labels, targets, diagrams with links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

PACKAGE = Path(__file__).parents[1] / "texinputs" / "sphinxusecase.sty"


def visit_step_list(self: LaTeXTranslator, node: uc.step_list) -> None:
    """A list whose items are indented alike at every depth."""
    self.body.append(
        "\n\\begin{list}{}{\\setlength{\\leftmargin}{2em}\\setlength{\\itemindent}{-2em}"
        "\\setlength{\\listparindent}{0pt}}\n"
    )


def depart_step_list(self: LaTeXTranslator, node: uc.step_list) -> None:
    """End of the list."""
    self.body.append("\\end{list}\n")


def visit_step(self: LaTeXTranslator, node: uc.step) -> None:
    """An item of the list and the target of links to the step."""
    if isinstance(node.parent, uc.step_list):
        self.body.append("\\item[]")
    _targets(self, node)


def visit_altflow(self: LaTeXTranslator, node: uc.altflow) -> None:
    """The target of links to the alternative."""
    self.body.append("\n\\par\\smallskip\\noindent")
    _targets(self, node)


def depart(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Nothing to close but the paragraph."""
    self.body.append("\n")


def visit_step_label(self: LaTeXTranslator, node: uc.step_label) -> None:
    """A label in bold."""
    self.body.append(f"\\sphinxstylestrong{{{self.encode(node.astext())}}}")


def visit_statement_label(self: LaTeXTranslator, node: uc.statement_label) -> None:
    """The same, with the targets of links to the statement."""
    _targets(self, node.holder)
    visit_step_label(self, node)


def _targets(self: LaTeXTranslator, node: nodes.Element) -> None:
    for one in node["ids"]:
        self.body.append(compat.latex_target(self, one))


def visit_linked_image(self: LaTeXTranslator, node: uc.linked_image) -> None:
    """A picture and, in a group with it, its links."""
    self.body.append("{\\usecaselinks{%\n" + "".join(_links(self, node)) + "}%\n")
    self.visit_image(node)


def depart_linked_image(self: LaTeXTranslator, node: uc.linked_image) -> None:
    """End of the group."""
    self.depart_image(node)
    self.body.append("}")


def _links(self: LaTeXTranslator, node: uc.linked_image) -> Iterator[str]:
    """Its links, each with its lower left corner, as seen from the upper left one of the picture."""
    # Loaded only by builds that write a diagram.
    from sphinxext.usecase.diagrams.linkmap import areas

    for area in areas(node["map"], node["links"]):
        left, top, right, bottom = area.box
        page, _, anchor = area.url.partition("#")
        label = compat.latex_label(self, page.removeprefix("%"), anchor)
        yield f"\\usecaselink{{{left},-{bottom}}}{{{right - left},{bottom - top}}}{{{label}}}%\n"


def add_package(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the package with the project's own additional files."""
    config.latex_additional_files = [*config.latex_additional_files, str(PACKAGE)]


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_node(uc.step_list, override=True, latex=(visit_step_list, depart_step_list))
    app.add_node(uc.step, override=True, latex=(visit_step, depart))
    app.add_node(uc.altflow, override=True, latex=(visit_altflow, depart))
    label: type[Any] = uc.step_label  # which is text
    app.add_node(label, override=True, latex=(visit_step_label, None))
    with_targets: type[Any] = uc.statement_label
    app.add_node(with_targets, override=True, latex=(visit_statement_label, None))
    app.add_node(uc.linked_image, latex=(visit_linked_image, depart_linked_image))
    app.add_latex_package(PACKAGE.stem)
    app.connect("config-inited", add_package)
