"""Epics, stories and tests that several sources describe."""

from __future__ import annotations

from sphinxext.usecase.core.model.items import Item, merged


def test_an_item_is_what_the_first_source_says_that_says_it() -> None:
    need = Item("S-1", title="Pay", docname="needs")
    row = Item("S-1", kind="story", title="Pays", status="done", url="https://tracker/S-1", parent="E-1")
    assert merged([need]) is need
    assert merged([need, row]) == Item(
        "S-1", kind="story", title="Pay", status="done", parent="E-1", docname="needs"
    ), "a page of the site is where it leads"
    assert merged([row, need])[:6] == row[:6]
    assert merged([Item("S-1"), row]) == row
