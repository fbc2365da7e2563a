"""What stands around the package: addresses and links, what is supported, what contributors are told."""

from __future__ import annotations

import configparser
import re
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from helpers import DOCS, REPOSITORY

PROJECT: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
URLS: dict[str, str] = PROJECT["urls"]
MANUAL = f"{URLS['Documentation']}/en/latest/"
FILE = f"{URLS['Source']}/blob/main/"
RAW = f"https://raw.githubusercontent.com/{URLS['Source'].removeprefix('https://github.com/')}/main/"
OWN = re.compile(r"https?://(?:[\w.]*github\w*\.com|[\w-]*\.readthedocs\.io)/?[^\s)>\"'`]*")
"""An address where projects such as this one live."""
LINK = re.compile(r"\]\(([^)\s]+)\)")
SUPPORT = (DOCS / "support.md").read_text("utf-8")
TOX = configparser.RawConfigParser()
TOX.read(REPOSITORY / "tox.ini", "utf-8")
OLDEST = (REPOSITORY / "tests" / "oldest.txt").read_text("utf-8")

CLONE = (REPOSITORY / ".git").exists()
pytestmark = pytest.mark.skipif(not CLONE, reason="in no clone of the repository")


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def sources() -> Iterator[Path]:
    """Each file that git keeps and that is text; samples of documents may be in any encoding."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = REPOSITORY / name
        if path.suffix != ".png" and path.parent.name != "samples" and path.is_file():
            yield path


def leads_to(link: str) -> Path | None:
    """The file of this repository that an address shows; ``None``: it shows another thing."""
    if link.startswith(MANUAL):
        page = DOCS / link.removeprefix(MANUAL).partition("#")[0]
        return next(filter(Path.is_file, map(page.with_suffix, (".md", ".rst"))), page)
    for start in (FILE, RAW):
        if link.startswith(start):
            return REPOSITORY / link.removeprefix(start)
    return None


# -- addresses -------------------------------------------------------------------------------------


def test_the_readme_can_be_read_anywhere() -> None:
    links = LINK.findall(text_of("README.md"))
    assert [link for link in links if not link.startswith("https://")] == []
    found = [path for link in links if (path := leads_to(link))]
    assert len(found) > 10
    assert [path for path in found if not path.is_file()] == []


def test_the_readme_shows_a_picture() -> None:
    (link,) = re.findall(r"^!\[[^\]]+\]\((.*)\)$", text_of("README.md"), re.MULTILINE)
    path = leads_to(link)
    assert path
    assert path.suffix == ".png"


def test_this_project_lives_where_its_metadata_says() -> None:
    ours = ("sphinxext-usecase/", "sphinxext-usecase.")
    wrong = {
        (path.relative_to(REPOSITORY).as_posix(), link)
        for path in sources()
        for link in OWN.findall(path.read_text("utf-8"))
        if any(name in link for name in ours)
        and not link.startswith((URLS["Source"], URLS["Documentation"], RAW))
    }
    assert wrong == set()


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md"])
def test_links_between_files_land(name: str) -> None:
    links = LINK.findall(text_of(name))
    files = [link for link in links if not link.startswith("https://")]
    assert [link for link in files if not (REPOSITORY / link).is_file()] == []


# -- what is supported -----------------------------------------------------------------------------


def row_of(name: str) -> list[str]:
    """The versions of the row that begins with a name, and those that tests run with."""
    (row,) = (line for line in SUPPORT.splitlines() if line.startswith(f"| {name}"))
    return [cell.strip() for cell in row.strip("|").split("|")[1:]]


def requirement(name: str) -> str:
    """What the metadata requires of a distribution."""
    required = chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    (found,) = {one.partition(";")[0].strip() for one in required if re.match(rf"{name}[^\w-]", one)}
    return str(found.removeprefix(name))


def test_the_pythons_are_those_of_the_metadata() -> None:
    versions, _ = row_of("Python")
    head = "Programming Language :: Python :: 3."
    classified = [
        f"3.{one.removeprefix(head)}" for one in PROJECT["classifiers"] if one.startswith(head)
    ]
    assert versions.split(", ") == classified
    assert PROJECT["requires-python"] == f">={classified[0]}"


@pytest.mark.parametrize(
    ("row", "distribution"),
    [("Sphinx", "sphinx"), ("docutils", "docutils"), ("MyST-Parser", "myst-parser")],
)
def test_the_oldest_is_that_of_the_metadata_and_is_tested(row: str, distribution: str) -> None:
    versions, tested = row_of(row)
    oldest = versions.removesuffix(" or later")
    assert requirement(distribution) == f">={oldest}"
    pinned = re.search(rf"^{distribution}~=([\d.]+)\.\d+$", OLDEST, re.MULTILINE)
    assert pinned
    assert tested.split(", ")[0] == pinned[1]
    assert pinned[1] in (oldest, f"{oldest}.0")


def test_the_versions_of_sphinx_needs_are_those_of_the_metadata() -> None:
    first, *_, last = row_of("sphinx-needs")[0].split(", ")
    assert requirement("sphinx-needs") == f">={first},<{int(last) + 1}"


def test_the_engine_is_that_of_the_metadata() -> None:
    (version,) = {int(one) for one in re.findall(r"\d+", row_of("pygraphviz")[0])}
    assert requirement("pygraphviz") == f">={version}.0,<{version + 1}"


# -- what is installed -----------------------------------------------------------------------------

GROUPS: dict[str, list[Any]] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))[
    "dependency-groups"
]
MODULES = {
    "beautifulsoup4": "bs4",
    "gherkin-official": "gherkin",
    "import-linter": "lint-imports",
    "pillow": "PIL",
    "pytest-cov": "--cov",
    "pytest-xdist": "xdist",
    "python-docx": "docx",
    "sphinxcontrib-confluencebuilder": "sphinxcontrib.confluencebuilder",
}
"""Distribution -> how it is called where it is used, if not by its own name."""
USERS = ("tests", "docs", "tox.ini", "pyproject.toml")
NEVER_CALLED = ("types-docutils", "types-jsonschema")
"""Read by mypy alone."""


def test_no_dependency_of_ours_is_without_use() -> None:
    required = {one for group in GROUPS.values() for one in group if isinstance(one, str)}
    names = {re.split(r"[^\w-]", one)[0] for one in required} - {*NEVER_CALLED}
    text = "\n".join(
        # Names of dependencies stand in quotes where they are declared.
        re.sub(r'^    "[\w-]+[^"]*",$', "", path.read_text("utf-8"), flags=re.MULTILINE)
        for path in sources()
        if path.relative_to(REPOSITORY).parts[0] in USERS and path.name != "test_repository.py"
    )
    called = {name: MODULES.get(name, name.replace("-", "_")) for name in names}
    unused = {name for name, module in called.items() if not re.search(rf"(?<![\w-]){module}\b", text)}
    assert len(names) > 10
    assert unused == set()


# -- what contributors are told --------------------------------------------------------------------


def test_each_environment_that_contributors_read_of_exists() -> None:
    text = text_of("CONTRIBUTING.md") + text_of("README.md")
    named = {one for names in re.findall(r"tox run -e ([\w,-]+)", text) for one in names.split(",")}
    assert len(named) > 5
    listed = set(TOX["tox"]["env_list"].split(", "))
    assert named <= listed | {one.removeprefix("testenv:") for one in TOX.sections()}


def test_each_place_that_contributors_read_of_exists() -> None:
    text = text_of("CONTRIBUTING.md")
    named = {one for one in re.findall(r"`([\w./-]+)`", text) if "/" in one or "." in one}
    named |= set(re.findall(r" -- (tests/\S+?)`", text))
    built = {"docs/_build/html", "dist"}
    roots = (REPOSITORY, REPOSITORY / "sphinxext" / "usecase")
    missing = {one for one in named - built if not any((root / one).exists() for root in roots)}
    assert len(named) > 15
    assert missing == set()


@pytest.mark.parametrize("form", sorted((REPOSITORY / ".github" / "ISSUE_TEMPLATE").glob("*.yml")))
def test_a_form_has_what_it_takes(form: Path) -> None:
    yaml = pytest.importorskip("yaml")
    read = yaml.safe_load(form.read_text("utf-8"))
    if form.stem == "config":
        assert all({"name", "url", "about"} == link.keys() for link in read["contact_links"])
        return
    assert {"name", "description", "body"} <= read.keys()
    ids = [part["id"] for part in read["body"]]
    assert len(ids) == len(set(ids))
    assert all(part["attributes"]["label"] for part in read["body"])


@pytest.mark.parametrize("name", [".readthedocs.yaml", "CITATION.cff"])
def test_what_others_read_is_well_formed(name: str) -> None:
    yaml = pytest.importorskip("yaml")
    read = yaml.safe_load(text_of(name))
    if name == "CITATION.cff":
        assert {"cff-version", "message", "title", "authors"} <= read.keys()
        assert read["license"] == PROJECT["license"]
    else:
        assert (REPOSITORY / read["sphinx"]["configuration"]).is_file()


def test_what_docstrings_name_exists() -> None:
    """Each ``core.trace.views`` is a module of ours, or something in one."""
    package = REPOSITORY / "sphinxext/usecase"
    wings = "|".join(sorted(one.parent.name for one in package.glob("*/__init__.py")))
    named = re.compile(rf"``((?:{wings})\.[\w.]+)``")
    found = [
        (path, name) for path in package.rglob("*.py") for name in named.findall(path.read_text("utf-8"))
    ]
    assert len(found) > 5
    for path, name in found:
        *parts, last = name.split(".")
        module = package.joinpath(*parts)
        is_module = (module / f"{last}.py").exists() or (module / last / "__init__.py").exists()
        holder = module.with_suffix(".py")
        assert is_module or (holder.exists() and last in holder.read_text("utf-8")), f"{path}: {name}"
