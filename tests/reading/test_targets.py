"""Labels, index entries and names that authors put before what they link to."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from bs4 import Tag

from helpers import Built, Project

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["attrs_block", "colon_fence", "fieldlist"],
}
RST = """\
Page
====

.. index:: garage
.. _parking:
.. index:: car park
.. _Second label:

.. usecase:: Park the *car*
   :id: UC-PARK
   :name: park

   .. _first-step:

   .. step:: The driver *parks*. Slowly.
      :actor: Driver

   .. index:: barrier

   .. _second-step:

   .. A remark of the author's.

   .. step:: The barrier closes.

      .. _stuck:

      .. altflow:: The barrier is stuck
         :end: failure

.. _leaving:

.. usecase:: Leave

   .. _listed:

   1. The driver pays.

      .. _sub-list:

      1. In coins.

   .. _second-item:

   2. The driver leaves.

   .. index:: dent

   .. altflow:: A dent
      :from: 2

      .. _at-the-end:

.. usecase:: Last

:ref:`parking`, :ref:`second label`, :ref:`park`, :ref:`first-step`, :ref:`second-step`, :ref:`stuck`,
:ref:`leaving`, :ref:`listed`, :ref:`sub-list`, :ref:`second-item`, :ref:`at-the-end`,
:ref:`his words <stuck>`
"""
MD = """\
# Page

```{index} garage
```
(parking)=
```{index} car park
```
(Second label)=
::::::{usecase} Park the *car*
:id: UC-PARK
:name: park

(first-step)=
:::::{step} The driver *parks*. Slowly.
:actor: Driver
:::::

```{index} barrier
```

(second-step)=

% A remark of the author's.

:::::{step} The barrier closes.

(stuck)=
::::{altflow} The barrier is stuck
:end: failure
::::
:::::
::::::

(leaving)=
::::::{usecase} Leave

