"""Marks on the page of a use case what is new, changed or gone since the baseline, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.changes.change import Change, PartChanges, State, UseCaseChanges
from sphinxext.usecase.core.changes.lines import line_of
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.views.parts import field_table, place_in_flow
from sphinxext.usecase.views.wordmarks import WordMarks, listed
from sphinxext.usecase.words import _, change_words, joined, phrase


class ChangesView:
    """Marks what has changed ``since`` a version, which is named; ``anchor`` gives that of a label."""

    def __init__(
        self, changed: UseCaseChanges, since: str, anchor: Callable[[str], str], *, is_html: bool
    ) -> None:
        self._changed = changed
        self._since = since
        self._anchor = anchor
        self._marks = WordMarks(is_html)
        self._words = Words(change_words())

    def add_to(self, description: addnodes.desc) -> None:
        """Add a row to the fields, a line to each flow, and a mark to each part that has changed."""
        left = [part for part in self._changed.parts if not self._add_to_flow(description, part)]
        self._add_row(description, left)
        places = dict(_parts(description)) | dict(self._headers(description))
        for part in self._changed.parts:
            for change in part.changes:
                place = places.get(self._place_of(change))
                if place is not None:
                    _mark(place, self._words(change.state), change.state)

    def _place_of(self, change: Change) -> str:
        """By what the place of a mark is found: an anchor, or what a field is known by."""
        if change.aspect == "field":
            return change.detail
        is_part = change.label and change.kind in ("step", "statement")
        return self._anchor(change.label or "") if is_part else ""

    def _headers(self, description: addnodes.desc) -> Iterator[tuple[str, nodes.Element]]:
        """The headers of fields, by what these are known by."""
        new = self._changed.new
        known = {one.header: one.name or one.header for one in (new.fields if new else ())}
        for name in field_table(description).findall(nodes.field_name):
            yield known.get(name.astext(), name.astext()), name

    # -- the row --------------------------------------------------------------------------------

    def _add_row(self, description: addnodes.desc, parts: Iterable[PartChanges]) -> None:
        """Say of the whole how it is, with links to its flows, and what has changed besides these."""
        body = nodes.field_body()
        body += [nodes.paragraph("", "", *said) for said in self._summary()]
        lines = [self._line(change) for part in parts for change in part.changes]
        if lines:
            said = _("What has changed since {}").format(self._since)
            body += self._marks.disclosure(said, [listed(lines)])
        said = _("Since {}").format(self._since)
        field_table(description).append(nodes.field("", nodes.field_name("", said), body))

    def _summary(self) -> Iterator[Iterable[nodes.Node]]:
        if self._changed.state == "new":
            yield [nodes.Text(_("New"))]
        flows = [part for part in self._changed.parts if part.kind != "usecase"]
        for state, template in (("new", _("New: {}")), ("changed", _("Changed: {}"))):
            if found := [self._called(part) for part in flows if part.state == state]:
                yield phrase(template, joined(found, ", "))

    def _called(self, part: PartChanges) -> nodes.Node:
        label = part.address.label
        if not label:
            return nodes.Text(_("Main flow"))
        return nodes.reference("", label, refid=self._anchor(label), internal=True)

    # -- flows ----------------------------------------------------------------------------------

    def _add_to_flow(self, description: addnodes.desc, part: PartChanges) -> bool:
        """Say at a flow what has changed of it; whether it has a place."""
        if part.kind == "usecase" or part.state == "gone":
            return False
        label = part.address.label
        place = place_in_flow(description, self._anchor(label) if label else "")
        if place is None:
            return False
        parent, position = place
        if part.state == "new":
            said = _("New since {}").format(self._since)
            made: nodes.Element = nodes.paragraph("", said, classes=["uc-meta", "uc-new"])
        else:
            said = _("Changed since {}").format(self._since)
            made = self._marks.disclosure(said, [listed(map(self._line, part.changes))])
        parent.insert(position, made)
        return True

    def _line(self, change: Change) -> Iterator[nodes.Node]:
        """What has changed of a part, in one respect."""
        if change.label and change.kind in ("step", "statement"):
            yield from (nodes.strong("", change.label), nodes.Text(" "))
        line = list(self._marks.line(line_of(change, self._words)))
        if change.state == "gone":
            yield from phrase(_("Gone: {}"), line)
        else:
            yield from phrase(_("New: {}"), line) if change.state == "new" else line


def _parts(description: addnodes.desc) -> Iterator[tuple[str, nodes.Element]]:
    """The paragraphs of steps and of statements, by their anchors."""
    for label in description.findall(uc.step_label):
        if isinstance(label, uc.statement_label) or isinstance(label.holder, uc.step):
            yield from ((anchor, label.parent) for anchor in label.holder["ids"])


def _mark(part: nodes.Element, word: str, state: State) -> None:
    """Put a word in brackets behind a part, once."""
    last = part.children[-1] if part.children else None
    if not (isinstance(last, nodes.inline) and "uc-since" in last["classes"]):
        looks = ["uc-since", f"uc-{state}"]
        part += [nodes.Text(" "), nodes.inline("", f"({word})", classes=looks)]
