"""The anchors of a page: each is given once, and addresses of use cases come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from functools import cached_property
from itertools import count

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment

from sphinxext.usecase import compat
from sphinxext.usecase.core.model import labels

_OF_DOMAINS = (addnodes.desc_signature, nodes.term, nodes.math_block)
"""Nodes whose ids a domain has noted, where nobody could note another one."""
_COUNTED = (
    *(nodes.footnote, nodes.footnote_reference, nodes.citation_reference),
    *(nodes.problematic, nodes.system_message, nodes.section),
)
"""Nodes that docutils calls ``id1``, ``id2``, …, where nothing else gives them an id."""


class Anchors:
    """Gives anchors to nodes of a document; what had one by its title alone gets another one.

    ``usecases`` holds the ids of the use cases in the document: no other anchor is called so.
    """

    def __init__(self, document: nodes.document, usecases: Container[str]) -> None:
        self._document = document
        self._usecases = usecases
        self._prefixes: set[str] = set()
        self._counts: defaultdict[str, count[int]] = defaultdict(lambda: count(2))

    def of_usecase(self, usecase_id: str, description: nodes.Element) -> str:
        """Give a use case its anchor; return what those of its parts begin with.

        That is its id, but for the second of two use cases with one id. Its own anchor is another one
        where a domain of Sphinx has something that is called so.
        """
        wanted = labels.anchor(usecase_id)
        prefix = next(one for one in self._numbered(wanted) if one not in self._prefixes)
        self._prefixes.add(prefix)
        signature = description[0]
        assert isinstance(signature, nodes.Element)
        own = next(one for one in self._numbered(prefix) if self.give(one, signature, description))
        signature["ids"] = [own]
        return prefix

    def _numbered(self, anchor: str) -> Iterator[str]:
        """An anchor, and others like it that no use case is called by."""
        yield anchor
        numbers = self._counts[anchor]
        yield from (more for number in numbers if (more := f"{anchor}_{number}") not in self._usecases)

    def is_free(self, anchor: str) -> bool:
        """Whether nothing in the document has an anchor."""
        return anchor not in self._document.ids

    def give(self, anchor: str, node: nodes.Element, *same: nodes.Element) -> bool:
        """Let a node have an anchor, unless something has it already that cannot do without.

        What ``same`` holds hands its anchors over to ``node`` anyway.
        """
        holder = self._document.ids.get(anchor)
        if holder is not None and holder not in (node, *same):
            named = anchor in self._document.nameids.values() and not isinstance(holder, _OF_DOMAINS)
            if not (named or isinstance(holder, _COUNTED)):
                return False
            self._rename(holder, anchor)
        self._document.ids[anchor] = node
        return True

    def _rename(self, holder: nodes.Element, old: str) -> None:
        """Give another id to what docutils has called by its title or label; links to it go along."""
        document = self._document
        free = (f"{old}-{number}" for number in count(1))
        new = next(one for one in free if one not in document.ids and one not in self._usecases)
        holder["ids"] = [new if one == old else one for one in holder["ids"]]
        document.ids[new] = holder
        for name, one in document.nameids.items():
            if one == old:
                document.nameids[name] = new
        for node in self._referring.get(old, ()):
            if node.get("refid") == old:
                node["refid"] = new
            if old in node.get("backrefs", ()):
                node["backrefs"] = [new if one == old else one for one in node["backrefs"]]
        env: BuildEnvironment = document.settings.env
        _rename_labels(env, old, new)
        for slugs in compat.heading_slugs(document, env):
            _rename_slugs(slugs, old, new)

    @cached_property
    def _referring(self) -> dict[str, list[nodes.Element]]:
        """Id -> the nodes that refer to it, as the author has written the page."""
        found: dict[str, list[nodes.Element]] = {}
        for node in self._document.findall(nodes.Element):
            for one in {node.get("refid"), *node.get("backrefs", ())} - {None}:
                found.setdefault(one, []).append(node)
        return found


def _rename_labels(env: BuildEnvironment, old: str, new: str) -> None:
    """Sphinx has noted the labels of the page already."""
    std = env.get_domain("std")
    assert isinstance(std, StandardDomain)
    for name, (docname, labelid, title) in std.labels.items():
        if (docname, labelid) == (env.docname, old):
            std.labels[name] = docname, new, title
    for name, (docname, labelid) in std.anonlabels.items():
        if (docname, labelid) == (env.docname, old):
            std.anonlabels[name] = docname, new


def _rename_slugs(slugs: dict[str, compat.Slug], old: str, new: str) -> None:
    """MyST has noted the headings of the page already."""
    for slug, (line, labelid, title) in slugs.items():
        if labelid == old:
            slugs[slug] = line, new, title
