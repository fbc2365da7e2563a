"""The verb ``report``: what is told of a project, and when it is red."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from helpers import Project
from sphinxext.usecase.command.main import main

CONF = {"project": "Shop", "usecase_trackers": {r"RO-\d+": "https://tracker.example/{id}"}}
PAGE = """\
Page
====

.. usecase:: Pay a fee
   :id: UC-PAY
   :stories: RO-1

   :Goal: The member owes nothing.

   .. step:: The kiosk shows the fee.
   .. step:: The member pays.
   .. step:: The kiosk deletes the fee.

   .. altflow:: The card is declined
      :name: declined
      :from: 1
      :stories: RO-2
      :end: failure
"""
WORSE = PAGE.replace(":stories: RO-2\n", ":stories: XX-2\n") + (
    "\n   .. altflow:: No power\n      :from: 9\n"
)


@pytest.fixture
def out(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the builder has written of a project, kept, and of what it is now."""
    project.conf.update(CONF)
    project.write({"index.rst": PAGE})
    monkeypatch.chdir(project.folder)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    folder = project.build("usecases").out
    shutil.copytree(folder, project.folder / "kept")
    return folder


def test_it_is_red_only_for_what_is_worse(
    out: Path, project: Project, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = ["--fail-on", "drop, unknown, new-findings,new-advice"]
    assert main(["report", str(out), "--against", "kept", *everything]) == 0
    assert "Worse than before\n  Nothing.\n" in capfd.readouterr().out

    project.write({"index.rst": WORSE})
    assert main(["report", str(project.source), "--against", "kept", *everything]) == 1
    said = capfd.readouterr().out
    assert "flows with a story: 1 of 3 (33.3 %); missing: UC-PAY.1a, UC-PAY.A1" in said
    assert "  drop: UC-PAY.1a is no longer among the flows with a story\n" in said
    assert "  drop: UC-PAY.A1 is new and not among the flows with a story\n" in said
    assert '  unknown: UC-PAY.1a "XX-2" matches no pattern of usecase_trackers' in said
    assert "source/index.rst:20: warning: UC-PAY: " in said

    project.build("usecases")
    now = str(out)
    shutil.copy("kept/usecases.json", "old.json")
    for asked in ("drop", "unknown", "new-findings"):
        assert main(["report", now, "--against", "kept/usecases.json", "--fail-on", asked]) == 1
    assert main(["report", now, "--against", "kept", "--fail-on", "new-advice"]) == 0
    assert main(["report", now, "--against", "kept"]) == 0
    assert main(["report", now, "--against", "old.json", "--fail-on", "drop"]) == 1
    assert (
        main(["report", now, "--against", "old.json", "kept/findings.json", "--fail-on", "unknown"]) == 1
    )
    capfd.readouterr()
    assert main(["report", now, "--against", "old.json", "--fail-on", "unknown"]) == 2
    assert "name the earlier findings.json too" in capfd.readouterr().err

    # -- formats
    assert main(["report", now, "--against", "kept", "--format", "github"]) == 0
    marked = capfd.readouterr().out
    assert marked.startswith("::error file=source/index.rst,line=14,title=drop::UC-PAY.1a is no longer")
    assert "\n<!-- sphinx-usecase report -->\n" in marked
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("before\n", "utf-8")
    assert main(["report", now, "--format", "github"]) == 0
    assert "<!--" not in capfd.readouterr().out
    assert Path("summary.md").read_text("utf-8").startswith("before\n<!-- sphinx-usecase report -->\n")
    assert main(["report", now, "--format", "gitlab", "--out", "made/quality.json"]) == 0
    assert capfd.readouterr().out == ""
    issues = json.loads(Path("made/quality.json").read_text("utf-8"))
    assert {one["location"]["path"] for one in issues} == {"source/index.rst"}
    assert main(["report", now, "--out", "made"]) == 2
    assert "made cannot be written" in capfd.readouterr().err
    monkeypatch.chdir(out)
    assert main(["report", now]) == 0
    assert f"{(project.source / 'index.rst').as_posix()}:20: warning: " in capfd.readouterr().out

    # -- what is damaged is told, and the rest reported
    data = json.loads(Path("usecases.json").read_bytes())
    data["usecases"] += [{"id": "UC-HALF"}, None]
    Path("usecases.json").write_text(json.dumps(data), "utf-8")
    assert main(["report", now]) == 0
    assert "usecases.json: not all of it can be read: use case 2 is left out: " in capfd.readouterr().err


def test_a_badge_and_how_it_went(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy("kept/usecases.json", "old.json")
    assert main(["report", str(out), "--badge", "made/flows.svg", "--out", "report.txt"]) == 0
    assert "<title>flows with a story: 100.0 %</title>" in Path("made/flows.svg").read_text("utf-8")
    assert Path("report.txt").read_text("utf-8").startswith("Findings: ")
    assert main(["report", str(out), "--badge", "b.svg", "--of", "criteria", "--out", "report.txt"]) == 0
    assert "criteria with a passing test: none yet" in Path("b.svg").read_text("utf-8")
    capsys.readouterr()
    assert main(["report", "--trend", "kept", "old.json", "kept/usecases.json", str(out)]) == 0
    rows = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert rows == ["build", "kept", "old", "kept", "usecases", "trend"]
    assert main(["report", "--trend", str(out), "--format", "sarif"]) == 2
    assert "a trend is told as text, markdown, json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (["--fail-on", "drop"], "--fail-on needs --against or --git"),
        (
            ["--fail-on", "drip", "--git", "x"],
            "--fail-on knows drop, unknown, new-findings, new-advice, not",
        ),
        (["--against", "kept", "--git", "x"], "name either --against or --git"),
        (["--against", "none.json"], "none.json cannot be read"),
        (["--against", "older.json", "other.json"], "older.json and other.json are two versions"),
        (["--against", "text.json"], "text.json: this is no JSON"),
        (["--against", "list.json"], "list.json: this is no usecases.json and no findings.json"),
        (["--against", "wrong.json"], "wrong.json: this is no findings.json: "),
        (["--against", "kept/findings.json"], "name a usecases.json too"),
        (["--against", "older.json", "--fail-on", "drop"], "the earlier files tell nothing of coverage"),
    ],
)
def test_wrong_calls(
    call: list[str], complaint: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"text": "text", "list": "[]", "wrong": '{"findings": [1]}', "older": '{"usecases": []}'}
    files["other"] = files["older"] + "\n"
    for name, text in files.items():
        Path(f"{name}.json").write_text(text, "utf-8")
    assert main(["report", str(out), *call]) == 2
    assert f"sphinx-usecase: {complaint}" in capsys.readouterr().err
    assert main(["report", "older.json"]) == 2
    assert "there is no findings.json" in capsys.readouterr().err
