"""``only`` around and inside use cases, and whatever else stands around steps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from helpers import HEAD, Built, Project, rebuild

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}
AROUND = {
    "rst": """\
Page
====

.. only:: internal

   .. _hidden:

   .. usecase:: Internal
      :id: UC-INTERNAL

      .. step:: Nobody sees this.

   .. usecase-scenarios:: UC-PUBLIC

   .. only:: html

      .. step:: A stray step.

.. _shown:

.. only:: html or builder_usecases

   .. usecase:: In HTML
      :id: UC-HTML

      .. step:: Seen in HTML.

.. usecase:: Public
   :id: UC-PUBLIC

   .. step:: First.

   .. only:: html

      .. step:: In HTML alone.
         :name: web

      .. only:: internal

         .. step:: Never.

      :Goal: A page.

   .. only:: not html

      .. step:: On paper.

         .. altflow:: No paper

      :Goal: A sheet.

   .. step:: Last.

.. usecase-list::
""",
    "md": """\
# Page

::::::{only} internal

(hidden)=
:::::{usecase} Internal
:id: UC-INTERNAL

::::{step} Nobody sees this.
::::
:::::

:::::{usecase-scenarios} UC-PUBLIC
:::::

:::::{only} html
::::{step} A stray step.
::::
:::::
::::::

(shown)=
::::::{only} html or builder_usecases
:::::{usecase} In HTML
:id: UC-HTML

::::{step} Seen in HTML.
::::
:::::
::::::

::::::{usecase} Public
:id: UC-PUBLIC

:::::{step} First.
:::::

:::::{only} html

::::{step} In HTML alone.
:name: web
::::

::::{only} internal
:::{step} Never.
:::
::::

:Goal: A page.
:::::

:::::{only} not html
::::{step} On paper.

:::{altflow} No paper
:::
::::

:Goal: A sheet.
:::::

:::::{step} Last.
:::::
::::::

:::{usecase-list}
:::
""",
}
FRAMED = {
    "rst": """\
Page
====

.. usecase:: Sign up
   :id: UC-A

   .. step:: One.

   .. note::

      .. _second:

      .. step:: Two.

         .. altflow:: Fails
            :end: failure

      Some text.

      .. container:: x

         .. step:: Three.
            :name: three

   .. altflow:: Late
      :from: 4

      .. tip::

         .. step:: Again.

   ..

      .. step:: Four.

      .. altflow:: In a quote
         :from: 1

   .. altflow:: Other
      :from: three

:ref:`second`
""",
    "md": """\
# Page

:::::::{usecase} Sign up
:id: UC-A

::::::{step} One.
::::::

::::::{note}

(second)=
:::::{step} Two.

::::{altflow} Fails
:end: failure
::::
:::::

Some text.

:::::{container} x
::::{step} Three.
:name: three
::::
:::::
::::::

::::::{altflow} Late
:from: 4

:::::{tip}
::::{step} Again.
::::
:::::
::::::

::::::{epigraph}
:::::{step} Four.
:::::
:::::{altflow} In a quote
:from: 1
:::::
::::::

::::::{altflow} Other
:from: three
::::::
:::::::

{ref}`second`
""",
}


def set_up(project: Project, sources: dict[str, str], suffix: str) -> None:
    """Write the page in one of the syntaxes."""
    if suffix == "md":
        pytest.importorskip("myst_parser")
    project.conf = {"usecase_diagram": "none", **(MYST if suffix == "md" else {})}
    project.write({f"index.{suffix}": sources[suffix]})


def steps_of(built: Built) -> dict[str, list[str]]:
    """The steps of each use case in the data."""
    usecases: list[dict[str, Any]] = json.loads(built.read("usecases.json"))["usecases"]
    return {one["id"]: [step["text"] for step in one["steps"]] for one in usecases}


@pytest.mark.parametrize("suffix", AROUND)
def test_what_a_build_leaves_out_is_no_part_of_it(project: Project, suffix: str) -> None:
    reference = {"rst": "\n:ref:`shown`\n", "md": "\n{ref}`shown`\n"}[suffix]
    set_up(project, {suffix: AROUND[suffix] + reference}, suffix)
    built = project.build()
    assert built.warnings == []
    page = built.page()
    text = page.get_text()
    for word in ("Internal", "Nobody", "stray", "Never", "paper", "sheet", "scenarios"):
        assert word not in text, word
    assert [label.get_text(strip=True) for label in page.select("#UC-PUBLIC ~ dd .uc-label")] == [
        "1",
        "2",
        "3",
    ]
    links = {str(link["href"]) for link in page.select("table a")}
    assert links == {"#UC-PUBLIC", "#UC-HTML"}
    assert [link.get_text() for link in page.select('a[href="#shown"]')] == ["In HTML"]
    assert "UC-INTERNAL" not in built.read("genindex.html") + built.read("searchindex.js")


@pytest.mark.parametrize("suffix", AROUND)
def test_each_builder_has_its_own_parts(project: Project, suffix: str) -> None:
    set_up(project, AROUND, suffix)
    project.build()
    first = steps_of(project.build("usecases"))
    assert first == {"UC-HTML": ["Seen in HTML."], "UC-PUBLIC": ["First.", "On paper.", "Last."]}
    text = project.build("text")
    assert text.warnings == []
    said = text.read("index.txt")
    parts = ("1 First.", "2 On paper.", "2a No paper", "3 Last.")
    assert [part for part in parts if part not in said] == []
    assert [part for part in ("In HTML", "UC-HTML", "Seen") if part in said] == []
    again, _written = rebuild(project)
    assert again.warnings == []
    assert "2 In HTML alone." in again.page().get_text()
    assert steps_of(project.build("usecases")) == first
    assert rebuild(project)[1] == {"index"}
    assert rebuild(project)[1] == set()


def test_a_builder_s_own_tag_decides_what_is_there(project: Project) -> None:
    set_up(project, {"rst": AROUND["rst"].replace(":: internal", ":: builder_html", 1)}, "rst")
    assert "UC-INTERNAL" in project.build().read("genindex.html")
    assert "UC-INTERNAL" not in steps_of(project.build("usecases"))


def test_a_condition_that_cannot_be_read_is_said_by_sphinx_alone(project: Project) -> None:
    source = "Page\n====\n\n.. only:: html and\n\n   .. usecase:: Buy\n      :id: UC\n"
    project.write({"index.rst": source})
    built = project.build()
    assert "only directive" in built.warnings[0]
    assert [warning for warning in built.warnings if "usecase." in warning] == []
    assert built.page().select_one("dt#UC")


LISTED = f"""{HEAD}
.. ifconfig:: html_title == "free"

   .. usecase:: Free
      :id: UC-FREE

      1. Never.

