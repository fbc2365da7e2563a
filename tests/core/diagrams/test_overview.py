"""What a use case diagram shows, in lines of text and as DOT."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.diagrams.test_dot import KEPT, Drawing, shown, words_of
from core.drafting import record, step
from core.project.test_catalogue import catalogue
from helpers import assert_as_kept
from sphinxext.usecase.core.diagrams.measure import drawable, text_width
from sphinxext.usecase.core.diagrams.overview import (
    Arrow,
    Group,
    Overview,
    Participant,
    Shown,
    overview,
    overview_lines,
)
from sphinxext.usecase.core.diagrams.overviewdot import addresses, usecase_dot
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import Actor, UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.reading.drafts import Draft

ENGLISH = Words({})


def usecase(
    usecase_id: str, *body: Draft, actors: str = "", secondary: str = "", **options: str
) -> UseCase:
    """A use case on a page of its own."""
    named = [Actor(name=name) for name in actors.split()]
    named += [Actor(name=name, secondary=True) for name in secondary.split()]
    made = record(*(body or [step("Do")]), **{key: (text,) for key, text in options.items()})
    title = f"Title of {usecase_id}"
    return made._replace(id=usecase_id, title=title, docname=usecase_id.lower(), actors=tuple(named))


def seen(*usecases: UseCase, ids: str = "*") -> Overview:
    """The overview of use cases."""
    made = catalogue(*usecases)
    return overview(made, made.matching(Filter(ids=ids)), "Shop")


def test_nothing() -> None:
    assert seen() == Overview("Shop", (), (), (), ())
    assert list(overview_lines(seen(), ENGLISH)) == []


def test_use_cases_and_their_actors() -> None:
    found = seen(usecase("UC-1", actors="Anna Bob"), usecase("UC-2", actors="Bob"))
    assert found.usecases == (
        Shown("UC-1", "Title of UC-1", "uc-1", "UC-1"),
        Shown("UC-2", "Title of UC-2", "uc-2", "UC-2"),
    )
    assert found.actors == (
        Participant("Anna", ("UC-1",), False, "uc-1", "UC-1--Anna"),
        Participant("Bob", ("UC-1", "UC-2"), False, "uc-1", "UC-1--Bob"),
    )


def test_an_actor_is_secondary_if_it_is_nothing_else_anywhere() -> None:
    found = seen(usecase("UC-1", secondary="Bank Bob"), usecase("UC-2", actors="Bob", secondary="Bank"))
    assert [(one.name, one.secondary) for one in found.actors] == [("Bank", True), ("Bob", False)]


def test_what_use_cases_say_of_each_other() -> None:
    found = seen(
        usecase("UC-1", step("", include=("UC-2",)), step("", include=("UC-2.1", "UC-3"))),
        usecase("UC-2", extends="UC-1.2"),
        usecase("UC-3", specializes="UC-2", extends="UC-1"),
    )
    assert found.arrows == (
        Arrow("include", "UC-1", "UC-2"),
        Arrow("include", "UC-1", "UC-3"),
        Arrow("extends", "UC-2", "UC-1", "2"),
        Arrow("extends", "UC-3", "UC-1"),
        Arrow("specializes", "UC-3", "UC-2"),
    )


def test_a_named_step_is_shown_by_its_label_and_a_missing_one_not_at_all() -> None:
    extended = usecase("UC-1", step("", name="pay"))
    found = seen(extended, usecase("UC-2", extends="UC-1.pay"), usecase("UC-3", extends="UC-1.9"))
    assert [link.at for link in found.arrows] == ["1", ""]


def test_what_goes_on_elsewhere_is_no_relation() -> None:
    one = record(step("Do"), goto="UC-2")._replace(id="UC-1")
    assert seen(one, usecase("UC-2")).arrows == ()


def test_what_is_not_shown_has_no_arrow() -> None:
    one = usecase("UC-1", step("", include=("UC-2", "UC-9", "UC-1.1")), actors="Anna")
    found = seen(one, usecase("UC-2", actors="Bob"), ids="UC-1")
    assert found.arrows == ()
    assert [actor.name for actor in found.actors] == ["Anna"]


RICH = Overview(
    "Shop",
    (Shown("UC-1", "Buy", "a", "UC-1"), Shown("UC-2", "", "b", "UC-2")),
    (
        Participant("Anna", ("UC-1", "UC-2"), False, "a", "UC-1--Anna"),
        Participant("Bank", ("UC-1",), True, "b", "UC-3--Bank"),
    ),
    (
        Arrow("include", "UC-1", "UC-2"),
        Arrow("extends", "UC-2", "UC-1"),
        Arrow("extends", "UC-2", "UC-1", "2a"),
        Arrow("specializes", "UC-2", "UC-1"),
    ),
    (Group("", ("UC-1", "UC-2")),),
)


def test_lines_of_text() -> None:
    assert list(overview_lines(RICH, ENGLISH)) == [
        "Shop: UC-1 Buy; UC-2",
        "Anna: UC-1, UC-2",
        "Bank: UC-1",
        "UC-1 includes UC-2",
        "UC-2 extends UC-1",
        "UC-2 extends UC-1 at 2a",
        "UC-2 specialises UC-1",
    ]


def test_lines_are_translated() -> None:
    words = Words({"{} includes {}": "{} enthält {}", "{} extends {} at {}": "erweitert"})
    lines = list(overview_lines(RICH, words))
    assert lines[3] == "UC-1 enthält UC-2"
    assert lines[5] == "erweitert"


def test_a_flow_is_drawn_if_there_is_one_and_its_author_wants_it() -> None:
    made = usecase("UC-1")
    assert made.is_drawn
    assert not made._replace(diagram="none").is_drawn
    assert made._replace(diagram="none").has_flow
    assert not made._replace(steps=()).is_drawn


# -- DOT ----------------------------------------------------------------------------------------


def drawn(found: Overview, words: Words = ENGLISH) -> tuple[Drawing, dict[str, str]]:
    """A DOT source read back, and the part of the picture that each node stands in."""
    drawing = Drawing({}, {}, [])
    parts: dict[str, str] = {}
    around: list[str] = []
    _head, graph, _nodes, _edges, *lines, _foot = (
        usecase_dot(found, words).lettered().rstrip("\n").split("\n")
    )
    for line in [graph, *lines]:
        match words_of(line):
            case ["subgraph", *name, "{"]:
                around.append("".join(name))
            case ["rank", "=", side]:
                around[-1] = side
            case ["}"]:
                around.pop()
            case ["graph", "[", *rest]:
                within = "".join(around[-1:])
                drawing.graph |= {f"{within} {key}".strip(): text for key, text in pairs(rest)}
            case [name, "[", *rest]:
                drawing.nodes[name] = drawing.nodes.get(name, {}) | dict(pairs(rest))
                parts.setdefault(name, "".join(around[-1:]))
            case [tail, "->", head, "[", *rest]:
                drawing.edges.append((tail, head, dict(pairs(rest))))
            case _:
                pytest.fail(f"no statement: {line!r}")
    return drawing, parts


def pairs(words: list[str]) -> list[tuple[str, str]]:
    """The attributes of a statement."""
    assert words[-1] == "]"
    assert set(words[1:-1:3]) <= {"="}
    return list(zip(words[0:-1:3], words[2:-1:3], strict=True))


def test_the_whole_source_of_a_use_case_diagram() -> None:
    long = usecase("LONG-1", actors="Anna Berta Carl", secondary="Bank", extends="B.2", specializes="C")
    others = [
        usecase("A", step("Ask", include=("B", "LOG")), actors="Anna Berta", secondary="Bank"),
        usecase("B", step("One"), step("Two", name="two"), actors="Berta"),
        usecase("C", actors="Carl", extends="B.two", specializes="ELSE"),
        usecase("D"),
    ]
    whole = seen(long._replace(title="A long title that does not stand on one line " * 2), *others)
    grouped = whole._replace(groups=(Group("Desk", ("A", "B")), Group("", ("C", "D", "LONG-1"))))
    for name, found in (("usecases.dot", whole), ("groups.dot", grouped)):
        assert_as_kept(KEPT / name, usecase_dot(found, ENGLISH).lettered())
    told = [*overview_lines(whole, ENGLISH), *(f"{one} {place}" for one, place in addresses(whole))]
    assert_as_kept(KEPT / "usecases.txt", "\n".join(told))


def test_an_empty_diagram() -> None:
    drawing, _ = drawn(seen())
    assert (drawing.nodes, drawing.edges) == ({}, [])


def test_actors_stand_on_both_sides_of_the_system() -> None:
    drawing, parts = drawn(RICH)
    inside = dict.fromkeys(("u0", "u1", "e0", "e1", "e2", "e3"), "cluster_system")
    assert parts == {"a0": "min", "a1": "max", **inside}
    assert drawing.graph["cluster_system label"] == "Shop"
    assert drawing.nodes["a0"]["label"] == r"«actor»\nAnna"


def test_use_cases_are_ellipses_that_link_to_them() -> None:
    drawing, _ = drawn(RICH)
    one = drawing.nodes["u0"]
    assert (one["label"], one["shape"], one["href"]) == (r"UC-1\nBuy", "ellipse", "usecase:UC-1")
    assert drawing.nodes["u1"]["label"] == "UC-2"


def test_every_link_of_the_picture_has_a_place() -> None:
    drawing, _ = drawn(RICH)
    places = dict(addresses(RICH))
    assert {node["href"].removeprefix("usecase:") for node in drawing.nodes.values()} == places.keys()
    assert places["UC-2"] == ("b", "UC-2")
    assert places[drawing.nodes["a1"]["href"].removeprefix("usecase:")] == ("b", "UC-3--Bank")


def test_an_actor_stands_where_it_is_described_though_that_is_not_shown() -> None:
    described = usecase("UC-2", actors="Anna Bob")
    actors = (Actor(name="Anna", description="buys"), Actor(name="Bob"))
    found = seen(usecase("UC-1", actors="Anna Bob"), described._replace(actors=actors), ids="UC-1")
    assert [(one.docname, one.anchor) for one in found.actors] == [
        ("uc-2", "UC-2--Anna"),
        ("uc-1", "UC-1--Bob"),
    ]


def test_associations_lead_from_left_to_right() -> None:
    drawing, _ = drawn(RICH)
    ends = [(tail, head) for tail, head, one in drawing.edges if one.get("class") == "uc-association"]
    assert ends == [("a0", "u0"), ("a0", "u1"), ("u0", "a1")]
    lines = [one for _, _, one in drawing.edges if one.get("class") == "uc-association"]
    assert all(one["dir"] == "none" for one in lines)
    # What arrows lead to is not as far to the right as those actors.
    assert [ends for *ends, one in drawing.edges if one.get("style") == "invis"] == [
        [f"e{position}", "a1"] for position in range(4)
    ]


def test_a_use_case_without_an_actor_stands_behind_what_includes_it() -> None:
    found = seen(
        usecase("UC-1", step("", include=("UC-2", "UC-4")), actors="Anna"),
        usecase("UC-2"),
        usecase("UC-3"),
        usecase("UC-4", actors="Anna"),
    )
    drawing, parts = drawn(found)
    led = [(tail, head) for tail, head, one in drawing.edges if one.get("class") != "uc-association"]
    # What nothing leads to is kept in the first column.
    assert sorted(led) == [("free", "u2"), ("u0", "e1"), ("u0", "u1")]
    assert parts["free"] == "min"
    assert drawing.nodes["e1"]["label"] == "UC-4"
    assert drawing.nodes["e1"]["href"] == "usecase:UC-4"


def test_many_use_cases_are_grouped_with_actors_of_their_own() -> None:
    def page(number: int) -> str:
        return "p" if number < 14 else "q"

    body = step("", include=("UC-16",))
    many = [usecase("UC-0", body, actors="Anna Bob", tags="a")._replace(docname="p")]
    for number in range(1, 21):
        one = usecase(f"UC-{number}", actors="Anna", tags="a" if number < 8 else "b")
        many.append(one._replace(docname=page(number)))
    assert [(one.title, len(one.usecases)) for one in seen(*many[:20]).groups] == [("", 20)]
    found = catalogue(*many)
    matching = found.matching(Filter())
    groups = overview(found, matching, "Shop", titled=str.upper).groups
    assert [(one.title, len(one.usecases)) for one in groups] == [("P", 14), ("Q", 7)]
    assert overview(found, matching, "Shop", "epic").groups == (Group("", groups[0][1] + groups[1][1]),)
    # Each on a page of its own, and without an epic: what has no tag stands last, without a frame.
    alone = [one._replace(docname=one.id.lower()) for one in many]
    grouped = seen(*alone[:-1], alone[-1]._replace(tags=()))
    assert [(one.title, len(one.usecases)) for one in grouped.groups] == [("a", 8), ("b", 12), ("", 1)]
    drawing, parts = drawn(grouped)
    inside = {parts[name] for name in parts if name[0] == "u"}
    assert inside == {"cluster_0", "cluster_1", "cluster_system"}
    assert {name for name in parts if name[0] == "a"} == {"a0", "a0g1", "a0g2", "a1"}
    assert drawing.graph["cluster_1 label"] == "b"
    assert ("u0", "e0") in [edge[:2] for edge in drawing.edges]


def test_arrows_say_what_they_mean() -> None:
    drawing, _ = drawn(RICH, Words({"extend": "erweitert"}))
    arrows = [
        (tail, head, one["class"], one["arrowhead"], one.get("style"), one.get("label", "").split(r"\n"))
        for tail, head, one in drawing.edges
        if one.get("class", "uc-association") != "uc-association"
    ]
    assert arrows == [
        ("u0", "e0", "uc-include", "vee", "dashed", [" «include» "]),
        ("u1", "e1", "uc-extends", "vee", "dashed", [" «erweitert» "]),
        ("u1", "e2", "uc-extends", "vee", "dashed", [" «erweitert» ", " 2a "]),
        ("u1", "e3", "uc-specializes", "empty", None, [""]),
    ]


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_any_text_fits_and_is_shown_as_written(title: str, name: str, system: str) -> None:
    found = Overview(
        system,
        (Shown("UC-1", title, "a", "UC-1"),),
        (Participant(name, ("UC-1",), False, "a", "UC-1--A"),),
        (),
        (Group(title, ("UC-1",)),),
    )
    drawing, _ = drawn(found)
    for node, texts in (("a0", ["«actor»", name]), ("u0", ["UC-1", title])):
        lines = shown(drawing.nodes[node]["label"]).split("\n")
        said = "".join(drawable(text) for text in texts)
        assert "".join(lines).replace(" ", "") == said.replace(" ", "")
        assert fits(lines, drawing.nodes[node])


def fits(lines: list[str], node: dict[str, str]) -> bool:
    """Whether lines stand inside their shape."""
    across, down = (float(node[key]) * 6 for key in ("width", "height"))
    wide, tall = max(map(text_width, lines)), 1.25 * len(lines)
    if node.get("shape") == "ellipse":
        return hypot(wide / across, tall / down) <= 1.01
    return wide < across and tall < down
