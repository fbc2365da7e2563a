"""The verb ``import``: pages, report, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxext.usecase.command.main import main

pytest.importorskip("markdown_it")
SAMPLES = Path(__file__).parents[1] / "importing" / "samples"
UNREAD = ("doubtful.md", "inner.txt", "relais.txt", "sections.md")
"""Samples with labels that are not read."""
GOOD, DOUBTFUL = str(SAMPLES / "cockburn.md"), str(SAMPLES / "doubtful.md")


def test_pages_and_report_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "pages"
    assert main(["import", GOOD, "--to", "rst", "--out", str(out)]) == 0
    page = (out / "cockburn.rst").read_text("utf-8")
    assert "UC-1: Lend a book\n-----------------\n\n.. usecase::\n   :id: UC-1\n" in page
    assert (
        "   .. altflow:: The card has expired\n"
        "      :from: 1\n"
        "      :resume: 2\n"
        "\n"
        "      1. The librarian renews the card.\n"
        "      2. The use case continues at step 2.\n"
    ) in page
    assert "step::" not in page
    data = json.loads((out / "import-report.json").read_text("utf-8"))
    assert data["unread"] == 0
    first = data["files"][0]["usecases"][0]
    assert first["alternatives"][0] == {
        "label": "1a",
        "line": 26,
        "from": "1",
        "ending": {"resume": "2"},
        "steps": 2,
    }
    told = (out / "import-report.md").read_text("utf-8")
    assert "| 2 | 5 | 4 | 4 | 3 | 4 | 0 |" in told
    assert capsys.readouterr().err.endswith("cockburn.md: 2 use cases, 5 steps, 4 alternatives\n")
    assert main(["import", GOOD, "--to", "rst", "--out", str(out)]) == 2
    assert "is there already; name another folder, or say --force" in capsys.readouterr().err
    assert main(["import", GOOD, "--to", "rst", "--out", str(out), "--force"]) == 0


def test_labels_that_were_not_read_are_something_to_act_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", DOUBTFUL, "--to", "md"]) == 1
    said = capsys.readouterr()
    assert (
        "doubtful.md:20: not read: 4b1. A step of nothing. (there is no alternative 4b above" in said.err
    )
    assert "% Not read: there is no step 7 to resume at." in said.out
    assert "\n4b1. A step of nothing.\n" in said.out


def test_wrong_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xyz").touch()
    assert main(["import", str(tmp_path / "a.xyz"), "--to", "md"]) == 2
    assert "a.xyz is of no known format; known are .adoc, .asc, " in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.md"), "--to", "md"]) == 2
    assert "none.md cannot be read: No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_what_is_built_is_what_was_meant(syntax: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("myst_parser")
    pytest.importorskip("lxml")
    files = [str(file) for file in sorted(SAMPLES.iterdir()) if file.name not in UNREAD]
    assert main(["import", *files, "--to", syntax, "--check"]) == 0
    assert "check:" not in capsys.readouterr().err