.. usecase:: Sign up
   :id: UC-A

   .. only:: html

      1. Open the page.

   .. only:: not html

      1. Take a sheet.
      2. Take a pen.

   2. Fill it in.

   .. ifconfig:: html_title == "free"

      3. See an advertisement.

   .. ifconfig:: html_title == "paid"

      3. Pay.

   .. ifconfig:: nonsense(

      3. What Sphinx reports.

:uc:usecase:`UC-FREE`
"""


def test_lists_and_configuration_decide_as_well(project: Project) -> None:
    project.conf = {"extensions": ["sphinx.ext.ifconfig", "sphinxext.usecase"], "html_title": "paid"}
    project.conf["usecase_diagram"] = "none"
    project.write({"index.rst": LISTED})
    built = project.build()
    said = [line for line in built.warnings if line.startswith(str(project.source))]
    assert [("usecase.unknown-target" in line, "ifconfig" in line) for line in said] == [
        (True, False),
        (False, True),
    ]
    text = " ".join(built.page().get_text().split())
    shown = ("1 Open the page.", "2 Fill it in.", "3 Pay.", "Take", "Never", "advertisement")
    assert [part in text for part in shown] == [True, True, True, False, False, False]
    assert steps_of(project.build("usecases", html_title="free")) == {
        "UC-A": ["Take a sheet.", "Take a pen.", "Fill it in.", "See an advertisement."],
        "UC-FREE": ["Never."],
    }


def test_all_parts_are_to_be_translated(project: Project) -> None:
    set_up(project, AROUND, "rst")
    messages = project.build("gettext").read("index.pot")
    for text in ("Nobody sees this.", "In HTML alone.", "On paper."):
        assert text in messages


@pytest.mark.parametrize("suffix", FRAMED)
def test_what_stands_around_steps_does_not_part_them_from_their_use_case(
    project: Project, suffix: str
) -> None:
    set_up(project, FRAMED, suffix)
    data = project.build("usecases")
    assert data.warnings == []
    assert steps_of(data) == {"UC-A": ["One.", "Two.", "Three.", "Four."]}
    (usecase,) = json.loads(data.read("usecases.json"))["usecases"]
    flows = {flow["label"]: [step["label"] for step in flow["steps"]] for flow in usecase["flows"]}
    assert flows == {"2a": [], "4a": ["4a1"], "1a": [], "3a": []}

    built = project.build()
    assert built.warnings == []
    page = built.page()
    for label, selector in {
        "2": "div.note > ol > li#UC-A\\.2",
        "3": "div.note div.x > ol > li[id='UC-A.3']",
        "4": "blockquote li[id='UC-A.4'], div.epigraph li[id='UC-A.4']",
        "1a": "blockquote div[id='UC-A.1a']",
        "4a1": "div[id='UC-A.4a'] div.tip li[id='UC-A.4a1']",
    }.items():
        assert page.select_one(selector), label
    (reference,) = page.select("p > a.reference.internal:has(.std-ref)")
    assert (reference["href"], reference.get_text()) == ("#second", "Two.")
    headings = [one.get_text() for one in page.select("p.rubric")]
    assert headings == ["Main flow", "Alternative flows"]
    for builder in ("text", "latex"):
        assert project.build(builder).warnings == []


def test_a_flow_may_be_framed_as_a_whole(project: Project) -> None:
    source = """\
        Page
        ====

        .. usecase:: Sign up
           :id: UC-A

           Before.

           .. note::

              .. step:: One.

           After.
        """
    project.conf = {"usecase_diagram": "none"}
    project.write({"index.rst": source})
    text = project.build("text").read("index.txt")
    parts = ["Before.", "Main flow", "Note:", "1 One.", "After."]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_what_branches_from_an_alternative_in_a_frame_stands_on_the_page(project: Project) -> None:
    source = (
        HEAD
        + """
.. usecase:: Sign up
   :id: UC

   .. step:: Fill in the form.

   .. altflow:: Late
      :from: 1

      .. step:: Wait.

      .. tip::

         .. altflow:: Framed
            :label: F

   .. altflow:: From what is framed
      :from: F
"""
    )
    project.write({"index.rst": source})
    built = project.build(usecase_diagram="none")
    assert built.warnings == []
    assert built.page().select_one("div#UC\\.Fa") is not None
