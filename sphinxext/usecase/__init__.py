"""Use cases as code for Sphinx: directives, cross-links, flow diagrams and traceability."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Sphinx calls this for ``extensions = ["sphinxext.usecase"]``."""
    from sphinxext.usecase import extension

    return extension.setup(app)
