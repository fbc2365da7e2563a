"""The builder ``usecases``: writes the whole model as ``usecases.json``."""

from __future__ import annotations

import json
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util.display import progress_message

from sphinxext.usecase import atomic, compat
from sphinxext.usecase.site import site_of

FILE = "usecases.json"


class UseCasesBuilder(compat.PagelessBuilder):
    """Reads the project and writes its use cases as data; no page is written."""

    name = "usecases"
    format = "json"
    epilog = "The use cases are in %(outdir)s/" + FILE + "."
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
        """Write the file, the same bytes for the same input."""
        # Loaded by this builder alone, though every build registers it.
        from sphinxext.usecase.core.exchange.tojson import export

        site = site_of(self.env)
        ours = (site.catalogue.record(one) for one in site.catalogue.ours)
        data = export(self.config.project, ours, site.tracing.project.known_items())
        with progress_message(f"writing {FILE}"):
            text = json.dumps(data, ensure_ascii=False, indent=1)
            content = f"{text}\n".encode(errors="replace")  # half a surrogate pair is no text
            try:
                atomic.write(Path(self.outdir, FILE), content)
            except OSError as error:
                raise SphinxError(f"{FILE} cannot be written ({error.strerror or error})") from error
