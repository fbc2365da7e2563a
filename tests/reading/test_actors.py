"""Actors on pages and in data: one is one, however it is written, and can be linked to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from helpers import Built, Project

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "deflist", "fieldlist"],
}
SOURCE = {
    "rst": """\
Page
====

.. |shop| replace:: Corner shop

Ask the :uc:actor:`driver's mate`, :uc:actor:`Guard`, :uc:actor:`Ann`, :uc:actor:`Boss`,
:uc:actor:`Corner shop`.

.. usecase:: Unload
   :id: UC-A

   :Actors:
      - driver's mate: carries
      - |shop|
      - **Guard** — keeps the door, and calls
      - Clerk – sits at a desk, answers

   .. step:: The mate carries.
      :actor: driver’s mate

   .. step:: The shop signs.
      :actor: |shop|

   .. step:: Nobody does this.
      :actor: n/a

.. usecase:: Pay
   :id: UC-B

   :Actors:
      Ann
         pays
      |nbsp|\\ Boss
         decides

.. |nbsp| unicode:: 0xA0

.. usecase:: Nobody
   :id: UC-C

   :Actors: \\-

.. usecase:: Nobody else
   :id: UC-D

   :Actors:
      - None

.. usecase-list::
   :actor: driver's mate

.. usecase-diagram::
""",
    "md": """\
# Page

Ask the {uc:actor}`driver's mate`, {uc:actor}`Guard`, {uc:actor}`Ann`, {uc:actor}`Boss`,
{uc:actor}`Corner shop`.

::::{usecase} Unload
:id: UC-A

:Actors:
  - driver's mate: carries
  - Corner shop
  - **Guard** — keeps the door, and calls
  - Clerk – sits at a desk, answers

:::{step} The mate carries.
:actor: driver’s mate
:::
:::{step} The shop signs.
:actor: Corner shop
:::
:::{step} Nobody does this.
:actor: n/a
:::
::::

:::{usecase} Pay
:id: UC-B

:Actors:
  Ann
  : pays

  &nbsp;Boss
  : decides
:::

:::{usecase} Nobody
:id: UC-C

:Actors: \\-
:::

:::{usecase} Nobody else
:id: UC-D

:Actors:
  - None
:::

:::{usecase-list}
:actor: driver's mate
:::

:::{usecase-diagram}
:::
""",
}


def build(project: Project, suffix: str, builder: str) -> Built:
    """Build the page in one of the syntaxes; nothing may be wrong with it."""
    if suffix == "md":
        pytest.importorskip("myst_parser")
    project.conf = {"usecase_diagram": "none", **(MYST if suffix == "md" else {})}
    project.write({f"index.{suffix}": SOURCE[suffix]})
    built = project.build(builder)
    assert built.warnings == []
    return built


@pytest.mark.parametrize("suffix", SOURCE)
def test_one_actor_is_one_however_it_is_written(project: Project, suffix: str) -> None:
    usecases: list[dict[str, Any]] = json.loads(
        build(project, suffix, "usecases").read("usecases.json")
    )["usecases"]
    actors = {one["id"]: {a["name"]: a["description"] for a in one["actors"]} for one in usecases}
    assert actors == {
        "UC-A": {
            "driver's mate": "carries",
            "Corner shop": "",
            "Guard": "keeps the door, and calls",
            "Clerk": "sits at a desk, answers",
        },
        "UC-B": {"Ann": "pays", "Boss": "decides"},
        "UC-C": {},
        "UC-D": {},
    }
    assert [step["actor"] for step in usecases[0]["steps"]] == ["driver's mate", "Corner shop", None]


@pytest.mark.parametrize("suffix", SOURCE)
def test_actors_are_linked_wherever_they_are_named(project: Project, suffix: str) -> None:
    page = build(project, suffix, "html").page()
    anchors = ["UC-A--driver-s-mate", "UC-A--Guard", "UC-B--Ann", "UC-B--Boss", "UC-A--Corner-shop"]
    assert [str(link["href"])[1:] for link in page.select("p a.reference.internal")][:5] == anchors
    for anchor in anchors:
        assert len(page.select(f'[id="{anchor}"]')) == 1, anchor
    text = page.get_text()
    for kept in ("None", "n/a", "Boss", "decides"):
        assert kept in text
    assert len(page.select("table.uc-list tbody tr, table.uc-table tbody tr")) == 1


SPELLINGS = """\
Page
====

.. usecase:: Unload
   :id: UC-A

   :Actors: | Driver's mate (by day, night) – carries
            | Clerk

   .. step:: The clerk signs.
      :actor: clerk

.. usecase:: Load
   :id: UC-B
   :actors: Guard, driver’s Mate (by day, night)

   :Secondary actors: Boss, clerk – writes

   1. All is loaded.

.. usecase-actors::

.. usecase-matrix::
   :rows: actor
   :columns: usecase

.. usecase-list::
   :actor: driver’s MATE*

See :uc:actor:`CLERK` and :uc:actor:`driver's mate (by day, night)`.

.. usecase-diagram::
"""


def test_an_actor_is_one_in_all_use_cases_however_each_spells_it(project: Project) -> None:
    project.conf = {"smartquotes": False, "usecase_diagram": "none"}
    project.write({"index.rst": SPELLINGS})
    built = project.build()
    assert built.warnings == []
    page = built.page()
    actors, matrix, found = (
        [[cell.get_text(" ", strip=True) for cell in row.select("td, th")] for row in table.select("tr")]
        for table in page.select("table.uc-table")
    )
    mate = "Driver's mate (by day, night)"
    assert actors[1:] == [
        ["Boss", "", "UC-B Load (secondary)"],
        [mate, "carries", "UC-A Unload , UC-B Load"],
        ["Guard", "", "UC-B Load"],
        ["clerk", "writes", "UC-A Unload , UC-B Load (secondary)"],
    ]
    assert [row[0] for row in matrix[1:-1]] == ["Boss", mate, "Guard", "clerk"]
    assert [row[0] for row in found[1:]] == ["UC-A Unload", "UC-B Load"]
    links = [str(one["href"]) for one in page.select("p > a.reference.internal")][-2:]
    assert links == ["#UC-B--clerk", "#UC-A--Driver-s-mate-by-day-night"]
    for link in links:
        assert len(page.select(f'[id="{link[1:]}"]')) == 1, link
    assert page.select("svg")[-1].get_text(" ").count("«actor»") == 4
