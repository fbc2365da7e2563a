"""Alternatives that begin when something happens in somebody's head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import Flow
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each condition that nobody but the one concerned knows of, unless that one acts on it."""
    if subject.lexicon is None or not subject.usecase.flows:
        return
    unnoticed, noticed = (subject.lexicon.words(name) for name in ("unnoticed", "noticed"))
    for flow in subject.usecase.flows:
        match = unnoticed.search(flow.condition)
        if match and not noticed.search(flow.condition) and not _acts(flow, match):
            yield subject.finding(
                flow,
                f'the system cannot notice the condition of {flow.label}, "{flow.condition}"',
                "say what it notices: a time that is over, an input that is wrong, words that are said",
                words=match[0],
            )


def _acts(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the first step of an alternative is done by whom its condition is about."""
    who = flow.condition[: match.start()].strip().casefold()
    return bool(who and flow.steps) and flow.steps[0].text.casefold().startswith(f"{who} ")


RULE = Rule(
    id="unnoticed-condition",
    finds="An alternative begins when somebody forgets, feels or thinks something.",
    why=(
        "An alternative can only begin with what the system can notice. It does not see that somebody "
        "has forgotten a number; it sees that nothing is entered for a minute, or a wrong number."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The member enters the PIN.

      .. altflow:: The member has forgotten the PIN
         :end: failure
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The member enters the PIN.

      .. altflow:: Nothing is entered for a minute
         :end: failure
""",
    over="usecase",
    check=check,
    severity="advice",
)
