"""Statements: which fields hold them, how they are labelled, and what they cover and measure."""

from __future__ import annotations

from typing import Any

import pytest

from core.drafting import alt, resolved, step
from sphinxext.usecase.core.model.contents import inside, named_items
from sphinxext.usecase.core.model.ignores import ignores_of
from sphinxext.usecase.core.model.usecase import Statement, UseCase
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.reading.drafts import StatementDraft, StatementField
from sphinxext.usecase.core.reading.fields import Headers
from sphinxext.usecase.core.reading.statements import StatementFields, own_label, without_label

AC = StatementField("acceptance criteria", "criterion", "AC")
KPI = StatementField("kpis", "kpi", "KPI")


def said(of: StatementField = AC, text: str = "It holds.", **options: Any) -> StatementDraft:
    """A statement; ``label`` is its author's own."""
    known = {name: options.pop(name) for name in ("name", "covers", "kpi") if name in options}
    return StatementDraft(
        of=of, text=text, line=9, own_label=options.pop("label", None), options=options, **known
    )


def stated(*statements: StatementDraft) -> tuple[UseCase, list[str]]:
    """A use case of three steps that says this, and what is wrong in it."""
    made, wrong = resolved(
        step("Ask", name="ask"),
        step("Look"),
        step("Answer"),
        alt("Nothing found", origin="2", end="failure: none there"),
        alt("Lost", origin="*", end="given up", label="AC2"),
        alt("Back", origin="3", resume="1"),
        statements=list(statements),
    )
    return made, [one.replace(": UC: ", ": ") for one in wrong]


def labels_of(*statements: StatementDraft) -> list[str]:
    return [one.label for one in stated(*statements)[0].statements]


def test_which_fields_hold_statements() -> None:
    fields = StatementFields(
        {"Special requirements": "SR", "Ziele": "Z", "Flair": "F", "kpis": ""}, Headers({})
    )
    assert fields("Akzeptanzkriterien") == AC
    assert fields("Business rule") == StatementField("business rules", "rule", "BR")
    assert fields("Nonfunctional requirements") == ("special requirements", "statement", "SR")
    assert fields("Goal") == ("goal", "statement", "Z")
    assert fields("flair") == ("flair", "statement", "F")
    assert [fields(header) for header in ("KPIs", "Summary", "Taste")] == [None, None, None]
    usual = StatementFields({}, Headers({}))
    assert [usual(header) for header in ("Acceptance criteria", "KPIs")] == [AC, KPI]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("AC-3: It holds.", "AC-3"),
        ("AC 3 : It holds.", "AC 3"),
        ("ac3: It holds.", "ac3"),
        ("UC-7.BR-12a: It holds.", None),
        ("UC-7.BR-12: It holds.", "UC-7.BR-12"),
        ("КП-7: It holds.", "КП-7"),
        ("\u898f\u52471\uff1a \u5fc5\u305a", "\u898f\u52471"),
        ("Step 2: It holds.", None),
        ("Phase2: It holds.", None),
        ("Speed: 5 minutes", None),
        ("12:30 is too late", None),
        ("AC-3 holds", None),
        ("AC-3:holds", None),
        ("AC-\u00b2: It holds.", None),
    ],
)
def test_a_label_of_its_own(text: str, label: str | None) -> None:
    assert own_label(text, "AC") == label
    assert label is None or without_label(text, label) in ("It holds.", "\u5fc5\u305a")


def test_labels_are_counted_by_prefix_and_make_way() -> None:
    """For alternatives, which are labelled before, and for authors' own, wherever they stand."""
    own = said(label="AC-4")
    found = labels_of(said(), said(KPI), said(), said(), own, said(KPI), said(label="KPI-1"))
    assert found == ["AC1", "KPI2", "AC3", "AC5", "AC-4", "KPI3", "KPI-1"]


