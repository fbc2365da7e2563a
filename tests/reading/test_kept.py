"""Whole pages as they are read: what stands in the place of each directive, and what it holds."""

from __future__ import annotations

import pytest

from handbook import assert_kept, handbook
from helpers import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return handbook(tmp_path_factory.mktemp("handbook"))


def test_what_is_read(project: Project) -> None:
    built = project.build("dummy")
    for name in ("index", "leads", "tickets", "lists", "views"):
        read = built.app.env.get_doctree(name).pformat()
        assert_kept(f"{name}.doctree.txt", read.replace(str(project.source), ""))
    told = (f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    assert_kept("warnings.txt", "\n".join(told))
