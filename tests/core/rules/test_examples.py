"""What each rule says of the examples on its page in the manual, word for word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpers import HEAD, Project, assert_as_kept
from sphinxext.usecase.core.rules.registry import rules


def said(project: Project, rule: str) -> list[dict[str, Any]]:
    """What a rule finds, but for what is the same in all findings."""
    built = project.build("usecases")
    assert json.loads(built.read("usecases.json"))["usecases"]
    data = json.loads(built.read("findings.json"))
    told = [one for one in data["findings"] if one["rule"] == rule]
    assert all(one.pop("state") == "new" and one.pop("key") for one in told)
    return [{name: value for name, value in one.items() if value and name != "rule"} for one in told]


@pytest.mark.parametrize("rule", rules())
def test_the_examples_of_a_rule_are_true(project: Project, rule: str) -> None:
    declared = rules()[rule]
    project.conf |= declared.conf
    if declared.severity == "off":
        project.conf["usecase_rules"] = {rule: "advice"}
    project.write({"index.rst": HEAD + declared.better, **declared.files})
    assert said(project, rule) == []
    project.write({"index.rst": HEAD + declared.bad})
    found = said(project, rule)
    assert found
    kept = json.dumps(found, ensure_ascii=False, indent=1)
    assert_as_kept(Path(__file__).parent / "said" / f"{rule}.json", kept)
