"""Project -> a matrix of any two of use cases, flows, epics, stories, tests and actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

from sphinxext.usecase.core.model.items import ItemKind
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import walk_steps
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import TracedFlow
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.statements import (
    KINDS,
    TracedStatement,
    named,
    traced_statements,
)
from sphinxext.usecase.core.trace.table import (
    GAPS,
    Cell,
    Column,
    Part,
    Row,
    Table,
    in_order,
    joined,
    natural,
)
from sphinxext.usecase.core.trace.verdicts import worst

ROWS = ("flow", "usecase", "epic", "story", "test", "actor", *KINDS)
"""What rows can be, the first by default."""
COLUMNS = ("story", "test", "epic", "usecase", "flow", "actor", *KINDS)
"""What columns can be, the first by default."""
_ITEMS: AbstractSet[ItemKind] = {"epic", "story"}
_VOID = "none"
"""The mark of a cell in which something is named that does not count."""
SORTS = (GAPS, "row", "total")
"""What rows can be sorted by."""


def matrix(
    project: Project, only: Filter, *, rows: str, columns: str, sort: Sequence[str] = ()
) -> Table:
    """A word wherever some flow joins what a row and a column stand for, and how many there are."""
    return _Matrix(project, only, rows, columns).table(sort)


class _Matrix:
    """What flows join, by row and by column."""

    def __init__(self, project: Project, only: Filter, rows: str, columns: str) -> None:
        self._project = project
        self._only = only
        self._flows = project.all_flows(only)
        self._by_address = {flow.address: flow for flow in self._flows}
        self._statements = {
            one.address: one
            for kind in dict.fromkeys((rows, columns))
            if kind in KINDS
            for one in traced_statements(project, only, kind)
        }
        self._kinds = rows, columns
        self._is_of_flows = not {rows, columns} & {*KINDS}
        self._rows = self._entities(rows)
        self._columns = self._entities(columns)
        self._joined = {
            (row, column)
            for one in self._units
            for row in self._in(one, rows)
            for column in self._in(one, columns)
        }

    def table(self, sort: Sequence[str]) -> Table:
        """The table; what its last row counts, its summary says if a flow is a row or a column."""
        if 0 < self._project.most_cells < len(self._rows) * len(self._columns):
            return self._as_list(sort)
        words = self._project.words
        head = Column("row", (Part(words(self._kinds[0])),), 30)
        total = Column("total", (Part(words("total")),), 12)
        between = (Column(one, self._name(self._kinds[1], one), 15) for one in self._columns)
        whole = Table(
            columns=(head, *between, total),
            rows=tuple(map(self._row, self._rows)),
            footer=self._footer() if self._rows else (),
            summary=self._summary,
        )
        return in_order(whole, sort)

    @property
    def _units(self) -> Iterable[TracedFlow | TracedStatement]:
        """What joins rows and columns: flows, or statements if these are either."""
        return self._flows if self._is_of_flows else self._statements.values()

    @property
    def _summary(self) -> str:
        """How many flows are covered, if flows join rows and columns."""
        return self._project.summary(self._flows) if self._rows and self._is_of_flows else ""

    def _as_list(self, sort: Sequence[str]) -> Table:
        """For each row what it is joined with, then what is joined with none."""
        words = self._project.words
        rows, columns = self._kinds
        beside: dict[str, list[str]] = {}
        for row, column in self._joined:
            beside.setdefault(row, []).append(column)
        order = {column: number for number, column in enumerate(self._columns)}
        whole = Table(
            columns=(
                Column("row", (Part(words(rows)),), 30),
                Column("joined", (Part(words(columns)),), 50),
                Column("total", (Part(words("total")),), 12),
            ),
            rows=tuple(
                self._listed(row, sorted(beside.get(row, ()), key=order.__getitem__))
                for row in self._rows
            ),
            summary=self._summary,
            instead_of=(len(self._rows), len(self._columns)),
        )
        found = in_order(whole, sort)
        joined = {column for _, column in self._joined}
        alone = [self._name(columns, one) for one in self._columns if one not in joined]
        nobody: Cell = (Part(words("none"), mark="gap"),)
        last = ((nobody, self._project.few(alone), (Part(str(len(alone))),)),) if alone else ()
        return replace(found, rows=(*found.rows, *last))

    def _listed(self, row: str, columns: list[str]) -> Row:
        """A row that names the columns in which something stands, and what if it is no mere link."""
        name = self._name(self._kinds[0], row)
        cells = [self._cell(row, column) for column in columns]
        named = [self._beside(*one) for one in zip(columns, cells, strict=True)]
        return (name, self._project.few(named), self._total(row, cells))

    def _beside(self, column: str, cell: Cell) -> Cell:
        said = tuple(part for part in cell if part.mark != "linked")
        return joined((self._name(self._kinds[1], column), said), " ")

    def _row(self, row: str) -> Row:
        cells = tuple(self._cell(row, column) for column in self._columns)
        return (self._name(self._kinds[0], row), *cells, self._total(row, cells))

    def _total(self, row: str, cells: Iterable[Cell]) -> Cell:
        """What covers a flow if no story does, or else how many cells say something."""
        state: Cell = ()
        if self._kinds == ("flow", "story"):
            state = self._project.state(self._by_address[row])
        return state or self._count(cells)

    def _footer(self) -> Row:
        columns = [[self._cell(row, column) for row in self._rows] for column in self._columns]
        every = self._count(cell for column in columns for cell in column)
        return ((Part(self._project.words("total")),), *map(self._count, columns), every)

    def _count(self, cells: Iterable[Cell]) -> Cell:
        number = sum(1 for cell in cells for part in cell if part.mark != _VOID)
        return (Part(str(number)),) if number else (Part(self._project.words("none"), mark="gap"),)

    def _cell(self, row: str, column: str) -> Cell:
        if (row, column) not in self._joined:
            return ()
        named = dict(zip(self._kinds, (row, column), strict=True))
        for kind in _ITEMS & named.keys():
            if not self._project.counts(named[kind], kind):
                return (Part(self._project.words("does not count"), mark=_VOID),)
        if "test" in named:
            verdicts = self._project.verdicts
            said = (verdicts.at(named["test"], one) for one in self._joining[row, column])
            return self._project.verdict(worst(said))
        return (Part(self._project.words("linked"), mark="linked"),)

    @cached_property
    def _joining(self) -> dict[tuple[str, str], list[TracedFlow | TracedStatement]]:
        """Row and column -> what joins them."""
        found: dict[tuple[str, str], list[TracedFlow | TracedStatement]] = {}
        rows, columns = self._kinds
        for one in self._units:
            for row in self._in(one, rows):
                for column in self._in(one, columns):
                    found.setdefault((row, column), []).append(one)
        return found

    def _name(self, kind: str, one: str) -> Cell:
        if kind == "usecase":
            usecase = self._project.catalogue.get(one)
            assert usecase is not None
            return self._project.usecase(usecase)
        if kind == "flow":
            return self._project.flow_in_full(self._by_address[one])
        if kind in KINDS:
            return named(self._statements[one].usecase, self._statements[one].statement, in_full=True)
        return self._project.actor(one) if kind == "actor" else self._project.item(one, status=False)

    def _entities(self, kind: str) -> list[str]:
        """What there is of a kind: in the flows shown, and items that none of them names."""
        if kind in KINDS:
            return [one for one, said in self._statements.items() if said.statement.kind == kind]
        units = self._units if kind == "test" else self._flows
        found = [one for unit in units for one in self._in(unit, kind)]
        found.extend(self._unnamed(kind))
        unique = dict.fromkeys(found)
        return list(unique) if kind in ("usecase", "flow") else sorted(unique, key=natural)

    def _unnamed(self, kind: str) -> Iterable[str]:
        if kind in ("story", "epic"):
            backlog = self._project.backlog(self._only)
            items = backlog.undelivered if kind == "story" else backlog.unmapped
            return (item.id for item in items)
        if kind == "test" and self._only == Filter():
            return (item.id for item in self._project.items.described() if item.kind == "test")
        return ()

    def _in(self, one: TracedFlow | TracedStatement, kind: str) -> Iterable[str]:
        """What of a kind that is shown a flow or a statement has to do with."""
        if kind == "usecase":
            return (one.usecase.id,)
        if kind == "epic":
            return filter(self._only.names, one.usecase.epics)
        if kind == "story":
            return one.stories
        if kind == "test":
            return self._project.verdicts.tests(one)
        if isinstance(one, TracedStatement):
            return self._in_statement(one, kind)
        return (one.address,) if kind == "flow" else self._acting(one)

    def _acting(self, flow: TracedFlow) -> Iterable[str]:
        """Who is shown of those that act in a flow, each by the one name of the project."""
        shown = filter(self._only.names_actor, _actors(flow))
        return dict.fromkeys(map(self._project.catalogue.actor_name, shown))

    def _in_statement(self, one: TracedStatement, kind: str) -> Iterable[str]:
        """Statements that belong together, and of the flows that one covers those that are shown."""
        if kind in KINDS:
            return [str(Address(one.usecase.id, said.label)) for said in one.related(kind)]
        shown = [flow for flow in one.flows if flow.address in self._by_address]
        return [found for flow in shown for found in self._in(flow, kind)]


def _actors(flow: TracedFlow) -> Iterable[str]:
    """Who acts in a flow; in a main flow all whom the use case names."""
    named = [actor.name for actor in flow.usecase.actors] if flow.flow is None else []
    acting = (step.actor for step in walk_steps(flow.owner.steps))
    return dict.fromkeys((*named, *filter(None, acting)))
