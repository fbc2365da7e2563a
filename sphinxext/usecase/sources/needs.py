"""The only module that knows sphinx-needs: needs that describe items, and needs made of use cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

from sphinxext.usecase import messages
from sphinxext.usecase.config import NEEDS_TYPES
from sphinxext.usecase.core.model.digest import digest
from sphinxext.usecase.core.model.items import Item, ItemKind, safe_url
from sphinxext.usecase.core.model.labels import split_list
from sphinxext.usecase.sources.asneeds import TYPE, Mirrored, first_of_each, is_mirroring

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_OWN_LINKS = frozenset("epic stories tests extends specializes".split())
"""Options of a use case that link: a link type of the same name says something of its own."""
_WIDER_REGEX = r"^[\w-]+"
"""Fits every id that a use case may have, and every id that sphinx-needs allows by default."""


class Needs:
    """The needs of a project; to be asked from the consistency checks on, when all are known.

    Asking earlier would make sphinx-needs seal its data before it is stored. ``types`` maps kinds of
    items to glob patterns of need types; a kind that it leaves out has the usual ones.
    """

    def __init__(self, env: BuildEnvironment, types: Mapping[str, Sequence[str]]) -> None:
        self._env = env
        self._types = {**NEEDS_TYPES, **types}
        self._kind = cache(self._kind_of_type)

    def find(self, item: str) -> Item | None:
        """What the need with this id says of an epic, a story or a test."""
        need = self._view.get(item)
        return None if need is None or need["type"] == TYPE else self._item(need)

    def all(self) -> Iterator[Item]:
        """The epics, stories and tests that needs describe, in order of their id."""
        for _id, need in sorted(self._view.items()):
            if need["type"] != TYPE and self._kind(need["type"]):
                yield self._item(need)

    @property
    def _view(self) -> Mapping[str, Any]:
        from sphinx_needs.data import SphinxNeedsData

        return SphinxNeedsData(self._env).get_needs_view()

    def _item(self, need: Any) -> Item:
        return Item(
            id=need["id"],
            kind=self._kind(need["type"]),
            title=need["title"],
            status=need["status"] or None,
            url=safe_url(need["external_url"] or "") or None,
            parent=next(self._epics(need), None),
            docname=need["docname"],
        )

    def _epics(self, need: Any) -> Iterator[str]:
        """The epics that a need links to."""
        for _type, targets in need.iter_links_items():
            for target in targets:
                linked = self._view.get(target)
                if linked is not None and self._kind(linked["type"]) == "epic":
                    yield target

    def _kind_of_type(self, need_type: str) -> ItemKind | None:
        for kind, patterns in self._types.items():
            if any(fnmatchcase(need_type.lower(), pattern.lower()) for pattern in patterns):
                return cast("ItemKind", kind)
        return None


class NeedsAsWritten(Needs):
    """Needs before sphinx-needs resolves them: they tell whether what is known of them has changed.

    What may yet change a need is added to its status, as a digest.
    """

    @property
    def _view(self) -> Mapping[str, Any]:
        needs: Mapping[str, Any] = _data(self._env).get_needs_mutable()
        return needs

    def _item(self, need: Any) -> Item:
        item = super()._item(need)
        changes = [*self._extends.get(item.id, ()), *self._extends.get("", ())]
        if need.has_dynamic_fields:
            changes.append(self.fingerprint)
        return item._replace(status=f"{item.status} {digest(changes)}") if changes else item

    @cached_property
    def _extends(self) -> dict[str, list[str]]:
        """What ``needextend`` says of each need by its id, and of needs that match a filter by ""."""
        found: dict[str, list[str]] = {}
        for extend in _data(self._env).get_or_create_extends().values():
            by_id = extend["filter"] if extend["filter_is_id"] else ""
            said = {name: value for name, value in extend.items() if name not in ("lineno", "target_id")}
            found.setdefault(by_id, []).append(repr(sorted(said.items())))
        return found

    @cached_property
    def fingerprint(self) -> str:
        """A fingerprint of all that may be known of needs."""
        needs = [
            (name, need["type"], need["title"], need["status"], need["docname"], need["external_url"])
            for name, need in sorted(self._view.items())
        ]
        links = [list(need.iter_links_items()) for _name, need in sorted(self._view.items())]
        return digest([needs, links, sorted(self._extends.items())])


def pages_with_needs(env: BuildEnvironment) -> list[str]:
    """The pages that show needs, in the book-keeping of sphinx-needs."""
    pages: list[str] = _data(env).get_or_create_docs()["all"]
    return pages


def _data(env: BuildEnvironment) -> Any:
    from sphinx_needs.data import SphinxNeedsData

    return SphinxNeedsData(env)


# -- use cases as needs -----------------------------------------------------------------------------


class NeedOptions:
    """The options that a use case takes because it becomes a need; none if it does not."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.fields: frozenset[str] = frozenset()
        self.links: frozenset[str] = frozenset()
        if is_mirroring(env.config):
            schema = _schema(env)
            self.fields = _authored(schema.iter_extra_fields()) | {"constraints"}
            self.links = _authored(schema.iter_link_fields()) - _OWN_LINKS

    def __contains__(self, name: object) -> bool:
        return name in self.fields or name in self.links

    def linked(self, written: Iterable[Mapping[str, str]]) -> Iterator[str]:
        """The ids that options of use cases link to; those of the use case itself are not among them."""
        for options in written:
            for name in options.keys() & self.links:
                yield from split_list(options[name])


