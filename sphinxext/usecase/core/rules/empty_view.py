"""Views whose filters leave nothing to show, and what these name that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.reading.hints import Hints
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, View

_PATTERN = frozenset("*?[")


def check(traced: Traced) -> Iterator[Finding]:
    """Each such view; those that name an unknown id are told otherwise."""
    seen: dict[Filter, str] = {}
    for view in traced.views:
        only = view.only.of_usecases  # that no flow is a gap is no mistake
        if only == Filter() or _unknown(traced.catalogue, only.ids):
            continue
        if only not in seen:
            seen[only] = _nothing(traced, only)
        if seen[only]:
            text = f"{view.name} has no use case to show: {seen[only]}"
            yield _finding("", view, text, "correct the filter", only.stated)


def unknown_ids(traced: Traced) -> Iterator[Finding]:
    """Ids that views name and no use case has, and views of one use case that name none."""
    known = [one.shown_id for one in traced.catalogue.summaries.values()]
    hints = Hints()
    for view in traced.views:
        if view.name == "usecase-flow" and not view.only.ids:
            text = f"{view.name} names no use case"
            fix = "expected the id of one; inside a use case it can be left out"
            yield _finding("unknown-target", view, text, fix)
        for one in _unknown(traced.catalogue, view.only.ids):
            text = f'"{one}" leads nowhere'
            fix = f"expected the id of a use case{hints.did_you_mean(one, known)}"
            yield _finding("unknown-target", view, text, fix, one)


def _unknown(catalogue: Catalogue, ids: str) -> list[str]:
    named = labels.split_list(ids)
    return [one for one in named if one not in catalogue and not _PATTERN.intersection(one)]


def _nothing(traced: Traced, only: Filter) -> str:
    """Why nothing is left; empty: something is."""
    catalogue = traced.catalogue
    alone = only._replace(ids="") == Filter()
    if alone and any(one in catalogue for one in labels.split_list(only.ids)):
        return ""
    if catalogue.matching(only) or _has_epic(traced, only):
        return ""
    single = [Filter(**{name: patterns}) for name, patterns in only._asdict().items() if patterns]
    wrong = [one for one in single if not catalogue.matching(one)]
    if wrong:
        return f"none has {wrong[0].stated}"
    return f"none has all of {only.stated}"


def _has_epic(traced: Traced, only: Filter) -> bool:
    """Whether epics are asked for that no use case names, which views of what is missing show."""
    if only._replace(epic="") != Filter():
        return False
    return any(item.kind == "epic" and only.names(item.id) for item in traced.items.described())


def _finding(rule: str, view: View, text: str, fix: str, words: str = "") -> Finding:
    return Finding(rule, text, fix, docname=view.docname, line=view.line, words=words)


RULE = Rule(
    id="empty-view",
    finds="The filters of a view leave no use case to show.",
    why="A table without rows looks as if there were nothing to do. Most often a word is misspelt.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :status: approved

   .. step:: The librarian lends the book.

.. usecase-list::
   :status: aproved
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :status: approved

   .. step:: The librarian lends the book.

.. usecase-list::
   :status: approved
""",
    over="traced",
    check=check,
)
