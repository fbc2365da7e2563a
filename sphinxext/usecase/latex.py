"""What the LaTeX builder adds: steps as a list with their labels, and targets for links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext.usecase import nodes as uc

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator


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
    self.body.append("\\sphinxstylestrong{")


def depart_step_label(self: LaTeXTranslator, node: uc.step_label) -> None:
    """End of the label."""
    self.body.append("}")


def _targets(self: LaTeXTranslator, node: nodes.Element) -> None:
    for one in node["ids"]:
        self.body.append(self.hypertarget(one, anchor=True))


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_node(uc.step_list, override=True, latex=(visit_step_list, depart_step_list))
    app.add_node(uc.step, override=True, latex=(visit_step, depart))
    app.add_node(uc.altflow, override=True, latex=(visit_altflow, depart))
    app.add_node(uc.step_label, override=True, latex=(visit_step_label, depart_step_label))
