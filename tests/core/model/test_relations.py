"""What use cases say of each other."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, step
from sphinxext.usecase.core.model.contents import relations_of
from sphinxext.usecase.core.model.relations import Relation
from sphinxext.usecase.core.reading.drafts import Draft


def test_nothing_is_said_of_others() -> None:
    assert list(relations_of(record(step(), alt()))) == []


def test_all_that_is_said_in_document_order() -> None:
    made = record(
        step("", step(include=("UC-3", "UC-4"), line=12), line=11),
        step("", alt("", step(include=("UC-3",), line=22), goto="UC-6.2", line=21)),
        extends=("UC-1.4",),
        specializes=("UC-2",),
        goto="UC-7",
    )
    assert list(relations_of(made)) == [
        Relation("extends", "", 1, "UC-1.4"),
        Relation("specializes", "", 1, "UC-2"),
        Relation("include", "1.1", 12, "UC-3", handled=False),
        Relation("include", "1.1", 12, "UC-4", handled=False),
        Relation("goto", "", 1, "UC-7"),
        Relation("include", "2a1", 22, "UC-3", handled=False),
        Relation("goto", "2a", 21, "UC-6.2"),
    ]


@pytest.mark.parametrize(
    ("body", "handled"),
    [
        ((step(include=("UC-2",)), alt(origin="1")), True),
        ((step(include=("UC-2",)), step(), alt(origin="1-2")), True),
        ((step(include=("UC-2",)), alt(origin="*")), True),
        ((step("", step(include=("UC-2",)), alt()),), True),
        ((step("", step("", alt()), include=("UC-2",)),), False),
        ((step(include=("UC-2",)), step("", alt())), False),
        ((step(include=("UC-2",)), alt(origin="start"), alt()), False),
        ((step("", alt("", step(include=("UC-2",)), alt(origin="1a"))),), True),
    ],
)
def test_whether_an_alternative_leaves_the_including_step(
    body: tuple[Draft, ...], *, handled: bool
) -> None:
    assert [one.handled for one in relations_of(record(*body))] == [handled]
