"""Small Sphinx projects, built in this process, and what came of them."""

from __future__ import annotations

import difflib
import functools
import io
import logging
import os
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sphinx.theming
from bs4 import BeautifulSoup
from jinja2 import Environment
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils


def _version(package: str) -> str:
    """The version of a package; empty: it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


MYST_TELLS_LINES = _version("myst-parser") >= "5"
"""Whether MyST tells a directive its own lines; older versions drop some options without a trace."""
_ESCAPES = re.compile(r"\x1b\[[0-9;]*[mK]")
_WARNED = re.compile(r"(?P<path>.+?):(?P<line>\d+): WARNING: (?P<text>.*) \[(?P<kind>[\w.-]+)\]")

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
"""The manual's sources."""
HEAD = "Page\n====\n\n"
"""A title for a page in reST."""


# What Sphinx does anew in each build, though a process does it once for all of its tests.
logging.disable(logging.DEBUG)
sphinx.theming.entry_points = functools.cache(sphinx.theming.entry_points)  # type: ignore[attr-defined, assignment]
_COMPILED: dict[tuple[Any, ...], Any] = {}
"""Templates of pages: source, names and extensions -> code."""


def _compile_once(environment: Environment) -> None:
    compiling = environment.compile

    def compile_(source: str, name: str | None = None, filename: str | None = None) -> Any:
        key = (source, name, filename, *environment.extensions)
        if key not in _COMPILED:
            _COMPILED[key] = compiling(source, name, filename)
        return _COMPILED[key]

    environment.compile = compile_  # type: ignore[method-assign, assignment]