def _schema(env: BuildEnvironment) -> Any:
    """The fields of a need of our type; from sphinx-needs 9 on, each type may have its own."""
    schema = _data(env).get_schema()
    return schema.for_type(TYPE) if hasattr(schema, "for_type") else schema


def _authored(fields: Iterable[Any]) -> frozenset[str]:
    return frozenset(one.name for one in fields if one.directive_option)


def add_needs(app: Sphinx, needs: dict[str, Any]) -> None:
    """Add a hidden need for each use case; called when all pages are read, before links are resolved.

    Nothing of this is stored: needs of use cases are made anew in each build. So they cannot be out of
    date, and it does not matter which process has read a page.
    """
    every = first_of_each(app.env.domaindata["uc"]["mirrored"].values())
    regex = app.config["needs_id_regex"] or ""
    unfit = {one.id: one for one in every if not re.match(regex, one.id)}
    if unfit:
        _report_ids(list(unfit.values()), regex)
    options = NeedOptions(app.env)
    items = {name for name, need in needs.items() if need["type"] != TYPE}
    for one in every:
        if one.id not in unfit:
            _add_need(app, one, options, items, needs)


def _report_ids(unfit: Sequence[Mirrored], regex: str) -> None:
    first, *more = unfit
    others = f" and {len(more)} more" if more else ""
    messages.warn(
        "invalid-need",
        f'{first.id}{others}: not among the needs: needs_id_regex is "{regex}", which the id does not '
        f'match; set needs_id_regex = r"{_WIDER_REGEX}", or keep use cases apart from needs by '
        "usecase_needs = False",
        (first.docname, first.line),
    )


def _add_need(
    app: Sphinx, one: Mirrored, options: NeedOptions, items: set[str], needs: dict[str, Any]
) -> None:
    from sphinx_needs.api import InvalidNeedException, generate_need
    from sphinx_needs.config import NeedsSphinxConfig

    if one.id in needs:
        _refuse(one, "another need has this id")
        return
    try:
        needs[one.id] = generate_need(
            NeedsSphinxConfig(app.config),
            _data(app.env).get_schema(),
            TYPE,
            one.title,
            id=one.id,
            docname=one.docname,
            lineno=int(one.line),
            doctype=PurePath(app.env.doc2path(one.docname)).suffix,
            sections=list(one.sections),
            hide=True,
            **_values(one, options, items),
        )
    except InvalidNeedException as error:
        _refuse(one, error.message)


def _refuse(one: Mirrored, reason: str) -> None:
    messages.warn("invalid-need", f"{one.id}: not among the needs: {reason}", (one.docname, one.line))


def _values(one: Mirrored, options: NeedOptions, items: set[str]) -> dict[str, Any]:
    """The fields and links of a need; links of our own lead to items that are needs."""
    core = ("status", "tags", "layout", "style")
    values: dict[str, Any] = {
        name: text for name, text in one.options.items() if (name in core and text) or name in options
    }
    for name, targets in one.links.items():
        if name in options.links:
            known = (target for target in targets if target in items)
            values[name] = ", ".join(dict.fromkeys((*split_list(values.get(name, "")), *known)))
    if one.parent and "parent_needs" in options.links:
        values["parent_needs"] = one.parent
    return {name: text for name, text in values.items() if text}
