"""Which findings are ignored because their author says so, and which such statements nothing needs."""

from __future__ import annotations

from collections.abc import Iterable

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.ignores import Ignore, named_in
from sphinxext.usecase.core.reading.hints import did_you_mean
from sphinxext.usecase.core.rules.registry import rules


class Ignores:
    """All that authors want to be ignored."""

    def __init__(self, stated: Iterable[Ignore]) -> None:
        self._needed: dict[Ignore, bool] = dict.fromkeys(stated, False)
        self._of: dict[tuple[str, str], list[Ignore]] = {}
        for one in self._needed:
            self._of.setdefault((one.usecase, one.rule), []).append(one)

    def reason(self, finding: Finding) -> str | None:
        """Why a finding is to be ignored; ``None``: it is not."""
        said: str | None = None
        for one in self._of.get((finding.usecase, finding.rule), ()):
            if not one.covers or finding.label in one.covers:
                self._needed[one] = True
                said = one.reason if said is None else said
        return said

    @property
    def needless(self) -> list[Ignore]:
        """Those that no finding needed that was asked about."""
        return [one for one, is_needed in self._needed.items() if not is_needed]


def wrong_in(text: str) -> str:
    """What is wrong with the value of the option ``ignore``, and what to write; empty: nothing."""
    named = named_in(text)
    if not named:
        return f'"{text}" cannot be read; write the id of a rule and in brackets why: rule (reason)'
    for rule, reason in named:
        if rule not in rules():
            return f'there is no rule "{rule}"{did_you_mean(rule, list(rules()))}'
        if not reason:
            return f"{rule} needs a reason: write {rule} (why it does not hold here)"
    return ""
