"""What diagrams and tables look like, beside pictures of them that somebody has looked at.

The pictures stand in ``tests/browser/screenshots``, and ``likeness`` tells what may differ. After a
change that is meant to be seen, renew them, and look at each before you commit it::

    USECASE_SCREENSHOTS=renew tox run -e py-sphinxlatest -- tests/browser/test_screenshots.py -k reviewed
"""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser.browsing import Browser, started
from browser.likeness import DRAWN, WRITTEN, Tolerance, differences
from helpers import EXAMPLE, Project

pytestmark = pytest.mark.browser

REVIEWED = Path(__file__).with_name("screenshots")
RENEW = os.environ.get("USECASE_SCREENSHOTS") == "renew"
THEMES = ("furo", "alabaster", "pydata_sphinx_theme")
INDEX = """\
Use cases
=========

.. toctree::

   lanes
   nested
   views

"""
LANES = """\
Lanes
=====

.. usecase:: Lend a book
   :id: UC-LEND
   :epic: RO-200
   :diagram: swimlane

   :Primary actors:
      - Member
   :Secondary actors:
      - Payment service

   .. step:: The member asks for a book.
      :actor: Member

   .. step:: The librarian looks for the book.
      :actor: Librarian
      :include: UC-LEAD

      .. altflow:: The book is out
         :end: failure

   .. step:: The member pays.
      :actor: Member

   .. step:: The payment is booked.
      :actor: Payment service

   .. step:: The librarian hands over the book.
      :actor: Librarian
"""
NESTED = """\
Nested
======

.. usecase:: 本を借りる 📚
   :id: UC-NESTED
   :extends: UC-LEND
   :actors: Member

   .. step:: 利用者は図書館の受付で本と会員証を提示します。
      :name: cjk

      .. altflow:: 本が見つからない場合
         :resume: next

         .. step:: 係員を呼びます。

            .. altflow:: 誰も来ない
               :end: abort

   .. step:: يدفع العضو الرسوم المستحقة عند الجهاز.

      .. altflow:: البطاقة مرفوضة
         :resume: cjk

         .. step:: يطلب الجهاز بطاقة أخرى.

   .. step:: The member pays 💳 and gets a receipt 🧾.
      :repeat: 1-3
      :until: no book 📕 is left
"""
VIEWS = """\
Views
=====

.. usecase-diagram::
   :system: Library

.. usecase-traceability::
   :ids: UC-LE*
"""


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A part of a page, with a margin of some pixels, as one reader sees it.

    The reader has clicked on something before, or pressed the tabulator some times from it on.
    """

    page: str
    part: str = ".uc-diagram"
    theme: str = "furo"
    mode: str = "light"
    width: int = 1400
    margin: int = 0
    clicked: str = ""
    tabs: int = 0
    allowed: Tolerance = DRAWN

    def opened(self, browser: Browser) -> None:
        """Do what the reader did."""
        browser.open(self.theme, self.page, mode=self.mode, width=self.width)
        if self.clicked:
            link = browser.driver.find_element(By.CSS_SELECTOR, self.clicked)
            browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", link)
            link.click()
        if self.tabs:
            browser.run("document.querySelector('.uc-diagram').focus()")
            ActionChains(browser.driver).send_keys(Keys.TAB * self.tabs).perform()

    def taken(self, browser: Browser) -> Image.Image:
        """A picture of the part as it is now, with nothing in motion."""
        browser.point_away()
        shot = {"format": "png", "clip": browser.run(FRAME, self.part, self.margin)}
        taken = browser.driver.execute_cdp_cmd("Page.captureScreenshot", shot)
        return Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")


FRAME = """
const still = document.createElement("style"), margin = arguments[1];
still.textContent = "* { transition: none !important; animation: none !important }"
  + "* { scrollbar-width: none }";
document.head.append(still);
const part = document.querySelector(arguments[0]);
part.scrollIntoView({block: "center", behavior: "instant"});
const box = part.getBoundingClientRect();
return {x: box.x + scrollX - margin, y: box.y + scrollY - margin,
        width: box.width + 2 * margin, height: box.height + 2 * margin, scale: 1};
