"""Renders tables of plain data in the place of a view: as standard nodes, and as a file of CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.table import Block, Cell, Listing, Part, Table, as_csv
from sphinxext.usecase.tables import Table as TableNode
from sphinxext.usecase.tables import said_above
from sphinxext.usecase.words import _

LinkTo = Callable[[Part], nodes.Element | None]
"""Makes a link of a part of a cell; ``None`` if it leads nowhere."""
Download = Callable[[str, str, str], nodes.Element]
"""Makes a link to a new file, of its name, its text and what the link says."""


class TableView:
    """What stands in the place of a view."""

    def __init__(
        self,
        document: nodes.document,
        place: uc.table_view,
        link: LinkTo,
        download: Download | None = None,
    ) -> None:
        """``download`` is ``None`` if there are no files beside the pages."""
        self._document = document
        self._place = place
        self._link = link
        self._download = download

    def made_of(self, blocks: Iterable[Block]) -> Iterator[nodes.Node]:
        """The nodes of the view, or a sentence if there is nothing to show."""
        empty = True
        for block in blocks:
            empty = False
            yield from self._table(block) if isinstance(block, Table) else self._listing(block)
        if empty:
            yield uc.nothing(_("No use cases."))

    def _table(self, table: Table) -> Iterator[nodes.Node]:
        columns = [(list(self._nodes(column.header)), column.width) for column in table.columns]
        made = TableNode(self._document, self._place, f"uc-{self._place['view']}", columns)
        for position, row in enumerate(table.rows):
            again = table.again(position)
            added = made.row(*map(self._nodes, row))
            for number, cell in enumerate(row):
                entry = added[number]
                assert isinstance(entry, nodes.entry)
                if again[number]:
                    said_above(entry)
                elif table.columns[number].groups and cell in table.totals:
                    entry.append(nodes.paragraph("", table.totals[cell], classes=["uc-total"]))
        if table.footer:
            made.row(*map(self._nodes, table.footer))["classes"].append("uc-footer")
        yield made.node
        if self._download and self._place["csv"]:
            link = self._download(self._place["csv"], as_csv(table), _("Download as CSV"))
            yield nodes.paragraph("", "", link, classes=["uc-download"])
        if table.summary:
            yield nodes.paragraph("", table.summary, classes=["uc-summary"])

    def _listing(self, listing: Listing) -> Iterator[nodes.Node]:
        yield nodes.rubric("", listing.heading, classes=["uc-heading"])
        items = nodes.bullet_list("", classes=["uc-missing"])
        items.document = self._document
        for cell in listing.cells:
            items += nodes.list_item("", nodes.paragraph("", "", *self._nodes(cell)))
        yield items

    def _nodes(self, cell: Cell) -> Iterator[nodes.Node]:
        return map(self._node, cell)

    def _node(self, part: Part) -> nodes.Node:
        link = self._link(part) if part.leads else None
        if link is not None:
            return link
        if part.mark == "share":
            return uc.share("", part.text, tenths=int(part.target))
        if part.mark or part.leads:
            return nodes.inline("", part.text, classes=[f"uc-{part.mark or part.leads}"])
        return nodes.Text(part.text)
