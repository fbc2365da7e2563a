"""Use cases made at random, legal and illegal alike: as drafts, and as pages in both syntaxes.

The same seed makes the same use case each time. Every text is made of words of its own, so that each
can be looked for on a page.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal

from core.drafting import alt, step, usecase
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.reading.drafts import Draft, UseCaseDraft

Kind = Literal["usecase", "step", "altflow", "list", "text", "fields"]

LABELS = "1 2 3 1.1 1a 1b 2a 1a1 A1 A2 E1 EXT-1 FA2 any-a 1_2a 1-2 A1. ²  *a x.y- _".split(" ")
NAMES = "n1 n2 n3 look-up start next E1 1st übersicht any-a main n1".split()
REFERENCES = [
    *"1 2 3 4 9 0 1.1 2.1 1a 1b 2a 1a1 1a1a A1 A1.1 E1 E1.1 EXT-1".split(),
    *"n1 n2 n3 look-up start next origin".split(),
    *(
        "",
        " ",
        "*",
        "1-2",
        "1 - 3",
        "2–3",
        "3-1",
        "1, 3",
        "1,2a",
        "1-2a",
        "1a-1b",
        "n1 - n3",
        "1;2",
        "-",
    ),
    *("step 2", "2 and 3", "after 1", "Step 2a.", "any time", "2 to 3", "EXT 1", "UC.1", "UC.n1", "UC"),
    *("nowhere", ",", "–", "1, 9", "*, 1", "²", "1" * 30, "1a1a1a", ".", "\\*"),
]
ENDINGS = [
    *("success", "failure", "abort", "failure: kept", "kept", "failed", "", "Success", ": x", "abort:"),
]
GOTOS = ["UC-2", "UC-2.1", "UC", "UC.1", "", "UC..", "2", "UC-2, UC-3"]
WORDS = ["a", "b, c", "", "S-1, S-2", "*", "é", "x; y", "-", "\u202e\u05d0", "\a", "9" * 40]


@dataclasses.dataclass
class Part:
    """A directive, a plain list, a paragraph or a field list, with what it holds."""

    kind: Kind
    text: str = ""
    options: dict[str, str] = dataclasses.field(default_factory=dict)
    body: list[Part] = dataclasses.field(default_factory=list)


class Maker:
    """Makes one use case."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (nothing is kept secret by it)
        self.count = 0

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def words(self) -> str:
        """A text of words that stand nowhere else."""
        self.count += 1
        return " ".join(f"w{self.count}{letter}" for letter in "xyz"[: self.random.randint(1, 3)])

    def usecase(self) -> Part:
        options = {"id": "UC"}
        self._some(options, 0.15, end=ENDINGS, goto=GOTOS, extends=GOTOS, stories=WORDS, actors=WORDS)
        self._some(
            options, 0.05, epic=WORDS, tests=WORDS, waived=WORDS, diagram=["swimlane", "none", "x"]
        )
        return Part("usecase", self.words(), options, self._flow(depth=0, width=5))

    def _flow(self, *, depth: int, width: int) -> list[Part]:
        """The body of a use case or alternative."""
        if self.maybe(0.25):
            body = [Part("list", body=self._items(depth, self.random.randint(1, 4)))]
        else:
            body = [self._step(depth) for _ in range(self.random.randint(0, width - depth))]
        body += [self._altflow(depth) for _ in range(self.random.randint(0, max(width - 2 - depth, 0)))]
        if self.maybe(0.2):
            self.random.shuffle(body)
        for position in range(len(body) + 1):
            if self.maybe(0.08):
                body.insert(position, Part("text", self.words()))
            if self.maybe(0.05):
                body.insert(position, Part("fields", self.words()))
        return body

    def _items(self, depth: int, number: int) -> list[Part]:
        items = [Part("step", self.words(), self._step_options(0.5)) for _ in range(number)]
        for item in items:
            if depth < 2 and self.maybe(0.15):
                item.body = [Part("list", body=self._items(depth + 1, self.random.randint(1, 2)))]
            elif depth < 2 and self.maybe(0.2):
                item.body = [self._altflow(depth + 1)]
        return items

    def _step(self, depth: int) -> Part:
        made = Part("step", self.words() if self.maybe(0.97) else "", self._step_options(1))
        if depth < 3 and self.maybe(0.3):
            inner = self._step if self.maybe(0.4) else self._altflow
            made.body = [inner(depth + 1) for _ in range(self.random.randint(1, 2))]
        if self.maybe(0.05):
            made.body.insert(0, Part("text", self.words()))
        return made

    def _step_options(self, much: float) -> dict[str, str]:
        options: dict[str, str] = {}
        self._some(options, 0.12 * much, name=NAMES, label=LABELS, repeat=REFERENCES, choice=[""])
        self._some(options, 0.08 * much, optional=[""], include=GOTOS, actor=WORDS, until=WORDS)
        self._some(options, 0.04 * much, stories=WORDS, tests=WORDS, nonsense=WORDS)
        self._some(options, 0.02 * much, **{"two words": WORDS, "ACTOR": WORDS})
        options["while"] = "w" if self.maybe(0.03) else ""
        if not options["while"]:
            del options["while"]
        return options

    def _altflow(self, depth: int) -> Part:
        options: dict[str, str] = {}
        if self.maybe(0.7):
            options["from"] = self.random.choice(REFERENCES)
        self._some(options, 0.3, resume=REFERENCES, end=ENDINGS)
        self._some(options, 0.12, goto=GOTOS, name=NAMES, label=LABELS, kind=["exception", "odd"])
        self._some(options, 0.05, stories=WORDS, tests=WORDS, waived=WORDS, nonsense=WORDS)
        body = self._flow(depth=depth + 1, width=4) if depth < 3 else []
        return Part("altflow", self.words() if self.maybe(0.95) else "", options, body)

    def _some(self, options: dict[str, str], chance: float, **values: Sequence[str]) -> None:
        """Give some of these options one of the values, or words of their own."""
        for name, known in values.items():
            if self.maybe(chance):
                own = name not in ("name", "label", "choice", "optional") and self.maybe(0.2)
                options[name] = self.words() if own else self.random.choice(known)


