"""What a page says of other pages, as plain data: the references it makes and the views it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model.contents import named_items, relations_of
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.reading.directives import CONTEXT
from sphinxext.usecase.reading.found import Found

Stated = tuple[str, str, str]
"""A reference: kind, target, and the use case in which it stands. Or a view: kind, which use cases and
flows it shows, and how it shows them."""
TABLE = "table "
"""What the kind of a table begins with, before its name."""
ITEMS = "items"
"""The kind of what a page shows of items by itself: their ids, parted by commas."""
THRESHOLD = "threshold"
"""The kind of what says how much of a view must be covered: in which line, and how many per cent."""


def references_on(docname: str, found: Found, usecases: Iterable[UseCase]) -> list[Stated]:
    """The references and views of a page, sorted."""
    stated = {
        (str(xref["reftype"]), str(xref["reftarget"]), str(xref.get(CONTEXT) or ""))
        for xref in found.references
        if xref.get("refdomain") == "uc" or xref["reftype"] == "any"
    }
    for view in found.views:
        stated.update(_view(view))
    for usecase in usecases:
        stated.add(("referring", docname, ""))
        stated.update(("address", relation.target, usecase.id) for relation in relations_of(usecase))
    return sorted(stated)


def items_on(usecases: Iterable[UseCase], linked: Iterable[str]) -> Iterator[Stated]:
    """The epics, stories and tests of a page, and other items ``linked`` there, in one statement."""
    items = {item for usecase in usecases for _kind, item, _address in named_items(usecase)}
    if named := sorted(items.union(linked)):
        yield ITEMS, ", ".join(named), ""


def _view(view: nodes.Element) -> Iterator[Stated]:
    only = json.dumps(view["only"])
    if isinstance(view, uc.table_view):
        yield TABLE + view["view"], only, json.dumps(view["shown"])
        if view["least"] is not None:
            yield THRESHOLD, only, f"{view.line or 1} {view['least']}"
    elif isinstance(view, uc.scenarios):
        yield "scenarios", only, f"{view['criteria']} {view['loops']} {view['limit']}"
    elif isinstance(view, uc.usecase_diagram):
        yield "usecase_diagram", only, f"{view.line or 1} {view['system']}"
    else:
        yield "flow_view", Filter(*view["only"]).ids, str(view["diagram"])


def filter_of(only: str) -> Filter:
    """Which use cases and flows a view shows."""
    return Filter(*json.loads(only))


def line_and_rest(how: str) -> tuple[int, str]:
    """Where a view stands, and what else is said of it."""
    line, _, rest = how.partition(" ")
    return int(line), rest
