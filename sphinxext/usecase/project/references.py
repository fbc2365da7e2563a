"""References to use cases: the role, what a link says, and what is said of one that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

from sphinxext.usecase import messages
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.reading.directives import CONTEXT

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment


class AddressRole(XRefRole):
    """A reference by address; inside a use case its own id can be left out."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001 (as declared by Sphinx)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Remember in which use case the reference stands."""
        refnode[CONTEXT] = env.ref_context.get(CONTEXT)
        return title, " ".join(target.split())


def reference_text(target: Target, kind: str, context: str | None) -> str:
    """What a reference without a title of its own says: a title, or a label in its own use case."""
    if target.type == "usecase":
        return target.fullname if kind == "address" else target.title or target.fullname
    if target.type in ("actor", "item"):
        return target.fullname
    return target.label if context == target.usecase else target.fullname


def report_missing(domain: Domain | None, node: pending_xref) -> bool | None:
    """Say that a reference leads nowhere, in our own words; ``True``: it has been said."""
    if node.get("refdomain") != "uc":
        return None
    kind = node["reftype"]
    expected = {
        "actor": "an actor that a use case names",
        "scenario": "a scenario that a usecase-scenarios view lists, such as UC-1.2a",
        "item": "an epic, story or test that a use case names or a tracker pattern matches",
        "usecase": "the id of a use case",
        "address": "the id of a use case, or an address in it such as UC-1.2a",
    }.get(kind, "an address such as UC-1.2a, or inside a use case just 2a")
    messages.warn(
        "unknown-target",
        f'"{node["reftarget"]}" leads nowhere; expected {expected}',
        node,
    )
    return True
