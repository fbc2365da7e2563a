"""Backlogs as trackers export them."""

from __future__ import annotations

from sphinxext.usecase.core.backlog import read_backlog
from sphinxext.usecase.core.items import Item


def test_plain() -> None:
    text = "id,kind,title,status,url,parent\nE-1,epic,Lead,open,https://example.org/E-1,\nS-1,story,Call,,,E-1\n"
    assert read_backlog(text.encode(), "csv", {}) == (
        [
            Item(id="E-1", kind="epic", title="Lead", status="open", url="https://example.org/E-1"),
            Item(id="S-1", kind="story", title="Call", parent="E-1"),
        ],
        [],
    )