def test_a_label_or_a_name_that_is_used_twice_is_told() -> None:
    twice = said(label="AC2"), said(label="2a", name="ask"), said(name="ok"), said(name="ok")
    usecase, wrong = stated(*twice, said(name="AC1"), said(name="quick"))
    assert [one.label for one in usecase.statements] == ["AC1", "AC3", "AC4", "AC5", "AC6", "AC7"]
    assert wrong == [
        'duplicate-label: label "AC2" is used twice; the statement in line 9 is addressed as UC.AC1',
        'duplicate-label: label "2a" is used twice; the statement in line 9 is addressed as UC.AC3',
        (
            'duplicate-name: name "ask" of AC3 is used already by step 1 in line 2; a name is unique '
            "in its use case"
        ),
        (
            'duplicate-name: name "ok" of AC5 is used already by AC4 in line 9; a name is unique '
            "in its use case"
        ),
        'duplicate-name: name "AC1" of AC6 is also a label; choose another word',
    ]
    found = dict(inside(usecase))
    assert [found[name].fullname for name in ("AC1", "AC2", "ask", "ok", "quick")] == [
        *("UC.AC1", "UC.AC2", "UC.1", "UC.AC4", "UC.AC7"),
    ]
    assert summarise(usecase).statements == (
        *("AC1", "AC3", "AC4", "AC5", "AC6", "AC7"),
        *("ok", "quick"),
    )


def test_what_is_covered_and_measured() -> None:
    usecase, wrong = stated(
        said(covers="2-3, ask, UC.2a, 1", kpi="fast"),
        said(covers="Success, failure, failure:None there, given up, none there"),
        said(KPI, name="fast", target="5 minutes"),
        said(kpi="UC.KPI1", tests=("T-1",), ignore="some-rule (because)"),
    )
    assert wrong == []
    first, second, kpi, last = usecase.statements
    assert first.covers == ("2", "3", "1", "2a")
    assert second.covers == ("success", "failure", "failure: none there", "given up")
    assert (first.kpi, kpi.kpi, last.kpi) == ("KPI1", None, "KPI1")
    assert kpi == Statement("KPI1", "kpi", "kpis", "It holds.", 9, "fast", target="5 minutes")
    assert [(one.rule, one.reason, one.label, one.covers) for one in ignores_of(usecase)] == [
        ("some-rule", "because", "AC4", ("AC4",)),
    ]
    assert [str(address) for _kind, item, address in named_items(usecase) if item == "T-1"] == ["UC.AC4"]
    assert summarise(usecase).tests == {"T-1": "AC4"}


def test_what_is_covered_or_measured_in_vain_is_told() -> None:
    usecase, wrong = stated(
        said(covers="9, 9a, abort, failure: lots, Gess, 1"),
        said(KPI, name="quick", kpi="KPI1"),
        said(kpi="quik"),
        said(covers="", kpi=" "),
    )
    assert [one.covers for one in usecase.statements] == [("1",), (), (), ()]
    assert [one.kpi for one in usecase.statements] == [None] * 4
    ends = "outcomes: success, failure: none there, given up"
    assert wrong == [
        "unknown-step: AC1 covers step 9, but the main flow has steps 1 to 3",
        "unknown-step: AC1 covers step 9a, but no step or alternative here has this label or name",
        f'unknown-step: AC1 covers "abort", but no flow here ends in abort; {ends}',
        f'unknown-step: AC1 covers "failure: lots", but no flow here ends in failure; {ends}',
        'unknown-step: AC1 covers "Gess", but no step or alternative here has this label or name',
        'unknown-statement: KPI1 measures the KPI "KPI1", but there is none here',
        (
            'unknown-statement: AC3 measures the KPI "quik", but the KPIs here are KPI1; did you mean '
            '"quick"?'
        ),
    ]


def test_nothing_is_covered_where_nothing_ends() -> None:
    _usecase, wrong = resolved(statements=[said(covers="success")])
    assert wrong == [
        (
            'unknown-step: UC: AC1 covers "success", but no flow here ends in success; outcomes: '
            "none that is stated"
        )
    ]


def test_hints_at_kpis_are_for_the_first_few() -> None:
    kpis = [said(KPI, name=f"quick{n}") for n in range(30)]
    _made, wrong = stated(*kpis, *(said(kpi=f"quik{n}") for n in range(30)))
    assert (
        len([one for one in wrong if "the KPIs here are KPI1, KPI2, KPI3, KPI4, KPI5, …" in one]) == 30
    )
    assert 0 < len([one for one in wrong if "did you mean" in one]) <= 10
