"""What one build knows does not outlive it; what pages showed is noted when they are written."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sphinx.application import Sphinx

from helpers import HEAD, Project, edit
from sphinxext.usecase import compat

A = HEAD + ".. usecase:: First\n   :id: UC-A\n   :stories: RO-1\n\n   .. step:: x\n"
B = HEAD + ".. usecase:: Beside\n   :id: UC-B\n\n   .. step:: y\n"
VIEW = HEAD + ".. usecase-list::\n\nSee :uc:usecase:`UC-A`.\n"
INDEX = HEAD + ".. toctree::\n   :glob:\n\n   *\n"
BACKLOG = "id,kind,title\nRO-1,story,Old title\n"


@pytest.fixture
def site(project: Project) -> Project:
    project.write({"index.rst": INDEX, "a.rst": A, "b.rst": B, "view.rst": VIEW})
    return project


def shown(folder: Path) -> dict[str, str]:
    """What a reader finds in an output folder."""
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}


def built_anew(site: Project) -> dict[str, str]:
    """What a build from nothing shows."""
    clean = Project(site.folder / "clean", site.conf)
    clean.write({path.name: path.read_text("utf-8") for path in site.source.glob("*.rst")})
    clean.write({path.name: path.read_text("utf-8") for path in site.source.glob("*.csv")})
    return shown(clean.build().out)


def with_listener(
    site: Project, monkeypatch: pytest.MonkeyPatch, event: str, listener: Callable[..., Any]
) -> None:
    """Let an extension listen to an event in all further builds."""
    module = ModuleType("listening")

    def setup(app: Sphinx) -> None:
        app.connect(event, listener)

    module.setup = setup  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "listening", module)
    site.conf["extensions"] = ["sphinxext.usecase", "listening"]


def test_a_build_that_was_interrupted_leaves_nothing_stale(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping = False

    def stop(_app: Sphinx, page: str, *_rest: object) -> None:
        if stopping and page == "view":
            raise KeyboardInterrupt

    with_listener(site, monkeypatch, "html-page-context", stop)
    site.build()
    edit(site, "a.rst", "First", "Second")
    stopping = True
    with pytest.raises(KeyboardInterrupt):
        site.build()
    stopping = False
    assert shown(site.build().out) == built_anew(site)


def test_a_build_of_one_file_leaves_nothing_stale(site: Project) -> None:
    site.build()
    edit(site, "a.rst", "First", "Second")
    with site.application() as built:
        built.app.build(filenames=[site.source / "a.rst"])
    assert "Second" not in built.read("view.html")
    assert shown(site.build().out) == built_anew(site)


def test_each_output_folder_has_its_own_record(site: Project) -> None:
    site.build(out="one")
    site.build(out="two")
    edit(site, "a.rst", "First", "Second")
    site.build(out="one")
    assert shown(site.build(out="two").out) == built_anew(site)


def test_the_same_pages_are_not_written_twice(site: Project) -> None:
    written: list[str] = []
    site.build()
    with site.application() as built:
        built.app.connect("html-page-context", lambda _app, page, *_rest: written.append(page))
        built.app.build()
    assert {"a", "b", "view"}.isdisjoint(written)


def test_what_reads_pages_is_registered_once_and_where_pages_are_read(site: Project) -> None:
    site.build()
    with site.application() as built:
        built.app.build()
        assert compat.directive_of_others("usecase") is None  # nothing has changed
        for title in ("Second", "Third"):
            edit(site, "a.rst", ".. usecase:: ", f".. usecase:: {title} ")
            built.app.build()
            assert compat.directive_of_others("usecase") is not None
        transforms = built.app.registry.get_transforms()
        assert len(transforms) == len(set(transforms))
        assert "Third Second First" in built.read("a.html")


def test_an_editor_finds_the_directives_before_pages_are_read(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sphinx, "esbonio", None, raising=False)  # as its agent does
    with site.application():
        assert compat.directive_of_others("usecase") is not None


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", b"no pickle at all"])
def test_a_damaged_record_costs_a_rewrite_and_nothing_else(site: Project, damage: bytes) -> None:
    site.build()
    (record,) = (site.folder / "doctrees").glob("usecase-written-*.pickle")
    record.write_bytes(damage)
    edit(site, "a.rst", "First", "Second")
    built = site.build()
    assert built.warnings == []
    assert shown(built.out) == built_anew(site)


def test_a_second_build_of_one_process_equals_one_of_another(site: Project) -> None:
    site.write({"backlog.csv": BACKLOG, "view.rst": VIEW + "\n.. usecase-traceability::\n"})
    site.conf["usecase_backlog"] = ["backlog.csv"]
    with site.application() as built:
        built.app.build()
        assert "Old title" in built.read("view.html")
        site.write({"backlog.csv": BACKLOG.replace("Old", "New")})
        edit(site, "a.rst", "UC-A", "UC-C")
        edit(site, "view.rst", "UC-A", "UC-C")
        built.app.build()
    assert built.warnings == []
    assert shown(built.out) == built_anew(site)


def test_a_page_that_is_read_between_two_rewritings_is_not_shown_as_it_was(site: Project) -> None:
    with site.application() as built:
        built.app.build()
        edit(site, "a.rst", "First", "Second")
        built.app.build()  # the page with the view is written again, and not read
        edit(site, "view.rst", "See", "Look at")
        built.app.build()
        edit(site, "a.rst", "Second", "Third")
        built.app.build()
    assert shown(built.out) == built_anew(site)


def test_a_second_build_of_one_process_warns_again(site: Project) -> None:
    site.write({"view.rst": HEAD + ".. usecase-flow:: UC-NONE\n"})
    with site.application() as built:
        built.app.build()
        built.app.build(force_all=True)
    assert len([one for one in built.warnings if "UC-NONE" in one]) == 2


def test_what_fails_a_clean_build_fails_one_in_which_nothing_has_changed(site: Project) -> None:
    site.conf |= {
        "usecase_trackers": {r"RO-\d+": "https://example.org/{id}"},
        "usecase_min_coverage": 90,
    }
    first = site.build()
    assert {one.kind for one in first.warned} == {"usecase.coverage"}
    assert site.build().warned == first.warned
    assert site.build(usecase_min_coverage=10).warned == []
    edit(site, "b.rst", ":id: UC-B", ":id: UC-B\n   :stories: RO-2")
    assert site.build().warned == []
    assert site.build().warned == []
    edit(site, "b.rst", ":id: UC-B", ":id: UC-B\n   :odd: x")
    wrong = site.build().warned
    assert [one.kind for one in wrong] == ["usecase.unknown-option"]
    assert site.build().warned == wrong == site.build(out="other").warned


KILLING = """\
import os, signal, sys
from pathlib import Path

