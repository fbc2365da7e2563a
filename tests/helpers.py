"""Small Sphinx projects, built in this process, and what came of them."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

HEAD = "Page\n====\n\n"
"""A title for a page in reST."""


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

    def build(self, builder: str = "html", *, jobs: int = 1, **overrides: Any) -> Built:
        """Build with the doctrees of earlier builds, as a reader's own incremental build would."""
        conf = {"extensions": ["sphinxext.usecase"], "html_theme": "basic", **self.conf}
        lines = "\n".join(f"{name} = {value!r}" for name, value in conf.items())
        self.source.mkdir(parents=True, exist_ok=True)
        conf_py = self.source / "conf.py"
        if not conf_py.exists() or conf_py.read_text(encoding="utf-8") != lines:
            conf_py.write_text(lines, encoding="utf-8")
        warnings = io.StringIO()
        out = self.folder / builder
        with patch_docutils(self.source), docutils_namespace():
            app = Sphinx(
                self.source,
                self.source,
                out,
                self.folder / "doctrees",
                builder,
                confoverrides=overrides,
                status=io.StringIO(),
                warning=warnings,
                parallel=jobs,
            )
            app.build()
        text = _ESCAPES.sub("", warnings.getvalue())
        return Built(app, out, [line for line in text.splitlines() if line.strip()])


@dataclass(slots=True)
class Built:
    """What a build left: its output folder and its warnings, a line each."""

    app: Sphinx
    out: Path
    warnings: list[str]

    def page(self, name: str = "index.html") -> BeautifulSoup:
        """A page of the output, parsed."""
        return BeautifulSoup(self.read(name), "html.parser")

    def read(self, name: str) -> str:
        """A file of the output."""
        return (self.out / name).read_text(encoding="utf-8")
