"""The records a use case consists of: frozen, picklable, free of any markup.

What authors can state in an option is declared on the field that holds it: its type says how it is read,
exported and imported. To be seen it needs a sentence in ``words`` besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.options import Key, Option, options

Outcome = Literal["success", "failure", "abort"]
OUTCOMES: tuple[Outcome, ...] = ("success", "failure", "abort")

StatementKind = Literal["criterion", "kpi", "rule", "statement"]
"""What a statement is; one of a field that a project has added is no more than that."""
KIND_OF_FIELD: Mapping[str, StatementKind] = {
    "acceptance criteria": "criterion",
    "kpis": "kpi",
    "business rules": "rule",
}
"""What the items of a field are."""

ANY_TIME = "*"
"""Branch point of an alternative that may start at any time."""
START = "start"
"""Branch point of an alternative that replaces the whole flow."""
_WAIVED = "Why no story is needed: the flow is no gap."
_REASON = "a reason: say why no story is needed"
_IGNORE = (
    "Rules that do not hold here, each with the reason in brackets: ``rule (reason)``. It counts for "
    "what stands inside too. See :doc:`/reference/rules`."
)
_RULE = "the id of a rule, and in brackets why it does not hold here"
_ENDS = (
    "How the main flow ends, written as for an :ref:`alternative <endings>`. Without either, a main "
    "flow with steps ends in success. One without steps states nothing."
)


class Actor(NamedTuple):
    """A person or a system that takes part; ``secondary`` if a field says that it is no more."""

    name: str
    description: str = ""
    secondary: bool = False


class Field(NamedTuple):
    """One field as written; ``name`` is its canonical name, ``None`` for a field of the author's own."""

    name: str | None
    header: str
    text: str


class Repeat(NamedTuple):
    """A loop over the steps labelled ``first`` to ``last``, with its stated condition."""

    first: Annotated[str, Key("from")]
    last: Annotated[str, Key("to")]
    until: Annotated[
        str | None, Option("The condition of the loop.", worked_out=True, is_words=True)
    ] = None
    while_: Annotated[
        str | None, Option("The condition of the loop.", name="while", worked_out=True, is_words=True)
    ] = None
    for_each: Annotated[
        str | None,
        Option(
            "What the loop goes through, one after the other: ``parcel``. Without ``repeat``, the step "
            "with its sub-steps is the loop.",
            name="for-each",
            worked_out=True,
            needs="what it goes through: write :for-each: parcel",
            is_words=True,
        ),
    ] = None


class Step(NamedTuple):
    """One step; ``label`` is unique in its use case, ``line`` counts from 1.

    ``body`` is what it says besides ``text`` and the fields, steps and alternatives in it.
    """

    label: Annotated[str, Option("Your own label, instead of the number.", worked_out=True)]
    text: str
    line: int
    name: Annotated[
        str | None,
        Option(
            "A handle that stays when numbers change. A bare word, unique in the use case.",
            worked_out=True,
        ),
    ] = None
    actor: Annotated[
        str | None,
        Option("Who acts. If the use case lists actors, it should be one of them.", is_words=True),
    ] = None
    optional: Annotated[bool, Option("The step may be skipped. Has no value.")] = False
    choice: Annotated[
        bool,
        Option("One of the step's alternatives is taken: the flow does not simply go on. Has no value."),
    ] = False
    include: Annotated[
        tuple[str, ...],
        Option(
            "Ids of use cases that this step performs, or a range of their steps, ``UC-7.4-6``: see "
            ":doc:`/reference/relations`.",
            means="addresses",
        ),
    ] = ()
    repeat: Annotated[
        Repeat | None,
        Option(
            "The steps of a loop, ``2-4``, or one step, ``4``. Stands on the last step of the loop, or "
            "on the step after it that only says so.",
            worked_out=True,
        ),
    ] = None
    resume: Annotated[
        str | None,
        Option(
            "Another step, at which the flow goes on after this one instead of the next.",
            worked_out=True,
            needs="the step at which the flow goes on",
        ),
    ] = None
    stories: Annotated[tuple[str, ...], Option("Stories of this step.", means="items")] = ()
    tests: Annotated[tuple[str, ...], Option("Tests of this step.", means="items")] = ()
    examined: Annotated[
        str | None,
        Option(
            "Somebody has asked what could go wrong here, and why no alternative is needed.",
            needs="a reason: say why nothing can go wrong here",
            is_words=True,
        ),
    ] = None
    ignore: Annotated[str | None, Option(_IGNORE, needs=_RULE)] = None
    body: str = ""
    steps: tuple[Step, ...] = ()


