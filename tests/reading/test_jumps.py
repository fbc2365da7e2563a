"""Steps that go on elsewhere and loops for each of something, on the page and in data."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import sphinxext.usecase
from helpers import HEAD, Project

RST = (
    HEAD
    + """\
.. usecase:: Send
   :id: UC

   .. step:: Sort.
      :for-each: parcel

      .. step:: Weigh.

   .. step:: Load.
      :repeat: 1-2
      :for-each: van
      :resume: gone

   .. step:: Wait.

   .. step:: Drive.
      :name: gone

      .. altflow:: The van is full
         :resume: 3

.. usecase:: Bring

   1. Knock.

      :for-each: door
   2. Hand over.

      :resume: 1

   .. altflow:: Nobody is in
      :from: 1

      1. Wait.
      2. Leave.

         :resume: next

.. usecase:: Wrong

   .. step:: One.
      :resume:
      :for-each:
"""
)
MD = """\
# Page

:::::{usecase} Send
:id: UC

::::{step} Sort.
:for-each: parcel

:::{step} Weigh.
:::
::::

:::{step} Load.
:repeat: 1-2
:for-each: van
:resume: gone
:::

:::{step} Wait.
:::

::::{step} Drive.
:name: gone

:::{altflow} The van is full
:resume: 3
:::
::::
:::::

::::{usecase} Bring

1. Knock.

   :for-each: door
2. Hand over.

   :resume: 1

:::{altflow} Nobody is in
:from: 1

1. Wait.
2. Leave.

   :resume: next
:::
::::

::::{usecase} Wrong

:::{step} One.
:resume:
:for-each:
:::
::::
"""


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_both_are_shown_drawn_and_exported(project: Project, suffix: str) -> None:
    project.conf |= {
        "extensions": ["myst_parser", "sphinxext.usecase"],
        "myst_enable_extensions": ["colon_fence", "fieldlist"],
    }
    project.write({f"index.{suffix}": RST if suffix == "rst" else MD})
    built = project.build()
    warned = [(one.kind, one.text.partition(":")[2].split(";")[0]) for one in built.warned]
    assert sorted(kind for kind, _said in warned) == [
        "usecase.endless-loop",
        *["usecase.unknown-option"] * 2,
    ]
    texts = [" ".join(one.get_text().split()) for one in built.page().select(".uc-meta")]
    assert texts[:5] == [
        "For each parcel",
        "Repeats steps 1, Sort – 2, Load for each van · Goes on at step 4, Drive",
        "Resumed here by 4a The van is full",
        "Resumed here by 2, Load",
        "Branches from step 4, Drive · Resumes at step 3, Wait",
    ]
    outline = built.page().select_one("desc")
    assert outline
    assert "1.1 → 1 (for each parcel)" in outline.get_text()
    data = json.loads(project.build("usecases").read("usecases.json"))
    schema = Path(sphinxext.usecase.__file__).with_name("usecases.schema.json")
    jsonschema.validate(data, json.loads(schema.read_text("utf-8")))
    send, bring, wrong = data["usecases"]
    assert [one["resume"] for one in send["steps"]] == [None, "4", None, None]
    assert send["steps"][1]["repeat"] == {
        "from": "1",
        "to": "2",
        "until": None,
        "while": None,
        "for-each": "van",
    }
    assert {"from": "2", "to": "4", "kind": "resume", "condition": None} in send["graph"]["edges"]
    assert bring["steps"][0]["repeat"]["for-each"] == "door"
    assert (bring["steps"][1]["resume"], bring["ending"]) == ("1", None)
    (flow,) = bring["flows"]
    assert flow["ending"] == {"kind": "resume", "target": "2", "as": "next"}
    assert [one["resume"] for one in flow["steps"]] == [None, None]
    assert (wrong["steps"][0]["resume"], wrong["steps"][0]["repeat"]) == (None, None)
