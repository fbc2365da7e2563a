"""Tests and references that name a part by its number although it has a name."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.model.testnames import addresses_in
from sphinxext.usecase.core.model.usecase import Flow, Step, UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary
from sphinxext.usecase.core.rules import related
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, finding_at, finding_in_results, together


def check(traced: Traced) -> Iterator[Finding]:
    """Roles on pages, what use cases say of others, the tests that they name, and results of tests."""
    catalogue = traced.catalogue
    for one in traced.cited:
        if better := _better(catalogue, one.target, one.context):
            text = _text(one.target)
            yield Finding("", text, better, docname=one.docname, line=one.line, words=one.target)
    for summary in catalogue.ours:
        yield from _related(catalogue, summary)
        yield from _tested(catalogue, summary)
    if traced.has_results:
        for tests, address in together(traced.project.verdicts.by_label):
            if better := _better(catalogue, address):
                yield finding_in_results(tests, address, _text(address), better)


def _related(catalogue: Catalogue, summary: Summary) -> Iterator[Finding]:
    for relation in summary.relations:
        if better := _better(catalogue, relation.target):
            yield related.finding(summary, relation, _text(relation.target), better)


def _tested(catalogue: Catalogue, summary: Summary) -> Iterator[Finding]:
    for test, label in summary.tests.items():
        for address in addresses_in(test, catalogue.summaries):
            if better := _better(catalogue, address):
                at = Address(summary.id, label)
                yield finding_at(catalogue, at, test, _text(address), better)


def _text(address: str) -> str:
    return f'"{address}" means another part as soon as a step is inserted before it'


def _better(catalogue: Catalogue, address: str, context: str | None = None) -> str:
    """What to write instead of a number; empty: it is none, or no name is near."""
    read, found = catalogue.read(address, context), catalogue.find(address, context)
    if read is None or found is None or not labels.is_number(found.label):
        return ""
    if labels.slot(read.label) != labels.slot(found.label):
        return ""
    usecase = catalogue.get(read.usecase)
    assert usecase is not None
    above = list(_and_above(usecase, found.label))
    if not any(part.name for part in above):
        return ""
    name = above[0].name
    if name is None:
        kind = "step" if isinstance(above[0], Step) else "alternative"
        return f"give that {kind} a :name: and write it"
    within = address.strip() == read.label
    return f"write {name if within else Address(usecase.id, name)}"


def _and_above(usecase: UseCase, label: str) -> Iterator[Step | Flow]:
    """A part, what it stands in or branches from, and so on."""
    parts = {part.label: part for _type, part in parts_of(usecase)}
    holders = _holders(usecase)
    waiting = [label]
    for one in waiting:
        yield parts[one]
        further = (above for above in holders.get(one, ()) if above in parts)
        waiting.extend(above for above in further if above not in waiting)


def _holders(usecase: UseCase) -> dict[str, tuple[str, ...]]:
    """For each part that is in another one or branches from it the labels of those."""
    found: dict[str, tuple[str, ...]] = {}
    for flow in usecase.flows:
        found[flow.label] = flow.branches
        found |= {step.label: (flow.label,) for step in flow.steps}
    for _type, part in parts_of(usecase):
        if isinstance(part, Step):
            found |= {step.label: (part.label,) for step in part.steps}
    return found


_LEND = """\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

      .. altflow:: The card has expired
         :name: expired
         :end: failure

.. usecase:: Reserve a book
   :id: UC-RESERVE

   .. step:: The member chooses a book.

      .. altflow:: The card has expired
         :goto: UC-LEND.{}
"""
RULE = Rule(
    id="unstable-reference",
    finds=(
        "A role, an option such as ``goto``, a test or the result of one names a step or an alternative "
        "by its number, although it, or the step that it belongs to, has a name."
    ),
    why=(
        "Numbers count. When a step is inserted, the same number is another part: a result of a test "
        "proves another flow from then on, and nobody is told. A name stays."
    ),
    bad=_LEND.format("1a"),
    better=_LEND.format("expired"),
    over="traced",
    check=check,
    severity="advice",
)
