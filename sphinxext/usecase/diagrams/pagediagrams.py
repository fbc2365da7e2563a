"""Which diagrams the pages of a project show, and the batch in which a build draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase import config
from sphinxext.usecase.core.project.mentions import FlowShown, OverviewShown
from sphinxext.usecase.project.written import key_of

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinxext.usecase.core.diagrams.overview import Overview
    from sphinxext.usecase.core.model.usecase import UseCase
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.diagrams.drawings import Drawing, Drawings
    from sphinxext.usecase.project.store import Store

_FORMATS = {"application/pdf": "cmapx+pdf", "image/svg+xml": "svg", "image/png": "cmapx+png"}
"""Kinds of pictures, best first, and what Graphviz is asked for: a map tells where links are."""

_FILES = "usecase-diagrams"
"""Where a builder that copies pictures finds them, beside the doctrees, for each output folder."""


class PageDiagrams:
    """The diagrams of one build; ``overview`` tells what a use case diagram shows."""

    def __init__(
        self, store: Store, values: config.Config, overview: Callable[[Filter, str, str], Overview]
    ) -> None:
        self._store = store
        self._values = values
        self._overview = overview
        self._drawings: Drawings | None = None

    def on_page(self, docname: str) -> Iterator[Drawing]:
        """The diagrams that belong to a page, and flow diagrams that it shows of others."""
        from sphinxext.usecase.diagrams.drawings import flow_drawing, overview_drawing

        drawn = self._store.catalogue.drawn
        for usecase in map(drawn, self._store.usecases(docname)):
            if usecase.has_flow:
                own = {usecase.diagram} - {"none"}
                views = (self.kind_of(usecase, one) for one in self._flows_shown.get(usecase.id, ()))
                yield from (flow_drawing(usecase, kind) for kind in sorted(own.union(views)))
        for mention in self._store.mentions.get(docname, ()):
            if isinstance(mention, FlowShown):
                found = self._store.catalogue.get(mention.usecase)
                if found is not None and found.has_flow:
                    yield flow_drawing(drawn(found), self.kind_of(found, mention.diagram))
            elif isinstance(mention, OverviewShown):
                overview = self._overview(mention.only, mention.system, mention.group_by)
                yield overview_drawing(overview, docname, mention.line)

    @cached_property
    def _flows_shown(self) -> dict[str, set[str]]:
        """Use case id -> how views want its flow to be drawn; asked for when all pages are read."""
        found: dict[str, set[str]] = {}
        for mention in chain.from_iterable(self._store.mentions.values()):
            if isinstance(mention, FlowShown):
                found.setdefault(mention.usecase, set()).add(mention.diagram)
        return found

    def kind_of(self, usecase: UseCase, stated: str) -> str:
        """How a view draws a flow: as it states, or else as its use case or the project does."""
        kinds = (stated, usecase.diagram, self._values.diagram, "flow")
        return next(kind for kind in kinds if kind not in ("", "none"))

    def drawings(self, builder: Builder) -> Drawings | None:
        """The diagrams of this build; ``None`` if the builder shows no pictures."""
        if self._drawings is None:
            format_ = picture_format(builder)
            if format_ is None:
                return None
            # Graphviz is loaded only by builds that draw.
            from sphinxext.usecase.diagrams.drawings import Drawings

            folder, own = Path(builder.doctreedir), self._values
            files = folder / f"{_FILES}-{key_of(builder.name, Path(builder.outdir))}"
            limits = own.diagram_timeout, own.diagram_limit
            dot = config.own_dot(builder.config)
            pages = self._store.pages.keys() | set(filter(self._has_diagram, self._store.mentions))
            self._drawings = Drawings(folder, files, format_, dot, *limits, pages, self.on_page)
        return self._drawings

    def start(self, builder: Builder, outdated: list[str]) -> None:
        """Begin to draw, in the background, the diagrams of the pages just read, and those changed."""
        redrawn = list(filter(self._has_diagram, outdated))
        drawings = self.drawings(builder) if self._store.read or redrawn else None
        if drawings is not None:
            drawings.start(sorted(self._store.read.union(redrawn)))

    def _has_diagram(self, docname: str) -> bool:
        """Whether a page shows a use case diagram, which other pages can change."""
        mentions = self._store.mentions.get(docname, ())
        return any(isinstance(mention, OverviewShown) for mention in mentions)


def picture_format(builder: Builder) -> str | None:
    """The format in which a builder shows pictures; ``None`` if its readers see none."""
    if builder.format == "html":
        return _FORMATS["image/png" if config.wants_pixels(builder.config) else "image/svg+xml"]
    if builder.format == "latex":
        return _FORMATS["application/pdf"]
    if builder.format == "texinfo":
        return None
    shown = (format_ for kind, format_ in _FORMATS.items() if kind in builder.supported_image_types)
    return next(shown, None)
