"""Statements from one version to another: what is told, and what breaks a seal."""

from __future__ import annotations

import pytest

from core.changes.test_differences import told
from core.drafting import alt, record, step
from core.reading.test_statements import AC, KPI, said
from sphinxext.usecase.core.changes.seals import RULES, seals
from sphinxext.usecase.core.changes.statements import besides
from sphinxext.usecase.core.model.usecase import Field, UseCase
from sphinxext.usecase.core.reading.drafts import StatementDraft, StatementField

OWN = StatementField("Quality goals", "statement", "Q")
FIRST, FAST, LATE = "Each lead arrives once.", "A lead arrives in 5 minutes.", "It is told of late ones."


def made(*statements: StatementDraft, introduced: str = "", more: tuple[Field, ...] = ()) -> UseCase:
    """A use case with these statements and the fields that they stand in."""
    usecase = record(
        step("The lead comes"), step("It is routed"), alt("Found", origin="2"), statements=[*statements]
    )
    texts: dict[str, str] = {}
    for one, draft in zip(usecase.statements, statements, strict=True):
        own = f"{draft.own_label}: " if draft.own_label else ""
        texts[one.field] = f"{texts.get(one.field, '')}\n\n{own}{one.text}"
    texts[AC.name] = introduced + texts.get(AC.name, "")
    fields = [Field(None if name == OWN.name else name, name, text) for name, text in texts.items()]
    return usecase._replace(fields=(*fields, *more))


def told_of(old: UseCase, new: UseCase) -> list[str]:
    return told(old, new)[1:]


def test_statements_come_and_go_and_no_field_says_so_again() -> None:
    old = made(said(text=FIRST), said(text=FAST), introduced="These must hold:")
    new = made(said(text=FAST), said(text=LATE), said(KPI, "Speed"), introduced="These should hold:")
    assert told_of(old, new) == [
        "UC *Title* says in the field *acceptance criteria*: These [-must-]{+should+} hold:.",
        f"UC.AC2 *{LATE}* is new.",
        "UC.KPI1 *Speed* is new.",
        f"UC.AC1 *{FIRST}* is gone.",
    ]


def test_a_statement_says_what_is_another() -> None:
    old = made(
        said(text=FIRST, covers="1, 2", kpi="KPI1", name="once", tests=("T-1",)),
        said(text=FAST, covers="1"),
        said(KPI, "Speed", target="5 minutes"),
        said(OWN, "Easy to use by all."),
    )
    new = made(
        said(text="Each lead arrives twice.", covers="2, 2a", name="twice", tests=("T-2",)),
        said(text=FAST, covers="1", kpi="KPI1"),
        said(KPI, "Speed", target="4 minutes"),
        said(OWN, "Easy to use by most."),
    )
    assert told_of(old, new) == [
        "UC.AC1 *Each lead arrives twice.* is now named twice (was: once).",
        "UC.AC1 now reads: Each lead arrives [-once-]{+twice+}.",
        "UC.AC1 *Each lead arrives twice.* what it covers: 2a added, 1 no longer there.",
        "UC.AC1 *Each lead arrives twice.* no longer measures a KPI (was: KPI1).",
        "UC.AC1 *Each lead arrives twice.* tests: T-2 added, T-1 no longer there.",
        f"UC.AC2 *{FAST}* now measures KPI1 (was: not stated).",
        "UC.KPI1 *Speed* now has the target 4 minutes (was: 5 minutes).",
        "UC.Q1 now reads: Easy to use by [-all-]{+most+}.",
    ]


def test_order_and_labels_say_nothing() -> None:
    """Neither in what is told nor in seals: what refers to a statement follows it."""
    old = made(said(KPI, "Speed"), said(text=FIRST, kpi="KPI1"), said(text=FAST, label="AC-9"))
    cost = said(KPI, "Cost")
    new = made(cost, said(KPI, "Speed"), said(text=FAST), said(text=FIRST, kpi="KPI2"))
    assert told_of(old, new) == ["UC.KPI1 *Cost* is new."]
    again = made(said(text=FAST), said(KPI, "Speed"), said(text=FIRST, kpi="KPI1", name="once"))
    assert seals(old, {}).whole == seals(again, {}).whole
    seal_of = {one.text[0]: one.seal for one in seals(new, {}).statements}
    assert [seal_of[one.text[0]] for one in seals(old, {}).statements] == [
        one.seal for one in seals(old, {}).statements
    ]