project = "P"
extensions = ["sphinxext.usecase"]
html_theme = "basic"
count = 0

def kill(*_rest):
    global count
    count += 1
    if count == int(os.environ["KILLED_AT"].partition(" ")[2]):
        os.kill(os.getpid(), signal.SIGKILL)

def setup(app):
    event = os.environ.get("KILLED_AT", "").partition(" ")[0]
    if event:
        app.connect(event, kill)
"""
MOMENTS = [
    *("env-before-read-docs 1", "source-read 1", "env-updated 1", "env-check-consistency 1"),
    *(f"doctree-resolved {count}" for count in (1, 2, 3)),
    *(f"html-page-context {count}" for count in (1, 2, 3, 4)),
    "build-finished 1",
]


def built_apart(site: Project, **variables: str) -> int:
    """Build in a process of its own, which may be killed; what it returns."""
    command = [sys.executable, "-m", "sphinx", "-q", "-d", "doctrees", "source", "html"]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=site.folder, env=environment, check=False).returncode


def edit_both(site: Project) -> None:
    edit(site, "a.rst", "First", "Second")
    edit(site, "b.rst", "UC-B", "UC-C")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a project that has been built, and not edited yet; it belongs into ``site``."""
    folder = tmp_path_factory.mktemp("killed")
    site = Project(folder / "site")
    site.write({"index.rst": INDEX, "a.rst": A, "b.rst": B, "view.rst": VIEW, "conf.py": KILLING})
    assert built_apart(site) == 0
    return Path(shutil.move(site.folder, folder / "built"))


@pytest.fixture(scope="module")
def edited_anew(tmp_path_factory: pytest.TempPathFactory, built_once: Path) -> dict[str, str]:
    """What a build from nothing shows when it has been edited."""
    anew = Project(tmp_path_factory.mktemp("anew"))
    shutil.copytree(built_once / "source", anew.source)
    edit_both(anew)
    assert built_apart(anew) == 0
    return shown(anew.folder / "html")


@pytest.mark.killing
@pytest.mark.skipif(sys.platform == "win32", reason="a signal of Unix")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_nothing_stale(
    built_once: Path, edited_anew: dict[str, str], moment: str
) -> None:
    # In another place Sphinx would read all pages again.
    site = Project(built_once.with_name("site"))
    shutil.rmtree(site.folder, ignore_errors=True)
    shutil.copytree(built_once, site.folder)
    edit_both(site)
    assert built_apart(site, KILLED_AT=moment) == -signal.SIGKILL
    assert built_apart(site) == 0
    assert shown(site.folder / "html") == edited_anew
