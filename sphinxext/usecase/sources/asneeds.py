"""Use cases as sphinx-needs gets to know them, and the need type and link types they are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.config import Config

    from sphinxext.usecase.core.model.usecase import UseCase

TYPE = "usecase"
"""The need type of use cases; no need of this type is an epic, a story or a test."""
_NEED_TYPE = {
    "directive": TYPE,
    "title": "Use case",
    "prefix": "UC_",
    "color": "#cfe2f3",
    "style": "node",
}
_LINK_TYPES = {
    "realizes": {"outgoing": "realizes", "incoming": "is realized by"},
    "tested_by": {"outgoing": "is tested by", "incoming": "tests"},
}
LAYOUT_OPTIONS = frozenset(
    "collapse delete hide jinja_content layout post_template pre_template style template "
    "title_from_content".split()
)
"""Options that tell sphinx-needs how to render a need; a use case is rendered by this extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """What sphinx-needs gets to know of a use case; ``options`` are all of its options as written."""

    id: str
    title: str
    docname: str
    line: int = field(compare=False)
    links: Mapping[str, tuple[str, ...]]
    options: Mapping[str, str]
    sections: tuple[str, ...]
    parent: str | None


def uses_needs(config: Config) -> bool:
    """Whether a project uses sphinx-needs."""
    return "needs_types" in config


def is_mirroring(config: Config) -> bool:
    """Whether use cases become needs."""
    return uses_needs(config) and bool(config["usecase_needs"])


def add_types(config: Config) -> None:
    """Add the need type and the link types that the project does not have itself."""
    taken = set(_names_taken(config))
    types = config["needs_types"]
    if all(one.get("directive") != TYPE for one in types):
        config["needs_types"] = [*types, _NEED_TYPE]
    ours = {name: dict(link) for name, link in _LINK_TYPES.items() if name not in taken}
    config["needs_links"] = {**ours, **config["needs_links"]}


def _names_taken(config: Config) -> Iterator[str]:
    """The fields and link types of a project, wherever it declares them."""
    yield from config["needs_fields"]
    for one in (*config["needs_extra_options"], *config["needs_extra_links"]):
        yield one if isinstance(one, str) else one.get("name") or one.get("option")
    for need_type in config["needs_types"]:
        yield from need_type.get("fields", ())
        yield from need_type.get("links", ())


def mirrored(usecase: UseCase, options: Mapping[str, str], node: nodes.Element) -> Mirrored:
    """A use case as sphinx-needs gets to know it; ``node`` stands where its author wrote it."""
    from sphinxext.usecase.core.model.contents import named_items

    items = [(kind, item) for kind, item, _address in named_items(usecase)]
    around = list(_around(node))
    return Mirrored(
        id=usecase.id,
        title=usecase.title or usecase.id,
        docname=usecase.docname,
        line=usecase.line,
        links={
            "realizes": tuple(item for kind, item in items if kind != "test"),
            "tested_by": tuple(item for kind, item in items if kind == "test"),
        },
        options=options,
        sections=tuple(one[0].astext() for one in around if isinstance(one, nodes.section)),
        parent=next((one["refid"] for one in around if one.tagname == "Need"), None),
    )


def _around(node: nodes.Element) -> Iterator[nodes.Element]:
    """What a node stands in, from within."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def first_of_each(pages: Iterable[Iterable[Mirrored]]) -> list[Mirrored]:
    """The use cases page by page; of two with one id the first."""
    found: dict[str, Mirrored] = {}
    for one in sorted((one for page in pages for one in page), key=attrgetter("docname")):
        found.setdefault(one.id, one)
    return list(found.values())
