"""Rules of style in a project: they advise, leave good use cases alone, and find known pitfalls."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import HEAD, Built, Project, edit
from sphinxext.usecase.core.rules.registry import rules

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PITFALLS = HEAD + dedent("""
    .. usecase:: Improve Sales and Marketing Alignment
       :id: UC-BROAD

       :Goal: Improve MQL handoff

       .. step:: The teams meet.

          .. altflow:: Nobody comes
             :end: failure

    .. usecase:: Create a lead
       :id: UC-DETAIL

       :Goal: The lead exists before the call ends.

       .. step:: User clicks the "Leads" tab, then navigates to the upper right and clicks "New".

          .. altflow:: No rights
             :end: failure

    .. usecase:: Create contacts in Salesforce
       :id: UC-HAPPY

       1. HubSpot sends the new lead.
       2. The system checks if a Lead with the same email exists in Salesforce.
       3. The system creates a contact.
""")


def found(built: Built) -> set[tuple[str, str]]:
    """The addresses and rules of all findings of a build that warns of nothing."""
    assert built.warnings == []
    findings = json.loads(built.read("findings.json"))["findings"]
    return {(one["address"], one["rule"]) for one in findings}


def test_worked_examples_have_no_fault(project: Project) -> None:
    pytest.importorskip("myst_parser")
    pages = [
        EXAMPLES / name for name in ("lead-handoff.rst", "renewal-opportunity.rst", "pricing-nurture.md")
    ]
    project.conf |= {
        "extensions": ["sphinxext.usecase", "myst_parser"],
        "myst_enable_extensions": ["colon_fence", "fieldlist"],
    }
    index = f"Page\n====\n\n.. toctree::\n\n{''.join(f'   {page.stem}{chr(10)}' for page in pages)}"
    project.write({page.name: page.read_text("utf-8") for page in pages} | {"index.rst": index})
    quiet = [rule.id for rule in rules().values() if rule.over == "usecase" and rule.severity != "off"]
    assert [one for one in found(project.build("usecases")) if one[1] in quiet] == []


def test_known_pitfalls_are_found(project: Project) -> None:
    project.write({"index.rst": PITFALLS})
    assert found(project.build("usecases")) >= {
        ("UC-BROAD", "broad-scope"),
        ("UC-BROAD", "vague-goal"),
        ("UC-DETAIL.1", "user-interface"),
        ("UC-HAPPY", "no-alternatives"),
        ("UC-HAPPY", "missing-goal"),
        ("UC-HAPPY.2", "unanswered-check"),
    }


def test_a_project_adds_words_and_has_a_language(project: Project) -> None:
    source = (
        HEAD + ".. usecase:: Buch leihen\n   :id: UC-A\n   :goal: Flotte Ausleihe\n\n   .. step:: Los.\n"
    )
    project.write({"index.rst": source})
    assert ("UC-A", "vague-goal") not in found(project.build("usecases"))
    project.conf |= {"language": "de", "usecase_words": {"vague": ["flotte"]}}
    assert ("UC-A", "vague-goal") in found(project.build("usecases"))
    edit(project, "index.rst", "Flotte Ausleihe", "Flotte Ausleihe in 5 Minuten")
    assert ("UC-A", "vague-goal") not in found(project.build("usecases"))
