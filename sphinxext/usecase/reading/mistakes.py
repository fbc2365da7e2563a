"""Mistakes in options and fields: a parser takes them for something else, so they are reported here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase.core.reading.dangling import listed
from sphinxext.usecase.core.reading.hints import did_you_mean
from sphinxext.usecase.reading.fences import is_markdown

_FIELD = re.compile(r":[^\s:`][^:`\n]*:(?:\s|$)")


def warn_of_option(name: str, directive: str, known: Iterable[str], place: nodes.Element) -> None:
    """Report an option that is not known, or given twice: it is shown as a field."""
    known = sorted(known)
    if name in known:
        said = f'option "{name}" of {directive} is given twice; it is shown as fields. Keep one of them'
        messages.warn("duplicate-option", said, place)
        return
    said = (
        f'unknown option "{name}" of {directive}; it is shown as a field. Correct its name, '
        f"or write a field of your own in the body{did_you_mean(name, known)}"
    )
    messages.warn("unknown-option", said, place)


def warn_of_late_options(
    rows: Iterable[nodes.Element], directive: str, is_option: Callable[[str], bool]
) -> None:
    """Report, once for a list of fields, those that are called as options are."""
    late = [row for row in rows if is_option(row.children[0].astext())]
    if late:
        names = listed([f":{row.children[0].astext()}:" for row in late])
        which = "is a field" if len(late) == 1 else "are fields"
        said = (
            f"{names} of {directive} {which}, as an empty line stands before; write options right below "
            f"the line of {directive}"
        )
        messages.warn("late-option", said, late[0])


def warn_of_lost_fields(content: nodes.Element, usecase_id: str) -> None:
    """Report, once for a use case, a paragraph in MyST that looks like a field."""
    for paragraph in content.findall(nodes.paragraph):
        if _FIELD.match(paragraph.rawsource) and is_markdown(paragraph.source):
            messages.warn(
                "missing-fieldlist",
                f'{usecase_id}: "{paragraph.rawsource.splitlines()[0]}" looks like a field, but was '
                'read as a paragraph; add "fieldlist" to myst_enable_extensions in conf.py',
                paragraph,
            )
            return
