"""Node classes; all are containers or text, so that every writer copes with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from docutils import nodes
from sphinx import addnodes

CONTEXT = "uc:usecase"
"""The id of the use case that is being read, in the reference context and on cross-references."""
GOAL = "usecase-goal"
"""The goal of the first use case of a page, in the metadata of the page."""


class step_list(nodes.container):
    """Steps that stand together."""


class step(nodes.container):
    """One step: a paragraph that begins with its label, its content, its branches."""


class usecase_description(addnodes.desc):
    """A use case, with its title and all that is in it."""


class usecase_title(addnodes.desc_name):
    """The title of a use case."""


class flow_heading(nodes.rubric):
    """The heading of the main flow, or of its alternatives."""


class altflow_title(nodes.paragraph):
    """The label of an alternative, and its condition."""


class altflow(nodes.container):
    """One alternative: its title, where it comes from and goes to, its steps."""


class mark(nodes.Text):
    """Words of a ``look`` of their own: lighter than an element, since pages have them by the thousand.

    A writer that knows nothing of it writes text.
    """

    look: ClassVar[str]


class step_label(mark):
    """The label at the beginning of a step or an alternative."""

    look = "uc-label"

    @property
    def holder(self) -> nodes.Element:
        """What has its anchors."""
        return self.parent.parent


class statement_label(step_label):
    """The same of a statement; what has its anchors stands around it."""

    @property
    def holder(self) -> nodes.Element:
        """What has its anchors."""
        above = self.parent
        while not above["ids"] and not isinstance(above, (nodes.field_body, nodes.row)):
            above = above.parent
        return above


class remark(mark):
    """What stands in brackets behind the text of a step or the condition of an alternative."""

    look = "uc-remark"


class key(mark):
    """The id in a cell that a longer text begins with."""

    look = "uc-key"


class short_key(mark):
    """The same of a label."""

    look = "uc-short"


MARKS: tuple[type[Any], ...] = (step_label, statement_label, remark, key, short_key)
"""All of them, as what ``add_node`` takes though its type says that it does not."""


class flow_diagram(nodes.container):
    """The place of the diagram of a use case, on its page.

    ``usecase``: the id; ``docname`` and ``number``: the page and which of its use cases, from 0;
    ``prefix``: what anchors begin with.
    """


class option_texts(nodes.Invisible, nodes.Element, addnodes.translatable):
    """Options of a use case, step or alternative that are words: what translators get to see of them.

    ``translations`` holds what they have made of each.
    """

    def __init__(self, words: Sequence[str] = (), of: nodes.Element | None = None) -> None:
        super().__init__()
        self.words = words
        self.translations: dict[str, str] = {}
        if of is not None:
            self.source, self.line = of.source, of.line

    def preserve_original_messages(self) -> None:
        """They are kept apart."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        self.translations[original_message] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        return self.words


class picture(nodes.container):
    """A diagram as HTML shows it: ``picture``, what was drawn; ``alt``, its name; ``outline``, in lines.

    ``form`` is ``inline``, ``file`` or ``png``; its ids begin with ``shown_id``. ``links`` maps the
    addresses it leads to, and what its own anchors begin with, to URLs relative to the page or the
    file. ``subject`` is what a warning calls it, ``place`` the page and line where that points;
    ``head`` as in ``diagrams.paper``, where what was drawn does not tell.
    """


class linked_image(nodes.image):
    """A diagram as LaTeX shows it: ``map`` says where its links are; ``links`` as in ``picture``.

    ``parts`` are those of one that is too large for a sheet, ``part`` is the one that is shown.
    """


class page_number(nodes.inline):
    """In LaTeX, the number of the page on which an ``anchor`` of a ``page`` is."""


class table_view(nodes.container):
    """The place of a view that is a table, with its caption in it.

    ``docname``: the page; ``only``: the patterns of a filter; ``view`` and ``shown`` as in
    ``core.trace.views``; ``least``: pairs of a rule and the share of flows that it asks for, in per
    cent; ``csv``: the name of the file that it can be downloaded as, or nothing.
    """


class scenarios(nodes.container):
    """The place of a view of scenarios: ``docname`` and ``only`` as in ``table_view``, caption in it.

    ``criteria``, ``loops`` and ``limit`` as in ``core.flow.scenarios``; ``form``: ``table`` or ``list``.
    """


class flow_view(nodes.container):
    """The place of a flow diagram anywhere: as ``scenarios``, ``only`` being the id of a use case.

    ``diagram`` is ``flow`` or ``swimlane``, or empty: as on the page of the use case. ``legend`` says
    whether shapes and lines are to be explained beneath it.
    """


class usecase_diagram(nodes.container):
    """The place of a use case diagram: as ``scenarios``, with ``legend`` as in ``flow_view``.

    ``system`` is the name of the boundary, if not that of the project; ``group_by`` as in ``overview``.
    """


class captioned_table_view(table_view):
    """One with a caption."""


class captioned_scenarios(scenarios):
    """One with a caption, and a table."""


class captioned_flow_view(flow_view):
    """One with a caption."""


class captioned_usecase_diagram(usecase_diagram):
    """One with a caption."""


class table_frame(nodes.container):
    """A table of a view, in HTML in a frame that scrolls: ``name``, what the frame is called.

    ``searchable`` says whether a script may offer to search and to sort its rows; ``columns`` are the
    names of its columns, if the script has use for them.
    """


class cell_words(nodes.paragraph):
    """The words of a cell, in HTML without a tag of their own: a large page has thousands."""


class share(nodes.inline):
    """A share in words, beside which HTML shows a bar: ``tenths`` of a per cent."""


class sample(nodes.inline):
    """The name of a shape or line in a legend: HTML draws what it is, a ``kind`` in ``views.legend``."""


class long_name(nodes.inline):
    """A name without blanks, which HTML may break between its ``pieces``.

    Of the long name of a test these are the end, and the whole is shown to those who point at it.
    """


class disclosure(nodes.container):
    """What HTML shows when a reader asks for it: ``summary`` says what that is."""


class gone_words(nodes.inline):
    """Words that are not there any more."""


class new_words(nodes.inline):
    """Words that were not there before."""


NUMBERED: dict[type[nodes.Element], str] = {
    captioned_table_view: "table",
    captioned_scenarios: "table",
    captioned_flow_view: "figure",
    captioned_usecase_diagram: "figure",
}
"""Places that have a number, and what they are counted as: ``numref`` finds them."""
VIEWS = (table_view, scenarios, flow_view, usecase_diagram)
"""Places of views, which other pages' use cases are shown in."""
PLACEHOLDERS = (flow_diagram, option_texts, *VIEWS)
"""Nodes that a post-transform replaces or fills from the catalogue, or removes."""


def field_row(header: str, content: Iterable[nodes.Node]) -> nodes.field:
    """A field of one paragraph."""
    body = nodes.field_body("", nodes.paragraph("", "", *content))
    return nodes.field("", nodes.field_name("", header), body)


def nothing(words: str) -> nodes.paragraph:
    """What stands in the place of a view that has nothing to show."""
    return nodes.paragraph("", words, classes=["uc-empty"])
