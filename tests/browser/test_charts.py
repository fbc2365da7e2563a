"""Flowcharts in Mermaid, as code hosts draw them."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.browsing import Browser, packed
from core.drafting import alt, record, step
from sphinxext.usecase.core.export.mermaid import source
from sphinxext.usecase.core.flow.graph import flow_graph

pytestmark = [pytest.mark.browser, pytest.mark.mermaid]
NASTY = (
    "# a",
    "- b -- c",
    "1. d",
    "**e** __f__ ~~h~~ _i_",
    "`i`",
    '"j" \\n k',
    "<b>l</b> [[m]] {n} %o% & &amp; #35;",
    "end",
    "click n1",
    "p|q",
    "ü 漢字 🙂",
    "subgraph x",
    ";",
    "a:::b",
)
"""What would be markup, were it not quoted."""
LOAD = """
const script = document.createElement("script");
script.textContent = arguments[0];
document.head.append(script);
"""
"""Runs a script as that of a page."""
DRAW = """
const [text, done] = arguments;
mermaid.initialize({startOnLoad: false});
mermaid.render("chart", text).then(
  ({svg}) => {
    const page = new DOMParser().parseFromString(svg, "text/html");
    const words = part => part.textContent.replace(/\\s+/g, " ").trim();
    done({
      nodes: [...page.querySelectorAll("g.node .nodeLabel")].map(words),
      labels: [...page.querySelectorAll(".edgeLabel .edgeLabel")].map(words).filter(Boolean),
      edges: page.querySelectorAll("path.flowchart-link").length,
    });
  },
  error => done({error: String(error)}),
);
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An empty page."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "index.html").write_bytes(b"<!doctype html><title>Page</title>")
    return {"none": folder}


@pytest.fixture(scope="module")
def mermaid(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of Mermaid."""
    return packed(tmp_path_factory.mktemp("mermaid"), "mermaid@11", "dist/mermaid.min.js")


def test_every_character_stands_for_itself(browser: Browser, mermaid: str) -> None:
    usecase = record(
        *map(step, NASTY),
        step("last", repeat="1-2", until='it "is" <done>'),
        alt("Refused | #1", origin="1", end="failure: <none>"),
        alt("Again", step("x"), origin="2", resume="1"),
        alt("Elsewhere", origin="3"),
    )
    graph = flow_graph(usecase)
    browser.open("none")
    browser.run(LOAD, mermaid)
    drawn = browser.driver.execute_async_script(DRAW, source(usecase))
    assert "error" not in drawn, drawn
    stated = [node.text for node in graph.nodes.values() if node.kind in ("step", "decision")]
    for text in stated:
        assert any(shown.endswith(text) for shown in drawn["nodes"]), (text, drawn["nodes"])
    assert "failure: <none>" in drawn["nodes"]
    assert len(drawn["nodes"]) == len(graph.nodes)
    assert drawn["labels"] == ['until it "is" <done>']
    assert drawn["edges"] == len(graph.edges)
