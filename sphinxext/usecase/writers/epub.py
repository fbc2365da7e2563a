"""What EPUB asks for besides: the package file says which pages hold SVG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinxext.usecase import atomic, compat, messages

if TYPE_CHECKING:
    from xml.dom.minidom import Element

    from sphinx.application import Sphinx

_PAGE = "application/xhtml+xml"
_BEFORE_OTHERS = 100
"""Event priority at which no other extension has looked at the book."""


def setup(app: Sphinx) -> None:
    """Complete each book that has been written."""
    app.connect("build-finished", declare_svg, priority=_BEFORE_OTHERS)


def declare_svg(app: Sphinx, error: Exception | None) -> None:
    """Declare which pages hold SVG, as Sphinx does not, and pack the book again if there are any."""
    path = Path(app.outdir, "content.opf")
    if error is not None or app.builder.name != "epub" or not path.exists():
        return
    from xml.dom import minidom

    package = minidom.parse(str(path))  # noqa: S318 (Sphinx has written it)
    undeclared = [item for item in package.getElementsByTagName("item") if _lacks_svg(item, path.parent)]
    for item in undeclared:
        item.setAttribute("properties", f"{item.getAttribute('properties')} svg".strip())
    if undeclared:
        try:
            atomic.write(path, package.toxml(encoding="utf-8"))
            compat.pack_book(app.builder)
        except OSError as fault:
            said = f"cannot be written ({fault.strerror or fault}); the book does not declare its SVG"
            messages.warn("unwritable", said, str(path))


def _lacks_svg(item: Element, folder: Path) -> bool:
    """Whether an item of the package is a page that holds SVG and does not say so."""
    if item.getAttribute("media-type") != _PAGE or "svg" in item.getAttribute("properties").split():
        return False
    return b"<svg" in (folder / unquote(item.getAttribute("href"))).read_bytes()
