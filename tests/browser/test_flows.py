"""What the script of flows adds: alternatives beneath their steps, and the main flow alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from browser.browsing import THEMES, Browser
from helpers import EXAMPLE, HEAD, Project

pytestmark = pytest.mark.browser
SHOWN = "return [...document.querySelectorAll(arguments[0])].filter(one => one.offsetParent).length"
INSIDE = "return document.getElementById('UC-LEAD.2a').closest('li.uc-step')?.id || ''"
UNFOLD = "#UC-LEAD\\.2 > p.uc-branches > button.uc-unfold"

LONG = "The customer chooses how to pay, and goes on to what comes next. " * 3
WIDE = f"""
.. usecase:: Pay
   :id: UC-PAY

   .. step:: {LONG}
      :label: Paso 1

   .. step:: {LONG}

      .. altflow:: {LONG}
         :end: failure

         .. step:: {LONG}

            .. altflow:: {LONG}
               :end: failure

               .. step:: {LONG}
"""
"""Labels such as ``2a1a1``, and one of the author's."""
EDGES = """
return [...document.querySelectorAll("ol.uc-steps, .uc-altflow")].map(part => {
  const texts = part.querySelectorAll(":scope > li > p.uc-text, :scope > p.uc-altflow-title");
  const lines = [...texts].flatMap(text => {
    const words = document.createRange();
    words.selectNode([...text.childNodes].find(one => one.nodeType === 3 && one.data.trim()));
    return [...words.getClientRects()].filter(line => line.width > 1).map(line => Math.round(line.left));
  });
  return [lines.length, new Set(lines).size];
});
"""
"""How many lines the texts of each list or alternative have, and how many edges these begin at."""
LABELS = """
return [...document.querySelectorAll(".uc-label")].map(label => label.getClientRects().length === 1
  && label.offsetHeight < 1.8 * parseFloat(getComputedStyle(label).fontSize));
"""
"""Of each label whether it stands on one line."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Theme -> the folder of its pages."""
    folders = {}
    for theme in THEMES:
        project = Project(tmp_path_factory.mktemp(theme), {"html_theme": theme})
        project.write({"index.rst": HEAD + EXAMPLE, "wide.rst": f":orphan:\n\n{HEAD}{WIDE}"})
        folders[theme] = project.build().out
    return folders


@pytest.fixture(params=THEMES)
def flows(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    browser.open(request.param)
    yield browser
    browser.run("localStorage.clear()")


def click(browser: Browser, selector: str) -> None:
    browser.run("document.querySelector(arguments[0]).click()", selector)


def expanded(browser: Browser) -> str:
    found = browser.driver.find_element(By.CSS_SELECTOR, UNFOLD).get_attribute("aria-expanded")
    return str(found)


def test_an_alternative_opens_beneath_its_step_and_goes_back(flows: Browser) -> None:
    count = "return document.querySelectorAll('.uc-altflow').length"
    whole = flows.run(count)
    assert (flows.run(INSIDE), expanded(flows)) == ("", "false")
    click(flows, UNFOLD)
    assert (flows.run(INSIDE), expanded(flows)) == ("UC-LEAD.2", "true")
    assert flows.run(count) == whole
    click(flows, UNFOLD)
    assert (flows.run(INSIDE), expanded(flows)) == ("", "false")


def test_an_alternative_of_several_steps_is_open_beneath_one(flows: Browser) -> None:
    where = "return document.getElementById('UC-LEAD.1-3a').closest('li.uc-step')?.id || ''"
    for step in ("1", "3"):
        line = f"#UC-LEAD\\.{step} > p.uc-branches:has(a[href$='#UC-LEAD.1-3a']) > button"
        click(flows, line)
        assert flows.run(where) == f"UC-LEAD.{step}"
    opened = "return document.querySelectorAll('.uc-unfold[aria-expanded=true]').length"
    assert flows.run(opened) == 1


def test_on_paper_alternatives_stand_where_they_belong(flows: Browser) -> None:
    click(flows, UNFOLD)
    flows.run("window.dispatchEvent(new Event('beforeprint'))")
    assert flows.run(INSIDE) == ""


def test_a_button_says_what_it_shows(flows: Browser) -> None:
    button = flows.driver.find_element(By.CSS_SELECTOR, UNFOLD)
    assert button.get_attribute("aria-label") == "Show 2a A lead exists already here"
    assert button.size["height"] >= 24
    assert button.size["width"] >= 24


def test_the_happy_path_alone_is_remembered(flows: Browser) -> None:
    alternatives = ".uc-altflow, .uc-branches, .uc-resumed, .uc-of-alternatives"
    assert flows.run(SHOWN, alternatives)
    click(flows, ".uc-choice > button:first-child")
    assert flows.run(SHOWN, alternatives) == 0
    assert flows.run(SHOWN, "#UC-LEAD\\.1, #UC-LEAD\\.4") == 2
    remembered = flows.run("return JSON.stringify(localStorage.getItem('usecase-happy-path'))")
    # Each new document of this browser forgets what others have stored.
    recall = {"source": f"localStorage.setItem('usecase-happy-path', {remembered})"}
    added = flows.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", recall)
    flows.driver.refresh()
    flows.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    assert flows.run(SHOWN, alternatives) == 0
    click(flows, ".uc-choice > button:last-child")
    assert flows.run(SHOWN, alternatives)
    pressed = "return [...document.querySelectorAll('.uc-choice > button')].map(b => b.ariaPressed)"
    assert set(flows.run(pressed)[:2]) == {"false", "true"}


def test_a_link_to_an_alternative_shows_it(flows: Browser) -> None:
    click(flows, ".uc-choice > button:first-child")
    flows.run("location.hash = 'UC-LEAD.2a1'")
    flows.run("window.dispatchEvent(new Event('hashchange'))")
    assert flows.run(SHOWN, "#UC-LEAD\\.2a") == 1


def test_a_label_links_to_its_own_part(flows: Browser) -> None:
    links = "return [...document.querySelectorAll('a.uc-label')].map(one => one.hash.slice(1))"
    owners = "return [...document.querySelectorAll('a.uc-label')].map(one => one.closest('[id]').id)"
    assert flows.run(links) == flows.run(owners)


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("theme", THEMES)
def test_texts_hang_behind_labels_however_wide(browser: Browser, theme: str, width: int) -> None:
    browser.open(theme, "wide", width=width)
    edges = browser.run(EDGES)
    assert len(edges) == 5
    assert all(lines > 1 and begin == 1 for lines, begin in edges), edges
    assert all(browser.run(LABELS))
