"""Plain numbered lists as flows: the items of a list that stands directly in a body are its steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.project.conditions import CONDITIONS
from sphinxext.usecase.reading.itemoptions import ItemOptions
from sphinxext.usecase.reading.mainflow import field_with_flow, put_into_body
from sphinxext.usecase.reading.targets import hand_over
from sphinxext.usecase.reading.written import note

NUMBERED = (nodes.enumerated_list,)
_COUNTED = (None, "arabic")
"""What docutils calls digits, and MyST does not name."""
_BROKEN = re.compile(r"\d{1,3}[.)] .*\n")
"""A paragraph that would be a list, if its second line were an item or indented."""
_NUMBER = re.compile(r"[\s>]*(\d{1,9})[.)]")
_FIRST = {"upperalpha": "A", "loweralpha": "a", "upperroman": "I", "lowerroman": "i"}
"""The letter with which each kind of list with letters begins."""


class _List(NamedTuple):
    """A list with the numbers that its author gave the items; those of bullets are counted."""

    node: nodes.enumerated_list | nodes.bullet_list
    numbers: list[int]

    def goes_on(self, before: _List, *, adjacent: bool) -> bool:
        """Whether its numbers go on after those of another list, or it stands right behind it."""
        same = self.node.get("enumtype") == before.node.get("enumtype")
        first = self.numbers[0]
        return same and (first > before.numbers[-1] or (adjacent and first > 1))


class PlainLists:
    """Reads the lists of one directive; ``text_at`` gives the text of a line of its body, if it can.

    With ``bullets``, a list with bullets counts as well, where no numbered one stands beside it. Which
    conditions a build keeps, ``holds`` tells: what stands in them stands directly in the body.
    """

    def __init__(
        self,
        options: ItemOptions,
        text_at: Callable[[int], str],
        is_main_flow: Callable[[str], bool] | None = None,
        *,
        bullets: bool = False,
        holds: Callable[[nodes.Element], bool],
    ) -> None:
        self._kinds = (nodes.enumerated_list, nodes.bullet_list) if bullets else NUMBERED
        self.options = options
        self._text_at = text_at
        self._is_main_flow = is_main_flow
        self._holds = holds

    def read(self, body: nodes.Element) -> None:
        """Make steps of the list in the body of a use case or alternative.

        Only the first list is the flow, with those that go on with its numbers. A body that holds
        ``step`` directives too keeps its lists as content, and gets a warning. A field that is called
        the main flow comes before lists beside it.
        """
        _warn_of_paragraphs(self._parts(body))
        is_main = self._is_main_flow
        field = field_with_flow(body, is_main, self._kinds) if is_main else None
        own = self._lists(field.children[1]) if field else []
        if field and not (own and self._has_steps(body)):
            put_into_body(field)
            lists = self._lists(body)
        else:
            lists = [*self._lists(body), *own]
        if self._has_steps(body):
            _warn_of_mixture(lists)
            return
        first = next((place for place, one in enumerate(lists) if own and one.node is own[0].node), 0)
        flow = _flow_of(lists[first:], self._parts(body))
        _warn_of_others(lists, flow)
        self._warn_of_fields_beside(flow, self._parts(body))
        for one in flow:
            one.node.replace_self(list(self._steps(one, last=one is flow[-1])))

    def _warn_of_fields_beside(self, flow: list[_List], parts: list[nodes.Node]) -> None:
        """Report fields behind a list that are indented, but less than the words of its last item."""
        for one in flow:
            fields = next(iter(parts[parts.index(one.node) + 1 :]), None)
            if not isinstance(fields, nodes.field_list):
                continue
            first = fields.children[0]
            text = self._text_at(first.line or 0)
            if text[:1] == " ":
                fields["reported"] = True
                said = (
                    f'"{text.strip()}" stands behind step {one.numbers[-1]}, not in it: indent it as '
                    f"far as the words of the step, by {len(str(one.numbers[-1])) + 2} blanks"
                )
                messages.warn("late-option", said, first)

    def _parts(self, body: nodes.Node) -> list[nodes.Node]:
        """What stands directly in a body."""
        parts: list[nodes.Node] = []
        for one in body.children:
            if not isinstance(one, CONDITIONS):
                parts.append(one)
            elif self._holds(one):
                parts += self._parts(one)
        return parts

    def _has_steps(self, body: nodes.Element) -> bool:
        return any(isinstance(one, uc.step) for one in self._parts(body))

    def _lists(self, body: nodes.Node) -> list[_List]:
        parts = self._parts(body)
        for kind in self._kinds:
            found = [one for one in parts if isinstance(one, kind) and one.children]
            # Letters number a flow where nothing else does.
            found = [one for one in found if one.get("enumtype") in _COUNTED] or found
            if found:
                return [_List(one, self._numbers(one)) for one in found]
        return []

    def _numbers(self, numbered: nodes.Element) -> list[int]:
        """The numbers as written; where a parser keeps the first alone, as the source has them.

        Where all are the same, as is usual in Markdown, they are counted.
        """
        start = int(numbered.get("start", 1))
        items = numbered.children
        found = [_NUMBER.match(self._text_at(item.line or 0)) for item in items]
        written = [int(number[1]) for number in found if number]
        if len(written) == len(items) and written[0] == start and len({*written}) > 1:
            return written
        return list(range(start, start + len(items)))

    def _steps(self, numbered: _List, *, last: bool) -> Iterator[uc.step]:
        """The items as steps; the last one of a flow may state what holds for the flow as a whole."""
        *_, end = numbered.node.children
        items: Iterable[nodes.Node] = numbered.node.children
        for item, number in zip(items, numbered.numbers, strict=True):
            assert isinstance(item, nodes.list_item)
            step = self._step(item, number, last=last and item is end)
            if item is numbered.node.children[0]:
                _take_over(numbered.node, step)
            yield step

    def _step(self, item: nodes.list_item, number: int, *, last: bool) -> uc.step:
        """A step with the content of an item; its first numbered sub-list are its sub-steps."""
        step = uc.step(number=number)
        _give_back_initial(item)
        first = item.children[0] if item.children else item
        assert item.document is not None
        step.document = item.document
        step.source, step.line = first.source, item.line or first.line
        _take_over(item, step)
        note(step, self.options.take(item, step, last=last))
        step += item.children
        flow = _flow_of(self._lists(step), self._parts(step))
        for one in flow:
            one.node.replace_self(list(self._steps(one, last=False)))
        return step


def _give_back_initial(item: nodes.list_item) -> None:
    """Let the words of a step begin with what docutils takes for a list: *1. A. Smith signs.*"""
    inner = item.children[0] if item.children else None
    if not isinstance(inner, nodes.enumerated_list) or inner.line not in (None, item.line):
        return
    first, start = _FIRST.get(inner.get("enumtype", "")), inner.get("start", 1)
    if first is None or len(inner.children) > 1 or (first in "Ii" and start > 1):
        return
    initial = f"{inner['prefix']}{chr(ord(first) + start - 1)}{inner['suffix']}"
    rest = inner.children[0]
    assert isinstance(rest, nodes.list_item)
    _give_back_initial(rest)
    content = list(rest.children)
    words = content[0] if content else None
    if not isinstance(words, nodes.paragraph):
        words = nodes.paragraph()
        content.insert(0, words)
    words.rawsource = f"{initial} {words.rawsource}".rstrip()
    words.insert(0, nodes.Text(f"{initial} " if words.children else initial))
    words.source, words.line = item.source, item.line
    inner.replace_self(content)


def _flow_of(lists: list[_List], parts: Sequence[nodes.Node]) -> list[_List]:
    """The first list, and those that go on with its numbers, in a body of these parts."""
    places = {part: place for place, part in enumerate(parts)}
    flow = lists[:1]
    for one in lists[1:]:
        between = parts[places[flow[-1].node] + 1 : places[one.node]]
        adjacent = all(isinstance(part, (nodes.Invisible, nodes.system_message)) for part in between)
        if one.goes_on(flow[-1], adjacent=adjacent):
            flow.append(one)
    return flow


def _take_over(old: nodes.Element, step: uc.step) -> None:
    """Let a step have the labels and classes of the list or item that it stands for."""
    hand_over(old, step)
    step["classes"] += old["classes"]


# -- lists that are no flow -------------------------------------------------------------------------


def _warn_of_paragraphs(parts: list[nodes.Node]) -> None:
    """Report lists that docutils takes for paragraphs, since their second line belongs to no item."""
    for paragraph in parts:
        if isinstance(paragraph, nodes.paragraph) and _BROKEN.match(paragraph.rawsource):
            first, second, *_ = paragraph.rawsource.splitlines()
            messages.warn(
                "other-list",
                f'"{first}" begins a paragraph, not a list, since "{second}" does not go on with it; '
                "leave an empty line between items whose numbers do not follow each other, and indent "
                "what belongs to an item",
                paragraph,
            )


def _warn_of_mixture(lists: list[_List]) -> None:
    """Report numbered lists beside ``step`` directives, once."""
    if lists and isinstance(lists[0].node, NUMBERED):
        for one in lists:
            one.node["reported"] = True
        messages.warn(
            "mixed-steps",
            "a numbered list beside step directives is kept as content; write all steps of a flow "
            "as step directives, or all of them as a numbered list",
            _place(lists[0]),
        )


def _warn_of_others(lists: list[_List], flow: list[_List]) -> None:
    """Report, once, lists that are no part of the flow though they look as if they should be."""
    others = [one for one in lists if one not in flow and _was_meant(one)]
    if others:
        for one in others:
            one.node["reported"] = True
        kind, said = "list", "write all steps in one list, or this one in an altflow"
        if isinstance(others[0].node, NUMBERED):
            number = flow[-1].numbers[-1] + 1
            kind = "numbered list"
            said = f"number it from {number} on, write it in an altflow, or make it a bullet list"
        messages.warn(
            "other-list",
            f"this {kind} is kept as content: the steps are those of the first list, in line "
            f"{_place(flow[0]).line}, and of lists that go on with its numbers; {said}",
            _place(others[0]),
        )


def _was_meant(one: _List) -> bool:
    """Whether a list has steps' numbers, options or alternatives."""
    if one.numbers[0] > 1:
        return True
    parts = one.node.findall(lambda node: isinstance(node, (uc.step, uc.altflow)))
    return next(iter(parts), None) is not None


def _place(one: _List) -> nodes.Element:
    """Where a list stands: where its first words do, as docutils counts lines of lists loosely."""
    return next((found for found in one.node.findall(nodes.paragraph) if found.line), one.node)
