"""How far the flows of a use case are, and which tests a scenario has."""

from __future__ import annotations

from core.drafting import alt, step
from core.tracing import item, named, project
from sphinxext.usecase.core.flow.scenarios import scenarios
from sphinxext.usecase.core.trace.progress import progress, row_anchor
from sphinxext.usecase.core.trace.table import text_of

USECASE = named(
    "UC-1",
    step(stories=("S-1", "S-2"), tests=("m",)),
    alt("No", stories=("S-3",), tests=("a",)),
    alt("Never", waived="rare"),
    alt("Gap"),
)
ITEMS = [item("S-1", status="Done"), item("S-2", status="Open"), item("S-3")]


def test_flows_are_told_of_as_far_as_sources_tell_of_them() -> None:
    made = project(USECASE, items=ITEMS, done=("done",))
    said = progress(made, USECASE)
    assert {label: text_of(cell) for label, cell in said.items()} == {
        "": "S-1 (Done), S-2 (Open)",
        "A3": "gap: no story",
    }
    assert [part.mark for part in said[""] if part.mark] == ["done", "status"]
    tested = project(USECASE, items=ITEMS, results=[("m", "passed", ""), ("n", "failed", "UC-1.A3")])
    assert [text_of(cell) for cell in progress(tested, USECASE).values()] == [
        "S-1 (Done), S-2 (Open) · passed",
        "missing",
        "untested",
        "gap: no story · failed",
    ]
    assert progress(project(named("UC-2", step())), named("UC-2", step())) == {}
    assert row_anchor("UC-1.2a") == "row-UC-1.2a"


def test_a_scenario_has_the_tests_of_its_alternatives_or_else_of_the_main_flow() -> None:
    usecase = named("UC-1", step("", alt("No", tests=("a",)), tests=("m",)))
    made = project(usecase, results=[("b", "passed", "UC-1.1a"), ("n", "passed", "UC-1")])
    found = {one.id: (one.tests, list(made.tests_of(usecase, one))) for one in scenarios(usecase)}
    assert found == {"main": (("m",), ["m", "n"]), "1a": (("a",), ["a", "b"])}
