"""What use cases are traced to, as rules look at it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.items import Item, ItemKind
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import Items, Share, TracedFlow, is_of_kind

if TYPE_CHECKING:
    from sphinxext.usecase.core.trace.project import Project
    from sphinxext.usecase.core.trace.verdicts import Tested


class Gate(NamedTuple):
    """How many per cent of some flows a ``rule`` asks for; ``only`` is ``None`` for all of this project.

    A view says so in ``line`` of the page ``docname``, or else ``setting``, a configuration value.
    """

    only: Filter | None
    percent: float
    docname: str = ""
    line: int | None = None
    setting: str = ""
    rule: str = "coverage"


class Cited(NamedTuple):
    """A role that names a part by its number, in the use case ``context`` if it stands in one."""

    target: str
    context: str
    docname: str
    line: int


class View(NamedTuple):
    """A view of what matches ``only``, by the name of its directive, and where it stands."""

    name: str
    only: Filter
    docname: str
    line: int


class Lapsed(NamedTuple):
    """Somebody has approved a use case, or a part of it, that has changed since."""

    usecase: str
    label: str
    role: str
    by: str
    on: str


class Doubt(NamedTuple):
    """An item that does not count as what a use case names it as; ``found`` is what is known of it."""

    item: str
    named_as: ItemKind
    address: Address
    found: Item | None


@dataclass
class Traced:
    """All that a project's use cases are traced to.

    ``make`` makes the project of it, which not every rule needs. Items of a kind that is ``unread`` may
    stand where nobody could read.
    """

    catalogue: Catalogue
    items: Items
    make: Callable[[], Project]
    lapsed: Callable[[], Iterable[Lapsed]] = tuple
    has_results: bool = False
    unread: Container[ItemKind] = ()
    gates: Iterable[Gate] = field(default_factory=tuple)
    cited: Iterable[Cited] = field(default_factory=tuple)
    views: Iterable[View] = field(default_factory=tuple)

    @cached_property
    def project(self) -> Project:
        """What views are made of."""
        return self.make()

    def gates_of(self, rule: str) -> Iterator[tuple[Gate, list[TracedFlow]]]:
        """What a rule is asked for, each with the flows that it is asked of."""
        for gate in self.gates:
            if gate.rule == rule:
                only = gate.only
                yield gate, self.project.own_flows() if only is None else self.project.all_flows(only)

    @cached_property
    def doubts(self) -> list[Doubt]:
        """The items that do not count, where they are named first.

        A test case is known by its result, or by its form: whether it has a result is said where it is
        shown.
        """
        return [
            Doubt(item, kind, address, found)
            for kind, named in self.catalogue.mentions.items()
            for item, address in named.items()
            if not self.items.is_any(item)
            and not is_of_kind(found := self.items.find(item), kind)
            and not (found is None and kind == "test" and self._is_test_case(item))
        ]

    def _is_test_case(self, item: str) -> bool:
        return "::" in item or (self.has_results and self.project.verdicts.has(item))


def finding_at(catalogue: Catalogue, address: Address, item: str, text: str, fix: str) -> Finding:
    """A finding about an item that is named at an address."""
    usecase = catalogue.get(address.usecase)
    assert usecase is not None
    return Finding(
        "",
        text,
        fix,
        head=str(address),
        docname=usecase.docname,
        line=_line_of(usecase, address),
        usecase=usecase.id,
        label=address.label,
        words=item,
    )


def _line_of(usecase: UseCase, address: Address) -> int:
    """The line of the part at an address; the use case's if there is none."""
    parts = (*(part for _, part in parts_of(usecase)), *usecase.statements)
    lines: Iterator[int] = (part.line for part in parts if part.label == address.label)
    return next(lines, usecase.line)


def finding_at_gate(gate: Gate, share: Share, said: str, missing: Iterable[TracedFlow]) -> list[Finding]:
    """A finding about a gate, unless enough flows pass it; ``said`` is what they are or do."""
    if not share.is_below(gate.percent):
        return []
    text = (
        f"{share.percent} % of the flows {said} ({share.part} of {share.whole}), but {gate.percent:g} % "
        f"are asked for; not {said.removeprefix('are ')}: {', '.join(one.address for one in missing)}"
    )
    words = f"{gate.percent:g} %"
    return [Finding("", text, docname=gate.docname, line=gate.line, setting=gate.setting, words=words)]


def together(named: Iterable[tuple[Tested, str]]) -> Iterator[tuple[list[Tested], str]]:
    """The results of a file that name one address, and that address."""
    found: dict[tuple[str, str], list[Tested]] = {}
    for tested, address in named:
        found.setdefault((tested.path, address), []).append(tested)
    return ((tests, address) for (_path, address), tests in found.items())


def finding_in_results(tests: Sequence[Tested], address: str, text: str, fix: str) -> Finding:
    """A finding about an address that some results of a file name."""
    first, *others = tests
    head = f"{first.test} and {len(others)} more" if others else first.test
    return Finding("", text, fix, head=head, file=first.path, line=first.line, words=address)


def a(kind: str) -> str:
    """A kind of item with its article."""
    return f"an {kind}" if kind == "epic" else f"a {kind}"
