"""The role of references to use cases and to what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

from sphinxext.usecase.nodes import CONTEXT

if TYPE_CHECKING:
    from docutils.nodes import Element
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
