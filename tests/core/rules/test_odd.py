"""What all rules say of use cases that are put together oddly: next to each other, in all detail."""

from __future__ import annotations

import json
from pathlib import Path

from helpers import Project, assert_as_kept
from sphinxext.usecase.core.rules.registry import rules

HERE = Path(__file__).parent
RESULTS = """\
<testsuite>
  <testcase name="UC-PAY: it is paid"/>
  <testcase name="UC-PAY.1a1: it is late"><failure/></testcase>
  <testcase name="UC-PAY.7"/>
  <testcase name="UC-NONE"/>
  <testcase name="UC-8.1.1"/>
</testsuite>
"""


def test_what_rules_say_of_odd_use_cases(project: Project) -> None:
    pages = {path.name: path.read_text("utf-8") for path in (HERE / "pages").iterdir()}
    project.write(pages | {"results.xml": RESULTS})
    project.conf = {
        "root_doc": "flows",
        "suppress_warnings": ["toc", "docutils"],
        "usecase_rules": dict.fromkeys(rules(), "advice"),
        "usecase_trackers": {r"S-\d": "https://example.org/{id}"},
        "usecase_test_results": ["results.xml"],
        "usecase_min_coverage": 50,
        "usecase_min_passing": 50,
    }
    found = json.loads(project.build("usecases").read("findings.json"))["findings"]
    said = []
    for one in found:
        del one["key"], one["state"]
        said.append(", ".join(str(value) for value in one.values() if value))
    assert_as_kept(HERE / "said" / "odd.txt", "\n".join(said))
