"""How items are written: by which label, in how many lines, and what is but the title of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.labels import Label, label_in, label_of
from sphinxext.usecase.core.prose.phrases import begins_condition, branch
from sphinxext.usecase.core.prose.text import (
    CODE,
    EMPHASIS,
    STRONG,
    bold_start,
    narrow,
    plain,
    without_start,
)
from sphinxext.usecase.core.reading.references import STEP_WORDS

_SHORT = 200
"""The title of an alternative is shorter."""
_WORD = re.compile(rf"\s*(?:{'|'.join(map(re.escape, STEP_WORDS))})\s*(?=[\d*])", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-•*–‣▪○●]\s+|・\s*)(?=\S)")
_NUMBERED = re.compile(r"(?:(?<!\S)|(?<=[;；。]))[(（]?(\d{1,2})[.)、．）](?!\d)")
_NO_STOP = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_])(?![a-zß-öø-ÿа-яё])")
"""A number without a full stop, and words that begin as a sentence does."""
_ENDS, _SOME = tuple(".;!?。；！？)）"), 2
"""Two items in one line end so, all but the last; more are a list anyway."""


def is_lead(text: str, following: str, *, colons: bool) -> bool:
    """Whether a text is the title of an alternative whose first step stands directly below it.

    ``colons`` stand behind such titles where one stands behind that of the alternative above.
    """
    words = plain(text).strip()
    first = label_of(plain(following)) if following.strip() else None
    if not words or "\n" in words or len(words) > _SHORT or not first or str(first[0]) != "1":
        return False
    own = label_of(words)
    if own and own[0].is_number:
        return False
    return colons or not words.endswith((":", "：")) or begins_condition(words) or bool(branch(words))


def is_bold(text: str) -> bool:
    """Whether a text is nothing but bold words."""
    bold = bold_start(text)
    return bool(bold and not bold[1].strip() and plain(bold[0]).strip())


def is_emphasised(block: Block) -> bool:
    """Whether a block is nothing but a few words in italics, in one line."""
    found = re.fullmatch(f"{EMPHASIS}([^{EMPHASIS}\n]+){EMPHASIS}", block.text.strip())
    is_short = found is not None and len(found[1]) <= _SHORT and not found[1].rstrip().endswith(".")
    return block.kind == "text" and not block.level and is_short


def begins_list(block: Block) -> bool:
    """Whether a block is the first item of a numbered list, or a text that begins like one."""
    found = label_of(f"{block.label}. x" if block.label else plain(block.text))
    return block.kind in ("item", "text") and found is not None and str(found[0]) == "1"


def starts_with_bullet(text: str) -> bool:
    """Whether a line of a text is an item of a list, as in the cell of a table."""
    return bool(_BULLET.match(plain(text)))


def without_bullet(line: str) -> str:
    """The words of a line behind its bullet; empty if it begins with none."""
    found = _BULLET.match(plain(line))
    return without_start(line, found.end()) if found else ""


def each_below(line: str) -> str:
    """A line that tells a whole list, *1. one; 2. two*, as a line for each item."""
    found = [*_NUMBERED.finditer(narrow(line))]
    counted = [str(number) for number in range(1, len(found) + 1)]
    if len(found) < _SOME or [one[1] for one in found] != counted or line[: found[0].start()].strip():
        return line
    starts = [one.start() for one in found]
    parts = [line[start:end].strip() for start, end in pairwise([*starts, len(line)])]
    ended = all(plain(part).endswith(_ENDS) for part in parts[:-1]) or len(parts) > _SOME
    whole = all(part.count(mark) % 2 == 0 for part in parts for mark in (STRONG, EMPHASIS, CODE))
    return "\n".join(parts) if ended and whole else line


def with_stops(lines: list[str], first: int | None) -> list[str]:
    """Lines that all begin with a number, *1 Anna pays*, with a full stop behind it.

    The numbers count from the ``first``; where there is none, each is greater than the one before.
    """
    found = [_NO_STOP.match(plain(line)) for line in lines]
    numbers = [int(one[1]) for one in found if one]
    counted = numbers == [*range(first, first + len(numbers))] if first else _ascend(numbers)
    if len(lines) < _SOME or len(numbers) != len(lines) or not counted:
        return lines
    return [re.sub(r"(?<=\d)\s+", ". ", line, count=1) for line in lines]


def _ascend(numbers: list[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def in_full(text: str, above: str) -> Iterator[str]:
    """The lines of a text; of those that begin with ``.1``, the end of a label, the label is whole."""
    for line in text.split("\n"):
        words = plain(line).strip()
        if above and re.match(r"\.\d{1,2}[.)]?\s", words):
            yield above + line.lstrip()
            continue
        found = label_of(words)
        above = str(found[0]) if found and found[0].is_flow else above
        yield line


def labelled_by_word(line: str) -> tuple[str, Label | None]:
    """The word *Step* before the label that a line begins with, and the label."""
    found = _WORD.match(plain(line))
    label = label_of(plain(line)[found.end() :]) if found else None
    return (found[0], label[0]) if found and label else ("", None)


def steps_apart(block: Block) -> tuple[Block, Block | None]:
    """An item, and the text that its later lines are, if the first of them is *Step 1*."""
    first, _, rest = block.text.partition("\n")
    label = labelled_by_word(rest.split("\n")[0])[1]
    if label is None or str(label) != "1":
        return block, None
    return block._replace(text=first), Block("text", rest, block.line + 1)


def label_and_words(block: Block, *, loose: bool) -> tuple[Label | None, str]:
    """The label of an item, as its number or at the beginning of its words, and the other words."""
    words = plain(block.text)
    found = label_of(words, loose=loose and not block.label)
    bare_number = found is not None and found[0].is_number and block.label
    if found and not bare_number and (words[found[1] :].strip()):
        return found[0], without_start(block.text, found[1])
    return (label_in(block.label) if block.label else None), block.text


def written(block: Block) -> str:
    """An item as a text, with its number."""
    return f"{block.label}. {block.text}" if block.label else block.text


def last_number(label: str) -> str:
    """The last number in a label."""
    found = re.findall(r"\d+", label)
    return found[-1] if found else "0"


def same(one: str, other: str) -> bool:
    """Whether two labels are one but for blanks and letters."""
    return re.sub(r"[ -]", "", one).lower() == re.sub(r"[ -]", "", other).lower()


def cut(title: str, condition: str) -> str:
    """The condition with its marks, off a title that ends with it."""
    return without_start(title, len(plain(title).rstrip()) - len(condition))


def ends_with_colon(title: str) -> bool:
    """Whether a colon stands behind the words of a title."""
    return plain(title).rstrip().endswith((":", "："))
