"""Files of trackers and test runners in a project: whatever is wrong with one is one warning."""

from __future__ import annotations

from textwrap import dedent

import pytest
from bs4 import BeautifulSoup

from helpers import HEAD, Project

STORIES = [f"RO-{number}" for number in range(1, 41)]
HEADER = "id,kind,title\n"
ROWS = "".join(f"{story},story,Title\n" for story in STORIES)
SOURCE = HEAD + dedent(f"""
    .. usecase:: Buy
       :id: UC-BUY
       :epic: RO-0
       :stories: {", ".join(STORIES)}
       :tests: T-1

       .. step:: Pay.

    .. usecase-coverage::
    """)

UNREAD = {
    "missing": (None, "there is no file"),
    "empty": ("", "the file is empty"),
    "blank": ("\n\n", "the file is empty"),
    "cut in a row": (HEADER + 'RO-1,story,Title\nRO-2,story,"Ti', "cannot be read as CSV from here on"),
    "without a header": (ROWS, "no column holds ids"),
    "without rows": (HEADER, "its files describe no item, but use cases name 42"),
    "a page of HTML": ("<!DOCTYPE html>\n<html>\nLog in\n</html>\n", "no column holds ids"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_backlog_that_cannot_be_read_is_one_warning(project: Project, name: str) -> None:
    content, expected = UNREAD[name]
    project.conf["usecase_backlog"] = ["backlog.csv"]
    project.write({"index.rst": SOURCE})
    if content is not None:
        (project.source / "backlog.csv").write_text(content, "utf-8")
    (warned,) = project.build("text").warned
    assert warned.kind == "usecase.backlog"
    assert warned.file == ("conf.py" if name in {"missing", "without rows"} else "backlog.csv")
    assert expected in warned.text


@pytest.mark.parametrize("content", ["", "[", '{"issues": [', '{"errorMessages": ["Log in"]}', "[]"])
def test_so_is_one_of_json(project: Project, content: str) -> None:
    project.conf["usecase_backlog"] = ["backlog.json"]
    project.write({"index.rst": SOURCE, "backlog.json": content})
    (warned,) = project.build("text").warned
    assert warned.kind == "usecase.backlog"


def test_an_unknown_id_is_reported_where_all_could_be_read(project: Project) -> None:
    project.conf["usecase_backlog"] = ["backlog.csv"]
    project.write({"index.rst": SOURCE, "backlog.csv": HEADER + ROWS + "RO-1,story,Again\n"})
    found = project.build("text").warned
    assert sorted(warned.kind for warned in found) == ["usecase.backlog", *["usecase.unknown-item"] * 2]


@pytest.mark.parametrize("content", [None, "{}", "no JSON"])
def test_another_project_that_cannot_be_read_is_one_warning(
    project: Project, content: str | None
) -> None:
    project.conf["usecase_external"] = {"shop": ("shop.json", "https://shop.example/")}
    project.write({"index.rst": SOURCE})
    if content is not None:
        project.write({"shop.json": content})
    (warned,) = project.build("text").warned
    assert warned.kind == "usecase.external"


@pytest.mark.parametrize("content", [None, "", "<testsuite><testcase name='a'/>"])
def test_results_that_cannot_be_read_are_one_warning(project: Project, content: str | None) -> None:
    project.conf["usecase_backlog"] = ["backlog.csv"]
    project.conf["usecase_test_results"] = ["results.xml"]
    project.write({"index.rst": SOURCE, "backlog.csv": f"{HEADER}RO-0,epic,Sell\n{ROWS}"})
    if content is not None:
        project.write({"results.xml": content})
    (warned,) = project.build("text").warned
    assert warned.kind == "usecase.results"


TESTED = HEAD + dedent("""
    .. usecase:: Buy
       :id: UC-1

       .. step:: Pay.
          :tests: TC_001

       .. step:: Go.
          :name: csv

          .. altflow:: No way
             :tests: TC_002, T-9

    .. usecase-traceability::

    .. usecase-scenarios:: UC-1
    """)
CASES = """
<testsuites><testsuite>
<properties><property name="covers" value="UC-1.2a"/></properties>
<testcase classname="t.Login" name="TC_001"><failure/></testcase>
<testcase classname="t.Login" name="goes">
<properties><property name="test_key" value="TC_002"/></properties></testcase>
<testcase classname="t.Login" name="goes too"><properties><property name="test_id" value="T-9"/>
</properties><skipped/></testcase>
</testsuite>
<testcase name="reads UC-1.pdf"/><testcase name="reads UC-1.csv"/><testcase name="UC-1.lost-name"/>
<testcase name="UC-1.lost-name again"/>
</testsuites>
"""


def rows(page: BeautifulSoup, kind: str) -> list[str]:
    """The last cell of each row of a table."""
    cells = [row.select("td")[-1] for row in page.select(f"table.{kind} tbody tr")]
    return [" ".join(cell.get_text(" ").split()) for cell in cells]


def test_results_find_the_tests_that_a_flow_names(project: Project) -> None:
    project.conf["usecase_test_results"] = ["results.xml"]
    project.conf["usecase_test_properties"] = ["Covers"]
    project.write({"index.rst": TESTED, "results.xml": CASES})
    built = project.build()
    (warned,) = built.warned
    assert (warned.file, warned.kind) == ("results.xml", "usecase.unknown-result")
    assert warned.text.startswith('UC-1.lost-name and 1 more: "UC-1.lost-name" leads nowhere')
    assert rows(built.page(), "uc-traceability") == [
        "TC_001 failed , reads UC-1.csv passed",
        "TC_002 passed , T-9 skipped , t.Login::TC_001 failed",
    ]
