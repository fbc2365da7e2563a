"""Whole pages with all views, as HTML and as text."""

from __future__ import annotations

import pytest

from handbook import assert_kept, handbook, pages_of
from helpers import Project

PAGES = ("index", "leads", "tickets", "lists", "views")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return handbook(tmp_path_factory.mktemp("handbook"))


def test_pages(project: Project) -> None:
    built = project.build()
    for name, page in pages_of(built, *PAGES):
        assert_kept(f"{name}.html", page)
    files = sorted(built.out.rglob("*.csv"))
    assert_kept("tables.txt", "\n".join(f"# {one.name}\n{one.read_text('utf-8')}" for one in files))
    told = (f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    assert_kept("warnings.txt", "\n".join(told))


def test_text(project: Project) -> None:
    built = project.build("text")
    for name in PAGES:
        assert_kept(f"{name}.txt", built.read(f"{name}.txt"))
