"""Every id of a page is given once, whatever else is called so; and every reference lands."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import Tag

from helpers import HEAD, Built, Project
from writers.test_builders import local_links, pages_of

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "deflist", "fieldlist"],
    "myst_heading_anchors": 2,
}
INDEX = """
Handbook
========

.. toctree::

   log-in

See :uc:usecase:`log-in`, :uc:step:`log-in.1`, :uc:step:`log-in.first`, :uc:altflow:`log-in.1a`,
:uc:actor:`Clerk`, :uc:actor:`flow`, :uc:actor:`scenario main`, :uc:altflow:`UC-A.*b`,
:uc:altflow:`UC-A.*c`, :uc:altflow:`UC-A.any-a`, :uc:altflow:`UC-A.1,2b`, :uc:altflow:`UC-A.1_2a`,
:uc:step:`UC-A.any-b`, :uc:usecase:`pay`, :uc:usecase:`a-label` and :ref:`a-label`.

.. usecase-list::

.. usecase-flow:: log-in

.. usecase-scenarios::
"""
PAGE = {
    "rst": """
Log in
======

.. contents::

Sub
---

`Log in`_ and :ref:`a-label`.

.. _a-label:

A table
-------

.. py:function:: pay

.. usecase:: Log in

   :Actors:
      - Clerk
      - flow
      - scenario main

   .. step:: one
      :name: first

      .. altflow:: no
         :end: failure

.. usecase:: Pay

   .. step:: pays

.. usecase:: Sub
   :id: a-label

.. usecase:: A
   :id: UC-A

   .. step:: one

   .. step:: two
      :name: any-b

   .. altflow:: any time
      :from: *

   .. altflow:: any time too
      :from: *

   .. altflow:: labelled any-a
      :from: 1
      :label: any-a

   .. altflow:: list
      :from: 1, 2

   .. altflow:: labelled 1_2a
      :from: 2
      :label: 1_2a

.. usecase-list::
   :name: list-log-in-0
""",
    "md": """
# Log in

```{contents}
```

## Sub

