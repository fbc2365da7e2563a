"""Steps in which something is done, and nobody does it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.named_actors import Named
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each passive step that names no actor, be it in its option or in its words."""
    if subject.lexicon is None:
        return
    auxiliary, passive, agent = map(subject.lexicon.form, ("auxiliary", "passive", "agent"))
    for step, text in subject.hinted(auxiliary):
        match = None if step.actor else passive.search(text)
        if match and not agent.search(text) and not Named(subject.usecase.actors).is_in(text):
            yield subject.finding(
                step,
                f'step {step.label} does not say who acts ("{match["verb"]}")',
                "begin with the actor, or name it with :actor:",
                words=match["verb"],
            )


RULE = Rule(
    id="missing-agent",
    finds="A step says in the passive what is done, and neither its words nor its options say by whom.",
    why=(
        "Two teams read *the card is checked*, and each takes it for the work of the other. Who acts "
        "also decides on the lane and on who can notice that it went wrong."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The card is checked.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian checks the card.
""",
    over="usecase",
    check=check,
    severity="advice",
)
