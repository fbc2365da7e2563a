"""States, verdicts and figures in ``usecases.json``."""

from __future__ import annotations

from core.drafting import alt, step
from core.tracing import item, named, project
from sphinxext.usecase.core.exchange.figuresjson import add_figures
from sphinxext.usecase.core.exchange.tojson import export


def test_what_follows_stands_beside_what_is_stated() -> None:
    usecases = [
        named("UC-1", step(), alt(waived="rare"), alt(), epics=("E-1", "X"), stories=("S-1",)),
        named("UC-2", alt(stories=("S-1",)), epics=("E-1",)),
        named("UC-3"),
    ]
    made = project(
        *usecases,
        items=[item("E-1"), item("E-2"), item("S-1", status="Done")],
        results=[("t", "passed", "UC-1"), ("u", "failed", "UC-1.A2")],
        done=("done",),
    )
    data = export("Shop", usecases, made.known_items())
    add_figures(data, made, usecases)
    one, two, three = data["usecases"]
    assert [(flow["state"], flow["verdict"]) for flow in (one, *one["flows"])] == [
        ("covered", "passed"),
        ("waived", "untested"),
        ("gap", "failed"),
    ]
    counts = {"flows": 3, "covered": 1, "waived": 1, "gaps": 1, "done": 1, "passed": 1}
    assert one["coverage"] == counts
    assert (two["state"], two["verdict"], two["coverage"]["done"]) == (None, None, 1)
    assert set(three["coverage"].values()) == {0}
    said = {one["id"]: one["coverage"]["flows"] for one in data["items"] if "coverage" in one}
    assert said == {"E-1": 4, "E-2": 0, "X": 3}
