"""The builder ``usecases``: writes the whole model as ``usecases.json``, and what is found in it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util.display import progress_message

from sphinxext.usecase import atomic, compat
from sphinxext.usecase.core.exchange.files import FINDINGS, USECASES
from sphinxext.usecase.site import site_of

if TYPE_CHECKING:
    from sphinxext.usecase.core.exchange.findingsjson import Placed
    from sphinxext.usecase.core.model.findings import Found
    from sphinxext.usecase.core.model.usecase import UseCase


class UseCasesBuilder(compat.PagelessBuilder):
    """Reads the project and writes its use cases as data; no page is written."""

    name = "usecases"
    format = "json"
    epilog = f"The use cases are in %(outdir)s/{USECASES}, what is found in them in {FINDINGS}."
    allow_parallel = True

    def get_outdated_docs(self) -> str:
        """The file is written each time: older versions of Sphinx stop before if no page is outdated."""
        return "all use cases"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Pages have no address here."""
        return ""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """No page is written."""

    def finish(self) -> None:
        """Write the files, the same bytes for the same input."""
        # Loaded by this builder alone, though every build registers it.
        from sphinxext.usecase.core.exchange import figuresjson, findingsjson, tojson

        site = site_of(self.env)
        project = site.tracing.project
        written = site.store.as_written()
        ours = list(map(written.record, written.ours))
        figures = findingsjson.figures_of(project)
        data = tojson.export(self.config.project, ours, project.known_items(), self._approvals())
        data["coverage"] = figures
        figuresjson.add_figures(data, project, ours)
        self._write(USECASES, data)
        source = Path(os.path.relpath(self.srcdir, self.outdir)).as_posix()
        placed = map(self._placed, site.tracing.findings.all)
        self._write(FINDINGS, findingsjson.export(self.config.project, source, placed, figures))

    def _approvals(self) -> tuple[str, Callable[[UseCase], list[dict[str, Any]]]] | None:
        """The folder of approvals, if there is to be one, and what they say of each use case."""
        site = site_of(self.env)
        if not site.config.approvals:
            return None
        from sphinxext.usecase.core.changes.asdata import approved_as_data

        return site.config.approvals, lambda usecase: approved_as_data(
            usecase, site.approvals.of(usecase.id)
        )

    def _placed(self, found: Found) -> Placed:
        """A finding with its place."""
        from sphinxext.usecase.core.exchange.findingsjson import Placed

        file, line = site_of(self.env).place_of(found.finding)
        return Placed(found, Path(os.path.relpath(file, self.srcdir)).as_posix(), line)

    def _write(self, name: str, data: dict[str, Any]) -> None:
        with progress_message(f"writing {name}"):
            text = json.dumps(data, ensure_ascii=False, indent=1)
            content = f"{text}\n".encode(errors="replace")  # half a surrogate pair is no text
            try:
                atomic.write(Path(self.outdir, name), content)
            except OSError as error:
                raise SphinxError(f"{name} cannot be written ({error.strerror or error})") from error
