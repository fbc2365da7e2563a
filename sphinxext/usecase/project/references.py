"""References: what an address leads to, the link there, and what is said of one that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinxext.usecase import messages
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.targets import FOREIGN, Address, Object, Target
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.nodes import CONTEXT

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinxext.usecase.core.model.items import Item

_DOUBLE = re.compile(r"#document-[^#\"]*(#[^\"]+)")


class References:
    """What addresses lead to in a project whose use cases are in ``catalogue``.

    ``item`` finds what sources say of an item, ``listed`` tells for each page the scenarios that it
    lists, ``external`` where other projects are, as configured.
    """

    def __init__(
        self,
        env: BuildEnvironment,
        catalogue: Callable[[], Catalogue],
        *,
        item: Callable[[str], Item | None],
        listed: Mapping[str, tuple[Address, ...]],
        external: Mapping[str, Any],
    ) -> None:
        self._env = env
        self._catalogue = catalogue
        self._item = item
        self._listed = listed
        self._external = external

    # -- what an address leads to ---------------------------------------------------------------

    def find(self, kind: str, target: str, context: str | None) -> Target | None:
        """What a reference of a kind leads to; the id of the use case ``context`` can be left out."""
        catalogue = self._catalogue()
        if kind == "actor":
            return catalogue.find_actor(target)
        if kind == "item":
            return catalogue.find_item(target)
        if kind == "scenario":
            return self._find_scenario(labels.slot(target), context)
        if kind in ("step", "altflow", "statement"):
            return catalogue.find_part(kind, target, context)
        find = catalogue.find_stated if kind == "address" else catalogue.find
        found = find(target, context)
        if found is None or kind in ("address", "any") or found.type == kind:
            return found
        return None

    def find_any(self, target: str, context: str | None) -> list[Target]:
        """Everything that a reference of no kind may lead to."""
        found = (self.find(kind, target, context) for kind in ("any", "actor", "item"))
        return [one for one in found if one is not None]

    def _find_scenario(self, name: str, context: str | None) -> Target | None:
        """The first view that lists a scenario."""
        found = (self._catalogue().read(name), Address(context or "", name))
        return next((self.scenario(one) for one in found if one in self._pages_listing), None)

    @cached_property
    def _pages_listing(self) -> dict[Address, str]:
        """Scenario -> the first page that lists it."""
        found: dict[Address, str] = {}
        for page, listed in sorted(self._listed.items()):
            for address in listed:
                found.setdefault(address, page)
        return found

    def scenario(self, address: Address) -> Target:
        """Where a scenario is listed."""
        anchor = labels.scenario_anchor(address.usecase, address.label)
        page = self._pages_listing[address]
        return Target("scenario", str(address), page, anchor, str(address), *reversed(address))

    def scenario_objects(self) -> list[Object]:
        """All scenarios that views list, as Sphinx lists objects."""
        found = map(self.scenario, self._pages_listing)
        return [(one.fullname, one.fullname, one.type, one.docname, one.anchor, 2) for one in found]

    # -- links ----------------------------------------------------------------------------------

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
        from sphinxext.usecase.sources.urls import url_of

        url = url_of(builder, self._places, fromdocname, docname, anchor)
        named = {"reftitle": title} if title else {}
        return nodes.reference("", "", content, refuri=url, internal=False, **named)

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where the pages of each other project begin."""
        from sphinxext.usecase.sources.urls import places

        return places(self._env.config, self._external)

    def resolved(
        self, builder: Builder, fromdocname: str, node: pending_xref, content: Element
    ) -> Element | None:
        """What a cross-reference becomes: a link, or where none is due its words; ``None``: it fails."""
        kind, target, context = node["reftype"], node["reftarget"], node.get(CONTEXT)
        item = self._item(target) if kind == "item" else None
        if item is not None and (said := self._item_link(builder, fromdocname, item, node, content)):
            return said
        found = self.find(kind, target, context)
        if found is None:
            return None
        if kind == "item" and not node["refwarn"]:  # the option that names it: no link to itself
            return content
        return self._link_to(builder, fromdocname, found, content, _text(node, found, kind, context))

    def resolved_any(
        self, builder: Builder, fromdocname: str, node: pending_xref, content: Element
    ) -> list[tuple[str, nodes.reference]]:
        """Links to everything that a cross-reference may mean, each with the role that would do."""
        links = []
        for found in self.find_any(node["reftarget"], node.get(CONTEXT)):
            text = _text(node, found, found.type, None)
            link = self._link_to(builder, fromdocname, found, content, text)
            links.append((f"uc:{found.type}", link))
        return links

    def _link_to(
        self, builder: Builder, fromdocname: str, found: Target, content: Element, text: str | None
    ) -> nodes.reference:
        if text is not None:
            content = nodes.inline("", text)
        return self.link(builder, fromdocname, found.docname, found.anchor, content, found.title)

    def _item_link(
        self, builder: Builder, fromdocname: str, item: Item, node: pending_xref, content: Element
    ) -> Element | None:
        """A link to what describes an item, or to its tracker; where it is named, its title at least."""
        named = not node["refwarn"]
        if named and item.title:
            content = nodes.inline("", f"{item.id} {item.title}")
        if item.docname is not None:
            return self.link(builder, fromdocname, item.docname, item.id, content, item.title)
        if item.url is not None:
            return nodes.reference("", "", content, refuri=item.url, internal=False)
        return content if named else None


def _text(node: pending_xref, found: Target, kind: str, context: str | None) -> str | None:
    """What a reference says: ``None`` if its author has said it; a title, or in its use case a label."""
    if node.get("refexplicit"):
        return None
    if found.type == "usecase":
        return found.fullname if kind == "address" else found.title or found.fullname
    if found.type in ("actor", "item"):
        return found.fullname
    return found.label if context == found.usecase else found.fullname


def single(uri: str) -> str:
    """``#document-page#anchor`` as ``#anchor``; any other address as it is.

    In builders that put all pages into one, the address of an anchor is the anchor alone.
    """
    match = _DOUBLE.fullmatch(uri)
    return match[1] if match else uri


def single_within(markup: str) -> str:
    """The same for all addresses in some markup."""
    return _DOUBLE.sub(r"\1", markup)


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
        "statement": "the address of a criterion, a KPI or a rule such as UC-1.AC1",
        "address": "the id of a use case, or an address in it such as UC-1.2a",
    }.get(kind, "an address such as UC-1.2a, or inside a use case just 2a")
    messages.warn(
        "unknown-target",
        f'"{node["reftarget"]}" leads nowhere; expected {expected}',
        node,
    )
    return True
