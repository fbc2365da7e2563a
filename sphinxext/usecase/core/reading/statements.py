"""Statements of a draft -> records: their labels, and what they say that they cover and measure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import (
    KIND_OF_FIELD,
    End,
    Ending,
    Statement,
    outcome_text,
)
from sphinxext.usecase.core.reading.dangling import Dangling, listed
from sphinxext.usecase.core.reading.drafts import StatementDraft, StatementField
from sphinxext.usecase.core.reading.fields import normalise
from sphinxext.usecase.core.reading.hints import Hints
from sphinxext.usecase.core.reading.numbering import Numbering

DEFAULT: Mapping[str, str] = {"acceptance criteria": "AC", "kpis": "KPI", "business rules": "BR"}
"""The fields whose items are statements, and what their labels begin with."""
_LABELLED = re.compile(r"([^\W\d_][\w.-]*(?: \d[\w.-]*)?)\s*[:\N{FULLWIDTH COLON}]\s+(?=\S)")
_SOME = 8
"""More of them than a message lists."""
_SIGNS = re.compile(r"[\W_]")


class StatementFields:
    """Tells which fields hold statements; ``prefixes`` adds to the usual ones, or takes them away."""

    def __init__(self, prefixes: Mapping[str, str], recognise: Callable[[str], str | None]) -> None:
        self._recognise = recognise
        known = {recognise(name) or name: prefix for name, prefix in prefixes.items()}
        self._known: dict[str, StatementField | None] = {}
        self._prefixes = {normalise(name): prefix for name, prefix in {**DEFAULT, **known}.items()}

    def __call__(self, header: str) -> StatementField | None:
        """The field with this header, if it is one."""
        if header not in self._known:
            self._known[header] = self._field(header)
        return self._known[header]

    def _field(self, header: str) -> StatementField | None:
        name = self._recognise(header)
        prefix = self._prefixes.get(normalise(name or header))
        if not prefix:
            return None
        return StatementField(name or header, KIND_OF_FIELD.get(name or "", "statement"), prefix)


def own_label(text: str, prefix: str) -> str | None:
    """The label that a statement begins with, as in ``AC-3: …``, if it has one of its own.

    That has a number and no small letters, or begins as the computed ones do.
    """
    match = _LABELLED.match(text)
    label = match[1] if match else ""
    if not any(map(str.isdigit, label)) or not labels.is_legal_label(label):
        return None
    begin = "".join(takewhile(str.isalpha, label)).lower()
    return label if begin == prefix.lower() or (label.upper() == label and " " not in label) else None


def without_label(text: str, label: str) -> str:
    """A text without the label and the colon that it begins with."""
    return text.removeprefix(label).lstrip().lstrip(":\N{FULLWIDTH COLON}").lstrip()


class Statements:
    """The statements of one use case, whose flows end in ``endings``.

    ``rejected`` holds those whose own label is that of something else: they have their computed one.
    """

    def __init__(
        self,
        drafts: list[StatementDraft],
        numbering: Numbering,
        endings: Iterable[Ending | None],
        dangling: Dangling,
        report: Callable[[StatementDraft, str, str], None],
    ) -> None:
        self.drafts = drafts
        self.rejected: list[StatementDraft] = []
        self.names: dict[str, StatementDraft] = {}
        self._numbering = numbering
        self._dangling = dangling
        self._report = report
        ends = [one for one in endings if isinstance(one, End)]
        self._ends = list(dict.fromkeys(map(outcome_text, ends)))
        self._outcomes = _outcomes(ends)
        self._hints = Hints()
        self._by_label: dict[str, StatementDraft] = {}
        self._anchors: set[str] = set()
        self._alike: set[str] = set()
        self._label()
        for draft in drafts:
            if draft.name:
                self._check_name(draft, draft.name)

    def records(self) -> tuple[Statement, ...]:
        """The records, and a report of each reference that leads nowhere."""
        return tuple(map(self._record, self.drafts))

    # -- labels and names -----------------------------------------------------------------------

    def _label(self) -> None:
        """Give every statement a label: first their own ones, then computed ones that are free."""
        for draft in self.drafts:
            if draft.own_label and self._is_free(draft.own_label):
                self._claim(draft, draft.own_label)
            elif draft.own_label:
                self.rejected.append(draft)
        counted: Counter[str] = Counter()
        for draft in self.drafts:
            prefix = draft.of.prefix
            counted[prefix] += 1
            if not draft.label:
                while not self._can_be_counted(label := f"{prefix}{counted[prefix]}"):
                    counted[prefix] += 1
                self._claim(draft, label)
        for draft in self.rejected:
            said = (
                f'label "{draft.own_label}" is used twice; the statement in line {draft.line} is '
                f"addressed as {labels.address(self._numbering.usecase.id, draft.label)}"
            )
            self._report(draft, "duplicate-label", said)

    def _is_free(self, label: str) -> bool:
        """Whether no step, alternative or statement is called so, and none has this anchor."""
        slot, numbering = labels.slot(label), self._numbering
        taken = (numbering.by_label, numbering.names, numbering.anchors, self._anchors)
        return not any(slot in names for names in taken)

    def _can_be_counted(self, label: str) -> bool:
        """Whether a computed label is free, and not nearly an author's: ``AC3`` beside ``AC-3``."""
        return self._is_free(label) and label.lower() not in self._alike

    def _claim(self, draft: StatementDraft, label: str) -> None:
        draft.label = label
        self._by_label[labels.slot(label)] = draft
        self._anchors.add(labels.slot(label))
        self._alike.add(_SIGNS.sub("", label).lower())

    def _check_name(self, draft: StatementDraft, name: str) -> None:
        first = self._numbering.names.get(name) or self.names.setdefault(name, draft)
        if first is not draft:
            said = (
                f"is used already by {first.described} in line {first.line}; "
                "a name is unique in its use case"
            )
        elif name in self._numbering.by_label or name in self._by_label:
            said = "is also a label; choose another word"
        else:
            return
        self._report(draft, "duplicate-name", f'name "{name}" of {draft.described} {said}')

    # -- references -----------------------------------------------------------------------------

    def _record(self, draft: StatementDraft) -> Statement:
        written = labels.split_list(draft.covers or "")
        covers = [label for one in written for label in self._covered(draft, one)]
        if not written and draft.within:
            covers = [draft.within.label]
        return Statement(
            label=draft.label,
            kind=draft.of.kind,
            field=draft.of.name,
            text=draft.text,
            line=draft.line,
            name=draft.name,
            covers=tuple(dict.fromkeys(covers)),
            kpi=self._kpi(draft),
            within=draft.within.label if draft.within else None,
            **draft.options,
        )

    def _covered(self, draft: StatementDraft, text: str) -> Iterator[str]:
        """The labels that a reference stands for, or the outcome."""
        span = self._numbering.span(text)
        if span is not None:
            yield from (target.label for target in span.targets)
        elif outcome := self._outcomes.get(_folded(text)):
            yield outcome
        elif known := _outcome_named(text):
            ends = listed(self._ends) or "none that is stated"
            said = (
                f'{draft.described} covers "{text}", but no flow here ends in {known}; outcomes: {ends}'
            )
            self._report(draft, "unknown-step", said)
        else:
            refers = f"step {text}" if text[:1].isdigit() else f'"{text}"'
            self._dangling.add(draft, f"{draft.described} covers {refers}", text)

    @cached_property
    def _kpis(self) -> list[StatementDraft]:
        return [one for one in self.drafts if one.of.kind == "kpi"]

    def _kpi(self, draft: StatementDraft) -> str | None:
        """The label of the KPI that a criterion measures."""
        text = (draft.kpi or "").strip()
        if not text:
            return None
        slot = labels.slot(text.removeprefix(f"{self._numbering.usecase.id}."))
        found = self._by_label.get(slot) or self.names.get(slot)
        if found is not None and found is not draft and found.of.kind == "kpi":
            return found.label
        some = [one.label for one in self._kpis[:_SOME] if one is not draft]
        have = f"the KPIs here are {listed(some)}" if some else "there is none here"
        others = (one for one in self._kpis if one is not draft)
        words = (word for one in others for word in (one.label, one.name) if word)
        hint = self._hints.did_you_mean(text, words)
        said = f'{draft.described} measures the KPI "{text}", but {have}{hint}'
        self._report(draft, "unknown-statement", said)
        return None


def _outcomes(ends: Iterable[End]) -> dict[str, str]:
    """How outcomes of flows are called -> what they are: by their kind, by their name, or by both."""
    found: dict[str, str] = {"": ""}
    for end in ends:
        text = outcome_text(end)
        found.setdefault(_folded(text), text)
        found.setdefault(_folded(end.name or ""), text)
        if end.outcome:
            found.setdefault(end.outcome, end.outcome)
    return found


def _folded(text: str) -> str:
    return " ".join(text.replace(":", ": ").split()).lower()


def _outcome_named(text: str) -> str | None:
    """The kind of outcome that a reference means, whether any flow ends so or not."""
    kind = _folded(text).partition(":")[0]
    return kind if kind in ("success", "failure", "abort") else None
