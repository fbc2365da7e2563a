"""The rows of the traceability table."""

from __future__ import annotations

from dataclasses import replace

from core.drafting import alt, record, step
from sphinxext.usecase.core.model import UseCase, own_stories
from sphinxext.usecase.core.trace import trace


def known(story: str) -> bool:
    return story.startswith("S-")


def named(usecase_id: str, *epics: str) -> UseCase:
    return replace(record(step()), id=usecase_id, epics=epics)


def rows(*usecases: UseCase) -> list[tuple[str | None, list[str]]]:
    return [
        (traced.epic, [inner.usecase.id for inner in traced.usecases])
        for traced in trace(usecases, known)
    ]


def flows(made: UseCase) -> list[tuple[str | None, tuple[str, ...], bool]]:
    (epic,) = trace([made], known)
    (traced,) = epic.usecases
    return [(flow.flow.label if flow.flow else None, flow.stories, flow.is_gap) for flow in traced.flows]


def test_nothing() -> None:
    assert rows() == []


def test_epics_in_order_of_their_id_and_those_without_one_last() -> None:
    made = rows(named("UC-1"), named("UC-2", "E-2"), named("UC-3", "E-1", "E-2"), named("UC-4", "E-2"))
    assert made == [
        ("E-1", ["UC-3"]),
        ("E-2", ["UC-2", "UC-3", "UC-4"]),
        (None, ["UC-1"]),
    ]


def test_a_flow_is_delivered_by_its_own_stories_and_those_of_its_steps() -> None:
    body = (
        step("", step(stories=("S-2", "S-1")), stories=("S-1",)),
        alt("", step("", step(stories=("S-4",))), origin="1", stories=("S-3",)),
        alt("", step(stories=("S-5",)), origin="1"),
        alt(origin="1"),
    )
    assert flows(record(*body, stories=("S-0",))) == [
        (None, ("S-0", "S-1", "S-2"), False),
        ("1a", ("S-3", "S-4"), False),
        ("1b", ("S-5",), False),
        ("1c", (), True),
    ]


def test_a_main_flow_without_a_story_is_a_gap() -> None:
    assert flows(record(step())) == [(None, (), True)]


def test_a_main_flow_without_steps_is_there_if_a_story_names_it() -> None:
    assert flows(record(alt(stories=("S-1",)))) == [("A1", ("S-1",), False)]
    assert flows(record(alt(), stories=("S-1",))) == [
        (None, ("S-1",), False),
        ("A1", (), True),
    ]
    assert flows(record()) == []


def test_a_story_named_twice_counts_once() -> None:
    made = record(step(stories=("S-1",)), step(stories=("S-2", "S-1")), stories=("S-1", "S-1"))
    assert own_stories(made) == ("S-1", "S-2")


def test_only_a_known_story_covers_a_flow() -> None:
    body = step(stories=("X-1",)), alt(stories=("X-1", "S-1")), alt(stories=("X-2", "X-1"))
    assert flows(record(*body)) == [
        (None, ("X-1",), True),
        ("A1", ("X-1", "S-1"), False),
        ("A2", ("X-2", "X-1"), True),
    ]
