"""Options as an author wrote them: noted on a node, and what they state when records are made of it.

One that cannot be what is written is told, and kept as a field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels, options
from sphinxext.usecase.core.reading.actors import is_nobody
from sphinxext.usecase.core.reading.hints import did_you_mean
from sphinxext.usecase.core.rules.ignoring import wrong_in

OF_OPTIONS = "uc-options"
"""A class of lists of fields that are made of options."""
_SUBSTITUTION = re.compile(r"\|([^|\s](?:[^|]*[^|\s])?)\|")


def note(node: nodes.Element, written: dict[str, str]) -> list[tuple[str, str]]:
    """Note options on ``node``, which has a source and a line, and give it the classes among them.

    Return those that cannot be what is written.
    """
    node["written"] = written
    if "class" in written:
        try:
            node["classes"] += directives.class_option(written["class"])
        except ValueError:
            messages.warn("unknown-option", f':class: cannot be "{written["class"]}"', node)
            return [("class", written["class"])]
    return []


class Written:
    """The options of ``part``: ``texts`` by name, read with what substitutions stand for."""

    def __init__(self, part: nodes.Element, texts: dict[str, str]) -> None:
        self._part = part
        self._texts = _substituted(texts, part)

    @classmethod
    def of(cls, part: nodes.Element) -> Written:
        """The options that a directive has left on its node, which loses them."""
        return cls(part, part.attributes.pop("written"))

    def text(self, name: str) -> str | None:
        """An option as it is written."""
        return self._texts.get(name)

    def line(self, name: str) -> str | None:
        """An option on one line; ``None``: it says nothing."""
        return options.line(self._texts.get(name, ""))

    def some(self, *names: str) -> dict[str, str]:
        """Those of some options that are there, as they are written."""
        return {name: self._texts[name] for name in names if name in self._texts}

    def stated(self, record: type) -> dict[str, Any]:
        """What the options that ``record`` declares state, by its fields."""
        known = options.options(record)
        for name, text in self._texts.items():
            if name not in known:
                continue
            part, option = known[name]
            if option.needs and not text.strip():
                messages.warn("unknown-option", f":{name}: needs {option.needs}", self._part)
            elif name == "ignore" and (wrong := wrong_in(text)):
                self._refuse("unknown-option", name, f":ignore: {wrong}")
            elif not options.is_clear(part, text):
                said = f':{name}: takes no value, and "{text}" says nothing; write none, or leave it out'
                self._refuse("unknown-option", name, said)
        return options.stated(record, self._texts)

    def name(self) -> str | None:
        """A name that references can use."""
        name = self._texts.get("name")
        if name is None or labels.is_legal_name(name):
            return name
        said = (
            f'"{name}" cannot be a name: it takes a letter, then letters, digits, "-" and "_", '
            f"and must not be {', '.join(sorted(labels.RESERVED_NAMES))}"
        )
        self._refuse("invalid-name", "name", said)
        return None

    def label(self) -> str | None:
        """A label in place of the computed one."""
        label = self._texts.get("label")
        if label is None or labels.is_legal_label(label):
            return label
        said = (
            f'"{label}" cannot be a label: it takes letters, digits, blanks, ".", "-" and "_"; '
            "the computed label is used"
        )
        self._refuse("invalid-label", "label", said)
        return None

    def kind(self, kinds: Sequence[str]) -> str:
        """A kind of alternative, the first of ``kinds`` if none is written."""
        kind = self._texts.get("kind", "") or kinds[0]
        if kind not in kinds:
            said = (
                f'"{kind}" is no kind of alternative; write one of {", ".join(kinds)}, or add it to '
                f"usecase_kinds{did_you_mean(kind, kinds)}"
            )
            messages.warn("unknown-kind", said, self._part)
        return kind

    def diagram(self, diagrams: Sequence[str], default: str) -> str:
        """A kind of diagram."""
        diagram = self._texts.get("diagram", "") or default
        if diagram not in diagrams:
            written = f'"{diagram}"; write {" or ".join(diagrams)}{did_you_mean(diagram, diagrams)}'
            self._refuse("unknown-option", "diagram", f":diagram: cannot be {written}")
            return default
        return diagram

    def actor(self, actor: str | None) -> str | None:
        """Who acts, unless that is a word for nobody, which is kept as a field."""
        if actor and is_nobody(actor):
            self._show("actor", actor)
            return None
        return actor

    def refuse_conditions(self) -> None:
        """Keep the condition of a loop that is not stated."""
        for name in ("until", "while"):
            if self.line(name):
                said = (
                    f":{name}: states the condition of a loop, but :repeat: does not say of which steps"
                )
                self._refuse("unknown-option", name, said)

    def _refuse(self, rule: str, name: str, said: str) -> None:
        """Tell what an option cannot be, and keep its text as a field."""
        messages.warn(rule, said, self._part)
        self._show(name, self._texts.get(name, ""))

    def _show(self, name: str, text: str) -> None:
        """Show an option as a field, below the title if there is one."""
        row = uc.field_row(name, [nodes.Text(text)])
        part = self._part
        if isinstance(part, addnodes.desc):
            part = cast("nodes.Element", part[1])
        is_titled = isinstance(part, (uc.step, uc.altflow, nodes.list_item, nodes.field_body))
        part.insert(int(is_titled), nodes.field_list("", row, classes=[OF_OPTIONS]))


def _substituted(texts: dict[str, str], part: nodes.Element) -> dict[str, str]:
    """Options with what substitutions stand for."""
    if not any("|" in text for text in texts.values()) or part.document is None:
        return texts
    defined = part.document.substitution_defs
    names = part.document.substitution_names

    def meant(match: re.Match[str]) -> str:
        name = names.get(match[1].lower(), match[1])
        return defined[name].astext() if name in defined else match[0]

    return {name: _SUBSTITUTION.sub(meant, text) for name, text in texts.items()}
