"""Another project's use cases, read from what the builder writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafting import alt, record, step
from core.project.test_catalogue import LEAD, PAY
from core.tracing import item
from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.model.usecase import Actor, Field, UseCase

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
        ("id", "1 2"),
        ("id", None),
        ("title", 3),
        ("stories", "S-1"),
        ("stories", [1]),
        ("line", "x"),
        ("line", float("inf")),
        ("steps", [{}]),
        ("ending", {"kind": "end", "outcome": "maybe", "name": None}),
        ("ending", {"kind": "resume", "target": None, "as": "never"}),
    ],
)
def test_a_use_case_that_cannot_be_read_is_left_out_and_told(name: str, value: object) -> None:
    data = exported(LEAD, PAY)
    data["usecases"][0][name] = value
    usecases, (problem,) = read(data)
    assert [usecase.id for usecase in usecases] == ["UC-PAY"]
    assert problem.startswith("1 entry cannot be read: 1 (")


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
    assert [problem.partition(" (")[0] for problem in problems] == [
        "5 entries cannot be read: 1",
        "1 entry cannot be read: 1",
    ]
    assert problems[0].endswith(", …")


@pytest.mark.parametrize("old", ['"from": ["1"]', '"target": "2"', '"to": "2"', '"parent": null'])
def test_labels_that_lead_nowhere_cannot_be_read(old: str) -> None:
    written = json.dumps(exported(EVERYTHING))
    assert old in written
    new = f'{old.partition(": ")[0]}: {"[" if "[" in old else ""}"9"{"]" if "[" in old else ""}'
    usecases, problems = read(json.loads(written.replace(old, new)))
    assert (usecases, problems) == ([], ["1 entry cannot be read: 1 (ValueError('9'))"])


@given(JSON)
def test_any_json_is_harmless(data: object) -> None:
    read(data)
    read({"usecases": data, "items": [data]})


@given(st.binary(max_size=50))
def test_any_bytes_are_harmless(content: bytes) -> None:
    read_usecases(content, "shop")
