"""reStructuredText, read by docutils; directives and roles that it does not know stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinxext.usecase.core.model.labels import letters
from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.text import CODE, EMPHASIS, IMAGE, LINK, LINKED, ROLE, STRONG, TO
from sphinxext.usecase.importing.formats import Format, as_lines, decoded

if TYPE_CHECKING:
    from docutils import nodes

_MARKS = {"strong": STRONG, "emphasis": EMPHASIS, "literal": CODE}
_UNKNOWN = re.compile(r":[\w:.+-]+:`[^`]+`|\|[^|\s][^|]*\|")
"""A role or a substitution that docutils does not know."""
_LISTS = ("bullet_list", "enumerated_list")
_TEXTS = ("paragraph", "rubric", "title", "subtitle", "attribution", "line", "caption", "term")
_NO_WORDS = ("target", "pending", "transition", "colspec")


def read(content: bytes) -> list[Block]:
    """The blocks of a page."""
    from docutils.frontend import get_default_settings
    from docutils.parsers.rst import Parser
    from docutils.utils import new_document

    settings = get_default_settings(Parser)
    settings.report_level, settings.halt_level = 5, 6
    settings.file_insertion_enabled = settings.raw_enabled = False
    document = new_document("page", settings)
    Parser().parse(decoded(content), document)
    _give_labels(document)
    _substitute(document)
    return [*_blocks(document, 0, 0)]


def _name(node: nodes.Node) -> str:
    return type(node).__name__


def _blocks(element: nodes.Element, section: int, depth: int) -> Iterator[Block]:
    for child in element.children:
        name = _name(child)
        if name == "section":
            yield from _blocks(child, section + 1, depth)  # type: ignore[arg-type]
        elif name == "title" and section:
            yield Block(
                "heading",
                _inline(child),
                child.line or 0,
                section,
                names=tuple(element.get("labels", ())),
            )
        elif name in _TEXTS:
            yield Block("text", _inline(child), child.line or 0, depth)
        else:
            yield from _other(child, name, section, depth)


def _give_labels(document: nodes.document) -> None:
    """Give each section its ``labels``: those before it, and those in it that head no other section."""
    from docutils import nodes

    for target in document.findall(nodes.target):
        if "refuri" in target or "refname" in target:
            continue
        following: nodes.Node | None = target
        while isinstance(following, nodes.target):
            following = following.next_node(descend=False, ascend=True)
        section: nodes.Node | None = following or target
        while section is not None and not isinstance(section, nodes.section):
            section = section.parent
        if isinstance(section, nodes.section):
            section.setdefault("labels", []).extend(target["names"])


def _substitute(document: nodes.document) -> None:
    """Put what substitutions stand for in their places; definitions that nothing uses stay."""
    from docutils import nodes
    from docutils.transforms.references import Substitutions

    used = {one["refname"].lower() for one in document.findall(nodes.substitution_reference)}
    Substitutions(document).apply()
    for definition in [*document.findall(nodes.substitution_definition)]:
        if any(name.lower() in used for name in definition["names"]):
            definition.parent.remove(definition)


def _other(child: nodes.Node, name: str, section: int, depth: int) -> Iterator[Block]:
    from docutils import nodes

    if not isinstance(child, nodes.Element) or name in _NO_WORDS:
        return
    if name in _LISTS:
        yield from _list(child, section, depth)
    elif name == "field":
        yield from _field(child, section, depth)
    elif name == "system_message":
        for one in child.findall(nodes.literal_block):
            yield Block("code", one.astext(), child.get("line", 0), depth)
    elif name == "table":
        yield from _table(child, depth)
    elif made := _leaf(child, name, depth):
        yield made
    else:
        yield from _blocks(child, section, depth)


def _leaf(child: nodes.Element, name: str, depth: int) -> Block | None:
    line = child.line or 0
    if name in ("literal_block", "doctest_block"):
        return Block("code", child.astext(), line, depth, _language(child))
    if name == "comment":
        return Block("comment", child.astext(), line, depth)
    if name == "substitution_definition":
        return Block("comment", child.rawsource.removeprefix("..").strip(), line, depth)
    return Block("text", _inline_one(child), line, depth) if name == "image" else None


def _language(block: nodes.Element) -> str:
    return next((name for name in block["classes"] if name != "code"), "")


def _list(listed: nodes.Element, section: int, depth: int) -> Iterator[Block]:
    for number, item in enumerate(listed.children, int(listed.get("start", 1))):
        inner = [*_blocks(item, section, depth + 1)]  # type: ignore[arg-type]
        numbered = _name(listed) == "enumerated_list"
        label = str(number) if numbered else ""
        if numbered and "alpha" in listed.get("enumtype", ""):
            label = letters(number)
        first = inner.pop(0) if inner and inner[0].kind == "text" else Block("text", "", item.line or 0)
        yield first._replace(kind="item", level=depth, label=label)
        yield from inner


def _field(field: nodes.Element, section: int, depth: int) -> Iterator[Block]:
    name, body = field.children
    inner = [*_blocks(body, section, depth)]  # type: ignore[arg-type]
    head = f"{STRONG}{name.astext()}:{STRONG}"
    if inner and inner[0].kind == "text":
        head += f" {inner.pop(0).text}"
    yield Block("text", head, field.line or 0, depth)
    yield from inner


def _table(table: nodes.Element, depth: int) -> Iterator[Block]:
    """A table behind its title."""
    line = next((one.line for one in table.findall() if one.line), 0)
    for title in table.children:
        if _name(title) == "title":
            yield Block("text", _inline(title), line, depth)
    yield Block("table", "", line, depth, rows=tuple(_rows(table)))


def _rows(table: nodes.Element) -> Iterator[tuple[str, ...]]:
    from docutils import nodes

    for row in table.findall(nodes.row):
        yield tuple("\n".join(as_lines(_blocks(entry, 0, 0))) for entry in row.children)  # type: ignore[arg-type]


def _inline(element: nodes.Node) -> str:
    return "".join(_inline_one(child) for child in element.children)


def _inline_one(node: nodes.Node) -> str:
    name = _name(node)
    if name == "Text":
        return node.astext()
    if name == "image":
        return f"{IMAGE}{LINK}{_attribute(node, 'alt')}{TO}{_attribute(node, 'uri')}{LINKED}"
    words = _inline(node)
    if name == "reference" and _attribute(node, "refuri"):
        return f"{LINK}{words}{TO}{_attribute(node, 'refuri')}{LINKED}"
    mark = ROLE if name == "problematic" and _UNKNOWN.fullmatch(words) else _MARKS.get(name, "")
    return f"{mark}{words}{mark}" if words else ""


def _attribute(node: nodes.Node, name: str) -> str:
    from docutils import nodes

    return str(node.get(name) or "") if isinstance(node, nodes.Element) else ""


FORMAT = Format((".rst", ".rest"), read)
