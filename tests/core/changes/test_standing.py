"""What is approved as it stands, what has changed since, and what is still to do."""

from __future__ import annotations

from typing import Any

from core.drafting import alt, record, step
from sphinxext.usecase.core.changes.asdata import approved_as_data
from sphinxext.usecase.core.changes.newapprovals import is_whole, to_approve
from sphinxext.usecase.core.changes.sealedlines import differing
from sphinxext.usecase.core.changes.standing import (
    Approvals,
    Approved,
    FlowChange,
    Standing,
)
from sphinxext.usecase.core.model.approvals import Approval, role_key, roles
from sphinxext.usecase.core.model.usecase import Field, Statement, UseCase
from sphinxext.usecase.core.reading.drafts import Draft

OWNERS = Field("approvals", "Approvals", "Business owner\n\nArchitect: the one on duty, 2 of 3 testers")
BODY = step("Ask"), step("Answer", name="answer")


def usecase(*body: Draft, fields: tuple[Field, ...] = ()) -> UseCase:
    return record(*body)._replace(fields=fields)


def approval(made: UseCase, label: str = "", *, role: str = "Business owner", **more: Any) -> Approval:
    found = to_approve(made, label, {made.id: made})
    assert found is not None
    said: dict[str, Any] = {"role": role, "by": "J. Doe", "on": "2026-05-01", "key": f"{label}{role}"}
    return found._replace(**said | more)


def withdrawn(one: Approval, key: str = "w") -> Approval:
    return one._replace(key=key, withdraws=one.key, text=(), flows=(), on="2026-06-01")


def approved(now: UseCase, *records: Approval) -> Approved:
    found = Approvals(records, {now.id: now}).of(now.id)
    assert found is not None
    return found


def told(change: FlowChange) -> tuple[str, str, str, list[str]]:
    def mark(kind: str, text: str) -> str:
        return {"same": text, "gone": f"[{text}]", "new": f"+{text}+"}[kind]

    lines = [f"{one.kind}: {''.join(mark(*run) for run in one.runs)}" for one in change.lines]
    return change.state, change.label, change.title, lines


def states(some: tuple[Standing, ...]) -> list[tuple[str, str]]:
    return [(one.role, one.state) for one in some]


def test_what_nobody_has_approved_is_not_told() -> None:
    now = usecase(*BODY, fields=(OWNERS,))
    other = approval(now, address="OTHER")
    found = Approvals([other, withdrawn(other._replace(key="x"))], {now.id: now})
    assert found.of(now.id) is None
    assert [one.key for one in found.unknown] == ["Business owner", "w"]
    assert list(found.usecases) == []


def test_what_is_approved_as_it_stands() -> None:
    now = usecase(*BODY, alt("Gone", origin="1"), fields=(OWNERS,))
    assert list(roles(now)) == ["Business owner", "Architect"]
    found = approved(now, approval(now, role="business  owner"), approval(now, role="Lawyer"))
    said = [("Business owner", "approved"), ("Architect", "missing"), ("Lawyer", "approved")]
    assert states(found.whole) == said
    assert {label: states(one) for label, one in found.flows.items()} == {"": said, "1a": said}
    assert found.past == ()


