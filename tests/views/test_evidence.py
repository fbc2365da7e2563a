"""Results that name the text that they are about: they prove nothing of another."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import EXAMPLE, HEAD, Project, edit, rebuild
from sphinxext.usecase.command.main import main
from sphinxext.usecase.core.changes.seals import seals
from sphinxext.usecase.core.exchange.fromjson import read_usecases

OLDER = "passed, for an older text"
VIEWS = """
.. usecase-traceability::
   :columns: flow verdict tests

.. usecase-coverage::

.. usecase-matrix::
   :rows: flow
   :columns: test

.. usecase-scenarios:: UC-LEAD
"""
PAGES = {"index.rst": f":orphan:\n\n{HEAD}{VIEWS}", "lead.rst": f":orphan:\n\n{HEAD}{EXAMPLE}"}


def results(**tests: str) -> str:
    """Test cases that have passed, each with the addresses that it names."""
    cases = "".join(
        f'<testcase classname="t" name="{name}"><properties><property name="usecase" value="{named}"/>'
        f"</properties></testcase>"
        for name, named in tests.items()
    )
    return f"<testsuite>{cases}</testsuite>"


@pytest.fixture
def testing(project: Project) -> Project:
    project.conf["usecase_test_results"] = ["r.xml"]
    project.write({**PAGES, "r.xml": results()})
    return project


def sealed(project: Project) -> dict[str, str]:
    """The seals of the whole, the main flow, and alternatives by label."""
    content = project.build("usecases").read("usecases.json").encode()
    (usecase,) = read_usecases(content, "")[0]
    found = seals(usecase, {usecase.id: usecase})
    assert found.main
    named = {one.flow.label: one.seal for one in found.flows if one.flow}
    return {"whole": found.whole.seal, "main": found.main.seal, **named}


def test_a_text_that_is_the_same_is_proven_and_another_is_not(testing: Project) -> None:
    now = sealed(testing)
    tests = {
        "whole": f"UC-LEAD@{now['whole']}",
        "main": f"UC-LEAD.look-up@{now['main']}",
        "two": f"UC-LEAD.2a1@{now['2a']}, UC-LEAD.1-3a@{now['1-3a']}",
        f"UC-LEAD.2a@{now['2a']} works": "",
        "odd": "UC-LEAD.2a@0123",
    }
    testing.write({"r.xml": results(**tests)})
    built, _pages = rebuild(testing)
    (odd,) = built.warned
    assert odd.text.startswith('t::odd: "UC-LEAD.2a@0123" leads nowhere; ')
    testing.write({"r.xml": results(**{name: named for name, named in tests.items() if name != "odd"})})
    built, _pages = rebuild(testing)
    assert built.warnings == []
    assert OLDER not in built.read("index.html")
    assert "3 of 3" in built.page().get_text()

    edit(testing, "lead.rst", "updates that lead", "updates and tags that lead")
    built, pages = rebuild(testing)
    assert pages == {"index", "lead"}
    text = built.page().get_text(" ")
    assert "2 of 3" in text
    traced, *_others, matrix, scenarios = built.page().select("table")
    said = {row.td.get_text(): row.get_text(" ") for row in traced.select("tbody tr") if row.td}
    assert said["2a A lead exists already"].count(OLDER) == 3
    assert OLDER not in said["1-3a The CRM does not answer"]
    # What is about the whole is about all of its text; what is about its main flow still counts.
    main_flow = next(row for flow, row in said.items() if flow.strip().casefold() == "main flow")
    assert main_flow.split() == f"Main flow passed t::whole {OLDER} , t::main passed".split()
    assert matrix.get_text().count(OLDER) == 3
    assert OLDER in scenarios.get_text()
    data = json.loads(testing.build("usecases").read("usecases.json"))
    assert [one["verdict"] for one in data["usecases"][0]["flows"]] == ["outdated", "passed"]
    found = json.loads((testing.folder / "usecases" / "findings.json").read_text("utf-8"))
    assert found["coverage"]["tests"]["unproven"] == {"UC-LEAD.2a": "outdated"}

    fresh = sealed(testing)["2a"]
    testing.write({"r.xml": results(**tests | {"odd": f"UC-LEAD.2a@{fresh}"})})
    built, _pages = rebuild(testing)
    assert "3 of 3" in built.page().get_text(" ")
    edit(testing, "lead.rst", ":stories: RO-103", ":stories: RO-103\n         :tests: t::two")
    built, _pages = rebuild(testing)
    assert f"t::two {OLDER}" in " ".join(built.page().get_text(" ").split())


def test_what_is_to_be_looked_at_again_is_listed(
    testing: Project, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # An older rule seals this alternative otherwise: that one's seal is not named.
    inside = ":stories: RO-103\n\n         :Acceptance criteria: Nobody is told twice."
    edit(testing, "lead.rst", ":stories: RO-103", inside)
    now = sealed(testing)
    file = tmp_path / "usecases.json"
    file.write_bytes((testing.folder / "usecases" / "usecases.json").read_bytes())
    xml = tmp_path / "r.xml"
    xml.write_text(results(fine=f"UC-LEAD.2a@{now['2a']}"), "utf-8")
    assert main(["seals", str(file), "--tests", str(xml)]) == 0
    assert capfd.readouterr().out == ""
    xml.write_text(results(old="UC-LEAD.2a@00000000, UC-LEAD@00000000", new="UC-LEAD"), "utf-8")
    assert main(["seals", str(file), "--tests", str(xml), str(tmp_path / "none.xml")]) == 1
    said = capfd.readouterr()
    assert said.out.splitlines() == [
        f"{xml}:1: t::old (passed): UC-LEAD.2a@00000000 is now {now['2a']}",
        f"{xml}:1: t::old (passed): UC-LEAD@00000000 is now {now['whole']}, {now['main']}",
    ]
    assert re.fullmatch(r'there is no file ".*none.xml" in .*\n', said.err)
