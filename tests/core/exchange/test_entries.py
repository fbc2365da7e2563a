"""Two versions of data: use cases that they have alike stay unread, and the answers are the same."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.changes.test_seals import SKETCHES, Sketch
from core.drafting import alt, record, step
from core.exchange.test_fromjson import exported
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.changes.impact import reached
from sphinxext.usecase.core.changes.sentences import lines
from sphinxext.usecase.core.exchange.approvaljson import read_stated
from sphinxext.usecase.core.exchange.entries import parted
from sphinxext.usecase.core.exchange.fromjson import Reader, parsed
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import UseCase

ASK = record(step("The reader asks", name="ask"), step("The desk answers"))
PAY, FETCH = (ASK._replace(id=one, title=one) for one in ("PAY", "FETCH"))
USER = record(step("Pay", include=("PAY",)), alt("No", origin="1", goto="PAY.ask"))._replace(id="USER")


def laid_out(data: object) -> Any:
    return parted(json.dumps(data, indent=1).encode())


def compared(old: Any, new: Any) -> tuple[Differences, list[str]]:
    """Two versions of data, and what cannot be read in them."""
    (before, wrong), (after, also_wrong) = Reader().read_to_compare(old, new)
    return Differences(before, after), [one.message for one in (*wrong, *also_wrong)]


def told(found: Differences) -> list[str]:
    return list(lines(reached(found)))


@given(st.lists(SKETCHES, max_size=3), st.lists(SKETCHES, max_size=2))
def test_the_answers_are_those_of_use_cases_that_are_read(old: list[Sketch], more: list[Sketch]) -> None:
    before, after = (
        exported(*(one.made()._replace(id="PAY" if n else "UC") for n, one in enumerate(sketches)), PAY)
        for sketches in (old, [*old[:1], *more])
    )
    expected, wrong = compared(before, after)
    assert (told(compared(laid_out(before), laid_out(after))[0]), wrong) == (told(expected), [])


def test_what_is_alike_and_says_nothing_of_others_stays_unread() -> None:
    changed = PAY._replace(title="Pay again")
    found, _wrong = compared(
        *map(laid_out, (exported(USER, PAY, FETCH), exported(USER, changed, FETCH)))
    )
    assert found.silent == {"FETCH"}
    assert [one.users for one in reached(found)] == [("USER",)]
    assert found.was("FETCH.1") == found.kept("FETCH.ask") == Address("FETCH", "1")
    assert (len(found.new), list(found.new), found.new["FETCH"].title) == (3, [*found.new], "FETCH")
    twice, _wrong = compared(*[laid_out(exported(FETCH, FETCH))] * 2)
    assert (twice.silent, told(twice)) == (frozenset(), [])


def test_what_cannot_be_read_is_told_unless_it_is_alike() -> None:
    old, new = exported(PAY, FETCH), exported(PAY, FETCH._replace(title="Get"))
    for data in (old, new):
        data["usecases"][0]["steps"] = 3
        data["usecases"][1]["steps"][0]["resume"] = "99"
    old["usecases"].append({"id": "1/2"})
    found, wrong = compared(laid_out(old), laid_out(new))
    assert found.silent == frozenset()  # nobody knows of an id
    del old["usecases"][2]
    found, wrong = compared(laid_out(old), laid_out(new))
    assert [one.rpartition(": ")[2] for one in wrong] == ["1 goes on at 99"] * 2
    assert found.silent == {"PAY"}
    assert found.was("PAY.1") == Address("PAY", "1")
    assert found.new["PAY"] == UseCase("PAY", "", "///", 0)


def test_a_use_case_that_is_no_json_breaks_the_file() -> None:
    text = json.dumps(exported(PAY, FETCH), indent=1)
    broken = parted(text.replace('"title": "FETCH"', '<<<<<<< "title": ', 1).encode())
    found, (wrong,) = compared(laid_out(exported(PAY)), broken)
    assert wrong.startswith("this is no usecases.json: FETCH: Expecting")
    assert Reader().read(broken)[2][0].message == wrong
    assert found.new == {}
    assert read_stated(broken) == {}
    for content in (b"{", b"[" * 100_000):
        assert parsed(content).message.startswith("this is no usecases.json: ")
    assert compared(parted(b"[]"), parted(b'{"version": 9, "usecases": []}'))[1][0].startswith(
        "this is no"
    )


def test_other_layouts_are_read_whole() -> None:
    data = exported(PAY, FETCH)
    nested = json.dumps({"usecases": [], "x": 0}).replace("0", json.dumps(data, indent=1))
    for text in (json.dumps(data), json.dumps(data, indent=2), nested, json.dumps([data], indent=1)):
        assert parted(text.encode()) == json.loads(text)
    assert compared(data, data)[0].silent == frozenset()


def test_approvals_are_found_in_texts() -> None:
    data = exported(PAY, FETCH)
    stated: dict[str, str | None] = {"kind": "usecase", "address": "PAY", "role": "R"}
    stated |= {"state": "approved", "by": "J", "on": None, "seal": None}
    data["usecases"][0]["approvals"] = [stated]
    data["usecases"][1]["approvals"] = [3]
    assert read_stated(laid_out(data)) == read_stated(data) != {}
