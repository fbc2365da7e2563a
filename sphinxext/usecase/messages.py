"""Every warning of this extension, described; and the one function that logs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

TYPE = "usecase"

WARNINGS: Mapping[str, str] = {
    "backlog": "A file of ``usecase_backlog`` is missing, or something in it cannot be read.",
    "circular": "Use cases include, extend or specialise each other in a circle.",
    "config": "A configuration value is not what was expected; its default is used.",
    "contradicting-outcome": "A flow ends otherwise than the guarantee stated for it says.",
    "coverage": "Fewer flows are covered than ``min-coverage`` or ``usecase_min_coverage`` asks for.",
    "diagram-failed": "A diagram could not be drawn: the engine failed, crashed or took too long.",
    "diagram-too-large": "A diagram has more nodes than ``usecase_diagram_limit``; it is told in lines.",
    "duplicate-id": "Two use cases have one id; the message names both. The first one counts.",
    "duplicate-label": "A label is used twice; the second is addressed by its computed one.",
    "duplicate-name": "Two parts of a use case have one name, or a name is also a label.",
    "duplicate-option": "An option is given twice; the first counts, the other is shown as a field.",
    "empty-goto": "``:goto:`` names no use case.",
    "endless-loop": "Nothing leads out of a loop, so that no outcome is ever reached.",
    "external": "A file of ``usecase_external`` cannot be found, or something in it cannot be read.",
    "invalid-id": "An id is not a letter followed by letters, digits, hyphens and underscores.",
    "invalid-label": "An author's label holds a character that cannot stand in an address.",
    "invalid-name": "A name is not a bare word, or is one of ``start``, ``next`` and ``origin``.",
    "invalid-need": "sphinx-needs does not take a use case as a need, because of its id or an option.",
    "lost-directive": "A paragraph looks like a directive that the parser did not recognise.",
    "lost-prose": "A line right behind the options belongs to none of them; it is kept as content.",
    "misplaced": "A ``step`` or ``altflow`` stands outside a use case.",
    "mixed-steps": "A numbered list stands beside ``step`` directives; it is kept as content.",
    "missing-fieldlist": "Fields in MyST need ``fieldlist`` in ``myst_enable_extensions``.",
    "no-outcome": "Use cases go on in each other, and none of them ever ends.",
    "other-list": "A numbered list with numbers or parts of a flow is no part of one; it is content.",
    "own-numbers": "Steps are numbered in the source otherwise than they are counted.",
    "resume-inside": "An alternative resumes at one of its own steps.",
    "results": "A file of ``usecase_test_results`` is missing, or something in it cannot be read.",
    "two-endings": "An alternative states more than one of ``resume``, ``end`` and ``goto``.",
    "unclear-outcome": "An outcome is almost *success*, *failure* or *abort*; it is taken as a name.",
    "unclosed-fence": "A MyST fence is closed by that of a part inside it, or not before the next part.",
    "undelivered": "No flow delivers a story, or an epic has no use case; see ``usecase_undelivered``.",
    "unhandled-failure": "A step includes a use case that can fail, but has no alternative for it.",
    "unknown-item": "No tracker pattern and no other source knows an epic, a story or a test.",
    "unknown-kind": "The kind of an alternative is none of the known ones.",
    "unknown-option": "A directive has no option of this name, or the option cannot have this value.",
    "unknown-result": "The result of a test names an address that leads nowhere.",
    "unknown-step": "A branch point, a return point or a loop names a step that does not exist.",
    "unknown-target": "A cross-reference, ``goto``, ``include`` or similar leads nowhere.",
    "unreachable-step": "Of a choice no alternative leads on to the step behind it.",
    "waived-story": "A flow is waived, but a story stands for it.",
    "without-title": "A ``usecase`` has no title.",
    "unwritable": "A file cannot be written: its folder is read-only, or the disk is full.",
    "wrong-kind": "An item is named as an epic, a story or a test, but its source says otherwise.",
}
"""Subtype -> what it reports. ``suppress_warnings = ["usecase.unknown-step"]`` silences one."""

logger = logging.getLogger(__name__)


def warn(subtype: str, message: str, location: Node | tuple[str, int | None] | str | None) -> None:
    """Log one located warning; ``subtype`` is a key of ``WARNINGS``."""
    assert subtype in WARNINGS, subtype
    logger.warning("%s", message, location=location, type=TYPE, subtype=subtype)
