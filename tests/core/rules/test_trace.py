"""Rules over what use cases are traced to."""

from __future__ import annotations

from collections.abc import Iterator

from core.drafting import alt, record, step
from core.tracing import item, named, project
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Actor
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.rules.empty_view import unknown_ids
from sphinxext.usecase.core.rules.registry import findings, rules
from sphinxext.usecase.core.rules.tracing import Cited, Gate, Lapsed, Traced, View
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.verdicts import Verdict


def findings_of(made: Project) -> Iterator[Finding]:
    """What is wrong with the items of a project."""
    return (one for one in judged(made) if one.rule in ("unknown-item", "wrong-kind"))


def judged(made: Project, *gates: Gate) -> list[Finding]:
    """What the rules over what use cases are traced to find."""
    traced = Traced(made.catalogue, made.items, lambda: made, has_results=True, gates=gates)
    return judged_of(traced)


def judged_of(traced: Traced) -> list[Finding]:
    """The same of what a project is traced to."""
    return list(findings("traced", traced, rules()))


def test_unknown_items_are_reported_where_they_are_named_first() -> None:
    made = record(
        step("", step(stories=("S-2",)), stories=("S-1",), line=12),
        alt("", step(tests=("T-1", "S-2"), line=31), label="EXT 1", stories=("S-3",), line=30),
        epics=("E-1",),
        stories=("S-0",),
    )
    findings = list(findings_of(project(made, known="S-0")))
    assert {finding.rule for finding in findings} == {"unknown-item"}
    assert {finding.docname for finding in findings} == {"page"}
    assert [(finding.message.partition(" matches")[0], finding.line) for finding in findings] == [
        ('UC: "E-1"', 1),
        ('UC.1: "S-1"', 12),
        ('UC.1.1: "S-2"', 3),
        ('UC.EXT-1: "S-3"', 30),
        ('UC.EXT-1.1: "T-1"', 31),
    ]
    assert findings[0].message == (
        'UC: "E-1" matches no pattern of usecase_trackers and no other source describes it; '
        "correct the id or add a pattern"
    )


def test_who_has_approved_what_has_changed_is_named_once() -> None:
    made, whole = project(record(step())), Lapsed("UC", "", "Owner", "J. Doe", "2026-05-01")
    traced = Traced(made.catalogue, made.items, lambda: made, lapsed=lambda: [whole, whole])
    (finding,) = judged_of(traced)
    assert finding.text == "this has changed since it was approved (Owner: J. Doe on 2026-05-01)"


def test_too_few_flows_pass() -> None:
    made = project(
        named("UC-1", step(), alt(), alt()),
        results=[("a", "passed", "UC-1"), ("b", "skipped", "UC-1.A1")],
    )
    gates = [Gate(None, percent, setting="min_passing", rule="passing") for percent in (33, 34)]
    (found,) = (one for one in judged(made, *gates) if one.rule in ("passing", "coverage"))
    assert (found.rule, found.setting, found.words) == ("passing", "min_passing", "34 %")
    assert found.message == (
        "33.3 % of the flows are passed (1 of 3), but 34 % are asked for; not passed: UC-1.A1, UC-1.A2"
    )


def test_known_items_are_no_finding() -> None:
    made = project(record(step(stories=("S-1",)), epics=("E-1",)), known="S-.", items=[item("E-1")])
    assert list(findings_of(made)) == []


def test_an_item_of_another_kind_is_reported_once_for_each_kind_it_is_named_as() -> None:
    made = record(
        step("", stories=("E-1",), tests=("E-1",), line=5),
        step("", stories=("E-1",), line=6),
        epics=("S-1", "E-1"),
    )
    found = findings_of(project(made, items=[item("E-1"), item("S-1")]))
    assert [(one.rule, one.line, one.message.partition(";")[0]) for one in found] == [
        ("wrong-kind", 1, 'UC: "S-1" is named as an epic, but its source says that it is a story'),
        ("wrong-kind", 5, 'UC.1: "E-1" is named as a story, but its source says that it is an epic'),
        ("wrong-kind", 5, 'UC.1: "E-1" is named as a test, but its source says that it is an epic'),
    ]


