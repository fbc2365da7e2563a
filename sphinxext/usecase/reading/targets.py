"""Labels and index entries that stand before a use case, step or alternative: they become its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.transforms import SphinxTransform

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.reading.plaintext import plain_text

_PARTS = (uc.step, uc.altflow)


def hand_over(old: nodes.Element, new: nodes.Element) -> None:
    """Let ``new`` have the labels of ``old``, whose place it takes."""
    assert old.document is not None
    for one in old["ids"]:
        old.document.ids[one] = new
    noted: dict[str, nodes.Element | None] = getattr(old.document, "names", {})  # from docutils 0.23 on
    for name in old["names"]:
        if noted.get(name) is old:
            noted[name] = new
    new["ids"] += old["ids"]
    new["names"] += old["names"]
    old["ids"], old["names"] = [], []


def give_to_parts(body: nodes.Element) -> None:
    """Move what stands directly before a step or alternative of a body into it.

    Left where it is, it would part the list of steps, and stay behind when alternatives are sorted.
    """
    before: list[nodes.Element] = []
    for child in list(body.children):
        if isinstance(child, (nodes.target, addnodes.index, nodes.comment)):
            before.append(child)
            continue
        if isinstance(child, _PARTS):
            for one in before:
                _give(one, child)
        before = []


def _give(one: nodes.Element, part: nodes.Element) -> None:
    if isinstance(one, addnodes.index):
        one.parent.remove(one)
        paragraph = part[0]
        assert isinstance(paragraph, nodes.paragraph)
        paragraph.insert(0, one)
    elif one.get("ids"):  # a comment has kept docutils from moving them
        hand_over(one, part)
        one.parent.remove(one)


def drop_handed_over(targets: Iterable[nodes.target]) -> None:
    """Remove the targets whose labels use cases, steps and alternatives have: LaTeX would set both."""
    for target in targets:
        document = target.document
        assert document is not None
        if isinstance(document.ids.get(target["refid"]), (addnodes.desc, *_PARTS)):
            target.parent.remove(target)


class TitleLabels(SphinxTransform):
    """Lets a reference to a label say the title of the use case, or the text of the step or alternative.

    Runs when Sphinx has noted the labels, and before MyST resolves the references within a page.
    """

    default_priority = 860

    def apply(self, **kwargs: Any) -> None:
        """Note titles as Sphinx does those of sections."""
        titles = dict(self._titles())
        if not titles:
            return
        std = self.env.get_domain("std")
        assert isinstance(std, StandardDomain)
        for name, (labelid, title) in titles.items():
            std.labels[name] = self.env.docname, labelid, title
        for reference in self.document.findall(nodes.reference):
            found = titles.get(str(reference.get("refuri", ""))[1:])
            if found and reference.get("id_link") and not reference.children:
                reference.append(nodes.inline("", found[1]))

    def _titles(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Label -> its id, and the title of what it stands before."""
        for name, explicit in self.document.nametypes.items():
            labelid = self.document.nameids[name]
            part = self.document.ids.get(labelid) if explicit and labelid else None
            if isinstance(part, (addnodes.desc, *_PARTS)) and (title := _title(part)):
                yield name, (labelid, title)


def _title(part: nodes.Element) -> str:
    """The words of the author that it begins with."""
    titled = part[0]
    assert isinstance(titled, nodes.Element)
    if isinstance(part, addnodes.desc):
        return plain_text(titled[0]) if part["domain"] == "uc" else ""
    words = (plain_text(child) for child in titled.children if not isinstance(child, uc.mark))
    return "".join(words).strip()
