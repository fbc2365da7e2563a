"""Reads the use cases of a document: their fields and flows."""

from __future__ import annotations

import re

from sphinxext.usecase.core.prose.ahead import (
    begins_steps,
    begins_with_label,
    has_list,
    heads_main,
    is_numbered,
    is_sole_sentence,
    lists_below,
)
from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.drafts import Document, Field, Kept, Note, UseCase
from sphinxext.usecase.core.prose.extents import end, is_first, is_main_process, starts
from sphinxext.usecase.core.prose.flows import FlowReader
from sphinxext.usecase.core.prose.forms import NOTHING
from sphinxext.usecase.core.prose.headers import (
    BRANCH_POINT,
    RETURN_POINT,
    Header,
    bare,
    flow_title,
    header,
    is_variation,
    usecase_title,
)
from sphinxext.usecase.core.prose.items import is_emphasised
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.lines import GUARANTEES, Piece
from sphinxext.usecase.core.prose.phrases import branch, leading_branch
from sphinxext.usecase.core.prose.pieces import pieces
from sphinxext.usecase.core.prose.text import one_line, plain, strong
from sphinxext.usecase.core.prose.unread import outside, unread_labels
from sphinxext.usecase.core.reading.fields import normalise

_ID = re.compile(r"[^\W_](?:[\w.\-]|\s(?=\S))*")


def read(blocks: list[Block]) -> Document:
    """The document with its use cases; all else stays as it is."""
    document = Document()
    found = [*pieces(blocks)]
    beginnings = starts(found)
    place = 0
    while place < len(found):
        if place in beginnings:
            behind = end(found, place, beginnings)
            document.parts.append(_UseCaseReader(found[place:behind], document.notes).read())
            place = behind
        else:
            before = found[place - 1].table if place else None
            if found[place].table is None or found[place].table is not before:
                document.parts.append(_as_block(found[place]))
            document.notes += outside(found[place])
            place += 1
    return document


def _as_block(piece: Piece) -> Block:
    """A piece outside of use cases, as it was written."""
    if piece.table:
        return piece.table
    if not piece.header:
        told = f"{piece.dropped}: " if piece.block.kind == "heading" and piece.dropped else ""
        return piece.block._replace(text=told + piece.block.text)
    head = strong(piece.header) if piece.bold else piece.header
    joint = "" if piece.header.endswith((":", "：")) or (piece.alone and piece.bold) else ":"
    return piece.block._replace(kind="text", text=f"{head}{joint} {piece.block.text}".rstrip())


