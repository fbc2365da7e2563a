"""All use cases of a project, and what their addresses lead to."""

from __future__ import annotations

from typing import Any

import pytest

from core.drafting import alt, record, step
from core.model.test_labels import XML_NAME
from sphinxext.usecase.core.model.digest import digest
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.model.usecase import Actor, End, Goto, Repeat, Resume, UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue, actor_anchor
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.summaries import summarise

LEAD = record(
    step("Notify", stories=("S-1",)),
    step("Look up", alt("Exists", step("Update", tests=("T-2",)), name="known"), name="look-up"),
    alt("Down", step("Wait"), label="EXT 1", stories=("S-1", "S-2")),
    alt("Any", origin="*"),
    alt("Both", origin="1, 2"),
)._replace(
    id="UC-LEAD",
    title="Hand a lead over",
    docname="leads",
    line=10,
    epics=("E-1",),
    stories=("S-3",),
    tests=("T-1",),
    actors=(Actor(name="CRM"), Actor(name="Sales rep", description="sells")),
)
PAY = record(step("Pay"), step("2a"), alt("No money", origin="1"))._replace(
    id="UC-PAY",
    title="Pay",
    docname="pay",
    line=3,
    epics=("E-1", "E-2"),
    actors=(Actor(name="CRM", description="keeps"), Actor(name="Sales rep", description="other")),
)


def catalogue(*usecases: UseCase) -> Catalogue:
    """A catalogue whose pages are loaded from these records."""

    def load(docname: str) -> list[UseCase]:
        return [usecase for usecase in usecases if usecase.docname == docname]

    return Catalogue(map(summarise, usecases), load)


BOTH = catalogue(PAY, LEAD)


def test_use_cases_stand_page_by_page_in_the_order_of_each() -> None:
    included = PAY._replace(id="UC-1", docname="leads", line=90)
    after = PAY._replace(id="UC-2", docname="leads", line=9)
    made = catalogue(PAY, included, LEAD, after)
    assert list(made) == [included, LEAD, after, PAY]
    assert list(made.summaries) == ["UC-1", "UC-LEAD", "UC-2", "UC-PAY"]


def test_an_empty_catalogue() -> None:
    made = catalogue()
    assert (list(made), made.duplicates, made.objects) == ([], [], [])
    assert made.find("UC-1") is None


def test_of_two_with_one_id_the_first_is_what_references_mean() -> None:
    second = PAY._replace(id="UC-LEAD", title="Second")
    third = PAY._replace(id="UC-LEAD", title="Third", line=4, prefix="UC-LEAD_2")
    for made in (catalogue(LEAD, second, third), catalogue(second, third, LEAD)):
        assert [(one.title, first.title) for one, first in made.duplicates] == [
            ("Second", "Hand a lead over"),
            ("Third", "Hand a lead over"),
        ]
        assert [(one.title, one.shown_id) for one in made] == [
            (one.title, "UC-LEAD") for one in (LEAD, second, third)
        ]
        assert made.get("UC-LEAD") is LEAD
        assert [entry[3] for entry in made.objects if entry[0] == "UC-LEAD"] == ["leads"]
        anchors = [made.find(one.id) for one in made]
        assert [(one.docname, one.anchor) for one in anchors if one] == [
            ("leads", "UC-LEAD"),
            (PAY.docname, "UC-LEAD"),
            (PAY.docname, "UC-LEAD_2"),
        ]
        step = made.find("1", list(made)[2].id)
        assert step is not None
        assert (step.title, step.anchor) == (PAY.steps[0].text, "UC-LEAD_2.1")
        assert made.matching(Filter(ids="UC-LEAD")) == list(made.summaries.values())


def test_two_with_one_id_on_one_page() -> None:
    second = PAY._replace(docname="leads", id="UC-LEAD", line=20, prefix="UC-LEAD_2")
    made = catalogue(LEAD, second)
    assert made.get("UC-LEAD") is LEAD
    assert [(one.line, first.line) for one, first in made.duplicates] == [(20, 10)]
    assert [one.title for one in made] == [LEAD.title, PAY.title]


