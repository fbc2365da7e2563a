"""What a project knows of a use case without its record."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, step
from sphinxext.usecase.core.model.contents import relations_of
from sphinxext.usecase.core.model.ignores import ignores_of
from sphinxext.usecase.core.model.usecase import Actor, Statement, UseCase
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.project.summary import Summary

RULE = Statement("BR1", "rule", "business rules", "Be polite", 9, "polite")
FULL = record(
    step("Ask", step("Softly"), name="ask", stories=("S-1",)),
    step("Go", include=("UC-PAY",), stories=("S-1", "S-2")),
    alt(
        "No", step("Wait"), origin="1", name="no", kind="exception", stories=("S-2",), ignore="loop (so)"
    ),
    alt("Late", origin="2", tests=("T-1",)),
)._replace(
    id="UC-1",
    title="Ask",
    docname="pages/ask",
    line=7,
    status="draft",
    priority="high",
    owner="Ops",
    tags=("b", "a"),
    epics=("E-1",),
    actors=(Actor("Desk", "lends"), Actor("Bank", secondary=True)),
    statements=(RULE,),
    written_id="UC 1",
    prefix="UC-1-2",
)


def test_all_of_it() -> None:
    names = (("Desk", "Theke"),)
    found = summarise(FULL, names)
    assert found == Summary(
        id="UC-1",
        title="Ask",
        docname="pages/ask",
        line=7,
        steps=("1", "1.1", "1a1", "2"),
        names=("ask",),
        flows=("1a", "2a", "no"),
        statements=("BR1", "polite"),
        epics={"E-1": ""},
        stories={"S-1": "1", "S-2": "2"},
        tests={"T-1": "2a"},
        actors={"Desk": True, "Bank": False},
        relations=tuple(relations_of(FULL)),
        traced=found.traced,
        flow=found.flow,
        paths=found.paths,
        tested=found.tested,
        secondary=("Bank",),
        status="draft",
        priority="high",
        owner="Ops",
        tags=("b", "a"),
        kinds=("main", "exception", "alternative"),
        ignores=tuple(ignores_of(FULL)),
        actor_names=names,
        written_id="UC 1",
        prefix="UC-1-2",
    )
    assert [one.target for one in found.relations] == ["UC-PAY"]
    assert len(found.ignores) == 1
    assert (found.shown_id, found._replace(written_id="").shown_id) == ("UC 1", "UC-1")
    assert (found.anchor("1"), found._replace(prefix="").anchor()) == ("UC-1-2.1", "UC-1")
    assert [kind for kind, _named in found.items] == ["epic", "story", "test"]


def test_the_names_of_actors_in_a_translation_count() -> None:
    one, other = (summarise(FULL, (("Desk", shown),)) for shown in ("Theke", "Tresen"))
    assert [one.traced != other.traced, one.flow != other.flow, one.paths == other.paths] == [True] * 3


@pytest.mark.parametrize(
    ("waived", "stories", "doubts"),
    [("rare", ("S",), True), ("rare", (), False), (None, ("S",), False)],
)
def test_who_waives_what_stories_cover_has_doubts(
    waived: str | None, stories: tuple[str, ...], doubts: bool
) -> None:
    assert summarise(record(step("x"), waived=waived, stories=stories)).doubts is doubts
    assert summarise(record(step("x"), alt("y", waived=waived, stories=stories))).doubts is doubts


def test_a_digest_of_tests_changes_with_those_of_any_part() -> None:
    def with_tests(**tests: tuple[str, ...]) -> str:
        of = {name: {"tests": named} for name, named in tests.items()}
        made: UseCase = record(
            step("x", step("y", **of.get("inner", {}))),
            alt("z", **of.get("flow", {})),
            **of.get("usecase", {}),
        )
        rule = RULE._replace(**of.get("rule", {}))  # type: ignore[arg-type]
        return summarise(made._replace(statements=(rule,))).tested

    assert with_tests() == ""
    parts = [with_tests(**{part: ("T",)}) for part in ("inner", "flow", "usecase", "rule")]
    assert len({"", *parts}) == 5


@pytest.mark.parametrize(
    ("changed", "differ"),
    [
        ({"statements": (RULE._replace(line=99),)}, ""),
        ({"statements": (RULE._replace(text="Be quick"),)}, "traced"),
        ({"flows": (FULL.flows[0], FULL.flows[1]._replace(kind="exception"))}, "traced"),
        ({"flows": (FULL.flows[0], FULL.flows[1]._replace(condition="Never"))}, "traced flow paths"),
        ({"flows": (FULL.flows[0], FULL.flows[1]._replace(branches=("1",)))}, "flow paths"),
        ({"priority": "low"}, "traced"),
        ({"owner": "Dev"}, "traced"),
        ({"written_id": "uc 1"}, "traced"),
        ({"prefix": "UC-1-3"}, "traced flow paths"),
        ({"title": "Other"}, "traced flow paths"),
    ],
)
def test_which_digests_change_with_what(changed: dict[str, object], differ: str) -> None:
    before, after = summarise(FULL), summarise(FULL._replace(**changed))  # type: ignore[arg-type]
    digests = "traced flow paths".split()
    assert [one for one in digests if getattr(before, one) != getattr(after, one)] == differ.split()
