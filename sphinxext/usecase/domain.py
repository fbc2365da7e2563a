"""The ``uc`` domain: a thin door between Sphinx and what the build knows."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType

from sphinxext.usecase import compat
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.options import shape
from sphinxext.usecase.core.model.targets import Object
from sphinxext.usecase.core.model.usecase import RECORDS, Actor, Field, Repeat
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.nodes import CONTEXT
from sphinxext.usecase.reading.roles import AddressRole
from sphinxext.usecase.site import Site
from sphinxext.usecase.words import later

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.roles import XRefRole
    from sphinx.util.typing import RoleFunction

    from sphinxext.usecase.reading.page import PageReader


class UseCaseDomain(Domain):
    """Use cases, their steps and alternatives, actors and items; its data is what ``Store`` holds."""

    name = "uc"
    label = "Use cases"
    object_types: ClassVar[dict[str, ObjType]] = {
        "usecase": ObjType(later("use case"), "usecase", "address"),
        "step": ObjType(later("step"), "step", "address"),
        "altflow": ObjType(later("alternative flow"), "altflow", "address"),
        "statement": ObjType(later("statement"), "statement", "address"),
        "scenario": ObjType(later("scenario"), "scenario"),
        "actor": ObjType(later("actor"), "actor"),
        "item": ObjType(later("item"), "item"),
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {
        name: AddressRole(innernodeclass=nodes.inline, warn_dangling=True)
        for name in ("usecase", "step", "altflow", "statement", "scenario", "actor", "item")
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "originals": {},
        "mentions": {},
        "listed": {},
        "mirrored": {},
        "conditions": {},
        "findings": {},
        "messages": {},
        "revision": "",
    }
    data_version = 20 << 32 | shape(*RECORDS.values(), Repeat, Actor, Field, Summary, Finding)

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._site: Site | None = None
        self._reader: PageReader | None = None
        self.while_building = ExitStack()
        """What ends with a build."""

    # -- a build --------------------------------------------------------------------------------

    @property
    def site(self) -> Site:
        """What this build knows."""
        if self._site is None:
            self.begin(compat.application(self.env))
        assert self._site is not None
        return self._site

    def begin(self, app: Sphinx) -> None:
        """Begin a build that knows nothing of those before it."""
        self.end()
        self._site = Site(app, self.data)
        self._site.journal.open()

    def end(self) -> None:
        """Let go of what the build knew."""
        if self._site is not None:
            self._site.journal.close()
        self._site = self._reader = None
        self.while_building.close()

    # -- pages ----------------------------------------------------------------------------------

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the use cases of a page that was just parsed."""
        if self._reader is None:
            from sphinxext.usecase.reading.page import PageReader

            self._reader = PageReader(self.site)
        self._reader.read(docname, document)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.site.store.forget(docname)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.site.store.take_over(docnames, otherdata)

    def check_consistency(self) -> None:
        """Report what is wrong across pages."""
        self.site.check()

    # -- cross-references -----------------------------------------------------------------------

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """A link to what ``target`` leads to."""
        # It may be no link, and no complaint either.
        return self.site.references.resolved(builder, fromdocname, node, contnode)  # type: ignore[return-value]

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Links to everything of this domain that ``target`` names."""
        return self.site.references.resolved_any(builder, fromdocname, node, contnode)

    def get_objects(self) -> Iterable[Object]:
        """Everything that can be linked to, for the inventory and the search."""
        scenarios = self.site.references.scenario_objects()
        objects = self.site.catalogue.objects
        if compat.is_editor(compat.application(self.env)):
            objects = self.site.catalogue.titled_objects()
        return sorted([*objects, *scenarios]) if scenarios else objects

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, FBT001, FBT002
        """The type as search results show it; its name needs no "Use cases" before it."""
        return type.lname

    def get_full_qualified_name(self, node: Element) -> str | None:
        """The address that a reference means, for other projects to look up."""
        target: str | None = node.get("reftarget")
        context = node.get(CONTEXT)
        if target and context and context in self.site.catalogue and target[:1].isdigit():
            return f"{context}.{target}"
        return target
