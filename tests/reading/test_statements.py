"""Criteria, KPIs and rules as authors write them: labels, addresses, options, and what pages show."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from helpers import Built, Project, line_of

SOURCES = {
    "rst": """
        Page
        ====

        .. usecase:: Hand over
           :id: UC-LEAD
           :kpis: Speed

           :Acceptance criteria:
              These must hold:

              - It is *there* within 5 minutes.
                :covers: 2a, success
                :kpi: KPI1
                :name: fast
                :tests: T-1

              - AC-7: No duplicate:

                * neither here
                * nor there
              - **AC-9:** Bold.

                :covers: 9
              -
              - Odd

                :kind: x
           :KPIs: Cost

              :target: 5 %
           :Business rules:
              Term
                 A definition.

                 :name: term
              BR-12
                 The other.
           :Trigger: See :uc:statement:`AC1`.
           :Notes: - AC-1: no statement

           .. step:: Ask.

           .. step:: Look.

              .. altflow:: Found
                 :resume: next

                 :Acceptance criteria:
                    - It is shown.
                    - It is kept.
                      :covers: 1

        .. usecase:: In tables
           :id: UC-TABLE

           :Akzeptanzkriterien: n/a
           :Metrics:
              .. list-table::
                 :header-rows: 1

                 * - KPI
                   - Target
                 * - KPI-4
                   - 5
                 * - Cost
                   - low
           :Quality: Good.

        :uc:statement:`UC-LEAD.term`, :any:`UC-LEAD.AC-7`, :uc:statement:`UC-LEAD.AC99`
        """,
    "md": """
        # Page

        ::::::{usecase} Hand over
        :id: UC-LEAD
        :kpis: Speed

        :Acceptance criteria:
          These must hold:

          - It is *there* within 5 minutes.
            :covers: 2a, success
            :kpi: KPI1
            :name: fast
            :tests: T-1

          - AC-7: No duplicate:

            * neither here
            * nor there
          - **AC-9:** Bold.

            :covers: 9
          -
          - Odd

            :kind: x
        :KPIs: Cost

          :target: 5 %
        :Business rules:
          Term
          : A definition.

            :name: term

          BR-12
          : The other.
        :Trigger: See {uc:statement}`AC1`.
        :Notes:
          - AC-1: no statement

        ::::{step} Ask.
        ::::

        ::::{step} Look.

        :::{altflow} Found
        :resume: next

        :Acceptance criteria:
          - It is shown.
          - It is kept.
            :covers: 1
        :::
        ::::
        ::::::

        ::::::{usecase} In tables
        :id: UC-TABLE

        :Akzeptanzkriterien: n/a
        :Metrics:
          | KPI | Target |
          | --- | --- |
          | KPI-4 | 5 |
          | Cost | low |
        :Quality: Good.
        ::::::

        {uc:statement}`UC-LEAD.term`, {any}`UC-LEAD.AC-7`, {uc:statement}`UC-LEAD.AC99`
        """,
}


def build(project: Project, suffix: str, builder: str = "html") -> Built:
    if suffix == "md":
        project.conf["extensions"] = ["sphinxext.usecase", "myst_parser"]
        project.conf["myst_enable_extensions"] = ["colon_fence", "fieldlist", "deflist"]
    project.conf["usecase_statements"] = {"quality": "Q"}
    project.conf["usecase_trackers"] = {r"T-\d": "https://example.org/{id}"}
    project.write({f"index.{suffix}": SOURCES[suffix]})
    return project.build(builder)


def statements(project: Project, suffix: str) -> dict[str, dict[str, Any]]:
    built = build(project, suffix, "usecases")
    usecases = json.loads(built.read("usecases.json"))["usecases"]
    return {f"{one['id']}.{said['label']}": said for one in usecases for said in one["statements"]}


@pytest.mark.parametrize("suffix", SOURCES)
def test_items_are_statements_with_labels_and_options(project: Project, suffix: str) -> None:
    found = statements(project, suffix)
    assert {label: (one["kind"], one["text"]) for label, one in found.items()} == {
        "UC-LEAD.KPI1": ("kpi", "Speed"),
        "UC-LEAD.AC1": ("criterion", "It is there within 5 minutes."),
        "UC-LEAD.AC-7": ("criterion", "No duplicate: neither here nor there"),
        "UC-LEAD.AC-9": ("criterion", "Bold."),
        "UC-LEAD.AC4": ("criterion", "Odd kind x"),
        "UC-LEAD.AC5": ("criterion", "It is shown."),
        "UC-LEAD.AC6": ("criterion", "It is kept."),
        "UC-LEAD.KPI2": ("kpi", "Cost"),
        "UC-LEAD.BR1": ("rule", "Term: A definition."),
        "UC-LEAD.BR-12": ("rule", "The other."),
        "UC-TABLE.KPI-4": ("kpi", "5"),
        "UC-TABLE.KPI2": ("kpi", "Cost: low"),
        "UC-TABLE.Q1": ("statement", "Good."),
    }
    source = (project.source / f"index.{suffix}").read_text("utf-8")
    first = found["UC-LEAD.AC1"]
    assert (first["name"], first["covers"], first["kpi"]) == ("fast", ["2a", "success"], "KPI1")
    assert (first["tests"], first["line"]) == (["T-1"], line_of(source, "minutes"))
    assert [found[f"UC-LEAD.{label}"]["covers"] for label in ("AC5", "AC6")] == [["2a"], ["1"]]
    assert found["UC-LEAD.KPI2"]["target"] == "5 %"
    assert found["UC-LEAD.BR1"]["name"] == "term"
    assert found["UC-TABLE.Q1"]["field"] == "Quality"


@pytest.mark.parametrize("suffix", SOURCES)
def test_pages_show_labels_and_lead_to_statements(project: Project, suffix: str) -> None:
    built = build(project, suffix)
    source = (project.source / f"index.{suffix}").read_text("utf-8")
    dangling, nowhere = built.warned
    assert (dangling.kind, dangling.line) == ("usecase.unknown-step", line_of(source, "**AC-9"))
    assert dangling.text.startswith("UC-LEAD: AC-9 covers step 9, but the main flow has steps 1 to 2")
    assert (nowhere.kind, nowhere.line) == ("usecase.unknown-target", line_of(source, "AC99"))
    page = built.page()
    shown = page.select(".uc-fields a.uc-label")
    assert [(one.get_text(), one["href"]) for one in shown][:5] == [
        ("KPI1", "#UC-LEAD.KPI1"),
        ("AC1", "#UC-LEAD.AC1"),
        ("AC-7", "#UC-LEAD.AC-7"),
        ("AC-9", "#UC-LEAD.AC-9"),
        ("AC4", "#UC-LEAD.AC4"),
    ]
    assert all(page.find(id=str(one["href"])[1:]) for one in shown)
    first = page.find(id="UC-LEAD.AC1")
    assert first
    text = " ".join(first.get_text().split())
    said = "Covers 2a Found; success · Measures KPI1 Speed · Test: T-1"
    assert text == f"AC1 It is there within 5 minutes. {said}"
    kpi = page.find(id="UC-LEAD.KPI1")
    assert kpi
    assert " ".join(kpi.get_text().split()) == "KPI1 Speed Measured by AC1 It is there within 5 minutes"
    links = [str(link["href"]) for link in page.select("a.reference.internal")]
    assert {"#UC-LEAD.2a", "#UC-LEAD.KPI1", "#UC-LEAD.AC1", "#UC-LEAD.BR1", "#UC-LEAD.AC-7"} <= set(
        links
    )
    whole = " ".join(page.get_text().split())
    for said in ("These must hold:", "AC-9 Bold. Covers 9", "Odd", "kind", "AC-1: no statement"):
        assert said in whole
    assert "**" not in whole
    assert "No duplicate" in built.read("genindex.html")
    *_, inventory = (built.out / "objects.inv").read_bytes().split(b"\n", 4)
    listed = [line.split()[:2] for line in zlib.decompress(inventory).decode().splitlines()]
    for address in ("UC-LEAD.AC1", "UC-LEAD.fast", "UC-TABLE.KPI-4"):
        assert [address, "uc:statement"] in listed


@pytest.mark.parametrize("suffix", SOURCES)
def test_other_writers_have_the_anchors_and_plain_labels(project: Project, suffix: str) -> None:
    tex = build(project, suffix, "latex").read("projectnamenotset.tex")
    for anchor in ("UC-LEAD.AC1", "UC-LEAD.fast", "UC-LEAD.BR-12", "UC-TABLE.KPI-4"):
        assert f"\\label{{\\detokenize{{index:{anchor}}}}}" in tex
    texinfo = build(project, suffix, "texinfo").read("projectnamenotset.texi")
    assert "@anchor{index UC-LEAD AC1}" in texinfo
    text = build(project, suffix, "text").read("index.txt")
    assert "* AC1 It is *there* within 5 minutes." in text
    assert "AC-7 No duplicate:" in text
    assert "KPI2 Cost" in text
