"""Outcomes that contradict the kind of guarantee that is stated for them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.flow.graph import entry_of
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import End, Flow, Outcome, UseCase, walk_steps
from sphinxext.usecase.core.reading.fields import is_plain_postcondition
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import FAILING, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Alternatives that end otherwise than their guarantee says, then the use case as a whole."""
    for flow in subject.usecase.flows:
        outcome = flow.ending.outcome if isinstance(flow.ending, End) else None
        guarantee = _contradicted(flow, outcome)
        if guarantee and outcome:
            entry = entry_of(flow.label)
            way = subject.way_to(entry, outcome) if entry in subject.reached else outcome
            yield subject.finding(
                flow,
                f"alternative {flow.label} states a {guarantee}, but ends in {outcome}: {way}",
                "correct the guarantee or the ending",
            )
    yield from _no_success(subject)


def _contradicted(flow: Flow, outcome: Outcome | None) -> str | None:
    """The guarantee of a flow that its outcome contradicts."""
    stated = set(_guarantees(flow))
    wrong = "success guarantee" if outcome in FAILING else "failure guarantee"
    return wrong if outcome and wrong in stated else None


def _guarantees(owner: Flow | UseCase) -> Iterator[str | None]:
    """The fields of an owner, but for what is said to hold in any case."""
    return (field.name for field in owner.fields if not is_plain_postcondition(field.header))


def _no_success(subject: Subject) -> Iterator[Finding]:
    """A use case that guarantees something on success, which none of its flows leads to."""
    usecase = subject.usecase
    ending = usecase.ending
    if not (isinstance(ending, End) and ending.outcome in FAILING):
        return
    if "success guarantee" not in _guarantees(usecase):
        return
    ends = [subject.paths.graph.nodes[node] for node in subject.reached if subject.paths.ends(node)]
    # An end that is not stated may be a success.
    if ends and all(isinstance(end.ending, End) and end.ending.outcome in FAILING for end in ends):
        steps = list(walk_steps(usecase.steps))
        last = steps[-1].label if steps else ""
        way = subject.way_to(last, ending.outcome) if last in subject.reached else ending.outcome
        yield subject.finding(
            usecase,
            f"a success guarantee is stated, but no flow ends in success: {way}",
            "correct the guarantee or an ending",
        )


RULE = Rule(
    id="contradicting-outcome",
    finds="A flow ends otherwise than the guarantee stated for it says.",
    why=(
        "An alternative that fails or is aborted cannot guarantee what holds on success, nor one that "
        "succeeds what holds on failure; and a use case with a success guarantee needs a flow that ends "
        "in success."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.

      .. altflow:: The card has expired
         :end: failure

         :Success guarantee: The member has the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.

      .. altflow:: The card has expired
         :end: failure

         :Failure guarantee: The book stays in the library.
""",
    over="usecase",
    check=check,
)
