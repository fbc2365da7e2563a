"""Steps after which the flow goes on elsewhere, and loops that go through all of something."""

from __future__ import annotations

import pytest

from core.changes.test_differences import of_body
from core.changes.test_seals import sealed
from core.diagrams.test_outline import told
from core.drafting import alt, part, record, resolved, step
from core.flow.test_graph import edges
from core.rules.test_flow import judged
from sphinxext.usecase.core.exchange.mending import mended
from sphinxext.usecase.core.model.usecase import Repeat, Step, UseCase


def found(made: UseCase, rule: str) -> list[str]:
    return [f"{one.label} {one.message}" for one in judged(made) if one.rule == rule]


def test_a_step_goes_on_elsewhere() -> None:
    made = record(
        step("Ask", name="ask"),
        step("Answer", resume="4"),
        step("Write"),
        step("Thank"),
        alt("Lost", origin="1", resume="3"),
    )
    assert {"2 --resume--> 4", "3 --next--> 4", "4 --end--> (end success)"} <= edges(made)
    assert "2 --next--> 3" not in edges(made)
    assert told(made) == ["Start → 1 → 2 → 4", "1 → 1a Lost → 3", "3 → 4 → Success"]
    assert found(made, "unreachable-step") == []


def test_one_with_sub_steps_goes_on_behind_the_last_of_them() -> None:
    made = record(step("", step(), step(), resume="1a"), alt(origin="1", end="failure"))
    assert {"1 --next--> 1.1", "1.2 --resume--> 1a?"} <= edges(made)
    assert "1.1 --resume--> 2" in edges(record(step("", step(resume="2"), step()), step()))
    assert made.ending is None
    assert not any("success" in edge for edge in edges(made))


def test_a_choice_counts_more_and_an_optional_step_is_passed() -> None:
    made = record(
        step("", alt(resume="2"), choice=True, resume="3"), step(optional=True, resume="1"), step()
    )
    assert {"1a? --resume--> 2", "2 --resume--> 1"} <= edges(made)
    assert not {"1 --resume--> 3", "1 --next--> 2"} & edges(made)


def test_what_is_wrong_with_jumps() -> None:
    made, said = resolved(step(resume="9"), step(resume=" "), step())
    assert said == ["unknown-step: UC: step 1 goes on at step 9, but the main flow has steps 1 to 3"]
    assert [one.resume for one in made.steps] == [None, None, None]
    made = record(step("a", resume="3"), step("b"), step("c"))
    (said_of_2,) = found(made, "unreachable-step")
    assert said_of_2 == (
        "2 UC: step 2 is never reached: after 1 the flow goes on elsewhere, and no alternative resumes "
        "at 2; let one resume there, or leave out :resume:"
    )
    made = record(step("a"), step("b", resume="1"))
    assert [one.partition(":")[0] for one in found(made, "endless-loop")] == ["1 UC"]


def test_loops_for_each() -> None:
    made = record(
        step("Pack", step("Weigh"), step("Label"), for_each="parcel"),
        step("Send", repeat="1-2", for_each="van"),
        step("Wait", for_each="day", until="all is gone"),
    )
    assert part(made, "1").repeat == Repeat("1", "1", for_each="parcel")  # type: ignore[union-attr]
    assert {
        "1.2 --repeat--> 1 [for each parcel]",
        "2 --repeat--> 1 [for each van]",
        "3 --repeat--> 3 [until all is gone]",
    } <= edges(made)
    assert "1.2 → 1 (for each parcel)" in told(made)
    main = sealed(step("Send", for_each="parcel"), step("Go", resume="1")).main
    assert main
    assert main.text == ("step: Send", "  repeats: Send for each parcel", "step: Go", "  goes on: Send")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {"resume": "1"}, "goes on at 1 One"),
        ({"resume": "1"}, {}, "no longer goes on elsewhere"),
        ({"resume": "1"}, {"resume": "1"}, None),
        ({}, {"for_each": "parcel"}, "repeats 2 Two for each parcel"),
        ({"for_each": "van"}, {"for_each": "parcel"}, "repeats 2 Two for each parcel"),
    ],
)
def test_changes_are_told(old: dict[str, str], new: dict[str, str], said: str | None) -> None:
    lines = of_body([step("One"), step("Two", **old)], [step("One"), step("Two", **new)])
    assert any(said in line.replace("*", "") for line in lines) if said else lines == []


def test_a_jump_that_leads_nowhere_is_left_out_of_damaged_data() -> None:
    made = record(step(), step())
    damaged = made._replace(steps=(Step("1", "", 1, resume="9"), Step("2", "", 2, resume="1")))
    usecase, said = mended(damaged)
    assert [one.resume for one in usecase.steps] == [None, "1"]
    assert said == ["UC: 1 goes on at 9"]
