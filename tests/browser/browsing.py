"""A real browser, and what tests ask of a page in it."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

FLAGS = """
--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
--disable-background-networking --disable-component-update
""".split()
THEMES = {"furo": True, "alabaster": False, "pydata_sphinx_theme": True}
"""Theme -> whether it follows the reader's wish for dark pages."""
MODES = ("light", "dark")

COLOURS = """
const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
const rgba = colour => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};
const over = (front, back) => {
  const alpha = front[3];
  return [0, 1, 2].map(i => front[i] * alpha + back[i] * (1 - alpha)).concat(1);
};
const luminance = colour => {
  const [red, green, blue] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const background = element => {
  const layers = [];
  for (let here = element; here; here = here.parentElement)
    layers.push(rgba(getComputedStyle(here).backgroundColor));
  return layers.reduceRight((back, front) => over(front, back), [255, 255, 255, 1]);
};
const opacity = element => {
  let product = 1;
  for (let here = element; here; here = here.parentElement)
    product *= getComputedStyle(here).opacity;
  return product;
};
"""

TEXTS = """
const texts = [];
const note = (element, text, colour, back) => {
  const seen = opacity(element);
  const front = [...colour.slice(0, 3), colour[3] * seen];
  if (seen > 0) texts.push({text: text.trim(), ratio: contrast(over(front, back), back)});
};
for (const root of document.querySelectorAll("dl.uc.usecase, .uc-view, p.uc-download, ul.uc-missing")) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data;
    // What themes colour themselves is theirs to answer for.
    const theirs = ".highlight, .admonition, code, .headerlink, svg";
    if (!text.trim() || element.closest(theirs)) continue;
    note(element, text, rgba(getComputedStyle(element).color), background(element));
  }
}
for (const text of document.querySelectorAll("svg.uc-flow text")) {
  let back = background(text.closest(".uc-diagram"));
  const lane = text.ownerSVGElement.querySelector(".uc-lane polygon");
  if (lane) back = over(rgba(getComputedStyle(lane).fill), back);
  const shapes = text.closest(".node")?.querySelectorAll("path, polygon, ellipse") ?? [];
  for (const shape of shapes) {
    const fill = getComputedStyle(shape).fill;
    if (fill !== "none") back = over(rgba(fill), back);
  }
  note(text, text.textContent, rgba(getComputedStyle(text).fill), back);
}
return texts;
"""


AXE = """
const [roots, done] = arguments;
axe.run({include: roots.map(root => [root]), exclude: [[".highlight"]]}).then(({violations}) =>
  done(violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 200)}`)));
"""
"""What axe-core finds in our parts of a page; what highlights code is the theme's."""

CUT = """
return [...document.querySelectorAll(arguments[0])]
  .filter(one => one.getClientRects().length && one.scrollWidth > one.clientWidth + 1)
  .map(one => `${one.className}: ${one.textContent.slice(0, 60)}`);
"""
"""The elements of a selector whose content is wider than they are."""


def started(profile: Path) -> Chrome:
    """A new browser that has its profile in a folder."""
    options = Options()
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    # All files are of one origin: a theme must not find what another one has stored there.
    forget = {"source": "if (location.protocol === 'file:') localStorage.clear()"}
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", forget)
    return driver


@dataclass(frozen=True)
class Browser:
    """A browser and the pages that it can open."""

    driver: Chrome
    pages: dict[str, Path]

    def open(self, theme: str, page: str = "index", *, mode: str = "light", width: int = 1400) -> None:
        """Open a page as a reader with a window of that width and that wish for light or dark."""
        self.emulate(width=width, mode=mode)
        self.driver.get("about:blank")
        self.driver.get((self.pages[theme] / f"{page}.html").as_uri())

    def emulate(self, *, width: int = 1400, mode: str = "light", media: str = "", **more: str) -> None:
        """Set the window and the preferences that style sheets ask for."""
        window = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        wishes = {"prefers_color_scheme": mode, "prefers_reduced_motion": "reduce", **more}
        features = [{"name": name.replace("_", "-"), "value": wish} for name, wish in wishes.items()]
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", window)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def point_away(self) -> None:
        """Move the pointer into a corner."""
        actions = ActionChains(self.driver)
        actions.w3c_actions.pointer_action.move_to_location(2, 2)  # type: ignore[no-untyped-call]
        actions.perform()

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *arguments)


def packed(folder: Path, package: str, file: str) -> str:
    """A script in a package that is fetched into an empty folder."""
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, timeout=300)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        script = files.extractfile(f"package/{file}")
        assert script is not None
        return script.read().decode()
