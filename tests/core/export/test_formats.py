"""Use cases in the formats of other tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser

from core.drafting import alt, record, step
from helpers import assert_as_kept
from sphinxext.usecase.command.export import forms
from sphinxext.usecase.core.export.form import Choice
from sphinxext.usecase.core.model.paragraphs import unwrapped
from sphinxext.usecase.core.model.usecase import Actor, Field, UseCase

FIELDS = (
    Field("goal", "Ziel", "The fee is\npaid."),
    Field("preconditions", "Preconditions", "There is a fee.\nThe member is known."),
    Field("trigger", "Trigger", "The member comes."),
    Field(None, "Colour", "red\nblue"),
)
PAID = record(
    step("The member shows the card.", actor="Member", stories=("S-1",)),
    step("The fee is booked.", actor="Till", optional=True, include=("UC-BOOK",), examined="simple"),
    step("", repeat="1-2", until="all is paid", tests=("T-2",)),
    alt(
        "The card is # lost",
        step("Ask.", step("Say why.")),
        origin="1",
        end="failure: unpaid",
        name="lost",
    ),
    alt("Twice", origin="2", resume="1", stories=("S-2", "S 3"), waived="rare", tests=("T-1",)),
    alt("", origin="1", goto="UC-X"),
    alt("Alarm", step("Run."), origin="*", end="abort"),
    alt("Instead", step("Go."), origin="start", end="success: gone"),
    alt("On", origin="2", resume="next"),
    alt("Ended", end="gone", fields=[Field(None, "Note", "rare")]),
    alt("Open", step("Who knows.", choice=True, resume="1"), origin="2"),
)._replace(
    fields=FIELDS,
    title="Pay a fee",
    epics=("E-1",),
    tags=("b2b",),
    status="draft",
    actors=(Actor("Member"),),
    stories=("S-9",),
)
ODD = record(
    step('Say "<b>" *1*', repeat="1", for_each='"x" | <y>', stories=("S-1", "S-1")),
    step("+ more", repeat="1-2", until="[x]", while_="_y_", include=("UC_A",)),
    step("# no heading", optional=True),
    step("1. no list"),
    step("12) neither"),
    step("-5 -- is ** less // than == 1 ## or __ so"),
    alt("- no item", step("`x`", actor="*Clerk*"), origin="1", end="*odd*"),
)._replace(
    id="UC-ODD",
    title="",
    tags=("#a", "a", "b@c ", "@"),
    main_flow="The *way*",
    fields=(Field("goal", "*Goal*", "+ 5 <b>"), Field(None, "List", "## a\n1. b\n-5\n- c")),
)
EMPTY = record()._replace(id="UC-EMPTY")
FLOWS = Choice()


def made(form: str, *usecases: UseCase, choice: Choice = FLOWS) -> dict[str, str]:
    return {file.name: file.text for file in forms()[form].files(usecases or (PAID, EMPTY), choice)}


def parsed(text: str) -> Any:
    """A feature file as the official parser reads it."""
    return Parser().parse(text)["feature"]


def scenarios(text: str) -> list[Any]:
    """Its scenarios."""
    return [child["scenario"] for child in parsed(text)["children"] if "scenario" in child]


def test_gherkin_has_a_scenario_for_each_flow() -> None:
    ((name, text),) = made("gherkin").items()
    assert name == "UC.feature"
    document = parsed(text)
    assert [tag["name"] for tag in document["tags"]] == ["@UC", "@E-1", "@b2b"]
    assert document["name"] == "Pay a fee"
    assert document["description"].strip() == "Ziel: The fee is paid."
    background = document["children"][0]["background"]
    assert [(one["keyword"], one["text"]) for one in background["steps"]] == [
        ("Given ", "There is a fee."),
        ("And ", "The member is known."),
    ]
    found = scenarios(text)
    said = {one["name"]: [f"{at['keyword']}{at['text']}" for at in one["steps"]] for one in found}
    assert said["1a The card is # lost"] == [
        "When The member comes.",
        "* The member shows the card.",
        "But The card is # lost",
        "* Ask.",
        "* Say why.",
        "Then the use case ends in failure: unpaid",
    ]
    assert said["1b"][2:] == ["But 1b", "Then it goes on in UC-X"]
    assert said["*a Alarm"] == ["But Alarm", "* Run.", "Then the use case ends, aborted"]
    assert said["A1 Instead"] == ["But Instead", "* Go.", "Then the use case ends in success: gone"]
    tags = {one["name"]: [tag["name"] for tag in one["tags"]] for one in found}
    assert tags["1a The card is # lost"] == ["@UC.lost"]
    assert tags["2a Twice"] == ["@UC.2a", "@S-2", "@S-3"]
    assert tags["Main flow"] == ["@UC.main", "@S-9", "@S-1"]


def test_gherkin_has_more_scenarios_on_demand() -> None:
    few, many = (made("gherkin", choice=Choice(one))["UC.feature"] for one in ("flows", "paths"))
    assert len(scenarios(few)) < len(scenarios(many))


def test_mermaid_states_each_node_and_edge() -> None:
    ((name, text),) = made(
        "mermaid", record(step("Ask"), alt("No", origin="1", end="failure")), EMPTY
    ).items()
    assert name == "UC.mmd"
    assert text.splitlines()[1:] == [
        "flowchart TD",
        '  n1(["start"])',
        '  n2["1 Ask"]',
        '  n3{{"1a No"}}',
        '  n4(["success"])',
        '  n5(["failure"])',
        "  n1 --> n2",
        "  n2 --> n4",
        "  n2 --> n3",
        "  n3 --> n5",
        "classDef success fill:#dcefdc,stroke:#2f6f2f,color:#173a17",
        "class n4 success",
        "classDef failure fill:#f7dcdc,stroke:#9c2f2f,color:#4d1414",
        "class n5 failure",
    ]


def test_plantuml_states_each_node_and_edge() -> None:
    usecase = record(step('Say "**a**"'), alt("No", origin="1", resume="1"))
    ((name, text),) = made("plantuml", usecase, EMPTY).items()
    assert name == "UC.puml"
    assert text.splitlines()[2:] == [
        "hide empty description",
        "title UC Title",
        'state "start" as n1',
        'state "1 Say <U+0022>*<U+002A>a*<U+002A><U+0022>" as n2',
        'state "1a No" as n3',
        'state "success" as n4 #dcefdc',
        "n1 --> n2",
        "n2 --> n4",
        "n2 --> n3",
        "n3 -[dashed]-> n2",
        "@enduml",
    ]


@pytest.mark.parametrize(
    ("tool", "header", "rows"),
    [
        (
            "xray",
            ["Test ID", "Test Type", "Summary", "Description", "Labels", "Action", "Data", "Result"],
            [
                ["UC.main", "Manual", "UC Title: Main flow", "", "UC.main", "Ask", "", ""],
                ["UC.main", "Manual", "UC Title: Main flow", "", "UC.main", "'=1+1", "", "{ends}"],
            ],
        ),
        (
            "zephyr",
            ["Name", "Objective", "Precondition", "Labels", "Step", "Test Data", "Expected Result"],
            [
                ["UC Title: Main flow", "", "", "UC.main", "Ask", "", ""],
                ["", "", "", "", "'=1+1", "", "{ends}"],
            ],
        ),
        (
            "azure",
            ["ID", "Work Item Type", "Title", "Test Step", "Step Action", "Step Expected", "Tags"],
            [
                ["", "Test Case", "UC Title: Main flow", "", "", "", "UC.main"],
                ["", "", "", "1", "Ask", "", ""],
                ["", "", "", "2", "'=1+1", "{ends}", ""],
            ],
        ),
    ],
)
def test_test_cases_are_as_a_tool_takes_them(
    tool: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    usecase = record(step("Ask"), step("=1+1"))
    (text,) = made("csv", usecase, choice=Choice(tool=tool)).values()
    ends = "the use case ends in success"
    expected = [[cell.format(ends=ends) for cell in row] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == [header, *expected]


def test_a_scenario_without_steps_is_a_test_case_too() -> None:
    usecase = record(alt("Alarm", origin="*", end="abort"))
    (text,) = made("csv", usecase).values()
    assert text.splitlines()[1].split(",")[5:] == ["Alarm", "", '"the use case ends', ' aborted"']


@pytest.mark.parametrize(
    ("form", "choice"),
    [
        *[(form, FLOWS) for form in ("gherkin", "mermaid", "plantuml", "markdown")],
        *[("csv", Choice(tool=tool)) for tool in ("xray", "zephyr", "azure")],
    ],
)
def test_the_files_that_are_written(form: str, choice: Choice) -> None:
    for name, text in made(form, PAID, ODD, EMPTY, choice=choice).items():
        assert_as_kept(Path(__file__).parent / "files" / f"{choice.tool}{name}", text)


def test_which_forms_are_for_tools_and_which_stay_as_people_have_changed_them() -> None:
    assert {name: (form.tools, bool(form.renew)) for name, form in forms().items()} == {
        "csv": (("xray", "zephyr", "azure"), False),
        "gherkin": ((), True),
        "markdown": ((), False),
        "mermaid": ((), False),
        "plantuml": ((), False),
    }


def test_markdown_says_all_that_options_state() -> None:
    usecase = record(priority="high", owner="Sales", extends=("UC-1", "UC-2"), specializes=("UC-3",))
    said = [line for line in made("markdown", usecase)["UC.md"].splitlines() if line.startswith("- ")]
    assert said == [
        "- Priority: high",
        "- Owner: Sales",
        "- Extends: UC-1, UC-2",
        "- Specialises: UC-3",
    ]


def test_a_wrapped_line_goes_on_in_the_next() -> None:
    wrapped = "Somebody, or a workflow, sets the stage of the contact of HubSpot to"
    assert unwrapped(f"{wrapped}\nMarketing Qualified Lead.\n\nshort\nother") == [
        f"{wrapped} Marketing Qualified Lead.",
        "short",
        "other",
    ]
    assert unwrapped(f"{wrapped}.\nNext") == [f"{wrapped}.", "Next"]
    assert unwrapped("") == []


def test_what_is_aborted_and_who_acts_whatever_the_letters() -> None:
    usecase = record(step("The CLERK asks", actor="Clerk"), step(""), alt("No", origin="1", end="abort"))
    assert " #ececec" in made("plantuml", usecase)["UC.puml"]
    assert "(Clerk)" not in "".join(made("gherkin", usecase).values())
