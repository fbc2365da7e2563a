"""The PDF that LaTeX makes: complete, with working links and a vector diagram."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from helpers import DOCS, Project

pytestmark = pytest.mark.latex

HANDOFF = DOCS / "examples" / "lead-handoff.rst"
TABLE = "How flows map to stories"
RICH = f"""\
Use cases
=========

.. toctree::

   lead-handoff

.. usecase:: Try 100 % of {{it}} & more_of_it #1 ~ $5 ^ \\\\o/
   :id: UC-RICH_1
   :epic: RO-200
   :stories: RO-201
   :status: in review
   :tags: big, bigger

   :Goal: Show *all* of it, with ``literal_text`` and a link to :uc:step:`UC-LEAD-HANDOFF.4a1`.
   :Actors:
      - Clerk & Co: keeps 50 % of the {{books}}
   :Unknown_header: kept as it is
   :Empty:

   .. step:: The clerk types "a_b & c" in ``C:\\temp``.
      :name: type
      :actor: Clerk & Co

      .. altflow:: The disk is 100 % full
         :resume: type
         :kind: exception

         .. step:: The clerk deletes ``a_b``.

            .. altflow:: Nothing can be deleted
               :goto: UC-LEAD-HANDOFF.duplicate

   .. step:: The menu is shown.
      :choice:
      :include: UC-LEAD-HANDOFF

      .. step:: A sub-step is done.
         :optional:

      .. note:: A note in a step.

      .. code-block:: python

         code = "in a step"

      .. altflow:: Order
         :resume:

      .. altflow:: Leave
         :end: abort: nobody stayed

   .. step:: The clerk goes on with the next book.
      :repeat: 1-2
      :until: the box is empty

   .. altflow:: The power fails
      :from: *
      :resume: origin

   .. altflow:: Nothing is stated

   .. altflow:: Somebody else does it
      :label: EXT 1
      :from: start
      :end: failure

      1. Step of a list
      2. Another step of a list

         1. Sub-step of a list

.. usecase-traceability::
   :caption: {TABLE}
