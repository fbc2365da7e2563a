"""Made-up use cases, by the corpus; equal arguments give equal use cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markup import Markup, Myst, Rest

USE_CASES_PER_EPIC = 5

FIELDS = {
    "Goal": "The customer {number} receives the order **on the day agreed**.",
    "Actors": "Clerk, System",
    "Preconditions": "The customer has a contract, and the order is complete.",
    "Trigger": "An order waits for longer than *one hour*.",
    "Success guarantees": "The order is closed, and the customer has an invoice.",
    "Minimal guarantees": "No item stays reserved for an order that is not delivered.",
}
STEPS = (
    "The clerk opens the order {number} that waits longest and reads the customer's wishes.",
    "The system looks up the customer's contract and shows the terms that apply to it.",
    "The clerk checks each item of the order against the terms and notes what differs.",
    "The system reserves the items in the nearest warehouse that holds all of them.",
    "The clerk agrees a day of delivery with the customer and enters it.",
    "The system asks the carrier for a slot on that day and books the first it is offered.",
    "The clerk confirms the order, and the system writes the invoice {number}.",
    "The system sends confirmation and invoice to the customer and closes the order.",
)
CLAUSE = " This is done again when the customer asks for other terms."
"""More than a line of a diagram: where use cases are not to be alike it follows some steps, others in
each, so that no two of up to 2,048 diagrams have the same layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What happens when a condition holds after a step."""

    label: str
    condition: str
    origin: int
    resume: int | None  # the step to go on with; None: the use case fails
    steps: tuple[str, ...]
    story: str | None = None


ALTERNATIVES = (
    Alternative(
        label="2a",
        condition="The contract has run out",
        origin=2,
        resume=4,
        steps=(
            "The system offers the general terms in place of the contract.",
            "The clerk reads them to the customer, who accepts.",
        ),
    ),
    Alternative(
        label="4a",
        condition="No warehouse holds all items",
        origin=4,
        resume=5,
        steps=(
            "The system splits the order by warehouse.",
            "The clerk tells the customer that there will be several parcels.",
        ),
    ),
    Alternative(
        label="6a",
        condition="The carrier has no slot on that day",
        origin=6,
        resume=None,
        steps=(
            "The system releases the reserved items.",
            "The clerk tells the customer that the order cannot be delivered.",
        ),
    ),
    Alternative(
        label="2b",
        condition="The customer wants other terms",
        origin=2,
        resume=None,
        steps=("The clerk cancels the order.",),
    ),
    Alternative(
        label="3a",
        condition="An item is no longer sold",
        origin=3,
        resume=4,
        steps=("The clerk agrees another item with the customer.",),
    ),
    Alternative(
        label="5a",
        condition="The customer is away on that day",
        origin=5,
        resume=5,
        steps=("The clerk asks for the next day.",),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase:
    """One use case."""

    id: str
    title: str
    epic: str
    story: str
    fields: Mapping[str, str]
    steps: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What the use cases of a project have in common.

    `pages` is the number of pages with use cases, if that does not grow with their number.
    By hand, all steps have anchors as with the extension, or only those that links lead to.
    """

    markup: Markup = field(default_factory=Rest)
    fields: int = len(FIELDS)
    steps: int = len(STEPS)
    alternatives: int = 3
    pages: int | None = None
    is_all_anchored: bool = False

    def use_case(self, number: int, *, alike: bool = False, edited: bool = False) -> UseCase:
        """Make one use case; `edited` makes the text of its first step longer by more than a line."""
        story = 100_000 + 10 * number

        def step(position: int, text: str) -> str:
            longer = not alike and number >> position & 1
            return text.format(number=10_000 + number) + (CLAUSE if longer else "")

        steps = [step(position, text) for position, text in enumerate(STEPS[: self.steps])]
        if edited:
            steps[0] += CLAUSE
        return UseCase(
            id=f"UC-{number:05}",
            title=f"Deliver what the customer {number} has ordered",
            epic=f"RO-{10_000 + number // USE_CASES_PER_EPIC}",
            story=f"RO-{story}",
            fields={
                name: text.format(number=number) for name, text in list(FIELDS.items())[: self.fields]
            },
            steps=tuple(steps),
            alternatives=tuple(
                replace(
                    one,
                    steps=(step(self.steps + at, one.steps[0]), *one.steps[1:]),
                    story=f"RO-{story + 1 + at}" if one.resume else None,
                )
                for at, one in enumerate(ALTERNATIVES[: self.alternatives])
            ),
        )


CORPORA = {
    "anchored": Corpus(fields=4, is_all_anchored=True),
    "plain": Corpus(),
    "plain-myst": Corpus(markup=Myst()),
    "site": Corpus(markup=Myst(), fields=2, steps=6, alternatives=len(ALTERNATIVES), pages=10),
}
