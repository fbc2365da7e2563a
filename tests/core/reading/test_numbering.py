"""Labels of steps and alternatives, and the references between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.drafting import alt, labels_of, numbered, step, steps, usecase
from core.model.test_labels import XML_NAME
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.reading.drafts import Draft, FlowDraft, StepDraft, UseCaseDraft
from sphinxext.usecase.core.reading.numbering import Numbering

# Drafts are numbered in place, so each case makes its own.


def test_nothing_has_no_labels() -> None:
    assert labels_of() == []


def test_main_steps_and_sub_steps() -> None:
    assert labels_of(step(), step("", step(), step("", step()), step()), step()) == [
        "1",
        "2",
        "2.1",
        "2.2",
        "2.2.1",
        "2.3",
        "3",
    ]


def test_alternatives_that_stand_in_their_step() -> None:
    body = step("", alt("", step(), step("", alt("", step())))), step("", alt(), alt())
    assert labels_of(*body) == ["1", "1a", "1a1", "1a2", "1a2a", "1a2a1", "2", "2a", "2b"]


def test_alternatives_in_sub_steps() -> None:
    assert labels_of(step("", step("", alt("", step("", step()))))) == [
        "1",
        "1.1",
        "1.1a",
        "1.1a1",
        "1.1a1.1",
    ]


@pytest.mark.parametrize(
    ("origin", "label"),
    [
        ("4", "4a"),
        (" 4 ", "4a"),
        ("4.", "4a"),
        ("UC.4", "4a"),
        ("named", "3a"),
        ("2-4", "2-4a"),
        ("2 - 4", "2-4a"),
        ("2 -4", "2-4a"),
        ("2–4", "2-4a"),
        ("2 – 4", "2-4a"),
        ("2 - named", "2-3a"),
        ("UC.2-UC.4", "2-4a"),
        ("3-3", "3a"),
        ("2, 5", "2,5a"),
        ("2,5", "2,5a"),
        ("2; 5", "2,5a"),
        (" , 2, 5,", "2,5a"),
        ("1, 3-5", "1,3-5a"),
        ("5, 2", "5,2a"),
        ("*", "*a"),
        (" * ", "*a"),
        ("\\*", "*a"),
        ("start", "A1"),
        ("Start", "A1"),
        ("", "A1"),
        ("  ", "A1"),
        (None, "A1"),
    ],
)
def test_the_branch_point_makes_the_label(origin: str | None, label: str) -> None:
    flow = alt("", step(), origin=origin)
    body = [step(), step(), step(name="named"), step(), step()]
    assert labels_of(*body, flow)[5:] == [label, labels.step_label(label, 1)]


def test_a_stated_branch_point_counts_more_than_the_place() -> None:
    assert labels_of(step("", alt(origin="2")), step()) == ["1", "2a", "2"]
    assert labels_of(step("", alt(origin=" ")), step()) == ["1", "1a", "2"]


def test_letters_are_counted_per_branch_point_in_document_order() -> None:
    origins = ["2", "1", "2", "1-2", "*", "2", "1,2", "*", "1-2", None, "start"]
    expected = ["2a", "1a", "2b", "1-2a", "*a", "2c", "1,2a", "*b", "1-2b", "A1", "A2"]
    assert labels_of(*steps(2), *(alt(origin=origin) for origin in origins))[2:] == expected


def test_more_than_26_alternatives() -> None:
    made = labels_of(step(), *(alt(origin="1") for _ in range(28)))
    assert [*made[1:3], *made[25:]] == ["1a", "1b", "1y", "1z", "1aa", "1ab"]


def test_alternatives_inside_alternatives() -> None:
    body = alt("", step(), alt("", step()), alt(origin="*"), alt(origin="start"), alt(origin="1a"))
    assert labels_of(step("", body)) == [
        "1",
        "1a",
        "1a1",
        "1a.A1",
        "1a.A1.1",
        "1a.*a",
        "1a.A2",
        "1aa",
    ]


def test_labels_of_unlinked_alternatives_are_counted_once_for_the_use_case() -> None:
    assert labels_of(alt(), step(), alt(origin="1"), alt("", step()), alt()) == [
        "A1",
        "1",
        "1a",
        "A2",
        "A2.1",
        "A3",
    ]


def test_an_alternative_of_a_step_of_another() -> None:
    flows = alt("", step(), origin="1a1"), alt("", step(), origin="1"), alt(origin="1a1a1")
    assert labels_of(step(), *flows) == ["1", "1a1a", "1a1a1", "1a", "1a1", "1a1a1a"]


def test_an_alternative_of_another_as_a_whole() -> None:
    whole = alt("", step(), step(), origin="1")
    inner = alt("", step(), origin="1a")
    made = numbered(step(), inner, whole)
    assert (inner.label, inner.body[0].label) == ("1aa", "1aa1")
    assert (inner.parent, whole.parent) == (whole, None)
    assert made.span("1a") is not None


def test_a_whole_alternative_s_letters_make_way_for_the_27th() -> None:
    flows = [alt(origin="1") for _ in range(27)]
    inner = alt(origin="1a")
    numbered(step(), *flows, inner)
    assert (flows[26].label, inner.label) == ("1aa", "1ab")


def test_a_chain_of_branch_points_in_reverse_order() -> None:
    chain = [alt("", step(), origin="1" + "a1" * depth) for depth in reversed(range(12))]
    made = numbered(step(), *chain)
    assert [flow.label for flow in reversed(chain)] == ["1" + "a1" * depth + "a" for depth in range(12)]
    assert made.unresolved == []
    assert [flow.parent for flow in chain] == [*chain[1:], None]


# -- the author's own labels --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "first", "nested", "inner_flow", "unlinked"),
    [
        ("A1", "A1.1", "A1.1.1", "A1.1a", "A1.A1"),
        ("FA2", "FA2.1", "FA2.1.1", "FA2.1a", "FA2.A1"),
        ("E1", "E1.1", "E1.1.1", "E1.1a", "E1.A1"),
        ("EXT 1", "EXT 1.1", "EXT 1.1.1", "EXT 1.1a", "EXT 1.A1"),
        ("A", "A.1", "A.1.1", "A.1a", "A.A1"),
        ("Timeout", "Timeout.1", "Timeout.1.1", "Timeout.1a", "Timeout.A1"),
        ("9b", "9b1", "9b1.1", "9b1a", "9b.A1"),
    ],
)
def test_an_author_s_label_of_an_alternative(
    label: str, first: str, nested: str, inner_flow: str, unlinked: str
) -> None:
    flow = alt("", step("", step(), alt()), alt(), label=label, origin="1")
    assert labels_of(step(), flow) == ["1", label, first, nested, inner_flow, unlinked]


@pytest.mark.parametrize(
    ("label", "first", "flow"),
    [
        ("A1", "A1.1", "A1a"),
        ("S", "S.1", "Sa"),
        ("S 3", "S 3.1", "S 3a"),
        ("3b", "3b1", "3ba"),
    ],
)
def test_an_author_s_label_of_a_step(label: str, first: str, flow: str) -> None:
    made = labels_of(step(), step("", step(), alt(), label=label), step())
    assert made == ["1", label, first, flow, "3"]


def test_the_count_goes_on_past_an_author_s_label() -> None:
    flows = [alt(origin="1"), alt(origin="1", label="E1"), alt(origin="1")]
    assert labels_of(step(), *flows) == ["1", "1a", "E1", "1c"]
    assert labels_of(alt(), alt(label="E1"), alt()) == ["A1", "E1", "A3"]


def test_an_author_s_label_equal_to_the_computed_one_is_no_clash() -> None:
    flows = [alt(origin="1", label="1a"), alt(origin="1"), alt(label="A1"), alt()]
    made = numbered(step(label="1"), *flows)
    assert [draft.label for draft in made.drafts] == ["1", "1a", "1b", "A1", "A2"]
    assert made.rejected == set()


def test_a_label_used_twice_is_computed_the_second_time() -> None:
    first, second, third = (alt("", step(), label="E1", origin="1") for _ in range(3))
    made = numbered(step(), first, second, third)
    assert [draft.label for draft in made.flows] == ["E1", "1b", "1c"]
    assert made.rejected == {second, third}
    assert second.body[0].label == "1b1"


def test_labels_that_differ_in_blanks_and_hyphens_are_one_address() -> None:
    made = numbered(alt(label="EXT 1"), alt(label="EXT-1"), alt(label="EXT  1"))
    assert [flow.label for flow in made.flows] == ["EXT 1", "A2", "A3"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([step(), alt(origin="1", label="1b"), alt(origin="1")], ["1", "1b", "1c"]),
        ([step(), alt(origin="1"), alt(label="1a")], ["1", "1b", "1a"]),
        ([alt(origin="start"), alt(label="A1")], ["A2", "A1"]),
        ([alt(), alt(), alt(label="A2")], ["A1", "A3", "A2"]),
        ([alt(origin="*"), alt(label="any-a")], ["*b", "any-a"]),
        ([alt("", step(), step(), label="E"), alt(label="E.1")], ["E", "E.2", "E.3", "E.1"]),
        ([step("", step(), step()), alt(label="1.1")], ["1", "1.2", "1.3", "1.1"]),
    ],
)
def test_computed_labels_skip_authors_labels(body: list[Draft], expected: list[str]) -> None:
    made = numbered(*body)
    assert [draft.label for draft in made.drafts] == expected
    assert made.rejected == set()


def test_numbers_of_steps_skip_an_author_s_label_and_go_on_from_there() -> None:
    own = step(label="2")
    made = numbered(own, step(), step())
    assert ([one.label for one in made.steps], made.rejected) == (["2", "3", "4"], set())
    assert made.renumbered == {made.steps[1]: 2, made.steps[2]: 3}


def test_a_step_and_an_alternative_share_one_space_of_labels() -> None:
    made = numbered(step(label="X"), alt(label="X"))
    assert [draft.label for draft in made.drafts] == ["X", "A1"]


def test_a_label_used_twice_costs_no_other_label() -> None:
    flows = [alt(label="E1"), alt(label="E1"), alt(label="A2")]
    made = numbered(*flows)
    assert [flow.label for flow in made.flows] == ["E1", "A3", "A2"]
    assert made.rejected == {flows[1]}


# -- references ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ("2", "2"),
        (" 2 ", "2"),
        ("2.", "2"),
        ("UC.2", "2"),
        ("named", "2"),
        ("UC.named", "2"),
        ("2.1", "2.1"),
        ("2a", "2a"),
        ("2a1", "2a1"),
        ("EXT 1", "EXT 1"),
        ("EXT-1", "EXT 1"),
        ("EXT  1.1", "EXT 1.1"),
        ("UC.EXT-1", "EXT 1"),
        ("*a", "*a"),
        ("1,2a", "1,2a"),
        ("1-2a", "1-2a"),
        ("failed", "2a"),
    ],
)
def test_find(reference: str, label: str) -> None:
    made = numbered(
        step(),
        step("", step(), alt("", step(), name="failed"), name="named"),
        alt("", step(), label="EXT 1"),
        alt(origin="*"),
        alt(origin="1, 2"),
        alt(origin="1-2"),
    )
    found = made.find(reference)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "reference", ["", " ", ".", "0", "3", "2b", "NAMED", "OTHER.1", "UC", "UC.", "1-2", "1, 2", "*"]
)
def test_find_nothing(reference: str) -> None:
    assert numbered(step(name="named"), step("", alt())).find(reference) is None


def test_of_two_with_one_name_the_first_counts_and_a_label_before_a_name() -> None:
    first, second, other = step(name="same"), step(name="same"), step(name="E1")
    flow = alt(label="E1")
    made = numbered(first, second, other, flow)
    assert made.find("same") is first
    assert made.find("E1") is flow


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("2", ["2"]),
        ("1-3", ["1", "2", "3"]),
        ("1 – 3", ["1", "2", "3"]),
        ("2.1-2.2", ["2.1", "2.2"]),
        ("2a1-2a2", ["2a1", "2a2"]),
        ("2a", ["2a"]),
        ("first - third", ["1", "2", "3"]),
        ("first-third", ["1", "2", "3"]),
        ("look-up - third", ["2", "3"]),
        ("look-up–third", ["2", "3"]),
        ("look-up", ["2"]),
        ("EXT 1.1 - EXT 1.2", ["EXT 1.1", "EXT 1.2"]),
        ("EXT-1.1 - EXT-1.2", ["EXT 1.1", "EXT 1.2"]),
        ("EXT 1.1–EXT 1.2", ["EXT 1.1", "EXT 1.2"]),
    ],
)
def test_span(text: str, labels: list[str]) -> None:
    span = ranged().span(text)
    assert span is not None
    assert [target.label for target in span.targets] == labels
    assert (span.first, span.last) == (span.targets[0], span.targets[-1])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "1-",
        "-3",
        "1-9",
        "3-1",
        "1-2.1",
        "2.1-3",
        "1-2a",
        "2a-EXT 1",
        "2a1-3",
        "1-2-3",
        "1 - 2 - 3",
        "look-up-third",
        "1, 2",
    ],
)
def test_no_span(text: str) -> None:
    assert ranged().span(text) is None


def ranged() -> Numbering:
    return numbered(
        step(name="first"),
        step("", step(), step(), alt("", step(), step()), name="look-up"),
        step(name="third"),
        alt("", step(), step(), label="EXT 1"),
    )


@pytest.mark.parametrize("origin", ["9", "2, 9", "nowhere", "2-9", "2-1", "*, 1", ",", "1a-1"])
def test_an_unknown_branch_point_counts_as_not_stated(origin: str) -> None:
    flow = alt("", step(), origin=origin)
    made = numbered(*steps(3), flow, alt())
    assert made.unresolved == [flow]
    assert flow.branch is not None
    assert flow.branch.kind == "unstated"
    assert {one.label for one in made.flows} == {"A1", "A2"}
    assert flow.body[0].label == f"{flow.label}.1"


def test_an_unknown_branch_point_inside_an_alternative() -> None:
    inner = alt(origin="9")
    outer = alt("", step("", inner))
    made = numbered(step("", outer))
    assert (inner.label, inner.parent, made.unresolved) == ("1a.A1", outer, [inner])


def test_what_waits_for_an_unknown_branch_point_is_not_to_blame() -> None:
    waiting = alt(origin="in-it")
    unknown = alt("", step(name="in-it"), origin="9")
    made = numbered(step(), waiting, unknown)
    assert made.unresolved == [unknown]
    assert (unknown.label, waiting.label) == ("A1", "A1.1a")


def test_what_names_a_label_that_is_given_late_waits_for_it() -> None:
    unknown = alt("", step(), origin="A9.1")
    waiting = alt(origin="A1.1")
    made = numbered(step(), unknown, waiting)
    assert made.unresolved == [unknown]
    assert (unknown.label, waiting.label) == ("A1", "A1.1a")


def test_alternatives_that_branch_from_each_other_by_label() -> None:
    first = alt("", step(), label="E1", origin="E2.1")
    second = alt("", step(), label="E2", origin="E1.1")
    made = numbered(first, second)
    assert made.unresolved == [first]
    assert (first.parent, second.parent) == (None, first)


def test_alternatives_that_branch_from_each_other_by_name() -> None:
    first = alt("", step(name="one"), origin="two")
    second = alt("", step(name="two"), origin="one")
    made = numbered(first, second)
    assert first in made.unresolved
    assert first.label == "A1"
    assert None not in {draft.label or None for draft in made.drafts}


@pytest.mark.parametrize("origin", ["own", "E1", "E1.1"])
def test_an_alternative_that_branches_from_itself(origin: str) -> None:
    flow = alt("", step(name="own"), label="E1", origin=origin)
    made = numbered(step(), flow)
    assert (made.unresolved, flow.parent) == ([flow], None)


def test_an_alternative_that_branches_from_one_inside_it() -> None:
    inner = alt("", step(), label="E2")
    outer = alt("", step("", inner), label="E1", origin="E2.1")
    made = numbered(outer)
    assert made.unresolved == [outer]
    assert (outer.parent, inner.parent) == (None, outer)


def test_an_alternative_that_branches_from_itself_inside_one_that_branches_from_it() -> None:
    inner = alt("", step(), label="E2", origin="E2.1, 1")
    outer = alt("", step("", inner), label="E1", origin="E2.1")
    made = numbered(step(), outer)
    assert made.unresolved == [inner]
    assert (outer.parent, inner.parent) == (inner, None)


def test_the_parent_is_the_alternative_that_holds_the_branch_point() -> None:
    first = alt("", step("", step()), step(), origin="1")
    second = alt("", step(), origin="1")
    sub_step, both, any_time, two = (
        alt(origin="1a1.1"),
        alt(origin="1a1, 1a2"),
        alt(origin="*"),
        alt(origin="1a1, 1b1"),
    )
    numbered(step(), first, second, sub_step, both, any_time, two)
    assert [flow.parent for flow in (sub_step, both, any_time, two)] == [first, first, None, None]


def test_what_follows_a_step() -> None:
    made = numbered(step(), step("", step(), step("", step())), step("", alt("", step())))
    following = {
        draft.label: (after.label if (after := made.following(draft)) else None)
        for draft in made.drafts
        if isinstance(draft, StepDraft)
    }
    assert following == {
        "1": "2",
        "2": "3",
        "2.1": "2.2",
        "2.2": "3",
        "2.2.1": "3",
        "3": None,
        "3a1": None,
    }


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", []),
        (" , ;", []),
        ("a", ["a"]),
        (" a b ,c ; d,", ["a b", "c", "d"]),
        ("a\n, b", ["a", "b"]),
    ],
)
def test_split_list(text: str, items: list[str]) -> None:
    assert labels.split_list(text) == items


# -- any tree -----------------------------------------------------------------------------------

ORIGINS = st.one_of(
    st.none(),
    st.sampled_from(["1, 3", "", "EXT 1"]),
    st.sampled_from(
        "1 2 3 1-2 * start 1a 1a1 1b 2a1 A1 A1.1 *a1 E1 E1.1 1-2a1 nowhere n1 n2 n3".split()
    ),
)
OWN = st.one_of(
    st.none(),
    st.sampled_from("A1 A2 FA2 E1 E2 EXT-1 E X 1a 1b 2 1.1 A1.1 E1.1 1a1 1-2 X1 any-a 1_2a".split()),
    st.just("EXT 1"),
)
NAMES = st.one_of(st.none(), st.sampled_from("n1 n2 n3 E1 A1".split()))


def bodies(depth: int) -> st.SearchStrategy[list[Draft]]:
    if depth == 0:
        return st.just([])
    inner = bodies(depth - 1)
    parts = st.one_of(
        st.builds(lambda body, label, name: step("s", *body, label=label, name=name), inner, OWN, NAMES),
        st.builds(
            lambda body, label, name, origin: alt("c", *body, label=label, name=name, origin=origin),
            inner,
            OWN,
            NAMES,
            ORIGINS,
        ),
    )
    return st.lists(parts, max_size=4)


TREES = bodies(3).map(lambda body: usecase(*body))


@given(TREES)
@settings(max_examples=60)
def test_the_labels_of_any_tree(tree: UseCaseDraft) -> None:
    made = Numbering(tree)
    every_label_is_an_address_of_its_own(made)
    every_name_leads_to_the_first_with_it_unless_it_is_a_label(made)
    only_a_clash_takes_an_author_s_label_away(made)
    no_alternative_is_above_itself(made)


def every_label_is_an_address_of_its_own(made: Numbering) -> None:
    addresses = [labels.address("UC", draft.label) for draft in made.drafts]
    assert len(set(addresses)) == len(addresses)
    assert len(set(map(labels.anchor, addresses))) == len(addresses)
    for draft, address in zip(made.drafts, addresses, strict=True):
        for reference in (draft.label, address, f" {draft.label} "):
            assert made.find(reference) is draft
        assert XML_NAME.fullmatch(labels.anchor(address))


def every_name_leads_to_the_first_with_it_unless_it_is_a_label(made: Numbering) -> None:
    taken = {labels.slot(draft.label) for draft in made.drafts}
    named = {draft.name: draft for draft in reversed(made.drafts) if draft.name}
    for name, draft in named.items():
        assert (made.find(name) is draft) == (name not in taken or name == draft.label)


def only_a_clash_takes_an_author_s_label_away(made: Numbering) -> None:
    for draft in made.drafts:
        if draft.own_label and draft not in made.rejected:
            assert draft.label == draft.own_label
        else:
            assert draft.label
    own = [labels.slot(draft.own_label) for draft in made.drafts if draft.own_label]
    for draft in made.rejected:
        assert draft.own_label
        assert own.count(labels.slot(draft.own_label)) > 1


def no_alternative_is_above_itself(made: Numbering) -> None:
    for flow in made.flows:
        assert flow.branch is not None
        above: FlowDraft | None = flow
        for _ in made.flows:
            above = above.parent if above else None
        assert above is None


@given(st.integers(1, 30), st.data(), st.sampled_from(["-", "–", " - ", " – "]))
@settings(max_examples=100)
def test_a_range_holds_its_steps(number: int, data: st.DataObject, hyphen: str) -> None:
    first, last = data.draw(st.integers(1, number)), data.draw(st.integers(1, number))
    made = numbered(*steps(number))
    span = made.span(f"{first}{hyphen}{last}")
    if last < first:
        assert span is None
    else:
        assert span is not None
        assert list(span.targets) == made.steps[first - 1 : last]


@given(st.lists(st.text(st.characters(exclude_characters=",;"), min_size=1).filter(str.strip)))
@settings(max_examples=100)
def test_a_list_holds_its_items(items: list[str]) -> None:
    assert labels.split_list(" , ".join(items)) == [item.strip() for item in items]


# -- authors' numbers ---------------------------------------------------------------------------


def test_references_mean_the_numbers_as_written() -> None:
    body = [step(number=1), step("", step(number=4), number=3), step(number=4)]
    flow, other = alt("", step(number=5), step(number=6), origin="3-4"), alt(origin="3.4")
    made = numbered(*body, flow, other, alt(origin="6"))
    assert [draft.label for draft in made.drafts] == [
        *("1", "2", "2.1", "3"),
        *("2-3a", "2-3a1", "2-3a2", "2.1a", "2-3a2a"),
    ]
    assert [made.renumbered[draft] for draft in made.renumbered] == [3, 4, 4, 5, 6]
    assert made.find("2") is None
    assert made.find("3") is body[1]
    assert made.find("3-4a") is flow


def test_a_number_that_is_written_twice_means_the_first() -> None:
    body = [step(number=1), step(number=2), step(number=2), step(number=3)]
    made = numbered(*body)
    assert [one.label for one in body] == ["1", "2", "3", "4"]
    assert made.find("2") is body[1]
    assert made.renumbered == {body[2]: 2, body[3]: 3}


def test_a_number_that_a_text_begins_with_means_that_step() -> None:
    body = [step("1. Pay"), step("Look"), step("2. Go"), step("3. Leave")]
    made = numbered(*body, alt(origin="2"))
    assert [draft.label for draft in made.drafts] == ["1", "2", "3", "4", "3a"]
    assert [made.find(number) for number in "123"] == [body[0], body[2], body[3]]


def test_an_author_s_label_counts_more_than_an_author_s_number() -> None:
    body = [step(number=3), step(number=4, label="E")]
    made = numbered(*body, alt(origin="3"), alt(origin="E"))
    assert [draft.label for draft in made.drafts] == ["1", "E", "1a", "Ea"]
    assert made.renumbered == {body[0]: 3}


def test_numbers_as_they_are_counted_are_no_matter() -> None:
    made = numbered(step(number=1), step(number=2))
    assert (made.renumbered, made.known) == ({}, made.by_label)


@pytest.mark.parametrize(
    ("texts", "renumbered"),
    [
        (["1. Pay", "3. Go"], [3]),
        (["Step 2: pay", "Schritt 3. Gehen"], [2, 3]),
        (["1) Pay", "2) Go"], []),
        (["3. Pay"], []),
        (["1. Pay", "Go", "4. Leave"], [4]),
        (["Pay", "3. Go"], [3]),
        (["1. Pay", "Look", "2. Go", "3. Leave"], [2, 3]),
        (["Pay", "Wait", "2. reminder", "3. reminder"], []),
        (["0. Pay"], []),
        (["1.5 litres", "3.5 litres"], []),
        (["2.", "3."], []),
    ],
)
def test_the_number_that_a_step_begins_with(texts: list[str], renumbered: list[int]) -> None:
    made = numbered(*map(step, texts))
    assert [*made.renumbered.values()] == renumbered


def test_an_alternative_with_the_label_of_its_own_branch_point() -> None:
    flow = alt("", step(), label="2", origin="1, 2")
    made = numbered(*steps(3), flow)
    assert [draft.label for draft in made.drafts] == ["1", "3", "4", "2", "2.1"]
    assert made.unresolved == [flow]
