"""What reading a page needs to know of the project."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sphinxext.usecase.core.reading.statements import StatementFields
from sphinxext.usecase.sources.items import Items
from sphinxext.usecase.sources.needs import NeedOptions


class Settings(NamedTuple):
    """The configuration and the sources, as far as pages are read by them.

    ``recognise`` names the field that a header stands for; ``statements`` the field that holds some.
    """

    kinds: tuple[str, ...]
    diagrams: tuple[str, ...]
    diagram: str
    recognise: Callable[[str], str | None]
    statements: StatementFields
    items: Items
    need_options: NeedOptions
    toc_entries: bool
    toc_ids: bool
