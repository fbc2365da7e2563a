"""The tutorial, followed line by line in an empty folder: what it says is what its reader sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import DOCS, REPOSITORY
from sphinxext.usecase.command.main import main

PAGE = (DOCS / "tutorial.md").read_text("utf-8").partition("## Link what belongs together")[0]
BLOCK = re.compile(
    r"```(?:console|\{code-block\} \w+\n:caption: (?P<file>\S+?)(?P<mistake>, a mistake)?\n)\n"
    r"(?P<text>.*?)\n```",
    re.DOTALL,
)
FIELD = re.compile(r" {0,3}:(?P<header>[A-Z][^:]*):")
STEP = re.compile(r" {0,3}1\. ")
FLOW = re.compile(r" {0,3}(?:\.\. altflow::|:::\{altflow\})")
COMMANDS = {
    "sphinx-quickstart": "sphinx.cmd.quickstart",
    "sphinx-build": "sphinx",
    "sphinx-usecase": "sphinxext.usecase",
}


def parts(text: str) -> dict[str, list[str]]:
    """The lines of a page: its head, its fields by header, its steps, its alternatives, and the rest."""
    found: dict[str, list[str]] = {}
    at = "head"
    for line in text.splitlines():
        field = FIELD.match(line)
        if at not in {"steps", "flows"} and field:
            at = field["header"]
        elif at != "flows" and STEP.match(line):
            at = "steps"
        elif FLOW.match(line):
            at = "flows"
        elif line == "::::":
            at = "end"
        found.setdefault(at, []).append(line)
    return found


def edited(page: str, piece: str) -> str:
    """A page in which a piece of the tutorial takes the place of what it is about."""
    old, new = parts(page), parts(piece)
    for name, lines in new.items():
        assert name in old, name
        kept = old[name][len(lines) :] if name == "head" else [""] * (old[name][-1] == "")
        old[name] = [*lines, *kept]
    return "\n".join(line for lines in old.values() for line in lines) + "\n"


def said(text: str) -> dict[str, list[str]]:
    """What a page says, without its head and its blank lines."""
    return {name: list(filter(None, lines)) for name, lines in parts(text).items() if name != "head"}


def blocks(syntax: str) -> Iterator[re.Match[str]]:
    """What a reader who has chosen a syntax is to do."""
    other = {"rst": "md", "md": "rst"}[syntax]
    page = re.sub(rf":::::\{{tab-item\}} \w+\n:sync: {other}\n.*?\n:::::\n", "", PAGE, flags=re.DOTALL)
    return BLOCK.finditer(page)


def in_shell(commands: str, folder: Path) -> None:
    """The lines of a reader's shell, but for what needs a network."""
    shims = folder / "bin"
    shims.mkdir()
    for name, module in COMMANDS.items():
        (shims / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', "utf-8")
        (shims / name).chmod(0o755)
    lines = (line.removeprefix("$ ") for line in commands.splitlines())
    script = "\n".join(line for line in lines if not line.startswith("pip install"))
    path = os.pathsep.join([str(shims), os.environ["PATH"]])
    env = os.environ | {"PATH": path, "PYTHONPATH": str(REPOSITORY)}
    call = ["bash", "-e", "-c", script]
    done = subprocess.run(call, cwd=folder, env=env, check=True, capture_output=True, text=True)
    assert "build succeeded." in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_each_line_of_the_tutorial_does_what_it_says(
    syntax: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if syntax == "md":
        pytest.importorskip("myst_parser")
    first, *others = blocks(syntax)
    in_shell(first["text"], tmp_path)
    monkeypatch.chdir(tmp_path / "library")
    page = Path(f"index.{syntax}")
    kept = page.read_text("utf-8")
    reports = 0
    for block in others:
        if block["file"]:
            assert block["file"] == page.name
            page.write_text(edited(kept, block["text"]), "utf-8")
            kept = kept if block["mistake"] else page.read_text("utf-8")
            continue
        command, *shown = block["text"].replace("\n    ", " ").splitlines()  # long lines go on below
        assert command == "$ sphinx-usecase report"
        assert main(["report"]) == 0
        told, _, rest = capsys.readouterr().out.partition("\n\n")
        lines = told.splitlines()[1:] or told.splitlines()
        assert [without_place(one) for one in lines] == [without_place(one) for one in shown]
        assert syntax == "md" or lines == shown
        assert rest.startswith("Coverage")
        page.write_text(kept, "utf-8")
        reports += 1
    assert reports == 5
    assert said(kept) == said((DOCS / "snippets" / syntax / f"lending.{syntax}").read_text("utf-8"))


def without_place(line: str) -> str:
    return re.sub(r"^index\.\w+:\d+: ", "", line)


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_the_picture_at_the_beginning_is_that_of_the_template(
    syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "--syntax", syntax]) == 0
    shown = (DOCS / "snippets" / syntax / f"template.{syntax}").read_text("utf-8")
    printed = capsys.readouterr().out
    title = printed.splitlines()[0].removeprefix("# ")
    assert shown.splitlines()[0].endswith(f" {title}")
    assert said(shown) == said(printed)