# -- as drafts ----------------------------------------------------------------------------------


def draft(seed: int) -> UseCaseDraft:
    """A use case as it is read, with what a reader leaves of names and labels."""
    made = Maker(seed).usecase()
    ending = {name: text for name, text in made.options.items() if name in ("end", "goto")}
    return usecase(*_drafts(made.body), **ending)


def _drafts(parts: Sequence[Part]) -> Iterator[Draft]:
    for part in parts:
        if part.kind == "list":
            yield from _drafts(part.body)
        elif part.kind == "step":
            yield step(part.text, *_drafts(part.body), **_read(part.options, "repeat until while_"))
        elif part.kind == "altflow":
            yield alt(part.text, *_drafts(part.body), **_read(part.options, "from resume end goto"))


_LEGAL = {"label": labels.is_legal_label, "name": labels.is_legal_name}


def _read(options: dict[str, str], raw: str) -> dict[str, object]:
    """What options state; those in ``raw`` are worked out later."""
    found: dict[str, object] = {}
    for name, text in options.items():
        key = {"while": "while_", "from": "origin"}.get(name, name)
        if name in raw.split() or key in raw.split():
            found[key] = text
        elif name in ("choice", "optional"):
            found[name] = True
        elif name == "include":
            found[name] = tuple(labels.split_list(text))
        elif name in _LEGAL and _LEGAL[name](text):
            found[name] = text
    return found


# -- as pages -----------------------------------------------------------------------------------


def words_of(part: Part) -> Iterator[str]:
    """All words of its texts, and of options that have words of their own."""
    yield from part.text.split()
    for value in part.options.values():
        yield from re.findall(r"w\d+[xyz]", value)
    for inner in part.body:
        yield from words_of(inner)


def rst(part: Part) -> str:
    """A page in reStructuredText."""
    return "Page\n====\n\n" + "\n".join(_rst(part, ""))


def _rst(part: Part, indent: str) -> Iterator[str]:
    if part.kind == "list":
        yield from _list(part, indent, _rst)
    elif part.kind == "text":
        yield from (f"{indent}{part.text}", "")
    elif part.kind == "fields":
        yield from (f"{indent}:Remark: {part.text}", "")
    else:
        yield f"{indent}.. {part.kind}:: {part.text}".rstrip()
        for name, value in part.options.items():
            yield f"{indent}   :{name}: {value}".rstrip()
        yield ""
        for inner in part.body:
            yield from _rst(inner, indent + "   ")


def md(part: Part) -> str:
    """A page in MyST."""
    return "# Page\n\n" + "\n".join(_md(part, "")) + "\n"


def _md(part: Part, indent: str) -> Iterator[str]:
    if part.kind == "list":
        yield from _list(part, indent, _md)
    elif part.kind == "text":
        yield from (f"{indent}{part.text}", "")
    elif part.kind == "fields":
        yield from (f"{indent}:Remark: {part.text}", "")
    else:
        colons = ":" * (3 + _height(part))
        yield f"{indent}{colons}{{{part.kind}}} {part.text}".rstrip()
        for name, value in part.options.items():
            yield f"{indent}:{name}: {value}".rstrip()
        yield ""
        for inner in part.body:
            yield from _md(inner, indent)
        yield from (f"{indent}{colons}", "")


def _height(part: Part) -> int:
    """How many directives stand in each other below one."""
    heights = [_height(inner) + (inner.kind in ("step", "altflow")) for inner in part.body]
    return max(heights, default=0)


def _list(part: Part, indent: str, inside: type | object) -> Iterator[str]:
    """A plain list; options of its items are fields behind their text."""
    for number, item in enumerate(part.body, start=1):
        yield f"{indent}{number}. {item.text}"
        inner = indent + "   "
        if item.options:
            yield ""
            for name, value in item.options.items():
                yield f"{inner}:{name}: {value}".rstrip()
        yield ""
        for one in item.body:
            yield from inside(one, inner)  # type: ignore[operator]
