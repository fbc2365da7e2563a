"""What the shapes and lines of a diagram mean, as a table: only those that the diagram has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.diagrams.flowdot import shape_of
from sphinxext.usecase.core.diagrams.overview import Overview
from sphinxext.usecase.core.diagrams.picture import picture_of
from sphinxext.usecase.core.flow.graph import FlowGraph
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.views.tablenodes import TableNode
from sphinxext.usecase.words import _

Row = tuple[str, str, str]
"""What a shape or line is drawn for, its name, and what it means; kinds of lines begin with a hyphen."""


def flow_legend(usecase: UseCase, graph: FlowGraph, kind: str) -> Iterator[Row]:
    """The legend of a flow diagram; ``kind`` as in ``flow_drawing``."""
    if kind == "swimlane":
        # Lanes are loaded only by builds that show some.
        from sphinxext.usecase.core.diagrams.swimlanes import swimlanes

        drawn = swimlanes(usecase, graph).graph
    else:
        drawn = picture_of(graph).graph
    found = {*map(shape_of, drawn.nodes.values()), *(f"-{edge.kind}" for edge in drawn.edges), kind}
    rows = {
        "swimlane": (_("Frame"), _("The lane of an actor, named at its top")),
        "start": (_("Rounded box"), _("Where the flow begins")),
        "step": (_("Box"), _("A step")),
        "decision": (_("Hexagon"), _("An alternative: its label and condition")),
        "success": (_("Rounded box with a double line"), _("The use case ends in success")),
        "failure": (_("Octagon"), _("The use case ends in failure")),
        "abort": (_("Box with cut corners"), _("The use case is aborted")),
        "other": (_("Rounded box at the end"), _("The use case ends otherwise")),
        "include": (_("Box with two tabs"), _("An included use case")),
        "goto": (_("Box with a point"), _("Another use case, in which the flow goes on")),
        "open": (_("Dashed rounded box"), _("What is not stated")),
        "back": (_("Ellipse with an arrow"), _("The flow goes on at the step named there")),
        "span": (_("Ellipse with labels"), _("An alternative leaves any of these steps")),
        "-next": (_("Arrow"), _("What comes next")),
        "-branch": (_("Dashed arrow with an open head"), _("An alternative leaves here")),
        "-resume": (_("Arrow with an open head"), _("The alternative returns")),
        "-repeat": (_("Arrow to the left"), _("Steps are repeated")),
        "-skip": (_("Dotted arrow"), _("Optional steps are skipped")),
        "-goto": (_("Dashed arrow with a filled head"), _("Goes on in another use case or includes it")),
    }
    return ((kind, *row) for kind, row in rows.items() if kind in found)


def overview_legend(overview: Overview) -> Iterator[Row]:
    """The legend of a use case diagram."""
    found = {"system", "usecase", *(f"-{arrow.kind}" for arrow in overview.arrows)}
    if overview.actors:
        found |= {"actor", "-association"}
    if overview.apart:
        found.add("elsewhere")
    rows = {
        "actor": (_("Box with the word «actor»"), _("A person or a system that takes part")),
        "system": (_("Frame"), _("The boundary of the system")),
        "usecase": (_("Ellipse"), _("A use case")),
        "elsewhere": (_("Small ellipse"), _("A use case that stands elsewhere in the diagram")),
        "-association": (_("Line"), _("The actor takes part in the use case")),
        "-include": (_("Dashed arrow «include»"), _("The use case performs the other one as a step")),
        "-extends": (_("Dashed arrow «extend»"), _("The use case adds to the other one")),
        "-specializes": (
            _("Arrow with a hollow head"),
            _("The use case is a special case of the other"),
        ),
    }
    return ((kind, *row) for kind, row in rows.items() if kind in found)


def legend_table(document: nodes.document | None, rows: Iterable[Row]) -> nodes.table:
    """A legend as a table, in which HTML draws what others name."""
    assert document is not None
    columns = [([nodes.Text(_("Shape or line"))], 45), ([nodes.Text(_("Meaning"))], 55)]
    table = TableNode(document, nodes.container(), "uc-legend", columns)
    for kind, name, meaning in rows:
        table.row([uc.sample("", name, kind=kind)], [nodes.Text(meaning)])
    return table.node
