"""The items of fields that hold statements: where each stands, what it says, and its options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from docutils import nodes

from sphinxext.usecase.core.reading.actors import is_nobody
from sphinxext.usecase.core.reading.statements import without_label
from sphinxext.usecase.reading.itemoptions import ItemOptions
from sphinxext.usecase.reading.plaintext import Plain, folded

_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_WRITTEN = "written"
_FIELD_LINE = re.compile(r"\n\s*:[A-Za-z]")
_AFTER_LABEL = re.compile(r"\s*[:\N{FULLWIDTH COLON}]\s*")


class Item(NamedTuple):
    """An item of a field: ``text`` begins with its words, and its label stands there.

    ``holder`` has its anchor, ``block`` its options and what is said of them; ``parts`` are all of it.
    """

    holder: nodes.Element
    text: nodes.TextElement
    block: nodes.Element
    parts: list[nodes.Node]

    def take_written(self) -> dict[str, str]:
        """Its options as written, which ``take_options`` has left on it."""
        written: dict[str, str] = self.block.attributes.pop(_WRITTEN, {})
        return written

    def says(self, plain: Plain) -> str:
        """What it says, on one line: terms and first cells stand before a colon."""
        said = [plain(part) for part in self.parts]
        texts = self._joined(said)
        plain.say(texts, self._joined(list(map(plain.shown, said))))
        return texts

    def _joined(self, said: list[str]) -> str:
        texts = list(filter(None, map(folded, said)))
        if isinstance(self.text, nodes.paragraph) and not isinstance(self.holder, nodes.row):
            return " ".join(texts)
        first, *others = texts or [""]
        return ": ".join(filter(None, (first, "; ".join(others))))

    def begin(self, label: nodes.Text, own: str | None) -> None:
        """Put a label before its text; its author's own one is not said twice."""
        if own:
            self._cut(own)
        self.text.insert(0, label)

    def _cut(self, own: str) -> None:
        first = next((one for one in self.text.children if one.astext().strip()), None)
        if isinstance(first, nodes.Text):
            if first.lstrip().startswith(own):
                self.text.replace(first, _texts(without_label(first.lstrip(), own)))
        elif first is not None and first.astext().strip().rstrip(":\N{FULLWIDTH COLON}").strip() == own:
            place = self.text.index(first)
            behind = self.text.children[place + 1 :][:1]
            self.text.remove(first)
            if behind and isinstance(behind[0], nodes.Text):
                self.text.replace(behind[0], _texts(_AFTER_LABEL.sub("", behind[0], count=1).lstrip()))


def _texts(text: str) -> list[nodes.Node]:
    return [nodes.Text(text)] if text else []


def items_of(body: nodes.Element) -> Iterator[Item]:
    """The items of a field that say anything: of its lists, or of its tables, or its sole paragraph."""
    children = [one for one in body.children if not isinstance(one, nodes.Invisible)]
    for read, kinds in _KINDS:
        found = [one for one in children if isinstance(one, kinds)]
        if found:
            for one in found:
                yield from filter(_says_anything, read(cast("nodes.Element", one)))
            return
    paragraphs = [one for one in children if isinstance(one, nodes.paragraph)]
    if paragraphs and len(paragraphs) == len([one for one in children if _is_text(one)]) == 1:
        item = Item(body, paragraphs[0], body, list(body.children))
        yield from filter(_says_anything, [item])


def _is_text(node: nodes.Node) -> bool:
    return not isinstance(node, (nodes.field_list, nodes.system_message))


def _says_anything(item: Item) -> bool:
    said = " ".join(part.astext() for part in item.parts)
    return not is_nobody(folded(said))


def _of_list(items: nodes.Element) -> Iterator[Item]:
    for item in cast("list[nodes.list_item]", items.children):
        first = next((one for one in item.children if not isinstance(one, nodes.Invisible)), None)
        if not isinstance(first, nodes.paragraph):
            if first is None:
                continue
            text = nodes.paragraph()
            text.source, text.line = first.source or item.source, first.line or item.line
            item.insert(0, text)
            first = text
        yield Item(item, first, item, list(item.children))


def _of_definitions(terms: nodes.Element) -> Iterator[Item]:
    for one in cast("list[nodes.Element]", terms.children):
        term, definition = one.children[0], one.children[-1]
        if isinstance(term, nodes.term) and isinstance(definition, nodes.definition):
            yield Item(term, term, definition, list(one.children))


def _of_table(table: nodes.Element) -> Iterator[Item]:
    for row in table.findall(nodes.row):
        first = next(iter(row.findall(nodes.paragraph)), None)
        if isinstance(row.parent, nodes.tbody) and first is not None:
            yield Item(row, first, row, list(row.children))


_KINDS: tuple[tuple[Callable[[nodes.Element], Iterator[Item]], tuple[type[nodes.Node], ...]], ...] = (
    (_of_list, _LISTS),
    (_of_definitions, (nodes.definition_list,)),
    (_of_table, (nodes.table,)),
)
"""What has items, by what reads them; of several kinds in a field the first one counts."""


def take_options(
    content: nodes.Element, holds_statements: Callable[[str], bool], options: ItemOptions
) -> None:
    """Take the options off the items in fields of a use case that was just parsed."""
    for fields in content.children:
        if not isinstance(fields, nodes.field_list):
            continue
        for header, body in (cast("list[nodes.Element]", field.children) for field in fields.children):
            if body.rawsource and not _FIELD_LINE.search(body.rawsource):
                continue
            written = [item for item in items_of(body) if _may_have_options(item.block)]
            if written and holds_statements(header.astext()):
                for item in written:
                    if found := options.take(item.block, item.text, last=False):
                        item.block[_WRITTEN] = found


def _may_have_options(block: nodes.Element) -> bool:
    """Whether anything in an item looks like a field: most have none."""
    return any(
        isinstance(one, nodes.field_list)
        or (isinstance(one, nodes.paragraph) and _FIELD_LINE.search(one.rawsource))
        for one in block.children
    )
