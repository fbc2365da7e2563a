"""Steps and alternatives of one use case, read from its items one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.drafts import Flow, Kept, Note, Step
from sphinxext.usecase.core.prose.endings import conclude
from sphinxext.usecase.core.prose.growing import Alternative, Growing
from sphinxext.usecase.core.prose.headers import bracketed, flow_title
from sphinxext.usecase.core.prose.items import (
    cut,
    each_below,
    ends_with_colon,
    in_full,
    is_bold,
    is_lead,
    label_and_words,
    labelled_by_word,
    last_number,
    same,
    starts_with_bullet,
    steps_apart,
    with_stops,
    without_bullet,
    written,
)
from sphinxext.usecase.core.prose.labels import Label, in_brackets, label_in, label_of, parse
from sphinxext.usecase.core.prose.letters import in_numbers, lettered
from sphinxext.usecase.core.prose.phrases import begins_condition, branch
from sphinxext.usecase.core.prose.text import (
    one_line,
    plain,
    without_start,
)

_AGAIN = "it begins a flow again under the same heading"
_BACK = "it counts below the alternative above it, and may be part of that"
_AMONG = "it stands among the steps of an alternative, and may leave one of these"
_INNER = "it stands in an alternative that has no number"
_TWICE = "there is another step {0} already"
_NOWHERE = "there is no alternative {0} above that it would be a step of"
_NAMED = "the name of the main flow"
_NUMBER = "the number of an alternative alone says nothing of where it branches off"


@dataclass(slots=True)
class FlowReader(Growing):
    """Puts steps and alternatives into a use case; ``notes`` say what it could not read."""

    def begin_main(self, *, numbered: bool) -> None:
        """The main flow begins; ``numbered``: a bullet in it is no step."""
        self.alternative, self.numbered = None, numbered
        self.holder, self.places, self.header, self.many = None, [], "", False
        self.outer = []

    def begin_flows(self, header: str, *, many: bool, numbered: bool, section: str = "") -> None:
        """Alternatives begin, under a header that speaks of ``many`` or one, with a number or none."""
        self.begin_main(numbered=numbered)
        self.header, self.many, self.section = header, many, section

    def begin_flow(self, title: str, line: int, *, numbered: bool, led: bool = False) -> None:
        """An alternative begins that has a title of its own; ``led``: that is no header."""
        colon = ends_with_colon(title)
        title = title.rstrip(" :：")
        number, behind = bracketed(plain(title))
        label, condition = ("", behind) if number else flow_title(plain(title))
        if condition != plain(title).strip():
            condition = cut(title, condition)
            said = plain(title)[: len(plain(title)) - len(plain(condition))].strip()
            self.notes.append(Note(line, "structure", said, "the label or name of an alternative"))
        self.outer = []
        begun = self._new_flow(label_in(label) if label else None, condition or title, line)
        begun.titled, begun.led, begun.colon, self.numbered = True, led, colon, numbered
        begun.flow.bracketed = number

    def is_label(self, title: str) -> bool:
        """Whether a title is nothing but the label of an alternative that is there already."""
        label = label_in(title)
        return bool(label and label.is_flow and self._flow_called(str(label)))

    def goes_on(self, title: str, *, numbered: bool, led: bool = False) -> bool:
        """Whether a title is but the label of an alternative above; its steps follow, then."""
        flow = self._flow_called(str(label_in(title))) if self.is_label(title) else None
        if flow is None or flow.steps:
            return False
        self.alternative, self.numbered = Alternative(flow, titled=True, led=led), numbered
        self.holder, self.places = flow, []
        return True

    @property
    def awaits_first(self) -> bool:
        """Whether alternatives have begun under a header, but none of them."""
        return bool(self.header) and self.flow is None and self.many

    @property
    def awaits_steps(self) -> bool:
        """Whether a titled alternative has begun, and nothing of it was told."""
        return self.flow is not None and self.titled and not self.flow.body

    # -- items ----------------------------------------------------------------------------------

    def read(self, block: Block, actor: str = "") -> None:
        """Read an item or a text; what it is goes by its label, and where it stands."""
        in_list = not block.label and (block.kind == "item" or block.level > 0)
        if in_list and self._is_lettered(block.text):
            self._letter(block, actor)
        elif block.label.isalpha() and not block.level and self._is_lettered(written(block)):
            self._letter(block._replace(text=written(block)), actor)
        elif block.kind == "item":
            item, below = steps_apart(block)
            self._item(item, actor)
            if below:
                self._lines(below)
        elif block.kind == "text" and (block.level == 0 or self._counts_on(block)):
            self._lines(block)
        else:
            self._content(block)

    def _counts_on(self, block: Block) -> bool:
        """Whether a paragraph in a list begins with the label that comes next, as an item would."""
        found = label_of(plain(block.text))
        if found is None or (self.places and self.places[0][0] > 0):
            return False
        if found[0].is_number:
            return found[0].start == str(len(self._steps()) + 1)
        return found[0].is_flow and bool(self.header)

    def _is_lettered(self, text: str, ahead: int = 0) -> bool:
        """Whether a text begins with the letter that the next step has, or one so many further on."""
        found = lettered(plain(text))
        if found is None or (self.flow is None and (self.header or not self._all_lettered)):
            return False
        return len(self._steps()) + 1 + ahead in found.numbers

    @property
    def _all_lettered(self) -> bool:
        """Whether letters number all steps of the main flow that are there already."""
        return len(self.usecase.letters) == len(self.usecase.steps)

    def _letter(self, block: Block, actor: str) -> None:
        """A step that a letter numbers."""
        found = lettered(plain(block.text))
        assert found is not None
        number = str(len(self._steps()) + 1)
        if self.flow is None:
            self.usecase.letters[found.letter] = number
        self._add_step(number, block, without_start(block.text, found.end), actor)
        self.notes.append(
            Note(block.line, "structure", plain(block.text)[: found.end].strip(), "the label of a step")
        )

    def _lines(self, block: Block) -> None:
        """A text whose lines may begin with labels."""
        taken: list[str] = []
        start = block.line
        whole = "\n".join(map(each_below, with_stops(block.text.split("\n"), self._next_number)))
        lines = [*in_full(whole, self.flow.label if self.flow else "")]
        lines = [*self._without_words(lines, block.line)]
        for number, line in enumerate(lines):
            if (
                self.header
                and not self.under_header
                and self.leads(line, "\n".join(lines[number + 1 : number + 2]))
            ):
                self._text(taken, block, start)
                taken, start = [], block.line + number + 1
                self.begin_flow(line, block.line + number, numbered=True, led=True)
                continue
            if self._heads_bullets(line, "".join(lines[number + 1 : number + 2])):
                self._text(taken, block, start)
                taken, start = [], block.line + number + 1
                self.begin_flow(plain(line), block.line + number, numbered=False, led=True)
                continue
            found = label_of(plain(line), loose=bool(self.header))
            labelled = found is not None and bool(plain(line)[found[1] :].strip())
            if words := without_bullet(line):
                self._text(taken, block, start)
                taken, start = [], block.line + number + 1
                self._item(Block("item", words, block.line + number), "")
                continue
            if not labelled and not self._is_lettered(line, int(self._is_lettered("".join(taken[:1])))):
                taken.append(line)
                continue
            self._text(taken, block, start)
            taken, start = [line], block.line + number
        self._text(taken, block, start)

    @property
    def _next_number(self) -> int | None:
        """The number of the next step; none where alternatives may stand that are numbered."""
        return None if self.header and not self.titled else len(self._steps()) + 1

    def leads(self, text: str, following: str) -> bool:
        """Whether a text is the title of the alternative whose first step follows."""
        found = label_of(plain(text))
        colons = self.alternative is not None and self.alternative.colon
        words = in_numbers(plain(text), self.usecase.letters)
        return is_lead(words, following, colons=colons) and not (
            found and self._is_back(found[0], Block("text"))
        )

    def _heads_bullets(self, line: str, following: str) -> bool:
        """Whether a line is the bold title of an alternative whose steps are bullets below it."""
        is_own = bool(self.header) and not self.under_header
        return is_own and is_bold(line) and starts_with_bullet(following)

    def _text(self, lines: list[str], block: Block, line: int) -> None:
        text = "\n".join(lines)
        if not text.strip():
            return
        if self._is_lettered(text):
            self._letter(Block("item", text, line, block.level), "")
        elif label_of(plain(text), loose=bool(self.header)):
            flow = self.flow
            self._item(Block("text", text, line, 0), "")
            if self.alternative and self.flow is not flow:
                self.alternative.beside = False
        else:
            self._content(block._replace(text=text, line=line))

    def _without_words(self, lines: list[str], place: int) -> Iterator[str]:
        ahead = 0
        for line in lines:
            words = self._without_word(line, place, ahead)
            ahead += words != line
            yield words

    def _without_word(self, line: str, place: int, ahead: int = 0) -> str:
        """A line without the word *Step* before its label, unless that says where it branches off.

        So many steps stand ``ahead`` of it that are not read yet.
        """
        word, label = labelled_by_word(line)
        if label is None:
            return line
        in_main = self.flow is None and not self.header
        flow = self.flow
        is_own = flow is not None and (self.titled or (bool(flow.label) and not flow.own))
        is_next = flow is not None and is_own and label.start == str(len(flow.steps) + 1 + ahead)
        if label.is_number and not in_main and not is_next:
            return line
        self.notes.append(Note(place, "structure", word.strip(), "the label of a step"))
        return without_start(line, len(word))

    def _item(self, block: Block, actor: str) -> None:
        block = block._replace(text=self._without_word(block.text, block.line))
        label, text = label_and_words(block, loose=bool(self.header))
        if label and (apart := re.match(r"\s*[\d.]+\.[^\W\d_]\S*", plain(block.text))):
            self.notes.append(Note(block.line, "structure", apart[0].strip(), "a label"))
        label = self._without_prefix(self._without_section(label, block)) if label else None
        self._leave(block.level)
        if label is None:
            self._bullet(block, text, actor)
        elif label.is_number:
            self._number(label, block, text, actor)
        elif label.is_flow and actor and self.flow is not None:  # who acts does a step
            self._add_step(str(len(self.flow.steps) + 1), block, text, actor)
            self.notes.append(Note(block.line, "structure", str(label), "the label of a step"))
        elif label.is_flow:
            self._labelled_flow(label, block, text)
        elif label.is_step:
            self._labelled_step(label, block, text, actor)
        else:
            self._unread(block, "it is no label of a step or an alternative")

    def _without_section(self, label: Label, block: Block) -> Label:
        """The label that an alternative has in its section: *5.2* is the second of section 5."""
        one = self.alternative
        is_inside = bool(self.header and self.section == label.start and label.parts) and not label.own
        if not is_inside or not label.parts[0].isdigit() or not (one is None or one.sectioned):
            return label
        self.notes.append(Note(block.line, "structure", str(label), "a label"))
        return Label(label.parts[0], label.parts[1:])

    def _without_prefix(self, label: Label) -> Label:
        """The label that a step has in its flow, where all have one more number before it."""
        in_main = self.flow is None and not self.header
        is_first = not self.usecase.steps and in_main and label.parts == ("1",)
        if is_first and not label.own and label.start.isdigit():
            self.prefix = label.start
        if label.own or not self.prefix or label.start != self.prefix or not label.parts:
            return label
        return Label(label.parts[0], label.parts[1:]) if label.parts[0].isdigit() else label

    def _bullet(self, block: Block, text: str, actor: str) -> None:
        """An item without a label: of the step above, a step, or an alternative."""
        if self.flow is None and self.header:
            if self.many or self.usecase.flows:
                self._new_flow(None, text, block.line, block.level)
                return
            self._open_by_header(block.line)
        deeper = self.places and block.level > self.places[0][0]
        if deeper and self._lead():
            deeper = False
        own = self._in_item_flow(block)
        one = self.alternative
        is_other = bool(one and not one.titled and block.level <= one.depth and (one.beside or not own))
        if self.header and is_other and branch(plain(text)):
            self._new_flow(None, text, block.line, block.level)
        elif (self.numbered and not own) or deeper:
            self._content(block)
        elif self.flow is not None and is_other:
            self._new_flow(None, text, block.line, block.level)
        else:
            self._add_step(str(len(self._steps()) + 1), block, text, actor)
            self.bullets = True

    def _in_item_flow(self, block: Block) -> bool:
        """Whether a bullet is a step of the alternative that is the item above it."""
        if self.flow is None or self.titled:
            return False
        return not self.flow.steps or (self.bullets and self.places[0][0] == block.level)

    def _number(self, label: Label, block: Block, text: str, actor: str) -> None:
        if self.flow is None and self.header and not self.many:
            self._open_by_header(block.line)
        if self.header and not self.titled and not self._is_next(label, block.level):
            begun = self._new_flow(None, text, block.line, block.level)
            begun.counted, begun.sectioned = label.start, bool(self.section)
            if not block.label and in_brackets(plain(block.text)):
                begun.flow.bracketed = label.start
            self.notes.append(Note(block.line, "number", str(label), _NUMBER))
            return
        self._lead()
        owner = self._owner(block.level)
        steps = owner.steps if owner else self._steps()
        number = int(label.start)
        if steps and number <= int(last_number(steps[-1].label)):
            self._unread(block, _AGAIN)
            return
        self._add_step(f"{owner.label}.{label}" if owner else str(label), block, text, actor, owner)

    def _lead(self) -> bool:
        """Make *At step 2, if the line is dead:* the words over steps, where it was read as one."""
        flow, steps = self.flow, self._steps()
        if flow is None or len(steps) != 1 or self.holder is not steps[0] or steps[0].steps:
            return False
        words = plain(steps[0].text).rstrip()
        if not words.endswith((":", "：")) or not branch(words):
            return False
        place = flow.body.index(steps[0])
        flow.body[place] = Kept([Block("text", steps[0].text, steps[0].line)])
        self.holder, self.places = flow, []
        return True

    def _is_next(self, label: Label, depth: int) -> bool:
        """Whether a number is that of the next step of an alternative without a title."""
        if self.alternative is None:
            return False
        flow = self.alternative.flow
        is_deeper = depth > self.alternative.depth
        return is_deeper or (bool(flow.label) and int(label.start) == len(flow.steps) + 1)

    def _open_by_header(self, line: int) -> None:
        """An alternative that has nothing but the header of its section."""
        self._new_flow(None, self.header, line).titled = True

    def _is_inner(self, label: Label, depth: int) -> bool:
        """Whether a label such as ``1a`` counts among the steps of the alternative it stands in."""
        steps = self.flow.steps if self.flow else []
        if self.flow and str(label).startswith(self.flow.label) and len(label.parts) > 1:
            return False
        return bool(steps and self.places) and depth > self.places[0][0] and not label.own

    def _inner_flow(self, label: Label, block: Block, text: str) -> None:
        assert self.alternative is not None
        flow = self.alternative.flow
        if flow.own or not flow.label or not flow.label[-1].isalpha():
            self._unread(block, _INNER)
            return
        around = parse(flow.label)
        self.outer.append(self.alternative)
        whole = around._replace(parts=(*around.parts, label.start, *label.parts))
        self._new_flow(whole, text, block.line, block.level).flow.parent = flow

    def _is_back(self, label: Label, block: Block) -> bool:
        """Whether a label counts below that of the alternative above, and so may count within it.

        It does not where the steps of that one have its label too, stand deeper, or are a list between
        texts; nor where it is the number of a row of a table, as rows have none in them.
        """
        one = self.alternative
        if one is None or block.label:
            return False
        if any(step.label.startswith(one.flow.label) for step in one.flow.steps):
            return False
        if (self.places and block.level < self.places[0][0]) or (block.kind == "text" and one.listed):
            return False
        above = parse(self.flow.label) if self.flow and self.flow.label and not self.flow.own else None
        if above is None or len(above.parts) != 1 or len(label.parts) != 1:
            return False
        before = f"{label.start}{chr(ord(label.parts[0]) - 1)}"
        if self._flow_called(before):
            return False
        return above.start.isdigit() and label.start.isdigit() and int(label.start) < int(above.start)

    def _is_among(self, label: Label) -> bool:
        """Whether a label may count from the steps of an alternative that has none of theirs."""
        flow = self.flow
        if flow is None or not flow.steps or not (flow.own or (self.titled and not flow.label)):
            return False
        if label.own or len(label.parts) != 1 or not label.start.isdigit():
            return False
        others = any(isinstance(part, Kept) and part.why == _AMONG for part in flow.body)
        return others or int(label.start) <= len(flow.steps) + 1

    def _labelled_flow(self, label: Label, block: Block, text: str) -> None:
        if self._is_inner(label, block.level):
            self._inner_flow(label, block, text)
            return
        if why := _BACK if self._is_back(label, block) else _AMONG if self._is_among(label) else "":
            self._unread(block, why)
            return
        inner = label.above.above if label.above.parts else None
        parent = self._flow_called(str(inner)) if inner and inner.is_flow else None
        self._new_flow(label, text, block.line, block.level).flow.parent = parent
        self.header = self.header or "-"

    def _labelled_step(self, label: Label, block: Block, text: str, actor: str) -> None:
        above = label.above
        one = self.alternative
        is_counted = one is not None and str(above) == one.counted and label.parts[0].isdigit()
        if is_counted or self._is_own_step(label):
            self._add_step(label.parts[0], block, text, actor)
            return
        flow = self._flow_of_step(label)
        if flow is not None and any(step.label == str(label) for step in flow.steps):
            self._unread(block, _TWICE.format(label))
            return
        if flow is None and above.is_flow and self.header and self._step_called(str(above.above)):
            flow = self._new_flow(above, self.header, block.line, block.level).flow
        if flow is not None:
            self._go_to(flow)
            self._add_step(str(label), block, text, actor)
            return
        step = self._step_called(str(above))
        is_first = one is None or one.dotted
        if step is not None and self.header and is_first:  # 2.1 among alternatives
            self._new_flow(None, text, block.line, block.level).dotted = True
            self.notes.append(Note(block.line, "number", str(label), _NUMBER))
            return
        if step is None and label.parts == ("0",) and one is None and not self.usecase.steps:
            self.notes.append(Note(block.line, "structure", plain(written(block)), _NAMED))
            return
        if step is None:
            self._unread(block, _NOWHERE.format(above))
            return
        self._add_step(str(label), block, text, actor, step)

    def _flow_of_step(self, label: Label) -> Flow | None:
        """The alternative that a step belongs to by its label."""
        if not label.own:
            return self._flow_called(str(label.above))
        first = label._replace(parts=())
        return next((one for one in self.usecase.flows if same(one.label, str(first))), None)

    def _is_own_step(self, label: Label) -> bool:
        """Whether ``4.1`` is the next step of the alternative that leaves at step 4."""
        flow = self.flow
        if flow is None or not (self.titled or flow.own) or label.parts != (str(len(flow.steps) + 1),):
            return False
        return str(label.above) in (flow.origin, branch(plain(flow.condition), titled=True))

    # -- what is made ---------------------------------------------------------------------------

    def _content(self, block: Block) -> None:
        """Keep what is neither step nor alternative in what it belongs to."""
        if isinstance(self.holder, Step) and block.level > 0:
            self.holder.body.append(block)
        elif self._begins_flow(block):
            self._new_flow(None, one_line(block.text), block.line)
        elif self.many and not self.titled and block.kind == "text" and is_bold(block.text):
            self._new_flow(None, plain(block.text), block.line).flow.bold = True
        else:
            self._keep(self.flow.body if self.flow else self.usecase.body, block)

    def _begins_flow(self, block: Block) -> bool:
        """Whether a text such as *At step 2 the line is dead* is an alternative of its own."""
        if not self.header or self.titled or block.kind != "text" or block.level:
            return False
        words = plain(block.text)
        first = self.flow is None and begins_condition(words)
        return first or (not (self.flow and self.flow.label) and bool(branch(words, titled=True)))

    def finish(self) -> None:
        """Find branch points and endings, once all is read."""
        conclude(self.usecase, self.notes, self.prefix)
