"""Projects that use sphinx-needs: epics, stories and tests that are needs."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import HEAD, Built, Project
from sphinxext.usecase.core.items import Item
from sphinxext.usecase.needs import needs_of

pytest.importorskip("sphinx_needs")


def need_types(*kinds: str) -> list[dict[str, str]]:
    return [
        {
            "directive": kind,
            "title": kind.title(),
            "prefix": kind[0].upper(),
            "color": "#fff",
            "style": "node",
        }
        for kind in kinds
    ]


TYPES = need_types("story", "usecase")
BOTH_ORDERS = [
    ["sphinxext.usecase", "sphinx_needs"],
    ["sphinx_needs", "sphinxext.usecase"],
]
STORIES = ".. story:: Take the money\n   :id: STORY_PAY\n"
SOURCE = """
.. usecase:: Pay
   :id: UC-PAY

   .. step:: Enter the card.
      :stories: STORY_PAY

   .. altflow:: The card is refused
      :from: 1
      :end: failure
      :stories: {story}

See :uc:item:`STORY_PAY`.

.. usecase-traceability::
"""


def build(project: Project, extensions: list[str], story: str, **conf: Any) -> Built:
    project.conf = {"extensions": extensions, "needs_types": TYPES, **conf}
    pages = {
        "index.rst": HEAD + SOURCE.format(story=story),
        "stories.rst": ":orphan:\n\n" + HEAD + STORIES,
    }
    project.write(pages)
    return project.build()


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_stories_link_to_their_needs(project: Project, extensions: list[str]) -> None:
    built = build(project, extensions, "STORY_PAY")
    assert built.warnings == []
    page = built.page()
    links = [link for link in page.select("a") if link.get_text().startswith("STORY_PAY")]
    # At the step, at the alternative, in the sentence, and twice in the table.
    assert [link["href"] for link in links] == ["stories.html#STORY_PAY"] * 5
    titles = ["STORY_PAY Take the money"] * 2
    assert [link.get_text() for link in links] == [*titles, "STORY_PAY", *titles]
    assert built.page("stories.html").find(id="STORY_PAY") is not None


@pytest.mark.parametrize("extensions", BOTH_ORDERS)
def test_a_need_type_of_the_same_name_gives_way(project: Project, extensions: list[str]) -> None:
    page = build(project, extensions, "STORY_PAY").page()
    assert page.select_one("dl.uc.usecase > dt#UC-PAY") is not None


def test_an_id_that_is_no_need_is_unknown_and_covers_nothing(project: Project) -> None:
    built = build(project, BOTH_ORDERS[0], "STORY_LOST")
    (warned,) = built.warned
    assert (warned.kind, warned.file, warned.line) == ("usecase.unknown-item", "index.rst", 11)
    assert "STORY_LOST" in warned.text
    gaps = [gap.get_text() for gap in built.page().select("table.uc-table .uc-gap")]
    assert gaps == ["gap: no known story"]
    assert "STORY_LOST" in built.page().get_text()


def test_trackers_link_what_is_no_need(project: Project) -> None:
    trackers = {r"STORY_\w+": "https://tracker.example.org/{id}"}
    built = build(project, BOTH_ORDERS[1], "STORY_LOST", usecase_trackers=trackers)
    assert built.warnings == []
    hrefs = {str(link["href"]) for link in built.page().select("a") if "STORY" in link.get_text()}
    assert hrefs == {"stories.html#STORY_PAY", "https://tracker.example.org/STORY_LOST"}


BACKLOG = """
.. epic:: Payments
   :id: EPIC_PAY
   :status: open

.. story:: Take the money
   :id: STORY_PAY
   :links: REQ_PAY, EPIC_PAY

.. test_case:: Money arrives
   :id: TEST_PAY
   :links: STORY_PAY

.. req:: No cash
   :id: REQ_PAY
"""


def described(project: Project, **conf: Any) -> tuple[dict[str, Item | None], list[str]]:
    """What needs say of the ids of ``BACKLOG`` and of one more; and the ids of all items."""
    types = need_types("epic", "story", "test_case", "req")
    project.conf = {"extensions": BOTH_ORDERS[0], "needs_types": types, **conf}
    project.write({"index.rst": HEAD + BACKLOG})
    env = project.build("dummy").app.env
    needs = needs_of(env, env.config.usecase_needs_types)
    assert needs is not None
    ids = ("EPIC_PAY", "STORY_PAY", "TEST_PAY", "REQ_PAY", "STORY_LOST")
    return {one: needs.find(one) for one in ids}, [item.id for item in needs.all()]


def test_needs_describe_epics_stories_and_tests(project: Project) -> None:
    found, every = described(project)
    page = "index"
    assert found == {
        "EPIC_PAY": Item(id="EPIC_PAY", kind="epic", title="Payments", status="open", docname=page),
        "STORY_PAY": Item(
            id="STORY_PAY", kind="story", title="Take the money", parent="EPIC_PAY", docname=page
        ),
        "TEST_PAY": Item(id="TEST_PAY", kind="test", title="Money arrives", docname=page),
        "REQ_PAY": Item(id="REQ_PAY", kind=None, title="No cash", docname=page),
        "STORY_LOST": None,
    }
    assert every == ["EPIC_PAY", "STORY_PAY", "TEST_PAY"]


def test_need_types_of_a_kind_can_be_chosen(project: Project) -> None:
    found, every = described(project, usecase_needs_types={"epic": ["REQ"], "story": []})
    kinds = {name: item.kind for name, item in found.items() if item}
    assert kinds == {"EPIC_PAY": None, "STORY_PAY": None, "TEST_PAY": "test", "REQ_PAY": "epic"}
    assert found["STORY_PAY"] is not None
    assert found["STORY_PAY"].parent == "REQ_PAY"
    assert every == ["REQ_PAY", "TEST_PAY"]
