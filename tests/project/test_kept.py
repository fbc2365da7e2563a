"""All data of a project: its use cases, and what is found in them."""

from __future__ import annotations

from handbook import assert_kept, handbook
from helpers import Project


def test_data(project: Project) -> None:
    built = handbook(project.folder).build("usecases")
    for name in ("usecases.json", "findings.json"):
        assert_kept(name, built.read(name))
