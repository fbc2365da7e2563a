"""Findings and figures as data."""

from __future__ import annotations

from core.drafting import alt, step
from core.tracing import item, named, project
from sphinxext.usecase.core.exchange.findingsjson import Placed, export, figures_of
from sphinxext.usecase.core.model.findings import Finding, Found

VAGUE = Finding("vague", "too vague", "say when", usecase="UC-1", label="1", words="soon")
EMPTY = Finding("backlog", "is empty", head="backlog", setting="backlog")
MADE = project(
    named("UC-1", step("Ask", stories=("S-1",), tests=("T-1",)), alt("No"), alt("Late", waived="rare")),
    items=[item("S-1")],
    results=[("T-1", "passed", "")],
)


def test_findings_and_figures() -> None:
    found = [
        Placed(Found(VAGUE, "advice", "k1", "ignored", "as agreed"), "a.rst", 7),
        Placed(Found(EMPTY, "error", "k2"), "conf.py", 1),
    ]
    assert export("Shop", "..", found, figures_of(MADE)) == {
        "version": 1,
        "project": "Shop",
        "source": "..",
        "findings": [
            {
                "rule": "vague",
                "severity": "advice",
                "state": "ignored",
                "address": "UC-1.1",
                "file": "a.rst",
                "line": 7,
                "text": VAGUE.text,
                "fix": "say when",
                "words": "soon",
                "key": "k1",
                "reason": "as agreed",
            },
            {
                "rule": "backlog",
                "severity": "error",
                "state": "new",
                "address": "",
                "file": "conf.py",
                "line": 1,
                "text": "backlog: is empty",
                "fix": "",
                "words": "",
                "key": "k2",
            },
        ],
        "coverage": {
            "flows": {"part": 1, "whole": 2, "waived": 1, "gaps": ["UC-1.A1"]},
            "tests": {
                "part": 1,
                "whole": 3,
                "unproven": {"UC-1.A1": "untested", "UC-1.A2": "untested"},
            },
        },
    }
