"""The ``uc`` domain: stores use cases by page, resolves cross-references, lists objects, checks."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import config
from sphinxext.usecase.core import labels
from sphinxext.usecase.core.catalogue import Catalogue, Object, Summary, Target
from sphinxext.usecase.directives import CONTEXT
from sphinxext.usecase.references import AddressRole, reference_text
from sphinxext.usecase.words import later

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinxext.usecase.core.filters import Filter
    from sphinxext.usecase.core.items import Item
    from sphinxext.usecase.core.model import UseCase
    from sphinxext.usecase.core.overview import Overview
    from sphinxext.usecase.core.project import Project
    from sphinxext.usecase.core.views import Shown
    from sphinxext.usecase.diagrams import Drawing, Drawings
    from sphinxext.usecase.freshness import Fingerprints
    from sphinxext.usecase.items import Items
    from sphinxext.usecase.layout import Settings
    from sphinxext.usecase.mirror import Mirrored
    from sphinxext.usecase.needs import NeedsAsWritten
    from sphinxext.usecase.sources import Sources
    from sphinxext.usecase.stated import Stated


_FORMATS = {"application/pdf": "pdf", "image/svg+xml": "svg", "image/png": "png"}
"""Kinds of pictures, best first, and how Graphviz calls them."""


def domain_of(env: Any) -> UseCaseDomain:
    """The domain of this extension in a build environment."""
    domain = env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    return domain


class UseCaseDomain(Domain):
    """Use cases, their steps and alternatives, actors and items.

    ``data["pages"]`` holds the use cases of each page, ``data["targets"]`` the references and views
    of each page with a fingerprint of what they led to or showed, ``data["listed"]`` the scenarios that
    its views list, ``data["described"]`` a fingerprint of what sources said of items and tests,
    ``data["mirrored"]`` what sphinx-needs is to know of each page. The records are pickled apart: they
    are the bulk of the data, and a build that changes little needs few of them.
    """

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
        "described": "",
        "mirrored": {},
    }
    data_version = 8

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.read: set[str] = set()
        self.changed = False
        self._drawings: Drawings | None = None
        self._redrawn: list[str] = []
        self._mirrored_before: dict[str, tuple[Mirrored, ...]] = {}
        self.reported: set[tuple[str, str]] = set()
        self._records: dict[str, tuple[UseCase, ...]] = {}
        self._catalogue: Catalogue | None = None

    # -- store ----------------------------------------------------------------------------------

    @property
    def pages(self) -> dict[str, tuple[bytes, tuple[Summary, ...]]]:
        """For each page that has use cases: the pickled records, and a summary of each."""
        return self.data["pages"]  # type: ignore[no-any-return]

    def usecases(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page."""
        if docname not in self._records:
            stored = self.pages.get(docname)
            self._records[docname] = pickle.loads(stored[0]) if stored else ()  # noqa: S301
        return self._records[docname]

    @property
    def targets(self) -> dict[str, dict[Stated, str]]:
        """For each page the references it makes, with a fingerprint of what they led to."""
        return self.data["targets"]  # type: ignore[no-any-return]

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        """For each page the full names of the scenarios that its views list, in order."""
        return self.data["listed"]  # type: ignore[no-any-return]

    @property
    def catalogue(self) -> Catalogue:
        """All use cases, as far as they are read."""
        if self._catalogue is None:
            summaries = (one for _, summaries in self.pages.values() for one in summaries)
            self._catalogue = Catalogue(summaries, self.usecases)
        return self._catalogue

    def _touch(self, docnames: Iterable[str] = ()) -> None:
        self.read.update(docnames)
        self.changed = True
        self._catalogue = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the use cases of a page that was just parsed."""
        # What reads pages is loaded only by builds that read one.
        from sphinxext.usecase.collect import collect, find  # noqa: PLC0415
        from sphinxext.usecase.core.addresses import summarise  # noqa: PLC0415
        from sphinxext.usecase.layout import index_before  # noqa: PLC0415
        from sphinxext.usecase.mirror import is_mirroring, mirrored  # noqa: PLC0415
        from sphinxext.usecase.stated import items_on, references_on  # noqa: PLC0415

        self._touch([docname])
        found = find(document)
        written = [description["written"] for description in found.descriptions]
        usecases = collect(found, docname, self._settings)
        if usecases:
            self._records[docname] = usecases
            self.pages[docname] = pickle.dumps(usecases, 5), tuple(map(summarise, usecases))
            entries = env.domains["index"].data["entries"].setdefault(docname, [])
            if is_mirroring(env.config):
                ours = zip(usecases, written, found.descriptions, strict=True)
                self.data["mirrored"][docname] = tuple(mirrored(*one) for one in ours)
            for description in found.descriptions:
                entries.extend(index_before(description)["entries"])
        stated = references_on(docname, found, usecases)
        if self.items.are_described:
            stated.extend(items_on(usecases, self._settings.need_options.linked(written)))
        if stated:
            self.targets[docname] = dict.fromkeys(stated, "")

    @cached_property
    def config(self) -> config.Config:
        """The extension's configuration."""
        return config.snapshot(self.env.config)

    @cached_property
    def sources(self) -> Sources:
        """The backlog and result files of the project."""
        from sphinxext.usecase.sources import Sources  # noqa: PLC0415

        values = self.config
        folder = Path(self.env.srcdir)
        return Sources(folder, values.backlog, values.backlog_columns, values.test_results)

    @cached_property
    def items(self) -> Items:
        """The epics, stories and tests of the project."""
        from sphinxext.usecase.items import Items  # noqa: PLC0415
        from sphinxext.usecase.needs import needs_of  # noqa: PLC0415

        needs = needs_of(self.env, self.config.needs_types)
        return Items(needs, self.sources, self.config.trackers)

    @cached_property
    def project(self) -> Project:
        """All that views are made of; to be asked for from the consistency checks on."""
        from sphinxext.usecase.tracing import project_of  # noqa: PLC0415

        return project_of(self.catalogue, self.items, self.sources)

    @cached_property
    def _settings(self) -> Settings:
        from sphinxext.usecase.core import fields  # noqa: PLC0415
        from sphinxext.usecase.layout import Settings  # noqa: PLC0415
        from sphinxext.usecase.needs import NeedOptions  # noqa: PLC0415

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
            items=self.items,
            need_options=NeedOptions(self.env),
            toc_entries=bool(self.env.config.toc_object_entries),
        )

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self._records.pop(docname, None)
        self.listed.pop(docname, None)
        self._mirrored_before.setdefault(docname, self.data["mirrored"].pop(docname, ()))
        known = self.pages.pop(docname, None), self.targets.pop(docname, None)
        if any(known):
            self._touch()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self._touch(docnames)
        for key in ("pages", "targets", "listed", "mirrored"):
            for docname, value in otherdata[key].items():
                if docname in docnames:
                    self.data[key][docname] = value

    # -- freshness ------------------------------------------------------------------------------

    def outdated(self) -> list[str]:
        """The pages that show something that has changed since they were written."""
        needs = self._needs_as_written
        described = " ".join(one.fingerprint for one in (self.sources, needs) if one)
        if not self.changed and described == self.data["described"]:
            return []
        # Nothing is compared in a build in which nothing has changed.
        from sphinxext.usecase.freshness import names_listed, shows_another  # noqa: PLC0415
        from sphinxext.usecase.items import Items  # noqa: PLC0415

        self.changed = False
        self.data["described"] = described
        fresh = self._fingerprints(Items(needs, self.sources, self.config.trackers), described)
        for docname, targets in self.targets.items():
            lists = [key for key in targets if key[0] == "scenarios"]
            if any(fresh.renewed(key, targets[key]) != targets[key] for key in lists):
                names = (name for key in lists for name in names_listed(self.catalogue, key))
                self.listed[docname] = tuple(dict.fromkeys(names))
        outdated: list[str] = []
        for docname, targets in self.targets.items():
            found = {key: fresh.renewed(key, before) for key, before in targets.items()}
            if any(map(shows_another, targets.values(), found.values())):
                outdated.append(docname)
            targets.update(found)
        self._redrawn = list(filter(self._has_diagram, outdated))
        return outdated

    def needs_changed(self) -> bool:
        """Whether sphinx-needs gets to know other use cases, or others of them, than it did."""
        now = self.data["mirrored"]
        return any(now.get(page, ()) != before for page, before in self._mirrored_before.items())

    @property
    def _needs_as_written(self) -> NeedsAsWritten | None:
        """All that can be asked of needs while the environment is not stored yet."""
        from sphinxext.usecase.needs import needs_as_written  # noqa: PLC0415

        return needs_as_written(self.env, self.config.needs_types)

    def _fingerprints(self, items: Items, described: str) -> Fingerprints:
        from sphinxext.usecase.freshness import Fingerprints  # noqa: PLC0415
        from sphinxext.usecase.stated import ITEMS  # noqa: PLC0415

        def find(kind: str, target: str, context: str | None) -> object:
            if kind == ITEMS:
                return [known(item) for item in labels.split_list(target)]
            found = self._find(kind, target, context)
            return (found, known(target)) if kind == "item" and items.are_described else found

        def known(name: str) -> object:
            item = items.find(name)
            return item and (item.title, item.docname, item.url)

        def table(view: str, only: Filter, how: Shown) -> object:
            from sphinxext.usecase.tracing import project_of, shown  # noqa: PLC0415

            return shown(project_of(self.catalogue, items, self.sources), view, only, how)

        return Fingerprints(
            self.catalogue,
            lambda docname: self.pages[docname][1],
            find,
            self.overview,
            table,
            described,
        )

    def overview(self, only: Filter, system: str) -> Overview:
        """What a use case diagram shows; the system is the project unless it has a name of its own."""
        from sphinxext.usecase.core.overview import overview  # noqa: PLC0415 (few projects show any)

        matching = self.catalogue.matching(only)
        return overview(self.catalogue, matching, system or self.env.config.project)

    # -- drawing --------------------------------------------------------------------------------

    def _drawn_on(self, docname: str) -> Iterator[Drawing]:
        """The diagrams that belong to a page, and flow diagrams that it shows of others."""
        from sphinxext.usecase.diagrams import flow_drawing, overview_drawing  # noqa: PLC0415
        from sphinxext.usecase.stated import filter_of, line_and_rest  # noqa: PLC0415

        for usecase in self.usecases(docname):
            if usecase.has_flow:
                own = {usecase.diagram} - {"none"}
                views = (self.drawn_as(usecase, one) for one in self._flows_shown.get(usecase.id, ()))
                yield from (flow_drawing(usecase, kind) for kind in sorted(own.union(views)))
        for kind, text, context in self.targets.get(docname, ()):
            found = self.catalogue.get(text) if kind == "flow_view" else None
            if found is not None and found.has_flow:
                yield flow_drawing(found, self.drawn_as(found, context))
            elif kind == "usecase_diagram":
                line, system = line_and_rest(context)
                yield overview_drawing(self.overview(filter_of(text), system), docname, line)

    @cached_property
    def _flows_shown(self) -> dict[str, set[str]]:
        """Use case id -> how views want its flow to be drawn; asked for when all pages are read."""
        found: dict[str, set[str]] = {}
        for kind, text, context in (key for targets in self.targets.values() for key in targets):
            if kind == "flow_view":
                found.setdefault(text, set()).add(context)
        return found

    def drawn_as(self, usecase: UseCase, stated: str) -> str:
        """How a view draws a flow: as it states, or else as its use case or the project does."""
        kinds = (stated, usecase.diagram, self.config.diagram, "flow")
        return next(kind for kind in kinds if kind not in ("", "none"))

    def drawings(self, builder: Builder) -> Drawings | None:
        """The diagrams of this build; ``None`` if the builder shows no pictures."""
        if self._drawings is None:
            format_ = picture_format(builder)
            if format_ is None:
                return None
            # Graphviz is loaded only by builds that draw.
            from sphinxext.usecase.diagrams import Drawings  # noqa: PLC0415

            folder, own = Path(builder.doctreedir), self.config
            limits = own.diagram_timeout, own.diagram_limit
            dot = config.own_dot(self.env.config)
            pages = self.pages.keys() | {page for page in self.targets if self._has_diagram(page)}
            self._drawings = Drawings(folder, format_, dot, *limits, pages, self._drawn_on)
        return self._drawings

    def start_drawing(self, builder: Builder) -> None:
        """Begin to draw, in the background, the diagrams of the pages just read, and those changed."""
        drawings = self.drawings(builder) if self.read or self._redrawn else None
        if drawings is not None:
            drawings.start(sorted(self.read.union(self._redrawn)))

    def _has_diagram(self, docname: str) -> bool:
        """Whether a page shows a use case diagram, which other pages can change."""
        return any(kind == "usecase_diagram" for kind, _text, _context in self.targets[docname])

    # -- consistency ----------------------------------------------------------------------------

    def check_consistency(self) -> None:
        """Report what is wrong across pages."""
        # Sphinx asks only if a page is to be written.
        from sphinxext.usecase.consistency import check  # noqa: PLC0415

        thresholds = (
            (docname, key)
            for docname, targets in self.targets.items()
            for key in targets
            if key[0] == "threshold"
        )
        check(self.project, self.config, self.sources, thresholds)

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
                (page for page, names in self.listed.items() if fullname in names), default=None
            )
            if docname is not None:
                usecase_id, _, scenario_id = fullname.partition(".")
                anchor = labels.scenario_anchor(usecase_id, scenario_id)
                return Target("scenario", fullname, docname, anchor, fullname, scenario_id)
        return None

    def place_of(self, address: str) -> tuple[str, str] | None:
        """Page and anchor of a use case, step or alternative."""
        target = self.catalogue.find(address)
        return (target.docname, target.anchor) if target else None

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
        item = self.items.find(target) if typ == "item" else None
        if item is not None and (said := self._item(builder, fromdocname, item, node, contnode)):
            return said  # type: ignore[return-value]  # it may be no link, and no complaint either
        found = self._find(typ, target, context)
        if found is None:
            return None
        if typ == "item" and not node["refwarn"]:  # the option that names it: no link to itself
            return contnode  # type: ignore[return-value]  # no link, and no complaint either
        if not node.get("refexplicit"):
            contnode = nodes.inline("", reference_text(found, typ, context))
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode, found.title)

    def _item(
        self, builder: Builder, fromdocname: str, item: Item, node: pending_xref, contnode: Element
    ) -> Element | None:
        """A link to what describes an item, or to its tracker; where it is named, its title at least."""
        named = not node["refwarn"]
        if named and item.title:
            contnode = nodes.inline("", f"{item.id} {item.title}")
        if item.docname is not None:
            return make_refnode(builder, fromdocname, item.docname, item.id, contnode, item.title)
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
                reference = make_refnode(
                    builder, fromdocname, found.docname, found.anchor, contnode, found.title
                )
                results.append((f"uc:{found.type}", reference))
        return results

    def get_objects(self) -> Iterable[Object]:
        """Everything that can be linked to, for the inventory and the search."""
        if self.listed:
            return sorted([*self.catalogue.objects, *self._scenario_objects()])
        return self.catalogue.objects

    def _scenario_objects(self) -> Iterator[Object]:
        for fullname in dict.fromkeys(name for names in self.listed.values() for name in names):
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


def picture_format(builder: Builder) -> str | None:
    """The format in which a builder shows pictures; ``None`` if its readers see none."""
    if builder.format == "html":
        return "cmapx+png" if config.wants_pixels(builder.config) else "svg"
    if builder.format == "texinfo":
        return None
    shown = (format_ for kind, format_ in _FORMATS.items() if kind in builder.supported_image_types)
    return next(shown, None)