def test_what_a_use_case_does_not_state_is_empty_in_its_summary() -> None:
    bare = summarise(record(step()))
    assert (bare.status, bare.priority, bare.owner, bare.tags, bare.written_id) == ("", "", "", (), "")


def test_records_are_loaded_only_where_a_summary_does_not_do() -> None:
    loaded: list[str] = []

    def load(docname: str) -> list[UseCase]:
        loaded.append(docname)
        return [LEAD]

    made = Catalogue([summarise(LEAD)], load)
    assert made.find("UC-LEAD") is not None
    assert made.find_actor("CRM") is not None
    assert made.find_item("S-1") is not None
    assert len(made.objects) > 10
    assert loaded == []
    assert made.find("UC-LEAD.1") is not None
    assert made.find("UC-LEAD.2") is not None
    assert loaded == ["leads"]


def test_get_and_contains() -> None:
    assert BOTH.get("UC-PAY") is PAY
    assert BOTH.get("UC-1") is None
    assert "UC-PAY" in BOTH
    assert "uc-pay" not in BOTH


@pytest.mark.parametrize(
    ("patterns", "ids"),
    [
        ("*", ["UC-LEAD", "UC-PAY"]),
        ("UC-L*", ["UC-LEAD"]),
        ("UC-PAY, UC-LEAD", ["UC-LEAD", "UC-PAY"]),
        ("UC-???", ["UC-PAY"]),
        ("uc-*", []),
        ("", ["UC-LEAD", "UC-PAY"]),
        ("UC-PAY, UC-P*", ["UC-PAY"]),
        ("UC-[LP]*D", ["UC-LEAD"]),
    ],
)
def test_matching(patterns: str, ids: list[str]) -> None:
    assert [summary.id for summary in BOTH.matching(Filter(ids=patterns))] == ids


LOOK_UP = Target("step", "UC-LEAD.2", "leads", "UC-LEAD.2", "Look up", "2", "UC-LEAD")
EXISTS = Target("altflow", "UC-LEAD.2a", "leads", "UC-LEAD.2a", "Exists", "2a", "UC-LEAD")
WAIT = Target("step", "UC-LEAD.EXT-1.1", "leads", "UC-LEAD.EXT-1.1", "Wait", "EXT 1.1", "UC-LEAD")
WHOLE = Target("usecase", "UC-LEAD", "leads", "UC-LEAD", "Hand a lead over", "UC-LEAD", "UC-LEAD")


@pytest.mark.parametrize(
    ("address", "context", "target"),
    [
        ("UC-LEAD", None, WHOLE),
        (" UC-LEAD ", "UC-PAY", WHOLE),
        ("UC-LEAD.2", None, LOOK_UP),
        ("UC-LEAD.look-up", None, LOOK_UP),
        ("UC-LEAD.2", "UC-PAY", LOOK_UP),
        ("2", "UC-LEAD", LOOK_UP),
        ("look-up", "UC-LEAD", LOOK_UP),
        ("2a", "UC-LEAD", EXISTS),
        ("known", "UC-LEAD", EXISTS),
        ("EXT 1.1", "UC-LEAD", WAIT),
        ("EXT-1.1", "UC-LEAD", WAIT),
        ("UC-LEAD.EXT 1.1", None, WAIT),
        (
            "*a",
            "UC-LEAD",
            Target("altflow", "UC-LEAD.*a", "leads", "UC-LEAD.any-a", "Any", "*a", "UC-LEAD"),
        ),
        (
            "UC-LEAD.1,2a",
            None,
            Target("altflow", "UC-LEAD.1,2a", "leads", "UC-LEAD.1_2a", "Both", "1,2a", "UC-LEAD"),
        ),
        ("2", None, None),
        ("look-up", "UC-PAY", None),
        ("look-up", "UC-9", None),
        ("UC-LEAD.9", "UC-LEAD", None),
        ("UC-LEAD.", None, None),
        ("UC-9.1", "UC-LEAD", None),
        ("", "UC-LEAD", None),
        (".2", "UC-LEAD", None),
        ("uc-lead", None, None),
    ],
)
def test_find(address: str, context: str | None, target: Target | None) -> None:
    assert BOTH.find(address, context) == target


