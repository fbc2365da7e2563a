"""Whole pages as they are read: what stands in the place of each directive, and what it holds."""

from __future__ import annotations

import pytest

from handbook import CONF, ODD, assert_kept, handbook
from helpers import DOCS, Built, Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return handbook(tmp_path_factory.mktemp("handbook"))


def read(built: Built, *names: str) -> str:
    """The pages, and what was told while they were read."""
    pages = (built.app.env.get_doctree(name).pformat() for name in names)
    told = (f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    return "\n".join([*pages, *told]).replace(str(built.app.srcdir), "")


def test_what_is_read(project: Project) -> None:
    built = project.build("dummy")
    for name in ("index", "leads", "tickets", "lists", "views"):
        assert_kept(f"{name}.doctree.txt", read(built, name))


def test_what_is_read_of_odd_pages(project: Project) -> None:
    project = Project(project.folder / "odd", CONF | {"suppress_warnings": ["docutils"]})
    project.write({"index.rst": ODD})
    built = project.build("usecases")
    assert_kept("odd.doctree.txt", read(built, "index"))
    assert_kept("odd.json", built.read("usecases.json"))


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_what_is_read_of_the_manual(project: Project, suffix: str) -> None:
    """Its snippets, in both syntaxes."""
    made = Project(project.folder / suffix)
    if suffix == "md":
        pytest.importorskip("myst_parser")
        made.conf["extensions"] = ["myst_parser", "sphinxext.usecase"]
        made.conf["myst_enable_extensions"] = ["colon_fence", "fieldlist", "deflist"]
    names = []
    for path in sorted((DOCS / "snippets" / suffix).iterdir()):
        head = {"rst": ":orphan:\n\nPage\n====\n\n", "md": "---\norphan: true\n---\n\n# Page\n\n"}[
            suffix
        ]
        made.write({path.name: head + path.read_text("utf-8")})
        names.append(path.stem)
    made.conf["root_doc"] = names[0]
    assert_kept(f"{suffix}.doctree.txt", read(made.build("dummy"), *names))
