"""Views that are tables, as pages and files show them: structure, bars, downloads, captions."""

from __future__ import annotations

import pytest

from helpers import EXAMPLE, HEAD, Built, Project

CONF = {"usecase_backlog": ["backlog.csv"], "usecase_test_results": ["results.xml"]}
BACKLOG = """\
Issue key,Issue Type,Summary,Status,Parent key
RO-100,Epic,Lead handoff,In Progress,
RO-101,Story,Create leads,Done,RO-100
RO-102,Story,Assign reps,To Do,RO-100
RO-103,Story,"Update ""old"" leads, too",Done,RO-100
RO-109,Story,Nobody wants me,To Do,RO-100
"""
RESULTS = """\
<testsuite>
<testcase name="UC-LEAD: leads are handed over"/>
<testcase name="UC-LEAD.2a: old leads are kept"><failure/></testcase>
</testsuite>
"""


def build(project: Project, views: str, builder: str = "html", **conf: object) -> Built:
    """A page with two use cases and some views, whose sources and results have no faults."""
    second = (
        ".. usecase:: Close a lead\n   :id: UC-CLOSE\n   :waived: rare\n\n   .. step:: It is closed.\n"
    )
    project.conf |= {**CONF, **conf}
    files = {"index.rst": f"{HEAD}{EXAMPLE}\n{second}\n", "backlog.csv": BACKLOG, "results.xml": RESULTS}
    project.write(files)
    with (project.source / "index.rst").open("a", encoding="utf-8") as page:
        page.write(views)
    built = project.build(builder)
    assert built.warnings == []
    return built


# -- shares -------------------------------------------------------------------------------------


def test_a_share_has_a_bar_beside_its_words(project: Project) -> None:
    page = build(project, ".. usecase-coverage::\n").page()
    shares = {share.get_text(): share.svg for share in page.select("table.uc-coverage .uc-share")}
    assert list(shares) == ["66.7 %", "25.0 %", "75.0 %", "100.0 %"]
    for words, bar in shares.items():
        assert bar is not None
        assert (bar["aria-hidden"], bar["viewbox"]) == ("true", "0 0 1000 1")
        (part,) = bar.select("rect")
        assert float(str(part["width"])) / 10 == float(words.removesuffix(" %"))


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "xml"])
def test_other_builders_say_a_share_in_words(project: Project, builder: str) -> None:
    conf: dict[str, object] = {
        "copyright": "2025",
        "version": "1",
        "man_pages": [("index", "page", "Page", [], 1)],
    }
    built = build(project, ".. usecase-coverage::\n", builder, **conf)
    said = "".join(
        path.read_text("utf-8")
        for path in built.out.rglob("*")
        if path.suffix in (".xhtml", ".tex", ".txt", ".1", ".texi", ".xml")
    )
    assert "uc-bar" not in said
    assert "25.0" in said


def test_a_share_of_nothing_has_no_bar(project: Project) -> None:
    page = build(project, ".. usecase-coverage::\n   :ids: UC-CLOSE\n").page()
    (share, *_others) = page.select("table.uc-coverage tbody tr")
    assert share.select("td")[2].get_text() == "–"
    assert not share.select(".uc-bar")
