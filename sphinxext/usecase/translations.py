"""Loads the extension's own message catalogue in the language of the project."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase import atomic
from sphinxext.usecase.words import CATALOGUE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LOCALE = Path(__file__).with_name("locale")
FOLDER = "usecase-locale"
"""The folder of compiled catalogues, beside the doctrees."""


def catalogue_of(language: str) -> tuple[str, Path] | None:
    """Name and file of the catalogue of a language, or else of the language without its country."""
    for name in (language, language.partition("_")[0]):
        path = LOCALE / name / "LC_MESSAGES" / f"{CATALOGUE}.po"
        if path.is_file():
            return name, path
    return None


def compiled(name: str, source: Path, folder: Path) -> Path:
    """The folder of catalogues that holds ``source`` compiled for the language ``name``.

    It is named by the content of ``source``: installers may give a new file an old date.
    """
    content = source.read_bytes()
    locale = folder / hashlib.sha256(content).hexdigest()[:16]
    target = locale / name / "LC_MESSAGES" / f"{CATALOGUE}.mo"
    if not target.exists():
        # Only the first build in a language compiles: no other, and none in English, needs Babel.
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        made = io.BytesIO()
        write_mo(made, read_po(io.BytesIO(content), locale=name))
        atomic.write(target, made.getvalue())
    return locale


def setup(app: Sphinx) -> None:
    """Load the catalogue, if there is one for the language; there is none for English."""
    found = catalogue_of(app.config.language)
    if found is not None:
        locale = compiled(*found, Path(app.doctreedir) / FOLDER)
        app.add_message_catalog(CATALOGUE, str(locale))