"""
NODE = "svg.uc-flow a[*|href='#UC-LEAD.2']"
STEP = r"#UC-LEAD\.2"
SHOTS = {
    "flow-furo-light": Shot(page="index"),
    "flow-furo-dark": Shot(page="index", mode="dark"),
    "flow-alabaster": Shot(page="index", theme="alabaster"),
    "flow-pydata-light": Shot(page="index", theme="pydata_sphinx_theme"),
    "flow-pydata-dark": Shot(page="index", theme="pydata_sphinx_theme", mode="dark"),
    "lanes": Shot(page="lanes"),
    "nested": Shot(page="nested", mode="dark"),
    "nested-narrow": Shot(page="nested", theme="alabaster", width=620),
    "usecase-diagram": Shot(page="views"),
    "table": Shot(page="views", part="table.uc-table", width=1600, allowed=WRITTEN),
    "clicked-step": Shot(page="index", part=STEP, clicked=NODE, margin=6, allowed=WRITTEN),
    "focused-node": Shot(page="index", part=NODE, tabs=2, margin=6),
}


def reviewed(name: str) -> Image.Image:
    """The picture of that name that somebody has looked at."""
    return Image.open(REVIEWED / f"{name}.png")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folders = {}
    for theme in THEMES:
        project = Project(tmp_path_factory.mktemp(theme), {"html_theme": theme, "project": "Use cases"})
        pages = {"index": INDEX + EXAMPLE, "lanes": LANES, "nested": NESTED, "views": VIEWS}
        project.write({f"{name}.rst": text for name, text in pages.items()})
        built = project.build()
        assert built.warnings == []
        folders[theme] = built.out
    driver = started(tmp_path_factory.mktemp("profile"))
    try:
        yield Browser(driver, folders)
    finally:
        driver.quit()


@pytest.mark.parametrize("name", SHOTS)
def test_it_looks_as_reviewed(browser: Browser, tmp_path: Path, name: str) -> None:
    shot = SHOTS[name]
    shot.opened(browser)
    seen = shot.taken(browser)
    if RENEW:
        seen.save(REVIEWED / f"{name}.png", optimize=True)
    new = tmp_path / f"{name}.png"
    seen.save(new)
    found = list(differences(seen, reviewed(name), shot.allowed))
    assert found == [], f"compare {new} with {REVIEWED / new.name}"


def test_each_reviewed_picture_is_small_and_looked_for() -> None:
    sizes = {path.stem: path.stat().st_size for path in REVIEWED.iterdir()}
    assert sizes.keys() == SHOTS.keys()
    assert max(sizes.values()) < 60_000


@pytest.mark.parametrize(
    ("theme", "switch"),
    [
        ("furo", ".theme-toggle"),
        ("pydata_sphinx_theme", ".theme-switch-button, .theme-change-button[data-mode=dark]"),
    ],
)
def test_the_switch_of_the_theme_makes_diagrams_dark(browser: Browser, theme: str, switch: str) -> None:
    light = Shot(page="index", theme=theme)
    light.opened(browser)
    click = "[...document.querySelectorAll(arguments[0])].findLast(one => one.offsetParent).click()"
    is_dark = "return document.querySelector('[data-theme]').dataset.theme === 'dark'"
    for _click in range(3):  # some switches go through several modes, others open a menu
        if not browser.run(is_dark):
            browser.run(click, switch)
    dark = reviewed(f"flow-{theme.partition('_')[0]}-dark")
    assert list(differences(light.taken(browser), dark, DRAWN)) == []


# -- what may differ, and what may not ----------------------------------------------------------

STYLE = "document.head.appendChild(document.createElement('style')).textContent = arguments[0]"
TEXTS = "svg.uc-flow text, table.uc-table *"


@pytest.mark.parametrize("font", ["serif", "sans-serif", "DejaVu Sans Condensed", "Noto Sans CJK JP"])
@pytest.mark.parametrize("name", ["flow-furo-light", "lanes", "nested", "usecase-diagram", "table"])
def test_another_font_looks_alike(browser: Browser, name: str, font: str) -> None:
    shot = SHOTS[name]
    shot.opened(browser)
    browser.run(STYLE, f"{TEXTS} {{ font-family: {font} !important }}")
    assert list(differences(shot.taken(browser), reviewed(name), shot.allowed)) == []


BROKEN = {
    "a node is missing": "document.querySelectorAll('svg .node')[4].remove()",
    "a node has no text": "document.querySelectorAll('svg .node text')[1].remove()",
    "a text runs out of its box": (
        "document.querySelectorAll('svg .node text')[6].textContent += ' and a good deal more of that'"
    ),
}
RESTYLED = {
    "a mirrored layout": "svg.uc-flow, table.uc-table { transform: scaleX(-1) }",
    "a dark slab": ".uc-diagram svg, table.uc-table * { background: #222 !important }",
    "other colours": (
        "svg .node :is(path, polygon, ellipse) { fill: #9cf !important }"
        "table.uc-table td { background: #9cf !important }"
    ),
    "letters too large": "svg text, table.uc-table * { font-size: 18px !important }",
    "half of it": (
        ".uc-diagram, table.uc-table {"
        " max-height: 9em !important; display: block !important; overflow: hidden !important }"
    ),
}


@pytest.mark.parametrize("name", ["flow-furo-light", "lanes"])
@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_a_broken_diagram_is_found(browser: Browser, name: str, script: str) -> None:
    assert broken(browser, name, script)


def test_a_missing_row_is_found(browser: Browser) -> None:
    assert broken(
        browser, "table", "document.querySelector('table.uc-table tbody tr:nth-child(2)').remove()"
    )


@pytest.mark.parametrize("name", ["flow-furo-light", "lanes", "usecase-diagram", "table"])
@pytest.mark.parametrize("style", RESTYLED.values(), ids=RESTYLED)
def test_another_style_is_found(browser: Browser, name: str, style: str) -> None:
    assert broken(browser, name, STYLE, style)


def broken(browser: Browser, name: str, script: str, *arguments: str) -> list[str]:
    """What differs after a script has done harm."""
    SHOTS[name].opened(browser)
    browser.run(script, *arguments)
    return list(differences(SHOTS[name].taken(browser), reviewed(name), SHOTS[name].allowed))


def test_light_is_not_dark() -> None:
    assert list(differences(reviewed("flow-furo-light"), reviewed("flow-furo-dark"), WRITTEN))
