"""The directives of views: they say what is shown of which use cases, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from itertools import chain, count
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.typing import OptionSpec

from sphinxext.usecase import messages
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.project.filters import OPTIONS as FILTERS
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.project.mentions import Choice
from sphinxext.usecase.core.reading.hints import did_you_mean
from sphinxext.usecase.nodes import CONTEXT
from sphinxext.usecase.reading.options import OptionDirective, OptionTable

_KNOWN = {
    "state": ("covered", "waived", "gap"),
    "verdict": ("failed", "missing", "passed", "outdated", "skipped", "untested"),
}
"""What flows can be. ``core.trace`` tells what each means."""
THRESHOLDS = {"min-coverage": "coverage", "min-passing": "passing"}
"""Options that ask for a share of flows, and the rules that look whether it is reached."""
CRITERIA = ("flows", "edges", "outcomes", "paths")
"""What scenarios are derived for; the first by default. See ``core.flow.scenarios``."""

# Options that several views share, and what they mean; others stand at their view.
_NAMED = {
    "caption": "The caption. With one, ``:numref:`` can refer to ``name``.",
    "class": "Classes for your style sheet.",
    "name": "A target for the role ``ref``.",
}
_COMMON = {**FILTERS, **_NAMED}
_COLUMNS = {
    "columns": "Which columns, in which order, parted by commas or blanks. Where columns are of what "
    "use cases state, ``field:Reviewed-by`` is one of the field with the header *Reviewed by*."
}
_SORT = {
    "sort": "By which columns, parted alike; a hyphen before one turns the order round: ``:sort: gaps, "
    "-priority``. Numbers count as such: ``RO-2`` stands before ``RO-10``."
}
_SHARES = {
    "min-coverage": "How many per cent of the flows shown must be covered; fewer are a warning.",
    "min-passing": "How many per cent of the flows shown must have tests that pass; fewer are a "
    "warning.",
}
_CSV = {"csv": "The table can be downloaded just as it is shown: see :doc:`tables`. Has no value."}
_GROUPS = {
    "group-by": "What rows are grouped by; in ``usecase-coverage`` by what flows are counted in further "
    "tables."
}
_TABLE = _COMMON | _COLUMNS | _SORT | _SHARES | _CSV
_LEGEND = {
    "legend": "Explains the shapes and lines of this diagram in a table beneath it. Has no value."
}

_DIGITS = 9
"""More than any number that can be written has."""
_SAID = 60
"""How many characters of a wrong value are said."""
_LOOPS, _LIMIT = 100, 10_000
"""The most rounds of a loop, and scenarios of a use case, that a view can show."""


class _ViewDirective(OptionDirective):
    """A view: the place of what is made from the catalogue when all pages are read."""

    option_spec: ClassVar[OptionSpec] = OptionTable(_COMMON)
    takes_argument: ClassVar[bool] = False
    node_class: ClassVar[type[nodes.Element]]
    captioned_class: ClassVar[type[nodes.Element]]

    @property
    def kind(self) -> str:
        """What kind of view it is."""
        return self.node_class.__name__

    def run(self) -> list[nodes.Node]:
        """The placeholder, with its caption in it; behind it what it cannot hold."""
        self.read_options()
        node = self._made()
        self.set_source_info(node)
        self._report_options(node)
        node["docname"] = self.env.docname
        node["only"] = tuple(self._judged(self.only(), node))
        node["directive"] = self.name
        self._classify(node)
        self.add_name(node)
        # The line would not do: it is counted anew in each file that a page includes.
        number = self.env.new_serialno(self.kind)
        node["ids"].append(
            self._free_id(nodes.make_id(f"{self.kind} {self.env.docname} {number}"), node)
        )
        caption = self.options.get("caption")
        if caption:
            title = nodes.title(caption, "")
            children, complaints = self.parse_inline(caption, lineno=self.lineno)
            title += children
            self.set_source_info(title)
            node += [title, *complaints]
        self.fill(node)
        return [node, *self._kept(node)]

    def _free_id(self, wanted: str, node: nodes.Element) -> str:
        """An id that nothing else on the page has; what comes later is called otherwise."""
        ids = self.state.document.ids
        more = (f"{wanted}-{number}" for number in count(1))
        free = next(one for one in chain([wanted], more) if one not in ids)
        ids[free] = node
        return free

    def fill(self, node: nodes.Element) -> None:
        """Note on the placeholder what is chosen of the view."""

    def _classify(self, node: nodes.Element) -> None:
        written = self.options.get("class")
        if not written:
            return
        try:
            node["classes"] += directives.class_option(written)
        except ValueError:
            self._report("class", written, "names of classes", node)

    def _report_options(self, node: nodes.Element) -> None:
        """Report options that are unknown or given twice; the view is shown all the same."""
        known = list(self.option_spec or ())
        for name in self.options:
            if name not in known:
                said = (
                    f'unknown option "{name}" of {self.name}, which takes {", ".join(known)}'
                    f"{did_you_mean(name, known)}"
                )
                messages.warn("unknown-option", said, node)
        for name, value, below in self.again:
            said = f':{name}: is given twice, and "{value}" does not count; keep one of them'
            messages.warn("duplicate-option", said, self.place(below))

    def _kept(self, node: nodes.Element) -> list[nodes.Node]:
        """What is written where nothing belongs, to stand behind the view."""
        kept: list[nodes.Node] = []
        if self.title and not self.takes_argument:
            children, complaints = self.parse_inline(self.title, lineno=self.lineno)
            kept += [nodes.paragraph(self.title, "", *children), *complaints]
        if self.content:
            kept += self.parse_content_to_nodes(allow_section_headings=False)
        if kept:
            said = f"{self.name} takes no text; it is kept below. Write it outside the directive"
            messages.warn("lost-prose", said, node)
        return kept

    def _made(self) -> nodes.Element:
        """The placeholder as such, with a caption one of those that are numbered."""
        return self.captioned_class() if self.options.get("caption") else self.node_class()

    def only(self) -> Filter:
        """Which use cases and flows it shows; a pattern that all match is none."""
        written = (" ".join(self.options.get(name, "").split()) for name in FILTERS)
        only = Filter(*("" if patterns == "*" else patterns for patterns in written))
        return only._replace(ids=_addressed(only.ids))

    def _judged(self, only: Filter, node: nodes.Node) -> Filter:
        """The same without words that nothing can be; they are reported."""
        for option, known in _KNOWN.items():
            written = labels.split_list(getattr(only, option))
            wrong = [one for one in written if not any(fnmatchcase(word, one) for word in known)]
            for one in wrong:
                self._report(option, one, _expected(known, one), node)
            kept = (one for one in written if one not in wrong)
            only = only._replace(**{option: ", ".join(kept)})
        return only

    def _one_of(self, known: Sequence[str], option: str, node: nodes.Node) -> str:
        value = self.options.get(option) or known[0]
        if value in known:
            return str(value)
        expected = " or ".join(filter(None, known))
        self._report(option, value, expected + did_you_mean(value, known), node)
        return known[0]

    def _number(self, option: str, node: nodes.Node, *, least: int, most: int, default: int) -> int:
        value = self.options.get(option) or str(default)
        if value.isdecimal() and len(value) <= _DIGITS and least <= int(value) <= most:
            return int(value)
        self._report(option, value, f"a number from {least} to {most}", node)
        return default

    @staticmethod
    def _report(option: str, value: str, expected: str, node: nodes.Node) -> None:
        said = value if len(value) <= _SAID else f"{value[:_SAID]}…"
        messages.warn("unknown-option", f':{option}: cannot be "{said}"; write {expected}', node)


class _TableDirective(_ViewDirective):
    """A view that is a table, as ``core.trace.views`` tells what can be chosen of it."""

    option_spec: ClassVar[OptionSpec] = OptionTable(_TABLE)
    node_class = uc.table_view
    captioned_class = uc.captioned_table_view
    view: ClassVar[str]

    @property
    def kind(self) -> str:
        """The name of the view."""
        return self.view

    def fill(self, node: nodes.Element) -> None:
        """Note what is chosen of the view."""
        # Tables are loaded only by builds that read one.
        from sphinxext.usecase.core.trace.views import VIEWS

        view = VIEWS[self.view]
        node["view"] = self.view
        chosen: list[tuple[str, Choice]] = [
            (option, self._one_of(words, option, node)) for option, words in view.choices.items()
        ]
        lists = (("columns", view.columns), ("sort", view.sorts), ("group-by", view.groups))
        for option, known in lists:
            if known and self.options.get(option):
                more = "field:" if option == "columns" and view.has_fields else ""
                chosen.append((option, self._some_of(known, option, node, more)))
        node["shown"] = tuple(chosen)
        node["csv"] = self._file() if "csv" in self.options else ""
        shares = ((rule, self._percent(option, node)) for option, rule in THRESHOLDS.items())
        node["least"] = tuple((rule, percent) for rule, percent in shares if percent is not None)

    def _file(self) -> str:
        """A name that no other view of the project has: those of one kind on a page are counted."""
        number = self.env.new_serialno(f"{self.view}.csv")
        return f"{self.env.docname}-{self.view}{f'-{number + 1}' if number else ''}.csv"

    def _some_of(
        self, known: Sequence[str], option: str, node: nodes.Node, more: str = ""
    ) -> tuple[str, ...]:
        """The known ones of some words, and those that begin with ``more``.

        A hyphen before one to sort by turns the order round.
        """
        words = labels.split_list(",".join(self.options[option].split()))
        bare = {word: word.removeprefix("-") if option == "sort" else word for word in words}
        wrong = [one for one in words if bare[one] not in known and not (more and one.startswith(more))]
        for word in wrong:
            self._report(option, word, _expected(known, word), node)
        return tuple(word for word in words if word not in wrong)

    def _percent(self, option: str, node: nodes.Node) -> float | None:
        """A share of flows that is asked for, in per cent; ``None``: none is."""
        written = self.options.get(option)
        if written is None:
            return None
        try:
            percent = float(written.removesuffix("%"))
        except ValueError:
            percent = -1.0
        if 0 <= percent <= 100:
            return percent
        self._report(option, written, "a number from 0 to 100", node)
        return None


class TraceabilityDirective(_TableDirective):
    """``usecase-traceability``: epic, use case, flow, story and test."""

    view = "traceability"
    option_spec: ClassVar[OptionSpec] = OptionTable(_TABLE | _GROUPS)


class MatrixDirective(_TableDirective):
    """``usecase-matrix``: any two of use cases, flows, epics, stories, tests and actors."""

    view = "matrix"
    option_spec: ClassVar[OptionSpec] = OptionTable(
        _TABLE | {"rows": "What the rows are. In a matrix, ``columns`` says what its columns are."}
    )


class CoverageDirective(_TableDirective):
    """``usecase-coverage``: figures, and what is missing."""

    view = "coverage"
    option_spec: ClassVar[OptionSpec] = OptionTable(_COMMON | _GROUPS | _SHARES | _CSV)


class ListDirective(_TableDirective):
    """``usecase-list``: one row a use case."""

    view = "list"


class ActorsDirective(_TableDirective):
    """``usecase-actors``: one row an actor."""

    view = "actors"


class OpenDirective(_TableDirective):
    """``usecase-open``: what is not stated, by use case."""

    view = "open"
    option_spec: ClassVar[OptionSpec] = OptionTable(_COMMON | _CSV)


class FindingsDirective(_TableDirective):
    """``usecase-findings``: what rules have found."""

    view = "findings"
    option_spec: ClassVar[OptionSpec] = OptionTable(_COMMON | _GROUPS | _SORT | _CSV)


class ChangesDirective(_TableDirective):
    """``usecase-changes``: what has changed since the baseline."""

    view = "changes"
    option_spec: ClassVar[OptionSpec] = OptionTable(_COMMON | _COLUMNS | _SORT | _CSV)


class _OfUseCases(_ViewDirective):
    """A view whose argument names use cases."""

    takes_argument = True

    def only(self) -> Filter:
        """Those of its argument; without one, in a use case that use case itself."""
        only = super().only()
        if self.title:
            return only._replace(ids=_addressed(self.title))
        return only if only.ids else only._replace(ids=str(self.env.ref_context.get(CONTEXT) or ""))


class ReviewDirective(_OfUseCases, _TableDirective):
    """``usecase-review``: the sheet for a review."""

    view = "review"
    option_spec: ClassVar[OptionSpec] = OptionTable(_COMMON)


class ScenariosDirective(_OfUseCases):
    """``usecase-scenarios``: the paths through use cases."""

    option_spec: ClassVar[OptionSpec] = OptionTable(
        _COMMON
        | {
            "criteria": "Which paths.",
            "loops": "For ``paths``: how often a loop is taken again at most, ``1`` by default.",
            "limit": "How many scenarios of each use case are listed at most, ``100`` by default.",
            "form": "``table``: a row for each scenario. ``list``: its steps, one below the other.",
        }
    )
    node_class = uc.scenarios
    captioned_class = uc.captioned_scenarios

    def fill(self, node: nodes.Element) -> None:
        """Note what of the scenarios is shown and how."""
        node["criteria"] = self._one_of(CRITERIA, "criteria", node)
        node["form"] = self._one_of(("table", "list"), "form", node)
        node["loops"] = self._number("loops", node, least=0, most=_LOOPS, default=1)
        node["limit"] = self._number("limit", node, least=1, most=_LIMIT, default=100)

    def _made(self) -> nodes.Element:
        """Lists are not numbered."""
        return uc.scenarios() if self.options.get("form") == "list" else super()._made()


class _DiagramDirective(_ViewDirective):
    """A view that is a picture."""

    def fill(self, node: nodes.Element) -> None:
        """Note whether a legend is wanted."""
        node["legend"] = "legend" in self.options


class FlowDirective(_DiagramDirective):
    """``usecase-flow``: the flow diagram of a use case."""

    takes_argument = True
    option_spec: ClassVar[OptionSpec] = OptionTable(
        _NAMED
        | _LEGEND
        | {
            "diagram": "``flow`` or ``swimlane``. Without it, the diagram is the one that the use case "
            "has on its page."
        }
    )
    node_class = uc.flow_view
    captioned_class = uc.captioned_flow_view

    def fill(self, node: nodes.Element) -> None:
        """Note how the flow is to be drawn."""
        super().fill(node)
        node["diagram"] = self._one_of(("", "flow", "swimlane"), "diagram", node)

    def only(self) -> Filter:
        """The id of its argument; without one, that of the use case it stands in."""
        return Filter(ids=labels.slot(self.title) or str(self.env.ref_context.get(CONTEXT) or ""))


class UseCaseDiagramDirective(_DiagramDirective):
    """``usecase-diagram``: actors, use cases and what these say of each other."""

    option_spec: ClassVar[OptionSpec] = OptionTable(
        _COMMON
        | {
            "group-by": "What use cases are grouped by: ``page``, ``epic``, ``tag`` or ``none``. "
            "Without it, more than 20 are grouped by the first of these that makes groups of two or "
            "more.",
            "system": "The name of the system. Without it, the name of the project.",
        }
        | _LEGEND
    )
    node_class = uc.usecase_diagram
    captioned_class = uc.captioned_usecase_diagram

    def fill(self, node: nodes.Element) -> None:
        """Note the name of the system, and what use cases are grouped by."""
        super().fill(node)
        node["group_by"] = self._one_of(("", "page", "epic", "tag", "none"), "group-by", node)
        node["system"] = " ".join(self.options.get("system", "").split())


def _expected(known: Sequence[str], word: str) -> str:
    """What to write for a word that is none of the known ones."""
    return f"some of {', '.join(known)}{did_you_mean(word, known)}"


def _addressed(ids: str) -> str:
    """Ids or patterns as they stand in addresses."""
    return ", ".join(map(labels.slot, labels.split_list(ids)))


DIRECTIVES: dict[str, type[Directive]] = {
    "usecase-traceability": TraceabilityDirective,
    "usecase-matrix": MatrixDirective,
    "usecase-coverage": CoverageDirective,
    "usecase-list": ListDirective,
    "usecase-actors": ActorsDirective,
    "usecase-review": ReviewDirective,
    "usecase-open": OpenDirective,
    "usecase-findings": FindingsDirective,
    "usecase-changes": ChangesDirective,
    "usecase-scenarios": ScenariosDirective,
    "usecase-flow": FlowDirective,
    "usecase-diagram": UseCaseDiagramDirective,
}
