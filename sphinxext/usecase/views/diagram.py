"""Diagrams on pages: a picture, or what it shows in lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.errors import NoUri

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.diagrams.measure import drawable
from sphinxext.usecase.core.diagrams.outline import outline
from sphinxext.usecase.core.flow.graph import FlowGraph, flow_graph
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import relations_of
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.targets import FOREIGN
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.diagrams.drawings import Drawing, flow_drawing
from sphinxext.usecase.diagrams.embedding import address_from_file, form_of
from sphinxext.usecase.project.references import single
from sphinxext.usecase.site import Site
from sphinxext.usecase.words import _, diagram_words

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinxext.usecase.core.diagrams.lanes import Lane
    from sphinxext.usecase.diagrams.paper import Part


class Diagram(NamedTuple):
    """A diagram to be shown: ``alt`` is its name, ``lines`` what it shows.

    ``targets`` holds page and anchor of each address that it leads to.
    """

    drawing: Drawing
    alt: str
    lines: tuple[str, ...]
    targets: Mapping[str, tuple[str, str]]


class Diagrams:
    """The diagrams of a page."""

    def __init__(self, site: Site, builder: Builder) -> None:
        self._site = site
        self._builder = builder
        self._form = form_of(builder, site.config.diagram_embed)

    def own(self, place: uc.flow_diagram) -> None:
        """Show the flow diagram of a use case on its own page."""
        usecase = self._site.store.usecases(place["docname"])[place["number"]]
        prefix = place["prefix"]
        diagram = self.of_flow(usecase, flow_graph(usecase), usecase.diagram)
        links = {f"#{labels.anchor(usecase.id)}.": f"{self.url(usecase.docname, prefix)}."}
        shown = self.shown(diagram, f"{prefix}--flow", links)
        if isinstance(shown, nodes.image):
            sheets = on_sheets(shown)
            place.replace_self(
                [nodes.figure("", one, classes=["uc-diagram"], align="center") for one in sheets]
            )
        else:
            place.replace_self(shown)

    # -- what is shown --------------------------------------------------------------------------

    def of_flow(self, usecase: UseCase, graph: FlowGraph, kind: str) -> Diagram:
        """The flow diagram of a use case; ``kind`` as in ``flow_drawing``."""
        usecase = self._site.catalogue.drawn(usecase)
        targets = {}
        for relation in relations_of(usecase):
            target = self._site.catalogue.find_stated(relation.target, usecase.id)
            if target is not None:
                targets[relation.target] = target.docname, target.anchor
        alt = _("Flow diagram of {}").format(drawable(usecase.title or usecase.id))
        lines = tuple(outline(graph, Words(diagram_words()), _lanes(usecase, graph, kind)))
        return Diagram(flow_drawing(usecase, kind), alt, lines, targets)

    def shown(self, diagram: Diagram, shown_id: str, links: Mapping[str, str]) -> nodes.Element:
        """A picture or an image; where there is none, lines of text.

        Its ids begin with ``shown_id``. ``links`` maps what addresses begin with to URLs.
        """
        drawings = self._site.diagrams.drawings(self._builder)
        picture = file = None
        if drawings is not None and self._form:
            picture = drawings.picture(diagram.drawing)
        elif drawings is not None:
            file = drawings.file(diagram.drawing)
        if picture is None and file is None:
            lines = (nodes.line("", line) for line in diagram.lines)
            return nodes.line_block("", *lines, classes=["uc-outline"])
        every = {**links, **dict(self._links(diagram))}
        if file is not None:
            return self._image(*file, diagram, every)
        shown = uc.picture(picture=picture, alt=diagram.alt, outline="\n".join(diagram.lines))
        shown["subject"], shown["place"] = diagram.drawing.name, diagram.drawing.place
        shown["form"] = self._form
        if self._form == "png":
            from sphinxext.usecase.diagrams.paper import head_of

            shown["head"] = head_of(diagram.drawing.sketch().bare)
        shown["shown_id"] = shown_id
        shown["links"] = every
        return shown

    def _image(self, path: Path, map_: str, diagram: Diagram, links: Mapping[str, str]) -> nodes.image:
        """A file, with its links where PDF has them."""
        uri = str(path)
        self._site.env.images.add_file(self._site.env.docname, uri)
        image = nodes.image(uri=uri, candidates={"*": uri}, alt=diagram.alt, align="center")
        if not map_ or self._builder.format != "latex":
            return image
        # Loaded only by builds that write for paper.
        from sphinxext.usecase.diagrams.linkmap import extents
        from sphinxext.usecase.diagrams.paper import head_of, parts
        from sphinxext.usecase.diagrams.pdf import size_of

        size, nodes_ = size_of(path.read_bytes()), list(extents(map_))
        found = parts(*size, nodes_, 0)
        # A map does not know all nodes. Most pictures are not asked for their source.
        head = head_of(diagram.drawing.sketch().bare) if found else 0
        found = parts(*size, nodes_, head) if head else found
        return uc.linked_image("", map=map_, links=links, parts=found, **image.attributes)

    def _links(self, diagram: Diagram) -> Iterator[tuple[str, str]]:
        for address, target in diagram.targets.items():
            yield address, self.url(*target)

    def url(self, docname: str, anchor: str) -> str:
        """The URL of an anchor as seen from a page, or from the picture if that is a file."""
        fromdocname = self._site.env.docname
        if self._form == "file":
            if not docname.startswith(FOREIGN):
                return address_from_file(self._builder, docname, anchor)
            fromdocname = f"{self._builder.imagedir}/"  # the links start from the file
        try:
            link = self._site.references.link(
                self._builder, fromdocname, docname, anchor, nodes.Text("")
            )
        except NoUri:  # another PDF holds that page
            return "#"
        return single(link.get("refuri") or f"#{link['refid']}")


def on_sheets(image: nodes.image) -> list[nodes.image]:
    """The parts of a picture that is too large for a sheet of paper, or else the picture."""
    parts: list[Part] = image.get("parts", [])
    return [uc.linked_image("", **image.attributes, part=one) for one in parts] or [image]


def _lanes(usecase: UseCase, graph: FlowGraph, kind: str) -> Sequence[Lane]:
    if kind != "swimlane":
        return ()
    from sphinxext.usecase.core.diagrams.lanes import lanes

    return lanes(usecase, graph)