def test_a_test_case_is_known_by_its_result_or_its_form() -> None:
    made = record(step(tests=("has-result", "pkg.T::lost", "T-9"), stories=("has-result",)))
    found = findings_of(project(made, results=[("has-result", "passed", "")]))
    assert [one.message.partition(" matches")[0] for one in found] == [
        'UC.1: "has-result"',  # a story it is not
        'UC.1: "T-9"',
    ]


def test_waivers_of_flows_that_known_stories_stand_for_are_told() -> None:
    made = record(
        step(stories=("S-1", "E-1")),
        alt("Unknown", waived="rare", stories=("S-9",), line=7),
        alt("Of another kind", waived="rare", stories=("E-1",), line=8),
        alt("Known", step(stories=("S-1", "S-9")), waived="rare", line=9),
        alt("None", waived="rare"),
        waived="no",
    )
    traced = project(made, items=[item("S-1"), item("E-1")])
    found = [one for one in judged(traced) if one.rule == "waived-story"]
    assert [(one.line, one.message) for one in found] == [
        (1, "UC: the main flow is waived, but has S-1; leave out :waived: or :stories:"),
        (9, "UC: alternative A3 is waived, but has S-1; leave out :waived: or :stories:"),
    ]
    unknown = [one.message.partition(" matches")[0] for one in findings_of(traced)]
    assert 'UC.A1: "S-9"' in unknown


def test_results_that_name_nothing_are_told_with_their_place() -> None:
    made = project(record(step()), results=[("t", "passed", "UC.1 UC.7")])
    (found,) = (one for one in judged(made) if one.rule == "unknown-result")
    assert (found.file, found.line) == ("r.xml", 1)
    assert found.message.startswith('t: "UC.7" leads nowhere; expected the address of a use case')


def test_results_that_name_the_same_are_told_once() -> None:
    results: list[tuple[str, Verdict, str]] = [
        (f"t{number}", "passed", "UC.7 UC") for number in range(500)
    ]
    found = judged(project(record(alt("Only")), results=results))
    assert [(one.line, one.message[:30]) for one in found if one.rule == "unknown-result"] == [
        (1, 't0 and 499 more: "UC.7" leads '),
        (1, "t0 and 499 more: UC states no "),
    ]


def test_numbers_of_what_has_a_name_are_advised_against() -> None:
    body = (
        step("", alt("", step(), step(name="ring"), name="busy"), alt("", step()), name="call"),
        step("", step(), alt("", step()), tests=("tests::of UC.1b", "tests::of UC.2"), line=8),
        alt("", origin="*", name="stop"),
        alt("", origin="2", label="A7", name="own"),
    )
    by_number = "UC.1 UC.1a UC.1a1 UC.1a2 UC.1b UC.1b1 UC.*a"
    stable = "UC UC.call UC.busy UC.ring UC.2 UC.2.1 UC.2a UC.2a1 UC.A7 UC.nowhere"
    catalogue_ = project(
        record(*body),
        named("UCX", step(include=("UC.1",), line=5), step(include=("UC.call",)), goto="UC.1a"),
        results=[("t", "passed", f"{by_number} {stable}"), ("u", "passed", "UC.1")],
    )
    cited = (
        Cited("1", "UC", "page", 3),
        Cited("UC.1a1", "UC", "page", 4),
        Cited("call", "UC", "page", 5),
        Cited("1", "", "page", 6),
    )
    traced = Traced(catalogue_.catalogue, catalogue_.items, lambda: catalogue_, cited=cited)
    told = [one for one in judged_of(traced) if one.rule == "unstable-reference"]
    assert [(one.docname, one.line, one.words, one.fix) for one in told] == [
        ("page", 3, "1", "write call"),
        ("page", 4, "UC.1a1", "give that step a :name: and write it"),
        ("page", 8, "tests::of UC.1b", "give that alternative a :name: and write it"),
        ("ucx", 5, "UC.1", "write UC.call"),
        ("ucx", 1, "UC.1a", "write UC.busy"),
    ]
    told = [one for one in judged(catalogue_) if one.rule == "unstable-reference" and one.file]
    assert [(one.head, one.words, one.fix) for one in told] == [
        ("t and 1 more", "UC.1", "write UC.call"),
        ("t", "UC.1a", "write UC.busy"),
        ("t", "UC.1a1", "give that step a :name: and write it"),
        ("t", "UC.1a2", "write UC.ring"),
        ("t", "UC.1b", "give that alternative a :name: and write it"),
        ("t", "UC.1b1", "give that step a :name: and write it"),
        ("t", "UC.*a", "write UC.stop"),
    ]


