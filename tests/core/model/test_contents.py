"""What stands in a use case, what it asks to be ignored, and who is to approve it."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, step
from sphinxext.usecase.core.model.approvals import roles, to_be_approved
from sphinxext.usecase.core.model.contents import (
    Runs,
    flows_that_count,
    inside,
    named,
    named_items,
    outcomes,
    owners,
    parts_of,
    relations_of,
)
from sphinxext.usecase.core.model.findings import Finding, key_of
from sphinxext.usecase.core.model.ignores import Ignore, ignores_of, named_in
from sphinxext.usecase.core.model.lines import elsewhere, place
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.relations import Relation
from sphinxext.usecase.core.model.targets import Target, readings
from sphinxext.usecase.core.model.usecase import Field, Flow, Statement, UseCase

FULL = record(
    step(
        "Ask",
        step("Softly", include=("UC-4",), tests=("T-2",), ignore="vague (so it is)"),
        step("Loudly", name="loud"),
        name="ask",
        stories=("S-1",),
        ignore="loop, two-words (known)",
    ),
    step("Go", include=("UC-2", "UC-3"), stories=("S-1", "S-2"), name="go"),
    step("Rest"),
    alt("No", step("Wait", alt("Never")), origin="1", name="no", end="failure: lost"),
    alt("Late", step("Hurry", include=("UC-5",)), label="EXT 1", goto="UC-9", ignore="open (later)"),
    stories=("S-9",),
    tests=("T-1",),
    epics=("E-1",),
    extends=("UC-7",),
    specializes=("UC-8",),
    ignore="coverage",
)._replace(
    docname="page",
    statements=(
        Statement("AC 1", "criterion", "acceptance criteria", "Fast", 40, "fast", tests=("T-3",)),
        Statement("AC2", "criterion", "acceptance criteria", "Kind", 41, ignore="vague (yes)"),
    ),
)
_MAIN, NO, NEVER, LATE = owners(FULL)


def test_parts_and_what_addresses_in_it_lead_to() -> None:
    assert [(kind, part.label) for kind, part in parts_of(FULL)] == [
        *[("step", "1"), ("step", "1.1"), ("step", "1.2"), ("step", "2"), ("step", "3")],
        *[("altflow", "1a"), ("step", "1a1"), ("altflow", "1a1a")],
        *[("altflow", "EXT 1"), ("step", "EXT 1.1")],
    ]
    found = dict(inside(FULL))
    assert {name: (target.type, target.label) for name, target in found.items()} == {
        **{label: ("step", label) for label in ("1", "1.1", "1.2", "2", "3", "1a1")},
        "loud": ("step", "1.2"),
        "1a": ("altflow", "1a"),
        "1a1a": ("altflow", "1a1a"),
        "EXT-1": ("altflow", "EXT 1"),
        "EXT-1.1": ("step", "EXT 1.1"),
        "ask": ("step", "1"),
        "go": ("step", "2"),
        "no": ("altflow", "1a"),
        "AC-1": ("statement", "AC 1"),
        "fast": ("statement", "AC 1"),
        "AC2": ("statement", "AC2"),
    }
    assert found["no"] == Target("altflow", "UC.1a", "page", "UC.1a", "No", "1a", "UC")
    assert found["fast"].title == "Fast"
    assert to_be_approved(FULL) == (*FULL.flows, *FULL.statements)


def test_outcomes_are_called_by_kind_and_in_full() -> None:
    named_so = record(step("x"), alt("y", end="gone"), alt("z", end=""), end="success")
    assert [(said, getattr(owner, "label", "")) for said, owner in outcomes(named_so)] == [
        ("success", ""),
        ("gone", "A1"),
    ]
    assert [said for said, owner in outcomes(FULL) if owner is NO] == ["failure", "failure: lost"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1-3", "1 2 3"),
        ("ask–go", "1 2"),
        ("1--2", "1 2"),
        ("1.1-1.2", "1.1 1.2"),
        ("2-1", ""),
        ("1-1", ""),
        ("1.1-2", ""),
        ("1-1a1", ""),
        ("1-9", ""),
        ("3", ""),
    ],
)
def test_a_range_of_steps_that_follow_each_other(text: str, labels: str) -> None:
    assert [one.label for one in Runs(FULL).between(text)] == labels.split()


def test_items_and_where_they_are_named() -> None:
    assert [(kind, item, str(address)) for kind, item, address in named_items(FULL)] == [
        ("epic", "E-1", "UC"),
        ("story", "S-9", "UC"),
        ("test", "T-1", "UC"),
        ("story", "S-1", "UC.1"),
        ("test", "T-2", "UC.1.1"),
        ("story", "S-1", "UC.2"),
        ("story", "S-2", "UC.2"),
        ("test", "T-3", "UC.AC-1"),
    ]
    assert named(FULL, "stories") == ("S-9", "S-1", "S-2")
    assert named(FULL, "tests") == ("T-1", "T-2")


@pytest.mark.parametrize("said", [{"stories": ("S",)}, {"tests": ("T",)}, {"waived": "rare"}])
def test_a_main_flow_counts_if_anything_is_said_of_it(said: dict[str, object]) -> None:
    nothing = record(alt("x"))
    assert list(flows_that_count(nothing)) == [*nothing.flows]
    something: UseCase = nothing._replace(**said)  # type: ignore[arg-type]
    assert list(flows_that_count(something)) == [something, *nothing.flows]
    assert list(flows_that_count(record(step()))) == [record(step())]


def test_relations_in_document_order() -> None:
    line = {part.label: part.line for _kind, part in parts_of(FULL)}
    assert list(relations_of(FULL)) == [
        Relation("extends", "", 1, "UC-7"),
        Relation("specializes", "", 1, "UC-8"),
        Relation("include", "1.1", line["1.1"], "UC-4", handled=True),
        Relation("include", "2", line["2"], "UC-2", handled=False),
        Relation("include", "2", line["2"], "UC-3", handled=False),
        Relation("include", "EXT 1.1", line["EXT 1.1"], "UC-5", handled=False),
        Relation("goto", "EXT 1", line["EXT 1"], "UC-9"),
    ]
    any_time = record(step("x", include=("UC-2",)), alt("y", origin="*"))
    of_flow = record(
        step("x"), alt("y", step("z", include=("UC-2",)), origin="1"), alt("w", origin="1a")
    )
    assert [[one.handled for one in relations_of(made)] for made in (any_time, of_flow)] == [
        [True],
        [True],
    ]


def test_what_is_ignored_covers_what_stands_inside() -> None:
    line = {part.label: part.line for _kind, part in parts_of(FULL)}
    in_late = ("EXT 1", "EXT 1.1")
    assert list(ignores_of(FULL)) == [
        Ignore("coverage", "", "UC", "page", 1),
        Ignore("vague", "yes", "UC", "page", 41, "AC2", ("AC2",)),
        Ignore("loop", "", "UC", "page", line["1"], "1", ("1", "1.1", "1.2")),
        Ignore("two-words", "known", "UC", "page", line["1"], "1", ("1", "1.1", "1.2")),
        Ignore("vague", "so it is", "UC", "page", line["1.1"], "1.1", ("1.1",)),
        Ignore("open", "later", "UC", "page", line["EXT 1"], "EXT 1", in_late),
    ]
    assert isinstance(NO, Flow)
    ignoring = FULL._replace(flows=(NO._replace(ignore="loop"), *FULL.flows[1:]), ignore=None)
    assert list(ignores_of(record(ignore="loop (never closed"))) == []
    (found,) = [one for one in ignores_of(ignoring) if one.label == "1a"]
    assert found.covers == ("1a", "1a1", "1a1a")


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("UC-1", ["UC-1"]),
        ("UC 1", ["UC-1"]),
        ("UC-1.2a", ["UC-1 2a"]),
        ("UC-1.2.3", ["UC-1.2 3", "UC-1 2.3"]),
        ("UC-1.2", ["UC-1.2", "UC-1 2"]),
        ("UC-1.", []),
        ("UC-9.UC-1", []),
        ("", []),
    ],
)
def test_an_address_is_read_by_the_longest_id_first(address: str, read: list[str]) -> None:
    found = readings(address, {"UC-1", "UC-1.2"})
    assert [f"{one.usecase} {one.label}".strip() for one in found] == read


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("loop", [("loop", "")]),
        (" loop ( a, b ) , two-words", [("loop", "a, b"), ("two-words", "")]),
        ("loop (a", None),
        ("loop two", None),
        ("", []),
    ],
)
def test_rules_that_an_option_names(text: str, rules: list[tuple[str, str]] | None) -> None:
    assert named_in(text) == rules


def test_roles_are_named_a_line_each_or_parted_by_signs() -> None:
    said = (
        "- Owner: of the shop\n* Lead, Head of  sales; Tester.\n\nall of us who care about it\n2 testers"
    )
    fields = Field("approvals", "Approvals", said), Field("goal", "Goal", "Nobody")
    assert list(roles(record()._replace(fields=fields))) == ["Owner", "Lead", "Head of sales", "Tester"]
    five = Field("approvals", "Approvals", "one two three four five\none two three four five six")
    assert list(roles(record()._replace(fields=(five,)))) == ["one two three four five"]


def test_findings_are_known_again_by_place_and_words_but_by_no_number() -> None:
    one = Finding(
        "vague", "3 of 4 are vague", usecase="UC", label="1", name="ask", docname="page", line=3
    )
    assert (one.address, one._replace(name="").address, one._replace(usecase="").address) == (
        "UC.ask",
        "UC.1",
        "",
    )
    same = [one._replace(line=9), one._replace(label="2"), one._replace(text="5 of 7 are  vague")]
    assert {key_of(other) for other in same} == {key_of(one)}
    others = [
        one._replace(rule="loop"),
        one._replace(usecase="UC-2"),
        one._replace(name="go"),
        one._replace(text="all are vague"),
        one._replace(words="soon"),
        one._replace(usecase=""),
        one._replace(usecase="", setting="backlog"),
    ]
    keys = {key_of(one), key_of(one, 1), *map(key_of, others)}
    assert len(keys) == 2 + len(others)
    assert all(len(key) == 16 for key in keys)


def test_lines_elsewhere_and_words() -> None:
    line = elsewhere(7, file="/a/b.txt", source="../b.txt")
    assert (line, line.file, line.source) == (7, "/a/b.txt", "../b.txt")
    assert [place("page.rst", one) for one in (line, 8)] == ["../b.txt, line 7", "page.rst, line 8"]
    assert [Words({"gap": "Lücke"})(one) for one in ("gap", "start")] == ["Lücke", "start"]
