"""Addresses in the names of test cases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.model.testnames import addresses_in, may_be_file

IDS = frozenset(
    {"UC-1", "UC-1.2.1", "3.2", "UC-12", "UC-LEAD", "UC_PAY", "LOGIN", "login", "A", "look-up", "Über-1"}
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_lead[UC-LEAD.2a]", ["UC-LEAD.2a"]),
        ("UC-LEAD.2a: retries when…", ["UC-LEAD.2a"]),
        ("hands over (UC-LEAD.2a).", ["UC-LEAD.2a"]),
        ("UC-LEAD", ["UC-LEAD"]),
        ("as in UC-LEAD.", ["UC-LEAD"]),
        ("UC-LEAD - hands over", ["UC-LEAD"]),
        ("UC-LEAD- hands over", ["UC-LEAD"]),
        ("UC-LEAD.2a1", ["UC-LEAD.2a1"]),
        ("UC-LEAD.*a", ["UC-LEAD.*a"]),
        ("UC-LEAD.any-a", ["UC-LEAD.any-a"]),
        ("UC-LEAD.2-4a,", ["UC-LEAD.2-4a"]),
        ("UC-LEAD.2,5a", ["UC-LEAD.2,5a"]),
        ("UC-LEAD.2_5a", ["UC-LEAD.2_5a"]),
        ("UC-LEAD.A1.2.", ["UC-LEAD.A1.2"]),
        ("UC-LEAD.look-up", ["UC-LEAD.look-up"]),
        ("UC-LEAD.4a.A1!", ["UC-LEAD.4a.A1"]),
        ("UC-LEAD.2a,UC-1.3", ["UC-LEAD.2a", "UC-1.3"]),
        ("UC-LEAD.2a/UC-1 and UC-12", ["UC-LEAD.2a", "UC-1", "UC-12"]),
        ("test_pay[UC_PAY.3]", ["UC_PAY.3"]),
        ("pkg.UC-1", ["UC-1"]),
        ("Über-1.2", ["Über-1.2"]),
        ("UC-123", []),
        ("XUC-1", []),
        ("X-UC-1", []),
        ("UC-1-2", []),
        ("test_UC-1", []),
        ("UC-LEAD--scenario-main", []),
        ("uc-1", []),
        ("UC-2.1", []),
        ("UC-1.2.1 pays", ["UC-1.2.1"]),
        ("UC-1.2.1.3a", ["UC-1.2.1.3a"]),
        ("3.2: pays", ["3.2"]),
        (" 3.2.1a pays", ["3.2.1a"]),
        ("pays in 3.2 seconds", []),
        ("v3.2", []),
        ("login works", []),
        ("login.works", []),
        ("login.2a works", ["login.2a"]),
        ("LOGIN works", ["LOGIN"]),
        ("A lead exists", []),
        ("", []),
    ],
)
def test_names_hold_addresses(name: str, expected: list[str]) -> None:
    assert list(addresses_in(name, IDS)) == expected


@settings(max_examples=100)
@given(
    st.sampled_from(sorted(IDS - {"login", "A", "3.2"})),
    st.sampled_from(["", ".2a", ".*a", ".2-4a", ".2,5a", ".A1.2", ".look-up"]),
    st.sampled_from(["", "[", "(", "test: ", "é ", "a/"]),
    st.sampled_from(["", "]", ")", ": retries", ".", ", and", "…"]),
)
def test_an_address_is_found_among_punctuation(id_: str, label: str, before: str, after: str) -> None:
    assert list(addresses_in(f"{before}{id_}{label}{after}", IDS)) == [id_ + label]


@settings(max_examples=100)
@given(st.text())
def test_every_address_found_is_one_of_a_known_id(name: str) -> None:
    for address in addresses_in(name, IDS):
        assert address in name
        assert any(address == id_ or address.startswith(f"{id_}.") for id_ in IDS)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("UC-1.csv", True),
        ("UC-1.json", True),
        ("UC-1.spec.ts", True),
        ("UC-1.tar.7z", True),
        *((f"UC-1.{end}", True) for end in "feature config markdown mp3 mp4 parquet properties".split()),
        *((f"UC-1.{end}", True) for end in "sqlite sqlite3".split()),
        ("UC-1.mp5", False),
        ("UC-1", False),
        ("UC-1.2a", False),
        ("UC-1.2a.3", False),
        ("UC-1.look-up", False),
        ("UC-1.assign", False),
        ("UC-1.EXT", False),
    ],
)
def test_names_of_files(address: str, expected: bool) -> None:
    assert may_be_file(address) is expected


def test_many_names_are_searched() -> None:
    ids = {f"UC-{number}" for number in range(500)}
    names = [f"hands a lead over to sales (UC-{number}.2a) when it is new" for number in range(10_000)]
    assert sum(len(list(addresses_in(name, ids))) for name in names) == 500
