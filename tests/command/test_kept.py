"""All that the verbs print of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import assert_kept, handbook
from importing.test_samples import SAMPLES
from sphinxext.usecase.command.main import main

CALLS = [
    "diff source/release-1.json usecases/usecases.json",
    "diff source/release-1.json usecases --format markdown",
    "report usecases --against source/release-1.json --fail-on drop",
    "report usecases --against source/release-1.json --format markdown",
    "report usecases --against source/release-1.json --format github",
    "export usecases --to gherkin --ids UC-BUY,UC-LEAD --criteria edges",
    "export usecases --to csv --for xray",
    "export usecases --to mermaid --ids UC-R*",
    "export usecases --to markdown --ids UC-RETURN",
    "seals usecases --approvals source/approvals",
    "import aiup.md doubtful.md rows.html gaps.txt --to rst",
    *(f"{verb} --help" for verb in "approve diff export import report seals templates withdraw".split()),
]


def test_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook(tmp_path).build("usecases")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for sample in SAMPLES:
        Path(sample.name).write_bytes(sample.read_bytes())
    said = []
    for call in CALLS:
        try:
            status: object = main(call.split())
        except SystemExit as ended:
            status = ended.code
        out, err = capsys.readouterr()
        said.append(f"$ {call}\n{out}{err}[{status}]\n")
    assert_kept("printed.txt", "\n".join(said).replace(str(tmp_path), ""))
