"""Another project's use cases, read from what the builder writes."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafting import alt, record, step
from core.project.test_catalogue import LEAD, PAY
from core.reading.test_statements import KPI, said
from core.tracing import item
from sphinxext.usecase.core.exchange.fromjson import Reader, read_usecases
from sphinxext.usecase.core.exchange.tojson import VERSION, export
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.flow.scenarios import scenarios
from sphinxext.usecase.core.model.usecase import Actor, Field, UseCase
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.rules.registry import findings, rules
from sphinxext.usecase.core.rules.subject import Subject

EVERYTHING = record(
    step("One", step("Inner"), optional=True, choice=True, include=("UC-2",), actor="CRM", name="one"),
    step("Two", repeat="1-2", until="done", stories=("S-1",), tests=("T-1",)),
    step("Three", repeat="3", while_="open"),
    alt("Back", step("Again"), origin="1", resume="2", kind="exception", name="back"),
    alt("Next", origin="1", resume="next"),
    alt("Left", origin="*", resume=""),
    alt("Failed", origin="2", end="failure: lost", waived="rare"),
    alt("Ended", origin="2", end=""),
    alt("Elsewhere", origin="start", goto="UC-2.1"),
    alt("Open"),
    epics=("E-1",),
    tags=("a", "b"),
    extends=("UC-2",),
    status="draft",
    statements=[said(covers="2, failure", kpi="KPI1"), said(KPI, name="speed", target="5")],
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


def exported(*usecases: UseCase) -> dict[str, Any]:
    return export("Shop", usecases, [item("E-1", title="Sell"), item("N-1", status="Open")])


def read(data: object) -> tuple[list[UseCase], list[str]]:
    """The use cases in some data, and what is wrong with it."""
    usecases, _items, problems = read_usecases(json.dumps(data).encode(), "shop")
    return list(usecases), [problem.message for problem in problems]


def test_what_is_written_can_be_read() -> None:
    actors = (Actor(name="CRM", description="keeps", secondary=True),)
    fields = (Field(name="goal", header="Goal", text="Sell."), Field(name=None, header="X", text=""))
    for made in (EVERYTHING._replace(actors=actors, fields=fields), LEAD, PAY):
        data = exported(made)
        usecases, items, problems = read_usecases(json.dumps(data).encode(), "shop")
        again = export("Shop", usecases, items)
        again["usecases"][0]["docname"] = made.docname
        assert (again, problems) == (data, [])
        assert usecases[0].docname == f"//shop/{made.docname}"


def test_what_two_versions_have_alike_is_read_once_and_told_of_both() -> None:
    old, new = exported(LEAD, PAY), exported(LEAD, PAY._replace(title="Pay twice"))
    for data in (old, new):
        data["usecases"][0]["steps"][0]["resume"] = "99"
        data["usecases"][0][""] = "no key of any field"
    reader = Reader()
    (lead, pay), _items, problems = reader.read(old)
    (again, other), _items, same_problems = reader.read(new)
    assert again is lead
    assert (pay.title, other.title, other.diagram) == (PAY.title, "Pay twice", "flow")
    assert problems == same_problems
    assert problems[0].message.endswith("UC-LEAD: 1 goes on at 99")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"usecases": 3}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_such_file_is_one_problem(content: bytes) -> None:
    usecases, items, (problem,) = read_usecases(content, "shop")
    assert (usecases, items) == ((), ())
    assert problem.message.startswith("this is no usecases.json: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "1/2"),
        ("id", None),
        ("title", 3),
        ("stories", "S-1"),
        ("stories", [1]),
        ("line", "x"),
        ("line", float("inf")),
        ("steps", [{}]),
        ("ending", {"kind": "end", "outcome": "maybe", "name": None}),
        ("ending", {"kind": "resume", "target": None, "as": "never"}),
        ("ending", {"kind": "goto", "target": 3}),
    ],
)
def test_a_use_case_that_cannot_be_read_is_left_out_and_told(name: str, value: object) -> None:
    data = exported(LEAD, PAY)
    data["usecases"][0][name] = value
    usecases, (problem,) = read(data)
    assert [usecase.id for usecase in usecases] == ["UC-PAY"]
    assert problem.startswith("not all of it can be read: use case 1 is left out: ")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x/1", "https://x/1"),
        ("http://x/1", "http://x/1"),
        ("../1.html", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_items_are_linked_to_pages_of_the_web(url: str | None, expected: str | None) -> None:
    data = exported()
    data["items"] = data["items"][:1]
    data["items"][0]["url"] = url
    _usecases, (found,), problems = read_usecases(json.dumps(data).encode(), "shop")
    assert (found.url, problems) == (expected, [])


def test_many_that_cannot_be_read_are_one_problem() -> None:
    data = exported()
    data["usecases"], data["items"] = [{}] * 5, [{"id": 3}]
    _usecases, problems = read(data)
    left_out = [f'use case {number} is left out: it has no "id"' for number in (1, 2, 3)]
    assert problems == [f"not all of it can be read: {'; '.join(left_out)}; 6 in all"]
    data["usecases"] = [{}] * 3
    assert read({**data, "items": []})[1] == [f"not all of it can be read: {'; '.join(left_out)}"]
    assert read(data)[1] == [f"not all of it can be read: {'; '.join(left_out)}; 4 in all"]


def test_a_file_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    data = exported(LEAD)
    data["version"], data["usecases"][0]["mood"] = VERSION + 1, "good"
    (usecase,), problems = read(data)
    assert usecase.id == LEAD.id
    assert problems == [
        "not all of it can be read: it is of version 2, of which this release knows no more than 1 has"
    ]


def test_an_item_without_an_id_is_left_out_and_told() -> None:
    data = exported()
    data["items"][0]["id"] = " "
    _usecases, (problem,) = read(data)
    assert problem == "not all of it can be read: item 1 is left out: its id is empty"


# -- what leads nowhere -----------------------------------------------------------------------------


def damaged(part: str, key: str, value: object) -> tuple[UseCase, str]:
    """A use case of which one value was damaged, and what is said of it."""
    data = exported(EVERYTHING)
    (written,) = data["usecases"]
    find = {
        "usecase": lambda: written,
        "step": lambda: written["steps"][1],
        "inner step": lambda: written["steps"][0]["steps"][0],
        "flow": lambda: written["flows"][0],
        "step of a flow": lambda: written["flows"][0]["steps"][0],
        "criterion": lambda: written["statements"][0],
        "ending": lambda: written["flows"][0]["ending"],
        "repeat": lambda: written["steps"][1]["repeat"],
    }
    find[part]()[key] = value
    (usecase,), problems = read(data)
    return usecase, ", ".join(problems).removeprefix("not all of it can be read: ")


DAMAGED: list[tuple[str, str, object, str]] = [
    ("step", "label", "1", "UC: two parts are labelled 1"),
    ("step", "label", "", 'UC: "" is no label'),
    ("inner step", "label", "(start)", 'UC: "(start)" is no label'),
    ("flow", "label", "*", 'UC: "*" is no label'),
    ("flow", "label", "2", "UC: two parts are labelled 2"),
    ("step of a flow", "label", "1?", 'UC: "1?" is no label'),
    ("step", "name", "a\nb", 'UC: "a b" is no name'),
    ("flow", "name", "start", 'UC: "start" is no name'),
    ("step", "name", "\ud800", 'UC: "" is no name'),
    ("flow", "from", ["99"], "UC: 1a branches from 99"),
    ("flow", "from", ["1", "nope", "*"], "UC: 1a branches from nope; UC: 1a branches from *"),
    ("flow", "from", ["1a"], "UC: 1a branches from 1a"),
    ("flow", "from", ["1a1"], "UC: 1a branches from 1a1"),
    ("flow", "parent", "9z", "UC: 1a belongs to 9z"),
    ("flow", "parent", "1a", "UC: 1a belongs to 1a"),
    ("ending", "target", "99", "UC: 1a resumes at 99"),
    ("usecase", "ending", {"kind": "resume", "target": "1"}, "UC: the main flow resumes at 1"),
    ("inner step", "resume", "99", "UC: 1.1 goes on at 99"),
    ("repeat", "from", "99", "UC: 2 repeats 99 to 2"),
    ("criterion", "label", "1", 'UC: no statement can be labelled "1"'),
    ("criterion", "label", "KPI1", 'UC: no statement can be labelled "KPI1"'),
    ("criterion", "label", "*+", 'UC: no statement can be labelled "*+"'),
    ("criterion", "covers", ["2", "99", "abort"], "UC: AC1 covers 99; UC: AC1 covers abort"),
    ("criterion", "kpi", "AC1", "UC: AC1 measures AC1"),
    ("criterion", "name", "a b", 'UC: "a b" is no name'),
    ("criterion", "kind", "wish", ""),
    ("repeat", "to", "1a", "UC: 2 repeats 1 to 1a"),
    ("usecase", "actors", [{"name": " ", "description": ""}], ""),
    ("step", "text", "Half \ud83d, \x00 and \r\n more", ""),
]


@pytest.mark.parametrize(("part", "key", "value", "said"), DAMAGED)
def test_what_leads_nowhere_is_left_out_and_told(part: str, key: str, value: object, said: str) -> None:
    usecase, found = damaged(part, key, value)
    assert said in found
    again, problems = read(exported(usecase))
    assert (again, problems) == ([usecase._replace(docname="//shop///shop/page")], [])
    check(usecase)


def test_alternatives_in_a_circle_are_parted() -> None:
    data = exported(EVERYTHING)
    one, other, *_ = data["usecases"][0]["flows"]
    one["from"], other["from"] = ["1b"], ["1a1"]
    (usecase,), (problem,) = read(data)
    assert "1b branches from 1a1" in problem
    assert [flow.branches for flow in usecase.flows[:2]] == [("1b",), ()]
    check(usecase)


def check(usecase: UseCase) -> None:
    """Everything that is made of a use case can be made of this one, and be written anywhere."""
    graph = flow_graph(usecase)
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= graph.nodes.keys()
    list(islice(scenarios(usecase), 50))
    list(findings("usecase", Subject(usecase), rules()))
    summarise(usecase)
    json.dumps(exported(usecase), ensure_ascii=False).encode()


_STEP = exported(record(step()))["usecases"][0]["steps"][0]
_FLOW = exported(record(step(), alt()))["usecases"][0]["flows"][0]
LABELS = st.sampled_from(["1", "2", "1a", "1a1", "1a1a", "*", "start", "*a", "", "(x)", "E 1", "x\n"])
STEPS: st.SearchStrategy[list[Any]] = st.recursive(
    st.just([]),
    lambda inner: st.lists(
        st.builds(
            lambda label, repeat, choice, steps: (
                _STEP | {"label": label, "repeat": repeat, "choice": choice, "steps": steps}
            ),
            LABELS,
            st.none()
            | st.fixed_dictionaries(
                {"from": LABELS, "to": LABELS, "until": st.none(), "while": st.none()}
            ),
            st.booleans(),
            inner,
        ),
        max_size=3,
    ),
    max_leaves=4,
)
ENDINGS = (
    st.none()
    | st.fixed_dictionaries(
        {
            "kind": st.just("resume"),
            "target": st.none() | LABELS,
            "as": st.sampled_from([None, "next", "origin"]),
        }
    )
    | st.just({"kind": "end", "outcome": "failure", "name": None})
)
FLOWS = st.lists(
    st.builds(
        lambda label, branches, parent, ending, steps: (
            _FLOW
            | {"label": label, "from": branches, "parent": parent, "ending": ending, "steps": steps}
        ),
        LABELS,
        st.lists(LABELS, max_size=3),
        st.none() | LABELS,
        ENDINGS,
        STEPS,
    ),
    max_size=4,
)


@given(STEPS, FLOWS, ENDINGS)
def test_any_labels_are_harmless(steps: object, flows: object, ending: object) -> None:
    data = exported(record(step()))
    data["usecases"][0] |= {"steps": steps, "flows": flows, "ending": ending}
    for usecase in read(data)[0]:
        check(usecase)


@given(JSON)
def test_any_json_is_harmless(data: object) -> None:
    read(data)
    read({"usecases": data, "items": [data]})


@given(st.binary(max_size=50))
def test_any_bytes_are_harmless(content: bytes) -> None:
    read_usecases(content, "shop")