def test_views_that_show_nothing_are_told() -> None:
    made = project(
        record(step(), alt(kind="exception"), actors=[Actor("Ann")], tags=("a",)),
        named("UCX", step(), status="draft"),
        items=[item("E-9"), item("S-1")],
    )
    filters = {
        Filter(ids="UC*, NO*"): "",
        Filter(ids="UC"): "",
        Filter(ids="UC", tags="b"): "none has :tags: b",
        Filter(ids="UCY, UC"): '"UCY" leads nowhere; expected the id of a use case; did you mean "UC"?',
        Filter(ids="Z*"): "none has :ids: Z*",
        Filter(status="draft", tags="a"): "none has all of :tags: a, :status: draft",
        Filter(kind="exception", actor="Ann"): "",
        Filter(kind="exeption"): "none has :kind: exeption",
        Filter(epic="E-*"): "",
        Filter(epic="S-1"): "none has :epic: S-1",
    }
    views = [
        View("usecase-list", only, "page", line)
        for line, only in enumerate([*filters, Filter(kind="exeption")], 1)
    ]
    views += [View("usecase-flow", Filter(), "page", 90), View("usecase-flow", Filter("UC"), "page", 91)]
    traced = Traced(made.catalogue, made.items, lambda: made, views=views)
    told = [one for one in judged_of(traced) if one.rule == "empty-view"]
    found = {one.line: one.text.removeprefix("usecase-list has no use case to show: ") for one in told}
    unknown = {one.line: one.message for one in unknown_ids(traced)}
    assert unknown.pop(90) == (
        "usecase-flow names no use case; expected the id of one; inside a use case it can be left out"
    )
    expected = [*filters.values(), filters[Filter(kind="exeption")]]
    assert found | unknown == {line: said for line, said in enumerate(expected, 1) if said}


def test_what_nobody_needs_is_told_in_one_sentence() -> None:
    items = [item("E-1"), item("E-2"), item("S-1"), item("S-2"), item("S-3")]
    made = project(record(step(stories=("S-1",)), epics=("E-2",)), items=items)
    (found,) = judged(made)
    assert (found.rule, found.setting) == ("undelivered", "undelivered")
    assert found.message == "stories that no flow delivers: S-2, S-3; epics without a use case: E-1"
    assert judged(project(record(step(stories=("S-1",))), items=[item("S-1")])) == []


def test_coverage_below_a_threshold_names_what_is_not_covered() -> None:
    one = named("UC-1", step(stories=("S-1",)), alt(), alt("", waived="no"))
    made = project(one, named("UC-2", step()), known="S-1")

    def below(only: Filter | None, percent: float) -> list[str]:
        gate = Gate(only, percent, "page", 7)
        found = judged(made, gate)
        assert {(one.rule, one.docname, one.line) for one in found} <= {("coverage", "page", 7)}
        return [one.message for one in found]

    assert below(Filter(), 33.3) == []
    assert below(Filter(ids="UC-9"), 100) == []
    assert below(None, 33.4) == below(Filter(), 33.4)
    assert below(Filter(), 33.4) == [
        "33.3 % of the flows are covered (1 of 3), but 33.4 % are asked for; not covered: UC-1.A1, UC-2"
    ]
    assert below(Filter(ids="UC-1"), 80) == [
        "50.0 % of the flows are covered (1 of 2), but 80 % are asked for; not covered: UC-1.A1"
    ]


def test_results_of_a_use_case_without_a_main_flow_are_told() -> None:
    made = project(record(alt("Only")), results=[("t", "failed", "UC")])
    assert [one.message for one in judged(made) if one.rule == "unknown-result"] == [
        "t: UC states no main flow that could be tested; name a flow of it"
    ]
