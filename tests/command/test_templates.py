"""The verb ``templates``: what it prints builds at once, and says what is to be said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import Project
from sphinxext.usecase.command.main import main
from sphinxext.usecase.core.templates.languages import TEMPLATES
from sphinxext.usecase.core.templates.template import FORMS

FIELDS = [
    "goal",
    "actors",
    "in scope",
    "out of scope",
    "preconditions",
    "trigger",
    "acceptance criteria",
    "kpis",
    "approvals",
]
MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_each_builds_without_a_warning_and_has_all_parts(
    project: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if syntax == "md":
        pytest.importorskip("myst_parser")
        project.conf |= MYST
    pages = {}
    for language in TEMPLATES:
        for form in FORMS:
            call = ["templates", "--syntax", syntax, "--form", form, "--language", language]
            assert main([*call, "--id", f"UC-{language}-{form}"]) == 0
            pages[f"{language}-{form}.{syntax}"] = capsys.readouterr().out
    toctree = {"rst": ".. toctree::\n   :glob:\n\n   *\n", "md": "```{toctree}\n:glob:\n\n*\n```\n"}
    heading = {"rst": "Home\n====\n\n", "md": "# Home\n\n"}
    project.write({**pages, f"index.{syntax}": heading[syntax] + toctree[syntax]})
    built = project.build("usecases")
    assert built.warnings == []
    usecases = json.loads(built.read("usecases.json"))["usecases"]
    assert len(usecases) == len(TEMPLATES) * len(FORMS)
    for one in usecases:
        assert [field["name"] for field in one["fields"]] == FIELDS
        assert [step["label"] for step in one["steps"]] == ["1", "2", "3"]
        assert [flow["from"] for flow in one["flows"]] == [["1"], ["2"]]
        assert [flow["ending"]["kind"] for flow in one["flows"]] == ["resume", "end"]
        assert one["steps"][2]["examined"]


def test_snippets_are_written_and_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / ".vscode" / "usecase.code-snippets"
    for language, question in (("en", "Which event starts it?"), ("de", "Welches Ereignis")):
        assert main(["templates", "--editor", "vscode", "--language", language]) == 0
        assert question in file.read_text("utf-8")
    file.write_text('{"Mine": {}}', "utf-8")
    capsys.readouterr()
    assert main(["templates", "--editor", "vscode"]) == 2
    assert "holds other snippets; move them to another file" in capsys.readouterr().err
    assert file.read_text("utf-8") == '{"Mine": {}}'
    file.write_text("[1]", "utf-8")
    assert main(["templates", "--editor", "vscode"]) == 2


def test_a_folder_that_cannot_be_written_is_a_wrong_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".vscode").write_bytes(b"")
    assert main(["templates", "--editor", "vscode"]) == 2
    assert "cannot be written" in capsys.readouterr().err