{#listed}
1. The driver pays.

   (sub-list)=
   1. In coins.

(second-item)=
2. The driver leaves.

```{index} dent
```
:::{altflow} A dent
:from: 2

(at-the-end)=
:::
::::::

:::{usecase} Last
:::

{ref}`parking`, {ref}`second label`, {ref}`park`, {ref}`first-step`, {ref}`second-step`, {ref}`stuck`,
{ref}`leaving`, {ref}`listed`, {ref}`sub-list`, {ref}`second-item`, {ref}`at-the-end`,
{ref}`his words <stuck>`
"""
EXPECTED = {
    "parking": "Park the car",
    "second-label": "Park the car",
    "park": "Park the car",
    "first-step": "The driver parks. Slowly.",
    "second-step": "The barrier closes.",
    "stuck": "his words",
    "leaving": "Leave",
    "listed": "The driver pays.",
    "sub-list": "In coins.",
    "second-item": "The driver leaves.",
    "at-the-end": "Last",
}
PLACES = {
    "parking": "UC-PARK",
    "second-label": "UC-PARK",
    "park": "UC-PARK",
    "first-step": "UC-PARK.1",
    "second-step": "UC-PARK.2",
    "stuck": "UC-PARK.2a",
    "listed": "leave.1",
    "sub-list": "leave.1.1",
    "second-item": "leave.2",
    "index-0": "UC-PARK",
    "index-1": "UC-PARK",
    "index-2": "UC-PARK.2",
    "index-3": "leave.2a",
}
"""Where each label leads: it stands in what has this anchor, and in nothing smaller that has one."""
SOURCES = {"rst": RST, "md": MD}


def build(project: Project, suffix: str, builder: str = "html") -> Built:
    """Build the page in one of the syntaxes; nothing may be wrong with it."""
    if suffix == "md":
        pytest.importorskip("myst_parser")
    project.conf = {"usecase_diagram": "none", **(MYST if suffix == "md" else {})}
    project.write({f"index.{suffix}": SOURCES[suffix]})
    built = project.build(builder)
    assert built.warnings == []
    return built


def anchored(element: Tag) -> str:
    """The first of the anchors that belong to the same thing as that of an element."""
    holder = element.parent if element.name == "span" and not element.get_text() else element
    assert isinstance(holder, Tag)
    return str(holder["id"])


@pytest.mark.parametrize("suffix", SOURCES)
def test_labels_lead_to_what_they_stand_before_and_show_its_title(project: Project, suffix: str) -> None:
    page = build(project, suffix).page()
    links = page.select("p a.reference.internal:has(.std-ref)")
    assert {str(link["href"])[1:]: link.get_text() for link in links} == EXPECTED
    counted = Counter(str(element["id"]) for element in page.select("[id]"))
    assert {one: number for one, number in counted.items() if number > 1} == {}
    assert EXPECTED.keys() <= counted.keys()
    found = {label: anchored(page.select(f'[id="{label}"]')[0]) for label in PLACES}
    assert found == PLACES


@pytest.mark.parametrize("suffix", SOURCES)
def test_what_cannot_be_seen_does_not_part_the_list_of_steps(project: Project, suffix: str) -> None:
    page = build(project, suffix).page()
    lists = [len(one.find_all("li", recursive=False)) for one in page.select("ol.uc-steps")]
    assert sorted(lists) == [1, 2, 2]


@pytest.mark.parametrize("suffix", SOURCES)
def test_no_label_is_set_twice_in_latex(project: Project, suffix: str) -> None:
    project.conf = {}
    built = build(project, suffix, "latex")
    (path,) = built.out.glob("*.tex")
    text = path.read_text("utf-8")
    counted = Counter(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", text))
    assert {one: number for one, number in counted.items() if number > 1} == {}
    assert {f"index:{label}" for label in EXPECTED} <= counted.keys()
    assert text.index(r"\index{dent@\spxentry{dent}}") > text.index("A dent") - 200


def test_index_entries_lead_to_what_they_stand_before(project: Project) -> None:
    index = build(project, "rst").page("genindex.html")
    entries = {link.get_text(): str(link["href"]) for link in index.select("td a")}
    assert {name: entries[name] for name in ("garage", "car park", "barrier", "dent")} == {
        "garage": "index.html#index-0",
        "car park": "index.html#index-1",
        "barrier": "index.html#index-2",
        "dent": "index.html#index-3",
    }
    assert entries["Park the car (use case)"] == "index.html#UC-PARK"


def test_links_of_myst_show_the_title_too(project: Project) -> None:
    pytest.importorskip("myst_parser")
    source = MD + "\n[](#parking), [](#first-step), [](#stuck), [its own](#listed)\n"
    project.conf = {"usecase_diagram": "none", **MYST}
    project.write({"index.md": source})
    built = project.build()
    assert built.warnings == []
    links = built.page().select("p")[-1].select("a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Park the car", "#parking"),
        ("The driver parks. Slowly.", "#first-step"),
        ("The barrier is stuck", "#stuck"),
        ("its own", "#listed"),
    ]


@pytest.mark.parametrize(
    "before",
    [
        ".. _there:",
        ".. index:: there",
        ".. _there:\n.. index:: x\n.. _more:",
        ".. _Python: https://x.org",
    ],
)
def test_whatever_stands_before_a_use_case_stops_no_build(project: Project, before: str) -> None:
    project.write({"index.rst": f"Page\n====\n\n{before}\n\n.. usecase:: Buy\n   :id: UC-BUY\n"})
    built = project.build()
    assert built.warnings == []
    assert built.page().select_one("dt#UC-BUY")


_ITEMS = {
    "rst": "Page\n====\n\n.. usecase:: Pay\n   :id: UC\n\n   #. .. _one:\n\n      Go.\n   #. Pay.\n",
    "md": "# Page\n\n:::{usecase} Pay\n:id: UC\n\n1. (one)=\n   Go.\n2. Pay.\n:::\n",
}


@pytest.mark.parametrize("suffix", _ITEMS)
def test_a_label_at_the_beginning_of_an_item_takes_no_words_of_the_step(
    project: Project, suffix: str
) -> None:
    project.conf = dict(MYST)
    project.write({f"index.{suffix}": _ITEMS[suffix]})
    built = project.build("usecases")
    assert built.warnings == []
    (usecase,) = json.loads(built.read("usecases.json"))["usecases"]
    assert [(step["text"], step["body"]) for step in usecase["steps"]] == [("Go.", ""), ("Pay.", "")]
    page = project.build().page()
    assert page.select_one("#one") is not None
