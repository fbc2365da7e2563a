"""Wishes to ignore a rule that finds nothing there."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.ignoring import Ignores
from sphinxext.usecase.core.rules.rule import Rule


def check(ignores: Ignores) -> Iterator[Finding]:
    """Each of them."""
    for one in ignores.needless:
        yield Finding(
            "",
            f"{one.rule} is to be ignored, but finds nothing here",
            f"take {one.rule} out of :ignore:",
            head=one.usecase,
            docname=one.docname,
            line=one.line,
            usecase=one.usecase,
            label=one.label,
            words=f"{one.rule} ({one.reason})",
        )


RULE = Rule(
    id="needless-ignore",
    finds="A rule is to be ignored where it finds nothing.",
    why="Such a wish hides the next mistake of its kind, which nobody has seen yet.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND
   :ignore: endless-loop (the till never closes)

   .. step:: The librarian lends the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.
""",
    over="ignores",
    check=check,
    severity="advice",
)
