"""Rules that compare: use cases that are nearly the same, and two words for one thing."""

from __future__ import annotations

from typing import Any

import pytest

from core.drafting import record, step
from core.rules.style.judging import found, titled
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.rules.similar_usecases import check


def similar(*titles: str, **options: Any) -> list[str]:
    """The use cases that are found in a project of these titles, and options of the last."""
    made = [
        record(step("…"))._replace(id=f"UC-{number}", title=title, line=number)
        for number, title in enumerate(titles, 1)
    ]
    made[-1] = made[-1]._replace(**options)
    return [one.usecase for one in check(Catalogue(map(summarise, made), lambda _docname: made))]


@pytest.mark.parametrize(
    "titles",
    [
        ("Lend a book", "Lend the book"),
        ("Lend a book", "Lend books"),
        ("Create Lead", "Create a lead"),
        ("Buch leihen", "Ein Buch leihen"),
        ("Emprunter un livre", "Emprunter le livre"),
        ("The", "The"),
    ],
)
def test_titles_that_say_the_same_are_found(titles: tuple[str, ...]) -> None:
    assert similar(*titles) == ["UC-2"]


@pytest.mark.parametrize(
    "titles",
    [
        ("Lend a book", "Return a book"),
        ("Create a lead", "Update a lead"),
        ("Lend a book", "Lend a book to a school"),
        ("Step 1", "Step 2"),
        ("A", "The"),
    ],
)
def test_titles_that_differ_are_left_alone(titles: tuple[str, ...]) -> None:
    assert similar(*titles) == []


def test_what_is_related_or_has_one_id_is_left_alone() -> None:
    assert similar("Lend a book", "Lend books", specializes=("UC-1",)) == []
    assert similar("Lend a book", "Lend books", extends=("UC-1",)) == []
    assert similar("Lend a book", "Lend books", id="UC-1") == []
    assert similar("Lend a book", "Lend books", "Lend the book", extends=("UC-9",)) == ["UC-2", "UC-3"]


def test_one_thing_has_one_word() -> None:
    made = record(
        step("The customer asks."), step("The client pays."), step("Clients and customers go.")
    )
    (one,) = found("two-words", made)
    assert (one.label, one.words) == ("2", "client")
    assert 'step 2 says "client" where step 1 says "customer"' in one.text
    assert not found(
        "two-words", record(step("The customer asks the clerk."), step("The customer pays."))
    )
    zoo = record(step("The keeper feeds it."), step("The warden goes."))
    assert not found("two-words", zoo)
    assert found("two-words", zoo, words={"alike": ["keeper, warden"]})
    assert not found("two-words", zoo, "fi", {"alike": ["keeper, warden"]})
    post = record(step("The pro writes it."), step("The order goes."))
    assert not found("two-words", post, words={"alike": ["p.o, order"]})


@pytest.mark.parametrize(
    "title",
    [
        "2.9 UC CS_08: Restore Configuration from a Backup File",
        "UC-7: Restore configuration",
        "Use case UC12 - Restore configuration",
        "UC_3 – Generate configuration",
    ],
)
def test_a_number_or_an_id_before_a_title_does_not_count(title: str) -> None:
    assert not found("title-without-verb", titled(title))


def test_a_title_that_is_all_number_is_one() -> None:
    assert not found("title-without-verb", titled("42"))
    assert [one.words for one in found("title-without-verb", titled("UC-7: Configuration"))] == [
        "Configuration"
    ]