def test_a_label_counts_more_than_a_name_and_the_first_name_more_than_the_second() -> None:
    made = record(step("one", name="same"), alt("two", label="E1"))
    second = made.steps[0]._replace(label="2", text="second")
    third = second._replace(label="3", name="E1")
    both = made._replace(steps=(*made.steps, second, third))
    assert [
        target.title
        for address in ("UC.same", "UC.E1")
        if (target := catalogue(both).find(address)) is not None
    ] == ["one", "two"]


def test_actors_are_where_they_are_described() -> None:
    assert BOTH.actors == {"crm": ("UC-PAY", "CRM"), "sales rep": ("UC-LEAD", "Sales rep")}
    assert BOTH.find_actor(" Sales rep ") == Target(
        "actor", "Sales rep", "leads", "UC-LEAD--Sales-rep", "Sales rep", "Sales rep", "UC-LEAD"
    )
    assert BOTH.find_actor("crm") == BOTH.find_actor("CRM")
    assert BOTH.find_actor("Nobody else") is None
    assert (BOTH.actor_name("crm"), BOTH.actor_name("Nobody else")) == ("CRM", "Nobody else")
    assert catalogue(LEAD).actors["crm"] == ("UC-LEAD", "CRM")
    assert actor_anchor("UC", "Größe & Co.") == "UC--Größe-Co."


def test_items_are_where_they_are_named_first() -> None:
    assert {item: str(address) for item, address in BOTH.items.items()} == {
        "E-1": "UC-LEAD",
        "S-3": "UC-LEAD",
        "T-1": "UC-LEAD",
        "S-1": "UC-LEAD.1",
        "T-2": "UC-LEAD.2a1",
        "S-2": "UC-LEAD.EXT-1",
        "E-2": "UC-PAY",
    }
    there = Target("item", "S-2", "leads", "UC-LEAD.EXT-1", "S-2", "S-2", "UC-LEAD")
    assert BOTH.find_item(" S-2 ") == there
    assert BOTH.find_item("S-9") is None


def test_objects() -> None:
    objects = BOTH.objects
    assert [one for one in objects if one[3] == "pay"] == [
        ("CRM", "CRM", "actor", "pay", "UC-PAY--CRM", 1),
        ("E-2", "E-2", "item", "pay", "UC-PAY", 2),
        ("UC-PAY", "UC-PAY", "usecase", "pay", "UC-PAY", 1),
        ("UC-PAY.1", "UC-PAY.1", "step", "pay", "UC-PAY.1", -1),
        ("UC-PAY.1a", "UC-PAY.1a", "altflow", "pay", "UC-PAY.1a", 2),
        ("UC-PAY.2", "UC-PAY.2", "step", "pay", "UC-PAY.2", -1),
    ]
    found = {(name, type_, anchor) for name, _, type_, _, anchor, _ in objects}
    assert {name: rank for name, *_, rank in objects if name.startswith("UC-LEAD.2")} == {
        "UC-LEAD.2": -1,
        "UC-LEAD.2a": 2,
        "UC-LEAD.2a1": -1,
    }
    assert {name: rank for name, *_, rank in objects}["UC-LEAD.look-up"] == 2
    assert ("UC-LEAD.look-up", "step", "UC-LEAD.look-up") in found
    assert ("UC-LEAD.known", "altflow", "UC-LEAD.known") in found
    assert ("UC-LEAD.*a", "altflow", "UC-LEAD.any-a") in found
    assert len({name for name, *_ in objects}) == len(objects)
    assert all(XML_NAME.fullmatch(anchor) for _, _, anchor in found)
    assert objects == sorted(objects)


def test_objects_with_what_they_say() -> None:
    titled = {one[0]: one[1] for one in BOTH.titled_objects() if one[3] == "pay"}
    assert titled == {
        "CRM": "CRM",
        "E-2": "E-2",
        "UC-PAY": "Pay",
        "UC-PAY.1": "Pay",
        "UC-PAY.1a": "No money",
        "UC-PAY.2": "2a",
    }
    assert [one[2:] for one in BOTH.titled_objects()] == [one[2:] for one in BOTH.objects]


