"""Where other projects and their pages are, as the configuration and intersphinx have it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.errors import NoUri

from sphinxext.usecase import compat
from sphinxext.usecase.config import file_of
from sphinxext.usecase.core.model.labels import ANCHOR_PREFIX
from sphinxext.usecase.core.model.targets import FOREIGN, Address, readings

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

KEPT = "usecase-external"
"""The folder of what is kept of other projects, beside the doctrees."""
_CREDENTIALS = re.compile(r"(?<=://)[^/?#]*@")


def public(url: str) -> str:
    """A URL as anyone may see it: without user and password."""
    return _CREDENTIALS.sub("", url)


def folder_of(url: str) -> str:
    """The URL of the folder of a file, without a slash at its end."""
    return re.sub(r"[?#].*", "", url).rpartition("/")[0]


def places(config: Config, external: Mapping[str, Any]) -> dict[str, str]:
    """Where the pages of each project begin: as stated, as intersphinx has it, or where its file is."""
    known = {name: target for name, (target, _inventories) in compat.mapped(config).items()}
    found = {}
    for name, place in external.items():
        file = file_of(place) or ""
        begins = place[1] if isinstance(place, (list, tuple)) else known.get(name)
        found[name] = begins or (folder_of(file) if "://" in file else "")
    return {name: public(begins).rstrip("/") for name, begins in found.items()}


def url_of(
    builder: Builder, places: Mapping[str, str], fromdocname: str, docname: str, anchor: str
) -> str:
    """The address of an anchor on a page of another project; ``places`` tells where each begins.

    If intersphinx knows a use case of that page, its inventory tells what addresses look like there.
    """
    env = builder.env
    project, _, page = docname.removeprefix(FOREIGN).partition("/")
    known = compat.inventory(env, project, "uc:usecase")
    entry = next((known[one.usecase] for one in _readings(anchor.partition("--")[0], known)), None)
    begin = f"{places.get(project, '')}/{quote(page)}.html"
    url = begin if entry is None else compat.url_in(entry).partition("#")[0]
    # To intersphinx, a path begins where the pages of this project do.
    up = "" if "://" in url or url.startswith("/") else "../" * _depth(builder, fromdocname)
    return f"{up}{url}#{anchor}"


def _readings(anchor: str, known: Container[str]) -> Iterator[Address]:
    """The use cases that an anchor may begin with, as ``readings`` has them of its address."""
    yield from readings(anchor, known)
    yield from readings(anchor.removeprefix(ANCHOR_PREFIX), known)


def _depth(builder: Builder, fromdocname: str) -> int:
    """How many folders deep a page is written, or a file in a folder, whose name ends in a slash."""
    if fromdocname.endswith("/"):
        return fromdocname.count("/")
    try:
        place = builder.get_target_uri(fromdocname)
    except NoUri:
        return 0
    return place.partition("#")[0].count("/")
