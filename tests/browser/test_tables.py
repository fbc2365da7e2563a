"""Tables in a real browser: searching, filtering, sorting, downloading, and how they look."""

from __future__ import annotations

import base64
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from browser.browsing import AXE, COLOURS, MODES, TEXTS, THEMES, Browser
from helpers import Project

pytestmark = pytest.mark.browser

EPICS = "id,kind,title,status,parent\nE-1,epic,Sell tickets,Open,\nE-2,epic,Plan tours,Open,\n"
STATUSES = ("Open", "Done", "done")
STORIES = "".join(
    f'S-{number},story,"Do work, part {number}",{STATUSES[number % 3]},E-{number % 2 + 1}\n'
    for number in range(1, 15)
)
RESULTS = """\
<testsuite>
<testcase name="UC-BUY: a ticket is sold"/>
<testcase classname="tests.sales.ticket_office" name="test_no_money[UC-BUY.1a]"><failure/></testcase>
<testcase name="UC-PLAN: a tour is planned"><skipped/></testcase>
</testsuite>
"""
PAGE = """\
Tables
======

.. usecase:: Buy a ticket
   :id: UC-BUY
   :epic: E-1
   :stories: S-10
   :status: approved
   :diagram: none

   :Actors: Anna, Bob

   .. step:: It is bought.
      :actor: Anna

      .. altflow:: Anna has no money, neither in cash nor on any of the cards that the machine takes
         :end: failure

      .. altflow:: =Formula
         :waived: rare
         :end: failure

   .. altflow:: The power fails
      :from: 1
      :stories: S-2, S-9, S-11
      :end: failure

.. usecase:: Plan a tour
   :id: UC-PLAN
   :epic: E-2
   :diagram: none

   .. step:: It is planned.
      :stories: S-9

.. usecase-traceability::
   :caption: What is covered
   :csv:

.. usecase-matrix::
   :csv:

.. usecase-coverage::
   :csv:

.. usecase-list::

.. usecase-actors::

.. usecase-scenarios::
"""
WAYS = "".join(f"\n      .. altflow:: Way {way}\n" for way in range(60))
LONG = f"""\
Long
====

.. usecase:: Long
   :id: UC-LONG
   :diagram: none

   .. step:: It takes long.
{WAYS}
.. usecase-scenarios::
"""
TWICE = """\
Twice
=====

.. usecase:: Pay
   :id: UC_PAY
   :epic: E-1, E-2
   :stories: S-1
   :diagram: none

   .. step:: It is paid.

   .. altflow:: It is not
      :from: 1
      :end: failure

.. usecase-traceability::
"""
LARGE = "Large\n=====\n\n.. usecase-traceability::\n" + "".join(
    f"""
.. usecase:: Long
   :id: UC-{number}
   :epic: E-{number}
   :diagram: none

   .. step:: It takes long.
"""
    + "".join(f"\n      .. altflow:: Way {way} of {number}\n" for way in range(61))
    for number in range(5)
)
SHOWN = """
return [...document.querySelector(arguments[0]).tBodies[0].rows]
  .filter(row => row.getClientRects().length)
  .map(row => [...row.cells].map(cell => (cell.querySelector("p") ?? cell).textContent.trim()));
"""
"""The cells of the rows that can be seen of a table."""
SEEN = """
return [...document.querySelectorAll(`${arguments[0]} td.uc-again > *`)]
  .map(one => one.checkVisibility({ opacityProperty: true }));
"""
"""Of each cell that says what the row above says, whether it can be seen."""
SPANS = """
return [...document.querySelector(arguments[0]).tBodies[0].rows]
  .map(row => [...row.cells].slice(0, 3).map(cell => cell.hidden ? 0 : cell.rowSpan));
"""
"""How many rows the first cells of each row stand for."""
TRACE, MATRIX, SCENARIOS = "table.uc-traceability", "table.uc-matrix", "table.uc-scenarios"
FLOWS = [
    "Main flow",
    "1a Anna has no money, neither in cash nor on any of the cards that the machine takes",
    "1b =Formula",
    "1c The power fails",
    "Main flow",
]