def test_what_an_option_leads_to_may_be_a_range_of_steps() -> None:
    def found(address: str, context: str | None = None) -> tuple[str, str, str] | None:
        target = BOTH.find_stated(address, context)
        return target and (target.fullname, target.anchor, target.label)

    assert found("UC-PAY.1-2") == ("UC-PAY.1-2", "UC-PAY.1", "1-2")
    assert found("1–2", "UC-PAY") == ("UC-PAY.1–2", "UC-PAY.1", "1–2")
    assert found("UC-PAY.1") == ("UC-PAY.1", "UC-PAY.1", "1")
    assert [found(one) for one in ("UC-PAY.1-9", "UC-PAY.9", "UC-9.1-2", "UC-LEAD")] == [
        None,
        None,
        None,
        ("UC-LEAD", "UC-LEAD", "UC-LEAD"),
    ]


def test_a_part_is_found_by_its_kind_and_first_in_its_own_use_case() -> None:
    def found(kind: str, address: str, context: str | None = None) -> str | None:
        target = BOTH.find_part(kind, address, context)
        return target.fullname if target else None

    assert found("step", "1", "UC-PAY") == "UC-PAY.1"
    assert found("step", "UC-LEAD.1", "UC-PAY") == "UC-LEAD.1"
    assert found("altflow", "1a", "UC-PAY") == "UC-PAY.1a"
    assert [
        found("altflow", "1", "UC-PAY"),
        found("step", "UC-PAY"),
        found("step", "1"),
        found("step", "1", "UC-9"),
        found("step", "", "UC-PAY"),
    ] == [None] * 5


def test_actors_are_called_as_readers_of_a_translation_know_them() -> None:
    def translated(*names: tuple[str, str]) -> Catalogue:
        return Catalogue([summarise(LEAD, names)], lambda _docname: [LEAD])

    made = translated(("CRM", "Kundenverwaltung"), ("CRM", "KV"))
    assert made.actor_names == {"CRM": "Kundenverwaltung"}
    shown = made.find_actor("CRM")
    assert shown is not None
    assert (shown.title, shown.label, shown.fullname) == ("Kundenverwaltung", "Kundenverwaltung", "CRM")
    acted = record(step("Ask", actor="CRM"), step("Go", actor="Sales rep"))
    assert [one.actor for one in made.drawn(acted).steps] == ["Kundenverwaltung", "Sales rep"]
    assert translated().drawn(acted) is acted


def test_what_items_are_named_as() -> None:
    made = catalogue(LEAD, PAY._replace(stories=("E-1",)))
    assert [made.named_as(one) for one in ("E-1", "S-1", "T-2", "X")] == [
        ["epic", "story"],
        ["story"],
        ["test"],
        [],
    ]


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("Flow", "UC--Flow"),
        ("flow", "UC--actor-flow"),
        ("scenario 1", "UC--actor-scenario-1"),
        ("actor", "UC--actor-actor"),
        ("flowers", "UC--flowers"),
        ("a flow", "UC--a-flow"),
    ],
)
def test_an_actor_has_no_anchor_of_a_diagram_or_a_scenario(name: str, anchor: str) -> None:
    assert actor_anchor("UC", name) == anchor


def test_every_object_is_found() -> None:
    for name, _, type_, docname, *_ in BOTH.objects:
        find = {"actor": BOTH.find_actor, "item": BOTH.find_item}.get(type_, BOTH.find)
        target = find(name)
        assert target is not None
        assert (target.type, target.docname) == (type_, docname)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"epics": ("E-9",)},
        {"stories": ("S-9",)},
        {"docname": "other"},
        {"flows": LEAD.flows[:1]},
        {"steps": ()},
        {"status": "draft"},
        {"tests": ("T-9",)},
        {"waived": "later"},
        {"tags": ("crm",)},
        {"actors": ()},
    ],
)
def test_the_digest_changes_with_what_the_table_shows(change: dict[str, object]) -> None:
    changed: UseCase = LEAD._replace(**change)  # type: ignore[arg-type]
    assert summarise(changed).traced != summarise(LEAD).traced


