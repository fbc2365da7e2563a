"""What takes the place of placeholders: tables, diagrams and back-references, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import TableShown
from sphinxext.usecase.site import Site
from sphinxext.usecase.views.diagram import Diagrams

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinxext.usecase.core.project.summary import Summary
    from sphinxext.usecase.core.trace.table import Part
    from sphinxext.usecase.views.figure import Figures


class Page:
    """A page whose placeholders are filled."""

    def __init__(self, document: nodes.document, site: Site, builder: Builder) -> None:
        self.document = document
        self.builder = builder
        self._site = site
        self._diagrams = Diagrams(site, builder)
        self._docname = site.env.docname

    def fill(self, place: nodes.Node) -> None:
        """Make a table, draw a diagram, or say who refers to a use case."""
        self._docname = _page_around(place) or self._site.env.docname
        if isinstance(place, uc.table_view):
            self._table(place)
        elif isinstance(place, uc.scenarios):
            self._scenarios(place)
        elif isinstance(place, uc.flow_diagram):
            self._diagrams.own(place)
        elif isinstance(place, uc.flow_view):
            self._figures.flow(place)
        elif isinstance(place, uc.usecase_diagram):
            self._figures.overview(place)
        elif isinstance(place, addnodes.desc):
            self._usecase(place)
        elif isinstance(place, uc.option_texts):
            place.parent.remove(place)

    # -- views ----------------------------------------------------------------------------------

    def _table(self, place: uc.table_view) -> None:
        # Tables are loaded only by builds that write one.
        from sphinxext.usecase.views.downloads import can_download, download
        from sphinxext.usecase.views.table import TableView

        files = partial(download, self.builder) if can_download(self.builder) else None
        view = TableView(
            self.document,
            place,
            self._link_to,
            files,
            format_=self.builder.format,
            anchor=self._anchor_of if self._site.config.page_status else None,
        )
        shown = TableShown(place["view"], Filter(*place["only"]), place["shown"])
        blocks = self._site.tracing.blocks(shown)
        for block in blocks:
            if size := getattr(block, "instead_of", None):
                self._report_size(place, *size)
        place.replace_self(list(view.made_of(blocks)))

    def _report_size(self, place: uc.table_view, rows: int, columns: int) -> None:
        """Say that a matrix is too large."""
        limit = self._site.config.matrix_limit
        messages.warn(
            "matrix-too-large",
            f"this matrix is shown as a list, because it has {rows} rows and {columns} columns, which "
            f"are {rows * columns} cells, and usecase_matrix_limit is {limit}; narrow it by filters "
            "such as :ids:, :tags: or :epic:, choose other rows and columns, or raise the limit",
            place,
        )

    def _link_to(self, part: Part) -> nodes.reference | None:
        """A link to what a part of a cell leads to."""
        found = self._site.tracing.place_of(part)
        if isinstance(found, tuple):
            return self.link(*found, part.text)
        return nodes.reference("", part.text, refuri=found, internal=False) if found else None

    def _scenarios(self, place: uc.scenarios) -> None:
        from sphinxext.usecase.views.scenarios import ScenarioView

        view = ScenarioView(
            self.document,
            place,
            self._site.tracing.project,
            self._site.tracing.items,
            self.link,
            self._place_of,
        )
        place.replace_self(view.made_of(list(self._usecases(place))))

    @cached_property
    def _figures(self) -> Figures:
        from sphinxext.usecase.views.figure import Figures

        return Figures(self._site, self._diagrams)

    def _usecases(self, place: nodes.Element) -> Iterator[UseCase]:
        matching = self._site.matching(Filter(*place["only"]))
        return map(self._site.catalogue.record, matching)

    def _place_of(self, address: str) -> tuple[str, str] | None:
        """Page and anchor of a use case, step or alternative."""
        target = self._site.catalogue.find(address)
        return (target.docname, target.anchor) if target else None

    def link(self, docname: str, anchor: str, text: str) -> nodes.reference:
        """A link to an anchor on a page; only its words if another PDF holds that page.

        It starts where the placeholder is filled, which may be on another page than it was written on.
        """
        words = nodes.Text(text)
        try:
            return self._site.references.link(self.builder, self._docname, docname, anchor, words)
        except NoUri:
            return nodes.reference("", "", words, internal=True)

    # -- use cases ------------------------------------------------------------------------------

    def _usecase(self, description: addnodes.desc) -> None:
        """Say of a use case what does not stand there; of two with one id, others mean the first."""
        signature = description[0]
        assert isinstance(signature, addnodes.desc_signature)
        found = (self._site.catalogue.at(self._docname, one) for one in signature["ids"])
        if summary := next(filter(None, found), None):
            self._backlinks(description, summary)
            self._progress(description, summary)
            self._approvals(description, summary)
            self._changes(description, summary)

    def _backlinks(self, description: addnodes.desc, summary: Summary) -> None:
        catalogue = self._site.catalogue
        referring = catalogue.referring.get(summary.id)
        if referring:
            from sphinxext.usecase.views.backlinks import add_backlinks

            add_backlinks(description, referring, self.link, catalogue.find)

    def _anchor_of(self, address: str) -> str | None:
        found = self._place_of(address) if self.builder.format == "html" else None
        return found[1] if found else None

    def _progress(self, description: addnodes.desc, summary: Summary) -> None:
        """How far its flows are: each leads to its row in a table, where there is one."""
        said = self._site.tracing.progress(summary)
        if not said:
            return
        from sphinxext.usecase.core.trace.progress import row_anchor
        from sphinxext.usecase.views.progress import add_progress

        anchor = summary.anchor
        page = self._site.tracing.page_with_rows(summary) if self.builder.format == "html" else None

        def link(label: str, words: list[nodes.Node]) -> nodes.Node:
            if page is None:
                return nodes.inline("", "", *words)
            made = self.link(page, row_anchor(anchor(label)), "")
            made.children.clear()
            made += words
            return made

        add_progress(description, said, anchor, link)

    def _approvals(self, description: addnodes.desc, summary: Summary) -> None:
        approved = self._site.approvals.of(summary.id)
        if approved:
            from sphinxext.usecase.views.approvals import ApprovalView

            is_html = self.builder.format == "html"
            ApprovalView(approved, summary.anchor, is_html=is_html).add_to(description)

    def _changes(self, description: addnodes.desc, summary: Summary) -> None:
        """What has changed of it since the baseline."""
        since = self._site.changes.since
        changed = since.of(summary.id) if since else None
        if since is not None and changed is not None:
            from sphinxext.usecase.views.changes import ChangesView

            is_html = self.builder.format == "html"
            ChangesView(changed, since.name, summary.anchor, is_html=is_html).add_to(description)


def _page_around(place: nodes.Node) -> str | None:
    """The page that a node stands on, in a document that is put together from several."""
    above = place.parent
    while above is not None:
        if isinstance(above, (nodes.section, addnodes.start_of_file)) and "docname" in above:
            return str(above["docname"])
        above = above.parent
    return None
