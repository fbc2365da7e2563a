"""The pipelines in the manual: their shell steps, run as far as that goes without their servers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from helpers import DOCS, REPOSITORY

yaml = pytest.importorskip("yaml")
PAGE = (DOCS / "ci.md").read_text("utf-8")
BLOCK = re.compile(r"```\{code-block\} yaml\n:caption: (\S+)\n\n(.*?)```", re.DOTALL)
SOURCES: Mapping[str, str] = dict(BLOCK.findall(PAGE))
STEPS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    ".github/workflows/usecases.yml": lambda data: (
        step["run"] for step in data["jobs"]["usecases"]["steps"] if "run" in step
    ),
    ".gitlab-ci.yml": lambda data: iter(data["usecases"]["script"]),
    "azure-pipelines.yml": lambda data: (one["script"] for one in data["steps"] if "script" in one),
}
CONF = (
    'extensions = ["sphinxext.usecase"]\nusecase_trackers = {r"RO-\\d+": "https://example.org/{id}"}\n'
)
USECASE = """\
Fees
====

.. usecase:: Pay a fee
   :id: UC-PAY
   :stories: RO-1

   .. step:: The member pays.
"""
DROP = "UC-PAY is no longer among the flows with a story"


def git(folder: Path, *arguments: str) -> None:
    named = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    call = ["git", "-C", str(folder), *arguments]
    subprocess.run(call, env=os.environ | named, check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone as a pipeline has it, in which a use case has lost its story."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    (origin / "docs").mkdir(parents=True)
    (origin / "docs/conf.py").write_text(CONF, "utf-8")
    (origin / "docs/index.rst").write_text(USECASE, "utf-8")
    git(origin, "init", "-q")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "one")
    git(origin, "branch", "-M", "main")
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    (clone / "docs/index.rst").write_text(USECASE.replace("   :stories: RO-1\n", ""), "utf-8")
    return clone


def run(step: str, clone: Path) -> subprocess.CompletedProcess[str]:
    """A step in a shell, with what the servers set."""
    command = clone.parent / "bin/sphinx-usecase"
    command.parent.mkdir(exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sphinxext.usecase "$@"\n', "utf-8")
    command.chmod(0o755)
    there = {
        "PATH": f"{command.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY),
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(clone.parent / "summary.md"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "AGENT_TEMPDIRECTORY": str(clone.parent),
    }
    call = ["bash", "-e", "-c", step]
    return subprocess.run(
        call, cwd=clone, env=os.environ | there, check=False, capture_output=True, text=True
    )


def test_all_are_told() -> None:
    assert list(SOURCES) == list(STEPS)


@pytest.mark.skipif(os.name == "nt", reason="the pipelines have a POSIX shell")
@pytest.mark.parametrize(
    ("file", "made"),
    [
        (".github/workflows/usecases.yml", "summary.md"),
        (".gitlab-ci.yml", "clone/quality.json"),
        ("azure-pipelines.yml", "report.md"),
    ],
)
def test_the_steps_of_a_pipeline_find_what_is_worse(file: str, made: str, clone: Path) -> None:
    assert len(SOURCES[file].splitlines()) <= 10
    steps = [*STEPS[file](yaml.safe_load(SOURCES[file]))]
    assert steps[0] == "pip install sphinxext-usecase"
    done = [run(step, clone) for step in steps[1:]]
    assert [step for step, one in zip(steps[1:], done, strict=True) if one.returncode] == [
        next(step for step in steps if "report docs" in step)
    ]
    (red,) = (one for one in done if one.returncode)
    assert red.returncode == 1
    assert red.stderr == f"drop: {DROP}\n"
    assert DROP in (clone.parent / made).read_text("utf-8")
    if file.startswith(".github"):
        assert red.stdout.startswith(f"::error file=docs/index.rst,line=4,title=drop::{DROP}\n")
        git(clone, "checkout", "-q", ".")
        assert run(steps[1], clone).returncode == 0