class _UseCaseReader:
    """Reads the pieces of one use case."""

    def __init__(self, found: list[Piece], notes: list[Note]) -> None:
        self._pieces = found
        self._notes = notes
        first = found[0]
        self.usecase = UseCase("", first.block.line)
        self._reader = FlowReader(self.usecase, notes)
        self._mode = "before"
        self._field: Field | None = None
        self._level = 0
        self._flow_level = self._umbrella = 99
        self._mains = self._main_level = 0
        self._table: Block | None = None
        self._headless = self._in_italics = False

    def read(self) -> UseCase:
        """The use case."""
        rest = self._pieces
        if rest[0].block.kind == "heading":
            self._note_name(rest[0])
            block, rest = rest[0].block, rest[1:]
            self.usecase.heading, self._level = block, block.level
            self.usecase.title = plain(block.text)
            stated = usecase_title(plain(block.text))
            self.usecase.id = stated[0] if stated and _ID.fullmatch(stated[0]) else ""
        self._headless = not any(heads_main(piece, rest[at + 1 :]) for at, piece in enumerate(rest))
        for place, piece in enumerate(rest):
            self._piece(piece, rest[place + 1 :])
        self._reader.finish()
        self._notes += unread_labels(self.usecase, self._notes)
        return self.usecase

    def _piece(self, piece: Piece, behind: list[Piece]) -> None:
        if piece.block.kind == "heading":
            text = piece.block.text
            self._labels(piece.block)
            self._note_name(piece)
            self._header(piece, text, Block("text", "", piece.block.line), behind)
        elif piece.header:
            self._header(piece, piece.header, piece.block, behind)
        elif self._mode == "flows" and self._field is None and self._leads(piece.block, behind):
            self._begin_flow(piece.block.text, Block("text", "", piece.block.line), behind, 0, led=True)
        elif is_emphasised(piece.block) and self._names_flow(piece, behind):
            return
        elif self._mode == "flows" and self._field is None and self._is_all(piece, behind):
            self._begin_flow(piece.block.text, Block("text", "", piece.block.line), behind, 0)
        else:
            self._content(piece)

    def _names_flow(self, piece: Piece, behind: list[Piece]) -> bool:
        """Whether a text in italics names a flow, as a bold one does; if so, that begins."""
        piece = piece._replace(alone=True)
        text, rest = piece.block.text, Block("text", "", piece.block.line)
        is_first = not self.usecase.steps
        if self._mode == "flows" and self._field is None and self._is_title(piece, 0, behind):
            self._begin_flow(text, rest, behind, 0)
        elif self._mode == "main" and (is_first or self._in_italics) and begins_steps(behind):
            self._in_italics = True
            self._named_main(piece, plain(text).strip(), rest, behind)
        else:
            return False
        return True

    def _note_name(self, heading: Piece) -> None:
        if heading.dropped:
            self._note(heading, heading.dropped, "the header of the title")

    def _labels(self, heading: Block) -> None:
        """Keep the labels of a heading that becomes a field, a flow or an alternative."""
        if heading.names:
            flow = self._reader.flow if heading.level > self._flow_level else None
            label = Block("label", "", heading.line, names=heading.names)
            (flow or self.usecase).body.append(Kept([label]))

    def _leads(self, block: Block, behind: list[Piece]) -> bool:
        """Whether a text is the title of the alternative whose first step follows."""
        flow = self._reader.flow
        is_own = not self._reader.under_header and (flow is None or bool(flow.body))
        if block.kind != "text" or block.level or not is_own or not behind or behind[0].header:
            return False
        return begins_steps(behind) and self._reader.leads(block.text, "1. x")

    def _is_all(self, piece: Piece, behind: list[Piece]) -> bool:
        """Whether a text is all that the header of alternatives has below it, and so one of them."""
        block = piece.block
        words = plain(block.text).rstrip()
        is_text = block.kind == "text" and not block.level and bool(words) and not piece.table
        following = behind[0].block if behind else Block("heading")
        ends = bool(behind and behind[0].header) or (
            following.kind == "heading" and following.level <= self._umbrella
        )
        says = not words.endswith((":", "：")) and not _says_nothing(words)
        return is_text and ends and says and not has_list(block.text) and self._reader.awaits_first

    def _header(self, piece: Piece, text: str, rest: Block, behind: list[Piece]) -> None:
        words = bare(plain(text))
        what = header(plain(text))
        if not what.kind and is_main_process(piece, behind):
            what = Header("main")
        level = piece.block.level if piece.block.kind == "heading" else 0
        in_flow = self._mode == "flows" and self._reader.flow is not None
        deep = bool(level and level > self._flow_level) or (not level and self._flow_level < 99)
        if in_flow and what.kind == "main" and (deep or self._reader.titled):
            self._note(piece, words, "the header of an alternative's steps")
            self._field = None
            self._content_of(rest)
        elif what.kind == "main":
            self._main(piece, words, rest, behind)
        elif what.kind == "flows":
            self._flows(piece, words, rest, behind, level, many=True)
        elif what.kind == "flow":
            self._flow_header(piece, text, rest, behind, level)
        elif what.kind in ("title", "id") and not in_flow:
            self._name(what.kind, words, rest)
        elif what.kind or not self._own_header(piece, text, rest, behind, level):
            below = bool(level) and level > self._umbrella
            own = deep and self._reader.under_header
            again = not level and self._states_again(what.name)
            self._begin_field(words, what, rest, in_flow=in_flow and (below or own or again))

    def _own_header(self, piece: Piece, text: str, rest: Block, behind: list[Piece], level: int) -> bool:
        """Whether a header that is no usual one begins an alternative, or a main flow."""
        words = plain(text)
        if is_variation(bare(words)) and lists_below(behind):
            self._drop_empty_field()
            self._flow_header(piece, text, rest, behind, level)
        elif self._reader.awaits_steps and not level and leading_branch(words):
            self._reader.read(Block("text", text, rest.line))
            self._content_of(rest)
        elif self._mode == "flows" and self._is_title(piece, level, behind):
            self._begin_flow(text, rest, behind, level)
        elif self._mode == "main" and self._names_main(level, behind):
            self._named_main(piece, bare(plain(text)), rest, behind)
        else:
            return False
        return True

    def _drop_empty_field(self) -> None:
        """Take a header such as *Variations* with nothing below it for that of the alternatives."""
        made = self._field
        if made and not made.blocks and made is self.usecase.body[-1]:
            self.usecase.body.pop()
            self._notes.append(Note(made.line, "structure", made.header, "the header of alternatives"))

    def _names_main(self, level: int, behind: list[Piece]) -> bool:
        """Whether a heading below that of the main flow names it, or another that is equal to it."""
        following = behind[0] if behind else None
        return bool(0 < self._main_level < level and following and not following.header) and (
            behind[0].block.kind == "item" and behind[0].block.level == 0
        )

    def _named_main(self, piece: Piece, words: str, rest: Block, behind: list[Piece]) -> None:
        if self.usecase.steps:
            self._second_main(words, rest, behind)
        else:
            self._note(piece, words, "the name of the main flow")
            self._reader.begin_main(numbered=is_numbered(behind, rest))

    def _second_main(self, words: str, rest: Block, behind: list[Piece]) -> None:
        self._reader.begin_flows(words, many=False, numbered=is_numbered(behind, rest))
        self._reader.begin_flow(words, rest.line, numbered=is_numbered(behind, rest))
        self._notes.append(Note(rest.line, "second", words, "a second main flow is never joined"))

    def _main(self, piece: Piece, words: str, rest: Block, behind: list[Piece]) -> None:
        self._mains += 1
        self._field = None
        self._main_level = piece.block.level if piece.block.kind == "heading" else 0
        if self._mains > 1 and self.usecase.steps:
            self._mode, self._flow_level = "flows", 99
            self._second_main(words, rest, behind)
        else:
            self._note(piece, words, "the header of the main flow")
            self._mode, self._flow_level = "main", 99
            self._reader.begin_main(numbered=is_numbered(behind, rest))
            if is_sole_sentence(rest, behind):
                rest = rest._replace(kind="item", label="1")
        self._content_of(rest)

    def _flows(
        self, piece: Piece, words: str, rest: Block, behind: list[Piece], level: int, *, many: bool
    ) -> None:
        sole_text = behind[0].block.text if behind and not behind[0].header and level else ""
        if (said := rest.text or sole_text).strip() and _says_nothing(said):
            self._begin_field(words, Header("field"), rest, in_flow=False)
            return
        self._note(piece, words, "the header of alternatives")
        self._mode, self._field, self._flow_level = "flows", None, level or 98
        self._umbrella = level or 99
        section = re.match(r"\s*(\d{1,2})\.?\s", plain(piece.block.text)) if level else None
        self._reader.begin_flows(
            words,
            many=many,
            numbered=is_numbered(behind, rest),
            section=section[1] if section else "",
        )
        if rest.text.strip() and not has_list(rest.text) and not is_numbered(behind, rest):
            self._begin_flow(rest.text, Block("text", "", rest.line), behind, level)
        else:
            self._content_of(rest)

    def _flow_header(
        self, piece: Piece, text: str, rest: Block, behind: list[Piece], level: int
    ) -> None:
        """*Alternative flow* alone heads one or many; with more words it is the title of one."""
        words = bare(plain(text))
        alone = (
            header(words).kind == "flow" and len(words.split()) <= 3 and not re.search(r"[\d:：]", words)
        )
        labelled = begins_with_label(rest, behind)
        if alone and labelled:
            self._flows(piece, words, rest, behind, level, many=True)
        elif (
            alone
            and rest.text.strip()
            and not _says_nothing(rest.text)
            and not label_of(plain(rest.text))
        ):
            self._reader.begin_flows(words, many=False, numbered=is_numbered(behind, rest))
            self._mode = "flows"
            self._note(piece, words, "the header of an alternative")
            self._begin_flow(rest.text, Block("text", "", rest.line), behind, level)
        elif alone:
            self._flows(piece, words, rest, behind, level, many=False)
        else:
            if self._mode != "flows":
                self._reader.begin_flows(words, many=False, numbered=True)
                self._mode = "flows"
            if has_list(rest.text):
                self._begin_flow(text, rest, behind, level)
                return
            self._begin_flow(
                text if piece.block.kind == "heading" else _joined(text, rest),
                Block("text", "", rest.line),
                behind,
                level,
            )

    def _begin_flow(
        self, text: str, rest: Block, behind: list[Piece], level: int, *, led: bool = False
    ) -> None:
        self._field = None
        numbered = is_numbered(behind, rest)
        if self._reader.goes_on(plain(text), numbered=numbered, led=led):
            self._note(Piece(rest), plain(text), "the label of an alternative that stands above")
            self._flow_level = level or self._flow_level
            return
        self._drop_told_twice(text)
        title = text if not level else _without_number(text)
        self._reader.begin_flow(title, rest.line, numbered=numbered, led=led)
        self._flow_level = level or self._flow_level
        self._content_of(rest)

    def _drop_told_twice(self, text: str) -> None:
        """Leave out an alternative of which nothing is told, where its header stands again with more."""
        flow = self._reader.flow
        if flow and not flow.body and plain(text).lower().startswith(plain(flow.condition).lower()):
            self.usecase.body.remove(flow)
            self._notes.append(
                Note(flow.line, "structure", plain(flow.condition), "a header told twice")
            )

    def _is_title(self, piece: Piece, level: int, behind: list[Piece]) -> bool:
        """Whether an unknown header among alternatives is the condition of one."""
        title = piece.header or piece.block.text
        if flow_title(plain(title))[0] or self._reader.is_label(plain(title)):
            return True
        if level:
            return (
                level > self._umbrella
                and bool(behind)
                and not behind[0].header
                and behind[0].block.kind != "heading"
            )
        if not piece.alone:
            return False
        says_where = any(
            one.block.kind == "text" and not one.header and branch(plain(one.block.text), titled=True)
            for one in behind[:1]
        )
        return begins_steps(behind) or (says_where and begins_steps(behind[1:]))

    def _begin_field(self, words: str, what: Header, rest: Block, *, in_flow: bool) -> None:
        made = Field(words, what.name, rest.line)
        if in_flow and self._reader.flow is not None:
            self._reader.flow.body.append(made)
        else:
            self.usecase.body.append(made)
            self._mode = "field"
        self._field = made
        if rest.text.strip():
            made.blocks.append(rest)

    def _states_again(self, name: str | None) -> bool:
        """Whether a field is what holds at the end of an alternative: the use case has said its own."""
        said = [part.name for part in self.usecase.body if isinstance(part, Field)]
        return name in GUARANTEES and name in said

    def _name(self, kind: str, words: str, rest: Block) -> None:
        said = one_line(plain(rest.text)).strip()
        usecase = self.usecase
        stated = usecase_title(said) if kind == "id" else None
        if stated and stated[0] and not usecase.title:
            usecase.id, usecase.title = stated
            self._notes.append(Note(rest.line, "structure", f"{words} {said}", "the id and the title"))
        elif kind == "id" and not usecase.id and _ID.fullmatch(said):
            usecase.id = said
            self._notes.append(Note(rest.line, "structure", words, "the header of the id"))
        elif kind == "id" and said and said == usecase.id:
            self._notes.append(Note(rest.line, "structure", f"{words} {said}", "the id, told twice"))
        elif kind == "title" and said and (not usecase.title or _same(said, usecase.title)):
            stated = usecase_title(said)
            usecase.title = usecase.title or said
            if stated and stated[0] and not usecase.id:
                usecase.id = stated[0]
            told = words if said == usecase.title else f"{words} {said}"
            self._notes.append(Note(rest.line, "structure", told, "the header of the title"))
        else:
            self._begin_field(words, Header("field"), rest, in_flow=False)

    def _content_of(self, rest: Block) -> None:
        if rest.text.strip():
            self._reader.read(rest)

    def _content(self, piece: Piece) -> None:
        block = piece.block
        if piece.closes:
            self._mode, self._field = "field", None
            return
        begins = self._mode == "before" or self._begins_headless(piece)
        is_read = self._mode in ("main", "flows") and not self._field
        if piece.table and block.kind != "text" and not is_read and not (begins and is_first(piece)):
            self._whole_table(piece.table)
            return
        if piece.dropped:
            self._note(piece, piece.dropped, "the head of a table")
        if block.text or not piece.dropped:
            self._words(piece)

    def _words(self, piece: Piece) -> None:
        block = piece.block
        headless = self._begins_headless(piece)
        is_complete = self._field and self._field.name in (BRANCH_POINT, RETURN_POINT)
        is_complete = is_complete or self._is_step_behind_field(block)
        if self._field is not None and not headless and not is_complete:
            self._field.blocks.append(block)
            return
        self._field = None
        if headless or (self._mode == "before" and is_first(piece)):
            self._mode, self._mains = "main", 1
            self._reader.begin_main(numbered=True)
        if self._mode in ("main", "flows"):
            self._reader.read(block, piece.actor)
        else:
            self.usecase.body.append(Kept([block]))

    def _whole_table(self, table: Block) -> None:
        """Keep a table as it is, once for all of its pieces."""
        if self._table is not table:
            self._table = table
            if self._field is not None:
                self._field.blocks.append(table)
            else:
                self.usecase.body.append(Kept([table]))

    def _is_step_behind_field(self, block: Block) -> bool:
        """Whether an item begins the steps of an alternative, whose field has its text already."""
        numbered = block.kind == "item" and bool(block.label) and not block.level
        return self._mode == "flows" and numbered and bool(self._field and self._field.blocks)

    def _begins_headless(self, piece: Piece) -> bool:
        """Whether the main flow begins behind fields that are complete, without a header of its own."""
        said = self._field.blocks if self._field else []
        complete = not self._field or (said and not plain(said[-1].text).rstrip().endswith((":", "：")))
        is_text = bool(complete) and all(block.kind == "text" for block in said)
        return (
            self._headless and self._mode == "field" and is_text and is_first(piece) and not self._mains
        )

    def _note(self, piece: Piece, words: str, why: str) -> None:
        self._notes.append(Note(piece.block.line, "structure", words, why))


def _says_nothing(text: str) -> bool:
    return normalise(plain(text)) in NOTHING or not normalised(text)


def normalised(text: str) -> str:
    """Letters alone, in lower case."""
    return re.sub(r"[\W_]", "", plain(text)).lower()


def _same(said: str, title: str) -> bool:
    return normalised(title).endswith(normalised(said))


def _joined(text: str, rest: Block) -> str:
    return f"{text.rstrip(' :：')}: {rest.text}" if rest.text.strip() else text


def _without_number(text: str) -> str:
    return re.sub(r"^\s*\d+(?:\.\d+)+\.?\s+", "", text)
