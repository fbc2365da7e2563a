"""What can be chosen of each view, and how its tables are laid out."""

from __future__ import annotations

import pytest

from core.trace.test_tables import ALL, MADE
from sphinxext.usecase.core.project.mentions import Choice, TableShown
from sphinxext.usecase.core.trace.table import Table
from sphinxext.usecase.core.trace.views import VIEWS, blocks

OF_LISTS = "usecase status priority owner epic coverage tags actors goal stories flows page area"
STATED = "kind status priority owner tags page area"
OF_FLOWS = f"epic usecase flow verdict stories tests {STATED} criterion kpi rule"
WIDE = (
    "usecase 40, status 12, priority 10, owner 13, epic 15, coverage 10, tags 15, actors 20, "
    "goal 40, stories 20, flows 8, page 15, area 12"
)
OF_CHANGES = "usecase where state change stories tests"


def test_what_can_be_chosen_of_each_view() -> None:
    """Of several values the first is the default."""
    assert {name: " ".join(view.columns) for name, view in VIEWS.items() if view.columns} == {
        "traceability": OF_FLOWS,
        "list": OF_LISTS,
        "actors": "actor description usecases",
        "changes": OF_CHANGES,
    }
    assert {name: " ".join(view.sorts) for name, view in VIEWS.items() if view.sorts} == {
        "traceability": f"gaps {OF_FLOWS}",
        "matrix": "gaps row total",
        "list": f"gaps {OF_LISTS}",
        "actors": "actor description usecases",
        "changes": OF_CHANGES,
        "findings": "severity rule where state",
    }
    choices = {
        f"{name} {option}": " ".join(values)
        for name, view in VIEWS.items()
        for option, values in view.choices.items()
    }
    assert choices == {
        "traceability group-by": "epic usecase page story criterion kpi rule",
        "matrix rows": "flow usecase epic story test actor criterion kpi rule",
        "matrix columns": "story test epic usecase flow actor criterion kpi rule",
        "findings group-by": "usecase rule",
    }
    assert {name: view.groups for name, view in VIEWS.items() if view.groups} == {
        "coverage": ("epic", "tag", "owner", "page", "area")
    }


def test_what_each_view_is_of() -> None:
    flags = "has_fields is_traced is_of_all is_of_gone has_rows_of_flows is_crossed is_searched".split()
    assert {
        flag: " ".join(name for name, view in VIEWS.items() if getattr(view, flag)) for flag in flags
    } == {
        "has_fields": "traceability list",
        "is_traced": "traceability matrix coverage list",
        "is_of_all": "review open changes findings",
        "is_of_gone": "changes",
        "has_rows_of_flows": "traceability",
        "is_crossed": "matrix",
        "is_searched": "traceability matrix coverage list actors open changes findings",
    }
    assert {view.nothing for view in VIEWS.values()} == {
        *("", "nothing open", "nothing changed", "nothing found")
    }


@pytest.mark.parametrize(
    ("view", "choices", "leads"),
    [
        ("traceability", {}, True),
        ("traceability", {"group-by": "story", "columns": ("usecase", "flow")}, True),
        ("traceability", {"columns": ("usecase",)}, False),
        ("traceability", {"group-by": "kpi"}, False),
        ("list", {}, False),
    ],
)
def test_flows_lead_to_the_rows_that_name_them(
    view: str, choices: dict[str, Choice], leads: bool
) -> None:
    assert VIEWS[view].leads_from_flows(tuple(choices.items())) is leads


@pytest.mark.parametrize(
    ("view", "choices", "laid_out"),
    [
        (
            "traceability",
            {"group-by": "story"},
            "stories 25*, usecase 25, flow 25, verdict 16, tests 25, epic 20",
        ),
        (
            "traceability",
            {"group-by": "page"},
            "page 15*, usecase 25*, flow 25, verdict 16, stories 25, tests 25",
        ),
        ("matrix", {"rows": "usecase", "columns": "epic"}, "row 30, E-1 15, E-2 15, total 12"),
        ("coverage", {}, "measure 35, count 20, share 20, remarks 25"),
        ("coverage", {"group-by": ("owner",)}, "owner 25, flows 10, coverage 20, passed 20, remarks 25"),
        (
            "list",
            {"columns": VIEWS["list"].columns},
            WIDE,
        ),
        ("actors", {"columns": ("usecases", "actor")}, "usecases 40, actor 20"),
        ("open", {}, "usecase 35*, open 25, where 40"),
    ],
)
def test_how_wide_columns_are_and_which_group(
    view: str, choices: dict[str, Choice], laid_out: str
) -> None:
    found = blocks(TableShown(view, ALL, tuple(choices.items())), MADE)
    last = [one for one in found if isinstance(one, Table)][-1]
    assert laid_out == ", ".join(
        f"{column.name} {column.width}{'*' if column.groups else ''}" for column in last.columns
    )
