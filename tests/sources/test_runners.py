"""What test runners write when their tests name use cases, as the manual shows it."""

from __future__ import annotations

import subprocess
import sys

from bs4 import BeautifulSoup

from helpers import HEAD, REPOSITORY, Project

SAMPLES = REPOSITORY / "tests" / "core" / "exchange" / "samples"
USECASE = """
.. usecase:: Pay a fee
   :id: UC-PAY

   .. step:: The member pays by card.
      :name: pay

      .. altflow:: The card is declined
         :end: failure

      .. altflow:: The reader is broken
         :end: abort

   .. step:: The kiosk deletes the fee.

   .. altflow:: The member walks away
      :end: abort

.. usecase:: Print a receipt
   :id: UC 12.9

   .. step:: The kiosk prints.
"""
TESTS = """
import pytest

pytestmark = pytest.mark.usecase("UC 12.9")


def test_module():
    pass


@pytest.mark.usecase("UC-PAY")
class TestClass:
    def test_inner(self):
        pass

    @pytest.mark.usecase("UC-PAY.1a ", " UC-PAY")
    @pytest.mark.parametrize("card", ["a", pytest.param("b", marks=pytest.mark.usecase("UC-PAY.1b"))])
    def test_card(self, card):
        assert card != "b"

    @pytest.mark.usecase
    @pytest.mark.usecase(7)
    @pytest.mark.skip
    def test_marked_wrongly(self):
        pass
"""
RUNNERS = {
    "jest.xml": """
<testsuites name="jest tests"><testsuite name="fees">
<testcase classname="fees UC-PAY.1a is declined" name="fees UC-PAY.1a is declined" time="0.004"/>
<testcase classname="fees pays" name="fees pays" time="0.004">
<properties><property name="usecase" value="UC-PAY.1"/></properties></testcase>
</testsuite></testsuites>""",
    "TEST-org.example.FeesTest.xml": (SAMPLES / "surefire-names.xml").read_text("utf-8"),
    "plain.xml": """
<testsuite name="org.example.UC-PAY"><testcase name="a" classname="org.example.UC-PAY.A1"/>
<testcase name="b" classname="UC-PAY.A1"/></testsuite>""",
    "playwright.xml": """
<testsuites><testsuite name="fees.spec.ts">
<testcase name="fees - walks away" classname="fees.spec.ts">
<properties><property name="usecase" value="UC-PAY.A1"/></properties></testcase>
</testsuite></testsuites>""",
}


def painted(project: Project) -> list[tuple[str, list[str]]]:
    """Each flow with its tests, sorted and without blanks, as the table shows them."""
    project.conf |= {"usecase_test_results": ["*.xml"], "usecase_diagram": "none"}
    view = ".. usecase-traceability::\n   :columns: flow tests\n"
    project.write({"index.rst": f"{HEAD}{USECASE}\n{view}"})
    built = project.build()
    assert built.warnings == []
    page = built.page()
    rows = page.select("table.uc-traceability tbody tr")
    for short in page.select("table.uc-traceability [title]"):
        assert str(short["title"]).endswith(short.get_text())
        short.string = str(short["title"])  # the whole name, as it is said on hover
    cells = (["".join(cell.get_text().split()) for cell in row.select("td")] for row in rows)
    return [(flow, sorted(tests.split(","))) for flow, tests in cells]


def test_marks_of_pytest_are_painted_on_their_flows(project: Project) -> None:
    project.write({"tests/test_fees.py": TESTS})
    plugins = "-p sphinxext.usecase.pytest -p no:cacheprovider"
    options = f"{plugins} --strict-markers -n 2 -q --junitxml=results.xml tests"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options.split()],
        cwd=project.source,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 3 passed, 1 skipped" in run.stdout, run.stdout + run.stderr
    assert run.stdout.count('takes addresses as text, such as "UC-LEAD"') >= 1
    assert "PytestUnknownMarkWarning" not in run.stdout
    cases = BeautifulSoup((project.source / "results.xml").read_bytes(), "xml").select("testcase")
    said = {str(case["name"]): [str(one["value"]) for one in case.select("property")] for case in cases}
    assert said == {
        "test_module": ["UC 12.9"],
        "test_inner": ["UC-PAY, UC 12.9"],
        "test_card[a]": ["UC-PAY.1a, UC-PAY, UC 12.9"],
        "test_card[b]": ["UC-PAY.1a, UC-PAY, UC-PAY.1b, UC 12.9"],
        "test_marked_wrongly": ["UC-PAY, UC 12.9"],
    }
    inner, a, b, wrong = (
        f"tests.test_fees.TestClass::test_{case}"
        for case in ("innerpassed", "card[a]passed", "card[b]failed", "marked_wronglyskipped")
    )
    assert painted(project) == [
        ("Mainflow", [a, b, inner, wrong]),
        ("1aThecardisdeclined", [a, b]),
        ("1bThereaderisbroken", [b]),
        ("A1Thememberwalksaway", [""]),
        ("Mainflow", [a, b, inner, wrong, "tests.test_fees::test_modulepassed"]),
    ]


def test_what_other_runners_write_is_painted_on_its_flows(project: Project) -> None:
    project.write(RUNNERS)
    suite, declined = "org.example.FeesTest::", "UC-PAY.1a:thecardisdeclined::"
    asks = f"{declined}asksagainpassed"
    cards = [f"{declined}declined(String)creditfailed", f"{declined}declined(String)debitpassed"]
    broken = f"{suite}UC-PAY.1b:thereaderisbrokenpassed"
    walks = f"{suite}UC-PAY.A1:walksawayskipped"
    assert painted(project) == [
        ("Mainflow", [asks, *cards, "feespayspassed", broken, walks, f"{suite}deletesTheFeepassed"]),
        ("1aThecardisdeclined", [asks, *cards, "feesUC-PAY.1aisdeclinedpassed"]),
        ("1bThereaderisbroken", [broken]),
        ("A1Thememberwalksaway", ["UC-PAY.A1::bpassed", "fees.spec.ts::fees-walksawaypassed", walks]),
        ("Mainflow", [""]),
    ]
