"""What a reader sees and clicks, in a real browser: themes, colours, narrow screens, paper."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from browser.browsing import AXE, COLOURS, CUT, MODES, TEXTS, THEMES, Browser
from helpers import DOCS, EXAMPLE, Project

pytestmark = pytest.mark.browser

HANDOFF = DOCS / "examples" / "lead-handoff.rst"
RICH = (
    """\
Use cases
=========

.. toctree::

   handoff

"""
    + EXAMPLE
    + """
.. usecase:: Try everything that a flow can hold, in a title too long for one line of a telephone
   :id: UC-RICH-WITH-A-LONG-ID-THAT-HAS-NO-BLANK
   :epic: RO-200
   :tests: T-1
   :tags: big, bigger
   :priority: high
   :owner: somebody
   :status: in review

   :Goal: Show *all* of it, with ``literal text`` and a link to :uc:step:`UC-LEAD.look-up`.
   :Unknown header: kept as it is
   :Rechtsschutzversicherungsgesellschaften: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk
   :Empty:

   .. step:: 利用者は図書館の受付で本と会員証を提示し、係員は貸出期限を確認して本を渡します。
      :name: cjk

      .. note:: A note in a step.

      .. list-table::

         * - A
           - B

   .. step:: The member 👩‍💻 pays 💳 with a phone 📱 and gets a receipt 🧾🧾🧾 at once 👨‍👩‍👧‍👦🇬🇧.
      :optional:

   .. step:: يدفع العضو الرسوم المستحقة عند الجهاز ويحصل على إيصال مطبوع بعد ذلك.

      .. altflow:: البطاقة مرفوضة ولا يمكن قراءتها
         :resume: cjk
         :kind: exception
         :stories: RO-201

         .. step:: يطلب الجهاز بطاقة أخرى.

   .. step:: The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
      knows https://example.org/a/very/long/address/without/any/blank/in/it?and=a&query=string#fragment
      :include: UC-LEAD

      .. step:: A sub-step.

         .. altflow:: A nested alternative
            :goto: UC-LEAD.look-up

            .. step:: It has a step.

               .. altflow:: Still deeper
                  :end: abort: everything was given up

   .. step:: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm.

      .. code-block:: python

         a_very_long_line_of_code = "that goes on and on and on", "and on and on and on and on"

   .. step:: The librarian goes on with a book, WITHOUT ANY HESITATION: ĄĆĘŁŃÓŚŹŻ, Ωμέγα, Щит.
      :repeat: 2-5
      :until: the box is empty

   .. step:: A menu is shown.
      :choice:

      .. altflow:: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
         :resume:

      .. altflow:: 本が見つからない場合は係員を呼びます
         :end:

   .. altflow:: The power fails
      :from: *
      :resume: origin

   .. altflow:: Nothing is stated
      :from:

   .. altflow:: Somebody else does it all
      :from: start
      :label: EXT 1
      :waived: nobody needs it

      .. step:: It is done.

.. usecase:: No steps
   :id: UC-NONE

.. usecase:: One step
   :id: UC-ONE

   .. step:: Go.

.. usecase:: Lanes of all widths
   :id: UC-LANES
   :diagram: swimlane

   .. step:: Go.
      :actor: i

   .. step:: Stop.
      :actor: 図書館の受付で本と会員証を確認する係員

   .. step:: Turn.
      :actor: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
      :repeat: 1-3
      :until: nobody is left

   .. step:: Wait.
      :actor: العميل الذي يطلب الكتاب من المكتبة

      .. altflow:: Nobody comes
         :end: failure

   .. step:: Rest.
      :actor: WWWWWWWWWWWW MMMMMMMMMMMM <b>&amp;

   .. step:: Nobody says who.

.. usecase-traceability::
   :caption: What is covered
