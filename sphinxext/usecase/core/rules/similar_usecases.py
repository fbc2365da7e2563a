"""Use cases that are nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.lexicon.lexicon import COMMON
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.lines import place
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.core.rules.rule import Rule

_WORD = re.compile(r"[^\W_]+")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Each whose title says the same as that of one before it; those with one id are no news."""
    again = {(usecase.docname, usecase.line) for usecase, _first in catalogue.duplicates}
    seen: dict[str, Summary] = {}
    for summary in catalogue.ours:
        if (summary.docname, summary.line) in again:
            continue
        first = seen.setdefault(_said(summary.title), summary)
        if first is not summary and not _are_related(summary, first):
            yield Finding(
                "",
                f'"{summary.title}" is nearly the same as {first.id}, "{first.title}", in '
                f"{place(first.docname, first.line)}",
                "make one of both, or say in the titles what sets them apart",
                head=summary.id,
                docname=summary.docname,
                line=summary.line,
                usecase=summary.id,
                words=summary.title,
            )


def _said(title: str) -> str:
    """What two titles have in common that differ in articles, plurals and order alone."""
    words = {word.removesuffix("s") for word in _WORD.findall(title.casefold()) if word not in COMMON}
    return " ".join(sorted(words)) or title


def _are_related(one: Summary, other: Summary) -> bool:
    """Whether one of them says that it is a special case of the other, or extends it."""
    return any(relation.target == other.id for relation in one.relations) or any(
        relation.target == one.id for relation in other.relations
    )


RULE = Rule(
    id="similar-usecases",
    finds="Two use cases have nearly the same title, and neither says how it is related to the other.",
    why="Sooner or later one of them is changed and the other is built.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

.. usecase:: Lend books
   :id: UC-BOOKS

   .. step:: The librarian scans the card.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

.. usecase:: Lend books to a school
   :id: UC-SCHOOL
   :specializes: UC-LEND

   .. step:: The librarian scans the card of the school.
""",
    over="catalogue",
    check=check,
    severity="advice",
)
