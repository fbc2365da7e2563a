"""The list of what has changed since a baseline, and how other views mark it."""

from __future__ import annotations

from core.drafting import alt, step
from core.trace.test_tables import table
from core.tracing import lines, named, project
from sphinxext.usecase.core.changes.since import Since
from sphinxext.usecase.core.model.usecase import Field
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import TableShown
from sphinxext.usecase.core.trace.table import Note, Part, leading_parts
from sphinxext.usecase.core.trace.views import VIEWS, blocks

SCOPE = Field("scope", "Scope", "Europe")
THEN = [
    named(
        "UC-1",
        step("Ask", stories=("S-1",), tests=("T-1",)),
        alt("No", origin="1", kind="exception"),
        alt("Late", step("Wait a day"), origin="1", name="late", stories=("S-2",)),
    ),
    named("UC-2", step("Pay"), stories=("S-2",))._replace(
        fields=(SCOPE, Field("goal", "Goal", "Money"))
    ),
]
NOW = [
    named(
        "UC-1",
        step("Ask twice", stories=("S-1",), tests=("T-1",)),
        step("Go"),
        alt("Late", step("Wait an hour"), origin="1", name="late", end="failure", stories=("S-2",)),
    )._replace(title="Asking"),
    named("UC-3", step("Go", tests=("T-3",))),
]
MADE = project(*NOW, known=".-.", since=lambda: Since("1", THEN, NOW))
TITLED = "UC-1 Asking |  | changed | use case: [-Title 1-] {+Asking+}"
NEW, GONE = "UC-3 Title 3 |  | new | ", "UC-2 Title 2 |  | gone | Money"
IN_MAIN = ["UC-1 Asking | 1 | changed | Ask {+twice+}", "UC-1 Asking | 2 | new | {+Go+}"]
IN_LATE = [
    "UC-1 Asking | 1a Late | changed | ending: [-ending not stated-] {+ends in failure+}",
    "UC-1 Asking | 1a1 | changed | Wait [-a day-] {+an hour+}",
]


def test_changes_are_listed_use_case_by_use_case() -> None:
    found = table("changes", MADE)
    assert lines(found) == [TITLED, *IN_MAIN, *IN_LATE, "UC-1 Asking | 1a | gone | [-No-]", NEW, GONE]
    assert found.summary == "usecases – 1 new · 1 changed · 1 gone"
    assert [(one.name, one.width, one.groups) for one in found.columns] == [
        ("usecase", 22, True),
        ("where", 23, False),
        ("state", 10, False),
        ("change", 45, False),
    ]
    assert [(one.target, one.mark) for one in found.rows[-1][0]] == [("UC-2", "unlinked")]
    assert found.rows[1] == (
        (Part("UC-1 Asking", "address", "UC-1"),),
        (Part("1", "address", "UC-1.1"),),
        (Part("changed", mark="changed"),),
        (Part("Ask"), Part(" "), Part("{+twice+}", target="twice", mark="new-words")),
    )
    assert found.rows[4][3][1] == Part("[-a day-]", target="a day", mark="gone-words")
    assert {one.target for one in leading_parts(found)} == {
        *("UC-1", "UC-1.1", "UC-1.2", "UC-1.1a", "UC-1.1a1", "UC-3")
    }
    items = lines(table("changes", MADE, columns=("stories", "tests")))
    assert items == [" | ", *["S-1 | T-1"] * 2, *["S-2 | "] * 2, " | ", " | T-3", "S-2 | "]
    assert lines(table("changes", MADE, sort=("state",)))[-2:] == [GONE, NEW]


def test_filters_leave_changes_of_the_flows_they_show() -> None:
    def shown(**only: str) -> list[str]:
        found = blocks(TableShown("changes", Filter(**only), ()), MADE)
        return [line for one in found for line in lines(one)]  # type: ignore[arg-type]

    assert shown(kind="main") == [*IN_MAIN, NEW, GONE]
    assert shown(kind="alternative") == IN_LATE
    assert shown(ids="UC-2") == [GONE]
    assert shown(state="gap") == [NEW], "no story covers what is gone"
    assert shown(ids="UC-9") == []


def test_without_a_baseline_a_sentence_says_so() -> None:
    assert blocks(TableShown("changes", Filter(), ()), project(*NOW)) == [Note("no baseline")]
    assert VIEWS["changes"].nothing == "nothing changed"


def test_other_views_mark_what_has_changed() -> None:
    assert lines(table("list", MADE, columns=("usecase",))) == [
        "UC-1 Asking (changed)",
        "UC-3 Title 3 (new)",
    ]
    flows = table("traceability", MADE, group_by="usecase", columns=("usecase", "flow"))
    assert lines(flows) == [
        "UC-1 Asking (changed) | main flow (changed)",
        "UC-1 Asking (changed) | 1a Late (changed)",
        "UC-3 Title 3 (new) | main flow",
    ]
    assert flows.rows[0][1][1] == Part(" (changed)", mark="changed")
    assert lines(table("matrix", MADE, rows="flow", columns="story"))[0].startswith(
        "UC-1 main flow (changed) |"
    )
