"""Tables that views fill row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from docutils import nodes

from sphinxext.usecase import nodes as uc

MakeLink = Callable[[str, str, str], nodes.reference]
"""Makes a link from page, anchor and text."""


class TableNode:
    """A table in the place of a view, whose ids, names, classes and caption it takes over.

    Rows are filled from the outside in: docutils looks for the document of every node it adds, and
    finds it at once only in a tree that hangs on it already.
    """

    def __init__(
        self,
        document: nodes.document,
        place: nodes.Element,
        kind: str,
        columns: Sequence[tuple[Iterable[nodes.Node], int]],
    ) -> None:
        """``columns`` are headers and relative widths, ``kind`` is a class of its own."""
        self.node = nodes.table("", classes=["uc-table", kind, *place["classes"]])
        self.node.document = document
        self.node["ids"], self.node["names"] = place["ids"], place["names"]
        for caption in place.children:
            self.node += caption
        group = nodes.tgroup(cols=len(columns))
        self.node += group
        group += [nodes.colspec(colwidth=width) for _header, width in columns]
        head = nodes.thead()
        group += head
        self._add(head, (header for header, _width in columns))
        self._body = nodes.tbody()
        group += self._body

    def begin_rows_with_headers(self) -> None:
        """Let the first cell of each row be its header."""
        next(self.node.findall(nodes.colspec))["stub"] = 1

    def row(self, *cells: Iterable[nodes.Node]) -> nodes.row:
        """Add a row, each cell of one paragraph."""
        return self._add(self._body, cells)

    def framed(self, *, searchable: bool, columns: Sequence[str] = ()) -> uc.table_frame:
        """The table in a frame that is called as its caption, or else as its first header.

        ``columns`` are their names, for the script.
        """
        titles = (child for child in self.node.children if isinstance(child, nodes.title))
        name = next(titles, None) or self.node.next_node(nodes.entry)
        assert name is not None
        return uc.table_frame("", self.node, name=name.astext(), searchable=searchable, columns=columns)

    def __bool__(self) -> bool:
        """Whether it has any rows."""
        return bool(self._body.children)

    @staticmethod
    def _add(parent: nodes.Element, cells: Iterable[Iterable[nodes.Node]]) -> nodes.row:
        row = nodes.row()
        parent += row
        for content in cells:
            entry, paragraph = nodes.entry(), nodes.paragraph()
            row += entry
            entry += paragraph
            paragraph += content
        return row


def without_table(place: nodes.Element) -> Iterator[nodes.Node]:
    """What the author has given to a table that there is none of: its ids and its caption."""
    yield nodes.target("", "", ids=place["ids"], names=place["names"])
    for caption in place.children:
        yield nodes.rubric("", "", *caption.children, classes=["uc-heading"])


def said_above(cell: nodes.Node) -> None:
    """Mark a cell that says what the row above says already: each row is complete all the same."""
    assert isinstance(cell, nodes.entry)
    cell["classes"].append("uc-again")


def is_link(cell: nodes.entry) -> bool:
    """Whether all that a cell says is a link."""
    paragraph = cell.children[0]
    assert isinstance(paragraph, nodes.paragraph)
    return len(paragraph) == 1 and isinstance(paragraph[0], nodes.reference)


def without_paragraph(cell: nodes.entry) -> None:
    """Let a cell hold mere words, and the class of a mark that is all it says."""
    (paragraph,) = cell.children
    words = list(paragraph.children)
    if len(words) == 1 and type(words[0]) is nodes.inline:
        cell["classes"] += words[0]["classes"]
        words = words[0].children
    cell.children = []
    cell += uc.cell_words("", "", *words)