def test_names_outweigh_words_and_fields_are_apart() -> None:
    old = made(said(text=FIRST, name="it"), said(text=FAST))
    new = made(said(text=FAST, name="it"), said(KPI, FAST))
    assert told_of(old, new) == [
        "UC.AC1 now reads: [-Each-]{+A+} lead arrives [-once-]{+in 5 minutes+}.",
        f"UC.KPI1 *{FAST}* is new.",
        f"UC.AC2 *{FAST}* is gone.",
    ]


def test_what_is_sealed_of_a_statement() -> None:
    usecase = made(
        said(text=FIRST, covers="2a, 1, success", kpi="KPI1", tests=("T-1",)),
        said(KPI, "Speed \u2013 of all", target="5\u00a0minutes"),
        said(OWN, "Easy"),
        introduced="These hold:",
    )
    found = seals(usecase, {})
    criterion, kpi, quality = found.statements
    assert criterion.text == (
        f"criterion: {FIRST}",
        "  covers: Found",
        "  covers: The lead comes",
        "  covers: success",
        "  measures: Speed - of all",
    )
    assert kpi.text == ("kpi: Speed - of all", "  target: 5 minutes")
    assert quality.text == ("quality goals: Easy",)
    assert [one.statement for one in found.statements] == list(usecase.statements)
    stated = [line for one in (criterion, kpi, quality) for line in one.text]
    assert found.whole.text[:8] == ("use case: Title", "acceptance criteria: These hold:", *stated[:6])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (said(text=FIRST), said(text=FAST)),
        (said(text=FIRST), said(text=FIRST, covers="1")),
        (said(KPI, "Speed"), said(KPI, "Speed", target="5")),
        (said(text=FIRST), said(KPI, FIRST)),
    ],
)
def test_another_meaning_breaks_the_seal_of_the_whole(
    before: StatementDraft, after: StatementDraft
) -> None:
    old, new = seals(made(before), {}), seals(made(after), {})
    assert old.whole.seal != new.whole.seal
    assert old.statements[0].seal != new.statements[0].seal
    assert old.main == new.main


def test_what_fields_say_besides_their_statements() -> None:
    notes = Field("notes", "Notes", "Each lead.")
    usecase = made(said(text=FIRST), said(AC, "Twice"), said(OWN, "Easy"), more=(notes,))
    assert [one.text for one in besides(usecase)] == ["", "", "Each lead."]
    (flow,) = usecase.flows
    inside = flow._replace(fields=(Field(AC.name, "Criteria", f"In it: {FIRST}"), notes))
    assert [one.text for one in besides(usecase, inside)] == ["In it:", "Each lead."]
    bare = usecase._replace(statements=())
    assert besides(bare) == bare.fields


def test_what_stands_in_an_alternative_is_what_that_says_and_older_seals_hold() -> None:
    def inside(text: str, within: str | None = "2a") -> UseCase:
        usecase = made(said(text=text))
        (statement,) = usecase.statements
        flow = usecase.flows[0]._replace(fields=usecase.fields)
        return usecase._replace(
            statements=(statement._replace(within=within),), fields=(), flows=(flow,)
        )

    before, after = seals(inside(FIRST), {}), seals(inside(FAST), {})
    assert before.flows[0].text == ("condition: Found", "from: It is routed", f"criterion: {FIRST}")
    assert before.main == after.main
    assert [before.flows[0].seal == after.flows[0].seal, before.whole.seal == after.whole.seal] == [
        False,
        False,
    ]
    assert f"criterion: {FIRST}" not in before.whole.text
    first = RULES[1](inside(FIRST), {})
    assert first.flows[0].text == ("condition: Found", "from: It is routed")
    assert (first.flows[0].seal, first.whole.seal) == ("8d8038f4", "43cb6d11")
    assert seals(inside(FIRST, None), {}).whole == first.whole
