"""Rows of nodes: what hangs on one step leaves room for what hangs on the next."""

from __future__ import annotations

from sphinxext.usecase.core.diagrams.columns import Column, places_of


def column(label: str, length: int, hanging: dict[int, list[Column]] | None = None) -> Column:
    """A column of nodes such as ``a0``, on which others hang."""
    nodes = [f"{label}{number}" for number in range(length)]
    return Column(nodes, {nodes[at]: columns for at, columns in (hanging or {}).items()})


def drawn(whole: Column) -> list[str]:
    """The rows, each with its nodes by column from the leftmost; a dot where there is none."""
    places = places_of(whole)
    assert len(set(places.values())) == len(places)
    at = {place: node for node, place in places.items()}
    across = range(min(place.column for place in at), max(place.column for place in at) + 1)
    down = range(max(place.row for place in at) + 1)
    return [
        " ".join(next((at[one] for one in at if one == (row, spot)), ".") for spot in across)
        for row in down
    ]


def test_a_column_alone() -> None:
    assert drawn(column("a", 2)) == ["a0", "a1"]


def test_what_hangs_on_a_node_is_to_its_right() -> None:
    inner = column("b", 2, {1: [column("c", 1)]})
    assert drawn(column("a", 3, {1: [inner]})) == ["a0 . .", "a1 b0 .", "a2 b1 c0"]


def test_of_two_that_do_not_fit_below_each_other_the_upper_is_further_away() -> None:
    whole = column("a", 3, {0: [column("b", 3)], 1: [column("c", 2)]})
    assert drawn(whole) == ["a0 . b0", "a1 c0 b1", "a2 c1 b2"]


def test_many_stand_lower_rather_than_far_away() -> None:
    hanging = {at: [column(label, 2)] for at, label in enumerate("bcdef")}
    assert drawn(column("a", 5, hanging)) == [
        "a0 b0 .",
        ". b1 .",
        "a1 . c0",
        "a2 d0 c1",
        ". d1 .",
        "a3 . e0",
        "a4 f0 e1",
        ". f1 .",
    ]


def test_no_more_stand_side_by_side_than_there_is_paper_for() -> None:
    hanging = {at: [column(label, 9)] for at, label in enumerate("bcdefg")}
    rows = drawn(column("a", 9, hanging))
    assert rows[:4] == ["a0 . . b0", "a1 . c0 b1", "a2 d0 c1 b2", ". d1 c2 b3"]
    assert rows[-2:] == [". g7 f8 .", ". g8 . ."]


def test_the_second_of_two_is_on_the_left() -> None:
    second = column("c", 2, {1: [column("d", 1)]})
    assert drawn(column("a", 2, {0: [column("b", 1), second]})) == ["c0 . a0 b0", "c1 d0 a1 ."]


def test_the_second_is_below_the_first_where_the_left_is_taken() -> None:
    whole = column("a", 2, {0: [column("b", 2), column("c", 1)]})
    whole.before["a0"] = 1
    assert drawn(whole) == ["a0 b0", "a1 b1", ". c0"]


def test_a_left_one_leaves_room_for_what_is_left_of_the_next_node() -> None:
    whole = column("a", 9, {0: [column("b", 9), column("c", 2)]})
    whole.before["a1"] = 1
    assert drawn(whole)[:3] == ["c0 a0 b0", "c1 . b1", ". a1 b2"]


def test_what_takes_rows_to_the_left_leaves_room_for_more_of_the_next_node() -> None:
    whole = column("a", 3, {1: [column("b", 1)]})
    whole.before |= {"a0": 3, "a1": 1}
    assert drawn(whole) == ["a0 .", ". .", ". .", "a1 b0", "a2 ."]


def test_what_hangs_below_another_of_the_same_node() -> None:
    first = column("b", 1, {0: [column("c", 2)]})
    third = column("e", 2, {0: [column("f", 1)]})
    whole = column("a", 2, {0: [first, column("d", 1), third], 1: [column("g", 1)]})
    whole.before["a0"] = 1
    assert drawn(whole) == ["a0 b0 c0", ". d0 c1", ". e0 f0", ". e1 .", "a1 g0 ."]
