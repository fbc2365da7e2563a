"""Included files and docstrings: what is said points to the text, and the order is that of the page."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from helpers import HEAD, MYST_TELLS_LINES, Project, line_of

TOLD = pytest.mark.skipif(not MYST_TELLS_LINES, reason="an older MyST counts a line too many")

PART = {
    "rst": "A line.\n\n" * 9
    + """\
.. usecase:: Part
   :id: UC-PART
   :stories: S-1

   .. step:: Pay.
      :repeat: 9

   .. altflow:: No money
      :goto: UC-NONE
""",
    "md": "A line.\n\n" * 9
    + """\
::::{usecase} Part
:id: UC-PART
:stories: S-1

:::{step} Pay.
:repeat: 9
:::
:::{altflow} No money
:goto: UC-NONE
:::
::::
""",
}
PAGE = {
    "rst": f"{HEAD}.. include:: shared/part.inc\n\n.. usecase:: Again\n   :id: UC-PART\n\n   1. Go.\n",
    "md": "# Page\n\n```{include} shared/part.inc\n```\n\n"
    ":::{usecase} Again\n:id: UC-PART\n\n1. Go.\n:::\n",
}
CONF = {
    "extensions": ["myst_parser", "sphinx.ext.autodoc", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
    "usecase_trackers": {"T-1": "https://example.org/"},
    "usecase_diagram": "none",
}


@TOLD
@pytest.mark.parametrize("suffix", PAGE)
def test_messages_point_to_the_file_that_holds_the_text(suffix: str, project: Project) -> None:
    pytest.importorskip("myst_parser")
    project.conf = CONF
    project.write({f"index.{suffix}": PAGE[suffix], "shared/part.inc": PART[suffix]})
    told = {(one.kind, one.file, one.line) for one in project.build().warned}
    part, page = PART[suffix], PAGE[suffix]
    assert told == {
        ("usecase.unknown-step", "shared/part.inc", line_of(part, "Pay.")),
        ("usecase.unknown-item", "shared/part.inc", line_of(part, "Part")),
        ("usecase.unknown-target", "shared/part.inc", line_of(part, "No money")),
        ("usecase.duplicate-id", f"index.{suffix}", line_of(page, "Again")),
    }


@TOLD
@pytest.mark.parametrize("suffix", PAGE)
def test_of_two_with_one_id_the_first_on_the_page_counts(suffix: str, project: Project) -> None:
    pytest.importorskip("myst_parser")
    project.conf = CONF
    project.write({f"index.{suffix}": PAGE[suffix], "shared/part.inc": PART[suffix]})
    (duplicate,) = (one for one in project.build().warned if one.kind == "usecase.duplicate-id")
    assert f'"Part" in shared/part.inc, line {line_of(PART[suffix], "Part")}' in duplicate.text


@TOLD
@pytest.mark.parametrize("suffix", PAGE)
def test_the_data_tells_the_file_of_each_line(suffix: str, project: Project) -> None:
    pytest.importorskip("myst_parser")
    project.conf = CONF
    source = PAGE[suffix].replace("UC-PART", "UC-OWN")
    project.write({f"index.{suffix}": source, "shared/part.inc": PART[suffix]})
    part, own = json.loads(project.build("usecases").read("usecases.json"))["usecases"]
    written = part, *part["steps"], *part["flows"]
    assert [(one["line"], one["source"]) for one in written] == [
        (line_of(PART[suffix], text), "shared/part.inc") for text in ("Part", "Pay.", "No money")
    ]
    assert (part["docname"], own["line"]) == ("index", line_of(source, "Again"))
    assert "source" not in own


def test_docstrings(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    module = '''def pay():
    """Do it.

    .. usecase:: Pay
       :id: UC-PAY

       .. step:: Pay.
          :repeat: 9
    """
'''
    name = f"paying_{project.folder.name}"
    project.conf = CONF
    source = f"{HEAD}.. autofunction:: {name}.pay\n\n.. usecase:: Own\n   :id: UC-OWN\n"
    project.write({"index.rst": source, f"{name}.py": module})
    monkeypatch.syspath_prepend(str(project.source))
    try:
        built = project.build("usecases")
    finally:
        sys.modules.pop(name, None)
    (line,) = built.warnings
    docstring = f"{name}.py:docstring of {name}.pay"
    assert line.startswith(f"{Path(project.source, docstring)}:6: WARNING: UC-PAY: step 1 repeats")
    pay, own = json.loads(built.read("usecases.json"))["usecases"]
    assert (pay["line"], pay["source"], own["id"]) == (3, docstring, "UC-OWN")