class Resume(NamedTuple):
    """The flow goes on at ``target``; ``None`` when no step is stated or it is the origin."""

    target: str | None
    written: Literal["next", "origin"] | None = None
    ending: Literal["resume"] = "resume"


class End(NamedTuple):
    """The use case ends here; what is ``None`` is not stated."""

    outcome: Outcome | None = None
    name: str | None = None
    ending: Literal["end"] = "end"


class Goto(NamedTuple):
    """The flow goes on in another use case, or at an address in it."""

    target: str
    ending: Literal["goto"] = "goto"


Ending = Resume | End | Goto
"""Each has a field that tells it from the others: tuples of equal values are equal."""


def outcome_text(end: End) -> str:
    """An outcome as options name it: ``failure: card kept``, ``success``, or a name alone."""
    return ": ".join(filter(None, (end.outcome, end.name)))


class Flow(NamedTuple):
    """One alternative flow.

    ``branches`` holds the labels it branches from: ``(ANY_TIME,)``, ``(START,)`` or none when the
    branch point is not stated; ``parent`` is the alternative that holds the branch point, ``None``
    for the main flow.
    """

    label: Annotated[str, Option("Your own label, such as ``A1``, ``FA2`` or ``E1``.", worked_out=True)]
    condition: str
    line: int
    name: Annotated[str | None, Option("A handle that stays when labels change.", worked_out=True)] = (
        None
    )
    kind: Annotated[
        str,
        Option(
            "``alternative`` (the default), ``exception``, ``variation``, or one of "
            ":confval:`usecase_kinds`. An alternative inside another one does not take over its kind.",
            worked_out=True,
        ),
    ] = "alternative"
    branches: Annotated[
        tuple[str, ...],
        Option("Where it leaves, see :ref:`below <branch-points>`.", name="from", worked_out=True),
    ] = ()
    parent: str | None = None
    ending: Annotated[
        Ending | None,
        Option("How it ends, see :ref:`below <endings>`.", name="resume", worked_out=True),
        Option("How it ends, see :ref:`below <endings>`.", name="end", worked_out=True, is_words=True),
        Option("How it ends, see :ref:`below <endings>`.", name="goto", worked_out=True),
    ] = None
    stories: Annotated[tuple[str, ...], Option("Stories of this alternative.", means="items")] = ()
    tests: Annotated[tuple[str, ...], Option("Tests of this alternative.", means="items")] = ()
    waived: Annotated[str | None, Option(_WAIVED, needs=_REASON, is_words=True)] = None
    ignore: Annotated[str | None, Option(_IGNORE, needs=_RULE)] = None
    body: str = ""
    fields: tuple[Field, ...] = ()
    steps: tuple[Step, ...] = ()


class Statement(NamedTuple):
    """One item of a field such as *acceptance criteria*, that can be referred to and tested.

    ``field`` is the canonical name of that field, or the header of one that a project has added.
    ``covers`` holds labels, and outcomes as ``outcome_text`` puts them; ``kpi`` is a label.
    ``within`` is that of the alternative whose field it stands in, ``None`` for one of the use case.
    """

    label: str
    kind: StatementKind
    field: str
    text: str
    line: int
    name: Annotated[
        str | None,
        Option("A handle that stays when numbers change. A bare word.", worked_out=True),
    ] = None
    covers: Annotated[
        tuple[str, ...],
        Option(
            "What it is about: steps, alternatives and outcomes, ``2a, success``.",
            worked_out=True,
            needs="what it covers: steps, alternatives or outcomes, such as 2a, success",
        ),
    ] = ()
    kpi: Annotated[
        str | None,
        Option(
            "Of a criterion: the KPI that it measures, by its label or name.",
            worked_out=True,
            needs="the label or the name of a KPI",
        ),
    ] = None
    tests: Annotated[tuple[str, ...], Option("Tests of this statement.", means="items")] = ()
    target: Annotated[
        str | None,
        Option("Of a KPI: the value to be reached.", needs="the value to be reached", is_words=True),
    ] = None
    ignore: Annotated[str | None, Option(_IGNORE, needs=_RULE)] = None
    within: str | None = None


