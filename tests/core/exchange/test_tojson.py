"""The model as data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.drafting import alt, step, usecase
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.model.usecase import (
    Actor,
    End,
    Ending,
    Field,
    Flow,
    Goto,
    Repeat,
    Resume,
    Step,
    UseCase,
)
from sphinxext.usecase.core.reading.drafts import UseCaseDraft
from sphinxext.usecase.core.reading.resolve import Resolver

LEAD = UseCase(
    id="UC-LEAD",
    title="Hand a qualified lead to sales",
    docname="leads",
    line=12,
    epics=("RO-100",),
    stories=("RO-101",),
    tests=("T-1",),
    waived="known",
    ignore="circular (so it is)",
    status="approved",
    priority="high",
    owner="me",
    tags=("crm",),
    extends=("UC-2",),
    specializes=("UC-3",),
    actors=(Actor(name="CRM", description="keeps the leads"), Actor(name="Middleware")),
    ending=End(outcome="success"),
    fields=(Field(name="goal", header="Goal", text="…"), Field(name=None, header="X", text="")),
    steps=(
        Step(
            label="1",
            text="Ask",
            line=20,
            actor="CRM",
            optional=True,
            choice=True,
            include=("UC-4",),
            repeat=Repeat(first="1", last="2", until="done", while_="open", for_each="a"),
            stories=("RO-102",),
            tests=("T-2",),
            examined="nothing can",
            steps=(Step(label="1.1", text="", line=21),),
        ),
        Step(label="2", text="Look up", line=27, name="look-up"),
    ),
    flows=(
        Flow(
            label="2a",
            condition="A lead exists already",
            line=30,
            name="known",
            branches=("2",),
            ending=Resume(target="2"),
            stories=("RO-103",),
            tests=("T-3",),
            waived="later",
            fields=(Field(name="notes", header="Notes", text="n"),),
            steps=(Step(label="2a1", text="Update", line=31),),
        ),
        Flow(label="2a1a", condition="", line=33, kind="exception", parent="2a", branches=("2a1",)),
    ),
)


def plain_step(label: str, text: str, line: int, **more: Any) -> dict[str, Any]:
    return {
        "label": label,
        "name": None,
        "text": text,
        "actor": None,
        "line": line,
        "optional": False,
        "choice": False,
        "include": [],
        "repeat": None,
        "resume": None,
        "stories": [],
        "tests": [],
        "examined": None,
        "ignore": None,
        "body": "",
        "steps": [],
    } | more


def test_the_whole_model() -> None:
    assert export("Project", [LEAD]) == {
        "version": 1,
        "project": "Project",
        "items": [],
        "usecases": [
            {
                "id": "UC-LEAD",
                "title": "Hand a qualified lead to sales",
                "docname": "leads",
                "line": 12,
                "epic": ["RO-100"],
                "stories": ["RO-101"],
                "tests": ["T-1"],
                "waived": "known",
                "ignore": "circular (so it is)",
                "status": "approved",
                "priority": "high",
                "owner": "me",
                "tags": ["crm"],
                "extends": ["UC-2"],
                "specializes": ["UC-3"],
                "main-flow": None,
                "actors": [
                    {"name": "CRM", "description": "keeps the leads"},
                    {"name": "Middleware", "description": ""},
                ],
                "ending": {"kind": "end", "outcome": "success", "name": None},
                "fields": [
                    {"name": "goal", "header": "Goal", "text": "…"},
                    {"name": None, "header": "X", "text": ""},
                ],
                "steps": [
                    plain_step(
                        "1",
                        "Ask",
                        20,
                        actor="CRM",
                        optional=True,
                        choice=True,
                        include=["UC-4"],
                        repeat={
                            "from": "1",
                            "to": "2",
                            "until": "done",
                            "while": "open",
                            "for-each": "a",
                        },
                        stories=["RO-102"],
                        tests=["T-2"],
                        examined="nothing can",
                        steps=[plain_step("1.1", "", 21)],
                    ),
                    plain_step("2", "Look up", 27, name="look-up"),
                ],
                "flows": [
                    {
                        "label": "2a",
                        "name": "known",
                        "kind": "alternative",
                        "condition": "A lead exists already",
                        "line": 30,
                        "from": ["2"],
                        "parent": None,
                        "ending": {"kind": "resume", "target": "2"},
                        "stories": ["RO-103"],
                        "tests": ["T-3"],
                        "waived": "later",
                        "ignore": None,
                        "body": "",
                        "fields": [{"name": "notes", "header": "Notes", "text": "n"}],
                        "steps": [plain_step("2a1", "Update", 31)],
                    },
                    {
                        "label": "2a1a",
                        "name": None,
                        "kind": "exception",
                        "condition": "",
                        "line": 33,
                        "from": ["2a1"],
                        "parent": "2a",
                        "ending": None,
                        "stories": [],
                        "tests": [],
                        "waived": None,
                        "ignore": None,
                        "body": "",
                        "fields": [],
                        "steps": [],
                    },
                ],
                "graph": {"nodes": NODES, "edges": EDGES},
                "scenarios": SCENARIOS,
                "statements": [],
            }
        ],
    }


NODES = [
    {"id": "(start)", "kind": "start", "label": "start", "text": ""},
    {"id": "1", "kind": "step", "label": "1", "text": "Ask"},
    {"id": "1.1", "kind": "step", "label": "1.1", "text": ""},
    {"id": "2", "kind": "step", "label": "2", "text": "Look up"},
    {"id": "2a?", "kind": "decision", "label": "2a", "text": "A lead exists already"},
    {"id": "2a1", "kind": "step", "label": "2a1", "text": "Update"},
    {"id": "2a1a?", "kind": "decision", "label": "2a1a", "text": ""},
    {"id": "(end success)", "kind": "outcome", "label": "success", "text": ""},
    {"id": "(include UC-4)", "kind": "call", "label": "UC-4", "text": ""},
    {"id": "(2a1a? open)", "kind": "open", "label": "ending not stated", "text": ""},
]
EDGES = [
    {"from": source, "to": target, "kind": kind, "condition": condition}
    for source, target, kind, condition in [
        ("(start)", "1", "next", None),
        ("1", "1", "repeat", "until done"),
        ("1", "(include UC-4)", "goto", None),
        ("1", "1.1", "next", None),
        ("(start)", "2", "skip", None),
        ("1.1", "2", "next", None),
        ("2", "(end success)", "end", None),
        ("2", "2a?", "branch", "A lead exists already"),
        ("2a?", "2a1", "next", None),
        ("2a1", "2", "resume", None),
        ("2a1", "2a1a?", "branch", None),
        ("2a1a?", "(2a1a? open)", "end", None),
    ]
]
SUCCESS = {"kind": "end", "outcome": "success", "name": None}
SCENARIOS = [
    {
        "id": "main",
        "labels": ["1", "1.1", "2"],
        "outcome": "success",
        "ending": SUCCESS,
        "tests": ["T-1", "T-2"],
    },
    {
        "id": "known",
        "labels": ["1", "1.1", "2", "2a", "2a1", "2"],
        "outcome": "success",
        "ending": SUCCESS,
        "tests": ["T-3"],
    },
    {
        "id": "known+known-1-a",
        "labels": ["1", "1.1", "2", "2a", "2a1", "2a1a"],
        "outcome": None,
        "ending": None,
        "tests": ["T-3"],
    },
]


def test_no_use_cases() -> None:
    assert export("", []) == {"version": 1, "project": "", "usecases": [], "items": []}


def test_a_use_case_of_which_only_the_title_is_known() -> None:
    (made,) = export("", [UseCase(id="UC", title="T", docname="d", line=1)])["usecases"]
    unknown = {name for name, value in made.items() if value is None}
    assert unknown == {"waived", "ignore", "status", "priority", "owner", "main-flow", "ending"}
    empty = {name for name, value in made.items() if value == []}
    assert empty == set(made) - unknown - {"id", "title", "docname", "line", "graph"}
    assert made["graph"] == {"nodes": [], "edges": []}


def test_the_order_is_that_given() -> None:
    usecases = [UseCase(id=usecase_id, title="", docname="d", line=1) for usecase_id in "bca"]
    assert [made["id"] for made in export("", usecases)["usecases"]] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (None, None),
        (Resume(target="4"), {"kind": "resume", "target": "4"}),
        (Resume(target=None), {"kind": "resume", "target": None}),
        (
            Resume(target="5", written="next"),
            {"kind": "resume", "target": "5", "as": "next"},
        ),
        (
            Resume(target=None, written="next"),
            {"kind": "resume", "target": None, "as": "next"},
        ),
        (
            Resume(target=None, written="origin"),
            {"kind": "resume", "target": None, "as": "origin"},
        ),
        (End(), {"kind": "end", "outcome": None, "name": None}),
        (End(outcome="abort"), {"kind": "end", "outcome": "abort", "name": None}),
        (
            End(outcome="failure", name="card kept"),
            {"kind": "end", "outcome": "failure", "name": "card kept"},
        ),
        (End(name="card kept"), {"kind": "end", "outcome": None, "name": "card kept"}),
        (Goto(target="UC-2.1a"), {"kind": "goto", "target": "UC-2.1a"}),
    ],
)
def test_endings(ending: Ending | None, data: dict[str, Any] | None) -> None:
    flow = Flow(label="A1", condition="", line=1, ending=ending)
    steps = (Step(label="4", text="", line=1), Step(label="5", text="", line=1))
    record = UseCase(id="UC", title="", docname="d", line=1, steps=steps, flows=(flow,))
    (made,) = export("", [record])["usecases"]
    assert made["flows"][0]["ending"] == data


@pytest.mark.parametrize("branches", [(), ("*",), ("start",), ("2", "3", "4")])
def test_branch_points(branches: tuple[str, ...]) -> None:
    flow = Flow(label="A1", condition="", line=1, branches=branches)
    steps = tuple(Step(label=label, text="", line=1) for label in "234")
    record = UseCase(id="UC", title="", docname="d", line=1, steps=steps, flows=(flow,))
    (made,) = export("", [record])["usecases"]
    assert made["flows"][0]["from"] == list(branches)


ANY = st.text(st.characters(exclude_categories=[]), max_size=20)
STEPS = st.builds(step, ANY, actor=ANY, until=ANY, repeat=st.sampled_from(["1", None]))
ALTERNATIVES = st.builds(alt, ANY, STEPS, origin=st.sampled_from([None, "1", "*"]), end=ANY)
USECASES = st.builds(
    usecase,
    st.builds(step, ANY, ALTERNATIVES),
    STEPS,
    ALTERNATIVES,
    status=ANY,
    goto=ANY,
    actors=st.lists(st.builds(Actor, name=ANY, description=ANY), max_size=2),
    fields=st.lists(st.builds(Field, name=st.none() | ANY, header=ANY, text=ANY), max_size=2),
)


@given(ANY, USECASES)
@settings(max_examples=50)
def test_any_text_comes_back_from_json(project: str, draft: UseCaseDraft) -> None:
    made = Resolver(draft).resolve()
    data = export(project, [made])
    assert json.loads(json.dumps(data)) == data
    (written,) = data["usecases"]
    assert [one["text"] for one in written["steps"]] == [one.text for one in made.steps]
    texts = {one["id"]: one["text"] for one in written["graph"]["nodes"] if one["kind"] == "step"}
    assert {label: texts[label] for label in ("1", "2")} == {one.label: one.text for one in made.steps}
