"""Use cases and items of other projects: read from their files, and where their pages are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sphinxext.usecase.config import file_of
from sphinxext.usecase.core.addresses import summarise
from sphinxext.usecase.core.catalogue import FOREIGN, Summary
from sphinxext.usecase.core.imported import read_usecases

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext.usecase.core.items import Item
    from sphinxext.usecase.core.model import UseCase
    from sphinxext.usecase.core.records import Problem

_CREDENTIALS = re.compile(r"(?<=://)[^/?#]*@")


class Foreign:
    """What other projects contribute; ``files`` are the name of each and the content of its file."""

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self.items: dict[str, Item] = {}
        self.problems: list[tuple[str, Problem]] = []
        self._usecases: dict[str, list[UseCase]] = {}
        for project, content in files:
            usecases, items, problems = read_usecases(content, project)
            for usecase in usecases:
                self._usecases.setdefault(usecase.docname, []).append(usecase)
            for item in items:
                self.items.setdefault(item.id, item)
            self.problems.extend((project, problem) for problem in problems)

    def usecases(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page."""
        return tuple(self._usecases.get(docname, ()))

    @cached_property
    def summaries(self) -> list[Summary]:
        """A summary of each use case."""
        return [summarise(usecase) for page in self._usecases.values() for usecase in page]


def mapped(config: Config) -> dict[str, tuple[str, tuple[str | None, ...]]]:
    """What intersphinx knows: for each name where the pages begin, and where inventories may be."""
    return {name: entry for name, (_name, entry) in getattr(config, "intersphinx_mapping", {}).items()}


def public(url: str) -> str:
    """A URL as anyone may see it: without user and password."""
    return _CREDENTIALS.sub("", url)


def folder_of(url: str) -> str:
    """The URL of the folder of a file, without a slash at its end."""
    return re.sub(r"[?#].*", "", url).rpartition("/")[0]


def places(config: Config, external: Mapping[str, Any]) -> dict[str, str]:
    """Where the pages of each project begin: as stated, as intersphinx has it, or where its file is."""
    known = {name: target for name, (target, _inventories) in mapped(config).items()}
    found = {}
    for name, place in external.items():
        file = file_of(place) or ""
        begins = place[1] if isinstance(place, (list, tuple)) else known.get(name)
        found[name] = begins or (folder_of(file) if "://" in file else "")
    return {name: public(begins).rstrip("/") for name, begins in found.items()}


def url_of(
    env: BuildEnvironment, places: Mapping[str, str], fromdocname: str, docname: str, anchor: str
) -> str:
    """The address of an anchor on a page of another project; ``places`` tells where each begins.

    If intersphinx knows a use case of that page, its inventory tells what addresses look like there.
    """
    project, _, page = docname.removeprefix(FOREIGN).partition("/")
    usecase_id = anchor.partition(".")[0].partition("--")[0]
    inventories: Mapping[str, Any] = getattr(env, "intersphinx_named_inventory", {})
    entry = inventories.get(project, {}).get("uc:usecase", {}).get(usecase_id)
    begin = f"{places.get(project, '')}/{page}.html"
    url = begin if entry is None else (getattr(entry, "uri", None) or entry[2]).partition("#")[0]
    # To intersphinx, a path begins where the pages of this project do.
    up = "" if "://" in url or url.startswith("/") else "../" * fromdocname.count("/")
    return f"{up}{url}#{anchor}"
