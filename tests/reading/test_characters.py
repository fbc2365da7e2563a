"""Data holds what authors have written: their characters, and all of their words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from helpers import HEAD, Built, Project

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "deflist", "fieldlist"],
}
SOURCE = {
    "rst": """\
Page
====

.. |shop| replace:: the "Corner" shop

.. usecase:: Don't "park" -- here...
   :id: UC-PARK
   :goal: It's *free*

   :Driver's rule: "Stop" -- or `not <https://x.org>`_...
   :Actors:
      - driver's mate: "helps"

   .. step:: The driver doesn't park -- he "waits" at |shop| [#note]_.
      :actor: driver's mate

      He *waits* -- for
      long [#note]_.

      .. A comment.

      * A "list"
      * of two

      :Risk: It's high

      .. step:: A sub-step

      .. note::

         It's late.

         .. step:: In a note

   .. step::

      The text.

   .. altflow:: It's full
      :from: 1
      :waived: "rare"

      Isn't that sad?

      :Notes: None's left.

      .. step:: Drive on

   .. altflow::

      Not "stated"

.. [#note] A note.
""",
    "md": """\
# Page

::::::{usecase} Don't "park" -- here...
:id: UC-PARK
:goal: It's *free*

:Driver's rule: "Stop" -- or [not](https://x.org)...
:Actors:
  - driver's mate: "helps"

:::::{step} The driver doesn't park -- he "waits" at the "Corner" shop [^note].
:actor: driver's mate

He *waits* -- for
long[^note].<br>

% A comment.

* A "list"
* of two

:Risk: It's high

::::{step} A sub-step
::::

::::{note}
It's late.

:::{step} In a note
:::
::::
:::::

:::::{step}
The text.
:::::

:::::{altflow} It's full
:from: 1
:waived: '"rare"'

Isn't that sad?

:Notes: None's left.

::::{step} Drive on
::::
:::::

:::::{altflow}
Not "stated"
:::::
::::::

[^note]: A note.
""",
}


def set_up(project: Project, suffix: str, **conf: Any) -> None:
    """Write the page in one of the syntaxes."""
    if suffix == "md":
        pytest.importorskip("myst_parser")
    project.conf = {"usecase_diagram": "none", **(MYST if suffix == "md" else {}), **conf}
    project.write({f"index.{suffix}": SOURCE[suffix]})


def data_of(built: Built) -> dict[str, Any]:
    """The use case as data."""
    assert built.warnings == []
    usecases: list[dict[str, Any]] = json.loads(built.read("usecases.json"))["usecases"]
    return usecases[0]


@pytest.mark.parametrize("suffix", SOURCE)
@pytest.mark.parametrize("smart", [True, False])
def test_data_holds_the_author_s_characters_and_all_text(
    project: Project, suffix: str, smart: bool
) -> None:
    set_up(project, suffix, smartquotes=smart)
    data = data_of(project.build("usecases"))
    assert data["title"] == 'Don\'t "park" -- here...'
    assert [(field["name"], field["header"], field["text"]) for field in data["fields"]] == [
        ("goal", "Goal", "It's free"),
        (None, "Driver's rule", '"Stop" -- or not...'),
        ("actors", "Actors", 'driver\'s mate: "helps"'),
    ]
    assert data["actors"] == [{"name": "driver's mate", "description": '"helps"'}]
    first, second = data["steps"]
    assert " ".join(first["text"].split()) == (
        'The driver doesn\'t park -- he "waits" at the "Corner" shop.'
    )
    assert first["actor"] == "driver's mate"
    assert first["body"] == ("He waits -- for long. A \"list\" of two Risk It's high It's late.")
    assert [step["text"] for step in first["steps"]] == ["A sub-step", "In a note"]
    assert (second["text"], second["body"]) == ("The text.", "")
    full, other = data["flows"]
    assert (full["condition"], full["body"]) == ("It's full", "Isn't that sad?")
    assert [field["text"] for field in full["fields"]] == ["None's left."]
    assert (other["condition"], other["body"]) == ("", 'Not "stated"')


@pytest.mark.parametrize("suffix", SOURCE)
def test_data_is_the_same_whichever_builder_has_read_the_page(project: Project, suffix: str) -> None:
    set_up(project, suffix)
    project.build("text")
    after_text = project.build("usecases").read("usecases.json")
    other = Project(project.folder / "other")
    set_up(other, suffix)
    other.build("html")
    assert other.build("usecases").read("usecases.json") == after_text
    fresh = Project(project.folder / "fresh")
    set_up(fresh, suffix)
    assert fresh.build("usecases").read("usecases.json") == after_text


@pytest.mark.parametrize("suffix", SOURCE)
def test_pages_keep_what_smart_quotes_have_made(project: Project, suffix: str) -> None:
    set_up(project, suffix)
    page = project.build().page()
    text = page.get_text()
    for words in ("The driver doesn’t park – he “waits”", "It’s full", "Isn’t that sad?", "It’s late."):
        assert words in text, words
    assert "1a It’s full" in [link.get_text() for link in page.select("a.reference")]


def test_a_message_is_one_line_whatever_it_quotes(project: Project) -> None:
    head = ".. usecase:: Buy\n   :extends: UC-1\n     and \x07 UC-2\n\n   1. Pay.\n"
    project.write({"index.rst": HEAD + head})
    (warned,) = project.build().warned
    assert warned.text.startswith('"UC-1 and \ufffd UC-2" leads nowhere')
