"""Two use cases with one id."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.lines import place
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Each further one; the text names the other place as path and line."""
    for usecase, first in catalogue.duplicates:
        yield Finding(
            "",
            f'this id of "{usecase.title}" is used already by "{first.title}" in '
            f"{place(first.docname, first.line)}, and references lead there",
            "give one of them another :id:",
            head=usecase.id,
            docname=usecase.docname,
            line=usecase.line,
            usecase=usecase.id,
            words=usecase.title,
        )


RULE = Rule(
    id="duplicate-id",
    finds="Two use cases have one id; the message names both. References lead to the first one.",
    why="An address must lead to one place. What refers to the id leads to the first use case.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the book.

.. usecase:: Lend a film
   :id: UC-LEND

   .. step:: The librarian scans the case.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the book.

.. usecase:: Lend a film
   :id: UC-LEND-FILM

   .. step:: The librarian scans the case.
""",
    over="catalogue",
    check=check,
)
