"""What is shipped, and what importing it costs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement

import sphinxext
import sphinxext.usecase
from helpers import REPOSITORY, Project

SOURCE = REPOSITORY / "sphinxext" / "usecase"
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = ["pyproject.toml", "README.md", "LICENSE", *PYPROJECT["tool"]["flit"]["sdist"]["include"]]
"""What an sdist holds of the repository beside the package."""
JUNK = [
    "scratch.txt",
    "docs/_build/html/index.html",
    "docs/_ext/__pycache__/manual.pyc",
    "sphinxext/usecase/__pycache__/config.pyc",
    "sphinxext/usecase/core/__pycache__/dot.pyc",
    "tests/__pycache__/helpers.pyc",
]
"""What lies about in a developer's folder and must not be shipped."""


def files(folder: Path) -> set[str]:
    """Every file that somebody wrote in a folder of the repository, relative to the latter."""
    return {
        path.relative_to(REPOSITORY).as_posix()
        for path in ([folder] if folder.is_file() else folder.rglob("*"))
        if path.is_file()
        and path.suffix != ".pyc"
        and not {"_build", "__pycache__"} & set(path.relative_to(REPOSITORY).parts)
    }


PACKAGE = files(SOURCE)


def python(code: str, *paths: Path) -> str:
    """What a fresh interpreter prints; ``paths`` come before its own."""
    path = os.pathsep.join([*map(str, paths), *filter(None, sys.path)])
    env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-c", code]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist, built from a copy in which junk lies about."""
    pytest.importorskip("flit_core")
    copy = tmp_path_factory.mktemp("copy")
    for name in (*PACKAGE, *(one for part in SHIPPED for one in files(REPOSITORY / part))):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / name, copy / name)
    for name in JUNK:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("junk", encoding="utf-8")
    out = tmp_path_factory.mktemp("dist")
    build(copy, out)
    return out


def build(source: Path, out: Path) -> None:
    """Build a wheel and an sdist as ``pip`` and ``build`` do: in the source, by its backend."""
    code = "import sys; from {0} import {1} as b; b.build_wheel({2!r}); b.build_sdist({2!r})"
    package, _, module = PYPROJECT["build-system"]["build-backend"].rpartition(".")
    command = [sys.executable, "-c", code.format(package, module, str(out))]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


def wheel_names(folder: Path) -> list[str]:
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        return wheel.namelist()


def metadata(dist: Path) -> Message:
    (path,) = dist.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        (name,) = (one for one in wheel.namelist() if one.endswith(".dist-info/METADATA"))
        return Parser().parsestr(wheel.read(name).decode())


def test_sphinxext_is_a_namespace_that_nobody_owns() -> None:
    assert not (REPOSITORY / "sphinxext" / "__init__.py").exists()
    assert sphinxext.__file__ is None


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "static/usecase.css",
        "static/usecase-tables.js",
        "static/usecase.js",
        "texinputs/sphinxusecase.sty",
        "usecases.schema.json",
        "__init__.py",
        "diagrams/worker.py",
        "locale/de/LC_MESSAGES/sphinxext.usecase.po",
        "locale/fr/LC_MESSAGES/sphinxext.usecase.po",
    ],
)
def test_a_wheel_holds(dist: Path, name: str) -> None:
    assert f"sphinxext/usecase/{name}" in wheel_names(dist)


def test_a_wheel_holds_the_package_and_nothing_else(dist: Path) -> None:
    names = wheel_names(dist)
    info = {PurePosixPath(name).parts[0] for name in names} - {"sphinxext"}
    expected = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert info == {f"sphinxext_usecase-{sphinxext.usecase.__version__}.dist-info"}
    assert set(names) == PACKAGE | {f"{folder}/{name}" for folder in info for name in expected}
    assert len(names) == len(set(names))


