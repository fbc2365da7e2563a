"""Every warning of this extension, described; and the one function that logs them.

What is wrong with what is written is described here. What rules find, they describe themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinxext.usecase.core.model.lines import LineElsewhere

if TYPE_CHECKING:
    from docutils.nodes import Node

TYPE = "usecase"

MISTAKES: Mapping[str, str] = {
    "approvals": "A file in the folder of ``usecase_approvals`` is damaged, or about nothing known.",
    "backlog": "A file of ``usecase_backlog`` is missing, or something in it cannot be read.",
    "baseline": "The file of ``usecase_baseline`` is missing, or not all of it can be read.",
    "config": "A configuration value is not what was expected; its default is used.",
    "diagram-failed": "A diagram could not be drawn: the engine failed, crashed or took too long.",
    "diagram-too-large": "A diagram has more nodes than ``usecase_diagram_limit``; it is told in lines.",
    "duplicate-label": "A label is used twice; the second is addressed by its computed one.",
    "duplicate-name": "Two parts of a use case have one name, or a name is also a label.",
    "duplicate-option": "An option is given twice; the first counts, the other is shown as a field.",
    "empty-goto": "``:goto:`` names no use case.",
    "findings-baseline": "The file of ``usecase_findings_baseline`` is missing or cannot be read.",
    "external": "A file of ``usecase_external`` cannot be found, or something in it cannot be read.",
    "half-character": "A substitution holds half a surrogate pair, which no file can hold.",
    "invalid-id": "An id holds a character that none can hold, or begins with no letter or digit.",
    "invalid-label": "An author's label holds a character that cannot stand in an address.",
    "invalid-name": "A name is not a bare word, or is one of ``start``, ``next`` and ``origin``.",
    "invalid-need": "sphinx-needs does not take a use case as a need, because of its id or an option.",
    "late-option": "Fields are called as options are: an empty line parts them from their directive.",
    "lost-directive": "A paragraph looks like a directive that the parser did not recognise.",
    "lost-prose": "A line right behind the options belongs to none of them; it is kept as content.",
    "matrix-too-large": "A matrix has more cells than ``usecase_matrix_limit``; it is told as a list.",
    "misplaced": "A ``step`` or ``altflow`` stands outside a use case.",
    "mixed-steps": "A numbered list stands beside ``step`` directives; it is kept as content.",
    "missing-fieldlist": "Fields in MyST need ``fieldlist`` in ``myst_enable_extensions``.",
    "other-list": "A numbered list with numbers or parts of a flow is no part of one; it is content.",
    "own-numbers": "Steps are numbered in the source otherwise than they are counted.",
    "results": "A file of ``usecase_test_results`` is missing, or something in it cannot be read.",
    "shared-id": "Files of ``usecase_external`` share an id; references lead to the first by name.",
    "too-deep": "Something in a use case is nested so deep that it is shown without being a part of it.",
    "two-endings": "An alternative states more than one of ``resume``, ``end`` and ``goto``.",
    "unclear-outcome": "An outcome is almost *success*, *failure* or *abort*; it is taken as a name.",
    "unclosed-fence": "A MyST fence is closed by that of a part inside it, or not before the next part.",
    "unknown-kind": "The kind of an alternative is none of the known ones.",
    "unknown-option": "A directive has no option of this name, or the option cannot have this value.",
    "unknown-statement": "A criterion names a KPI that its use case does not have.",
    "unknown-step": "A branch point, a return point, a loop or a statement names a step that does not "
    "exist.",
    "unknown-target": "A cross-reference, ``goto``, ``include`` or similar leads nowhere.",
    "without-title": "A ``usecase`` has no title, and no heading directly above it.",
    "unwritable": "A file cannot be written: its folder is read-only, or the disk is full.",
}
"""Subtype -> what it reports."""

_LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]")
logger = logging.getLogger(__name__)


@cache
def subtypes() -> Mapping[str, str]:
    """Subtype -> what it reports; ``suppress_warnings = ["usecase.unknown-step"]`` silences one."""
    from sphinxext.usecase.core.rules.registry import rules

    found = {**MISTAKES, **{rule.id: rule.finds for rule in rules().values()}}
    return dict(sorted(found.items()))


def warn(subtype: str, message: str, location: Node | tuple[str, int | None] | str | None) -> None:
    """Log one located warning, in one line; ``subtype`` is one of ``subtypes()``.

    How severe a project takes it is settled when it is logged. What it quotes may hold anything, even
    characters that terminals obey.
    """
    assert subtype in MISTAKES or subtype in subtypes(), subtype
    if isinstance(location, tuple) and isinstance(location[1], LineElsewhere):
        location = f"{location[1].file}:{int(location[1])}"
    said = _UNPRINTED.sub("\ufffd", _LINE_BREAKS.sub(" ", message))
    logger.warning("%s", said, location=location, type=TYPE, subtype=subtype)
