"""What has changed since a version: how use cases and flows are for it, and lines that say it."""

from __future__ import annotations

from core.drafting import alt, record, step
from sphinxext.usecase.core.changes.lines import line_of
from sphinxext.usecase.core.changes.since import Since
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import Actor, Field, UseCase

WORDS = Words({"resumes at {}": "Geht weiter bei {}", "ending not stated": "Ende nicht genannt"})
THEN = record(
    step("Ask", alt("Nobody is there", name="nobody"), alt("It is late", name="late"), name="ask"),
    step("Answer", name="answer"),
    step("Leave", name="leave"),
)
NOW = record(
    step("Ask twice", alt("Nobody is there", name="nobody", resume="answer"), name="ask"),
    step("Leave", alt("It rains", name="rain"), name="leave"),
    step("Answer", name="answer", optional=True),
)


def lines(then: UseCase, now: UseCase) -> list[str]:
    """Where, how and what, a line for each change."""
    changed = Since("1", [then], [now]).of("UC")
    assert changed is not None
    found = []
    for part in changed.parts:
        for change in part.changes:
            line = line_of(change, WORDS)
            runs = "".join(
                {"gone": "-{}-", "new": "+{}+"}.get(one.kind, "{}").format(one.text) for one in line.runs
            )
            found.append(" ".join(filter(None, (change.label, change.state, line.kind, runs))))
    return found


def test_use_cases_and_flows_are_new_or_changed() -> None:
    other, gone = (THEN._replace(id=one, title=one, steps=(), flows=()) for one in ("NEW", "OLD"))
    since = Since("release-1", [THEN, gone], [NOW, other])
    assert since.name == "release-1"
    assert {one.id: one.state for one in since.usecases} == {
        "UC": "changed",
        "NEW": "new",
        "OLD": "gone",
    }
    assert [since.state(one) for one in ("UC", "NEW", "OLD", "UC-9")] == ["changed", "new", None, None]
    flows = [since.state_of_flow("UC", label) for label in ("", "1a", "1b", "2a")]
    assert flows == ["changed", "changed", None, "new"]
    assert since.state_of_flow("NEW", "") is None
    assert Since("1", [THEN], [THEN]).usecases == ()
    same_flows = Since("1", [THEN], [THEN._replace(title="Other")])
    assert (same_flows.state("UC"), same_flows.state_of_flow("UC", "")) == ("changed", None)


def test_lines_say_in_which_respect_something_has_changed() -> None:
    assert lines(THEN, NOW) == [
        "1 changed Ask+ twice+",
        "3 changed place -stands behind ask-+stands behind leave+",
        "3 changed +optional+",
        "1a changed ending -Ende nicht genannt-+Geht weiter bei answer+",
        "2a new +It rains+",
        "gone -It is late-",
    ]
    assert lines(
        record(step("Ask"), alt("It is late", name="late")),
        record(step("Ask"), alt("It is too late", name="late")),
    ) == ["A1 changed condition It is +too +late"]
    more = THEN._replace(
        title="Titled",
        status="draft",
        tags=("b",),
        fields=(Field("goal", "Goal", "All are happy."),),
        actors=(Actor("Desk"),),
    )
    assert lines(THEN._replace(tags=("a",)), more) == [
        "changed use case -Title-+Titled+",
        "changed status +draft+",
        "changed tags -a-+b+",
        "changed goal +All are happy.+",
        "changed actor +Desk+",
    ]
