"""Completes the fields of a use case: what options state, anchors of actors, labels of statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.options import options
from sphinxext.usecase.core.model.spelling import key
from sphinxext.usecase.core.model.usecase import Actor, UseCase
from sphinxext.usecase.core.project.catalogue import actor_anchor
from sphinxext.usecase.core.reading.actors import described, listed
from sphinxext.usecase.core.reading.drafts import StatementDraft
from sphinxext.usecase.core.reading.fields import ACTOR_FIELDS
from sphinxext.usecase.reading.anchors import Anchors
from sphinxext.usecase.reading.plaintext import Plain, folded
from sphinxext.usecase.reading.sentences import Sentences
from sphinxext.usecase.reading.settings import Settings
from sphinxext.usecase.reading.statements import Item
from sphinxext.usecase.words import option_header

_NAMING = (nodes.paragraph, nodes.line, nodes.term)
"""What names actors in a field."""


class Fields:
    """The fields of one use case, whose anchors begin with ``prefix``."""

    def __init__(
        self,
        usecase: UseCase,
        say: Sentences,
        settings: Settings,
        *,
        anchors: Anchors,
        plain: Plain,
        prefix: str,
    ) -> None:
        self._usecase = usecase
        self._say = say
        self._settings = settings
        self._anchors = anchors
        self._plain = plain
        self._prefix = prefix
        self._actors = {key(actor.name): actor for actor in usecase.actors}

    def completed(self, head: list[nodes.Node]) -> Iterator[nodes.Node]:
        """What stands before the flow, the first field list completed by the use case's options."""
        rows = list(self._option_rows())
        lists = [node for node in head if isinstance(node, nodes.field_list)]
        table = lists[0] if lists else nodes.field_list(classes=["uc-fields"])
        for more in lists[1:]:
            if head.index(more) == head.index(table) + 1:
                table += more.children
                head.remove(more)
        table += rows
        if not lists and rows:
            yield table
        yield from head

    def _option_rows(self) -> Iterator[nodes.field]:
        for part, option in options(UseCase).values():
            value = getattr(self._usecase, part.field)
            if value and (header := option_header(part.field)):
                yield uc.field_row(header, self._say.stated(option.means, value))

    # -- actors ---------------------------------------------------------------------------------

    def anchor_actors(self, field_list: nodes.field_list) -> None:
        """Give each actor the anchor that references to it lead to."""
        for row in field_list.children:
            if self._settings.recognise(self._plain(row.children[0])) not in ACTOR_FIELDS:
                continue
            for holder in row.findall(
                lambda node: isinstance(node, (nodes.paragraph, nodes.line, nodes.term))
            ):
                assert isinstance(holder, nodes.Element)
                for actor in self._actors_in(holder):
                    self._anchor_actor(actor, holder)

    def _actors_in(self, holder: nodes.Element) -> Iterator[Actor]:
        """The actors of the use case that are named in a paragraph, a line or a term."""
        text = self._plain(holder)
        named = (described(text), *listed(text))
        names = (text, *(one.name for one in named if one))
        keys = dict.fromkeys(key(folded(one)) for one in names)
        yield from (self._actors[one] for one in keys if one in self._actors)

    def _anchor_actor(self, actor: Actor, holder: nodes.Element) -> None:
        anchor = actor_anchor(self._prefix, actor.name)
        if self._anchors.is_free(anchor):
            target = nodes.target("", "", ids=[anchor])
            self._anchors.give(anchor, target)
            holder.insert(0, target)

    # -- statements -----------------------------------------------------------------------------

    def label_statements(
        self,
        drafts: list[StatementDraft],
        names: Mapping[str, StatementDraft],
        items: Mapping[StatementDraft, Item],
    ) -> None:
        """Give statements their anchors and labels, and say what their options state.

        ``names`` tells whom a name leads to, ``items`` where a statement stands.
        """
        measuring: dict[str, list[str]] = {}
        for record in self._usecase.statements:
            if record.kpi is not None:
                measuring.setdefault(record.kpi, []).append(record.label)
        for draft, record in zip(drafts, self._usecase.statements, strict=True):
            item = items[draft]
            called = [draft.label]
            if draft.name and names.get(draft.name) is draft:
                called.append(draft.name)
            self._label(item, draft, called)
            said = self._say.of_statement(draft, record, measuring.get(record.label, ()))
            if said:
                item.block.append(nodes.paragraph("", "", *said, classes=["uc-meta"]))

    def _label(self, item: Item, draft: StatementDraft, called: list[str]) -> None:
        anchors = [labels.anchor(labels.address(self._prefix, one)) for one in called]
        given = [one for one in anchors if self._anchors.give(one, item.holder)]
        item.holder["ids"] = list(dict.fromkeys([*given, *item.holder["ids"]]))
        is_own = draft.own_label == draft.label
        item.begin(uc.statement_label(f"{draft.label} "), draft.own_label if is_own else None)
