"""Rules over what use cases are traced to: each yields a finding for an item, a flow or a result."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.items import ItemKind
from sphinxext.usecase.core.model.targets import MAIN, Address
from sphinxext.usecase.core.model.usecase import Finding, UseCase
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import Items, coverage, is_of_kind, traced_flows

if TYPE_CHECKING:
    from sphinxext.usecase.core.trace.traced import Project

_EXPECTED = "the address of a use case, a flow or a step, such as UC-1.2a"


def items_that_do_not_count(
    catalogue: Catalogue,
    items: Items,
    has_result: Callable[[str], bool],
    unread: Container[ItemKind] = (),
) -> Iterator[Finding]:
    """Items that no source knows, or that it knows to be of another kind than they are named as.

    A test case is known by its result, or by its form: whether it has a result is said where it is
    shown. Those of a kind that is ``unread`` may stand where nobody could read.
    """
    unknown: set[str] = set()
    for named_as, item, address in _mentions(catalogue):
        if items.is_any(item):
            continue
        found = items.find(item)
        is_test_case = named_as == "test" and ("::" in item or has_result(item))
        if is_of_kind(found, named_as) or (found is None and is_test_case):
            continue
        if found is None and (item in unknown or named_as in unread):
            continue
        if found is None:
            unknown.add(item)
            yield _at(
                catalogue,
                address,
                "unknown-item",
                f'{address}: "{item}" matches no pattern of usecase_trackers and no other source '
                "describes it; correct the id or add a pattern",
            )
        else:
            yield _at(
                catalogue,
                address,
                "wrong-kind",
                f'{address}: "{item}" is named as {_a(named_as)}, but its source says that it is '
                f"{_a(found.kind or '')}; it covers nothing here",
            )


def _mentions(catalogue: Catalogue) -> Iterator[tuple[ItemKind, str, Address]]:
    """What use cases name, as what, and the address that names it so first."""
    for kind, named in catalogue.mentions.items():
        for item, address in named.items():
            yield kind, item, address


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "epic" else f"a {kind}"


def waived_in_vain(catalogue: Catalogue, items: Items) -> Iterator[Finding]:
    """Flows that are waived although a story stands for them: one that counts."""
    for summary in (one for one in catalogue.ours if one.doubts):
        for traced in traced_flows(catalogue.record(summary), items):
            if traced.owner.waived and traced.covering:
                what = f"alternative {traced.label}" if traced.flow else "the main flow"
                yield Finding(
                    rule="waived-story",
                    message=(
                        f"{summary.id}: {what} is waived, but has {', '.join(traced.covering)}; "
                        "leave out :waived: or :stories:"
                    ),
                    docname=summary.docname,
                    line=traced.owner.line,
                )


def results_of_nothing(project: Project) -> Iterator[tuple[str, int, str]]:
    """Results that name what there is not: path, line and message."""
    for tested, address in project.verdicts.unknown:
        yield tested.path, tested.line, f'{tested.test}: "{address}" leads nowhere; expected {_EXPECTED}'
    for tested, usecase_id in project.verdicts.of_usecases:
        if MAIN not in project.catalogue.summaries[usecase_id].kinds:
            said = f"{usecase_id} states no main flow that could be tested; name a flow of it"
            yield tested.path, tested.line, f"{tested.test}: {said}"


def undelivered(project: Project) -> str:
    """The stories and epics that nothing needs, in one sentence; empty if there are none."""
    found = project.backlog(Filter())
    said = (
        ("stories that no flow delivers", found.undelivered),
        ("epics without a use case", found.unmapped),
    )
    return "; ".join(
        f"{what}: {', '.join(map(attrgetter('id'), items))}" for what, items in said if items
    )


def below(project: Project, only: Filter | None, percent: float) -> str:
    """How far the coverage of some flows is below a threshold, in one sentence; empty if it is not.

    ``only`` is ``None`` for all flows of this project.
    """
    found = coverage(project.all_flows(only)) if only is not None else coverage(project.own_flows())
    if not found.share.is_below(percent):
        return ""
    part, whole = found.share
    return (
        f"{found.share.percent} % of the flows are covered ({part} of {whole}), but {percent:g} % are "
        f"asked for; not covered: {', '.join(flow.address for flow in found.gaps)}"
    )


def _at(catalogue: Catalogue, address: Address, rule: str, message: str) -> Finding:
    usecase = catalogue.get(address.usecase)
    assert usecase is not None
    return Finding(rule=rule, message=message, docname=usecase.docname, line=_line_of(usecase, address))


def _line_of(usecase: UseCase, address: Address) -> int:
    """The line of the step or alternative at an address; the use case's if there is none."""
    lines = (part.line for _, part in parts_of(usecase) if part.label == address.label)
    return next(lines, usecase.line)
