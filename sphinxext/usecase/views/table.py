"""Renders tables of plain data in the place of a view: as standard nodes, and as a file of CSV."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.progress import row_anchor
from sphinxext.usecase.core.trace.table import (
    Block,
    Cell,
    Column,
    Listing,
    Note,
    Part,
    Table,
    as_csv,
    in_parts,
)
from sphinxext.usecase.core.trace.views import VIEWS
from sphinxext.usecase.views.tablenodes import (
    TableNode,
    is_link,
    said_above,
    without_paragraph,
    without_table,
)
from sphinxext.usecase.words import _, table_words

LinkTo = Callable[[Part], nodes.Element | None]
"""Makes a link of a part of a cell; ``None`` if it leads nowhere."""
Download = Callable[[str, str, str], nodes.Element]
"""Makes a link to a new file, of its name, its text and what the link says; it may raise ``OSError``."""

_COLUMNS_ON_PAPER = 8
"""As many as can be read side by side."""
_LOUD = ("gap", "failed")
"""Marks that paper, which has no colours, shows in bold."""
_RAGGED = r"\rightskip=0pt plus 3em\relax{}"
"""Without it, narrow columns tear gaps between words."""
_WORDS: Mapping[str, type[nodes.inline]] = {"gone-words": uc.gone_words, "new-words": uc.new_words}
"""Words that HTML shows to be gone or new; elsewhere signs around them do."""
_FITS = 20
"""A name of so many characters fits into a column as a whole."""
_PIECE = 14
"""So many characters of a longer name stay together, if its parts are shorter."""
_BREAKS = re.compile(r"(?<=[._:/\[])(?=[^\W\d_])|(?<=[a-z])(?=[A-Z])")
"""Between the parts of a name."""


class TableView:
    """What stands in the place of a view."""

    def __init__(
        self,
        document: nodes.document,
        place: uc.table_view,
        link: LinkTo,
        download: Download | None = None,
        *,
        format_: str = "",
        anchor: Callable[[str], str | None] | None = None,
    ) -> None:
        """``anchor`` tells that of a flow whose page wants to lead here; ``download`` is ``None`` if
        there are no files beside the pages.
        """
        self._document = document
        self._place = place
        self._view = VIEWS[place["view"]]
        self._link = link
        self._download = download
        self._on_paper = format_ == "latex"
        self._is_html = format_ == "html"
        self._is_lean = self._is_html and not self._view.is_crossed
        self._anchor = anchor

    def made_of(self, blocks: Iterable[Block]) -> Iterator[nodes.Node]:
        """The nodes of the view, or a sentence if there is nothing to show."""
        found = list(blocks)
        if not any(isinstance(block, Table) for block in found):
            yield from without_table(self._place)
        for block in found:
            if isinstance(block, Note):
                yield nodes.paragraph("", block.text, classes=["uc-summary", "uc-origin"])
            elif isinstance(block, Listing):
                yield from self._listing(block)
            else:
                yield from self._printed(block) if self._on_paper else self._table(block)
        if not found:
            yield uc.nothing(self._of_nothing())

    def _of_nothing(self) -> str:
        """What is said if there is nothing to show."""
        if self._view.nothing:
            return table_words()[self._view.nothing]
        return _("No such flows.") if Filter(*self._place["only"]).is_traced else _("No use cases.")

    def _printed(self, table: Table) -> Iterator[nodes.Node]:
        """A table that breaks across pages; one that is too wide in parts, beneath each other."""
        for part in in_parts(table, _COLUMNS_ON_PAPER):
            made = self._rows(part).node
            made["classes"] += ["longtable", "colwidths-given"]
            for text in list(made.findall(nodes.Text)):
                _let_break(text)
            for paragraph in made.findall(nodes.paragraph):
                paragraph.insert(0, _latex(_RAGGED))
            yield made
            if part.summary:
                yield nodes.paragraph("", part.summary, classes=["uc-summary"])
            self._place = self._further()

    def _table(self, table: Table) -> Iterator[nodes.Node]:
        # Nobody would search in the few figures of coverage.
        is_long = table.columns[0].name != "measure" and len(table.rows) > 1
        searchable = self._view.is_searched and is_long
        columns = [] if self._view.is_crossed else [column.name for column in table.columns]
        yield self._rows(table).framed(searchable=searchable, columns=columns)
        if self._download and self._place["csv"]:
            yield from self._link_to_file(self._download, table)
        if table.summary:
            yield nodes.paragraph("", table.summary, classes=["uc-summary"])
        self._place = self._further()

    def _further(self) -> uc.table_view:
        """The place of further tables: what the author has given to the view belongs to the first."""
        place = self._place
        return uc.table_view("", view=place["view"], classes=place["classes"], csv="")

    def _link_to_file(self, download: Download, table: Table) -> Iterator[nodes.Node]:
        name = self._place["csv"]
        try:
            link = download(name, as_csv(table), _("Download as CSV"))
        except OSError as error:
            said = f"{name} cannot be written ({error.strerror or error}); the table has no link to it"
            messages.warn("unwritable", said, self._place)
        else:
            yield nodes.paragraph("", "", link, classes=["uc-download"])

    def _rows(self, table: Table) -> TableNode:
        columns = [(list(self._nodes(column.header)), column.width) for column in table.columns]
        made = TableNode(self._document, self._place, f"uc-{self._place['view']}", columns)
        if self._view.is_crossed:
            made.begin_rows_with_headers()
        flows = table.leading_to("flow")
        several = [flow for flow, rows in Counter(flows).items() if flow and rows > 1]
        shared = {flow: f"uc-same-{number}" for number, flow in enumerate(several)}
        for position, row in enumerate(table.rows):
            again = table.again(position)
            added = made.row(*map(self._said, row, again))
            self._identify(added, flows[position] if flows else "")
            if flows and flows[position] in shared:
                added["classes"].append(shared[flows[position]])
            for number, column in enumerate(table.columns):
                total = table.totals.get(row[number], "") if column.groups else ""
                self._dress(added[number], column, total, is_again=again[number])
        if table.footer:
            made.row(*map(self._nodes, table.footer))["classes"].append("uc-footer")
        return made

    def _dress(self, cell: nodes.Node, column: Column, total: str, *, is_again: bool) -> None:
        """Mark a cell that says what is said above, add a total to another; in HTML keep it lean."""
        assert isinstance(cell, nodes.entry)
        if is_again:
            said_above(cell)
        elif total:
            cell.append(nodes.paragraph("", total, classes=["uc-total"]))
        # What is shown and hidden by groups is within something.
        if self._is_lean and (not column.groups or (is_again and is_link(cell))):
            without_paragraph(cell)

    def _identify(self, row: nodes.row, flow: str) -> None:
        """Give the first row of a flow on a page an anchor, to which the flow can lead."""
        own = self._anchor(flow) if self._anchor and flow else None
        anchor = row_anchor(own) if own and self._view.has_rows_of_flows else ""
        if anchor and anchor not in self._document.ids:
            self._document.ids[anchor] = row
            row["ids"].append(anchor)

    def _listing(self, listing: Listing) -> Iterator[nodes.Node]:
        yield nodes.rubric("", listing.heading, classes=["uc-heading"])
        items = nodes.bullet_list("", classes=["uc-missing"])
        items.document = self._document
        for cell in listing.cells:
            items += nodes.list_item("", nodes.paragraph("", "", *self._nodes(cell)))
        yield items

    def _said(self, cell: Cell, again: object) -> Iterator[nodes.Node]:
        """The nodes of a cell; in HTML without marks if the script knows them from the one above."""
        if not (again and self._is_html):
            return self._nodes(cell)
        return ((part.leads and self._link(part)) or nodes.Text(part.text) for part in cell)

    def _nodes(self, cell: Cell) -> Iterator[nodes.Node]:
        return (node for part in cell for node in self._bare(self._node(part)))

    def _bare(self, node: nodes.Node) -> Iterable[nodes.Node]:
        """A node, or in HTML what is in it if it says no more: an id and its title."""
        is_wrapper = self._is_html and type(node) is nodes.inline and len(node.children) > 1
        return node.children if is_wrapper else [node]

    def _node(self, part: Part) -> nodes.Node:
        link = self._link(part) if part.leads else None
        if link is not None:
            return self._with_key(link, part)
        if part.mark == "share":
            return uc.share("", part.text, tenths=int(part.target))
        if part.mark in _WORDS:
            return _WORDS[part.mark]("", part.target) if self._is_html else nodes.Text(part.text)
        if part.mark or part.leads:
            kind = nodes.strong if self._on_paper and part.mark in _LOUD else nodes.inline
            looks = (
                ["uc-status", "uc-done"] if part.mark == "done" else [f"uc-{part.mark or part.leads}"]
            )
            return self._with_key(kind("", part.text, classes=looks), part)
        return self._words(part.text)

    def _with_key(self, node: nodes.Element, part: Part) -> nodes.Element:
        """The same with the id or label apart that its text begins with, for style sheets to set.

        An id that is all of it, other than the long name of a test, stays on one line.
        """
        key, blank, rest = part.text.partition(" ")
        kinds: dict[str, type[uc.mark]]
        kinds = {part.target.rpartition(".")[2]: uc.short_key, part.target: uc.key}
        if key and rest and key in kinds:
            node.children.clear()
            words, kind = self._words(key), kinds[key]
            if isinstance(words, nodes.Text):
                node += kind(key)
            else:
                node += nodes.inline("", "", words, classes=[kind.look])
            node += nodes.Text(blank + rest)
        elif part.text == part.target and len(part.text) <= _FITS:
            node["classes"].append("uc-whole")
        elif len(key) > _FITS and not rest:
            words = self._words(key)
            if type(node) is nodes.inline and isinstance(words, uc.long_name):
                words["classes"] = node["classes"]
                return words
            node.children.clear()
            node += words
        return node

    def _words(self, text: str) -> nodes.Node:
        """Words; of a long name where it has parts, lest narrow columns tear it anywhere."""
        if self._on_paper or len(text) <= _FITS or " " in text:
            return nodes.Text(text)
        short = text.rpartition("::")[2]
        pieces = list(_pieces(short))
        if len(pieces) > 1 or short != text:
            return uc.long_name("", text, pieces=pieces)
        return nodes.Text(text)


def _pieces(name: str) -> Iterator[str]:
    """Parts of a name between which it may break: as few as narrow columns need."""
    piece = ""
    for part in _BREAKS.split(name):
        if piece and len(piece) + len(part) > _PIECE:
            yield piece
            piece = ""
        piece += part
    yield piece


def _let_break(text: nodes.Text) -> None:
    """Let LaTeX break a long name, such as that of a test, where a part of it ends."""
    first, *others = _BREAKS.split(text)
    pieces: list[nodes.Node] = [nodes.Text(first)]
    for other in others:
        pieces += [_latex(r"\penalty100{}"), nodes.Text(other)]
    text.parent.replace(text, pieces)


def _latex(source: str) -> nodes.raw:
    return nodes.raw("", source, format="latex")
