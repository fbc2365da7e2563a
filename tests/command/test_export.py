"""The verb ``export``: files of other tools from a file or from sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.drafting import alt, record, step
from helpers import EXAMPLE, HEAD, Project
from sphinxext.usecase.command.export import forms
from sphinxext.usecase.command.main import main
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.model.usecase import UseCase

OLD = record(step("Ask"), alt("No", origin="1", end="failure"))
NEW = record(step("Ask kindly"), alt("No", origin="1", end="failure"))


def written(folder: Path, *usecases: UseCase) -> str:
    path = folder / "usecases.json"
    path.write_text(json.dumps(export("Shop", usecases)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("form", forms())
def test_the_sources_of_a_project_are_exported(
    project: Project, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write({"index.rst": HEAD + EXAMPLE})
    project.build("dummy")  # writes conf.py
    assert main(["export", str(project.source), "--to", form]) == 0
    assert "A sales rep is assigned" in capsys.readouterr().out


def test_files_are_renewed_and_what_is_written_in_them_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "features"
    call = ["export", written(tmp_path, OLD), "--to", "gherkin", "--out", str(out)]
    assert main([*call, "--check"]) == 1
    assert not out.exists()
    assert capsys.readouterr().err == f"{out / 'UC.feature'}: is not there\n"
    assert main(call) == 0
    assert main([*call, "--check"]) == 0
    file = out / "UC.feature"
    file.write_bytes(file.read_bytes().replace(b"    * Ask\n", b"    * Ask\n    # mine\n"))
    assert main(call) == 0
    written(tmp_path, NEW)
    assert main([*call, "--check"]) == 1
    assert capsys.readouterr().err == f"{file}: is not up to date\n"
    assert main(call) == 0
    assert "    * Ask kindly\n    # mine\n" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("* Ask kindly", "* I ask", 1), "utf-8")
    written(tmp_path, OLD)
    assert main(call) == 1
    assert capsys.readouterr().err == (
        f"{file}: UC.main has changed where somebody has rewritten it; compare the two\n"
    )


def test_one_of_two_with_one_id_does_not_replace_the_other(tmp_path: Path) -> None:
    source = written(tmp_path, OLD, OLD._replace(title="Again"))
    assert main(["export", source, "--to", "mermaid", "--out", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_use_cases_are_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, OLD, OLD._replace(id="UC-B"), OLD._replace(id="X"))
    assert main(["export", source, "--to", "markdown", "--ids", "UC-*, X"]) == 0
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("# ")] == ["# UC-B Title", "# X Title"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--to", "markdown", "--ids", "Y"], "no use case to export has an id like Y"),
        (["--to", "markdown", "--check"], "--check needs --out, the folder to compare with"),
        (["--to", "markdown", "--out", "theirs"], "UC.md is not of this command; choose another folder"),
        (["--to", "gherkin", "--out", "broken"], "UC.feature cannot be read: "),
        (["--to", "markdown", "--out", "usecases.json"], "cannot be written: "),
    ],
)
def test_wrong_calls_are_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    source = written(tmp_path, OLD)
    for folder, file, content in (("theirs", "UC.md", b"# Mine\n"), ("broken", "UC.feature", b"\xff\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_bytes(content)
    assert main(["export", source, *more]) == 2
    assert said in capsys.readouterr().err
    assert (tmp_path / "theirs/UC.md").read_bytes() == b"# Mine\n"