@dataclass(slots=True)
class Project:
    """A Sphinx project in ``folder/source``; ``conf`` holds its configuration."""

    folder: Path
    conf: dict[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        return self.folder / "source"

    def write(self, files: Mapping[str, str]) -> None:
        """Write source files; a common indent is removed."""
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")

    def build(self, builder: str = "html", *, jobs: int = 1, out: str = "", **overrides: Any) -> Built:
        """Build with the doctrees of earlier builds, as a reader's own incremental build would.

        The output folder is named ``out``, or as the builder.
        """
        with self.application(builder, jobs=jobs, out=out, **overrides) as built:
            built.app.build()
        return built

    @contextmanager
    def application(
        self, builder: str = "html", *, jobs: int = 1, out: str = "", **overrides: Any
    ) -> Iterator[Built]:
        """An application that can be built once and again."""
        conf: dict[str, Any] = {"extensions": ["sphinxext.usecase"], "html_theme": "basic"}
        # The default is one list for all builds of a process, to which a theme adds what it has.
        conf |= {"show_warning_types": True, "templates_path": [], **self.conf}
        if "myst_parser" in conf["extensions"]:
            pytest.importorskip("myst_parser")
        lines = "\n".join(f"{name} = {value!r}" for name, value in conf.items())
        self.source.mkdir(parents=True, exist_ok=True)
        conf_py = self.source / "conf.py"
        if not conf_py.exists() or conf_py.read_text(encoding="utf-8") != lines:
            conf_py.write_text(lines, encoding="utf-8")
        status, warnings = io.StringIO(), io.StringIO()
        translators.clear()  # a process has one language, but for tests
        folder = self.folder / (out or builder)
        with patch_docutils(self.source), docutils_namespace():
            app = Sphinx(
                self.source,
                self.source,
                folder,
                self.folder / "doctrees",
                builder,
                confoverrides=overrides,
                status=status,
                warning=warnings,
                parallel=jobs,
            )
            if isinstance(app.builder, StandaloneHTMLBuilder):
                _compile_once(app.builder.templates.environment)
            built = Built(app, folder, [])
            yield built
        text = _ESCAPES.sub("", warnings.getvalue())
        built.warnings = [line for line in text.splitlines() if line.strip()]
        # On a terminal, and in CI, Sphinx writes what follows over a line.
        built.status = "\n".join(map(str.rstrip, _ESCAPES.sub("", status.getvalue()).splitlines()))


@dataclass(slots=True)
class Built:
    """What a build left: its output folder, its warnings, a line each, and what the console said."""

    app: Sphinx
    out: Path
    warnings: list[str]
    status: str = ""

    def page(self, name: str = "index.html") -> BeautifulSoup:
        """A page of the output, parsed."""
        return BeautifulSoup(self.read(name), "html.parser")

    def read(self, name: str) -> str:
        """A file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    @property
    def warned(self) -> list[Warned]:
        """The warnings, taken apart; one that has no place or no type fails the test."""
        found = []
        for line in self.warnings:
            match = _WARNED.fullmatch(line)
            assert match, line
            path = Path(match["path"]).relative_to(self.app.srcdir).as_posix()
            found.append(Warned(path, int(match["line"]), match["kind"], match["text"]))
        return found


class Warned(NamedTuple):
    """A warning: file and line, type with subtype, and text."""

    file: str
    line: int
    kind: str
    text: str


def stamps(folder: Path) -> dict[str, int]:
    """When each file in a folder was written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def rebuild(site: Project, builder: str = "html", **conf: Any) -> tuple[Built, set[str]]:
    """Build again: what came of it, and the pages that were written."""
    before = stamps(site.folder / builder)
    built = site.build(builder, **conf)
    after = stamps(site.folder / builder)
    written = {name for name, stamp in after.items() if before.get(name) != stamp}
    pages = {Path(name).stem for name in written if name.endswith(".html")}
    return built, pages - {"genindex", "search"}


def edit(site: Project, name: str, old: str, new: str) -> None:
    """Replace text in a source file."""
    text = (site.source / name).read_text("utf-8")
    assert old in text
    site.write({name: text.replace(old, new)})


def assert_as_kept(path: Path, text: str) -> None:
    """Compare a text with the one that is kept in a file.

    After a change that is meant, ``USECASE_KEPT=renew`` writes the files anew: look at each difference.
    """
    if os.environ.get("USECASE_KEPT") == "renew":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept, now = path.read_text("utf-8").splitlines(), text.splitlines()
    assert now == kept, "\n".join(difflib.unified_diff(kept, now, path.name, "now", lineterm="", n=1))


def line_of(source: str, part: str) -> int:
    """The number of the only line that holds ``part``."""
    (number,) = (n for n, line in enumerate(source.splitlines(), 1) if part in line)
    return number


_FAILING_DOT = """\
#!{python}
import sys

if "digraph 0 {{\\n\\ta\\n" not in sys.stdin.read():
    sys.exit("bad graph")
print("<?xml version='1.0'?><svg><title>0</title></svg>")
"""


def failing_dot(folder: Path) -> str:
    """A program that poses as ``dot`` and draws what is very simple, but no diagram."""
    path = folder / "failing-dot"
    path.write_text(_FAILING_DOT.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


EXAMPLE = """\
.. usecase:: Hand a qualified lead to sales
   :id: UC-LEAD
   :epic: RO-100
   :stories: RO-101, RO-102
   :status: approved

   :Goal: Every qualified lead reaches a sales rep **within 5 minutes**.
   :Actors:
      - CRM: keeps the leads
      - Middleware
   :Preconditions: The contact has an e-mail address.
   :Trigger: The contact's stage becomes *qualified*.

   .. step:: The CRM notifies the middleware.
      :actor: CRM

   .. step:: The middleware looks for a lead with the same e-mail address.
      :name: look-up

      .. altflow:: A lead exists already
         :resume: assign
         :stories: RO-103

         .. step:: The middleware updates that lead.

   .. step:: The middleware creates a lead.

   .. step:: A sales rep is assigned.
      :name: assign

   .. altflow:: The CRM does not answer
      :from: 1-3
      :end: failure
"""
"""The use case of the language's own description."""
