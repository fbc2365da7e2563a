"""Use cases and the text around them, written as a person would write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.dialects import Dialect
from sphinxext.usecase.core.prose.drafts import Document, Field, Flow, Kept, Step, UseCase
from sphinxext.usecase.core.prose.numbers import stated_labels
from sphinxext.usecase.core.prose.text import one_line, plain

Lines = list[str]


def write(document: Document, dialect: Dialect) -> str:
    """The page of a document."""
    parts: list[Lines] = []
    pending: list[Block] = []
    levels = _levels(document)
    for part in document.parts:
        if isinstance(part, UseCase):
            parts += _blocks(pending, dialect, levels)
            pending = []
            parts += _usecase(part, dialect, levels)
        else:
            pending.append(part)
    parts += _blocks(pending, dialect, levels)
    return "\n".join(_spaced(parts)) + "\n"


def _levels(document: Document) -> dict[int, int]:
    """The levels of headings without gaps."""
    headings = [part.heading if isinstance(part, UseCase) else part for part in document.parts]
    used = sorted({one.level for one in headings if one is not None and one.kind == "heading"})
    return {level: place for place, level in enumerate(used, 1)}


def _spaced(parts: Iterable[Lines]) -> Lines:
    """Parts with a blank line between them."""
    lines: Lines = []
    for part in parts:
        lines += [""] * bool(lines) + part
    return lines


# -- use cases --------------------------------------------------------------------------------------


def _usecase(usecase: UseCase, dialect: Dialect, levels: dict[int, int]) -> list[Lines]:
    heading = usecase.heading
    made = _heading(heading, dialect, levels) if heading else []
    title = "" if heading else dialect.inline(usecase.title)
    options = [("id", usecase.id)] if usecase.id else []
    body = _spaced(_body(usecase, dialect))
    depth = 1 if usecase.flows else 0
    return [*made, dialect.directive("usecase", title, options, body, depth)]


def _body(usecase: UseCase, dialect: Dialect) -> Iterable[Lines]:
    labels = iter(stated_labels(usecase).get(place, "") for place in range(len(usecase.flows)))
    fields: Lines = []
    steps: list[Step] = []
    for part in [*usecase.body, None]:
        if not isinstance(part, Field) and fields:
            yield fields if fields[-1] else fields[:-1]
            fields = []
        if not isinstance(part, Step) and steps:
            yield _steps(steps, dialect)
            steps = []
        if isinstance(part, Field):
            fields += _field(part, dialect)
        elif isinstance(part, Step):
            steps.append(part)
        elif isinstance(part, Flow):
            yield _flow(part, next(labels), dialect)
        elif part is not None:
            yield from _kept(part, dialect)


def _field(field: Field, dialect: Dialect) -> Lines:
    return dialect.field(field.header, _spaced(_blocks(field.blocks, dialect, {})))


def _flow(flow: Flow, label: str, dialect: Dialect) -> Lines:
    stated = [("label", label), ("from", flow.origin), ("kind", flow.kind)]
    options = [(name, value) for name, value in stated if value]
    if flow.ending:
        options.append(flow.ending)
    why = [dialect.comment(f"Not read: {flow.why}.")] if flow.why else []
    body = [*why, *_parts(flow.body, dialect)]
    condition = dialect.inline(one_line(flow.condition))
    return dialect.directive("altflow", condition, options, _spaced(body), 0)


def _parts(parts: Sequence[Step | Kept | Field], dialect: Dialect) -> Iterable[Lines]:
    """What stands in an alternative: its steps as one list."""
    for is_step, group in groupby(parts, lambda part: isinstance(part, Step)):
        if is_step:
            yield _steps([part for part in group if isinstance(part, Step)], dialect)
            continue
        for part in group:
            if isinstance(part, Field):
                yield _field(part, dialect)
            else:
                assert isinstance(part, Kept)
                yield from _kept(part, dialect)


def _kept(kept: Kept, dialect: Dialect) -> list[Lines]:
    said = [dialect.comment(f"Not read: {kept.why}.")] if kept.why else []
    return [*said, *_blocks(kept.blocks, dialect, {})]


# -- steps ------------------------------------------------------------------------------------------


def _steps(steps: Sequence[Step], dialect: Dialect) -> Lines:
    """A numbered list; a blank line stands where its numbers do not go on, or an item is long."""
    lines: Lines = []
    before = 0
    for step in steps:
        number = _number(step.label, before)
        item = dialect.item(f"{number}.", _step(step, dialect))
        if lines and (number != before + 1 or "" in item or _ends_nested(lines)):
            lines.append("")
        lines += item
        before = number
    return lines


def _ends_nested(lines: Lines) -> bool:
    return lines[-1].startswith(" ") and "" in lines


def _number(label: str, before: int) -> int:
    """The number that an author gave a step in its own flow."""
    found = re.search(r"(\d+)$", label)
    return int(found[1]) if found else before + 1


def _step(step: Step, dialect: Dialect) -> Lines:
    lines = dialect.inline(step.text.strip()).split("\n")
    lines = [line.strip() for line in lines]
    if step.actor:
        lines.append(f":actor: {step.actor}")
    parts = [lines]
    if step.steps:
        parts.append(_steps(step.steps, dialect))
    if step.body:
        least = min(block.level for block in step.body if block.kind != "heading")
        body = [
            block._replace(level=block.level - least) if block.kind != "heading" else block
            for block in step.body
        ]
        parts += _blocks(body, dialect, {})
    return _spaced(parts)


# -- everything else --------------------------------------------------------------------------------


def _blocks(blocks: Sequence[Block], dialect: Dialect, levels: dict[int, int]) -> list[Lines]:
    """Blocks as they were; items that follow one another are one list."""
    made: list[Lines] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind == "item" or (block.level and block.kind in ("text", "code", "table")):
            end = place + 1
            while end < len(blocks) and _goes_on(blocks[end]):
                end += 1
            made += _list(blocks[place:end], block.level, dialect)
            place = end
            continue
        made += _block(block, dialect, levels)
        place += 1
    return made


def _goes_on(block: Block) -> bool:
    return block.kind == "item" or (block.kind != "heading" and block.level > 0)


def _block(block: Block, dialect: Dialect, levels: dict[int, int]) -> list[Lines]:
    if block.kind == "heading":
        if not levels:
            return [[f"**{dialect.inline(one_line(plain(block.text)))}**"]]
        return _heading(block, dialect, levels)
    if block.kind in ("label", "comment"):
        return [*map(dialect.label, block.names)] or [dialect.comment(block.text)]
    if block.kind == "code":
        return [dialect.code(block.text, block.label)]
    if block.kind == "table":
        return [dialect.table(block.rows)] if block.rows else []
    return [dialect.paragraph(block.text)] if block.text.strip() else []


def _heading(block: Block, dialect: Dialect, levels: dict[int, int]) -> list[Lines]:
    """A heading behind its labels."""
    return [*map(dialect.label, block.names), dialect.heading(block.text, levels.get(block.level, 1))]


def _list(blocks: Sequence[Block], depth: int, dialect: Dialect) -> list[Lines]:
    """Items at a depth, with what is deeper inside them."""
    groups: list[list[Block]] = []
    for block in blocks:
        if not groups or (block.kind == "item" and block.level <= depth):
            groups.append([block])
        else:
            groups[-1].append(block)
    lines: Lines = []
    before: Block | None = None
    for first, *rest in groups:
        if first.kind != "item":
            shallow = [one._replace(level=max(one.level - 1, 0)) for one in (first, *rest)]
            lines += [""] * bool(lines) + _spaced(_blocks(shallow, dialect, {}))
            before = None
            continue
        marker = _marker(first)
        words = [line.strip() for line in dialect.inline(_words(first)).split("\n")]
        inner = [one._replace(level=max(one.level - first.level - 1, 0)) for one in rest]
        item = dialect.item(marker, _spaced([words, *_blocks(inner, dialect, {})]))
        if lines and (
            "" in item
            or before is None
            or bool(before.label) != bool(first.label)
            or lines[-1].startswith(" ")
        ):
            lines.append("")
        lines += item
        before = first
    return [lines]


def _marker(block: Block) -> str:
    return f"{block.label}." if block.label.isdigit() else "-"


def _words(block: Block) -> str:
    """The words of an item, with a label that no list can have."""
    return block.text if not block.label or block.label.isdigit() else f"{block.label}. {block.text}"
