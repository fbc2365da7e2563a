"""Hints at markup that a parser took for prose, so that it never fails silently."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes

from sphinxext.usecase import messages
from sphinxext.usecase.core.reading.hints import did_you_mean

_FIELD = re.compile(r":[^\s:`][^:`\n]*:(?:\s|$)")
_DIRECTIVE = re.compile(r"(?:`{3,}|~{3,}|:{3,})\{[\w-]+\}|\.\. (?:usecase|step|altflow)::")


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


def warn_of_lost_markup(content: nodes.Element, usecase_id: str) -> None:
    """Report paragraphs that look like fields (once for a use case) or like directives."""
    fields_reported = False
    for paragraph in content.findall(nodes.paragraph):
        text = paragraph.rawsource or ""
        if text[:1] not in ":`~.":
            continue
        if _DIRECTIVE.match(text):
            messages.warn(
                "lost-directive",
                f'{usecase_id}: "{text.splitlines()[0]}" was read as a paragraph, not as a directive; '
                "in MyST use a colon fence (:::), or no backtick in the title of a backtick fence",
                paragraph,
            )
        elif not fields_reported and _FIELD.match(text):
            fields_reported = True
            messages.warn(
                "missing-fieldlist",
                f'{usecase_id}: "{text.splitlines()[0]}" looks like a field, but was read as a '
                'paragraph; in MyST add "fieldlist" to myst_enable_extensions in conf.py',
                paragraph,
            )
