"""Options of a step or a statement that is an item of a list: the field list that ends the item.

A parser of reStructuredText takes fields without a blank line before them for the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docutils import nodes

from sphinxext.usecase.core.reading.hints import nearest
from sphinxext.usecase.reading.mistakes import warn_of_option

_ENDINGS = frozenset({"resume"})
"""What a step states as an alternative does: behind the last step it is that of the alternative."""
_TYPO = 0.75
"""How much a name is like that of an option if that was meant: *Result* is not *resume*."""
_FIELD = re.compile(r"\s*:([A-Za-z][\w-]*):(?:\s+(.*))?")


class _Found(NamedTuple):
    """Options as written, and the node that holds them: a field list or the end of a paragraph."""

    written: list[tuple[str, str]]
    holder: nodes.Element


class ItemOptions:
    """Reads the options of items; ``step`` and ``altflow`` are the names that directives know.

    ``of`` is what messages call an item, if it is no step.
    ``flow`` holds the options of the alternative whose body is read, if it is one.
    """

    def __init__(
        self,
        step: frozenset[str],
        altflow: frozenset[str],
        flow: dict[str, str] | None,
        text_at: Callable[[int], str],
        of: str = "step",
    ) -> None:
        self._of = of
        self._step = step
        self._only_of_flows = (altflow - step) | _ENDINGS
        self._flow = flow
        self._text_at = text_at

    def take(self, item: nodes.Element, step: nodes.Element, *, last: bool) -> dict[str, str]:
        """Take the options off an item; what the last one of an alternative says of that goes there.

        Fields that are no options stay where they are, with a warning if they were probably meant.
        """
        found = self.find(item)
        if found is None:
            return {}
        names = [name for name, _ in found.written]
        unknown = [name for name in names if not self._is_known(name, last=last)]
        twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
        if unknown or twice:
            if twice or len(unknown) < len(names) or nearest(unknown[0], self._step, _TYPO):
                warn_of_option((unknown or twice)[0], self._of, self._step, step)
            return {}
        _cut(found)
        written = dict(found.written)
        if self._flow is not None:
            own = self._step - _ENDINGS if last else self._step
            of_flow = [name for name in names if name not in own and name not in self._flow]
            self._flow.update((name, written.pop(name)) for name in of_flow)
        return written

    def _is_known(self, name: str, *, last: bool) -> bool:
        if name in self._step:
            return True
        flow = self._flow
        return last and flow is not None and name in self._only_of_flows and name not in flow

    def find(self, item: nodes.Element) -> _Found | None:
        """The fields that end an item, or stand right behind its text."""
        for child in item.children:
            if isinstance(child, nodes.field_list):
                self._let_go(child)
        children = [one for one in item.children if not isinstance(one, nodes.system_message)]
        for child in dict.fromkeys([*children[-1:], *children[1:2], *children[:1]]):
            if isinstance(child, nodes.field_list):
                fields = [self._field(field) for field in child.children]
                plain = [field for field in fields if field is not None]
                return _Found(plain, child) if len(plain) == len(fields) else None
            if isinstance(child, nodes.paragraph) and (written := _last_lines(child)):
                return _Found(written, child)
        return None

    def _let_go(self, fields: nodes.field_list) -> None:
        """Put behind a field list what is not indented in it: MyST gives it to the last field."""
        last = fields.children[-1]
        assert isinstance(last, nodes.field)
        margin = _indent(self._text_at(last.line or 0))
        body = last.children[1]
        assert isinstance(body, nodes.Element)
        taken = [one for one in body.children if isinstance(one, nodes.Element)]
        behind = [one for one in taken if 0 <= _indent(self._text_at(one.line or 0)) <= margin]
        if behind and behind[0].line != last.line:
            place = fields.parent.index(fields) + 1
            body[:] = taken[: taken.index(behind[0])]
            fields.parent[place:place] = taken[taken.index(behind[0]) :]

    def _field(self, field: nodes.Node) -> tuple[str, str] | None:
        """Name and text of a field as options have them; ``None`` if it holds more than that."""
        assert isinstance(field, nodes.field)
        name, body = field.children
        assert isinstance(body, nodes.Element)
        sole = body.children[0] if len(body.children) == 1 else None
        raw = body.rawsource or (sole.rawsource if isinstance(sole, nodes.paragraph) else "")
        if not raw:
            line = _FIELD.match(self._text_at(field.line or 0))
            raw = (line[2] or "") if line else ""
        if not isinstance(sole, nodes.paragraph) and len(_letters(body.astext())) > len(_letters(raw)):
            return None
        return name.astext().lower(), raw.strip()


def _indent(line: str) -> int:
    """How far a line is indented; -1 for one that is empty or not known."""
    return len(line) - len(line.lstrip()) if line.strip() else -1


def _letters(text: str) -> str:
    return "".join(text.split())


def _last_lines(paragraph: nodes.paragraph) -> list[tuple[str, str]]:
    """The lines at the end of a text that look like fields."""
    written = [*_fields_from_the_end(paragraph.rawsource)][::-1]
    return written if _break_before(paragraph, len(written)) else []


def _fields_from_the_end(text: str) -> Iterator[tuple[str, str]]:
    for line in reversed(text.splitlines()[1:]):
        field = _FIELD.fullmatch(line)
        if field is None:
            return
        yield field[1].lower(), (field[2] or "").strip()


def _break_before(paragraph: nodes.paragraph, count: int) -> nodes.Text | None:
    """The text with the line break before the last ``count`` lines, unless it stands in markup."""
    for child in reversed(paragraph.children):
        breaks = child.astext().count("\n")
        if breaks >= count:
            return child if isinstance(child, nodes.Text) else None
        count -= breaks
    return None


def _cut(found: _Found) -> None:
    """Take options out of the page."""
    holder, count = found.holder, len(found.written)
    if not isinstance(holder, nodes.paragraph):
        holder.parent.remove(holder)
        return
    holder.rawsource = holder.rawsource.rsplit("\n", count)[0]
    end = _break_before(holder, count)
    assert end is not None
    behind = holder.children[holder.index(end) + 1 :]
    count -= sum(one.astext().count("\n") for one in behind)
    kept = end.rsplit("\n", count)[0].rstrip()
    holder[holder.index(end) :] = [nodes.Text(kept)] if kept else []