def test_what_has_changed_since_flow_by_flow() -> None:
    then = usecase(
        *BODY,
        alt("Nobody answers", step("Wait an hour"), origin="1", end="failure"),
        alt("Line busy", origin="2", name="busy"),
        alt("The phone is broken"),
        alt("Wrong number", step("Say sorry"), origin="1"),
        alt("It rains"),
        fields=(Field("goal", "Goal", "An answer in a day"),),
    )
    now = usecase(
        alt("Line broken", origin="2", name="busy"),
        step("Ask"),
        step("Say hello"),
        step("Give the answer", name="answer"),
        alt("Number is another's", step("Say sorry"), origin="1"),
        alt("Nobody answers", step("Wait a day"), origin="1", end="success"),
        alt("The sun shines", origin="2"),
        alt("The phone is broken"),
        fields=(Field("goal", "Goal", "An answer in an hour"),),
    )
    first = approval(then)
    found = approved(now, first)
    (whole,) = found.whole
    assert whole == Standing("Business owner", "changed", first, whole.changes)
    assert [told(one) for one in whole.changes] == [
        ("changed", "", "Title", ["goal: An answer in [a day]+an hour+"]),
        ("changed", "", "", ["step: +Say hello+", "step: [Answer]+Give the answer+"]),
        (
            "changed",
            "1b",
            "Nobody answers",
            ["step: Wait [an hour]+a day+", "ends: [failure]+success+"],
        ),
        (
            "changed",
            "2a",
            "Line broken",
            ["condition: Line [busy]+broken+", "from: [{answer}]+Say hello+"],
        ),
        (
            "changed",
            "1a",
            "Number is another's",
            ["condition: [Wrong number]+Number is another's+"],
        ),
        ("gone", "A2", "It rains", []),
        ("new", "2b", "The sun shines", []),
    ]
    kinds = ["usecase", "main", "altflow", "altflow", "altflow", "altflow", "altflow"]
    assert [one.kind for one in whole.changes] == kinds
    assert {label: states(one)[0][1] for label, one in found.flows.items()} == {
        "": "changed",
        "1a": "changed",
        "1b": "changed",
        "2a": "changed",
        "2b": "missing",
        "A1": "approved",
    }
    (flow,) = found.flows["1b"]
    assert flow.changes == (whole.changes[2],)


def test_a_line_that_is_no_pair_is_one_part() -> None:
    (one,) = differing(("step: a",), ("step: a", "  optional"))
    assert (one.kind, [run.text for run in one.runs]) == ("", ["optional"])
    gone, new = differing(("step: Wait", "step: Ask aloud"), ("step: Ask more aloud",))
    assert [[run.kind for run in line.runs] for line in (gone, new)] == [
        ["gone"],
        ["same", "new", "same"],
    ]


def test_a_flow_by_itself_and_the_newest_of_several() -> None:
    then = usecase(*BODY, alt("Lost", origin="1"), alt("Found", origin="1", name="found"))
    now = usecase(*BODY, alt("Lost", step("Look"), origin="1"), alt("Kept", origin="1", name="found"))
    assert approval(then, "found").address == approval(then, "1b").address == "UC.found"
    assert to_approve(then, "9", {}) is None
    assert to_approve(then, "1", {}) is None
    old, of_flow = approval(then), approval(now, "1a", on="2026-06-01", key="later")
    found = approved(now, old, of_flow)
    assert states(found.flows["1a"]) == [("Business owner", "approved")]
    assert found.flows["1a"][0].approval == of_flow
    assert states(found.flows["1b"]) == [("Business owner", "changed")]
    again = approval(now, on="2026-05-01", key="another")
    found = approved(now, old, of_flow, again)
    assert [one.approval for one in found.whole] == [again]
    assert [(one.approval, one.withdrawal, one.is_gone) for one in found.past] == [(old, None, False)]
    alone = approved(now, approval(then, "found"))
    assert (alone.whole, {label: states(one) for label, one in alone.flows.items()}) == (
        (),
        {"": [], "1a": [], "1b": [("Business owner", "changed")]},
    )


def test_what_is_withdrawn_or_of_a_flow_that_is_gone_is_history() -> None:
    then = usecase(*BODY, alt("Lost", origin="1"), fields=(OWNERS,))
    now = usecase(*BODY, fields=(OWNERS,))
    whole, flow = approval(then), approval(then, "1a", on="2026-05-02")
    back = withdrawn(whole)
    records = Approvals([whole, back, flow], {now.id: now})
    found = records.of(now.id)
    assert found is not None
    assert found is records.of(now.id)
    assert states(found.whole) == [("Business owner", "missing"), ("Architect", "missing")]
    assert [(one.withdrawal, one.is_gone) for one in found.past] == [(back, False), (None, True)]
    assert list(records.standing(now.id)) == [flow]
    assert records.of("NOWHERE") is None


def test_a_text_that_its_seal_does_not_stand_for_was_changed_by_hand() -> None:
    made = approval(usecase(*BODY))
    assert is_whole(made)
    assert is_whole(withdrawn(made))
    assert not is_whole(made._replace(text=(*made.text, "goal: more")))


