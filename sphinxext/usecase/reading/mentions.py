"""What a page says and shows of others, read off its nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import named_items, relations_of
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import (
    Chosen,
    FlowShown,
    ItemsNamed,
    Mention,
    Numbered,
    OverviewShown,
    ProgressShown,
    Reference,
    Referring,
    ScenariosShown,
    TableShown,
    Threshold,
)
from sphinxext.usecase.reading.pagenodes import PageNodes
from sphinxext.usecase.reading.sourcelines import line_of

if TYPE_CHECKING:
    from sphinxext.usecase.core.trace.views import View


def mentions_on(docname: str, found: PageNodes, usecases: Iterable[UseCase]) -> list[Mention]:
    """The references and views of a page, each once."""
    mentions: dict[Mention, None] = {}
    for xref in found.references:
        if xref.get("refdomain") == "uc" or xref["reftype"] == "any":
            context = str(xref.get(uc.CONTEXT) or "")
            target = str(xref["reftarget"])
            mentions[Reference(str(xref["reftype"]), target, context)] = None
            if labels.is_number(target.rpartition(".")[2]):
                mentions[Numbered(target, context, line_of(xref))] = None
    for view in found.views:
        mentions.update(dict.fromkeys((*_shown(view), *_chosen(view))))
    for usecase in usecases:
        mentions[Referring(docname)] = mentions[ProgressShown(docname)] = None
        for relation in relations_of(usecase):
            mentions[Reference("address", relation.target, usecase.id)] = None
    return list(mentions)


def items_on(usecases: Iterable[UseCase], linked: Iterable[str]) -> Iterator[ItemsNamed]:
    """The epics, stories and tests of a page, and other items ``linked`` there, in one record."""
    items = {item for usecase in usecases for _kind, item, _address in named_items(usecase)}
    if named := sorted(items.union(linked)):
        yield ItemsNamed(tuple(named))


def _chosen(view: nodes.Element) -> Iterator[Chosen]:
    """What a view is of, if that is not everything; of what has changed it may be what is gone."""
    only = Filter(*view["only"])
    if not _is_of_gone(view) and (only != Filter() or isinstance(view, uc.flow_view)):
        yield Chosen(view["directive"], only, line_of(view))


def _is_of_gone(view: nodes.Element) -> bool:
    return isinstance(view, uc.table_view) and _declared(view).is_of_gone


def _declared(view: uc.table_view) -> View:
    # Its directive has loaded tables, which builds that read none do without.
    from sphinxext.usecase.core.trace.views import VIEWS

    return VIEWS[view["view"]]


def _shown(view: nodes.Element) -> Iterator[Mention]:
    only = Filter(*view["only"])
    line = line_of(view)
    if isinstance(view, uc.table_view):
        declared = _declared(view)
        yield TableShown(
            view["view"],
            only,
            view["shown"],
            is_of_all=declared.is_of_all,
            has_rows_of_flows=declared.leads_from_flows(view["shown"]),
        )
        for rule, percent in view["least"]:
            yield Threshold(only, percent, line, rule)
    elif isinstance(view, uc.scenarios):
        words = view["form"] == "list"
        yield ScenariosShown(only, view["criteria"], view["loops"], view["limit"], words)
    elif isinstance(view, uc.usecase_diagram):
        yield OverviewShown(only, view["system"], line, view["group_by"])
    else:
        yield FlowShown(only.ids, view["diagram"])
