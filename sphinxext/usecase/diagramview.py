"""Diagrams in the place of their placeholders: a picture, or what it shows in lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.addresses import relations_of
from sphinxext.usecase.core.catalogue import FOREIGN
from sphinxext.usecase.core.filters import Filter
from sphinxext.usecase.core.flow import FlowGraph, flow_graph
from sphinxext.usecase.core.lanes import lanes
from sphinxext.usecase.core.measure import drawable
from sphinxext.usecase.core.model import UseCase
from sphinxext.usecase.core.outline import outline
from sphinxext.usecase.core.overview import Overview, overview_lines
from sphinxext.usecase.core.usecasedot import addresses
from sphinxext.usecase.core.wording import Words
from sphinxext.usecase.diagrams import Drawing, flow_drawing, overview_drawing
from sphinxext.usecase.domain import UseCaseDomain
from sphinxext.usecase.embedding import address_from_file, form_of
from sphinxext.usecase.legend import flow_legend, legend_table, overview_legend
from sphinxext.usecase.links import single
from sphinxext.usecase.words import _, diagram_words, overview_words

if TYPE_CHECKING:
    from sphinx.builders import Builder

Link = Callable[[str, str, str, str], nodes.reference]
"""Makes a link from a page to a page, to an anchor, with a text."""


@dataclass(frozen=True, slots=True)
class _Diagram:
    """A diagram to be shown: ``alt`` is its name, ``lines`` what it shows.

    ``targets`` holds page and anchor of each address that it leads to.
    """

    drawing: Drawing
    alt: str
    lines: tuple[str, ...]
    targets: Mapping[str, tuple[str, str]]


class Diagrams:
    """The diagrams of a page."""

    def __init__(self, domain: UseCaseDomain, builder: Builder, link: Link) -> None:
        self._domain = domain
        self._builder = builder
        self._link = link
        self._form = form_of(builder, domain.config.diagram_embed)

    def own(self, place: uc.flow_diagram) -> None:
        """Show the flow diagram of a use case on its own page."""
        usecase = self._domain.store.usecases(place["docname"])[place["number"]]
        prefix = place["prefix"]
        diagram = self._flow(usecase, flow_graph(usecase), usecase.diagram)
        docname = place["docname"]
        links = {f"#{usecase.id}.": f"{self._url(docname, docname, prefix)}."}
        shown = self._shown(diagram, docname, f"{prefix}--flow", links)
        if isinstance(shown, nodes.image):
            shown = nodes.figure("", shown, classes=["uc-diagram"], align="center")
        place.replace_self(shown)

    def flow(self, place: uc.flow_view) -> None:
        """Show the flow diagram of a use case anywhere."""
        usecase_id, docname = Filter(*place["only"]).ids, place["docname"]
        usecase = self._domain.catalogue.get(usecase_id)
        if usecase is None:
            self._report_unknown(place)
            return
        if not usecase.has_flow:
            self._say(place, uc.nothing(_("{} states no flow.").format(usecase_id)))
            return
        graph = flow_graph(usecase)
        kind = self._domain.drawn.kind_of(usecase, place["diagram"])
        links = {f"#{usecase_id}.": f"{self._url(docname, usecase.docname, usecase_id)}."}
        shown = self._shown(self._flow(usecase, graph, kind), docname, _shown_id(place), links)
        self._fill(place, shown, flow_legend(graph, kind))

    def overview(self, place: uc.usecase_diagram) -> None:
        """Show a use case diagram."""
        overview = self._domain.overview(Filter(*place["only"]), place["system"])
        if not overview.usecases:
            self._say(place, uc.nothing(_("No use cases.")))
            return
        docname = place["docname"]
        diagram = _overview(overview, docname, place.line or 1)
        shown = self._shown(diagram, docname, _shown_id(place), {})
        self._fill(place, shown, overview_legend(overview))

    def _report_unknown(self, place: uc.flow_view) -> None:
        """One warning in a build, though some builders fill a page more than once; the id is kept."""
        usecase_id = Filter(*place["only"]).ids
        said = f'"{usecase_id}" leads nowhere' if usecase_id else "usecase-flow names no use case"
        expected = "expected the id of a use case; inside a use case it can be left out"
        if (place["docname"], place["ids"][0]) not in self._domain.reported:
            messages.warn("unknown-target", f"{said}; {expected}", place)
        self._domain.reported.add((place["docname"], place["ids"][0]))
        self._say(place, nodes.paragraph("", usecase_id))

    # -- what is shown --------------------------------------------------------------------------

    def _flow(self, usecase: UseCase, graph: FlowGraph, kind: str) -> _Diagram:
        targets = {}
        for relation in relations_of(usecase):
            target = self._domain.catalogue.find(relation.target, usecase.id)
            if target is not None:
                targets[relation.target] = target.docname, target.anchor
        alt = _("Flow diagram of {}").format(drawable(usecase.title or usecase.id))
        acting = lanes(usecase, graph) if kind == "swimlane" else ()
        lines = tuple(outline(graph, Words(diagram_words()), acting))
        return _Diagram(flow_drawing(usecase, kind), alt, lines, targets)

    def _shown(
        self, diagram: _Diagram, docname: str, shown_id: str, links: Mapping[str, str]
    ) -> nodes.Element:
        """A picture or an image; where there is none, lines of text."""
        drawings = self._domain.drawn.drawings(self._builder)
        picture = file = None
        if drawings is not None and self._form:
            picture = drawings.picture(diagram.drawing)
        elif drawings is not None:
            file = drawings.file(diagram.drawing)
        if picture is None and file is None:
            lines = (nodes.line("", line) for line in diagram.lines)
            return nodes.line_block("", *lines, classes=["uc-outline"])
        every = {**links, **dict(self._links(docname, diagram))}
        if file is not None:
            return self._image(*file, diagram.alt, docname, every)
        shown = uc.picture(picture=picture, alt=diagram.alt, outline="\n".join(diagram.lines))
        shown["form"] = self._form
        shown["shown_id"] = shown_id
        shown["links"] = every
        return shown

    def _image(
        self, path: Path, map_: str, alt: str, docname: str, links: Mapping[str, str]
    ) -> nodes.image:
        """A file, with its links where PDF has them."""
        uri = str(path)
        self._domain.env.images.add_file(docname, uri)
        image = nodes.image(uri=uri, candidates={"*": uri}, alt=alt, align="center")
        if not map_ or self._builder.format != "latex":
            return image
        return uc.linked_image("", map=map_, links=links, **image.attributes)

    def _links(self, docname: str, diagram: _Diagram) -> Iterator[tuple[str, str]]:
        for address, target in diagram.targets.items():
            yield address, self._url(docname, *target)

    def _url(self, fromdocname: str, docname: str, anchor: str) -> str:
        if self._form == "file":
            if not docname.startswith(FOREIGN):
                return address_from_file(self._builder, docname, anchor)
            fromdocname = f"{self._builder.imagedir}/"  # the links start from the file
        link = self._link(fromdocname, docname, anchor, "")
        return single(link.get("refuri") or f"#{link.get('refid', '')}")

    # -- how it is shown ------------------------------------------------------------------------

    @staticmethod
    def _fill(place: nodes.Element, shown: nodes.Element, legend: Iterator[tuple[str, str]]) -> None:
        """Put a diagram with caption and legend in the place of a view."""
        kind = "uc-flow-view" if isinstance(place, uc.flow_view) else "uc-usecase-diagram"
        classes = [kind, *place["classes"]]
        frame: nodes.Element
        if isinstance(shown, nodes.line_block):
            frame = nodes.container("", *_caption(place), shown, classes=classes)
        else:
            frame = nodes.figure("", shown, classes=["uc-figure", *classes], align="center")
            frame += [nodes.caption("", "", *one.children) for one in _caption(place)]
        frame["ids"], frame["names"] = place["ids"], place["names"]
        tables = [legend_table(place.document, legend)] if place["legend"] else []
        place.replace_self([frame, *_complaints(place), *tables])

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


def _overview(overview: Overview, docname: str, line: int) -> _Diagram:
    return _Diagram(
        overview_drawing(overview, docname, line),
        _("Use case diagram of {}").format(drawable(overview.system)),
        tuple(overview_lines(overview, Words(overview_words()))),
        dict(addresses(overview)),
    )
