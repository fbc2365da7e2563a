"""What went wrong once: removed pages, values that were warned about, diagrams nobody shows."""

from __future__ import annotations

import io

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from helpers import HEAD, Project
from test_incremental import edit, rebuild, site  # noqa: F401
from test_references import build


def test_a_removed_page_that_makes_references_is_forgotten(site: Project) -> None:
    edit(site, "b.rst", ":end: failure", ":goto: UC-A")
    rebuild(site)
    (site.source / "b.rst").unlink()
    (site.source / "refb.rst").unlink()
    built, _ = rebuild(site)
    assert built.warnings == []
    edit(site, "a.rst", "Do a", "Do it")
    built, written = rebuild(site)
    assert built.warnings == []
    assert "b" not in written


def test_a_second_build_finds_the_configuration_unchanged(site: Project) -> None:
    status = io.StringIO()
    with patch_docutils(site.source), docutils_namespace():
        Sphinx(
            site.source,
            site.source,
            site.folder / "html",
            site.folder / "doctrees",
            "html",
            status=status,
            warning=None,
        ).build()
    assert "configuration has changed" not in status.getvalue()


@pytest.mark.parametrize("conf", [{"usecase_kinds": ["happy"]}, {"usecase_diagram_timeout": 5}])
def test_any_valid_type_of_value_passes_sphinx_s_own_check(
    project: Project, conf: dict[str, object]
) -> None:
    assert build(project, {"index.rst": HEAD}, "dummy", **conf).warnings == []


@pytest.mark.parametrize(("general", "own"), [("none", ""), ("flow", ":diagram: none")])
def test_nothing_is_drawn_that_is_not_shown(project: Project, general: str, own: str) -> None:
    source = f"{HEAD}.. usecase:: Buy\n   {own}\n\n   .. step:: Pay.\n"
    build(project, {"index.rst": source}, usecase_diagram=general)
    assert not (project.folder / "doctrees" / "usecase-diagrams").exists()
