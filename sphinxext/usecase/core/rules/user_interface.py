"""Steps that tell what is done to a screen instead of what somebody wants."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each of them; the button of a device is no part of a screen."""
    if subject.lexicon is None:
        return
    device = subject.lexicon.words("device")
    for step, match in subject.saying("widget"):
        if not device.search(step.text):
            yield subject.finding(
                step,
                f'step {step.label} tells what is done to a screen: "{match[0]}"',
                "say what the actor wants; a screen that changes then leaves the use case as it is",
                words=match[0],
            )


RULE = Rule(
    id="user-interface",
    finds="A step tells clicks, buttons and tabs instead of what the actor wants.",
    why=(
        "A use case is no manual. When the screen changes, every such step is wrong, although the "
        "process is the same. Buttons of devices, such as an emergency stop, are not meant."
    ),
    bad="""\
.. usecase:: Reserve a book
   :id: UC-RESERVE

   .. step:: The member clicks the *Catalogue* tab and then the *New* button.
""",
    better="""\
.. usecase:: Reserve a book
   :id: UC-RESERVE

   .. step:: The member asks for the next free copy of a book.
""",
    over="usecase",
    check=check,
    severity="advice",
)