class UseCase(NamedTuple):
    """One use case with its main flow (``steps``) and its alternatives, in document order.

    ``id`` is as in addresses; ``written_id`` is what its author has written, if that has blanks.
    ``prefix`` is what the anchors begin with of one that has the id of another.
    """

    id: Annotated[
        str,
        Option(
            "Letters, digits, blanks, ``-``, ``_`` and ``.``, beginning with a letter or a digit. Shown "
            "as written, unique in the project; in addresses, blanks are hyphens: ``UC 12`` is "
            "``UC-12``. "
            "Without it, the id is made from the title: *Borrow a book* becomes ``borrow-a-book``.",
            worked_out=True,
        ),
    ]
    title: str
    docname: str
    line: int
    epics: Annotated[
        tuple[str, ...],
        Option(
            "The epic, or several, that the use case as a whole belongs to.", name="epic", means="items"
        ),
    ] = ()
    stories: Annotated[tuple[str, ...], Option("The stories of the main flow.", means="items")] = ()
    tests: Annotated[tuple[str, ...], Option("The tests of the main flow.", means="items")] = ()
    waived: Annotated[str | None, Option(_WAIVED, needs=_REASON, is_words=True)] = None
    ignore: Annotated[str | None, Option(_IGNORE, needs=_RULE)] = None
    status: Annotated[str | None, Option("One word or a few, shown at the top.")] = None
    priority: Annotated[str | None, Option("One word or a few, shown at the top.")] = None
    owner: Annotated[str | None, Option("One word or a few, shown at the top.")] = None
    tags: Annotated[tuple[str, ...], Option("A list of words.")] = ()
    extends: Annotated[
        tuple[str, ...],
        Option(
            "Ids of other use cases, or addresses in them: see :doc:`/reference/relations`.",
            means="addresses",
        ),
    ] = ()
    specializes: Annotated[
        tuple[str, ...],
        Option(
            "Ids of other use cases, or addresses in them: see :doc:`/reference/relations`.",
            means="addresses",
        ),
    ] = ()
    main_flow: Annotated[
        str | None,
        Option("A name for the main flow, shown in its heading.", name="main-flow", is_words=True),
    ] = None
    actors: tuple[Actor, ...] = ()
    ending: Annotated[
        Ending | None,
        Option(_ENDS, name="end", worked_out=True, is_words=True),
        Option(_ENDS, name="goto", worked_out=True),
    ] = None
    fields: tuple[Field, ...] = ()
    statements: tuple[Statement, ...] = ()
    steps: tuple[Step, ...] = ()
    flows: tuple[Flow, ...] = ()
    diagram: Annotated[
        str,
        Option(
            "``flow``: a diagram of the flow. ``swimlane``: one with a :ref:`lane for each actor "
            "<swimlanes>`. ``none``: no diagram for this use case; :rst:dir:`usecase-flow` can still "
            "show it. Without this option, :confval:`usecase_diagram` says which.",
            worked_out=True,
        ),
        Key(""),
    ] = "flow"
    written_id: Annotated[str, Key("")] = ""
    prefix: Annotated[str, Key("")] = ""

    @property
    def shown_id(self) -> str:
        """The id as its author has written it, with blanks."""
        return self.written_id or self.id

    def anchor(self, label: str = "") -> str:
        """The anchor of the use case, or of a step or alternative in it."""
        return labels.anchor(labels.address(self.prefix or self.id, label))

    @property
    def is_drawn(self) -> bool:
        """Whether there is a flow to draw and its author wants it drawn."""
        return self.diagram != "none" and self.has_flow

    @property
    def has_flow(self) -> bool:
        """Whether any step or alternative is stated."""
        return bool(self.steps or self.flows)


def walk_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """All steps and their sub-steps in document order."""
    for step in steps:
        yield step
        if step.steps:
            yield from walk_steps(step.steps)


RECORDS: Mapping[str, type] = {
    "usecase": UseCase,
    "altflow": Flow,
    "step": Step,
    "statement": Statement,
}
"""The record that each directive makes; a statement is an item of a field."""


def declared(directive: str) -> dict[str, Option]:
    """All options of a directive; the last ones are not for its record, but for the page."""
    found = {name: option for name, (_part, option) in options(RECORDS[directive]).items()}
    if directive == "usecase":
        found["name"] = Option("A :ref:`label <own-labels>` for the role ``ref``.")
    return (
        found if directive == "statement" else found | {"class": Option("Classes for your style sheet.")}
    )