[to the top](#log-in) and {ref}`a-label`.

(a-label)=
## A table

```{py:function} pay
```

::::{usecase} Log in

:Actors:
  - Clerk
  - flow
  - scenario main

:::{step} one
:name: first
```{altflow} no
:end: failure
```
:::
::::

::::{usecase} Pay
:::{step} pays
:::
::::

:::{usecase} Sub
:id: a-label
:::

::::{usecase} A
:id: UC-A

:::{step} one
:::
:::{step} two
:name: any-b
:::
:::{altflow} any time
:from: "*"
:::
:::{altflow} any time too
:from: "*"
:::
:::{altflow} labelled any-a
:from: 1
:label: any-a
:::
:::{altflow} list
:from: 1, 2
:::
:::{altflow} labelled 1_2a
:from: 2
:label: 1_2a
:::
::::

:::{usecase-list}
:name: list-log-in-0
:::
""",
}
PAGES = ("html", "dirhtml", "singlehtml", "epub")


def build(project: Project, suffix: str, builder: str) -> Built:
    """Build the project with its page in one of the syntaxes."""
    if suffix == "md":
        pytest.importorskip("myst_parser")
    project.conf = {"html_theme": "alabaster", "epub_show_urls": "no", "html_show_copyright": False}
    project.conf |= {"copyright": "2025, Anna", "version": "1", **(MYST if suffix == "md" else {})}
    project.write({"index.rst": INDEX, f"log-in.{suffix}": PAGE[suffix]})
    return project.build(builder)


def dangling(built: Built) -> list[str]:
    """Links of all pages that lead to no id."""
    pages = pages_of(built)
    ids = {path: {str(one["id"]) for one in page.select("[id]")} for path, page in pages.items()}
    found = []
    for path, page in pages.items():
        for address in local_links(page):
            file, _, fragment = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            target = target / "index.html" if target.is_dir() else target
            if fragment and fragment not in ids.get(target, ()):
                found.append(f"{path.name}: {address}")
    return found


@pytest.mark.parametrize("suffix", PAGE)
@pytest.mark.parametrize("builder", PAGES)
def test_every_id_is_there_once_and_every_link_lands(
    project: Project, suffix: str, builder: str
) -> None:
    built = build(project, suffix, builder)
    assert {warned.kind for warned in built.warned} <= {"usecase.duplicate-name"}
    for path, page in pages_of(built).items():
        counted = Counter(str(one["id"]) for one in page.select("[id]"))
        assert {one: number for one, number in counted.items() if number > 1} == {}, path.name
    assert dangling(built) == []


@pytest.mark.parametrize("suffix", PAGE)
def test_addresses_are_the_anchors_of_what_they_name(project: Project, suffix: str) -> None:
    page = build(project, suffix, "html").page("log-in.html")
    found = {}
    for anchor in "log-in log-in.1 log-in.first log-in.1a a-label UC-A.any-a UC-A.any-b".split():
        (element,) = page.select(f'[id="{anchor}"]')
        holder = element.parent if element.name == "span" and not element.get_text() else element
        assert isinstance(holder, Tag)
        found[anchor] = " ".join(holder.get_text().split())
    assert found["log-in"].startswith("Log in log-in")
    assert found["log-in.1"].startswith("1 one")
    assert found["log-in.first"] == found["log-in.1"]
    assert found["log-in.1a"].startswith("1a no")
    assert found["a-label"].startswith("Sub a-label")
    assert found["UC-A.any-a"].startswith("any-a labelled")
    assert found["UC-A.any-b"].startswith("*b any time")


@pytest.mark.parametrize("suffix", PAGE)
def test_labels_and_contents_lead_to_the_sections_that_have_moved(project: Project, suffix: str) -> None:
    built = build(project, suffix, "html")
    page = built.page("log-in.html")
    links = {link.get_text(): str(link["href"]) for link in page.select("div.body a.reference.internal")}
    (heading,) = (one for one in page.select("h2") if one.get_text().startswith("A table"))
    ids = {str(one["id"]) for one in [*heading.find_previous_siblings("span"), heading.parent] if one}
    assert {"a-table", "a-label-1"} == ids
    assert links["A table"] in {f"#{one}" for one in ids}
    assert page.select("section")[0]["id"] == "log-in-1"
    label = {link.get_text(): str(link["href"]) for link in built.page().select("p a.reference")}
    assert label["A table"] == "log-in.html#a-label-1"


def test_a_name_that_is_the_anchor_of_a_label_is_reported(project: Project) -> None:
    source = PAGE["rst"]
    built = build(project, "rst", "html")
    (warned,) = built.warned
    assert (warned.kind, warned.file) == ("usecase.duplicate-name", "log-in.rst")
    assert 'name "any-b" of step 2 is the anchor of a label' in warned.text
    assert warned.line == source.splitlines().index("   .. step:: two") + 1


def test_no_label_of_latex_is_set_twice(project: Project) -> None:
    built = build(project, "rst", "latex")
    (path,) = Path(built.out).glob("*.tex")
    counted = Counter(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", path.read_text("utf-8")))
    assert {one: number for one, number in counted.items() if number > 1} == {}


def test_three_use_cases_with_one_id_keep_apart(project: Project) -> None:
    one = ".. usecase:: A\n   :id: UC\n\n   .. step:: one\n\n"
    project.conf = {"usecase_diagram": "none"}
    project.write({"index.rst": f"Page\n====\n\n{one * 3}.. usecase:: B\n   :id: UC_2\n"})
    built = project.build()
    page = built.page()
    assert [str(one["id"]) for one in page.select("dt")] == ["UC", "UC_3", "UC_4", "UC_2"]
    assert [str(one["id"]) for one in page.select("li.uc-step")] == ["UC.1", "UC_3.1", "UC_4.1"]
    assert dangling(built) == []


def test_what_docutils_counts_makes_room_for_an_id(project: Project) -> None:
    page = "Prices [#]_ and *fees.\n\n.. [#] In euros.\n"
    made = "".join(f"\n.. usecase:: Pay {n}\n   :id: id{n}\n\n   1. Pay.\n" for n in range(1, 5))
    project.write({"index.rst": f"{HEAD}{page}{made}\n.. usecase-list::\n"})
    shown = project.build().page()
    for link in shown.select("a:has(> .problematic)"):
        link.unwrap()  # Sphinx removes what it leads to
    assert [one["id"] for one in shown.select("dt.sig")] == ["id1", "id2", "id3", "id4"]
    footnote, reference = shown.select("aside.footnote")[0], shown.select("a.footnote-reference")[0]
    assert reference["href"] == f"#{footnote['id']}"
    assert {link["href"] for link in footnote.select("a")} == {f"#{reference['id']}"}
    assert len({one["id"] for one in shown.select("[id]")}) == len(shown.select("[id]"))
