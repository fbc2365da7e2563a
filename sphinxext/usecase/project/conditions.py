"""``only`` and ``ifconfig``: what they ask, and what a build answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx import addnodes
from sphinx.ext.ifconfig import ifconfig

from sphinxext.usecase import compat

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CONDITIONS = (addnodes.only, ifconfig)
"""The nodes that part of a page stands in."""


class Condition(NamedTuple):
    """What a directive asks: the tags of a build, or its configuration."""

    expression: str
    of_configuration: bool


def condition_of(node: nodes.Element) -> Condition:
    """What one of ``CONDITIONS`` asks."""
    return Condition(node["expr"], isinstance(node, ifconfig))


def holds(app: Sphinx, condition: Condition) -> bool | None:
    """Whether a build shows what stands under a condition; ``None``: it cannot be decided.

    All parts of a page are to be translated.
    """
    if condition.of_configuration:
        return app.builder.name == "gettext" or compat.ifconfig_holds(app, condition.expression)
    try:
        return bool(app.builder.tags.eval_condition(condition.expression))
    except Exception:  # noqa: BLE001 (Sphinx reports it, and shows the content)
        return True