"""
)
CLICKS = {
    "a step of the diagram": ("svg.uc-flow .uc-step a[*|href='#UC-LEAD.4']", "UC-LEAD.4"),
    "a decision of the diagram": ("svg.uc-flow .uc-decision a[*|href='#UC-LEAD.2a']", "UC-LEAD.2a"),
    "a call of the diagram": ("svg.uc-flow .uc-call a[*|href$='#UC-LEAD.2']", "UC-LEAD.2"),
    "a branch": (r"#UC-LEAD\.2 > .uc-branches a[href='#UC-LEAD.2a']", "UC-LEAD.2a"),
    "a branch point": (r"#UC-LEAD\.2a > .uc-meta a[href='#UC-LEAD.2']", "UC-LEAD.2"),
    "a return": (r"#UC-LEAD\.2a > .uc-meta a[href='#UC-LEAD.4']", "UC-LEAD.4"),
    "a return, seen from its step": (r"#UC-LEAD\.4 > .uc-resumed a", "UC-LEAD.2a"),
    "a row of the table": ("table.uc-table a[href='#UC-LEAD.1-3a']", "UC-LEAD.1-3a"),
}

LINES = """
const lines = [];
const drawn = ":is(.node:not(.uc-said), .uc-lane) :is(path, polygon)";
for (const shape of document.querySelectorAll(`svg.uc-flow ${drawn}`)) {
  const back = background(shape.closest(".uc-diagram"));
  const line = over(rgba(getComputedStyle(shape).stroke), back);
  const node = shape.closest(".node, .uc-lane");
  lines.push({node: `${node.id} ${node.textContent.trim()}`, ratio: contrast(line, back)});
}
return lines;
"""

OUTSIDE = """
const outside = [];
const lanesOf = picture =>
  [...picture.querySelectorAll(".uc-lane")].sort((one, other) => one.getBBox().x - other.getBBox().x);
