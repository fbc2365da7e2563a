"""Says on the page of a use case which others include it, extend it, specialise it or go on in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.relations import Relation
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.views.parts import field_table
from sphinxext.usecase.views.tablenodes import MakeLink
from sphinxext.usecase.words import _, joined, phrase


def add_backlinks(
    description: addnodes.desc,
    referring: Iterable[tuple[Summary, Relation]],
    link: MakeLink,
    find: Callable[[str], Target | None],
) -> None:
    """Add rows to the fields of a use case, and a line to each step or alternative that is extended."""
    rows: dict[str, dict[str, nodes.Node]] = {}
    for summary, relation in referring:
        target = find(relation.target)
        source = _source(summary, relation, link)
        row = rows.setdefault(_header(relation, target), {})
        if source.astext() in row:
            continue
        row[source.astext()] = source
        if relation.kind == "extends" and target is not None:
            for part in _parts(description, target.anchor):
                said = phrase(_("Extended by {}"), _source(summary, relation, link))
                part.append(nodes.paragraph("", "", *said, classes=["uc-meta"]))
    if rows:
        table = field_table(description)
        for header, sources in rows.items():
            table += uc.field_row(header, joined(sources.values(), ", "))


def _header(relation: Relation, target: Target | None) -> str:
    match relation.kind:
        case "include":
            return _("Included by")
        case "specializes":
            return _("Specialised by")
        case "goto":
            return _("Continued from")
    if target is None or target.type == "usecase":
        return _("Extended by")
    if target.type == "altflow":
        return _("Extended at alternative {} by").format(target.label)
    return _("Extended at step {} by").format(target.label)


def _source(summary: Summary, relation: Relation, link: MakeLink) -> nodes.reference:
    """A link to what states the relation."""
    address = labels.address(labels.as_written(summary.id), relation.label)
    return link(summary.docname, summary.anchor(relation.label), address)


def _parts(description: addnodes.desc, anchor: str) -> Iterator[nodes.Element]:
    """The step or alternative that an anchor leads to."""
    for part in (*description.findall(uc.step), *description.findall(uc.altflow)):
        if anchor in part["ids"]:
            yield part
