"""All rules, found by themselves: the modules of this wing that declare one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Any

from sphinxext.usecase.core import rules as wing
from sphinxext.usecase.core.model.findings import Finding, Severity
from sphinxext.usecase.core.model.labels import as_written
from sphinxext.usecase.core.rules.rule import Over, Rule
from sphinxext.usecase.core.wings import declared


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, sorted."""
    return {rule.id: rule for rule in sorted(declared(wing, "RULE"))}


def severity_of(rule: str, stated: Mapping[str, Severity]) -> Severity:
    """How severe it is what a rule finds, or a mistake of a kind: as stated, or as it is by itself."""
    if rule in stated:
        return stated[rule]
    found = rules().get(rule)
    return found.severity if found else "warning"


def findings(over: Over, subject: Any, wanted: Container[str]) -> Iterator[Finding]:
    """What the rules over a kind of subject find in one, as far as these rules are ``wanted``."""
    for rule in rules().values():
        if rule.over == over and rule.id in wanted:
            for finding in rule.check(subject):
                yield _as_written(finding)._replace(rule=rule.id)


def _as_written(finding: Finding) -> Finding:
    """A finding that calls use cases as their authors do."""
    return finding._replace(
        text=as_written(finding.text),
        fix=as_written(finding.fix),
        head=as_written(finding.head),
        usecase=as_written(finding.usecase),
        words=as_written(finding.words),
    )