def test_the_digest_is_the_same_for_what_the_table_does_not_show() -> None:
    moved = LEAD._replace(line=99, specializes=("UC-PAY",), diagram="none")
    assert summarise(moved).traced == summarise(LEAD).traced
    assert digest(("a", 1)) == digest(("a", 1)) != digest(("a", 2))
    assert len(digest("\ud800")) == 20


SEEN = record(
    step("Ask", actor="CRM", name="ask"),
    step("Wait", alt("Late", step("Remind"), name="late", resume="next"), optional=True, choice=True),
    step("Answer", include=("UC-PAY",), repeat="1-2", until="done"),
    step("Again", repeat="2-3", while_="open"),
    alt("Never", origin="1", end="failure: lost"),
    alt("Else", origin="1-2", goto="UC-PAY.1"),
)


def replaced(made: UseCase, part: str, **change: object) -> UseCase:
    """The same with another step or alternative, of those that stand at the top."""

    def one(old: Any) -> Any:
        return old._replace(**change) if old.label == part else old

    return made._replace(steps=tuple(map(one, made.steps)), flows=tuple(map(one, made.flows)))


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("", {"id": "UC-9"}),
        ("", {"title": "Other"}),
        ("", {"docname": "other"}),
        ("", {"diagram": "swimlane"}),
        ("", {"ending": End("failure")}),
        ("1", {"label": "1x"}),
        ("1", {"name": "inquire"}),
        ("1", {"text": "Inquire"}),
        ("1", {"actor": "Sales rep"}),
        ("1", {"optional": True}),
        ("1", {"choice": True}),
        ("3", {"include": ("UC-PAY.1",)}),
        ("3", {"repeat": Repeat("2", "2", "done")}),
        ("3", {"repeat": Repeat("1", "3", "done")}),
        ("3", {"repeat": Repeat("1", "2", "ready")}),
        ("4", {"repeat": Repeat("2", "3", None, "closed")}),
        ("2a", {"label": "E1"}),
        ("2a", {"name": "too-late"}),
        ("2a", {"condition": "Too late"}),
        ("2a", {"branches": ("1", "2")}),
        ("2a", {"steps": ()}),
        ("2a", {"ending": Resume("2")}),
        ("2a", {"ending": Resume("3")}),
        ("2a", {"ending": None}),
        ("1a", {"ending": End("abort", "lost")}),
        ("1a", {"ending": End("failure", "gone")}),
        ("1-2a", {"ending": Goto("UC-PAY")}),
    ],
)
def test_the_digest_changes_with_what_its_flow_shows(part: str, change: dict[str, object]) -> None:
    changed: UseCase = replaced(SEEN, part, **change) if part else SEEN._replace(**change)  # type: ignore[arg-type]
    assert changed != SEEN
    assert summarise(changed).flow != summarise(SEEN).flow


def test_the_digest_is_the_same_for_what_its_flow_does_not_show() -> None:
    moved = replaced(SEEN._replace(line=99, status="draft"), "1", line=98)
    assert summarise(moved).flow == summarise(SEEN).flow


def test_who_refers_to_a_use_case() -> None:
    pay = record(step(include=("UC-LEAD.2",)))._replace(id="UC-PAY", docname="pay", line=7)
    made = catalogue(LEAD, pay)
    ((summary, relation),) = made.referring["UC-LEAD"]
    assert (summary.id, relation.kind, relation.label) == ("UC-PAY", "include", "1")
    assert "UC-PAY" not in made.referring


def test_what_a_use_case_says_of_itself_is_not_said_of_it_by_others() -> None:
    again = record(step(include=("UC-PAY",)), goto="UC-PAY.1")._replace(id="UC-PAY")
    assert catalogue(again).referring == {}


def test_use_cases_of_other_projects_come_last_and_are_none_of_ours() -> None:
    both = catalogue(PAY._replace(docname="//shop/pay"), LEAD)
    assert list(both.summaries) == ["UC-LEAD", "UC-PAY"]
    assert [summary.id for summary in both.ours] == ["UC-LEAD"]
    assert both.actors == {"crm": ("UC-LEAD", "CRM"), "sales rep": ("UC-LEAD", "Sales rep")}
    assert {docname for _, _, _, docname, _, _ in both.objects} == {"leads"}
    assert both.find("UC-PAY.1a") is not None
