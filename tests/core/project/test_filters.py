"""Filters of views: which use cases match, and which of their flows."""

from __future__ import annotations

import pytest

from core.project.test_catalogue import LEAD
from sphinxext.usecase.core.project.filters import OPTIONS, Filter
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.project.summary import Summary

SUMMARY = summarise(LEAD._replace(tags=("crm", "b2b"), status="draft", priority="high", owner="Ops"))
EVERY = Filter(*(f"pattern {number}" for number in range(len(Filter._fields))))


@pytest.mark.parametrize(
    ("name", "matching", "other"),
    [
        ("ids", "UC-?EAD, X", "UC-lead"),
        ("tags", "x, b2*", "b2"),
        ("status", "draft", "*ted"),
        ("priority", "h*", "l*"),
        ("owner", "Ops", "Dev"),
        ("page", "lead[st]", "pages/*"),
        ("epic", "E-1", "E-2"),
        ("actor", "x, SALES *", "Clerk"),
        ("kind", "alternative", "exception"),
        ("state", "gap", ""),
        ("verdict", "x", ""),
        ("story_status", "x", ""),
    ],
)
def test_each_filter_matches_what_it_is_of(name: str, matching: str, other: str) -> None:
    assert Filter(**{name: matching}).matches(SUMMARY)
    assert Filter(**{name: other}).matches(SUMMARY) is (not other)
    assert Filter(**{name: "*"}).matches(SUMMARY)


def test_what_is_empty_matches_only_what_matches_all() -> None:
    bare = Summary("UC", "", "page", 1, (), (), (), {}, {}, {}, {}, (), "", "")
    assert Filter(tags="*", owner="*", epic="*", actor="*").matches(bare)
    assert not any(Filter(**{name: "?*"}).matches(bare) for name in ("tags", "owner", "epic", "actor"))
    assert Filter(page="a/*").matches(bare._replace(docname="//a/b"))


def test_what_flows_are_traced_to_is_apart() -> None:
    traced = {"state": "gap", "verdict": "failed", "story_status": "Done"}
    for name, value in traced.items():
        assert Filter(**{name: value}).is_traced
        assert Filter(**{name: value}).of_usecases == Filter()
    assert not Filter(kind="main", ids="x").is_traced
    assert EVERY.of_usecases == EVERY._replace(state="", verdict="", story_status="")
    assert [name for name, one in zip(Filter._fields, EVERY, strict=True) if one in EVERY.stated] == [
        *Filter._fields
    ]
    assert Filter(ids="a, b", story_status="x").stated == ":ids: a, b, :story-status: x"
    assert list(OPTIONS) == [name.replace("_", "-") for name in Filter._fields]


def test_which_flows_epics_and_actors_are_shown() -> None:
    only = Filter(
        kind="main, ex*", state="gap", verdict="un*", story_status="Done", epic="E-?", actor="a*"
    )
    assert [only.shows(one) for one in ("main", "exception", "alternative")] == [True, True, False]
    assert [only.has_verdict(one) for one in ("untested", "failed")] == [True, False]
    assert [only.names(one) for one in ("E-1", "E-10")] == [True, False]
    assert [only.names_actor(one) for one in ("Anna", "Bob")] == [True, False]
    fitting = [
        only.fits(state, verdict, statuses)
        for state, verdict, statuses in (
            ("gap", "untested", ["Open", "Done"]),
            ("covered", "untested", ["Done"]),
            ("gap", "passed", ["Done"]),
            ("gap", "untested", ["Open"]),
            ("gap", "untested", []),
        )
    ]
    assert fitting == [True, False, False, False, False]
    nothing = Filter()
    assert nothing.shows("x")
    assert nothing.fits("x", "x", ())
    assert nothing.names("x")
    assert nothing.names_actor("x")
