"""The headers of fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import assert_as_kept
from sphinxext.usecase.core.reading.fields import ACTOR_FIELDS, SYNONYMS, normalise, recogniser

KNOWN = [
    "goal",
    "summary",
    "actors",
    "primary actor",
    "secondary actors",
    "stakeholders",
    "scope",
    "level",
    "preconditions",
    "trigger",
    "main flow",
    "success guarantee",
    "minimal guarantee",
    "failure guarantee",
    "in scope",
    "out of scope",
    "assumptions",
    "acceptance criteria",
    "kpis",
    "business rules",
    "special requirements",
    "frequency",
    "variations",
    "open issues",
    "notes",
    "approvals",
]
HEADERS = recogniser()


def recognised(header: str) -> str | None:
    return HEADERS.get(normalise(header))


def test_the_known_fields() -> None:
    assert list(SYNONYMS) == KNOWN
    assert frozenset({"actors", "primary actor", "secondary actors"}) == ACTOR_FIELDS


def test_all_english_headers() -> None:
    known = sorted(f"{header}: {name}" for header, name in recogniser(english=True).items())
    assert_as_kept(Path(__file__).parent / "kept" / "headers.txt", "\n".join(known))


@pytest.mark.parametrize(
    ("synonym", "name"),
    [(synonym, name) for name, synonyms in SYNONYMS.items() for synonym in synonyms],
)
def test_every_synonym_leads_to_its_own_field(synonym: str, name: str) -> None:
    assert recognised(synonym) == name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Goal", "goal"),
        ("GOALS", "goal"),
        ("Actor", "actors"),
        ("Actor(s)", "actors"),
        ("Primary Actor(s)", "primary actor"),
        ("primary-actors", "primary actor"),
        ("Supporting Actor", "secondary actors"),
        ("Pre-conditions", "preconditions"),
        ("Pre conditions", "preconditions"),
        ("Precondition", "preconditions"),
        ("Prerequisites", "preconditions"),
        ("Post-Condition", "success guarantee"),
        ("Postconditions", "success guarantee"),
        ("Success  End\tCondition", "success guarantee"),
        ("Failed End Condition", "failure guarantee"),
        ("Minimal Guarantees", "minimal guarantee"),
        ("KPI", "kpis"),
        ("KPIs", "kpis"),
        ("Acceptance criterion", "acceptance criteria"),
        ("ACCEPTANCE-CRITERIA", "acceptance criteria"),
        ("Out-of-Scope", "out of scope"),
        ("out_of_scope", "out of scope"),
        ("Non-functional Requirement", "special requirements"),
        ("Open Question", "open issues"),
        ("Stakeholders and Interests", "stakeholders"),
        ("Trigger", "trigger"),
    ],
)
def test_usual_headers(header: str, name: str) -> None:
    assert recognised(header) == name


def test_what_is_not_functional_is_a_special_requirement() -> None:
    headers = ("Non-functional requirements", "Nonfunctional requirements")
    assert {recognised(header) for header in headers} == {"special requirements"}


@pytest.mark.parametrize("header", ["", "Retention", "Goalkeeper", "Toimijat", "pre", "(s)"])
def test_other_headers_are_the_author_s_own(header: str) -> None:
    assert recognised(header) is None


def test_a_project_adds_synonyms() -> None:
    known = recogniser({"Toimijat": "actors", "Tavoite(et)": "Goals", "Retention": "Retention"})
    assert known[normalise("TOIMIJAT")] == "actors"
    assert known[normalise("tavoiteet")] == "goal"
    assert known[normalise("retentions")] == "Retention"
    assert known[normalise("participants")] == "actors"


def test_a_project_s_synonym_counts_more_than_a_usual_one() -> None:
    assert recogniser({"Purpose": "summary"})[normalise("purpose")] == "summary"
    assert recognised("purpose") == "goal"
    assert recogniser({"Ziel": "kpis"})[normalise("ZIEL")] == "kpis"
    assert recognised("Ziel") == "goal"


@given(st.data())
@settings(max_examples=100)
def test_case_hyphens_blanks_and_plural_do_not_matter(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(KNOWN))
    words = name.removesuffix("s").split()
    blanks = st.sampled_from(["", " ", "-", "_", "  ", " - ", "\t"])
    header = words[0] + "".join(data.draw(blanks) + word for word in words[1:])
    header = "".join(
        character.upper() if data.draw(st.booleans()) else character for character in header
    )
    ending = "" if name == "acceptance criteria" else data.draw(st.sampled_from(["", "s", "S", "(s)"]))
    assert recognised(header + ending) == name
