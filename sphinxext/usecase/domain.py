"""The ``uc`` domain: stores use cases by page, resolves cross-references, lists objects, checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import config
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.targets import FOREIGN, Object, Target
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.diagrams.shown import Drawn
from sphinxext.usecase.project.references import AddressRole, reference_text
from sphinxext.usecase.project.store import Store
from sphinxext.usecase.project.tracing import Tracing
from sphinxext.usecase.reading.directives import CONTEXT
from sphinxext.usecase.words import later

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinxext.usecase.core.diagrams.overview import Overview
    from sphinxext.usecase.core.model.items import Item
    from sphinxext.usecase.core.project.filters import Filter
    from sphinxext.usecase.reading.layout import Settings
    from sphinxext.usecase.sources.foreign import Foreign


def domain_of(env: Any) -> UseCaseDomain:
    """The domain of this extension in a build environment."""
    domain = env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    return domain


class UseCaseDomain(Domain):
    """Use cases, their steps and alternatives, actors and items; its data is what ``Store`` holds."""

    name = "uc"
    label = "Use cases"
    object_types: ClassVar[dict[str, ObjType]] = {
        "usecase": ObjType(later("use case"), "usecase", "address"),
        "step": ObjType(later("step"), "step", "address"),
        "altflow": ObjType(later("alternative flow"), "altflow", "address"),
        "scenario": ObjType(later("scenario"), "scenario"),
        "actor": ObjType(later("actor"), "actor"),
        "item": ObjType(later("item"), "item"),
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {
        name: AddressRole(innernodeclass=nodes.inline, warn_dangling=True)
        for name in ("usecase", "step", "altflow", "scenario", "actor", "item")
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "targets": {},
        "listed": {},
        "shown": {},
        "compared": {},
        "revision": 0,
        "mirrored": {},
    }
    data_version = 11

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.store = Store(self.data, self._foreign)
        self.reported: set[tuple[str, str]] = set()
        self.conf = Path(env.srcdir)
        """The folder of ``conf.py``, which only the application knows if it is another."""
        self.found: Mapping[str, Path | None] = {}
        """The files of other projects that the configuration names no path of."""

    def _foreign(self) -> Foreign | None:
        """What other projects contribute, if there are any."""
        return self.tracing.sources.foreign if self.config.external else None

    @property
    def catalogue(self) -> Catalogue:
        """All use cases, as far as they are read."""
        return self.store.catalogue

    # -- pages ----------------------------------------------------------------------------------

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the use cases of a page that was just parsed."""
        # What reads pages is loaded only by builds that read one.
        from sphinxext.usecase.core.project.summaries import summarise  # noqa: PLC0415
        from sphinxext.usecase.reading.collect import collect  # noqa: PLC0415
        from sphinxext.usecase.reading.found import find  # noqa: PLC0415
        from sphinxext.usecase.reading.layout import index_before  # noqa: PLC0415
        from sphinxext.usecase.reading.mentions import items_on, references_on  # noqa: PLC0415
        from sphinxext.usecase.sources.asneeds import is_mirroring, mirrored  # noqa: PLC0415

        self.store.touch([docname])
        found = find(document)
        written = [description["written"] for description in found.descriptions]
        usecases = collect(found, docname, self._settings)
        if usecases:
            self.store.put(docname, usecases, map(summarise, usecases))
            entries = env.domains["index"].data["entries"].setdefault(docname, [])
            if is_mirroring(env.config):
                ours = zip(usecases, written, found.descriptions, strict=True)
                self.store.mirrored[docname] = tuple(mirrored(*one) for one in ours)
            for description in found.descriptions:
                entries.extend(index_before(description)["entries"])
        stated = references_on(docname, found, usecases)
        if self.tracing.items.are_described:
            stated.extend(items_on(usecases, self._settings.need_options.linked(written)))
        if stated:
            self.store.targets[docname] = tuple(stated)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.store.forget(docname)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.store.take_over(docnames, otherdata)

    @cached_property
    def config(self) -> config.Config:
        """The extension's configuration."""
        return config.snapshot(self.env.config)

    @cached_property
    def tracing(self) -> Tracing:
        """What use cases are traced to."""
        return Tracing(self.env, self.store, self.config, self.found)

    @cached_property
    def drawn(self) -> Drawn:
        """The diagrams of this build."""
        return Drawn(self.store, self.config, self.overview)

    @cached_property
    def _settings(self) -> Settings:
        from sphinxext.usecase.core.reading import fields  # noqa: PLC0415
        from sphinxext.usecase.reading.layout import Settings  # noqa: PLC0415
        from sphinxext.usecase.sources.needs import NeedOptions  # noqa: PLC0415

        synonyms = self.config.field_synonyms
        english = fields.recogniser(synonyms, english=True)
        every = cache(lambda: fields.recogniser(synonyms))

        def recognise(header: str) -> str | None:
            known = fields.normalise(header)
            return english.get(known) or every().get(known)

        return Settings(
            kinds=(*config.KINDS, *self.config.kinds),
            diagrams=config.DIAGRAMS,
            diagram=self.config.diagram,
            recognise=cache(recognise),
            items=self.tracing.items,
            need_options=NeedOptions(self.env),
            toc_entries=bool(self.env.config.toc_object_entries),
        )

    # -- after reading --------------------------------------------------------------------------

    def outdated(self, builder: str) -> list[str]:
        """The pages that show something that has changed since a builder wrote them."""
        written = self.tracing.as_written()
        if not self.store.must_compare(builder, written.fingerprint):
            return []
        # Nothing is compared in a build in which nothing has changed.
        from sphinxext.usecase.project.freshness import Fingerprints, outdated  # noqa: PLC0415

        fresh = Fingerprints(
            self.catalogue,
            lambda docname: self.store.pages[docname][1],
            written.referenced(self._find),
            self.overview,
            written.shown,
            written.fingerprint,
        )
        return outdated(self.store, self.store.shown(builder), fresh)

    def check_consistency(self) -> None:
        """Report what is wrong across pages."""
        # Sphinx asks only if a page is to be written.
        from sphinxext.usecase.project.report import check  # noqa: PLC0415

        check(self.store, self.tracing, self.config, self.conf)

    def overview(self, only: Filter, system: str) -> Overview:
        """What a use case diagram shows; the system is the project unless it has a name of its own."""
        from sphinxext.usecase.core.diagrams.overview import overview  # noqa: PLC0415 (few projects show any)

        matching = self.catalogue.matching(only)
        return overview(self.catalogue, matching, system or self.env.config.project)

    # -- cross-references -----------------------------------------------------------------------

    def _find(self, kind: str, target: str, context: str | None) -> Target | None:
        if kind == "actor":
            return self.catalogue.find_actor(target)
        if kind == "item":
            return self.catalogue.find_item(target)
        if kind == "scenario":
            return self._find_scenario(labels.slot(target), context)
        found = self.catalogue.find(target, context)
        if found is None or kind in ("address", "any") or found.type == kind:
            return found
        return None

    def _find_scenario(self, name: str, context: str | None) -> Target | None:
        """The first view that lists a scenario."""
        for fullname in (name, f"{context}.{name}"):
            docname = min(
                (page for page, names in self.store.listed.items() if fullname in names), default=None
            )
            if docname is not None:
                usecase_id, _, scenario_id = fullname.partition(".")
                anchor = labels.scenario_anchor(usecase_id, scenario_id)
                return Target("scenario", fullname, docname, anchor, fullname, scenario_id, usecase_id)
        return None

    def place_of(self, address: str) -> tuple[str, str] | None:
        """Page and anchor of a use case, step or alternative."""
        target = self.catalogue.find(address)
        return (target.docname, target.anchor) if target else None

    def link(
        self,
        builder: Builder,
        fromdocname: str,
        docname: str,
        anchor: str,
        content: nodes.Node,
        title: str = "",
    ) -> nodes.reference:
        """A link to an anchor on a page of this project or of another."""
        if not docname.startswith(FOREIGN):
            return make_refnode(builder, fromdocname, docname, anchor, content, title or None)
        from sphinxext.usecase.sources.places import url_of  # noqa: PLC0415 (few projects have others)

        url = url_of(self.env, self._places, fromdocname, docname, anchor)
        return nodes.reference("", "", content, refuri=url, internal=False, reftitle=title)

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where the pages of each other project begin."""
        from sphinxext.usecase.sources.places import places  # noqa: PLC0415 (few projects have others)

        return places(self.env.config, self.config.external)

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
        context = node.get(CONTEXT)
        item = self.tracing.items.find(target) if typ == "item" else None
        if item is not None and (said := self._item(builder, fromdocname, item, node, contnode)):
            return said  # type: ignore[return-value]  # it may be no link, and no complaint either
        found = self._find(typ, target, context)
        if found is None:
            return None
        if typ == "item" and not node["refwarn"]:  # the option that names it: no link to itself
            return contnode  # type: ignore[return-value]  # no link, and no complaint either
        if not node.get("refexplicit"):
            contnode = nodes.inline("", reference_text(found, typ, context))
        return self.link(builder, fromdocname, found.docname, found.anchor, contnode, found.title)

    def _item(
        self, builder: Builder, fromdocname: str, item: Item, node: pending_xref, contnode: Element
    ) -> Element | None:
        """A link to what describes an item, or to its tracker; where it is named, its title at least."""
        named = not node["refwarn"]
        if named and item.title:
            contnode = nodes.inline("", f"{item.id} {item.title}")
        if item.docname is not None:
            return self.link(builder, fromdocname, item.docname, item.id, contnode, item.title)
        if item.url is not None:
            return nodes.reference("", "", contnode, refuri=item.url, internal=False)
        return contnode if named else None

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
        results = []
        for kind in ("any", "actor", "item"):
            found = self._find(kind, target, node.get(CONTEXT))
            if found is not None:
                if not node.get("refexplicit"):
                    contnode = nodes.inline("", reference_text(found, found.type, None))
                reference = self.link(
                    builder, fromdocname, found.docname, found.anchor, contnode, found.title
                )
                results.append((f"uc:{found.type}", reference))
        return results

    def get_objects(self) -> Iterable[Object]:
        """Everything that can be linked to, for the inventory and the search."""
        if self.store.listed:
            return sorted([*self.catalogue.objects, *self._scenario_objects()])
        return self.catalogue.objects

    def _scenario_objects(self) -> Iterator[Object]:
        for fullname in dict.fromkeys(name for names in self.store.listed.values() for name in names):
            found = self._find_scenario(fullname, None)
            assert found is not None
            yield fullname, fullname, found.type, found.docname, found.anchor, 2

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, FBT001, FBT002
        """The type as search results show it; its name needs no "Use cases" before it."""
        return type.lname

    def get_full_qualified_name(self, node: Element) -> str | None:
        """The address that a reference means, for other projects to look up."""
        target: str | None = node.get("reftarget")
        context = node.get(CONTEXT)
        if target and context and context in self.catalogue and target[:1].isdigit():
            return f"{context}.{target}"
        return target
