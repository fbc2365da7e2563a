"""The verb ``diff``: two files, or the sources at two moments."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.drafting import alt, record, step
from helpers import EXAMPLE, Project
from sphinxext.usecase.command.main import main
from sphinxext.usecase.core.changes.sentences import MARKER
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.model.usecase import Statement, UseCase

OLD = record(step("The CRM tells"), alt("Duplicate found", origin="1"))
NEW = record(step("The CRM tells"), alt("Duplicate found", origin="1", end="failure"))
SAID = "- UC.1a *Duplicate found* now ends in failure (was: ending not stated). Scenario `1a` changes.\n"


def written(folder: Path, name: str, *usecases: UseCase) -> str:
    path = folder / name
    path.write_text(json.dumps(export("Shop", usecases)), encoding="utf-8")
    return str(path)


def test_two_files_that_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = written(tmp_path, "old.json", OLD)
    assert main(["diff", old, written(tmp_path, "new.json", OLD._replace(line=9))]) == 0
    assert capsys.readouterr().out == ""


def test_two_files_that_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = written(tmp_path, "old.json", OLD)
    (tmp_path / "build").mkdir()
    written(tmp_path, "build/usecases.json", NEW)
    assert main(["diff", old, str(tmp_path / "build")]) == 1
    assert capsys.readouterr().out == f"UC *Title*\n{SAID}"
    assert main(["diff", old, str(tmp_path / "build"), "--format", "markdown"]) == 1
    assert capsys.readouterr().out == f"{MARKER}\n### UC *Title*\n{SAID}"
    assert main(["diff", old, str(tmp_path / "build"), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["usecases"][0]["parts"][0]["changes"][0]["after"] == "ends in failure"


def test_of_two_with_one_id_each_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = written(tmp_path, "old.json", OLD, OLD._replace(title="Again"))
    new = written(tmp_path, "new.json", OLD, NEW._replace(title="Again"))
    for form, said in (("text", f"UC *Again*\n{SAID}"), ("json", '"id": "UC"')):
        assert main(["diff", old, new, "--format", form]) == 1
        out = capsys.readouterr().out
        assert said in out
        assert "\ue000" not in out


def test_many_sites_are_compared_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user = record(step("Ask", include=("UC",)))._replace(id="USER")
    for version, usecase in (("old", OLD), ("new", NEW)):
        for site, one in (("shop", usecase), ("desk", user)):
            (tmp_path / version / site).mkdir(parents=True)
            written(tmp_path / version / site, "usecases.json", one)
    versions = [str(tmp_path / version) for version in ("old", "new")]
    assert main(["diff", *versions]) == 1
    assert capsys.readouterr().out == f"UC *Title*\n{SAID}- It is referred to by USER.\n"
    (tmp_path / "new" / "desk" / "usecases.json").write_text("[]", "utf-8")
    assert main(["diff", *versions]) == 1
    assert f"{versions[1]}: not all of it can be read: use case 1" in capsys.readouterr().err


def test_what_cannot_be_read_of_a_file_is_told_and_the_rest_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = written(tmp_path, "old.json", OLD), written(tmp_path, "new.json", NEW)
    data = json.loads(Path(new).read_text("utf-8"))
    data["usecases"].append({})
    Path(new).write_text(json.dumps(data), "utf-8")
    assert main(["diff", old, new]) == 1
    said = capsys.readouterr()
    assert said.out.endswith(SAID)
    assert said.err.startswith(f"{new}: not all of it can be read: use case 2 is left out: ")


def test_approvals_that_no_longer_hold_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    then = record(
        step("Ask"), alt("Lost", origin="1"), alt("Busy", origin="1", name="busy"), alt("Late")
    )
    now = record(
        step("Ask twice"), alt("Lost", origin="1"), alt("Busy", origin="1", name="busy", end="failure")
    )
    kept, gone, late = (
        Statement(f"AC{number}", "criterion", "acceptance criteria", text, 1)
        for number, text in enumerate(("It is kept.", "Nobody waits.", "In a day at most."), 1)
    )
    then = then._replace(statements=(kept, gone, late))
    slow = late._replace(label="AC1", text="In a week at most.")
    now = now._replace(statements=(slow, kept._replace(label="AC2")))
    day = "2026-05-01"

    def stated(kind: str, address: str, state: str, role: str = "Owner", **more: object) -> object:
        said = {
            "kind": kind,
            "address": address,
            "role": role,
            "state": state,
            "by": "J. D.",
            "on": "2026-05-01",
        }
        return said | {"seal": "0123abcd"} | more

    def with_approvals(name: str, usecase: UseCase, *approvals: object) -> str:
        data = export("Shop", [usecase], approvals=("approvals", lambda _: approvals))  # type: ignore[arg-type,return-value]
        data["usecases"].append(data["usecases"][0] | {"id": "UC-2", "approvals": [{"kind": 1}]})
        (tmp_path / name).write_text(json.dumps(data), "utf-8")
        return str(tmp_path / name)

    old = with_approvals(
        "old.json",
        then,
        stated("usecase", "UC", "approved"),
        stated("main", "UC", "approved", role="Tester"),
        stated("main", "UC", "changed", role="Lawyer"),
        stated("altflow", "UC.busy", "approved", role="Architect"),
        stated("altflow", "UC.busy", "approved"),
        stated("altflow", "UC.1a", "approved", role="Architect"),
        stated("altflow", "UC.A1", "approved", role="Architect", by=None),
        stated("statement", "UC.AC1", "approved", role="Kept"),
        stated("statement", "UC.AC2", "approved", role="Gone"),
        stated("statement", "UC.AC3", "approved", role="Late"),
        stated("statement", "UC.AC9", "approved", role="Nowhere"),
    )
    new = with_approvals(
        "new.json",
        now,
        stated("usecase", "UC", "changed"),
        stated("main", "UC", "changed", role="Tester"),
        stated("altflow", "UC.busy", "approved", role="Architect", on="2026-06-01"),
        stated("statement", "UC.AC1", "changed", role="Late"),
        stated("statement", "UC.AC2", "approved", role="Kept"),
    )
    assert main(["diff", old, new]) == 1
    said = capsys.readouterr().out.partition("UC-2")[0]
    told = [one for one in said.splitlines() if "no longer holds" in one]
    assert [one.partition("pproval of ")[2] for one in told] == [
        "; approval of ".join(
            f"{day} by J. D. ({role}) no longer holds" for role in ("Owner", "Gone", "Late")
        )
        + ".",
        f"{day} by J. D. (Tester) no longer holds.",
        f"{day} by  (Architect) no longer holds.",
    ]
    assert main(["diff", new, old]) == 1
    assert "no longer holds" not in capsys.readouterr().out.partition("UC-2")[0]


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ([], "name two usecases.json, or --git and a revision"),
        (["one.json"], "name two usecases.json, or --git and a revision"),
        (["old.json", "none.json"], "none.json cannot be read: No such file or directory"),
        (["old.json", "text.json"], "text.json: this is no usecases.json: "),
        (["--git", "HEAD", "a", "b"], "name one folder of sources"),
        (["--git", "HEAD"], "there is no conf.py in any of ., docs, "),
        (["--git", "HEAD", "here"], "there is no conf.py in here; name the folder of the sources"),
        (["--git", "HEAD", "pages"], "git: "),
    ],
)
def test_wrong_calls(
    call: Sequence[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    written(tmp_path, "old.json", OLD)
    Path("text.json").write_text("text", "utf-8")
    Path("pages").mkdir()
    Path("pages/conf.py").touch()
    assert main(["diff", *call]) == 2
    assert f"sphinx-usecase: {complaint}" in capsys.readouterr().err


def test_git_that_is_not_installed_is_a_wrong_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "--git", "HEAD", str(tmp_path)]) == 2
    assert "git is not installed" in capsys.readouterr().err


def git(project: Project, *arguments: str) -> str:
    named = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    call = ["git", "-C", str(project.folder), *arguments]
    done = subprocess.run(call, env={**os.environ, **named}, check=True, capture_output=True, text=True)
    return done.stdout


def test_sources_are_compared_with_a_revision(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    conf = 'extensions = ["sphinxext.usecase"]\n'
    project.write({"conf.py": conf, "index.rst": f"Page\n====\n\n{EXAMPLE}"})
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "one")
    project.write({"index.rst": f"Page\n====\n\n{EXAMPLE}".replace(":resume: assign", ":end: success")})
    assert main(["diff", "--git", "HEAD", str(project.source)]) == 1
    said = capfd.readouterr()
    assert said.out == (
        "UC-LEAD *Hand a qualified lead to sales*\n"
        "- UC-LEAD.2a *A lead exists already* now ends in success (was: resumes at *assign*). "
        "Scenario `look-up-a` changes; stories RO-103.\n"
    )
    assert said.err == ""
    assert git(project, "status", "--short") == " M source/index.rst\n"
    assert len(git(project, "worktree", "list").splitlines()) == 1
    assert main(["diff", "--git", "no-such-revision", str(project.source)]) == 2
    assert "no-such-revision" in capfd.readouterr().err
    git(project, "rm", "-q", "--cached", "source/conf.py")
    git(project, "commit", "-qm", "two")
    assert main(["diff", "--git", "HEAD", str(project.source)]) == 2
    assert "there is no conf.py in " in capfd.readouterr().err
    project.write({"conf.py": "no python"})
    git(project, "add", ".")
    git(project, "commit", "-qm", "three")
    assert main(["diff", "--git", "HEAD", str(project.source)]) == 2
    assert "could not be built" in capfd.readouterr().err


def test_many_use_cases_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def made(number: int, *more: str) -> UseCase:
        body = [step(f"Step {one} of {number}") for one in range(8)]
        flows = [alt(f"Lost at {one}", step("Look"), origin=str(one)) for one in range(1, 4)]
        return record(*map(step, more), *body, *flows)._replace(id=f"UC-{number}")

    old = written(tmp_path, "old.json", *map(made, range(2000)))
    new = written(tmp_path, "new.json", *(made(one, *["New"] * (one % 20 == 0)) for one in range(2000)))
    assert main(["diff", old, new]) == 1
    assert capsys.readouterr().out.count(" *New* is new") == 100