def test_an_sdist_holds_what_it_takes_to_test_and_nothing_else(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as sdist:
        members = [member for member in sdist.getmembers() if member.isfile()]
    names = {PurePosixPath(*PurePosixPath(one.name).parts[1:]).as_posix() for one in members}
    shipped = {one for part in SHIPPED for one in files(REPOSITORY / part)}
    assert names == PACKAGE | shipped | {"PKG-INFO"}


def test_an_sdist_gives_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as sdist:
        sdist.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    out = tmp_path / "again"
    out.mkdir()
    build(source, out)
    assert wheel_names(out) == wheel_names(dist)


def test_a_wheel_has_the_version_of_the_package(dist: Path) -> None:
    assert metadata(dist)["Version"] == sphinxext.usecase.__version__


@pytest.mark.parametrize(
    ("implementation_name", "sys_platform", "platform_machine", "there"),
    [
        ("cpython", "linux", "x86_64", True),
        ("cpython", "linux", "aarch64", True),
        ("cpython", "darwin", "arm64", True),
        ("cpython", "darwin", "x86_64", True),
        ("cpython", "win32", "AMD64", True),
        ("cpython", "win32", "ARM64", False),
        ("cpython", "win32", "x86", False),
        ("cpython", "linux", "armv7l", False),
        ("cpython", "linux", "riscv64", False),
        ("cpython", "freebsd14", "amd64", False),
        ("cpython", "emscripten", "wasm32", False),
        ("pypy", "linux", "x86_64", False),
        ("graalpy", "darwin", "arm64", False),
    ],
)
def test_pygraphviz_is_asked_for_where_it_has_wheels(
    dist: Path, implementation_name: str, sys_platform: str, platform_machine: str, there: bool
) -> None:
    where = {"implementation_name": implementation_name, "sys_platform": sys_platform, "extra": ""}
    where["platform_machine"] = platform_machine
    asked = map(Requirement, metadata(dist).get_all("Requires-Dist", []))
    wanted = {one.name for one in asked if one.marker is None or one.marker.evaluate(where)}
    assert wanted - {"pygraphviz"} == {"sphinx", "docutils", "graphviz"}
    assert ("pygraphviz" in wanted) == there


def test_the_version_stands_in_one_place(project: Project) -> None:
    version = sphinxext.usecase.__version__
    named = {
        path.name
        for path in SOURCE.rglob("*.py")
        if re.search(rf"""["']{re.escape(version)}["']""", path.read_text(encoding="utf-8"))
    }
    assert named == {"__init__.py"}
    assert "version" in PYPROJECT["project"]["dynamic"]
    assert "version" not in PYPROJECT["project"]
    project.write({"index.rst": "Page\n====\n"})
    assert project.build().app.extensions["sphinxext.usecase"].version == version


def test_the_changelog_begins_with_this_version() -> None:
    text = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## \[?([\w.]+)", text, re.MULTILINE)
    assert heads[0] in (sphinxext.usecase.__version__, "Unreleased")


@pytest.mark.parametrize(
    ("imported", "foreign"),
    [
        ("sphinxext.usecase", ["docutils", "sphinx", "graphviz", "pygraphviz"]),
        ("sphinxext.usecase.pytest", ["docutils", "sphinx", "xdist"]),
        ("sphinxext.usecase.core.exchange.tojson", ["docutils", "sphinx"]),
        ("sphinxext.usecase.extension", ["myst_parser", "pygraphviz", "sphinx_needs"]),
        ("sphinxext.usecase.diagrams.drawings", ["graphviz", "pygraphviz"]),
    ],
)
def test_importing_is_cheap(imported: str, foreign: list[str]) -> None:
    code = f"import sys, {imported}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    loaded = set(python(code).split())
    assert "sphinxext" in loaded
    assert loaded.isdisjoint(foreign)


def test_only_reading_pages_needs_the_headers_of_every_language() -> None:
    code = (
        "import sys, sphinxext.usecase.extension\n"
        "from sphinxext.usecase.core.reading import fields\n"
        "name = 'sphinxext.usecase.core.reading.headers'\n"
        "print(name in sys.modules, bool(fields.recogniser()), name in sys.modules)"
    )
    assert python(code).split() == ["False", "True", "True"]


def test_setup_is_what_imports_the_extension() -> None:
    code = (
        "import sys, sphinxext.usecase as package\n"
        "assert callable(package.setup)\n"
        "print(*sorted(name for name in sys.modules if name.startswith(package.__name__)))"
    )
    assert python(code).split() == ["sphinxext.usecase"]


@pytest.mark.parametrize("first", ["neighbour", "usecase"])
def test_another_distribution_shares_the_namespace(tmp_path: Path, first: str) -> None:
    neighbour = tmp_path / "sphinxext" / "neighbour"
    neighbour.mkdir(parents=True)
    (neighbour / "__init__.py").write_text("name = 'next door'\n", encoding="utf-8")
    own = SOURCE.parents[1]
    paths = [tmp_path, own] if first == "neighbour" else [own, tmp_path]
    code = (
        "from sphinxext import neighbour, usecase\n"
        "from sphinxext.usecase.core.model import labels\n"
        "print(neighbour.name, usecase.__version__)"
    )
    assert python(code, *paths).strip() == f"next door {sphinxext.usecase.__version__}"
