"""The title of a use case: what the line shows, and what contents and the index list of it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import compat
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.catalogue import actor_anchor
from sphinxext.usecase.reading.plaintext import Plain, plain_text
from sphinxext.usecase.reading.settings import Settings
from sphinxext.usecase.words import _, shortened

_Entry = tuple[str, str, str, str, None]


def complete_title(
    description: addnodes.desc, usecase: UseCase, settings: Settings, plain: Plain, prefix: str
) -> None:
    """Put id and status behind a title; list it in contents and index.

    Anchors of the use case begin with ``prefix``.
    """
    signature = description[0]
    assert isinstance(signature, nodes.Element)
    signature["ids"] = list(dict.fromkeys([*signature["ids"], *description["ids"]]))
    signature["fullname"] = usecase.id
    description["ids"] = []
    heading = heading_of(description)
    title = plain_text(heading or signature[0])
    in_heading = signature.attributes.pop("headed")
    in_contents = _in_contents(title, usecase.shown_id, settings, in_heading=in_heading)
    compat.list_in_contents(signature, title, in_contents)
    shown_id = nodes.inline("", usecase.shown_id, classes=["uc-id"])
    if heading:
        assert isinstance(signature[0], nodes.Element)
        signature[0] += shown_id
    else:
        signature += [nodes.Text(" "), shown_id]
    if usecase.status:
        classes = ["uc-status", f"uc-status-{labels.slug(usecase.status)}"]
        signature += [nodes.Text(" "), nodes.inline("", usecase.status, classes=classes)]
    entry = _entry(_("{} (use case)").format(title or usecase.shown_id), signature["ids"][0])
    # Put here no earlier than now: labels pass what is invisible only if it is directly before.
    place = description.parent.index(description)
    index = addnodes.index(entries=[entry, *_entries_of_parts(usecase, plain, prefix)])
    description.parent.insert(place, index)


def heading_of(description: nodes.Element) -> nodes.Element | None:
    """The title of the section, where it is that of a use case too."""
    signature, above = description[0], description.parent
    assert isinstance(signature, nodes.Element)
    while signature.get("headed") and above is not None and not isinstance(above, nodes.section):
        above = above.parent
    title = above[0] if signature.get("headed") and above is not None else None
    return title if isinstance(title, nodes.Element) else None


def index_before(description: nodes.Element) -> addnodes.index:
    """The index node that has been put before a description."""
    index = description.parent[description.parent.index(description) - 1]
    assert isinstance(index, addnodes.index)
    return index


def _in_contents(title: str, shown_id: str, settings: Settings, *, in_heading: bool) -> str:
    """What tables of contents show, which hold a heading anyway; empty: they show nothing."""
    if not settings.toc_entries or (in_heading and not settings.toc_ids):
        return ""
    words = [shown_id] if settings.toc_ids else []
    words += [] if in_heading else [title]
    return " ".join(words).strip() or shown_id


def _entries_of_parts(usecase: UseCase, plain: Plain, prefix: str) -> Iterator[_Entry]:
    for actor in usecase.actors:
        text = _("{} (actor)").format(plain.shown(actor.name))
        yield _entry(text, actor_anchor(prefix, actor.name))
    for one in usecase.statements:
        text = f"{shortened(plain.shown(one.text), 60)} ({usecase.shown_id}.{one.label})"
        yield _entry(text, labels.anchor(labels.address(prefix, one.label)))


def _entry(text: str, anchor: str) -> _Entry:
    return "single", text.replace(";", ","), anchor, "", None