SHEET = "Review\n======\n\n.. usecase-review:: UC-DOZEN\n"
DOZEN = (
    """\
:orphan:

.. usecase:: Lend a dozen books to a class
   :id: UC-DOZEN

   :Goal: Each child of a class leaves with a book within half an hour, and nobody has waited.
   :In scope: From the letter of the school to the door of the library.
   :Out of scope: The choice of the books, which is the teacher's.
   :Preconditions: The school is a member, and its teacher has a card.
   :Trigger: The teacher announces the class.
   :Acceptance criteria:
      - A class of thirty children has its books within thirty minutes.
      - Each loan has the name of a child.
      - No book that somebody has reserved is lent.
   :Approvals: Head librarian, Technical owner, School

"""
    + "".join(
        f"   {number}. The librarian takes book {number} from its box and notes which child has it.\n"
        for number in range(1, 13)
    )
    + "".join(
        f"\n   .. altflow:: Book {number} is lost\n      :from: {number}\n      :end: failure\n"
        for number in (2, 5, 8, 11)
    )
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Theme -> the folder of its pages; and those of a long page, and of flows in two groups."""
    folders = {}
    for theme in THEMES:
        conf: dict[str, Any] = {"html_theme": theme, "project": "Tables", "html_title": "Tables"}
        conf |= {"usecase_backlog": ["b.csv"], "usecase_test_results": ["r.xml"]}
        project = Project(tmp_path_factory.mktemp(theme), conf)
        project.write({"index.rst": PAGE, "b.csv": EPICS + STORIES, "r.xml": RESULTS})
        built = project.build()
        assert built.warnings == []
        folders[theme] = built.out
    project = Project(tmp_path_factory.mktemp("long"), {"html_theme": "furo"})
    project.write({"index.rst": LONG})
    twice = Project(tmp_path_factory.mktemp("twice"), {"usecase_backlog": ["b.csv"]})
    twice.write({"index.rst": TWICE, "b.csv": EPICS + STORIES})
    large = Project(tmp_path_factory.mktemp("large"), {"html_theme": "furo"})
    large.write({"index.rst": LARGE})
    sheet = Project(tmp_path_factory.mktemp("sheet"), {"html_theme": "furo"})
    sheet.write({"index.rst": SHEET, "dozen.rst": DOZEN})
    return folders | {
        "sheet": sheet.build().out,
        "long": project.build().out,
        "twice": twice.build().out,
        "large": large.build().out,
    }


def tool(browser: Browser, table: str, selector: str) -> Any:
    """The only element of the frame of a table that a selector finds."""
    frame = browser.driver.find_element(By.CSS_SELECTOR, f".uc-view:has({table})")
    (found,) = frame.find_elements(By.CSS_SELECTOR, selector)
    return found


def column(browser: Browser, number: int, table: str = TRACE) -> list[str]:
    return [row[number] for row in browser.run(SHOWN, table)]


def press(browser: Browser, table: str, words: str) -> Any:
    """Press the button to filter by, or the header to sort by, that begins with these words."""
    frame = browser.driver.find_element(By.CSS_SELECTOR, f".uc-view:has({table})")
    found = frame.find_elements(By.CSS_SELECTOR, ".uc-chip, .uc-sort")
    button = next(one for one in found if one.text.startswith(words))
    browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", button)
    button.click()
    return button


# -- sorting ------------------------------------------------------------------------------------


def test_a_header_sorts_up_then_down_then_as_before(browser: Browser) -> None:
    browser.open("furo")
    header = tool(browser, TRACE, "thead th:nth-child(3)")
    assert column(browser, 2) == FLOWS
    assert header.get_attribute("aria-sort") is None
    for state, flows in (
        ("ascending", sorted(FLOWS)),
        ("descending", sorted(FLOWS, reverse=True)),
        (None, FLOWS),
    ):
        press(browser, TRACE, "Flow")
        assert header.get_attribute("aria-sort") == state
        assert column(browser, 2) == flows


def test_numbers_are_sorted_as_numbers(browser: Browser) -> None:
    browser.open("furo")
    press(browser, TRACE, "Stories")
    stories = [cell.split(" ")[0] for cell in column(browser, 4)]
    assert stories == ["gap:", "S-2", "S-9", "S-10", "waived:"]


def test_cells_without_words_come_last_either_way(browser: Browser) -> None:
    browser.open("furo")
    headers = browser.driver.find_elements(By.CSS_SELECTOR, f"{MATRIX} thead th")
    (number,) = (place for place, header in enumerate(headers) if header.text.startswith("S-9"))
    for _times in range(2):
        browser.run("arguments[0].querySelector('.uc-sort').click()", headers[number])
        cells = column(browser, number, MATRIX)[:-1]
        assert cells == ["linked", "linked", "", "", ""]


def test_rows_that_are_sorted_say_their_groups_and_no_subtotals(browser: Browser) -> None:
    browser.open("furo")
    browser.point_away()
    totals = "return [...document.querySelectorAll('p.uc-total')].map(one => one.checkVisibility())"
    assert browser.run(SEEN, TRACE) == [False] * 6
    assert browser.run(totals) == [True, True]
    press(browser, TRACE, "Flow")
    browser.point_away()
    assert browser.run(SEEN, TRACE) == [True] * 6
    ids = "return [...document.querySelectorAll('td.uc-again .uc-key')].map(one => one.textContent)"
    assert browser.run(ids) == ["E-1", "UC-BUY"] * 3
    assert browser.run(totals) == [False, False]
    links = "return [...new Set([...document.querySelectorAll(arguments[0])]"
    for part in ("td a:not(:has(.uc-key, .uc-short))", "td a:has(.uc-key)", "td a .uc-key"):
        colours = browser.run(f"{links}.map(link => getComputedStyle(link).color))]", f"{TRACE} {part}")
        assert len(colours) == 1


def test_a_group_is_named_once_beside_all_its_rows(browser: Browser) -> None:
    browser.open("furo")
    written = [[4, 4, 1], *[[0, 0, 1]] * 3, [1, 1, 1]]
    assert browser.run(SPANS, TRACE) == written
    search = tool(browser, TRACE, ".uc-search")
    search.send_keys("power")
    assert browser.run(SPANS, TRACE) == [[1, 1, 1]] * 5
    search.send_keys(Keys.BACKSPACE * 5)
    assert browser.run(SPANS, TRACE) == written


def test_the_name_of_a_group_stays_while_its_rows_pass(browser: Browser) -> None:
    browser.open("furo", width=700)
    scrolled = f"""
    const frame = document.querySelector(".uc-scroll:has({TRACE})");
    frame.style.maxHeight = "200px";
    frame.scrollTop = 150;
    const [head, name, other] = ["thead th", "tbody td p", "tbody tr:nth-child(2) td:nth-child(3)"]
      .map(one => frame.querySelector(one).getBoundingClientRect());
    return [frame.scrollTop, name.top - head.bottom, other.top - head.bottom];
    """
    by, name, other = browser.run(scrolled)
    assert by == 150
    assert 0 <= name < 12
    assert other < 0


def test_without_the_script_a_row_says_its_groups_at_the_pointer_and_the_focus(browser: Browser) -> None:
    try:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        browser.open("furo")
        browser.point_away()
        assert browser.run(SEEN, TRACE) == [False] * 6
        browser.run(f"document.querySelector('{TRACE} tbody tr:nth-child(3) a[href]').focus()")
        assert browser.run(SEEN, TRACE) == [False, False, True, True, False, False]
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_row_of_totals_stays_last(browser: Browser) -> None:
    browser.open("furo")
    for words in ("Flow", "Flow"):
        press(browser, MATRIX, words)
        assert column(browser, 0, MATRIX)[-1] == "Total"
    tool(browser, MATRIX, ".uc-search").send_keys("power")
    assert column(browser, 0, MATRIX) == ["UC-BUY.1c The power fails", "Total"]


def test_the_keyboard_sorts(browser: Browser) -> None:
    browser.open("alabaster")
    button = tool(browser, TRACE, "thead th:nth-child(3) button")
    button.send_keys(Keys.ENTER)
    assert column(browser, 2) == sorted(FLOWS)
    assert browser.run("return document.activeElement === arguments[0]", button)


# -- searching and filtering --------------------------------------------------------------------


def test_a_search_finds_rows_with_all_the_words_in_whatever_case(browser: Browser) -> None:
    browser.open("furo")
    search, shown = (tool(browser, TRACE, one) for one in (".uc-search", "[role=status]"))
    assert shown.text == "Shown: 5 of 5"
    search.send_keys("POWER  uc-buy")
    assert column(browser, 2) == ["1c The power fails"]
    assert shown.text == "Shown: 1 of 5"
    search.send_keys(" nothing")
    assert column(browser, 2) == []
    assert shown.text == "Shown: 0 of 5"
    search.clear()
    search.send_keys(Keys.SPACE)
    assert column(browser, 2) == FLOWS


def test_a_flow_in_two_groups_counts_once_and_is_found_by_its_address(browser: Browser) -> None:
    browser.open("twice")
    search, shown = (tool(browser, TRACE, one) for one in (".uc-search", "[role=status]"))
    assert len(column(browser, 2)) == 4
    assert shown.text == "Shown: 2 of 2"
    chips = browser.driver.find_elements(By.CSS_SELECTOR, ".uc-chip")
    assert [one.text for one in chips] == ["Not finished 1", "gap 1", "Done 1"]
    search.send_keys("UC_PAY.1a")
    assert column(browser, 2) == ["1a It is not"] * 2
    assert shown.text == "Shown: 1 of 2"


def test_chips_count_the_marks_of_the_table(browser: Browser) -> None:
    browser.open("furo")
    chips = {
        table: [
            one.text
            for one in browser.driver.find_elements(By.CSS_SELECTOR, f".uc-view:has({table}) .uc-chip")
        ]
        for table in (TRACE, MATRIX, "table.uc-list")
    }
    assert chips == {
        TRACE: [
            "Not finished 4",
            "gap 1",
            "waived 1",
            "Done 2",
            "Open 2",
            "failed 1",
            "passed 1",
            "skipped 1",
            "untested 2",
        ],
        MATRIX: ["Not finished 1", "gap 1", "waived 1"],
        "table.uc-list": ["Not finished 1", "approved 1", "gap 1"],
    }
    groups = browser.driver.find_elements(By.CSS_SELECTOR, f".uc-view:has({TRACE}) .uc-chip-group")
    assert [one.get_attribute("aria-label") for one in groups] == ["Story", "Test"]


def test_what_is_not_finished_is_one_chip_away(browser: Browser) -> None:
    browser.open("furo")
    press(browser, TRACE, "Not finished")
    assert column(browser, 2) == FLOWS[1:]


def test_chips_of_one_kind_add_rows_and_of_two_take_some_away(browser: Browser) -> None:
    browser.open("furo")
    gap = press(browser, TRACE, "gap")
    assert gap.get_attribute("aria-pressed") == "true"
    assert column(browser, 2) == FLOWS[1:2]
    press(browser, TRACE, "waived")
    assert column(browser, 2) == FLOWS[1:3]
    press(browser, TRACE, "failed")
    assert column(browser, 2) == FLOWS[1:2]
    tool(browser, TRACE, ".uc-search").send_keys("formula")
    assert column(browser, 2) == []
    for words in ("gap", "waived", "failed"):
        assert press(browser, TRACE, words).get_attribute("aria-pressed") == "false"
    assert column(browser, 2) == FLOWS[2:3]


def test_a_label_that_is_asked_for_stands_before_what_only_holds_it(browser: Browser) -> None:
    browser.open("furo")
    trace = tool(browser, TRACE, ".uc-search")
    for asked, flows in (("s-1", [FLOWS[0], FLOWS[3]]), ("1", FLOWS[:4]), ("s-11", [FLOWS[3]])):
        trace.clear()
        trace.send_keys(asked)
        assert column(browser, 2) == flows
    browser.open("large")
    search = tool(browser, TRACE, ".uc-search")
    search.send_keys("uc-4.1bi")
    assert column(browser, 2) == ["1bi Way 60 of 4"]
    search.clear()
    search.send_keys("1z")
    assert column(browser, 2)[:5] == [f"1z Way 25 of {number}" for number in range(5)]


def test_the_address_says_what_is_shown(browser: Browser) -> None:
    browser.open("furo")
    press(browser, TRACE, "gap")
    press(browser, TRACE, "waived")
    press(browser, TRACE, "Flow")
    press(browser, TRACE, "Flow")
    shown = column(browser, 2)
    tool(browser, MATRIX, ".uc-search").send_keys("power")
    address = browser.driver.current_url
    assert "sort=-flow" in address
    browser.driver.get("about:blank")
    browser.driver.get(address)
    assert column(browser, 2) == shown == [FLOWS[2], FLOWS[1]]
    assert column(browser, 0, MATRIX) == ["UC-BUY.1c The power fails", "Total"]
    pressed = browser.driver.find_elements(By.CSS_SELECTOR, ".uc-chip[aria-pressed=true]")
    assert [one.text for one in pressed] == ["gap 1", "waived 1"]
    for words in ("gap", "waived", "Flow"):
        press(browser, TRACE, words)
    tool(browser, MATRIX, ".uc-search").clear()
    assert "flow" not in browser.driver.current_url


def test_a_long_name_of_a_test_is_shown_in_short_and_found_as_a_whole(browser: Browser) -> None:
    browser.open("furo")
    name = tool(browser, TRACE, "td:last-child [title]")
    assert name.text == "test_no_money[UC-BUY.1a]"
    assert name.get_attribute("title") == "tests.sales.ticket_office::test_no_money[UC-BUY.1a]"
    tool(browser, TRACE, ".uc-search").send_keys("ticket_office::test")
    assert column(browser, 2) == FLOWS[1:2]


def test_shadows_say_where_a_table_goes_on(browser: Browser) -> None:
    browser.open("furo", width=400)
    view = browser.driver.find_element(By.CSS_SELECTOR, f".uc-view:has({TRACE})")
    looks = "return [...arguments[0].querySelector('.uc-shadow').classList]"
    WebDriverWait(browser.driver, 10).until(lambda _: "uc-after" in browser.run(looks, view))
    assert {"uc-before", "uc-after"}.intersection(browser.run(looks, view)) == {"uc-after"}
    browser.run("arguments[0].querySelector('.uc-scroll').scrollLeft = 9999", view)
    WebDriverWait(browser.driver, 10).until(lambda _: "uc-before" in browser.run(looks, view))
    assert "uc-after" not in browser.run(looks, view)


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_takes_what_is_free_beside_it(browser: Browser, theme: str) -> None:
    browser.open(theme, width=1900)
    places = f"""
    const view = document.querySelector(".uc-view:has({TRACE})"), page = document.documentElement;
    const frame = view.querySelector(".uc-scroll");
    const lacks = frame.scrollWidth - frame.clientWidth;
    return [lacks, view.getBoundingClientRect().right, page.clientWidth, page.scrollWidth];
    """
    lacks, right, width, needed = browser.run(places)
    assert needed <= width
    assert right <= width
    if theme == "alabaster":
        assert lacks <= 1


SHIFTED = """
const [done] = arguments, watched = {type: "layout-shift", buffered: true};
new PerformanceObserver(list => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
  .observe(watched);
setTimeout(() => done(0), 500);
"""
"""How far what one sees has moved while the page was loaded."""


def test_nothing_moves_while_a_large_table_is_loaded(browser: Browser) -> None:
    browser.open("large")
    assert browser.run("return document.querySelectorAll('.uc-ready').length") == 1
    assert browser.driver.execute_async_script(SHIFTED) < 0.02


def test_a_large_table_is_shown_in_parts_that_are_searched_all_the_same(browser: Browser) -> None:
    browser.open("large")
    shown, search = (tool(browser, TRACE, one) for one in (".uc-shown", ".uc-search"))
    assert shown.text == "Shown: 310 of 310"
    spans = [one for one, *_rest in browser.run(SPANS, TRACE)]
    # A part, and of four others the first row and a button.
    assert len(column(browser, 0)) == 62 + 2 * 4
    assert spans.count(62) == 1
    search.send_keys("way 60 of 4")
    assert column(browser, 2) == ["1bi Way 60 of 4"]
    search.clear()
    search.send_keys("way")
    assert len(column(browser, 0)) == 51
    tool(browser, TRACE, ".uc-fold button").click()
    assert len(column(browser, 0)) == 305
    search.send_keys(Keys.BACKSPACE * 3)
    fold = browser.driver.find_elements(By.CSS_SELECTOR, f"{TRACE} .uc-fold button")[-1]
    assert fold.text == "Show 61 more"
    browser.run("arguments[0].click()", fold)
    assert len(column(browser, 0)) == 2 * 62 + 2 * 3


def test_tables_of_a_page_are_apart(browser: Browser) -> None:
    browser.open("furo")
    tool(browser, TRACE, ".uc-search").send_keys("power")
    press(browser, MATRIX, "Flow")
    assert column(browser, 2) == ["1c The power fails"]
    assert len(column(browser, 0, MATRIX)) == 6
    assert len(column(browser, 0, "table.uc-list")) == 2


def test_scenarios_are_searched_filtered_and_sorted(browser: Browser) -> None:
    def listed() -> list[str]:
        return [title.split()[0] for title in column(browser, 1, SCENARIOS)]

    browser.open("furo")
    assert listed() == ["main", "1a", "1b", "1c", "main"]
    press(browser, SCENARIOS, "Scenario")
    assert listed() == ["1a", "1b", "1c", "main", "main"]
    tool(browser, SCENARIOS, ".uc-search").send_keys("uc-buy failure")
    assert listed() == ["1a", "1b", "1c"]
    assert column(browser, 0, SCENARIOS) == ["UC-BUY Buy a ticket"] * 3


def test_a_link_to_a_scenario_shows_it_beneath_the_header(browser: Browser) -> None:
    browser.driver.get("about:blank")
    browser.driver.get(f"{(browser.pages['long'] / 'index.html').as_uri()}#UC-LONG--scenario-1z")
    places = """
    const row = document.getElementById("UC-LONG--scenario-1z").closest("tr");
    const header = row.closest("table").tHead.rows[0].cells[0].getBoundingClientRect();
    return [header.bottom, row.getBoundingClientRect().top, row.getBoundingClientRect().bottom];
    """
    WebDriverWait(browser.driver, 10).until(lambda _: browser.run(places)[2] <= 900)
    header, top, _bottom = browser.run(places)
    assert 0 < header <= top


def test_figures_are_not_searched(browser: Browser) -> None:
    browser.open("furo")
    assert not browser.driver.find_elements(By.CSS_SELECTOR, ".uc-view:has(table.uc-coverage) button")


# -- downloading --------------------------------------------------------------------------------


@pytest.fixture
def downloads(browser: Browser, tmp_path: Path) -> Iterator[Path]:
    """Where the browser saves files."""
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path)}
    browser.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    yield tmp_path
    browser.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "default"})


def complete(folder: Path) -> list[Path]:
    """The files saved there; a browser holds the place of one that it still writes by an empty one."""
    unfinished = list(folder.glob("*.crdownload"))
    return [] if unfinished else [path for path in folder.glob("*.csv") if path.stat().st_size]


def saved(browser: Browser, table: str, folder: Path) -> tuple[str, list[list[str]]]:
    """The name and the rows of the file that a click on the link saves."""
    link = tool(browser, table, ".uc-download a")
    browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", link)
    link.click()
    (path,) = WebDriverWait(browser.driver, 10).until(lambda _driver: complete(folder))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    path.unlink()
    return path.name, rows


def test_the_rows_shown_are_saved_as_the_file_has_them(
    browser: Browser, pages: dict[str, Path], downloads: Path
) -> None:
    browser.open("furo")
    file = pages["furo"] / "_downloads" / "usecase" / "index-traceability.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        header, *rows = csv.reader(opened)
    assert len(rows) == 5
    press(browser, TRACE, "Flow")
    name, sorted_rows = saved(browser, TRACE, downloads)
    assert name == "index-traceability.csv"
    assert sorted_rows == [header, *sorted(rows, key=lambda row: row[2])]
    press(browser, TRACE, "gap")
    press(browser, TRACE, "waived")
    assert saved(browser, TRACE, downloads)[1] == [header, *rows[1:3]]


def test_totals_are_saved_with_all_rows_only(browser: Browser, downloads: Path) -> None:
    browser.open("furo")
    press(browser, MATRIX, "Flow")
    assert saved(browser, MATRIX, downloads)[1][-1][0] == "Total"
    press(browser, MATRIX, "waived")
    _header, row = saved(browser, MATRIX, downloads)[1]
    assert (row[0], row[-1]) == ("UC-BUY.1b =Formula", "waived: rare")


def test_a_text_that_looks_like_a_formula_is_harmless(browser: Browser, downloads: Path) -> None:
    browser.open("furo")
    browser.run(f"document.querySelector('{TRACE} tbody td:nth-child(3)').textContent = '=1+1'")
    press(browser, TRACE, "passed")
    assert saved(browser, TRACE, downloads)[1][1][2] == "'=1+1"
    browser.run(f"document.querySelector('{TRACE} tbody td:nth-child(3)').textContent = 'a;=1;b; c'")
    assert saved(browser, TRACE, downloads)[1][1][2] == "a;'=1;b; c"


# -- without a script, and on paper -------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_tables_are_complete_without_the_script(browser: Browser, theme: str) -> None:
    try:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        browser.open(theme)
        assert not browser.driver.find_elements(By.CSS_SELECTOR, ".uc-tools, .uc-sort")
        assert column(browser, 2) == FLOWS
        assert len(browser.driver.find_elements(By.CSS_SELECTOR, "p.uc-download a")) == 3
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_script_is_loaded_only_where_there_is_a_table(pages: dict[str, Path]) -> None:
    for folder in pages.values():
        assert "usecase-tables.js" in (folder / "index.html").read_text(encoding="utf-8")
        assert "usecase-tables.js" not in (folder / "search.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", THEMES)
def test_paper_shows_all_rows_and_nothing_to_press(browser: Browser, theme: str) -> None:
    browser.open(theme)
    tool(browser, TRACE, ".uc-search").send_keys("power")
    browser.emulate(width=700, media="print")
    assert column(browser, 2) == FLOWS
    assert browser.run(SEEN, TRACE) == [True] * 6
    seen = "return [...document.querySelectorAll('.uc-tools')].some(one => one.checkVisibility())"
    assert not browser.run(seen)
    low = "return [...document.querySelectorAll('.uc-scroll')].filter(one => one.scrollHeight >"
    assert browser.run(f"{low} one.clientHeight + 1).length") == 0


def test_paper_says_groups_in_each_row(browser: Browser) -> None:
    browser.open("furo")
    event = "dispatchEvent(new Event(arguments[0]))"
    browser.emulate(width=700, media="print")
    browser.run(event, "beforeprint")
    assert browser.run(SEEN, TRACE) == [True] * 6
    browser.run(event, "afterprint")
    assert browser.run(SEEN, TRACE) == [False] * 6


def test_the_sheet_of_a_dozen_steps_is_two_sheets_of_paper(browser: Browser) -> None:
    browser.open("sheet")
    for width, height in ((8.27, 11.69), (8.5, 11)):
        paper = {"paperWidth": width, "paperHeight": height}
        printed = browser.driver.execute_cdp_cmd("Page.printToPDF", paper)
        pdf = base64.b64decode(printed["data"])
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


# -- looks --------------------------------------------------------------------------------------


def test_a_matrix_shows_many_columns_at_once(browser: Browser) -> None:
    browser.open("furo")
    seen = """
    const frame = document.querySelector(".uc-scroll:has(table.uc-matrix)").getBoundingClientRect();
    const heads = [...document.querySelectorAll("table.uc-matrix thead th")];
    return [
      heads.length,
      heads.filter(one => one.getBoundingClientRect().right <= frame.right + 1).length,
      heads[0].getBoundingClientRect().height,
    ];
    """
    count, whole, height = browser.run(seen)
    assert count == 16
    assert whole >= 9
    assert height < 260


def test_a_matrix_shows_words_beneath_signs(browser: Browser) -> None:
    browser.open("furo")
    linked = browser.driver.find_element(By.CSS_SELECTOR, f"{MATRIX} .uc-linked")
    assert linked.text.endswith("linked")
    assert float(linked.value_of_css_property("font-size").removesuffix("px")) > 9
    sign = "return getComputedStyle(arguments[0], '::before')"
    assert browser.run(f"{sign}.content", linked).startswith('"✓"')
    assert browser.run(f"{sign}.display", linked) == "block"


@pytest.mark.parametrize("theme", THEMES)
def test_paper_holds_a_wide_matrix(browser: Browser, theme: str) -> None:
    browser.open(theme, width=700)
    browser.emulate(width=700, media="print")
    width = f"return document.querySelector('{MATRIX}').closest(arguments[0]).offsetWidth"
    assert browser.run(width, "table") <= browser.run(width, ".uc-view")


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_on_paper_begins_where_it_stands(browser: Browser, theme: str) -> None:
    browser.open(theme)
    browser.emulate(width=700, media="print")
    table = browser.driver.find_element(By.CSS_SELECTOR, TRACE)
    assert table.value_of_css_property("break-inside") == "auto"


@pytest.mark.parametrize("theme", THEMES)
def test_header_and_first_column_of_a_matrix_stay(browser: Browser, theme: str) -> None:
    browser.open(theme, width=700)
    places = """
    const frame = document.querySelector(".uc-scroll:has(table.uc-matrix)");
    frame.style.maxHeight = "250px";
    [frame.scrollLeft, frame.scrollTop] = [250, arguments[0]];
    const at = (x, y) => document.elementFromPoint(x, y)?.closest("td, th")?.cellIndex;
    frame.scrollIntoView({block: "center", behavior: "instant"});
    const {left, top, bottom} = frame.getBoundingClientRect();
    const corner = frame.querySelector("thead th").getBoundingClientRect();
    const cell = at(left + 20, bottom - 30);
    return [frame.scrollLeft, frame.scrollTop, corner.left - left, corner.top - top, cell];
    """
    right, down, left, top, cell = browser.run(places, 200)
    assert right == 250
    assert down > 50
    assert abs(left) <= 2
    assert abs(top) <= 2
    assert cell == 0


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("theme", THEMES)
def test_a_page_with_tables_does_not_scroll_sideways(browser: Browser, theme: str, width: int) -> None:
    browser.open(theme, width=width)
    page = "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"
    needed, given = browser.run(page)
    assert needed <= given
    narrow = browser.run(
        "return [...document.querySelectorAll('.uc-view table:not(.uc-matrix) :is(td, th)')]"
        ".filter(one => one.checkVisibility() && one.clientWidth < 60).map(one => one.textContent)"
    )
    assert narrow == []


TORN = """
const torn = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode;
  if (text.parentElement.closest(".uc-view :is(td, th)")?.checkVisibility()) {
    for (const { 0: word, index } of text.data.matchAll(/[^\\s._:/[\\]-]+/g)) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) {
        torn.push(word);
      }
    }
  }
}
return torn;
"""
"""Words on two lines; names such as those of tests may break between their parts."""


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("theme", THEMES)
def test_tables_tear_no_words(browser: Browser, theme: str, width: int) -> None:
    browser.open(theme, width=width)
    assert "test_no_money[UC-BUY.1a]" in browser.run("return document.body.textContent")
    assert browser.run(TORN) == []


@pytest.mark.parametrize("theme", THEMES)
def test_ids_stand_out_from_their_titles(browser: Browser, theme: str) -> None:
    browser.open(theme)
    browser.point_away()
    colour = "return getComputedStyle(document.querySelector(arguments[0])).color"
    parts = ("td:last-child", "td a:has(.uc-key)", "td a .uc-key")
    words, title, key = (browser.run(colour, f"{TRACE} {part}") for part in parts)
    assert words == title != key
    status = browser.driver.find_element(By.CSS_SELECTOR, f"{TRACE} .uc-status")
    assert status.value_of_css_property("white-space") == "normal"


@pytest.mark.parametrize("width", [400, 1400])
def test_shares_stand_beneath_each_other_to_the_point(browser: Browser, width: int) -> None:
    browser.open("furo", width=width)
    right = """
    return [...document.querySelectorAll("table.uc-coverage .uc-share")].map(share => {
      const words = new Range();
      words.selectNodeContents(share.firstChild);
      const [said, bar] = [words, share.querySelector("svg")].map(one => one.getBoundingClientRect());
      const [beside, beneath] = [bar.left > said.right, bar.top > said.top + 9];
      return [share.textContent.trim(), Math.round(said.right), beside, beneath];
    });
    """
    shares = browser.run(right)
    assert len({len(words) for words, *_rest in shares}) > 1
    if width == 1400:
        assert len({end for _words, end, *_rest in shares}) == 1
    assert {tuple(rest) for _words, _end, *rest in shares} == {(width == 1400, width == 400)}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_tables_can_be_read(browser: Browser, theme: str, mode: str) -> None:
    browser.open(theme, mode=mode)
    press(browser, TRACE, "gap")
    press(browser, TRACE, "Flow")
    browser.point_away()
    texts = browser.run(COLOURS + TEXTS)
    assert {"gap", "gap: no story", "failed", "Total"} <= {one["text"] for one in texts}
    assert [one for one in texts if one["ratio"] < 4.5] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_bar_and_the_frames_of_tools_can_be_seen(browser: Browser, theme: str, mode: str) -> None:
    browser.open(theme, mode=mode)
    ratios = browser.run(
        COLOURS
        + """
        return [...document.querySelectorAll(".uc-bar, .uc-bar rect, .uc-search, .uc-chip")].map(one => {
          const back = background(one.closest(".uc-scroll, .uc-tools")), style = getComputedStyle(one);
          const colour = one.matches("rect") ? style.fill : style.borderTopColor;
          return contrast(over(rgba(colour), back), back);
        });
        """
    )
    assert len(ratios) > 10
    assert min(ratios) >= 3


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme"])
def test_dark_pages_have_dark_tables(browser: Browser, theme: str) -> None:
    browser.open(theme, mode="dark")
    lights = browser.run(
        COLOURS
        + """
        return [...document.querySelectorAll(".uc-view :is(td, th, caption, input, button)")]
          .map(one => luminance(background(one)));
        """
    )
    assert len(lights) > 50
    assert max(lights) < 0.2


@pytest.mark.axe
@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_tables_keep_nobody_out(browser: Browser, axe: str, theme: str, mode: str, width: int) -> None:
    browser.open(theme, mode=mode, width=width)
    browser.run(axe)
    press(browser, TRACE, "gap")
    press(browser, TRACE, "Flow")
    roots = [".uc-view", "ul.uc-missing", ".uc-summary"]
    assert browser.driver.execute_async_script(AXE, roots) == []