"""
COMPLAINTS = {
    "undefined references": r"undefined references|Reference `[^']*' on page",
    "multiply defined labels": r"multiply[- ]defined",
    "two targets of one name": r"destination with the same identifier",
    "links to nowhere": r"has been referenced but does not exist",
    "missing characters": r"Missing character",
    "another run needed": r"Rerun to get|Rerun LaTeX",
    "errors": r"^! ",
}
SIMPLE = str.maketrans({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-"})


@dataclass(frozen=True)
class Compiled:
    """A folder in which LaTeX has run, and the model of what it has typeset."""

    folder: Path
    model: dict[str, Any]

    @property
    def pdf(self) -> Path:
        return self.folder / "usecases.pdf"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    conf = {
        "project": "Use cases",
        "latex_documents": [("index", "usecases.tex", "Use cases", "The authors", "manual")],
        "usecase_trackers": {r"RO-\d+": "https://tracker.example.org/browse/{id}"},
    }
    project = Project(tmp_path_factory.mktemp("latex"), conf)
    handoff = HANDOFF.read_text(encoding="utf-8")
    project.write({"index.rst": RICH, "lead-handoff.rst": handoff})
    built = project.build("latex")
    assert built.warnings == []
    model = json.loads(project.build("usecases").read("usecases.json"))
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "usecases.tex"]
    run = subprocess.run(command, cwd=built.out, check=False, capture_output=True)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-3000:]
    return Compiled(built.out, model)


def plain(text: str) -> str:
    """Letters without what typesetting adds: blanks, hyphens, ligatures, curly quotes."""
    text = unicodedata.normalize("NFKC", text).translate(SIMPLE)
    return re.sub(r"[\s\u00ad-]+", "", text)


@pytest.fixture(scope="module")
def text(compiled: Compiled) -> str:
    return plain(text_of(compiled.pdf))


def text_of(pdf: Path, *options: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *options, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def steps_of(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for step in holder["steps"]:
        yield step
        yield from steps_of(step)


@pytest.mark.parametrize("pattern", COMPLAINTS.values(), ids=COMPLAINTS)
def test_the_log_is_free_of(compiled: Compiled, pattern: str) -> None:
    log = (compiled.folder / "usecases.log").read_text(encoding="utf-8", errors="replace")
    assert not re.findall(f".*(?:{pattern}).*", log, re.MULTILINE)


def test_the_pdf_holds_each_step_with_its_label(compiled: Compiled, text: str) -> None:
    wanted = [
        step["label"] + step["text"]
        for usecase in compiled.model["usecases"]
        for holder in (usecase, *usecase["flows"])
        for step in steps_of(holder)
    ]
    assert len(wanted) > 15
    assert [one for one in wanted if plain(one) not in text] == []


def test_the_pdf_holds_each_alternative_with_its_label(compiled: Compiled, text: str) -> None:
    wanted = [
        flow["label"] + flow["condition"]
        for usecase in compiled.model["usecases"]
        for flow in usecase["flows"]
    ]
    assert len(wanted) == 9
    assert [one for one in wanted if plain(one) not in text] == []


def test_the_pdf_holds_each_field(compiled: Compiled, text: str) -> None:
    fields = [field for usecase in compiled.model["usecases"] for field in usecase["fields"]]
    lines = [line for field in fields for line in (field["header"], *field["text"].splitlines())]
    assert len(lines) > 20
    words = re.sub(r"\(page\d+\)", "", text)
    assert [line for line in lines if plain(line) not in words] == []


def test_the_pdf_lists_its_use_cases_with_pages(text: str) -> None:
    title, listed = "Automate the MQL handoff from HubSpot to Salesforce", "UC-LEAD-HANDOFF"
    contents = text[: text.index("CHAPTER")]
    assert plain(listed + title) + "." in contents
    # In running heads too.
    assert text.count(plain(listed + title)) >= 2
    assert plain("Goes on with UC-LEAD-HANDOFF.4a (page") in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Branches from step 1, The clerk types “a_b & c”",
        "The clerk deletes a_b · Goes on with UC-LEAD-HANDOFF.4a",
        "Repeats steps 1, The clerk types “a_b & c”",
        "Branch point not stated · Ending not stated",
        "At any time · Resumes where it was interrupted",
        "Is aborted: nobody stayed",
        "A note in a step.",
        'code = "in a step"',
        TABLE,
        "gap: no story",
        "Try 100 % of {it} & more_of_it #1 ~ $5 ^ \\o/",
    ],
)
def test_the_pdf_says(text: str, sentence: str) -> None:
    assert plain(sentence) in text


def test_the_table_holds_each_flow_and_story(compiled: Compiled, text: str) -> None:
    table = text[text.rindex(plain(TABLE)) :]
    flows = [flow for usecase in compiled.model["usecases"] for flow in usecase["flows"]]
    stories = ["RO-101", "RO-102", "RO-103", "RO-104", "RO-201"]
    wanted = [*(flow["label"] + flow["condition"] for flow in flows), *stories]
    assert [one for one in wanted if plain(one) not in table] == []


def test_every_diagram_is_a_vector_picture_whose_text_can_be_read(compiled: Compiled) -> None:
    tex = (compiled.folder / "usecases.tex").read_text(encoding="utf-8")
    pictures = re.findall(r"\\sphinxincludegraphics(?:\[[^]]*\])?\{\{([^}]*)\}(\.\w+)\}", tex)
    pictures = list(dict.fromkeys(pictures))  # one that is too large for a sheet is on several
    assert [suffix for _, suffix in pictures] == [".pdf"] * len(compiled.model["usecases"])
    for (name, suffix), usecase in zip(pictures, reversed(compiled.model["usecases"]), strict=True):
        shown = plain(text_of(compiled.folder / f"{name}{suffix}", "-raw"))
        holders = (usecase, *usecase["flows"])
        wanted = [one["label"] + one["text"] for holder in holders for one in steps_of(holder)]
        assert [one for one in ("Start", *wanted) if plain(one) not in shown] == []


def test_the_pdf_holds_no_raster_image(compiled: Compiled) -> None:
    command = ["pdfimages", "-list", str(compiled.pdf)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert lines[2:] == []
