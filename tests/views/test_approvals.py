"""What pages say of approvals: by whom, what has changed since, and what is still to do."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

import sphinxext.usecase
from helpers import EXAMPLE, HEAD, Project, edit, rebuild
from sphinxext.usecase.core.changes.newapprovals import to_approve
from sphinxext.usecase.core.exchange.approvaljson import write_approval
from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.model.approvals import Approval

SCHEMA = Path(sphinxext.usecase.__file__).with_name("usecases.schema.json")
ASKING = EXAMPLE.replace("   :Trigger", "   :Approvals: Business owner, Architect\n   :Trigger")
OTHER = """\
.. usecase:: Pay
   :id: UC-PAY

   .. step:: Pay.
"""
PAGES = {
    "index.rst": f"{HEAD}{ASKING}",
    "other.rst": f":orphan:\n\n{HEAD}{OTHER}",
}


@pytest.fixture
def approving(project: Project) -> Project:
    project.conf["usecase_approvals"] = "approvals"
    project.write(PAGES)
    return project


def approve(project: Project, usecase: str = "UC-LEAD", label: str = "", **said: str) -> Approval:
    """Approve what a project says now."""
    content = project.build("usecases").read("usecases.json").encode()
    known = {one.id: one for one in read_usecases(content, "")[0]}
    made = to_approve(known[usecase], label, known)
    assert made is not None
    approval = made._replace(
        role=said.get("role", "Business owner"), by="J. Doe", on=said.get("on", "2026-05-01")
    )
    return written(project, approval._replace(note=said.get("note", "")))


def written(project: Project, approval: Approval) -> Approval:
    key, content = write_approval(approval)
    project.write({f"approvals/{key}.json": content.decode()})
    return approval._replace(key=key)


def approval_of(page: BeautifulSoup) -> Tag | None:
    """What stands in the row of a use case."""
    for header in page.select("dl.uc-fields > dt"):
        if header.get_text().startswith("Approval") and "Approvals" not in header.get_text():
            found = header.find_next_sibling("dd")
            assert isinstance(found, Tag)
            return found
    return None


def lines(part: Tag | None) -> list[str]:
    assert part is not None
    return [" ".join(one.get_text().split()) for one in part.find_all(["p", "summary"], recursive=True)]


def flow_lines(page: BeautifulSoup, anchor: str) -> list[str]:
    part = page.find(id=anchor)
    assert isinstance(part, Tag)
    return [one.get_text() for one in part.select("p.uc-approval")]


def test_nothing_nags_before_the_first_approval(approving: Project) -> None:
    built = approving.build()
    assert built.warnings == []
    assert "pprov" not in built.read("index.html").replace("Approvals", "").replace(
        "uc-status-approved", ""
    ).replace(">approved<", "")


def test_what_is_approved_what_has_changed_and_what_was_before(approving: Project) -> None:
    approving.build()
    approve(approving, note="for now")
    built, pages = rebuild(approving)
    assert (built.warnings, pages) == ([], {"index"})
    said = ["Business owner: approved by J. Doe on 2026-05-01 (for now)", "Architect: not approved yet"]
    assert lines(approval_of(built.page())) == said
    of_flow = ["Business owner: approved by J. Doe on 2026-05-01 · Architect: not approved yet"]
    assert flow_lines(built.page(), "UC-LEAD.2a") == of_flow
    assert [one.get_text() for one in built.page().select("dd > p.uc-approval")] == of_flow
    assert rebuild(approving)[1] == set()

    edit(approving, "index.rst", "updates that lead", "updates & tags that lead")
    edit(approving, "index.rst", "within 5 minutes", "in time")
    built, pages = rebuild(approving)
    assert (built.warnings, pages) == ([], {"index"})
    row = approval_of(built.page())
    assert lines(row) == [
        "Business owner: changed since approved by J. Doe on 2026-05-01 (for now)",
        "Architect: not approved yet",
        "What has changed since 2026-05-01",
        "Besides the flows",
        "Goal: Every qualified lead reaches a sales rep within 5 minutes in time.",
        "2a A lead exists already",
        "Step: The middleware updates & tags that lead.",
    ]
    assert row is not None
    assert [str(one) for one in row.select("ins, del")] == [
        '<del data-said="gone">within 5 minutes</del>',
        '<ins data-said="new">in time</ins>',
        '<ins data-said="new">&amp; tags</ins>',
    ]
    assert "changed since" in flow_lines(built.page(), "UC-LEAD.2a")[0]
    assert "approved by" in flow_lines(built.page(), "UC-LEAD.1-3a")[0]
    text = approving.build("text").read("index.txt")
    assert "[-within 5 minutes-]{+in time+}" in " ".join(text.split())
    latex = approving.build("latex")
    assert latex.warnings == []
    epub = approving.build("epub")
    assert '<details class="uc-words" open' in epub.read("index.xhtml")

    second = approve(approving, on="2026-06-01")
    own = approve(approving, label="2a", role="Architect", note="alone")
    built, _pages = rebuild(approving)
    assert lines(approval_of(built.page()))[2:] == [
        "Earlier approvals",
        "Business owner, UC-LEAD: approved by J. Doe on 2026-05-01 (for now); approved anew since",
    ]
    assert (
        "Architect: approved by J. Doe on 2026-05-01 (alone)"
        in flow_lines(built.page(), "UC-LEAD.2a")[0]
    )

    withdrawal = second._replace(by="M. Doe", on="2026-07-01", withdraws=second.key, note="so")
    written(approving, withdrawal._replace(text=(), flows=()))
    edit(approving, "index.rst", "A lead exists already", "No phone")
    edit(
        approving,
        "index.rst",
        "   .. step:: The middleware updates & tags",
        "   .. step:: Somebody phones",
    )
    edit(approving, "index.rst", ":resume: assign", ":end: failure")
    built, _pages = rebuild(approving)
    history = lines(approval_of(built.page()))[-2:]
    assert history == [
        "Architect, UC-LEAD.2a: approved by J. Doe on 2026-05-01 (alone); it is gone",
        (
            "Business owner, UC-LEAD: approved by J. Doe on 2026-06-01; "
            "withdrawn by M. Doe on 2026-07-01 (so)"
        ),
    ]
    assert own.address == "UC-LEAD.2a"


def test_files_that_are_damaged_or_about_nothing_are_told_and_the_rest_counts(
    approving: Project,
) -> None:
    good = approve(approving, "UC-PAY", role="Owner")
    folder = approving.source / "approvals"
    data = json.loads((folder / f"{good.key}.json").read_text("utf-8"))
    changed = {
        "a": "<<<<<<< HEAD\n",
        "b": json.dumps(data | {"rule": 7}),
        "c": json.dumps(data | {"text": ["use case: Pay twice"]}),
        "d": json.dumps(data | {"address": "UC-GONE"}),
        "e": json.dumps(data | {"withdraws": "gone"}),
    }
    approving.write({f"approvals/{name}.json": text for name, text in changed.items()})
    (folder / "f.json").mkdir()
    said = [
        ("a", "this is no approval: Expecting value"),
        ("b", "it is sealed by version 7 of the rule, and this release knows 3"),
        ("c", "its text is not the one that its seal stands for; has it been changed by hand?"),
        ("d", "it approves UC-GONE, but there is no such use case; is it gone?"),
        ("e", 'it withdraws "gone", which is not there'),
        ("f", "it cannot be read: Is a directory"),
    ]
    for _ in range(2):
        built = approving.build()
        warned = [(Path(one.file).stem, one.text) for one in built.warned]
        assert warned == said
        assert {one.kind for one in built.warned} == {"usecase.approvals"}
    built = approving.build()
    assert lines(approval_of(built.page("other.html"))) == ["Owner: approved by J. Doe on 2026-05-01"]


def test_a_change_on_another_page_that_changes_what_a_flow_leads_to(approving: Project) -> None:
    edit(approving, "index.rst", ":end: failure", ":goto: UC-PAY.1")
    approve(approving)
    approving.build()
    edit(approving, "other.rst", "step:: Pay.", "step:: Pay at once.")
    built, pages = rebuild(approving)
    assert pages == {"index", "other"}
    assert lines(approval_of(built.page()))[-1] == "Goes on: UC-PAY.Pay at once."


def test_the_state_of_approvals_is_exported(approving: Project) -> None:
    first = approve(approving)
    approve(approving, label="2a", role="Architect")
    edit(approving, "index.rst", "updates that lead", "updates & tags that lead")
    data = json.loads(approving.build("usecases").read("usecases.json"))
    jsonschema.validate(data, json.loads(SCHEMA.read_text("utf-8")))
    assert data["approvals"] == "approvals"
    ours, other = data["usecases"]
    assert "approvals" not in other
    said = [(one["kind"], one["address"], one["role"], one["state"]) for one in ours["approvals"]]
    assert said == [
        ("usecase", "UC-LEAD", "Business owner", "changed"),
        ("usecase", "UC-LEAD", "Architect", "missing"),
        ("main", "UC-LEAD", "Business owner", "approved"),
        ("main", "UC-LEAD", "Architect", "missing"),
        ("altflow", "UC-LEAD.2a", "Business owner", "changed"),
        ("altflow", "UC-LEAD.2a", "Architect", "changed"),
        ("altflow", "UC-LEAD.1-3a", "Business owner", "approved"),
        ("altflow", "UC-LEAD.1-3a", "Architect", "missing"),
    ]
    whole = {"by": "J. Doe", "on": "2026-05-01", "seal": first.seal}
    assert whole.items() <= ours["approvals"][0].items()


def test_a_statement_that_is_approved_by_itself(approving: Project) -> None:
    stated = """
   :Acceptance criteria:
      - It is quick.
   :KPIs: Speed
   :Business rules:
      .. list-table::

         * - Leads
           - are kept
      ..

   .. step:: The CRM"""
    edit(approving, "index.rst", "\n   .. step:: The CRM", stated)
    for label in ("AC1", "KPI1"):
        approve(approving, label=label)
    edit(approving, "index.rst", "It is quick.", "It is very quick.")
    built = approving.build()
    assert built.warnings == []
    page = built.page()
    assert flow_lines(page, "UC-LEAD.AC1") == [
        "Business owner: changed since approved by J. Doe on 2026-05-01"
    ]
    assert "Criterion: It is very quick." in lines(page.find(id="UC-LEAD.AC1"))
    assert flow_lines(page, "UC-LEAD.KPI1") == ["Business owner: approved by J. Doe on 2026-05-01"]
    assert lines(approval_of(page)) == [
        "Business owner: not approved yet",
        "Architect: not approved yet",
    ]
    ours = json.loads(approving.build("usecases").read("usecases.json"))["usecases"][0]["approvals"]
    assert [(one["address"], one["state"]) for one in ours if one["kind"] == "statement"] == [
        ("UC-LEAD.AC1", "changed"),
        ("UC-LEAD.KPI1", "approved"),
    ]


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=x", "-c", "user.email=x@y"]
    call = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout


def test_two_branches_that_approve_merge_without_conflict(approving: Project) -> None:
    git(approving.folder, "init", "-q", "-b", "main")
    git(approving.folder, "add", "source")
    git(approving.folder, "commit", "-qm", "one")
    made = approve(approving)
    ours, theirs = made._replace(on="2026-05-02"), made._replace(on="2026-05-03", by="M. Doe")
    for branch, one in (("ours", ours), ("theirs", theirs)):
        git(approving.folder, "switch", "-q", "-c", branch, "main")
        for again in (one, one._replace(role="Architect"), made):
            written(approving, again)
        git(approving.folder, "add", "source")
        git(approving.folder, "commit", "-qm", branch)
    git(approving.folder, "merge", "-q", "ours")
    built = approving.build()
    assert built.warnings == []
    assert lines(approval_of(built.page()))[:2] == [
        "Business owner: approved by M. Doe on 2026-05-03",
        "Architect: approved by M. Doe on 2026-05-03",
    ]
