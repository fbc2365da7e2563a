"""Diagrams as views, on any page: that of a flow and that of use cases, with caption and legend."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.diagrams.overview import Overview, overview_lines
from sphinxext.usecase.core.diagrams.overviewdot import addresses
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.diagrams.drawings import overview_drawing
from sphinxext.usecase.site import Site
from sphinxext.usecase.views.diagram import Diagram, Diagrams, on_sheets
from sphinxext.usecase.views.legend import Row, flow_legend, legend_table, overview_legend
from sphinxext.usecase.words import _, overview_words


class Figures:
    """The views of a page that show ``diagrams``."""

    def __init__(self, site: Site, diagrams: Diagrams) -> None:
        self._site = site
        self._diagrams = diagrams

    def flow(self, place: uc.flow_view) -> None:
        """Show the flow diagram of a use case anywhere."""
        usecase_id = Filter(*place["only"]).ids
        usecase = self._site.catalogue.get(usecase_id)
        if usecase is None:
            self._say(place, nodes.paragraph("", usecase_id))
            return
        if not usecase.has_flow:
            self._say(place, uc.nothing(_("{} states no flow.").format(usecase_id)))
            return
        graph = flow_graph(usecase)
        kind = self._site.diagrams.kind_of(usecase, place["diagram"])
        links = {f"#{usecase_id}.": f"{self._diagrams.url(usecase.docname, usecase_id)}."}
        diagram = self._diagrams.of_flow(usecase, graph, kind)
        shown = self._diagrams.shown(diagram, _shown_id(place), links)
        self._fill(place, shown, flow_legend(usecase, graph, kind))

    def overview(self, place: uc.usecase_diagram) -> None:
        """Show a use case diagram."""
        overview = self._site.overview(Filter(*place["only"]), place["system"], place["group_by"])
        if not overview.usecases:
            self._say(place, uc.nothing(_("No use cases.")))
            return
        diagram = _overview(overview, place["docname"], place.line or 1)
        shown = self._diagrams.shown(diagram, _shown_id(place), {})
        self._fill(place, shown, overview_legend(overview))

    @staticmethod
    def _fill(place: nodes.Element, shown: nodes.Element, legend: Iterator[Row]) -> None:
        """Put a diagram with caption and legend in the place of a view."""
        kind = "uc-flow-view" if isinstance(place, uc.flow_view) else "uc-usecase-diagram"
        classes = [kind, *place["classes"]]
        frame: nodes.Element
        before: list[nodes.figure] = []
        if isinstance(shown, nodes.line_block):
            frame = nodes.container("", *_caption(place), shown, classes=classes)
        else:
            sheets = on_sheets(shown) if isinstance(shown, nodes.image) else [shown]
            looks = {"classes": ["uc-figure", *classes], "align": "center"}
            *before, frame = (nodes.figure("", one, **looks) for one in sheets)
            frame += [nodes.caption("", "", *one.children) for one in _caption(place)]
        frame["ids"], frame["names"] = place["ids"], place["names"]
        tables = [legend_table(place.document, legend)] if place["legend"] else []
        place.replace_self([*before, frame, *_complaints(place), *tables])

    @staticmethod
    def _say(place: nodes.Element, words: nodes.paragraph) -> None:
        """Put words in the place of a view that shows no diagram."""
        words["ids"], words["names"] = place["ids"], place["names"]
        place.replace_self([words, *_caption(place), *_complaints(place)])


def _shown_id(place: nodes.Element) -> str:
    """What ids in the picture of a view begin with."""
    return f"{place['ids'][0]}--diagram"


def _caption(place: nodes.Element) -> list[nodes.paragraph]:
    """The caption of a view, if it has one."""
    titles = (child for child in place.children if isinstance(child, nodes.title))
    return [nodes.paragraph("", "", *title.children, classes=["uc-caption"]) for title in titles]


def _complaints(place: nodes.Element) -> list[nodes.Node]:
    """What docutils has to say of the caption of a view."""
    return [child for child in place.children if not isinstance(child, nodes.title)]


def _overview(overview: Overview, docname: str, line: int) -> Diagram:
    return Diagram(
        overview_drawing(overview, docname, line),
        _("Use case diagram of {}").format(drawable(overview.system)),
        tuple(overview_lines(overview, Words(overview_words()))),
        dict(addresses(overview)),
    )