def test_a_statement_by_itself_is_known_by_its_name_and_by_its_words() -> None:
    def with_statements(*some: tuple[str, str, str | None]) -> UseCase:
        kinds = {"AC": ("criterion", "acceptance criteria"), "KP": ("kpi", "kpis")}
        made = (
            Statement(label, *kinds[label[:2]], text, 1, name)  # type: ignore[arg-type]
            for label, text, name in some
        )
        return usecase(*BODY)._replace(statements=tuple(made))

    then = with_statements(("AC1", "In a day", "fast"), ("AC2", "It is polite now", None))
    assert approval(then, "AC1").address == "UC.fast"
    records = approval(then, "fast"), approval(then, "AC2", role="Architect")
    found = approved(then, *records)
    assert {key: states(one) for key, one in found.statements.items()} == {
        "AC1": [("Business owner", "approved")],
        "AC2": [("Architect", "approved")],
    }
    assert (found.whole, set(found.flows.values()), found.past) == ((), {()}, ())
    assert set(found.parts) == {"", "AC1", "AC2"}
    now = with_statements(
        ("AC1", "Polite", None), ("KPI1", "It is polite now", None), ("AC2", "1 h", "fast")
    )
    found = approved(now, *records)
    (fast,) = found.statements["AC2"]
    assert [told(one) for one in fast.changes] == [
        ("changed", "AC2", "1 h", ["criterion: [In a day]+1 h+"])
    ]
    assert fast.changes[0].kind == "statement"
    assert [(one.approval, one.is_gone) for one in found.past] == [(records[1], True)]
    newer = approval(now, "fast", on="2026-05-02", key="newer")
    found = approved(now, newer, *records)
    assert found.statements["AC2"] == (Standing("Business owner", "approved", newer),)
    assert [(one.approval, one.is_gone) for one in found.past] == [
        (records[0], False),
        (records[1], True),
    ]


def test_the_newest_counts_whether_it_still_holds_or_not() -> None:
    now, meanwhile = usecase(*BODY), usecase(step("Ask"))
    old, new = approval(now), approval(meanwhile, on="2026-06-01", key="new")
    assert [one.approval for one in approved(now, old, new).whole] == [new]
    assert [one.approval for one in approved(now, new, old).past] == [old]
    older = approval(now, on="2026-04-01", key="older")
    assert [one.approval for one in approved(now, new, old, older).past] == [older, old]


def test_a_part_that_has_lost_its_name_is_known_by_its_words() -> None:
    then = usecase(*BODY, alt("The line is busy", origin="1", name="busy"))
    now = usecase(*BODY, alt("The line is very busy", origin="2"))
    assert [one.state for one in approved(now, approval(then)).whole[0].changes] == ["changed"]


def test_what_is_approved_as_data() -> None:
    now = usecase(*BODY, alt("Busy", origin="1", name="busy"), alt("Late", origin="1"))
    rule = Statement("BR1", "rule", "business rules", "Be polite", 1, "polite")
    now = now._replace(statements=(rule,), fields=(Field("approvals", "Approvals", "Owner"),))
    records = [approval(now, label, role="Owner") for label in ("busy", "polite")]
    said = {"role": "Owner", "by": "J. Doe", "on": "2026-05-01"}
    missing = {"role": "Owner", "state": "missing", "by": None, "on": None, "seal": None}
    assert approved_as_data(now, approved(now, *records)) == [
        {"kind": "usecase", "address": "UC", **missing},
        {"kind": "main", "address": "UC", **missing},
        {"kind": "altflow", "address": "UC.busy", "state": "approved", "seal": records[0].seal, **said},
        {"kind": "altflow", "address": "UC.1b", **missing},
        {
            "kind": "statement",
            "address": "UC.polite",
            "state": "approved",
            "seal": records[1].seal,
            **said,
        },
    ]
    assert approved_as_data(now, None) == []
    other = now._replace(id="A-1")
    both = Approvals([*records, approval(other)], {"UC": now, "A-1": other})
    assert list(both.usecases) == ["A-1", "UC"]


def test_a_role_is_one_whatever_its_letters_and_blanks() -> None:
    assert role_key(" Business  OWNER") == role_key("business owner") != role_key("architect")
