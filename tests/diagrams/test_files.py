"""Files of diagrams: of two builders at once, the same at any time, and where none can be written."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from helpers import EXAMPLE, HEAD, Project, line_of
from sphinxext.usecase import atomic
from sphinxext.usecase.diagrams.pdf import undated

PAGE = f"{HEAD}{EXAMPLE}\n.. usecase-diagram::\n"
MEANWHILE = """
import subprocess

extensions = ["sphinxext.usecase"]
html_theme = "basic"


def setup(app):
    app.connect("doctree-resolved", build_another)


def build_another(app, doctree, docname):
    if app.builder.name == "latex" and not (app.confdir / "another").exists():
        subprocess.run({command}, check=True)
"""
"""A ``conf.py``: while LaTeX is written, another builder builds the same project anew."""


def test_two_builders_at_once_lose_no_picture(tmp_path: Path) -> None:
    doctrees = tmp_path / "doctrees"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", str(doctrees), str(tmp_path)]
    another = [*command, "-E", "-b", "html", str(tmp_path / "another")]
    (tmp_path / "index.rst").write_text(PAGE, "utf-8")
    (tmp_path / "conf.py").write_text(MEANWHILE.format(command=another), "utf-8")
    latex = tmp_path / "latex"
    subprocess.run([*command, "-b", "latex", str(latex)], check=True)
    (tex,) = latex.glob("*.tex")
    names = re.findall(r"includegraphics\{\{(\w+)\}", tex.read_text("utf-8"))
    assert len(names) == 2
    assert {path.stem for path in latex.glob("*.pdf")} == set(names)
    assert (tmp_path / "another" / "index.html").read_text("utf-8").count("<svg") == 2


# -- the same bytes -----------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["", pytest.param("dot", marks=pytest.mark.dot)])
@pytest.mark.parametrize(("builder", "suffixes"), [("latex", (".tex", ".pdf")), ("html", (".png",))])
def test_files_are_the_same_in_another_folder_at_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, builder: str, suffixes: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    written = []
    for folder, zone in ((tmp_path / "a", "UTC"), (tmp_path / "deep" / "b", "Asia/Tokyo")):
        monkeypatch.setenv("TZ", zone)
        project = Project(folder, {"graphviz_output_format": "png", "graphviz_dot": engine})
        project.write({"index.rst": PAGE})
        built = project.build(builder)
        assert built.warnings == []
        files = (path for path in built.out.rglob("*") if path.suffix in suffixes)
        written.append({path.name: path.read_bytes() for path in files})
        time.sleep(1)
    assert written[0] == written[1]
    ours = [name for name in written[0] if Path(name).suffix == suffixes[-1]]
    assert len([name for name in ours if re.search("[0-9a-f]{20}", name)]) == 2


@pytest.mark.parametrize(
    "date",
    [b"/CreationDate (D:20261127144055Z)", b"/CreationDate(D:20261127144055+01'00)\n/ModDate (D:1)"],
)
def test_a_pdf_keeps_its_offsets_without_its_date(date: bytes) -> None:
    before = b"%PDF-1.5\n<< /Producer (cairo)\n" + date + b"\n>>\n(a /Date (b))"
    after = undated(before)
    assert len(after) == len(before)
    assert after.split() == b"%PDF-1.5 << /Producer (cairo) >> (a /Date (b))".split()


# -- where none can be written ------------------------------------------------------------------


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of ours can be written."""

    def write(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic, "write", write)


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize(
    ("builder", "conf"),
    [
        ("latex", {}),
        ("html", {"usecase_diagram_embed": "file"}),
        ("html", {"graphviz_output_format": "png"}),
        ("epub", {"graphviz_output_format": "png", "version": "1", "copyright": "2025, Anna"}),
    ],
)
def test_a_diagram_whose_file_cannot_be_written_is_told_in_lines(
    project: Project, builder: str, conf: dict[str, str]
) -> None:
    project.conf |= conf
    project.write({"index.rst": PAGE})
    built = project.build(builder)
    flow, overview = built.warned
    assert (flow.file, flow.line) == ("index.rst", line_of(PAGE, "usecase:: Hand"))
    reason = "no diagram, because its file cannot be written (No space left on device)"
    assert (flow.kind, flow.text) == ("usecase.diagram-failed", f"UC-LEAD: {reason}")
    assert (overview.line, overview.text) == (
        line_of(PAGE, "usecase-diagram::"),
        f"usecase-diagram: {reason}",
    )
    (page,) = built.out.glob({"latex": "*.tex", "epub": "index.xhtml"}.get(builder, "index.html"))
    text = page.read_text("utf-8")
    assert "Start → 1 → 2 → 3 → 4" in re.sub(r"<[^>]*>|\\\(\\rightarrow\\\)", "→", text).replace(
        "→→", "→"
    )
    assert not re.search(r"<(?:object|img)\b|includegraphics\{\{", text)


@pytest.mark.usefixtures("full_disk")
def test_a_book_that_cannot_be_packed_again_is_one_warning(project: Project) -> None:
    project.conf |= {"version": "1", "copyright": "2025, Anna"}
    project.write({"index.rst": PAGE})
    (warned,) = project.build("epub").warnings
    assert "cannot be written (No space left on device); the book does not declare its SVG" in warned
    assert warned.endswith("[usecase.unwritable]")


@pytest.mark.usefixtures("full_disk")
def test_use_cases_that_cannot_be_written_are_an_error(project: Project) -> None:
    project.write({"index.rst": PAGE})
    with pytest.raises(
        SphinxError, match=r"usecases.json cannot be written \(No space left on device\)"
    ):
        project.build("usecases")