for (const text of document.querySelectorAll("svg.uc-flow .node text")) {
  const titles = [...text.ownerSVGElement.querySelectorAll(".uc-title")];
  const lane = titles.indexOf(text.closest(".node"));
  const holder =
    lane < 0 ? text.closest(".node") : lanesOf(text.ownerSVGElement)[lane];
  const shapes = [...holder.querySelectorAll("path, polygon, ellipse")];
  const closed = shapes.filter(shape => shape.getBBox().height > 0);
  const inner = closed.reduce((one, other) =>
    one.getBBox().width * one.getBBox().height < other.getBBox().width * other.getBBox().height
      ? one : other);
  const box = text.getBBox(), em = parseFloat(getComputedStyle(text).fontSize);
  const base = parseFloat(text.getAttribute("y")), svg = text.ownerSVGElement;
  for (const x of [box.x, box.x + box.width])
    for (const y of [base, base - 0.7 * em]) {
      const point = svg.createSVGPoint();
      [point.x, point.y] = [x, y];
      if (!inner.isPointInFill(point)) {
        const frame = inner.getBBox();
        const over = Math.max(frame.x - x, x - frame.x - frame.width);
        outside.push(`${text.textContent} (${over.toFixed(1)} beyond the frame)`);
      }
    }
}
return [...new Set(outside)];
"""

GAPS = """
return [...document.querySelectorAll(".uc-label")].map(label => {
  const range = document.createRange(), glyphs = document.createRange();
  range.setStartAfter(label);
  range.setEndAfter(label.parentElement.lastChild);
  glyphs.selectNodeContents(label);
  glyphs.setEnd(label.firstChild, label.textContent.trimEnd().length);
  const next = [...range.getClientRects()].find(box => box.width > 5);
  const last = glyphs.getBoundingClientRect();
  // A word too long for its line stands below the label.
  const below = next.top >= last.bottom - 3;
  return {label: label.textContent, pixels: below ? 10 : next.left - last.right};
});
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Theme -> the folder of its pages."""
    folders = {}
    for theme in THEMES:
        conf = {"html_theme": theme, "project": "Use cases", "html_title": "Use cases"}
        project = Project(tmp_path_factory.mktemp(theme), conf)
        handoff = HANDOFF.read_text(encoding="utf-8")
        project.write({"index.rst": RICH, "handoff.rst": handoff})
        built = project.build()
        assert built.warnings == []
        folders[theme] = built.out
    return folders


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("selector", "anchor"), CLICKS.values(), ids=CLICKS)
def test_a_click_lands_where_it_should(browser: Browser, theme: str, selector: str, anchor: str) -> None:
    browser.open(theme)
    link = browser.driver.find_element(By.CSS_SELECTOR, selector)
    browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", link)
    link.click()
    # The reader sees the label: nothing covers it, and it is in the window.
    seen = """
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches(":target")) return null;
    const box = target.querySelector(".uc-label").getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return target.contains(top) ? target.id : null;
    """
    WebDriverWait(browser.driver, 5).until(lambda _: browser.run(seen) == anchor)
    outline, ratio = browser.run(
        COLOURS
        + """
        const target = document.querySelector(":target"), style = getComputedStyle(target);
        const back = background(target.parentElement);
        return [`${style.outlineStyle} ${style.outlineWidth}`,
                contrast(over(rgba(style.outlineColor), back), back)];
        """
    )
    assert outline == "solid 2px"
    assert ratio >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_both_anchors_of_a_named_step_lead_to_it(browser: Browser, theme: str) -> None:
    browser.open(theme)
    places = browser.run(
        "return ['UC-LEAD.2', 'UC-LEAD.look-up'].map(id =>"
        " document.getElementById(id).getBoundingClientRect().top)"
    )
    assert abs(places[0] - places[1]) < 5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(browser: Browser, theme: str, mode: str) -> None:
    browser.open(theme, mode=mode)
    light = browser.run(COLOURS + "return luminance(background(document.body))")
    assert (light < 0.2) == (mode == "dark" and THEMES[theme])
    texts = browser.run(COLOURS + TEXTS)
    assert len(texts) > 150
    assert [one for one in texts if one["ratio"] < 4.5] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_lines_of_diagrams_can_be_seen(browser: Browser, theme: str, mode: str) -> None:
    browser.open(theme, mode=mode)
    lines = browser.run(COLOURS + LINES)
    assert len(lines) > 30
    assert [line for line in lines if line["ratio"] < 3] == []
    clipped = "return [...document.querySelectorAll('svg.uc-flow .edge')].map(one => one.classList[1]"
    assert set(browser.run(f"{clipped} + getComputedStyle(one).clipPath)")) >= {"uc-skipnone"}


STRANGE = """
:root { color-scheme: dark; }
:is(body, div.document, div.body):is(*) { background: #111; color: #ddd; }
.document .body a { overflow-wrap: anywhere; text-decoration: underline; }
.document .body a:is(:link, :visited) { color: #9cf; }
.document .body ol > li { list-style: decimal; }
.document .body svg { height: auto; }
"""
"""A theme of which we know nothing but that it is dark."""


@pytest.fixture
def strange(browser: Browser) -> Browser:
    """A page in that theme."""
    browser.open("alabaster")
    browser.run("document.head.append(document.createElement('style'))")
    browser.run("document.head.lastChild.textContent = arguments[0]", STRANGE)
    return browser


def test_text_can_be_read_in_a_strange_theme(strange: Browser) -> None:
    texts = strange.run(COLOURS + TEXTS)
    assert len(texts) > 150
    assert [one for one in texts if one["ratio"] < 4.5] == []
    assert [line for line in strange.run(COLOURS + LINES) if line["ratio"] < 3] == []


def test_a_dark_theme_is_printed_in_dark_ink(strange: Browser) -> None:
    strange.emulate(media="print")
    ink = "return luminance(rgba(getComputedStyle(document.querySelector(arguments[0])).color))"
    assert strange.run(COLOURS + ink, "dt.sig.uc") < 0.1


def test_a_strange_theme_has_no_say_in_steps_nodes_and_words(strange: Browser) -> None:
    looks = """
    const all = (selector, property) =>
      [...new Set([...document.querySelectorAll(selector)].map(one => getComputedStyle(one)[property]))];
    return [all("li.uc-step", "listStyleType"), all("svg.uc-flow a", "textDecorationLine"),
            all(".uc-view td a", "overflowWrap")];
    """
    assert strange.run(looks) == [["none"], ["none"], ["break-word"]]


def test_a_project_sets_its_own_colours(browser: Browser) -> None:
    browser.open("furo")
    colours = """
    document.documentElement.style.setProperty("--usecase-text", "rgb(1, 2, 3)");
    const plain = "dt.sig.uc, .uc-flow text, .uc-view td:not([class*=uc-])";
    return [...document.querySelectorAll(plain)].map(one =>
      getComputedStyle(one)[one.closest("svg") ? "fill" : "color"]);
    """
    assert set(browser.run(colours)) == {"rgb(1, 2, 3)"}


@pytest.mark.parametrize("page", ["index", "handoff"])
@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("theme", THEMES)
def test_a_page_does_not_scroll_sideways(browser: Browser, theme: str, width: int, page: str) -> None:
    browser.open(theme, page, width=width)
    needed, given = browser.run(
        "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"
    )
    assert needed <= given


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("theme", THEMES)
def test_text_stays_in_its_column(browser: Browser, theme: str, width: int) -> None:
    browser.open(theme, width=width)
    parts = ".uc-text, .uc-meta, .uc-branches, .uc-altflow-title, .uc-fields > *, dl.uc > dt"
    assert browser.run(CUT, parts) == []


@pytest.mark.parametrize("theme", THEMES)
def test_labels_stand_apart_from_the_text(browser: Browser, theme: str) -> None:
    browser.open(theme)
    gaps = browser.run(GAPS)
    assert len(gaps) > 20
    assert [gap for gap in gaps if not 3 <= gap["pixels"] <= 40] == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_of_a_diagram_stays_in_its_box(browser: Browser, theme: str) -> None:
    browser.open(theme)
    assert browser.run(OUTSIDE) == []


@pytest.mark.parametrize("width", [700, 1400])
@pytest.mark.parametrize("theme", THEMES)
def test_text_of_diagrams_has_a_size_to_read(browser: Browser, theme: str, width: int) -> None:
    browser.open(theme, width=width)
    sizes = browser.run(
        "return [...document.querySelectorAll('svg.uc-flow .node text')].map(text =>"
        " parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert sizes
    assert min(sizes) >= 7.9
    assert max(sizes) <= 16


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_can_be_printed(browser: Browser, theme: str) -> None:
    browser.open(theme)
    sheet = {"paperWidth": 8.27, "paperHeight": 11.69}
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", sheet)
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_paper_shows_diagrams_whole(browser: Browser, theme: str) -> None:
    browser.open(theme, width=700)
    browser.emulate(width=700, media="print")
    assert browser.run(CUT, ".uc-diagram") == []
    low = "return [...document.querySelectorAll('.uc-diagram')].filter(one =>"
    assert browser.run(f"{low} one.scrollHeight > one.clientHeight + 1).length") == 0


NODE = "svg.uc-flow .uc-step a[*|href='#UC-LEAD.2']"
STEP = r"#UC-LEAD\.2 > p.uc-text"


@pytest.mark.parametrize(
    ("over", "lit", "dim"),
    [
        (NODE, r"#UC-LEAD\.2", r"#UC-LEAD\.3"),
        (STEP, NODE, "svg.uc-flow .uc-step a[*|href='#UC-LEAD.3']"),
        (
            r"#UC-LEAD\.2a1 > p.uc-text",
            "a[*|href='#UC-LEAD.2a1']",
            "svg.uc-flow a[*|href='#UC-LEAD.2a']",
        ),
    ],
)
def test_a_node_and_its_step_light_up_together(browser: Browser, over: str, lit: str, dim: str) -> None:
    browser.open("furo")
    pointed = browser.driver.find_element(By.CSS_SELECTOR, over)
    browser.run("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", pointed)
    browser.point_away()
    ActionChains(browser.driver).move_to_element(pointed).perform()
    lights = "return [...document.querySelectorAll('.uc-lit')].map(one => one.matches(arguments[0]))"
    wait = WebDriverWait(browser.driver, 5)
    wait.until(lambda _driver: any(browser.run(lights, lit)))
    assert not any(browser.run(lights, dim))
    browser.point_away()
    wait.until(lambda _driver: browser.run(lights, lit) == [])


LIT = """
return [...document.querySelectorAll("svg.uc-flow .uc-lit")].map(one =>
  one.matches(".edge") ? one.classList[1] : one.textContent.trim().split(/\\s/)[0]).sort();
"""
"""The lines by kind and the steps by number that are lit in diagrams."""


def test_a_connector_lights_what_it_names_and_its_line(browser: Browser) -> None:
    browser.open("furo")
    kind = "svg.uc-flow .{} a[*|href^='#UC-LEAD.']"
    wait = WebDriverWait(browser.driver, 5)
    pointed = browser.driver.find_element(By.CSS_SELECTOR, kind.format("uc-span"))
    browser.run("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", pointed)
    ActionChains(browser.driver).move_to_element(pointed).perform()
    wait.until(lambda _driver: browser.run(LIT) == ["1", "2", "3", "uc-branch"])
    browser.point_away()
    wait.until(lambda _driver: browser.run(LIT) == [])
    browser.run("document.querySelector(arguments[0]).focus()", kind.format("uc-back"))
    wait.until(lambda _driver: browser.run(LIT) == ["4", "uc-resume"])
    assert browser.run("return document.querySelector('.uc-step.uc-lit').id") == "UC-LEAD.4"


def test_the_keyboard_walks_through_a_diagram_in_reading_order(browser: Browser) -> None:
    browser.open("alabaster")
    browser.run("document.querySelector('.uc-diagram').focus()")
    walked = []
    for _ in range(9):
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        walked.append(browser.run("return document.activeElement.textContent.trim().split(/\\s/)[0]"))
        assert browser.run("return document.activeElement.closest('.uc-diagram') !== null")
    assert walked == ["1", "2", "3", "4", "2a", "2a1", "↩", "1–3", "1-3a"]


def test_a_diagram_can_be_skipped(browser: Browser) -> None:
    browser.open("alabaster")
    browser.run("document.querySelector('.uc-skip').focus()")
    assert browser.driver.find_element(By.CSS_SELECTOR, ".uc-skip").size["height"] >= 24
    ActionChains(browser.driver).send_keys(Keys.ENTER, Keys.TAB).perform()
    skipped = "return document.querySelector('.uc-choice').contains(document.activeElement)"
    WebDriverWait(browser.driver, 5).until(lambda _driver: browser.run(skipped))


OUTLINE = """
return [...document.querySelectorAll("h1, .uc [role=heading]")].map(one =>
  [Number(one.ariaLevel || one.localName[1]), one.textContent.trim().slice(0, 9)]);
"""
SMALL = """
return [...document.querySelectorAll("a.uc-label, .uc button, .uc-view button, summary")]
  .filter(one => one.getClientRects().length && Math.min(one.offsetWidth, one.offsetHeight) < 24)
  .map(one => one.outerHTML);
"""


def test_headings_have_a_level_each_and_targets_room(browser: Browser) -> None:
    browser.open("furo")
    outline = browser.run(OUTLINE)
    assert outline[:5] == [
        [1, "Use cases"],
        [2, "Hand a qu"],
        [3, "Main flow"],
        [3, "Alternati"],
        [4, "1-3a The "],
    ]
    levels = {text: level for level, text in outline}
    assert (levels["4.1a A ne"], levels["4.1a1a St"]) == (4, 5)
    named = "return document.querySelector('[role=region]').ariaLabel"
    assert browser.run(named).startswith("Hand a qualified lead to sales UC-LEAD")
    assert browser.run(SMALL) == []


def test_the_script_is_loaded_only_where_there_is_a_diagram(pages: dict[str, Path]) -> None:
    for folder in pages.values():
        assert "usecase.js" in (folder / "index.html").read_text(encoding="utf-8")
        assert "usecase.js" not in (folder / "search.html").read_text(encoding="utf-8")


WIDE = "svg[aria-label^='Flow diagram of Try everything']"
NARROW = "svg[aria-label='Flow diagram of One step']"
WAY = "document.querySelector(arguments[0]).closest('.uc-diagram').nextElementSibling"


@pytest.mark.parametrize("theme", THEMES)
def test_full_size_is_offered_only_where_a_diagram_is_too_large(browser: Browser, theme: str) -> None:
    browser.open(theme, width=700)
    assert browser.run(f"return {WAY}.hidden", WIDE) is False
    assert browser.run(f"return {WAY}.hidden", NARROW) is True
    # On a telephone all diagrams are closed, and what opens them says which they are.
    browser.emulate(width=400)
    closed = f"return [{WAY}.previousElementSibling.clientHeight, {WAY}.innerText]"
    wait = WebDriverWait(browser.driver, 5)
    wait.until(lambda _: browser.run(closed, NARROW) == [0, "Flow diagram of One step Full size"])
    browser.emulate(width=4000)
    WebDriverWait(browser.driver, 5).until(
        lambda _driver: browser.run(
            f"const way = {WAY}, frame = way.previousElementSibling;"
            "return way.hidden === (frame.clientWidth >= frame.firstElementChild.width.baseVal.value"
            "  && frame.clientHeight >= frame.scrollHeight)",
            WIDE,
        )
    )


def test_full_size_comes_and_goes_by_keyboard(browser: Browser) -> None:
    browser.open("furo", width=700)
    browser.run(f"{WAY}.querySelector('button').focus()", WIDE)
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    shown = (
        "const picture = document.querySelector('dialog[open] svg');"
        "if (!picture) return null; const box = picture.getBoundingClientRect();"
        "return [box.width, box.height, picture.parentElement.clientWidth,"
        " picture.parentElement.clientHeight]"
    )
    width, height, frame_width, frame_height = WebDriverWait(browser.driver, 5).until(
        lambda _driver: browser.run(shown)
    )
    assert width <= frame_width
    assert height <= frame_height
    assert browser.run("return document.activeElement.textContent") == "Close"
    for keys, change in (("++", 1.5625), ("-", 1.25), ("0", 1)):
        ActionChains(browser.driver).send_keys(keys).perform()
        assert browser.run(shown)[0] == pytest.approx(width * change, rel=0.02)
    frame = browser.driver.find_element(By.CSS_SELECTOR, "dialog .uc-diagram")
    ActionChains(browser.driver).send_keys("+++").perform()
    before = browser.run("return arguments[0].scrollLeft", frame)
    drag = ActionChains(browser.driver).move_to_element(frame).click_and_hold()
    drag.move_by_offset(-20, -20).release().send_keys(Keys.ARROW_RIGHT).perform()
    assert browser.run("return arguments[0].scrollLeft", frame) == pytest.approx(before + 80, abs=2)
    ActionChains(browser.driver).send_keys(Keys.ESCAPE).perform()
    wait = WebDriverWait(browser.driver, 5)
    wait.until(lambda _driver: browser.run("return document.querySelector('dialog') === null"))
    assert browser.run(f"return document.activeElement.parentElement === {WAY}", WIDE)
    assert browser.run("return document.querySelector(arguments[0]).style.width", WIDE) == ""


def test_a_link_in_full_size_leads_to_its_step(browser: Browser) -> None:
    browser.open("alabaster", width=700)
    browser.run(f"{WAY}.querySelector('button').click()", WIDE)
    link = f"{WIDE} .uc-step a"
    target = browser.run(
        "const link = document.querySelector(arguments[0]), href = link.getAttribute('xlink:href');"
        "link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true})); return href",
        link,
    )
    wait = WebDriverWait(browser.driver, 5)
    wait.until(lambda _driver: browser.run("return document.querySelector('dialog') === null"))
    assert browser.run("return decodeURIComponent(location.hash)") == target
    assert browser.run("return document.querySelector(arguments[0]) !== null", WIDE)


FORCED = """
const probe = document.body.appendChild(document.createElement("p"));
probe.style.cssText = "color: CanvasText; background: LinkText; forced-color-adjust: none";
const system = [getComputedStyle(probe).color, getComputedStyle(probe).backgroundColor];
const strange = [];
for (const shape of document.querySelectorAll("svg.uc-flow :is(text, path, polygon)")) {
  if (shape.matches(".uc-said polygon")) continue;
  const style = getComputedStyle(shape), colour = shape.localName === "text" ? style.fill : style.stroke;
  if (!system.includes(colour)) strange.push(`${colour} of ${shape.outerHTML.slice(0, 90)}`);
}
return strange;
"""


@pytest.mark.parametrize("theme", THEMES)
def test_forced_colours_reach_every_line_and_text(browser: Browser, theme: str) -> None:
    browser.open(theme)
    browser.emulate(forced_colors="active")
    assert browser.run(FORCED) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_high_contrast_makes_lines_as_strong_as_text(browser: Browser, theme: str, mode: str) -> None:
    browser.open(theme)
    browser.emulate(mode=mode, prefers_contrast="more")
    lines = browser.run(COLOURS + LINES)
    plain = [line for line in lines if "uc-decision" not in line["node"]]
    assert min(line["ratio"] for line in plain) >= 4.5


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Form -> the folder of pages that show diagrams so."""
    forms: dict[str, dict[str, str]] = {
        "file": {"usecase_diagram_embed": "file"},
        "png": {"graphviz_output_format": "png"},
    }
    folders = {}
    for form, conf in forms.items():
        project = Project(tmp_path_factory.mktemp(form), {"html_theme": "furo", **conf})
        project.write({"index.rst": RICH, "handoff.rst": HANDOFF.read_text(encoding="utf-8")})
        folders[form] = project.build().out
    return folders


def test_a_click_in_a_file_leads_the_page_to_the_step(
    browser: Browser, embedded: dict[str, Path]
) -> None:
    browser.emulate()
    browser.driver.get((embedded["file"] / "index.html").as_uri())
    frame = browser.driver.find_element(By.CSS_SELECTOR, "object.uc-svg")
    browser.run("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", frame)
    browser.driver.switch_to.frame(frame)
    browser.driver.find_element(By.CSS_SELECTOR, "a[*|href$='#UC-LEAD.4']").click()
    browser.driver.switch_to.default_content()
    WebDriverWait(browser.driver, 5).until(lambda driver: driver.current_url.endswith("#UC-LEAD.4"))


@pytest.mark.parametrize("form", ["file", "png"])
def test_paper_shows_each_form_whole(browser: Browser, embedded: dict[str, Path], form: str) -> None:
    browser.emulate(width=620)
    browser.driver.get((embedded[form] / "index.html").as_uri())
    assert browser.run(CUT, ".uc-diagram") != []
    browser.emulate(width=500, media="print")
    assert browser.run(CUT, ".uc-diagram") == []


def test_a_click_on_a_map_leads_to_the_step(browser: Browser, embedded: dict[str, Path]) -> None:
    browser.emulate()
    browser.driver.get((embedded["png"] / "index.html").as_uri())
    at = browser.run(
        "const area = document.querySelector(\"area[href='#UC-LEAD.2a']\");"
        "const picture = area.parentElement.previousElementSibling;"
        "picture.scrollIntoView({behavior: 'instant', block: 'center'});"
        "const box = picture.getBoundingClientRect(), all = area.coords.split(',').map(Number);"
        "const [xs, ys] = [0, 1].map(odd => all.filter((_, i) => i % 2 === odd));"
        "const middle = part => (Math.min(...part) + Math.max(...part)) / 2;"
        "return [box.x + middle(xs), box.y + middle(ys)].map(Math.round)"
    )
    actions = ActionChains(browser.driver)
    actions.w3c_actions.pointer_action.move_to_location(*at)  # type: ignore[no-untyped-call]
    actions.w3c_actions.pointer_action.click()
    actions.perform()
    assert browser.driver.current_url.endswith("#UC-LEAD.2a")


@pytest.mark.axe
@pytest.mark.parametrize("page", ["index", "handoff"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_keeps_anybody_out(browser: Browser, axe: str, theme: str, mode: str, page: str) -> None:
    browser.open(theme, page, mode=mode)
    browser.run(axe)
    roots = ["dl.uc"] if page == "handoff" else ["dl.uc", "table.uc-table"]
    assert browser.driver.execute_async_script(AXE, roots) == []


@pytest.mark.axe
@pytest.mark.parametrize("form", ["file", "png"])
def test_no_form_of_a_diagram_keeps_anybody_out(
    browser: Browser, embedded: dict[str, Path], axe: str, form: str
) -> None:
    browser.emulate(width=500)
    browser.driver.get((embedded[form] / "index.html").as_uri())
    browser.run(axe)
    assert browser.driver.execute_async_script(AXE, ["dl.uc"]) == []


@pytest.mark.axe
def test_full_size_keeps_nobody_out(browser: Browser, axe: str) -> None:
    browser.open("furo", width=700, mode="dark")
    browser.run(f"{WAY}.querySelector('button').click()", WIDE)
    browser.run(axe)
    assert browser.driver.execute_async_script(AXE, ["dialog"]) == []
