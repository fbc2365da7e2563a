"""Use cases under headings that are there already, and headings that are fields."""

from __future__ import annotations

import json

import pytest

from helpers import Built, Project

RST = """\
Lending
=======

Borrow "a" *book*
-----------------

.. usecase::
   :id: UC-1
   :status: draft

   The goal
   ^^^^^^^^

   Kept.

   Goal
   ^^^^

   The member *borrows*.

   Actors
   ^^^^^^

   - Member: reads

   .. _card:

   Preconditions
   ^^^^^^^^^^^^^

   1. A card.
   2. A book.

   Main success scenario
   ^^^^^^^^^^^^^^^^^^^^^

   1. Take it.
   2. Show it.

   .. rubric:: Notes

   A note.

   .. altflow:: No card
      :from: 1

      Preconditions
      +++++++++++++

      None.

      1. Ask.

   Open issues
   ^^^^^^^^^^^

See :ref:`the card <card>`.
"""
MD = """\
# Lending

## Borrow "a" *book*

:::::{usecase}
:id: UC-1
:status: draft

### The goal

Kept.

### Goal

The member *borrows*.

### Actors

- Member: reads

(card)=
### Preconditions

1. A card.
2. A book.

### Main success scenario

1. Take it.
2. Show it.

```{rubric} Notes
```

A note.

::::{altflow} No card
:from: 1

#### Preconditions

None.

1. Ask.
::::

### Open issues
:::::

See {ref}`the card <card>`.
"""


@pytest.fixture
def site(project: Project) -> Project:
    project.conf |= {
        "extensions": ["myst_parser", "sphinxext.usecase"],
        "myst_enable_extensions": ["colon_fence", "fieldlist"],
        "html_sidebars": {"**": ["localtoc.html"]},
    }
    return project


def model(built: Built) -> list[dict[str, object]]:
    """What the use cases of a build say, without lines."""
    usecases = json.loads(built.read("usecases.json"))["usecases"]
    return [{**one, "line": 0, "flows": [{**f, "line": 0} for f in one["flows"]]} for one in usecases]


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_a_heading_is_the_title_and_headings_are_fields(site: Project, suffix: str) -> None:
    site.write({f"index.{suffix}": {"rst": RST, "md": MD}[suffix]})
    built = site.build()
    assert built.warnings == []
    page = built.page()
    heading = page.select_one("section#borrow-a-book > h2")
    assert heading
    assert heading.get_text().startswith("Borrow “a” book")
    title = page.select_one("dl.usecase > dt")
    assert title
    assert title.get_text(" ", strip=True).startswith("UC-1 draft")
    toc = page.select_one(".sphinxsidebar")
    assert toc
    assert toc.get_text().count("Borrow") == 1
    terms = [term.get_text(strip=True) for term in page.select("dl.uc-fields > dt")]
    fields = ["Goal:", "Actors:", "Preconditions:", "Notes:", "Preconditions:", "Open issues:"]
    assert sorted(terms) == sorted(fields)
    rubrics = [one.get_text(strip=True) for one in page.select("p.rubric")]
    assert rubrics == ["The goal", "Main success scenario", "Alternative flows"]
    (link,) = page.select("p > a.reference.internal:-soup-contains('the card')")
    assert page.find(id=str(link["href"])[1:])
    assert "Kept." in page.get_text()
    (usecase,) = json.loads(site.build("usecases").read("usecases.json"))["usecases"]
    assert usecase["title"] == 'Borrow "a" book'
    assert [(one["name"], " ".join(one["text"].split())) for one in usecase["fields"]] == [
        ("goal", "The member borrows."),
        ("actors", "Member: reads"),
        ("preconditions", "A card. A book."),
        ("notes", "A note."),
        ("open issues", ""),
    ]
    assert [step["text"] for step in usecase["steps"]] == ["Take it.", "Show it."]
    (flow,) = usecase["flows"]
    assert [one["name"] for one in flow["fields"]] == ["preconditions"]
    assert [step["text"] for step in flow["steps"]] == ["Ask."]
    entries = site.build(usecase_toc_ids=True).page().select(".sphinxsidebar a")
    assert [one.get_text() for one in entries][-1] == "UC-1"


def test_without_a_main_flow_of_its_own_a_list_is_the_flow(project: Project) -> None:
    text = """\
    Return
    ======

    .. usecase::

       .. rubric:: Trigger

       A book is due.

       .. _first:

       1. Bring it.

       .. rubric:: Variations

       .. altflow:: At night

       .. rubric:: Main flow

       Told above.

       .. rubric:: Flow
    """
    project.write({"index.rst": text})
    built = project.build()
    assert built.warnings == []
    page = built.page()
    assert [one.get_text(strip=True) for one in page.select("dl.uc-fields > dt")] == ["Trigger:"]
    assert [one.get_text(strip=True) for one in page.select(".uc-step .uc-text")] == ["1Bring it."]
    assert {"Variations", "Flow"} <= {one.get_text(strip=True) for one in page.select("p.rubric")}
    (usecase,) = model(project.build("usecases"))
    assert (usecase["id"], usecase["title"]) == ("return", "Return")


def test_a_step_keeps_its_headings_and_a_list_its_place_beside_steps(project: Project) -> None:
    text = """\
    .. usecase:: Return

       Preconditions
       -------------

       1. A card.

       .. step:: Bring it.

          Goal
          ----

          Words.
    """
    project.write({"index.rst": text})
    built = project.build("usecases")
    assert [one for one in built.warnings if "title" not in one] == []
    (usecase,) = model(built)
    assert [one["text"] for one in usecase["fields"]] == ["A card."]  # type: ignore[attr-defined]
    page = project.build().page()
    assert [one.get_text() for one in page.select(".uc-step p.rubric")] == ["Goal"]


ALIKE = """
.. usecase:: Case {n}
   :id: UC-{n}

   Goal
   ----

   It is {n}.

   .. _goal {n}:

   Notes
   -----

   None of {n}.

   .. step:: One.
"""


def test_use_cases_of_a_page_may_have_headings_that_are_alike(project: Project) -> None:
    parts = "".join(ALIKE.format(n=n) for n in (1, 2, 3))
    project.write({"index.rst": f"Page\n====\n\nSee :ref:`this <goal 2>`.\n{parts}"})
    built = project.build()
    assert built.warnings == []
    page = built.page()
    said = [" ".join(one.get_text().split()) for one in page.select("dd")]
    assert [one for one in said if one.startswith(("It is", "None of"))] == [
        said for n in (1, 2, 3) for said in (f"It is {n}.", f"None of {n}.")
    ]
    (link,) = page.select("p > a.reference[href='#goal-2']")
    assert link.get_text() == "this"
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert "goal-2" in ids
